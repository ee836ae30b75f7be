// Package picture draws maps and disputes to files: it lays a map out in the direction that suits it, encodes the drawing
// in the formats that the program exports, and writes it whole or not at all.
package picture

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/render/pdf"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/whole"
	"warrant/internal/words"
)

// Format is a kind of file that a diagram can be written as.
type Format struct {
	Name   string // as people say it
	Ending string
	For    string // what it is good for
}

// Formats lists the formats, the usual one first. What they are good for is to be translated.
var Formats = []Format{
	{"SVG", ".svg", "a drawing that stays sharp at any size"},
	{"PDF", ".pdf", "to print or to send"},
	{"PNG", ".png", "a picture for a page or a slide"},
	{"DOT", ".dot", "for Graphviz"},
}

// FormatOf returns the format that a file's name asks for.
func FormatOf(path string) (Format, bool) {
	for _, f := range Formats {
		if strings.EqualFold(filepath.Ext(path), f.Ending) {
			return f, true
		}
	}
	return Format{}, false
}

// Picture is one diagram to be written. All of it is immutable, so it may be written beside the interface.
type Picture struct {
	Map     *argmap.Snapshot
	Scene   *scene.Scene // the drawing; DOT needs none
	Palette *scene.Palette
	Fonts   *typeset.Fonts // those the scene was measured with
	Title   string
	Created time.Time   // as PDF says it; zero: it says nothing
	Sheets  []pdf.Sheet // the map on sheets of paper; PDF only, in place of Scene
	Scale   float64     // of PNG, in pixels for a unit; 0: the usual one, or the largest that works

	// Caption and Legend are drawn above and below the diagram, by all but DOT.
	Caption string
	Legend  bool

	// DOT draws the map anew; these say what of it.
	Shown     func(argmap.Ref) bool // nil: all
	Dim       map[argmap.Ref]bool   // what is set aside
	Direction argmap.Direction
}

// Write writes the picture to a file; the ending of its name says in which format. It returns in sentences what is not as
// one might expect, though the file was written. A picture that is drawn when the context has ended is not written.
func (p Picture) Write(ctx context.Context, path string) (remarks []string, err error) {
	format, ok := FormatOf(path)
	if !ok {
		return nil, words.Errorf("%s: the name should end in .svg, .pdf, .png or .dot", filepath.Base(path))
	}
	e := encoder{Picture: p}
	if err := e.encode(format); err != nil {
		return nil, words.Errorf("draw %s: %w", filepath.Base(path), err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := whole.Write(path, e.data.Bytes()); err != nil {
		return nil, err
	}
	return e.remarks, nil
}
