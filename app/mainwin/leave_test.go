package mainwin

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
	"warrant/internal/library"
	"warrant/internal/store"
	"warrant/internal/workspace"
)

// beside returns somebody else at a window of their own, on the same folders.
func (d *desk) beside() *desk {
	d.t.Helper()
	other := &desk{t: d.t, dirs: d.dirs, ids: 1000}
	other.start()
	return other
}

func TestSecondWindowLeavesTheMap(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	path := d.w.ws.Path()
	other := d.beside()
	other.open(other.w.path(path))
	other.shows("the second window", other.w.status, "Read-only")
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	other.shut()
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("closing the second window removed the map: %v", err)
	}
	d.typed("O")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shut()
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("a map that was written in is gone: %v", err)
	}
}

func TestEmptyMapsLeaveNoLitter(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	first := d.w.ws.Path()
	d.key(fyne.KeyEscape)
	d.settle()
	d.newMap()
	if _, err := os.Stat(first); err == nil {
		t.Error("a new map that nothing was written in is still there")
	}
	path := d.w.ws.Path()
	d.shut()
	if left, _ := os.ReadDir(d.dirs.Documents); len(left) != 0 {
		t.Errorf("left: %v, after %s", left, path)
	}
}

// stubborn is a map's file that takes no steps.
type stubborn struct {
	store.File
	wait chan struct{} // closed: refusing does not hang
	mu   sync.Mutex
	kind error // of the refusal; nil: it takes steps
}

func (f *stubborn) Append(ctx context.Context, s argmap.Step) error {
	<-f.wait
	f.mu.Lock()
	kind := f.kind
	f.mu.Unlock()
	if kind == nil {
		return f.File.Append(ctx, s)
	}
	return &store.Error{Kind: kind, Path: f.Path(), Sentence: "It is so."}
}

func (f *stubborn) refuse(kind error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kind = kind
}

// openStubborn opens a map on whose file nothing can be written.
func (d *desk) openStubborn(kind error) *stubborn {
	d.t.Helper()
	f := &stubborn{wait: make(chan struct{}), kind: kind}
	close(f.wait)
	d.open(func(ctx context.Context) (library.Opened, error) {
		o, err := d.lib.NewMap(ctx, "Stubborn")
		f.File = o.File
		o.File = f
		return o, err
	})
	return f
}

// thesis types one.
func (d *desk) thesis(text string) {
	d.t.Helper()
	d.command("add.thesis")
	d.typed(text)
	d.key(fyne.KeyReturn)
}

func TestSaveElsewhere(t *testing.T) {
	for _, c := range []struct {
		name, words string
		spoil       func(d *desk, f *stubborn)
	}{
		{"file gone", "removed", func(_ *desk, f *stubborn) { os.Remove(f.Path()); f.refuse(store.ErrGone) }},
		{"disk full", "disk full", func(_ *desk, f *stubborn) { f.refuse(store.ErrDiskFull) }},
		{"read-only", "read-only", func(_ *desk, f *stubborn) { f.refuse(store.ErrReadOnly) }},
		{"changed elsewhere", "another program", func(_ *desk, f *stubborn) { f.refuse(store.ErrStale) }},
		{"disk hangs", "does not answer", func(d *desk, f *stubborn) {
			f.wait = make(chan struct{})
			d.t.Cleanup(func() { close(f.wait) })
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			f := d.openStubborn(store.ErrIO)
			c.spoil(d, f)
			d.thesis("Talk prevents war")
			d.thesis("Liars talk too")
			old := d.w.ws
			if c.name != "disk hangs" {
				d.until("a refusal", func() bool { return old.Status().Mark == workspace.NotSavedMark })
				d.shows("the status line", d.w.status, "Save a copy")
			}
			path := filepath.Join(t.TempDir(), "elsewhere.warrant")
			d.w.copyTo(path)
			d.until("the map elsewhere", func() bool { return d.w.ws != old && d.w.ws != nil })
			m := d.w.ws.Status().Message
			if d.w.ws.Path() != path || !strings.Contains(m.Text, "elsewhere.warrant") || !strings.Contains(m.Text, c.words) {
				t.Errorf("in %s the line says %q", d.w.ws.Path(), m.Text)
			}
			d.settle()
			d.shows("the outline", d.w.outline, "Talk prevents war", "Liars talk too")
			d.thesis("And on")
			d.settle()
			d.command("edit.undo")
			d.command("edit.undo")
			d.settle()
			if n := d.w.ws.Snapshot().Count(argmap.KindStatement); n != 1 {
				t.Errorf("after undoing two of three, %d statements are left", n)
			}
		})
	}
}

