package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// frame is a pane with the line along its top edge that says whether strokes go to it.
type frame struct {
	line   *canvas.Rectangle
	ground *canvas.Rectangle
	object *fyne.Container
	on     bool
	thick  float32 // of the line
}

func newFrame(w *Window, content fyne.CanvasObject) *frame {
	f := &frame{line: canvas.NewRectangle(nil), ground: canvas.NewRectangle(nil)}
	f.object = container.NewWithoutLayout(f.ground, content, f.line)
	f.object.Layout = f
	f.dress(w.palette)
	return f
}

// MinSize lets panes be as small as the window makes them.
func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Layout places the line above the pane.
func (f *frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	f.ground.Resize(size)
	f.line.Resize(fyne.NewSize(size.Width, f.thick))
	content := f.object.Objects[1]
	content.Move(fyne.NewPos(0, f.thick))
	content.Resize(size.SubtractWidthHeight(0, f.thick))
}

func (f *frame) dress(p *scene.Palette) {
	f.ground.FillColor = skin.Color(p, scene.Canvas)
	f.line.FillColor = skin.Color(p, scene.Rule.Faint())
	if f.on {
		f.line.FillColor = skin.Color(p, scene.Focus)
	}
	if thick := skin.RingWidth(p); thick != f.thick {
		f.thick = thick
		f.object.Refresh() // makes room for it
	}
	f.ground.Refresh()
	f.line.Refresh()
}

// markFocus draws the line of the pane that strokes go to.
func (w *Window) markFocus() {
	at := w.focus
	if w.ws != nil {
		if p, typing := w.ws.Typing(); typing {
			at = p
		}
	}
	for p, f := range w.frames {
		f.on = p == at && !w.toolbar.focused
		f.dress(w.palette)
	}
}

// body is the panes beside each other. The inspector and the people share the place at the right: one of them is shown.
type body struct {
	w           *Window
	object      *fyne.Container
	left, right *divider
	tab         *tab
	faces       *faces
	sides       library.Sides
	asked       library.Drawer // lies over the diagram where there is no room for it
}

func newBody(w *Window) *body {
	b := &body{w: w}
	b.left, b.right, b.tab = newDivider(b, false), newDivider(b, true), newTab(w)
	b.faces = newFaces(w)
	b.object = container.NewWithoutLayout(
		w.frames[workspace.MapPane].object, b.tab, w.frames[workspace.OutlinePane].object, b.left,
		w.frames[workspace.InspectorPane].object, w.frames[workspace.PeoplePane].object, b.faces, b.right)
	b.object.Layout = b
	return b
}

// MinSize is the smallest window.
func (b *body) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(library.LeastMap, 240) }

// Layout shares out the width.
func (b *body) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := float64(size.Width)
	before := b.sides
	b.sides = library.Arrange(width, b.w.panes, b.asked)
	if b.w.staged {
		b.sides = library.Sides{}
	}
	left, right := b.sides.Left(), b.sides.Right()
	b.place(workspace.MapPane, left, width-left-right, 0, size.Height)
	b.place(workspace.OutlinePane, b.sides.Tab, b.sides.Outline, 0, size.Height)
	b.placeRight(width, size.Height)
	show(b.tab, b.sides.Tab > 0)
	b.tab.Resize(fyne.NewSize(float32(b.sides.Tab), size.Height))
	b.left.placeAt(b.sides.Tab+b.sides.Outline, size.Height)
	b.right.placeAt(width-b.sides.Inspector, size.Height)
	show(b.left, b.sides.Outline > 0)
	show(b.right, b.sides.Inspector > 0)
	if before.Inspector == 0 && b.sides.Inspector > 0 {
		b.w.refreshRight()
	}
}

// placeRight places the pane that is shown at the right, and above it the names of all that can be.
func (b *body) placeRight(width float64, height float32) {
	x := width - b.sides.Inspector
	show(b.faces, b.sides.Inspector > 0)
	b.faces.Move(fyne.NewPos(float32(x), 0))
	b.faces.Resize(fyne.NewSize(float32(b.sides.Inspector), facesHeight))
	for _, p := range rightPanes {
		of := b.sides.Inspector
		if p != b.w.rightPane() {
			of = 0
		}
		b.place(p, x, of, facesHeight, height-facesHeight)
	}
}

func (b *body) place(p workspace.Pane, x, width float64, y, height float32) {
	o := b.w.frames[p].object
	show(o, width > 0)
	o.Move(fyne.NewPos(float32(x), y))
	o.Resize(fyne.NewSize(float32(width), height))
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// divider is the line between two panes, which can be dragged.
type divider struct {
	widget.BaseWidget
	b     *body
	right bool
}

var (
	_ fyne.Draggable      = (*divider)(nil)
	_ fyne.DoubleTappable = (*divider)(nil)
	_ desktop.Cursorable  = (*divider)(nil)
)

const dividerWidth = 7 // of what can be got hold of; the line itself is one pixel

func newDivider(b *body, right bool) *divider {
	d := &divider{b: b, right: right}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) placeAt(x float64, height float32) {
	d.Move(fyne.NewPos(float32(x)-dividerWidth/2, 0))
	d.Resize(fyne.NewSize(dividerWidth, height))
}

// CreateRenderer draws the line.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	return &dividerRenderer{d: d, line: canvas.NewRectangle(nil)}
}

// Cursor says that the line can be moved sideways.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// Dragged makes the pane at the side wider or narrower.
func (d *divider) Dragged(ev *fyne.DragEvent) {
	if d.b.sides.Over == d.drawer() {
		return // a drawer has one width
	}
	if d.right {
		d.b.w.panes.Now().Inspector.Width = d.b.sides.Inspector - float64(ev.Dragged.DX)
	} else {
		d.b.w.panes.Now().Outline.Width = d.b.sides.Outline + float64(ev.Dragged.DX)
	}
	d.b.object.Refresh()
}

// drawer returns what the pane at the side is in a narrow window.
func (d *divider) drawer() library.Drawer {
	if d.right {
		return library.InspectorDrawer
	}
	return library.OutlineDrawer
}

// DragEnd keeps the width, and gives the strokes back, which the toolkit took away with the click.
func (d *divider) DragEnd() {
	d.b.w.keepPanes()
	d.b.w.refocus()
}

// DoubleTapped gives the pane its usual width back.
func (d *divider) DoubleTapped(*fyne.PointEvent) {
	if d.right {
		d.b.w.panes.Now().Inspector.Width = 0
	} else {
		d.b.w.panes.Now().Outline.Width = 0
	}
	d.b.w.keepPanes()
	d.b.object.Refresh()
}

type dividerRenderer struct {
	d    *divider
	line *canvas.Rectangle
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos((size.Width-1)/2, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
	r.Refresh()
}
func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(dividerWidth, 10) }
func (r *dividerRenderer) Refresh() {
	r.line.FillColor = skin.Color(r.d.b.w.palette, scene.Rule.Faint())
	r.line.Refresh()
}
func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *dividerRenderer) Destroy()                     {}
