package mapview

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// smallest is the size in pixels below which text is not drawn: it could not be read.
const smallest = 5

// brush turns items of a scene into objects of the toolkit, in pixels of the pane.
type brush struct {
	turn func(scene.Token) scene.Token // another colour for what is drawn now; nil: its own
	pools
	palette *scene.Palette
	camera  workspace.Camera
	full    bool // everything is shown, fine dots too
	objects []fyne.CanvasObject
}

// start begins a picture that will need about as many objects as the one before.
func (b *brush) start(p *scene.Palette, c workspace.Camera, about int) {
	b.reset()
	b.palette, b.camera, b.full = p, c, scene.DetailAt(c.Zoom).Level == scene.Full
	b.objects = make([]fyne.CanvasObject, 0, about+16)
}

// finish returns the picture.
func (b *brush) finish() []fyne.CanvasObject {
	o := b.objects
	b.objects = nil
	return o
}

func (b *brush) add(o fyne.CanvasObject) { b.objects = append(b.objects, o) }

func (b *brush) color(t scene.Token) color.Color {
	if b.turn != nil {
		t = b.turn(t)
	}
	return skin.Color(b.palette, t)
}

// ink returns the colour and width of a border; a border that is there is never drawn thinner than half a pixel.
func (b *brush) ink(t scene.Token, width float64) (color.Color, float64) {
	if t == scene.None || width <= 0 {
		return color.Transparent, 0
	}
	return b.color(t), math.Max(b.palette.Stroke(width)*b.camera.Zoom, 0.5)
}

// item draws one item.
func (b *brush) item(p *placed) {
	switch it := p.item.(type) {
	case scene.Box:
		b.box(it)
	case scene.Line:
		b.line(it, p.lines)
	case scene.Shape:
		b.shape(it)
	case scene.Disc:
		b.disc(it)
	case scene.Text:
		b.text(it)
	}
}

// box draws a box. The toolkit draws borders inside of the edge, a scene on it.
func (b *brush) box(it scene.Box) {
	r, radius := b.camera.RectToPane(it.Rect), it.Radius*b.camera.Zoom
	ink, width := b.ink(it.Line, it.Width)
	dashed := b.dashes(it.Dash) && width > 0
	if dashed {
		b.rect(r, radius, b.color(it.Fill), color.Transparent, 0)
		b.dashed(outline(r, radius), it.Dash, ink, width)
		return
	}
	if radius > 0 {
		radius += width / 2
	}
	b.rect(r.Grow(width/2), radius, b.color(it.Fill), ink, width)
}

// leastDash is how long a dash is at least, in pixels, to be told from a line. Dots are finer; they are drawn where all is.
const leastDash = 2.5

// dashes reports whether a pattern is drawn as such. It says that something is unstated, so it must not be lost far off.
// High contrast needs dots as well: nothing else tells there what is set aside.
func (b *brush) dashes(pattern []float64) bool {
	return len(pattern) > 0 && (b.full || b.palette.Strict() || pattern[0]*b.camera.Zoom >= leastDash)
}

// rect adds a rectangle, its border inside.
func (b *brush) rect(r geom.Rect, radius float64, fill, line color.Color, width float64) {
	if fill == color.Transparent && width == 0 {
		return
	}
	o := b.rects.next()
	o.FillColor, o.StrokeColor, o.StrokeWidth, o.CornerRadius = fill, line, float32(width), float32(radius)
	place(o, r.X, r.Y, r.W, r.H)
	b.add(o)
}

// line draws a path that has been flattened.
func (b *brush) line(it scene.Line, paths [][]geom.Point) {
	ink, width := b.ink(it.Ink, it.Width)
	if width == 0 {
		return
	}
	for _, path := range paths {
		pts := make([]geom.Point, len(path))
		for i, p := range path {
			pts[i] = b.camera.ToPane(p)
		}
		if b.dashes(it.Dash) {
			b.dashed(pts, it.Dash, ink, width)
			continue
		}
		segments(pts, width, func(from, to geom.Point) { b.stroke(from, to, ink, width) })
	}
}

