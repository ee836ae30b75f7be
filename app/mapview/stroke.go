package mapview

import (
	"math"

	"warrant/internal/geom"
)

// maxPieces is how many straight lines stand for one curve.
const maxPieces = 8

// flatten turns a path into polylines. Short curves, as at the corners of brackets, get fewer pieces: the screen's pixels
// are coarser than they.
func flatten(p geom.Path) [][]geom.Point {
	var lines [][]geom.Point
	for i, s := range p {
		if s.Op == geom.MoveTo || len(lines) == 0 {
			lines = append(lines, []geom.Point{s.P})
			continue
		}
		last := &lines[len(lines)-1]
		from := (*last)[len(*last)-1]
		if s.Op != geom.CubicTo {
			*last = append(*last, s.P)
			continue
		}
		reach := from.Distance(s.C1) + s.C1.Distance(s.C2) + s.C2.Distance(s.P)
		n := min(maxPieces, max(2, int(math.Ceil(0.8*math.Sqrt(reach)))))
		one := geom.Path{{Op: geom.MoveTo, P: from}, p[i]}
		*last = append(*last, one.Flatten(n)[0][1:]...)
	}
	return lines
}

// joint returns by how much two lines of a width that meet at b, coming from a and going on to c, must be longer than
// their ends so that no notch shows at the outer side.
func joint(a, b, c geom.Point, width float64) float64 {
	ux, uy, vx, vy := b.X-a.X, b.Y-a.Y, c.X-b.X, c.Y-b.Y
	turn := math.Abs(math.Atan2(ux*vy-uy*vx, ux*vx+uy*vy))
	if turn > 2 { // nearly back on itself: the tip would be a long spike
		return width / 2
	}
	return width / 2 * math.Tan(turn/2)
}

// along returns the point at a distance from a towards b.
func along(a, b geom.Point, distance float64) geom.Point {
	length := a.Distance(b)
	if length == 0 {
		return a
	}
	t := distance / length
	return geom.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
}

// segments calls f for each straight piece of a polyline drawn with a width, made longer at the joints.
func segments(pts []geom.Point, width float64, f func(a, b geom.Point)) {
	closed := len(pts) > 3 && pts[0] == pts[len(pts)-1]
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		if a == b {
			continue
		}
		from, to := a, b
		switch {
		case i > 1:
			from = along(a, b, -joint(pts[i-2], a, b, width))
		case closed:
			from = along(a, b, -joint(pts[len(pts)-2], a, b, width))
		}
		switch {
		case i+1 < len(pts):
			to = along(b, a, -joint(a, b, pts[i+1], width))
		case closed:
			to = along(b, a, -joint(a, b, pts[1], width))
		}
		f(from, to)
	}
}

// dashes calls f for each dash of a polyline; a dash that goes round a corner comes in pieces. The pattern is lengths of
// dash and gap in turn.
func dashes(pts []geom.Point, pattern []float64, f func(a, b geom.Point)) {
	var period float64
	for _, d := range pattern {
		period += d
	}
	if period <= 0 {
		return
	}
	k, left := 0, pattern[0] // which part of the pattern, and how much of it is left
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		length := a.Distance(b)
		for at := 0.0; at < length; {
			step := math.Min(left, length-at)
			if k%2 == 0 && step > 0 {
				f(along(a, b, at), along(a, b, at+step))
			}
			at += step
			if left -= step; left <= 1e-9 {
				k = (k + 1) % (len(pattern) + len(pattern)%2*len(pattern))
				left = math.Max(pattern[k%len(pattern)], 0.01)
			}
		}
	}
}

// outline returns the edge of a rectangle with round corners as a closed polyline.
func outline(r geom.Rect, radius float64) []geom.Point {
	radius = math.Min(radius, math.Min(r.W, r.H)/2)
	corners := [4]geom.Point{{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X, Y: r.Bottom()}}
	if radius <= 0 {
		return append(corners[:], corners[0])
	}
	top := geom.Point{X: r.X + r.W/2, Y: r.Y} // start where no corner is
	return flatten(geom.Polyline(radius, top, corners[1], corners[2], corners[3], corners[0], top))[0]
}

// Of polygons so narrow, in pixels, little is left: the toolkit puts their corners on whole pixels. They are drawn as
// lines, whose ends may be anywhere.
const leastSliver = 2.5

// slender is how broad a sliver is at most, for its length.
const slender = 0.22

// sliver returns the line that looks like a polygon, if it is long and narrow: between the two corners that are farthest
// apart, as broad as gives the same area.
func sliver(pts []geom.Point) (from, to geom.Point, width float64, ok bool) {
	var area, length float64
	for i, a := range pts {
		next := pts[(i+1)%len(pts)]
		area += a.X*next.Y - next.X*a.Y
		for _, b := range pts[:i] {
			if d := a.Distance(b); d > length {
				from, to, length = a, b, d
			}
		}
	}
	if length == 0 {
		return from, to, 0, false
	}
	width = math.Abs(area) / 2 / length
	return from, to, width, width < slender*length
}
