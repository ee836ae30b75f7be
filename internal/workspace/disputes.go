package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

func against(s *argmap.Snapshot, sides [2][]argmap.VoiceID) string {
	return words.T("%s against %s", sideWords(s, sides[0]), sideWords(s, sides[1]))
}

// DisputeTitle is what a dispute is called where the user does not say otherwise; empty while a side is.
func (w *Workspace) DisputeTitle(d argmap.Dispute) string {
	if len(d.Sides[0]) == 0 || len(d.Sides[1]) == 0 {
		return ""
	}
	st, _ := w.Snapshot().Statement(d.Statement)
	return against(w.Snapshot(), d.Sides) + ": " + st.Title()
}

// NewDispute is what the form for a dispute starts with: over the selected statement, those who hold it against those who
// speak against it.
func (w *Workspace) NewDispute() (argmap.Dispute, error) {
	if err := w.disputable(); err != nil {
		return argmap.Dispute{}, err
	}
	s := w.Snapshot()
	id, _ := w.Leading().Statement()
	d := argmap.Dispute{Statement: id}
	join := func(side int, st argmap.StatementID) {
		of, _ := s.Statement(st)
		for _, h := range of.Holdings {
			if h.Stance == argmap.Denies {
				continue
			}
			if !slices.Contains(d.Sides[0], h.Voice) && !slices.Contains(d.Sides[1], h.Voice) {
				d.Sides[side] = append(d.Sides[side], h.Voice)
			}
		}
	}
	join(0, id)
	for _, a := range s.On(id.Ref()) {
		if a.Polarity != argmap.Con {
			continue
		}
		for _, p := range a.Premises {
			join(1, p)
		}
	}
	d.Title = w.DisputeTitle(d)
	return d, nil
}

// PutDispute adds a dispute, or changes the one of its id.
func (w *Workspace) PutDispute(d argmap.Dispute) error {
	isNew, had := d.ID == "", w.Snapshot()
	if err := w.Keep(edit.PutDispute(d)); err != nil {
		return err
	}
	if isNew {
		for _, now := range w.Snapshot().Disputes() {
			if !had.Has(now.Ref()) {
				w.choosePerson(DisputeList, now.Ref())
			}
		}
		w.say(Told, words.T("The dispute is there. B shows it side against side."))
	}
	return nil
}

// Issues lists the statements that a dispute can be over: those whose words hold what was typed, in reading order.
func (w *Workspace) Issues(typed string) []Use {
	s, wanted := w.Snapshot(), find.Type(typed)
	var out []Use
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		if _, ok := wanted.Rank(st.Text + " " + st.Short); ok {
			out = append(out, Use{id.Ref(), st.Text})
		}
	}
	return out
}

// SetIssue makes a dispute one over another statement. Where its title was made of the statement, it is made anew.
func (w *Workspace) SetIssue(d argmap.Dispute, over argmap.Ref) error {
	id, ok := over.Statement()
	if !ok {
		return w.refuse(words.T("Choose a statement: a dispute is over one."))
	}
	made := w.DisputeTitle(d) == d.Title
	if d.Statement = id; made {
		d.Title = w.DisputeTitle(d)
	}
	if err := w.PutDispute(d); err != nil {
		return err
	}
	w.say(Told, words.T("The dispute is over %s now.", quoted(w.Snapshot(), over)))
	return nil
}

// debateChosen shows the chosen dispute side against side, in the diagram, to which strokes go.
func (w *Workspace) debateChosen() error {
	d, err := w.ChosenDispute()
	if err != nil {
		return err
	}
	if err := w.Debate(d.ID); err != nil {
		return err
	}
	if w.cfg.Window != nil {
		w.cfg.Window("view.map")
	}
	return nil
}

// goToIssue selects the statement that the chosen dispute is over.
func (w *Workspace) goToIssue() error {
	d, err := w.ChosenDispute()
	if err != nil {
		return err
	}
	w.Select(d.Statement.Ref())
	w.say(Told, words.T("The dispute “%s” is over this statement.", d.Title))
	return nil
}

// DeleteDispute removes a dispute; what the voices say stays.
func (w *Workspace) DeleteDispute(id argmap.DisputeID) error {
	name := edit.Name(w.Snapshot(), id.Ref())
	w.stayInList(id.Ref())
	if err := w.Keep(edit.Delete(id.Ref())); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted dispute %s; the statements stay. Ctrl+Z brings it back.", name))
	return nil
}

// disputable says why there can be no dispute over what is selected.
func (w *Workspace) disputable() error {
	if err := w.writable(); err != nil {
		return err
	}
	if _, ok := w.Leading().Statement(); !ok {
		return edit.Refusal("Select the statement that the dispute is over first.")
	}
	return nil
}
