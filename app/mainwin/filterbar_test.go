package mainwin

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/argmap"
)

// onScreen returns where the selected box is in the window.
func (d *desk) onScreen() fyne.Position {
	d.t.Helper()
	f := d.w.ws.Frame()
	r, ok := f.Scene.Where(d.w.ws.Leading())
	if !ok {
		d.t.Fatal("the selected box is not drawn")
	}
	at := f.Camera.RectToPane(r)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(d.w.diagram).AddXY(float32(at.X), float32(at.Y))
}

// TestFilterByKeyboard opens the bar, filters and leaves it, all by keys. The selected box stays where it is in the window
// though the bar takes room from the diagram.
func TestFilterByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.until("a picture", func() bool { return d.w.ws.Frame().Scene != nil })
	d.key(fyne.KeyDown)
	d.settle()
	before, height := d.onScreen(), d.w.diagram.Size().Height
	still := func(what string) {
		t.Helper()
		if at := d.onScreen(); math.Abs(float64(at.X-before.X)) > 1 || math.Abs(float64(at.Y-before.Y)) > 1 {
			t.Errorf("%s moves the selected box from %v to %v", what, before, at)
		}
	}
	down(d.w.diagram, fyne.KeyF)
	d.w.diagram.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	d.settle()
	if !d.w.filter.Visible() || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.filter.entry) {
		t.Fatalf("the bar shows: %v; %T has the focus", d.w.filter.Visible(), d.w.win.Canvas().Focused())
	}
	if bar := d.w.filter.Size().Height; bar < 60 || d.w.diagram.Size().Height != height-bar || bar > height/2 {
		t.Errorf("the bar is %g high and leaves %g of %g", bar, d.w.diagram.Size().Height, height)
	}
	still("opening the bar")
	d.typed("taylor")
	d.settle()
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the status line", d.w.status, "Taylor · ")
	still("filtering")
	if d.w.filter.entry.Text != "" {
		t.Errorf("%q is still typed", d.w.filter.entry.Text)
	}
	d.key(fyne.KeyTab)
	d.settle()
	if !d.w.ws.Filter().Hide {
		t.Error("Tab does not hide the rest")
	}
	still("hiding")
	d.key(fyne.KeyRight)
	d.w.filter.entry.TypedRune(' ')
	d.settle()
	if len(d.w.ws.Filter().Voices) != 2 || d.w.filter.entry.Text != "" {
		t.Errorf("a space chooses %v and types %q", d.w.ws.Filter().Voices, d.w.filter.entry.Text)
	}
	d.key(fyne.KeyEscape)
	d.settle()
	if d.w.filter.Visible() || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) || d.w.diagram.Size().Height != height {
		t.Errorf("after Escape the bar shows: %v; %T has the focus", d.w.filter.Visible(), d.w.win.Canvas().Focused())
	}
	still("closing the bar")
	d.command("view.nofilter")
	d.settle()
	still("clearing")
	down(d.w.diagram, fyne.KeyLeft)
	d.w.diagram.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt})
	d.settle()
	if len(d.w.ws.Filter().Voices) != 2 {
		t.Error("Alt+← does not lead back to the filter")
	}
	still("going back")
}

// TestViewHasColours shows a saved view with colours of its own, and goes back.
func TestViewHasColours(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.until("a picture", func() bool { return d.w.ws.Frame().Scene != nil })
	d.w.ws.SetFilter(argmap.Filter{Text: "league"})
	d.settle()
	if err := d.w.ws.SaveView("League", "mono"); err != nil {
		t.Fatal(err)
	}
	usual := d.w.palette
	if err := d.w.ws.ApplyView(d.w.ws.ViewLines("")[0].View.ID); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if d.w.palette.Name != "mono" {
		t.Errorf("the window is %s", d.w.palette.Name)
	}
	d.key(fyne.KeyEscape)
	d.settle()
	if d.w.palette != usual {
		t.Errorf("afterwards the window is %s", d.w.palette.Name)
	}
	for _, open := range []func(){d.w.pickViews, func() { d.w.askNewView("") }, func() { d.w.pickViewActs(d.w.ws.ViewLines("")[0]) }} {
		open()
		if d.w.win.Canvas().Overlays().Top() == nil {
			t.Error("no list opens")
		}
		d.w.win.Canvas().Overlays().Remove(d.w.win.Canvas().Overlays().Top())
	}
}
