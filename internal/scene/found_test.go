package scene_test

import (
	"image/color"
	"math"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// TestFoundIsMarked: at each level of detail a hit has the fill of hits, and at its left a bar that can be seen.
func TestFoundIsMarked(t *testing.T) {
	found := map[argmap.Ref]bool{}
	all := twelve(t)
	for _, st := range all.Statements() {
		found[st.Ref()] = true
	}
	step := all.Arguments()[0].Ref()
	found[step] = true
	for _, zoom := range []float64{1, 0.42, 0.15} {
		p := plan(t, all, scene.Look{}).Marked(found)
		s := p.Build(p.Guess(nil, nil), scene.DetailAt(zoom))
		for ref := range found {
			box, ok := s.Where(ref)
			if !ok {
				t.Fatalf("%v is not shown", ref)
			}
			if !filled(s, ref, box) {
				t.Errorf("at %v %% %v has not the fill of hits", zoom*100, ref)
			}
			if !barred(s, ref, box, zoom) {
				t.Errorf("at %v %% %v has no bar at its left", zoom*100, ref)
			}
		}
		plain := p.Marked(nil)
		for it := range plain.Build(p.Guess(nil, nil), scene.DetailAt(zoom)).Items() {
			if b, ok := it.(scene.Box); ok && b.Fill == scene.Found {
				t.Fatal("the fill stays when the search is over")
			}
		}
	}
}

func group(s *scene.Scene, ref argmap.Ref) scene.Group {
	for _, g := range s.Groups {
		if g.ID == ref.String() {
			return g
		}
	}
	return scene.Group{}
}

func filled(s *scene.Scene, ref argmap.Ref, box geom.Rect) bool {
	for _, it := range group(s, ref).Items {
		fill := scene.None
		switch it := it.(type) {
		case scene.Box:
			fill = it.Fill
		case scene.Shape:
			fill = it.Fill
		case scene.Disc:
			fill = it.Fill
		}
		if fill == scene.Found && it.Bounds().W > 0.8*box.W {
			return true
		}
	}
	return false
}

func barred(s *scene.Scene, ref argmap.Ref, box geom.Rect, zoom float64) bool {
	for _, it := range group(s, ref).Items {
		if b, ok := it.(scene.Box); ok && b.Fill == scene.Ink && b.Rect.Right() <= box.X && b.Rect.H > 0.8*box.H && b.Rect.W*zoom > 2 && b.Rect.W >= 3 {
			return true
		}
	}
	return false
}

// TestFoundIsReadable: text on the fill of hits is as readable as elsewhere, in every palette.
func TestFoundIsReadable(t *testing.T) {
	for _, p := range scene.Palettes() {
		if r := contrast(p.Color(scene.Ink), p.Color(scene.Found)); r < 4.5 {
			t.Errorf("%s: %.1f", p.Name, r)
		}
	}
}

func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		part := func(v uint8) float64 {
			f := float64(v) / 255
			if f <= 0.03928 {
				return f / 12.92
			}
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	high, low := max(light(a), light(b)), min(light(a), light(b))
	return (high + 0.05) / (low + 0.05)
}
