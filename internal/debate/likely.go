package debate

import (
	"strings"

	"warrant/internal/argmap"
)

// Likely returns the dispute that a map holds without saying so: between the two voices that attack each other most, over
// the uppermost statement that one of them attacks. It is no record of the map; Between finds it again by its id. ok is
// false where no voice attacks another.
func Likely(s *argmap.Snapshot) (d argmap.Dispute, ok bool) {
	type pair [2]argmap.VoiceID
	type quarrel struct {
		attacks int
		over    argmap.StatementID
		depth   int
	}
	found := map[pair]*quarrel{}
	var order []pair // as they come up, so that the first of equals counts
	o := s.Outline()
	for _, id := range o.Order {
		for _, a := range s.On(id.Ref()) {
			for _, attack := range append([]argmap.Argument{a}, s.On(a.Ref())...) {
				if attack.Polarity != argmap.Con {
					continue
				}
				by, of := holder(s, attack.Premises[0]), holder(s, id)
				if attack.ID != a.ID { // it is the step that is attacked, and whoever takes it
					of = holder(s, a.Premises[0])
				}
				if by == "" || of == "" || by == of {
					continue
				}
				p := pair{of, by}
				if found[p] == nil && found[pair{by, of}] != nil {
					p = pair{by, of}
				}
				q := found[p]
				if q == nil {
					q = &quarrel{over: id, depth: o.Depth(id)}
					found[p], order = q, append(order, p)
				}
				q.attacks++
				if depth := o.Depth(id); depth < q.depth {
					q.over, q.depth = id, depth
				}
			}
		}
	}
	var best pair
	for _, p := range order {
		if !ok || found[p].attacks > found[best].attacks {
			best, ok = p, true
		}
	}
	if !ok {
		return argmap.Dispute{}, false
	}
	id := argmap.DisputeID(strings.Join([]string{"likely", string(best[0]), string(best[1]), string(found[best].over)}, separator))
	return Between(s, id)
}

// separator stands in no id of a record.
const separator = "\x00"

// Between returns the dispute of an id, one of the map's or one that Likely found. ok is false where it is no more.
func Between(s *argmap.Snapshot, id argmap.DisputeID) (d argmap.Dispute, ok bool) {
	parts := strings.Split(string(id), separator)
	if len(parts) != 4 {
		return s.Dispute(id)
	}
	one, ok1 := s.Voice(argmap.VoiceID(parts[1]))
	other, ok2 := s.Voice(argmap.VoiceID(parts[2]))
	st, ok3 := s.Statement(argmap.StatementID(parts[3]))
	if !ok1 || !ok2 || !ok3 {
		return argmap.Dispute{}, false
	}
	return argmap.Dispute{ID: id, Title: one.Name + " against " + other.Name, Statement: st.ID,
		Sides: [2][]argmap.VoiceID{{one.ID}, {other.ID}}}, true
}

// holder is whoever asserts a statement first; what is only denied or reported has none.
func holder(s *argmap.Snapshot, id argmap.StatementID) argmap.VoiceID {
	st, _ := s.Statement(id)
	for _, h := range st.Holdings {
		if h.Stance == argmap.Asserts {
			return h.Voice
		}
	}
	return ""
}
