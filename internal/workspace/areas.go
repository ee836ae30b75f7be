package workspace

import (
	"maps"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// NextGrouping draws the map in areas by section, then by voice, then by tag, then without areas. What the map knows
// nothing of is passed over.
func (w *Workspace) NextGrouping() error {
	if w.look.debate != "" {
		return edit.Refusal("A debate has no areas. Escape leads back to the map.")
	}
	s := w.Snapshot()
	at := slices.Index(scene.Groupings, w.look.group)
	for range scene.Groupings {
		at = (at + 1) % len(scene.Groupings)
		g := scene.Groupings[at]
		n := named(s, g)
		if g != scene.Ungrouped && n == 0 {
			continue
		}
		w.stay()
		w.look.group, w.look.shut, w.look.turned = g, nil, true
		w.redraw()
		if g == scene.Ungrouped {
			w.say(Told, words.T("One diagram, without areas."))
		} else {
			w.say(Told, words.T("Areas by %s: %d. Shift+Y folds the one that is selected, Y goes on.", g.Word(), n))
		}
		break
	}
	return nil
}

// named counts the groups of a map that have a name.
func named(s *argmap.Snapshot, g scene.Grouping) int {
	names := map[string]bool{}
	for _, st := range s.Statements() {
		if name := g.Of(s, st.ID); name != "" {
			names[name] = true
		}
	}
	return len(names)
}

// groupOf returns the group in whose area a record is drawn: that of a statement, or of what a step bears on.
func (w *Workspace) groupOf(r argmap.Ref) (name string, ok bool) {
	s := w.Snapshot()
	if w.look.group == scene.Ungrouped || w.look.debate != "" || !s.Has(r) {
		return "", false
	}
	id, ok := r.Statement()
	if of, is := r.Argument(); is {
		a, _ := s.Argument(of)
		id, ok = scene.Base(s, a)
	}
	return w.look.group.Of(s, id), ok
}

// shut reports whether a record is in an area that is folded.
func (w *Workspace) shut(r argmap.Ref) bool {
	name, ok := w.groupOf(r)
	return ok && w.look.shut[name]
}

// FoldArea folds the area of the selected record to one box, or shows what is in it again.
func (w *Workspace) FoldArea() error {
	name, ok := w.groupOf(w.Leading())
	switch {
	case w.look.group == scene.Ungrouped || w.look.debate != "":
		return edit.Refusal("The map is drawn without areas. Y draws them.")
	case !ok:
		return edit.Refusal("Select a statement or a step first.")
	}
	w.foldArea(name)
	return nil
}

// FoldAreas folds all areas, or shows what is in them where all are folded.
func (w *Workspace) FoldAreas() error {
	if w.look.group == scene.Ungrouped || w.look.debate != "" {
		return edit.Refusal("The map is drawn without areas. Y draws them.")
	}
	all := map[string]bool{}
	for _, st := range w.Snapshot().Statements() {
		all[w.look.group.Of(w.Snapshot(), st.ID)] = true
	}
	if maps.Equal(all, w.look.shut) {
		all = nil
	}
	w.reshut(all)
	return nil
}

func (w *Workspace) foldArea(name string) {
	shut := maps.Clone(w.look.shut)
	if shut == nil {
		shut = map[string]bool{}
	}
	if shut[name] {
		delete(shut, name)
	} else {
		shut[name] = true
	}
	w.reshut(shut)
}

func (w *Workspace) reshut(shut map[string]bool) {
	w.stay()
	w.look.shut = shut
	w.message = Message{}
	w.redraw()
	w.publish(StatusChanged)
}

// openArea opens the area of a record where it is folded, and reports whether it was.
func (w *Workspace) openArea(r argmap.Ref) bool {
	name, ok := w.groupOf(r)
	if !ok || !w.look.shut[name] {
		return false
	}
	w.look.shut = maps.Clone(w.look.shut)
	delete(w.look.shut, name)
	return true
}

// whereShut returns the box that the area of a record is folded to.
func (w *Workspace) whereShut(r argmap.Ref) (geom.Rect, bool) {
	if name, ok := w.groupOf(r); ok && w.look.shut[name] {
		for _, h := range w.sceneHits() {
			if h.Part == scene.PartArea && h.Group == name {
				return h.Rect, true
			}
		}
	}
	return geom.Rect{}, false
}
