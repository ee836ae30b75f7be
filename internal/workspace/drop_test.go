package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// dropDesk is the map of twelve boxes with a loose statement beside it, all in sight.
func dropDesk(t *testing.T) (d *desk, of func(text string) argmap.Ref) {
	t.Helper()
	d = newDesk(t)
	if err := d.w.DoCommand("add.thesis"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	d.strokes(twelve + " N ‹Loose› Enter A")
	return d, func(text string) argmap.Ref {
		for _, st := range d.w.Snapshot().Statements() {
			if st.Text == text {
				return st.Ref()
			}
		}
		t.Fatalf("no statement says %q", text)
		return argmap.Ref{}
	}
}

// part returns the place in the pane of a part of something.
func (d *desk) part(of argmap.Ref, part scene.Part) geom.Rect {
	d.t.Helper()
	f := d.w.Frame()
	for _, h := range f.Scene.Hits {
		if h.Of == of && h.Part == part {
			return f.Camera.RectToPane(h.Rect)
		}
	}
	d.t.Fatalf("%v has no part %d", of, part)
	return geom.Rect{}
}

// step returns the step that a statement is a premise of.
func (d *desk) step(of argmap.Ref) argmap.Ref {
	id, _ := of.Statement()
	a, _ := d.w.Snapshot().Outline().Home(id)
	return a.Ref()
}

// TestDrop drags a box to every kind of place, compares what was said before the drop with what happens, and takes it
// back with one undo.
func TestDrop(t *testing.T) {
	type place func(d *desk, of func(string) argmap.Ref) geom.Point
	middle := func(text string) place {
		return func(d *desk, of func(string) argmap.Ref) geom.Point { return d.part(of(text), scene.PartBox).Center() }
	}
	knob := func(text string) place {
		return func(d *desk, of func(string) argmap.Ref) geom.Point {
			return d.part(d.step(of(text)), scene.PartKnob).Center()
		}
	}
	bracket := func(text string) place {
		return func(d *desk, of func(string) argmap.Ref) geom.Point {
			r := d.part(d.step(of(text)), scene.PartBracket)
			return geom.Point{X: r.X + 5, Y: r.Y + r.H/2}
		}
	}
	edge := func(text string, side float64) place {
		return func(d *desk, of func(string) argmap.Ref) geom.Point {
			r := d.part(of(text), scene.PartBox)
			return geom.Point{X: r.Center().X + side*(r.W/2-2), Y: r.Center().Y}
		}
	}
	between := func(a, b string) place {
		return func(d *desk, of func(string) argmap.Ref) geom.Point {
			p, q := d.part(of(a), scene.PartBox), d.part(of(b), scene.PartBox)
			return geom.Point{X: (p.Right() + q.X) / 2, Y: p.Center().Y}
		}
	}
	blank := func(d *desk, _ func(string) argmap.Ref) geom.Point {
		return geom.Point{X: 3, Y: d.w.Frame().Camera.Pane.H - 3}
	}
	for _, c := range []struct {
		name        string
		what        string
		to          place
		shift, ctrl bool
		says        string // before the drop, and of what came of it
		tree        string // part of the outline afterwards
	}{
		{"a box", "E1", middle("C1"), false, false, "“E1” becomes a reason for “C1”.", "- Counterargument: C1\n    + Reason: C2\n    - Rebuttal: B2\n    + Reason: E1\n"},
		{"a box, with Shift", "E1", middle("C1"), true, false, "“E1” becomes an objection to “C1”.", "    - Rebuttal: B2\n    - Rebuttal: E1\n"},
		{"a knob", "E1", knob("C1"), false, false, "“E1” becomes a warrant for the step from “C1”.", "  - Step against: 1 premise\n    - Counterargument: C1\n      + Reason: C2\n      - Rebuttal: B2\n    + Warrant: E1\n"},
		{"a knob, with Shift", "E1", knob("C1"), true, false, "“E1” becomes an undercut of the step from “C1”.", "    - Undercut: E1\n"},
		{"between premises", "E1", between("P1", "P2"), false, false, "“E1” becomes a premise of the step from “P1”.", "    + Reason: P1\n    + Reason: E1\n    + Reason: P2\n"},
		{"the edge of a premise", "P2", edge("P1", -1), false, false, "", "    + Reason: P2\n    + Reason: P1\n      + Reason: E1\n"},
		{"a bracket", "E1", bracket("P3"), false, false, "“E1” becomes a premise of the step from “P3”.", "    + Reason: E1\n    + Reason: P3\n"},
		{"a bracket, with Shift", "E1", bracket("P3"), true, false, "“E1” becomes a premise of the step from “P3”.", "    + Reason: E1\n    + Reason: P3\n"},
		{"the edge of a sibling", "B2", edge("C2", -1), false, false, "“B2” goes before “C2”.", "    - Rebuttal: B2\n    + Reason: C2\n"},
		{"the other edge of a sibling", "C2", edge("B2", 1), false, false, "“C2” goes after “B2”.", "    - Rebuttal: B2\n    + Reason: C2\n"},
		{"the edge of a stranger", "E1", edge("C2", -1), false, false, "“E1” becomes a reason for “C2”.", "    + Reason: C2\n      + Reason: E1\n"},
		{"what it bears on already", "E1", middle("P1"), false, false, "already", "    + Reason: P1\n      + Reason: E1\n"},
		{"blank space, with Ctrl", "E1", blank, false, true, "to use it there, too", "      + Reason: E1\n"},
		{"blank space", "E1", blank, false, false, "“E1” becomes unattached.", "Unattached: E1\n"},
		{"a box, loose", "Loose", middle("C2"), false, false, "“Loose” becomes a reason for “C2”.", "    + Reason: C2\n      + Reason: Loose\n"},
		{"a box, with Ctrl", "E1", middle("C1"), false, true, "“E1” becomes also a reason for “C1”.", "    + Reason: → E1\n"},
		{"what hangs below it", "C1", middle("C2"), false, false, "circle", ""},
		{"itself", "C1", middle("C1"), false, false, "Stays where it is.", "  - Counterargument: C1\n    + Reason: C2\n    - Rebuttal: B2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, of := dropDesk(t)
			before := d.tree()
			from := d.part(of(c.what), scene.PartBox).Center()
			d.w.Press(from, false)
			d.w.StartDrag(from, false, false)
			to := c.to(d, of)
			d.w.DragTo(to, c.shift, c.ctrl)
			said := d.w.Status().Message.Text
			if !strings.Contains(said, c.says) || said == "" {
				t.Errorf("before the drop it says %q, want %q", said, c.says)
			}
			if m := d.w.Frame().Marks; m.Label != said || !m.Dragged {
				t.Errorf("the label beside the pointer is %q", m.Label)
			}
			_ = d.w.Drop() // refusals are said
			d.settle()
			after := d.tree()
			if !strings.Contains(after, c.tree) {
				t.Errorf("the map is\n%swant in it\n%s\n%s", after, c.tree, d.w.Status().Message.Text)
			}
			if after != before {
				d.press("Ctrl+Z")
				if d.tree() != before {
					t.Errorf("one undo leaves\n%s", d.tree())
				}
			}
		})
	}
}

