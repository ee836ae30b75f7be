package scene

import (
	"fmt"
	"strings"

	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/words"
)

// Measures of what stands beside a knob, in world units.
const (
	labelGap  = 7.0   // from a step's label to its knob
	labelMost = 118.0 // width of a label of one line or two
	labelRoom = 22.0  // kept free for it above the first box, where the thesis is at the left
	labelLine = 14.0
	labelLift = 10.0 // from the box that a label stands over to its base line: the ring around that box runs between
)

// beside draws what stands beside a knob: the step's label, its comments, and what a fold hides.
func (b *builder) beside(i int, ink Token) []Item {
	s := &b.plan.steps[i]
	before, after := b.sides(i)
	var items []Item
	label := strings.TrimSpace(s.arg.Label)
	if label != "" {
		items = append(items, b.label(i, label, ink, before)...)
	}
	if s.fold.steps > 0 || s.to > 0 {
		if s.fold.steps > 0 {
			b.scene.Uses |= usesFold
		}
		part := PartFold
		if s.to > 0 {
			b.scene.Uses |= usesTab
			part = PartTab
		}
		plate := b.foldPlate(i, s)
		items = append(items, plate...)
		b.scene.Hits = append(b.scene.Hits, Hit{Of: s.arg.Ref(), Part: part, Rect: plate[0].Bounds(), Page: s.to})
		after = true
	}
	if open, all := comments(b.plan.snap, s.arg.Ref()); all > 0 {
		b.scene.Uses |= usesComments
		r := b.bubbleAt(i, before || label != "" && b.x != axes(layout.Right), after)
		bubble, _ := bubbleItems(b.plan.measure, r, open, all)
		items = append(items, bubble...)
		b.scene.Hits = append(b.scene.Hits, Hit{Of: s.arg.Ref(), Part: PartComments, Rect: r})
	}
	return items
}

// bubbleAt returns where the comments on a step stand: on a side of the knob along siblings that is free.
func (b *builder) bubbleAt(i int, before, after bool) geom.Rect {
	a, d := b.x.of(b.result.Places[i].Knob)
	w, h := bubbleWidth, bubbleHeight
	if b.x == axes(layout.Right) {
		w, h = h+5, w // the tail, too
	}
	e := extent{a + knobDisc + 5, a + knobDisc + 5 + w, d - h/2, d + h/2}
	switch {
	case after && before:
		e.d0, e.d1 = d-knobDisc-h-3, d-knobDisc-3
	case after:
		e.a0, e.a1 = a-knobDisc-5-w, a-knobDisc-5
	}
	at := b.x.rect(e)
	return geom.Rect{X: at.X, Y: at.Y, W: bubbleWidth, H: bubbleHeight}
}

// sides reports whether lines end at the near and at the far side of a knob along siblings.
func (b *builder) sides(i int) (before, after bool) {
	at, _ := b.x.of(b.result.Places[i].Knob)
	for _, k := range b.below[i] {
		if a, _ := b.x.of(b.result.Places[k].Knob); a < at {
			before = true
		} else {
			after = true
		}
	}
	return before, after
}

// label writes the step's label on a plate in the colour of the ground. It stands at the left of the knob, beside the
// line of a warrant if there is one; where the thesis is at the left, it stands above the first premise instead, as the
// lines of the tree need the room before the knob.
func (b *builder) label(i int, label string, ink Token, taken bool) []Item {
	k := b.result.Places[i].Knob
	cards := b.plan.steps[i].cards
	if b.x == axes(layout.Right) {
		if len(cards) == 0 {
			at := geom.Point{X: k.X - knobDisc, Y: k.Y - knobDisc - 6} // lines run before the knob, not beyond it
			return b.plate([]string{b.plan.measure.Ellipsis(label, smallSize, true, Narrow)}, at, false, ink)
		}
		frame := b.frame(i, 0)
		said := b.plan.measure.Ellipsis(label, smallSize, true, frame.W)
		return b.plate([]string{said}, geom.Point{X: frame.X + 1, Y: frame.Y - labelLift}, false, ink)
	}
	lines := b.labelLines(label)
	if taken {
		lines = []string{b.plan.measure.Ellipsis(label, smallSize, true, labelMost)}
	}
	at := geom.Point{X: k.X - knobDisc - labelGap, Y: k.Y + 4 - float64(len(lines)-1)*labelLine/2}
	switch {
	case taken && b.x == axes(layout.Up): // the line of a warrant comes from above
		at.Y += 13
	case taken:
		at.Y -= 13
	}
	return b.plate(lines, at, true, ink)
}

// labelLines breaks a label into two lines at most.
func (b *builder) labelLines(label string) []string {
	m := b.plan.measure
	lines := m.Wrap(label, smallSize, true, labelMost)
	if len(lines) == 1 {
		return []string{lines[0].Text}
	}
	rest := strings.TrimSpace(strings.TrimPrefix(label, lines[0].Text))
	return []string{lines[0].Text, m.Ellipsis(rest, smallSize, true, labelMost)}
}

// foldPlate says at the far side of a knob what the fold of its step hides, or where more bears on it.
func (b *builder) foldPlate(i int, s *step) []Item {
	k := b.result.Places[i].Knob
	said, ink := s.fold.words(), Muted
	if s.to > 0 {
		said = words.T("continued on page %d", s.to)
	}
	at := geom.Point{X: k.X + knobDisc + labelGap, Y: k.Y + 4}
	if b.x == axes(layout.Right) { // lines of the tree run right before the knob
		said = fmt.Sprintf("+%d", max(s.fold.hidden, s.fold.steps))
		if s.to > 0 {
			said = words.T("page %d", s.to)
		}
		at = geom.Point{X: k.X - b.plan.measure.Width(said, smallSize, true)/2, Y: k.Y + knobDisc + 14}
	}
	if s.to > 0 {
		ink = Paper
	}
	items := b.plate([]string{said}, at, false, ink)
	if s.to > 0 { // as the tabs of boxes
		plate := items[0].(Box)
		plate.Fill = Muted
		items[0] = plate
	}
	return items
}

// plate writes lines from the base line at at on, which is their left end or, flush, their right end.
func (b *builder) plate(lines []string, at geom.Point, flush bool, ink Token) []Item {
	items := []Item{nil}
	var area geom.Rect
	for n, words := range lines {
		w := b.plan.measure.Width(words, smallSize, true)
		base := geom.Point{X: at.X, Y: at.Y + float64(n)*labelLine}
		if flush {
			base.X -= w
		}
		area = area.Union(geom.Rect{X: base.X - 4, Y: base.Y - 12, W: w + 8, H: 16})
		items = append(items, Text{At: base, Words: words, Size: smallSize, Bold: true, Ink: ink, Width: w})
	}
	items[0] = Box{Rect: area, Radius: 3, Fill: b.ground()}
	return items
}
