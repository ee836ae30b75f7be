package html

import "warrant/internal/argmap"

// Drawing is a diagram to stand in the page. Whoever makes it vouches for the markup and the style: they are not escaped.
type Drawing struct {
	Markup []byte // an svg element whose groups have the attributes that Lines tells of; empty: no drawing
	Style  string // what its colours look like
	// Folded statements are closed at first, in the drawing and in the text. Who reads the page without its script sees all.
	Folded map[argmap.Ref]bool
}

// The attributes of groups in a drawing. Their values are ids of lines, as Lines names them, and places.
const (
	BoxOf  = "data-box"  // the statement whose box a group is
	StepOf = "data-step" // the step whose knob and lines a group is
	With   = "data-with" // of a decoration: all lines that have to be shown for it to be shown, with spaces between
	Place  = "data-at"   // x, y, width and height of the box or the knob, in the drawing's units
)

// Lines returns the id that each statement and each step of a map has in the page: that of its own line, or of a step that
// is told with its one premise, of the line of that.
func Lines(s *argmap.Snapshot) map[argmap.Ref]string {
	w := &writer{snap: s, out: s.Outline()}
	lines := map[argmap.Ref]string{}
	for _, id := range w.out.Order {
		lines[id.Ref()] = w.anchor(id)
	}
	for _, a := range s.Arguments() {
		switch first := a.Premises[0]; {
		case !w.plain(a):
			lines[a.Ref()] = "step-" + w.number(first, a)
		case w.home(first, a):
			lines[a.Ref()] = lines[first.Ref()]
		default:
			lines[a.Ref()] = "use-" + w.number(first, a)
		}
	}
	return lines
}

// home reports whether a statement has its place below a step.
func (w *writer) home(id argmap.StatementID, a argmap.Argument) bool {
	home, ok := w.out.Home(id)
	return ok && home.ID == a.ID
}
