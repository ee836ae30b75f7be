package sadface

import (
	"strings"

	"warrant/internal/codec"
)

// about is what a document says of itself where a map has a description only.
type about struct{ description, notes, name, email string }

// Words before the paragraphs of a description that are notes, and the analyst.
const (
	notesAre   = "Notes: "
	analystIs  = "Analyst: "
	paragraphs = "\n\n"
)

// text returns all of it as the description of a map.
func (a about) text() string {
	var out []string
	if a.description != "" {
		out = append(out, a.description)
	}
	if a.notes != "" {
		out = append(out, notesAre+a.notes)
	}
	if analyst := strings.TrimSpace(a.name + mail(a.email)); analyst != "" {
		out = append(out, analystIs+analyst)
	}
	return strings.Join(out, paragraphs)
}

func mail(address string) string {
	if address == "" {
		return ""
	}
	return " <" + address + ">"
}

// aboutOf takes a description apart again. What would not be read back is description, all of it.
func aboutOf(description string) about {
	var a about
	rest, last := cutLast(description, analystIs)
	if last != "" && !strings.Contains(last, "\n") {
		a.name = last
		if at := strings.LastIndex(" "+last, " <"); at >= 0 && strings.HasSuffix(last, ">") {
			a.name, a.email = strings.TrimSpace(last[:at]), last[at+1:len(last)-1]
		}
	} else {
		rest = description
	}
	if before, notes := cutLast(rest, notesAre); notes != "" {
		rest, a.notes = before, notes
	}
	a.description = rest
	read := about{codec.Clean(a.description), codec.Clean(a.notes), codec.Line(a.name), codec.Line(a.email)}
	if read != a || a.text() != description {
		return about{description: description}
	}
	return a
}

// cutLast cuts a text at its last paragraph that starts with some words.
func cutLast(text, words string) (before, after string) {
	if at := strings.LastIndex(text, paragraphs+words); at >= 0 {
		return text[:at], text[at+len(paragraphs)+len(words):]
	}
	if after, ok := strings.CutPrefix(text, words); ok {
		return "", after
	}
	return text, ""
}
