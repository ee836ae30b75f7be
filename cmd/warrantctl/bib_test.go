package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// TestBibImportIsOneStep holds that undo takes all works of an import back at once, also after a restart.
func TestBibImportIsOneStep(t *testing.T) {
	d := newDesk(t)
	library, err := os.ReadFile("testdata/ferries.bib")
	if err != nil {
		t.Fatal(err)
	}
	d.put("ferries.bib", library)
	path := filepath.Join(d.dir, "buses.warrant")
	before, err := snapshot(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if out, status := d.run("bib", "import", "buses.warrant", "ferries.bib"); status != 0 {
		t.Fatal(out)
	}
	loaded, err := load(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Done) != 1 || loaded.Done[0].Title != "4 works for the bibliography" ||
		loaded.Snapshot.Count(argmap.KindItem) != 6 {
		t.Fatalf("%d steps, %d works", len(loaded.Done), loaded.Snapshot.Count(argmap.KindItem))
	}
	session := edit.Start(loaded.Snapshot, loaded.Revision, loaded.Done, loaded.Undone, edit.Options{Clock: time.Now})
	if _, err := session.Undo(); err != nil {
		t.Fatal(err)
	}
	if !argmap.Equal(session.Snapshot(), before) {
		t.Error("undo does not lead back")
	}
}
