package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
)

// firstWords is what the strip above the diagram says at the first start. It has no arrow sign: the font that the toolkit
// takes those from has no space, and shows a box for the one behind it.
const firstWords = "This is a real paper. Press the down arrow to walk, O to object, B for the debate. Ctrl+N starts your own."

// strip is the line above the diagram at the first start.
type strip struct {
	w      *Window
	ground *canvas.Rectangle
	object *fyne.Container
}

func newStrip(w *Window) *strip {
	s := &strip{w: w, ground: canvas.NewRectangle(nil)}
	words := widget.NewLabel(firstWords)
	words.Truncation = fyne.TextTruncateEllipsis
	shut := widget.NewButtonWithIcon("", theme.CancelIcon(), func() { w.guarded(s.dismiss) })
	shut.Importance = widget.LowImportance
	s.object = container.NewStack(s.ground, container.NewBorder(nil, nil, nil, shut, words))
	s.object.Hide()
	s.dress()
	return s
}

func (s *strip) dress() {
	s.ground.FillColor = skin.Color(s.w.palette, scene.Ev)
	s.ground.Refresh()
}

// offer shows the strip above a bundled map, until it was dismissed once.
func (s *strip) offer(path string) {
	_, bundled := s.w.o.Library.SampleOf(path)
	show(s.object, bundled && !s.w.o.Library.Settings().SeenStrip)
	s.w.frames[0].object.Refresh()
}

func (s *strip) dismiss() {
	s.w.o.Library.Change(func(set *library.Settings) { set.SeenStrip = true })
	s.object.Hide()
	s.w.frames[0].object.Refresh()
	s.w.win.Canvas().Focus(s.w.diagram)
}
