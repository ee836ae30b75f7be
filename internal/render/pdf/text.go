package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// family is the name the fonts have within the file.
const family = "notosans"

// style is what the library calls a weight.
func style(bold bool) string {
	if bold {
		return "B"
	}
	return ""
}

// fontState is what the page's font is set to.
type fontState struct {
	face int // of the system; 0: none
	bold bool
	size float64
}

// modes of text in a PDF.
const (
	visible   = 0
	invisible = 3
)

// Text implements outline.Pen. The library writes character after character without kerning, so a run is cut where
// HarfBuzz moved a glyph; within such a piece both agree. What needs another shape than its characters have alone is
// drawn as an outline with invisible words over it, so that it is found all the same.
func (c *canvas) Text(t scene.Text) {
	run := c.fonts.Shape(t.Words, t.Bold)
	c.note(t.Words)
	c.setFill(c.palette.Color(t.Ink))
	c.setFont(0, t)
	if width := run.Advance * t.Size; t.Width > 0 && width > t.Width*1.002 {
		c.press(t, t.Width/width)
		defer c.doc.TransformEnd()
	}
	var piece []rune
	var at, pen float64 // em: where the piece starts, where the next glyph is unless it is moved
	face := 0
	flush := func() {
		if len(piece) > 0 {
			c.setFont(face, t)
			c.write(t, at, string(piece))
			piece = piece[:0]
		}
	}
	for i := 0; i < len(run.Glyphs); {
		n := cluster(run.Glyphs[i:])
		glyphs := run.Glyphs[i : i+n]
		r, fits, plain := c.plain(t, glyphs, pen)
		if !plain {
			flush()
			c.draw(t, glyphs)
		} else {
			if from := glyphs[0].Face; from != face {
				flush()
				face = from
			}
			if len(piece) == 0 {
				at = pen
			}
			piece = append(piece, r)
			if !fits { // what follows is kerned
				flush()
			}
		}
		for _, g := range glyphs {
			pen += g.Advance
		}
		i += n
	}
	flush()
}

// setFont sets one of the two weights, or a font of the system.
func (c *canvas) setFont(face int, t scene.Text) {
	f := fontState{face, t.Bold && face == 0, t.Size}
	if f == c.font {
		return
	}
	c.font = f
	if face > 0 {
		c.doc.SetFont(reserveFamily(face), "", t.Size)
		return
	}
	c.doc.SetFont(family, style(t.Bold), t.Size)
}

func reserveFamily(face int) string { return "reserve" + strconv.Itoa(face) }

// embed puts a font of the system into the file, if it can be.
func (c *canvas) embed(face int) bool {
	data, ok := c.fonts.Reserve(face)
	if !ok || !c.told.embeds {
		return false
	}
	if !c.told.embedded[face] {
		c.told.embedded[face] = true
		c.doc.AddUTF8FontFromBytes(reserveFamily(face), "", bytes.Clone(data))
	}
	return true
}

// noteOutline remembers characters of fonts that cannot be embedded.
func (c *canvas) noteOutline(t scene.Text, g typeset.Glyph) {
	if g.Face == 0 || c.embed(g.Face) {
		return
	}
	for _, r := range t.Words[g.Start:g.End] {
		if !unicode.IsSpace(r) && !slices.Contains(c.told.outlined, r) {
			c.told.outlined = append(c.told.outlined, r)
		}
	}
}

// press begins to draw narrower by factor, as seen from the start of t.
func (c *canvas) press(t scene.Text, factor float64) {
	x := t.At.X - c.bounds.X
	c.doc.TransformBegin()
	c.doc.Transform(fpdf.TransformMatrix{A: factor, D: 1, E: x - factor*x})
}

// cluster returns how many glyphs from the first on stand for the same piece of text.
func cluster(glyphs []typeset.Glyph) int {
	n := 1
	for n < len(glyphs) && glyphs[n].Start == glyphs[0].Start {
		n++
	}
	return n
}

// plain returns the one character that, written alone, looks like the glyphs of a cluster; and whether it also advances
// as far.
func (c *canvas) plain(t scene.Text, glyphs []typeset.Glyph, pen float64) (r rune, fits, ok bool) {
	g := glyphs[0]
	const hair = 1e-4 // em
	if len(glyphs) != 1 || g.Missing || math.Abs(g.Y) > hair || math.Abs(g.X-pen) > hair {
		return 0, false, false
	}
	text := norm.NFC.String(t.Words[g.Start:g.End])
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || r > 0xFFFF {
		return 0, false, false
	}
	if unicode.IsSpace(r) && r < ' ' {
		r = ' '
	}
	if g.Face > 0 && !c.embed(g.Face) {
		return 0, false, false
	}
	id, advance, found := c.fonts.PlainOf(g.Face, r, t.Bold)
	return r, math.Abs(advance-g.Advance) <= hair, found && id == g.ID && g.Advance > 0
}

// write writes text that starts x em into t.
func (c *canvas) write(t scene.Text, x float64, text string) {
	c.doc.Text(t.At.X+x*t.Size-c.bounds.X, t.At.Y-c.bounds.Y, text)
}

// draw draws the glyphs of a cluster as outlines, with invisible words over them.
func (c *canvas) draw(t scene.Text, glyphs []typeset.Glyph) {
	drawn := false
	c.setFont(0, t)
	for _, g := range glyphs {
		c.noteOutline(t, g)
		path := c.fonts.Outline(g, t.Bold)
		if len(path) == 0 {
			continue
		}
		drawn = true
		c.trace(path, geom.Point{X: t.At.X + g.X*t.Size, Y: t.At.Y - g.Y*t.Size}, t.Size, t.Size)
	}
	if !drawn {
		return
	}
	c.doc.DrawPath("F")
	c.overlay(t, glyphs)
}

// overlay writes the words of a cluster invisibly, stretched to be as wide as its glyphs: where there seem to be gaps, a
// search finds single letters only.
func (c *canvas) overlay(t scene.Text, glyphs []typeset.Glyph) {
	words := writable(t.Words[glyphs[0].Start:glyphs[0].End])
	var drawn, written float64
	for _, g := range glyphs {
		drawn += g.Advance
	}
	for _, r := range words {
		_, advance, _ := c.fonts.Plain(r, t.Bold)
		written += advance
	}
	if written == 0 || drawn == 0 {
		return
	}
	c.doc.SetTextRenderingMode(invisible)
	c.doc.RawWriteStr(fmt.Sprintf("%.2f Tz\n", 100*drawn/written))
	c.write(t, glyphs[0].X, words)
	c.doc.RawWriteStr("100 Tz\n")
	c.doc.SetTextRenderingMode(visible)
}
