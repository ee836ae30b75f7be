package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// rightPanes are the panes that share the place at the right, in the order of their names above it.
var rightPanes = []workspace.Pane{workspace.InspectorPane, workspace.PeoplePane}

// faceName is a pane's name there, and the keys that lead to it.
func faceName(p workspace.Pane) (name, keys string) {
	if p == workspace.PeoplePane {
		return words.T("People"), "Ctrl+5"
	}
	return words.T("Inspector"), "Ctrl+4"
}

// rightPane is the pane that has the place at the right, whether that is shown or not.
func (w *Window) rightPane() workspace.Pane {
	if w.panes.Now().People {
		return workspace.PeoplePane
	}
	return workspace.InspectorPane
}

// turn gives the place at the right to a pane that belongs there.
func (w *Window) turn(p workspace.Pane) {
	if p == w.rightPane() || p != workspace.InspectorPane && p != workspace.PeoplePane {
		return
	}
	w.panes.Now().People = p == workspace.PeoplePane
	w.keepPanes()
	w.body.object.Refresh()
	w.refreshRight()
}

// refreshRight shows anew what stands at the right, if anything does.
func (w *Window) refreshRight() {
	switch {
	case w.body == nil || w.body.sides.Inspector == 0: // it is shown anew when it comes back
		return
	case w.rightPane() == workspace.PeoplePane:
		w.people.Refresh()
	default:
		w.inspector.Refresh()
	}
	w.body.faces.Refresh()
}

// faces is the names above the place at the right: a click on one shows that pane. The keyboard has its own way there.
type faces struct {
	widget.BaseWidget
	w *Window
}

var (
	_ fyne.Tappable     = (*faces)(nil)
	_ desktop.Hoverable = (*faces)(nil)
)

// Measures of the names, in pixels.
const (
	facesHeight = 28
	faceEdge    = 12
	faceSize    = 12
	faceLine    = 2 // below the name of what is shown
)

func newFaces(w *Window) *faces {
	f := &faces{w: w}
	f.ExtendBaseWidget(f)
	return f
}

// each calls a function with each name and where it stands.
func (f *faces) each(do func(p workspace.Pane, name string, x, width float32)) {
	x := float32(faceEdge)
	for _, p := range rightPanes {
		name, _ := faceName(p)
		width := float32(f.w.o.Fonts.Width(name, faceSize, true))
		do(p, name, x, width)
		x += width + 2*faceEdge
	}
}

// at calls a function with the name at a place, if there is one.
func (f *faces) at(place fyne.Position, do func(p workspace.Pane)) {
	f.each(func(p workspace.Pane, _ string, x, width float32) {
		if place.X >= x-faceEdge && place.X < x+width+faceEdge {
			do(p)
		}
	})
}

// Tapped shows the pane whose name is pressed.
func (f *faces) Tapped(ev *fyne.PointEvent) {
	f.at(ev.Position, func(p workspace.Pane) { f.w.guarded(func() { f.w.goTo(p) }) })
}

// MouseIn says which key does the same.
func (f *faces) MouseIn(ev *desktop.MouseEvent) { f.MouseMoved(ev) }

// MouseMoved says which key does the same.
func (f *faces) MouseMoved(ev *desktop.MouseEvent) {
	hint := ""
	f.at(ev.Position, func(p workspace.Pane) {
		name, keys := faceName(p)
		hint = words.T("%s (%s)", name, keys)
	})
	f.w.status.hint(hint)
}

// MouseOut takes the words away.
func (f *faces) MouseOut() { f.w.status.hint("") }

// CreateRenderer makes the toolkit's side of the names.
func (f *faces) CreateRenderer() fyne.WidgetRenderer {
	r := &facesRenderer{f: f}
	r.Refresh()
	return r
}

type facesRenderer struct {
	f       *faces
	objects []fyne.CanvasObject
}

// Layout places the names.
func (r *facesRenderer) Layout(fyne.Size) { r.Refresh() }

// MinSize lets the names be as the window makes them.
func (r *facesRenderer) MinSize() fyne.Size { return fyne.NewSize(10, facesHeight) }

// Refresh draws the names, that of what is shown with a line below it.
func (r *facesRenderer) Refresh() {
	p, size := r.f.w.palette, r.f.Size()
	ground := canvas.NewRectangle(skin.Color(p, scene.Canvas))
	ground.Resize(size)
	r.objects = []fyne.CanvasObject{ground}
	r.f.each(func(pane workspace.Pane, name string, x, width float32) {
		t := canvas.NewText(name, skin.Color(p, scene.Muted))
		t.TextSize, t.TextStyle.Bold = faceSize, true
		t.Move(fyne.NewPos(x, (facesHeight-t.MinSize().Height)/2))
		t.Resize(t.MinSize())
		r.objects = append(r.objects, t)
		if pane != r.f.w.rightPane() {
			return
		}
		t.Color = skin.Color(p, scene.Ink)
		line := canvas.NewRectangle(skin.Color(p, scene.Ink))
		line.Move(fyne.NewPos(x, facesHeight-faceLine-2))
		line.Resize(fyne.NewSize(width, faceLine))
		r.objects = append(r.objects, line)
	})
	canvas.Refresh(r.f)
}

// Objects returns what was drawn.
func (r *facesRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy has nothing to give back.
func (r *facesRenderer) Destroy() {}
