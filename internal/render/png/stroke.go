package png

import (
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/math/fixed"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
)

// miter joins two pieces of a line with a sharp corner, or a blunt one where it would stick out too far. The scan
// converter itself has only round and blunt ones.
var miter = raster.JoinerFunc(func(lhs, rhs raster.Adder, half fixed.Int26_6, pivot, n0, n1 fixed.Point26_6) {
	ax, ay, bx, by := float64(n0.X), float64(n0.Y), float64(n1.X), float64(n1.Y)
	square := float64(half) * float64(half)
	along := ax*bx + ay*by // cosine of the turn, times square
	sharp := square > 0 && 2*square <= outline.MiterLimit*outline.MiterLimit*(square+along)
	left := ax*by-ay*bx >= 0 // the outer side of the turn
	if sharp {
		k := square / (square + along)
		tip := fixed.Point26_6{X: fixed.Int26_6(math.Round((ax + bx) * k)), Y: fixed.Int26_6(math.Round((ay + by) * k))}
		if left {
			lhs.Add1(pivot.Add(tip))
		} else {
			rhs.Add1(pivot.Sub(tip))
		}
	}
	lhs.Add1(pivot.Add(n1))
	rhs.Add1(pivot.Sub(n1))
})

// pieces returns into how many straight pieces each curve of a path is cut, so that none is seen.
func pieces(path geom.Path, scale float64) int {
	var longest float64
	from := geom.Point{}
	for _, s := range path {
		if s.Op == geom.CubicTo {
			longest = math.Max(longest, from.Distance(s.C1)+s.C1.Distance(s.C2)+s.C2.Distance(s.P))
		}
		from = s.P
	}
	return int(math.Max(4, math.Min(math.Ceil(2*math.Sqrt(longest*scale)), 400)))
}

// distinct returns points without those that repeat their predecessor: a piece without length has no direction.
func distinct(points []geom.Point) []geom.Point {
	out := points[:0]
	for _, p := range points {
		if len(out) == 0 || out[len(out)-1].Distance(p) > 1e-6 {
			out = append(out, p)
		}
	}
	return out
}

// maxDashes bounds the work for a dash pattern that is very fine for its line; such a line is drawn solid.
const maxDashes = 20000

// dashes cuts a line into the pieces of it that a pattern draws.
func dashes(points []geom.Point, pattern []float64) [][]geom.Point {
	var length, period float64
	for i := 1; i < len(points); i++ {
		length += points[i-1].Distance(points[i])
	}
	for _, d := range pattern {
		period += d
	}
	if length/period > maxDashes {
		return [][]geom.Point{points}
	}
	var out [][]geom.Point
	index, left := 0, pattern[0] // of the pattern; even indices are drawn
	part := []geom.Point{points[0]}
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		side := from.Distance(to)
		done := 0.0
		for side-done > left {
			done += left
			at := geom.Point{X: from.X + (to.X-from.X)*done/side, Y: from.Y + (to.Y-from.Y)*done/side}
			if index%2 == 0 && left > 0 {
				out = append(out, append(part, at))
			}
			part = []geom.Point{at}
			index = (index + 1) % len(pattern)
			left = pattern[index]
		}
		left -= side - done
		part = append(part, to)
	}
	if index%2 == 0 && len(part) > 1 {
		out = append(out, part)
	}
	return out
}
