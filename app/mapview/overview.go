package mapview

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// overview is the whole diagram in a corner: one picture, made when the diagram changes and not when one looks elsewhere,
// between a border and the frame of what is seen.
type overview struct {
	of      *scene.Spot // the first of those it shows: scenes never change
	count   int
	palette *scene.Palette
	size    geom.Size // in pixels of the screen
	picture *canvas.Image
	edge    canvas.Rectangle
	seen    canvas.Rectangle
}

// objects returns what shows an overview.
func (v *overview) objects(o *workspace.Overview, p *scene.Palette, scale float64) []fyne.CanvasObject {
	size := geom.Size{W: math.Ceil(o.Rect.W * scale), H: math.Ceil(o.Rect.H * scale)}
	if v.picture == nil || v.of != &o.Spots[0] || v.count != len(o.Spots) || v.palette != p || v.size != size {
		v.of, v.count, v.palette, v.size = &o.Spots[0], len(o.Spots), p, size
		v.picture = canvas.NewImageFromImage(spots(o, p, size))
		v.picture.ScaleMode = canvas.ImageScaleFastest
	}
	v.edge.FillColor, v.edge.StrokeColor, v.edge.StrokeWidth = color.Transparent, skin.Color(p, scene.Muted), 1.5
	v.seen.FillColor, v.seen.StrokeColor, v.seen.StrokeWidth = color.Transparent, skin.Color(p, scene.Focus), 2
	edge, seen := o.Rect.Grow(1.5), o.Seen.Grow(1)
	place(&v.edge, edge.X, edge.Y, edge.W, edge.H)
	place(v.picture, o.Rect.X, o.Rect.Y, o.Rect.W, o.Rect.H)
	place(&v.seen, seen.X, seen.Y, seen.W, seen.H)
	return []fyne.CanvasObject{v.picture, &v.edge, &v.seen}
}

// spots paints the boxes of a scene, none smaller than a pixel and a half.
func spots(o *workspace.Overview, p *scene.Palette, size geom.Size) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, int(size.W), int(size.H)))
	draw.Draw(img, img.Bounds(), image.NewUniform(skin.Color(p, scene.Canvas)), image.Point{}, draw.Src)
	x, y := size.W/o.Bounds.W, size.H/o.Bounds.H
	for _, s := range o.Spots {
		from := geom.Point{X: (s.Rect.X - o.Bounds.X) * x, Y: (s.Rect.Y - o.Bounds.Y) * y}
		to := geom.Point{X: from.X + max(s.Rect.W*x, 1.5), Y: from.Y + max(s.Rect.H*y, 1.5)}
		r := image.Rect(int(from.X), int(from.Y), int(math.Ceil(to.X)), int(math.Ceil(to.Y)))
		draw.Draw(img, r, image.NewUniform(skin.Color(p, s.Fill)), image.Point{}, draw.Src)
	}
	return img
}

// inOverview reports whether a point of the pane is in the overview.
func (m *Map) inOverview(at geom.Point) bool {
	o := m.frame.Overview
	return o != nil && o.Rect.Grow(2).Contains(at)
}
