package workspace_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// TestBackAndForward goes to places of a whole paper and back: each is as it was left, the selected box within a pixel.
func TestBackAndForward(t *testing.T) {
	d := paper(t)
	if d.w.DoCommand("go.back") == nil || d.w.DoCommand("go.forward") == nil {
		t.Error("there are places before anything was done")
	}
	var looks []string
	visit := func(script string) {
		t.Helper()
		d.strokes(script)
		looks = append(looks, d.look())
	}
	looks = append(looks, d.look())
	order := d.w.Snapshot().Outline().Order
	d.w.Select(order[len(order)-1].Ref())
	d.settle()
	looks = append(looks, d.look())
	visit("H")
	visit("Home")
	d.w.SetFilter(argmap.Filter{Voices: []argmap.VoiceID{d.voice("Taylor")}, Hide: true})
	d.settle()
	looks = append(looks, d.look())
	d.w.SetFilter(argmap.Filter{})
	d.settle()
	looks = append(looks, d.look())
	visit("Z")
	visit("F")
	visit("B")
	for i := len(looks) - 2; i >= 0; i-- {
		d.strokes("Alt+Left")
		if d.look() != looks[i] {
			t.Fatalf("place %d is not as it was:\n%.300s\nwas\n%.300s", i, d.look(), looks[i])
		}
	}
	if d.w.DoCommand("go.back") == nil {
		t.Error("there is a place before the first")
	}
	for i := 1; i < len(looks); i++ {
		d.strokes("Alt+Right")
		if d.look() != looks[i] {
			t.Fatalf("forward, place %d is not as it was:\n%.300s\nwas\n%.300s", i, d.look(), looks[i])
		}
	}
}

// TestWalkIsOnePlace: arrows one after the other are one walk, of which only the start is come back to; scrolling leaves no
// place, but the place left is as it was scrolled.
func TestWalkIsOnePlace(t *testing.T) {
	d := paper(t)
	d.strokes("Down Down Right")
	d.w.Select(d.w.Leading()) // a jump ends a walk
	d.settle()
	end := d.w.Leading()
	d.w.Pan(geom.Point{X: 11, Y: -7})
	panned := d.spot()
	d.strokes("Home")
	d.strokes("Alt+Left")
	if d.w.Leading() != end {
		t.Errorf("back at %s, not at the end of the walk", d.w.Leading())
	}
	d.steady("coming back", panned)
	d.strokes("Alt+Left")
	if d.w.Leading() != d.w.Snapshot().Outline().Roots[0].Ref() {
		t.Errorf("back at %s, not where the walk began", d.w.Leading())
	}
}

// TestBackOverADeletion leaves out a place whose box is gone.
func TestBackOverADeletion(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹T› Ctrl+Enter ‹A› Enter Home Enter ‹B› Enter")
	a := d.w.Rows()[1].Of
	d.w.Select(a)
	d.settle()
	d.strokes("Home")
	d.w.Select(d.w.Rows()[2].Of)
	d.settle()
	d.w.Select(a)
	d.settle()
	d.strokes("Delete Home")
	for d.w.DoCommand("go.back") == nil {
		d.settle()
		if r := d.w.Leading(); r == a || !r.IsZero() && !d.w.Snapshot().Has(r) {
			t.Fatalf("back at %s", r)
		}
	}
}
