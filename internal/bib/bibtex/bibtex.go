// Package bibtex reads and writes bibliographies of BibTeX and BibLaTeX.
//
// The reader is our own, as files in the wild are seldom clean: it takes text between entries, missing commas and keys,
// values that are not closed, strings that are not defined; crossref and xdata are followed. What is said in LaTeX becomes
// plain text; where writing that would not give the same LaTeX again, the LaTeX is kept with the work and written back
// as long as the work still says it.
package bibtex

import (
	"regexp"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

// BibLaTeX is the format with BibLaTeX's fields and kinds; it also reads BibTeX.
var BibLaTeX = bib.Format{Name: "biblatex", Title: "BibLaTeX", Endings: []string{".bib", ".biblatex"}, Known: known,
	Read:  read,
	Write: func(items []argmap.Item) ([]byte, codec.Report) { return write(items, false) }}

// BibTeX is the format with the fields and kinds of BibTeX alone.
var BibTeX = bib.Format{Name: "bibtex", Title: "BibTeX", Endings: []string{".bibtex"}, Known: known, Read: read,
	Write: func(items []argmap.Item) ([]byte, codec.Report) { return write(items, true) }}

var entryStart = regexp.MustCompile(`(?m)@[A-Za-z]+[ \t\n]*[{(]`)

func known(text string) bool { return entryStart.MatchString(text) }

func read(text string) ([]bib.Entry, codec.Report, error) {
	var report codec.Report
	raws := parse(text, &report)
	if len(raws) == 0 && strings.TrimSpace(text) != "" && !known(text) && !strings.HasPrefix(strings.TrimSpace(text), "%") {
		return nil, nil, codec.Errorf(1,
			"This is no BibTeX file: no entry begins with @ and a kind, as in @book{lee1961, …}. Choose another file.")
	}
	own := make([]*raw, len(raws)) // the entries without what they take over
	for i, e := range raws {
		normal(e)
		own[i] = &raw{line: e.line, kind: e.kind, key: e.key, fields: map[string]string{}, order: e.order}
		for k, v := range e.fields {
			own[i].fields[k] = v
		}
	}
	inherit(raws, &report)
	var names bib.Names
	var out []bib.Entry
	for i, e := range raws {
		switch e.kind {
		case "xdata": // what others take over is in them
			continue
		case "set":
			report.Add(codec.Loss{Kind: codec.Dropped, Line: e.line, Of: e.key, What: "a set of entries",
				Why: "Its entries are works of their own here."})
			continue
		}
		fields, used := cslOf(e)
		keep(own[i], e, fields, used)
		if entry, ok := names.Finish(e.line, e.key, fields, &report); ok {
			out = append(out, entry)
		}
	}
	return out, report, nil
}
