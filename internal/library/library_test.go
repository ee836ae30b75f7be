package library_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/library"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
)

// queue stands in for the interface's goroutine.
type queue chan func()

func (q queue) post(f func()) { q <- f }

func open(t *testing.T) (*library.Library, queue, library.Dirs) {
	t.Helper()
	dirs := library.Dirs{Documents: filepath.Join(t.TempDir(), "Warrant"), State: t.TempDir()}
	return openIn(t, dirs)
}

func openIn(t *testing.T, dirs library.Dirs) (*library.Library, queue, library.Dirs) {
	q, n := make(queue, 10), 0
	l := library.New(library.Options{Dirs: dirs, Dispatch: q.post, NewID: func() string { n++; return "id" + strconv.Itoa(n) }})
	t.Cleanup(l.Close)
	return l, q, dirs
}

func closed(t *testing.T, o library.Opened, err error) library.Opened {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.File.Close() })
	return o
}

func TestNewMapsGetFreeNames(t *testing.T) {
	l, _, dirs := open(t)
	for _, c := range []struct{ title, file string }{
		{"", "Untitled map.warrant"}, {"", "Untitled map 2.warrant"}, {"  ", "Untitled map 3.warrant"},
		{"Was it collective? A/B: test", "Was it collective A B test.warrant"}, {"../..", "Untitled map 4.warrant"},
	} {
		o, err := l.NewMap(t.Context(), c.title)
		closed(t, o, err)
		if want := filepath.Join(dirs.Documents, c.file); o.File.Path() != want {
			t.Errorf("%q: %s, want %s", c.title, o.File.Path(), want)
		}
		if r := o.Loaded.Snapshot.Reader(); r.Name != "Reader" || o.Loaded.Snapshot.Count(argmap.KindStatement) != 0 {
			t.Errorf("%q: the reader is %q", c.title, r.Name)
		}
	}
}

func TestReaderIsNamedAfterTheUser(t *testing.T) {
	l, _, dirs := open(t)
	l.Change(func(s *library.Settings) { s.User, s.SeenStrip = "Ada  L.", true })
	l.Close()
	again, _, _ := openIn(t, dirs)
	if got := again.Settings(); got.User != "Ada  L." || !got.SeenStrip {
		t.Fatalf("settings after a restart: %+v", got)
	}
	o, err := again.NewMap(t.Context(), "")
	if closed(t, o, err); o.Loaded.Snapshot.Reader().Name != "Ada L." {
		t.Errorf("reader %q", o.Loaded.Snapshot.Reader().Name)
	}
}

