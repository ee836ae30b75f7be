package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// areaHits returns the titles of the areas on the screen, by group.
func (d *desk) areaHits() map[string]geom.Rect {
	out := map[string]geom.Rect{}
	for _, h := range d.w.Frame().Scene.Hits {
		if h.Part == scene.PartArea {
			out[h.Group] = h.Rect
		}
	}
	return out
}

// TestAreas goes through the groupings of the paper: by section and by voice, and, as it has no tags, back to one diagram.
func TestAreas(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Right")
	lead := d.w.Leading()
	for _, want := range []int{7, 20, 0} {
		d.press("Y")
		if got := len(d.areaHits()); want == 0 != (got == 0) || got > want {
			t.Errorf("%d areas, want up to %d: %s", got, want, d.w.Status().Message.Text)
		}
		r, ok := d.w.Frame().Scene.Where(lead)
		if !ok || d.w.Leading() != lead {
			t.Fatal("the selected box is gone")
		}
		if at := d.w.Frame().Camera.RectToPane(r); at.X < 0 || at.Y < 0 || at.Right() > d.w.Frame().Camera.Pane.W {
			t.Errorf("the selected box is at %v", at)
		}
	}
}

// TestFoldAnArea folds the area of the selected box by key and by mouse, walks, and finds it as it was after reopening.
func TestFoldAnArea(t *testing.T) {
	d := paperDesk(t)
	d.strokes("0 Y Home")
	lead := d.w.Leading()
	st, _ := d.w.Snapshot().Statement(argmap.StatementID(lead.ID))
	d.press("Shift+Y")
	if _, ok := d.w.Frame().Scene.Where(lead); ok || d.w.Leading() != lead {
		t.Error("the box of a folded area is shown, or no longer selected")
	}
	box, ok := d.areaHits()[st.Group]
	rings := d.w.Frame().Rings
	if !ok || len(rings) != 1 || rings[0].Rect != box {
		t.Errorf("the ring is not around the folded area: %v, %v", rings, box)
	}
	d.press("Shift+Y")
	if _, ok := d.w.Frame().Scene.Where(lead); !ok {
		t.Error("unfolding does not bring the box back")
	}

	other := ""
	for name := range d.areaHits() {
		if strings.HasPrefix(name, "IV.") {
			other = name
		}
	}
	f := d.w.Frame()
	d.w.Press(f.Camera.ToPane(d.areaHits()[other].Center()), false)
	d.settle()
	inside := argmap.Ref{}
	for _, s := range d.w.Snapshot().Statements() {
		if s.Group == other {
			inside = s.ID.Ref()
		}
	}
	if _, ok := d.w.Frame().Scene.Where(inside); ok {
		t.Error("a click on the title does not fold the area")
	}
	d.reopen()
	if _, ok := d.w.Frame().Scene.Where(inside); ok || len(d.areaHits()) != 7 {
		t.Error("areas and their folds are forgotten")
	}
	d.w.Select(inside)
	d.settle()
	if _, ok := d.w.Frame().Scene.Where(inside); !ok {
		t.Error("selecting something in a folded area does not open it")
	}
}

// TestAllAreasFolded folds all areas of the paper as it opens: each is a box, also where nothing of it was open, and the
// same command opens them.
func TestAllAreasFolded(t *testing.T) {
	d := paperDesk(t)
	d.press("Y")
	for _, want := range []int{0, 16} {
		if err := d.w.DoCommand("view.foldgroups"); err != nil {
			t.Fatal(err)
		}
		d.settle()
		if got := boxes(d.w.Frame().Scene); got != want {
			t.Errorf("%d boxes are shown, want %d", got, want)
		}
		if n := len(d.areaHits()); want == 0 && n != 7 {
			t.Errorf("%d folded areas", n)
		}
	}
}

// TestANewBoxStaysInItsArea: what is added in an area is drawn there, though it is in no section yet.
func TestANewBoxStaysInItsArea(t *testing.T) {
	d := paperDesk(t)
	d.strokes("0 Y Home Enter ‹A reason of my own› Enter")
	if hits := d.areaHits(); len(hits) != 7 {
		t.Errorf("%d areas after adding a box", len(hits))
	}
	if _, ok := d.w.Frame().Scene.Where(d.w.Leading()); !ok {
		t.Error("the new box is not shown")
	}
}

// TestNoAreasWithoutGroups: folding an area where there is none says what to do.
func TestNoAreasWithoutGroups(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Thesis› Enter Shift+Y")
	if m := d.w.Status().Message.Text; !strings.Contains(m, "without areas") {
		t.Errorf("said %q", m)
	}
}
