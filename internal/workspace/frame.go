package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// Frame is what the diagram's pane shows at one moment.
type Frame struct {
	Scene  *scene.Scene // nil before the first picture
	Camera Camera
	Rings  []Ring     // around what is selected
	Lit    bool       // the search bar has the strokes, and what is selected is the hit it shows
	Marks  Marks      // what is on its way to another place, by hand or by keyboard
	Mark   *Mark      // around what came back from out of sight; nil: nothing did
	Entry  *EntryCard // the box that is being typed in, if it is in this pane
	Hover  *Hover     // what the pointer is on
	Card   *TextCard  // what it says in full
	// Overview is the whole diagram in a corner; nil: it is off, or all is in view.
	Overview *Overview
	Blank    bool     // a presentation pauses: the pane is black
	Caption  string   // of a presentation, at the foot
	Empty    []string // lines shown in the middle where there is no scene
}

// Ring marks something selected; Rect is in the scene.
type Ring struct {
	Rect    geom.Rect
	Round   bool // around a knob
	Leading bool
}

// Marks show what is about to be put somewhere else: boxes that would move are dotted, what they would bear on is ringed,
// and a label says what would come of it, or why not. The zero Marks show nothing.
type Marks struct {
	Moving  []argmap.Ref
	Target  argmap.Ref
	Label   string
	Refused bool // the label says why not

	// Of a drag with the pointer only. Rectangles and distances are in the scene.
	Dragged bool
	Hand    geom.Point    // where the pointer is, in the pane: the label stands beside it
	By      geom.Point    // how far what moves has gone
	Open    []Ring        // what it could be dropped on
	Gap     geom.Rect     // between others, where it would stand
	Line    [2]geom.Point // from the handle of a box to the pointer
	Band    geom.Rect     // of a rubber band
}

// EntryCard is an open text field over a box; Rect is in the scene. The field is shown at 100 % or larger.
type EntryCard struct {
	Serial      int // another number means another field: it takes the focus and the caret goes to its end
	Of          argmap.Ref
	Rect        geom.Rect
	Role        string // the role word above the field
	Text        string // to start with
	Placeholder string
	Hints       []string // grey lines below
}

// Finish says what follows when typing in a box ends.
type Finish uint8

// The ways to finish typing.
const (
	FinishOnly        Finish = iota // Enter
	ThenReason                      // Ctrl+Enter
	ThenObjection                   // Ctrl+Shift+Enter
	ThenPremise                     // Tab
	ThenPremiseBefore               // Shift+Tab
)
