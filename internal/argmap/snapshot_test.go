package argmap_test

import (
	"slices"
	"testing"

	"warrant/internal/argmap"
)

func TestNarrator(t *testing.T) {
	s := argmap.New("a map", argmap.Voice{ID: "me", Name: "Me"})
	if v := s.Narrator(); v.ID != "me" {
		t.Errorf("without an author the narrator is %q, want the reader", v.ID)
	}
	tx := argmap.Begin(s)
	tx.Put(argmap.Voice{ID: "her", Name: "Her", Role: argmap.Author})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if v := s.Narrator(); v.ID != "her" {
		t.Errorf("with an author the narrator is %q", v.ID)
	}
}

// TestUnsupported: a claim is supported by an argument, a work or a note, but not by the passage that makes it.
func TestUnsupported(t *testing.T) {
	tx := argmap.Begin(argmap.New("a map", argmap.Voice{ID: "me", Name: "Me"}))
	hold := []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}
	tx.Put(argmap.Item{ID: "book", Type: "book", Title: "A book"})
	tx.Put(argmap.Source{ID: "text", Title: "The text"})
	tx.Put(argmap.Passage{ID: "there", Source: "text", Section: "I", Paragraph: 1})
	for _, id := range []argmap.StatementID{"argued", "reason", "by-work", "by-note", "by-passage"} {
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: string(id), Holdings: hold})
	}
	tx.Put(argmap.Argument{ID: "a", Polarity: argmap.Pro, Premises: []argmap.StatementID{"reason"}, Target: argmap.StatementID("argued").Ref()})
	for _, c := range []argmap.Citation{
		{ID: "1", Of: argmap.StatementID("by-work").Ref(), Item: "book"},
		{ID: "2", Of: argmap.StatementID("by-note").Ref(), Passage: "there", Note: 3},
		{ID: "3", Of: argmap.StatementID("by-passage").Ref(), Passage: "there"},
	} {
		tx.Put(c)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	var got []argmap.StatementID
	for _, st := range argmap.Unsupported(s) {
		got = append(got, st.ID)
	}
	if want := []argmap.StatementID{"reason", "by-passage"}; !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("unsupported are %v, want %v", got, want)
	}
}
