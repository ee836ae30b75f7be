package mainwin

import (
	"warrant/internal/library"
	"warrant/internal/workspace"
)

// goTo sends strokes to a pane. One at the side that has no room is opened over the diagram.
func (w *Window) goTo(p workspace.Pane) {
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
	}
}

// drawerOf returns the drawer that a pane is in a narrow window.
func drawerOf(p workspace.Pane) library.Drawer {
	return map[workspace.Pane]library.Drawer{
		workspace.OutlinePane: library.OutlineDrawer, workspace.InspectorPane: library.InspectorDrawer,
	}[p]
}

// goOrHide sends strokes to a pane at the side and shows it if need be; pressed inside of it, it hides the pane.
func (w *Window) goOrHide(p workspace.Pane) {
	if w.body.sides.Over == drawerOf(p) { // it closes with the focus going
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

// side returns how a pane at the side stands.
func (w *Window) side(p workspace.Pane) *library.Pane {
	if p == workspace.InspectorPane {
		return &w.panes.Now().Inspector
	}
	return &w.panes.Now().Outline
}

// hidden reports whether the user does without a pane.
func (w *Window) hidden(p workspace.Pane) bool {
	return p == workspace.OutlinePane && w.panes.OutlineHidden() || p == workspace.InspectorPane && w.panes.InspectorHidden()
}

func (w *Window) shows(p workspace.Pane) bool {
	switch p {
	case workspace.OutlinePane:
		return w.body.sides.Outline > 0
	case workspace.InspectorPane:
		return w.body.sides.Inspector > 0
	}
	return true
}

// refocus sends strokes to the pane they went to before a menu or a click beside everything took them.
func (w *Window) refocus() {
	if w.win.Canvas().Focused() != nil || w.win.Canvas().Overlays().Top() != nil {
		return
	}
	if w.focus == workspace.OutlinePane && w.shows(w.focus) {
		w.goTo(workspace.OutlinePane)
		return
	}
	w.goTo(workspace.MapPane)
}

// nextPane sends strokes to the next pane, but for those that the user has hidden.
func (w *Window) nextPane(by int) {
	order := []workspace.Pane{workspace.OutlinePane, workspace.MapPane, workspace.InspectorPane}
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
