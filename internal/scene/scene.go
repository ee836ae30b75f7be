package scene

import (
	"iter"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// Scene is a finished drawing.
type Scene struct {
	Bounds geom.Rect // of everything drawn, margins included
	Ground Token     // colour of the ground: Canvas, or None for a transparent one
	Groups []Group   // in painting order
	Spots  []Spot    // where the boxes are, for an overview
	Uses   Uses      // the signs that are drawn, for a legend
	Hits   []Hit     // what can be pointed at, in painting order: the last one that contains a point is on top
}

// Spot is a box as an overview shows it: its place and its colour.
type Spot struct {
	Rect geom.Rect
	Fill Token
}

// Group is the drawing of one thing: a statement, a step, a decoration.
type Group struct {
	ID    string        // argmap.Ref.String() of what it shows; empty for a decoration
	Label func() string // one sentence that says what it shows, for those who cannot see it; nil: none
	With  []argmap.Ref  // of a decoration: the statements and steps that it joins; it says nothing where one of them is not shown
	Items []Item
}

// Part is a part of a drawn thing that can be pointed at.
type Part uint8

// The parts.
const (
	PartBox      Part = iota // a statement
	PartKnob                 // the knob of a step
	PartBracket              // the bracket of a step
	PartChip                 // a citation
	PartFold                 // the mark of a folded branch
	PartComments             // the comments' bubble
	PartSlot                 // an empty place in a debate that waits for an answer
	PartStub                 // the end of a link whose other end is not shown
	PartArea                 // the title of a group's area, or the box it is folded to
	PartSides                // who stands on one side of a debate
	PartTab                  // what leads to another page
)

// Hit is an area that can be pointed at.
type Hit struct {
	Of    argmap.Ref // the statement, argument or citation; of a stub: the statement at its hidden end
	Part  Part
	Rect  geom.Rect
	By    argmap.VoiceID // of a slot: who should answer
	Group string         // of an area: its group
	Page  int            // of a tab, or of a stub for a box on another page: that page
}

// Items yields everything to draw, in painting order.
func (s *Scene) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, g := range s.Groups {
			for _, item := range g.Items {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// At returns the topmost part at p. Small parts are grown to at least slack units each way, so that they can be met.
func (s *Scene) At(p geom.Point, slack float64) (Hit, bool) {
	for i := len(s.Hits) - 1; i >= 0; i-- {
		h := s.Hits[i]
		r := h.Rect
		if d := (slack - min(r.W, r.H)) / 2; d > 0 {
			r = r.Grow(d)
		}
		if r.Contains(p) {
			return h, true
		}
	}
	return Hit{}, false
}

// Where returns the area of a statement's box, up to its outermost border, or of an argument's knob; ok is false where it is not shown.
func (s *Scene) Where(of argmap.Ref) (r geom.Rect, ok bool) {
	for _, h := range s.Hits {
		if h.Of == of && (h.Part == PartBox || h.Part == PartKnob) {
			return h.Rect, true
		}
	}
	return geom.Rect{}, false
}
