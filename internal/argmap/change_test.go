package argmap

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// randomEdits puts and removes a few records at random, mostly sensibly.
func randomEdits(rng *rand.Rand, tx *Tx) {
	id := func(prefix string) string { return fmt.Sprint(prefix, rng.IntN(8)) }
	target := func() Ref {
		if rng.IntN(3) == 0 {
			return ArgumentID(id("a")).Ref()
		}
		return StatementID(id("s")).Ref()
	}
	for range 1 + rng.IntN(6) {
		switch rng.IntN(12) {
		case 0, 1, 2:
			st := statement(id("s"))
			st.Rank, st.Thesis, st.Kind = Ranks(9)[rng.IntN(9)], rng.IntN(3) == 0, StatementKinds[rng.IntN(3)]
			st.Holdings = []Holding{{Voice: VoiceID(id("v")), Stance: Asserts}, {Voice: "me", Stance: Reports}}[rng.IntN(2):]
			tx.Put(st)
		case 3, 4, 5:
			a := argument(id("a"), []Polarity{Pro, Con}[rng.IntN(2)], target(), StatementID(id("s")), StatementID(id("s")))
			a.Premises, a.Rank = a.Premises[rng.IntN(2):], Ranks(9)[rng.IntN(9)]
			tx.Put(a)
		case 6:
			tx.Put(Voice{ID: VoiceID(id("v")), Name: "Somebody", Role: []VoiceRole{"", "", Author, Reader}[rng.IntN(4)]})
		case 7:
			tx.Put(Comment{ID: CommentID(id("k")), Of: target(), Text: "Hm.", Severity: Minor, Status: Open})
		case 8:
			tx.Put(View{ID: ViewID(id("w")), Name: "View", Folded: []Ref{target()}, Filter: Filter{Voices: []VoiceID{VoiceID(id("v"))}}})
		case 9:
			tx.Put(Dispute{ID: DisputeID(id("d")), Title: "Who?", Sides: [2][]VoiceID{{"me"}, {VoiceID(id("v"))}}, Statement: StatementID(id("s"))})
		default:
			refs := []Ref{StatementID(id("s")).Ref(), ArgumentID(id("a")).Ref(), VoiceID(id("v")).Ref(), CommentID(id("k")).Ref(), ViewID(id("w")).Ref(), DisputeID(id("d")).Ref()}
			if rng.IntN(20) == 0 {
				refs = []Ref{MapRef, VoiceID("me").Ref()}
			}
			tx.Remove(refs[rng.IntN(len(refs))])
		}
		if rng.IntN(4) == 0 {
			tx.Now() // whoever looks must not see what comes after
		}
	}
}

// TestIncrementalChecks tries random edits on random valid maps: a commit is refused exactly where the whole map breaks
// a rule. On the way it holds all maps that ever were against what they were.
func TestIncrementalChecks(t *testing.T) {
	good, bad := 0, 0
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 3))
		s := New("random", Voice{ID: "me", Name: "Me"})
		var old []*Snapshot
		var records [][]Record
		for range 150 {
			old, records = append(old, s), append(records, s.Records())
			tx := Begin(s)
			randomEdits(rng, tx)
			next, c, err := tx.Commit()
			found := Validate(tx.Now())
			if (err == nil) != (len(found) == 0) {
				t.Fatalf("seed %d: commit says %v, the whole map %v", seed, err, found)
			}
			if err != nil {
				bad++
				continue
			}
			good++
			laws(t, s, next, c)
			s = next
		}
		for i, was := range old {
			if !reflect.DeepEqual(was.Records(), records[i]) {
				t.Fatalf("seed %d: an old map has changed", seed)
			}
		}
		refound(t, s)
	}
	if good < 500 || bad < 500 {
		t.Errorf("%d edits were legal and %d not: too few to tell", good, bad)
	}
}

// laws checks what holds of every change from one map to another.
func laws(t *testing.T, s, next *Snapshot, c Change) {
	t.Helper()
	if !reflect.DeepEqual(Diff(s, next), c) {
		t.Fatalf("the change is not the difference: %v", c)
	}
	if len(c.Added())+len(c.Updated())+len(c.Removed()) != len(c.Touched()) || !slices.IsSortedFunc(c.Touched(), compareRefs) {
		t.Fatalf("the parts are not the whole: %v", c)
	}
	again, err := Apply(s, c)
	if err != nil || !Equal(again, next) {
		t.Fatalf("done again: %v", err)
	}
	back, err := Apply(next, c.Invert())
	if err != nil || !Equal(back, s) {
		t.Fatalf("taken back: %v", err)
	}
	if !reflect.DeepEqual(c.Invert().Invert(), c) || !c.Merge(c.Invert()).Empty() {
		t.Fatal("there and back is not nothing")
	}
	if !reflect.DeepEqual(c.Merge(Change{}), c) || !reflect.DeepEqual(Change{}.Merge(c), c) {
		t.Fatal("merging nothing changes something")
	}
	if back.LastRank() != s.LastRank() || again.LastRank() != next.LastRank() {
		t.Fatal("the last rank depends on the way")
	}
	if c.Empty() {
		if next != s {
			t.Fatal("nothing has changed, but the map is another")
		}
		return
	}
	if _, err := Apply(next, c); !errors.Is(err, ErrStale) {
		t.Fatalf("done twice: %v", err)
	}
}

