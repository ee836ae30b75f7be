package mainwin

import (
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/library"
	"warrant/internal/workspace"
)

// In a small window the panes at the side open over the diagram, and close when strokes go elsewhere.
func TestF6InSmallWindows(t *testing.T) {
	d := newDesk(t)
	d.sample()
	const outline, diagram, inspector = workspace.OutlinePane, workspace.MapPane, workspace.InspectorPane
	for _, c := range []struct{ width, height float32 }{{1100, 700}, {900, 600}, {640, 400}} {
		d.w.win.Resize(fyne.NewSize(c.width, c.height))
		for i, want := range []workspace.Pane{inspector, outline, diagram, inspector} {
			d.key(fyne.KeyF6)
			over := d.w.body.sides.Over
			if d.w.focus != want || !d.w.shows(want) {
				t.Fatalf("%v wide, stroke %d: in pane %d, shown %v", c.width, i, d.w.focus, d.w.shows(want))
			}
			switch {
			case want == diagram && over != library.NoDrawer, want == outline && over != library.OutlineDrawer,
				want == inspector && (over == library.InspectorDrawer) != (c.width < library.NarrowInspector):
				t.Errorf("%v wide, pane %d: %d is over the diagram", c.width, want, over)
			}
		}
		d.command("view.outline")
		if d.w.focus != outline || !d.w.shows(outline) {
			t.Errorf("%v wide: Ctrl+1 does not lead to the outline", c.width)
		}
		d.command("view.map")
		if d.w.body.sides.Over != library.NoDrawer {
			t.Errorf("%v wide: something is still over the diagram", c.width)
		}
	}
	d.command("view.outline")
	d.command("view.outline")
	if d.w.focus != diagram || d.w.shows(outline) || d.w.panes.OutlineHidden() {
		t.Error("Ctrl+1 inside the outline does not just close it")
	}
}

// F6 while typing finishes that, as a click elsewhere does.
func TestF6FinishesTyping(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Thesis it is")
	d.key(fyne.KeyReturn)
	d.command("view.outline")
	d.key(fyne.KeyReturn)
	d.typed("A reason")
	d.key(fyne.KeyF6)
	d.settle()
	if _, typing := d.w.ws.Typing(); typing || d.w.focus != workspace.MapPane {
		t.Fatalf("still typing: %v, in pane %d", typing, d.w.focus)
	}
	d.shows("the outline", d.w.outline, "A reason")
	d.key(fyne.KeyO)
	d.typed("An objection")
	d.key(fyne.KeyF6)
	if _, typing := d.w.ws.Typing(); typing || d.w.focus != workspace.InspectorPane {
		t.Fatalf("still typing: %v, in pane %d", typing, d.w.focus)
	}
}