func TestSampleIsTheUsersOwnCopy(t *testing.T) {
	l, _, dirs := open(t)
	name := l.Samples()[0].Name
	first, err := l.OpenSample(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	if first.File.Path() != filepath.Join(dirs.Documents, name+".warrant") {
		t.Errorf("the copy is %s", first.File.Path())
	}
	s := first.Loaded.Snapshot
	next, change, err := put(s, argmap.Map{Title: "Mine now"})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.File.Append(t.Context(), argmap.Step{Revision: 1, Op: argmap.Do, Title: "title", Change: change}); err != nil {
		t.Fatal(err)
	}
	first.File.Close()

	again, err := l.OpenSample(t.Context(), name)
	closed(t, again, err)
	if got := again.Loaded.Snapshot.Map().Title; got != next.Map().Title {
		t.Errorf("the second opening shows %q", got)
	}
	fresh, err := l.RestoreSample(t.Context(), name)
	closed(t, fresh, err)
	if fresh.File.Path() != filepath.Join(dirs.Documents, name+" 2.warrant") || fresh.Loaded.Snapshot.Map().Title == "Mine now" {
		t.Errorf("restored as %s, %q", fresh.File.Path(), fresh.Loaded.Snapshot.Map().Title)
	}
	if got, ok := l.SampleOf(fresh.File.Path()); !ok || got != name {
		t.Errorf("SampleOf = %q, %v", got, ok)
	}
}

func put(s *argmap.Snapshot, r argmap.Record) (*argmap.Snapshot, argmap.Change, error) {
	tx := argmap.Begin(s)
	tx.Put(r)
	return tx.Commit()
}

func TestRecentMaps(t *testing.T) {
	l, _, dirs := open(t)
	var paths []string
	for range 3 {
		o, err := l.NewMap(t.Context(), "")
		closed(t, o, err)
		paths = append(paths, o.File.Path())
		l.Remember(o.File.Path(), "")
	}
	l.Remember(paths[0], "Again")
	os.Remove(paths[1])
	l.Close()
	again, _, _ := openIn(t, dirs)
	got := again.Recent()
	if len(got) != 2 || got[0] != (library.Recent{Path: paths[0], Title: "Again"}) || got[1].Title != "Untitled map 3" {
		t.Errorf("recent: %+v", got)
	}
}

func TestDamagedListsStartEmpty(t *testing.T) {
	dirs := library.Dirs{Documents: t.TempDir(), State: t.TempDir()}
	for _, name := range []string{"recent.json", "settings.json"} {
		if err := os.WriteFile(filepath.Join(dirs.State, name), []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, _, _ := openIn(t, dirs)
	if len(l.Recent()) != 0 || l.Settings() != (library.Settings{}) {
		t.Error("damaged lists were used")
	}
}

// Settings that cannot be read are kept aside, and the window is told; what is saved later does not touch them.
func TestDamagedSettingsAreKeptAside(t *testing.T) {
	dirs := library.Dirs{Documents: t.TempDir(), State: t.TempDir()}
	path := filepath.Join(dirs.State, "settings.json")
	for _, damaged := range []string{"{", `{"theme": 3}`, "\x00\x01"} {
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		l, _, _ := openIn(t, dirs)
		if l.Settings() != (library.Settings{}) || !strings.Contains(l.Warning(), path+".damaged") {
			t.Errorf("%q: settings %+v, warning %q", damaged, l.Settings(), l.Warning())
		}
		l.Change(func(s *library.Settings) { s.User = "Ada" })
		l.Close()
		if kept, err := os.ReadFile(path + ".damaged"); err != nil || string(kept) != damaged {
			t.Errorf("%q is kept as %q, %v", damaged, kept, err)
		}
	}
	l, _, _ := openIn(t, dirs)
	if l.Settings().User != "Ada" || l.Warning() != "" {
		t.Errorf("the next start has %+v, and says %q", l.Settings(), l.Warning())
	}
}

func TestErrorsOfOpening(t *testing.T) {
	l, _, dirs := open(t)
	if _, err := l.OpenPath(t.Context(), filepath.Join(dirs.Documents, "none.warrant")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("missing file: %v", err)
	}
	if _, err := l.OpenSample(t.Context(), "no such"); err == nil || !strings.Contains(err.Error(), "no such") {
		t.Errorf("missing sample: %v", err)
	}
	text := filepath.Join(t.TempDir(), "text.warrant")
	os.WriteFile(text, []byte(strings.Repeat("This is no map. ", 100)), 0o600)
	if _, err := l.OpenPath(t.Context(), text); !errors.Is(err, store.ErrNotOurs) {
		t.Errorf("a text: %v", err)
	}
}

func TestBackgroundAnswersInTheQueue(t *testing.T) {
	l, q, _ := open(t)
	l.Open(func(ctx context.Context) (library.Opened, error) { return l.NewMap(ctx, "x") }, func(o library.Opened, err error) {
		closed(t, o, err)
	})
	(<-q)()
	l.Background(func(context.Context) error { panic("oh") }, func(err error) {
		if err == nil || !strings.Contains(err.Error(), "oh") {
			t.Errorf("a panic came back as %v", err)
		}
	})
	(<-q)()
}

func TestEmptyNewMapsLeaveNoLitter(t *testing.T) {
	l, _, dirs := open(t)
	o, err := l.NewMap(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	l.Remember(o.File.Path(), "")
	if err := o.File.Close(); err != nil {
		t.Fatal(err)
	}
	left, _ := os.ReadDir(dirs.Documents)
	if len(left) != 0 || len(l.Recent()) != 0 {
		t.Errorf("left: %v, %v", left, l.Recent())
	}
}

// TestOnlyOwnEmptyMapsGo closes new maps in ways after which their files must stay.
func TestOnlyOwnEmptyMapsGo(t *testing.T) {
	for name, c := range map[string]func(l *library.Library, o library.Opened){
		"closed by somebody else": func(l *library.Library, o library.Opened) {
			opened(t, l, o.File.Path()).File.Close()
		},
		"with a title": func(_ *library.Library, o library.Opened) {
			_, change, err := put(o.Loaded.Snapshot, argmap.Map{Title: "Mine"})
			if err != nil {
				t.Fatal(err)
			}
			if err := o.File.Append(t.Context(), argmap.Step{Revision: 1, Op: argmap.Do, Title: "title", Change: change}); err != nil {
				t.Fatal(err)
			}
			o.File.Close()
		},
		"imported, without statements": func(l *library.Library, o library.Opened) {
			o.File.Close()
			f, err := sqlite.Create(t.Context(), o.File.Path(), argmap.New("Imported", argmap.Voice{ID: "r", Name: "Reader"}))
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
			opened(t, l, o.File.Path()).File.Close()
		},
		"another file at its place": func(_ *library.Library, o library.Opened) {
			os.Remove(o.File.Path())
			os.WriteFile(o.File.Path(), []byte("something else"), 0o600)
			o.File.Close()
		},
		"a refused step": func(_ *library.Library, o library.Opened) {
			_ = o.File.Append(t.Context(), argmap.Step{Revision: 7, Op: argmap.Do, Title: "misfit"})
			o.File.Close()
		},
	} {
		l, _, _ := open(t)
		o, err := l.NewMap(t.Context(), "")
		closed(t, o, err)
		c(l, o)
		if _, err := os.Stat(o.File.Path()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func opened(t *testing.T, l *library.Library, path string) library.Opened {
	t.Helper()
	o, err := l.OpenPath(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestCloseDoesNotWaitForEver closes the library while something long is under way.
func TestCloseDoesNotWaitForEver(t *testing.T) {
	q := make(queue, 10)
	l := library.New(library.Options{
		Dirs: library.Dirs{Documents: t.TempDir(), State: t.TempDir()}, Dispatch: q.post, Patience: 20 * time.Millisecond,
	})
	asked := make(chan struct{})
	l.Background(func(ctx context.Context) error {
		<-ctx.Done()
		close(asked)
		return ctx.Err()
	}, func(err error) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the answer is %v", err)
		}
	})
	never := make(chan struct{})
	defer close(never)
	l.Background(func(context.Context) error { <-never; return nil }, nil)
	l.Close()
	select {
	case <-asked:
	default:
		t.Error("what was under way was not told to end")
	}
	(<-q)()
}
