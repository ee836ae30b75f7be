package edit

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Join makes one step of the steps that records name or belong to: their premises then work together only. The steps
// must bear on the same target, all for it or all against it; the step of the first takes in the others.
func Join(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		steps, err := c.stepsOf(of)
		if err != nil {
			return Outcome{}, err
		}
		if len(steps) < 2 {
			return Outcome{}, refuse("Select statements of two or more steps on the same target.")
		}
		into := steps[0]
		var others []argmap.Ref
		for _, a := range steps[1:] {
			switch {
			case a.Target != into.Target:
				return Outcome{}, refuse("Only steps on the same target can be joined; %s and %s bear on different things.", Name(c.Now(), into.Ref()), Name(c.Now(), a.Ref()))
			case a.Polarity != into.Polarity:
				return Outcome{}, refuse("One step speaks for %s and one against it; turn one of them first.", Name(c.Now(), into.Target))
			}
			others = append(others, a.Ref())
		}
		title := words.T("joining %d steps on %s", len(steps), Name(c.Now(), into.Target))
		var premises []argmap.StatementID
		p := putting{Context: c}
		for _, r := range others {
			a, _ := c.Now().Argument(argmap.ArgumentID(r.ID))
			for _, id := range a.Premises {
				if !slices.Contains(into.Premises, id) && !slices.Contains(premises, id) {
					premises = append(premises, id)
				}
			}
			if err := p.dissolve(a, &into); err != nil {
				return Outcome{}, err
			}
		}
		into.Premises = slices.Concat(into.Premises, premises)
		c.Put(into)
		out := Outcome{Title: title, Select: existing(c.Now(), of), Notice: words.T("%d premises now work together.", len(into.Premises)) + notKept(p.lost)}
		if len(out.Select) == 0 {
			out.Select = []argmap.Ref{into.Ref()}
		}
		return out, nil
	}
}

// Split makes each of the premises that are named a step of its own on the same target; of a step, all its premises.
func Split(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		steps, err := c.stepsOf(of)
		if err != nil {
			return Outcome{}, err
		}
		out := Outcome{Title: words.T("splitting %s", Name(c.Now(), of[0])), Select: of}
		if len(of) > 1 {
			out.Title = words.T("splitting %d premises", len(of))
		}
		split := false
		for _, a := range steps {
			leave := a.Premises
			if !slices.Contains(of, a.Ref()) {
				leave = slices.DeleteFunc(slices.Clone(leave), func(id argmap.StatementID) bool { return !slices.Contains(of, id.Ref()) })
			}
			if len(leave) == len(a.Premises) {
				leave = leave[1:] // the step needs one
			}
			if len(leave) == 0 {
				continue
			}
			split = true
			c.splitOff(a, leave)
		}
		if !split {
			return Outcome{}, refuse("%s is the only premise of its step.", Name(c.Now(), steps[0].Premises[0].Ref()))
		}
		return out, nil
	}
}

// splitOff makes some premises of a step, but not all, steps of their own right after it.
func (c *Context) splitOff(a argmap.Argument, leave []argmap.StatementID) {
	a.Premises = slices.DeleteFunc(slices.Clone(a.Premises), func(id argmap.StatementID) bool { return slices.Contains(leave, id) })
	c.Put(a)
	at := slices.IndexFunc(c.Now().On(a.Target), func(b argmap.Argument) bool { return b.ID == a.ID })
	p := putting{Context: c, to: Place{On: a.Target, At: at + 1}}
	var steps []argmap.Argument
	for _, id := range leave {
		steps = append(steps, argmap.Argument{
			ID: argmap.ArgumentID(c.NewID()), Polarity: a.Polarity, Target: a.Target, Premises: []argmap.StatementID{id},
		})
	}
	_ = p.rank(steps) // new steps are never where they would go already
}

