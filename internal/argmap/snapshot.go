package argmap

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// Snapshot is one state of a map. It never changes and may be read from any goroutine. Make one with New, a further one
// with a Tx or Apply.
type Snapshot struct {
	tables [kindCount]table[Record]
	refs   [kindCount]table[table[Ref]] // id → the records that point at it, by their names; voices are left out (see pointsAt)
	last   atomic.Pointer[Rank]         // the highest rank of a statement; nil: not known

	once    sync.Once
	outline *Outline

	lackOnce sync.Once
	lacking  *Lacking
}

// New returns a map with nothing in it but its own record and the reader's voice, without which no map is valid.
func New(title string, reader Voice) *Snapshot {
	reader.Role = Reader
	s := &Snapshot{}
	s.put(MapRef, Map{Title: title}, nil)
	s.put(reader.Ref(), reader, nil)
	return s
}

// Bare returns a snapshot without any record. It is not valid; loaders fill it through a Tx.
func Bare() *Snapshot { return &Snapshot{} }

// Record returns the record of that name, or nil.
func (s *Snapshot) Record(r Ref) Record {
	if r.Kind >= kindCount {
		return nil
	}
	rec, ok := s.tables[r.Kind].get(r.ID)
	if !ok {
		return nil
	}
	return rec
}

// Has reports whether there is a record of that name.
func (s *Snapshot) Has(r Ref) bool { return s.Record(r) != nil }

// HasID reports whether a record of any kind has that id.
func (s *Snapshot) HasID(id string) bool {
	for _, t := range s.tables {
		if _, ok := t.get(id); ok {
			return true
		}
	}
	return false
}

// Count returns how many records of a kind there are.
func (s *Snapshot) Count(k Kind) int { return s.tables[k].len() }

func get[T Record](s *Snapshot, r Ref) (T, bool) {
	rec, ok := s.Record(r).(T)
	return rec, ok
}

// Map returns the record of the map as a whole.
func (s *Snapshot) Map() Map {
	m, _ := get[Map](s, MapRef)
	return m
}

// Voice returns the record of that id; so do the methods below, each for its kind.
func (s *Snapshot) Voice(id VoiceID) (Voice, bool) { return get[Voice](s, id.Ref()) }

// Statement returns the statement of that id.
func (s *Snapshot) Statement(id StatementID) (Statement, bool) { return get[Statement](s, id.Ref()) }

// Argument returns the argument of that id.
func (s *Snapshot) Argument(id ArgumentID) (Argument, bool) { return get[Argument](s, id.Ref()) }

// Dispute returns the dispute of that id.
func (s *Snapshot) Dispute(id DisputeID) (Dispute, bool) { return get[Dispute](s, id.Ref()) }

// Source returns the source of that id.
func (s *Snapshot) Source(id SourceID) (Source, bool) { return get[Source](s, id.Ref()) }

// Passage returns the passage of that id.
func (s *Snapshot) Passage(id PassageID) (Passage, bool) { return get[Passage](s, id.Ref()) }

// Item returns the bibliography item of that id.
func (s *Snapshot) Item(id ItemID) (Item, bool) { return get[Item](s, id.Ref()) }

// Citation returns the citation of that id.
func (s *Snapshot) Citation(id CitationID) (Citation, bool) { return get[Citation](s, id.Ref()) }

// Comment returns the comment of that id.
func (s *Snapshot) Comment(id CommentID) (Comment, bool) { return get[Comment](s, id.Ref()) }

// View returns the view of that id.
func (s *Snapshot) View(id ViewID) (View, bool) { return get[View](s, id.Ref()) }

// all returns the records of a kind by rank, then id.
func all[T Record](s *Snapshot, k Kind) []T {
	out := make([]T, 0, s.tables[k].len())
	s.tables[k].each(func(_ string, r Record) { out = append(out, r.(T)) })
	slices.SortFunc(out, byRank[T])
	return out
}

func byRank[T Record](a, b T) int {
	if c := cmp.Compare(a.rank(), b.rank()); c != 0 {
		return c // the usual case, and sorting is most of the work in large maps
	}
	return cmp.Compare(a.Ref().ID, b.Ref().ID)
}

// Voices returns all voices in order; the methods below likewise return all records of their kind.
func (s *Snapshot) Voices() []Voice { return all[Voice](s, KindVoice) }

