package mainwin

import (
	"context"
	"log/slog"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"warrant/app/skin"
	"warrant/internal/layout/host"
	"warrant/internal/library"
	"warrant/internal/workspace"
)

// desk is somebody at the window: real files, real layout, the toolkit's driver for tests.
type desk struct {
	t    testing.TB
	w    *Window
	lib  *library.Library
	dirs library.Dirs

	mu    sync.Mutex
	queue []func()
	ids   int
	waits []wait
	keeps []func() // what is to be kept in a moment
}

// wait is what is to happen after some time; it passes when a test says so.
type wait struct {
	d time.Duration
	f func()
}

// after is the window's clock. Moments pass at once.
func (d *desk) after(t time.Duration, f func()) {
	if t < time.Second {
		f()
		return
	}
	if t == keepPause {
		d.keeps = append(d.keeps, f)
		return
	}
	d.waits = append(d.waits, wait{t, f})
}

func newDesk(t testing.TB) *desk {
	d := &desk{t: t, dirs: library.Dirs{Documents: filepath.Join(t.TempDir(), "Warrant"), State: t.TempDir()}}
	d.start()
	return d
}

// start opens the window on a library.
func (d *desk) start() {
	d.t.Helper()
	app := test.NewTempApp(d.t)
	fonts, err := skin.Fonts()
	if err != nil {
		d.t.Fatal(err)
	}
	engine := host.Find(host.Options{})
	d.t.Cleanup(func() { engine.Close() })
	prefix := strconv.Itoa(d.ids) + "-"
	newID := func() string { d.ids++; return prefix + strconv.Itoa(d.ids) }
	d.lib = library.New(library.Options{Dirs: d.dirs, NewID: newID, Dispatch: d.post})
	d.lib.Change(func(s *library.Settings) { s.Theme = library.LightTheme })
	d.w = New(app, Options{
		Library: d.lib, Fonts: fonts, Log: slog.New(slog.DiscardHandler), Version: "0",
		After:  d.after,
		Config: workspace.Config{Fonts: fonts, Engine: engine, Dispatch: d.post, NewID: newID, Clock: time.Now},
	})
	d.w.Show()
	d.w.win.Resize(fyne.NewSize(1400, 900))
	d.t.Cleanup(d.shut)
}

func (d *desk) shut() {
	if d.w != nil {
		d.w.Shut()
		d.lib.Close()
		d.w = nil
	}
}

func (d *desk) post(f func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.queue = append(d.queue, f)
}

// until runs what was dispatched until something is so.
func (d *desk) until(what string, so func() bool) {
	d.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		d.mu.Lock()
		queue := d.queue
		d.queue = nil
		d.mu.Unlock()
		for _, f := range queue {
			f()
		}
		if so() {
			return
		}
	}
	d.t.Fatalf("waited in vain: %s", what)
}

// newMap opens an empty map with its thesis open for typing.
func (d *desk) newMap() {
	d.t.Helper()
	before := d.w.ws
	d.command("file.new")
	d.until("a new map", func() bool { return d.w.ws != nil && d.w.ws != before && !d.w.busy })
}

func (d *desk) open(way opener) {
	d.t.Helper()
	before := d.w.ws
	d.w.OpenFirst(way)
	d.until("an open map", func() bool { return d.w.ws != nil && d.w.ws != before })
	d.settle()
}

// settle waits for the layout and the disk.
func (d *desk) settle() {
	d.t.Helper()
	idle := make(chan error, 1)
	ctx, cancel := context.WithTimeout(d.t.Context(), 20*time.Second)
	defer cancel()
	ws := d.w.ws
	go func() { idle <- ws.WaitIdle(ctx) }()
	d.until("an idle map", func() bool { return len(idle) > 0 })
	if err := <-idle; err != nil {
		d.t.Fatal(err)
	}
	d.until("its answers", func() bool { return ws.Saved() })
}

func (d *desk) command(id string) {
	d.t.Helper()
	c, ok := workspace.CommandNamed(id)
	if !ok {
		d.t.Fatalf("no command %s", id)
	}
	d.w.run(c)
}

// key presses a key where the focus is; writing keys come with their character, as from a keyboard.
func (d *desk) key(name fyne.KeyName) {
	d.t.Helper()
	at := d.w.win.Canvas().Focused()
	if at == nil {
		d.t.Fatalf("nothing has the focus for %s", name)
	}
	down(at, name)
	at.TypedKey(&fyne.KeyEvent{Name: name})
	if len(name) == 1 || name == fyne.KeySpace {
		if again := d.w.win.Canvas().Focused(); again == at { // the character goes where the key went
			at.TypedRune([]rune(strings.ToLower(string(name)))[0])
		}
	}
}

// down is what the toolkit does when a key goes down, before its stroke.
func down(at fyne.Focusable, name fyne.KeyName) {
	if k, ok := at.(desktop.Keyable); ok {
		k.KeyDown(&fyne.KeyEvent{Name: name})
	}
}

func (d *desk) ctrl(name fyne.KeyName) {
	d.t.Helper()
	down(d.w.win.Canvas().Focused(), name)
	d.w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
}

// typed writes into what has the focus.
func (d *desk) typed(text string) {
	d.t.Helper()
	at := d.w.win.Canvas().Focused()
	for _, r := range text {
		at.TypedRune(r)
	}
}

// reads returns all words that a part of the window shows.
func reads(o fyne.CanvasObject) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return strings.Join(out, " ")
}

func (d *desk) shows(what string, o fyne.CanvasObject, words ...string) {
	d.t.Helper()
	all := strings.Join(strings.Fields(reads(o)), " ")
	for _, w := range words {
		if !strings.Contains(all, w) {
			d.t.Errorf("%s does not show %q:\n%s", what, w, all)
		}
	}
}
