package sqlite

import (
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/mattn/go-sqlite3"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// mustRefuse opens a file that has to be refused, and left as it is.
func (d folder) mustRefuse(name string, kind error) {
	d.t.Helper()
	before := read(d.t, d.path(name))
	f, err := Open(ctx, d.path(name), d.state)
	if err == nil {
		_, err = f.Load(ctx)
		f.Close()
	}
	if !errors.Is(err, kind) {
		d.t.Errorf("%s: %v, want %v", name, err, kind)
	}
	if err != nil && (!strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), d.dir)) {
		d.t.Errorf("%s: the sentence does not name file and place: %v", name, err)
	}
	before.same(d.t)
	d.onlyFile(name)
}

// onlyFile checks that nothing was left beside a file.
func (d folder) onlyFile(name string) {
	d.t.Helper()
	found, _ := filepath.Glob(d.path(name) + "-*")
	hidden, _ := filepath.Glob(d.path("." + name + "*"))
	if len(found)+len(hidden) > 0 {
		d.t.Errorf("left behind: %v %v", found, hidden)
	}
}

func (d folder) write(name string, data []byte) {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), data, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// sqlOn runs statements on a file as a foreign program would.
func (d folder) sqlOn(name string, statements ...string) {
	d.t.Helper()
	db := sql.OpenDB(&connector{sourceName(d.path(name), create), &sqlite3.SQLiteDriver{}})
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			d.t.Fatal(s, err)
		}
	}
}

func TestForeignFilesAreRefused(t *testing.T) {
	d := newFolder(t)
	random := make([]byte, 5000)
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	d.write("random.warrant", random)
	d.write("empty.warrant", nil)
	d.write("text.warrant", []byte("Thesis\n  + reason\n"))
	d.sqlOn("other.warrant", "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")
	for _, name := range []string{"random.warrant", "empty.warrant", "text.warrant", "other.warrant"} {
		d.mustRefuse(name, store.ErrNotOurs)
	}
	d.write("stub.warrant", []byte(magic+"\x10\x00"))
	d.mustRefuse("stub.warrant", store.ErrDamaged)
	if _, err := Open(ctx, d.dir, d.state); !errors.Is(err, store.ErrNotOurs) {
		t.Error("a folder:", err)
	}
	if _, err := Open(ctx, d.path("none.warrant"), d.state); !errors.Is(err, store.ErrNotFound) {
		t.Error("nothing:", err)
	}
}

func TestNewerFilesAreRefused(t *testing.T) {
	d := newFolder(t)
	d.create("new.warrant", fullMap()).Close()
	d.sqlOn("new.warrant", "PRAGMA user_version = 7", "CREATE TABLE future (a)")
	d.mustRefuse("new.warrant", store.ErrNewer)
	d.sqlOn("new.warrant", "PRAGMA user_version = 0")
	d.mustRefuse("new.warrant", store.ErrDamaged)
	d.sqlOn("new.warrant", "PRAGMA user_version = -3")
	d.mustRefuse("new.warrant", store.ErrDamaged)
}

func TestForeignSchemasAreRefused(t *testing.T) {
	for name, statement := range map[string]string{
		"trigger":    "CREATE TRIGGER t AFTER UPDATE ON statement BEGIN DELETE FROM statement; END",
		"view":       "CREATE VIEW w AS SELECT * FROM statement",
		"table":      "CREATE TABLE more (a)",
		"index":      "CREATE INDEX more ON statement (text)",
		"no trigger": "DROP TRIGGER change_log_revision",
		"no table":   "DROP TABLE reply",
		"column":     "ALTER TABLE reply ADD COLUMN more TEXT",
	} {
		t.Run(name, func(t *testing.T) {
			d := newFolder(t)
			d.create("m.warrant", fullMap()).Close()
			d.sqlOn("m.warrant", statement)
			d.mustRefuse("m.warrant", store.ErrDamaged)
		})
	}
}

