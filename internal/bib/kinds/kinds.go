// Package kinds lists the formats of bibliographies and reads files of any of them.
package kinds

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"warrant/internal/bib"
	"warrant/internal/bib/bibtex"
	"warrant/internal/bib/csljson"
	"warrant/internal/bib/endnote"
	"warrant/internal/bib/nbib"
	"warrant/internal/bib/ris"
	"warrant/internal/codec"
)

// All are the formats, in the order in which a file is tried.
var All = []bib.Format{csljson.Format, nbib.Format, ris.Format, bibtex.BibLaTeX, bibtex.BibTeX, endnote.Format}

// Named returns the format of a name.
func Named(name string) (bib.Format, bool) {
	return find(func(f bib.Format) bool { return strings.EqualFold(f.Name, name) })
}

// For returns the format in which a file of a name is written.
func For(path string) (bib.Format, bool) {
	ending := strings.ToLower(filepath.Ext(path))
	return find(func(f bib.Format) bool { return slices.Contains(f.Endings, ending) && f.Write != nil })
}

func find(is func(bib.Format) bool) (bib.Format, bool) {
	at := slices.IndexFunc(All, is)
	if at < 0 {
		return bib.Format{}, false
	}
	return All[at], true
}

// Read reads a file of any of the formats, known by its content. The error is a sentence.
func Read(data []byte) ([]bib.Entry, bib.Format, codec.Report, error) {
	if len(data) > codec.MaxSize {
		return nil, bib.Format{}, nil, fmt.Errorf("the file is larger than %d MiB; split it", codec.MaxSize>>20)
	}
	var report codec.Report
	text := bib.Text(data, &report)
	f, ok := find(func(f bib.Format) bool { return f.Known(text) })
	if !ok {
		var titles []string
		for _, f := range All {
			titles = append(titles, f.Title)
		}
		return nil, bib.Format{}, nil, fmt.Errorf("this is no bibliography that is read here (%s); export it as one of these", strings.Join(titles, ", "))
	}
	entries, more, err := f.Read(text)
	return entries, f, append(report, more...), err
}