// TestDropWithTheThesisAtLeft: siblings stand below each other there, and their edges are above and below.
func TestDropWithTheThesisAtLeft(t *testing.T) {
	d, of := dropDesk(t)
	d.press("F4")
	if d.part(of("C2"), scene.PartBox).X <= d.part(of("C1"), scene.PartBox).Right() {
		t.Fatal("the thesis is not at left")
	}
	d.press("A")
	from, to := d.part(of("B2"), scene.PartBox).Center(), d.part(of("C2"), scene.PartBox)
	d.w.Press(from, false)
	d.w.StartDrag(from, false, false)
	d.w.DragTo(geom.Point{X: to.Center().X, Y: to.Y + 2}, false, false)
	if m := d.w.Frame().Marks; m.Label != "“B2” goes before “C2”." || m.Gap.W < m.Gap.H {
		t.Errorf("above a sibling it says %q, the mark is %v", m.Label, m.Gap)
	}
	d.w.DragTo(geom.Point{X: to.X + 2, Y: to.Center().Y}, false, false)
	if got := d.w.Frame().Marks.Label; got != "“B2” becomes a reason for “C2”." {
		t.Errorf("at its left it says %q", got)
	}
}

// TestEscapeEndsADrag: nothing has happened.
func TestEscapeEndsADrag(t *testing.T) {
	d, of := dropDesk(t)
	before := d.tree()
	from := d.part(of("E1"), scene.PartBox).Center()
	d.w.Press(from, false)
	d.w.StartDrag(from, false, false)
	d.w.DragTo(d.part(of("C1"), scene.PartBox).Center(), false, false)
	d.press("Escape")
	if d.w.Dragging() || d.w.Frame().Marks.Dragged {
		t.Error("it is still being dragged")
	}
	_ = d.w.Drop()
	if d.tree() != before {
		t.Error("it was dropped")
	}
}

// TestWhatItIsDroppedOnStays: a drop moves what was dropped, and leaves what it was dropped on, or came from, where it is.
func TestWhatItIsDroppedOnStays(t *testing.T) {
	d, of := dropDesk(t)
	d.press("Shift+Z") // so that what was dropped is in sight wherever it goes
	for _, c := range []struct{ what, on, stays string }{{"E1", "C1", "C1"}, {"E1", "", "C1"}, {"E1", "P3", "P3"}} {
		to := geom.Point{X: 3, Y: d.w.Frame().Camera.Pane.H - 3}
		if c.on != "" {
			to = d.part(of(c.on), scene.PartBox).Center()
		}
		before := d.part(of(c.stays), scene.PartBox)
		from := d.part(of(c.what), scene.PartBox).Center()
		d.w.Press(from, false)
		d.w.StartDrag(from, false, false)
		d.w.DragTo(to, false, false)
		if err := d.w.Drop(); err != nil {
			t.Fatal(err)
		}
		d.settle()
		if by := far(before, d.part(of(c.stays), scene.PartBox)); by > 1 {
			t.Errorf("after dropping %s on %q, %s has moved by %.1f px", c.what, c.on, c.stays, by)
		}
	}
}

