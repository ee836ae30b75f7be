package workspace

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// Put moves records to a place, or with use lets them stay where they are as well, and says what came of it.
func (w *Workspace) Put(of []argmap.Ref, to edit.Place, use bool) error {
	said := PutWords(w.Snapshot(), of, to, use)
	w.hold = to.On // what it goes to, or comes from, keeps its place on the screen
	if w.hold.IsZero() && len(of) > 0 {
		w.hold = w.Snapshot().Outline().Parent(of[0])
	}
	if err := w.Do(putting(of, to, use)); err != nil {
		return err
	}
	if w.message.Text == "" { // else the message tells of a circle
		w.say(Told, words.T("%s Ctrl+Z takes it back.", said))
	}
	return nil
}

// WouldPut says what Put would do, or why it is refused.
func (w *Workspace) WouldPut(of []argmap.Ref, to edit.Place, use bool) (label string, refused bool) {
	if err := w.writable(); err != nil {
		return err.Error(), true
	}
	d, err := w.session.Foresee(putting(of, to, use))
	if err != nil {
		return err.Error(), true
	}
	return strings.TrimSpace(PutWords(w.Snapshot(), of, to, use) + " " + d.Notice), false
}

func putting(of []argmap.Ref, to edit.Place, use bool) edit.Act {
	if use {
		return edit.Use(of, to)
	}
	return edit.Move(of, to)
}

// PutWords says in a sentence what records become at a place.
func PutWords(s *argmap.Snapshot, of []argmap.Ref, to edit.Place, use bool) string {
	also := " "
	if use {
		also = words.T(" also ")
	}
	name := saidOf(s, of, words.T("becomes"), words.T("become")) + also
	if to.On.IsZero() {
		return name + "unattached."
	}
	return name + partWords(to) + " " + edit.Name(s, to.On) + "."
}

// saidOf begins a sentence about records: one by its name and with the verb for one, more by their number.
func saidOf(s *argmap.Snapshot, of []argmap.Ref, one, more string) string {
	if len(of) != 1 {
		return words.T("%d branches %s", len(of), more)
	}
	name := edit.Name(s, of[0])
	if the, ok := strings.CutPrefix(name, "the "); ok {
		name = words.T("The %s", the)
	}
	return name + " " + one
}

// partWords names a part for what it is put on, as "an objection to".
func partWords(to edit.Place) string {
	step := to.On.Kind == argmap.KindArgument
	switch {
	case to.As == edit.AsPremise && step:
		return words.T("a premise of")
	case to.As == edit.AsPremise:
		return words.T("a co-premise of")
	case to.As == edit.AsObjection && step:
		return words.T("an undercut of")
	case to.As == edit.AsObjection:
		return words.T("an objection to")
	case step:
		return words.T("a warrant for")
	}
	return words.T("a reason for")
}
