// Package typing has the text field for typing in a box, and the toolkit's own with a fault of it mended, for all places
// where sentences are typed.
//
// A field that breaks lines at words has no line for a space at the very end of a text that just filled its line. The
// caret falls back before that space, and what is typed next lands there: "make of" and "the" become "make ofthe ".
package typing

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field. Types that embed it override the Typed methods as those of widget.Entry, and call these.
type Entry struct {
	widget.Entry
	behind bool // the caret belongs behind the last space, whatever the toolkit says
}

// TypedRune types a character.
func (e *Entry) TypedRune(r rune) {
	e.mend()
	want := e.CursorTextOffset() + 1
	if e.SelectedText() != "" {
		want = -1
	}
	e.Entry.TypedRune(r)
	e.look(want)
}

// TypedKey moves the caret or edits.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	e.mend()
	want := -1
	if ev.Name == fyne.KeyBackspace && e.SelectedText() == "" {
		want = e.CursorTextOffset() - 1
	}
	e.Entry.TypedKey(ev)
	e.look(want)
}

// TypedShortcut pastes, copies, selects, undoes.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	e.mend()
	e.Entry.TypedShortcut(s)
}

// mend puts the caret behind the last space, if it belongs there.
func (e *Entry) mend() {
	if e.behind && len([]rune(e.Text))-e.CursorTextOffset() == 1 {
		e.CursorColumn++
	}
	e.behind = false
}

// look notes that the caret should be at the end of the text and is before its last space.
func (e *Entry) look(want int) {
	text := []rune(e.Text)
	e.behind = want > 0 && want == len(text) && unicode.IsSpace(text[want-1]) && e.CursorTextOffset() == want-1
}
