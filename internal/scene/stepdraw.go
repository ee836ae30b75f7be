package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/words"
)

// Measures of steps, in world units.
const (
	lineWidth    = 2.5
	bracketWidth = 3.5
	bracketFor   = 8.0 // radius of the corners of a bracket that speaks for something
	bracketClear = 2.0 // from the end of a bracket to its box
	knobDisc     = 11.0
	knobSquare   = 10.0 // half its side
	signSize     = 11.0
	signThick    = 2.4
	headClear    = 2.0 // from a head to what it points at
	headLength   = 12.0
	headWidth    = 14.0
	barLength    = 18.0
	barThick     = 4.5
	turnRadius   = 10.0 // where the line of an undercut or a warrant turns
)

// drawStep draws one step: its line, bracket, knob and label.
func (b *builder) drawStep(i int) {
	s := &b.plan.steps[i]
	b.scene.Uses |= stepSigns(s.arg, b.plan.opposed[s.arg.ID])
	ink := hue(s.arg.Polarity)
	var items []Item
	if b.plan.Graph.Steps[i].Box == layout.None {
		items = b.sideLine(i, ink)
	} else {
		items = b.treeLine(i, ink)
	}
	items = append(items, b.bracket(i, ink)...)
	items = append(items, b.foundStep(i)...)
	items = append(items, b.knob(i, ink)...)
	if b.detail.Level == Full {
		items = append(items, b.beside(i, ink)...)
	}
	b.group(Group{ID: s.arg.Ref().String(), Label: func() string { return b.spoken.step(s) }, Items: items}, s.dim, s.thin)
	place := b.result.Places[i]
	if !place.Bracket.Empty() {
		b.scene.Hits = append(b.scene.Hits, Hit{Of: s.arg.Ref(), Part: PartBracket, Rect: place.Bracket})
	}
	knob := geom.Rect{X: place.Knob.X, Y: place.Knob.Y}.Grow(layout.KnobSize / 2)
	b.scene.Hits = append(b.scene.Hits, Hit{Of: s.arg.Ref(), Part: PartKnob, Rect: knob})
}

// width returns the width of lines: never less than what can be seen on a screen.
func (b *builder) width() float64 { return max(lineWidth, b.detail.pixels(1.25)) }

// treeLine draws the line from a knob to the box that the step bears on, with its head.
func (b *builder) treeLine(i int, ink Token) []Item {
	s := b.plan.Graph.Steps[i]
	edge := b.x.extent(b.rim(s.Parent, s.Box)).d1
	if b.plan.opposed[b.plan.steps[i].arg.ID] {
		path := b.branch(i, edge)
		return []Item{Line{Path: path, Ink: ink, Width: 2*b.width() + 3}, Line{Path: path, Ink: b.ground(), Width: 3}}
	}
	items, start := b.head(b.ports[i], edge+headClear, 1, s.Pro, ink)
	return append([]Item{Line{Path: b.branch(i, start), Ink: ink, Width: b.width()}}, items...)
}

// head draws a head at a, its tip at d, on a line that goes on towards growing d (way 1) or shrinking d (way -1). It
// returns where the line itself begins.
func (b *builder) head(a, d, way float64, pro bool, ink Token) ([]Item, float64) {
	if pro {
		base := d + way*headLength
		return []Item{Shape{Points: []geom.Point{b.x.at(a, d), b.x.at(a+headWidth/2, base), b.x.at(a-headWidth/2, base)}, Fill: ink}}, base - way
	}
	far := d + way*barThick
	e := extent{a - barLength/2, a + barLength/2, min(d, far), max(d, far)}
	return []Item{Box{Rect: b.x.rect(e), Fill: ink}}, far - way
}

