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
	w.o.Library.Change(func(s *library.Settings) { paneOf(s, p).Hidden = hide })
	w.body.object.Refresh()
	if hide {
		w.goTo(workspace.MapPane)
		return
	}
	w.goTo(p)
}

// paneOf returns the settings of a pane at the side.
func paneOf(s *library.Settings, p workspace.Pane) *library.Pane {
	if p == workspace.InspectorPane {
		return &s.Inspector
	}
	return &s.Outline
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
	s := w.o.Library.Settings()
	for range order {
		at = (at + by + len(order)) % len(order)
		if p := order[at]; p == workspace.MapPane || !paneOf(&s, p).Hidden {
			w.goTo(p)
			return
		}
	}
}
