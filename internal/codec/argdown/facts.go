package argdown

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// What Argdown has no place for stands in the data of statements and arguments, and, of the map as a whole, in the front
// matter under ownKey.
const ownKey = "warrant"

// settings are the keys of data that only tell the official program how to draw.
var settings = []string{"isCanonical", "isInMap", "isInGroup", "color", "fontColor", "images", "link", "uses", "from"}

// sortedKeys returns the keys of data in order.
func sortedKeys(data map[string]any) []string { return slices.Sorted(maps.Keys(data)) }

// listOf returns a list, or a list of the one value.
func listOf(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

func mapOf(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// facts are what the data of a statement says that is not in the statement yet.
type facts struct {
	text               string
	hasShort, hasGroup bool
	cites              any
}

// facts puts what the data of a statement says into it. What a map has no place for goes into the note.
func (r *reader) facts(c *class, st *argmap.Statement) facts {
	var f facts
	for _, key := range sortedKeys(c.data) {
		value := c.data[key]
		words := inWords(value)
		switch {
		case value == nil && key != "short" && key != "group":
			r.aside(c, st, key, value)
		case key == "text":
			f.text = codec.Clean(words)
		case key == "short":
			f.hasShort, st.Short = true, r.fit(codec.Line(textOf(value)), c.line, "a title")
		case key == "group":
			f.hasGroup, st.Group = true, r.fit(codec.Line(textOf(value)), c.line, "the name of a section")
		case key == "kind" && slices.Contains(argmap.StatementKinds, argmap.StatementKind(words)):
			st.Kind = argmap.StatementKind(words)
		case key == "thesis" && value == true:
			st.Thesis = true
		case key == "note":
			st.Note = codec.Clean(words) + st.Note
		case key == "tags":
			st.Tags = nil
			for _, t := range listOf(value) {
				if t := codec.Clean(inWords(t)); t != "" && len(st.Tags) < maxTags && !slices.Contains(st.Tags, t) {
					st.Tags = append(st.Tags, t)
				}
			}
		case key == "proponent":
			for _, name := range listOf(value) {
				r.hold(st, map[string]any{"name": name})
			}
		case key == "voices":
			for _, v := range listOf(value) {
				r.hold(st, mapOf(v))
			}
		case key == "cites":
			f.cites = value
		case isDrawn(key): // see kept.go
		case slices.Contains(settings, key):
			if key != "link" {
				r.lose(codec.Dropped, c.line, string(st.ID), "“"+short(key+": "+words)+"”", "It is for the official program.")
			}
		default:
			r.aside(c, st, key, value)
		}
	}
	st.Foreign = r.foreign(some(c.data, drawn), c.line, string(st.ID))
	return f
}

// textOf returns a value as text; nothing of none.
func textOf(v any) string {
	if v == nil {
		return ""
	}
	return inWords(v)
}

// aside keeps data that a map has no place for in the note.
func (r *reader) aside(c *class, st *argmap.Statement, key string, value any) {
	said := key
	if value != nil {
		said += ": " + inWords(value)
	}
	st.Note = more(st.Note, codec.Clean(said))
	r.lose(codec.Approximated, c.line, string(st.ID), "“"+short(said)+"”", "A statement of a map has no place for it but its note.")
}

// hold adds a voice to those that hold a statement.
func (r *reader) hold(st *argmap.Statement, v map[string]any) {
	name := codec.Line(textOf(v["name"]))
	if name == "" {
		return
	}
	h := argmap.Holding{Voice: r.Voice(short200(name)), Stance: argmap.Asserts}
	if stance := argmap.Stance(textOf(v["stance"])); slices.Contains(argmap.Stances, stance) {
		h.Stance = stance
	}
	if through := codec.Line(textOf(v["through"])); through != "" {
		h.Through = r.Voice(short200(through))
	}
	if len(st.Holdings) < maxTags && !slices.Contains(st.Holdings, h) {
		st.Holdings = append(st.Holdings, h)
	}
}

// short200 returns a name that is not absurdly long.
func short200(name string) string {
	if len(name) <= 1000 {
		return name
	}
	return strings.ToValidUTF8(name[:1000], "")
}

// voicesAndWorks reads what the front matter says of voices, works and texts.
func (r *reader) voicesAndWorks() {
	own := mapOf(r.front[ownKey])
	if name := codec.Line(textOf(own["narrator"])); name != "" && name != "Reader" {
		r.Author(short200(name))
	}
	for _, v := range listOf(own["works"]) {
		r.work(mapOf(v))
	}
	for _, v := range listOf(own["texts"]) {
		text := mapOf(v)
		id, title := textOf(text["id"]), codec.Clean(textOf(text["title"]))
		if title == "" {
			title = id
		}
		if title == "" || r.texts[id] != "" {
			continue
		}
		r.texts[id] = argmap.SourceID(r.ID(id, "text"))
		r.Put(argmap.Source{ID: r.texts[id], Title: r.fit(title, r.frontLine, "the title of a text"), Item: r.works[textOf(text["work"])], Rank: r.Rank()})
	}
}

func (r *reader) work(fields map[string]any) {
	csl, err := json.Marshal(fields)
	if err == nil && fields != nil {
		var item argmap.Item
		if item, err = cite.FromCSL(csl); err == nil && r.works[string(item.ID)] == "" {
			id := argmap.ItemID(r.ID(string(item.ID), "work"))
			r.works[string(item.ID)] = id
			item.ID, item.Rank = id, r.Rank()
			r.Put(item)
			return
		}
	}
	if err != nil {
		r.lose(codec.Dropped, r.frontLine, "", "a work", "It is no work in CSL-JSON: "+err.Error()+".")
	}
}

// whole returns a number that is whole and not negative; 0 of anything else.
func whole(v any) int {
	n, ok := v.(int)
	if !ok || n < 0 || n > 1<<40 {
		return 0
	}
	return n
}

// cite adds citations.
func (r *reader) cite(of argmap.Ref, line int, cites any) {
	for _, v := range listOf(cites) {
		c := mapOf(v)
		text := func(key string) string {
			return r.fit(codec.Clean(textOf(c[key])), line, "“"+key+"” of a citation")
		}
		passage := argmap.Passage{
			Source: r.texts[textOf(c["text"])], Section: text("section"), Paragraph: whole(c["paragraph"]), Page: text("page"),
			Start: whole(c["from"]), End: max(whole(c["from"]), whole(c["to"])), Quote: text("quote"), Prefix: text("before"), Suffix: text("after"),
		}
		made := argmap.Citation{Of: of, Item: r.works[textOf(c["work"])], Locator: text("pages"), Note: whole(c["note"])}
		if passage.Source != "" {
			if made.Passage = r.passages[passage]; made.Passage == "" {
				made.Passage = argmap.PassageID(r.Fresh("p"))
				r.passages[passage] = made.Passage
				full := passage
				full.ID, full.Rank = made.Passage, r.Rank()
				r.Put(full)
			}
		}
		if made.Item == "" && made.Passage == "" {
			r.lose(codec.Dropped, line, of.ID, "“"+short(inWords(v))+"”", "A citation names a work or a text that the front matter lists.")
			continue
		}
		made.ID, made.Rank = argmap.CitationID(r.Fresh("c")), r.Rank()
		r.Put(made)
	}
}
