package mapview

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/scene"
)

func TestStrokes(t *testing.T) {
	const shift = fyne.KeyModifierShift
	x11 := scanCodes{letters: pcLetters, offset: 8, learns: true}
	for name, c := range map[string]struct {
		codes scanCodes
		key   fyne.KeyName
		code  int
		held  fyne.KeyModifier
		char  rune
		want  string // empty: no stroke
	}{
		"letter":                {x11, fyne.KeyO, 32, 0, 'o', "O"},
		"Shift+letter":          {x11, fyne.KeyT, 28, shift, 'T', "Shift+T"},
		"Caps Lock":             {x11, fyne.KeyT, 28, 0, 'T', "T"},
		"digit":                 {x11, fyne.Key3, 12, 0, '3', "3"},
		"digit of AZERTY":       {x11, fyne.Key3, 12, 0, '"', "3"},
		"keypad digit":          {x11, fyne.Key3, 89, 0, '3', "3"},
		"space":                 {x11, fyne.KeySpace, 65, 0, ' ', "Space"},
		"Enter":                 {x11, fyne.KeyReturn, 36, 0, 0, "Enter"},
		"keypad Enter":          {x11, fyne.KeyEnter, 104, 0, 0, "Enter"},
		"Shift+Tab":             {x11, fyne.KeyTab, 23, shift, 0, "Shift+Tab"},
		"Shift+Up":              {x11, fyne.KeyUp, 111, shift, 0, "Shift+↑"},
		"Escape":                {x11, fyne.KeyEscape, 9, 0, 0, "Escape"},
		"PageDown":              {x11, fyne.KeyPageDown, 117, 0, 0, "PageDown"},
		"F4":                    {x11, fyne.KeyF4, 70, 0, 0, "F4"},
		"question mark":         {x11, fyne.KeySlash, 61, shift, '?', "F1"},
		"German question mark":  {x11, fyne.KeyUnknown, 20, shift, '?', "F1"},
		"Cyrillic":              {x11, fyne.KeyUnknown, 32, 0, 'щ', "O"},
		"Shift+Cyrillic":        {x11, fyne.KeyUnknown, 28, shift, 'Е', "Shift+T"},
		"Cyrillic on Wayland":   {scanCodes{letters: pcLetters}, fyne.KeyUnknown, 24, 0, 'щ', "O"},
		"Greek on macOS":        {scanCodes{letters: macLetters}, fyne.KeyUnknown, 31, 0, 'ο', "O"},
		"é of bépo":             {x11, fyne.KeyUnknown, 25, 0, 'é', ""},
		"no letter's place":     {x11, fyne.KeyUnknown, 47, 0, 'ж', ""},
		"punctuation":           {x11, fyne.KeySlash, 61, 0, '/', ""},
		"modifier":              {x11, desktop.KeyShiftLeft, 50, shift, 0, ""},
		"dead key, no char yet": {x11, fyne.KeyE, 26, 0, 0, ""},
		"char of another's key": {x11, "", -1, 0, 'o', ""},
	} {
		got := readStrokes(keyboard{codes: c.codes}, c.key, c.code, c.held, c.char)
		if len(got) > 1 || len(got) == 1 != (c.want != "") || len(got) == 1 && got[0] != c.want {
			t.Errorf("%s: strokes %q, not %q", name, got, c.want)
		}
	}
}

// readStrokes returns the strokes that are made of a key, where it has a code, and of a character, where there is one.
func readStrokes(k keyboard, key fyne.KeyName, code int, held fyne.KeyModifier, char rune) (got []string) {
	if code >= 0 {
		k.presses.Down()
		if s, ok := k.down(&fyne.KeyEvent{Name: key, Physical: fyne.HardwareKey{ScanCode: code}}, held); ok {
			got = append(got, s.String())
		}
	}
	if char != 0 {
		if s, ok := k.char(char); ok {
			got = append(got, s.String())
		}
	}
	return got
}

func custom(name fyne.KeyName, mods fyne.KeyModifier) *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: name, Modifier: mods}
}

