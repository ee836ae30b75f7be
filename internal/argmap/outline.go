package argmap

import "slices"

// Outline is the order in which a map is read, derived from a snapshot: which statements stand on their own, at which
// use each of the others is drawn, and what hangs below what. A statement that serves in several arguments has its box
// at its first use, its Home; the later uses are cross-links to that box. The same goes for circles: the use that would
// close one is a cross-link.
type Outline struct {
	Roots []StatementID // theses first, each group by rank
	Order []StatementID // all statements, as they are read: every statement before what hangs below it

	snap  *Snapshot
	spots map[StatementID]*spot
	steps map[ArgumentID]span
}

// spot is what is worked out for one statement.
type spot struct {
	home    ArgumentID
	depth   int
	below   span
	hostile bool // it is an attack, and not one on an attack
	thesis  bool
	used    bool // it is a premise of something
	seen    bool // it has its place
}

// span is the stretch of Order that hangs below a record.
type span struct{ from, to int }

// Outline returns the outline of the snapshot. It is worked out once, in time linear in the size of the map but for
// sorting.
func (s *Snapshot) Outline() *Outline {
	s.once.Do(func() { s.outline = newOutline(s) })
	return s.outline
}

func newOutline(s *Snapshot) *Outline {
	on, o := s.byTarget(), emptyOutline(s)
	var roots []Statement
	enter := func(want func(*spot) bool) {
		for _, st := range o.among(want) {
			if !o.spots[st.ID].seen {
				roots = append(roots, st)
				o.read(st.ID, on)
			}
		}
	}
	enter(func(at *spot) bool { return !at.used })
	if len(o.Order) < len(o.spots) { // what is left goes round in circles
		enter(func(at *spot) bool { return !at.seen })
	}
	// Read from the same roots anew if the circles among them belong further up, as two theses that attack each other do.
	if !slices.IsSortedFunc(roots, compareRoots) {
		slices.SortStableFunc(roots, compareRoots)
		o = emptyOutline(s)
		for _, st := range roots {
			o.read(st.ID, on)
		}
	}
	return o
}

// among returns some of the statements, theses first, each group by rank.
func (o *Outline) among(want func(*spot) bool) []Statement {
	var out []Statement
	o.snap.tables[KindStatement].each(func(id string, r Record) {
		if want(o.spots[StatementID(id)]) {
			out = append(out, r.(Statement))
		}
	})
	slices.SortFunc(out, compareRoots)
	return out
}

func compareRoots(a, b Statement) int {
	switch {
	case a.Thesis && !b.Thesis:
		return -1
	case b.Thesis && !a.Thesis:
		return 1
	}
	return byRank(a, b)
}

// emptyOutline returns the outline before anything is read.
func emptyOutline(s *Snapshot) *Outline {
	n := s.Count(KindStatement)
	o := &Outline{
		Order: make([]StatementID, 0, n), snap: s,
		spots: make(map[StatementID]*spot, n), steps: make(map[ArgumentID]span, s.Count(KindArgument)),
	}
	spots := make([]spot, 0, n)
	s.tables[KindStatement].each(func(id string, r Record) {
		spots = append(spots, spot{thesis: r.(Statement).Thesis})
		o.spots[StatementID(id)] = &spots[len(spots)-1]
	})
	s.tables[KindArgument].each(func(_ string, r Record) {
		for _, p := range r.(Argument).Premises {
			if at := o.spots[p]; at != nil {
				at.used = true
			}
		}
	})
	return o
}

// visit is a place in the reading of a map: a statement, or an argument whose premises are depth steps from the root.
type visit struct {
	of    Ref
	step  Argument
	depth int
	from  int  // the start of what hangs below
	left  bool // what hangs below was read
}

