package workspace

import (
	"math"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Hover is what the pointer is on, and how that shows.
type Hover struct {
	Of    argmap.Ref
	Rect  geom.Rect       // of the box or the knob, in the scene
	Knob  argmap.Polarity // of the step whose knob it is; empty: it is no knob
	Round bool            // the box has round corners
	Plus  geom.Rect       // the handle below the box, in the pane; empty: there is none
}

// handle is the size of the handle below a box, in screen pixels at every zoom.
const handle = 24.0

// hovering is what the pointer is on.
type hovering struct {
	hit    scene.Hit
	on     bool
	onPlus bool // on the handle below the box
	serial int
	rested bool
}

// Hover follows the pointer over the diagram. It returns a number to be given to Rested when the pointer has stayed on
// one thing for a while; 0: there is nothing to wait for.
func (w *Workspace) Hover(p geom.Point) (wait int) {
	now := w.hoverAt(p)
	if now.hit == w.hover.hit && now.on == w.hover.on && now.onPlus == w.hover.onPlus {
		return 0
	}
	now.serial = w.hover.serial + 1
	w.hover = now
	w.publish(PictureChanged | StatusChanged)
	if !now.on {
		return 0
	}
	return now.serial
}

// hoverAt returns what a pointer at a point of the pane is on. The handle of a box belongs to it only once the box shows it.
func (w *Workspace) hoverAt(p geom.Point) hovering {
	if w.entry != nil || w.drag != nil {
		return hovering{}
	}
	if w.hover.on && w.plus().Contains(p) {
		return hovering{hit: w.hover.hit, on: true, onPlus: true}
	}
	hit, ok := w.at(p)
	return hovering{hit: hit, on: ok}
}

// HoverOut tells that the pointer has left the diagram.
func (w *Workspace) HoverOut() {
	if w.hover.on {
		w.hover = hovering{serial: w.hover.serial + 1}
		w.publish(PictureChanged | StatusChanged)
	}
}

// Rested tells that the pointer has stayed where it was since Hover returned a number.
func (w *Workspace) Rested(wait int) {
	if w.hover.on && w.hover.serial == wait && !w.hover.rested {
		w.hover.rested = true
		w.publish(PictureChanged)
	}
}

// hovered returns how the frame shows what the pointer is on.
func (w *Workspace) hovered() *Hover {
	if !w.hover.on || w.entry != nil || w.drag != nil {
		return nil
	}
	of, knob := w.hoverOf()
	rect, ok := w.where(of)
	if !ok {
		return nil
	}
	h := &Hover{Of: of, Rect: rect, Plus: w.plus(), Round: true}
	if id, ok := of.Statement(); ok {
		h.Round = w.stance(id) != argmap.Con
	}
	if knob {
		a, _ := w.Snapshot().Argument(argmap.ArgumentID(of.ID))
		h.Knob = a.Polarity
	}
	return h
}

// hoverOf returns the statement or step whose box or knob the pointer is on, or on a part of.
func (w *Workspace) hoverOf() (of argmap.Ref, knob bool) {
	of = w.hover.hit.Of
	if w.hover.hit.Part == scene.PartChip {
		c, _ := w.Snapshot().Citation(argmap.CitationID(of.ID))
		of = c.Of
	}
	_, knob = of.Argument()
	return of, knob
}

// stance returns the polarity of the step at which a statement's box is drawn; empty: it stands free, or is the thesis.
func (w *Workspace) stance(id argmap.StatementID) argmap.Polarity {
	o := w.shown().Outline()
	if a, ok := o.Home(id); ok && o.Role(id) != argmap.RoleThesis {
		return a.Polarity
	}
	return ""
}

// plus returns where the handle of the box under the pointer is in the pane: at its end, clear of the lines that leave it
// and of the mark of a fold; empty: there is none.
func (w *Workspace) plus() geom.Rect {
	if !w.hover.on || w.look.debate != "" || w.readOnly != "" {
		return geom.Rect{}
	}
	of, knob := w.hoverOf()
	rect, ok := w.where(of)
	if !ok || knob {
		return geom.Rect{}
	}
	box := w.camera.RectToPane(rect)
	at := geom.Point{X: box.X + math.Min(8, box.W/2-handle/2), Y: box.Bottom() - 3}
	if w.direction() == layout.Right {
		at.X = box.Right() - math.Min(8, box.W/2-handle/2) - handle
	}
	return geom.Rect{X: at.X, Y: at.Y, W: handle, H: handle}
}

// hoverWords says in the status line what the pointer is on, where that is not written there.
func (w *Workspace) hoverWords() string {
	if !w.hover.on || w.entry != nil || w.drag != nil {
		return ""
	}
	s, hit := w.Snapshot(), w.hover.hit
	if w.hover.onPlus {
		name := edit.Name(s, hit.Of)
		return words.T("Press for a reason for %s; drag to a box that is one already.", name)
	}
	switch hit.Part {
	case scene.PartKnob, scene.PartBracket:
		if a, ok := s.Argument(argmap.ArgumentID(hit.Of.ID)); ok {
			return StepWords(s, a)
		}
	case scene.PartChip:
		if c, ok := s.Citation(argmap.CitationID(hit.Of.ID)); ok {
			place, work := CitationWords(s, c)
			return strings.TrimSpace(place + " " + work)
		}
	case scene.PartFold:
		return words.N(len(s.Outline().Below(hit.Of)), "Shows the statement that is folded here.", "Shows what is folded here: %d statements.")
	case scene.PartComments:
		return words.N(len(s.CommentsOn(hit.Of)), "One comment: the inspector has it.", "%d comments: the inspector has them.")
	case scene.PartSides:
		return words.T("Shows the debate of other voices.")
	case scene.PartStub:
		return words.T("To %s, which is not shown.", edit.Name(s, hit.Of))
	}
	return ""
}
