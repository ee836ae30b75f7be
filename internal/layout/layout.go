// Package layout places the boxes of a diagram.
//
// It sees a forest of steps with measured boxes and returns where each box, bracket and knob stands. It knows nothing
// of arguments, words or colours. Engines do the work (Engine); Runner keeps the interface from waiting for them.
package layout

import (
	"context"
	"time"

	"warrant/internal/geom"
)

// Direction is the way a diagram grows.
type Direction uint8

// The directions. Down: thesis on top, premises below. Right: thesis at left, premises to the right of it. Up: premises on
// top, thesis below, as a conclusion that is drawn from them.
const (
	Down Direction = iota
	Right
	Up
)

// Spacing, in world units. Level is the way a diagram grows, sibling is across it.
const (
	BoxGap      = 12.0 // between the premises of one step
	KnobRise    = 26.0 // from the bracket to the centre of its knob
	BracketRise = 14.0 // from the premises to the bracket: the length of the bracket's ends
	KnobSize    = 22.0
	Gutter      = 60.0 // at least, from a box to the knob of the next level
	SideGap     = 48.0 // from a bracket's end to an undercut or warrant standing beside it
	SideDrop    = 58.0 // how much lower (half a level) an undercut or warrant stands than the step it bears on
)

// None stands for no step or no box.
const None = -1

// Step is one bracket with its knob and its premises, or, where it has no Parent, boxes that stand on their own.
type Step struct {
	// Boxes are the premises drawn here, in order. A step without any is a bare knob. A root has exactly one.
	Boxes []geom.Size
	// Parent is the step this one hangs from, None for a root. Parents come before their children.
	Parent int
	// Box is which box of Parent this step bears on; None: it bears on the parent's knob (an undercut or a warrant).
	Box int
	// Pro tells on which side of its parent's knob a step bearing on it stands: warrants before it (left, or above),
	// undercuts after it (right, or below). It has no other effect.
	Pro bool
}

// Graph is what an Engine lays out. Steps that share a parent box are drawn in the order given, and so are roots.
type Graph struct {
	Direction Direction
	Steps     []Step
}

// Place is where a step was put.
type Place struct {
	Boxes []geom.Rect
	Knob  geom.Point // centre; meaningless for a root
	// Bracket is the strip between knob and boxes: its near edge is the bracket's line, its far edge touches the boxes,
	// its extent is the bracket's span. It is empty for a root and for a bare knob.
	Bracket geom.Rect
	Span    geom.Rect // everything of this step alone: boxes, bracket and knob
}

// Result has one Place per step of the Graph.
type Result struct {
	Places []Place
	Bounds geom.Rect // of everything, starting at 0,0
	Took   time.Duration
}

// Engine lays out one graph. It returns ctx.Err() where ctx ends first, and an error that names the reason otherwise.
// The same graph gives the same result.
type Engine interface {
	Layout(ctx context.Context, g Graph) (*Result, error)
}
