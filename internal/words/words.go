// Package words is where every text of the interface passes through, so that the program can be translated: one
// catalogue for a language, with the English text as the key. What users write never passes through here.
//
//	words.T("Select a statement first.")
//	words.T("Could not open %s.", path)
//	words.N(n, "%d statement", "%d statements")
//
// A catalogue that lacks a text leaves it in English. All texts are listed in assets/words/texts.txt, which a test keeps
// in step with the code; a translation is a JSON file of the same texts beside it.
package words

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
)

// Catalogue gives texts in one language.
type Catalogue struct {
	Language string            // its name in itself, as "Deutsch"
	Texts    map[string]string // English text → translation; the verbs of fmt stay as they are, numbered where their order changes
	Plural   func(n int) bool  // whether n takes the second of the two forms; nil: all but 1 do
	wrap     func(string) string
}

// Parse reads a catalogue from a JSON object of texts; the language's own name is the text of "English".
func Parse(data []byte) (*Catalogue, error) {
	c := &Catalogue{}
	if err := json.Unmarshal(data, &c.Texts); err != nil {
		return nil, fmt.Errorf("read the texts of a language: %w", err)
	}
	for text, other := range c.Texts {
		if verbs(text) != verbs(other) {
			return nil, fmt.Errorf("read the texts of a language: %q has other places for values than %q", other, text)
		}
	}
	if c.Language = c.Texts["English"]; c.Language == "" {
		return nil, fmt.Errorf("read the texts of a language: it does not say its own name, as the text of %q", "English")
	}
	return c, nil
}

// verbs counts the places for values in a text, by kind.
func verbs(text string) string {
	var kinds [128]int
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '%' {
			continue
		}
		i++
		if text[i] == '[' { // %[2]s
			if end := strings.IndexByte(text[i:], ']'); end > 0 && i+end+1 < len(text) {
				i += end + 1
			}
		}
		if text[i] != '%' && text[i] < 128 {
			kinds[text[i]]++
		}
	}
	return fmt.Sprint(kinds)
}

var now atomic.Pointer[Catalogue]

// Use makes the program speak another language from now on; nil is English. What was said before stays as it was.
func Use(c *Catalogue) { now.Store(c) }

// Marked returns a catalogue that puts every text into ⟦brackets⟧: with it a test sees which words on the screen do not
// come from here.
func Marked() *Catalogue {
	return &Catalogue{Language: "Marked", wrap: func(s string) string { return "⟦" + s + "⟧" }}
}

func (c *Catalogue) text(english string) string {
	switch {
	case c == nil:
		return english
	case c.wrap != nil:
		return c.wrap(english)
	}
	if other, ok := c.Texts[english]; ok && other != "" {
		return other
	}
	return english
}

// T returns a text in the user's language. With values it is a format of fmt.Sprintf.
func T(english string, values ...any) string {
	text := now.Load().text(english)
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}

// N returns the one or the other text for a number of things, in the user's language. A text with places for values
// gets n as the first of them; one without ("One rebuttal") gets none.
func N(n int, one, many string, values ...any) string {
	c := now.Load()
	second := n != 1
	if c != nil && c.Plural != nil {
		second = c.Plural(n)
	}
	english := one
	if second {
		english = many
	}
	if !strings.Contains(english, "%") {
		return c.text(english)
	}
	return fmt.Sprintf(c.text(english), append([]any{n}, values...)...)
}
