package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/scene"
)

// pointed is a sign that is pressed with the pointer. What it does has a key, so strokes never go to it.
type pointed struct {
	widget.BaseWidget
	w    *Window
	icon fyne.Resource
	do   func()
	back *canvas.Rectangle
}

var (
	_ fyne.Tappable     = (*pointed)(nil)
	_ desktop.Hoverable = (*pointed)(nil)
)

func newPointed(w *Window, icon fyne.Resource, do func()) *pointed {
	p := &pointed{w: w, icon: icon, do: do, back: canvas.NewRectangle(nil)}
	p.back.CornerRadius = 5
	p.back.Hide()
	p.ExtendBaseWidget(p)
	return p
}

// Tapped presses it.
func (p *pointed) Tapped(*fyne.PointEvent) { p.do() }

// MouseIn marks it.
func (p *pointed) MouseIn(*desktop.MouseEvent) {
	p.back.FillColor = skin.Color(p.w.palette, scene.Rule.Faint())
	p.back.Show()
}

// MouseMoved changes nothing.
func (p *pointed) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (p *pointed) MouseOut() { p.back.Hide() }

// CreateRenderer makes the toolkit's side of the sign.
func (p *pointed) CreateRenderer() fyne.WidgetRenderer {
	sign := container.NewGridWrap(fyne.NewSquareSize(iconSize), widget.NewIcon(p.icon))
	return widget.NewSimpleRenderer(container.NewStack(p.back, container.NewCenter(sign)))
}
