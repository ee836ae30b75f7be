package find

import (
	"strings"
	"unicode/utf8"
)

// How what was typed can stand in a title, the better ways first.
const (
	atStart   = iota // the title begins with it
	begins           // each word typed begins a word of the title
	initials         // its letters begin words of the title, one after the other
	somewhere        // the title holds each word typed
	scattered        // its letters stand in the title in this order, the first at the beginning of a word
)

// Held is the rank of a title that only holds what was typed, less how far in front it stands: what a whole text holds can
// be ranked beside titles by it.
const Held = (somewhere + 1) << 16

// Fuzzy says how well a title fits when only some of its letters were typed: the lower the better. Of titles that fit in
// the same way those come first in which it stands further in front, then the shorter ones.
func (t Typed) Fuzzy(title string) (rank int, ok bool) {
	text := Folded(title)
	how, at := t.fits(text)
	return how<<16 | min(at, 255)<<8 | min(len(text), 255), how >= 0
}

// fits returns in which of the ways a title fits, and where; -1: in none.
func (t Typed) fits(text string) (how, at int) {
	if strings.HasPrefix(text, t.whole) {
		return atStart, 0
	}
	heads := heads(text)
	if at, ok := t.heads(text, heads); ok {
		return begins, at
	}
	letters := strings.Join(t.words, "")
	if len(letters) > 1 && areInitials(letters, text, heads) {
		return initials, heads[0]
	}
	if at, ok := t.within(text); ok {
		return somewhere, at
	}
	for _, from := range heads {
		if inOrder(letters, text[from:]) {
			return scattered, from
		}
	}
	return -1, 0
}

// heads returns where the words of a text begin, signs left out.
func heads(text string) []int {
	var out []int
	inside := false
	for i, r := range text {
		if is := letter(r); is != inside {
			if inside = is; is {
				out = append(out, i)
			}
		}
	}
	return out
}

// heads looks for every word that was typed at the beginning of a word, and returns where the first one stands.
func (t Typed) heads(text string, heads []int) (at int, ok bool) {
	for i, w := range t.words {
		found := -1
		for _, h := range heads {
			if strings.HasPrefix(text[h:], w) {
				found = h
				break
			}
		}
		if found < 0 {
			return 0, false
		}
		if i == 0 {
			at = found
		}
	}
	return at, true
}

// within looks for every word that was typed anywhere, and returns where the first one stands.
func (t Typed) within(text string) (at int, ok bool) {
	for i, w := range t.words {
		found := strings.Index(text, w)
		if found < 0 {
			return 0, false
		}
		if i == 0 {
			at = found
		}
	}
	return at, true
}

// areInitials reports whether letters begin words of a text, in order, the first of them its first word.
func areInitials(letters, text string, heads []int) bool {
	for i, h := range heads {
		want, size := utf8.DecodeRuneInString(letters)
		if have, _ := utf8.DecodeRuneInString(text[h:]); have == want {
			letters = letters[size:]
		} else if i == 0 {
			return false
		}
		if letters == "" {
			return true
		}
	}
	return false
}

// inOrder reports whether a text begins with the first of some letters and has the others behind it in their order.
func inOrder(letters, text string) bool {
	for i, r := range text {
		want, size := utf8.DecodeRuneInString(letters)
		if r == want {
			letters = letters[size:]
		} else if i == 0 {
			return false
		}
		if letters == "" {
			return true
		}
	}
	return false
}
