package mapview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

const (
	captionText = 18.0
	captionEdge = 20.0 // to the borders of the pane
)

// caption is the line at the foot of a presentation.
func caption(words string, p *scene.Palette, pane geom.Size) fyne.CanvasObject {
	t := canvas.NewText(words, skin.Color(p, scene.Muted))
	t.TextSize = captionText
	size := t.MinSize()
	t.Resize(size)
	t.Move(fyne.NewPos(float32(pane.W)-size.Width-captionEdge, float32(pane.H)-size.Height-captionEdge/2))
	return t
}

// blank is what is seen while a presentation pauses: nothing.
func blank(pane geom.Size) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Black)
	r.Resize(fyne.NewSize(float32(pane.W), float32(pane.H)))
	return r
}
