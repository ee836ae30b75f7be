package picture

import (
	"bytes"
	"errors"
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
	if e.Scene == nil {
		return errors.New(words.T("there is nothing to draw yet"))
	}
	about := e.Map.Map().Description
	switch f.Name {
	case "PDF":
		author := strings.Join(e.Map.Map().Authors, ", ")
		return pdf.Write(&e.data, e.Scene, e.Palette, pdf.Options{
			Fonts: e.Fonts, Title: e.Title, Author: author, Subject: about, Created: e.Created, Report: e.missing,
		})
	case "PNG":
		return e.png()
	}
	return svg.Write(&e.data, e.Scene, e.Palette, svg.Options{Title: e.Title, Description: about})
}

// missing remarks which characters the fonts lack.
func (e *encoder) missing(which []rune) {
	e.remark(words.N(len(which), "The fonts lack %d character: %s; boxes stand in its place.", "The fonts lack %d characters: %s; boxes stand in their place.", string(which)))
}

// png draws at the scale wanted; where none is named, at one that works.
func (e *encoder) png() error {
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
