package mapview

import (
	"testing"

	"fyne.io/fyne/v2/canvas"

	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// In high contrast a border is 2 units wide, and the ring of what is selected 4, and 4 pixels however far off it is.
func TestHighContrastIsDrawnStrong(t *testing.T) {
	for _, c := range []struct {
		palette      string
		zoom         float64
		border, ring float32
	}{{"light", 1, 1.5, 3}, {"contrast", 1, 2, 4}, {"light", 0.5, 0.75, 2}, {"contrast", 0.5, 1, 4}} {
		b := newBench(t, &scene.Scene{Groups: []scene.Group{{Items: []scene.Item{
			scene.Box{Rect: box, Fill: scene.Paper, Line: scene.Rule, Width: 1.5},
		}}}, Bounds: box})
		b.palette = scene.PaletteNamed(c.palette)
		b.frame.Camera.Zoom = c.zoom
		b.frame.Rings = []workspace.Ring{{Rect: box, Leading: true}}
		b.view.takeFocus()
		b.view.Refresh()
		widths := map[any]float32{}
		for _, o := range b.shown() {
			if r, ok := o.(*canvas.Rectangle); ok && r.StrokeWidth > 0 {
				widths[r.StrokeColor] = r.StrokeWidth
			}
		}
		if got := widths[any(b.palette.Color(scene.Rule))]; got != c.border {
			t.Errorf("%s at %v: the border is %v", c.palette, c.zoom, got)
		}
		if got := widths[any(b.palette.Color(scene.Focus))]; got != c.ring {
			t.Errorf("%s at %v: the ring is %v", c.palette, c.zoom, got)
		}
	}
}