// read reads all that hangs below a root which nobody has read yet. It keeps its own stack, as chains may be long.
func (o *Outline) read(root StatementID, on map[Ref][]Argument) {
	o.Roots = append(o.Roots, root)
	o.spots[root].seen = true
	for stack := []visit{{of: root.Ref()}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		id, stated := top.of.Statement()
		if top.left {
			if below := (span{top.from, len(o.Order)}); stated {
				o.spots[id].below = below
			} else {
				o.steps[top.step.ID] = below
			}
			stack = stack[:len(stack)-1]
			continue
		}
		var here []StatementID
		if stated {
			o.Order = append(o.Order, id)
		} else {
			here = o.settle(top.step, top.depth)
		}
		top.left, top.from = true, len(o.Order)
		of, depth := top.of, top.depth
		for _, a := range slices.Backward(on[of]) {
			stack = append(stack, visit{of: a.Ref(), step: a, depth: depth + 1})
		}
		for _, p := range slices.Backward(here) {
			stack = append(stack, visit{of: p.Ref(), depth: depth})
		}
	}
}

// settle gives the premises of an argument that have no place yet their place there, and returns them.
func (o *Outline) settle(a Argument, depth int) []StatementID {
	hostile := a.Polarity == Con && !o.attacks(a.Target)
	var here []StatementID
	for _, p := range a.Premises {
		if at := o.spots[p]; at != nil && !at.seen {
			at.seen, at.home, at.depth, at.hostile = true, a.ID, depth, hostile && !at.thesis
			here = append(here, p)
		}
	}
	return here
}

// attacks reports whether a statement's box is an attack, and not one on an attack.
func (o *Outline) attacks(r Ref) bool {
	id, ok := r.Statement()
	return ok && o.at(id).hostile
}

// at returns what is known of a statement; nothing of one that is not there.
func (o *Outline) at(id StatementID) spot {
	if at := o.spots[id]; at != nil {
		return *at
	}
	return spot{}
}

// Home returns the argument at which a statement's box is drawn; ok is false for a root.
func (o *Outline) Home(id StatementID) (a Argument, ok bool) {
	return o.snap.Argument(o.at(id).home)
}

// Depth returns how many steps a statement's box is away from its root; 0 for a root.
func (o *Outline) Depth(id StatementID) int { return o.at(id).depth }

// Place returns the index of a statement in Order.
func (o *Outline) Place(id StatementID) int { return max(0, o.at(id).below.from-1) }

// Here returns the premises of an argument whose boxes are drawn at it, in order. The others are cross-links.
func (o *Outline) Here(a Argument) []StatementID {
	var out []StatementID
	for _, p := range a.Premises {
		if o.at(p).home == a.ID {
			out = append(out, p)
		}
	}
	return out
}

// Below returns the statements whose boxes hang below a statement or an argument, in reading order, itself left out.
// For an argument these are its own premises and what hangs below them and it. The list is a part of Order and is not
// to be written to.
func (o *Outline) Below(r Ref) []StatementID {
	var at span
	if id, ok := r.Statement(); ok {
		at = o.at(id).below
	} else if id, ok := r.Argument(); ok {
		at = o.steps[id]
	}
	return o.Order[at.from:at.to:at.to]
}

// Parent returns what a statement's box, or an argument, hangs from: for a statement the target of its home argument,
// for an argument its target. It is zero for a root.
func (o *Outline) Parent(r Ref) Ref {
	if id, ok := r.Statement(); ok {
		a, _ := o.Home(id)
		return a.Target
	}
	if id, ok := r.Argument(); ok {
		a, _ := o.snap.Argument(id)
		return a.Target
	}
	return Ref{}
}

// Components returns how many separate pieces the map falls into: statements that no chain of arguments joins.
func (o *Outline) Components() int {
	group := map[Ref]Ref{}
	find := func(r Ref) Ref {
		for {
			up, ok := group[r]
			if !ok {
				return r
			}
			if top, ok := group[up]; ok {
				group[r] = top // halve the path
			}
			r = up
		}
	}
	join := func(a, b Ref) {
		if a, b = find(a), find(b); a != b {
			group[a] = b
		}
	}
	for _, a := range o.snap.Arguments() {
		join(a.Target, a.Ref())
		for _, p := range a.Premises {
			join(p.Ref(), a.Ref())
		}
	}
	tops := map[Ref]bool{}
	for _, id := range o.Order {
		tops[find(id.Ref())] = true
	}
	return len(tops)
}
