package scene_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/layout/host"
	"warrant/internal/layout/layouttest"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// laid is a random map with its plan and a layout of it.
type laid struct {
	name   string
	snap   *argmap.Snapshot
	plan   *scene.Plan
	result *layout.Result
}

var (
	laidOnce sync.Once
	laidMaps []laid
)

// eachRandom runs test on random maps in all directions, laid out roughly and, where there is Graphviz, by it.
func eachRandom(t *testing.T, test func(t *testing.T, l laid)) {
	t.Helper()
	laidOnce.Do(func() { laidMaps = layRandom(t) })
	for _, l := range laidMaps {
		t.Run(l.name, func(t *testing.T) { test(t, l) })
	}
}

func layRandom(t *testing.T) []laid {
	var out []laid
	dot, dotErr := host.FindNative()
	for seed := range uint64(12) {
		n := 4 + int(seed)*7
		snap := argmaptest.Random(rand.New(rand.NewPCG(seed, 1)), n)
		if snap.Count(argmap.KindStatement) != n {
			t.Fatal(snap.Map().Title)
		}
		for _, dir := range []layout.Direction{layout.Down, layout.Right, layout.Up} {
			p := plan(t, snap, scene.Look{Direction: dir, AuthorPill: seed%2 == 0})
			out = append(out, laid{fmt.Sprintf("sketch %d %d", seed, dir), snap, p, p.Guess(nil, nil)})
			if dotErr != nil {
				continue
			}
			r, err := dot.Layout(context.Background(), p.Graph)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, laid{fmt.Sprintf("dot %d %d", seed, dir), snap, p, r})
		}
	}
	return out
}

func hits(s *scene.Scene, part scene.Part) map[argmap.Ref]geom.Rect {
	out := map[argmap.Ref]geom.Rect{}
	for _, h := range s.Hits {
		if h.Part == part {
			out[h.Of] = h.Rect
		}
	}
	return out
}

func inside(outer, inner geom.Rect) bool {
	return inner.X >= outer.X-0.01 && inner.Y >= outer.Y-0.01 && inner.Right() <= outer.Right()+0.01 && inner.Bottom() <= outer.Bottom()+0.01
}

func TestTextStaysInItsBox(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		for _, zoom := range []float64{1, 0.59, 0.25, 0.15} {
			sc := l.plan.Build(l.result, scene.DetailAt(zoom))
			boxes, folds := hits(sc, scene.PartBox), hits(sc, scene.PartFold)
			for _, g := range sc.Groups {
				for _, st := range l.snap.Statements() {
					if st.ID.Ref().String() != g.ID {
						continue
					}
					for _, it := range g.Items {
						text, ok := it.(scene.Text)
						if ok && !inside(boxes[st.ID.Ref()], text.Bounds()) && !inside(folds[st.ID.Ref()], text.Bounds()) {
							t.Errorf("at %g: %q at %v leaves the box %v of %s", zoom, text.Words, text.Bounds(), boxes[st.ID.Ref()], g.ID)
						}
					}
				}
			}
		}
	})
}

func TestTextIsAsWideAsItSays(t *testing.T) {
	m := typesettest.Fonts(t)
	eachRandom(t, func(t *testing.T, l laid) {
		for it := range l.plan.Build(l.result, scene.Detail{}).Items() {
			if text, ok := it.(scene.Text); ok && math.Abs(text.Width-m.Width(text.Words, text.Size, text.Bold)) > 0.01 {
				t.Errorf("%q says %.2f, is %.2f wide", text.Words, text.Width, m.Width(text.Words, text.Size, text.Bold))
			}
		}
	})
}

// lines returns the flattened lines of a group.
func lines(g scene.Group) [][]geom.Point {
	var out [][]geom.Point
	for _, it := range g.Items {
		if line, ok := it.(scene.Line); ok {
			out = append(out, line.Path.Flatten(12)...)
		}
	}
	return out
}

