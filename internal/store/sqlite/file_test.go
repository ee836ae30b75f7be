package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

var ctx = context.Background()

// folder is a folder for a test's files, with a state folder of its own.
type folder struct {
	t     testing.TB
	dir   string
	state Option
}

func newFolder(t testing.TB) folder { return folder{t, t.TempDir(), StateDir(t.TempDir())} }

func (d folder) path(name string) string { return filepath.Join(d.dir, name) }

func (d folder) create(name string, s *argmap.Snapshot) *File {
	d.t.Helper()
	f, err := Create(ctx, d.path(name), s, d.state)
	if err != nil {
		d.t.Fatal(detail(err))
	}
	d.t.Cleanup(func() { f.Close() })
	return f
}

func (d folder) open(name string) *File {
	d.t.Helper()
	f, err := Open(ctx, d.path(name), d.state)
	if err != nil {
		d.t.Fatal(detail(err))
	}
	d.t.Cleanup(func() { f.Close() })
	return f
}

func load(t testing.TB, f *File) *store.Loaded {
	t.Helper()
	l, err := f.Load(ctx)
	if err != nil {
		t.Fatal(detail(err))
	}
	return l
}

func appendAll(t testing.TB, f *File, steps ...argmap.Step) {
	t.Helper()
	for _, s := range steps {
		if err := f.Append(ctx, s); err != nil {
			t.Fatal(detail(err))
		}
	}
}

func detail(err error) string {
	var e *store.Error
	if errors.As(err, &e) {
		return e.Detail()
	}
	return err.Error()
}

func sameMap(t testing.TB, want, got *argmap.Snapshot) {
	t.Helper()
	for _, e := range argmap.Diff(want, got).Edits() {
		t.Errorf("%s\nwant %+v\ngot  %+v", e.Ref(), e.From, e.To)
	}
}

func sameSteps(t testing.TB, what string, want, got []argmap.Step) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%s: want %d steps, got %d", what, len(want), len(got))
	}
	for i := range want {
		if !reflect.DeepEqual(want[i], got[i]) {
			t.Fatalf("%s %d:\nwant %+v\ngot  %+v", what, i, want[i], got[i])
		}
	}
}

func TestEveryRecordComesBack(t *testing.T) {
	d := newFolder(t)
	want := fullMap()
	f := d.create("full.warrant", want)
	sameMap(t, want, load(t, f).Snapshot)
	f.Close()

	// the same as one step on an empty map, through the log
	empty := argmap.New("Empty", argmap.Voice{ID: "reader", Name: "Me"})
	f = d.create("step.warrant", empty)
	e := newEditor(1, want)
	c := argmap.Diff(empty, want)
	step := e.step(argmap.Do, 0, c)
	appendAll(t, f, step)
	f.Close()
	l := load(t, d.open("step.warrant"))
	sameMap(t, want, l.Snapshot)
	sameSteps(t, "done", []argmap.Step{step}, l.Done)
	back, err := argmap.Apply(l.Snapshot, l.Done[0].Change.Invert())
	if err != nil {
		t.Fatal(err)
	}
	sameMap(t, empty, back)
}

func TestRandomEditing(t *testing.T) {
	for seed := range uint64(10) {
		d := newFolder(t)
		e := newEditor(seed, fullMap())
		f := d.create("m.warrant", e.now)
		for range 5 {
			for range 30 {
				appendAll(t, f, e.any())
			}
			f.Close()
			f = d.open("m.warrant")
			l := load(t, f)
			sameMap(t, e.now, l.Snapshot)
			if l.Revision != e.revision {
				t.Fatalf("revision %d, want %d", l.Revision, e.revision)
			}
			sameSteps(t, "done", e.done, l.Done)
			sameSteps(t, "undone", e.undone, l.Undone)
			if l.ReadOnly != "" || l.Warning != "" {
				t.Fatal(l.ReadOnly, l.Warning)
			}
		}
	}
}

func TestOpeningLeavesTheFileAsItIs(t *testing.T) {
	d := newFolder(t)
	d.create("m.warrant", fullMap()).Close()
	before := read(t, d.path("m.warrant"))
	f := d.open("m.warrant")
	load(t, f)
	f.Close()
	before.same(t)
	if left, _ := os.ReadDir(d.dir); len(left) != 1 {
		t.Fatal("more than the map is left in the folder:", left)
	}
}

// bytesOf is a file as it was at one moment.
type bytesOf struct {
	path string
	data []byte
	info os.FileInfo
}

func read(t testing.TB, path string) bytesOf {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytesOf{path, data, info}
}

func (b bytesOf) same(t testing.TB) {
	t.Helper()
	now := read(t, b.path)
	if string(now.data) != string(b.data) || !now.info.ModTime().Equal(b.info.ModTime()) {
		t.Fatalf("%s was modified", b.path)
	}
}
