package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

// press is where the main button went down.
type press struct {
	onBar, onEntry, onTriangle bool
	of                         argmap.Ref // the row, if it can be dragged
	at                         fyne.Position
	now                        fyne.Position // of a drag
	dragging                   bool
}

// dragStarts is how far the pointer must go before a row follows, in pixels.
const dragStarts = 6

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
	case r.row.HasBelow && ev.Position.X >= r.x-triangleRoom && ev.Position.X < r.x+triangle:
		p.press.onTriangle = true
		p.host.Fold(r.row.Of)
	default:
		if r.row.Kind != workspace.LinkRow {
			p.press.of, p.press.at = r.row.Of, ev.Position
		}
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

// Dragged moves the scroll bar's handle, or the row that was pressed.
func (p *Pane) Dragged(ev *fyne.DragEvent) {
	if !p.press.of.IsZero() {
		p.dragRow(ev.Position)
		return
	}
	if !p.press.onBar || p.height <= p.size.Height {
		return
	}
	_, h := p.bar()
	p.scrollTo(p.offset + ev.Dragged.DY*(p.height-p.size.Height)/max(p.size.Height-h, 1))
}

// dragRow lets a row follow the pointer.
func (p *Pane) dragRow(at fyne.Position) {
	if !p.press.dragging {
		by := at.Subtract(p.press.at)
		if by.X*by.X+by.Y*by.Y < dragStarts*dragStarts {
			return
		}
		p.press.dragging = true
		p.host.StartDrag(p.press.of)
	}
	p.press.now = at
	p.follow()
}

// follow tells where a drag is and which keys are held with it, which may change while the pointer rests.
func (p *Pane) follow() {
	if p.press.dragging {
		held := p.modifiers()
		p.host.DragTo(p.press.now, held&fyne.KeyModifierShift != 0, held&fyne.KeyModifierShortcutDefault != 0)
	}
}

// DragEnd drops what was dragged.
func (p *Pane) DragEnd() {
	if p.press.dragging {
		p.follow()
		p.press = press{}
		p.host.Drop()
	}
}

// scrolls is how near to the top or the bottom of the pane the rows go on while something is held there, in pixels.
const scrolls = 28

// HoldAt moves the rows on while something is held at a height near the top or the bottom; it reports whether they moved.
func (p *Pane) HoldAt(y float32) bool {
	before := p.offset
	switch {
	case y < scrolls:
		p.scrollTo(p.offset - (scrolls-y)/3)
	case y > p.size.Height-scrolls:
		p.scrollTo(p.offset + (y-p.size.Height+scrolls)/3)
	}
	return p.offset != before
}

// RowAt returns the row at a height of the pane, and how far down in it that is, from 0 to 1.
func (p *Pane) RowAt(y float32) (of argmap.Ref, part float64, ok bool) {
	r, ok := p.at(y)
	if !ok || r.row.Kind == workspace.LinkRow {
		return argmap.Ref{}, 0, false
	}
	return r.row.Of, float64((y + p.offset - r.y) / r.h), true
}

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

// KeyDown notes that a key went down, which its stroke follows; with some a drop means something else.
func (p *Pane) KeyDown(ev *fyne.KeyEvent) {
	p.strokes.KeyDown(ev)
	p.follow()
}

// KeyUp tells a drag that a key is no longer held.
func (p *Pane) KeyUp(*fyne.KeyEvent) { p.follow() }

// TypedKey takes a key that went down.
func (p *Pane) TypedKey(ev *fyne.KeyEvent) { p.strokes.TypedKey(ev) }

// TypedRune takes the character of a key that went down before.
func (p *Pane) TypedRune(r rune) { p.strokes.TypedRune(r) }

// TypedShortcut takes a key held together with others.
func (p *Pane) TypedShortcut(s fyne.Shortcut) { p.strokes.TypedShortcut(s) }
