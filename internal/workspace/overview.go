package workspace

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Overview is the whole diagram in a corner of its pane. Rect and Seen are in the pane.
type Overview struct {
	Rect   geom.Rect
	Bounds geom.Rect // of the scene, which Rect shows as a whole
	Spots  []scene.Spot
	Seen   geom.Rect // what of it the pane shows
}

// Measures of the overview, in screen pixels.
const (
	overviewWide  = 220.0
	overviewHigh  = 160.0
	overviewLeast = 44.0 // of either side, however long a ribbon the diagram is
	overviewShare = 3.0  // it takes no more than this part of the pane, along either side
	overviewOff   = 12.0 // from the edges of the pane
	overviewClear = 10.0 // from what is selected
	seenLeast     = 6.0
)

// ToggleOverview shows the overview, or takes it away.
func (w *Workspace) ToggleOverview() error {
	w.look.overview = !w.look.overview
	switch {
	case !w.look.overview:
		w.say(Told, words.T("Overview off."))
	case w.overview() == nil:
		w.say(Told, words.T("Overview on. It comes when not all that is open is in view."))
	default:
		w.say(Told, words.T("Overview on. Press or drag in it to look elsewhere."))
	}
	w.publish(PictureChanged | StatusChanged)
	return nil
}

// overview returns the overview as it is now; nil where there is none, or all is in view.
func (w *Workspace) overview() *Overview {
	s, c := w.picture.scene, w.camera
	if !w.look.overview || s == nil || len(s.Spots) == 0 {
		return nil
	}
	seen, all := c.Seen(), s.Bounds
	if r := c.RectToPane(all); r.X >= -1 && r.Y >= -1 && r.Right() <= c.Pane.W+1 && r.Bottom() <= c.Pane.H+1 {
		return nil
	}
	most := geom.Size{W: min(overviewWide, c.Pane.W/overviewShare), H: min(overviewHigh, c.Pane.H/overviewShare)}
	if most.W < overviewLeast || most.H < overviewLeast {
		return nil
	}
	by := min(most.W/all.W, most.H/all.H)
	size := geom.Size{W: max(math.Round(all.W*by), overviewLeast), H: max(math.Round(all.H*by), overviewLeast)}
	o := &Overview{Bounds: all, Spots: s.Spots, Rect: w.freeCorner(size)}
	a, b := o.toPane(geom.Point{X: seen.X, Y: seen.Y}), o.toPane(geom.Point{X: seen.Right(), Y: seen.Bottom()})
	o.Seen = geom.Rect{X: a.X, W: max(b.X-a.X, seenLeast), Y: a.Y, H: max(b.Y-a.Y, seenLeast)}
	return o
}

// toPane returns where a point of the scene is in the overview, or at its edge.
func (o *Overview) toPane(p geom.Point) geom.Point {
	part := func(v, from, extent float64) float64 { return min(max((v-from)/extent, 0), 1) }
	return geom.Point{
		X: o.Rect.X + o.Rect.W*part(p.X, o.Bounds.X, o.Bounds.W),
		Y: o.Rect.Y + o.Rect.H*part(p.Y, o.Bounds.Y, o.Bounds.H),
	}
}

// freeCorner returns where the overview stands: in the lower right corner, or in another where what is selected or typed
// in would be covered.
func (w *Workspace) freeCorner(size geom.Size) geom.Rect {
	pane := w.camera.Pane
	right, low := pane.W-size.W-overviewOff, pane.H-size.H-overviewOff
	var taken []geom.Rect
	if r, ok := w.here(); ok {
		taken = append(taken, w.camera.RectToPane(r).Grow(overviewClear))
	}
	if w.entry != nil {
		if r, ok := w.where(w.entry.of); ok {
			taken = append(taken, w.camera.RectToPane(r).Grow(overviewClear))
		}
	}
	corners := [...]geom.Point{{X: right, Y: low}, {X: overviewOff, Y: low}, {X: right, Y: overviewOff}, {X: overviewOff, Y: overviewOff}}
	if w.held.on && w.held.of == w.Leading() {
		at := corners[w.held.corner]
		return geom.Rect{X: at.X, Y: at.Y, W: size.W, H: size.H}
	}
	for i, at := range corners {
		r, free := geom.Rect{X: at.X, Y: at.Y, W: size.W, H: size.H}, true
		for _, t := range taken {
			free = free && !r.Overlaps(t)
		}
		if free {
			w.held.corner = i
			return r
		}
	}
	w.held.corner = 0
	return geom.Rect{X: right, Y: low, W: size.W, H: size.H}
}

// held is the corner that the overview keeps while it is dragged in, though it may come to cover what is selected then.
type held struct {
	on     bool
	corner int
	of     argmap.Ref // what was selected
}

// LookFrom moves the picture so that the place at a point of the overview comes into the middle of the pane.
func (w *Workspace) LookFrom(at geom.Point) {
	o := w.overview()
	if o == nil {
		return
	}
	x, y := (at.X-o.Rect.X)/o.Rect.W, (at.Y-o.Rect.Y)/o.Rect.H
	to := geom.Point{X: o.Bounds.X + min(max(x, 0), 1)*o.Bounds.W, Y: o.Bounds.Y + min(max(y, 0), 1)*o.Bounds.H}
	mid := w.camera.ToPane(to)
	w.Pan(geom.Point{X: w.camera.Pane.W/2 - mid.X, Y: w.camera.Pane.H/2 - mid.Y})
	w.held.on, w.held.of = true, w.Leading()
}
