package png

import (
	"image"
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// canvas is an outline.Pen that draws on a picture.
type canvas struct {
	img     *image.RGBA
	painter *raster.RGBAPainter
	raster  *raster.Rasterizer
	palette *scene.Palette
	fonts   *typeset.Fonts
	scale   float64
	origin  geom.Point // of the picture, in u
	path    raster.Path
	corner  image.Point // pixel that the next path is drawn relative to
}

func newCanvas(img *image.RGBA, bounds geom.Rect, p *scene.Palette, o Options) *canvas {
	c := &canvas{
		img: img, painter: raster.NewRGBAPainter(img), raster: raster.NewRasterizer(0, 0), palette: p,
		fonts: o.Fonts, scale: o.Scale, origin: geom.Point{X: bounds.X, Y: bounds.Y},
	}
	c.raster.UseNonZeroWinding = true
	return c
}

// Fill implements outline.Pen.
func (c *canvas) Fill(path geom.Path, color scene.Token) {
	if !c.begin(path.Bounds()) {
		return
	}
	c.add(path, geom.Point{}, 1, 1)
	c.paint(color)
}

// Text implements outline.Pen. Glyphs are drawn where they were shaped, or pressed together if they would need more
// room than was measured.
func (c *canvas) Text(t scene.Text) {
	run := c.fonts.Shape(t.Words, t.Bold)
	width := run.Advance * t.Size
	press := 1.0
	if t.Width > 0 && width > t.Width {
		press = t.Width / width
	}
	// Letter by letter: the scan converter's work grows with the square of what lies side by side.
	for _, g := range run.Glyphs {
		path := c.fonts.Outline(g, t.Bold)
		at := geom.Point{X: t.At.X + g.X*t.Size*press, Y: t.At.Y - g.Y*t.Size}
		b := path.Bounds()
		if len(path) > 0 && c.begin(geom.Rect{X: at.X + b.X*t.Size*press, Y: at.Y + b.Y*t.Size, W: b.W * t.Size * press, H: b.H * t.Size}) {
			c.add(path, at, t.Size*press, t.Size)
			c.paint(t.Ink)
		}
	}
}

// Stroke implements outline.Pen.
func (c *canvas) Stroke(path geom.Path, closed bool, line outline.Style) {
	line.Width = c.palette.Stroke(line.Width)
	if !c.begin(path.Bounds().Grow(line.Width * outline.MiterLimit)) {
		return
	}
	width := fixed.Int26_6(math.Round(line.Width * c.scale * 64))
	for _, points := range path.Flatten(pieces(path, c.scale)) {
		points = distinct(points)
		if len(points) < 2 {
			continue
		}
		for _, part := range c.cut(points, closed, line.Dash) {
			c.path.Clear()
			for i, p := range part {
				if i == 0 {
					c.path.Start(c.pixel(p))
				} else {
					c.path.Add1(c.pixel(p))
				}
			}
			c.raster.AddStroke(c.path, width, raster.ButtCapper, miter)
		}
	}
	c.paint(line.Ink)
}

// cut returns the pieces of a line that are drawn.
func (c *canvas) cut(points []geom.Point, closed bool, dash []float64) [][]geom.Point {
	if len(dash) > 0 {
		return dashes(points, dash)
	}
	if !closed {
		return [][]geom.Point{points}
	}
	// The scan converter knows no closed lines: begin in the middle of a side, where no corner is needed.
	a, b := points[0], points[1]
	middle := geom.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
	ring := append([]geom.Point{middle}, points[1:]...)
	if ring[len(ring)-1] != a {
		ring = append(ring, a)
	}
	return [][]geom.Point{append(ring, middle)}
}

// begin readies the scan converter for what lies within r. It reports false if none of it is in the picture.
func (c *canvas) begin(r geom.Rect) bool {
	x, y := (r.X-c.origin.X)*c.scale, (r.Y-c.origin.Y)*c.scale
	right, bottom := (r.Right()-c.origin.X)*c.scale, (r.Bottom()-c.origin.Y)*c.scale
	size := c.img.Bounds().Size()
	if !(right >= 0 && bottom >= 0 && x <= float64(size.X) && y <= float64(size.Y)) {
		return false
	}
	// Kept within a margin around the picture, for what is far outside would overflow.
	lo := func(v float64) int { return int(math.Max(math.Floor(v)-1, -margin)) }
	hi := func(v float64, side int) int { return int(math.Min(math.Ceil(v)+1, float64(side+margin))) }
	c.corner = image.Pt(lo(x), lo(y))
	c.raster.SetBounds(hi(right, size.X)-c.corner.X, hi(bottom, size.Y)-c.corner.Y)
	c.raster.Dx, c.raster.Dy = c.corner.X, c.corner.Y
	return true
}

// margin is how far outside of the picture is still drawn, in pixels.
const margin = 64

// paint draws what was added since begin.
func (c *canvas) paint(color scene.Token) {
	c.painter.SetColor(c.palette.Color(color))
	c.raster.Rasterize(c.painter)
}

// add adds a closed path, stretched by sx and sy and moved to at.
func (c *canvas) add(path geom.Path, at geom.Point, sx, sy float64) {
	place := func(p geom.Point) fixed.Point26_6 {
		return c.pixel(geom.Point{X: at.X + p.X*sx, Y: at.Y + p.Y*sy})
	}
	for i, s := range path {
		switch {
		case s.Op == geom.MoveTo || i == 0:
			c.raster.Start(place(s.P))
		case s.Op == geom.LineTo:
			c.raster.Add1(place(s.P))
		default:
			c.raster.Add3(place(s.C1), place(s.C2), place(s.P))
		}
	}
}

// pixel returns where p lies in the scan converter. Far outside of the picture the place no longer matters, but must
// not overflow.
func (c *canvas) pixel(p geom.Point) fixed.Point26_6 {
	fix := func(v float64) fixed.Int26_6 {
		return fixed.Int26_6(math.Round(math.Max(-1e6, math.Min(v, 1e6)) * 64))
	}
	return fixed.Point26_6{
		X: fix((p.X-c.origin.X)*c.scale - float64(c.corner.X)),
		Y: fix((p.Y-c.origin.Y)*c.scale - float64(c.corner.Y)),
	}
}
