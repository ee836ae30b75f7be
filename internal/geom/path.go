package geom

import "math"

// Op is what a path segment does.
type Op uint8

// The three operations of a path.
const (
	MoveTo  Op = iota // start at P
	LineTo            // straight to P
	CubicTo           // Bézier curve to P with the control points C1 and C2
)

// Segment is one step of a path.
type Segment struct {
	Op        Op
	C1, C2, P Point
}

// Path is a line drawn in one go; the zero value is empty and ready to use.
type Path []Segment

// Move starts the path, or a further part of it, at p.
func (p Path) Move(to Point) Path { return append(p, Segment{Op: MoveTo, P: to}) }

// Line adds a straight segment.
func (p Path) Line(to Point) Path { return append(p, Segment{Op: LineTo, P: to}) }

// Cubic adds a Bézier curve.
func (p Path) Cubic(c1, c2, to Point) Path {
	return append(p, Segment{Op: CubicTo, C1: c1, C2: c2, P: to})
}

// Polyline returns the path through pts, its inner corners rounded with radius r (0: sharp).
func Polyline(r float64, pts ...Point) Path {
	var p Path
	for i, at := range pts {
		switch {
		case i == 0:
			p = p.Move(at)
		case i == len(pts)-1 || r <= 0:
			p = p.Line(at)
		default:
			p = p.round(pts[i-1], at, pts[i+1], r)
		}
	}
	return p
}

// round adds the corner at, coming from before and leaving for after; the radius shrinks where a side is short.
func (p Path) round(before, at, after Point, r float64) Path {
	a, b := before.Distance(at), at.Distance(after)
	r = math.Min(r, math.Min(a/2, b/2))
	if r <= 0 {
		return p.Line(at)
	}
	in := Point{at.X + (before.X-at.X)*r/a, at.Y + (before.Y-at.Y)*r/a}
	out := Point{at.X + (after.X-at.X)*r/b, at.Y + (after.Y-at.Y)*r/b}
	const k = 0.5523 // control length that makes a cubic follow a quarter circle
	c1 := Point{in.X + (at.X-in.X)*k, in.Y + (at.Y-in.Y)*k}
	c2 := Point{out.X + (at.X-out.X)*k, out.Y + (at.Y-out.Y)*k}
	return p.Line(in).Cubic(c1, c2, out)
}

// Flatten returns the path as polylines, one per MoveTo, each curve cut into n straight pieces.
func (p Path) Flatten(n int) [][]Point {
	var lines [][]Point
	for _, s := range p {
		if s.Op == MoveTo || len(lines) == 0 {
			lines = append(lines, []Point{s.P})
			continue
		}
		last := &lines[len(lines)-1]
		if s.Op == LineTo {
			*last = append(*last, s.P)
			continue
		}
		from := (*last)[len(*last)-1]
		for i := 1; i <= n; i++ {
			*last = append(*last, s.at(from, float64(i)/float64(n)))
		}
	}
	return lines
}

// at returns the point of a cubic segment that starts at from, for t in 0..1.
func (s Segment) at(from Point, t float64) Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{
		a*from.X + b*s.C1.X + c*s.C2.X + d*s.P.X,
		a*from.Y + b*s.C1.Y + c*s.C2.Y + d*s.P.Y,
	}
}

// Bounds returns the smallest rectangle around all points and control points of the path.
func (p Path) Bounds() Rect {
	if len(p) == 0 {
		return Rect{}
	}
	lo, hi := p[0].P, p[0].P
	grow := func(q Point) {
		lo = Point{math.Min(lo.X, q.X), math.Min(lo.Y, q.Y)}
		hi = Point{math.Max(hi.X, q.X), math.Max(hi.Y, q.Y)}
	}
	for _, s := range p {
		grow(s.P)
		if s.Op == CubicTo {
			grow(s.C1)
			grow(s.C2)
		}
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}
