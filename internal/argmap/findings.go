package argmap

import "slices"

// Counts are the numbers that describe a map at a glance.
type Counts struct {
	Statements, Theses, Claims, Evidence, Assumptions int
	Arguments, Pro, Con, Undercuts, Warrants          int
	CoPremises                                        int // arguments with two premises or more
	Citations, Comments, OpenComments                 int
}

// Tally counts what is in the snapshot.
func Tally(s *Snapshot) Counts {
	c := Counts{Statements: s.Count(KindStatement), Arguments: s.Count(KindArgument), Citations: s.Count(KindCitation), Comments: s.Count(KindComment)}
	for _, st := range s.Statements() {
		if st.Thesis {
			c.Theses++
		}
		switch st.Kind {
		case Claim:
			c.Claims++
		case Evidence:
			c.Evidence++
		case Assumption:
			c.Assumptions++
		}
	}
	for _, a := range s.Arguments() {
		switch {
		case a.IsUndercut():
			c.Undercuts++
		case a.IsWarrant():
			c.Warrants++
		}
		if a.Polarity == Pro {
			c.Pro++
		} else {
			c.Con++
		}
		if len(a.Premises) > 1 {
			c.CoPremises++
		}
	}
	for _, com := range s.Comments() {
		if com.Status == Open {
			c.OpenComments++
		}
	}
	return c
}

// Unsupported returns the claims that rest on nothing but the word of whoever makes them: no argument speaks for them, and
// they cite neither a work nor a note of the text. That the text itself makes them, a passage alone, is no support. They
// come in reading order.
func Unsupported(s *Snapshot) []Statement {
	supported := map[Ref]bool{}
	for _, a := range s.Arguments() {
		if a.Polarity == Pro {
			supported[a.Target] = true
		}
	}
	for _, c := range s.Citations() {
		if c.Item != "" || c.Note > 0 {
			supported[c.Of] = true
		}
	}
	var out []Statement
	for _, id := range s.Outline().Order {
		if st, _ := s.Statement(id); st.Kind == Claim && !supported[id.Ref()] {
			out = append(out, st)
		}
	}
	return out
}

func isCon(a Argument) bool { return a.Polarity == Con }

func answered(a Argument, against func(Ref) bool) bool {
	return against(a.Ref()) || slices.ContainsFunc(a.Premises, func(p StatementID) bool { return against(p.Ref()) })
}

// Unanswered returns the con arguments that nothing speaks against, in reading order of their targets.
func Unanswered(s *Snapshot) []Argument {
	on := s.byTarget()
	against := func(r Ref) bool { return slices.ContainsFunc(on[r], isCon) }
	var out []Argument
	var look func(r Ref)
	look = func(r Ref) {
		for _, a := range on[r] {
			if isCon(a) && !answered(a, against) {
				out = append(out, a)
			}
			look(a.Ref())
		}
	}
	for _, id := range s.Outline().Order {
		look(id.Ref())
	}
	return out
}

// Contradictions returns the pairs of statements that are set against each other both ways, each by an argument of its
// own, the earlier one in reading order first. Each pair comes once.
func Contradictions(s *Snapshot) [][2]StatementID {
	attacks := map[[2]StatementID]bool{} // from, to
	alone := func(a Argument) bool { return isCon(a) && len(a.Premises) == 1 }
	on := s.byTarget()
	for _, a := range s.Arguments() {
		if to, ok := a.Target.Statement(); ok && alone(a) {
			attacks[[2]StatementID{a.Premises[0], to}] = true
		}
	}
	var out [][2]StatementID
	for _, id := range s.Outline().Order {
		for _, a := range on[id.Ref()] {
			if !alone(a) || !attacks[[2]StatementID{id, a.Premises[0]}] {
				continue
			}
			out = append(out, [2]StatementID{id, a.Premises[0]})
			delete(attacks, [2]StatementID{id, a.Premises[0]}) // the pair comes once, from its earlier end
			delete(attacks, [2]StatementID{a.Premises[0], id})
		}
	}
	return out
}

// Anchor returns how a citation's tie to its text stands.
func (s *Snapshot) Anchor(c Citation) Anchor {
	p, ok := s.Passage(c.Passage)
	switch {
	case !ok:
		return AnchorWhole
	case p.Start == p.End:
		return AnchorDetached
	}
	return AnchorExact
}

// Lacking says what of a map is still to be argued for.
type Lacking struct {
	Support map[StatementID]bool // claims that rest on nothing; see Unsupported
	Answer  map[StatementID]bool // premises of objections that nothing speaks against; see Unanswered
	Replies map[ArgumentID]bool  // these objections
}

// Lacking returns what of the map is still to be argued for. It is worked out once.
func (s *Snapshot) Lacking() *Lacking {
	s.lackOnce.Do(func() {
		l := &Lacking{map[StatementID]bool{}, map[StatementID]bool{}, map[ArgumentID]bool{}}
		for _, st := range Unsupported(s) {
			l.Support[st.ID] = true
		}
		for _, a := range Unanswered(s) {
			l.Replies[a.ID] = true
			for _, p := range a.Premises {
				l.Answer[p] = true
			}
		}
		s.lacking = l
	})
	return s.lacking
}
