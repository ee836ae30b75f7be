package workspace

import (
	"encoding/json"
	"maps"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/filter"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// lookKey is the name under which a file keeps how it was looked at.
const lookKey = "look"

// foldAbove is the number of statements above which a map opens folded.
const foldAbove = 60

// openLimits are how many boxes such a map opens with at the most: the first number with which all of it is seen at once
// at firstZoom or more, else the last.
var openLimits = []int{40, 30, 22, 16}

// firstZoom is the smallest zoom at which a map opens; titles are then still as large as on the buttons.
const firstZoom = 0.42

// look is how the map is looked at. It is kept in the file but is no part of the document: looking is not editing.
type look struct {
	narrow
	folded    map[argmap.Ref]bool
	direction argmap.Direction // as chosen; Auto: by shape
	chosen    layout.Direction // what Auto came to
	settled   bool             // whether chosen is decided
	debate    argmap.DisputeID // empty: the map
	mapAt     *station         // the place in the map from which the debate was opened; nil in the map
	turned    bool             // the diagram grows another way than on the screen
	fresh     bool             // nothing has been shown yet: the first picture chooses where to look
	zoom      float64          // remembered; 0: fit
	limits    []int            // how many boxes to try next for the first picture
	group     scene.Grouping   // by what the boxes are drawn in areas
	numbers   bool             // 1, 1.1 … in the boxes
	overview  bool             // shown in a corner where not all is in view
	shut      map[string]bool  // the areas that are folded, by group
	window    string           // how the window stood around it, in the window's own words
}

// lookRecord is look as it is kept in the file.
type lookRecord struct {
	Folded    []argmap.Ref     `json:"folded"`
	Direction argmap.Direction `json:"direction,omitempty"`
	Chosen    layout.Direction `json:"chosen,omitempty"`
	Selected  []argmap.Ref     `json:"selected,omitempty"`
	Revision  int64            `json:"revision,omitempty"` // of the map it is a look at
	Zoom      float64          `json:"zoom,omitempty"`
	Group     scene.Grouping   `json:"group,omitempty"`
	Shut      []string         `json:"shut,omitempty"`
	Overview  bool             `json:"overview,omitempty"`
	Window    string           `json:"window,omitempty"`
	Numbers   bool             `json:"numbers,omitempty"`
	Filter    *argmap.Filter   `json:"filter,omitempty"`
	Under     []argmap.Ref     `json:"under,omitempty"` // what was folded before the filter hid the rest
}

// openLook restores how the map was looked at last, or chooses for a map that is seen for the first time.
func (w *Workspace) openLook(kept string) {
	w.look = look{folded: map[argmap.Ref]bool{}, fresh: true}
	var r lookRecord
	if kept == "" || json.Unmarshal([]byte(kept), &r) != nil {
		w.firstLook()
		return
	}
	for _, f := range r.Folded {
		if w.Snapshot().Has(f) {
			w.look.folded[f] = true
		}
	}
	w.look.direction, w.look.chosen, w.look.settled, w.look.zoom = r.Direction, r.Chosen, true, r.Zoom
	w.look.window = r.Window
	w.session.Select(r.Selected...)
	if r.Revision > 0 && r.Revision < w.session.Revision() {
		w.selectNewest(r.Revision)
	}
	if w.Leading().IsZero() {
		w.session.Select(w.home())
	}
	if r.Filter != nil {
		w.look.filter = filter.Known(w.Snapshot(), *r.Filter)
	}
	if w.hiding(w.look.filter) {
		w.look.under = map[argmap.Ref]bool{}
		for _, f := range r.Under {
			w.look.under[f] = true
		}
	}
	w.unfoldTo(w.Leading())
	w.look.overview, w.look.numbers = r.Overview, r.Numbers
	if slices.Contains(scene.Groupings, r.Group) {
		w.look.group, w.look.shut = r.Group, map[string]bool{}
		for _, name := range r.Shut {
			w.look.shut[name] = true
		}
	}
}

// selectNewest selects what the newest step left selected: the program came to keep that one, but not how it was looked
// at after.
func (w *Workspace) selectNewest(since int64) {
	done, undone := w.session.Stacks()
	if n := len(done); n > 0 && done[n-1].Revision > since {
		w.session.Select(done[n-1].After...)
	} else if n := len(undone); n > 0 {
		w.session.Select(undone[n-1].Before...)
	}
}

func (w *Workspace) firstLook() {
	s := w.Snapshot()
	if s.Count(argmap.KindStatement) > foldAbove {
		w.look.folded = scene.FoldToFit(s, openLimits[0])
		w.look.limits = openLimits[1:]
	}
	w.session.Select(w.home())
}

// home returns the thesis, or what stands first.
func (w *Workspace) home() argmap.Ref {
	if roots := w.Snapshot().Outline().Roots; len(roots) > 0 {
		return roots[0].Ref()
	}
	return argmap.Ref{}
}

// foldMore folds more of a map whose first picture does not fit the pane, and reports whether it did.
func (w *Workspace) foldMore(bounds geom.Rect) bool {
	pane := w.camera.Pane
	if len(w.look.limits) == 0 || bounds.W*firstZoom <= pane.W && bounds.H*firstZoom <= pane.H {
		return false
	}
	w.look.folded = scene.FoldToFit(w.Snapshot(), w.look.limits[0])
	w.look.limits = w.look.limits[1:]
	return true
}

// KeepLook keeps in the file how the map is looked at now, where that is new: the program may not get to closing it.
func (w *Workspace) KeepLook() {
	if w.writer == nil {
		return
	}
	if now, ok := w.lookNow(); ok && now != w.keptLook {
		w.keptLook = now
		w.writer.SaveState(lookKey, now)
	}
}

// Unfinished reports whether something is being typed or is not on disk yet.
func (w *Workspace) Unfinished() bool { return w.entry != nil || !w.Saved() }

func (w *Workspace) saveLook() {
	if kept, ok := w.lookNow(); ok {
		w.writer.SaveState(lookKey, kept)
	}
}

// lookNow returns how the map is looked at, as a file keeps it; ok is false where it was never looked at and the next
// opening chooses.
func (w *Workspace) lookNow() (kept string, ok bool) {
	if w.past != nil {
		return w.past.kept, w.past.kept != ""
	}
	if w.look.fresh {
		return "", false
	}
	look, camera, selected := w.standing()
	r := lookRecord{
		Direction: look.direction, Chosen: look.chosen, Selected: selected, Zoom: camera.Zoom, Folded: []argmap.Ref{},
		Group: look.group, Shut: slices.Sorted(maps.Keys(look.shut)), Overview: look.overview, Numbers: look.numbers,
		Window: look.window, Revision: w.session.Revision(),
	}
	if look.debate != "" { // the file is opened at the map
		r.Selected, r.Zoom, look.folded = look.mapAt.selected, look.mapAt.zoom, look.mapAt.folded
	}
	if !filter.Empty(look.filter) {
		f := filter.Known(w.Snapshot(), look.filter)
		r.Filter = &f
	}
	folded, under := look.folded, look.under
	if look.origin != nil { // a neighbourhood ends with the sitting
		folded, under = look.origin.folded, look.origin.narrow.under
	}
	r.Folded = append(r.Folded, w.existing(folded)...)
	r.Under = w.existing(under)
	text, err := json.Marshal(r)
	return string(text), err == nil // plain values always marshal
}

// existing returns the records of a set that are in the map.
func (w *Workspace) existing(set map[argmap.Ref]bool) []argmap.Ref {
	return slices.DeleteFunc(sortedRefs(set), func(r argmap.Ref) bool { return !w.Snapshot().Has(r) })
}

// wanted returns the way the diagram is to grow: as chosen for this map, else for all maps; Auto: by shape.
func (w *Workspace) wanted() argmap.Direction {
	if w.look.direction != argmap.Auto {
		return w.look.direction
	}
	return w.cfg.Prefs.Direction
}

// direction returns the way the diagram grows now.
func (w *Workspace) direction() layout.Direction {
	if w.wanted() == argmap.Auto {
		return w.look.chosen
	}
	return scene.DirectionOf(w.wanted())
}

// ToggleNumbers shows the numbers of statements, or takes them away.
func (w *Workspace) ToggleNumbers() error {
	w.look.numbers = !w.look.numbers
	w.redraw()
	if w.look.numbers {
		w.say(Told, words.T("Boxes have numbers to call them by."))
	} else {
		w.say(Told, words.T("Numbers off."))
	}
	return nil
}

// Turn puts the thesis at the left where it was on top, then below all premises, then on top again, and stays with that.
func (w *Workspace) Turn() error {
	if w.failed {
		w.message = Message{}
		w.redraw()
		return nil
	}
	w.leave(jumped)
	said := ""
	switch w.direction() {
	case layout.Down:
		w.look.direction, said = argmap.Right, words.T("Thesis at the left, premises to the right of it.")
	case layout.Right:
		w.look.direction, said = argmap.Up, words.T("Premises on top, thesis below: read “therefore”.")
	default:
		w.look.direction, said = argmap.Down, words.T("Thesis on top, premises below.")
	}
	w.say(Told, said)
	w.look.turned = true
	w.redraw()
	return nil
}

// KeptWindow returns what KeepWindow was given for this map last; empty: nothing.
func (w *Workspace) KeptWindow() string { return w.look.window }

// KeepWindow keeps with the map how the window stands around it, in the window's own words.
func (w *Workspace) KeepWindow(state string) { w.look.window = state }
