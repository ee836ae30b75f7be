package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// RowMark is where in the outline something that is dragged would be dropped.
type RowMark struct {
	Of      argmap.Ref
	Side    int    // -1: a line before the row, 1: behind it, 0: on the row
	Label   string // what would come of it, or why not
	Refused bool
}

// rowEdge is which part of a row, at its top and at its bottom, means the place between two rows.
const rowEdge = 0.28

// DragToRow follows a drag over a row of the outline; part is how far down in the row the pointer is, from 0 to 1.
func (w *Workspace) DragToRow(of argmap.Ref, part float64, shift, ctrl bool) {
	d := w.drag
	if d == nil || d.kind != moving {
		return
	}
	d.shift, d.ctrl, d.inOutline, d.away = shift, ctrl, true, false
	side := 0
	if part < rowEdge {
		side = -1
	} else if part > 1-rowEdge {
		side = 1
	}
	d.aim = w.aimRow(of, side, shift, ctrl)
	w.publish(PictureChanged | StatusChanged | SelectionMoved)
}

// RowMark returns where in the outline a drag would drop; false: nowhere.
func (w *Workspace) RowMark() (RowMark, bool) {
	d := w.drag
	if d == nil || !d.inOutline || d.aim.row.Of.IsZero() {
		return RowMark{}, false
	}
	m := d.aim.row
	m.Label, m.Refused = d.aim.label, d.aim.refused
	return m, true
}

// aimRow drops on a row of the outline, or between it and its neighbour: among the premises of a step, or before or
// behind the step of the row on what that bears on, as a reason or, with Shift, as an objection.
func (w *Workspace) aimRow(of argmap.Ref, side int, shift, use bool) aim {
	a := w.aimAtRow(of, side, shift, use)
	if a.aimed {
		a.row = RowMark{Of: of, Side: side}
	}
	return a
}

func (w *Workspace) aimAtRow(of argmap.Ref, side int, shift, use bool) aim {
	if slices.Contains(w.drag.of, of) {
		return aim{label: words.T("Stays where it is.")}
	}
	if side == 0 {
		return w.aimOn(of, shift, use)
	}
	if side > 0 && len(w.Snapshot().On(of)) > 0 && !w.look.folded[of] { // the line is above what bears on the row
		a := aim{aimed: true, to: edit.Place{On: of, As: partFor(shift)}, use: use}
		a.label, a.refused = w.WouldPut(w.drag.of, a.to, use)
		return a
	}
	home, ok := w.homeStep(of)
	id, stated := of.Statement()
	if !ok {
		hit := w.rootRow(id, side, use)
		if hit.aimed {
			return hit
		}
		return w.aimBlank(use)
	}
	if i := slices.Index(home.Premises, id); stated && len(home.Premises) > 1 {
		if side > 0 {
			i++
		}
		return w.aimPremise(home.Ref(), i, geom.Rect{}, use)
	}
	on := w.Snapshot().On(home.Target)
	at := slices.IndexFunc(on, func(b argmap.Argument) bool { return b.ID == home.ID })
	if side > 0 {
		at++
	}
	part := partFor(shift)
	if own, alike := w.partOn(home.Target); alike && !use {
		part = own // what bears on it already stays what it is, and only its place changes
		if shift {
			part = edit.AsObjection
		}
	}
	a := aim{aimed: true, to: edit.Place{On: home.Target, As: part, At: at}, use: use}
	a.label, a.refused = w.WouldPut(w.drag.of, a.to, use)
	return a
}

// rootRow drops before or behind a statement that bears on nothing.
func (w *Workspace) rootRow(id argmap.StatementID, side int, use bool) aim {
	a, ok := w.aimRoot(id, side, geom.Rect{}, use)
	if !ok {
		return aim{}
	}
	return a
}
