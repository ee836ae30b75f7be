package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
)

// stepDesk builds a map by keyboard and selects its one step, of three premises, from the last of them: the inspector has
// the strokes.
func stepDesk(t *testing.T) (*desk, argmap.ArgumentID) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("Talkers listen")
	d.key(fyne.KeyTab)
	d.typed("Listeners learn")
	d.key(fyne.KeyTab)
	d.typed("Learners yield")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyS)
	d.settle()
	id, ok := d.w.ws.Leading().Argument()
	if !ok {
		t.Fatalf("S selects %v", d.w.ws.Leading())
	}
	d.command("view.inspector")
	return d, id
}

// tabTo presses Tab until strokes go to what shows some words.
func (d *desk) tabTo(words string) {
	d.t.Helper()
	for range 60 {
		if d.at(words) {
			return
		}
		d.tab()
	}
	d.t.Fatalf("Tab does not lead to %q", words)
}

// at reports whether strokes go to what shows some words.
func (d *desk) at(words string) bool {
	o, ok := d.w.win.Canvas().Focused().(fyne.CanvasObject)
	return ok && o != fyne.CanvasObject(d.w.diagram) && strings.Contains(reads(o), words)
}

// rests says what a step rests on.
func (d *desk) rests(id argmap.ArgumentID) string {
	a, _ := d.w.ws.Snapshot().Argument(id)
	var out []string
	for _, p := range a.Premises {
		st, _ := d.w.ws.Snapshot().Statement(p)
		out = append(out, strings.Fields(st.Text)[0])
	}
	return strings.Join(out, " ")
}

// The premises of a step in the inspector, by keyboard alone: from row to row, up and down, out, and to one of them.
func TestPremisesByKeyboard(t *testing.T) {
	d, id := stepDesk(t)
	d.shows("the inspector", d.w.inspector.Object(), "Premises 3", "1. Talkers listen", "3. Learners yield", "Bears on", "Thesis · Talk prevents war",
		"Add a premise…", "Add a warrant…", "Add an undercut…", "Cite a work or a passage…")
	d.tabTo("1. Talkers")
	d.key(fyne.KeyDown)
	d.key(fyne.KeyDown)
	d.key(fyne.KeyDown) // there is no row below
	d.key(fyne.KeyUp)
	for _, row := range []struct {
		key  fyne.KeyName
		want string
		at   string
	}{
		{fyne.KeyUp, "Listeners Talkers Learners", "1. Listeners"},
		{fyne.KeyUp, "Listeners Talkers Learners", "1. Listeners"},
		{fyne.KeyDown, "Talkers Listeners Learners", "2. Listeners"},
	} {
		d.ctrl(row.key)
		d.settle()
		if got := d.rests(id); got != row.want || !d.at(row.at) {
			t.Errorf("Ctrl+%s: %s, and strokes go to %q", row.key, got, reads(d.w.win.Canvas().Focused().(fyne.CanvasObject)))
		}
	}
	d.tab() // up
	d.tab() // down
	d.key(fyne.KeyReturn)
	d.settle()
	if got := d.rests(id); got != "Talkers Learners Listeners" {
		t.Errorf("the arrow in the row: %s", got)
	}
	d.shows("the status line", d.w.status, "“Listeners learn” is premise 3 of 3 now.")
	d.key(fyne.KeyReturn) // it has the strokes still
	d.settle()
	d.shows("the status line", d.w.status, "It is the last premise already.")
	d.tab() // out
	d.key(fyne.KeyReturn)
	d.settle()
	if got := d.rests(id); got != "Talkers Learners" || !d.at("2. Learners") {
		t.Errorf("the cross in the row: %s, and strokes go to %q", got, reads(d.w.win.Canvas().Focused().(fyne.CanvasObject)))
	}
	d.shows("the status line", d.w.status, "“Listeners learn” is out of its step and unattached. Ctrl+Z takes it back.")
	d.key(fyne.KeyUp)
	d.key(fyne.KeyDelete)
	d.settle()
	if got := d.rests(id); got != "Learners" || !d.at("1. Learners") {
		t.Errorf("Delete: %s", got)
	}
	d.ctrl(fyne.KeyZ)
	d.ctrl(fyne.KeyZ)
	d.settle()
	if got := d.rests(id); got != "Talkers Learners Listeners" || !d.at("Learners") {
		t.Errorf("Ctrl+Z in the row: %s", got)
	}
	d.key(fyne.KeyReturn)
	d.settle()
	if st, _ := d.w.ws.Leading().Statement(); st == "" || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("Enter leads to %v, and strokes to %T", d.w.ws.Leading(), d.w.win.Canvas().Focused())
	}
	d.shows("the inspector", d.w.inspector.Object(), "Reason", "Learners yield")
}

