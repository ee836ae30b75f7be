package words_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"warrant/internal/words"
)

const german = `{"language": "de", "name": "Deutsch", "texts": {"Saved %s": "Gesichert %s", "%s for %s": "für %[2]s: %[1]s", "Empty": "",
	"open: %w": "öffnen: %w"}, "counts": {"%d statements": {"one": "%d Aussage", "other": "%d Aussagen"},
	"%d rebuttals": {"one": "Eine Erwiderung", "other": "%d Erwiderungen"}}}`

const polish = `{"language": "pl", "name": "Polski", "counts": {"%d statements": {"one": "%d teza", "few": "%d tezy", "many": "%d tez"}}}`

func TestTexts(t *testing.T) {
	t.Cleanup(func() { words.Use(nil) })
	parse := func(text string) *words.Catalogue {
		c, err := words.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	de, pl := parse(german), parse(polish)
	statements := func(n int) func() string {
		return func() string { return words.N(n, "%d statement", "%d statements") }
	}
	rebuttals := func(n int) func() string {
		return func() string { return words.N(n, "One rebuttal", "%d rebuttals") }
	}
	for _, c := range []struct {
		in         *words.Catalogue
		got        func() string
		want, name string
	}{
		{nil, func() string { return words.T("Saved %s", "14:02") }, "Saved 14:02", "English"},
		{de, func() string { return words.T("Saved %s", "14:02") }, "Gesichert 14:02", "German"},
		{de, func() string { return words.T("Not there: %d", 3) }, "Not there: 3", "a text that is missing"},
		{de, func() string { return words.T("Empty") }, "Empty", "an empty one"},
		{de, func() string { return words.T("%s for %s", "a", "b") }, "für b: a", "another order"},
		{nil, statements(1), "1 statement", "one"},
		{de, statements(2), "2 Aussagen", "two"},
		{nil, rebuttals(1), "One rebuttal", "one, in words"},
		{de, rebuttals(1), "Eine Erwiderung", "one, in German words"},
		{de, rebuttals(0), "0 Erwiderungen", "none"},
		{pl, statements(3), "3 tezy", "few in Polish"},
		{pl, statements(5), "5 tez", "many in Polish"},
		{pl, statements(22), "22 tezy", "few in Polish again"},
		{pl, rebuttals(2), "2 rebuttals", "a count that is missing"},
		{words.Marked(), func() string { return words.T("100 %") }, "⟦100 %⟧", "marked"},
		{words.Marked(), func() string { return words.T(words.T("Twice")) }, "⟦Twice⟧", "marked twice"},
	} {
		words.Use(c.in)
		if got := c.got(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	made := 0
	kept := words.Kept(func() string { made++; return words.T("Saved %s", "a") })
	for _, c := range []*words.Catalogue{nil, nil, de, de, nil} {
		words.Use(c)
		if got, want := kept(), map[bool]string{true: "Saved a", false: "Gesichert a"}[c == nil]; got != want {
			t.Errorf("kept is %q, want %q", got, want)
		}
	}
	if made != 3 {
		t.Errorf("made %d times", made)
	}
	words.Use(de)
	inner := errors.New("a")
	if err := words.Errorf("open: %w", inner); !errors.Is(err, inner) || fmt.Sprint(err) != "öffnen: a" {
		t.Error(err)
	}
}

// TestAWrongCatalogueIsRefused: a translation that would print a value in the wrong place is no translation.
func TestAWrongCatalogueIsRefused(t *testing.T) {
	for text, why := range map[string]string{
		`{"language": "de", "name": "X", "texts": {"Saved %s": "Gesichert"}}`:             "other places",
		`{"language": "de", "name": "X", "texts": {"Saved %s": "Gesichert %d"}}`:          "other places",
		`{"language": "de", "name": "X", "counts": {"%d of %s": {"other": "%d von %d"}}}`: "other places",
		`{"language": "de", "texts": {}}`:                                                 "its own name",
		`{"language": "", "name": "X"}`:                                                   "no language",
		`{"language": "not a language", "name": "X"}`:                                     "no language",
		`[1]`: "no list of texts",
	} {
		if _, err := words.Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
