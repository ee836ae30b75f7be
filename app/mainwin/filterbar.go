package mainwin

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// filterBar is the bar above the diagram in which one chooses what to see. The workspace says what stands where in it and
// what keys do.
type filterBar struct {
	widget.BaseWidget
	w       *Window
	entry   *filterEntry
	objects []fyne.CanvasObject
	height  float32
}

var (
	_ desktop.Mouseable = (*filterBar)(nil)
	_ fyne.Scrollable   = (*filterBar)(nil)
)

func newFilterBar(w *Window) *filterBar {
	b := &filterBar{w: w}
	b.entry = &filterEntry{bar: b}
	b.entry.ExtendBaseWidget(b.entry)
	b.entry.PlaceHolder = words.T("Filter: type to narrow")
	b.entry.OnChanged = func(text string) {
		w.do(func(ws *workspace.Workspace) { ws.FilterTyped(text) })
	}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// arrange lays the bar out for the room there is and returns the height it takes; 0: it is closed.
func (b *filterBar) arrange(size fyne.Size) float32 {
	var frame *workspace.FilterBar
	if b.w.ws != nil {
		frame = b.w.ws.FilterBar(float64(size.Width), float64(size.Height))
	}
	show(b, frame != nil)
	if frame == nil {
		if b.w.win.Canvas().Focused() == fyne.Focusable(b.entry) {
			b.w.win.Canvas().Focus(b.w.diagram)
		}
		b.height = 0
		return 0
	}
	if b.entry.Text != frame.Typed {
		b.entry.SetText(frame.Typed)
		b.entry.CursorColumn = len([]rune(frame.Typed))
	}
	b.height = float32(frame.Height)
	b.Resize(fyne.NewSize(size.Width, b.height))
	b.draw(frame)
	return b.height
}

// draw makes what the frame shows.
func (b *filterBar) draw(f *workspace.FilterBar) {
	p := b.w.palette
	ground := canvas.NewRectangle(skin.Color(p, scene.Canvas))
	ground.Resize(b.Size())
	rule := canvas.NewRectangle(skin.Color(p, scene.Rule.Faint()))
	rule.Resize(fyne.NewSize(b.Size().Width, 1))
	rule.Move(fyne.NewPos(0, b.Size().Height-1))
	b.objects = []fyne.CanvasObject{ground, rule}
	for _, t := range f.Titles {
		b.words(t.Words, t.Rect.X, t.Rect, scene.Muted)
	}
	for _, c := range f.Chips {
		b.chip(c)
	}
	put(b.entry, f.Field)
	b.objects = append(b.objects, b.entry)
	canvas.Refresh(b)
}

// chip draws one chip: filled while it is chosen, ringed while keys go to it.
func (b *filterBar) chip(c workspace.Chip) {
	p := b.w.palette
	box := canvas.NewRectangle(skin.Color(p, scene.Paper))
	box.StrokeColor, box.StrokeWidth, box.CornerRadius = skin.Color(p, scene.Rule), skin.Border(p), 5
	ink, count, mark := scene.Ink, scene.Muted, scene.Focus
	if c.On {
		box.FillColor, box.StrokeColor = skin.Color(p, scene.Focus), skin.Color(p, scene.Focus)
		ink, count, mark = scene.Paper, scene.Paper, scene.Ink
	}
	put(box, c.Rect)
	b.objects = append(b.objects, box)
	if c.Here {
		ring := canvas.NewRectangle(skin.Color(p, scene.None))
		ring.StrokeColor, ring.StrokeWidth, ring.CornerRadius = skin.Color(p, mark), skin.RingWidth(p), 6
		put(ring, c.Rect.Grow(2))
		b.objects = append(b.objects, ring)
	}
	if c.Mark == workspace.CrossMark {
		b.objects = append(b.objects, crossLines(c.Rect, skin.Color(p, scene.Ink))...)
		return
	}
	x := c.Rect.X + 9
	x += float64(b.words(c.Words, x, c.Rect, ink)) + 6
	if c.Count != "" {
		b.words(c.Count, x, c.Rect, count)
	}
}

func (b *filterBar) words(said string, x float64, in geom.Rect, ink scene.Token) float32 {
	t := canvas.NewText(said, skin.Color(b.w.palette, ink))
	t.TextSize = workspace.BarText
	size := t.MinSize()
	t.Resize(size)
	t.Move(fyne.NewPos(float32(x), float32(in.Y)+(float32(in.H)-size.Height)/2))
	b.objects = append(b.objects, t)
	return size.Width
}

func put(o fyne.CanvasObject, r geom.Rect) {
	o.Move(fyne.NewPos(float32(r.X), float32(r.Y)))
	o.Resize(fyne.NewSize(float32(r.W), float32(r.H)))
}

// CreateRenderer makes the toolkit's side of the widget.
func (b *filterBar) CreateRenderer() fyne.WidgetRenderer { return filterRenderer{b} }

type filterRenderer struct{ b *filterBar }

func (r filterRenderer) Layout(fyne.Size)             {}
func (r filterRenderer) MinSize() fyne.Size           { return fyne.NewSize(10, r.b.height) }
func (r filterRenderer) Objects() []fyne.CanvasObject { return r.b.objects }
func (r filterRenderer) Refresh()                     { canvas.Refresh(r.b) }
func (r filterRenderer) Destroy()                     {}

// MouseDown presses the chip under the pointer.
func (b *filterBar) MouseDown(ev *desktop.MouseEvent) {
	b.w.do(func(ws *workspace.Workspace) {
		ws.FilterPress(geom.Point{X: float64(ev.Position.X), Y: float64(ev.Position.Y)})
	})
	b.w.later(func() {
		if b.Visible() {
			b.w.win.Canvas().Focus(b.entry)
		}
	})
}

// MouseUp has nothing to do.
func (b *filterBar) MouseUp(*desktop.MouseEvent) {}

// Scrolled moves the rows.
func (b *filterBar) Scrolled(ev *fyne.ScrollEvent) {
	rows := 1
	if ev.Scrolled.DY > 0 {
		rows = -1
	}
	b.w.do(func(ws *workspace.Workspace) { ws.FilterScroll(rows) })
}

// openFilter opens the bar and sends strokes to it; from inside of it, it closes the bar.
func (w *Window) openFilter() {
	if w.filter.Visible() && w.win.Canvas().Focused() == fyne.Focusable(w.filter.entry) {
		w.ws.CloseFilterBar()
		return
	}
	if !w.filter.Visible() {
		w.ws.OpenFilterBar()
	}
	w.strip.column.Refresh()
	w.win.Canvas().Focus(w.filter.entry)
}

// filterEntry is the field of the bar. Keys that mean something to the bar go there first.
type filterEntry struct {
	typing.Ringed
	bar *filterBar
}

var barKeys = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Escape", fyne.KeyTab: "Tab", fyne.KeyDelete: "Delete",
	fyne.KeyUp: "Up", fyne.KeyDown: "Down", fyne.KeyLeft: "Left", fyne.KeyRight: "Right", fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown",
}

