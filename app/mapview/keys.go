package mapview

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/app/typing"
	"warrant/internal/workspace"
)

// keyboard turns what the toolkit reports into strokes, each exactly once.
//
// A key that writes something is reported twice: when it goes down, and again with the character it wrote. It counts
// with the character, the last of the two: otherwise a key that opens a field would leave its own character in it. A
// character whose key went down elsewhere, as in a dialog that closed at that, is no stroke.
//
// Letters count as what they write. Those of other alphabets have no name, and count as what stands at their place on a
// Latin keyboard; so do the signs that such a keyboard has there, as the Greek one has a semicolon at the place of Q.
//
// A held key is reported again and again. It repeats what moves and zooms, and does nothing else twice.
type keyboard struct {
	pending *workspace.Key // went down, its character is still to come
	placed  bool           // it is named by its place
	foreign bool           // the last letter was of another alphabet
	presses typing.Presses
	codes   scanCodes
}

func newKeyboard() keyboard { return keyboard{codes: systemCodes()} }

// named are the keys that write nothing.
var named = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Escape", fyne.KeyTab: "Tab",
	fyne.KeyDelete: "Delete", fyne.KeyBackspace: "Backspace",
	fyne.KeyUp: "Up", fyne.KeyDown: "Down", fyne.KeyLeft: "Left", fyne.KeyRight: "Right",
	fyne.KeyHome: "Home", fyne.KeyEnd: "End", fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown",
	fyne.KeyF1: "F1", fyne.KeyF2: "F2", fyne.KeyF3: "F3", fyne.KeyF4: "F4", fyne.KeyF5: "F5", fyne.KeyF6: "F6",
	fyne.KeyF7: "F7", fyne.KeyF8: "F8", fyne.KeyF9: "F9", fyne.KeyF10: "F10", fyne.KeyF11: "F11", fyne.KeyF12: "F12",
}

// writing returns the name of a key that writes something, empty for one that has no meaning here.
func writing(name fyne.KeyName) string {
	if name == fyne.KeySpace {
		return "Space"
	}
	if len(name) == 1 && (name[0] >= 'A' && name[0] <= 'Z' || name[0] >= '0' && name[0] <= '9') {
		return string(name)
	}
	return ""
}

// down takes a key that went down and returns its stroke if it is complete.
func (k *keyboard) down(ev *fyne.KeyEvent, held fyne.KeyModifier) (workspace.Key, bool) {
	k.pending = nil
	k.codes.learn(ev)
	pressed := k.presses.Take()
	stroke := workspace.Key{Shift: held&fyne.KeyModifierShift != 0}
	if stroke.Name = named[ev.Name]; stroke.Name != "" {
		return stroke, pressed || repeats(stroke)
	}
	stroke.Name = writing(ev.Name)
	if k.placed = ev.Name == fyne.KeyUnknown || k.foreign && stroke.Name == ""; k.placed {
		stroke.Name = k.codes.letter(ev.Physical.ScanCode)
	}
	if stroke.Name != "" && (pressed || repeats(stroke)) {
		k.pending = &stroke
	}
	return workspace.Key{}, false
}

// repeats reports whether a held key counts again: those that move and zoom.
func repeats(k workspace.Key) bool {
	switch k.Name {
	case "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Z":
		return !k.Ctrl && !k.Alt
	}
	return false
}

// char takes a character and returns the stroke that it completes.
func (k *keyboard) char(r rune) (workspace.Key, bool) {
	if unicode.IsLetter(r) && !unicode.Is(unicode.Common, r) {
		k.foreign = !unicode.Is(unicode.Latin, r)
	}
	if r == '?' { // wherever it is on the keyboard
		k.pending = nil
		return workspace.Key{Name: "F1"}, true
	}
	if k.pending == nil {
		return workspace.Key{}, false
	}
	stroke := *k.pending
	k.pending = nil
	return stroke, !k.placed || k.foreign // an é is not what stands at its place elsewhere
}

// together takes a key held together with others and returns its stroke.
func (k *keyboard) together(s fyne.Shortcut) (workspace.Key, bool) {
	k.reset()
	pressed := k.presses.Take()
	stroke, ok := shortcut(s)
	return stroke, ok && (pressed || repeats(stroke))
}

// reset forgets a key whose character will not come here.
func (k *keyboard) reset() { k.pending = nil }

// shortcut returns the stroke of a shortcut; the toolkit has types of its own for some.
func shortcut(s fyne.Shortcut) (workspace.Key, bool) {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		return workspace.Key{Name: "C", Ctrl: true}, true
	case *fyne.ShortcutPaste:
		return workspace.Key{Name: "V", Ctrl: true}, true
	case *fyne.ShortcutCut:
		if s.Secondary { // it is how Shift+Delete is reported
			return workspace.Key{Name: "Delete", Shift: true}, true
		}
		return workspace.Key{Name: "X", Ctrl: true}, true
	case *fyne.ShortcutUndo:
		return workspace.Key{Name: "Z", Ctrl: true}, true
	case *fyne.ShortcutRedo:
		return workspace.Key{Name: "Y", Ctrl: true}, true
	case *fyne.ShortcutSelectAll:
		return workspace.Key{Name: "A", Ctrl: true}, true
	case *desktop.CustomShortcut:
		return combined(s)
	}
	return workspace.Key{}, false
}

// combined returns the stroke of a key held together with others.
func combined(s *desktop.CustomShortcut) (workspace.Key, bool) {
	name := named[s.KeyName]
	if name == "" {
		name = writing(s.KeyName)
	}
	known := fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift | fyne.KeyModifierAlt
	if name == "" || s.Modifier&^known != 0 {
		return workspace.Key{}, false
	}
	return workspace.Key{
		Name:  name,
		Ctrl:  s.Modifier&fyne.KeyModifierShortcutDefault != 0,
		Shift: s.Modifier&fyne.KeyModifierShift != 0,
		Alt:   s.Modifier&fyne.KeyModifierAlt != 0,
	}, true
}