func TestForeignContentIsRefused(t *testing.T) {
	for name, statements := range map[string][]string{
		"dangling":        {"PRAGMA foreign_keys = OFF", "DELETE FROM statement WHERE id = 's2'"},
		"no map":          {"DELETE FROM map"},
		"no reader":       {"UPDATE voice SET role = ''"},
		"against a rule":  {"UPDATE statement SET text = ' ' WHERE id = 's1'"},
		"bad utf-8":       {"UPDATE voice SET name = CAST(x'ff' AS TEXT)"},
		"bad check":       {"PRAGMA ignore_check_constraints = ON", "UPDATE statement SET kind = 'poem'"},
		"bad json":        {"PRAGMA ignore_check_constraints = ON", "UPDATE statement SET tags = '[1'"},
		"other json":      {"UPDATE statement SET tags = '{\"a\":1}'"},
		"json in filter":  {"UPDATE view SET filter = '{\"voices\":[],\"sql\":1}'"},
		"bad time":        {"UPDATE comment SET made_at = 'yesterday'"},
		"gap in a list":   {"UPDATE holding SET place = 7 WHERE place = 1"},
		"bad focus":       {"UPDATE view SET focus = 'nothing'"},
		"unknown kind":    {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"poem\":{\"to\":{}}}]','[]','[]','','','')"},
		"unknown field":   {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"voice\":{\"to\":{\"id\":\"x\",\"colour\":1}}}]','[]','[]','','','')"},
		"no record":       {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"voice\":{}}]','[]','[]','','','')"},
		"two records":     {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"voice\":{\"to\":{\"id\":\"x\"}},\"map\":{\"to\":{}}}]','[]','[]','','','')"},
		"other record":    {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"voice\":{\"from\":{\"id\":\"y\"},\"to\":{\"id\":\"x\"}}}]','[]','[]','','','')"},
		"twice":           {"INSERT INTO change_log VALUES (1,'do',NULL,'','[{\"voice\":{\"to\":{\"id\":\"x\"}}},{\"voice\":{\"to\":{\"id\":\"x\"}}}]','[]','[]','','','')"},
		"bad selection":   {"INSERT INTO change_log VALUES (1,'do',NULL,'','[]','[\"poem/1\"]','[]','','','')"},
		"log with a hole": {"INSERT INTO change_log VALUES (1,'do',NULL,'','[]','[]','[]','','','')", "INSERT INTO change_log VALUES (2,'do',NULL,'','[]','[]','[]','','','')", "INSERT INTO change_log VALUES (3,'do',NULL,'','[]','[]','[]','','','')", "DELETE FROM change_log WHERE revision = 2"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newFolder(t)
			d.create("m.warrant", fullMap()).Close()
			d.sqlOn("m.warrant", statements...)
			d.mustRefuse("m.warrant", store.ErrDamaged)
		})
	}
}

func TestOtherJournalModesAreRefused(t *testing.T) {
	d := newFolder(t)
	d.create("wal.warrant", fullMap()).Close()
	d.sqlOn("wal.warrant", "PRAGMA journal_mode = WAL")
	d.mustRefuse("wal.warrant", store.ErrDamaged)

	d.create("beside.warrant", fullMap()).Close()
	d.write("beside.warrant-wal", []byte("whatever"))
	before := read(t, d.path("beside.warrant"))
	if _, err := Open(ctx, d.path("beside.warrant"), d.state); !errors.Is(err, store.ErrDamaged) {
		t.Fatal(err)
	}
	before.same(t)
}

// small returns the bytes of a map with a log.
func small(t testing.TB) []byte {
	d := newFolder(t)
	e := newEditor(3, fullMap())
	f := d.create("m.warrant", e.now)
	for range 5 {
		appendAll(t, f, e.any())
	}
	f.Close()
	return read(t, d.path("m.warrant")).data
}

func TestTruncatedFilesAreRefused(t *testing.T) {
	d := newFolder(t)
	whole := small(t)
	for n := 512; n < len(whole); n += 512 {
		d.write("cut.warrant", whole[:n])
		d.mustRefuse("cut.warrant", store.ErrDamaged)
	}
}

// TestFlippedBytes damages a map at random: it either opens as a valid map or is refused, and is never modified.
func TestFlippedBytes(t *testing.T) {
	d := newFolder(t)
	whole := small(t)
	rounds := 1500
	if testing.Short() {
		rounds = 200
	}
	m := newMaker(11)
	opened := 0
	for range rounds {
		data := append([]byte(nil), whole...)
		for range 1 + m.IntN(3) {
			at := m.IntN(len(data))
			if m.IntN(2) == 0 {
				at = m.IntN(512) // the header and the schema
			}
			data[at] = byte(m.Uint32())
		}
		if d.openDamaged(data) {
			opened++
		}
	}
	t.Logf("%d of %d opened as valid maps", opened, rounds)
}