// crosses reports whether the way from a to b passes through r.
func crosses(r geom.Rect, a, b geom.Point) bool {
	const steps = 24
	for i := range steps + 1 {
		f := float64(i) / steps
		if r.Contains(geom.Point{X: a.X + (b.X-a.X)*f, Y: a.Y + (b.Y-a.Y)*f}) {
			return true
		}
	}
	return false
}

func TestLinesCrossNoBox(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		sc := l.plan.Build(l.result, scene.Detail{})
		boxes := hits(sc, scene.PartBox)
		for _, g := range sc.Groups {
			if _, isBox := boxes[refOf(g.ID)]; isBox || g.Label == nil && g.ID == "" && len(lines(g)) == 0 {
				continue
			}
			for _, line := range lines(g) {
				for i := 1; i < len(line); i++ {
					for of, r := range boxes {
						if crosses(r.Grow(-1), line[i-1], line[i]) {
							t.Errorf("a line of %q crosses %s %v between %v and %v", g.ID, of, r, line[i-1], line[i])
							break
						}
					}
				}
			}
		}
	})
}

// refOf reads a group's id.
func refOf(id string) argmap.Ref {
	for k := argmap.KindMap; k <= argmap.KindView; k++ {
		if word := k.String() + "/"; len(id) > len(word) && id[:len(word)] == word {
			return argmap.Ref{Kind: k, ID: id[len(word):]}
		}
	}
	return argmap.Ref{}
}

// TestLinesMeet checks that every step's line begins at what it bears on and ends at its knob.
func TestLinesMeet(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		sc := l.plan.Build(l.result, scene.Detail{})
		boxes, knobs := hits(sc, scene.PartBox), hits(sc, scene.PartKnob)
		for _, g := range sc.Groups {
			a, ok := l.snap.Argument(argmap.ArgumentID(refOf(g.ID).ID))
			if !ok {
				continue
			}
			line := lines(g)[0]
			ends := []geom.Point{line[0], line[len(line)-1]}
			if a.Target.Kind == argmap.KindArgument {
				ends[0], ends[1] = ends[1], ends[0]
			}
			target, ok := boxes[a.Target]
			if !ok {
				target = knobs[a.Target]
			}
			if !target.Grow(22).Contains(ends[0]) || !knobs[a.Ref()].Grow(1).Contains(ends[1]) {
				t.Errorf("the line of %s runs from %v to %v, not from %v to %v", g.ID, ends[0], ends[1], target, knobs[a.Ref()])
			}
		}
	})
}

// TestTreeLinesDoNotCross holds for what an engine has put in order.
func TestTreeLinesDoNotCross(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		sc := l.plan.Build(l.result, scene.Detail{})
		type named struct {
			id   string
			line []geom.Point
		}
		var all []named
		for _, g := range sc.Groups {
			a, ok := l.snap.Argument(argmap.ArgumentID(refOf(g.ID).ID))
			if ok && a.Target.Kind == argmap.KindStatement {
				all = append(all, named{g.ID, lines(g)[0]})
			}
		}
		for i, a := range all {
			for _, b := range all[:i] {
				if meet(a.line, b.line) {
					t.Errorf("the lines of %s and %s cross", a.id, b.id)
				}
			}
		}
	})
}

