package bibtex

import (
	"strings"

	"warrant/internal/bib"
)

// simple are the fields that say the same as one of CSL's, in the order in which they are written.
var simple = []struct{ name, csl string }{
	{"shorttitle", "title-short"}, {"shortjournal", "container-title-short"}, {"series", "collection-title"},
	{"edition", "edition"}, {"volume", "volume"},
	{"volumes", "number-of-volumes"}, {"chapter", "chapter-number"}, {"pagetotal", "number-of-pages"},
	{"version", "version"}, {"isbn", "ISBN"}, {"issn", "ISSN"},
	{"pmid", "PMID"}, {"pmcid", "PMCID"}, {"venue", "event-place"}, {"eventtitle", "event-title"},
	{"origtitle", "original-title"}, {"origpublisher", "original-publisher"},
	{"origlocation", "original-publisher-place"}, {"reviewedtitle", "reviewed-title"}, {"callnumber", "call-number"},
	{"keywords", "keyword"}, {"abstract", "abstract"}, {"annotation", "annote"},
}

// people are the fields that hold names.
var people = []struct{ name, csl string }{
	{"author", "author"}, {"editor", "editor"}, {"translator", "translator"}, {"bookauthor", "container-author"},
	{"director", "director"}, {"serieseditor", "collection-editor"},
	{"collaborator", "contributor"}, {"origauthor", "original-author"},
}

// dates are the fields that hold dates.
var dates = []struct{ name, csl string }{{"date", "issued"}, {"urldate", "accessed"}, {"origdate", "original-date"},
	{"eventdate", "event-date"}}

// verbs are the fields in which nothing is a command.
var verbs = map[string]bool{"doi": true, "url": true, "file": true, "eprint": true, "pmid": true, "pmcid": true,
	"isbn": true, "issn": true}

// normal gives fields their usual names and makes one date of year and month.
func normal(e *raw) {
	for _, name := range append([]string(nil), e.order...) {
		to, ok := aliases[name]
		if !ok {
			continue
		}
		if _, there := e.fields[to]; !there {
			e.rename(name, to)
		}
	}
	if e.fields["date"] == "" && e.fields["year"] != "" {
		if date := joined(plainText(e.fields["year"]), plainText(e.fields["month"]),
			plainText(e.fields["day"])); date != "" {
			hasMonth := strings.Contains(strings.TrimPrefix(date, "-"), "-")
			e.rename("year", "date")
			e.fields["date"] = date
			if hasMonth {
				if strings.Count(date, "-") > 1 {
					e.drop("day")
				}
				e.drop("month")
			}
		}
	}
}

func (r *raw) rename(from, to string) {
	r.fields[to] = r.fields[from]
	delete(r.fields, from)
	for i, name := range r.order {
		if name == from {
			r.order[i] = to
		}
	}
}

func (r *raw) drop(name string) {
	delete(r.fields, name)
	for i, n := range r.order {
		if n == name {
			r.order = append(r.order[:i:i], r.order[i+1:]...)
			return
		}
	}
}

