package argmaptest_test

import (
	"math/rand/v2"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
)

// TestPaper holds the generator to the shape it promises.
func TestPaper(t *testing.T) {
	for _, n := range []int{1, 2, 68, 300, 935} {
		s := argmaptest.Paper(rand.New(rand.NewPCG(1, uint64(n))), n, true)
		tally := argmap.Tally(s)
		if tally.Statements != n {
			t.Fatalf("%s: %d statements, want %d", s.Map().Title, tally.Statements, n)
		}
		if n < 300 {
			continue
		}
		steps := float64(tally.Pro + tally.Con)
		deepest := 0
		for _, id := range s.Outline().Order {
			deepest = max(deepest, s.Outline().Depth(id))
		}
		if share := float64(tally.Con) / steps; share < 0.15 || share > 0.3 {
			t.Errorf("%d: %.2f of the steps are against something", n, share)
		}
		if tally.Undercuts == 0 || tally.CoPremises < n/20 || tally.Citations < n/5 || deepest < 4 {
			t.Errorf("%d: %+v, %d levels", n, tally, deepest)
		}
		if !argmap.Equal(s, argmaptest.Paper(rand.New(rand.NewPCG(1, uint64(n))), n, true)) {
			t.Errorf("%d: the same numbers give another map", n)
		}
	}
}
