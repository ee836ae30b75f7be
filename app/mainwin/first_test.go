package mainwin

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
	"warrant/internal/library"
)

// TestFirstStart: without settings the bundled map is on the screen and no dialog; the first keys that the strip names
// work at once, and a new map has its thesis open for typing.
func TestFirstStart(t *testing.T) {
	d := newDesk(t)
	d.open(func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
	if d.w.win.Canvas().Overlays().Top() != nil {
		t.Fatal("a dialog is open")
	}
	thesis := d.w.ws.Leading()
	d.key(fyne.KeyRight) // the bundled map has its thesis at the left
	if d.w.ws.Leading() == thesis {
		t.Error("the arrow does not walk")
	}
	d.key(fyne.KeyO)
	if _, typing := d.w.ws.Typing(); !typing {
		t.Error("O opens no box")
	}
	d.key(fyne.KeyEscape)
	d.settle()
	d.key(fyne.KeyB)
	if d.w.ws.InDebate() == "" {
		t.Error("B opens no debate")
	}
	d.key(fyne.KeyEscape)
	d.newMap()
	if _, typing := d.w.ws.Typing(); !typing {
		t.Fatal("a new map has nothing open for typing")
	}
	if e := d.w.ws.Frame().Entry; e == nil || e.Placeholder != "What does the paper claim?" || len(e.Hints) != 3 {
		t.Errorf("the first box is %+v", e)
	}
}

// TestLettersAreTyped: letters typed into a box trigger no command; after Enter they do.
func TestLettersAreTyped(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("T")
	d.ctrl(fyne.KeyReturn)
	for _, key := range []fyne.KeyName{"T", "O", "U", "R", "E", "D"} {
		d.key(key)
	}
	d.key(fyne.KeyReturn)
	d.settle()
	s := d.w.ws.Snapshot()
	id, _ := d.w.ws.Leading().Statement()
	st, _ := s.Statement(id)
	if n := s.Count(argmap.KindStatement); n != 2 || st.Text != "toured" || st.Kind != argmap.Claim {
		t.Fatalf("%d statements, the last is %+v", n, st)
	}
	d.key(fyne.KeyT)
	if st, _ = d.w.ws.Snapshot().Statement(id); st.Kind != argmap.Assumption {
		t.Errorf("after Enter, T left it a %s", st.Kind)
	}
}
