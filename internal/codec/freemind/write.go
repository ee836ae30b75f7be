package freemind

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
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
	w.out.WriteString(`<map version="freeplane 1.9.13">` + "\n")
	w.node(top)
	w.out.WriteString("</map>\n")
	return w.out.Bytes(), w.report, nil
}

// writer writes nodes.
type writer struct {
	out    bytes.Buffer
	report codec.Report
}

// ascii returns text as it stands in XML without a header, which some versions read in the system's encoding.
func ascii(text string) string {
	var b strings.Builder
	for _, r := range codec.XMLText(text) {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "&#x%x;", r)
		}
	}
	return b.String()
}

// inert returns text that Freeplane takes for nothing but text: a "=" at its start would make it a formula, which is a
// program, and a "\" may make it LaTeX.
func inert(text string) string {
	if strings.HasPrefix(text, "=") || strings.HasPrefix(text, `\`) {
		return " " + text
	}
	return text
}

// markup finds texts that both programs take for HTML.
var markup = regexp.MustCompile(`(?i)^\s*<\s*html`)

func (w *writer) node(t *codec.Topic) {
	rich := markup.MatchString(t.Text)
	w.out.WriteString("<node")
	if !rich {
		fmt.Fprintf(&w.out, ` TEXT="%s"`, ascii(inert(t.Text)))
	}
	if t.ID != "" {
		fmt.Fprintf(&w.out, ` ID="ID_%s"`, t.ID)
	}
	w.out.WriteString(">\n")
	if rich {
		w.rich(t, "NODE", t.Text)
	}
	if t.Note != "" {
		w.rich(t, "NOTE", t.Note)
	}
	w.attribute(role, t.Role)
	if t.Same != "" {
		fmt.Fprintf(&w.out, `<arrowlink DESTINATION="ID_%s"/>`+"\n", t.Same)
		w.attribute(again, "ID_"+t.Same)
	}
	for _, name := range slices.Sorted(maps.Keys(t.Fields)) {
		w.attribute(name, t.Fields[name])
	}
	if con, ok := against(t.Role); ok {
		icon := tick
		if con {
			icon = cross
		}
		fmt.Fprintf(&w.out, `<icon BUILTIN="%s"/>`+"\n", icon)
	}
	for _, b := range t.Below {
		w.node(b)
	}
	w.out.WriteString("</node>\n")
}

func (w *writer) attribute(name, value string) {
	fmt.Fprintf(&w.out, `<attribute NAME="%s" VALUE="%s"/>`+"\n", name, ascii(inert(value)))
}

// rich writes text as HTML. Here, too, "=" at the start would make a formula.
func (w *writer) rich(t *codec.Topic, kind, text string) {
	body := ""
	for _, line := range strings.Split(text, "\n") {
		body += "<p>" + codec.HTMLLine(line) + "</p>\n"
	}
	if back := codec.PlainHTML(body); back != text {
		w.report.Add(codec.Loss{Kind: codec.Approximated, Of: t.Of, What: "the blanks of a text", Why: "It is written as HTML, which knows neither tabs nor blanks that end a line."})
	}
	body = strings.Replace(body, "<p>=", "<p>\u00a0=", 1)
	fmt.Fprintf(&w.out, "<richcontent TYPE=%q>\n<html>\n<head/>\n<body>\n", kind)
	for _, r := range body {
		if r < 0x80 {
			w.out.WriteRune(r)
		} else {
			fmt.Fprintf(&w.out, "&#x%x;", r)
		}
	}
	w.out.WriteString("</body>\n</html>\n</richcontent>\n")
}
