package edit

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Doomed is what goes when something is deleted.
type Doomed struct {
	Statements []argmap.StatementID // in reading order
	Arguments  []argmap.ArgumentID
	Against    int // how many of the arguments are con
	Citations  int
	Comments   int
	Disputes   int
}

// WhatGoes works out what Delete would take along with statements, steps or any other records.
//
// With a statement goes what hung below it: the arguments on it, and those of their premises that serve nowhere else,
// hang from something and are not theses. An argument that loses its last premise goes too. With a step go the arguments
// on it, but its own premises stay and stand on their own.
func WhatGoes(s *argmap.Snapshot, of ...argmap.Ref) Doomed {
	d, out := doomed(s), Doomed{}
	for _, r := range of { // first, as a step spares its premises only where they are not named themselves
		if a, ok := s.Argument(argmap.ArgumentID(r.ID)); ok && r.Kind == argmap.KindArgument {
			d.spare = append(d.spare, a.Premises...)
		}
	}
	for _, r := range of {
		if !s.Has(r) {
			continue
		}
		switch r.Kind {
		case argmap.KindStatement:
			d.statement(argmap.StatementID(r.ID))
		case argmap.KindArgument:
			a, _ := s.Argument(argmap.ArgumentID(r.ID))
			d.argument(a)
		case argmap.KindCitation:
			out.Citations++
		case argmap.KindComment:
			out.Comments++
		case argmap.KindDispute:
			out.Disputes++
		}
	}
	return d.result().and(out)
}

type doom struct {
	snap       *argmap.Snapshot
	outline    *argmap.Outline
	statements map[argmap.StatementID]bool
	arguments  map[argmap.ArgumentID]bool
	spare      []argmap.StatementID // premises that stay
}

func doomed(s *argmap.Snapshot) *doom {
	return &doom{snap: s, outline: s.Outline(), statements: map[argmap.StatementID]bool{}, arguments: map[argmap.ArgumentID]bool{}}
}

// steps dooms an argument and the arguments about it, but no premise.
func (d *doom) steps(a argmap.Argument) {
	d.arguments[a.ID] = true
	for _, on := range d.snap.On(a.Ref()) {
		d.steps(on)
	}
}

func (d *doom) statement(id argmap.StatementID) {
	if d.statements[id] || !d.snap.Has(id.Ref()) {
		return
	}
	d.statements[id] = true
	for _, a := range d.snap.On(id.Ref()) {
		d.argument(a)
	}
	for _, a := range d.snap.Uses(id) {
		if !slices.ContainsFunc(a.Premises, func(p argmap.StatementID) bool { return !d.statements[p] }) {
			d.argument(a)
		}
	}
}

func (d *doom) argument(a argmap.Argument) {
	if d.arguments[a.ID] {
		return
	}
	d.arguments[a.ID] = true
	for _, on := range d.snap.On(a.Ref()) {
		d.argument(on)
	}
	for _, p := range a.Premises {
		if d.hangs(p) && !slices.Contains(d.spare, p) && !d.usedElsewhere(p) {
			d.statement(p)
		}
	}
}

// hangs reports whether a statement goes with what it bears on. A root does not, though it may bear on something in a
// circle: all else hangs from it.
func (d *doom) hangs(id argmap.StatementID) bool {
	st, _ := d.snap.Statement(id)
	_, attached := d.outline.Home(id)
	return attached && !st.Thesis
}

func (d *doom) usedElsewhere(id argmap.StatementID) bool {
	return slices.ContainsFunc(d.snap.Uses(id), func(a argmap.Argument) bool { return !d.arguments[a.ID] })
}

func (d *doom) result() Doomed {
	var out Doomed
	count := func(r argmap.Ref) {
		out.Citations += len(d.snap.CitationsOf(r))
		out.Comments += len(d.snap.CommentsOn(r))
	}
	for id := range d.statements {
		out.Statements = append(out.Statements, id)
		out.Disputes += len(d.snap.DisputesOver(id))
		count(id.Ref())
	}
	for id := range d.arguments {
		out.Arguments = append(out.Arguments, id)
		if a, _ := d.snap.Argument(id); a.Polarity == argmap.Con {
			out.Against++
		}
		count(id.Ref())
	}
	slices.SortFunc(out.Statements, func(a, b argmap.StatementID) int { return d.outline.Place(a) - d.outline.Place(b) })
	slices.Sort(out.Arguments)
	return out
}

const nothingElse = "nothing else"

// and returns what goes with two deletions, one after the other.
func (d Doomed) and(e Doomed) Doomed {
	return Doomed{
		Statements: slices.Concat(d.Statements, e.Statements), Arguments: slices.Concat(d.Arguments, e.Arguments),
		Against: d.Against + e.Against, Citations: d.Citations + e.Citations, Comments: d.Comments + e.Comments, Disputes: d.Disputes + e.Disputes,
	}
}

