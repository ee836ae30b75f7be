package workspace_test

import (
	"math"
	"slices"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// stand is how the boxes of a picture stand: which rank each is in, and the order across the ranks of those that hang
// from the same box.
func stand(d *desk) (rank map[argmap.Ref]int, order map[argmap.Ref][]argmap.Ref) {
	f := d.w.Frame()
	rank, order = map[argmap.Ref]int{}, map[argmap.Ref][]argmap.Ref{}
	var starts []float64
	across := map[argmap.Ref]float64{}
	for _, h := range f.Scene.Hits {
		if h.Part == scene.PartBox {
			starts = append(starts, math.Round(h.Rect.X))
			across[h.Of] = h.Rect.Y
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	for _, h := range f.Scene.Hits {
		if h.Part == scene.PartBox {
			rank[h.Of] = slices.Index(starts, math.Round(h.Rect.X))
			up := d.w.Snapshot().Outline().Parent(h.Of)
			order[up] = append(order[up], h.Of)
		}
	}
	for _, like := range order {
		slices.SortFunc(like, func(a, b argmap.Ref) int { return int(math.Copysign(1, across[a]-across[b])) })
	}
	return rank, order
}

// TestOneMoreClaim: adding one claim leaves every other box in its rank, under its parent and in its order.
func TestOneMoreClaim(t *testing.T) {
	d := paperDesk(t)
	for _, walk := range []string{"", "Right", "Right Down", "Home Down"} {
		d.strokes("Home " + walk)
		ranks, orders := stand(d)
		d.strokes("O ‹One more claim, of a fair length, that nobody has made so far› Enter")
		added := d.w.Leading()
		nowRanks, nowOrders := stand(d)
		for r, was := range ranks {
			if is, ok := nowRanks[r]; !ok || is != was {
				t.Errorf("after adding to %q, %s stands in rank %d, not %d", walk, r, is, was)
			}
		}
		for up, was := range orders {
			is := slices.DeleteFunc(slices.Clone(nowOrders[up]), func(r argmap.Ref) bool { return r == added })
			if !slices.Equal(is, was) {
				t.Errorf("after adding to %q, the boxes on %s stand as %v, not %v", walk, up, is, was)
			}
		}
	}
}
