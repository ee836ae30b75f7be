package mainwin

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// inside calls a function for everything that is shown in something.
func inside(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			inside(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			inside(c, f)
		}
	}
}

// controls returns everything that is shown in something and can have the strokes.
func controls(o fyne.CanvasObject) (all []fyne.Focusable) {
	inside(o, func(o fyne.CanvasObject) {
		if f, ok := o.(fyne.Focusable); ok {
			all = append(all, f)
		}
	})
	return all
}

// ringed reports whether a control wears a ring in the colour and width of the palette.
func (d *desk) ringed(of fyne.Focusable) (found bool) {
	p := d.w.palette
	inside(of.(fyne.CanvasObject), func(o fyne.CanvasObject) {
		r, ok := o.(*canvas.Rectangle)
		found = found || ok && r.StrokeColor == skin.Color(p, scene.Focus) && r.StrokeWidth >= skin.RingWidth(p)
	})
	return found
}

// noPane is none of the panes.
const noPane = workspace.Pane(99)

// round presses Tab until strokes are where they were, and returns where they went.
func (d *desk) round() (all []fyne.Focusable) {
	d.t.Helper()
	for at := d.w.win.Canvas().Focused(); len(all) < 100; {
		all = append(all, at)
		d.tab()
		if at = d.w.win.Canvas().Focused(); slices.Contains(all, at) {
			return all
		}
	}
	d.t.Fatal("Tab never comes back")
	return nil
}

// reach checks that Tab reaches every control in something from the one that has the strokes, that each wears a ring then
// and is large enough to be hit.
func (d *desk) reach(what string, in fyne.CanvasObject) (all []fyne.Focusable) {
	d.t.Helper()
	all = d.round()
	c := d.w.win.Canvas()
	for _, f := range all {
		c.Focus(f)
		if !d.ringed(f) {
			d.t.Errorf("%s: %T has no ring", what, f)
		}
		if size := f.(fyne.CanvasObject).Size(); size.Width < 24 || size.Height < 24 {
			d.t.Errorf("%s: %T is %v", what, f, size)
		}
	}
	for _, f := range controls(in) {
		c.Focus(f)
		if slices.Contains(all, f) || slices.Contains(all, c.Focused()) { // it passes strokes on
			continue
		}
		d.t.Errorf("%s: Tab does not reach %T", what, f)
	}
	c.Focus(all[0])
	return all
}

// full opens a map that has something of everything to show.
func full(t *testing.T) *desk {
	d := talk(t)
	d.key(fyne.KeyC)
	d.typed("Who?")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	return d
}

// Every list and form that a command opens is reached and left by keyboard alone: Tab goes to each control of it, a ring
// says where, and Escape leads back from each.
func TestEveryDialogByKeyboard(t *testing.T) {
	d := full(t)
	c := d.w.win.Canvas()
	opened := 0
	for _, theme := range []library.Theme{library.LightTheme, library.ContrastTheme} {
		d.lib.Change(func(s *library.Settings) { s.Theme = theme })
		d.w.useSettings()
		for _, command := range workspace.Commands() {
			if !command.Window || d.w.check(command) != nil || slices.Contains([]string{"file.new", "file.quit", "view.fullscreen"}, command.ID) {
				continue
			}
			c.Focus(d.w.diagram)
			d.w.run(command)
			d.drain(0)
			if d.overlay() == nil {
				continue
			}
			opened++
			all := d.reach(command.Title, d.overlay())
			for i := range all {
				if d.overlay() == nil {
					d.w.run(command)
					d.drain(0)
					all = d.round()
				}
				c.Focus(all[i])
				d.key(fyne.KeyEscape)
				if d.overlay() != nil {
					t.Errorf("%s: Escape does not leave %T", command.Title, all[i])
					d.overlay().Hide()
				}
				if c.Focused() != fyne.Focusable(d.w.diagram) {
					t.Errorf("%s: after Escape %T has the strokes", command.Title, c.Focused())
				}
			}
		}
	}
	if opened < 20 {
		t.Errorf("only %d were opened", opened)
	}
}

// A list of choices in a form opens with Space; Escape closes the list and leaves the form, where it was.
func TestChoicesByKeyboard(t *testing.T) {
	d := talk(t)
	d.command("file.settings")
	d.tab()
	form, at := d.overlay(), d.w.win.Canvas().Focused()
	d.key(fyne.KeySpace)
	if d.overlay() == form {
		t.Fatal("Space opens no list")
	}
	d.key(fyne.KeyDown)
	d.key(fyne.KeyEscape)
	if d.overlay() != form || d.w.win.Canvas().Focused() != at {
		t.Errorf("after Escape %T has the strokes, in %T", d.w.win.Canvas().Focused(), d.overlay())
	}
	// Shift+Tab goes the way back.
	var there, back []fyne.Focusable
	for range 12 {
		there = append(there, d.w.win.Canvas().Focused())
		d.w.win.Canvas().FocusNext()
	}
	for range 12 {
		d.w.win.Canvas().FocusPrevious()
		back = append(back, d.w.win.Canvas().Focused())
	}
	slices.Reverse(back)
	if !slices.Equal(there, back) {
		t.Errorf("there %v, back %v", there, back)
	}
}

