package workspace_test

import (
	"math"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// onScreen returns where the boxes and knobs are in the pane.
func onScreen(d *desk) map[argmap.Ref]geom.Rect {
	f, at := d.w.Frame(), map[argmap.Ref]geom.Rect{}
	for _, h := range f.Scene.Hits {
		if h.Part == scene.PartBox || h.Part == scene.PartKnob {
			at[h.Of] = f.Camera.RectToPane(h.Rect)
		}
	}
	return at
}

func far(a, b geom.Rect) float64 { return math.Max(math.Abs(a.X-b.X), math.Abs(a.Y-b.Y)) }

// TestGliding: after an edit the boxes go to their new places in steps, and none is off its way. The selected box stays.
func TestGliding(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Home")
	ways := 0
	for _, script := range []string{"O ‹It was seen otherwise in Berlin› Enter", "Ctrl+Z", "Ctrl+Y", "F", "F", "Delete", "Ctrl+Z", "Tab ‹And besides› Enter"} {
		var step func(float64)
		var start map[argmap.Ref]geom.Rect
		d.glide = func(s func(float64)) { step, start = s, onScreen(d) }
		d.strokes(script)
		if step == nil {
			continue // nothing else moved
		}
		ways++
		lead := d.w.Leading()
		step(0.5)
		middle := onScreen(d)
		step(1)
		end := onScreen(d)
		if by := far(start[lead], end[lead]); by > 1 {
			t.Errorf("%s: the selected box moved by %.1f px", script, by)
		}
		if by := far(start[lead], middle[lead]); by > 1 {
			t.Errorf("%s: the selected box moved by %.1f px on the way", script, by)
		}
		for r, from := range start {
			way := geom.Rect{X: (from.X + end[r].X) / 2, Y: (from.Y + end[r].Y) / 2}
			if by := far(way, middle[r]); by > 1.5 {
				t.Errorf("%s: %s is %.1f px off the middle of its way", script, r, by)
			}
		}
		step(0.7) // a step that comes late
		if got := onScreen(d); far(got[lead], end[lead]) > 0 {
			t.Errorf("%s: a late step moves the picture", script)
		}
	}
	if ways < 4 {
		t.Errorf("%d edits moved other boxes", ways)
	}
}

// TestALaterPictureEndsGliding: what is drawn meanwhile is not drawn over by steps of an older way.
func TestALaterPictureEndsGliding(t *testing.T) {
	d := paperDesk(t)
	d.strokes("Home")
	var step func(float64)
	d.glide = func(s func(float64)) { step = s }
	d.strokes("O ‹It was seen otherwise in Berlin› Enter")
	if step == nil {
		t.Fatal("nothing glides")
	}
	step(0.3)
	old := step
	d.glide = nil
	d.strokes("Home F")
	want := onScreen(d)
	old(0.6)
	old(1)
	got := onScreen(d)
	if len(got) != len(want) {
		t.Fatalf("%d boxes, not %d", len(got), len(want))
	}
	for r := range want {
		if got[r] != want[r] {
			t.Errorf("%s went from %v to %v", r, want[r], got[r])
		}
	}
}

// TestNothingGlidesWithLessMotion: those who asked for less motion see the boxes in their new places at once.
func TestNothingGlidesWithLessMotion(t *testing.T) {
	d := paperDesk(t)
	prefs := d.w.Prefs()
	prefs.ReduceMotion = true
	d.w.SetPrefs(prefs)
	d.glide = func(func(float64)) { t.Error("a box glides") }
	d.strokes("Home O ‹It was seen otherwise in Berlin› Enter")
}
