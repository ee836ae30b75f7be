// Package words is the one door through which the texts of the interface pass, so that the program can be translated: the
// English text is the key, a Catalogue gives the text of another language. What users write never passes through here.
//
//	words.T("Select a statement first.")
//	words.T("Could not open %s.", path)
//	words.N(n, "%d statement", "%d statements")
//
// What a catalogue lacks stays in English. A test of package archtest holds that every text goes through here and lists
// them in docs/texts.json.
package words

import (
	"fmt"
	"sync"
	"sync/atomic"
)

var now atomic.Pointer[Catalogue]

// Use makes the program speak another language from now on; nil is English. What was said before stays as it was.
func Use(c *Catalogue) { now.Store(c) }

// T returns a text in the user's language. With values it is a format of fmt.Sprintf.
func T(english string, values ...any) string {
	text := now.Load().text(english)
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}

// N returns the text for a number of things, in the user's language: the first for one, the second for any other number.
// A text with places for values gets n as the first of them; one without, as "One rebuttal", gets none.
func N(n int, one, many string, values ...any) string {
	text := now.Load().count(n, one, many)
	if !holdsValues(text) {
		return text
	}
	return fmt.Sprintf(text, append([]any{n}, values...)...)
}

// Errorf returns an error of a text in the user's language. As with fmt.Errorf, %w wraps another error.
func Errorf(english string, values ...any) error {
	return fmt.Errorf(now.Load().text(english), values...)
}

// Kept returns a function that makes something of texts once, and anew after the language was changed.
func Kept[T any](make func() T) func() T {
	var mu sync.Mutex
	var of *Catalogue
	var made bool
	var kept T
	return func() T {
		mu.Lock()
		defer mu.Unlock()
		if c := now.Load(); !made || c != of {
			kept, of, made = make(), c, true
		}
		return kept
	}
}
