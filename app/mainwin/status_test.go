package mainwin

import (
	"testing"
	"time"

	"warrant/internal/workspace"
)

// pass lets the waits pass that were begun until now.
func (d *desk) pass() {
	d.t.Helper()
	waits := d.waits
	d.waits = nil
	for _, w := range waits {
		if w.d != 6*time.Second {
			d.t.Errorf("something waits for %v", w.d)
		}
		w.f()
	}
}

func TestRefusalsGoAway(t *testing.T) {
	d := newDesk(t)
	said := func() string { return d.w.message().Text }
	d.w.Tell(workspace.Refused, "not without a map")
	if d.pass(); said() != "" {
		t.Errorf("without a map the line still says %q", said())
	}

	d.newMap()
	d.key("Escape")
	d.settle()
	d.w.Tell(workspace.Refused, "no")
	if said() != "no" || len(d.waits) != 1 {
		t.Fatalf("the line says %q, %d waits", said(), len(d.waits))
	}
	first := d.waits
	d.waits = nil
	d.w.Tell(workspace.Refused, "no") // again: it has its time from now on
	first[0].f()
	if said() != "no" {
		t.Errorf("the second refusal went with the first; the line says %q", said())
	}
	if d.pass(); said() != "" {
		t.Errorf("the line still says %q", said())
	}

	d.w.Tell(workspace.Refused, "no")
	d.w.Tell(workspace.Told, "done")
	if d.pass(); said() != "done" {
		t.Errorf("what was done is gone with the refusal; the line says %q", said())
	}
	d.w.Tell(workspace.Problem, "disk full")
	if len(d.waits) > 0 {
		t.Error("a problem goes away by itself")
	}
}
