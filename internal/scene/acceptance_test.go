package scene_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/formats"
	"warrant/internal/codec/sample"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/layout/host"
	"warrant/internal/scene"
)

// TestUndercuts draws a hundred maps of 20 to 300 statements: the line of what bears on a step ends on the step's knob and
// crosses no box, and its boxes stand outside of the span of the step's bracket.
func TestUndercuts(t *testing.T) {
	dot, noDot := host.FindNative()
	met := 0
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 8))
		n := 20 + int(seed)*280/99
		snap := argmaptest.Paper(rng, n, seed%2 == 0)
		dir := layout.Direction(seed % 3)
		p := plan(t, snap, scene.Look{Direction: dir})
		r := p.Guess(nil, nil)
		if noDot == nil && seed%5 == 0 {
			var err error
			if r, err = dot.Layout(context.Background(), p.Graph); err != nil {
				t.Fatal(err)
			}
		}
		sc := p.Build(r, scene.Detail{})
		boxes, knobs, brackets := hits(sc, scene.PartBox), hits(sc, scene.PartKnob), hits(sc, scene.PartBracket)
		for _, g := range sc.Groups {
			a, ok := snap.Argument(argmap.ArgumentID(refOf(g.ID).ID))
			if !ok || a.Target.Kind != argmap.KindArgument {
				continue
			}
			met++
			line := lines(g)[0]
			if end := line[len(line)-1]; !knobs[a.Target].Grow(16).Contains(end) {
				t.Errorf("map %d: the line of %s ends at %v, the knob is at %v", seed, g.ID, end, knobs[a.Target])
			}
			for i := 1; i < len(line); i++ {
				for of, box := range boxes {
					if crosses(box.Grow(-1), line[i-1], line[i]) {
						t.Fatalf("map %d: the line of %s crosses %s", seed, g.ID, of)
					}
				}
			}
			span, ok := brackets[a.Target]
			for _, id := range a.Premises {
				box, shown := boxes[id.Ref()]
				if home, is := snap.Outline().Home(id); !ok || !shown || !is || home.ID != a.ID {
					continue
				}
				beside := box.Right() <= span.X || box.X >= span.Right()
				if dir == layout.Right {
					beside = box.Bottom() <= span.Y || box.Y >= span.Bottom()
				}
				if !beside {
					t.Errorf("map %d: %s at %v stands within the span %v of the step it attacks", seed, id, box, span)
				}
			}
		}
	}
	if met < 500 {
		t.Errorf("only %d undercuts and warrants in all maps", met)
	}
}

// TestNothingOverlaps draws what there is of real maps, and generated ones, in three widths of boxes and at the zooms that
// texts of 85 to 200 % and the levels of detail come to: no two boxes overlap and no text leaves its box.
func TestNothingOverlaps(t *testing.T) {
	paper, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	snaps := map[string]*argmap.Snapshot{
		"paper": paper, "crowded": crowded(t), "generated": argmaptest.Paper(rand.New(rand.NewPCG(9, 9)), 300, true),
	}
	for name, snap := range snaps {
		for _, width := range []float64{scene.Narrow, scene.Normal, scene.Wide} {
			for _, dir := range []layout.Direction{layout.Down, layout.Right, layout.Up} {
				t.Run(fmt.Sprintf("%s %g %d", name, width, dir), func(t *testing.T) {
					p := plan(t, snap, scene.Look{BoxWidth: width, Direction: dir})
					r := p.Guess(nil, nil)
					for _, zoom := range []float64{2, 1, 0.85, 0.5, 0.3, 0.15} {
						sc := p.Build(r, scene.DetailAt(zoom))
						checkTexts(t, sc, zoom)
						checkOverlaps(t, sc)
					}
				})
			}
		}
	}
}

// TestNothingOverlapsInTheCorpora draws all maps that people made and that can be read here, as they are laid out at once
// and as Graphviz lays them out where the system has it.
func TestNothingOverlapsInTheCorpora(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora")
	snaps := map[string]*argmap.Snapshot{}
	for _, folder := range []string{"aif", "argdown", "brat", "carneades", "cdcp", "kialo", "microtexts", "mup", "sadface"} {
		n := len(snaps)
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasPrefix(e.Name(), "README") || strings.Contains(path, "oracle") {
				return err
			}
			if s, f, _, err := formats.ReadFile(path, formats.Options{}); err == nil && f.Name != "outline" { // what is refused is the readers' affair
				snaps[path] = s
			}
			return nil
		})
		if err != nil || len(snaps) == n {
			t.Fatalf("no map was read in %s: %v", folder, err)
		}
	}
	if len(snaps) < 500 {
		t.Errorf("only %d maps were read", len(snaps))
	}
	dot, noDot := host.FindNative()
	for name, snap := range snaps {
		for _, width := range []float64{scene.Narrow, scene.Normal, scene.Wide} {
			p := plan(t, snap, scene.Look{BoxWidth: width, Direction: layout.Right})
			results := []*layout.Result{p.Guess(nil, nil)}
			if noDot == nil && width == scene.Normal {
				r, err := dot.Layout(t.Context(), p.Graph)
				if err != nil {
					t.Fatal(err)
				}
				results = append(results, r)
			}
			for _, r := range results {
				for _, zoom := range []float64{2, 1, 0.5} {
					sc := p.Build(r, scene.DetailAt(zoom))
					checkTexts(t, sc, zoom)
					checkOverlaps(t, sc)
				}
			}
			if t.Failed() {
				t.Fatalf("%s, boxes %g wide", name, width)
			}
		}
	}
	t.Logf("%d maps", len(snaps))
}

func checkTexts(t *testing.T, sc *scene.Scene, zoom float64) {
	t.Helper()
	boxes, folds := hits(sc, scene.PartBox), hits(sc, scene.PartFold)
	for _, g := range sc.Groups {
		box, ok := boxes[refOf(g.ID)]
		if !ok {
			continue
		}
		for _, it := range g.Items {
			if text, is := it.(scene.Text); is && !inside(box, text.Bounds()) && !inside(folds[refOf(g.ID)], text.Bounds()) {
				t.Errorf("at %g: %q at %v leaves the box %v", zoom, text.Words, text.Bounds(), box)
			}
		}
	}
}

func checkOverlaps(t *testing.T, sc *scene.Scene) {
	t.Helper()
	var all []geom.Rect
	for _, r := range hits(sc, scene.PartBox) {
		all = append(all, r)
	}
	for i, r := range all {
		for _, q := range all[:i] {
			if r.Grow(-0.5).Overlaps(q) {
				t.Errorf("boxes at %v and %v overlap", r, q)
			}
		}
	}
}
