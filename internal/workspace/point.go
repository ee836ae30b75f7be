package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// reach is how large, in screen pixels, even the smallest thing is for the pointer.
const reach = 24.0

// at returns what is at a point of the pane.
func (w *Workspace) at(p geom.Point) (scene.Hit, bool) {
	if w.picture.scene == nil {
		return scene.Hit{}, false
	}
	return w.picture.scene.At(w.camera.ToScene(p), reach/w.camera.Zoom)
}

// pressed is what the button that is down does when it goes up again without a drag.
type pressed struct {
	plus argmap.Ref // opens a reason for it
	only argmap.Ref // selects nothing but it
}

// Press selects what is at a point of the pane; with add it joins the selection, or leaves it. On a fold mark it
// unfolds, on an empty slot of a debate it opens the answer for typing. One of several that are selected leaves the
// others selected until the button goes up, as all may be dragged.
func (w *Workspace) Press(p geom.Point, add bool) {
	w.focus, w.pressed, w.cardOf = MapPane, pressed{}, argmap.Ref{}
	w.hover.rested, w.hover.serial = false, w.hover.serial+1
	if w.hover.on && w.plus().Contains(p) {
		w.pressed.plus, _ = w.hoverOf()
		return
	}
	hit, ok := w.at(p)
	if !ok {
		w.publish(PictureChanged)
		return
	}
	_ = w.putBack()
	switch hit.Part {
	case scene.PartFold:
		_ = w.Fold(hit.Of)
	case scene.PartSlot:
		_ = w.answer(hit)
	case scene.PartArea:
		w.foldArea(hit.Group)
	case scene.PartSides:
		_ = w.DoCommand("view.sides")
	case scene.PartChip:
		if c, ok := w.Snapshot().Citation(argmap.CitationID(hit.Of.ID)); ok {
			w.choose(c.Of)
		}
	case scene.PartStub:
		w.Select(hit.Of)
	case scene.PartBracket, scene.PartKnob, scene.PartBox, scene.PartComments:
		all := w.Selection()
		i := slices.Index(all, hit.Of)
		switch {
		case add:
			w.toggle(hit.Of)
		case i >= 0 && len(all) > 1:
			w.pressed.only = hit.Of
			w.session.Select(append([]argmap.Ref{hit.Of}, slices.Delete(slices.Clone(all), i, i+1)...)...)
			w.publish(SelectionMoved | PictureChanged)
		default:
			w.choose(hit.Of)
		}
	}
}

// choose selects one record that the pointer is on; the picture stays where it is.
func (w *Workspace) choose(r argmap.Ref) {
	w.slot = nil
	w.stay()
	w.leave(jumped)
	w.session.Select(r)
	w.message, w.acted = Message{}, false
	w.describe(r)
	w.publish(SelectionMoved | PictureChanged | StatusChanged)
}

// Holds reports whether something that can be selected is at a point of the pane.
func (w *Workspace) Holds(p geom.Point) bool {
	hit, ok := w.at(p)
	return ok && hit.Part != scene.PartArea
}

func (w *Workspace) toggle(r argmap.Ref) {
	refs := []argmap.Ref{r}
	for _, other := range w.Selection() {
		if other == r {
			refs = refs[1:]
			continue
		}
		refs = append(refs, other)
	}
	w.stay()
	w.session.Select(refs...)
	w.message = Message{}
	w.tellSelected()
	w.publish(SelectionMoved | PictureChanged | StatusChanged)
}

// Activate opens what is at a point of the pane for typing.
func (w *Workspace) Activate(p geom.Point) {
	if hit, ok := w.at(p); ok && (hit.Part == scene.PartBox || hit.Part == scene.PartKnob) {
		_ = w.typeOver(hit.Of)
	}
}

// answer opens a new objection for typing in an empty slot of a debate, held by the voice that should answer.
func (w *Workspace) answer(slot scene.Hit) error {
	w.slot = nil
	of := w.answered(slot)
	return w.typeNew(func(t string) edit.Act { return edit.By(slot.By, edit.AddObjection(of, t)) })
}

// answered returns the statement that an answer in a slot is given to: the claim itself, or the first premise of a step.
func (w *Workspace) answered(slot scene.Hit) argmap.Ref {
	if id, ok := slot.Of.Argument(); ok {
		if a, ok := w.Snapshot().Argument(id); ok {
			return a.Premises[0].Ref()
		}
	}
	return slot.Of
}

// Focus tells which pane the user works in.
func (w *Workspace) Focus(p Pane) { w.focus = p }
