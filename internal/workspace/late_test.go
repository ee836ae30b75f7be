package workspace_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// TestLateLayout: a layout that arrives after the user went elsewhere is not shown.
func TestLateLayout(t *testing.T) {
	t.Run("in a debate", func(t *testing.T) {
		d := paperDesk(t)
		if err := d.w.OpenTo(0); err != nil { // asks for a layout, which waits in the queue
			t.Fatal(err)
		}
		dispute := d.w.Snapshot().Disputes()[0]
		if err := d.w.Debate(dispute.ID); err != nil {
			t.Fatal(err)
		}
		before := d.w.Frame().Scene
		d.settle()
		if d.w.Frame().Scene != before {
			t.Error("the map's picture took the place of the debate's")
		}
	})
	t.Run("in an empty map", func(t *testing.T) {
		d := newDesk(t)
		if err := d.w.DoCommand("add.thesis"); err != nil {
			t.Fatal(err)
		}
		d.w.Cancel("")
		d.settle()
		if s := d.w.Frame().Scene; s != nil && len(s.Hits) > 0 {
			t.Error("an empty map shows a box")
		}
	})
}

// TestLookIsKept: closing in a debate, or before anything was shown, does not spoil how the map opens next.
func TestLookIsKept(t *testing.T) {
	d := paperDesk(t)
	d.press("Right")
	lead, zoom := d.w.Leading(), d.w.Frame().Camera.Zoom
	if err := d.w.Debate(d.w.Snapshot().Disputes()[0].ID); err != nil {
		t.Fatal(err)
	}
	d.reopen()
	if d.w.Leading() != lead || d.w.Frame().Camera.Zoom != zoom {
		t.Errorf("reopened at %v and %v, closed at %v and %v", d.w.Leading(), d.w.Frame().Camera.Zoom, lead, zoom)
	}
	if n, all := boxes(d.w.Frame().Scene), d.w.Snapshot().Count(argmap.KindStatement); n == all {
		t.Error("reopened fully open")
	}
	for _, h := range d.w.Frame().Scene.Hits {
		if h.Part == scene.PartSlot {
			t.Fatal("reopened in the debate")
		}
	}
}

// TestFewBoxesAreShownAtOnce: a map that is being begun does not wait for Graphviz; a large one does, as it would jump.
func TestFewBoxesAreShownAtOnce(t *testing.T) {
	d := newDesk(t)
	if err := d.w.DoCommand("add.thesis"); err != nil {
		t.Fatal(err)
	}
	if err := d.w.Finish("Buses should be free", workspace.ThenReason); err != nil {
		t.Fatal(err)
	}
	f := d.w.Frame()
	if f.Scene == nil || boxes(f.Scene) != 2 {
		t.Fatalf("before the first layout there is %v", f.Scene)
	}
	for _, h := range f.Scene.Hits {
		if at := f.Camera.RectToPane(h.Rect); h.Part == scene.PartBox && (at.X < 0 || at.Y < 0 || at.Right() > f.Camera.Pane.W || at.Bottom() > f.Camera.Pane.H) {
			t.Errorf("a box is at %v of %v", at, f.Camera.Pane)
		}
	}
	d.settle()
	if got := boxes(d.w.Frame().Scene); got != 2 {
		t.Errorf("%d boxes when the layout is there", got)
	}
}