func TestShortcuts(t *testing.T) {
	const ctrl, shift, alt = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift, fyne.KeyModifierAlt
	for _, c := range []struct {
		s    fyne.Shortcut
		want string
	}{
		{&fyne.ShortcutCopy{}, "Ctrl+C"}, {&fyne.ShortcutPaste{}, "Ctrl+V"}, {&fyne.ShortcutPaste{Secondary: true}, "Ctrl+V"},
		{&fyne.ShortcutCut{}, "Ctrl+X"}, {&fyne.ShortcutCut{Secondary: true}, "Shift+Delete"},
		{&fyne.ShortcutUndo{}, "Ctrl+Z"}, {&fyne.ShortcutRedo{}, "Ctrl+Y"}, {&fyne.ShortcutSelectAll{}, "Ctrl+A"},
		{custom(fyne.KeyZ, ctrl|shift), "Ctrl+Shift+Z"}, {custom(fyne.KeyLeft, ctrl), "Ctrl+←"}, {custom(fyne.KeyO, alt), "Alt+O"},
		{custom(fyne.KeyReturn, ctrl), "Ctrl+Enter"}, {custom(fyne.Key1, ctrl), "Ctrl+1"}, {custom(fyne.KeyF3, ctrl), "Ctrl+F3"},
		{custom(fyne.KeyComma, ctrl), ""}, {custom(fyne.KeyUnknown, ctrl), ""},
	} {
		got := ""
		if k, ok := shortcut(c.s); ok {
			got = k.String()
		}
		if got != c.want {
			t.Errorf("%s is %q, not %q", c.s.ShortcutName(), got, c.want)
		}
	}
}

// X11 and Wayland number the keys differently; the first key that has a name tells which it is.
func TestScanCodesAreLearnt(t *testing.T) {
	k := keyboard{codes: scanCodes{letters: pcLetters, offset: 8, learns: true}}
	k.down(&fyne.KeyEvent{Name: fyne.KeyReturn, Physical: fyne.HardwareKey{ScanCode: 28}}, 0)
	k.presses.Down()
	k.down(&fyne.KeyEvent{Name: fyne.KeyUnknown, Physical: fyne.HardwareKey{ScanCode: 24}}, 0)
	if s, ok := k.char('щ'); !ok || s.Name != "O" {
		t.Errorf("stroke is %v", s)
	}
}

func TestStrokesReachTheHostOnce(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.view.takeFocus()
	b.write("o")
	b.stroke(fyne.KeyDown, 0)
	b.again(fyne.KeyDown, 0)
	b.stroke(fyne.KeyTab, 0)
	b.chord(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift)
	b.want("focus true", "key O", "key ↓", "key ↓", "key Tab", "key Ctrl+Shift+Z")
}

func TestHeldKeysMoveAndZoomOnly(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.view.takeFocus()
	for _, c := range []struct {
		key  fyne.KeyName
		char rune
	}{
		{fyne.KeyReturn, 0}, {fyne.KeyDelete, 0}, {fyne.KeyTab, 0}, {fyne.KeyEscape, 0}, {fyne.KeyO, 'o'}, {fyne.KeySpace, ' '},
		{fyne.KeyPageDown, 0}, {fyne.KeyZ, 'z'}, {fyne.KeyLeft, 0},
	} {
		b.stroke(c.key, c.char)
		b.again(c.key, c.char)
	}
	ctrlLeft := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShortcutDefault}
	b.chord(fyne.KeyLeft, fyne.KeyModifierShortcutDefault)
	b.view.TypedShortcut(ctrlLeft)
	b.want("focus true", "key Enter", "key Delete", "key Tab", "key Escape", "key O", "key Space",
		"key PageDown", "key PageDown", "key Z", "key Z", "key ←", "key ←", "key Ctrl+←")
}

// A key that ends typing, and is held a little too long, does nothing to the box.
func TestAKeyHeldFromTheFieldIsNoStroke(t *testing.T) {
	b := newTyping(t)
	b.write("x")
	b.stroke(fyne.KeyReturn, 0)
	b.again(fyne.KeyReturn, 0)
	b.want(`finish "x" 0`, "focus true")
	b.stroke(fyne.KeyReturn, 0)
	b.want("key Enter")
}
