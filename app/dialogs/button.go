package dialogs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
)

// button is a button of something that floats above the window. Enter and Space press it, Escape closes what it is in,
// Ctrl+Enter carries that out.
type button struct {
	widget.Button
	escape, submit func()
	presses        typing.Presses
	ring           skin.Ring
}

func newButton(text string, do, escape, submit func()) *button {
	b := &button{escape: escape, submit: submit}
	b.Text, b.OnTapped = text, do
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer makes the toolkit's side of the button.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	return b.ring.Around(b.Theme, b.Button.CreateRenderer())
}

// FocusGained shows the ring.
func (b *button) FocusGained() {
	b.ring.Show(true)
	b.Button.FocusGained()
}

// FocusLost takes it away.
func (b *button) FocusLost() {
	b.ring.Show(false)
	b.Button.FocusLost()
}

// KeyDown notes that a key went down.
func (b *button) KeyDown(*fyne.KeyEvent) { b.presses.Down() }

// KeyUp does nothing.
func (b *button) KeyUp(*fyne.KeyEvent) {}

// TypedKey presses the button on Enter and Space; a key that is held from before presses nothing.
func (b *button) TypedKey(ev *fyne.KeyEvent) {
	pressed := b.presses.Take()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if pressed {
			b.OnTapped()
		}
	case fyne.KeyEscape:
		b.escape()
	}
}

// TypedShortcut carries out what the button is in on Ctrl+Enter.
func (b *button) TypedShortcut(s fyne.Shortcut) {
	if submits(s) {
		b.submit()
	}
}

// submits reports whether a shortcut is Ctrl+Enter.
func submits(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter)
}
