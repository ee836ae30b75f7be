package argmap

// Outline is the order in which a map is read, derived from a snapshot: which statements stand on their own, at which
// use each of the others is drawn, and what hangs below what. A statement that serves in several arguments has its box
// at its first use, its Home; the later uses are cross-links to that box. The same goes for circles: the use that would
// close one is a cross-link.
type Outline struct {
	Roots []StatementID // theses first, each group by rank
	Order []StatementID // all statements, as they are read: every statement before what hangs below it

	snap  *Snapshot
	home  map[StatementID]ArgumentID
	depth map[StatementID]int
	place map[StatementID]int // index in Order
	steps map[ArgumentID]bool
}

// Outline returns the outline of the snapshot. It is worked out once, in time linear in the size of the map.
func (s *Snapshot) Outline() *Outline {
	s.once.Do(func() { s.outline = newOutline(s) })
	return s.outline
}

func newOutline(s *Snapshot) *Outline {
	n := s.Count(KindStatement)
	o := &Outline{
		snap: s, home: make(map[StatementID]ArgumentID, n), depth: make(map[StatementID]int, n),
		place: make(map[StatementID]int, n), steps: make(map[ArgumentID]bool, s.Count(KindArgument)),
	}
	statements := s.Statements()
	used := map[StatementID]bool{}
	for _, a := range s.Arguments() {
		for _, p := range a.Premises {
			used[p] = true
		}
	}
	// Theses come first. What is left after all unused statements goes round in circles: enter those by rank.
	enter := func(want func(Statement) bool) {
		for _, st := range statements {
			if _, seen := o.depth[st.ID]; !seen && want(st) {
				o.Roots = append(o.Roots, st.ID)
				o.depth[st.ID] = 0
				o.read(st.ID)
			}
		}
	}
	enter(func(st Statement) bool { return st.Thesis && !used[st.ID] })
	enter(func(st Statement) bool { return !used[st.ID] })
	enter(func(st Statement) bool { return st.Thesis })
	enter(func(Statement) bool { return true })
	return o
}

func (o *Outline) read(id StatementID) {
	o.place[id] = len(o.Order)
	o.Order = append(o.Order, id)
	for _, a := range o.snap.On(id.Ref()) {
		o.readStep(a, o.depth[id]+1)
	}
}

func (o *Outline) readStep(a Argument, depth int) {
	if o.steps[a.ID] {
		return
	}
	o.steps[a.ID] = true
	var here []StatementID
	for _, p := range a.Premises {
		if _, seen := o.depth[p]; !seen && o.snap.Has(p.Ref()) {
			o.home[p], o.depth[p] = a.ID, depth
			here = append(here, p)
		}
	}
	for _, p := range here {
		o.read(p)
	}
	for _, on := range o.snap.On(a.Ref()) {
		o.readStep(on, depth+1)
	}
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
func (o *Outline) Place(id StatementID) int { return o.place[id] }

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
// For an argument these are its own premises and what hangs below them and it.
func (o *Outline) Below(r Ref) []StatementID {
	var out []StatementID
	var step func(a Argument)
	under := func(r Ref) {
		for _, a := range o.snap.On(r) {
			step(a)
		}
	}
	seen := map[ArgumentID]bool{}
	step = func(a Argument) {
		if seen[a.ID] {
			return
		}
		seen[a.ID] = true
		for _, p := range o.Here(a) {
			out = append(out, p)
			under(p.Ref())
		}
		under(a.Ref())
	}
	if id, ok := r.Argument(); ok {
		if a, ok := o.snap.Argument(id); ok {
			step(a)
		}
		return out
	}
	under(r)
	return out
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
	var find func(Ref) Ref
	find = func(r Ref) Ref {
		if up, ok := group[r]; ok && up != r {
			top := find(up)
			group[r] = top
			return top
		}
		return r
	}
	for _, a := range o.snap.Arguments() {
		group[find(a.Target)] = find(a.Ref())
		for _, p := range a.Premises {
			group[find(p.Ref())] = find(a.Ref())
		}
	}
	tops := map[Ref]bool{}
	for _, id := range o.Order {
		tops[find(id.Ref())] = true
	}
	return len(tops)
}
