package mainwin

import (
	"warrant/internal/library"
	"warrant/internal/workspace"
)

// goTo sends strokes to a pane. One at the side that has no room is opened over the diagram.
func (w *Window) goTo(p workspace.Pane) {
	w.turn(p)
	if !w.shows(p) {
		w.body.asked = drawerOf(p)
		w.body.object.Refresh()
	}
	c := w.win.Canvas()
	switch p {
	case workspace.OutlinePane:
		c.Focus(w.outline)
	case workspace.MapPane:
		c.Focus(w.diagram)
	case workspace.InspectorPane:
		w.inspector.Refresh()
		w.inspector.TakeFocus(c)
	case workspace.PeoplePane:
		w.people.Refresh()
		c.Focus(w.people)
	}
}

// drawerOf returns the drawer that a pane is in a narrow window.
func drawerOf(p workspace.Pane) library.Drawer {
	return map[workspace.Pane]library.Drawer{
		workspace.OutlinePane: library.OutlineDrawer, workspace.InspectorPane: library.InspectorDrawer,
		workspace.PeoplePane: library.InspectorDrawer,
	}[p]
}

// goOrHide sends strokes to a pane at the side and shows it if need be; pressed inside of it, it hides the pane.
func (w *Window) goOrHide(p workspace.Pane) {
	if w.shows(p) && w.body.sides.Over == drawerOf(p) { // it closes with the focus going
		w.goTo(workspace.MapPane)
		return
	}
	hide := w.shows(p) && w.focus == p
	w.side(p).Hide(hide)
	w.keepPanes()
	w.body.object.Refresh()
	if hide {
		w.goTo(workspace.MapPane)
		return
	}
	w.goTo(p)
}

// goInto sends strokes to a pane at the side, and shows it if need be.
func (w *Window) goInto(p workspace.Pane) {
	if !w.shows(p) {
		w.goOrHide(p)
		return
	}
	w.goTo(p)
}

// side returns how a pane at the side stands.
func (w *Window) side(p workspace.Pane) *library.Pane {
	if p == workspace.OutlinePane {
		return &w.panes.Now().Outline
	}
	return &w.panes.Now().Inspector
}

// hidden reports whether the user does without a pane.
func (w *Window) hidden(p workspace.Pane) bool {
	switch p {
	case workspace.OutlinePane:
		return w.panes.OutlineHidden()
	case workspace.InspectorPane, workspace.PeoplePane:
		return w.panes.InspectorHidden() || p != w.rightPane()
	}
	return false
}

func (w *Window) shows(p workspace.Pane) bool {
	switch p {
	case workspace.OutlinePane:
		return w.body.sides.Outline > 0
	case workspace.InspectorPane, workspace.PeoplePane:
		return w.body.sides.Inspector > 0 && p == w.rightPane()
	}
	return true
}

// refocus sends strokes to the pane they went to before a menu or a click beside everything took them.
func (w *Window) refocus() {
	if w.win.Canvas().Focused() != nil || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if (w.focus == workspace.OutlinePane || w.focus == workspace.PeoplePane) && w.shows(w.focus) {
		w.goTo(w.focus)
		return
	}
	w.goTo(workspace.MapPane)
}

// nextPane sends strokes to the next pane, but for those that the user has hidden.
func (w *Window) nextPane(by int) {
	order := []workspace.Pane{workspace.OutlinePane, workspace.MapPane, workspace.InspectorPane, workspace.PeoplePane}
	at := 0
	for i, p := range order {
		if p == w.focus {
			at = i
		}
	}
	for range order {
		at = (at + by + len(order)) % len(order)
		if p := order[at]; !w.hidden(p) {
			w.goTo(p)
			return
		}
	}
}
