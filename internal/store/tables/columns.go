package tables

import (
	"slices"

	"warrant/internal/argmap"
)

// columnsOf returns the columns of a record, the id first. Lists of references have tables of their own; see children.go.
func columnsOf(rec argmap.Record) []column {
	switch r := rec.(type) {
	case argmap.Map:
		return mapColumns(&mapRow{argmap.MapRef.ID, r})
	case argmap.Voice:
		return voiceColumns(&r)
	case argmap.Statement:
		return statementColumns(&r)
	case argmap.Argument:
		return argumentColumns(&r)
	case argmap.Dispute:
		return disputeColumns(&r)
	case argmap.Source:
		return sourceColumns(&r)
	case argmap.Passage:
		return passageColumns(&r)
	case argmap.Item:
		return itemColumns(&r)
	case argmap.Citation:
		return citationColumns(&r)
	case argmap.Comment:
		return commentColumns(&r)
	case argmap.View:
		return viewColumns(&r)
	}
	return nil
}

// mapRow is the one row of the table "map", which has an id though the record has none.
type mapRow struct {
	id string
	r  argmap.Map
}

func mapColumns(w *mapRow) []column {
	return []column{
		text("id", &w.id), text("title", &w.r.Title), texts("authors", &w.r.Authors), text("description", &w.r.Description),
		text("of_other_formats", &w.r.Foreign),
	}
}

func voiceColumns(r *argmap.Voice) []column {
	return []column{text("id", &r.ID), text("name", &r.Name), text("role", &r.Role), text("rank", &r.Rank)}
}

func statementColumns(r *argmap.Statement) []column {
	return []column{
		text("id", &r.ID), text("kind", &r.Kind), text("text", &r.Text), text("short", &r.Short), flag("thesis", &r.Thesis),
		texts("tags", &r.Tags), text("in_group", &r.Group), text("note", &r.Note),
		text("of_other_formats", &r.Foreign), text("rank", &r.Rank),
	}
}

func argumentColumns(r *argmap.Argument) []column {
	return []column{
		text("id", &r.ID), text("polarity", &r.Polarity), target("target_statement", argmap.KindStatement, &r.Target),
		target("target_argument", argmap.KindArgument, &r.Target), text("scheme", &r.Scheme), text("label", &r.Label),
		text("of_other_formats", &r.Foreign), text("rank", &r.Rank),
	}
}

func disputeColumns(r *argmap.Dispute) []column {
	return []column{text("id", &r.ID), text("title", &r.Title), text("statement", &r.Statement), text("rank", &r.Rank)}
}

func sourceColumns(r *argmap.Source) []column {
	return []column{text("id", &r.ID), text("title", &r.Title), optional("item", &r.Item), text("rank", &r.Rank)}
}

func passageColumns(r *argmap.Passage) []column {
	return []column{
		text("id", &r.ID), text("source", &r.Source), text("section", &r.Section), number("paragraph", &r.Paragraph), text("page", &r.Page),
		number("starts", &r.Start), number("ends", &r.End), text("quote", &r.Quote), text("prefix", &r.Prefix), text("suffix", &r.Suffix),
		text("rank", &r.Rank),
	}
}

func itemColumns(r *argmap.Item) []column {
	date := func(name string, d *argmap.Date) []column {
		return []column{number(name+"_year", &d.Year), number(name+"_month", &d.Month), number(name+"_day", &d.Day), text(name+"_text", &d.Text)}
	}
	out := []column{text("id", &r.ID), text("type", &r.Type), text("title", &r.Title), names("authors", &r.Authors), names("editors", &r.Editors)}
	out = append(append(out, date("issued", &r.Issued)...), date("accessed", &r.Accessed)...)
	return append(out,
		text("container", &r.Container), text("publisher", &r.Publisher), text("publisher_place", &r.Place), text("volume", &r.Volume),
		text("issue", &r.Issue), text("page", &r.Page), text("url", &r.URL), text("note", &r.Note), text("more", &r.More), text("rank", &r.Rank))
}

func citationColumns(r *argmap.Citation) []column {
	return []column{
		text("id", &r.ID), target("of_statement", argmap.KindStatement, &r.Of), target("of_argument", argmap.KindArgument, &r.Of),
		optional("item", &r.Item), optional("passage", &r.Passage), text("locator", &r.Locator), number("note", &r.Note), text("rank", &r.Rank),
	}
}

func commentColumns(r *argmap.Comment) []column {
	return []column{
		text("id", &r.ID), target("of_statement", argmap.KindStatement, &r.Of), target("of_argument", argmap.KindArgument, &r.Of),
		text("author", &r.Author), text("text", &r.Text), text("severity", &r.Severity), text("request", &r.Request), text("status", &r.Status),
		moment("made_at", &r.At), text("rank", &r.Rank),
	}
}

func viewColumns(r *argmap.View) []column {
	return []column{
		text("id", &r.ID), text("name", &r.Name), filter("filter", &r.Filter), refs("folded", &r.Folded), ref("focus", &r.Focus),
		number("depth", &r.Depth), text("direction", &r.Direction), text("style", &r.Style), text("rank", &r.Rank),
	}
}

// names is a column that holds a list of persons as JSON.
func names(name string, p *[]argmap.Name) column {
	return jsonColumn(name, func() (any, error) {
		for _, n := range *p {
			if err := checkUTF8(n.Family + n.Given + n.Literal); err != nil {
				return nil, err
			}
		}
		return each(*p, func(n argmap.Name) wireName { return wireName(n) }, true), nil
	}, func(s string) error {
		var list []wireName
		err := decodeJSON(s, &list)
		*p = each(list, func(n wireName) argmap.Name { return argmap.Name(n) }, false)
		return err
	})
}

// refs is a column that holds a list of references as JSON.
func refs(name string, p *[]argmap.Ref) column {
	return jsonColumn(name, func() (any, error) {
		for _, r := range *p {
			if err := checkUTF8(r.ID); err != nil {
				return nil, err
			}
		}
		return each(*p, func(r argmap.Ref) wireRef { return wireRef(r) }, true), nil
	}, func(s string) error {
		*p = nil
		if s == "[]" {
			return nil
		}
		var list []wireRef
		err := decodeJSON(s, &list)
		*p = each(list, func(r wireRef) argmap.Ref { return argmap.Ref(r) }, false)
		return err
	})
}

// filter is a column that holds a view's filter as JSON.
func filter(name string, p *argmap.Filter) column {
	return jsonColumn(name, func() (any, error) {
		texts := slices.Concat([]string{p.Text, string(p.Whose)}, p.Groups, p.Tags, words(p.Voices), words(p.Kinds), words(p.Roles),
			words(p.Anchors), words(p.Checks))
		for _, r := range p.Sources {
			texts = append(texts, r.ID)
		}
		for _, t := range texts {
			if err := checkUTF8(t); err != nil {
				return nil, err
			}
		}
		return toFilter(*p), nil
	}, func(s string) error {
		var w wireFilter
		err := decodeJSON(s, &w)
		*p = w.filter()
		return err
	})
}

// words returns a list of texts as plain strings.
func words[S ~string](list []S) []string {
	return each(list, func(s S) string { return string(s) }, false)
}

// each converts a list; an empty one becomes nil unless it is asked for.
func each[A, B any](list []A, f func(A) B, empty bool) []B {
	if len(list) == 0 && !empty {
		return nil
	}
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}
