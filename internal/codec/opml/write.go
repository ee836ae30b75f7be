package opml

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	top, report, err := codec.Nest(s)
	if err != nil {
		return nil, nil, err
	}
	w := &writer{report: report}
	fmt.Fprintf(&w.out, `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:warrant="%s">
<head>
<title>%s</title>
<warrant:map`, space, codec.XMLText(top.Text))
	if top.Note != "" {
		w.attribute("description", top.Note)
	}
	w.fields(top)
	w.out.WriteString("/>\n</head>\n<body>\n")
	for _, t := range top.Below {
		w.entry(t)
	}
	w.out.WriteString("</body>\n</opml>\n")
	return w.out.Bytes(), w.report, nil
}

// writer writes entries.
type writer struct {
	out    bytes.Buffer
	report codec.Report
}

func (w *writer) attribute(name, value string) {
	fmt.Fprintf(&w.out, ` warrant:%s="%s"`, name, codec.XMLText(value))
}

func (w *writer) fields(t *codec.Topic) {
	for _, name := range slices.Sorted(maps.Keys(t.Fields)) {
		w.attribute(name, t.Fields[name])
	}
}

func (w *writer) entry(t *codec.Topic) {
	fmt.Fprintf(&w.out, `<outline text="%s"`, w.shown(t, t.Text))
	if t.Note != "" {
		fmt.Fprintf(&w.out, ` _note="%s"`, w.shown(t, t.Note))
	}
	w.attribute(role, t.Role)
	if t.ID != "" {
		w.attribute(id, t.ID)
	}
	if t.Same != "" {
		w.attribute(same, t.Same)
	}
	w.fields(t)
	if len(t.Below) == 0 {
		w.out.WriteString("/>\n")
		return
	}
	w.out.WriteString(">\n")
	for _, b := range t.Below {
		w.entry(b)
	}
	w.out.WriteString("</outline>\n")
}

// shown returns a text that is shown as it is, whether it is taken for HTML or not, as the value of an attribute.
func (w *writer) shown(t *codec.Topic, text string) string {
	if !markup.MatchString(text) {
		return codec.XMLText(text)
	}
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, codec.HTMLLine(line))
	}
	out := strings.Join(lines, "<br/>")
	if plain(out) != text {
		w.report.Add(codec.Loss{Kind: codec.Approximated, Of: t.Of, What: "the blanks of a text", Why: "It is written as HTML, which knows neither tabs nor blanks that end a line."})
	}
	return codec.XMLText(out)
}

// plain returns what a text says that may be HTML.
func plain(text string) string {
	if !html.MatchString(text) {
		return text
	}
	return codec.PlainHTML(text)
}