// Statements returns all statements by rank. Outline has them as they are read.
func (s *Snapshot) Statements() []Statement { return all[Statement](s, KindStatement) }

// Arguments returns all arguments by rank.
func (s *Snapshot) Arguments() []Argument { return all[Argument](s, KindArgument) }

// Disputes returns all disputes in order.
func (s *Snapshot) Disputes() []Dispute { return all[Dispute](s, KindDispute) }

// Sources returns all sources in order.
func (s *Snapshot) Sources() []Source { return all[Source](s, KindSource) }

// Passages returns all passages in order.
func (s *Snapshot) Passages() []Passage { return all[Passage](s, KindPassage) }

// Items returns all bibliography items in order.
func (s *Snapshot) Items() []Item { return all[Item](s, KindItem) }

// Citations returns all citations in order.
func (s *Snapshot) Citations() []Citation { return all[Citation](s, KindCitation) }

// Comments returns all comments in order.
func (s *Snapshot) Comments() []Comment { return all[Comment](s, KindComment) }

// Views returns all views in order.
func (s *Snapshot) Views() []View { return all[View](s, KindView) }

// Records returns every record, by kind, then rank, then id. Equal snapshots give equal lists.
func (s *Snapshot) Records() []Record {
	var out []Record
	for k := range kindCount {
		out = append(out, all[Record](s, k)...)
	}
	return out
}

// Reader returns the user's own voice.
func (s *Snapshot) Reader() Voice { return s.voiceWith(Reader) }

// AuthorVoice returns the voice of the text's author; the zero Voice where there is none.
func (s *Snapshot) AuthorVoice() Voice { return s.voiceWith(Author) }

// Narrator returns the voice whose statements need not be marked with a name: the author's, or the reader's in a map
// without an author.
func (s *Snapshot) Narrator() Voice {
	if v := s.AuthorVoice(); v.ID != "" {
		return v
	}
	return s.Reader()
}

func (s *Snapshot) voiceWith(role VoiceRole) Voice {
	for _, v := range s.Voices() {
		if v.Role == role {
			return v
		}
	}
	return Voice{}
}

// pointing returns the records of type T that point at r, by rank.
func pointing[T Record](s *Snapshot, r Ref) []T {
	var out []T
	s.pointers(r).each(func(_ string, from Ref) {
		if rec, ok := get[T](s, from); ok {
			out = append(out, rec)
		}
	})
	slices.SortFunc(out, byRank[T])
	return out
}

// On returns the arguments that bear on a statement or an argument, in order.
func (s *Snapshot) On(target Ref) []Argument {
	return slices.DeleteFunc(pointing[Argument](s, target), func(a Argument) bool { return a.Target != target })
}

// byTarget returns all arguments as On does, for those who look at most of them.
func (s *Snapshot) byTarget() map[Ref][]Argument {
	on := make(map[Ref][]Argument, s.Count(KindArgument))
	s.tables[KindArgument].each(func(_ string, r Record) {
		a := r.(Argument)
		on[a.Target] = append(on[a.Target], a)
	})
	for _, steps := range on {
		slices.SortFunc(steps, byRank)
	}
	return on
}

// Uses returns the arguments of which a statement is a premise, in order of rank. Outline.Home tells the first in the
// order of the outline.
func (s *Snapshot) Uses(id StatementID) []Argument {
	return slices.DeleteFunc(pointing[Argument](s, id.Ref()), func(a Argument) bool { return !slices.Contains(a.Premises, id) })
}

// CitationsOf returns the citations of a statement or an argument, in order.
func (s *Snapshot) CitationsOf(of Ref) []Citation {
	return slices.DeleteFunc(pointing[Citation](s, of), func(c Citation) bool { return c.Of != of })
}

// CommentsOn returns the comments on a record, in order.
func (s *Snapshot) CommentsOn(of Ref) []Comment { return pointing[Comment](s, of) }

// DisputesOver returns the disputes over a statement, in order.
func (s *Snapshot) DisputesOver(id StatementID) []Dispute { return pointing[Dispute](s, id.Ref()) }

// pointers returns the names of the records that point at r.
func (s *Snapshot) pointers(r Ref) table[Ref] {
	if r.Kind >= kindCount {
		return table[Ref]{}
	}
	refs, _ := s.refs[r.Kind].get(r.ID)
	return refs
}

// copied returns a snapshot with the same records, to be changed with put.
func (s *Snapshot) copied() *Snapshot {
	next := &Snapshot{tables: s.tables, refs: s.refs}
	next.last.Store(s.last.Load())
	return next
}

