package argmap

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

// Unsupported returns the claims that rest on nothing: no argument speaks for them and they cite nothing. They come in
// reading order.
func Unsupported(s *Snapshot) []Statement {
	var out []Statement
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		if st.Kind == Claim && !supported(s, st) {
			out = append(out, st)
		}
	}
	return out
}

func supported(s *Snapshot, st Statement) bool {
	for _, a := range s.On(st.ID.Ref()) {
		if a.Polarity == Pro {
			return true
		}
	}
	return len(s.CitationsOf(st.ID.Ref())) > 0
}

// Answered reports whether anything speaks against an argument: against one of its premises, or against the step.
func Answered(s *Snapshot, a Argument) bool {
	against := func(r Ref) bool {
		for _, on := range s.On(r) {
			if on.Polarity == Con {
				return true
			}
		}
		return false
	}
	for _, p := range a.Premises {
		if against(p.Ref()) {
			return true
		}
	}
	return against(a.Ref())
}

// Unanswered returns the con arguments that nothing speaks against, in reading order of their targets.
func Unanswered(s *Snapshot) []Argument {
	var out []Argument
	seen := map[ArgumentID]bool{}
	var look func(r Ref)
	look = func(r Ref) {
		for _, a := range s.On(r) {
			if seen[a.ID] {
				continue
			}
			seen[a.ID] = true
			if a.Polarity == Con && !Answered(s, a) {
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
	o := s.Outline()
	alone := func(from, to StatementID) bool {
		for _, a := range s.On(to.Ref()) {
			if a.Polarity == Con && len(a.Premises) == 1 && a.Premises[0] == from {
				return true
			}
		}
		return false
	}
	var out [][2]StatementID
	seen := map[[2]StatementID]bool{}
	for _, id := range o.Order {
		for _, a := range s.On(id.Ref()) {
			if a.Polarity != Con || len(a.Premises) != 1 {
				continue
			}
			pair := [2]StatementID{id, a.Premises[0]}
			if o.Place(pair[1]) > o.Place(id) && alone(id, pair[1]) && !seen[pair] {
				seen[pair] = true
				out = append(out, pair)
			}
		}
	}
	return out
}
