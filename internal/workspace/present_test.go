package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// TestPresentation: from the thesis to each step on it, with what speaks against it before the next; large, in the
// middle, and back to exactly the same place.
func TestPresentation(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Right Right Shift+A")
	lead, before, rows := d.w.Leading(), d.w.Frame().Camera, d.tree()
	d.press("F5")
	if !d.w.Presenting() {
		t.Fatal("F5 presents nothing")
	}
	stops := d.w.Stops()
	if len(stops) < 10 || d.w.Leading() != stops[0].Of {
		t.Fatalf("%d stops, at %v", len(stops), d.w.Leading())
	}
	for i := range 12 {
		f := d.w.Frame()
		if d.w.Leading() != stops[i].Of {
			t.Fatalf("stop %d is %v, want %q", i+1, d.w.Leading(), stops[i].Title)
		}
		r, ok := f.Scene.Where(d.w.Leading())
		if !ok {
			t.Fatalf("stop %d is not shown", i+1)
		}
		at := f.Camera.RectToPane(r)
		if c := at.Center(); c.X < 0.2*f.Camera.Pane.W || c.X > 0.8*f.Camera.Pane.W || c.Y < 0 || c.Y > f.Camera.Pane.H {
			t.Errorf("stop %d stands at %v of %v", i+1, at, f.Camera.Pane)
		}
		if f.Camera.Zoom*14 < 22 {
			t.Errorf("stop %d is shown at %.0f %%", i+1, 100*f.Camera.Zoom)
		}
		d.press([]string{"Right", "Space", "PageDown"}[i%3])
	}
	d.press("Left")
	if d.w.Leading() != stops[11].Of {
		t.Error("Left does not go back")
	}
	d.press("B")
	if !d.w.Frame().Blank {
		t.Error("B does not blank the screen")
	}
	d.press("B")
	d.press("Home")
	if d.w.Frame().Blank || d.w.Leading() != stops[0].Of {
		t.Error("Home is not the first stop")
	}
	d.press("Escape")
	if d.w.Presenting() || d.w.Leading() != lead || d.w.Frame().Camera != before || d.tree() != rows {
		t.Errorf("Escape leads to %v at %v, not to %v at %v", d.w.Leading(), d.w.Frame().Camera, lead, before)
	}
}

// TestStopsGoDepthFirst: each step is followed by what speaks against it and against that.
func TestStopsGoDepthFirst(t *testing.T) {
	d := newDesk(t)
	if err := d.w.DoCommand("add.thesis"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	d.strokes(twelve)
	var titles []string
	for _, s := range d.w.Stops() {
		titles = append(titles, s.Title)
	}
	if got := strings.Join(titles, " "); got != "T P1 U1 P3 O1 B1 C1 B2" {
		t.Errorf("the stops are %s", got)
	}
}

// TestRoomIsCaptured: what is added during a presentation is held by the seminar, and Space types while typing.
func TestRoomIsCaptured(t *testing.T) {
	d := paperDesk(t)
	d.strokes("F5 Right O ‹The room doubts it› Ctrl+Enter ‹It has read the treaty› Enter")
	s := d.w.Snapshot()
	st, _ := s.Statement(argmap.StatementID(d.w.Leading().ID))
	v, _ := s.Voice(st.Holdings[0].Voice)
	if st.Text != "It has read the treaty" || v.Name != "Seminar" {
		t.Errorf("%q is held by %q", st.Text, v.Name)
	}
	n := 0
	for _, v := range s.Voices() {
		if v.Name == "Seminar" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d voices are called Seminar", n)
	}
	d.strokes("Ctrl+Z Ctrl+Z")
	if strings.Contains(d.tree(), "The room") {
		t.Error("undo leaves what the room said")
	}
	d.strokes("Ctrl+Shift+Z Escape")
	if !strings.Contains(allTexts(d), "The room doubts it") {
		t.Error("what the room said is gone after the presentation")
	}
	d.strokes("O ‹Mine› Enter")
	st, _ = d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
	if v, _ := d.w.Snapshot().Voice(st.Holdings[0].Voice); v.Role != argmap.Reader {
		t.Errorf("after the presentation a new statement is held by %q", v.Name)
	}
}

func allTexts(d *desk) string {
	var out []string
	for _, st := range d.w.Snapshot().Statements() {
		out = append(out, st.Text)
	}
	return strings.Join(out, "\n")
}

// TestRecordedStops take the place of the automatic ones, with their folds, and survive reopening.
func TestRecordedStops(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Right")
	first := d.w.Leading()
	if err := d.w.DoCommand("present.stop"); err != nil {
		t.Fatal(err)
	}
	d.strokes("Down")
	second := d.w.Leading()
	if err := d.w.DoCommand("present.stop"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	d.reopen()
	stops := d.w.Stops()
	if len(stops) != 2 || stops[0].Of != first || stops[1].Of != second {
		t.Fatalf("the stops are %+v", stops)
	}
	d.strokes("Home Shift+F5 Right")
	if d.w.Leading() != second {
		t.Errorf("the second stop is %v", d.w.Leading())
	}
	found := false
	for _, line := range d.w.Palette().Find("") {
		found = found || line.Note == "stop 2" && line.Section == workspace.ViewsPart
	}
	if !found {
		t.Error("the palette does not list the stops")
	}
	if n := boxes(d.w.Frame().Scene); n == 0 || d.w.Frame().Scene.Ground != scene.Canvas {
		t.Error("nothing is shown")
	}
	d.press("Right")
	if c := d.w.Frame().Caption; !strings.Contains(c, "last stop") {
		t.Errorf("at the end it says %q", c)
	}
}

// TestStopsShowTheReplies: of a stop with the thesis at left, what bears on it is in view, too, where the pane has the room.
func TestStopsShowTheReplies(t *testing.T) {
	d := paperDesk(t)
	d.w.Resized(geom.Size{W: 1400, H: 900})
	d.press("F5")
	f := d.w.Frame()
	pane := geom.Rect{W: f.Camera.Pane.W, H: f.Camera.Pane.H}
	shown := 0
	for _, a := range d.w.Snapshot().On(d.w.Leading()) {
		for _, p := range a.Premises {
			at, ok := f.Scene.Where(p.Ref())
			if !ok {
				continue
			}
			shown++
			if r := f.Camera.RectToPane(at); r.X < 0 || r.Right() > pane.W {
				t.Errorf("%s is at %v of %v", p, r, pane)
			}
		}
	}
	if shown == 0 {
		t.Error("nothing bears on the first stop")
	}
}
