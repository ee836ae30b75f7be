package picture

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"warrant/internal/codec/dot"
	"warrant/internal/render/pdf"
	"warrant/internal/render/png"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// encoder turns a picture into the bytes of a file.
type encoder struct {
	Picture
	data    bytes.Buffer
	remarks []string
}

func (e *encoder) remark(text string) { e.remarks = append(e.remarks, text) }

func (e *encoder) encode(f Format) error {
	if f.Name == "DOT" {
		return dot.Write(&e.data, e.Map, dot.Options{Direction: e.Direction, Shown: e.Shown, Dim: e.Dim, Theme: dotTheme(e.Palette)})
	}
	if f.Name == "PDF" && len(e.Sheets) > 0 {
		return pdf.WriteSheets(&e.data, e.Sheets, e.Palette.OnPaper(), e.pdfOptions())
	}
	if e.Scene == nil {
		return errors.New(words.T("there is nothing to draw yet"))
	}
	e.Scene = scene.Annotated(e.Scene, e.Caption, e.Legend, e.Fonts)
	switch f.Name {
	case "PDF":
		return pdf.Write(&e.data, e.Scene, e.Palette, e.pdfOptions())
	case "PNG":
		return e.png()
	}
	return svg.Write(&e.data, e.Scene, e.Palette, svg.Options{Title: e.Title, Description: e.Map.Map().Description})
}

func (e *encoder) pdfOptions() pdf.Options {
	about := e.Map.Map()
	return pdf.Options{Fonts: e.Fonts, Title: e.Title, Author: strings.Join(about.Authors, ", "), Subject: about.Description,
		Created: e.Created, Report: e.missing, Outlined: e.outlined}
}

// missing remarks which characters the fonts lack.
func (e *encoder) missing(which []rune) {
	e.remark(words.N(len(which), "The fonts lack %d character: %s; boxes stand in its place.", "The fonts lack %d characters: %s; boxes stand in their place.", some(which)))
}

// outlined remarks which characters are drawings in a PDF.
func (e *encoder) outlined(which []rune) {
	e.remark(words.N(len(which), "%d character is drawn as an outline, as its font cannot be embedded: %s; searching finds it all the same.", "%d characters are drawn as outlines, as their font cannot be embedded: %s; searching finds them all the same.", some(which)))
}

// some returns characters one behind the other, the first ones of many.
func some(which []rune) string {
	const most = 40
	if len(which) > most {
		return string(which[:most]) + "…"
	}
	return string(which)
}

// png draws at the scale wanted; where none is named, at one that works.
func (e *encoder) png() error {
	var lacking []rune
	for it := range e.Scene.Items() {
		if t, ok := it.(scene.Text); ok {
			lacking = append(lacking, e.Fonts.Missing(t.Words)...)
		}
	}
	if len(lacking) > 0 {
		slices.Sort(lacking)
		e.missing(slices.Compact(lacking))
	}
	o := png.Options{Fonts: e.Fonts, Scale: e.Scale}
	err := png.Write(&e.data, e.Scene, e.Palette, o)
	var size *png.SizeError
	if !errors.As(err, &size) || o.Scale != 0 || size.Largest == 0 {
		return err
	}
	o.Scale = size.Largest
	e.remark(words.T("The map is too large for scale %g; it was drawn at %g.", float64(png.DefaultScale), o.Scale))
	return png.Write(&e.data, e.Scene, e.Palette, o)
}

func dotTheme(p *scene.Palette) dot.Theme {
	return dot.Theme{Ground: p.Hex(scene.Canvas), Paper: p.Hex(scene.Paper), Ink: p.Hex(scene.Ink),
		Rule: p.Hex(scene.Rule), Pro: p.Hex(scene.Pro), Con: p.Hex(scene.Con), Evidence: p.Hex(scene.Ev)}
}