// TestDropInOutline: on a row it bears on that, between rows it stands there.
func TestDropInOutline(t *testing.T) {
	for _, c := range []struct {
		name, what, row string
		part            float64
		shift           bool
		tree            string
	}{
		{"on a row", "E1", "C1", 0.5, false, "    - Rebuttal: B2\n    + Reason: E1\n"},
		{"on a row, with Shift", "E1", "C1", 0.5, true, "    - Rebuttal: B2\n    - Rebuttal: E1\n"},
		{"before a row", "E1", "C2", 0.05, false, "  - Counterargument: C1\n    + Reason: E1\n    + Reason: C2\n"},
		{"behind a row, with Shift", "E1", "C2", 0.95, true, "    + Reason: C2\n    - Rebuttal: E1\n    - Rebuttal: B2\n"},
		{"behind a row with rows below it", "E1", "C1", 0.95, false, "  - Counterargument: C1\n    + Reason: E1\n    + Reason: C2\n"},
		{"among its like", "B2", "C2", 0.05, false, "  - Counterargument: C1\n    - Rebuttal: B2\n    + Reason: C2\n"},
		{"before a premise", "E1", "P2", 0.05, false, "    + Reason: P1\n    + Reason: E1\n    + Reason: P2\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, of := dropDesk(t)
			before := d.tree()
			d.w.DragRow(of(c.what))
			d.w.DragToRow(of(c.row), c.part, c.shift, false)
			if m, ok := d.w.RowMark(); !ok || m.Of != of(c.row) || m.Refused {
				t.Errorf("the outline marks %+v, %v", m, ok)
			}
			if err := d.w.Drop(); err != nil {
				t.Fatal(err)
			}
			d.settle()
			if !strings.Contains(d.tree(), c.tree) {
				t.Errorf("the map is\n%swant in it\n%s", d.tree(), c.tree)
			}
			d.press("Ctrl+Z")
			if d.tree() != before {
				t.Error("one undo does not take it back")
			}
		})
	}
}

// TestHandle: a press on the handle of a box opens a reason for it, a drag from it makes another box bear on it, too.
func TestHandle(t *testing.T) {
	d, of := dropDesk(t)
	at := d.part(of("C1"), scene.PartBox).Center()
	d.w.Hover(at)
	h := d.w.Frame().Hover
	if h == nil || h.Of != of("C1") || h.Plus.W < 24 {
		t.Fatalf("the pointer is on %+v", h)
	}
	plus := h.Plus.Center()
	d.w.Hover(plus)
	d.w.Press(plus, false)
	d.w.StartDrag(plus, false, false)
	d.w.DragTo(d.part(of("E1"), scene.PartBox).Center(), false, false)
	if err := d.w.Drop(); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if !strings.Contains(d.tree(), "Reason: → E1") {
		t.Errorf("the map is\n%s", d.tree())
	}
	d.w.Hover(d.part(of("C1"), scene.PartBox).Center())
	plus = d.w.Frame().Hover.Plus.Center()
	d.w.Hover(plus)
	d.w.Press(plus, false)
	d.w.Release()
	d.settle()
	if _, typing := d.w.Typing(); !typing {
		t.Error("a press on the handle opens nothing")
	}
}

// TestBand: a rubber band selects what it touches, in reading order.
func TestBand(t *testing.T) {
	d, of := dropDesk(t)
	p1, p2 := d.part(of("P1"), scene.PartBox), d.part(of("P2"), scene.PartBox)
	from := geom.Point{X: p1.X - 30, Y: p1.Bottom() + 5}
	d.w.Press(from, true)
	d.w.StartDrag(from, true, false)
	d.w.DragTo(geom.Point{X: p2.X + 5, Y: p2.Bottom() - 5}, true, false)
	if err := d.w.Drop(); err != nil {
		t.Fatal(err)
	}
	if got := d.w.Selection(); len(got) != 2 || got[0] != of("P1") || got[1] != of("P2") {
		t.Errorf("selected: %v", got)
	}
}

// TestTextCard: what is too small to be read is said in full beside it, after a rest or at once for the keyboard.
func TestTextCard(t *testing.T) {
	d := paperDesk(t)
	d.press("Right") // opens at titles
	c := d.w.Frame().Card
	if c == nil || len(c.Lines) == 0 || c.Rect.W > 360 || c.Rect.H > 240 {
		t.Fatalf("the card is %+v", c)
	}
	box := d.part(d.w.Leading(), scene.PartBox)
	if c.Rect.Overlaps(box) {
		t.Error("the card covers its box")
	}
	d.press("Shift+A")
	if d.w.Frame().Card != nil {
		t.Error("at 100 % there is still a card")
	}
}
