package mainwin

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

// talk builds a small map by keyboard: a thesis, a reason for it and an objection to it. The objection is selected.
func talk(t *testing.T) *desk {
	d := newDesk(t)
	d.newMap()
	d.typed("Talk prevents war")
	d.ctrl(fyne.KeyReturn)
	d.typed("Talkers know more")
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyUp)
	d.key(fyne.KeyO)
	d.typed("Liars talk, too")
	d.key(fyne.KeyReturn)
	d.settle()
	return d
}

func (d *desk) overlay() fyne.CanvasObject { return d.w.win.Canvas().Overlays().Top() }

// nextField goes to the next field of a form, as the toolkit does.
func (d *desk) nextField() { d.w.win.Canvas().FocusNext() }

func TestAttachByKeyboard(t *testing.T) {
	d := talk(t)
	d.command("edit.objectionto")
	d.typed("TALKERS")
	d.shows("the list", d.overlay(), "To what is", "Talkers know more")
	d.key(fyne.KeyReturn)
	d.settle()
	if n := d.w.ws.Snapshot().Count(argmap.KindArgument); n != 3 {
		t.Errorf("%d steps", n)
	}
	d.shows("the status line", d.w.status, "becomes also an objection to", "Ctrl+Z")
	d.key(fyne.KeyF1)
	d.typed("use as a reason")
	d.key(fyne.KeyReturn)
	d.settle()
	if d.overlay() == nil {
		t.Fatal("the list of keys and commands opens no list")
	}
	d.key(fyne.KeyEscape)
	if d.overlay() != nil {
		t.Error("Escape leaves the list")
	}
}

func TestCommentByKeyboard(t *testing.T) {
	d := talk(t)
	d.key(fyne.KeyC)
	d.typed("Who lies")
	d.key(fyne.KeyEscape) // what was typed waits for the next time
	if d.overlay() != nil {
		t.Fatal("Escape leaves the form")
	}
	d.key(fyne.KeyC)
	d.typed("?")
	d.nextField()
	d.key(fyne.KeyRight) // minor
	d.nextField()
	d.typed("Name them")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "minor", "Who lies?", "Name them", "Reply…", "Resolve")
	d.command("edit.undo")
	if n := d.w.ws.Snapshot().Count(argmap.KindComment); n != 0 {
		t.Errorf("one undo leaves %d comments", n)
	}
}

func TestEmptyCommentStaysOpen(t *testing.T) {
	d := talk(t)
	d.key(fyne.KeyC)
	d.ctrl(fyne.KeyReturn)
	if d.overlay() == nil {
		t.Fatal("the form closed")
	}
	d.shows("the form", d.overlay(), "Write what you want to say first.")
}

func TestHoldersByKeyboard(t *testing.T) {
	d := talk(t)
	if err := d.w.ws.PutVoice(workspace.VoiceForm{Name: "Taylor"}); err != nil {
		t.Fatal(err)
	}
	d.command("edit.holders")
	d.key(fyne.KeyDown)
	d.key(fyne.KeyReturn)
	d.nextField()
	d.key(fyne.KeyRight) // denies it
	d.ctrl(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "Reader asserts", "Taylor denies", "Add a holder…")
}

func TestDeleteSaysWhatGoes(t *testing.T) {
	d := talk(t)
	d.shows("the inspector", d.w.inspector.Object(), "Delete removes 1 statement, 1 step (1 against).")
	d.key(fyne.KeyDelete)
	d.settle()
	if m := d.w.ws.Status().Message; m.Tone != workspace.Told || !strings.Contains(m.Text, "Deleted 1 statement") || !strings.Contains(m.Text, "Ctrl+Z") {
		t.Errorf("message: %+v", m)
	}
}

// TestCommentInTheInspector resolves a comment by keyboard; strokes stay where they were, though all is made anew.
func TestCommentInTheInspector(t *testing.T) {
	d := talk(t)
	if err := d.w.ws.Comment(d.w.ws.Leading(), workspace.CommentDraft{Text: "Who?", Severity: argmap.Major}); err != nil {
		t.Fatal(err)
	}
	d.settle()
	d.command("view.inspector")
	for range 30 {
		if b, ok := d.w.win.Canvas().Focused().(fyne.CanvasObject); ok && strings.Contains(reads(b), "Resolve") {
			break
		}
		d.tab()
	}
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "major · resolved", "Reopen")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "Resolve")
	if d.w.ws.Snapshot().Comments()[0].Status != argmap.Open {
		t.Error("it was not opened again: strokes went elsewhere")
	}
}

// TestCiteByKeyboard cites a work that is new for the selected statement, then changes and deletes the citation from the
// inspector.
func TestCiteByKeyboard(t *testing.T) {
	d := talk(t)
	d.key(fyne.KeyQ)
	d.typed("Fire and Water")
	d.shows("the list", d.overlay(), "Cite for", "Add “Fire and Water” to the bibliography…")
	d.key(fyne.KeyReturn)
	d.nextField()
	d.typed("Smart, Lee")
	d.nextField()
	d.typed("1961")
	for range 3 {
		d.nextField()
	}
	d.typed("66-89")
	d.ctrl(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "Citations 1", "Smart, Lee. 1961. Fire and Water. pp. 66–89.")
	d.key(fyne.KeyQ) // the work can be chosen from now on
	d.typed("smart")
	d.shows("the list", d.overlay(), "Smart, Lee. 1961.", "cited 1×")
	d.key(fyne.KeyEscape)
	d.command("view.inspector")
	for range 30 {
		if b, ok := d.w.win.Canvas().Focused().(fyne.CanvasObject); ok && strings.Contains(reads(b), "Fire and Water") {
			break
		}
		d.tab()
	}
	d.key(fyne.KeyReturn)
	d.key(fyne.KeyReturn) // change it
	d.shows("the form", d.overlay(), "Change the citation", "Fire and Water")
	d.typed(" and 91")
	d.key(fyne.KeyReturn)
	d.settle()
	d.shows("the inspector", d.w.inspector.Object(), "pp. 66–89 and 91.")
	d.key(fyne.KeyReturn)
	d.typed("delete")
	d.key(fyne.KeyReturn)
	d.settle()
	if s := d.w.ws.Snapshot(); s.Count(argmap.KindCitation) != 0 || s.Count(argmap.KindItem) != 1 {
		t.Errorf("%d citations, %d works", s.Count(argmap.KindCitation), s.Count(argmap.KindItem))
	}
}
