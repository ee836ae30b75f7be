package mainwin

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/argmap"
	"warrant/internal/library"
	"warrant/internal/workspace"
)

// inPeople fails where strokes do not go to the people pane.
func (d *desk) inPeople(after string) {
	d.t.Helper()
	if at := d.w.win.Canvas().Focused(); at != fyne.Focusable(d.w.people) || d.w.focus != workspace.PeoplePane {
		d.t.Fatalf("after %s strokes go to %T", after, at)
	}
}

// Voices by keyboard alone: add one, rename it and make it the author, merge, undo, delete, and back to the diagram.
func TestVoicesByKeyboard(t *testing.T) {
	d := talk(t)
	d.command("edit.voices")
	d.inPeople("Shift+V")
	d.shows("the pane", d.w.people, "Voices 1", "Reader", "you", "asserts 3", "Add a voice…", "Disputes 0")
	d.key(fyne.KeyN)
	d.typed("Smrt")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	d.inPeople("adding a voice")
	d.shows("the pane", d.w.people, "Voices 2", "Smrt", "holds nothing yet")
	d.key(fyne.KeyReturn) // it is chosen
	for range 4 {
		d.key(fyne.KeyBackspace)
	}
	d.typed("Smart")
	d.nextField()
	d.key(fyne.KeyRight)
	d.ctrl(fyne.KeyReturn)
	d.settle()
	if v := d.w.ws.Snapshot().AuthorVoice(); v.Name != "Smart" {
		t.Errorf("the author is %q", v.Name)
	}
	d.shows("the pane", d.w.people, "Smart", "the author")

	d.key(fyne.KeyN)
	d.typed("Lee")
	d.key(fyne.KeyReturn)
	d.settle()
	objection := d.w.ws.Leading()
	lee, _ := d.w.ws.ChosenVoice()
	if err := d.w.ws.GiveVoice(workspace.VoiceChoice{Voice: lee.ID}, objection); err != nil {
		t.Fatal(err)
	}
	d.key(fyne.KeyDelete)
	d.shows("the status line", d.w.status, "Lee is still named in 1 statement")
	d.key(fyne.KeyJ)
	d.shows("the list", d.overlay(), "Merge Lee into which voice? It is named in 1 statement, and goes.", "1 statement will change")
	d.typed("smart")
	d.key(fyne.KeyReturn)
	d.settle()
	d.inPeople("merging")
	if s := d.w.ws.Snapshot(); s.Has(lee.ID.Ref()) || s.Record(objection).(argmap.Statement).Holdings[0].Voice != s.AuthorVoice().ID {
		t.Error("Lee is not one with Smart")
	}
	d.ctrl(fyne.KeyZ)
	if !d.w.ws.Snapshot().Has(lee.ID.Ref()) {
		t.Error("Ctrl+Z does not take it back")
	}
	d.key(fyne.KeyEnd)
	d.key(fyne.KeyEscape)
	if d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Error("Escape does not lead to the diagram")
	}
	d.command("edit.voices")
	if v, _ := d.w.ws.ChosenVoice(); v.ID != lee.ID { // who holds what is selected
		t.Errorf("%s is chosen", v.Name)
	}
}

// Disputes by keyboard alone: add one over what is selected, give it another title and another statement, go there, see it
// side against side, delete it.
func TestDisputesByKeyboard(t *testing.T) {
	d := talk(t)
	d.key(fyne.KeyV)
	d.typed("Dallin")
	d.key(fyne.KeyReturn)
	d.settle()
	d.key(fyne.KeyUp)
	thesis := d.w.ws.Leading()
	d.command("edit.disputes")
	d.inPeople("Shift+D")
	d.key(fyne.KeyReturn) // the only line: add one
	d.shows("the form", d.overlay(), "One side", "Reader", "Dallin")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	d.inPeople("adding a dispute")
	all := func() []argmap.Dispute { return d.w.ws.Snapshot().Disputes() }
	if len(all()) != 1 || all()[0].Title != "Reader against Dallin: Talk prevents war" {
		t.Fatalf("disputes: %+v", all())
	}
	d.shows("the pane", d.w.people, "Disputes 1", "Reader: ", "Dallin: 1 claim", "over “Talk prevents war”")
	d.key(fyne.KeyI)
	d.typed("liars")
	d.key(fyne.KeyReturn)
	d.settle()
	if over := all()[0].Statement.Ref(); over == thesis {
		t.Error("it is over the same statement still")
	}
	d.key(fyne.KeyRight)
	d.inPeople("→")
	if d.w.ws.Leading() != all()[0].Statement.Ref() {
		t.Error("→ does not lead to its statement")
	}
	d.key(fyne.KeyB)
	if d.w.ws.InDebate() != all()[0].ID || d.w.win.Canvas().Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("B does not show it: %+v", d.w.ws.Status().Message)
	}
	d.key(fyne.KeyEscape)
	d.command("edit.disputes")
	d.key(fyne.KeyDelete)
	d.settle()
	if len(all()) != 0 {
		t.Error("it is still there")
	}
	d.shows("the status line", d.w.status, "Deleted dispute", "the statements stay")
}

