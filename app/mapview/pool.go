package mapview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// pool keeps objects of one kind and hands them out again for each picture.
type pool[T any] struct {
	kept []*T
	used int
}

func (p *pool[T]) next() *T {
	if p.used == len(p.kept) {
		p.kept = append(p.kept, new(T))
	}
	p.used++
	return p.kept[p.used-1]
}

// reset takes all objects back. After a picture that needed few, those for a far larger one are let go.
func (p *pool[T]) reset() {
	if spare := 4*p.used + 256; len(p.kept) > spare {
		clear(p.kept[spare:])
		p.kept = p.kept[:spare]
	}
	p.used = 0
}

// pools are the objects that a picture is made of.
type pools struct {
	rects  pool[canvas.Rectangle]
	lines  pool[canvas.Line]
	discs  pool[canvas.Circle]
	shapes pool[canvas.ArbitraryPolygon]
	texts  pool[canvas.Text]
}

func (p *pools) reset() {
	p.rects.reset()
	p.lines.reset()
	p.discs.reset()
	p.shapes.reset()
	p.texts.reset()
}

// place moves and resizes an object only where it has to: each change is reported to the canvas.
func place(o fyne.CanvasObject, x, y, w, h float64) {
	o.Move(fyne.NewPos(float32(x), float32(y)))
	o.Resize(fyne.NewSize(float32(w), float32(h)))
}
