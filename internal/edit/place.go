package edit

import (
	"cmp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Part is what something becomes for what it is put on.
type Part uint8

// The parts.
const (
	AsReason    Part = iota // on a step: a warrant
	AsObjection             // on a step: an undercut
	AsPremise               // of a step, together with the premises that it has
)

func (p Part) polarity() argmap.Polarity {
	if p == AsObjection {
		return argmap.Con
	}
	return argmap.Pro
}

// Place is where something is put in the map.
type Place struct {
	On argmap.Ref // what it bears on; for a premise the step, or a statement of it; zero: it bears on nothing
	As Part
	// At is which of the steps on the target, or of the premises of the step, it is put before, counted as they stand
	// before the act; -1: after the last, or for a premise after the statement that On names.
	At int
}

// branch is what is put somewhere as one: statements that stay together, with all that hangs below them.
type branch struct {
	of   []argmap.StatementID
	from argmap.Argument // the step at which their boxes are drawn; the zero Argument: they hang from nothing
}

// whole reports whether the branch is all of the step that it comes from.
func (b branch) whole() bool { return len(b.of) == len(b.from.Premises) }

// branches returns what of names, in reading order. Premises of one step stay together; what hangs below something else
// that is named comes with it.
func (c *Context) branches(of []argmap.Ref) ([]branch, error) {
	o := c.Now().Outline()
	var out []branch
	for _, r := range c.uppermost(of) {
		if _, ok := r.Argument(); ok {
			a, err := c.argument(r)
			if err != nil {
				return nil, err
			}
			out = append(out, branch{of: a.Premises, from: a})
			continue
		}
		st, err := c.statement(r)
		if err != nil {
			return nil, err
		}
		home, ok := o.Home(st.ID)
		at := slices.IndexFunc(out, func(b branch) bool { return ok && b.from.ID == home.ID })
		if at < 0 {
			out = append(out, branch{from: home})
			at = len(out) - 1
		}
		out[at].of = append(out[at].of, st.ID)
	}
	if len(out) == 0 {
		return nil, refuse("Select a statement or a step first.")
	}
	return out, nil
}

// uppermost returns the records that are named, in reading order, without those that hang below another of them.
func (c *Context) uppermost(of []argmap.Ref) []argmap.Ref {
	o := c.Now().Outline()
	named := make(map[argmap.Ref]bool, len(of))
	for _, r := range of {
		named[r] = true
	}
	below := func(r argmap.Ref) bool {
		for up := range hangsFrom(o, r) {
			if named[up] {
				return true
			}
		}
		return false
	}
	place := func(r argmap.Ref) int {
		if id, ok := r.Statement(); ok {
			return o.Place(id)
		}
		if here := o.Below(r); len(here) > 0 {
			return o.Place(here[0])
		}
		return o.Place(argmap.StatementID(o.Parent(r).ID))
	}
	var out []argmap.Ref
	for r := range named {
		if !below(r) {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b argmap.Ref) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	slices.SortStableFunc(out, func(a, b argmap.Ref) int { return cmp.Compare(place(a), place(b)) })
	return out
}

// hangsFrom yields what a record hangs from, one after another: for a statement its step and that one's target.
func hangsFrom(o *argmap.Outline, r argmap.Ref) func(yield func(argmap.Ref) bool) {
	return func(yield func(argmap.Ref) bool) {
		for !r.IsZero() {
			up := o.Parent(r)
			if id, ok := r.Statement(); ok {
				if home, ok := o.Home(id); ok && !yield(home.Ref()) {
					return
				}
			}
			if r = up; !r.IsZero() && !yield(r) {
				return
			}
		}
	}
}

// Move takes statements, or whole steps, from where their boxes are drawn, with all that hangs below them, and puts them
// somewhere else. A step that moves as a whole keeps all that was said of it.
func Move(of []argmap.Ref, to Place) Act {
	return func(c *Context) (Outcome, error) {
		all, err := c.branches(of)
		if err != nil {
			return Outcome{}, err
		}
		title := words.T("moving %s", c.names(of))
		if to.On.IsZero() {
			title = words.T("detaching %s", c.names(of))
		}
		p := putting{Context: c, to: to, leave: true, out: Outcome{Title: title}}
		return p.put(of, all)
	}
}

// Use puts statements, or the premises of whole steps, to a further use and leaves them where they are as well.
func Use(of []argmap.Ref, to Place) Act {
	return func(c *Context) (Outcome, error) {
		all, err := c.branches(of)
		if err != nil {
			return Outcome{}, err
		}
		p := putting{Context: c, to: to}
		switch to.As {
		case AsPremise:
			p.out.Title = words.T("premise %s", c.names(of))
		case AsObjection:
			p.out.Title = words.T("use of %s against %s", c.names(of), Name(c.Now(), to.On))
		default:
			p.out.Title = words.T("use of %s for %s", c.names(of), Name(c.Now(), to.On))
		}
		return p.put(of, all)
	}
}

// names names one record, or says how many they are.
func (c *Context) names(of []argmap.Ref) string {
	switch up := c.uppermost(of); len(up) {
	case 0:
		return words.T("nothing")
	case 1:
		return Name(c.Now(), up[0])
	default:
		return words.T("%d branches", len(up))
	}
}

// putting is putting branches into a place.
type putting struct {
	*Context
	to    Place
	leave bool // they leave the place that they have
	out   Outcome
	lost  []string // what one step cannot have twice
}

func (p *putting) put(of []argmap.Ref, all []branch) (Outcome, error) {
	var err error
	switch {
	case !p.to.On.IsZero() && p.to.As == AsPremise:
		err = p.join(all)
	case !p.to.On.IsZero():
		err = p.bear(all)
	case p.leave:
		err = p.free(all)
	default:
		err = refuse("Select a statement or a step first.")
	}
	if err != nil {
		return Outcome{}, err
	}
	if p.out.Select = existing(p.Now(), of); len(p.out.Select) == 0 {
		p.out.Select = []argmap.Ref{all[0].of[0].Ref()}
	}
	return p.out, nil
}

// bear makes each branch a step on the target.
func (p *putting) bear(all []branch) error {
	if err := p.target(p.to.On); err != nil {
		return err
	}
	var steps []argmap.Argument
	for _, b := range all {
		a := argmap.Argument{Premises: b.of}
		stays := p.leave && b.whole()
		if stays {
			a = b.from
		}
		switch same := a.Target == p.to.On && a.Polarity == p.to.As.polarity(); {
		case slices.Contains(b.of, argmap.StatementID(p.to.On.ID)) && p.to.On.Kind == argmap.KindStatement:
			return refuse("A statement cannot bear on itself.")
		case stays && p.to.On == a.Ref():
			return refuse("A step cannot bear on itself.")
		case stays && same && p.to.At < 0, p.bears(b):
			if len(all) == 1 {
				return refuse("%s already bears on %s that way.", Name(p.Now(), b.of[0].Ref()), Name(p.Now(), p.to.On))
			}
			continue
		}
		if !stays {
			if p.leave {
				p.shorten(b)
			}
			a.ID = argmap.ArgumentID(p.NewID())
		}
		a.Polarity, a.Target = p.to.As.polarity(), p.to.On
		steps = append(steps, a)
	}
	if len(steps) == 0 {
		return refuse("They already bear on %s that way.", Name(p.Now(), p.to.On))
	}
	if err := p.rank(steps); err != nil {
		return err
	}
	for _, a := range steps {
		p.notice(circleNotice(p.Now(), a.Premises, p.to.On))
	}
	return nil
}

// bears reports whether a step other than the one that the branch leaves has it as premises on the target already.
func (p *putting) bears(b branch) bool {
	return slices.ContainsFunc(p.Now().On(p.to.On), func(a argmap.Argument) bool {
		if p.leave && a.ID == b.from.ID || a.Polarity != p.to.As.polarity() {
			return false
		}
		return !slices.ContainsFunc(b.of, func(id argmap.StatementID) bool { return !slices.Contains(a.Premises, id) })
	})
}

// shorten takes a branch out of the step that it leaves and that others stay in.
func (p *putting) shorten(b branch) {
	if b.from.ID == "" {
		return
	}
	a, _ := p.Now().Argument(b.from.ID)
	a.Premises = slices.DeleteFunc(slices.Clone(a.Premises), func(id argmap.StatementID) bool { return slices.Contains(b.of, id) })
	p.Put(a)
}

// rank puts steps where they belong among those on the target.
func (p *putting) rank(steps []argmap.Argument) error {
	moves := func(a argmap.Argument) bool {
		return slices.ContainsFunc(steps, func(b argmap.Argument) bool { return b.ID == a.ID })
	}
	var before, rest []argmap.Argument // those that stay, in front of the place and all
	on := p.Now().On(p.to.On)
	for i, a := range on {
		if moves(a) {
			continue
		}
		rest = append(rest, a)
		if i < p.to.At || p.to.At < 0 {
			before = append(before, a)
		}
	}
	order := slices.Insert(slices.Clone(rest), len(before), steps...)
	if slices.EqualFunc(on, order, func(a, b argmap.Argument) bool { return a.ID == b.ID && a.Polarity == b.Polarity }) {
		return refuse("It stands there already.")
	}
	lo, hi := argmap.Rank(""), argmap.Rank("")
	if n := len(before); n > 0 {
		lo = rest[n-1].Rank
	}
	if n := len(before); n < len(rest) {
		hi = rest[n].Rank
	}
	if hi != "" && lo >= hi { // no room, as after an import that gave several the same rank
		for i, r := range argmap.Ranks(len(order)) {
			order[i].Rank = r
			p.Put(order[i])
		}
		return nil
	}
	for _, a := range steps {
		lo = argmap.RankBetween(lo, hi)
		a.Rank = lo
		p.Put(a)
	}
	return nil
}

// join makes the branches premises of a step.
func (p *putting) join(all []branch) error {
	into, err := p.argument(p.to.On)
	if err != nil {
		return err
	}
	at := p.to.At
	if id, ok := p.to.On.Statement(); ok && at < 0 {
		at = slices.Index(into.Premises, id) + 1
	}
	var ids []argmap.StatementID
	for _, b := range all {
		same := p.leave && b.from.ID == into.ID
		for _, id := range b.of {
			switch {
			case id.Ref() == into.Target:
				return refuse("A statement cannot bear on itself.")
			case !same && slices.Contains(into.Premises, id):
				return refuse("%s is a premise of that step already.", Name(p.Now(), id.Ref()))
			case !slices.Contains(ids, id):
				ids = append(ids, id)
			}
		}
		if !p.leave || same {
			continue
		}
		if !b.whole() {
			p.shorten(b)
		} else if err := p.dissolve(b.from, &into); err != nil {
			return err
		}
	}
	premises := inserted(into.Premises, ids, at)
	if slices.Equal(premises, into.Premises) {
		return refuse("It stands there already.")
	}
	into.Premises = premises
	p.Put(into)
	p.notice(circleNotice(p.Now(), ids, into.Target))
	p.out.Notice = strings.TrimPrefix(p.out.Notice+notKept(p.lost), " ")
	return nil
}

// inserted returns a list in which some ids stand before the one that is now at an index, wherever they stood.
func inserted(list, ids []argmap.StatementID, at int) []argmap.StatementID {
	var out []argmap.StatementID
	for i, p := range list {
		if i == at {
			out = append(out, ids...)
		}
		if !slices.Contains(ids, p) {
			out = append(out, p)
		}
	}
	if at < 0 || at >= len(list) {
		out = append(out, ids...)
	}
	return out
}

// dissolve removes a step whose premises go into another. What bore on it, and what was noted on it, goes with them.
func (p *putting) dissolve(a argmap.Argument, into *argmap.Argument) error {
	for up := *into; ; {
		if up.ID == a.ID {
			return refuse("That step is about %s, which would be gone.", Name(p.Now(), a.Ref()))
		}
		id, ok := up.Target.Argument()
		if !ok {
			break
		}
		up, _ = p.Now().Argument(id)
	}
	p.lost = append(p.lost, take(words.T("the label"), &into.Label, a.Label)...)
	p.lost = append(p.lost, take(words.T("the scheme"), &into.Scheme, a.Scheme)...)
	p.lost = append(p.lost, takeForeign(p.Now(), &into.Foreign, a.Ref(), a.Foreign)...)
	p.redirect(a.Ref(), into.Ref())
	p.Remove(a.Ref())
	return nil
}

// free takes the branches out of their steps.
func (p *putting) free(all []branch) error {
	free, goes := 0, Doomed{}
	for _, b := range all {
		a := b.from
		if a.ID == "" { // a root; it may be the entrance to a circle
			if uses := p.Now().Uses(b.of[0]); len(uses) > 0 {
				a = uses[0]
			} else {
				free++
				continue
			}
		}
		if now, ok := p.Now().Argument(a.ID); !ok {
			continue // it went with another
		} else if len(now.Premises) > len(b.of) {
			p.shorten(branch{of: b.of, from: now})
			continue
		}
		d := doomed(p.Now())
		d.steps(a)
		gone := d.result()
		p.removeAll(gone)
		goes = goes.and(gone)
	}
	if free == len(all) {
		return refuse("%s bears on nothing, so it has no step.", Name(p.Now(), all[0].of[0].Ref()))
	}
	if len(goes.Arguments) > len(all)-free || goes.Citations+goes.Comments > 0 {
		p.notice(words.T("Went with it: %s.", goes.String()))
	}
	return nil
}

// notice keeps the first sentence that the user should read.
func (p *putting) notice(sentence string) { p.out.Notice = cmp.Or(p.out.Notice, sentence) }
