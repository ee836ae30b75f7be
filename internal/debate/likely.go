package debate

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Likely returns a dispute that a map holds without saying so, in what bears on a statement or, for an empty id, anywhere:
// between the two voices that attack each other most, over the uppermost statement that one of them attacks. It is no
// record of the map; Between finds it again by its id. ok is false where no voice attacks another.
func Likely(s *argmap.Snapshot, under argmap.StatementID) (d argmap.Dispute, ok bool) {
	q := quarrels{snap: s, found: map[pair]*quarrel{}}
	all := s.Outline().Order
	if under != "" {
		all = append([]argmap.StatementID{under}, s.Outline().Below(under.Ref())...)
	}
	for _, id := range all {
		for _, a := range s.On(id.Ref()) {
			q.attack(a, id, []argmap.StatementID{id})
			for _, on := range s.On(a.Ref()) {
				q.attack(on, id, a.Premises)
			}
		}
	}
	var best pair
	for _, p := range q.order {
		if !ok || q.found[p].attacks > q.found[best].attacks {
			best, ok = p, true
		}
	}
	if !ok {
		return argmap.Dispute{}, false
	}
	return Between(s, Of([2][]argmap.VoiceID{{best[0]}, {best[1]}}, q.found[best].over))
}

// Of returns the id of a dispute that is no record of the map: between some voices and others, over a statement.
func Of(sides [2][]argmap.VoiceID, over argmap.StatementID) argmap.DisputeID {
	parts := []string{"likely", "", "", string(over)}
	for i, side := range sides {
		ids := make([]string, len(side))
		for k, v := range side {
			ids[k] = string(v)
		}
		parts[1+i] = strings.Join(ids, comma)
	}
	return argmap.DisputeID(strings.Join(parts, separator))
}

// pair are two voices, the one that is attacked first in front.
type pair [2]argmap.VoiceID

// quarrel is what is between them.
type quarrel struct {
	attacks int
	over    argmap.StatementID
	depth   int
}

type quarrels struct {
	snap  *argmap.Snapshot
	found map[pair]*quarrel
	order []pair // as they come up, so that the first of equals counts
}

// attack counts a step against what some statements say: once for every two voices that it sets against each other. A
// step that is attacked stands with its premises, over what it bears on.
func (q *quarrels) attack(a argmap.Argument, over argmap.StatementID, on []argmap.StatementID) {
	if a.Polarity != argmap.Con {
		return
	}
	counted := map[pair]bool{}
	for _, of := range q.holders(on) {
		for _, by := range q.holders(a.Premises) {
			p := pair{of, by}
			if q.found[p] == nil && q.found[pair{by, of}] != nil {
				p = pair{by, of}
			}
			if by == of || counted[p] {
				continue
			}
			counted[p] = true
			depth := q.snap.Outline().Depth(over)
			was := q.found[p]
			if was == nil {
				was = &quarrel{over: over, depth: depth}
				q.found[p], q.order = was, append(q.order, p)
			}
			was.attacks++
			if depth < was.depth {
				was.over, was.depth = over, depth
			}
		}
	}
}

// holders returns who asserts each of some statements first; what is only denied or reported has nobody.
func (q *quarrels) holders(of []argmap.StatementID) []argmap.VoiceID {
	var out []argmap.VoiceID
	for _, id := range of {
		st, _ := q.snap.Statement(id)
		if i := slices.IndexFunc(st.Holdings, func(h argmap.Holding) bool { return h.Stance == argmap.Asserts }); i >= 0 {
			out = append(out, st.Holdings[i].Voice)
		}
	}
	return out
}

// separator and comma stand in no id of a record.
const (
	separator = "\x00"
	comma     = "\x01"
)

// Between returns the dispute of an id, one of the map's or one that Likely or Of named. ok is false where it is no more, or
// a side has nobody.
func Between(s *argmap.Snapshot, id argmap.DisputeID) (d argmap.Dispute, ok bool) {
	parts := strings.Split(string(id), separator)
	if len(parts) != 4 {
		return s.Dispute(id)
	}
	st, ok := s.Statement(argmap.StatementID(parts[3]))
	if !ok {
		return argmap.Dispute{}, false
	}
	d = argmap.Dispute{ID: id, Statement: st.ID}
	var names [2]string
	for i := range d.Sides {
		var all []string
		for _, voice := range strings.Split(parts[1+i], comma) {
			v, ok := s.Voice(argmap.VoiceID(voice))
			if !ok {
				return argmap.Dispute{}, false
			}
			d.Sides[i], all = append(d.Sides[i], v.ID), append(all, v.Name)
		}
		names[i] = strings.Join(all, ", ")
	}
	d.Title = words.T("%s against %s", names[0], names[1])
	return d, true
}
