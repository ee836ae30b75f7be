package pdf

import (
	"image/color"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// canvas is an outline.Pen that draws on a page. It draws in units from the top left corner of the scene: the page is
// scaled, not the numbers, so that sizes of fonts are not rounded.
type canvas struct {
	doc     *fpdf.Fpdf
	fonts   *typeset.Fonts
	palette *scene.Palette
	bounds  geom.Rect
	told    *told

	// What the page is set to, so that only changes are written.
	fill, ink color.NRGBA // without alpha until set
	width     float64
	dash      []float64
	font      fontState
}

// told is what is remarkable about the text of a file, and which fonts of the system it holds.
type told struct {
	missing  []rune // characters that the fonts lack
	outlined []rune // characters of fonts that cannot be embedded
	embeds   bool   // fonts of the system are embedded where they can be
	embedded map[int]bool
}

func newTold(embeds bool) *told { return &told{embeds: embeds, embedded: map[int]bool{}} }

func newCanvas(doc *fpdf.Fpdf, bounds geom.Rect, p *scene.Palette, o Options, told *told) *canvas {
	return &canvas{doc: doc, fonts: o.Fonts, palette: p, bounds: bounds, told: told}
}

// open sets the page up for drawing at a place, in points, and at a scale. The limit for corners is that of all outputs.
func (c *canvas) open(size geom.Size, at geom.Point, scale float64) {
	c.doc.TransformBegin()
	// The library turns y over within the height of the page, in points; the shift makes up for the scale.
	c.doc.Transform(fpdf.TransformMatrix{A: scale, D: scale, E: at.X, F: size.H - scale*size.H - at.Y})
	c.doc.RawWriteStr(strconv.Itoa(outline.MiterLimit) + " M\n")
}

// close undoes what open set up. The library would carry dashes over to the next page.
func (c *canvas) close() {
	c.doc.TransformEnd()
	if len(c.dash) > 0 {
		c.doc.SetDashPattern(nil, 0)
	}
}

// Fill implements outline.Pen.
func (c *canvas) Fill(path geom.Path, color scene.Token) {
	c.setFill(c.palette.Color(color))
	c.trace(path, geom.Point{}, 1, 1)
	c.doc.DrawPath("F")
}

// Stroke implements outline.Pen.
func (c *canvas) Stroke(path geom.Path, closed bool, line outline.Style) {
	c.setInk(c.palette.Color(line.Ink))
	line.Width = c.palette.Stroke(line.Width)
	if line.Width != c.width {
		c.doc.SetLineWidth(line.Width)
		c.width = line.Width
	}
	if !slices.Equal(line.Dash, c.dash) {
		c.doc.SetDashPattern(line.Dash, 0)
		c.dash = line.Dash
	}
	c.trace(path, geom.Point{}, 1, 1)
	if closed {
		c.doc.ClosePath()
	}
	c.doc.DrawPath("D")
}

// trace writes a path, stretched by sx and sy and moved to at.
func (c *canvas) trace(path geom.Path, at geom.Point, sx, sy float64) {
	x := func(p geom.Point) float64 { return at.X + p.X*sx - c.bounds.X }
	y := func(p geom.Point) float64 { return at.Y + p.Y*sy - c.bounds.Y }
	for i, s := range path {
		switch {
		case s.Op == geom.MoveTo || i == 0:
			c.doc.MoveTo(x(s.P), y(s.P))
		case s.Op == geom.LineTo:
			c.doc.LineTo(x(s.P), y(s.P))
		default:
			c.doc.CurveBezierCubicTo(x(s.C1), y(s.C1), x(s.C2), y(s.C2), x(s.P), y(s.P))
		}
	}
}

// setFill sets the colour of areas and text; the two are kept alike, or the library writes the colour at every word.
func (c *canvas) setFill(v color.NRGBA) {
	if v == c.fill {
		return
	}
	c.fill = v
	c.doc.SetFillColor(int(v.R), int(v.G), int(v.B))
	c.doc.SetTextColor(int(v.R), int(v.G), int(v.B))
}

// setInk sets the colour of lines.
func (c *canvas) setInk(v color.NRGBA) {
	if v == c.ink {
		return
	}
	c.ink = v
	c.doc.SetDrawColor(int(v.R), int(v.G), int(v.B))
}

// note remembers characters that the fonts lack.
func (c *canvas) note(text string) {
	for _, r := range c.fonts.Missing(text) {
		if !slices.Contains(c.told.missing, r) {
			c.told.missing = append(c.told.missing, r)
		}
	}
}

// writable returns what of text the library can write as text: nothing beyond 16 bits, no control characters.
func writable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r > 0xFFFF || r == 0xFFFD {
			return -1
		}
		return r
	}, text)
}
