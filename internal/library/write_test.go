package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/library"
	"warrant/internal/store"
)

// typed returns a session in which some steps were done, some of them taken back.
func typed(t *testing.T) *edit.Session {
	t.Helper()
	n := 0
	s := edit.Start(argmap.New("", argmap.Voice{ID: "r", Name: "Reader"}), 0, nil, nil, edit.Options{
		NewID: func() string { n++; return fmt.Sprintf("n%d", n) }, Clock: func() time.Time { return time.Unix(0, 0).UTC() },
	})
	for _, text := range []string{"A", "B", "C", "D"} {
		if _, err := s.Do(edit.AddThesis(text)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestWriteKeepsTheHistory(t *testing.T) {
	l, _, _ := open(t)
	s := typed(t)
	whole := &store.Loaded{Snapshot: s.Snapshot(), Revision: s.Revision(), State: map[string]string{"look": "x"}}
	whole.Done, whole.Undone = s.Stacks()
	dir := t.TempDir()
	path := filepath.Join(dir, "rescued.warrant")
	if err := os.WriteFile(path, []byte("replaced"), 0o600); err != nil {
		t.Fatal(err)
	}
	o, err := l.Write(t.Context(), path, whole)
	closed(t, o, err)
	if !argmap.Equal(o.Loaded.Snapshot, s.Snapshot()) || o.Loaded.State["look"] != "x" || o.Loaded.ReadOnly != "" {
		t.Errorf("written: %+v", o.Loaded)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left in the folder: %v", left)
	}
	again := edit.Start(o.Loaded.Snapshot, o.Loaded.Revision, o.Loaded.Done, o.Loaded.Undone, edit.Options{Clock: time.Now})
	for name, move := range map[string]func(*edit.Session) (argmap.Step, error){"undo": (*edit.Session).Undo, "redo": (*edit.Session).Redo} {
		for {
			_, wrong := move(s)
			_, err := move(again)
			if (err == nil) != (wrong == nil) || !argmap.Equal(s.Snapshot(), again.Snapshot()) {
				t.Fatalf("%s: %v, want %v", name, err, wrong)
			}
			if err != nil {
				break
			}
		}
	}
}

func TestWriteWithoutAFittingHistory(t *testing.T) {
	l, _, _ := open(t)
	s := typed(t)
	done, _ := s.Stacks()
	o, err := l.Write(t.Context(), filepath.Join(t.TempDir(), "m.warrant"), &store.Loaded{Snapshot: s.Snapshot(), Done: done[1:2], Undone: done})
	closed(t, o, err)
	if !argmap.Equal(o.Loaded.Snapshot, s.Snapshot()) {
		t.Error("the map is another one")
	}
	var none library.Opened
	if got, err := l.Write(t.Context(), "/no/such/folder/m.warrant", &store.Loaded{Snapshot: s.Snapshot()}); err == nil || got != none {
		t.Error("written into a folder that is not there")
	}
}
