package opml

import (
	"encoding/xml"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	r := &reader{top: &codec.Topic{Fields: map[string]string{}}}
	x, err := codec.OpenXML(in, &r.report)
	if err != nil {
		return nil, nil, err
	}
	r.XML = x
	if err := r.file(); err != nil {
		return nil, nil, err
	}
	r.dropped.Report(&r.report, "It says nothing that a map has a place for.")
	if r.top.Text == "" && len(r.top.Below) > 0 {
		r.top.Text = r.top.Below[0].Text
	}
	return codec.Unnest(r.top, r.report)
}

// reader reads one file.
type reader struct {
	*codec.XML
	report  codec.Report
	dropped codec.Counts
	top     *codec.Topic
}

// file reads the head and all entries.
func (r *reader) file() error {
	open, seen := []*codec.Topic{r.top}, false
	for {
		token, err := r.Next()
		switch t := token.(type) {
		case nil:
			return err
		case xml.StartElement:
			switch name := t.Name.Local; {
			case !seen && name != "opml":
				return codec.Errorf(r.Line(), "this is no OPML: it begins with <%s>, not with <opml>", name)
			case name == "opml", name == "head", name == "body":
				seen = true
			case name == "outline":
				up, entry := open[len(open)-1], r.entry(t)
				up.Below = append(up.Below, entry)
				open = append(open, entry)
			default:
				err = r.head(t)
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == "outline" && len(open) > 1 {
				open = open[:len(open)-1]
			}
		}
	}
}

// head reads what is said of the outline as a whole.
func (r *reader) head(e xml.StartElement) error {
	line := r.Line()
	if e.Name.Local == "map" && e.Name.Space == space {
		for _, a := range e.Attr {
			if a.Name.Local == "description" {
				r.top.Note = a.Value
			} else {
				r.top.Fields[a.Name.Local] = a.Value
			}
		}
	}
	inner, err := r.Inner()
	switch {
	case e.Name.Local == "title" && r.top.Text == "":
		r.top.Text = codec.PlainHTML(inner)
	case e.Name.Space != space:
		r.dropped.Add(line, "<"+e.Name.Local+">")
	}
	return err
}

// entry reads the attributes of one entry.
func (r *reader) entry(e xml.StartElement) *codec.Topic {
	t := &codec.Topic{Line: r.Line(), Fields: map[string]string{}}
	var links []string
	for _, a := range e.Attr {
		switch name := a.Name.Local; {
		case a.Name.Space == "xmlns" || name == "xmlns":
		case a.Name.Space == space:
			r.own(t, name, a.Value)
		case name == "text", name == "title" && t.Text == "":
			t.Text = r.words(t, a.Value)
		case name == "title" && codec.Line(a.Value) == codec.Line(t.Text): // feeds have it twice
		case name == "_note", name == "note" && t.Note == "":
			t.Note = r.words(t, a.Value)
		case name == "url", name == "htmlUrl", name == "xmlUrl":
			links = append(links, a.Value)
		case name == "category":
			t.Fields["tags"] = a.Value
		case a.Value == "false" && slices.Contains([]string{"isComment", "isBreakpoint"}, name):
		case slices.Contains([]string{"title", "type", "created", "isComment", "isBreakpoint"}, name):
			r.dropped.Add(t.Line, "the attribute "+name)
		default:
			r.own(t, name, a.Value)
		}
	}
	for _, link := range links {
		r.report.Add(codec.Loss{Kind: codec.Approximated, Line: t.Line, What: "the link of an entry", Why: "It is in the note of the statement."})
		t.Note = codec.Paragraphs(t.Note, "Link: "+link)
	}
	return t
}

// own reads an attribute of ours; who writes OPML by hand may leave out the namespace.
func (r *reader) own(t *codec.Topic, name, value string) {
	_, twice := t.Fields[name]
	switch {
	case name == role && t.Role == "":
		t.Role = strings.ToLower(codec.Line(value))
	case name == id && t.ID == "":
		t.ID = value
	case name == same && t.Same == "":
		t.Same = value
	case twice, name == role, name == id, name == same:
		r.dropped.Add(t.Line, "an attribute that an entry has twice")
	default:
		t.Fields[name] = value
	}
}

// words returns a text that may be HTML.
func (r *reader) words(t *codec.Topic, text string) string {
	if codec.Formatted(text) {
		r.dropped.Add(t.Line, "formatting, lists and pictures in texts")
	}
	return plain(text)
}
