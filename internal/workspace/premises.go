package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// premiseCommands are the commands on one premise of a step.
func premiseCommands() []Command {
	one := func(id, title, keys string, act func(argmap.ArgumentID, argmap.StatementID) edit.Act, run func(*Workspace) error) Command {
		return Command{ID: id, Menu: BranchMenu, Title: title, Keys: keysOf(keys), run: run,
			check: func(w *Workspace) error {
				a, p, err := w.premiseAtHand()
				if err != nil {
					return err
				}
				return w.Try(act(a.ID, p))
			},
			name: func(w *Workspace) string { return title + w.whichPremise() }}
	}
	moving := func(by int) (func(argmap.ArgumentID, argmap.StatementID) edit.Act, func(*Workspace) error) {
		return func(a argmap.ArgumentID, p argmap.StatementID) edit.Act { return edit.ReorderPremise(a, p, by) },
			func(w *Workspace) error { return w.movePremise(by) }
	}
	up, runUp := moving(-1)
	down, runDown := moving(1)
	return []Command{
		after(one("edit.premiseup", words.T("Move the premise up in its step"), "Ctrl+Shift+Up", up, runUp)),
		one("edit.premisedown", words.T("Move the premise down in its step"), "Ctrl+Shift+Down", down, runDown),
		one("edit.premiseout", words.T("Take the premise out of its step"), "Ctrl+Backspace", edit.RemovePremise, (*Workspace).takePremiseOut),
	}
}

// premiseAtHand returns the premise that commands on one premise mean, and its step: the selected statement at the step
// where its box is drawn; where a step is selected, the premise that was pointed at or visited last, else its first.
func (w *Workspace) premiseAtHand() (argmap.Argument, argmap.StatementID, error) {
	if err := w.selected(); err != nil {
		return argmap.Argument{}, "", err
	}
	lead := w.Leading()
	of, err := w.stepOf(lead)
	if err != nil {
		return argmap.Argument{}, "", err
	}
	a, _ := w.Snapshot().Argument(argmap.ArgumentID(of.ID))
	if id, ok := lead.Statement(); ok {
		return a, id, nil
	}
	return a, w.pointed(a), nil
}

// pointed returns the premise of a step that commands mean while the step is selected.
func (w *Workspace) pointed(a argmap.Argument) argmap.StatementID {
	if id, ok := w.visited[a.Ref()].Statement(); ok && slices.Contains(a.Premises, id) {
		return id
	}
	return a.Premises[0]
}

// PointAt makes a premise of the selected step the one that commands on one premise mean; ↓ leads to it, too.
func (w *Workspace) PointAt(p argmap.StatementID) {
	id, _ := w.Leading().Argument()
	a, ok := w.Snapshot().Argument(id)
	if !ok || !slices.Contains(a.Premises, p) || w.pointed(a) == p {
		return
	}
	w.visited[a.Ref()] = p.Ref()
	w.publish(SelectionMoved)
}

// whichPremise names the premise that a command means where what is selected does not say it.
func (w *Workspace) whichPremise() string {
	if _, ok := w.Leading().Argument(); !ok {
		return ""
	}
	_, p, err := w.premiseAtHand()
	if err != nil {
		return ""
	}
	return ": " + edit.Name(w.Snapshot(), p.Ref())
}

// movePremise moves the premise at hand one place up (by < 0) or down, and says where it stands.
func (w *Workspace) movePremise(by int) error {
	a, p, err := w.premiseAtHand()
	if err != nil {
		return err
	}
	if err := w.Keep(edit.ReorderPremise(a.ID, p, by)); err != nil {
		return err
	}
	a, _ = w.Snapshot().Argument(a.ID)
	w.say(Told, words.T("%s is premise %d of %d now. Ctrl+Z takes it back.",
		edit.Name(w.Snapshot(), p.Ref()), slices.Index(a.Premises, p)+1, len(a.Premises)))
	return nil
}

// takePremiseOut takes the premise at hand out of its step, with all that hangs from it, and says where it stands. A
// selected step stays selected, at the premise that came next; one that lost its last premise is gone.
func (w *Workspace) takePremiseOut() error {
	a, p, err := w.premiseAtHand()
	if err != nil {
		return err
	}
	out := edit.RemovePremise(a.ID, p)
	if at, n := slices.Index(a.Premises, p), len(a.Premises); n > 1 {
		next := at + 1
		if next == n {
			next = at - 1
		}
		if w.Leading() == a.Ref() {
			w.visited[a.Ref()] = a.Premises[next].Ref()
		}
		err = w.Keep(out)
	} else {
		err = w.Do(out)
	}
	if err != nil {
		return err
	}
	w.say(Told, w.takenOut(a, p, w.message.Text))
	return nil
}

// takenOut says what became of a premise and of the step that it is out of; went says what else is gone with the step.
func (w *Workspace) takenOut(a argmap.Argument, p argmap.StatementID, went string) string {
	s := w.Snapshot()
	said, name := "", edit.Name(s, p.Ref())
	st, _ := s.Statement(p)
	uses, below := s.Uses(p), len(s.Outline().Below(p.Ref()))
	switch {
	case len(uses) > 0:
		said = words.T("%s is out of its step; it still bears on %s.", name, edit.Name(s, uses[0].Target))
	case st.Thesis:
		said = words.T("%s is out of its step.", name)
	case below > 0:
		said = words.N(below, "%[2]s is out of its step and unattached, with %[1]d statement below it.",
			"%[2]s is out of its step and unattached, with %[1]d statements below it.", name)
	default:
		said = words.T("%s is out of its step and unattached.", name)
	}
	switch _, stays := s.Argument(a.ID); {
	case stays:
	case went != "":
		said += " " + went
	default:
		said += " " + words.T("It was the only premise, so the step is gone.")
	}
	return words.T("%s Ctrl+Z takes it back.", said)
}