// openDamaged tries to open a file of these bytes and reports whether it is a valid map.
func (d folder) openDamaged(data []byte) bool {
	d.t.Helper()
	d.write("flip.warrant", data)
	before := read(d.t, d.path("flip.warrant"))
	defer before.same(d.t)
	f, err := Open(ctx, before.path, d.state)
	var l *store.Loaded
	if err == nil {
		l, err = f.Load(ctx)
		f.Close()
	}
	var typed *store.Error
	switch {
	case err == nil:
		if found := argmap.Validate(l.Snapshot); len(found) > 0 {
			d.t.Fatal("an invalid map was opened:", found)
		}
		return true
	case !errors.As(err, &typed):
		d.t.Fatal("an error without a sentence:", err)
	case typed.Kind == store.ErrIO:
		d.t.Fatal("damage that is taken for a disk error:", typed.Detail())
	}
	return false
}

func FuzzOpen(f *testing.F) {
	f.Add(small(f))
	f.Fuzz(func(t *testing.T, data []byte) { newFolder(t).openDamaged(data) })
}

// TestKindsOfErrors holds the codes that cannot be brought about in a test to their meaning.
func TestKindsOfErrors(t *testing.T) {
	for kind, errs := range map[error][]sqlite3.Error{
		store.ErrDiskFull: {{Code: sqlite3.ErrFull}, {Code: sqlite3.ErrIoErr, ExtendedCode: sqlite3.ErrIoErrWrite, SystemErrno: syscall.ENOSPC}},
		store.ErrIO:       {{Code: sqlite3.ErrIoErr, ExtendedCode: sqlite3.ErrIoErrFsync}, {Code: sqlite3.ErrNomem}},
		store.ErrGone:     {{Code: sqlite3.ErrReadonly, ExtendedCode: sqlite3.ErrReadonlyDbMoved}},
		store.ErrReadOnly: {{Code: sqlite3.ErrCantOpen, SystemErrno: syscall.EACCES}, {Code: sqlite3.ErrReadonly}},
		store.ErrInUse:    {{Code: sqlite3.ErrBusy}, {Code: sqlite3.ErrLocked}},
		store.ErrMisfit:   {{Code: sqlite3.ErrConstraint, ExtendedCode: sqlite3.ErrConstraintForeignKey}},
		store.ErrStale:    {{Code: sqlite3.ErrConstraint, ExtendedCode: sqlite3.ErrConstraintTrigger}},
	} {
		for _, e := range errs {
			if got := kindOf(e); got != kind {
				t.Errorf("%d/%d: %v, want %v", e.Code, e.ExtendedCode, got, kind)
			}
		}
	}
	if kindOf(&tables.Damage{}) != store.ErrDamaged {
		t.Error("damage")
	}
	for kind := range sentences {
		if e := fail(kind, "/a/b.warrant", sentences[kind], nil); !strings.Contains(e.Error(), "“b.warrant” in /a") {
			t.Error(e)
		}
	}
}

// TestSentencesSayWhatIsSafe: no error lacks what is safe, nor what to do.
func TestSentencesSayWhatIsSafe(t *testing.T) {
	safe := []string{"left as it is", "left as it was", "Nothing in it was changed", "Nothing was changed", "Nothing was written", "is safe", "is kept"}
	for kind, words := range sentences {
		if !slices.ContainsFunc(safe, func(part string) bool { return strings.Contains(words, part) }) {
			t.Errorf("%v: %q does not say what is safe", kind, words)
		}
		if strings.Count(words, ". ") == 0 {
			t.Errorf("%v: %q does not say what to do", kind, words)
		}
	}
	for _, kind := range []error{store.ErrNotOurs, store.ErrDamaged, store.ErrNewer, store.ErrNotFound, store.ErrExists, store.ErrInUse, store.ErrStale,
		store.ErrMisfit, store.ErrDiskFull, store.ErrReadOnly, store.ErrGone, store.ErrDenied, store.ErrIO, store.ErrClosed} {
		if sentences[kind] == "" {
			t.Errorf("%v has no sentence", kind)
		}
	}
}
