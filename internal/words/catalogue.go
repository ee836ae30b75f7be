package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Catalogue gives the texts of one language.
type Catalogue struct {
	Name   string // of the language in itself, as "Deutsch"
	tag    language.Tag
	texts  map[string]string
	counts map[string]map[string]string // by the English text for many, then by the form: "one", "few", "other" …
	wrap   func(string) string
}

// forms are the names of the plural forms in the Unicode Common Locale Data Repository.
var forms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// Parse reads a catalogue from JSON:
//
//	{"language": "de", "name": "Deutsch",
//	 "texts": {"Saved %s": "Gesichert %s"},
//	 "counts": {"%d statements": {"one": "%d Aussage", "other": "%d Aussagen"}}}
//
// Verbs of fmt stay as they are, numbered where their order changes, as in "%[2]s: %[1]s". An empty text counts as not
// translated. The error is a sentence that names the text at fault.
func Parse(data []byte) (*Catalogue, error) {
	var file struct {
		Language, Name string
		Texts          map[string]string
		Counts         map[string]map[string]string
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("this is no list of texts: %w", err)
	}
	tag, err := language.Parse(file.Language)
	switch {
	case err != nil || tag == language.Und:
		return nil, fmt.Errorf("%q is no language; write its code, such as \"de\"", file.Language)
	case file.Name == "":
		return nil, errors.New("the language does not say its own name")
	}
	for english, text := range file.Texts {
		if text != "" && verbs(english) != verbs(text) {
			return nil, fmt.Errorf("%q has other places for values than %q", text, english)
		}
	}
	for english, texts := range file.Counts {
		for form, text := range texts {
			if text != "" && holdsValues(text) && verbs(english) != verbs(text) {
				return nil, fmt.Errorf("%q (%s) has other places for values than %q", text, form, english)
			}
		}
	}
	return &Catalogue{Name: file.Name, tag: tag, texts: file.Texts, counts: file.Counts}, nil
}

// Marked returns a catalogue that puts every text into ⟦brackets⟧: with it a test sees which words on the screen do not
// come from here.
func Marked() *Catalogue {
	return &Catalogue{Name: "Marked", wrap: func(s string) string {
		if strings.HasPrefix(s, "⟦") && strings.HasSuffix(s, "⟧") {
			return s
		}
		return "⟦" + s + "⟧"
	}}
}

func (c *Catalogue) text(english string) string {
	switch {
	case c == nil:
		return english
	case c.wrap != nil:
		return c.wrap(english)
	}
	if other := c.texts[english]; other != "" {
		return other
	}
	return english
}

func (c *Catalogue) count(n int, one, many string) string {
	english := many
	if n == 1 {
		english = one
	}
	if c == nil || c.wrap != nil {
		return c.text(english)
	}
	texts := c.counts[many]
	if other := texts[forms[plural.Cardinal.MatchPlural(c.tag, n, 0, 0, 0, 0)]]; other != "" {
		return other
	}
	if other := texts["other"]; other != "" {
		return other
	}
	return english
}

// holdsValues reports whether a text has places for values.
func holdsValues(text string) bool { return verbs(text) != verbs("") }

// verbs counts the places for values in a text, by kind.
func verbs(text string) [128]int {
	var kinds [128]int
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '%' {
			continue
		}
		i++
		for i+1 < len(text) && strings.IndexByte("[]+-#0123456789.", text[i]) >= 0 {
			i++
		}
		if letter := text[i] | 0x20; 'a' <= letter && letter <= 'z' {
			kinds[text[i]]++
		}
	}
	return kinds
}
