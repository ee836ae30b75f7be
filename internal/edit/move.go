package edit

import (
	"cmp"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// circleNotice says that one of the statements bears on what bears on it, through any number of steps; else it is empty.
// Circles are legal, but nobody should make one unawares.
func circleNotice(s *argmap.Snapshot, ids []argmap.StatementID, target argmap.Ref) string {
	seen := map[argmap.Ref]bool{}
	for next := []argmap.Ref{target}; len(next) > 0; {
		r := next[len(next)-1]
		next = next[:len(next)-1]
		if id, ok := r.Statement(); ok && slices.Contains(ids, id) {
			return words.T("This makes a circle: %s already bears on %s.", Name(s, target), Name(s, r))
		}
		if seen[r] {
			continue
		}
		seen[r] = true
		if a, ok := s.Argument(argmap.ArgumentID(r.ID)); ok && r.Kind == argmap.KindArgument {
			next = append(next, a.Target)
			continue
		}
		for _, use := range s.Uses(argmap.StatementID(r.ID)) {
			next = append(next, use.Target)
		}
	}
	return ""
}

// Detach takes statements out of the steps at which their boxes are drawn, with everything below them; or all premises
// out of a step. What loses its last premise is no step any more: what was noted on it goes, and what bore on it stands
// on its own.
func Detach(of ...argmap.Ref) Act { return Move(of, Place{}) }

// redirect makes all that points at one record point at another: what bears on it, what is noted on it, views.
func (c *Context) redirect(from, to argmap.Ref) {
	for _, at := range c.Now().Pointing(from) {
		switch rec := c.Now().Record(at).(type) {
		case argmap.Argument:
			if rec.Target == from {
				rec.Target, rec.Rank = to, c.lastRankOn(to)
				c.Put(rec)
			}
		case argmap.Citation:
			rec.Of = to
			c.Put(rec)
		case argmap.Comment:
			rec.Of = to
			c.Put(rec)
		case argmap.View:
			if rec.Focus == from {
				rec.Focus = to
			}
			rec.Folded = slices.Clone(rec.Folded)
			for i, f := range rec.Folded {
				if f == from {
					rec.Folded[i] = to
				}
			}
			c.Put(rec)
		}
	}
}

// Reorder moves statements and steps one place earlier (by < 0) or later among their like: a premise within its step,
// a step among those on its target, a statement that bears on nothing among its like. What moves keeps its order: nothing
// goes past another that moves, too.
func Reorder(of []argmap.Ref, by int) Act {
	return func(c *Context) (Outcome, error) {
		order := slices.Clone(of)
		slices.SortStableFunc(order, func(a, b argmap.Ref) int { return by * (c.readAt(b) - c.readAt(a)) })
		if len(order) == 0 {
			order = []argmap.Ref{{}}
		}
		out, first, moved := Outcome{Select: of}, error(nil), 0
		for _, r := range order {
			switch one, err := reorderOne(r, by, of)(c); {
			case err == errBeside:
			case err != nil:
				first = cmp.Or(first, err)
			default:
				if moved++; moved == 1 {
					out.Title = one.Title
				}
			}
		}
		if moved == 0 {
			return Outcome{}, first
		}
		if moved > 1 {
			out.Title += words.T(" and %d more", moved-1)
		}
		return out, nil
	}
}

// errBeside says that a record keeps its place behind another that would have to move first.
const errBeside = Refusal("The one beside it moves, too.")

// readAt returns where a record stands in reading order; a step stands where its first premise does.
func (c *Context) readAt(of argmap.Ref) int {
	id, ok := of.Statement()
	if a, step := c.Now().Argument(argmap.ArgumentID(of.ID)); !ok && step {
		id = a.Premises[0]
	}
	return c.Now().Outline().Place(id)
}

func reorderOne(of argmap.Ref, by int, all []argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		out := Outcome{Title: words.T("order of %s", Name(c.Now(), of)), Select: []argmap.Ref{of}}
		if id, ok := of.Statement(); ok {
			a, attached := c.Now().Outline().Home(id)
			if !attached {
				return out, c.reorderRoot(id, by, all)
			}
			at := slices.Index(a.Premises, id)
			if to := at + by; to >= 0 && to < len(a.Premises) {
				if slices.Contains(all, a.Premises[to].Ref()) {
					return Outcome{}, errBeside
				}
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
			func(b argmap.Argument) bool {
				return slices.Contains(all, b.Ref()) || slices.ContainsFunc(b.Premises, func(p argmap.StatementID) bool { return slices.Contains(all, p.Ref()) })
			},
			func(b argmap.Argument) argmap.Rank { return b.Rank },
			func(b argmap.Argument, r argmap.Rank) argmap.Record { b.Rank = r; return b })
	}
}

func (c *Context) reorderRoot(id argmap.StatementID, by int, all []argmap.Ref) error {
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
		func(st argmap.Statement) bool { return slices.Contains(all, st.Ref()) },
		func(st argmap.Statement) argmap.Rank { return st.Rank },
		func(st argmap.Statement, r argmap.Rank) argmap.Record { st.Rank = r; return st })
}

// reorder gives the record at an index of a sorted list a rank one place earlier or later. Where ranks leave no room,
// as after an import that gave several the same one, the whole list is ranked anew.
func reorder[T argmap.Record](c *Context, list []T, at, by int, moves func(T) bool, rank func(T) argmap.Rank, ranked func(T, argmap.Rank) argmap.Record) error {
	to := at + by
	if at < 0 || to < 0 || to >= len(list) {
		if by < 0 {
			return refuse("It is the first already.")
		}
		return refuse("It is the last already.")
	}
	if moves(list[to]) {
		return errBeside
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
