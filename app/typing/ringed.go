package typing

import (
	"fyne.io/fyne/v2"

	"warrant/app/skin"
)

// Ringed is a text field with a ring around it while strokes go to it. Types that embed it call its FocusGained and
// FocusLost where they have their own.
type Ringed struct {
	Entry
	ring skin.Ring
}

// CreateRenderer makes the toolkit's side of the field.
func (e *Ringed) CreateRenderer() fyne.WidgetRenderer {
	return e.ring.Around(e.Theme, e.Entry.CreateRenderer())
}

// FocusGained shows the caret and the ring.
func (e *Ringed) FocusGained() {
	e.ring.Show(true)
	e.Entry.FocusGained()
}

// FocusLost takes both away.
func (e *Ringed) FocusLost() {
	e.ring.Show(false)
	e.Entry.FocusLost()
}
