package mainwin

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"warrant/internal/library"
	"warrant/internal/workspace"
)

// openPaper opens the bundled map of the paper.
func (d *desk) openPaper() {
	d.t.Helper()
	d.open(func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
}

func TestFindByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	before, at := d.w.ws.Selection()[0], d.w.ws.Frame().Camera
	size := d.w.diagram.Size()
	d.ctrl(fyne.KeyF)
	d.asField()
	d.typed("soviet")
	d.settle()
	d.shows("the bar", d.w.findBar.object, "1 of")
	if d.w.diagram.Size() != size {
		t.Error("the bar makes the diagram smaller")
	}
	d.key(fyne.KeyDown)
	d.settle()
	d.shows("the bar", d.w.findBar.object, "2 of")
	d.key(fyne.KeyUp)
	d.key(fyne.KeyF3)
	d.shows("the bar", d.w.findBar.object, "2 of")
	d.key(fyne.KeyTab) // to the hit
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("Tab leads to %T", d.w.win.Canvas().Focused())
	}
	d.key(fyne.KeyF3)
	d.shows("the bar", d.w.findBar.object, "3 of")
	d.ctrl(fyne.KeyF)
	d.asField()
	d.typed("qqq") // what was there is selected, and goes
	d.shows("the bar", d.w.findBar.object, workspace.NoHits)
	d.shows("the status line", d.w.status, "“qqq”")
	d.key(fyne.KeyEscape)
	d.settle()
	if d.w.findBar.object.Visible() || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("after Escape %T has the focus; the bar shows: %v", d.w.win.Canvas().Focused(), d.w.findBar.object.Visible())
	}
	if d.w.ws.Leading() != before || d.w.ws.Frame().Camera != at {
		t.Error("Escape did not lead back")
	}

	d.ctrl(fyne.KeyF)
	d.typed("league")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn)
	d.settle()
	if d.w.findBar.object.Visible() {
		t.Error("the second Enter leaves the bar open")
	}
	d.shows("the status line", d.w.status, "Stayed at")
	d.key(fyne.KeyO) // strokes go to the map
	if _, typing := d.w.ws.Typing(); !typing {
		t.Error("O after that does nothing")
	}
}

// asField makes sure that the search bar takes what is typed.
func (d *desk) asField() {
	d.t.Helper()
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.findBar.entry) {
		d.t.Fatalf("%T has the focus, not the search bar", d.w.win.Canvas().Focused())
	}
}

func TestFindFromTheOutline(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.command("view.outline")
	d.ctrl(fyne.KeyF)
	d.typed("stalin")
	d.settle()
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn)
	if d.w.focus != workspace.OutlinePane {
		t.Errorf("strokes go to pane %d", d.w.focus)
	}
	d.command("view.outline") // hides it, and a search still works
	d.ctrl(fyne.KeyF)
	d.asField()
	d.key(fyne.KeyEscape)
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("%T has the focus", d.w.win.Canvas().Focused())
	}
}

// TestFindOverAList: Ctrl+F closes an open list, which would keep the strokes.
func TestFindOverAList(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.ctrl(fyne.KeyK)
	d.asked()
	d.command("go.find")
	if d.w.win.Canvas().Overlays().Top() != nil {
		t.Error("the list is still open")
	}
	d.asField()
}

// TestFindByMouse: the buttons go from hit to hit and close; strokes go to the bar, then to the map.
func TestFindByMouse(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.ctrl(fyne.KeyF)
	d.typed("soviet")
	d.settle()
	bar, _ := d.w.ws.Finding()
	all := strings.TrimPrefix(bar.Count, "1 of ")
	for i, want := range []string{all + " of " + all, "1 of " + all} {
		key := d.w.findBar.keys[i].(*pointed)
		d.w.win.Canvas().Unfocus() // as the toolkit does
		test.Tap(key)
		d.settle()
		d.shows("the bar", d.w.findBar.object, want)
		d.asField()
	}
	shut := d.w.findBar.keys[2].(*pointed)
	d.w.win.Canvas().Unfocus()
	test.Tap(shut)
	if d.w.findBar.object.Visible() || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("after closing %T has the focus", d.w.win.Canvas().Focused())
	}
}

func TestFindBarInANarrowWindow(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.ctrl(fyne.KeyF)
	d.typed("soviet")
	d.settle()
	for _, width := range []float32{1400, 900, 700, 460} {
		d.w.win.Resize(fyne.NewSize(width, 500))
		bar := d.w.findBar.object
		if right := bar.Position().X + bar.Size().Width; right > d.w.diagram.Size().Width || d.w.findBar.entry.Size().Width < 100 {
			t.Errorf("at %v the bar ends at %v of %v, its field is %v wide", width, right, d.w.diagram.Size().Width, d.w.findBar.entry.Size().Width)
		}
	}
	if !strings.Contains(reads(d.w.findBar.object), "of") {
		t.Error("the count is gone even in a narrow window")
	}
}
