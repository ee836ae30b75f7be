// Package picture writes diagrams to files: in the formats that the program exports, whole or not at all.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/codec/dot"
	"warrant/internal/library"
	"warrant/internal/render/pdf"
	"warrant/internal/render/png"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// Format is a kind of file that a diagram can be written as.
type Format struct {
	Name   string // as people say it
	Ending string
	For    string // what it is good for
}

// Formats lists the formats, the usual one first.
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

// Job is one diagram to be written. All of it is immutable, so it may be written beside the interface.
type Job struct {
	Scene   *scene.Scene
	Palette *scene.Palette
	Fonts   *typeset.Fonts
	Map     *argmap.Snapshot
	Shown   func(argmap.Ref) bool // which records DOT writes; nil: all
	Title   string
	Now     time.Time
}

// Write writes the job to a file; the ending of its name says in which format.
func (j Job) Write(path string) error {
	format, ok := FormatOf(path)
	if !ok {
		return fmt.Errorf("%s: the name should end in .svg, .pdf, .png or .dot", filepath.Base(path))
	}
	data, err := j.bytes(format)
	if err != nil {
		return fmt.Errorf("draw %s: %w", filepath.Base(path), err)
	}
	if err := library.WriteFile(path, data); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func (j Job) bytes(f Format) ([]byte, error) {
	var b bytes.Buffer
	if f.Name == "DOT" {
		err := dot.Write(&b, j.Map, dot.Options{Shown: j.Shown})
		return b.Bytes(), err
	}
	if j.Scene == nil {
		return nil, errors.New("there is nothing to draw yet")
	}
	var err error
	switch f.Name {
	case "SVG":
		err = svg.Write(&b, j.Scene, j.Palette, svg.Options{Title: j.Title})
	case "PDF":
		err = pdf.Write(&b, j.Scene, j.Palette, pdf.Options{
			Fonts: j.Fonts, Title: j.Title, Author: strings.Join(j.Map.Map().Authors, ", "), Created: j.Now,
		})
	case "PNG":
		err = j.png(&b)
	}
	return b.Bytes(), err
}

// png draws twice as large as on the screen, or as large as it can.
func (j Job) png(b *bytes.Buffer) error {
	err := png.Write(b, j.Scene, j.Palette, png.Options{Fonts: j.Fonts})
	var large *png.SizeError
	if errors.As(err, &large) && large.Largest > 0 {
		return png.Write(b, j.Scene, j.Palette, png.Options{Fonts: j.Fonts, Scale: large.Largest})
	}
	return err
}