// meet reports whether two polylines cross.
func meet(a, b []geom.Point) bool {
	turn := func(p, q, r geom.Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	for i := 1; i < len(a); i++ {
		for k := 1; k < len(b); k++ {
			p, q, r, s := a[i-1], a[i], b[k-1], b[k]
			if turn(p, q, r)*turn(p, q, s) < 0 && turn(r, s, p)*turn(r, s, q) < 0 {
				return true
			}
		}
	}
	return false
}

func TestPortsKeepApart(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		sc := l.plan.Build(l.result, scene.Detail{})
		boxes := hits(sc, scene.PartBox)
		ports := map[argmap.Ref][]float64{}
		for _, g := range sc.Groups {
			a, ok := l.snap.Argument(argmap.ArgumentID(refOf(g.ID).ID))
			if !ok || a.Target.Kind != argmap.KindStatement {
				continue
			}
			at := lines(g)[0][0].X
			if l.plan.Graph.Direction == layout.Right {
				at = lines(g)[0][0].Y
			}
			ports[a.Target] = append(ports[a.Target], at)
		}
		for of, at := range ports {
			room := boxes[of].W
			if l.plan.Graph.Direction == layout.Right {
				room = boxes[of].H
			}
			least := min(24, (room-24)/float64(max(1, len(at)-1)))
			for i := 1; i < len(at); i++ {
				if at[i]-at[i-1] < least-0.01 {
					t.Errorf("ports %v on %s (%g long) are nearer than %g, or out of order", at, of, room, least)
				}
			}
		}
	})
}

func TestGuessIsALayout(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		for _, fault := range layouttest.Check(l.plan.Graph, l.plan.Guess(nil, nil)) {
			t.Error(fault)
		}
	})
}

// TestGuessKeepsWhatWasThere adds a statement, folds one, and looks whether anything else moves.
func TestGuessKeepsWhatWasThere(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		tx := argmap.Begin(l.snap)
		order := l.snap.Outline().Order
		parent := order[len(order)/2]
		tx.Put(argmap.Statement{ID: "new", Kind: argmap.Claim, Text: "New", Holdings: []argmap.Holding{{Voice: "v0", Stance: argmap.Asserts}}})
		tx.Put(argmap.Argument{ID: "anew", Polarity: argmap.Con, Premises: []argmap.StatementID{"new"}, Target: parent.Ref(), Rank: "zz"})
		next, _, err := tx.Commit()
		if err != nil {
			t.Fatal(err)
		}
		dir := l.plan.Graph.Direction
		p := plan(t, next, scene.Look{Direction: dir, Folded: map[argmap.Ref]bool{order[len(order)-1].Ref(): true}})
		r := p.Guess(l.plan, l.result)
		before, after := hits(l.plan.Build(l.result, scene.Detail{}), scene.PartBox), hits(p.Build(r, scene.Detail{}), scene.PartBox)
		if _, ok := after[argmap.StatementID("new").Ref()]; !ok {
			t.Error("the new statement has no place")
		}
		moved := 0
		for of, r := range after {
			if was, ok := before[of]; ok && was.Center().Distance(r.Center()) > 60 {
				moved++
			}
		}
		if moved > len(after)/10 {
			t.Errorf("%d of %d boxes have moved", moved, len(after))
		}
	})
}

func TestFoldToFit(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		for _, limit := range []int{1, 5, 40} {
			folded := scene.FoldToFit(l.snap, limit)
			shown := plan(t, l.snap, scene.Look{Folded: folded}).Shown()
			if shown > max(limit, len(l.snap.Outline().Roots)) {
				t.Errorf("%d boxes are open, the limit is %d", shown, limit)
			}
			if n := scene.CountShown(l.snap, folded); n != shown {
				t.Errorf("CountShown says %d, the plan shows %d", n, shown)
			}
		}
	})
}

func BenchmarkGuess300(b *testing.B) {
	snap := argmaptest.Random(rand.New(rand.NewPCG(3, 1)), 300)
	p := plan(b, snap, scene.Look{})
	r := p.Guess(nil, nil)
	for b.Loop() {
		p.Guess(p, r)
	}
}

func BenchmarkBuild300(b *testing.B) {
	snap := argmaptest.Random(rand.New(rand.NewPCG(3, 1)), 300)
	p := plan(b, snap, scene.Look{})
	r := p.Guess(nil, nil)
	for b.Loop() {
		p.Build(r, scene.Detail{})
	}
}

func BenchmarkPlan300(b *testing.B) {
	snap := argmaptest.Random(rand.New(rand.NewPCG(3, 1)), 300)
	for b.Loop() {
		plan(b, snap, scene.Look{})
	}
}
