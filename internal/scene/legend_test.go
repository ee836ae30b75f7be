package scene_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// said returns the words of a drawing in the order in which they are drawn.
func said(s *scene.Scene) []string {
	var out []string
	for it := range s.Items() {
		if t, ok := it.(scene.Text); ok {
			out = append(out, t.Words)
		}
	}
	return out
}

func TestLegendExplainsWhatIsDrawn(t *testing.T) {
	f := typesettest.Fonts(t)
	by := []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}
	tx := argmap.Begin(argmap.New("Buses", argmap.Voice{ID: "reader", Name: "Reader"}))
	for _, r := range []argmap.Record{
		argmap.Voice{ID: "ann", Name: "Ann", Rank: "1"},
		argmap.Statement{ID: "t", Text: "Fares should fall", Kind: argmap.Claim, Thesis: true, Rank: "1", Holdings: by},
		argmap.Statement{ID: "e", Text: "Buses run empty", Kind: argmap.Evidence, Rank: "2", Holdings: by},
		argmap.Statement{ID: "u", Text: "Empty buses need riders", Kind: argmap.Assumption, Rank: "3", Holdings: by},
		argmap.Statement{ID: "o", Text: "It costs too much", Kind: argmap.Claim, Rank: "4", Holdings: []argmap.Holding{{Voice: "ann", Stance: argmap.Denies}}},
		argmap.Argument{ID: "a", Polarity: argmap.Pro, Premises: []argmap.StatementID{"e", "u"}, Target: argmap.StatementID("t").Ref(), Rank: "1"},
		argmap.Argument{ID: "b", Polarity: argmap.Con, Premises: []argmap.StatementID{"o"}, Target: argmap.ArgumentID("a").Ref(), Rank: "1"},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		look scene.Look
		want []string
	}{
		{"all of it", scene.Look{}, []string{"Legend", "the thesis", "a reason: it speaks for what it points at", "premises under one bracket work together",
			"an undercut: it speaks against the step itself", "evidence", "an unstated premise", "A.", "who denies it", "—", "evidence without a source"}},
		{"folded", scene.Look{Folded: map[argmap.Ref]bool{argmap.StatementID("t").Ref(): true}}, []string{"Legend", "the thesis", "a folded branch, and how much is in it"}},
		{"a page", scene.Look{Page: &scene.Page{Roots: []argmap.StatementID{"o"}, From: map[argmap.StatementID]int{"o": 1}}},
			[]string{"Legend", "A.", "who denies it", "leads to another page"}},
	} {
		plan := scene.NewPlan(s, c.look, f)
		drawn := plan.Build(plan.Guess(nil, nil), scene.Detail{})
		if got := said(scene.Legend(drawn.Uses, f, 400)); !slices.Equal(got, c.want) {
			t.Errorf("%s: the legend says\n%q, want\n%q", c.name, got, c.want)
		}
	}
}

// TestLegendKeepsToItsPlace draws all signs at several widths: nothing is out of bounds, and no row lies on another.
func TestLegendKeepsToItsPlace(t *testing.T) {
	f := typesettest.Fonts(t)
	for _, width := range []float64{0, 300, 1200, 4000} {
		s := scene.Legend(^scene.Uses(0), f, width)
		if width > 700 && s.Bounds.W > width {
			t.Errorf("%g wide, wanted %g", s.Bounds.W, width)
		}
		var texts []geom.Rect
		for it := range s.Items() {
			b := it.Bounds()
			if s.Bounds.Grow(1).Union(b) != s.Bounds.Grow(1) {
				t.Errorf("%g: %+v is out of %v", width, it, s.Bounds)
			}
			if _, ok := it.(scene.Text); !ok {
				continue
			}
			for _, other := range texts {
				if other.Overlaps(b) {
					t.Errorf("%g: words at %v and %v", width, other, b)
				}
			}
			texts = append(texts, b)
		}
	}
}

// TestAnnotatedKeepsTheDrawing finds title and legend beside the drawing of any map, never on it.
func TestAnnotatedKeepsTheDrawing(t *testing.T) {
	f, rng := typesettest.Fonts(t), rand.New(rand.NewPCG(2, 5))
	for i := range 40 {
		plan := scene.NewPlan(argmaptest.Random(rng, 1+rng.IntN(20)), scene.Look{Direction: layout.Direction(i % 3)}, f)
		s := plan.Build(plan.Guess(nil, nil), scene.Detail{})
		all := scene.Annotated(s, "A title with some words · 2024-03-01", true, f)
		if all.Bounds.Union(s.Bounds) != all.Bounds || len(all.Groups) != len(s.Groups)+2 || len(all.Hits) != len(s.Hits) {
			t.Fatalf("the drawing of %v became one of %v", s.Bounds, all.Bounds)
		}
		inner := s.Bounds.Grow(-32)
		for _, g := range []scene.Group{all.Groups[0], all.Groups[len(all.Groups)-1]} {
			for _, it := range g.Items {
				if inner.Overlaps(it.Bounds()) || all.Bounds.Union(it.Bounds()) != all.Bounds {
					t.Fatalf("map %d: %v is on the drawing, or beyond %v", i, it, all.Bounds)
				}
			}
		}
	}
}
