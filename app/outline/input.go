package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// press is where the main button went down.
type press struct{ onBar, onEntry, onTriangle bool }

// wheelSpeed is how many pixels the rows move for one that the toolkit reports.
const wheelSpeed = 2

// MouseDown selects, without waiting whether a second click follows.
func (p *Pane) MouseDown(ev *desktop.MouseEvent) {
	p.press = press{onBar: ev.Position.X > p.size.Width-barWidth && p.height > p.size.Height, onEntry: p.inEntry(ev.Position)}
	if p.press.onEntry {
		p.later(p.focusEntry)
		return
	}
	if p.press.onBar {
		return
	}
	if p.entry != nil && !p.endEntry(p.entry) {
		p.later(p.focusEntry)
		return
	}
	p.TakeFocus()
	r, ok := p.at(ev.Position.Y)
	if !ok {
		return
	}
	switch {
	case ev.Button == desktop.MouseButtonSecondary:
		p.host.Menu(r.row.Of, ev.AbsolutePosition)
	case r.row.HasBelow && ev.Position.X >= r.x-6 && ev.Position.X < r.x+triangle:
		p.press.onTriangle = true
		p.host.Fold(r.row.Of)
	default:
		p.host.Press(r.row.Of, ev.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0)
	}
}

// MouseUp has nothing to do.
func (p *Pane) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped edits.
func (p *Pane) DoubleTapped(ev *fyne.PointEvent) {
	if p.press.onBar || p.press.onEntry || p.press.onTriangle {
		return
	}
	if r, ok := p.at(ev.Position.Y); ok {
		p.host.Activate(r.row.Of)
	}
}

// Scrolled moves the rows.
func (p *Pane) Scrolled(ev *fyne.ScrollEvent) { p.scrollTo(p.offset - ev.Scrolled.DY*wheelSpeed) }

// Dragged moves the scroll bar's handle.
func (p *Pane) Dragged(ev *fyne.DragEvent) {
	if !p.press.onBar || p.height <= p.size.Height {
		return
	}
	_, h := p.bar()
	p.scrollTo(p.offset + ev.Dragged.DY*(p.height-p.size.Height)/max(p.size.Height-h, 1))
}

// DragEnd has nothing to do.
func (p *Pane) DragEnd() {}

// TakeFocus sends further strokes to the outline.
func (p *Pane) TakeFocus() {
	if c := p.canvas(); c != nil {
		c.Focus(p)
	}
}

// FocusGained is called by the toolkit when strokes go to the outline.
func (p *Pane) FocusGained() { p.setFocused(true) }

// FocusLost is called by the toolkit when strokes go elsewhere.
func (p *Pane) FocusLost() { p.setFocused(false) }

func (p *Pane) setFocused(on bool) {
	p.focused = on
	p.repaint()
	p.host.FocusChanged(on)
}

// AcceptsTab keeps Tab from moving on to the next widget.
func (p *Pane) AcceptsTab() bool { return true }

// KeyDown notes that a key went down, which its stroke follows.
func (p *Pane) KeyDown(ev *fyne.KeyEvent) { p.strokes.KeyDown(ev) }

// KeyUp has nothing to do.
func (p *Pane) KeyUp(*fyne.KeyEvent) {}

// TypedKey takes a key that went down.
func (p *Pane) TypedKey(ev *fyne.KeyEvent) { p.strokes.TypedKey(ev) }

// TypedRune takes the character of a key that went down before.
func (p *Pane) TypedRune(r rune) { p.strokes.TypedRune(r) }

// TypedShortcut takes a key held together with others.
func (p *Pane) TypedShortcut(s fyne.Shortcut) { p.strokes.TypedShortcut(s) }
