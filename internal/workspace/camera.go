package workspace

import (
	"math"

	"warrant/internal/geom"
)

// ZoomSteps are the scales a diagram is shown at, each 2^(1/4) times the one before; 1 is 100 %.
var ZoomSteps = []float64{0.125, 0.15, 0.18, 0.21, 0.25, 0.30, 0.35, 0.42, 0.50, 0.59, 0.71, 0.84, 1, 1.19, 1.41, 1.68, 2, 2.38, 2.83, 3.36, 4}

const hundred = 12 // index of 100 % in ZoomSteps

// Camera says which part of a scene a pane shows: a point p of the scene is at p*Zoom + Offset in the pane.
type Camera struct {
	Zoom   float64
	Offset geom.Point
	Pane   geom.Size // of the pane, in screen pixels
}

// ToPane returns where a point of the scene is in the pane.
func (c Camera) ToPane(p geom.Point) geom.Point {
	return geom.Point{X: p.X*c.Zoom + c.Offset.X, Y: p.Y*c.Zoom + c.Offset.Y}
}

// ToScene returns the point of the scene that is at p in the pane.
func (c Camera) ToScene(p geom.Point) geom.Point {
	return geom.Point{X: (p.X - c.Offset.X) / c.Zoom, Y: (p.Y - c.Offset.Y) / c.Zoom}
}

// RectToPane returns where a rectangle of the scene is in the pane.
func (c Camera) RectToPane(r geom.Rect) geom.Rect {
	at := c.ToPane(geom.Point{X: r.X, Y: r.Y})
	return geom.Rect{X: at.X, Y: at.Y, W: r.W * c.Zoom, H: r.H * c.Zoom}
}

// Seen returns the part of the scene that the pane shows.
func (c Camera) Seen() geom.Rect {
	at := c.ToScene(geom.Point{})
	return geom.Rect{X: at.X, Y: at.Y, W: c.Pane.W / c.Zoom, H: c.Pane.H / c.Zoom}
}

// step returns the index of the zoom step nearest to the camera's zoom.
func (c Camera) step() int {
	best := 0
	for i, z := range ZoomSteps {
		if math.Abs(math.Log(z/c.Zoom)) < math.Abs(math.Log(ZoomSteps[best]/c.Zoom)) {
			best = i
		}
	}
	return best
}

// zoomAt moves by n zoom steps and keeps the point at p in the pane where it is.
func (c Camera) zoomAt(p geom.Point, n int) Camera {
	at := c.ToScene(p)
	c.Zoom = ZoomSteps[min(max(c.step()+n, 0), len(ZoomSteps)-1)]
	c.Offset = geom.Point{X: p.X - at.X*c.Zoom, Y: p.Y - at.Y*c.Zoom}
	return c
}

// leastFit is the smallest zoom at which all of a scene is shown at once; it is below the steps of the zoom keys.
const leastFit = 0.02

// fit shows all of a scene at the largest zoom step up to 100 %, or smaller than any step where it must be, in the middle
// across and near the top.
func (c Camera) fit(bounds geom.Rect) Camera {
	fits := func(z float64) bool { return bounds.W*z <= c.Pane.W && bounds.H*z <= c.Pane.H }
	i := hundred
	for i > 0 && !fits(ZoomSteps[i]) {
		i--
	}
	c.Zoom = ZoomSteps[i]
	if !fits(c.Zoom) {
		c.Zoom = max(leastFit, min(c.Pane.W/bounds.W, c.Pane.H/bounds.H))
	}
	c.Offset.X = (c.Pane.W-bounds.W*c.Zoom)/2 - bounds.X*c.Zoom
	c.Offset.Y = -bounds.Y * c.Zoom
	if free := c.Pane.H - bounds.H*c.Zoom; free > 0 {
		c.Offset.Y += math.Min(free/2, c.Pane.H*0.06)
	}
	return c
}

// BarTook says that a bar above the diagram took so much of its upper edge, or with a negative height gave it back: what is
// in sight stays where it is on the screen, and the selected box does not go behind the bar.
func (w *Workspace) BarTook(height float64) {
	r, ok := w.where(w.Leading())
	was := ok && inPane(w.camera, r)
	w.camera.Offset.Y -= height
	w.camera.Pane.H -= height
	if was {
		w.camera = w.camera.reveal(r)
	}
	w.publish(PictureChanged)
}

const revealMargin = 24.0 // screen pixels kept between a revealed box and the pane's edge

// reveal moves by the least that shows a rectangle of the scene; where it is larger than the pane, its start.
func (c Camera) reveal(r geom.Rect) Camera {
	box := c.RectToPane(r)
	c.Offset.X += nudge(box.X, box.Right(), c.Pane.W)
	c.Offset.Y += nudge(box.Y, box.Bottom(), c.Pane.H)
	return c
}

// nudge returns how far to move the stretch lo..hi so that it lies within a pane of the given extent.
func nudge(lo, hi, extent float64) float64 {
	margin := math.Max(0, math.Min(revealMargin, (extent-(hi-lo))/2))
	switch {
	case lo < margin:
		return margin - lo
	case hi > extent-margin:
		return math.Max(extent-margin-hi, margin-lo)
	}
	return 0
}

// keep moves so that what was at before in an old scene and is at after in the new one stays where it is in the pane.
func (c Camera) keep(before, after geom.Rect) Camera {
	c.Offset.X += (before.X - after.X) * c.Zoom
	c.Offset.Y += (before.Y - after.Y) * c.Zoom
	return c
}
