package workspace_test

import (
	"testing"

	"warrant/assets"
	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// paperDesk opens the bundled map of the paper.
func paperDesk(t *testing.T) *desk {
	t.Helper()
	yaml, csl, err := assets.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	m, err := sample.Load("alenga-2020", yaml, csl)
	if err != nil {
		t.Fatal(err)
	}
	return openDesk(t, m)
}

func boxes(s *scene.Scene) (n int) {
	for _, h := range s.Hits {
		if h.Part == scene.PartBox {
			n++
		}
	}
	return n
}

// TestFirstPicture: the bundled map opens readable.
func TestFirstPicture(t *testing.T) { firstSight(t, paperDesk(t)) }

// TestOpenAll: 0 opens everything, and opening it again shows the same folds.
func TestOpenAll(t *testing.T) {
	d := paperDesk(t)
	d.press("0")
	if n := boxes(d.w.Frame().Scene); n != d.w.Snapshot().Count(argmap.KindStatement) {
		t.Errorf("after 0, %d of %d boxes are open", n, d.w.Snapshot().Count(argmap.KindStatement))
	}
	d.press("1")
	few := boxes(d.w.Frame().Scene)
	if few >= d.w.Snapshot().Count(argmap.KindStatement)/2 {
		t.Errorf("after 1, %d boxes are open", few)
	}
	d.reopen()
	if n := boxes(d.w.Frame().Scene); n != few {
		t.Errorf("after reopening %d boxes are open, not %d", n, few)
	}
}

// TestSelectedBoxStays: what is selected stays where it is on the screen through adding, folding and undoing.
func TestSelectedBoxStays(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Right Right Shift+A")
	place := func() geom.Point {
		r, ok := d.w.Frame().Scene.Where(d.w.Leading())
		if !ok {
			t.Fatal("the selected box is not shown")
		}
		return d.w.Frame().Camera.ToPane(geom.Point{X: r.X, Y: r.Y})
	}
	for _, key := range []string{"F", "F", "T", "T", "Ctrl+Z", "Ctrl+Shift+Z", "2", "F"} {
		before := place()
		d.press(key)
		if got := place(); got.Distance(before) > 1 {
			t.Errorf("after %s the selected box is at %v, not %v", key, got, before)
		}
	}
}

// TestDebates: each dispute of the paper is shown side against side; Escape leads back to the same place.
func TestDebates(t *testing.T) {
	d := paperDesk(t)
	before := d.w.Frame().Camera
	for _, dispute := range d.w.Snapshot().Disputes() {
		if err := d.w.Debate(dispute.ID); err != nil {
			t.Fatal(err)
		}
		d.settle()
		if n := boxes(d.w.Frame().Scene); n < 6 {
			t.Errorf("%s: %d statements", dispute.Title, n)
		}
		d.strokes("Down Down Right Left Up")
		d.press("Escape")
		if d.w.InDebate() != "" {
			t.Fatal("Escape does not leave the debate")
		}
		if after := d.w.Frame().Camera; after.Zoom != before.Zoom {
			t.Errorf("after the debate the map is at %v, not %v", after, before)
		}
	}
}

// TestDebateSlot: an empty slot is filled by the voice that should answer.
func TestDebateSlot(t *testing.T) {
	d := paperDesk(t)
	for _, dispute := range d.w.Snapshot().Disputes() {
		if err := d.w.Debate(dispute.ID); err != nil {
			t.Fatal(err)
		}
		for _, h := range d.w.Frame().Scene.Hits {
			if h.Part != scene.PartSlot {
				continue
			}
			d.w.Press(d.w.Frame().Camera.ToPane(h.Rect.Center()), false)
			d.settle()
			d.strokes("‹An answer from the right side› Enter")
			st, _ := d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
			if st.Text != "An answer from the right side" || st.Holdings[0].Voice != h.By {
				t.Fatalf("the answer is %+v, want it held by %s", st, h.By)
			}
			return
		}
	}
	t.Fatal("no dispute of the paper has a place that waits for an answer")
}

// TestDebateByKeyboard: the arrows lead to a place that waits for an answer, and Enter answers with the right voice.
func TestDebateByKeyboard(t *testing.T) {
	d := paperDesk(t)
	if err := d.w.Debate(d.w.Snapshot().Disputes()[0].ID); err != nil {
		t.Fatal(err)
	}
	d.strokes("Down Right")
	d.strokes("Enter ‹The critics answer› Enter")
	st, _ := d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
	if st.Text != "The critics answer" || st.Holdings[0].Voice != "critics" {
		t.Errorf("the answer is %+v, want one of the critics", st)
	}
	d.press("Home")
	if d.lead() != "Stalin's policy of collective security was benign." {
		t.Errorf("Home leads to %q", d.lead())
	}
}

// TestFitShowsAll: A shows all that is open, however large it is.
func TestFitShowsAll(t *testing.T) {
	d := paperDesk(t)
	d.strokes("0 A")
	f := d.w.Frame()
	r := f.Camera.RectToPane(f.Scene.Bounds)
	if r.X < -1 || r.Y < -1 || r.Right() > f.Camera.Pane.W+1 || r.Bottom() > f.Camera.Pane.H+1 {
		t.Errorf("the map reaches over the pane: %v", r)
	}
	d.press("Z")
	if z := d.w.Frame().Camera.Zoom; z <= f.Camera.Zoom {
		t.Errorf("zoomed in from %v to %v", f.Camera.Zoom, z)
	}
}

// TestTurn: turning the diagram leaves the selected box in sight, and the arrows turn with it: on top, at the left and
// below, the one that points to what the box bears on leads there.
func TestTurn(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Right Right")
	lead := d.w.Leading()
	up := d.w.Snapshot().Outline().Parent(lead)
	seen := map[string]bool{}
	for range 3 {
		d.press("F4")
		f := d.w.Frame()
		r, ok := f.Scene.Where(lead)
		target, ok2 := f.Scene.Where(up)
		if !ok || !ok2 {
			t.Fatal("the selected box is gone, or what it bears on")
		}
		if at := f.Camera.RectToPane(r); at.X < 0 || at.Y < 0 || at.Right() > f.Camera.Pane.W || at.Bottom() > f.Camera.Pane.H {
			t.Errorf("the selected box is at %v", at)
		}
		arrow := ""
		switch {
		case target.Bottom() < r.Y:
			arrow = "Up"
		case target.Right() < r.X:
			arrow = "Left"
		case target.Y > r.Bottom():
			arrow = "Down"
		}
		seen[arrow] = true
		d.press(arrow)
		if got := d.w.Leading(); got != up {
			t.Errorf("%s leads to %v, want %v", arrow, got, up)
		}
		d.w.Select(lead)
	}
	if len(seen) != 3 || seen[""] {
		t.Errorf("F4 went through %v", seen)
	}
}
