package mainwin

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestVersionsInTheWindow names a version, looks at it under its strip, and returns.
func TestVersionsInTheWindow(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("The thesis")
	d.key(fyne.KeyReturn)
	d.settle()
	d.command("file.version")
	d.pressed("before seminar")
	d.key(fyne.KeyReturn)
	if all := d.w.ws.Versions(); len(all) != 1 || all[0].Name != "before seminar" {
		t.Fatalf("%+v", d.w.ws.Versions())
	}
	_ = d.w.ws.LookAt(d.w.ws.Versions()[0].Revision, d.w.ws.Leading())
	d.w.follow()
	if !d.w.strip.object.Visible() {
		t.Fatal("nothing says that this is the past")
	}
	d.w.strip.dismiss()
	d.w.follow()
	if d.w.strip.object.Visible() || d.w.ws.Banner() != "" {
		t.Fatal("it is still the past")
	}
}
