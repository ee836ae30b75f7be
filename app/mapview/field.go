package mapview

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/workspace"
)

// field is the text field of the entry card. It knows the strokes that end typing; all others are the toolkit's.
type field struct {
	widget.Entry
	m    *Map
	rows int
	menu bool // its own menu is open and has the focus for now
}

func newField(m *Map, entry workspace.EntryCard) *field {
	f := &field{m: m, rows: 1}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.Text, f.PlaceHolder = entry.Text, entry.Placeholder
	f.ExtendBaseWidget(f)
	f.SetMinRowsVisible(1)
	return f
}

// toEnd puts the caret behind the text. Its place is counted in lines as they are broken, hence the field must have its
// width; the toolkit cuts too large numbers down.
func (f *field) toEnd() {
	f.CursorRow, f.CursorColumn = math.MaxInt32, math.MaxInt32
	f.Refresh()
}

func (f *field) blank() bool { return strings.TrimSpace(f.Text) == "" }

// AcceptsTab keeps Tab, which ends typing.
func (f *field) AcceptsTab() bool { return true }

// TypedKey ends typing, or types.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	shift := f.m.modifiers()&fyne.KeyModifierShift != 0
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if shift {
			f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn, Physical: ev.Physical})
			return
		}
		f.finish(workspace.FinishOnly)
	case fyne.KeyEscape:
		f.m.host.Cancel(f.Text)
		f.m.Refresh()
	case fyne.KeyTab:
		if shift {
			f.finish(workspace.ThenPremiseBefore)
			return
		}
		f.finish(workspace.ThenPremise)
	default:
		f.Entry.TypedKey(ev)
	}
}

// TypedShortcut ends typing, edits the text, or is passed on to the window.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		f.Entry.TypedShortcut(s)
		return
	}
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	enter := c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter
	switch {
	case enter && c.Modifier == ctrl:
		f.finish(workspace.ThenReason)
	case enter && c.Modifier == ctrl|shift:
		f.finish(workspace.ThenObjection)
	case c.KeyName == fyne.KeyZ && c.Modifier == ctrl|shift:
		f.Redo()
	case editing[c.KeyName]:
		f.Entry.TypedShortcut(s)
	default:
		f.m.passOn(s)
	}
}

// editing are the keys that move or delete by words when held together with others.
var editing = map[fyne.KeyName]bool{
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyBackspace: true, fyne.KeyDelete: true,
}

// finish ends typing. On an error the host has said why, and the field stays as it is.
func (f *field) finish(then workspace.Finish) {
	if f.m.host.Finish(f.Text, then) == nil {
		f.m.Refresh()
	}
}

// TappedSecondary opens the toolkit's menu, which takes the focus without the user going elsewhere.
func (f *field) TappedSecondary(ev *fyne.PointEvent) {
	f.menu = true
	f.Entry.TappedSecondary(ev)
}

// FocusGained shows the caret.
func (f *field) FocusGained() {
	f.menu = false
	f.Entry.FocusGained()
}

// FocusLost ends typing where the user went elsewhere. Whether they did shows only afterwards: the toolkit calls it too
// when the whole window loses the focus, and then the field stays open.
func (f *field) FocusLost() {
	f.Entry.FocusLost()
	f.m.later(func() {
		c := f.m.canvas()
		if f.m.card == nil || f.m.card.field != f || f.menu || c == nil || c.Focused() == fyne.Focusable(f) {
			return
		}
		f.m.endEntry(f.m.card)
	})
}

// rowsIn returns how many lines the text takes in a width.
func (f *field) rowsIn(width, size float64) int {
	text := f.Text
	if text == "" {
		text = f.PlaceHolder
	}
	rows := 1
	if fonts, err := skin.Fonts(); err == nil {
		rows = len(fonts.Wrap(text, size, false, math.Max(width, 40)))
	}
	return max(rows, f.CursorRow+1)
}

// setRows makes the field high enough for that many lines.
func (f *field) setRows(n int) {
	if n != f.rows {
		f.rows = n
		f.SetMinRowsVisible(n)
	}
}
