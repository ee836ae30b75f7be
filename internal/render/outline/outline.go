// Package outline reduces the items of a scene to three strokes of a pen: fill a path, stroke a path, set a text. The
// outputs without rectangles and circles of their own share it.
package outline

import (
	"errors"
	"fmt"
	"math"

	"warrant/internal/geom"
	"warrant/internal/scene"
)

// MiterLimit is by how many line widths a sharp corner may stick out before it is cut off, in every output.
const MiterLimit = 4

// Pen draws on some kind of paper. All lengths are in u.
type Pen interface {
	// Fill paints the inside of a closed path.
	Fill(path geom.Path, color scene.Token)
	// Stroke draws along a path with butt caps and sharp corners. A closed path ends where it starts.
	Stroke(path geom.Path, closed bool, line Style)
	// Text sets one run of text.
	Text(t scene.Text)
}

// Style is how a path is stroked.
type Style struct {
	Ink   scene.Token
	Width float64
	Dash  []float64 // empty: solid
}

// ErrEmpty says that a scene has no extent.
var ErrEmpty = errors.New("there is nothing to draw")

// Check returns an error if s cannot be drawn at all: ErrEmpty, or one about bounds that are no numbers.
func Check(s *scene.Scene) error {
	b := s.Bounds
	for _, v := range []float64{b.X, b.Y, b.W, b.H} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("the drawing has no usable bounds: %v", b)
		}
	}
	if b.Empty() {
		return ErrEmpty
	}
	return nil
}

// Draw draws all items of s in order. It fails at an item of a kind it does not know.
func Draw(s *scene.Scene, pen Pen) error {
	for item := range s.Items() {
		switch it := item.(type) {
		case scene.Box:
			draw(pen, Box(it.Rect, it.Radius), it.Fill, Style{it.Line, it.Width, it.Dash})
		case scene.Shape:
			draw(pen, Polygon(it.Points), it.Fill, Style{it.Line, it.Width, nil})
		case scene.Disc:
			draw(pen, Circle(it.Center, it.Radius), it.Fill, Style{it.Line, it.Width, nil})
		case scene.Line:
			if it.Ink != scene.None && it.Width > 0 && len(it.Path) > 1 {
				pen.Stroke(it.Path, false, Style{it.Ink, it.Width, Dashes(it.Dash)})
			}
		case scene.Text:
			if it.Ink != scene.None && it.Words != "" && it.Size > 0 {
				pen.Text(it)
			}
		default:
			return fmt.Errorf("drawing: unknown kind of item %T", item)
		}
	}
	return nil
}

// draw fills and strokes a closed path, as far as wanted.
func draw(pen Pen, path geom.Path, fill scene.Token, line Style) {
	if len(path) == 0 {
		return
	}
	if fill != scene.None {
		pen.Fill(path, fill)
	}
	if line.Ink != scene.None && line.Width > 0 {
		line.Dash = Dashes(line.Dash)
		pen.Stroke(path, true, line)
	}
}

// Dashes returns a dash pattern that can be drawn: nil, for a solid line, where it has a negative length or no length
// at all. A pattern of odd length is repeated, as SVG does.
func Dashes(pattern []float64) []float64 {
	var sum float64
	for _, d := range pattern {
		if !(d >= 0) {
			return nil
		}
		sum += d
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil
	}
	if len(pattern)%2 == 1 {
		return append(append([]float64(nil), pattern...), pattern...)
	}
	return pattern
}

// roundness is the length of a control line, in radii, that makes a cubic curve follow a quarter of a circle.
const roundness = 0.5523

// Box returns the outline of a rectangle with rounded corners, clockwise from the left end of its upper edge: where SVG
// starts, so that dashes fall alike everywhere. The radius shrinks to half a side.
func Box(r geom.Rect, radius float64) geom.Path {
	radius = Radius(r, radius)
	if radius == 0 {
		return Polygon([]geom.Point{{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X, Y: r.Bottom()}})
	}
	d := radius * (1 - roundness) // from a corner to its control points
	x, y, right, bottom := r.X, r.Y, r.Right(), r.Bottom()
	at := func(x, y float64) geom.Point { return geom.Point{X: x, Y: y} }
	var p geom.Path
	p = p.Move(at(x+radius, y))
	p = p.Line(at(right-radius, y)).Cubic(at(right-d, y), at(right, y+d), at(right, y+radius))
	p = p.Line(at(right, bottom-radius)).Cubic(at(right, bottom-d), at(right-d, bottom), at(right-radius, bottom))
	p = p.Line(at(x+radius, bottom)).Cubic(at(x+d, bottom), at(x, bottom-d), at(x, bottom-radius))
	return p.Line(at(x, y+radius)).Cubic(at(x, y+d), at(x+d, y), at(x+radius, y))
}

// Radius returns the radius that the corners of r can have, at most the one wanted.
func Radius(r geom.Rect, wanted float64) float64 {
	return math.Max(0, math.Min(wanted, math.Min(r.W/2, r.H/2)))
}

// Polygon returns the closed path through points.
func Polygon(points []geom.Point) geom.Path {
	if len(points) < 2 {
		return nil
	}
	return geom.Polyline(0, points...).Line(points[0])
}

// Circle returns a circle, clockwise from its right end.
func Circle(c geom.Point, radius float64) geom.Path {
	if !(radius > 0) {
		return nil
	}
	k := radius * roundness
	at := func(x, y float64) geom.Point { return geom.Point{X: c.X + x, Y: c.Y + y} }
	var p geom.Path
	p = p.Move(at(radius, 0))
	p = p.Cubic(at(radius, k), at(k, radius), at(0, radius)).Cubic(at(-k, radius), at(-radius, k), at(-radius, 0))
	return p.Cubic(at(-radius, -k), at(-k, -radius), at(0, -radius)).Cubic(at(k, -radius), at(radius, -k), at(radius, 0))
}
