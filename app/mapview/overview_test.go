package mapview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// TestTheOverviewIsOnePicture shows an overview of a thousand boxes: three objects, the same picture while one looks
// around; presses and drags in it go to the host as such.
func TestTheOverviewIsOnePicture(t *testing.T) {
	s := &scene.Scene{}
	for i := range 1000 {
		s.Spots = append(s.Spots, scene.Spot{Rect: geom.Rect{X: float64(i % 40 * 300), Y: float64(i / 40 * 120), W: 284, H: 80}, Fill: scene.Pro})
	}
	b := newBench(t, s)
	o := workspace.Overview{Rect: geom.Rect{X: 20, Y: 20, W: 100, H: 60}, Bounds: geom.Rect{W: 12000, H: 3000}, Spots: s.Spots, Seen: geom.Rect{X: 30, Y: 30, W: 20, H: 10}}
	b.frame.Overview = &o
	b.view.Refresh()
	b.view.draw()
	picture := b.view.small.picture
	next := o
	next.Seen = geom.Rect{X: 60, Y: 30, W: 20, H: 10}
	b.frame.Overview = &next
	b.view.Refresh()
	b.view.draw()
	if b.view.small.picture != picture {
		t.Error("looking elsewhere makes the picture anew")
	}
	if n := len(b.view.objects); n > 8 {
		t.Errorf("%d objects", n)
	}
	b.calls = nil
	b.view.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 40)}, Button: desktop.MouseButtonPrimary})
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(70, 45)}, Dragged: fyne.NewDelta(20, 5)})
	b.view.DragEnd()
	if got := strings.Join(b.calls, "; "); !strings.HasSuffix(got, "look from 50 40; look from 70 45") || strings.Contains(got, "press") || strings.Contains(got, "pan ") {
		t.Errorf("the host was told %q", b.calls)
	}
}