// cslOf returns what an entry with normal names says, and which of its fields were understood.
func cslOf(e *raw) (out bib.Fields, used map[string]bool) {
	out, used = bib.Fields{}, map[string]bool{}
	tex := func(name string) string { used[name] = true; return e.fields[name] }
	get := func(name string) string {
		if verbs[name] {
			return verbatim(tex(name))
		}
		return plainText(tex(name))
	}
	kind, class := kindOf(e.kind)
	if kind == "article-journal" {
		switch sub := get("entrysubtype"); sub {
		case "magazine", "newspaper":
			kind = "article-" + sub
		default:
			used["entrysubtype"] = false
		}
	}
	out.Put("type", kind)
	title := func(prefix string) string {
		t := join(": ", get(prefix+"title"), get(prefix+"subtitle"))
		if addon := get(prefix + "titleaddon"); addon != "" {
			t = join(". ", strings.TrimSuffix(t, "."), addon)
		}
		return t
	}
	own := title("")
	out.Put("title", own)
	if out["title-short"] == nil && get("subtitle")+get("titleaddon") != "" && e.fields["shorttitle"] == "" {
		out.Put("title-short", get("title"))
	}
	switch class {
	case article:
		out.Put("container-title", title("journal"))
		if issue := title("issue"); issue != "" {
			out.Put("volume-title", issue)
		}
		out.Put("issue", join(", ", get("number"), get("issue")))
		if out.Text("container-title") == "" && e.fields["booktitle"] != "" {
			out.Put("container-title", title("book"))
		}
	case part:
		in := title("book")
		if main := title("main"); main != "" {
			out.Put("container-title", main)
			out.Put("volume-title", in)
		} else {
			out.Put("container-title", in)
		}
		if out.Text("container-title") == "" {
			out.Put("container-title", title("journal"))
		}
		out.Put("collection-number", get("number"))
		out.Put("issue", get("issue"))
	case book:
		if main := title("main"); main != "" {
			out.Put("title", main)
			out.Put("volume-title", own)
			delete(out, "title-short")
		}
		out.Put("collection-number", get("number"))
	default:
		if e.fields["journaltitle"] != "" {
			out.Put("container-title", title("journal"))
		} else {
			out.Put("container-title", title("book"))
		}
		out.Put("number", get("number"))
		out.Put("issue", get("issue"))
	}
	for _, f := range simple {
		out.Put(f.csl, get(f.name))
	}
	if p := get("part"); p != "" && out.Text("volume") != "" {
		out["volume"] = out.Text("volume") + "." + p
	} else if p != "" {
		used["part"] = false
	}
	if series, ok := serieses[out.Text("collection-title")]; ok {
		out["collection-title"] = series
	}
	for _, f := range people {
		out.AddNames(f.csl, namesOf(tex(f.name))...)
	}
	role := "editor"
	if e.fields["editortype"] != "" {
		role = strings.TrimSpace(e.fields["editortype"])
	}
	switch role {
	case "director", "translator":
		if out["editor"] != nil && out[role] == nil {
			out[role] = out["editor"]
			delete(out, "editor")
			used["editortype"] = true
		}
	}
	for _, f := range dates {
		if date := dateOf(plainText(tex(f.name))); date != nil {
			out[f.csl] = date
		}
	}
	out.Put("publisher", join("; ", list(tex("institution")), list(tex("organization")), list(tex("publisher"))))
	if how := e.fields["howpublished"]; how != "" && !strings.Contains(how, "://") && out.Text("publisher") == "" {
		out.Put("publisher", get("howpublished"))
	}
	place := "publisher-place"
	if kind == "patent" {
		place = "jurisdiction"
	}
	location := list(tex("location"))
	if kind == "patent" {
		for key, country := range countries {
			location = strings.ReplaceAll(location, key, country)
		}
	}
	out.Put(place, location)
	if pages := get("pages"); pages != "" {
		out["page"] = dashes.Replace(pages)
	} else {
		out.Put("page", get("eid"))
	}
	out.Put("DOI", bib.DOI(get("doi")))
	out.Put("URL", get("url"))
	if eprint := verbatim(e.fields["eprint"]); eprint != "" && strings.EqualFold(e.fields["eprinttype"], "arxiv") {
		if out.Text("URL") == "" {
			out.Put("URL", "https://arxiv.org/abs/"+eprint)
		}
	}
	if how := e.fields["howpublished"]; strings.Contains(how, "://") && out.Text("URL") == "" &&
		!strings.Contains(how, " ") {
		out.Put("URL", verbatim(tex("howpublished")))
	}
	out.Put("note", join(". ", strings.TrimSuffix(get("note"), "."), get("addendum")))
	if e.fields["addendum"] == "" {
		out.Put("note", get("note"))
	}
	out.Put("genre", worded(get("type"), genres))
	if out.Text("genre") == "" {
		out.Put("genre", map[string]string{"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}[e.kind])
	}
	out.Put("status", worded(get("pubstate"), states))
	out.Put("language", worded(get("langid"), languages))
	if e.fields["langid"] == "" {
		out.Put("language", worded(get("language"), languages))
	}
	if text := e.fields["csljson"]; text != "" {
		used["csljson"] = out.AddRest(plainRest(text))
	}
	return out, used
}

var dashes = strings.NewReplacer(" – ", "-", " — ", "-", "–", "-", "—", "-", "--", "-")

// plainRest reads the JSON that escapeRest writes.
func plainRest(tex string) string {
	words := strings.FieldsFunc(unescapeTeX.Replace(tex), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	return strings.Join(words, " ") // no other space: one that does not break is part of a text
}

var (
	escapeTeX   = strings.NewReplacer(`\`, `\textbackslash{}`, "%", `\%`, "#", `\#`, "&", `\&`, "_", `\_`, "$", `\$`)
	unescapeTeX = strings.NewReplacer(`\textbackslash{}`, `\`, `\%`, "%", `\#`, "#", `\&`, "&", `\_`, "_", `\$`, "$")
)

// escapeRest writes JSON as a value of which the braces are balanced: those in its texts are written by their numbers.
func escapeRest(json string) string {
	var b strings.Builder
	inText, skip := false, false
	for _, r := range json {
		switch {
		case skip:
			skip = false
		case r == '\\':
			skip = inText
		case r == '"':
			inText = !inText
		case inText && r == '{':
			b.WriteString(`\u007b`)
			continue
		case inText && r == '}':
			b.WriteString(`\u007d`)
			continue
		}
		b.WriteRune(r)
	}
	return escapeTeX.Replace(b.String())
}

func worded(text string, table map[string]string) string {
	if to, ok := table[strings.ToLower(text)]; ok {
		return to
	}
	return text
}

// list reads values joined by "and" as one text.
func list(tex string) string {
	var out []string
	for _, one := range listOf(tex) {
		out = append(out, plainText(one))
	}
	return strings.Join(out, "; ")
}

func join(between string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, between)
}