// sideLine draws the line of an undercut or a warrant: from its knob up to the level of the knob it bears on, round one
// corner, and along the gutter to that knob's side. Steps of one polarity on one knob share the way and the head.
func (b *builder) sideLine(i int, ink Token) []Item {
	s := b.plan.Graph.Steps[i]
	at, dt := b.x.of(b.result.Places[s.Parent].Knob)
	ak, dk := b.x.of(b.result.Places[i].Knob)
	side := 1.0
	if ak < at {
		side = -1
	}
	tip := at + side*(knobDisc+headClear)
	items, start := b.sideHead(dt, tip, side, s.Pro, ink)
	if !b.nearest(i, side) {
		items = nil
	}
	corner := turnRadius
	if b.detail.Level == Boxes {
		corner = 0
	}
	path := b.x.path(corner, [2]float64{ak, dk - knobSquare}, [2]float64{ak, dt}, [2]float64{start, dt})
	return append([]Item{Line{Path: path, Ink: ink, Width: b.width()}}, items...)
}

// sideHead draws a head that lies along siblings, at the level d of a knob.
func (b *builder) sideHead(d, tip, side float64, pro bool, ink Token) ([]Item, float64) {
	if pro {
		base := tip + side*headLength
		return []Item{Shape{Points: []geom.Point{b.x.at(tip, d), b.x.at(base, d+headWidth/2), b.x.at(base, d-headWidth/2)}, Fill: ink}}, base - side
	}
	far := tip + side*barThick
	e := extent{min(tip, far), max(tip, far), d - barLength/2, d + barLength/2}
	return []Item{Box{Rect: b.x.rect(e), Fill: ink}}, far - side
}

// nearest reports whether step i is the nearest of its polarity to the knob it bears on, on its side.
func (b *builder) nearest(i int, side float64) bool {
	s := b.plan.Graph.Steps[i]
	ak, _ := b.x.of(b.result.Places[i].Knob)
	at, _ := b.x.of(b.result.Places[s.Parent].Knob)
	for _, k := range b.below[s.Parent] {
		other, _ := b.x.of(b.result.Places[k].Knob)
		same := b.plan.Graph.Steps[k].Pro == s.Pro && (other-at)*side > 0
		if k != i && same && (other-ak)*side < 0 {
			return false
		}
	}
	return true
}

// bracket draws the bracket over the premises and the stem to its knob.
func (b *builder) bracket(i int, ink Token) []Item {
	place := b.result.Places[i]
	if place.Bracket.Empty() {
		return nil
	}
	e := b.x.extent(place.Bracket)
	radius := 0.0
	if b.plan.Graph.Steps[i].Pro {
		radius = bracketFor
	}
	a, d := b.x.of(place.Knob)
	near, far := e.d0+bracketWidth/2, e.d1-bracketClear
	e.a0, e.a1 = e.a0+1, e.a1-1
	path := b.x.path(radius, [2]float64{e.a0, far}, [2]float64{e.a0, near}, [2]float64{e.a1, near}, [2]float64{e.a1, far})
	return []Item{
		Line{Path: b.x.path(0, [2]float64{a, d}, [2]float64{a, near}), Ink: ink, Width: b.width()},
		Line{Path: path, Ink: ink, Width: max(bracketWidth, b.detail.pixels(1.5))},
	}
}

// knob draws the knob with its sign.
func (b *builder) knob(i int, ink Token) []Item {
	at := b.result.Places[i].Knob
	switch {
	case b.plan.opposed[b.plan.steps[i].arg.ID]:
		return append([]Item{Disc{Center: at, Radius: knobDisc, Fill: ink}}, timesSign(at, signSize, signThick, Paper)...)
	case b.plan.Graph.Steps[i].Pro:
		return append([]Item{Disc{Center: at, Radius: knobDisc, Fill: ink}}, plusSign(at, signSize, signThick, Paper)...)
	}
	square := geom.Rect{X: at.X, Y: at.Y}.Grow(knobSquare)
	return append([]Item{Box{Rect: square, Fill: ink}}, minusSign(at, signSize, signThick, Paper)...)
}

// polarityWord returns what a step is in speech.
func polarityWord(p argmap.Polarity) string {
	if p == argmap.Con {
		return words.T("against")
	}
	return words.T("for")
}
