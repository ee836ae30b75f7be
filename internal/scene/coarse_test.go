package scene_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// TestFarTextCanBeRead looks from many distances at maps with stubs and folds: no title is smaller than nine pixels.
func TestFarTextCanBeRead(t *testing.T) {
	folded := scene.Look{Folded: map[argmap.Ref]bool{argmap.StatementID("r1").Ref(): true}}
	bare := scene.Look{RoleWords: scene.RoleWordsNever}
	for _, p := range []*scene.Plan{plan(t, crowded(t), folded), plan(t, crowded(t), bare), plan(t, twelve(t), scene.Look{}),
		plan(t, sorted(t, 1), scene.Look{Group: scene.BySection})} {
		for zoom := 0.1; zoom < 0.65; zoom += 0.01 {
			for it := range p.Build(p.Guess(nil, nil), scene.DetailAt(zoom)).Items() {
				if text, ok := it.(scene.Text); ok && text.Size*zoom < 9-0.001 {
					t.Errorf("at %.2f %q is %.1f pixels high", zoom, text.Words, text.Size*zoom)
				}
			}
		}
	}
}

// TestThesisIsAsLargeAsItsBorder holds that a thesis is met up to its outer border, from near and far.
func TestThesisIsAsLargeAsItsBorder(t *testing.T) {
	p := plan(t, twelve(t), scene.Look{})
	for _, zoom := range []float64{1, 0.4, 0.15} {
		s := p.Build(p.Guess(nil, nil), scene.DetailAt(zoom))
		at, ok := s.Where(argmap.StatementID("T").Ref())
		outer := geom.Rect{}
		for _, g := range s.Groups {
			for _, it := range g.Items {
				if box, is := it.(scene.Box); is && g.ID == "statement/T" {
					outer = outer.Union(box.Rect)
				}
			}
		}
		if !ok || at != outer {
			t.Errorf("at %g the thesis is met at %v and drawn at %v", zoom, at, outer)
		}
	}
}

// TestDebateKeepsOffTheEdges draws the bundled disputes: a knob and the ring round it stay well inside of the drawing.
func TestDebateKeepsOffTheEdges(t *testing.T) {
	const ring = 10.0
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range s.Disputes() {
		for _, width := range []float64{0, 1000, 1240} {
			sc := scene.NewDebate(s, d, typesettest.Fonts(t), width)
			for it := range sc.Items() {
				if !inside(sc.Bounds.Grow(-ring), it.Bounds()) {
					t.Errorf("%s, %g wide: %T at %v is too near to the edges of %v", d.ID, width, it, it.Bounds(), sc.Bounds)
				}
			}
			for _, h := range sc.Hits {
				if !inside(sc.Bounds.Grow(-ring), h.Rect) {
					t.Errorf("%s, %g wide: %v at %v is too near to the edges of %v", d.ID, width, h.Of, h.Rect, sc.Bounds)
				}
			}
		}
	}
}
