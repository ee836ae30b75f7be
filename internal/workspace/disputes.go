package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// DisputeLine is a line of the list of disputes.
type DisputeLine struct {
	Dispute argmap.Dispute
	Sides   string // "Taylor against Critics"
}

// DisputeLines lists the disputes whose titles or voices hold what was typed.
func (w *Workspace) DisputeLines(typed string) []DisputeLine {
	var out []DisputeLine
	for _, d := range w.Snapshot().Disputes() {
		line := DisputeLine{d, against(w.Snapshot(), d.Sides)}
		if _, ok := find.Type(typed).Rank(d.Title + " " + line.Sides); ok {
			out = append(out, line)
		}
	}
	return out
}

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
	isNew := d.ID == ""
	if err := w.Keep(edit.PutDispute(d)); err != nil {
		return err
	}
	if isNew {
		w.say(Told, words.T("The dispute is there. B shows it side against side."))
	}
	return nil
}

// DeleteDispute removes a dispute; what the voices say stays.
func (w *Workspace) DeleteDispute(id argmap.DisputeID) error {
	name := edit.Name(w.Snapshot(), id.Ref())
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
