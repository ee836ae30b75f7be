package edit

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
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

// WhatGoes works out what Delete would take along with a statement, a step or any other record.
//
// With a statement goes what hung below it: the arguments on it, and those of their premises that serve nowhere else
// and are not theses. An argument that loses its last premise goes too. With a step go the arguments on it, but its own
// premises stay and stand on their own.
func WhatGoes(s *argmap.Snapshot, of argmap.Ref) Doomed {
	d := doom{snap: s, statements: map[argmap.StatementID]bool{}, arguments: map[argmap.ArgumentID]bool{}}
	if id, ok := of.Statement(); ok {
		d.statement(id)
	} else if id, ok := of.Argument(); ok {
		if a, ok := s.Argument(id); ok {
			d.spare = a.Premises
			d.argument(a)
		}
	}
	return d.result()
}

type doom struct {
	snap       *argmap.Snapshot
	statements map[argmap.StatementID]bool
	arguments  map[argmap.ArgumentID]bool
	spare      []argmap.StatementID // premises that stay
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
		st, ok := d.snap.Statement(p)
		if ok && !st.Thesis && !slices.Contains(d.spare, p) && !d.usedElsewhere(p) {
			d.statement(p)
		}
	}
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
	o := d.snap.Outline()
	slices.SortFunc(out.Statements, func(a, b argmap.StatementID) int { return o.Place(a) - o.Place(b) })
	slices.Sort(out.Arguments)
	return out
}

// String says what goes, as "3 statements, 2 steps (1 against), 4 citations".
func (d Doomed) String() string {
	var parts []string
	add := func(n int, one, many, more string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one+more)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s%s", n, many, more))
		}
	}
	against := ""
	if d.Against > 0 {
		against = fmt.Sprintf(" (%d against)", d.Against)
	}
	add(len(d.Statements), "statement", "statements", "")
	add(len(d.Arguments), "step", "steps", against)
	add(d.Citations, "citation", "citations", "")
	add(d.Comments, "comment", "comments", "")
	add(d.Disputes, "dispute", "disputes", "")
	if len(parts) == 0 {
		return "nothing else"
	}
	return strings.Join(parts, ", ")
}

// Delete removes a statement with all that hangs below it, a step, or a citation, comment or view. WhatGoes tells
// beforehand what that takes along.
func Delete(of argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		if !c.Now().Has(of) {
			return Outcome{}, refuse("Select a statement or a step first.")
		}
		title := "deleting " + name(c.Now(), of)
		switch of.Kind {
		case argmap.KindCitation, argmap.KindComment, argmap.KindView, argmap.KindDispute:
			c.Remove(of)
			return Outcome{Title: title}, nil
		case argmap.KindStatement, argmap.KindArgument:
		default:
			return Outcome{}, refuse("A %s is not deleted this way.", of.Kind)
		}
		goes, next := WhatGoes(c.Now(), of), neighbour(c.Now(), of)
		for _, id := range goes.Statements {
			for _, a := range c.Now().Uses(id) {
				if rest := without(a.Premises, id); len(rest) > 0 {
					a.Premises = rest
					c.Put(a)
				}
			}
		}
		for _, id := range goes.Arguments {
			c.removeWithNotes(id.Ref())
		}
		for _, id := range goes.Statements {
			for _, d := range c.Now().DisputesOver(id) {
				c.Remove(d.Ref())
			}
			c.removeWithNotes(id.Ref())
		}
		return Outcome{Title: title, Select: next, Notice: "Deleted " + goes.String() + "."}, nil
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

// neighbour returns what to select once something is gone: the next of its like, else the previous, else its target.
func neighbour(s *argmap.Snapshot, of argmap.Ref) []argmap.Ref {
	like := Siblings(s, of)
	at := slices.Index(like, of)
	if at >= 0 && at+1 < len(like) {
		return []argmap.Ref{like[at+1]}
	}
	if at > 0 {
		return []argmap.Ref{like[at-1]}
	}
	if up := s.Outline().Parent(of); !up.IsZero() {
		return []argmap.Ref{up}
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
