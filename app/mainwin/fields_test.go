package mainwin

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"warrant/internal/argmap"
	"warrant/internal/library"
)

// tab does what the driver does for Tab.
func (d *desk) tab() {
	d.t.Helper()
	at := d.w.win.Canvas().Focused()
	if at == nil {
		d.t.Fatal("nothing has the focus for Tab")
	}
	if f, ok := at.(fyne.Tabbable); ok && f.AcceptsTab() {
		down(at, fyne.KeyTab)
		at.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	d.w.win.Canvas().FocusNext()
}

func (d *desk) sample() {
	d.t.Helper()
	d.open(func(ctx context.Context) (library.Opened, error) { return d.lib.OpenSample(ctx, "alenga-2020") })
}

func TestTabGoesRoundTheInspector(t *testing.T) {
	d := newDesk(t)
	d.sample()
	of := d.w.ws.Leading()
	before := d.w.ws.Snapshot().Record(of).(argmap.Statement).Text
	d.command("view.inspector")
	first := d.w.win.Canvas().Focused()
	seen := map[fyne.Focusable]bool{first: true}
	for d.tab(); d.w.win.Canvas().Focused() != first; d.tab() {
		at := d.w.win.Canvas().Focused()
		if at == fyne.Focusable(d.w.diagram) || at == fyne.Focusable(d.w.outline) || seen[at] || len(seen) > 200 {
			t.Fatalf("after %d strokes Tab leads to %T", len(seen), at)
		}
		seen[at] = true
	}
	if len(seen) < 10 {
		t.Errorf("Tab reaches %d things only", len(seen))
	}
	d.w.inspector.Commit()
	if after := d.w.ws.Snapshot().Record(of).(argmap.Statement).Text; after != before || strings.Contains(after, "\t") {
		t.Errorf("Tab made the statement %q", after)
	}
	d.tab()
	d.key(fyne.KeyEscape)
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Error("Escape does not lead back to the diagram")
	}
}

// Ctrl+Enter keeps the text, and what is typed next is text still.
func TestCtrlEnterKeepsAndStays(t *testing.T) {
	d := newDesk(t)
	d.sample()
	of := d.w.ws.Leading()
	d.command("view.inspector")
	at := d.w.win.Canvas().Focused()
	d.typed("Once")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	text := func() string { return d.w.ws.Snapshot().Record(of).(argmap.Statement).Text }
	if !strings.Contains(text(), "Once") {
		t.Errorf("the text was not kept: %q", text())
	}
	if d.w.win.Canvas().Focused() != at {
		t.Fatal("the field lost the focus")
	}
	d.typed(" more")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	if !strings.Contains(text(), "Once more") {
		t.Errorf("the text is %q", text())
	}
}

// Each part of the inspector stands right below the one before, as high as its words, whatever was shown before it.
func TestTheInspectorIsArrangedAnew(t *testing.T) {
	d := newDesk(t)
	d.sample()
	s := d.w.ws.Snapshot()
	var refs []argmap.Ref
	for _, r := range s.Outline().Roots {
		refs = append(refs, r.Ref())
	}
	for i, st := range s.Statements() {
		if i%9 == 0 {
			refs = append(refs, st.Ref())
		}
	}
	for _, r := range refs {
		d.w.ws.Select(r)
		d.settle()
		if wrong := stale(d.w.inspector.Object()); wrong != "" {
			t.Fatalf("%v: %s", r, wrong)
		}
	}
}

// stale says which part of a column of things is not where or as high as it should be.
func stale(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case *container.ThemeOverride:
		return stale(o.Content)
	case *container.Scroll:
		return stale(o.Content)
	}
	var above fyne.CanvasObject
	for _, c := range inside {
		if wrong := stale(c); wrong != "" {
			return wrong
		}
		if _, border := c.(*canvas.Rectangle); border || !c.Visible() || c.Position().X > 20 {
			continue
		}
		if c.Size().Height < c.MinSize().Height-0.5 {
			return fmt.Sprintf("%q is %v high and needs %v", reads(c), c.Size().Height, c.MinSize().Height)
		}
		if above != nil {
			gap := c.Position().Y - above.Position().Y - above.MinSize().Height
			if gap < -6 || gap > 6 {
				return fmt.Sprintf("the gap above %q is %v", reads(c), gap)
			}
		}
		above = c
	}
	return ""
}
