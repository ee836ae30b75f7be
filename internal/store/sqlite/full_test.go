package sqlite

import (
	"errors"
	"fmt"
	"testing"

	"warrant/internal/store"
)

// limitPages makes the disk full at n pages more than the file has; -1 gives it space again.
func limitPages(t *testing.T, f *File, n int) {
	t.Helper()
	var pages int
	if err := f.db.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if n < 0 {
		pages = 1 << 30
	}
	if _, err := f.db.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+n)); err != nil {
		t.Fatal(err)
	}
}

func TestFullDisk(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	limitPages(t, f, 3)
	before := e.now
	step := e.do()
	err := f.Append(ctx, step)
	for err == nil {
		before = e.now
		step = e.do()
		err = f.Append(ctx, step)
	}
	if !errors.Is(err, store.ErrDiskFull) {
		t.Fatal(err)
	}
	sameMap(t, before, load(t, f).Snapshot)
	limitPages(t, f, -1)
	appendAll(t, f, step)
	sameMap(t, e.now, load(t, f).Snapshot)
}

func TestWriterOnAFullDisk(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	limitPages(t, f, 0)
	w := store.NewWriter(f, nil, nil)
	for range 200 {
		w.Append(e.any())
	}
	w.WaitIdle()
	for w.State().Err == nil { // the last steps may not have been in the attempt that was waited for
		w.WaitIdle()
	}
	if s := w.State(); s.Sentence != "Not saved: disk full. Keep working; retrying. File, Save a copy… saves elsewhere" || s.Waiting == 0 {
		t.Fatalf("%+v", s)
	}
	limitPages(t, f, -1)
	if err := w.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	l := load(t, d.open("m.warrant"))
	sameMap(t, e.now, l.Snapshot)
	sameSteps(t, "done", e.done, l.Done)
}

// TestSaveElsewhere moves a writer whose file takes no more to a copy.
func TestSaveElsewhere(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	limitPages(t, f, 2)
	w := store.NewWriter(f, nil, nil)
	for range 200 {
		w.Append(e.do())
	}
	w.WaitIdle()
	if err := f.SaveCopy(ctx, d.path("elsewhere.warrant")); err != nil {
		t.Fatal(detail(err))
	}
	other := d.open("elsewhere.warrant")
	w.Replace(other)
	if err := w.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	w.Close()
	sameMap(t, e.now, load(t, other).Snapshot)
}
