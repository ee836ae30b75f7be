package words_test

import (
	"strings"
	"testing"

	"warrant/internal/words"
)

func TestTexts(t *testing.T) {
	t.Cleanup(func() { words.Use(nil) })
	german, err := words.Parse([]byte(`{"English": "Deutsch", "Saved %s": "Gesichert %s", "%d statement": "%d Aussage", "%d statements": "%d Aussagen",
		"One rebuttal": "Eine Erwiderung", "%s for %s": "für %[2]s: %[1]s", "Empty": ""}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		in         *words.Catalogue
		got        func() string
		want, name string
	}{
		{nil, func() string { return words.T("Saved %s", "14:02") }, "Saved 14:02", "English"},
		{german, func() string { return words.T("Saved %s", "14:02") }, "Gesichert 14:02", "German"},
		{german, func() string { return words.T("Not there: %d", 3) }, "Not there: 3", "a text that is missing"},
		{german, func() string { return words.T("Empty") }, "Empty", "an empty one"},
		{german, func() string { return words.T("%s for %s", "a", "b") }, "für b: a", "another order"},
		{nil, func() string { return words.N(1, "%d statement", "%d statements") }, "1 statement", "one"},
		{german, func() string { return words.N(2, "%d statement", "%d statements") }, "2 Aussagen", "two"},
		{german, func() string { return words.N(1, "One rebuttal", "%d rebuttals") }, "Eine Erwiderung", "one, in words"},
		{nil, func() string { return words.N(0, "One rebuttal", "%d rebuttals") }, "0 rebuttals", "none"},
		{words.Marked(), func() string { return words.T("100 %") }, "⟦100 %⟧", "marked"},
	} {
		words.Use(c.in)
		if got := c.got(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAWrongCatalogueIsRefused: a translation that would print a value in the wrong place is no translation.
func TestAWrongCatalogueIsRefused(t *testing.T) {
	for text, why := range map[string]string{
		`{"English": "X", "Saved %s": "Gesichert"}`:    "other places",
		`{"English": "X", "Saved %s": "Gesichert %d"}`: "other places",
		`{"Saved": "Gesichert"}`:                       "its own name",
		`[1]`:                                          "read the texts",
	} {
		if _, err := words.Parse([]byte(text)); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