// put puts one record in, replaces it (rec under a name that is there) or takes it out (nil). The snapshot must not
// have been shown to anybody.
func (s *Snapshot) put(r Ref, rec Record, by *owner) {
	old := s.Record(r)
	if old != nil {
		for _, to := range pointsAt(old) {
			s.link(to, r, false, by)
		}
	}
	if r.Kind == KindStatement {
		s.noteRank(old, rec)
	}
	if rec == nil {
		s.tables[r.Kind] = s.tables[r.Kind].del(r.ID, by)
		return
	}
	s.tables[r.Kind] = s.tables[r.Kind].set(r.ID, rec, by)
	for _, to := range pointsAt(rec) {
		s.link(to, r, true, by)
	}
}

// link notes that from points at to, or no longer does.
func (s *Snapshot) link(to, from Ref, points bool, by *owner) {
	if to.Kind >= kindCount {
		return // it cannot exist
	}
	refs := s.pointers(to)
	if points {
		refs = refs.set(from.String(), from, by)
	} else {
		refs = refs.del(from.String(), by)
	}
	if refs.len() == 0 {
		s.refs[to.Kind] = s.refs[to.Kind].del(to.ID, by)
	} else {
		s.refs[to.Kind] = s.refs[to.Kind].set(to.ID, refs, by)
	}
}

// LastRank returns the highest rank of a statement, so that one can be added after all others without a look at each.
func (s *Snapshot) LastRank() Rank {
	if known := s.last.Load(); known != nil {
		return *known
	}
	var last Rank
	s.tables[KindStatement].each(func(_ string, st Record) { last = max(last, st.rank()) })
	s.last.Store(&last)
	return last
}

// noteRank keeps the highest rank of statements where one changes; it forgets it where the highest goes.
func (s *Snapshot) noteRank(old, rec Record) {
	known := s.last.Load()
	switch {
	case known == nil:
	case rec != nil && rec.rank() >= *known:
		rank := rec.rank()
		s.last.Store(&rank)
	case old != nil && old.rank() == *known:
		s.last.Store(nil)
	}
}

func compareRefs(a, b Ref) int {
	if c := cmp.Compare(a.Kind, b.Kind); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// pointsAt returns the records that rec names and that therefore must exist, voices left out: half of all statements
// may point at one voice, and a list that long would make each edit as slow as the map is large.
func pointsAt(rec Record) []Ref {
	var out []Ref
	add := func(r Ref) {
		if r.ID != "" {
			out = append(out, r)
		}
	}
	switch r := rec.(type) {
	case Argument:
		add(r.Target)
		for _, p := range r.Premises {
			add(p.Ref())
		}
	case Dispute:
		add(r.Statement.Ref())
	case Source:
		add(r.Item.Ref())
	case Passage:
		add(r.Source.Ref())
	case Citation:
		add(r.Of)
		add(r.Item.Ref())
		add(r.Passage.Ref())
	case Comment:
		add(r.Of)
	case View:
		add(r.Focus)
		for _, f := range r.Folded {
			add(f)
		}
		for _, f := range r.Filter.Sources {
			add(f)
		}
	}
	return out
}

// namesVoices returns the voices that rec names.
func namesVoices(rec Record) []VoiceID {
	var out []VoiceID
	switch r := rec.(type) {
	case Statement:
		for _, h := range r.Holdings {
			out = append(out, h.Voice)
			if h.Through != "" {
				out = append(out, h.Through)
			}
		}
	case Dispute:
		out = append(append(out, r.Sides[0]...), r.Sides[1]...)
	case View:
		out = append(out, r.Filter.Voices...)
	}
	return out
}

// Pointing returns the records that name r, sorted by kind and id: what has to change before r can be removed.
func (s *Snapshot) Pointing(r Ref) []Ref {
	var out []Ref
	if r.Kind != KindVoice {
		s.pointers(r).each(func(_ string, from Ref) { out = append(out, from) })
	} else {
		for _, k := range []Kind{KindStatement, KindDispute, KindView} {
			s.tables[k].each(func(_ string, rec Record) {
				if slices.Contains(namesVoices(rec), VoiceID(r.ID)) {
					out = append(out, rec.Ref())
				}
			})
		}
	}
	slices.SortFunc(out, compareRefs)
	return out
}