// String says what goes, as "3 statements, 2 steps (1 against), 4 citations".
func (d Doomed) String() string {
	var parts []string
	counted := func(n int, one, many string, more ...any) {
		if n > 0 {
			parts = append(parts, words.N(n, one, many, more...))
		}
	}
	counted(len(d.Statements), "%d statement", "%d statements")
	if d.Against > 0 {
		counted(len(d.Arguments), "%d step (%d against)", "%d steps (%d against)", d.Against)
	} else {
		counted(len(d.Arguments), "%d step", "%d steps")
	}
	counted(d.Citations, "%d citation", "%d citations")
	counted(d.Comments, "%d comment", "%d comments")
	counted(d.Disputes, "%d dispute", "%d disputes")
	if len(parts) == 0 {
		return words.T(nothingElse)
	}
	return strings.Join(parts, ", ")
}

// Delete removes statements with all that hangs below them, steps, or a citation, comment, dispute or view. WhatGoes tells
// beforehand what that takes along. Something is selected afterwards as long as anything is left.
func Delete(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		all := existing(c.Now(), of)
		if len(all) == 0 {
			return Outcome{}, refuse("Select a statement or a step first.")
		}
		goes, out := WhatGoes(c.Now(), all...), Outcome{Title: words.T("deleting %s", Name(c.Now(), all[0]))}
		if n := len(all) - 1; n > 0 {
			out.Title += words.T(" and %d more", n)
		}
		branches := false
		for _, r := range all {
			switch r.Kind {
			case argmap.KindCitation, argmap.KindComment, argmap.KindDispute, argmap.KindView:
				c.Remove(r)
			case argmap.KindStatement, argmap.KindArgument:
				branches = true
			default:
				return Outcome{}, refuse("A %s is not deleted this way.", r.Kind)
			}
		}
		if said := goes.String(); said != words.T(nothingElse) {
			out.Notice = words.T("Deleted %s.", said)
		}
		near := neighbours(c.Now(), all[0])
		c.removeAll(goes)
		if branches {
			out.Select = firstLeft(c.Now(), near)
		}
		return out, nil
	}
}

// removeAll removes what goes, and takes it out of the steps that stay.
func (c *Context) removeAll(goes Doomed) {
	for _, id := range goes.Arguments {
		c.removeWithNotes(id.Ref())
	}
	for _, id := range goes.Statements {
		for _, a := range c.Now().Uses(id) {
			a.Premises = without(a.Premises, id)
			c.Put(a)
		}
		for _, d := range c.Now().DisputesOver(id) {
			c.Remove(d.Ref())
		}
		c.removeWithNotes(id.Ref())
	}
}

func without(ids []argmap.StatementID, id argmap.StatementID) []argmap.StatementID {
	return slices.DeleteFunc(slices.Clone(ids), func(p argmap.StatementID) bool { return p == id })
}

// removeWithNotes removes a record with its citations and comments, and takes it out of the views that name it.
func (c *Context) removeWithNotes(r argmap.Ref) {
	for _, from := range c.Now().Pointing(r) {
		switch rec := c.Now().Record(from).(type) {
		case argmap.Citation, argmap.Comment:
			c.Remove(from)
		case argmap.View:
			rec.Folded = slices.DeleteFunc(slices.Clone(rec.Folded), func(f argmap.Ref) bool { return f == r })
			if rec.Focus == r {
				rec.Focus = argmap.Ref{}
			}
			c.Put(rec)
		}
	}
	c.Remove(r)
}

// neighbours returns what may be selected once something is gone, the best first: the next of its like, the previous ones,
// its target.
func neighbours(s *argmap.Snapshot, of argmap.Ref) []argmap.Ref {
	like := Siblings(s, of)
	var near []argmap.Ref
	if at := slices.Index(like, of); at >= 0 {
		near = append(near, like[at+1:]...)
		for _, r := range slices.Backward(like[:at]) {
			near = append(near, r)
		}
	}
	if up := s.Outline().Parent(of); !up.IsZero() {
		near = append(near, up)
	}
	return near
}

// firstLeft returns the first of some records that is still there, else what the map starts with; nothing in an empty one.
func firstLeft(s *argmap.Snapshot, near []argmap.Ref) []argmap.Ref {
	for _, r := range near {
		if s.Has(r) {
			return []argmap.Ref{r}
		}
	}
	if roots := s.Outline().Roots; len(roots) > 0 {
		return []argmap.Ref{roots[0].Ref()}
	}
	return []argmap.Ref{}
}

// Siblings returns the statements that stand beside a statement in reading order, itself included: all premises of all
// steps on the same target, or all statements that bear on nothing. For a step: all steps on the same target.
func Siblings(s *argmap.Snapshot, of argmap.Ref) []argmap.Ref {
	o := s.Outline()
	var out []argmap.Ref
	if id, ok := of.Statement(); ok {
		home, attached := o.Home(id)
		if !attached {
			for _, r := range o.Roots {
				out = append(out, r.Ref())
			}
			return out
		}
		for _, a := range s.On(home.Target) {
			for _, p := range o.Here(a) {
				out = append(out, p.Ref())
			}
		}
		return out
	}
	for _, a := range s.On(o.Parent(of)) {
		out = append(out, a.Ref())
	}
	return out
}
