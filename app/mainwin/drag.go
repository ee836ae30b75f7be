package mainwin

import (
	"time"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/workspace"
)

// restTime is how long the pointer stays on something before its card opens.
const restTime = 300 * time.Millisecond

// A drag goes over the whole window: it begins in the diagram or in the outline and may end in the other. The toolkit
// tells of it only where it began, in places of that pane.

func (h mapHost) Release() { h.w.do((*workspace.Workspace).Release) }

func (h mapHost) StartDrag(from geom.Point, shift, middle bool) {
	h.w.do(func(ws *workspace.Workspace) {
		ws.StartDrag(from, shift, middle)
		h.w.tick(ws)
	})
}

func (h mapHost) DragTo(at geom.Point, shift, ctrl bool) {
	h.w.do(func(ws *workspace.Workspace) {
		if !ws.Dragging() {
			ws.DragTo(at, shift, ctrl) // the picture as a whole
			return
		}
		h.w.dragTo(ws, place(h.w.diagram).AddXY(float32(at.X), float32(at.Y)), shift, ctrl)
	})
}

func (h mapHost) Drop() { h.w.do(h.w.drop) }

func (h outlineHost) StartDrag(of argmap.Ref) {
	h.w.do(func(ws *workspace.Workspace) {
		ws.DragRow(of)
		h.w.tick(ws)
	})
}

func (h outlineHost) DragTo(at fyne.Position, shift, ctrl bool) {
	h.w.do(func(ws *workspace.Workspace) { h.w.dragTo(ws, place(h.w.outline).Add(at), shift, ctrl) })
}

func (h outlineHost) Drop() { h.w.do(h.w.drop) }

func (h outlineHost) RowMark() (workspace.RowMark, bool) {
	if h.w.ws == nil {
		return workspace.RowMark{}, false
	}
	return h.w.ws.RowMark()
}

// place returns where a pane is on the canvas.
func place(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// dragTo follows a drag over the canvas.
func (w *Window) dragTo(ws *workspace.Workspace, at fyne.Position, shift, ctrl bool) {
	w.held = held{at, shift, ctrl}
	inside := func(o fyne.CanvasObject) (fyne.Position, bool) {
		p, size := at.Subtract(place(o)), o.Size()
		return p, o.Visible() && p.X >= 0 && p.Y >= 0 && p.X < size.Width && p.Y < size.Height
	}
	if p, ok := inside(w.outline); ok && w.shows(workspace.OutlinePane) {
		if of, part, ok := w.outline.RowAt(p.Y); ok {
			ws.DragToRow(of, part, shift, ctrl)
			return
		}
	} else if p, ok := inside(w.diagram); ok {
		ws.DragTo(geom.Point{X: float64(p.X), Y: float64(p.Y)}, shift, ctrl)
		return
	}
	ws.DragAway()
}

// drop ends a drag; what came of it is said.
func (w *Window) drop(ws *workspace.Workspace) {
	if w.still != nil {
		w.still()
		w.still = nil
	}
	_ = ws.Drop()
}

// tick moves the picture on while something is held at an edge of it.
func (w *Window) tick(ws *workspace.Workspace) {
	if !ws.Dragging() || w.still != nil {
		return
	}
	w.still = w.animate(0, func(float32) { w.guarded(func() { w.holdOn(ws) }) })
}

// held is where a drag is on the canvas, and the keys that are held with it.
type held struct {
	at          fyne.Position
	shift, ctrl bool
}

// holdOn moves on what is below something that is held at an edge: the rows of the outline, or the picture.
func (w *Window) holdOn(ws *workspace.Workspace) {
	if _, over := ws.RowMark(); !over {
		ws.DragTick()
		return
	}
	if w.outline.HoldAt(w.held.at.Subtract(place(w.outline)).Y) {
		w.dragTo(ws, w.held.at, w.held.shift, w.held.ctrl)
	}
}