// The people stand in the place of the inspector: each key shows its own pane, hides it when pressed inside of it, and how
// it stands is kept with the map. In a narrow window it lies over the diagram.
func TestPeoplePlace(t *testing.T) {
	d := talk(t)
	c := d.w.win.Canvas()
	shown := func(what string, inspector, people bool) {
		t.Helper()
		if d.w.shows(workspace.InspectorPane) != inspector || d.w.frames[workspace.InspectorPane].object.Visible() != inspector {
			t.Errorf("%s: the inspector is shown: %v", what, !inspector)
		}
		if d.w.shows(workspace.PeoplePane) != people || d.w.frames[workspace.PeoplePane].object.Visible() != people {
			t.Errorf("%s: the people are shown: %v", what, !people)
		}
	}
	shown("at first", true, false)
	d.command("view.people")
	shown("Ctrl+5", false, true)
	d.inPeople("Ctrl+5")
	if kept := library.ReadPanes(d.w.ws.KeptWindow(), library.Panes{}); !kept.Now().People {
		t.Error("it is not kept")
	}
	d.key(fyne.KeyF6)
	d.key(fyne.KeyF6)
	d.key(fyne.KeyF6)
	d.inPeople("three times F6")
	d.command("view.people")
	shown("Ctrl+5 inside", false, false)
	d.command("edit.disputes")
	shown("Shift+D", false, true)
	d.inPeople("Shift+D")
	d.command("view.inspector")
	shown("Ctrl+4", true, false)
	d.w.body.faces.Tapped(&fyne.PointEvent{Position: fyne.NewPos(100, 10)})
	shown("a click on the name", false, true)
	d.inPeople("a click on the name")
	d.key(fyne.KeyEscape)
	d.command("view.arrange.review")
	shown("the review", true, false)
	d.command("view.arrange.map")
	shown("the map again", false, true)
	d.w.win.Resize(fyne.NewSize(900, 700))
	shown("a narrow window", false, false)
	d.command("edit.voices")
	shown("Shift+V in it", false, true)
	d.inPeople("Shift+V")
	if d.w.body.sides.Over != library.InspectorDrawer {
		t.Error("it does not lie over the diagram")
	}
	d.key(fyne.KeyEscape)
	shown("Escape", false, false)
	if c.Focused() != fyne.Focusable(d.w.diagram) {
		t.Errorf("strokes go to %T", c.Focused())
	}
}

// Of a long list the chosen row is always in sight, and a click chooses the row that it is on.
func TestManyVoices(t *testing.T) {
	d := talk(t)
	for i := range 40 {
		if err := d.w.ws.PutVoice(workspace.VoiceForm{Name: fmt.Sprintf("Historian %d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	d.settle()
	d.command("edit.voices")
	for i := range 42 {
		v, err := d.w.ws.ChosenVoice()
		if err == nil {
			d.shows("the pane", d.w.people, v.Name)
		}
		if i < 41 {
			d.key(fyne.KeyDown)
		}
	}
	d.key(fyne.KeyHome)
	d.w.people.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 110)}, Button: desktop.MouseButtonPrimary})
	if v, _ := d.w.ws.ChosenVoice(); v.Name != "Historian 0" {
		t.Errorf("the click chose %s", v.Name)
	}
	size := d.w.people.Size()
	d.w.people.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, size.Height-20)}, Button: desktop.MouseButtonPrimary})
	d.settle()
	for _, v := range d.w.ws.Snapshot().Voices() {
		if v.Name == "Historian 0" {
			t.Error("the lowest line, which deletes, did nothing")
		}
	}
}
