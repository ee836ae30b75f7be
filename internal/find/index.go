package find

import (
	"cmp"
	"slices"

	"warrant/internal/argmap"
)

// Index searches a map. It follows the map from snapshot to snapshot: of the records only those that have changed are read
// again. An Index belongs to one goroutine.
type Index struct {
	snap   *argmap.Snapshot
	words  vocabulary
	known  map[argmap.Ref]entry // what records have to say, those that say nothing left out
	places []place
	spans  []span
	stream []uint32 // the words of all places one behind the other, so that searching reads memory from front to back
}

// entry is what is known of a record.
type entry struct {
	texts  []text
	voices []argmap.Ref // who holds it, and through whom
}

// place is a statement or a step, with what it says itself and what is said of it.
type place struct {
	of       argmap.Ref
	from, to int // in spans
}

// span is one text of a place, in stream.
type span struct {
	field    Field
	from, to int
}

// New returns an index of nothing; Update fills it.
func New() *Index {
	return &Index{snap: argmap.Bare(), words: vocabulary{ids: map[string]uint32{}}, known: map[argmap.Ref]entry{}}
}

// Update makes the index one of a snapshot.
func (x *Index) Update(s *argmap.Snapshot) {
	if s == x.snap {
		return
	}
	for _, e := range argmap.Diff(x.snap, s).Edits() {
		delete(x.known, e.Ref())
		if e.To == nil {
			continue
		}
		if now := (entry{x.words.texts(e.To), holders(e.To)}); len(now.texts)+len(now.voices) > 0 {
			x.known[e.Ref()] = now
		}
	}
	x.snap = s
	x.lay()
}

// holders returns who holds a record, if it is a statement.
func holders(r argmap.Record) []argmap.Ref {
	st, _ := r.(argmap.Statement)
	out := make([]argmap.Ref, 0, len(st.Holdings))
	for _, h := range st.Holdings {
		out = append(out, h.Voice.Ref())
		if h.Through != "" {
			out = append(out, h.Through.Ref())
		}
	}
	return out
}

// lay puts the places into the order in which they are read: a step before its first premise.
func (x *Index) lay() {
	x.places, x.spans, x.stream = x.places[:0], x.spans[:0], x.stream[:0]
	about := x.about()
	steps := x.steps(about)
	for _, id := range x.snap.Outline().Order {
		for _, a := range steps[id] {
			x.place(a, about)
		}
		x.place(id.Ref(), about)
	}
}

// steps returns the steps that have something to say, by the statements before which they stand, in order.
func (x *Index) steps(about map[argmap.Ref][]argmap.Ref) map[argmap.StatementID][]argmap.Ref {
	out := map[argmap.StatementID][]argmap.Ref{}
	add := func(r argmap.Ref) {
		id, _ := r.Argument()
		a, ok := x.snap.Argument(id)
		if !ok || len(a.Premises) == 0 {
			return
		}
		first := a.Premises[0]
		if here := x.snap.Outline().Here(a); len(here) > 0 {
			first = here[0]
		}
		if !slices.Contains(out[first], r) {
			out[first] = append(out[first], r)
		}
	}
	for r := range x.known {
		if r.Kind == argmap.KindArgument {
			add(r)
		}
	}
	for r := range about {
		add(r)
	}
	for _, all := range out {
		slices.SortFunc(all, func(a, b argmap.Ref) int { return cmp.Compare(a.ID, b.ID) })
	}
	return out
}

func (x *Index) place(of argmap.Ref, about map[argmap.Ref][]argmap.Ref) {
	from, own := len(x.spans), x.known[of]
	x.say(own)
	for _, v := range own.voices {
		x.say(x.known[v])
	}
	for _, r := range about[of] {
		x.say(x.known[r])
	}
	x.places = append(x.places, place{of, from, len(x.spans)})
}

// say adds the texts of a record to the place that is being laid out.
func (x *Index) say(e entry) {
	for _, t := range e.texts {
		from := len(x.stream)
		x.stream = append(x.stream, t.words...)
		x.spans = append(x.spans, span{t.field, from, len(x.stream)})
	}
}

// about returns the records that say something of each statement and step. What is said of the map as a whole is said of
// what stands first in it.
func (x *Index) about() map[argmap.Ref][]argmap.Ref {
	s, out := x.snap, map[argmap.Ref][]argmap.Ref{}
	for _, d := range s.Disputes() {
		of := d.Statement.Ref()
		out[of] = append(out[of], d.Ref())
	}
	for _, c := range s.Comments() {
		of := c.Of
		if roots := s.Outline().Roots; of == argmap.MapRef && len(roots) > 0 {
			of = roots[0].Ref()
		}
		out[of] = append(out[of], c.Ref())
	}
	for _, c := range s.Citations() {
		out[c.Of] = append(out[c.Of], c.Ref())
		if c.Passage != "" {
			out[c.Of] = append(out[c.Of], c.Passage.Ref())
		}
		if c.Item != "" {
			out[c.Of] = append(out[c.Of], c.Item.Ref())
		}
	}
	return out
}

// Hit is a statement or step that holds all that was searched for.
type Hit struct {
	Of    argmap.Ref
	Where Field // InText where all of it is in the text or the title; else the first of the other fields that is needed
	Score int   // how well it fits: the higher the better
}

// many is after how many hits a query is taken to be one that most of the map answers.
const many = 1024

// Find returns the hits of a query in reading order.
func (x *Index) Find(q Query) []Hit {
	if q.Empty() {
		return nil
	}
	matchers := make([]matcher, len(q.terms))
	for i, t := range q.terms {
		matchers[i] = x.words.matcher(t)
	}
	var hits []Hit
	for _, p := range x.places {
		if h, ok := x.match(p, matchers); ok {
			if len(hits) == many {
				hits = slices.Grow(hits, len(x.places)) // at once: growing it step by step takes longer than searching
			}
			hits = append(hits, h)
		}
	}
	return hits
}

// match looks for all terms in a place. What is in its own words is not looked for elsewhere.
func (x *Index) match(p place, matchers []matcher) (Hit, bool) {
	h := Hit{Of: p.of}
	for _, m := range matchers {
		best, where := 0, InText
		for _, s := range x.spans[p.from:p.to] {
			if best > 0 && s.field > InTitle {
				break
			}
			if q := m.in(x.stream[s.from:s.to]); q > 0 && s.field.weight()+int(q) > best {
				best, where = s.field.weight()+int(q), s.field
			}
		}
		if best == 0 {
			return Hit{}, false
		}
		if h.Score += best; where > InTitle && h.Where <= InTitle {
			h.Where = where
		}
	}
	return h, true
}

// ByScore sorts hits: the best first, those that fit alike in reading order.
func ByScore(hits []Hit) {
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
}
