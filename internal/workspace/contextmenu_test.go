package workspace_test

import (
	"slices"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

func ids(cs []workspace.Command) (out []string) {
	for _, c := range cs {
		out = append(out, c.ID)
	}
	return out
}

// TestMenuOfTheOtherButton: on a box, a knob and a row it offers what can be done with that; on the mark of a fold it does
// not unfold; of several that are selected none is lost; on the ground it is about the map.
func TestMenuOfTheOtherButton(t *testing.T) {
	d := newDesk(t)
	if got := ids(d.w.MenuAt(geom.Point{X: 10, Y: 10})); !slices.Contains(got, "add.thesis") || slices.Contains(got, "edit.delete") {
		t.Errorf("on an empty map: %v", got)
	}
	d.strokes("Enter ‹Talk prevents war› Ctrl+Enter ‹It lets both sides know› Enter")
	reason := d.w.Leading()
	step := d.step(reason)
	d.strokes("Up")
	thesis := d.w.Leading()
	has := func(what string, got []workspace.Command, selected argmap.Ref, with, without string) {
		t.Helper()
		if list := ids(got); d.w.Leading() != selected || !slices.Contains(list, with) || slices.Contains(list, without) {
			t.Errorf("%s: %v is selected, and offered is %v", what, d.w.Leading(), list)
		}
		for _, c := range got {
			if err := d.w.Check(c); err != nil {
				t.Errorf("%s: %s is offered, but %v", what, c.ID, err)
			}
		}
	}
	has("box", d.w.MenuAt(d.part(reason, scene.PartBox).Center()), reason, "add.undercut", "view.fit")
	has("knob", d.w.MenuAt(d.part(step, scene.PartKnob).Center()), step, "edit.label", "edit.thesis")
	has("row", d.w.MenuOf(thesis), thesis, "add.reason", "add.undercut")
	before := d.w.Snapshot()
	ground := d.w.MenuAt(geom.Point{X: 2, Y: 750})
	has("ground", ground, thesis, "add.unattached", "edit.delete")
	if slices.Contains(ids(ground), "edit.redo") {
		t.Error("there is nothing to redo, and it is offered")
	}

	d.w.Select(thesis, reason)
	has("one of two", d.w.MenuAt(d.part(reason, scene.PartBox).Center()), thesis, "edit.delete", "")
	if n := len(d.w.Selection()); n != 2 {
		t.Errorf("%d of two are still selected", n)
	}
	d.w.Select(thesis)
	d.press("F")
	d.w.Select()
	has("fold mark", d.w.MenuAt(d.part(thesis, scene.PartFold).Center()), thesis, "add.reason", "add.undercut")
	if !d.w.Folded(thesis) || !argmap.Equal(before, d.w.Snapshot()) {
		t.Error("the other button changed something")
	}
}
