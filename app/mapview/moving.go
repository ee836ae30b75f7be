package mapview

import (
	"image/color"
	"math"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// dots is the pattern of the border of what is on its way to another place, in units of the scene.
var dots = []float64{3, 6}

// moving marks what is on its way to another place: a dotted border around it, a ring around what it would bear on, in
// the colour of problems where it cannot.
func (b *brush) moving(m workspace.Marks, s *scene.Scene) {
	for _, r := range m.Moving {
		if at, ok := b.around(s, r); ok {
			width := math.Max(ringWidth*b.camera.Zoom, leastRing)
			b.rect(at, ringRadius*b.camera.Zoom, b.dimmed(), color.Transparent, 0)
			b.dashed(outline(at, ringRadius*b.camera.Zoom), dots, b.color(scene.Focus), width)
		}
	}
	if at, ok := b.around(s, m.Target); ok {
		ink := scene.Focus
		if m.Refused {
			ink = scene.Bad
		}
		width := math.Max(2*ringWidth*b.camera.Zoom, 2*leastRing)
		b.rect(at.Grow(width), ringRadius*b.camera.Zoom+width, color.Transparent, b.color(ink), width)
	}
}

// around returns the place in the pane of a box or a knob, with room for a ring.
func (b *brush) around(s *scene.Scene, r argmap.Ref) (geom.Rect, bool) {
	if r.IsZero() {
		return geom.Rect{}, false
	}
	at, ok := s.Where(r)
	return b.camera.RectToPane(at).Grow(math.Max(ringGap*b.camera.Zoom, 2)), ok
}

// dimmed is the ground over what is about to leave its place.
func (b *brush) dimmed() color.Color {
	c := b.palette.Color(scene.Canvas)
	c.A = 0x80
	return c
}
