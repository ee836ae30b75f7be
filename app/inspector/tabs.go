package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// heldKeys returns the modifier keys that are down.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// tab sends strokes to the next thing in the pane that takes them, or with Shift to the one before. It goes round within
// the pane: in the others Tab adds to the map, which nobody wants who pressed it once too often here.
func (p *Pane) tab(from fyne.Focusable) {
	all := reachable(p.body, nil)
	c := fyne.CurrentApp().Driver().CanvasForObject(p.object)
	if len(all) == 0 || c == nil {
		return
	}
	back := p.modifiers()&fyne.KeyModifierShift != 0
	at := -1 // it may be a line that is gone
	for i, f := range all {
		if f == from {
			at = i
		}
	}
	switch {
	case !back:
		at = (at + 1) % len(all)
	case at <= 0:
		at = len(all) - 1
	default:
		at--
	}
	p.focus(all[at])
}

// focus sends strokes to a part of the pane and shows it.
func (p *Pane) focus(f fyne.Focusable) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.object); c != nil {
		c.Focus(f)
	}
	if o, ok := f.(fyne.CanvasObject); ok {
		p.reveal(o)
	}
}

// reachable adds what takes strokes in a part of the pane, from top to bottom.
func reachable(o fyne.CanvasObject, all []fyne.Focusable) []fyne.Focusable {
	if !o.Visible() {
		return all
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			all = reachable(c, all)
		}
	case *container.ThemeOverride:
		return reachable(o.Content, all)
	case fyne.Focusable:
		return append(all, o)
	}
	return all
}

// reveal scrolls by the least that shows a part of the pane.
func (p *Pane) reveal(o fyne.CanvasObject) {
	const margin = 30 // shows the caption above, and that it goes on below
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := place(o).Y - place(p.scroll.Content).Y
	at := max(p.scroll.Offset.Y, top+o.Size().Height+margin-p.scroll.Size().Height)
	at = min(at, max(top-margin, 0))
	if at != p.scroll.Offset.Y {
		p.scroll.ScrollToOffset(fyne.NewPos(0, at))
	}
}

// AcceptsTab keeps Tab, which goes to the next field, from the toolkit, which would type it.
func (f *field) AcceptsTab() bool { return true }

// AcceptsTab keeps Tab within the pane.
func (c *choice) AcceptsTab() bool { return true }

// AcceptsTab keeps Tab within the pane.
func (h *header) AcceptsTab() bool { return true }

// AcceptsTab keeps Tab within the pane.
func (b *button) AcceptsTab() bool { return true }

// AcceptsTab keeps Tab within the pane.
func (i *icon) AcceptsTab() bool { return true }
