package workspace_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/store/sqlite"
	"warrant/internal/workspace"
)

// TestRandomKeys presses a thousand random keys and closes and opens the file again and again. The map is never
// invalid, what was saved comes back, undoing everything leads to the empty map and redoing everything to the full one.
func TestRandomKeys(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	d := newDesk(t)
	empty := d.w.Snapshot()
	commands := workspace.Commands()
	for i := range 1000 {
		if _, typing := d.w.Typing(); typing {
			finish := workspace.Finish(rng.IntN(5))
			if err := d.w.Finish(fmt.Sprintf("sentence %d", i), finish); err != nil {
				t.Fatalf("stroke %d: %v", i, err)
			}
			continue
		}
		c := commands[rng.IntN(len(commands))]
		switch c.ID {
		case "edit.delete", "edit.cut", "edit.deleteonly", "edit.merge":
			if rng.IntN(4) > 0 {
				continue // or the map never grows
			}
			if len(d.w.Selection()) > 5 {
				d.w.Select(d.w.Leading())
			}
		case "edit.duplicate", "edit.paste", "edit.pasteobjection", "edit.pastepremise":
			if d.w.Snapshot().Count(argmap.KindStatement) > 150 {
				continue // or it doubles and doubles
			}
		}
		if of, _ := d.w.Grabbed(); of != nil {
			keys := strings.Fields("Up Down Left Right Home S Enter O Tab U W Escape F 0 Delete")
			d.w.Key(workspace.ParseKey(keys[rng.IntN(len(keys))]))
			continue
		}
		err := d.w.Run(c)
		var refusal edit.Refusal
		var problems argmap.Problems
		if err != nil && !errors.As(err, &refusal) && !errors.As(err, &problems) {
			t.Fatalf("stroke %d: %s: %v", i, c.ID, err)
		}
		if i%100 == 99 {
			before := d.w.Snapshot()
			d.reopen()
			if !argmap.Equal(before, d.w.Snapshot()) {
				t.Fatalf("stroke %d: after reopening, the map differs", i)
			}
		}
	}
	d.w.Cancel("")
	d.settle()
	full := d.w.Snapshot()
	if found := argmap.Validate(full); len(found) > 0 {
		t.Fatal(found)
	}
	if n := full.Count(argmap.KindStatement); n < 40 {
		t.Fatalf("only %d statements: the keys did little", n)
	}
	undone := 0
	for d.w.Undo() == nil {
		undone++
	}
	if !argmap.Equal(empty, d.w.Snapshot()) {
		t.Fatal("after undoing everything, the map is not empty")
	}
	d.reopen()
	for range undone { // the keys themselves may have left something to redo
		if err := d.w.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if !argmap.Equal(full, d.w.Snapshot()) {
		t.Fatal("after redoing everything, the map is not the full one")
	}
	d.settle()
	if err := d.w.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	f, err := sqlite.Open(t.Context(), d.path)
	if err != nil {
		t.Fatal(err)
	}
	d.start(f)
	if !argmap.Equal(full, d.w.Snapshot()) {
		t.Fatal("what was redone is not in the file")
	}
}
