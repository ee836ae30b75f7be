package debate_test

import (
	"math/rand/v2"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/debate"
)

// TestLikely: A and B attack each other three times, C attacks B once; the quarrel is over what stands highest.
func TestLikely(t *testing.T) {
	s, _ := quarrel(t)
	d, ok := debate.Likely(s, "")
	if !ok || d.Statement != "D" || d.Sides[0][0] != "a" || d.Sides[1][0] != "b" || d.Title != "Voice a against Voice b" {
		t.Fatalf("found %+v, %v", d, ok)
	}
	if again, ok := debate.Between(s, d.ID); !ok || again.Title != d.Title || again.Statement != d.Statement {
		t.Errorf("found again: %+v, %v", again, ok)
	}
	if recorded, ok := debate.Between(s, "d"); !ok || recorded.Title != "A against B" {
		t.Errorf("the recorded one: %+v, %v", recorded, ok)
	}
	if n := len(debate.New(s, d).Slots()); n == 0 {
		t.Error("nothing waits for an answer")
	}
}

// TestLikelyEnds: what is gone is no dispute, and a map where nobody attacks another has none.
func TestLikelyEnds(t *testing.T) {
	s, _ := quarrel(t)
	d, _ := debate.Likely(s, "")
	for _, id := range []argmap.DisputeID{"", "likely\x00a\x00b\x00gone", "likely\x00a\x00gone\x00D", "likely\x00a"} {
		if got, ok := debate.Between(s, id); ok {
			t.Errorf("%q is %+v", id, got)
		}
	}
	if got, ok := debate.Likely(argmap.New("Empty", argmap.Voice{ID: "reader", Name: "Reader"}), ""); ok {
		t.Errorf("an empty map has %+v", got)
	}
	if _, ok := debate.Between(s, d.ID); !ok {
		t.Error("the dispute is not found again")
	}
}

// TestLikelyInAnyMap: whatever the map, what is found can be set out, and is between two of its voices.
func TestLikelyInAnyMap(t *testing.T) {
	some := 0
	for seed := range uint64(60) {
		s := argmaptest.Random(rand.New(rand.NewPCG(seed, 3)), 40)
		d, ok := debate.Likely(s, "")
		if !ok {
			continue
		}
		some++
		if d.Sides[0][0] == d.Sides[1][0] || !s.Has(d.Statement.Ref()) {
			t.Errorf("map %d: %+v", seed, d)
		}
		debate.New(s, d)
	}
	if some < 20 {
		t.Errorf("only %d maps have a quarrel", some)
	}
}
