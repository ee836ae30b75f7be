package find_test

import (
	"testing"

	"warrant/internal/find"
)

func TestRank(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		rank        int
		ok          bool
	}{
		{"Talk prevents war", "", 0, true},
		{"Talk prevents war", "TALK prev", 0, true},
		{"Talk prevents war", "war", 1, true},
		{"Talk prevents war", "war talk", 2, true},
		{"Talk prevents war", "alk", 2, true},
		{"Talk prevents war", "peace", 0, false},
		{"Élan vital à Łódź, Straße", "elan", 0, true},
		{"Élan vital à Łódź, Straße", "lodz strasse", 1 + 1, true},
		{"Elan", "ÉLAN", 0, true},
		{"The party’s line – and its end", "party's line - and", 1, true},
		{"Сталин", "СТАЛ", 0, true},
	} {
		if rank, ok := find.Type(c.typed).Rank(c.text); rank != c.rank || ok != c.ok {
			t.Errorf("%q in %q: %d, %v; want %d, %v", c.typed, c.text, rank, ok, c.rank, c.ok)
		}
	}
}
