package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"warrant/internal/store"
)

// publicFolder is a folder that every user can reach, unlike those of t.TempDir where the tests run as root.
func publicFolder(t *testing.T) folder {
	dir, err := os.MkdirTemp("", "warrant-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	state := filepath.Join(dir, "state")
	if err := errors.Join(os.Chmod(dir, 0o755), os.Mkdir(state, 0o777), os.Chmod(state, 0o777)); err != nil {
		t.Fatal(err)
	}
	docs := filepath.Join(dir, "docs")
	if err := os.Mkdir(docs, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder{t, docs, StateDir(state)}
}

// asNobody runs f without the rights of root over files: those of the thread are dropped and given back.
func asNobody(t *testing.T, f func()) {
	if os.Getuid() != 0 {
		f()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Setfsuid(65534); err != nil {
		t.Skip(err)
	}
	defer syscall.Setfsuid(0)
	f()
}

func TestWriteProtectedFileAndFolder(t *testing.T) {
	for name, modes := range map[string][2]os.FileMode{"file": {0o444, 0o777}, "folder": {0o666, 0o555}, "both": {0o444, 0o555}} {
		t.Run(name, func(t *testing.T) {
			d := publicFolder(t)
			e := newEditor(1, fullMap())
			f := d.create("m.warrant", e.now)
			appendAll(t, f, e.do())
			f.Close()
			os.RemoveAll(filepath.Join(filepath.Dir(d.dir), "state", "locks"))
			os.Chmod(d.path("m.warrant"), modes[0])
			os.Chmod(d.dir, modes[1])
			defer os.Chmod(d.dir, 0o755)
			before := read(t, d.path("m.warrant"))
			asNobody(t, func() {
				f := d.open("m.warrant")
				l := load(t, f)
				if !strings.Contains(l.ReadOnly, "write-protected") {
					t.Errorf("%q %q", l.ReadOnly, l.Warning)
				}
				sameMap(t, e.now, l.Snapshot)
				if err := f.Append(ctx, e.do()); !errors.Is(err, store.ErrReadOnly) {
					t.Error(err)
				}
				state := filepath.Join(filepath.Dir(d.dir), "state")
				if err := f.SaveCopy(ctx, filepath.Join(state, "copy.warrant")); err != nil {
					t.Error(detail(err))
				}
				f.Close()
			})
			before.same(t)
			d.onlyFile("m.warrant")
		})
	}
}

func TestFileThatMayNotBeRead(t *testing.T) {
	d := publicFolder(t)
	d.create("m.warrant", fullMap()).Close()
	os.Chmod(d.path("m.warrant"), 0)
	asNobody(t, func() {
		if _, err := Open(ctx, d.path("m.warrant"), d.state); !errors.Is(err, store.ErrDenied) {
			t.Error(err)
		}
	})
}

// TestCutShortWhereNothingCanBeWritten opens a map whose last write was cut short from a folder without write permission:
// it is shown as it was before that write.
func TestCutShortWhereNothingCanBeWritten(t *testing.T) {
	d := publicFolder(t)
	want := d.cutShort("m.warrant")
	os.Chmod(d.path("m.warrant"), 0o444)
	os.Chmod(d.path("m.warrant-journal"), 0o444)
	os.Chmod(d.dir, 0o555)
	defer os.Chmod(d.dir, 0o755)
	db, journal := read(t, d.path("m.warrant")), read(t, d.path("m.warrant-journal"))
	os.RemoveAll(filepath.Join(filepath.Dir(d.dir), "state", "locks"))
	asNobody(t, func() {
		f := d.open("m.warrant")
		l := load(t, f)
		if l.ReadOnly == "" {
			t.Error("not read-only")
		}
		sameMap(t, want, l.Snapshot)
		f.Close()
		if _, err := os.Stat(f.shadow); f.shadow != "" && !errors.Is(err, os.ErrNotExist) {
			t.Error("the copy stays behind")
		}
	})
	db.same(t)
	journal.same(t)
}
