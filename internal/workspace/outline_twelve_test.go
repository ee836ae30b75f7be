package workspace_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

// TestTwelveInTheOutline enters the map of twelve boxes by the same strokes with the outline in front: the document is the
// same as from the diagram.
func TestTwelveInTheOutline(t *testing.T) {
	enter := func(pane workspace.Pane) *desk {
		d := newDesk(t)
		d.w.Focus(pane)
		d.inOutline = pane == workspace.OutlinePane
		if err := d.w.DoCommand("add.thesis"); err != nil {
			t.Fatal(err)
		}
		d.settle()
		if n := d.strokes(twelve); n != 25 {
			t.Errorf("%d strokes, want 25", n)
		}
		return d
	}
	inMap, inOutline := enter(workspace.MapPane), enter(workspace.OutlinePane)
	if got := inOutline.tree(); got != twelveTree {
		t.Errorf("the outline made\n%swant\n%s", got, twelveTree)
	}
	a, b := plain(inMap.w.Snapshot()), plain(inOutline.w.Snapshot())
	if a != b {
		t.Errorf("the documents differ:\n%s\n%s", a, b)
	}
}

// plain writes a map down without its ids.
func plain(s *argmap.Snapshot) string {
	var out string
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		out += st.Text + string(st.Kind) + string(st.Rank) + "\n"
		for _, a := range s.On(id.Ref()) {
			out += string(a.Polarity) + string(a.Rank)
			for _, p := range a.Premises {
				st, _ := s.Statement(p)
				out += " " + st.Text
			}
			out += "\n"
		}
	}
	return out
}
