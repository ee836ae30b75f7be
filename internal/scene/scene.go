package scene

import (
	"iter"

	"warrant/internal/geom"
)

// Scene is a finished drawing.
type Scene struct {
	Bounds geom.Rect // of everything drawn, margins included
	Ground Token     // colour of the ground: Canvas, or None for a transparent one
	Groups []Group   // in painting order
}

// Group is the drawing of one thing: a statement, a step, a decoration.
type Group struct {
	ID    string // stable: "statement/<id>", "argument/<id>", ""
	Label string // one spoken sentence: title of the group in SVG
	Items []Item
}

// Items returns all items in painting order.
func (s *Scene) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, g := range s.Groups {
			for _, it := range g.Items {
				if !yield(it) {
					return
				}
			}
		}
	}
}
