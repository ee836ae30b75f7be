package argmap_test

import (
	"fmt"
	"testing"

	"warrant/internal/argmap"
)

// TestNumbersOfALongChain holds that the numbers of a chain of thousands stay short, and that no two are alike.
func TestNumbersOfALongChain(t *testing.T) {
	const long = 5000
	tx := argmap.Begin(argmap.New("Chain", argmap.Voice{ID: "r", Name: "Reader"}))
	for i := range long {
		id := argmap.StatementID(fmt.Sprint("s", i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: "x", Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Polarity: argmap.Pro, Premises: []argmap.StatementID{id},
				Target: argmap.StatementID(fmt.Sprint("s", i-1)).Ref()})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for id, number := range argmap.Numbers(s) {
		if seen[number] || len(number) > 250 {
			t.Fatalf("%s has the number %q", id, number)
		}
		seen[number] = true
	}
	if !seen["1.1.1"] || !seen["#102.1"] {
		t.Errorf("%d numbers, without 1.1.1 or #102.1", len(seen))
	}
}