// A step that loses its last premise is gone: strokes go back to the diagram, where the premise is selected.
func TestLastPremiseByKeyboard(t *testing.T) {
	d, id := stepDesk(t)
	d.tabTo("1. Talkers")
	for range 3 {
		d.key(fyne.KeyDelete)
		d.settle()
	}
	if d.w.ws.Snapshot().Has(id.Ref()) || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("the step is there: %v; strokes go to %T", d.w.ws.Snapshot().Has(id.Ref()), d.w.win.Canvas().Focused())
	}
	if st, ok := d.w.ws.Leading().Statement(); !ok {
		t.Errorf("selected is %v", st)
	}
}

// What the inspector offers to add opens for typing in the diagram.
func TestAddToAStepByKeyboard(t *testing.T) {
	d, id := stepDesk(t)
	for _, row := range []struct{ button, text string }{
		{"Add a premise…", "Yielders live"}, {"Add a warrant…", "The chain holds"}, {"Add an undercut…", "The chain is long"},
	} {
		d.w.ws.Select(id.Ref())
		d.settle()
		d.command("view.map")
		d.command("view.inspector")
		d.tabTo(row.button)
		d.key(fyne.KeyReturn)
		if _, typing := d.w.ws.Typing(); !typing {
			t.Fatalf("%s opens nothing", row.button)
		}
		d.typed(row.text)
		d.key(fyne.KeyReturn)
		d.settle()
	}
	if got := d.rests(id); got != "Talkers Listeners Learners Yielders" {
		t.Error(got)
	}
	d.w.ws.Select(id.Ref())
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "Warrant · The chain holds", "Undercut · The chain is long", "Arguments 3")
}

// A scheme is typed, or chosen from the list that ↓ opens in its field and Shift+L in the diagram.
func TestSchemeByKeyboard(t *testing.T) {
	d, id := stepDesk(t)
	scheme := func(want string) {
		t.Helper()
		d.settle()
		if a, _ := d.w.ws.Snapshot().Argument(id); a.Scheme != want {
			t.Errorf("the scheme is %q, want %q", a.Scheme, want)
		}
	}
	d.tabTo("None; Down lists")
	field := d.w.win.Canvas().Focused()
	d.typed("expert")
	d.key(fyne.KeyDown)
	d.shows("the list", d.overlay(), "Which scheme does the step from “Talkers listen” follow?", "Argument from expert opinion", "Call it “expert”")
	d.key(fyne.KeyReturn)
	scheme("Argument from expert opinion")
	if d.w.win.Canvas().Focused() != field {
		t.Errorf("%T has the strokes afterwards", d.w.win.Canvas().Focused())
	}
	d.typed(" or nearly")
	d.key(fyne.KeyDown)
	d.key(fyne.KeyEscape) // nothing is chosen, and what was typed is gone with the list
	scheme("Argument from expert opinion")
	d.shows("the field", field.(fyne.CanvasObject), "Argument from expert opinion")

	d.command("view.map")
	d.w.ws.Select(argmap.Ref{Kind: argmap.KindArgument, ID: string(id)})
	d.command("edit.scheme")
	d.typed("my own way")
	d.key(fyne.KeyReturn)
	scheme("my own way")
	d.shows("the status line", d.w.status, "Scheme of the step from “Talkers listen”", "Undo")
	d.shows("the inspector", d.w.inspector.Object(), "my own way")
	d.command("edit.scheme")
	d.typed("no scheme")
	d.shows("the list", d.overlay(), "Call it “no scheme”")
	d.key(fyne.KeyEscape)
	d.command("edit.undo")
	scheme("Argument from expert opinion")
}
