package typing

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Hooks are what a field asks of the pane that it stands in.
type Hooks struct {
	Finish func(then workspace.Finish) // a stroke that ends typing; where it is refused the field stays open
	Cancel func()                      // Escape
	Left   func()                      // strokes go elsewhere now: the user went there, and nothing else tells of it
	Gained func()                      // strokes come here

	Canvas func() fyne.Canvas // where the pane is shown, or nil
	Shift  func() bool        // Shift is held
	Later  func(func())       // after what is going on now
}

// Field is the text field for typing in a box, wherever the box is shown. It knows the strokes that end typing; all others
// are the toolkit's.
type Field struct {
	Entry
	hooks Hooks
	rows  int
	menu  bool // its own menu is open and has the focus for now

	presses Presses
	skip    bool // the next character is of a key that went down before the field was there
}

// NewField returns a field with a text.
func NewField(text, placeholder string, hooks Hooks) *Field {
	f := &Field{hooks: hooks, rows: 1}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.Text, f.PlaceHolder = text, placeholder
	f.ExtendBaseWidget(f)
	f.SetMinRowsVisible(1)
	return f
}

// ToEnd puts the caret behind the text. Its place is counted in lines as they are broken, hence the field must have its
// width; the toolkit cuts too large numbers down.
func (f *Field) ToEnd() {
	f.CursorRow, f.CursorColumn = math.MaxInt32, math.MaxInt32
	f.Refresh()
}

// Blank reports whether nothing but spaces was typed.
func (f *Field) Blank() bool { return strings.TrimSpace(f.Text) == "" }

// Fit makes the field high enough for its text, broken at a width, and reports whether that changed it.
func (f *Field) Fit(fonts scene.Measurer, width, size float64) bool {
	text := f.Text
	if text == "" {
		text = f.PlaceHolder
	}
	rows := max(len(fonts.Wrap(text, size, false, math.Max(width, 40))), f.CursorRow+1, 1)
	if rows == f.rows {
		return false
	}
	f.rows = rows
	f.SetMinRowsVisible(rows)
	return true
}

// AcceptsTab keeps Tab, which ends typing.
func (f *Field) AcceptsTab() bool { return true }

// KeyDown notes that a key went down.
func (f *Field) KeyDown(ev *fyne.KeyEvent) {
	f.presses.Down()
	f.skip = false
	f.Entry.KeyDown(ev)
}

// TypedRune types a character, unless it is of the key that opened the field and is still held.
func (f *Field) TypedRune(r rune) {
	if f.skip {
		f.skip = false
		return
	}
	f.Entry.TypedRune(r)
}

// TypedKey ends typing, or types. Held keys type, and end nothing.
func (f *Field) TypedKey(ev *fyne.KeyEvent) {
	pressed := f.presses.Take()
	if f.skip = !pressed && !f.presses.Begun(); f.skip {
		return
	}
	shift := f.hooks.Shift()
	var end func()
	switch {
	case ev.Name == fyne.KeyEscape:
		end = f.hooks.Cancel
	case ev.Name == fyne.KeyTab && shift:
		end = f.finish(workspace.ThenPremiseBefore)
	case ev.Name == fyne.KeyTab:
		end = f.finish(workspace.ThenPremise)
	case enter(ev.Name) && shift:
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn, Physical: ev.Physical})
		return
	case enter(ev.Name):
		end = f.finish(workspace.FinishOnly)
	case ev.Name == fyne.KeyF6:
		end = func() { f.goOn(ev) }
	default:
		f.Entry.TypedKey(ev)
		return
	}
	if pressed {
		end()
	}
}

func (f *Field) finish(then workspace.Finish) func() { return func() { f.hooks.Finish(then) } }

// goOn finishes typing and gives the key to what has the focus then, as one that went down there.
func (f *Field) goOn(ev *fyne.KeyEvent) {
	f.hooks.Finish(workspace.FinishOnly)
	at := f.hooks.Canvas().Focused()
	if at == nil || at == fyne.Focusable(f) { // refused
		return
	}
	if k, ok := at.(desktop.Keyable); ok {
		k.KeyDown(ev)
	}
	at.TypedKey(ev)
}

func enter(k fyne.KeyName) bool { return k == fyne.KeyReturn || k == fyne.KeyEnter }

// TypedShortcut ends typing, edits the text, or is passed on to the window, which the toolkit does only where nothing has
// the focus.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	pressed := f.presses.Take()
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		f.Entry.TypedShortcut(s)
		return
	}
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	switch {
	case enter(c.KeyName) && !pressed:
	case enter(c.KeyName) && c.Modifier == ctrl:
		f.hooks.Finish(workspace.ThenReason)
	case enter(c.KeyName) && c.Modifier == ctrl|shift:
		f.hooks.Finish(workspace.ThenObjection)
	case c.KeyName == fyne.KeyZ && c.Modifier == ctrl|shift:
		f.Redo()
	case editing[c.KeyName]:
		f.Entry.TypedShortcut(s)
	case (c.KeyName == fyne.KeyB || c.KeyName == fyne.KeyI) && c.Modifier == ctrl:
		// Whoever writes expects bold and italic words, which there are none of; a command would be a surprise.
	default:
		if window, ok := f.hooks.Canvas().(fyne.Shortcutable); ok {
			window.TypedShortcut(s)
		}
	}
}

// editing are the keys that move or delete by words when held together with others.
var editing = map[fyne.KeyName]bool{
	fyne.KeyLeft: true, fyne.KeyRight: true, fyne.KeyBackspace: true, fyne.KeyDelete: true,
}

// TappedSecondary opens the toolkit's menu, which takes the focus without the user going elsewhere.
func (f *Field) TappedSecondary(ev *fyne.PointEvent) {
	f.menu = true
	f.Entry.TappedSecondary(ev)
}

// FocusGained shows the caret.
func (f *Field) FocusGained() {
	f.menu = false
	f.Entry.FocusGained()
	f.hooks.Gained()
}

// FocusLost tells that the user went elsewhere. Whether they did shows only afterwards: the toolkit calls it too when the
// whole window loses the focus, and then the field stays open.
func (f *Field) FocusLost() {
	f.Entry.FocusLost()
	f.hooks.Later(func() {
		if c := f.hooks.Canvas(); c != nil && !f.menu && c.Focused() != fyne.Focusable(f) {
			f.hooks.Left()
		}
	})
}
