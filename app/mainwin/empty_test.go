package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// TestEmptyPanesSayWhatToDo: a map without anything says in each pane how to begin.
func TestEmptyPanesSayWhatToDo(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.key(fyne.KeyEscape)
	d.settle()
	d.w.inspector.Refresh()
	d.shows("the diagram", d.w.diagram, "Press Enter and type what the paper claims.")
	d.shows("the outline", d.w.outline, "Press Enter, type the thesis, press Enter.")
	d.shows("the inspector", d.w.inspector.Object(), "Add a comment… (C)", "The map")

	d.thesis("Talk prevents war")
	d.settle()
	d.w.ws.Select()
	d.w.follow()
	d.w.inspector.Refresh()
	d.shows("the inspector, with nothing selected", d.w.inspector.Object(), "1 statement", "No support yet")

	d.command("go.find")
	d.typed("pear")
	d.settle()
	d.shows("the search bar", d.w.findBar.object, "No hits")
	if bar, _ := d.w.ws.Finding(); bar.None != "Nothing in the map holds “pear”." {
		t.Errorf("a search in vain says %q", bar.None)
	}
}

// TestMenusOfTheOtherButton: a box, a row and the ground have one, and what is chosen in it is done.
func TestMenusOfTheOtherButton(t *testing.T) {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("It lets both sides know")
	d.key(fyne.KeyReturn)
	d.settle()
	menu := func(what string) fyne.CanvasObject {
		t.Helper()
		m := d.w.win.Canvas().Overlays().Top()
		if m == nil {
			t.Fatalf("%s has no menu", what)
		}
		return m
	}
	other := func(at fyne.Position) *desktop.MouseEvent {
		return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonSecondary}
	}

	thesis, at := d.inDiagram("Talk prevents war")
	d.w.diagram.MouseDown(other(at))
	m := menu("the box")
	d.shows("the menu of a box", m, "Edit the text", "Objection")
	if d.w.ws.Leading() != thesis {
		t.Error("the box is not selected")
	}
	d.w.win.Canvas().Overlays().Remove(m)

	reason, _ := d.inDiagram("It lets both sides know")
	d.w.outline.MouseDown(other(fyne.NewPos(60, d.rowAt("It lets both sides know"))))
	m = menu("the row")
	d.shows("the menu of a row", m, "Edit the text", "Undercut")
	if d.w.ws.Leading() != reason {
		t.Error("the row is not selected")
	}
	d.w.win.Canvas().Overlays().Remove(m)

	d.w.diagram.MouseDown(other(fyne.NewPos(3, d.w.diagram.Size().Height-3)))
	m = menu("the ground")
	d.shows("the menu of the ground", m, "Unattached statement", "Show all that is open")
	tapItem(m, "Unattached statement")
	if _, typing := d.w.ws.Typing(); !typing {
		t.Error("what is chosen in the menu is not done")
	}
}

// tapItem clicks on the line of a menu that begins with some words.
func tapItem(o fyne.CanvasObject, words string) bool {
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if tapItem(part, words) {
			return true
		}
	}
	tappable, ok := o.(fyne.Tappable)
	if ok && strings.HasPrefix(reads(o), words) {
		tappable.Tapped(&fyne.PointEvent{})
		return true
	}
	return false
}
