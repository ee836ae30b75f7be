// Package find tells whether a text holds what somebody typed, whatever the case and the accents.
package find

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folded returns a text as it is compared: in small letters and without accents, with single blanks.
func Folded(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ı':
			return 'i' // it has no capital of its own to fold from
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
	return strings.Join(strings.Fields(plain.Replace(text)), " ")
}

// plain writes letters that no decomposition takes apart as people type them.
var plain = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "đ", "d", "ł", "l", "“", "\"", "”", "\"", "‘", "'", "’", "'",
	"–", "-", "—", "-")

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
