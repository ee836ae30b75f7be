package workspace

import (
	"maps"
	"reflect"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/filter"
	"warrant/internal/find"
	"warrant/internal/words"
)

// ViewLine is a line of the list of saved views.
type ViewLine struct {
	View  argmap.View
	Words string // what it does
	Now   bool   // the map is looked at like this
}

// ViewLines lists the saved views whose names hold what was typed.
func (w *Workspace) ViewLines(typed string) []ViewLine {
	var out []ViewLine
	for _, v := range w.Snapshot().Views() {
		if _, ok := find.Type(typed).Rank(v.Name); ok {
			out = append(out, ViewLine{v, viewWords(w.Snapshot(), v), w.looksLike(v)})
		}
	}
	return out
}

// viewWords says what a view does.
func viewWords(s *argmap.Snapshot, v argmap.View) string {
	var parts []string
	if said := filter.Words(s, v.Filter); said != "" {
		if v.Filter.Hide {
			said = words.T("only %s", said)
		}
		parts = append(parts, said)
	}
	if !v.Focus.IsZero() {
		parts = append(parts, words.T("around %s", quoted(s, v.Focus)))
	}
	if n := len(v.Folded); n > 0 {
		parts = append(parts, words.T("%d folded", n))
	}
	if v.Style != "" {
		parts = append(parts, v.Style)
	}
	if len(parts) == 0 {
		return words.T("everything open")
	}
	return strings.Join(parts, " · ")
}

// ViewNow returns how the map is looked at, as a view to be saved.
func (w *Workspace) ViewNow() argmap.View {
	v := argmap.View{Filter: w.look.filter, Focus: w.look.focus, Depth: w.look.depth, Direction: w.look.direction}
	if filter.Empty(v.Filter) {
		v.Filter = argmap.Filter{}
	}
	for _, r := range sortedRefs(w.look.folded) {
		if w.Snapshot().Has(r) {
			v.Folded = append(v.Folded, r)
		}
	}
	return v
}

// looksLike reports whether the map is looked at as a view says.
func (w *Workspace) looksLike(v argmap.View) bool {
	now := w.ViewNow()
	folded := map[argmap.Ref]bool{}
	for _, r := range v.Folded {
		folded[r] = true
	}
	for _, r := range now.Folded {
		if !folded[r] {
			return false
		}
	}
	return len(now.Folded) == len(folded) && reflect.DeepEqual(now.Filter, v.Filter) && now.Focus == v.Focus && now.Depth == v.Depth &&
		(v.Direction == argmap.Auto || v.Direction == now.Direction)
}

// NameForView proposes what the present way of looking could be called.
func (w *Workspace) NameForView() string {
	s := w.Snapshot()
	if said := filter.Words(s, w.look.filter); said != "" {
		return said
	}
	if id, ok := w.look.focus.Statement(); ok {
		st, _ := s.Statement(id)
		return st.Title()
	}
	return ""
}

// SaveView keeps the present way of looking under a name, with the colours of a palette or, where style is empty, those
// of the window.
func (w *Workspace) SaveView(name, style string) error {
	v := w.ViewNow()
	v.Name, v.Style = name, style
	if err := w.Keep(edit.PutView(v)); err != nil {
		return err
	}
	w.say(Told, words.T("Saved as a view; Views in the menu View shows it again."))
	return nil
}

// UpdateView makes a view what is seen now; its name and colours stay.
func (w *Workspace) UpdateView(id argmap.ViewID) error {
	old, ok := w.Snapshot().View(id)
	if !ok {
		return w.refuse("That view is no longer there.")
	}
	v := w.ViewNow()
	v.ID, v.Name, v.Style, v.Rank = old.ID, old.Name, old.Style, old.Rank
	if err := w.Keep(edit.PutView(v)); err != nil {
		return err
	}
	w.say(Told, words.T("“%s” now shows what you see.", v.Name))
	return nil
}

// RenameView gives a view another name.
func (w *Workspace) RenameView(id argmap.ViewID, name string) error {
	return w.Keep(edit.RenameView(id, name))
}

// DeleteView removes a view; how the map is looked at stays.
func (w *Workspace) DeleteView(id argmap.ViewID) error {
	v, _ := w.Snapshot().View(id)
	if err := w.Keep(edit.DeleteView(id)); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted view “%s”. Ctrl+Z brings it back.", v.Name))
	return nil
}

// ApplyView looks at the map as a view says. Escape goes back to the place before.
func (w *Workspace) ApplyView(id argmap.ViewID) error {
	s := w.Snapshot()
	v, ok := s.View(id)
	if !ok {
		return w.refuse("That view is no longer there.")
	}
	if w.look.debate != "" {
		_ = w.leaveDebate()
	}
	w.stay()
	w.leave(jumped)
	from := w.station()
	if w.look.from != nil {
		from = *w.look.from // Escape leaves all views at once
	}
	w.look.narrow = narrow{filter: filter.Known(s, v.Filter), focus: v.Focus, depth: v.Depth, view: v.ID, from: &from}
	w.look.folded = map[argmap.Ref]bool{}
	for _, r := range v.Folded {
		w.look.folded[r] = true
	}
	if w.hiding(v.Filter) {
		w.look.under = maps.Clone(from.folded)
	}
	if v.Direction != argmap.Auto && v.Direction != w.look.direction {
		w.look.direction, w.look.turned = v.Direction, true
	}
	lead := w.Leading()
	if !w.inSight(s, lead) {
		lead = argmap.Ref{}
		if s.Has(v.Focus) {
			lead = v.Focus
		}
	}
	if lead.IsZero() {
		lead = w.home()
	}
	if hider := w.hider(lead); !hider.IsZero() {
		lead = hider
	}
	w.session.Select(lead)
	w.redraw()
	w.say(Told, words.T("View “%s”. Escape goes back.", v.Name))
	w.publish(PictureChanged | MapChanged | SelectionMoved | StatusChanged)
	return nil
}

// leaveView goes back to where a view was applied.
func (w *Workspace) leaveView() {
	w.stay()
	w.leave(jumped)
	w.restore(*w.look.from)
}

// Style returns the palette that the view asks for; empty: the window's own.
func (w *Workspace) Style() string {
	v, _ := w.Snapshot().View(w.look.view)
	return v.Style
}