// refound checks what a snapshot remembers against a snapshot built anew.
func refound(t *testing.T, s *Snapshot) {
	t.Helper()
	tx := Begin(Bare())
	for _, r := range slices.Backward(s.Records()) {
		tx.Put(r)
	}
	fresh, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	var last Rank
	for _, st := range s.Statements() {
		last = max(last, st.Rank)
	}
	if s.LastRank() != last || fresh.LastRank() != last {
		t.Fatalf("the last rank is %q or %q, want %q", s.LastRank(), fresh.LastRank(), last)
	}
	for _, r := range s.Records() {
		if !slices.Equal(s.Pointing(r.Ref()), fresh.Pointing(r.Ref())) {
			t.Fatalf("what points at %s: %v, want %v", r.Ref(), s.Pointing(r.Ref()), fresh.Pointing(r.Ref()))
		}
	}
	if a, b := s.Outline(), fresh.Outline(); !slices.Equal(a.Order, b.Order) || !slices.Equal(a.Roots, b.Roots) || !reflect.DeepEqual(a.spots, b.spots) {
		t.Fatal("the outline depends on the way")
	}
}

// TestMerge merges the changes of many steps into one, in either grouping.
func TestMerge(t *testing.T) {
	for seed := range uint64(10) {
		rng := rand.New(rand.NewPCG(seed, 4))
		start := New("random", Voice{ID: "me", Name: "Me"})
		s, all := start, Change{}
		var steps []Change
		for len(steps) < 20 {
			tx := Begin(s)
			randomEdits(rng, tx)
			if next, c, err := tx.Commit(); err == nil {
				s, steps, all = next, append(steps, c), all.Merge(c)
			}
		}
		if !reflect.DeepEqual(all, Diff(start, s)) {
			t.Fatal("merged one by one, the changes are not the difference")
		}
		right := Change{}
		for _, c := range slices.Backward(steps) {
			right = c.Merge(right)
		}
		if !reflect.DeepEqual(right, all) {
			t.Fatal("merging depends on the grouping")
		}
	}
}

// Records that say the same are equal, whoever made them.
func TestPlainRecords(t *testing.T) {
	here := time.Now()
	stored := time.Unix(0, here.UnixNano()).UTC()
	of := func(at time.Time, ids []VoiceID, tags []string, names []Name) []Record {
		st := statement("s1")
		st.Tags = tags
		return []Record{
			Map{Title: "x", Authors: tags}, st,
			Item{ID: "i", Authors: names, Editors: names},
			Comment{ID: "k", Of: numbered(1), Text: "x", Severity: Minor, Status: Open, At: at, Replies: []Reply{{Text: "y", At: stored}, {Text: "y", At: at}}},
			View{ID: "v", Name: "x", Folded: []Ref{}, Filter: Filter{Voices: ids, Tags: tags}},
		}
	}
	a, b := New("x", Voice{ID: "me", Name: "Me"}), New("x", Voice{ID: "me", Name: "Me"})
	first, second := of(here, []VoiceID{}, []string{}, []Name{}), of(stored, nil, nil, nil)
	a, c := mustPut(t, a, first...)
	b, _ = mustPut(t, b, second...)
	if !Equal(a, b) || !Diff(a, b).Empty() {
		t.Errorf("not equal: %v", Diff(a, b))
	}
	var edits []Edit
	for _, r := range second {
		edits = append(edits, Edit{From: a.Record(r.Ref())})
	}
	if _, err := Apply(b, NewChange(edits[1:])); err != nil {
		t.Error(err)
	}
	if at := first[3].(Comment).Replies[1].At; at != here {
		t.Error("the caller's own list was written to")
	}
	if _, err := Apply(b, c.Invert()); err != nil {
		t.Error(err)
	}
}

func mustPut(t testing.TB, s *Snapshot, records ...Record) (*Snapshot, Change) {
	t.Helper()
	tx := Begin(s)
	for _, r := range records {
		tx.Put(r)
	}
	next, c, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return next, c
}

func TestTx(t *testing.T) {
	s := full(t)
	tx := Begin(s)
	if tx.Changed() {
		t.Error("changed before anything was put")
	}
	tx.Remove(numbered(77))
	tx.Put(s.Map())
	if next, c, err := tx.Commit(); err != nil || !c.Empty() || next != s {
		t.Errorf("nothing has changed, but %v, %v", c, err)
	}
	tx.Put(statement("new"))
	seen := tx.Now()
	tx.Remove(numbered(2))
	tx.Put(statement("newer"))
	if seen.Count(KindStatement) != 5 || !seen.Has(numbered(2)) || len(seen.Pointing(numbered(2))) != 2 {
		t.Error("what was shown has changed")
	}
	if _, _, err := tx.Commit(); err == nil || s.Count(KindStatement) != 4 {
		t.Error("a premise that is gone is not noticed")
	}
}

func TestEdits(t *testing.T) {
	s := full(t)
	edits := NewChange([]Edit{{To: statement("z")}, {From: s.Map(), To: Map{Title: "y"}}}).Edits()
	if len(edits) != 2 || edits[0].Ref() != MapRef {
		t.Errorf("not in order: %v", edits)
	}
	if !s.HasID("critics") || !s.HasID("v") || s.HasID("gone") {
		t.Error("ids that are taken are free, or the other way round")
	}
}
