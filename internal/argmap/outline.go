package argmap

import "slices"

// Outline is the order in which a map is read, derived from a snapshot: which statements stand on their own, at which
// use each of the others is drawn, and what hangs below what. A statement that serves in several arguments has its box
// at its first use, its Home; the later uses are cross-links to that box. The same goes for circles: the use that would
// close one is a cross-link.
type Outline struct {
	Roots []StatementID // theses first, each group by rank
	Order []StatementID // all statements, as they are read: every statement before what hangs below it

	snap    *Snapshot
	home    map[StatementID]ArgumentID
	depth   map[StatementID]int
	span    map[Ref]span         // of statements and arguments: what hangs below them
	hostile map[StatementID]bool // what is an attack, and not on an attack
}

// span is a stretch of Order.
type span struct{ from, to int }

// Outline returns the outline of the snapshot. It is worked out once, in time linear in the size of the map but for
// sorting.
func (s *Snapshot) Outline() *Outline {
	s.once.Do(func() { s.outline = newOutline(s) })
	return s.outline
}

func newOutline(s *Snapshot) *Outline {
	statements, on, used := s.Statements(), s.byTarget(), map[StatementID]bool{}
	for _, steps := range on {
		for _, a := range steps {
			for _, p := range a.Premises {
				used[p] = true
			}
		}
	}
	// What is left after all unused statements goes round in circles: enter those by rank.
	var roots []Statement
	o := emptyOutline(s)
	enter := func(want func(Statement) bool) {
		for _, st := range statements {
			if _, seen := o.depth[st.ID]; !seen && want(st) {
				roots = append(roots, st)
				o.read(st, on)
			}
		}
	}
	enter(func(st Statement) bool { return st.Thesis && !used[st.ID] })
	enter(func(st Statement) bool { return !used[st.ID] })
	enter(func(st Statement) bool { return st.Thesis })
	enter(func(Statement) bool { return true })
	// Read from the same roots anew if the circles among them belong further up, as two theses that attack each other do.
	if !slices.IsSortedFunc(roots, compareRoots) {
		slices.SortStableFunc(roots, compareRoots)
		o = emptyOutline(s)
		for _, st := range roots {
			o.read(st, on)
		}
	}
	return o
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

func emptyOutline(s *Snapshot) *Outline {
	n := s.Count(KindStatement)
	return &Outline{
		Order: make([]StatementID, 0, n), snap: s,
		home: make(map[StatementID]ArgumentID, n), depth: make(map[StatementID]int, n),
		span: make(map[Ref]span, n+s.Count(KindArgument)), hostile: map[StatementID]bool{},
	}
}

// visit is a place in the reading of a map: a statement, or an argument whose premises are depth steps from the root.
type visit struct {
	of    Ref
	step  Argument
	depth int
	left  bool // what hangs below was read
}

// read reads all that hangs below a root which nobody has read yet. It keeps its own stack, as chains may be long.
func (o *Outline) read(root Statement, on map[Ref][]Argument) {
	o.Roots = append(o.Roots, root.ID)
	o.depth[root.ID] = 0
	for stack := []visit{{of: root.Ref()}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.left {
			o.span[top.of] = span{o.span[top.of].from, len(o.Order)}
			stack = stack[:len(stack)-1]
			continue
		}
		top.left = true
		v := *top
		var here []StatementID
		if id, ok := v.of.Statement(); ok {
			o.Order = append(o.Order, id)
		} else {
			here = o.settle(v.step, v.depth)
		}
		o.span[v.of] = span{from: len(o.Order)}
		for _, a := range slices.Backward(on[v.of]) {
			stack = append(stack, visit{of: a.Ref(), step: a, depth: v.depth + 1})
		}
		for _, p := range slices.Backward(here) {
			stack = append(stack, visit{of: p.Ref(), depth: v.depth})
		}
	}
}

// settle gives the premises of an argument that have no place yet their place there, and returns them.
func (o *Outline) settle(a Argument, depth int) []StatementID {
	var here []StatementID
	for _, p := range a.Premises {
		st, ok := o.snap.Statement(p)
		if _, seen := o.depth[p]; seen || !ok {
			continue
		}
		o.home[p], o.depth[p] = a.ID, depth
		target, stated := a.Target.Statement()
		o.hostile[p] = a.Polarity == Con && !(stated && o.hostile[target]) && !st.Thesis
		here = append(here, p)
	}
	return here
}

// Home returns the argument at which a statement's box is drawn; ok is false for a root.
func (o *Outline) Home(id StatementID) (a Argument, ok bool) {
	arg, ok := o.home[id]
	if !ok {
		return Argument{}, false
	}
	return o.snap.Argument(arg)
}

// Depth returns how many steps a statement's box is away from its root; 0 for a root.
func (o *Outline) Depth(id StatementID) int { return o.depth[id] }

// Place returns the index of a statement in Order.
func (o *Outline) Place(id StatementID) int { return max(0, o.span[id.Ref()].from-1) }

// Here returns the premises of an argument whose boxes are drawn at it, in order. The others are cross-links.
func (o *Outline) Here(a Argument) []StatementID {
	var out []StatementID
	for _, p := range a.Premises {
		if o.home[p] == a.ID {
			out = append(out, p)
		}
	}
	return out
}

// Below returns the statements whose boxes hang below a statement or an argument, in reading order, itself left out.
// For an argument these are its own premises and what hangs below them and it. The list is a part of Order and is not
// to be written to.
func (o *Outline) Below(r Ref) []StatementID {
	at := o.span[r]
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
