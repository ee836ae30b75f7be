package workspace_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/store/sqlite"
	"warrant/internal/workspace"
)

// randomStroke does something that somebody at the keyboard might do next, and nothing that goes along the history. It
// returns what that was.
func (d *desk) randomStroke(rng *rand.Rand, n int) string {
	d.t.Helper()
	accept := func(what string, err error) {
		var refusal edit.Refusal
		var problems argmap.Problems
		if err != nil && !errors.As(err, &refusal) && !errors.As(err, &problems) {
			d.t.Fatalf("stroke %d, %s: %v", n, what, err)
		}
	}
	if _, typing := d.w.Typing(); typing {
		accept("typing", d.w.Finish(fmt.Sprintf("sentence %d", n), workspace.Finish(rng.IntN(5))))
		return "typing"
	}
	if of, _ := d.w.Grabbed(); of != nil {
		keys := strings.Fields("Up Down Left Right Home S Enter O Tab U W Escape")
		key := keys[rng.IntN(len(keys))]
		d.w.Key(workspace.ParseKey(key))
		return "grabbed, " + key
	}
	commands := workspace.Commands()
	c := commands[rng.IntN(len(commands))]
	switch c.ID {
	case "edit.undo", "edit.redo":
		return "nothing"
	case "edit.delete", "edit.cut", "edit.deleteonly", "edit.merge":
		if rng.IntN(3) > 0 || len(d.w.Selection()) > 5 {
			return "nothing" // or the map never grows
		}
	case "edit.duplicate", "edit.paste", "edit.pasteobjection", "edit.pastepremise":
		if d.w.Snapshot().Count(argmap.KindStatement) > 150 {
			return "nothing"
		}
	}
	accept(c.ID, d.w.Run(c))
	return c.ID
}

// cameBack returns the statements and steps that a step back brought, and the premises of these steps.
func cameBack(from, to *argmap.Snapshot) (refs []argmap.Ref) {
	for _, e := range argmap.Diff(from, to).Edits() {
		if r := e.Ref(); e.From == nil && (r.Kind == argmap.KindStatement || r.Kind == argmap.KindArgument) {
			refs = append(refs, r)
			if a, ok := e.To.(argmap.Argument); ok {
				for _, p := range a.Premises {
					refs = append(refs, p.Ref())
				}
			}
		}
	}
	return refs
}

// killed opens the file as it is on the disk at this moment, as the next start finds it after kill -9, in another place.
func (d *desk) killed() *desk {
	d.t.Helper()
	other := &desk{t: d.t, path: filepath.Join(d.t.TempDir(), "map.warrant"), ids: d.ids}
	for _, ending := range []string{"", "-journal"} {
		data, err := os.ReadFile(d.path + ending)
		if err != nil && ending == "" {
			d.t.Fatal(err)
		}
		if err == nil && os.WriteFile(other.path+ending, data, 0o600) != nil {
			d.t.Fatal("no copy could be made")
		}
	}
	f, err := sqlite.Open(d.t.Context(), other.path)
	if err != nil {
		d.t.Fatal(err)
	}
	other.start(f)
	return other
}

// TestUndoSelectsWhatCameBack makes 200 random steps and takes them back one by one. After each the map is as it was
// before the step, what was selected then is selected, some of what came back is among it, and it can be seen.
func TestUndoSelectsWhatCameBack(t *testing.T) {
	returns := 0
	for _, seed := range []uint64{1, 2} {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { returns += undoSelects(t, rand.New(rand.NewPCG(19, seed))) })
	}
	if returns < 3 && !t.Failed() {
		t.Errorf("only %d steps back brought something back", returns)
	}
}

// undoSelects returns how many steps back brought something back.
func undoSelects(t *testing.T, rng *rand.Rand) (returns int) {
	type moment struct {
		what     string
		map_     *argmap.Snapshot
		selected []argmap.Ref
	}
	d := newDesk(t)
	var before []moment
	for n := 0; len(before) < 200; n++ {
		_, typing := d.w.Typing()
		if all := d.w.Snapshot().Statements(); len(all) > 0 && !typing && rng.IntN(3) == 0 {
			d.w.Select(all[rng.IntN(len(all))].Ref()) // a click
		}
		m := moment{map_: d.w.Snapshot(), selected: d.w.Selection()}
		revision := d.w.Revision()
		m.what = d.randomStroke(rng, n)
		switch made := d.w.Revision() - revision; {
		case made == 1:
			before = append(before, m)
		case made > 1:
			t.Fatalf("stroke %d, %s: %d steps", n, m.what, made)
		}
		if n%200 == 199 {
			d.settle()
			if after := d.killed(); !argmap.Equal(d.w.Snapshot(), after.w.Snapshot()) {
				t.Fatalf("stroke %d: what was saved is not there after a kill", n)
			}
		}
	}
	d.w.Cancel("")
	for range 3 { // out of a search, a grab, a debate, which shows what it is about and no more
		d.w.Key(workspace.ParseKey("Escape"))
	}
	d.settle()
	other := d.killed()
	for i, m := range slices.Backward(before) {
		now := d.w.Snapshot()
		if err := d.w.Undo(); err != nil {
			t.Fatalf("step %d, %s: %v", i, m.what, err)
		}
		d.settle()
		is, selected := d.w.Snapshot(), d.w.Selection()
		if !argmap.Equal(m.map_, is) {
			t.Fatalf("undoing step %d, %s, does not lead to the map before it", i, m.what)
		}
		if err := other.w.Undo(); err != nil || !argmap.Equal(is, other.w.Snapshot()) {
			t.Fatalf("after a kill, undoing step %d, %s: %v", i, m.what, err)
		}
		if len(m.selected) > 0 && !slices.Equal(selected, m.selected) {
			t.Errorf("undoing step %d, %s, selects %v; it was %v", i, m.what, selected, m.selected)
		}
		if len(selected) == 0 && is.Count(argmap.KindStatement) > 0 {
			t.Errorf("undoing step %d, %s, leaves nothing selected", i, m.what)
		}
		back := cameBack(now, is)
		if on := slices.ContainsFunc(selected, func(r argmap.Ref) bool { return slices.Contains(back, r) }); len(back) > 0 {
			returns++
			if !on {
				t.Errorf("undoing step %d, %s, brings %v back and selects %v", i, m.what, back, selected)
			}
		}
		if lead := d.w.Leading(); !lead.IsZero() {
			f := d.w.Frame()
			rect, shown := f.Scene.Where(lead)
			if at := f.Camera.RectToPane(rect); !shown || at.Right() < 0 || at.Bottom() < 0 || at.X > f.Camera.Pane.W || at.Y > f.Camera.Pane.H {
				t.Errorf("undoing step %d, %s, leaves %v out of sight: drawn %v, at %v", i, m.what, lead, shown, at)
			}
		}
	}
	if d.w.Undo() == nil {
		t.Error("there is more to undo than was done")
	}
	return returns
}
