package scene

import (
	"maps"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// How search hits are marked: with a fill, and for those who do not see it, with a bar at the left.
const (
	foundWidth  = 3.0 // of the bar, in world units
	foundPixels = 2.5 // of the bar at least, on screen
	foundKnob   = 7.0 // by which the fill around a knob stands out
	foundWord   = " Search hit."
)

// Marked returns the same plan with other search hits. Boxes are not measured anew, so that it can follow each letter of
// what is searched for.
func (p *Plan) Marked(found map[argmap.Ref]bool) *Plan {
	if maps.Equal(found, p.look.Found) {
		return p
	}
	next := *p
	next.look.Found = found
	return &next
}

// found reports whether a box is a search hit.
func (b *builder) found(c *card) bool { return !c.stub && b.plan.look.Found[c.st.ID.Ref()] }

// foundMark is the bar at the left of a hit.
func (b *builder) foundMark(c *card) Item {
	r := b.edge(c)
	return foundBar(r, max(foundWidth, b.detail.pixels(foundPixels)))
}

// edge returns a box up to the outside of its outermost border.
func (b *builder) edge(c *card) geom.Rect {
	if c.thesis() {
		return c.outline().Grow(rimWidth / 2)
	}
	return c.outline().Grow(borderWidth / 2)
}

// foundBar stands at the left of r, outside of it, so that it covers nothing that a border has to say.
func foundBar(r geom.Rect, width float64) Item {
	return Box{Rect: geom.Rect{X: r.X - width, Y: r.Y, W: width, H: r.H}, Fill: Ink}
}

// fillFound fills a border.
func fillFound(border []Item) {
	ground := func(t Token) bool { return t&plain == Paper || t&plain == Ev }
	for i, it := range border {
		switch it := it.(type) {
		case Box:
			if ground(it.Fill) {
				it.Fill = Found
			}
			border[i] = it
		case Shape:
			if it.Fill&plain == Ev {
				it.Fill = Found
			}
			border[i] = it
		}
	}
}

// readable gives text the ink that is seen best: the lesser inks are made for paper, not for the fill.
func readable(items []Item) []Item {
	for i, it := range items {
		if t, ok := it.(Text); ok && t.Ink != Paper {
			t.Ink = Ink
			items[i] = t
		}
	}
	return items
}

// foundStep marks the knob of a step that is a search hit.
func (b *builder) foundStep(i int) []Item {
	if !b.plan.look.Found[b.plan.steps[i].arg.Ref()] {
		return nil
	}
	out := max(foundKnob, b.detail.pixels(foundKnob))
	at := b.result.Places[i].Knob
	disc := Disc{Center: at, Radius: knobDisc + out, Fill: Found, Line: Ink, Width: max(1, b.detail.pixels(thinPixels))}
	return []Item{disc, foundBar(disc.Bounds(), max(foundWidth, b.detail.pixels(foundPixels)))}
}