// dashed draws a polyline in dashes; the pattern is in units of the scene.
func (b *brush) dashed(pts []geom.Point, pattern []float64, ink color.Color, width float64) {
	scaled := make([]float64, len(pattern))
	for i, d := range pattern {
		scaled[i] = d * b.camera.Zoom
	}
	dashes(pts, scaled, func(from, to geom.Point) { b.stroke(from, to, ink, width) })
}

// stroke adds one straight line, if any of it can be seen.
func (b *brush) stroke(from, to geom.Point, ink color.Color, width float64) {
	pane := b.camera.Pane
	if math.Max(from.X, to.X) < -width || math.Max(from.Y, to.Y) < -width ||
		math.Min(from.X, to.X) > pane.W+width || math.Min(from.Y, to.Y) > pane.H+width {
		return
	}
	o := b.lines.next()
	o.Position1, o.Position2 = position(from), position(to)
	o.StrokeColor, o.StrokeWidth = ink, float32(width)
	b.add(o)
}

func position(p geom.Point) fyne.Position { return fyne.NewPos(float32(p.X), float32(p.Y)) }

// shape draws a polygon. The toolkit cuts it off at the object's edges, hence the room around it.
func (b *brush) shape(it scene.Shape) {
	if len(it.Points) < 3 {
		return
	}
	ink, width := b.ink(it.Line, it.Width)
	if from, to, across, ok := sliver(it.Points); ok && across*b.camera.Zoom < leastSliver {
		b.stroke(b.camera.ToPane(from), b.camera.ToPane(to), b.color(it.Fill), math.Max(across*b.camera.Zoom, 1))
		return
	}
	room := math.Ceil(width) + 1
	r := b.camera.RectToPane(it.Bounds()).Grow(room)
	x, y := math.Floor(r.X), math.Floor(r.Y)
	o := b.shapes.next()
	o.Points = o.Points[:0]
	for _, p := range it.Points {
		at := b.camera.ToPane(p)
		o.Points = append(o.Points, fyne.NewPos(float32(at.X-x), float32(at.Y-y)))
	}
	o.FillColor, o.StrokeColor, o.StrokeWidth = b.color(it.Fill), ink, float32(width)
	place(o, x, y, math.Ceil(r.W)+1, math.Ceil(r.H)+1)
	b.add(o)
}

// disc draws a circle.
func (b *brush) disc(it scene.Disc) {
	ink, width := b.ink(it.Line, it.Width)
	b.circle(b.camera.ToPane(it.Center), it.Radius*b.camera.Zoom+width/2, b.color(it.Fill), ink, width)
}

// circle adds a circle, its border inside.
func (b *brush) circle(at geom.Point, radius float64, fill, line color.Color, width float64) {
	o := b.discs.next()
	o.FillColor, o.StrokeColor, o.StrokeWidth = fill, line, float32(width)
	o.Position1 = position(geom.Point{X: at.X - radius, Y: at.Y - radius})
	o.Position2 = position(geom.Point{X: at.X + radius, Y: at.Y + radius})
	b.add(o)
}

// text draws one run of text, if it can be read.
func (b *brush) text(it scene.Text) {
	size := it.Size * b.camera.Zoom
	if size < smallest || it.Words == "" {
		return
	}
	b.words(it.Words, b.camera.ToPane(it.At), size, it.Bold, b.color(it.Ink))
}

// words adds text with its baseline at a place, its size in pixels.
func (b *brush) words(words string, at geom.Point, size float64, bold bool, ink color.Color) {
	style := fyne.TextStyle{Bold: bold}
	size = skin.WholeSize(size)
	box, baseline := fyne.CurrentApp().Driver().RenderedTextSize(words, float32(size), style, nil)
	o := b.texts.next()
	o.Text, o.TextSize, o.TextStyle, o.Color = words, float32(size), style, ink
	o.Move(fyne.NewPos(float32(at.X), float32(at.Y)-baseline))
	o.Resize(box)
	b.add(o)
}
