package skin

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"warrant/internal/scene"
)

// Border returns how wide the borders of things are in a palette, in pixels.
func Border(p *scene.Palette) float32 { return float32(p.Stroke(1)) }

// RingWidth returns how wide the ring around what has the strokes is in a palette, in pixels.
func RingWidth(p *scene.Palette) float32 { return float32(p.Ring(2)) }

// sizeNameRing is the width of the ring, for widgets, which know a theme and no palette.
const sizeNameRing fyne.ThemeSizeName = "warrant.ring"

// ringGap is the line inside of the ring that sets it off from a widget of the ring's own colour.
const ringGap = 1.5

// Ring is drawn around a widget while strokes go to it. The toolkit's own marks are a tint that few see, or a line as thin
// as without.
type Ring struct {
	// Border is drawn in its place otherwise, like that of a text field, where the widget has none.
	Border bool

	line, gap *canvas.Rectangle
	theme     func() fyne.Theme
	on        bool
}

// Around returns a renderer that draws a widget as another does, and the ring above it.
func (r *Ring) Around(themeOf func() fyne.Theme, widget fyne.WidgetRenderer) fyne.WidgetRenderer {
	r.theme = themeOf
	r.line, r.gap = canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	out := &ringed{WidgetRenderer: widget, ring: r}
	r.dress()
	return out
}

// Show draws the ring, or takes it away.
func (r *Ring) Show(on bool) {
	r.on = on
	if r.line != nil {
		r.dress()
		r.line.Refresh()
		r.gap.Refresh()
	}
}

func (r *Ring) dress() {
	th := r.theme()
	r.line.StrokeColor, r.line.StrokeWidth = th.Color(theme.ColorNamePrimary, 0), th.Size(sizeNameRing)
	r.gap.StrokeColor, r.gap.StrokeWidth = th.Color(theme.ColorNameInputBackground, 0), ringGap
	if !r.on && r.Border {
		r.line.StrokeColor, r.line.StrokeWidth = th.Color(theme.ColorNameInputBorder, 0), th.Size(theme.SizeNameInputBorder)
	}
	r.line.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.gap.CornerRadius = max(0, r.line.CornerRadius-r.line.StrokeWidth)
	r.line.Hidden, r.gap.Hidden = !r.on && !r.Border, !r.on
}

func (r *Ring) layout(size fyne.Size) {
	in := r.line.StrokeWidth // the toolkit draws it inside of the edge
	r.line.Move(fyne.NewPos(0, 0))
	r.line.Resize(size)
	r.gap.Move(fyne.NewSquareOffsetPos(in))
	r.gap.Resize(size.SubtractWidthHeight(2*in, 2*in))
}

// ringed draws a widget and its ring.
type ringed struct {
	fyne.WidgetRenderer
	ring *Ring
	size fyne.Size
}

// Layout places the widget's parts and the ring.
func (r *ringed) Layout(size fyne.Size) {
	r.size = size
	r.WidgetRenderer.Layout(size)
	r.ring.layout(size)
}

// Objects returns the widget's parts and the ring above them.
func (r *ringed) Objects() []fyne.CanvasObject {
	parts := r.WidgetRenderer.Objects()
	return append(parts[:len(parts):len(parts)], r.ring.gap, r.ring.line)
}

// Refresh draws both anew.
func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.ring.dress()
	r.ring.layout(r.size)
}
