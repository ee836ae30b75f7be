package argmap_test

import (
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
