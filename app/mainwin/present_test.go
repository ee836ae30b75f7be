package mainwin

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestPresentationHasTheScreen: while it lasts there is the diagram alone, Space goes on but types in a box, and all the
// panes are back afterwards.
func TestPresentationHasTheScreen(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.key(fyne.KeyF5)
	d.settle()
	w := d.w
	if !w.win.FullScreen() || w.win.MainMenu() != nil || w.status.Visible() || w.toolbar.Visible() || w.body.sides.Outline > 0 || w.body.sides.Inspector > 0 {
		t.Errorf("full screen %v, menu %v, status %v, toolbar %v, panes %+v", w.win.FullScreen(), w.win.MainMenu() != nil, w.status.Visible(), w.toolbar.Visible(), w.body.sides)
	}
	d.shows("the diagram", w.diagram, "1 / ")
	d.key(fyne.KeySpace)
	d.settle()
	d.shows("the diagram", w.diagram, "2 / ")
	d.key(fyne.KeyO)
	d.typed("Not so fast")
	d.key(fyne.KeyReturn)
	d.settle()
	id, _ := w.ws.Leading().Statement()
	if st, _ := w.ws.Snapshot().Statement(id); st.Text != "Not so fast" {
		t.Errorf("the room said %q", st.Text)
	}
	d.key(fyne.KeyB)
	if !w.ws.Frame().Blank {
		t.Error("B does not blank the screen")
	}
	d.key(fyne.KeyB)
	d.key(fyne.KeyEscape)
	d.settle()
	if w.win.FullScreen() || w.win.MainMenu() == nil || !w.status.Visible() || w.body.sides.Outline == 0 {
		t.Error("the window is not back as it was")
	}
}