// TestWorkGoesOnWhileNothingCanBeSaved: the save state says so, keys do what they do, and a later success clears it.
func TestWorkGoesOnWhileNothingCanBeSaved(t *testing.T) {
	for _, c := range []struct {
		kind  error
		words string
	}{{store.ErrDiskFull, "Not saved: disk full. Keep working"}, {store.ErrReadOnly, "Not saved: the file is read-only. Keep working"}} {
		d := newDesk(t)
		f := d.openStubborn(nil)
		d.thesis("Talk prevents war")
		d.settle()
		f.refuse(c.kind)
		d.command("add.reason")
		d.typed("It lets both sides know")
		d.key(fyne.KeyReturn)
		d.until("a refusal", func() bool { return d.w.ws.Status().Mark == workspace.NotSavedMark })
		d.w.status.Refresh()
		d.shows("the status line", d.w.status, c.words, "Save a copy")

		d.key(fyne.KeyO)
		d.typed("Liars talk too")
		d.key(fyne.KeyReturn)
		d.command("edit.undo")
		d.command("edit.redo")
		d.key(fyne.KeyF)
		if n := d.w.ws.Snapshot().Count(argmap.KindStatement); n != 3 || d.w.ws.Status().Mark != workspace.NotSavedMark {
			t.Errorf("%v: %d statements, want 3; the mark is %v", c.kind, n, d.w.ws.Status().Mark)
		}

		f.refuse(nil)
		d.command("edit.kind") // where nothing is tried again by itself, the next step is a reason to
		d.until("saving", func() bool { return d.w.ws.Saved() })
		d.settle()
		if s := d.w.ws.Status(); s.Mark != workspace.SavedMark || !strings.HasPrefix(s.Save, "Saved") {
			t.Errorf("%v: afterwards the line says %v %q", c.kind, s.Mark, s.Save)
		}
		full := d.w.ws.Snapshot()
		path := f.Path()
		d.w.Shut()
		d.open(d.w.path(path))
		if !argmap.Equal(full, d.w.ws.Snapshot()) {
			t.Errorf("%v: what was done meanwhile is not in the file", c.kind)
		}
	}
}

// TestReadOnlyFileIsRead: a map that cannot be written is shown, edits are refused with the reason, looking around works.
func TestReadOnlyFileIsRead(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("It lets both sides know")
	d.key(fyne.KeyReturn)
	d.settle()
	other := d.beside()
	other.open(other.w.path(d.w.ws.Path()))
	other.command("edit.delete")
	m := other.w.message()
	if m.Tone != workspace.Refused || !strings.Contains(m.Text, "can only be read") {
		t.Errorf("the line says %q", m.Text)
	}
	lead := other.w.ws.Leading()
	other.key(fyne.KeyDown)
	if n := other.w.ws.Snapshot().Count(argmap.KindStatement); n != 2 || other.w.ws.Leading() == lead {
		t.Errorf("%d statements, %v is selected", n, other.w.ws.Leading())
	}
	other.shut()
}

func TestSaveElsewhereFailing(t *testing.T) {
	d := newDesk(t)
	d.openStubborn(store.ErrReadOnly)
	d.thesis("Talk prevents war")
	old := d.w.ws
	d.w.copyTo("/no/such/folder/map.warrant")
	d.until("the news", func() bool { return old.Status().Message.Tone == workspace.Problem })
	if d.w.ws != old || d.w.busy || !strings.Contains(old.Status().Message.Text, "/no/such/folder") {
		t.Errorf("the line says %q", old.Status().Message.Text)
	}
}

