package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// entry is a box that is being typed in. A new box is part of the drawn map while it is typed, but not of the document:
// it becomes one step of the history when typing ends.
type entry struct {
	serial int
	act    func(text string) edit.Act
	of     argmap.Ref // the statement, or the step whose label it is
	isNew  bool
	anchor argmap.Ref // what stays where it is on the screen
	ids    []string
	draft  *argmap.Snapshot // nil: the map itself
	text   string           // to start with
	role   string
	place  Pane
	from   viewed // how the map was looked at before
}

// Pane is a part of the window.
type Pane uint8

// The panes.
const (
	MapPane Pane = iota
	OutlinePane
	InspectorPane
	PeoplePane
)

// typeNew opens a new box for typing: the one that act adds.
func (w *Workspace) typeNew(act func(text string) edit.Act) error {
	if err := w.writable(); err != nil {
		w.say(Refused, err.Error())
		return err
	}
	w.dropEntry()
	act = w.inTheRoom(act)
	d, err := w.session.Draft(act(""))
	if err != nil {
		w.say(Refused, err.Error())
		return err
	}
	of := d.Outcome.Select[0]
	anchor := w.Leading()
	id, _ := of.Statement()
	w.entry = &entry{
		act: act, of: of, isNew: true, anchor: anchor, ids: d.IDs, draft: d.Snapshot,
		role: words.T(string(d.Snapshot.Outline().Role(id))), place: w.focus,
		from: viewed{w.camera, w.look.folded},
	}
	w.openEntry()
	w.unfoldOver(d.Snapshot, of)
	w.redraw()
	w.publish(EntryChanged | PictureChanged | MapChanged)
	return nil
}

// typeOver opens the text of a statement, or the label of a step, for typing.
func (w *Workspace) typeOver(of argmap.Ref) error {
	if err := w.writable(); err != nil {
		w.say(Refused, err.Error())
		return err
	}
	e := &entry{of: of, anchor: of, place: w.focus}
	switch rec := w.Snapshot().Record(of).(type) {
	case argmap.Statement:
		e.text, e.role = rec.Text, words.T(string(w.Snapshot().Outline().Role(rec.ID)))
		e.act = func(text string) edit.Act { return edit.SetText(of, text) }
	case argmap.Argument:
		e.text, e.role = rec.Label, words.T("Label of the step")
		e.act = func(text string) edit.Act { return edit.SetLabel(of, text) }
	default:
		err := edit.Refusal("Select a statement or a step first.")
		w.say(Refused, err.Error())
		return err
	}
	w.dropEntry()
	w.entry = e
	w.openEntry()
	w.reveal(of)
	w.publish(EntryChanged | PictureChanged)
	return nil
}

// labelled says why the selected record has no step that could be labelled.
func (w *Workspace) labelled() error {
	if err := w.writable(); err != nil {
		return err
	}
	_, err := w.stepOf(w.Leading())
	return err
}

// typeLabel opens the label of the selected step, or of the step of the selected statement, for typing. A step that has
// no row in the outline is labelled in the diagram.
func (w *Workspace) typeLabel() error {
	of, err := w.stepOf(w.Leading())
	if err != nil {
		return err
	}
	if w.focus == OutlinePane && !slices.ContainsFunc(w.Rows(), func(r Row) bool { return r.Of == of }) {
		w.focus = MapPane
	}
	lead := w.Leading()
	if err := w.typeOver(of); err != nil {
		return err
	}
	w.entry.act = func(text string) edit.Act { return edit.SetLabel(lead, text) } // which stays selected
	return nil
}

func (w *Workspace) openEntry() {
	w.grab = nil
	w.serial++
	w.entry.serial = w.serial
	w.message, w.acted = Message{}, false
}

// dropEntry ends typing without keeping anything; the picture is not drawn anew.
func (w *Workspace) dropEntry() {
	if w.entry == nil {
		return
	}
	w.entry = nil
	w.publish(EntryChanged)
}

// Typing reports whether a box is open for typing, and in which pane.
func (w *Workspace) Typing() (Pane, bool) {
	if w.entry == nil {
		return MapPane, false
	}
	return w.entry.place, true
}

