package mainwin

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/internal/workspace"
)

// word is a text as it stands in a part of the window.
type word struct {
	text     string
	from, to fyne.Position
}

// wordsIn returns what is written in a part of the window, and where in it.
func wordsIn(part fyne.CanvasObject) (all []word) {
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	inside(part, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			at := place(t).Subtract(place(part))
			all = append(all, word{t.Text, at, at.AddXY(t.MinSize().Width, t.MinSize().Height)})
		}
	})
	return all
}

// nothingCut checks that what the bars of the window write stays inside of them, and nothing lies over something else.
func (d *desk) nothingCut(size fyne.Size) {
	d.t.Helper()
	for name, part := range map[string]fyne.CanvasObject{
		"toolbar": d.w.toolbar, "status line": d.w.status, "filter bar": d.w.filter, "search bar": d.w.findBar.object,
	} {
		all := wordsIn(part)
		if len(all) == 0 && part.Visible() && (name == "status line" || name == "filter bar") {
			d.t.Errorf("%v: nothing is written in the %s", size, name)
		}
		for i, a := range all {
			if bounds := part.Size(); a.from.X < 0 || a.from.Y < -1 || a.to.X > bounds.Width+1 || a.to.Y > bounds.Height+2 {
				d.t.Errorf("%v: %q leaves the %s of %v: %v to %v", size, a.text, name, bounds, a.from, a.to)
			}
			for _, b := range all[:i] {
				if a.from.X < b.to.X-1 && b.from.X < a.to.X-1 && a.from.Y < b.to.Y-4 && b.from.Y < a.to.Y-4 {
					d.t.Errorf("%v: %q and %q lie over each other in the %s", size, a.text, b.text, name)
				}
			}
		}
	}
}

// At 200 % a window has half as many pixels for twice as large texts: what is so in a small window at 100 % is so in one
// of twice the size at 200 %. In none is anything cut off or written over something else.
func TestNothingIsCutInSmallWindows(t *testing.T) {
	for _, size := range []fyne.Size{fyne.NewSize(1400, 900), fyne.NewSize(960, 600), fyne.NewSize(700, 450), fyne.NewSize(640, 360)} {
		d := newDesk(t)
		d.sample()
		d.w.win.Resize(size)
		d.settle()
		d.command("view.filter")
		d.typed("Critics")
		d.key(fyne.KeyReturn)
		d.w.goTo(workspace.MapPane)
		d.key(fyne.KeyK) // the line says so, with Undo
		d.settle()
		if st := d.w.ws.Status(); st.Filter == "" || !st.Message.Undo {
			t.Fatalf("%v: %+v", size, st)
		}
		d.nothingCut(size)
		d.command("go.find")
		d.typed("soviet")
		d.settle()
		d.nothingCut(size)
		for _, c := range d.w.ws.FilterBar(float64(d.w.filter.Size().Width), float64(d.w.strip.column.Size().Height)).Chips {
			if c.Rect.X < 0 || c.Rect.Right() > float64(d.w.filter.Size().Width) || c.Rect.H < 24 || c.Rect.W < 24 {
				t.Errorf("%v: the chip %q stands at %v", size, c.Words, c.Rect)
			}
			if c.Mark == workspace.NoMark && d.w.o.Fonts.Width(c.Words, workspace.BarText, false)+d.w.o.Fonts.Width(c.Count, workspace.BarText, false) > c.Rect.W {
				t.Errorf("%v: %q is wider than its chip", size, c.Words)
			}
		}
	}
}