// drain runs what is dispatched for a while.
func (d *desk) drain(t time.Duration) {
	d.t.Helper()
	end := time.Now().Add(t)
	d.until("some time", func() bool { return time.Now().After(end) })
}

func TestClosingTwiceStillWarns(t *testing.T) {
	d := newDesk(t)
	f := d.openStubborn(store.ErrDiskFull)
	d.w.limit = 50 * time.Millisecond
	d.thesis("Talk prevents war")
	d.until("a refusal", func() bool { return d.w.ws.Status().Mark == workspace.NotSavedMark })
	d.w.quit()
	d.w.quit() // impatiently
	d.until("a warning", func() bool { return d.w.ws == nil || d.w.message().Tone == workspace.Problem })
	d.drain(100 * time.Millisecond)
	if d.w.ws == nil {
		t.Fatal("closing twice in a row left without a warning")
	}
	d.shows("the status line", d.w.status, "disk full", "close again to leave without them")

	f.refuse(nil) // the disk has space again, then it is full once more
	d.until("saving", func() bool { return d.w.ws.Saved() })
	f.refuse(store.ErrDiskFull)
	d.w.ws.Say(workspace.Told, "")
	d.thesis("Liars talk too")
	d.w.quit()
	d.until("another warning", func() bool { return d.w.ws == nil || d.w.message().Tone == workspace.Problem })
	if d.w.ws == nil {
		t.Fatal("after a first warning, new edits are dropped without one")
	}
	d.w.quit()
	d.until("the end", func() bool { return d.w.ws == nil })
}

// inField types at the beginning of the text of the selected statement, in the inspector, and leaves the field open.
func (d *desk) inField(words string) {
	d.t.Helper()
	d.command("view.inspector")
	d.typed(words)
}

// opensLate begins to open a new map in place of the one that is open; what it returns lets it go on.
func (d *desk) opensLate() (path *string, goOn func()) {
	var where string
	ready := make(chan struct{})
	begun := make(chan struct{}, 1)
	d.w.replace(func(ctx context.Context) (library.Opened, error) {
		begun <- struct{}{}
		<-ready
		o, err := d.lib.NewMap(ctx, "Late")
		if err == nil {
			where = o.File.Path()
		}
		return o, err
	}, nil)
	d.until("the opening", func() bool { return len(begun) > 0 })
	return &where, func() { close(ready) }
}

func TestTypingWhileAnotherMapOpens(t *testing.T) {
	d := newDesk(t)
	f := d.openStubborn(nil)
	d.thesis("Talk prevents war")
	old := d.w.ws
	_, goOn := d.opensLate()
	d.inField("Long ")
	goOn()
	d.until("the other map", func() bool { return d.w.ws != old })
	d.open(d.w.path(f.Path()))
	d.shows("the outline", d.w.outline, "Long Talk prevents war")
}

// Nobody waits for the disk before typing: what is typed after Ctrl+N is the thesis, and does nothing to the old map.
func TestTypingBeforeTheNewMapIsThere(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.key(fyne.KeyReturn)
	d.settle()
	old, revision := d.w.ws, d.w.ws.Revision()
	d.key(fyne.KeyReturn) // a reason is being typed when the new map is asked for
	d.typed("Wars begin in silence")
	ready := make(chan struct{})
	d.w.begin(func(ctx context.Context) (library.Opened, error) {
		<-ready
		return d.lib.NewMap(ctx, "")
	})
	d.until("the end of the field", func() bool { return d.w.ws == old && d.w.win.Canvas().Focused() == nil })
	strike := func(name fyne.KeyName, r rune) {
		ev := &fyne.KeyEvent{Name: name}
		if d.w.win.Canvas().Focused() == nil {
			d.w.stray(ev)
		} else {
			down(d.w.win.Canvas().Focused(), name)
			d.w.win.Canvas().Focused().TypedKey(ev)
		}
		if r != 0 {
			d.w.win.Canvas().Focused().TypedRune(r)
		}
	}
	for _, r := range "buy on" { // the keys of the debate, of an undercut, of areas
		name := fyne.KeyName(strings.ToUpper(string(r)))
		if r == ' ' {
			name = fyne.KeySpace
		}
		strike(name, r)
	}
	strike(fyne.KeyBackspace, 0)
	d.ctrl(fyne.KeyReturn)
	strike(fyne.KeyS, 'ß')
	if got := old.Revision(); got > revision+1 {
		t.Errorf("the old map was changed %d times", got-revision)
	}
	close(ready)
	d.until("the new map", func() bool { return d.w.ws != old && !d.w.busy })
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the outline", d.w.outline, "buy o", "ß")
	if n := len(d.w.ws.Snapshot().Statements()); n != 2 {
		t.Errorf("%d statements", n)
	}
}

