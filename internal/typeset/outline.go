package typeset

import (
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"warrant/internal/geom"
)

// outlineCache keeps the shapes of the glyphs drawn so far; a font has only some thousands.
type outlineCache struct {
	mu    sync.Mutex
	face  *font.Face // made at first use; not safe for concurrent use, hence only touched under mu
	paths map[uint32]geom.Path
}

// Outline returns the shape of a glyph in em around its origin, y pointing down, to be filled by the non-zero rule. A
// missing character has the shape of a hollow box. The path is shared: leave it unchanged.
func (f *Fonts) Outline(g Glyph, bold bool) geom.Path {
	if g.Missing {
		return hollowBox(g.Advance)
	}
	w := f.face(bold, g.Face)
	c := &w.outlines
	c.mu.Lock()
	defer c.mu.Unlock()
	if path, ok := c.paths[g.ID]; ok {
		return path
	}
	if c.face == nil {
		c.face = font.NewFace(w.font)
	}
	if c.paths == nil {
		c.paths = map[uint32]geom.Path{}
	}
	var path geom.Path
	if out, ok := c.face.GlyphData(font.GID(g.ID)).(font.GlyphOutline); ok {
		path = glyphPath(out.Segments, w.upem)
	}
	c.paths[g.ID] = path
	return path
}

// glyphPath turns font segments into a path in em.
func glyphPath(segments []opentype.Segment, upem float64) geom.Path {
	var p geom.Path
	at := func(s opentype.SegmentPoint) geom.Point {
		return geom.Point{X: float64(s.X) / upem, Y: -float64(s.Y) / upem}
	}
	var pen geom.Point
	for _, s := range segments {
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			pen = at(s.Args[0])
			p = p.Move(pen)
		case opentype.SegmentOpLineTo:
			pen = at(s.Args[0])
			p = p.Line(pen)
		case opentype.SegmentOpQuadTo:
			c, to := at(s.Args[0]), at(s.Args[1])
			p = p.Cubic(between(pen, c), between(to, c), to)
			pen = to
		case opentype.SegmentOpCubeTo:
			pen = at(s.Args[2])
			p = p.Cubic(at(s.Args[0]), at(s.Args[1]), pen)
		}
	}
	return p
}

// between returns the point two thirds of the way from p to q: where a cubic curve has its control point if it is to
// follow the quadratic one with the control point q.
func between(p, q geom.Point) geom.Point {
	return geom.Point{X: p.X + (q.X-p.X)*2/3, Y: p.Y + (q.Y-p.Y)*2/3}
}

// hollowBox is drawn in place of a character that the font lacks; nothing where it has no width.
func hollowBox(advance float64) geom.Path {
	const side, top, pen = 0.06, 0.72, 0.06
	if advance < 4*side {
		return nil
	}
	l, r := side, advance-side
	frame := func(p geom.Path, l, t, r, b float64, inner bool) geom.Path {
		corners := []geom.Point{{X: l, Y: t}, {X: r, Y: t}, {X: r, Y: b}, {X: l, Y: b}}
		if inner { // the other way round, so that it is a hole
			corners[1], corners[3] = corners[3], corners[1]
		}
		p = p.Move(corners[0])
		for _, c := range corners[1:] {
			p = p.Line(c)
		}
		return p.Line(corners[0])
	}
	p := frame(nil, l, -top, r, 0, false)
	return frame(p, l+pen, -top+pen, r-pen, -pen, true)
}
