package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// cutShort makes a map with the leavings of a write that was killed half-way: the file with some new pages in it, and the
// journal with the old ones. It returns the map as it was before that write.
func (d folder) cutShort(name string) *argmap.Snapshot {
	d.t.Helper()
	e := newEditor(5, fullMap())
	f := d.create("work-"+name, e.now)
	appendAll(d.t, f, e.do())
	before := e.now
	step := e.do()
	batch, err := tables.Step(step)
	if err != nil {
		d.t.Fatal(err)
	}
	// With a cache of one page SQLite has to write into the file, after the journal, before the transaction ends.
	if _, err := f.db.Exec("PRAGMA cache_size = 1"); err != nil {
		d.t.Fatal(err)
	}
	stop := errors.New("stop")
	err = transact(ctx, f.db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
		if err := run(ctx, c, batch); err != nil {
			return err
		}
		for range 40 {
			filler, _ := tables.State(e.id("filler"), string(make([]byte, 3000)))
			if err := run(ctx, c, []tables.Statement{filler}); err != nil {
				return err
			}
		}
		for _, end := range []string{"", "-journal"} {
			d.write(name+end, read(d.t, f.path+end).data)
		}
		return stop
	})
	if !errors.Is(err, stop) {
		d.t.Fatal(err)
	}
	f.Close()
	if err := os.Remove(f.path); err != nil {
		d.t.Fatal(err)
	}
	return before
}

func TestWriteThatWasCutShort(t *testing.T) {
	d := newFolder(t)
	want := d.cutShort("m.warrant")
	half := read(t, d.path("m.warrant"))
	f := d.open("m.warrant")
	l := load(t, f)
	if l.ReadOnly != "" || l.Revision != 1 {
		t.Fatalf("%q, revision %d", l.ReadOnly, l.Revision)
	}
	sameMap(t, want, l.Snapshot)
	if string(read(t, d.path("m.warrant")).data) == string(half.data) {
		t.Fatal("the test does not cut a write short: nothing had to be rolled back")
	}
	f.Close()
	d.onlyFile("m.warrant")
}

// TestJournalThatDoesNotHelp: what cannot be rolled back to a whole map is left as it is, journal and all.
func TestJournalThatDoesNotHelp(t *testing.T) {
	d := newFolder(t)
	d.cutShort("m.warrant")
	data := read(t, d.path("m.warrant")).data
	for i := 5000; i < len(data); i += 3 {
		data[i] ^= 0x55
	}
	d.write("m.warrant", data)
	db, journal := read(t, d.path("m.warrant")), read(t, d.path("m.warrant-journal"))
	if _, err := Open(ctx, d.path("m.warrant"), d.state); !errors.Is(err, store.ErrDamaged) {
		t.Fatal(err)
	}
	db.same(t)
	journal.same(t)
}

func TestNewMapIsSafeFromAnOldJournal(t *testing.T) {
	d := newFolder(t)
	d.cutShort("m.warrant")
	if err := os.Remove(d.path("m.warrant")); err != nil {
		t.Fatal(err)
	}
	want := fullMap()
	f := d.create("m.warrant", want)
	sameMap(t, want, load(t, f).Snapshot)

	d.cutShort("n.warrant")
	if err := f.SaveCopy(ctx, d.path("n.warrant")); !errors.Is(err, store.ErrInUse) {
		t.Fatal(err)
	}
}
