package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

func TestCreateDoesNotReplace(t *testing.T) {
	d := newFolder(t)
	d.write("m.warrant", []byte("mine"))
	before := read(t, d.path("m.warrant"))
	if _, err := Create(ctx, d.path("m.warrant"), fullMap(), d.state); !errors.Is(err, store.ErrExists) {
		t.Fatal(err)
	}
	before.same(t)
	if _, err := Create(ctx, d.path("bad.warrant"), argmap.Bare(), d.state); !errors.Is(err, store.ErrMisfit) {
		t.Fatal(err)
	}
	if _, err := Create(ctx, d.path("none/m.warrant"), fullMap(), d.state); !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(d.dir); len(left) != 1 {
		t.Fatal(left)
	}
}

func TestPathsWithOddCharacters(t *testing.T) {
	d := newFolder(t)
	for _, name := range []string{"a b?c#d%20&mode=memory.warrant", "Übung – №1.warrant", "'; --.warrant", "file:x.warrant", ":memory:"} {
		e := newEditor(1, fullMap())
		f := d.create(name, e.now)
		appendAll(t, f, e.do())
		if err := f.SaveCopy(ctx, d.path("copy of "+name)); err != nil {
			t.Fatal(name, detail(err))
		}
		f.Close()
		if _, err := os.Stat(d.path(name)); err != nil {
			t.Fatal(err)
		}
		sameMap(t, e.now, load(t, d.open(name)).Snapshot)
		sameMap(t, e.now, load(t, d.open("copy of "+name)).Snapshot)
	}
}

func TestSaveCopy(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	appendAll(t, f, e.do(), e.do(), e.undo())
	if err := f.SaveState(ctx, "zoom", "1.5"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(d.path("sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("sub/old.warrant", []byte("what is replaced"))
	os.Chmod(d.path("sub/old.warrant"), 0o640)
	for _, name := range []string{"new.warrant", "sub/old.warrant"} {
		if err := f.SaveCopy(ctx, d.path(name)); err != nil {
			t.Fatal(detail(err))
		}
		c := d.open(name)
		l := load(t, c)
		sameMap(t, e.now, l.Snapshot)
		sameSteps(t, "done", e.done, l.Done)
		sameSteps(t, "undone", e.undone, l.Undone)
		if l.Revision != 3 || l.State["zoom"] != "1.5" || l.ReadOnly != "" {
			t.Fatalf("%d %v %q", l.Revision, l.State, l.ReadOnly)
		}
		c.Close()
	}
	if info, _ := os.Stat(d.path("sub/old.warrant")); info.Mode().Perm() != 0o640 {
		t.Fatal(info.Mode())
	}
	if err := f.SaveCopy(ctx, f.Path()); !errors.Is(err, store.ErrInUse) {
		t.Fatal("onto itself:", err)
	}
	if err := f.SaveCopy(ctx, d.path("none/m.warrant")); !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
	found, _ := filepath.Glob(d.path("sub/.*"))
	if len(found) > 0 {
		t.Fatal(found)
	}
}

func TestStateIsKept(t *testing.T) {
	d := newFolder(t)
	f := d.create("m.warrant", fullMap())
	for _, v := range []string{"1", "2", "it's"} {
		if err := f.SaveState(ctx, "zoom", v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveState(ctx, "fold", ""); err != nil {
		t.Fatal(err)
	}
	f.Close()
	l := load(t, d.open("m.warrant"))
	if len(l.State) != 2 || l.State["zoom"] != "it's" || l.Revision != 0 {
		t.Fatal(l.State, l.Revision)
	}
}

// TestMigration opens a file of an older version: it is copied, brought to the newest version, and as it was otherwise.
func TestMigration(t *testing.T) {
	d := newFolder(t)
	want := fullMap()
	d.create("m.warrant", want).Close()
	saved, old := migrations, newest
	defer func() { migrations, newest = saved, old }()
	migrations, newest = append(append([]string{}, saved...), "CREATE TABLE more (a TEXT NOT NULL) STRICT"), old+1

	f := d.open("m.warrant")
	sameMap(t, want, load(t, f).Snapshot)
	second := d.open("m.warrant") // while the first is open: nothing is left to migrate
	sameMap(t, want, load(t, second).Snapshot)
	second.Close()
	f.Close()
	var o options
	d.state(&o)
	copies, _ := filepath.Glob(filepath.Join(o.dirs[0], "before-migration", fmt.Sprintf("m.format%d.*.warrant", old)))
	if len(copies) != 1 {
		t.Fatal(copies)
	}

	migrations, newest = saved, old
	sameMap(t, want, mustOpen(t, copies[0], d.state))
	d.mustRefuse("m.warrant", store.ErrNewer)
}

func TestMigrationThatFails(t *testing.T) {
	d := newFolder(t)
	d.create("m.warrant", fullMap()).Close()
	before := read(t, d.path("m.warrant"))
	saved, old := migrations, newest
	defer func() { migrations, newest = saved, old }()
	migrations, newest = append(append([]string{}, saved...), "CREATE TABLE more (a); CREATE TABLE more (a)"), old+1
	if _, err := Open(ctx, d.path("m.warrant"), d.state); err == nil || !strings.Contains(detail(err), fmt.Sprintf("format %d to %d", old, old+1)) {
		t.Fatal(err)
	}
	before.same(t)
}

func mustOpen(t *testing.T, path string, state Option) *argmap.Snapshot {
	t.Helper()
	f, err := Open(ctx, path, state)
	if err != nil {
		t.Fatal(detail(err))
	}
	defer f.Close()
	return load(t, f).Snapshot
}
