package workspace_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/edit"
	"warrant/internal/workspace"
)

// TestVersionIsLookedAtComparedAndBroughtBack names a version, goes on, closes and opens the file, and finds the map as
// it was.
func TestVersionIsLookedAtComparedAndBroughtBack(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹The thesis› Ctrl+Enter ‹A reason› Enter")
	if err := d.w.NameVersion("before seminar"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if s := d.w.Status(); s.Mark != workspace.VersionMark || s.Save != "Version “before seminar” saved" {
		t.Fatalf("%+v", s)
	}
	then := d.w.Snapshot()
	d.strokes("O ‹An objection› Enter Up Space ‹A better reason› Enter")
	if d.w.Status().Mark != workspace.SavedMark {
		t.Fatal("the map is no longer that version")
	}
	d.reopen()
	now := d.w.Snapshot()
	v := d.w.Versions()[0]
	if v.Name != "before seminar" || !strings.Contains(v.Detail, "Reader") {
		t.Fatalf("%+v", v)
	}

	lead := d.w.Leading()
	if err := d.w.LookAt(v.Revision, lead); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if !argmap.Equal(d.w.Snapshot(), then) || d.w.Leading() != lead || !strings.Contains(d.w.Banner(), "“before seminar”") {
		t.Fatal("it is not the map as it was", d.w.Banner())
	}
	d.press("O")
	if _, typing := d.w.Typing(); typing || !strings.Contains(d.w.Status().Message.Text, "Escape returns") {
		t.Fatal("the past can be changed:", d.w.Status().Message.Text)
	}
	if whole := d.w.Whole(); !argmap.Equal(whole.Snapshot, now) || len(whole.Versions) != 1 || len(whole.Done) != 4 {
		t.Fatal("what would be saved elsewhere is the past")
	}
	d.press("Escape")
	if !argmap.Equal(d.w.Snapshot(), now) || d.w.Banner() != "" || d.w.Leading() != lead {
		t.Fatal("it does not return to the map as it is")
	}

	var c workspace.Comparison
	if err := d.w.Compare(v.Revision, func(got workspace.Comparison) { c = got }); err != nil {
		t.Fatal(err)
	}
	if c.Summary != "2 added, 1 changed, none removed since then" || c.Lines[0].Words != "Changed · “A better reason”: text" && c.Lines[1].Words != "Changed · “A better reason”: text" {
		t.Fatalf("%+v", c)
	}
	if err := d.w.BringBack(v.Revision); err != nil || !argmap.Equal(d.w.Snapshot(), then) {
		t.Fatal("it is not brought back", err)
	}
	d.press("Ctrl+Z")
	if !argmap.Equal(d.w.Snapshot(), now) {
		t.Fatal("bringing it back is not one step")
	}
	if err := d.w.NameVersion("before seminar"); err == nil {
		t.Fatal("two versions have one name")
	}
}

// TestVersionIsComparedInWhatOtherProgramsSay holds that a change of nothing but that is listed.
func TestVersionIsComparedInWhatOtherProgramsSay(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹The thesis› Ctrl+Enter ‹A reason› Enter")
	if err := d.w.NameVersion("as imported"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	err := d.w.Do(func(c *edit.Context) (edit.Outcome, error) {
		st, a := c.Now().Statements()[0], c.Now().Arguments()[0]
		st.Foreign, a.Foreign = `{"mup":1}`, `{"mup":2}`
		c.Put(st)
		c.Put(a)
		return edit.Outcome{Title: "looks", Select: []argmap.Ref{st.Ref()}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.w.Compare(d.w.Versions()[0].Revision, func(c workspace.Comparison) {
		if len(c.Lines) != 2 || !strings.HasSuffix(c.Lines[0].Words, ": what only other programs read") || !strings.HasSuffix(c.Lines[1].Words, ": what only other programs read") {
			t.Errorf("%+v", c)
		}
	}); err != nil {
		t.Fatal(err)
	}
}

// TestBranchIsKept goes back three steps and goes on from there.
func TestBranchIsKept(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹The thesis› Ctrl+Enter ‹One› Enter Up Enter ‹Two› Enter Up Enter ‹Three› Enter")
	left := d.w.Snapshot()
	d.strokes("Ctrl+Z Ctrl+Z Ctrl+Z O ‹Another way› Enter")
	if m := d.w.Status().Message.Text; !strings.Contains(m, "kept as a version") {
		t.Fatal(m)
	}
	all := d.w.Versions()
	if len(all) != 1 || !strings.Contains(all[0].Name, "Branch of 3 steps") || !strings.Contains(all[0].Detail, "kept by itself") {
		t.Fatalf("%+v", all)
	}
	d.settle()
	if err := d.w.LookAt(all[0].Revision, argmap.Ref{}); err != nil {
		t.Fatal(err)
	}
	d.settle() // it is no longer among the steps, so it is read from the file
	if !argmap.Equal(d.w.Snapshot(), left) {
		t.Fatal("the branch is not what was left")
	}
	d.press("Escape")
	d.strokes("O ‹Slip› Enter Ctrl+Z O ‹Better› Enter")
	if len(d.w.Versions()) != 1 {
		t.Fatal("a slip is kept as a branch")
	}
}

// TestHistoryGoesBackAndForward goes to steps by the list.
func TestHistoryGoesBackAndForward(t *testing.T) {
	d := newDesk(t)
	var states []*argmap.Snapshot
	states = append(states, d.w.Snapshot())
	d.strokes("Enter ‹The thesis› Enter")
	states = append(states, d.w.Snapshot())
	for range 4 {
		d.strokes("Enter ‹A reason› Enter")
		states = append(states, d.w.Snapshot())
	}
	lines := d.w.History() // newest first, and last the map before all
	if len(lines) != 6 || !lines[0].Now || lines[5].Revision != 0 {
		t.Fatalf("%+v", lines)
	}
	for _, to := range []int{3, 5, 0, 4, 2, 1} {
		if err := d.w.GoTo(lines[to].Revision); err != nil {
			t.Fatal(err)
		}
		if !argmap.Equal(d.w.Snapshot(), states[5-to]) {
			t.Fatalf("line %d leads elsewhere", to)
		}
		now := d.w.History()
		for i, l := range now {
			if l.Now != (i == to) || l.Undone != (i < to) {
				t.Fatalf("at %d, line %d: %+v", to, i, l)
			}
		}
	}
	if near, all := d.w.HistoryAround(1); len(near) != 3 || all != 6 || !near[1].Now {
		t.Fatalf("%d of %d: %+v", len(near), all, near)
	}
	if err := d.w.GoTo(99); err == nil {
		t.Fatal("it went to a step that is not there")
	}
}

// TestSelectionComesBack does 200 random commands and takes back 200: each time the map is the one before, and what is
// selected is what was selected when the step was done, or what came back.
func TestSelectionComesBack(t *testing.T) {
	d := newDesk(t)
	rng := newRandom()
	type moment struct {
		was   *argmap.Snapshot
		chose []argmap.Ref
	}
	var moments []moment
	commands := workspace.Commands()
	start := d.w.Snapshot()
	for n := 0; len(moments) < 200 && n < 5000; n++ {
		before := moment{d.w.Snapshot(), d.w.Selection()}
		if _, typing := d.w.Typing(); typing {
			if err := d.w.Finish("sentence", workspace.Finish(rng.IntN(5))); err != nil {
				t.Fatal(err)
			}
		} else {
			c := commands[rng.IntN(len(commands))]
			if c.ID == "edit.undo" || c.ID == "edit.redo" || c.ID == "edit.delete" && rng.IntN(2) > 0 {
				continue
			}
			var refusal edit.Refusal
			if err := d.w.Run(c); err != nil && !errors.As(err, &refusal) {
				t.Fatal(c.ID, err)
			}
		}
		if d.w.Snapshot() != before.was {
			moments = append(moments, before)
		}
	}
	d.w.Cancel("")
	if len(moments) < 200 {
		t.Fatal("only", len(moments), "commands changed the map")
	}
	d.settle()
	for i := len(moments) - 1; i >= 0; i-- {
		left := d.w.Snapshot()
		if err := d.w.Undo(); err != nil {
			t.Fatal(err)
		}
		if !argmap.Equal(d.w.Snapshot(), moments[i].was) {
			t.Fatalf("undo %d leads to another map", i)
		}
		lead := d.w.Leading()
		was := len(moments[i].chose) > 0 && moments[i].chose[0] == lead
		came := d.w.Snapshot().Record(lead) != nil && left.Record(lead) == nil
		if !was && !came && len(moments[i].chose) > 0 {
			t.Fatalf("undo %d: selected %v, was %v", i, lead, moments[i].chose)
		}
		if gone := argmap.Diff(left, d.w.Snapshot()).Added(); len(gone) > 0 && lead.IsZero() {
			t.Fatalf("undo %d: %d records came back and nothing is selected", i, len(gone))
		}
	}
	if !argmap.Equal(d.w.Snapshot(), start) {
		t.Fatal("it is not the map of the start")
	}
}

// TestUndoShowsWhatCameBack takes back a step that is out of sight: the picture goes there, and marks it once.
func TestUndoShowsWhatCameBack(t *testing.T) {
	d := openDesk(t, bigMap(t))
	_ = d.w.OpenTo(0)
	d.settle()
	all := d.w.Snapshot().Outline().Order
	far := all[len(all)-1].Ref()
	d.w.Select(far)
	d.w.Full()
	d.press("T")
	before := d.w.Frame().Camera
	if d.w.Frame().Mark != nil {
		t.Fatal("there is a mark without undo")
	}
	d.press("Ctrl+Z")
	if d.w.Frame().Mark != nil || d.w.Frame().Camera != before {
		t.Fatal("what is in sight is marked, or moved")
	}
	d.press("T")
	d.press("Home")
	d.press("Ctrl+Z")
	f := d.w.Frame()
	if d.w.Leading() != far || f.Mark == nil || f.Camera != before {
		t.Fatalf("%v, mark %v, camera %v, want %v", d.w.Leading(), f.Mark, f.Camera, before)
	}
	d.press("Home")
	if d.w.Frame().Mark != nil {
		t.Fatal("the mark stays though something else is selected")
	}
}

// TestFoldComesBack adds a reason to a folded branch, which unfolds it, and takes that back.
func TestFoldComesBack(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹The thesis› Ctrl+Enter ‹A reason› Ctrl+Enter ‹Its reason› Enter Up F")
	at := d.w.Leading()
	if !d.w.Folded(at) {
		t.Fatal("not folded")
	}
	d.strokes("Enter ‹Another› Enter")
	if d.w.Folded(at) {
		t.Fatal("still folded")
	}
	d.press("Ctrl+Z")
	if !d.w.Folded(at) || d.w.Leading() != at {
		t.Fatal("the fold does not come back")
	}
	d.press("Ctrl+Y")
	if d.w.Folded(at) {
		t.Fatal("what was done again is hidden")
	}
}

func newRandom() *rand.Rand { return rand.New(rand.NewPCG(19, 3)) }

// bigMap is a map that does not fit any pane.
func bigMap(t *testing.T) *argmap.Snapshot {
	t.Helper()
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	return s
}
