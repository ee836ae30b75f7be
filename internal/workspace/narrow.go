package workspace

import (
	"maps"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/filter"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// narrow is what leaves a part of the map in sight: a filter, or the neighbourhood of a record.
type narrow struct {
	filter argmap.Filter
	focus  argmap.Ref // zero: no neighbourhood
	depth  int        // of a saved view's neighbourhood; 0: folds say how deep it is
	// also is in sight whatever the filter and the neighbourhood say: what was selected or added since they were chosen.
	also map[argmap.Ref]bool
	// under is what was folded before a filter that hides opened the ways to what it picks; nil: there is none.
	under  map[argmap.Ref]bool
	origin *station      // where the neighbourhood was entered from; nil: from a view
	view   argmap.ViewID // the saved view that was applied
	from   *station      // where it was applied
}

// narrowed reports whether only a part of the map is in sight.
func (w *Workspace) narrowed() bool {
	return !w.look.focus.IsZero() || w.hiding(w.look.filter)
}

func (w *Workspace) hiding(f argmap.Filter) bool { return f.Hide && !filter.Empty(f) }

// inSight reports whether a record is drawn, or would be but for a fold.
func (w *Workspace) inSight(s *argmap.Snapshot, r argmap.Ref) bool {
	if !w.narrowed() {
		return true
	}
	return w.sight(s)[r]
}

// sight returns what is drawn, or would be but for folds.
func (w *Workspace) sight(s *argmap.Snapshot) map[argmap.Ref]bool {
	look := w.seenOf(s, nil)
	look.Folded, look.FoldedGroups = nil, nil
	return scene.Shown(s, look)
}

// bring shows a record that was added or came back, whatever hides it, and reports whether anything had to change.
func (w *Workspace) bring(s *argmap.Snapshot, r argmap.Ref) bool {
	if r.IsZero() || !s.Has(r) || w.inSight(s, r) {
		return false
	}
	w.look.also = maps.Clone(w.look.also)
	if w.look.also == nil {
		w.look.also = map[argmap.Ref]bool{}
	}
	w.look.also[r] = true
	return true
}

// goAlong shows a record that the user goes to. A neighbourhood goes with him: whoever looks at one neighbourhood looks for
// the next, and H ends it. A filter lets the record be seen.
func (w *Workspace) goAlong(r argmap.Ref) bool {
	if r.IsZero() || w.inSight(w.Snapshot(), r) {
		return false
	}
	if !w.look.focus.IsZero() {
		w.around(r)
		if w.inSight(w.Snapshot(), r) {
			return true
		}
	}
	return w.bring(w.Snapshot(), r)
}

// SetFilter shows what a filter picks. One that hides the rest opens the folds over what it picks; when it goes, they are
// as they were before.
func (w *Workspace) SetFilter(f argmap.Filter) {
	w.stay()
	w.leave(jumped)
	w.filterBy(f)
	w.message = Message{}
	w.refiltered()
	if n := w.inFolds(f); n > 0 && !w.hiding(f) {
		w.say(Told, words.N(n, "%d of what is picked is in folded branches; hiding the rest opens them.", "%d of what is picked are in folded branches; hiding the rest opens them."))
	}
}

// inFolds counts what a filter picks in folded branches.
func (w *Workspace) inFolds(f argmap.Filter) (n int) {
	if filter.Empty(f) {
		return 0
	}
	s := w.Snapshot()
	shown := scene.Shown(s, w.seenOf(s, nil))
	for id := range filter.Pick(s, f) {
		if !shown[id.Ref()] {
			n++
		}
	}
	return n
}

func (w *Workspace) filterBy(f argmap.Filter) {
	s := w.Snapshot()
	f = filter.Known(s, f)
	if w.look.under != nil {
		w.look.folded, w.look.under = w.look.under, nil
	}
	w.look.also = nil
	w.look.filter = f
	if w.hiding(f) {
		w.look.under = w.look.folded
		w.look.folded = maps.Clone(w.look.folded)
		for id := range filter.Pick(s, f) {
			w.climb(s, id.Ref(), func(up argmap.Ref) { delete(w.look.folded, up) })
		}
	}
	w.unfoldTo(w.Leading()) // what the user looks at stays
}

func (w *Workspace) refiltered() {
	w.redraw()
	w.publish(MapChanged | SelectionMoved | StatusChanged)
}

// Filter returns what is picked now.
func (w *Workspace) Filter() argmap.Filter { return w.look.filter }

// clearFilter shows everything again.
func (w *Workspace) clearFilter() error {
	w.SetFilter(argmap.Filter{Hide: w.look.filter.Hide && w.look.filter.Whose == argmap.Everybodys})
	w.chipBar.typed = ""
	w.say(Told, words.T("The filter is cleared."))
	return nil
}

func (w *Workspace) filtered() error {
	if filter.Empty(w.look.filter) {
		return edit.Refusal("There is no filter. Ctrl+Shift+F makes one.")
	}
	return nil
}

// turnMode lets the filter hide what it dimmed, or dim what it hid.
func (w *Workspace) turnMode() error {
	f := w.look.filter
	f.Hide = !f.Hide
	w.SetFilter(f)
	w.say(Told, map[bool]string{true: words.T("The filter hides the rest, but for the way to the thesis."), false: words.T("The filter dims the rest.")}[f.Hide])
	return nil
}

// stepWhose goes from all voices to the reader's own, to everybody else's, and back to all.
func (w *Workspace) stepWhose() error {
	f, said := w.look.filter, ""
	switch f.Whose {
	case argmap.Everybodys:
		f.Hide = f.Hide || filter.Empty(f)
		f.Whose, said = argmap.Mine, words.T("Only what is yours, and the way from it to the thesis.")
	case argmap.Mine:
		f.Whose, said = argmap.Theirs, words.T("Only what is theirs: the text as it stands, without you.")
	default:
		f.Whose, said = argmap.Everybodys, words.T("What is yours and what is theirs.")
		f.Hide = f.Hide && !filter.Empty(f)
	}
	w.SetFilter(f)
	w.say(Told, said+" "+words.N(len(filter.Pick(w.Snapshot(), f)), "%d statement. Shift+M goes on.", "%d statements. Shift+M goes on."))
	return nil
}

// filterWords says what is filtered, as "Taylor · 14 of 312"; empty: nothing.
func (w *Workspace) filterWords() string {
	if filter.Empty(w.look.filter) {
		return ""
	}
	s := w.Snapshot()
	n, all := len(filter.Pick(s, w.look.filter)), s.Count(argmap.KindStatement)
	return filter.Words(s, w.look.filter) + " · " + ofAll(n, all)
}

// Neighbourhood shows only what is around the selected record: what it bears on up to the thesis, its rivals on the same
// target, and two levels below. Again, it shows the map as it was.
func (w *Workspace) Neighbourhood() error {
	if !w.look.focus.IsZero() {
		return w.leaveNeighbourhood()
	}
	if w.stage != nil {
		return edit.Refusal("A presentation goes from stop to stop. Escape ends it.")
	}
	if err := w.inMap(); err != nil {
		return err
	}
	lead := w.Leading()
	if lead.Kind != argmap.KindStatement && lead.Kind != argmap.KindArgument {
		return edit.Refusal("Select a statement or a step first.")
	}
	w.stay()
	w.leave(jumped)
	from := w.station()
	w.look.origin = &from
	w.around(lead)
	w.redraw()
	w.say(Told, words.T("Only what is around %s. H goes back.", quoted(w.Snapshot(), lead)))
	w.publish(MapChanged | SelectionMoved | StatusChanged)
	return nil
}

const nearLevels = 2 // shown below the middle of a neighbourhood; F opens more

// around makes a record the middle of the neighbourhood.
func (w *Workspace) around(r argmap.Ref) {
	w.look.focus, w.look.depth, w.look.also = r, 0, nil
	folded := w.look.folded
	if w.look.origin != nil {
		folded = w.look.origin.folded
	}
	s := w.Snapshot()
	w.look.folded = scene.FoldToLevel(s, r, nearLevels, folded)
	if id, ok := r.Argument(); ok {
		a, _ := s.Argument(id)
		for _, p := range s.Outline().Here(a) {
			w.look.folded = scene.FoldToLevel(s, p.Ref(), nearLevels, w.look.folded)
		}
	}
}

func (w *Workspace) leaveNeighbourhood() error {
	w.stay()
	w.leave(jumped)
	if from := w.look.origin; from != nil {
		w.restore(*from)
		return nil
	}
	w.look.focus, w.look.depth, w.look.also = argmap.Ref{}, 0, nil
	w.unfoldTo(w.Leading())
	w.message = Message{}
	w.refiltered()
	return nil
}

// openFar shows what the neighbourhood hides below one of its boxes, and reports whether there was any.
func (w *Workspace) openFar(r argmap.Ref) bool {
	if w.look.focus.IsZero() || w.look.folded[r] {
		return false
	}
	s := w.Snapshot()
	shown, far := scene.Shown(s, w.seenOf(s, nil)), false
	also := maps.Clone(w.look.also)
	if also == nil {
		also = map[argmap.Ref]bool{}
	}
	for _, a := range s.On(r) {
		if !shown[a.Ref()] {
			also[a.Ref()], far = true, true
		}
	}
	if far {
		w.look.also = also
	}
	return far
}

// among leaves the records that are in sight.
func (w *Workspace) among(list []argmap.Ref) []argmap.Ref {
	if !w.narrowed() {
		return list
	}
	s := w.Snapshot()
	shown := w.sight(s)
	return slices.DeleteFunc(slices.Clone(list), func(r argmap.Ref) bool { return !shown[r] })
}