// AcceptsTab keeps Tab in the bar.
func (e *filterEntry) AcceptsTab() bool { return true }

// TypedKey gives a key to the bar, else to the field.
func (e *filterEntry) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyF1, fyne.KeyF6:
		e.bar.w.guarded(func() {
			e.bar.w.goTo(workspace.MapPane)
			if ev.Name == fyne.KeyF1 {
				e.bar.w.stray(ev)
			}
		})
		return
	case fyne.KeySpace:
		return // it comes as a character
	}
	if name := barKeys[ev.Name]; name != "" && e.key(name) {
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedRune types a character; a space may choose a chip instead.
func (e *filterEntry) TypedRune(r rune) {
	if r == ' ' && e.key("Space") {
		return
	}
	e.Entry.TypedRune(r)
}

func (e *filterEntry) key(name string) (used bool) {
	e.bar.w.do(func(ws *workspace.Workspace) { used = ws.FilterKey(workspace.Key{Name: name}) })
	return used
}

// crossLines draws a cross in the middle of a chip.
func crossLines(in geom.Rect, ink color.Color) []fyne.CanvasObject {
	const arm = 4
	at := in.Center()
	var out []fyne.CanvasObject
	for _, way := range []float64{1, -1} {
		line := canvas.NewLine(ink)
		line.StrokeWidth = 1.5
		line.Position1 = fyne.NewPos(float32(at.X-arm), float32(at.Y-arm*way))
		line.Position2 = fyne.NewPos(float32(at.X+arm), float32(at.Y+arm*way))
		out = append(out, line)
	}
	return out
}
