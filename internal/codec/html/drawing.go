package html

import (
	"fmt"

	"warrant/internal/argmap"
)

// Drawing is a diagram to stand in the page. Whoever makes it vouches for the markup and the colours: they are not escaped.
type Drawing struct {
	Markup []byte // an svg element whose groups have the attributes that Lines tells of; empty: no drawing
	// What its colours look like, as declarations of properties: in light, dark and, where more contrast is asked for, dark
	// surroundings. On paper they are the light ones.
	Light, Dark, Contrast string
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

// At returns the value of Place.
func At(x, y, w, h float64) string { return fmt.Sprintf("%.2f %.2f %.2f %.2f", x, y, w, h) }

func (d Drawing) style() string {
	if len(d.Markup) == 0 {
		return ""
	}
	return ":root{" + d.Light + "}\n@media screen and (prefers-color-scheme:dark){:root{" + d.Dark +
		"}}\n@media screen and (prefers-color-scheme:dark) and (prefers-contrast:more){:root{" + d.Contrast + "}}\n"
}

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
