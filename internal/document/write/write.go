// Package write turns a document into a file: Markdown, HTML, DOCX or PDF. Whatever users typed is text in it, never
// markup.
package write

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"warrant/internal/document"
	"warrant/internal/typeset"
	"warrant/internal/words"
)

// Format is a kind of file.
type Format struct {
	Name    string
	Endings []string // of file names, the usual one first
	For     string   // what it is good for
}

// Formats lists the formats, the usual one first.
var Formats = []Format{
	{"Markdown", []string{".md", ".markdown"}, "to write on in any editor"},
	{"Web page", []string{".html", ".htm"}, "to read in a browser"},
	{"DOCX", []string{".docx"}, "for Word, LibreOffice and the like"},
	{"PDF", []string{".pdf"}, "to print or to send"},
}

// FormatOf returns the format that a file's name asks for.
func FormatOf(path string) (Format, bool) {
	for _, f := range Formats {
		if slices.Contains(f.Endings, strings.ToLower(filepath.Ext(path))) {
			return f, true
		}
	}
	return Format{}, false
}

// mostRead is the size of the largest file, in bytes, that is looked into for text of the user's own.
const mostRead = 64 << 20

// Earlier returns what a file holds, where that is an earlier writing of a kind of text in which the user's own words
// stay, as they do in an essay in Markdown; nil: it is not there, or it is something else.
func Earlier(kind document.Kind, path string) []byte {
	if f, ok := FormatOf(path); !ok || f.Name != "Markdown" || kind.Name != "essay" {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostRead {
		return nil
	}
	old, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	if _, err := readEssay(old); err != nil {
		return nil
	}
	return old
}

// File returns a document as the content of a file, in the format that its name asks for. Old is what Earlier returned.
// The remarks are sentences: what of the old content was kept, and what the file cannot show.
func File(d *document.Document, path string, old []byte, fonts *typeset.Fonts) (data []byte, remarks []string, err error) {
	f, ok := FormatOf(path)
	if !ok {
		return nil, nil, words.Errorf("%s: the name should end in .md, .html, .docx or .pdf", filepath.Base(path))
	}
	switch f.Name {
	case "Markdown":
		data, remarks, err = Markdown(d, old)
	case "Web page":
		data = HTML(d)
	case "DOCX":
		data, err = DOCX(d)
	case "PDF":
		var missing []rune
		data, missing, err = PDF(d, fonts)
		if n := len(missing); n > 0 {
			remarks = append(remarks, words.N(n, "The fonts lack %d character: %s; boxes stand in its place.",
				"The fonts lack %d characters: %s; boxes stand in their place.", string(missing)))
		}
	}
	if d.Odd > 0 {
		remarks = append(remarks, words.N(d.Odd, "%d character cannot stand in a text; \uFFFD is in its place.",
			"%d characters cannot stand in a text; \uFFFD is in their place."))
	}
	return data, remarks, err
}
