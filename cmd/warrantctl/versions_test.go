package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/store/sqlite"
)

// TestVersions names a version in a map, changes the map, and shows it as it was.
func TestVersions(t *testing.T) {
	d := newDesk(t)
	f, err := sqlite.Open(t.Context(), filepath.Join(d.dir, "buses.warrant"), sqlite.StateDir(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	l, err := f.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	noon := time.Date(2026, 3, 4, 12, 0, 0, 0, time.Local)
	s := edit.Start(l.Snapshot, 0, nil, nil, edit.Options{Clock: func() time.Time { return noon }, NewID: func() string { return "new" }, By: "Ann"})
	s.OnStep(func(step argmap.Step) {
		if err := f.Append(t.Context(), step); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := s.NameVersion("before seminar"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(edit.AddUnattached("Said in the room")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.NameVersion("after seminar"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args, says string
		status     int
	}{
		{"versions buses.warrant", "1\tversion\t2026-03-04 12:00:00\tAnn\tbefore seminar\n3\tversion\t2026-03-04 12:00:00\tAnn\tafter seminar\n", 0},
		{"show buses.warrant --version before", "", 0},
		{"show buses.warrant --version 3", "Said in the room", 0},
		{"show buses.warrant --version seminar", "fits more than one version", 1},
		{"show buses.warrant --version none", "there is no version", 1},
	} {
		out, status := d.run(strings.Fields(c.args)...)
		if strings.Contains(c.args, "before") {
			if status != 0 || strings.Contains(out, "Said in the room") || !strings.Contains(out, "The buses should stay free.") {
				t.Errorf("%s: %s", c.args, out)
			}
			continue
		}
		if status != c.status || !strings.Contains(out, c.says) {
			t.Errorf("%s: status %d: %s", c.args, status, out)
		}
	}
}
