package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ fyne.Focusable    = (*Map)(nil)
	_ fyne.Tabbable     = (*Map)(nil)
	_ fyne.Shortcutable = (*Map)(nil)
	_ desktop.Keyable   = (*Map)(nil)
)

// FocusGained is called by the toolkit when strokes go to the diagram.
func (m *Map) FocusGained() { m.setFocused(true) }

// FocusLost is called by the toolkit when strokes go elsewhere.
func (m *Map) FocusLost() { m.setFocused(false) }

func (m *Map) setFocused(on bool) {
	m.keys.reset()
	m.focused = on
	m.repaint()
	m.host.FocusChanged(on)
}

// AcceptsTab keeps Tab from moving on to the next widget.
func (m *Map) AcceptsTab() bool { return true }

// KeyDown notes that a key went down, which its stroke follows; with some a drop means something else.
func (m *Map) KeyDown(*fyne.KeyEvent) {
	m.keys.presses.Down()
	m.follow()
}

// KeyUp tells a drag that a key is no longer held.
func (m *Map) KeyUp(*fyne.KeyEvent) { m.follow() }

// TypedKey takes a key that went down.
func (m *Map) TypedKey(ev *fyne.KeyEvent) {
	stroke, ok := m.keys.down(ev, m.modifiers())
	if ok && !m.host.Hold(func(to fyne.Focusable) { strike(to, ev) }) {
		m.host.Key(stroke)
	}
}

// TypedRune takes the character of a key that went down before.
func (m *Map) TypedRune(r rune) {
	stroke, ok := m.keys.char(r)
	if !m.host.Hold(func(to fyne.Focusable) { to.TypedRune(r) }) && ok {
		m.host.Key(stroke)
	}
}

// TypedShortcut takes a key held together with others. What the host does not use may be a shortcut of the window.
func (m *Map) TypedShortcut(s fyne.Shortcut) {
	if stroke, ok := m.keys.together(s); ok {
		held := m.host.Hold(func(to fyne.Focusable) {
			if to, ok := to.(fyne.Shortcutable); ok {
				goDown(to, &fyne.KeyEvent{})
				to.TypedShortcut(s)
			}
		})
		if held || m.host.Key(stroke) {
			return
		}
	}
	m.passOn(s)
}

// strike does what the toolkit does when a key is struck.
func strike(at fyne.Focusable, ev *fyne.KeyEvent) {
	goDown(at, ev)
	at.TypedKey(ev)
}

func goDown(at any, ev *fyne.KeyEvent) {
	if at, ok := at.(desktop.Keyable); ok {
		at.KeyDown(ev)
	}
}

// Forget drops what is remembered of the map that was shown: another one is shown now.
func (m *Map) Forget() { m.kept = kept{} }

// passOn gives a shortcut to the window, which the toolkit does only where nothing has the focus.
func (m *Map) passOn(s fyne.Shortcut) {
	if c, ok := m.canvas().(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// takeFocus sends further strokes to the diagram.
func (m *Map) takeFocus() {
	if c := m.canvas(); c != nil {
		c.Focus(m)
	}
}
