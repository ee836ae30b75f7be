package mapview

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"

	"warrant/internal/workspace"
)

// keymap is a layout of the keyboard: what the digits write, and the keys from those at Q, at A and at Z on, all without Shift.
type keymap struct {
	digits, q, a, z string
	foreign         bool // its letters are of another alphabet
}

var keymaps = map[string]keymap{
	"us":          {"1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./", false},
	"German":      {"1234567890", "qwertzuiop", "asdfghjklö", "yxcvbnm,.-", false},
	"French":      {"&é\"'(-è_çà", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!", false},
	"Dvorak":      {"1234567890", "',.pyfgcrl", "aoeuidhtns", ";qjkxbmwvz", false},
	"Russian":     {"1234567890", "йцукенгшщз", "фывапролдж", "ячсмитьбю.", true},
	"Greek":       {"1234567890", ";ςερτυθιοπ", "ασδφγηξκλ΄", "ζχψωβνμ,./", true},
	"Hebrew":      {"1234567890", "/'קראטוןםפ", "שדגכעיחלךף", "זסבהנמצתץ.", true},
	"Czech":       {"+ěščřžýáíé", "qwertzuiop", "asdfghjklů", "yxcvbnm,.-", false},
	"French bépo": {"\"«»()@+-/*", "bépoèˆvdljzw", "auie,ctsrnm", "àyx.k'qghf", false},
}

// writes returns the scan code of each key and what it writes.
func (m keymap) writes() map[int]rune {
	out := map[int]rune{}
	for first, row := range map[int]string{2: m.digits, 16: m.q, 30: m.a, 44: m.z} {
		for i, r := range []rune(row) {
			out[first+i] = r
		}
	}
	return out
}

// find returns the scan code of the key that ought to carry out a stroke: a digit's place, the letter, or, in another
// alphabet, the letter's place.
func (m keymap) find(name string) (code int, ok bool) {
	if i := strings.Index("1234567890", name); i >= 0 {
		return 2 + i, true
	}
	for code, r := range m.writes() {
		if code >= 16 && (m.foreign && pcLetters[code] == name || !m.foreign && string(unicode.ToUpper(r)) == name) {
			return code, true
		}
	}
	return 0, false
}

// event returns what the toolkit reports of a key: digits are named by place, letters and signs of ASCII by what they
// write, and all others not at all.
func (m keymap) event(code int) *fyne.KeyEvent {
	name := fyne.KeyUnknown
	switch r := m.writes()[code]; {
	case code <= 11:
		name = fyne.KeyName("1234567890"[code-2])
	case r >= 'a' && r <= 'z':
		name = fyne.KeyName(unicode.ToUpper(r))
	case strings.ContainsRune("[\\]',-./*`;+=", r):
		name = fyne.KeyName(r)
	}
	return &fyne.KeyEvent{Name: name, Physical: fyne.HardwareKey{ScanCode: code + 8}}
}

// press presses a key and returns the strokes that it makes.
func (k *keyboard) press(m keymap, code int, held fyne.KeyModifier, caps bool) (strokes []workspace.Key) {
	k.presses.Down()
	if s, ok := k.down(m.event(code), held); ok {
		strokes = append(strokes, s)
	}
	r := m.writes()[code]
	if (held&fyne.KeyModifierShift != 0) != caps {
		r = unicode.ToUpper(r)
	}
	if s, ok := k.char(r); ok {
		strokes = append(strokes, s)
	}
	return strokes
}

// Every command of a letter or a digit works on every layout, with Caps Lock or without.
func TestEveryLetterAndDigitOnEveryLayout(t *testing.T) {
	for name, m := range keymaps {
		for _, caps := range []bool{false, true} {
			k := keyboard{codes: scanCodes{letters: pcLetters, offset: 8, learns: true}}
			k.press(m, 32, 0, caps) // a letter on each of them: it tells what alphabet it is
			for _, c := range workspace.Commands() {
				for _, want := range c.Keys {
					if len(want.Name) != 1 || want.Name == "," || want.Ctrl || want.Alt {
						continue
					}
					code, ok := m.find(want.Name)
					if !ok {
						t.Fatalf("%s has no %s", name, want.Name)
					}
					held := fyne.KeyModifier(0)
					if want.Shift {
						held = fyne.KeyModifierShift
					}
					if got := k.press(m, code, held, caps); !slices.Equal(got, []workspace.Key{want}) {
						t.Errorf("%s, Caps Lock %v: %s of %q is %v", name, caps, want, c.Title, got)
					}
				}
			}
		}
	}
}

// On a Latin layout nothing but the letter itself is the letter: signs at its usual place are none.
func TestNoSecondKeyForALetter(t *testing.T) {
	for name, m := range keymaps {
		if m.foreign {
			continue
		}
		k := keyboard{codes: scanCodes{letters: pcLetters, offset: 8, learns: true}}
		for code, r := range m.writes() {
			if code >= 16 && !(r >= 'a' && r <= 'z') {
				if got := k.press(m, code, 0, false); len(got) > 0 {
					t.Errorf("%s: the key that writes %q is %v", name, r, got)
				}
			}
		}
	}
}

// Ctrl and Alt with digits go by position, with letters by what is written: the toolkit reports both by name.
func TestHeldTogetherOnEveryLayout(t *testing.T) {
	for name, m := range keymaps {
		for _, c := range workspace.Commands() {
			for _, want := range c.Keys {
				if !want.Ctrl || len(want.Name) != 1 || want.Name[0] < '0' || want.Name[0] > '9' {
					continue
				}
				code, _ := m.find(want.Name)
				mods := fyne.KeyModifierShortcutDefault
				if want.Shift {
					mods |= fyne.KeyModifierShift
				}
				got, ok := combined(custom(m.event(code).Name, mods))
				if !ok || got != want {
					t.Errorf("%s: %s is %v", name, want, got)
				}
			}
		}
	}
}
