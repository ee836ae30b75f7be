package workspace_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/layout/host"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
	"warrant/internal/typeset/typesettest"
	"warrant/internal/workspace"
)

// desk is somebody who works with a map by keyboard: a workspace on a real file, with real layout, without a display.
type desk struct {
	t    testing.TB
	w    *workspace.Workspace
	path string

	mu    sync.Mutex
	queue []func()
	text  string // in the open field
	board board
	glide func(func(float64)) // what moves boxes to their places; nil: they jump
	ids   int

	inOutline bool // strokes go to the outline
}

// board is a clipboard.
type board struct{ text string }

func (b *board) Content() string     { return b.text }
func (b *board) SetContent(s string) { b.text = s }

// newDesk opens a new, empty map.
func newDesk(t testing.TB) *desk {
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "map.warrant")}
	m := argmap.New("", argmap.Voice{ID: "reader", Name: "Reader"})
	f, err := sqlite.Create(t.Context(), d.path, m)
	if err != nil {
		t.Fatal(err)
	}
	d.start(f)
	return d
}

// openDesk opens a copy of a map that is kept as a snapshot.
func openDesk(t testing.TB, m *argmap.Snapshot) *desk {
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "map.warrant")}
	f, err := sqlite.Create(t.Context(), d.path, m)
	if err != nil {
		t.Fatal(err)
	}
	d.start(f)
	return d
}

func (d *desk) start(f store.File) {
	d.t.Helper()
	glide := func(step func(float64)) {
		if d.glide == nil {
			step(1)
			return
		}
		d.glide(step)
	}
	loaded, err := f.Load(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	engine := host.Find(host.Options{})
	d.t.Cleanup(func() { engine.Close() })
	now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	d.w = workspace.Open(workspace.Config{
		Fonts: typesettest.Fonts(d.t), Engine: engine, By: "Reader", Clipboard: &d.board,
		Dispatch: func(f func()) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.queue = append(d.queue, f)
		},
		NewID: func() string { d.ids++; return fmt.Sprintf("%s-%d", filepath.Base(filepath.Dir(d.path)), d.ids) },
		Clock: func() time.Time { now = now.Add(time.Second); return now },
		Glide: glide,
	}, f, loaded)
	w := d.w
	d.t.Cleanup(func() { _ = w.Flush(context.Background()) }) // or the folder would be removed while it is written to
	d.w.Start()
	d.settle()
}

// drain runs what was dispatched.
func (d *desk) drain() {
	for {
		d.mu.Lock()
		queue := d.queue
		d.queue = nil
		d.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, f := range queue {
			f()
		}
	}
}

// settle waits until the diagram is laid out and every edit is on disk.
func (d *desk) settle() {
	d.t.Helper()
	for range 5 {
		if err := d.w.WaitIdle(d.t.Context()); err != nil {
			d.t.Fatal(err)
		}
		d.drain()
	}
}

// reopen closes the map and opens its file again.
func (d *desk) reopen() {
	d.t.Helper()
	if err := d.w.Close(context.Background()); err != nil {
		d.t.Fatal(err)
	}
	d.drain()
	f, err := sqlite.Open(d.t.Context(), d.path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.start(f)
}

// strokes presses keys, separated by spaces; words in ‹› are typed into the open field.
func (d *desk) strokes(script string) int {
	d.t.Helper()
	n := 0
	script = strings.Join(strings.Fields(script), " ")
	for script = strings.TrimSpace(script); script != ""; script = strings.TrimSpace(script) {
		if rest, ok := strings.CutPrefix(script, "‹"); ok {
			words, after, _ := strings.Cut(rest, "›")
			if _, typing := d.w.Typing(); !typing {
				d.t.Fatalf("%q typed, but no field is open: %s", words, d.w.Status().Message.Text)
			}
			d.text, script = words, after
			continue
		}
		key, after, _ := strings.Cut(script, " ")
		script = after
		d.press(key)
		n++
	}
	return n
}

func (d *desk) press(name string) {
	d.t.Helper()
	defer d.settle()
	if _, typing := d.w.Typing(); !typing {
		key := d.w.Key
		if d.inOutline {
			key = d.w.OutlineKey
		}
		if !key(workspace.ParseKey(name)) {
			d.t.Fatalf("%s does nothing", name)
		}
		return
	}
	text := d.text
	d.text = ""
	then, ok := map[string]workspace.Finish{
		"Enter": workspace.FinishOnly, "Ctrl+Enter": workspace.ThenReason, "Ctrl+Shift+Enter": workspace.ThenObjection,
		"Tab": workspace.ThenPremise, "Shift+Tab": workspace.ThenPremiseBefore,
	}[name]
	switch {
	case name == "Escape":
		d.w.Cancel(text)
	case !ok:
		d.t.Fatalf("%s while typing", name)
	default:
		if err := d.w.Finish(text, then); err != nil {
			d.t.Fatalf("%q: %v", text, err)
		}
	}
}

// tree prints the outline, a row a line.
func (d *desk) tree() string {
	var b strings.Builder
	for _, r := range d.w.Rows() {
		sign := map[argmap.Polarity]string{argmap.Pro: "+ ", argmap.Con: "- ", "": ""}[r.Polarity]
		fmt.Fprintf(&b, "%s%s%s: %s\n", strings.Repeat("  ", r.Depth), sign, r.Role, r.Text)
	}
	return b.String()
}

// lead returns the text of the selected statement.
func (d *desk) lead() string {
	st, _ := d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
	return st.Text
}
