// Package find searches a map: Index answers which statements and steps hold what somebody typed, Typed whether a single
// text does, whatever the case and the accents.
package find

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folded returns a text as it is compared: in small letters and without accents, with single blanks.
func Folded(text string) string { return small(kept(text)) }

// kept returns a text without accents and with single blanks, but with its capitals. What cannot be seen goes, too: soft
// hyphens come along when text is taken from a page.
func kept(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 }) {
		return strings.Join(strings.Fields(text), " ") // the usual case, and nothing to take apart
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
			return -1
		case r == 'ı':
			return 'i' // it has no capital of its own to fold from
		}
		return r
	}, norm.NFKD.String(text))
	return strings.Join(strings.Fields(plain.Replace(text)), " ")
}

// small returns what kept returned in small letters.
func small(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 'ς' { // at the end of Greek words
			return 'σ'
		}
		return unicode.ToLower(r)
	}, text)
}

// plain writes letters that no decomposition takes apart as people type them.
var plain = strings.NewReplacer("ß", "ss", "ẞ", "SS", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "đ", "d", "Đ", "D",
	"ł", "l", "Ł", "L", "“", "\"", "”", "\"", "‘", "'", "’", "'", "–", "-", "—", "-")

// Typed is what somebody typed, ready to be compared with many texts.
type Typed struct {
	whole string
	words []string
}

// Type returns what was typed for comparing.
func Type(typed string) Typed {
	whole := Folded(typed)
	return Typed{whole, strings.Fields(whole)}
}

// Empty reports whether nothing was typed.
func (t Typed) Empty() bool { return t.whole == "" }

// Rank says how well a text fits: 0 where it starts with what was typed, 1 where one of its words does, 2 where it holds
// all the words that were typed. Without ok it does not hold them all.
func (t Typed) Rank(text string) (rank int, ok bool) {
	text = Folded(text)
	for _, w := range t.words {
		if !strings.Contains(text, w) {
			return 0, false
		}
	}
	switch {
	case strings.HasPrefix(text, t.whole):
		return 0, true
	case strings.Contains(text, " "+t.whole):
		return 1, true
	}
	return 2, true
}
