package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// inDiagram returns the middle of a box, in places of the diagram.
func (d *desk) inDiagram(text string) (argmap.Ref, fyne.Position) {
	d.t.Helper()
	for _, st := range d.w.ws.Snapshot().Statements() {
		if st.Text == text {
			f := d.w.ws.Frame()
			r, ok := f.Scene.Where(st.Ref())
			if !ok {
				d.t.Fatalf("%q is not shown", text)
			}
			at := f.Camera.ToPane(r.Center())
			return st.Ref(), fyne.NewPos(float32(at.X), float32(at.Y))
		}
	}
	d.t.Fatalf("no statement says %q", text)
	return argmap.Ref{}, fyne.Position{}
}

// TestDragOverTheWindow drags a box in the diagram, one from the diagram to the outline, and a row to the diagram.
func TestDragOverTheWindow(t *testing.T) {
	d := talk(t)
	d.command("view.fit")
	drag := func(x, y float32) {
		d.w.diagram.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	}
	press := func(at fyne.Position) {
		d.w.diagram.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
	}
	_, liars := d.inDiagram("Liars talk, too")
	press(liars)
	drag(liars.X+20, liars.Y+20)
	drag(3, d.w.diagram.Size().Height-3)
	if m := d.w.ws.Frame().Marks; !m.Dragged || !strings.Contains(m.Label, "becomes unattached") {
		t.Fatalf("the label is %q", m.Label)
	}
	d.w.diagram.DragEnd()
	d.settle()
	d.shows("the outline", d.w.outline, "Unattached", "Liars talk, too")

	// over to the outline: on the row of the thesis
	_, liars = d.inDiagram("Liars talk, too")
	press(liars)
	drag(liars.X+20, liars.Y)
	row := place(d.w.outline).Subtract(place(d.w.diagram)).AddXY(60, 30)
	drag(row.X, row.Y)
	if m, ok := d.w.ws.RowMark(); !ok || m.Side != 0 {
		t.Fatalf("the outline marks %+v, %v", m, ok)
	}
	d.shows("the outline", d.w.outline, "becomes a reason for")
	d.key(fyne.KeyEscape)
	if d.w.ws.Dragging() {
		t.Fatal("Escape does not put it back")
	}
	d.w.diagram.DragEnd()
	d.shows("the outline", d.w.outline, "Unattached")

	_, liars = d.inDiagram("Liars talk, too")
	press(liars)
	drag(liars.X+20, liars.Y)
	drag(row.X, row.Y)
	d.w.diagram.DragEnd()
	d.settle()
	if strings.Contains(reads(d.w.outline), "Unattached") {
		t.Error("dropping it on a row did nothing")
	}

	// a row to the diagram, onto nothing
	d.w.outline.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, d.rowAt("Liars talk, too"))}, Button: desktop.MouseButtonPrimary})
	to := place(d.w.diagram).Subtract(place(d.w.outline)).AddXY(3, d.w.diagram.Size().Height-3)
	for _, at := range []fyne.Position{fyne.NewPos(80, 300), to} {
		d.w.outline.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	}
	d.w.outline.DragEnd()
	d.settle()
	d.shows("the outline", d.w.outline, "Unattached")
}

// rowAt returns the height of a row's middle in the outline.
func (d *desk) rowAt(text string) float32 {
	d.t.Helper()
	for y := float32(1); y < d.w.outline.Size().Height; y += 4 {
		of, part, ok := d.w.outline.RowAt(y)
		id, _ := of.Statement()
		if st, found := d.w.ws.Snapshot().Statement(id); ok && found && st.Text == text && part > 0.4 {
			return y
		}
	}
	d.t.Fatalf("the outline has no row %q", text)
	return 0
}

// TestTheCardOpensAfterARest: the pointer stays on a box that is drawn small, and its text is shown in full.
func TestTheCardOpensAfterARest(t *testing.T) {
	d := newDesk(t)
	d.openPaper()
	d.until("a picture", func() bool { return d.w.ws.Frame().Scene != nil })
	f := d.w.ws.Frame()
	for _, h := range f.Scene.Hits {
		at := f.Camera.ToPane(h.Rect.Center())
		if id, ok := h.Of.Statement(); ok && (geom.Rect{W: f.Camera.Pane.W, H: f.Camera.Pane.H}).Contains(at) {
			d.w.diagram.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(at.X), float32(at.Y))}})
			if c := d.w.ws.Frame().Card; c == nil {
				t.Errorf("no card for %s", id)
			}
			d.w.diagram.MouseOut()
			if d.w.ws.Frame().Hover != nil {
				t.Error("the pointer left, and the box still looks as if it were on it")
			}
			return
		}
	}
}
