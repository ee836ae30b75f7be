package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// tab is the strip that the outline is in a narrow window. A click opens the outline over the diagram, as Ctrl+1 does.
type tab struct {
	widget.BaseWidget
	w    *Window
	over bool // the pointer is
}

var (
	_ fyne.Tappable     = (*tab)(nil)
	_ desktop.Hoverable = (*tab)(nil)
)

func newTab(w *Window) *tab {
	t := &tab{w: w}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped opens the outline, or closes it.
func (t *tab) Tapped(*fyne.PointEvent) {
	t.w.guarded(func() {
		if t.w.body.sides.Over == library.OutlineDrawer {
			t.w.goTo(workspace.MapPane)
			return
		}
		t.w.goTo(workspace.OutlinePane)
	})
}

// MouseIn says what the strip is for.
func (t *tab) MouseIn(*desktop.MouseEvent) {
	t.over = true
	t.w.status.hint(words.T("Outline (Ctrl+1)"))
	t.Refresh()
}

// MouseMoved has nothing to do.
func (t *tab) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the words away.
func (t *tab) MouseOut() {
	t.over = false
	t.w.status.hint("")
	t.Refresh()
}

// CreateRenderer makes the toolkit's side of the widget.
func (t *tab) CreateRenderer() fyne.WidgetRenderer {
	r := &tabRenderer{t: t, ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), sign: canvas.NewImageFromResource(nil)}
	r.Refresh()
	return r
}

// tabRenderer draws the strip: its ground, the line beside it and the sign of an outline.
type tabRenderer struct {
	t            *tab
	ground, rule *canvas.Rectangle
	sign         *canvas.Image
}

// Layout places the parts.
func (r *tabRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.rule.Move(fyne.NewPos(size.Width-1, 0))
	r.rule.Resize(fyne.NewSize(1, size.Height))
	r.sign.Move(fyne.NewPos((size.Width-iconSize)/2, 10))
	r.sign.Resize(fyne.NewSize(iconSize, iconSize))
}

// MinSize lets the strip be as the window makes it.
func (r *tabRenderer) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

// Refresh takes the colours of the palette.
func (r *tabRenderer) Refresh() {
	p := r.t.w.palette
	r.ground.FillColor = skin.Color(p, scene.Paper)
	if r.t.over {
		r.ground.FillColor = skin.Color(p, scene.Canvas)
	}
	r.rule.FillColor = skin.Color(p, scene.Rule.Faint())
	r.sign.Resource = icon("outline", p, false)
	r.ground.Refresh()
	r.rule.Refresh()
	r.sign.Refresh()
}

// Objects returns the parts.
func (r *tabRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.rule, r.sign}
}

// Destroy has nothing to give back.
func (r *tabRenderer) Destroy() {}
