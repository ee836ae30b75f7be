package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"

	"warrant/internal/argmap"
	"warrant/internal/store"
)

func TestSecondOpenerReadsOnly(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	first := d.create("m.warrant", e.now)
	appendAll(t, first, e.do())
	second := d.open("m.warrant")
	l := load(t, second)
	if !strings.Contains(l.ReadOnly, "another window") {
		t.Fatal(l.ReadOnly)
	}
	sameMap(t, e.now, l.Snapshot)
	old := e.now
	step := e.do()
	err := second.Append(ctx, step)
	if !errors.Is(err, store.ErrReadOnly) || err.Error() != l.ReadOnly {
		t.Fatal(err)
	}
	if err := second.SaveState(ctx, "a", "b"); !errors.Is(err, store.ErrReadOnly) {
		t.Fatal(err)
	}
	sameMap(t, old, load(t, second).Snapshot)
	appendAll(t, first, step) // the first is not hindered, and the second sees what it wrote
	sameMap(t, e.now, load(t, second).Snapshot)
	first.Close()
	second.Close()
	if l := load(t, d.open("m.warrant")); l.ReadOnly != "" {
		t.Fatal(l.ReadOnly)
	}
}

// TestAnotherProgram holds the lock as another process would: an flock belongs to the handle, not to the process.
func TestAnotherProgram(t *testing.T) {
	d := newFolder(t)
	f := d.create("m.warrant", fullMap())
	name := f.lock.flock.Path()
	f.Close()
	if strings.HasPrefix(name, d.dir) {
		t.Fatal("the lock lies beside the document")
	}
	other := flock.New(name)
	if ok, err := other.TryLock(); !ok {
		t.Fatal(err)
	}
	if err := os.Symlink(d.path("m.warrant"), d.path("link.warrant")); err != nil {
		t.Skip(err)
	}
	f = d.open("link.warrant")
	l := load(t, f)
	if !strings.Contains(l.ReadOnly, "another program") || !strings.Contains(l.ReadOnly, "link.warrant") {
		t.Fatal(l.ReadOnly)
	}
	f.Close()
	other.Unlock()
	if l := load(t, d.open("link.warrant")); l.ReadOnly != "" {
		t.Fatal(l.ReadOnly)
	}
}

func TestNoFolderForLocks(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	d.create("m.warrant", e.now).Close()
	d.write("file", nil)
	f, err := Open(ctx, d.path("m.warrant"), StateDir(d.path("file")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if l := load(t, f); l.Warning == "" || l.ReadOnly != "" {
		t.Fatalf("%q %q", l.Warning, l.ReadOnly)
	}
	appendAll(t, f, e.do())
	if l := load(t, d.open("m.warrant")); l.ReadOnly == "" {
		t.Fatal("two windows of one program can both write")
	}
}

func TestStaleRevision(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	appendAll(t, f, e.do(), e.do())
	after := e.now
	for _, revision := range []int64{-1, 0, 1, 2, 4, 100} {
		s := e.do()
		s.Revision = revision
		if err := f.Append(ctx, s); !errors.Is(err, store.ErrStale) {
			t.Fatalf("revision %d: %v", revision, err)
		}
	}
	l := load(t, f)
	sameMap(t, after, l.Snapshot)
	if l.Revision != 2 {
		t.Fatal(l.Revision)
	}
}

func TestStepThatDoesNotFit(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	for name, rec := range map[string]argmap.Record{
		"dangling": argmap.Citation{ID: "x", Of: argmap.StatementID("nobody").Ref(), Item: "i1"},
		"kind":     argmap.Statement{ID: "x", Kind: "poem", Text: "t", Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}},
		"utf-8":    argmap.Item{ID: "x", Publisher: "\xff"},
		"target":   argmap.Argument{ID: "x", Polarity: argmap.Pro, Premises: []argmap.StatementID{"s1"}},
	} {
		s := argmap.Step{Revision: 1, Op: argmap.Do, Change: argmap.NewChange([]argmap.Edit{{To: rec}})}
		if err := f.Append(ctx, s); !errors.Is(err, store.ErrMisfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, s := range []argmap.Step{{Revision: 1, Op: "redo"}, {Revision: 1, Op: argmap.Do, Of: 1}, {Revision: 1, Op: "sing", Of: 1}, {Revision: 1, Op: argmap.Undo, Of: 9}} {
		if err := f.Append(ctx, s); !errors.Is(err, store.ErrMisfit) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	appendAll(t, f, e.do())
	sameMap(t, e.now, load(t, f).Snapshot)
}

func TestAllStepsOrNone(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	before := e.now
	steps := []argmap.Step{e.do(), e.do(), e.do()}
	bad := []argmap.Step{steps[0], steps[2]}
	if err := f.AppendAll(ctx, bad); !errors.Is(err, store.ErrStale) {
		t.Fatal(err)
	}
	sameMap(t, before, load(t, f).Snapshot)
	if err := f.AppendAll(ctx, steps); err != nil {
		t.Fatal(err)
	}
	sameMap(t, e.now, load(t, f).Snapshot)
}

func TestFileThatIsGone(t *testing.T) {
	for name, away := range map[string]func(path string) error{
		"removed":  os.Remove,
		"moved":    func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error { return os.Rename(filepath.Join(filepath.Dir(path), "other.warrant"), path) },
	} {
		t.Run(name, func(t *testing.T) {
			d := newFolder(t)
			e := newEditor(1, fullMap())
			f := d.create("m.warrant", e.now)
			d.create("other.warrant", fullMap()).Close()
			appendAll(t, f, e.do())
			before := e.now
			if err := away(f.Path()); err != nil {
				t.Fatal(err)
			}
			step := e.do()
			if err := f.Append(ctx, step); !errors.Is(err, store.ErrGone) {
				t.Fatal(err)
			}
			// what was saved can still be saved elsewhere, and the rest after it
			if err := f.SaveCopy(ctx, d.path("copy.warrant")); err != nil {
				t.Fatal(err)
			}
			c := d.open("copy.warrant")
			sameMap(t, before, load(t, c).Snapshot)
			appendAll(t, c, step)
			sameMap(t, e.now, load(t, c).Snapshot)
		})
	}
}

func TestClosedFile(t *testing.T) {
	d := newFolder(t)
	f := d.create("m.warrant", fullMap())
	if err := errors.Join(f.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Load(ctx); !errors.Is(err, store.ErrClosed) {
		t.Fatal(err)
	}
	if err := f.Append(ctx, argmap.Step{Revision: 1, Op: argmap.Do}); !errors.Is(err, store.ErrClosed) {
		t.Fatal(err)
	}
}