// What was typed in the old map's last field is not in the new map's first.
func TestNoWordsOfTheOldMapInTheNew(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.newMap()
	if f, ok := d.w.win.Canvas().Focused().(interface{ SelectedText() string }); !ok || reads(d.w.diagram) == "" {
		t.Fatalf("no field: %v", f)
	}
	if got := reads(d.w.diagram); strings.Contains(got, "Talk") {
		t.Errorf("the field says %q", got)
	}
}

func TestMapStaysWhereTypingWhileAnotherOpensIsNotSaved(t *testing.T) {
	d := newDesk(t)
	f := d.openStubborn(nil)
	d.thesis("Talk prevents war")
	d.settle() // what is saved already needs no time to be saved
	d.w.limit = 50 * time.Millisecond
	old := d.w.ws
	path, goOn := d.opensLate()
	f.refuse(store.ErrDiskFull)
	d.inField("Long ")
	goOn()
	d.until("an answer", func() bool { return !d.w.busy })
	if m := d.w.message(); d.w.ws != old || m.Tone != workspace.Problem || !strings.Contains(m.Text, "stays open") || !strings.Contains(m.Text, "disk full") {
		t.Errorf("the line says %q", m.Text)
	}
	if exists(*path) {
		t.Error("the other map is left in the folder, empty")
	}
	d.shows("the outline", d.w.outline, "Long Talk prevents war")
	f.refuse(nil)
	d.until("saving", func() bool { return old.Saved() })
}

func TestTypingWhileQuitting(t *testing.T) {
	d := newDesk(t)
	f := d.openStubborn(nil)
	f.wait = make(chan struct{})
	d.thesis("Talk prevents war")
	d.w.quit()
	d.drain(50 * time.Millisecond)
	d.inField("Long ")
	close(f.wait)
	d.until("the end", func() bool { return d.w.ws == nil })
	d.lib.Close()
	d.start()
	d.open(d.w.path(f.Path()))
	d.shows("the outline", d.w.outline, "Long Talk prevents war")
}

// TestSaveElsewhereAfterTheFolderIsGone uses the real file, without anything in between.
func TestSaveElsewhereAfterTheFolderIsGone(t *testing.T) {
	for _, edited := range []bool{true, false} {
		d := newDesk(t)
		d.newMap()
		d.typed("Talk prevents war")
		d.key(fyne.KeyReturn)
		d.settle()
		old := d.w.ws
		if err := os.RemoveAll(d.dirs.Documents); err != nil {
			t.Fatal(err)
		}
		if edited {
			d.thesis("Liars talk too")
			d.until("a refusal", func() bool { return old.Status().Mark == workspace.NotSavedMark })
		}
		path := filepath.Join(t.TempDir(), "elsewhere.warrant")
		d.w.copyTo(path)
		d.until("an answer", func() bool { return d.w.ws != old || strings.Contains(d.w.message().Text, "elsewhere.warrant") })
		if m := d.w.message().Text; d.w.ws.Path() != path || !strings.Contains(m, "moved or removed") {
			t.Errorf("edited: %v; in %s the line says %q", edited, d.w.ws.Path(), m)
		}
		d.settle()
		d.shows("the outline", d.w.outline, "Talk prevents war")
	}
}
