package scene

import (
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// axes turns the directions of a diagram into one: a runs along siblings, d from a target to its premises. Where the
// premises stand above, d grows as Y shrinks.
type axes layout.Direction

// at returns the point at a, d.
func (x axes) at(a, d float64) geom.Point {
	switch layout.Direction(x) {
	case layout.Right:
		return geom.Point{X: d, Y: a}
	case layout.Up:
		return geom.Point{X: a, Y: -d}
	}
	return geom.Point{X: a, Y: d}
}

// of returns where p lies.
func (x axes) of(p geom.Point) (a, d float64) {
	switch layout.Direction(x) {
	case layout.Right:
		return p.Y, p.X
	case layout.Up:
		return p.X, -p.Y
	}
	return p.X, p.Y
}

// extent is a rectangle seen along the axes.
type extent struct{ a0, a1, d0, d1 float64 }

// extent returns r along the axes.
func (x axes) extent(r geom.Rect) extent {
	switch layout.Direction(x) {
	case layout.Right:
		return extent{r.Y, r.Bottom(), r.X, r.Right()}
	case layout.Up:
		return extent{r.X, r.Right(), -r.Bottom(), -r.Y}
	}
	return extent{r.X, r.Right(), r.Y, r.Bottom()}
}

// rect returns e as a rectangle.
func (x axes) rect(e extent) geom.Rect {
	switch layout.Direction(x) {
	case layout.Right:
		return geom.Rect{X: e.d0, Y: e.a0, W: e.d1 - e.d0, H: e.a1 - e.a0}
	case layout.Up:
		return geom.Rect{X: e.a0, Y: -e.d1, W: e.a1 - e.a0, H: e.d1 - e.d0}
	}
	return geom.Rect{X: e.a0, Y: e.d0, W: e.a1 - e.a0, H: e.d1 - e.d0}
}

// path returns the line through the given pairs of a and d, its corners rounded with radius r.
func (x axes) path(r float64, at ...[2]float64) geom.Path {
	points := make([]geom.Point, 0, len(at))
	for _, p := range at {
		points = append(points, x.at(p[0], p[1]))
	}
	return geom.Polyline(r, points...)
}
