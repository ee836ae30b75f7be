package sqlite

import (
	"testing"

	"warrant/internal/argmap"
)

// TestEveryStateIsStillInTheLog names every state that random doing, undoing and redoing leads through, opens the file
// again and reads each of them back.
func TestEveryStateIsStillInTheLog(t *testing.T) {
	d := newFolder(t)
	e := newEditor(5, fullMap())
	f := d.create("m.warrant", e.now)
	states := []*argmap.Snapshot{e.now}
	versions := 0
	for len(states) <= 300 {
		if len(states)%7 == 0 {
			versions++
			e.revision++
			appendAll(t, f, argmap.Step{Revision: e.revision, Op: argmap.NameVersion, Of: int64(len(states) - 1), Title: "v", By: "Me"})
		} else {
			appendAll(t, f, e.any())
		}
		states = append(states, e.now)
	}
	f.Close()
	f = d.open("m.warrant")
	l := load(t, f)
	sameSteps(t, "done", e.done, l.Done)
	sameSteps(t, "undone", e.undone, l.Undone)
	if len(l.Versions) != versions || l.Revision != 300 {
		t.Fatalf("%d versions of %d, revision %d", len(l.Versions), versions, l.Revision)
	}
	for revision := 0; revision < len(states); revision += 13 {
		then, err := f.At(ctx, int64(revision))
		if err != nil {
			t.Fatal(detail(err))
		}
		sameMap(t, states[revision], then)
	}
}

// TestVersionOfTheBeginning names a file that no step has changed yet.
func TestVersionOfTheBeginning(t *testing.T) {
	d := newFolder(t)
	f := d.create("m.warrant", fullMap())
	appendAll(t, f, argmap.Step{Revision: 1, Op: argmap.NameVersion, Title: "as I got it"})
	if err := f.Append(ctx, argmap.Step{Revision: 1, Op: argmap.NameVersion, Title: "too late"}); err == nil {
		t.Fatal("a version of an older state of the file was taken")
	}
	if l := load(t, f); len(l.Versions) != 1 || l.Versions[0].Title != "as I got it" || l.Versions[0].Of != 0 {
		t.Fatalf("%+v", l.Versions)
	}
}
