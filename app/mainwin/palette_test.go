package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
)

func TestPaletteByKeyboard(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.ctrl(fyne.KeyK)
	d.asked()
	if all := d.listed(); !strings.Contains(all, "Do here") || !strings.Contains(all, "Enter") {
		t.Errorf("no section, or no key, in %s", all)
	}
	d.pressed("threats to his power")
	d.shows("the palette", d.w.win.Canvas().Overlays().Top(), "Go to", "Stalin faced so many threats")
	d.key(fyne.KeyReturn)
	d.settle()
	id, _ := d.w.ws.Leading().Statement()
	if st, _ := d.w.ws.Snapshot().Statement(id); !strings.HasPrefix(st.Text, "Stalin faced so many threats") {
		t.Errorf("on %q", st.Text)
	}
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("%T has the focus", d.w.win.Canvas().Focused())
	}

	d.ctrl(fyne.KeyK)
	d.pressed("objection on a step")
	d.key(fyne.KeyReturn)
	if _, typing := d.w.ws.Typing(); !typing {
		t.Error("the command did not run")
	}
	d.typed("An objection by name")
	d.key(fyne.KeyReturn)
	d.settle()
	if st := d.w.ws.Snapshot().Record(d.w.ws.Leading()).(argmap.Statement); st.Text != "An objection by name" {
		t.Errorf("on %q", st.Text)
	}
}

// TestUnavailableCommandsSayWhy: they are listed in grey with the reason, and Enter does nothing.
func TestUnavailableCommandsSayWhy(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("A thesis")
	d.key(fyne.KeyReturn)
	d.settle()
	d.key(fyne.KeyF1)
	d.pressed("redo")
	d.shows("the list of keys", d.w.win.Canvas().Overlays().Top(), "Not now", "There is nothing to redo.", "Ctrl+Y")
	d.key(fyne.KeyReturn)
	if d.w.win.Canvas().Overlays().Top() == nil {
		t.Error("Enter on it closed the list")
	}
}

// TestHeadingsAreNotChosen: the arrows pass them by.
func TestHeadingsAreNotChosen(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.ctrl(fyne.KeyK)
	d.pressed("fold or unf")
	d.key(fyne.KeyUp) // from the first line: nowhere
	d.key(fyne.KeyReturn)
	if d.w.win.Canvas().Overlays().Top() != nil {
		t.Error("the first line was not chosen")
	}
}

func TestPaletteWithoutAMap(t *testing.T) {
	d := newDesk(t)
	d.w.pickAnything()
	d.shows("the palette", d.w.win.Canvas().Overlays().Top(), "Open…")
	d.pressed("fold")
	d.shows("the palette", d.w.win.Canvas().Overlays().Top(), "Fold or unfold", "No map is open.")
}

// BenchmarkPalette measures one letter in the palette on the largest bundled map, with its lines shown.
func BenchmarkPalette(b *testing.B) {
	d := newDesk(b)
	d.openPaper()
	d.ctrl(fyne.KeyK)
	for b.Loop() {
		d.pressed("s")
		d.key(fyne.KeyBackspace)
	}
}
