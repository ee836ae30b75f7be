package workspace_test

import (
	"math"
	"strings"
	"testing"

	"warrant/internal/geom"
	"warrant/internal/scene"
)

// TestOverview switches the overview on: it is there while not all is in view, shows where one looks, moves the picture
// where it is pressed, keeps off the selected box, and is remembered.
func TestOverview(t *testing.T) {
	d := paperDesk(t)
	d.strokes("0 A M")
	if d.w.Frame().Overview != nil || !strings.Contains(d.w.Status().Message.Text, "not all") {
		t.Errorf("all is in view, and yet there is an overview: %s", d.w.Status().Message.Text)
	}
	d.strokes("Shift+A")
	f := d.w.Frame()
	o := f.Overview
	if o == nil {
		t.Fatal("no overview")
	}
	if len(o.Spots) < 193 || o.Bounds != f.Scene.Bounds {
		t.Errorf("%d spots in %v, the scene is %v", len(o.Spots), o.Bounds, f.Scene.Bounds)
	}
	pane := geom.Rect{W: f.Camera.Pane.W, H: f.Camera.Pane.H}
	if !pane.Contains(geom.Point{X: o.Rect.X, Y: o.Rect.Y}) || o.Rect.Right() > pane.W || o.Rect.Bottom() > pane.H {
		t.Errorf("the overview is at %v in a pane of %v", o.Rect, pane)
	}
	at := geom.Point{X: o.Rect.X + o.Rect.W*0.5, Y: o.Rect.Y + o.Rect.H*0.75}
	d.w.LookFrom(at)
	f = d.w.Frame()
	mid := f.Camera.ToScene(geom.Point{X: pane.W / 2, Y: pane.H / 2})
	if want := f.Scene.Bounds.Y + f.Scene.Bounds.H*0.75; math.Abs(mid.Y-want) > 1 {
		t.Errorf("the picture is moved to %v, want %v", mid.Y, want)
	}
	if c := f.Overview.Seen.Center(); f.Overview.Rect != o.Rect || c.Distance(at) > 4 {
		t.Errorf("pressed at %v, the frame is around %v of %v", at, c, f.Overview.Rect)
	}
	d.strokes("Home")
	for range 40 {
		d.press("Down")
		f := d.w.Frame()
		if f.Overview == nil {
			t.Fatal("the overview is gone")
		}
		for _, r := range f.Rings {
			if f.Camera.RectToPane(r.Rect).Overlaps(f.Overview.Rect) {
				t.Errorf("the overview at %v covers the selected box at %v", f.Overview.Rect, f.Camera.RectToPane(r.Rect))
			}
		}
		d.press("Right")
	}
	d.reopen()
	d.strokes("Shift+A")
	if d.w.Frame().Overview == nil {
		t.Error("the overview is forgotten")
	}
	d.press("M")
	if d.w.Frame().Overview != nil {
		t.Error("M does not take the overview away")
	}
}

// TestNumbersOnAndOff switches the numbers of statements on, finds them again after reopening, and off.
func TestNumbersOnAndOff(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Thesis› Ctrl+Enter ‹A reason› Enter")
	numbered := func() bool {
		for it := range d.w.Frame().Scene.Items() {
			if text, ok := it.(scene.Text); ok && text.Words == "1.1" {
				return true
			}
		}
		return false
	}
	toggle := func() {
		if err := d.w.DoCommand("view.numbers"); err != nil {
			t.Fatal(err)
		}
		d.settle()
	}
	if numbered() {
		t.Error("boxes have numbers that nobody asked for")
	}
	toggle()
	d.reopen()
	if !numbered() {
		t.Error("the numbers are not shown, or forgotten")
	}
	toggle()
	if numbered() {
		t.Error("the numbers stay")
	}
}
