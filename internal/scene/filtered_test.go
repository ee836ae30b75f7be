package scene_test

import (
	"math/rand/v2"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/scene"
)

// TestOnlyKeepsTheWays chooses some statements of random maps: they are shown and their ways to the root, with the
// premises that work together with them, and nothing else; folds still count all that the map has below.
func TestOnlyKeepsTheWays(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	for range 60 {
		s := argmaptest.Random(rng, 2+rng.IntN(60))
		o, look := s.Outline(), scene.Look{Only: map[argmap.Ref]bool{}}
		want := map[argmap.Ref]bool{}
		for _, id := range o.Order {
			if rng.IntN(6) > 0 {
				continue
			}
			look.Only[id.Ref()] = true
			at := id.Ref()
			for !want[at] {
				want[at] = true
				if st, ok := at.Statement(); ok {
					a, ok := o.Home(st)
					if !ok {
						break
					}
					at = a.Ref()
					continue
				}
				a, _ := s.Argument(argmap.ArgumentID(at.ID))
				for _, p := range o.Here(a) {
					want[p.Ref()] = true
				}
				at = a.Target
			}
		}
		if len(look.Only) == 0 {
			want[o.Roots[0].Ref()] = true
		}
		got := scene.Shown(s, look)
		for r := range got {
			if !want[r] {
				t.Fatalf("%s is shown", r)
			}
		}
		for r := range want {
			if !got[r] {
				t.Fatalf("%s is not shown", r)
			}
		}
	}
}

// TestFoldsCountUnderAFilter folds a branch of which a filter leaves little: the mark counts all of it.
func TestFoldsCountUnderAFilter(t *testing.T) {
	s, c1, t1 := twelve(t), argmap.StatementID("C1").Ref(), argmap.StatementID("C2").Ref()
	whole := texts(full(t, s, scene.Look{Folded: map[argmap.Ref]bool{c1: true}}), "statement/C1")
	look := scene.Look{Folded: map[argmap.Ref]bool{c1: true}, Only: map[argmap.Ref]bool{t1: true}}
	if got := texts(full(t, s, look), "statement/C1"); got[len(got)-1] != whole[len(whole)-1] {
		t.Errorf("%q, and %q without the filter", got, whole)
	}
	look.Folded = nil
	if got := hits(full(t, s, look), scene.PartFold); len(got) > 0 {
		t.Errorf("what the filter hides is said to be folded: %v", got)
	}
}

func TestThinIsThin(t *testing.T) {
	s, c1 := twelve(t), argmap.StatementID("C1").Ref()
	frame := func(look scene.Look) (box scene.Box) {
		for _, g := range full(t, s, look).Groups {
			if g.ID == c1.String() {
				for _, it := range g.Items {
					if b, ok := it.(scene.Box); ok {
						return b
					}
				}
			}
		}
		return box
	}
	usual, thin := frame(scene.Look{}), frame(scene.Look{Thin: map[argmap.Ref]bool{c1: true}})
	if thin.Width >= usual.Width || thin.Line == usual.Line || thin.Fill != usual.Fill || thin.Rect != usual.Rect {
		t.Errorf("thin %+v, usual %+v", thin, usual)
	}
}