// InsertAbove puts a new statement between a statement and its target, or between all premises of a step and its target:
// it takes their place in the step, and they become a reason for it. Over a statement that bears on nothing it becomes
// what that one bears on, and a thesis where that one was.
func InsertAbove(of argmap.Ref, text string) Act {
	return func(c *Context) (Outcome, error) {
		st := c.newStatement(argmap.Claim, text)
		out := Outcome{Title: words.T("statement above %s", Name(c.Now(), of)), Select: []argmap.Ref{st.Ref()}}
		var below []argmap.StatementID
		if id, ok := of.Statement(); ok {
			below = []argmap.StatementID{id}
		}
		a, err := c.argument(of)
		if err != nil {
			lower, stErr := c.statement(of)
			if stErr != nil {
				return Outcome{}, stErr
			}
			st.Thesis, st.Rank = lower.Thesis, lower.Rank
			lower.Thesis, lower.Rank = false, argmap.RankBetween(c.Now().LastRank(), "")
			c.Put(lower)
			c.Put(st)
		} else {
			if below == nil {
				below = a.Premises
			}
			c.Put(st)
			a.Premises = inserted(a.Premises, []argmap.StatementID{st.ID}, slices.Index(a.Premises, below[0]))
			a.Premises = slices.DeleteFunc(a.Premises, func(id argmap.StatementID) bool { return slices.Contains(below, id) })
			c.Put(a)
		}
		c.Put(argmap.Argument{
			ID: argmap.ArgumentID(c.NewID()), Polarity: argmap.Pro, Premises: below, Target: st.Ref(), Rank: argmap.RankBetween("", ""),
		})
		return out, nil
	}
}

// DeleteOnly deletes statements and leaves what hung under them: it moves up to what they bore on. What spoke for an
// objection then speaks against the objection's target, what spoke against it speaks for that. Under a statement that
// bore on nothing it comes to stand on its own.
func DeleteOnly(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		if len(of) == 0 {
			return Outcome{}, refuse("Select a statement first.")
		}
		u := upward{Context: c}
		out, near := Outcome{Title: words.T("deleting only %s", Name(c.Now(), of[0]))}, neighbours(c.Now(), of[0])
		if len(of) > 1 {
			out.Title = words.T("deleting only %d statements", len(of))
		}
		for _, r := range of {
			st, err := c.statement(r)
			if err != nil {
				return Outcome{}, err
			}
			u.remove(st)
		}
		if out.Select = existing(c.Now(), u.up); len(out.Select) == 0 {
			out.Select = firstLeft(c.Now(), near)
		}
		out.Notice = u.words(len(of))
		return out, nil
	}
}

// upward takes out single statements and moves up what hung under them.
type upward struct {
	*Context
	up     []argmap.Ref // premises that moved up
	turned int          // steps that speak the other way than they did
	goes   Doomed
}

func (u *upward) remove(st argmap.Statement) {
	home, attached := u.Now().Outline().Home(st.ID)
	under := u.Now().On(st.Ref())
	if attached {
		u.lift(under, home, st)
	} else {
		for _, a := range under {
			u.note(a.Premises)
			u.dissolve(a)
		}
	}
	for _, a := range u.Now().Uses(st.ID) {
		if len(a.Premises) == 1 {
			u.dissolve(a)
		}
	}
	d := doomed(u.Now())
	d.statements[st.ID] = true
	gone := d.result()
	u.removeAll(gone)
	u.goes = u.goes.and(gone)
}

// lift moves steps up to the target of a step, beside it.
func (u *upward) lift(under []argmap.Argument, home argmap.Argument, st argmap.Statement) {
	at := slices.IndexFunc(u.Now().On(home.Target), func(b argmap.Argument) bool { return b.ID == home.ID })
	p := putting{Context: u.Context, to: Place{On: home.Target, At: at + 1}}
	var steps []argmap.Argument
	for _, a := range under {
		u.note(a.Premises)
		if target, ok := home.Target.Statement(); ok { // a circle would become a statement that bears on itself
			a.Premises = without(a.Premises, target)
		}
		a.Premises = without(a.Premises, st.ID)
		if len(a.Premises) == 0 {
			u.dissolve(a)
			continue
		}
		if home.Polarity == argmap.Con {
			a.Polarity = a.Polarity.Flip()
			u.turned++
		}
		a.Target = home.Target
		steps = append(steps, a)
	}
	if len(steps) > 0 {
		_ = p.rank(steps) // they come from elsewhere, so they are never there already
	}
}

func (u *upward) note(ids []argmap.StatementID) {
	for _, id := range ids {
		u.up = append(u.up, id.Ref())
	}
}

// dissolve removes a step and the steps about it; their premises stay.
func (u *upward) dissolve(a argmap.Argument) {
	d := doomed(u.Now())
	d.steps(a)
	gone := d.result()
	u.removeAll(gone)
	u.goes = u.goes.and(gone)
}

func (u *upward) words(n int) string {
	said := words.T("Deleted %s.", u.goes.String())
	if n := len(u.up); n > 0 {
		said += words.N(n, " What hung under it moved up.", " %d statements that hung under it moved up.")
	}
	if u.turned > 0 {
		said += words.N(u.turned, " One step now speaks the other way.", " %d steps now speak the other way.")
	}
	return said
}
