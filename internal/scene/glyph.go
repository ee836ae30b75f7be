package scene

import "warrant/internal/geom"

// Glyphs are drawn, not taken from fonts, so that they look the same everywhere. Each is glyphWidth wide, begins at at.X
// and is centred on at.Y.
const glyphWidth = 9.0

func stroke(ink Token, width float64, points ...geom.Point) Item {
	return Line{Path: geom.Polyline(0, points...), Ink: ink, Width: width}
}

// quoteGlyph is a pair of quotation marks: words found in the text.
func quoteGlyph(at geom.Point, ink Token) []Item {
	var out []Item
	for _, x := range []float64{2.2, 6.6} {
		c := geom.Point{X: at.X + x, Y: at.Y + 1.2}
		out = append(out,
			Disc{Center: c, Radius: 1.7, Fill: ink},
			Shape{Points: []geom.Point{{X: c.X - 1.7, Y: c.Y}, {X: c.X - 1.4, Y: c.Y - 2.2}, {X: c.X + 0.7, Y: c.Y - 4}, {X: c.X + 1, Y: c.Y - 3.2}, {X: c.X - 0.2, Y: c.Y - 1.6}}, Fill: ink})
	}
	return out
}

// bookGlyph is a printed page: a work cited as a whole.
func bookGlyph(at geom.Point, ink Token) []Item {
	out := []Item{Box{Rect: geom.Rect{X: at.X + 0.6, Y: at.Y - 4.6, W: 7.8, H: 9.2}, Line: ink, Width: 1.2}}
	for _, y := range []float64{-2, 0.2, 2.4} {
		out = append(out, stroke(ink, 1, geom.Point{X: at.X + 2.2, Y: at.Y + y}, geom.Point{X: at.X + 6.8, Y: at.Y + y}))
	}
	return out
}

// crossGlyph is a ✕: lost, or denied.
func crossGlyph(at geom.Point, ink Token) []Item {
	return []Item{
		stroke(ink, 1.8, geom.Point{X: at.X + 1, Y: at.Y - 3.5}, geom.Point{X: at.X + 8, Y: at.Y + 3.5}),
		stroke(ink, 1.8, geom.Point{X: at.X + 1, Y: at.Y + 3.5}, geom.Point{X: at.X + 8, Y: at.Y - 3.5}),
	}
}

// unequalGlyph is a ≠: the text has changed.
func unequalGlyph(at geom.Point, ink Token) []Item {
	return []Item{
		stroke(ink, 1.5, geom.Point{X: at.X + 0.5, Y: at.Y - 1.7}, geom.Point{X: at.X + 8.5, Y: at.Y - 1.7}),
		stroke(ink, 1.5, geom.Point{X: at.X + 0.5, Y: at.Y + 1.7}, geom.Point{X: at.X + 8.5, Y: at.Y + 1.7}),
		stroke(ink, 1.5, geom.Point{X: at.X + 2.8, Y: at.Y + 4.6}, geom.Point{X: at.X + 6.2, Y: at.Y - 4.6}),
	}
}

// askGlyph is a question mark: found in several places.
func askGlyph(at geom.Point, ink Token) []Item {
	x, y := at.X+4.5, at.Y
	var p geom.Path
	p = p.Move(geom.Point{X: x - 2.6, Y: y - 2.6}).
		Cubic(geom.Point{X: x - 2.4, Y: y - 5.4}, geom.Point{X: x + 2.8, Y: y - 5.4}, geom.Point{X: x + 2.7, Y: y - 2.4}).
		Cubic(geom.Point{X: x + 2.6, Y: y - 0.6}, geom.Point{X: x, Y: y - 0.6}, geom.Point{X: x, Y: y + 1.7})
	return []Item{Line{Path: p, Ink: ink, Width: 1.6}, Disc{Center: geom.Point{X: x, Y: y + 4.1}, Radius: 1.1, Fill: ink}}
}

// movedGlyph is a bent arrow: found in another place.
func movedGlyph(at geom.Point, ink Token) []Item {
	var p geom.Path
	p = p.Move(geom.Point{X: at.X + 0.8, Y: at.Y + 2.5}).
		Cubic(geom.Point{X: at.X + 0.8, Y: at.Y - 4.2}, geom.Point{X: at.X + 6.6, Y: at.Y - 4.2}, geom.Point{X: at.X + 6.8, Y: at.Y + 0.4})
	tip := geom.Point{X: at.X + 6.9, Y: at.Y + 3.4}
	return []Item{
		Line{Path: p, Ink: ink, Width: 1.3},
		Shape{Points: []geom.Point{tip, {X: tip.X - 2.6, Y: tip.Y - 3.6}, {X: tip.X + 2.4, Y: tip.Y - 3.6}}, Fill: ink},
	}
}

// arrowGlyph points up and away, to what is not shown.
func arrowGlyph(at geom.Point, ink Token) []Item {
	return []Item{
		stroke(ink, 1.6, geom.Point{X: at.X + 1.5, Y: at.Y + 4.5}, geom.Point{X: at.X + 9, Y: at.Y - 3}),
		stroke(ink, 1.6, geom.Point{X: at.X + 3.6, Y: at.Y - 4}, geom.Point{X: at.X + 10, Y: at.Y - 4}, geom.Point{X: at.X + 10, Y: at.Y + 2.4}),
	}
}

// plusSign and minusSign fill a knob; size is the length of their bars, thick how wide these are.
func plusSign(at geom.Point, size, thick float64, ink Token) []Item {
	return append(minusSign(at, size, thick, ink), bar(at, thick, size, ink))
}

func minusSign(at geom.Point, size, thick float64, ink Token) []Item {
	return []Item{bar(at, size, thick, ink)}
}

func timesSign(at geom.Point, size, thick float64, ink Token) []Item {
	h := size * 0.36
	return []Item{
		stroke(ink, thick, geom.Point{X: at.X - h, Y: at.Y - h}, geom.Point{X: at.X + h, Y: at.Y + h}),
		stroke(ink, thick, geom.Point{X: at.X - h, Y: at.Y + h}, geom.Point{X: at.X + h, Y: at.Y - h}),
	}
}

// bar is a filled rectangle centred on at.
func bar(at geom.Point, w, h float64, ink Token) Item {
	return Box{Rect: geom.Rect{X: at.X - w/2, Y: at.Y - h/2, W: w, H: h}, Fill: ink}
}
