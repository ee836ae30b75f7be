package workspace_test

import (
	"testing"

	"warrant/internal/argmap"
)

// twelve enters a map of twelve boxes with co-premises, an undercut, rebuttals and an unstated premise, in 25 strokes
// beside the words.
const twelve = `‹T› Ctrl+Enter ‹P1› Ctrl+Enter ‹E1› Enter Up Tab ‹P2› Enter U ‹U1› Enter Home Enter ‹P3› Ctrl+Shift+Enter
‹O1› Ctrl+Shift+Enter ‹B1› Enter Up Up Tab ‹P4› Enter T Home O ‹C1› Ctrl+Enter ‹C2› Enter Up O ‹B2› Enter`

const twelveTree = `Thesis: T
  + Step for: 2 premises
    + Reason: P1
      + Reason: E1
    + Reason: P2
    - Undercut: U1
  + Step for: 2 premises
    + Reason: P3
      - Counterargument: O1
        - Rebuttal: B1
    + Unstated premise: P4
  - Counterargument: C1
    + Reason: C2
    - Rebuttal: B2
`

// TestTwelve enters the map by keyboard only, undoes all, redoes all, closes, reopens and compares.
func TestTwelve(t *testing.T) {
	d := newDesk(t)
	start := d.w.Snapshot()
	if err := d.w.DoCommand("add.thesis"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if n := d.strokes(twelve); n != 25 {
		t.Errorf("%d strokes, want 25", n)
	}
	if got := d.tree(); got != twelveTree {
		t.Fatalf("the map is\n%swant\n%s", got, twelveTree)
	}
	if !d.w.Saved() {
		t.Error("not saved: " + d.w.Status().Save)
	}
	full := d.w.Snapshot()

	undo := func() (n int) {
		for ; d.w.Undo() == nil; n++ {
		}
		return n
	}
	redo := func() {
		for d.w.Redo() == nil {
		}
	}
	steps := undo()
	if !argmap.Equal(d.w.Snapshot(), start) {
		t.Error("after undoing all, the map is not empty")
	}
	redo()
	if !argmap.Equal(d.w.Snapshot(), full) {
		t.Error("after redoing all, the map is not the full one")
	}
	if d.lead() != "B2" {
		t.Errorf("after redoing all, %q is selected", d.lead())
	}

	d.reopen()
	if !argmap.Equal(d.w.Snapshot(), full) {
		t.Error("after reopening, the map is not the full one")
	}
	if got := d.tree(); got != twelveTree {
		t.Errorf("after reopening, the map is\n%s", got)
	}
	if again := undo(); again != steps {
		t.Errorf("after reopening, %d steps can be undone, not %d", again, steps)
	}
	d.reopen()
	redo()
	if !argmap.Equal(d.w.Snapshot(), full) {
		t.Error("after undoing all, reopening and redoing all, the map is not the full one")
	}
}
