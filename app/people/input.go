package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// wheelSpeed is how many pixels the rows move for one that the toolkit reports.
const wheelSpeed = 2

// MouseDown chooses a row, without waiting whether a second click follows, or does what is written below the rows.
func (p *Pane) MouseDown(ev *desktop.MouseEvent) {
	p.onBar = ev.Position.X > p.size.Width-barWidth && ev.Position.Y < p.listHeight() && p.height > p.listHeight()
	p.onActs = ev.Position.Y >= p.listHeight()
	if p.onBar {
		return
	}
	p.TakeFocus()
	if p.onActs {
		if a, ok := p.actAt(ev.Position.Y); ok && ev.Button == desktop.MouseButtonPrimary {
			p.host.Do(a.ID)
		}
		return
	}
	r, ok := p.rowAt(ev.Position.Y)
	if !ok {
		return
	}
	p.host.Choose(r.row.Key)
	if ev.Button == desktop.MouseButtonSecondary {
		p.host.Menu(r.row.Key, ev.AbsolutePosition)
	}
}

// MouseUp has nothing to do.
func (p *Pane) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped changes what was chosen, or adds.
func (p *Pane) DoubleTapped(ev *fyne.PointEvent) {
	if p.onBar || p.onActs {
		return
	}
	if r, ok := p.rowAt(ev.Position.Y); ok {
		p.host.Activate(r.row.Key)
	}
}

// Scrolled moves the rows.
func (p *Pane) Scrolled(ev *fyne.ScrollEvent) { p.scrollTo(p.offset - ev.Scrolled.DY*wheelSpeed) }

// Dragged moves the scroll bar's handle.
func (p *Pane) Dragged(ev *fyne.DragEvent) {
	if !p.onBar {
		return
	}
	_, h := p.bar()
	p.scrollTo(p.offset + ev.Dragged.DY*(p.height-p.listHeight())/max(p.listHeight()-h, 1))
}

// DragEnd has nothing to do.
func (p *Pane) DragEnd() {}

// TakeFocus sends further strokes to the pane.
func (p *Pane) TakeFocus() {
	if c := p.canvas(); c != nil {
		c.Focus(p)
	}
}

// FocusGained is called by the toolkit when strokes go to the pane.
func (p *Pane) FocusGained() { p.setFocused(true) }

// FocusLost is called by the toolkit when strokes go elsewhere.
func (p *Pane) FocusLost() { p.setFocused(false) }

func (p *Pane) setFocused(on bool) {
	p.focused = on
	p.repaint()
	p.host.FocusChanged(on)
}

// AcceptsTab keeps Tab, which goes to the other list.
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
