package scene

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// Dashes, in world units.
var (
	dotted = []float64{1.5, 3}
	dashed = []float64{12, 7} // of what is not said in so many words
)

// Widths of lines, in world units.
const (
	borderWidth = 1.5
	rimWidth    = 2.5 // of the outer border of a thesis
)

// corner returns the radius of a card's corners.
func corner(c *card) float64 {
	if c.against() {
		return 0
	}
	return cornerFor
}

// frameItems draws the border of a card: its line tells the kind of the statement, its corners the stance.
func frameItems(c *card) []Item {
	var items []Item
	line := Rule
	if c.role == argmap.RoleUnattached {
		line = Rule.Soft()
	}
	box := Box{Rect: c.frame, Radius: corner(c), Fill: Paper, Line: line, Width: borderWidth}
	switch {
	case c.thesis():
		box.Line = Ink
		outer := Box{Rect: c.outline(), Radius: cornerFor + thesisRim, Fill: Paper, Line: Ink, Width: rimWidth}
		items = append(items, outer, box)
	case c.st.Kind == argmap.Evidence:
		items = append(items, earedBox(c.frame, corner(c), line)...)
	case c.st.Kind == argmap.Assumption:
		box.Dash = dashed
		items = append(items, box)
	default:
		items = append(items, box)
	}
	if c.dim {
		dotAll(items, dotted)
	}
	return items
}

// dotAll draws the borders of what is set aside in dots: in high contrast, which knows no weaker colours, nothing else tells.
func dotAll(items []Item, dots []float64) {
	for i, it := range items {
		switch it := it.(type) {
		case Box:
			it.Dash = dots
			items[i] = it
		case Line:
			it.Dash = dots
			items[i] = it
		}
	}
}

// earedBox draws the box of a piece of evidence: tinted, its upper right corner folded down.
func earedBox(r geom.Rect, radius float64, line Token) []Item {
	var fill []geom.Point
	arc := func(cx, cy, from float64) {
		for k := range 4 {
			a := from + float64(k)*math.Pi/6
			fill = append(fill, geom.Point{X: cx + radius*math.Cos(a), Y: cy + radius*math.Sin(a)})
		}
	}
	left, top, right, bottom := r.X, r.Y, r.Right(), r.Bottom()
	if radius > 0 {
		arc(left+radius, bottom-radius, math.Pi/2)
		arc(left+radius, top+radius, math.Pi)
	} else {
		fill = append(fill, geom.Point{X: left, Y: bottom}, geom.Point{X: left, Y: top})
	}
	fill = append(fill, geom.Point{X: right - dogEar, Y: top}, geom.Point{X: right, Y: top + dogEar})
	if radius > 0 {
		arc(right-radius, bottom-radius, 0)
	} else {
		fill = append(fill, geom.Point{X: right, Y: bottom})
	}
	border := geom.Polyline(radius,
		geom.Point{X: (left + right) / 2, Y: bottom}, geom.Point{X: left, Y: bottom}, geom.Point{X: left, Y: top},
		geom.Point{X: right - dogEar, Y: top})
	border = append(border, geom.Polyline(radius, geom.Point{X: right, Y: top + dogEar}, geom.Point{X: right, Y: bottom}, geom.Point{X: (left + right) / 2, Y: bottom})...)
	ear := []geom.Point{{X: right - dogEar, Y: top}, {X: right, Y: top + dogEar}, {X: right - dogEar, Y: top + dogEar}}
	return []Item{
		Shape{Points: fill, Fill: Ev},
		Line{Path: border, Ink: line, Width: borderWidth},
		Shape{Points: ear, Fill: Paper, Line: line, Width: borderWidth},
	}
}

// shifted returns it moved by d.
func shifted(it Item, d geom.Point) Item {
	switch it := it.(type) {
	case Box:
		it.Rect = it.Rect.Move(d)
		return it
	case Line:
		path := make(geom.Path, len(it.Path))
		for i, s := range it.Path {
			path[i] = geom.Segment{Op: s.Op, C1: s.C1.Add(d), C2: s.C2.Add(d), P: s.P.Add(d)}
		}
		it.Path = path
		return it
	case Shape:
		points := make([]geom.Point, len(it.Points))
		for i, p := range it.Points {
			points[i] = p.Add(d)
		}
		it.Points = points
		return it
	case Disc:
		it.Center = it.Center.Add(d)
		return it
	case Text:
		it.At = it.At.Add(d)
		return it
	}
	return it
}

// faintAll turns all items to their weaker colours.
func faintAll(items []Item) {
	for i, it := range items {
		switch it := it.(type) {
		case Box:
			it.Fill, it.Line = it.Fill.Faint(), it.Line.Faint()
			items[i] = it
		case Line:
			it.Ink = it.Ink.Faint()
			items[i] = it
		case Shape:
			it.Fill, it.Line = it.Fill.Faint(), it.Line.Faint()
			items[i] = it
		case Disc:
			it.Fill, it.Line = it.Fill.Faint(), it.Line.Faint()
			items[i] = it
		case Text:
			it.Ink = it.Ink.Faint()
			items[i] = it
		}
	}
}

// thinAll draws all items with half their lines and in softer colours. Grounds stay as they are, so that what is drawn over
// a line hides it as before.
func thinAll(items []Item) {
	soft := func(t Token) Token {
		switch t & plain {
		case Canvas, Paper, Ev:
			return t
		}
		return t.Soft()
	}
	for i, it := range items {
		switch it := it.(type) {
		case Box:
			it.Fill, it.Line, it.Width = soft(it.Fill), soft(it.Line), it.Width/2
			items[i] = it
		case Line:
			it.Ink, it.Width = soft(it.Ink), it.Width/2
			items[i] = it
		case Shape:
			it.Fill, it.Line, it.Width = soft(it.Fill), soft(it.Line), it.Width/2
			items[i] = it
		case Disc:
			it.Fill, it.Line, it.Width = soft(it.Fill), soft(it.Line), it.Width/2
			items[i] = it
		case Text:
			it.Ink = soft(it.Ink)
			items[i] = it
		}
	}
}