// Finish ends typing: the text is kept as one step of the history, and what follows is opened for typing. A new box
// without a text is left out. Where the text cannot be kept the error says why and typing goes on.
func (w *Workspace) Finish(text string, then Finish) error {
	e := w.entry
	if e == nil {
		return nil
	}
	text = strings.TrimSpace(text)
	label := e.of.Kind == argmap.KindArgument
	if text == "" && !label {
		w.Cancel("")
		if e.isNew {
			return nil
		}
		err := edit.Refusal("A statement cannot be empty; the old text is back. Press Delete to remove it.")
		w.say(Refused, err.Error())
		return nil
	}
	changed := e.isNew || text != e.text
	if changed {
		if err := w.keepEntry(e, text); err != nil {
			return err
		}
	} else {
		w.dropEntry()
		w.redraw()
	}
	if label {
		return nil
	}
	return w.follow(then)
}

// keepEntry makes what was typed a step.
func (w *Workspace) keepEntry(e *entry, text string) error {
	w.entry = nil // what is drawn from here on is the map itself
	if e.isNew {
		w.before = &e.from
	}
	if err := w.doWith(e.ids, e.act(text)); err != nil {
		w.entry = e
		return err
	}
	w.publish(EntryChanged)
	return nil
}

// follow opens the next box after one is finished. That it cannot be opened is said, and is no error of the box.
func (w *Workspace) follow(then Finish) error {
	on := w.Leading()
	switch then {
	case ThenReason:
		_ = w.typeNew(func(t string) edit.Act { return edit.AddReason(on, t) })
	case ThenObjection:
		_ = w.typeNew(func(t string) edit.Act { return edit.AddObjection(on, t) })
	case ThenPremise, ThenPremiseBefore:
		_ = w.typeNew(func(t string) edit.Act { return edit.AddCoPremise(on, then == ThenPremiseBefore, t) })
	}
	return nil
}

// Cancel ends typing and brings the old text back. A new box goes away; what was typed in it stays one redo away.
func (w *Workspace) Cancel(text string) {
	e := w.entry
	if e == nil {
		return
	}
	w.entry = nil
	text = strings.TrimSpace(text)
	if e.isNew && text != "" {
		if _, err := w.session.DoWith(e.ids, e.act(text)); err == nil {
			if _, err := w.session.Undo(); err == nil {
				w.say(Told, words.T("Not kept. Ctrl+Shift+Z brings it back."))
			}
		}
	}
	w.redraw()
	w.publish(EntryChanged | PictureChanged | MapChanged | SelectionMoved | StatusChanged)
}

// entryCard returns the field that is open over the diagram, if one is.
func (w *Workspace) entryCard() *EntryCard {
	e := w.entry
	if e == nil || e.place == OutlinePane {
		return nil
	}
	rect, ok := w.where(e.of)
	if !ok {
		if w.picture.scene != nil {
			return nil // it comes with the picture that is being drawn
		}
		rect.W, rect.H = 400, 80
	}
	card := &EntryCard{Serial: e.serial, Of: e.of, Rect: rect, Role: e.role, Text: e.text, Placeholder: w.placeholder(e)}
	if w.Snapshot().Count(argmap.KindStatement) <= 3 {
		card.Hints = []string{words.T("Ctrl+Enter  reason"), words.T("Tab  co-premise"), words.T("Ctrl+Shift+Enter  objection")}
	}
	return card
}

func (w *Workspace) placeholder(e *entry) string {
	switch {
	case e.of.Kind == argmap.KindArgument:
		return words.T("because, but, …")
	case e.isNew && w.Snapshot().Count(argmap.KindStatement) == 0:
		return words.T("What does the paper claim?")
	case e.isNew:
		return words.T("One sentence that can be true or false")
	}
	return ""
}

// RowEntry returns the field that is open in the outline: the statement it belongs to, its text to start with, and its
// serial number; ok is false where there is none.
func (w *Workspace) RowEntry() (card EntryCard, ok bool) {
	e := w.entry
	if e == nil || e.place != OutlinePane {
		return EntryCard{}, false
	}
	return EntryCard{Serial: e.serial, Of: e.of, Role: e.role, Text: e.text, Placeholder: w.placeholder(e)}, true
}
