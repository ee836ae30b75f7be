package mainwin

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
)

// beside returns somebody else at a window of their own, on the same folders.
func (d *desk) beside() *desk {
	d.t.Helper()
	other := &desk{t: d.t, dirs: d.dirs, ids: 1000}
	other.start()
	return other
}

func TestSecondWindowLeavesTheMap(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	path := d.w.ws.Path()
	other := d.beside()
	other.open(other.w.path(path))
	other.shows("the second window", other.w.status, "Read-only")
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	other.shut()
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("closing the second window removed the map: %v", err)
	}
	d.typed("O")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shut()
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("a map that was written in is gone: %v", err)
	}
}

func TestEmptyMapsLeaveNoLitter(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	first := d.w.ws.Path()
	d.key(fyne.KeyEscape)
	d.settle()
	d.newMap()
	if _, err := os.Stat(first); err == nil {
		t.Error("a new map that nothing was written in is still there")
	}
	path := d.w.ws.Path()
	d.shut()
	if left, _ := os.ReadDir(d.dirs.Documents); len(left) != 0 {
		t.Errorf("left: %v, after %s", left, path)
	}
}
