package edit

import (
	"slices"

	"warrant/internal/argmap"
)

// Attach makes a statement a reason for a target, or an objection to it, beside whatever it already bears on.
func Attach(of, target argmap.Ref, p argmap.Polarity) Act {
	return func(c *Context) (Outcome, error) {
		st, err := c.statement(of)
		if err != nil {
			return Outcome{}, err
		}
		if !c.Now().Has(target) {
			return Outcome{}, refuse("What it would bear on is no longer there.")
		}
		for _, a := range c.Now().On(target) {
			if a.Polarity == p && slices.Contains(a.Premises, st.ID) {
				return Outcome{}, refuse("%s already bears on %s that way.", name(c.Now(), of), name(c.Now(), target))
			}
		}
		out := Outcome{Title: "use of " + name(c.Now(), of) + " for " + name(c.Now(), target), Select: []argmap.Ref{of}}
		if closesCircle(c.Now(), st.ID, target) {
			out.Notice = "This makes a circle: " + name(c.Now(), target) + " already bears on " + name(c.Now(), of) + "."
		}
		c.Put(argmap.Argument{
			ID: argmap.ArgumentID(c.NewID()), Polarity: p, Premises: []argmap.StatementID{st.ID},
			Target: target, Rank: c.lastRankOn(target),
		})
		return out, nil
	}
}

// closesCircle reports whether target already bears, through any number of steps, on the statement.
func closesCircle(s *argmap.Snapshot, id argmap.StatementID, target argmap.Ref) bool {
	seen := map[argmap.Ref]bool{}
	var bears func(r argmap.Ref) bool
	bears = func(r argmap.Ref) bool {
		if r == id.Ref() {
			return true
		}
		if seen[r] {
			return false
		}
		seen[r] = true
		if a, ok := r.Argument(); ok {
			arg, _ := s.Argument(a)
			return bears(arg.Target)
		}
		for _, use := range s.Uses(argmap.StatementID(r.ID)) {
			if bears(use.Target) {
				return true
			}
		}
		return false
	}
	return bears(target)
}

// AttachPremise makes a statement a further premise of a step, at an index (clamped to the step's premises).
func AttachPremise(of argmap.Ref, step argmap.ArgumentID, at int) Act {
	return func(c *Context) (Outcome, error) {
		st, err := c.statement(of)
		if err != nil {
			return Outcome{}, err
		}
		a, err := c.argument(step.Ref())
		if err != nil {
			return Outcome{}, err
		}
		if slices.Contains(a.Premises, st.ID) {
			return Outcome{}, refuse("%s is a premise of that step already.", name(c.Now(), of))
		}
		a.Premises = slices.Insert(slices.Clone(a.Premises), min(max(at, 0), len(a.Premises)), st.ID)
		c.Put(a)
		return Outcome{Title: "premise " + name(c.Now(), of), Select: []argmap.Ref{of}}, nil
	}
}

// Detach takes a statement out of the step at which its box is drawn, with everything below it; or all premises out of
// a step. What loses its last premise is no step any more, and what bore on that step stands on its own.
func Detach(of argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		title := "detaching " + name(c.Now(), of)
		if id, ok := of.Statement(); ok && len(a.Premises) > 1 {
			a.Premises = slices.DeleteFunc(slices.Clone(a.Premises), func(p argmap.StatementID) bool { return p == id })
			c.Put(a)
			return Outcome{Title: title, Select: []argmap.Ref{of}}, nil
		}
		selected := a.Premises[0].Ref()
		c.dissolve(a)
		return Outcome{Title: title, Select: []argmap.Ref{selected}}, nil
	}
}

// dissolve removes an argument and the arguments on it; their premises stay.
func (c *Context) dissolve(a argmap.Argument) {
	for _, on := range c.Now().On(a.Ref()) {
		c.dissolve(on)
	}
	c.removeWithNotes(a.Ref())
}

// Reorder moves a statement or a step one place earlier (by < 0) or later among its like: a premise within its step,
// a step among those on its target, a statement that bears on nothing among its like.
func Reorder(of argmap.Ref, by int) Act {
	return func(c *Context) (Outcome, error) {
		out := Outcome{Title: "order of " + name(c.Now(), of), Select: []argmap.Ref{of}}
		if id, ok := of.Statement(); ok {
			a, attached := c.Now().Outline().Home(id)
			if !attached {
				return out, c.reorderRoot(id, by)
			}
			at := slices.Index(a.Premises, id)
			if to := at + by; to >= 0 && to < len(a.Premises) {
				a.Premises = slices.Clone(a.Premises)
				a.Premises[at], a.Premises[to] = a.Premises[to], a.Premises[at]
				c.Put(a)
				return out, nil
			}
		}
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		on := c.Now().On(a.Target)
		return out, reorder(c, on, slices.IndexFunc(on, func(b argmap.Argument) bool { return b.ID == a.ID }), by,
			func(b argmap.Argument) argmap.Rank { return b.Rank },
			func(b argmap.Argument, r argmap.Rank) argmap.Record { b.Rank = r; return b })
	}
}

func (c *Context) reorderRoot(id argmap.StatementID, by int) error {
	var like []argmap.Statement
	self, err := c.statement(id.Ref())
	if err != nil {
		return err
	}
	for _, root := range c.Now().Outline().Roots {
		if st, ok := c.Now().Statement(root); ok && st.Thesis == self.Thesis {
			like = append(like, st)
		}
	}
	return reorder(c, like, slices.IndexFunc(like, func(st argmap.Statement) bool { return st.ID == id }), by,
		func(st argmap.Statement) argmap.Rank { return st.Rank },
		func(st argmap.Statement, r argmap.Rank) argmap.Record { st.Rank = r; return st })
}

// reorder gives the record at an index of a sorted list a rank one place earlier or later. Where ranks leave no room,
// as after an import that gave several the same one, the whole list is ranked anew.
func reorder[T argmap.Record](c *Context, list []T, at, by int, rank func(T) argmap.Rank, ranked func(T, argmap.Rank) argmap.Record) error {
	to := at + by
	if at < 0 || to < 0 || to >= len(list) {
		if by < 0 {
			return refuse("It is the first already.")
		}
		return refuse("It is the last already.")
	}
	lo, hi := argmap.Rank(""), argmap.Rank("")
	if by < 0 {
		hi = rank(list[to])
		if to > 0 {
			lo = rank(list[to-1])
		}
	} else {
		lo = rank(list[to])
		if to+1 < len(list) {
			hi = rank(list[to+1])
		}
	}
	if lo < hi || hi == "" && lo > rank(list[at]) {
		c.Put(ranked(list[at], argmap.RankBetween(lo, hi)))
		return nil
	}
	moved := slices.Insert(slices.Delete(slices.Clone(list), at, at+1), to, list[at])
	for i, r := range argmap.Ranks(len(moved)) {
		c.Put(ranked(moved[i], r))
	}
	return nil
}