// The inspector: Tab goes round all its fields, lists, buttons and headings, and Escape leads from each to the diagram.
func TestInspectorByKeyboard(t *testing.T) {
	d := full(t)
	c := d.w.win.Canvas()
	for _, what := range []string{"a statement", "a step"} {
		d.command("view.inspector")
		all := d.reach("the inspector of "+what, d.w.inspector.Object())
		for _, f := range all {
			c.Focus(f)
			d.key(fyne.KeyEscape)
			if c.Focused() != fyne.Focusable(d.w.diagram) {
				t.Errorf("%s: Escape leads from %T to %T", what, f, c.Focused())
			}
			c.Focus(f)
			d.key(fyne.KeyF6)
			if c.Focused() != fyne.Focusable(d.w.outline) {
				t.Errorf("%s: F6 leads from %T to %T", what, f, c.Focused())
			}
		}
		c.Focus(d.w.diagram)
		d.key(fyne.KeyS)
		d.settle()
	}
}

// The window itself: F6 goes through the panes, Escape to the toolbar, Ctrl+F and Ctrl+Shift+F to the bars, and nothing
// that can have strokes is left out.
func TestWindowByKeyboard(t *testing.T) {
	d := full(t)
	c := d.w.win.Canvas()
	reached := map[fyne.Focusable]bool{}
	at := func(what string, want fyne.Focusable) {
		t.Helper()
		if c.Focused() != want {
			t.Fatalf("%s leads to %T", what, c.Focused())
		}
		reached[want] = true
	}
	framed := func(want workspace.Pane) {
		t.Helper()
		for p, f := range d.w.frames {
			on := f.line.FillColor == skin.Color(d.w.palette, scene.Focus) && f.thick >= 2
			if on != (p == want) {
				t.Errorf("the frame of pane %v is on: %v", p, on)
			}
		}
	}
	at("at first, it", d.w.diagram)
	framed(workspace.MapPane)
	d.key(fyne.KeyF6)
	framed(workspace.InspectorPane)
	for _, f := range d.round() {
		reached[f] = true
	}
	d.key(fyne.KeyF6)
	at("F6", d.w.outline)
	framed(workspace.OutlinePane)
	d.key(fyne.KeyF6)
	at("F6", d.w.diagram)
	d.command("view.previouspane")
	at("Shift+F6", d.w.outline)
	d.key(fyne.KeyEscape)
	at("Escape in the outline", d.w.toolbar)
	framed(noPane) // one place is marked, not two
	for range d.w.toolbar.tools {
		if !d.ringed(d.w.toolbar) {
			t.Error("no ring in the toolbar")
		}
		d.tab()
		at("Tab in the toolbar", d.w.toolbar)
	}
	d.key(fyne.KeyEscape)
	at("Escape in the toolbar", d.w.diagram)
	framed(workspace.MapPane)

	d.command("view.filter")
	at("the filter", d.w.filter.entry)
	if !d.ringed(d.w.filter.entry) {
		t.Error("no ring around the field of the filter")
	}
	d.key(fyne.KeyF6)
	at("F6 in the filter", d.w.diagram)
	d.command("go.find")
	at("Find", d.w.findBar.entry)
	if !d.ringed(d.w.findBar.entry) {
		t.Error("no ring around the field of the search")
	}
	for _, f := range controls(d.w.win.Content()) {
		if !reached[f] {
			t.Errorf("no key leads to %T", f)
		}
	}
	d.key(fyne.KeyTab)
	at("Tab in the search", d.w.diagram)
	d.command("go.find")
	d.key(fyne.KeyEscape)
	at("Escape in the search", d.w.diagram)
	d.command("view.filter")
	d.key(fyne.KeyEscape)
	at("Escape in the filter", d.w.diagram)
	for _, o := range []fyne.CanvasObject{d.w.filter, d.w.findBar.object} {
		if o.Visible() {
			t.Errorf("%T is still open", o)
		}
	}
}

// The chips of the filter bar: the arrows go to each, and a ring says where.
func TestFilterChipsByKeyboard(t *testing.T) {
	d := full(t)
	d.command("view.filter")
	all := d.w.ws.FilterBar(1000, 2000).Chips
	seen := map[string]bool{}
	here := func() (words string) {
		for _, c := range d.w.ws.FilterBar(1000, 2000).Chips {
			if c.Here {
				words = c.Words
			}
		}
		return words
	}
	for range all {
		d.key(fyne.KeyLeft)
	}
	for range all {
		seen[here()] = true
		rings := 0
		for _, o := range d.w.filter.objects {
			if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth >= skin.RingWidth(d.w.palette) {
				rings++
			}
		}
		if rings != 1 {
			t.Errorf("%d rings while keys go to %q", rings, here())
		}
		d.key(fyne.KeyRight)
	}
	for _, c := range all {
		if !seen[c.Words] {
			t.Errorf("the arrows do not lead to %q", c.Words)
		}
	}
}

// Nothing is in the way of somebody without a pointer: the line of the first start goes with Escape.
func TestEscapePutsTheFirstLineAway(t *testing.T) {
	d := newDesk(t)
	d.open(func(ctx context.Context) (library.Opened, error) {
		return d.lib.OpenSample(ctx, d.lib.Samples()[0].Name)
	})
	d.shows("the strip", d.w.strip.object, "real paper")
	d.key(fyne.KeyEscape)
	if d.w.strip.object.Visible() {
		t.Error("it is still there")
	}
	d.key(fyne.KeyEscape)
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.toolbar) {
		t.Errorf("%T has the strokes", d.w.win.Canvas().Focused())
	}
}
