package sadface

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// around is how many code points before and after a passage are kept of a text.
const around = 32

// resources makes works and texts of the resources. Works come first: texts may name them.
func (r *reader) resources() {
	ours := make([]text, len(r.file.Resource))
	seen := map[string]bool{}
	for i, found := range r.file.Resource {
		var err error
		ours[i], err = block[text](found.Metadata)
		if found.ID == "" || seen[found.ID] {
			r.lose(codec.Dropped, found.ID, "a resource", "It has no id, or one that another has already.")
			r.file.Resource[i].ID = ""
			continue
		}
		seen[found.ID] = true
		if found.Type != "" && found.Type != "text" {
			r.lose(codec.Dropped, found.ID, fmt.Sprintf("the type %.60q of a resource", found.Type),
				"A map takes all of them for texts.")
		}
		core := found.Metadata.core()
		if _, written := found.Metadata[aside.Key]; written && err == nil {
			core = nil // readable for others; the block has all of it
		}
		if ours[i].Work != nil {
			r.work(found.ID, ours[i].Work)
		} else if item, ok := workOf(core); ok {
			item.ID, item.Rank = argmap.ItemID(r.ID("", "work")), r.Rank()
			r.Put(item)
			r.works[found.ID] = item.ID
		}
		r.leftover(found.ID, found.Metadata, core, err)
	}
	for i, found := range r.file.Resource {
		if found.ID != "" && ours[i].Work == nil {
			r.text(i+1, found, ours[i])
		}
	}
}

// work reads a work that we wrote.
func (r *reader) work(of string, raw json.RawMessage) {
	csl := map[string]any{}
	id := r.ID(of, "work")
	if err := json.Unmarshal(raw, &csl); err == nil {
		if item, ok := itemOf(id, csl); ok {
			item.Rank = r.Rank()
			r.Put(item)
			r.works[of] = item.ID
			return
		}
	}
	r.lose(codec.Dropped, of, "a work", "Its fields are not as CSL-JSON has them.")
}

// text makes a source of a resource.
func (r *reader) text(number int, found foundText, ours text) {
	title := codec.Line(ours.Title)
	_, written := found.Metadata[aside.Key]
	item := r.works[found.ID]
	if written {
		known := false
		if item, known = r.works[ours.Of]; ours.Of != "" && !known {
			r.lose(codec.Dropped, found.ID, "the work of a text", "It is not among the resources.")
		}
	} else {
		r.content[found.ID] = []rune(found.Content)
		if strings.TrimSpace(found.Content) != "" {
			r.lose(codec.Dropped, found.ID, fmt.Sprintf("a text of %d characters", utf8.RuneCountInString(found.Content)),
				"A map keeps the passages that statements rest on, with the words around them, and not the whole text.")
		}
	}
	if title == "" {
		core := found.Metadata.core()
		title = codec.Line(take(core, "title"))
	}
	if title == "" {
		title = fmt.Sprintf("Resource %d", number)
		r.lose(codec.Invented, found.ID, "the title of a resource, "+title,
			"The file does not say one; a map shows it with each passage.")
	}
	if len(title) > argmap.MaxText {
		title = strings.ToValidUTF8(title[:argmap.MaxText], "")
	}
	src := argmap.Source{ID: argmap.SourceID(r.ID(found.ID, "text")), Title: title, Item: item, Rank: r.Rank()}
	r.Put(src)
	r.texts[found.ID] = src.ID
}

// source enters one of an atom's sources.
func (r *reader) source(on argmap.Ref, of string, raw json.RawMessage) {
	var found struct {
		Resource string       `json:"resource_id"`
		Text     string       `json:"text"`
		Offset   *json.Number `json:"offset"`
		Length   *json.Number `json:"length"`
		Metadata blocks       `json:"metadata"`
	}
	if err := json.Unmarshal(raw, &found); err != nil {
		r.lose(codec.Dropped, of, "a source, "+say(raw), "It is not as SADFace has sources.")
		return
	}
	c, err := block[aside.Cite](found.Metadata)
	r.leftover(of, found.Metadata, found.Metadata.core(), err)
	if work, ok := r.works[found.Resource]; ok && r.texts[found.Resource] == "" {
		r.aside.Cite(on, of, c, work, "")
		return
	}
	c.Quote = found.Text
	start, end, ok := place(found.Offset, found.Length, utf8.RuneCountInString(found.Text))
	if c.Start, c.End = start, end; !ok {
		r.lose(codec.Dropped, of, "where a source stands", "Its offset or length is no number that a text can have.")
	}
	text := r.texts[found.Resource]
	if text == "" {
		r.lose(codec.Dropped, of, "a source", fmt.Sprintf("Its resource %.60q is not in the file; it says %q.",
			found.Resource, say([]byte(found.Text))))
		return
	}
	r.context(of, found.Resource, &c)
	r.aside.Cite(on, of, c, r.worked(of, c.Work), text)
}

// place returns where a source stands. Without a length it is as long as its words, without an offset it has no place.
func place(offset, length *json.Number, words int) (start, end int, ok bool) {
	if offset == nil {
		return 0, 0, true
	}
	at, err := offset.Int64()
	n := int64(words)
	var err2 error
	if length != nil {
		n, err2 = length.Int64()
	}
	if err != nil || err2 != nil || at < 0 || n < 0 || at > aside.MaxPlace || n > aside.MaxPlace || at+n > aside.MaxPlace {
		return 0, 0, false
	}
	return int(at), int(at + n), true
}

// context takes the words around a passage from the text, where that is in the file, and compares the passage itself.
func (r *reader) context(of, resource string, c *aside.Cite) {
	text, ok := r.content[resource]
	if !ok || len(text) == 0 || c.End == c.Start {
		return
	}
	if c.End > len(text) || string(text[c.Start:c.End]) != c.Quote {
		r.lose(codec.Approximated, of, "the words of a source",
			"The text of the resource has other words there; those of the source were taken.")
		return
	}
	c.Prefix = string(text[max(0, c.Start-around):c.Start])
	c.Suffix = string(text[c.End:min(len(text), c.End+around)])
}

// worked returns the work that a citation of ours names.
func (r *reader) worked(of, name string) argmap.ItemID {
	work, ok := r.works[name]
	if name != "" && !ok {
		r.lose(codec.Dropped, of, "a work that is cited", fmt.Sprintf("The resource %.60q is not in the file.", name))
	}
	return work
}

// cites enters the citations of a block of ours.
func (r *reader) cites(on argmap.Ref, of string, all []aside.Cite) {
	for _, c := range all {
		text := r.texts[c.Text]
		if c.Text != "" && text == "" {
			r.lose(codec.Dropped, of, "a text that is cited", fmt.Sprintf("The resource %.60q is not in the file.", c.Text))
		}
		r.aside.Cite(on, of, c, r.worked(of, c.Work), text)
	}
}
