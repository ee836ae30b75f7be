package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// parts are the commands that open the list of what a statement can bear on.
var parts = map[string]edit.Part{"edit.reasonfor": edit.AsReason, "edit.objectionto": edit.AsObjection, "edit.premiseof": edit.AsPremise}

// PartOf returns the part that a command gives the selected statement.
func PartOf(command string) (edit.Part, bool) {
	p, ok := parts[command]
	return p, ok
}

// PartQuestion is the title of the list for a part.
func PartQuestion(s *argmap.Snapshot, p edit.Part, of argmap.Ref) string {
	name := edit.Name(s, of)
	switch p {
	case edit.AsObjection:
		return words.T("To what is %s an objection?", name)
	case edit.AsPremise:
		return words.T("In which step is %s a premise, too?", name)
	}
	return words.T("For what is %s a reason?", name)
}

// Target is a line of the list of what a statement can bear on.
type Target struct {
	Of      argmap.Ref
	Words   string
	Detail  string // its role, or why it cannot be chosen
	Refused bool
}

// Lengths of that list.
const (
	mostTargets = 50
	mostRefused = 10 // of them, at the end: so that nobody looks for them in vain
)

// Targets lists what a statement can become a reason, an objection or a premise of: what holds the words that were typed,
// whatever their case and accents. What is selected beside it comes first, then what starts with the words, then the
// rest in reading order, last what it cannot bear on.
func (w *Workspace) Targets(of argmap.Ref, p edit.Part, typed string) []Target {
	var open, refused []Target
	for _, t := range w.found(p, typed) {
		if len(open) == mostTargets {
			break
		}
		err := w.Try(attach(of, p, t.Of))
		switch {
		case err == nil:
			open = append(open, t)
		case len(refused) < mostRefused:
			t.Detail, t.Refused = err.Error(), true
			refused = append(refused, t)
		}
	}
	return append(open, refused[:min(len(refused), mostTargets-len(open))]...)
}

// found returns the statements and steps that hold what was typed, the best first.
func (w *Workspace) found(p edit.Part, typed string) []Target {
	type ranked struct {
		Target
		rank int
	}
	s, said, selected := w.Snapshot(), find.Type(typed), w.Selection()
	var all []ranked
	add := func(t Target, text string) {
		rank, ok := said.Rank(text)
		if !ok {
			return
		}
		if slices.Contains(selected, t.Of) {
			rank = -1
		}
		all = append(all, ranked{t, rank})
	}
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		if p != edit.AsPremise {
			add(Target{Of: id.Ref(), Words: st.Text, Detail: words.T(string(s.Outline().Role(id)))}, st.Text+" "+st.Short)
		}
	}
	for _, a := range steps(s) {
		add(Target{Of: a.Ref(), Words: StepWords(s, a), Detail: words.T("Step")}, StepWords(s, a)+" "+stepText(s, a))
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	out := make([]Target, len(all))
	for i, r := range all {
		out[i] = r.Target
	}
	return out
}

// steps returns all steps, in the reading order of what they end at, those on steps behind these.
func steps(s *argmap.Snapshot) []argmap.Argument {
	var out []argmap.Argument
	var on func(argmap.Ref)
	on = func(r argmap.Ref) {
		for _, a := range s.On(r) {
			out = append(out, a)
			on(a.Ref())
		}
	}
	for _, id := range s.Outline().Order {
		on(id.Ref())
	}
	return out
}

// stepText is all that the premises of a step say.
func stepText(s *argmap.Snapshot, a argmap.Argument) (text string) {
	for _, p := range a.Premises {
		st, _ := s.Statement(p)
		text += st.Text + " "
	}
	return text
}

// Attach makes a statement bear on a target, beside all that it bears on already, and says so.
func (w *Workspace) Attach(of argmap.Ref, p edit.Part, target argmap.Ref) error {
	return w.Put([]argmap.Ref{of}, edit.Place{On: target, As: p, At: -1}, true)
}

func attach(of argmap.Ref, p edit.Part, target argmap.Ref) edit.Act {
	return edit.Use([]argmap.Ref{of}, edit.Place{On: target, As: p, At: -1})
}

// attachable says why the selected record cannot be given a further part.
func (w *Workspace) attachable() error {
	if err := w.writable(); err != nil {
		return err
	}
	if _, ok := w.Leading().Statement(); !ok {
		return edit.Refusal("Select a statement first: a step cannot be used twice, its premises can.")
	}
	return nil
}

// Reuse is a line of the list of statements that can be used again: as a reason for something, or as an objection to it.
type Reuse struct {
	Of          argmap.Ref
	Words       string
	Detail      string // its role, or why it can be neither
	NoReason    bool
	NoObjection bool
}

// Reusable lists the statements that hold the words that were typed, the best first, as far as they can become a reason
// for a record or an objection to it; last some that can become neither.
func (w *Workspace) Reusable(on argmap.Ref, typed string) []Reuse {
	var open, refused []Reuse
	for _, t := range w.found(edit.AsReason, typed) {
		if _, ok := t.Of.Statement(); !ok {
			continue
		}
		if len(open) == mostTargets {
			break
		}
		reason, objection := w.Try(attach(t.Of, edit.AsReason, on)), w.Try(attach(t.Of, edit.AsObjection, on))
		r := Reuse{Of: t.Of, Words: t.Words, Detail: t.Detail, NoReason: reason != nil, NoObjection: objection != nil}
		switch {
		case !r.NoReason || !r.NoObjection:
			open = append(open, r)
		case len(refused) < mostRefused:
			r.Detail = reason.Error()
			refused = append(refused, r)
		}
	}
	return append(open, refused[:min(len(refused), mostTargets-len(open))]...)
}
