package workspace

import (
	"maps"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/scene"
)

// Fold hides what hangs below a record, or shows it again as it was.
func (w *Workspace) Fold(r argmap.Ref) error {
	if len(w.Snapshot().On(r)) == 0 {
		return edit.Refusal("Nothing hangs below this.")
	}
	if w.openFar(r) {
		w.refold(w.look.folded)
		return nil
	}
	folded := maps.Clone(w.look.folded)
	if folded[r] {
		delete(folded, r)
	} else {
		folded[r] = true
	}
	w.refold(folded)
	return nil
}

// FoldSelected folds or unfolds all that is selected, as it does the leading one; what nothing hangs below is left alone.
func (w *Workspace) FoldSelected() error {
	all := w.Selection()
	if len(all) < 2 {
		return w.Fold(w.Leading())
	}
	all = slices.DeleteFunc(all, func(r argmap.Ref) bool { return len(w.Snapshot().On(r)) == 0 })
	if len(all) == 0 {
		return edit.Refusal("Nothing hangs below these.")
	}
	folded := maps.Clone(w.look.folded)
	for _, r := range all {
		if w.look.folded[all[0]] {
			delete(folded, r)
		} else {
			folded[r] = true
		}
	}
	w.refold(folded)
	return nil
}

// FoldOthers folds everything that is not on the way from the root to the selected record.
func (w *Workspace) FoldOthers() error {
	o, s := w.Snapshot().Outline(), w.Snapshot()
	way := map[argmap.Ref]bool{}
	for r := w.Leading(); !r.IsZero() && !way[r]; r = o.Parent(r) {
		way[r] = true
		if id, ok := r.Statement(); ok {
			if a, ok := o.Home(id); ok {
				way[a.Ref()] = true
			}
		}
	}
	folded := map[argmap.Ref]bool{}
	for _, st := range s.Statements() {
		if !way[st.Ref()] && len(s.On(st.Ref())) > 0 {
			folded[st.Ref()] = true
		}
	}
	w.refold(folded)
	return nil
}

// OpenTo opens n levels below the selected record and folds what is deeper; 0 opens everything in the map.
func (w *Workspace) OpenTo(n int) error {
	if n == 0 {
		w.refold(map[argmap.Ref]bool{})
		return nil
	}
	from := w.Leading()
	if from.IsZero() {
		from = w.home()
	}
	w.refold(scene.FoldToLevel(w.Snapshot(), from, n, w.look.folded))
	return nil
}

// refold changes what is folded. A selected box that is no longer shown gives the selection to what hides it.
func (w *Workspace) refold(folded map[argmap.Ref]bool) {
	w.stay()
	w.leave(jumped)
	w.look.folded = folded
	if hider := w.hider(w.Leading()); !hider.IsZero() {
		w.session.Select(hider)
	}
	w.message, w.acted = Message{}, false
	w.redraw()
	w.publish(MapChanged | SelectionMoved | StatusChanged)
}

// hider returns the fold nearest to the root that hides a record; zero: it is not hidden.
func (w *Workspace) hider(r argmap.Ref) argmap.Ref {
	var found argmap.Ref
	w.climb(w.Snapshot(), r, func(up argmap.Ref) {
		if w.look.folded[up] {
			found = up
		}
	})
	return found
}

// climb calls f for everything that r hangs from, up to the root.
func (w *Workspace) climb(s *argmap.Snapshot, r argmap.Ref, f func(argmap.Ref)) {
	o := s.Outline()
	seen := map[argmap.Ref]bool{}
	for up := o.Parent(r); !up.IsZero() && !seen[up]; up = o.Parent(up) {
		seen[up] = true
		f(up)
	}
}

// unfoldTo opens the folds that hide a record and reports whether there were any.
func (w *Workspace) unfoldTo(r argmap.Ref) bool { return w.unfoldOver(w.Snapshot(), r) }

func (w *Workspace) unfoldOver(s *argmap.Snapshot, r argmap.Ref) bool {
	var open []argmap.Ref
	brought := w.bring(s, r)
	area := w.openArea(r) || brought
	w.climb(s, r, func(up argmap.Ref) {
		if w.look.folded[up] {
			open = append(open, up)
		}
	})
	if len(open) == 0 {
		return area
	}
	w.look.folded = maps.Clone(w.look.folded)
	for _, up := range open {
		delete(w.look.folded, up)
	}
	return true
}

// Folded reports whether what hangs below a record is hidden.
func (w *Workspace) Folded(r argmap.Ref) bool { return w.look.folded[r] }
