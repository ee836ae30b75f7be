// Package scene turns a map, a layout and a view into a flat drawing list.
//
// A Scene is what every output draws: the window, SVG, PNG and PDF. It knows shapes, words and places in world units
// and names colours by what they mean (Token); it knows nothing of widgets or files.
package scene

import "warrant/internal/geom"

// Item is one thing to draw. Items are painted in the order of Scene.Items, later ones over earlier ones.
type Item interface{ Bounds() geom.Rect }

// Box is a rectangle. Corners are square where Radius is 0.
type Box struct {
	Rect   geom.Rect
	Radius float64
	Fill   Token   // None: not filled
	Line   Token   // None: no border
	Width  float64 // of the border, drawn centred on the edge
	Dash   []float64
}

// Line is a stroked path, never filled.
type Line struct {
	Path  geom.Path
	Ink   Token
	Width float64
	Dash  []float64
}

// Shape is a closed polygon of at most 16 corners.
type Shape struct {
	Points []geom.Point
	Fill   Token
	Line   Token
	Width  float64
}

// Disc is a filled circle.
type Disc struct {
	Center geom.Point
	Radius float64
	Fill   Token
	Line   Token
	Width  float64
}

// Text is one run of text on one line.
type Text struct {
	At    geom.Point // left end of the baseline
	Words string
	Size  float64
	Bold  bool
	Ink   Token
	Width float64 // as measured by typeset; an output must not draw it wider
}

// Bounds of a box includes its border.
func (b Box) Bounds() geom.Rect { return b.Rect.Grow(b.Width / 2) }

// Bounds of a line includes its width.
func (l Line) Bounds() geom.Rect { return l.Path.Bounds().Grow(l.Width / 2) }

// Bounds of a shape includes its outline.
func (s Shape) Bounds() geom.Rect {
	var p geom.Path
	for _, at := range s.Points {
		p = p.Line(at)
	}
	return p.Bounds().Grow(s.Width / 2)
}

// Bounds of a disc includes its outline.
func (d Disc) Bounds() geom.Rect {
	r := d.Radius + d.Width/2
	return geom.Rect{X: d.Center.X - r, Y: d.Center.Y - r, W: 2 * r, H: 2 * r}
}

// Bounds of a text reaches from ascender to descender.
func (t Text) Bounds() geom.Rect {
	return geom.Rect{X: t.At.X, Y: t.At.Y - 0.8*t.Size, W: t.Width, H: 1.1 * t.Size}
}
