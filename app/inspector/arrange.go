package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// arrange places everything in the pane anew. How high words are depends on how wide they may be, which they learn only
// while they are placed, so it takes two rounds; the toolkit takes one, and only of what it thinks has changed.
func (p *Pane) arrange() {
	if p.scroll == nil {
		return // it is being made
	}
	for range 2 {
		settle(p.body)
	}
	p.scroll.Refresh() // has a new height inside
	settle(p.body)
}

// settle places what is in a container, and in those inside of it.
func settle(o fyne.CanvasObject) {
	c, ok := o.(*fyne.Container)
	if !ok || !c.Visible() {
		return
	}
	if c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
	for _, inside := range c.Objects {
		settle(inside)
	}
}

// gap is the room between things below each other, in pixels.
const gap = 3

// column places things below each other. Its gap is fixed: left to itself the toolkit takes that of the theme that it is
// drawing with, which is another one while the pane places things itself, and all would shift.
func column(o ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), o...)
}

// inset keeps the contents off the pane's edges and the scroll bar.
type inset struct {
	p     *Pane
	width float32
}

const edge = 8

// MinSize returns what the contents need.
func (*inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*edge+4, 2*edge)
}

// Layout places the contents.
func (i *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(edge, edge))
	objects[0].Resize(size.SubtractWidthHeight(2*edge+4, 2*edge))
	if size.Width != i.width {
		i.width = size.Width
		i.p.later(i.p.arrange) // not while the toolkit is placing things
	}
}
