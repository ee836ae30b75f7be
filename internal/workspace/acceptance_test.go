package workspace_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// firstSight checks the first picture of a large map.
func firstSight(t *testing.T, d *desk) {
	t.Helper()
	f := d.w.Frame()
	if n := boxes(f.Scene); n > 40 || n < 8 {
		t.Errorf("%d boxes are open, want 8 to 40", n)
	}
	rect, ok := f.Scene.Where(d.w.Leading())
	if !ok {
		t.Fatal("the thesis is not shown")
	}
	if at := f.Camera.RectToPane(rect); !(geom.Rect{W: f.Camera.Pane.W, H: f.Camera.Pane.H}).Contains(at.Center()) {
		t.Errorf("the thesis is out of sight, at %v", at)
	}
	if f.Camera.ToPane(geom.Point{Y: f.Scene.Bounds.Y}).Y > 0.15*f.Camera.Pane.H {
		t.Error("there is an empty band above the map")
	}
	smallest := math.Inf(1)
	for item := range f.Scene.Items() {
		if text, ok := item.(scene.Text); ok {
			smallest = min(smallest, text.Size*f.Camera.Zoom)
		}
	}
	if smallest < 9 {
		t.Errorf("the smallest text is %.1f pixels high, want at least 9", smallest)
	}
	if m := d.w.Status().Message.Text; !strings.HasPrefix(m, "Showing ") || !strings.Contains(m, " of ") {
		t.Errorf("the status line says %q, want how many of the statements are shown", m)
	}
}

// TestLargeMapsOpenReadable: maps of any size above sixty statements open folded, readable, and say so.
func TestLargeMapsOpenReadable(t *testing.T) {
	for _, n := range []int{61, 150, 300, 935} {
		d := openDesk(t, argmaptest.Paper(rand.New(rand.NewPCG(10, uint64(n))), n, true))
		firstSight(t, d)
	}
}

// TestZoomKeysWalkTheSteps: Z, Shift+Z and the wheel stand on exactly the listed scales, from one end to the other; what
// the pointer is at stays under it.
func TestZoomKeysWalkTheSteps(t *testing.T) {
	listed := []float64{12.5, 15, 18, 21, 25, 30, 35, 42, 50, 59, 71, 84, 100, 119, 141, 168, 200, 238, 283, 336, 400}
	d := paperDesk(t)
	zoom := func() float64 { return d.w.Frame().Camera.Zoom * 100 }
	at := geom.Point{X: 300, Y: 200}
	for range len(listed) {
		d.w.ZoomAt(at, -1)
	}
	for i, want := range listed {
		if math.Abs(zoom()-want) > 1e-9 {
			t.Fatalf("step %d of the wheel is %.4f %%, want %v", i, zoom(), want)
		}
		before := d.w.Frame().Camera.ToScene(at)
		d.w.ZoomAt(at, 1)
		if after := d.w.Frame().Camera.ToScene(at); after.Distance(before) > 1e-6 {
			t.Errorf("zooming moved what is under the pointer from %v to %v", before, after)
		}
	}
	for range len(listed) {
		d.press("Shift+Z")
	}
	for i := 0; i < len(listed); i += 2 {
		if math.Abs(zoom()-listed[i]) > 1e-9 {
			t.Errorf("Z stands on %.4f %%, want %v", zoom(), listed[i])
		}
		d.press("Z")
	}
	d.press("A")
	f := d.w.Frame()
	r := f.Camera.RectToPane(f.Scene.Bounds)
	if r.X < -1 || r.Right() > f.Camera.Pane.W+1 || r.Y < -1 || r.Bottom() > f.Camera.Pane.H+1 {
		t.Errorf("A leaves %v of the open part outside %v", r, f.Camera.Pane)
	}
}

// TestDetailChangesBetweenTheSteps: full text down to 71 %, titles from 59 to 25 %, shapes from 21 % on, and no box moves
// at either change.
func TestDetailChangesBetweenTheSteps(t *testing.T) {
	d := paperDesk(t)
	d.press("Shift+A")
	places := func() map[argmap.Ref]geom.Rect {
		out := map[argmap.Ref]geom.Rect{}
		for _, h := range d.w.Frame().Scene.Hits {
			if h.Part == scene.PartBox {
				out[h.Of] = h.Rect
			}
		}
		return out
	}
	before := places()
	middle := geom.Point{X: 500, Y: 380}
	for i := slices.Index(workspace.ZoomSteps, 1); i >= 0; i-- {
		zoom := d.w.Frame().Camera.Zoom
		want := scene.Full
		switch {
		case zoom <= 0.21:
			want = scene.Boxes
		case zoom <= 0.59:
			want = scene.Titles
		}
		if got := scene.DetailAt(zoom).Level; got != want {
			t.Errorf("at %.0f %% the detail is %d, want %d", zoom*100, got, want)
		}
		for r, was := range before {
			if is := places()[r]; is.X != was.X || is.Y != was.Y {
				t.Fatalf("at %.0f %% the box of %v is at %v, not %v", zoom*100, r, is, was)
			}
		}
		d.w.ZoomAt(middle, -1)
	}
}
