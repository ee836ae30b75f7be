package edit_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func sessionOptions() edit.Options {
	n := 0
	id := func() string { n++; return fmt.Sprintf("id%d", n) }
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	return edit.Options{NewID: id, Clock: clock, By: "Me"}
}

func session(t testing.TB) *edit.Session {
	t.Helper()
	return edit.Start(argmap.New("test", argmap.Voice{ID: "me", Name: "Me"}), 0, nil, nil, sessionOptions())
}

// randomAct returns some act on records picked at random. Where there are none of a kind, it is one that is not there.
func randomAct(rng *rand.Rand, s *argmap.Snapshot) edit.Act {
	pick := func(k argmap.Kind) argmap.Ref {
		var of []argmap.Ref
		switch k {
		case argmap.KindStatement:
			for _, st := range s.Statements() {
				of = append(of, st.Ref())
			}
		case argmap.KindArgument:
			for _, a := range s.Arguments() {
				of = append(of, a.Ref())
			}
		case argmap.KindVoice:
			for _, v := range s.Voices() {
				of = append(of, v.Ref())
			}
		case argmap.KindComment:
			for _, c := range s.Comments() {
				of = append(of, c.Ref())
			}
		case argmap.KindItem:
			for _, i := range s.Items() {
				of = append(of, i.Ref())
			}
		case argmap.KindCitation:
			for _, c := range s.Citations() {
				of = append(of, c.Ref())
			}
		}
		if len(of) == 0 {
			return argmap.Ref{Kind: k, ID: "gone"}
		}
		return of[rng.IntN(len(of))]
	}
	st, arg, v := pick(argmap.KindStatement), pick(argmap.KindArgument), argmap.VoiceID(pick(argmap.KindVoice).ID)
	either := st
	if rng.IntN(3) == 0 {
		either = arg
	}
	some := func() []argmap.Ref {
		of := refs(either)
		for range rng.IntN(4) {
			of = append(of, pick([]argmap.Kind{argmap.KindStatement, argmap.KindStatement, argmap.KindArgument}[rng.IntN(3)]))
		}
		return of
	}
	place := func() edit.Place {
		to := edit.Place{On: pick(argmap.KindStatement), As: edit.Part(rng.IntN(3)), At: rng.IntN(5) - 1}
		if to.As == edit.AsPremise || rng.IntN(3) == 0 {
			to.On = pick(argmap.KindArgument)
		}
		return to
	}
	duplicate := func() edit.Act {
		if s.Count(argmap.KindStatement) > 200 { // or the map doubles and doubles
			return edit.Delete(some()...)
		}
		return edit.Duplicate(some()...)
	}
	text := fmt.Sprintf("statement %d", rng.IntN(1000))
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	acts := []func() edit.Act{
		func() edit.Act { return edit.AddThesis(text) },
		func() edit.Act { return edit.AddUnattached(text) },
		func() edit.Act { return edit.AddReason(either, text) },
		func() edit.Act { return edit.AddReason(either, text) },
		func() edit.Act { return edit.AddObjection(either, text) },
		func() edit.Act { return edit.By(v, edit.AddObjection(either, text)) },
		func() edit.Act { return edit.AddEvidence(either, text) },
		func() edit.Act { return edit.AddCoPremise(either, rng.IntN(2) == 0, text) },
		func() edit.Act { return edit.AddAssumption(either, text) },
		func() edit.Act { return edit.Undercut(either, text) },
		func() edit.Act { return edit.SupportStep(either, text) },
		func() edit.Act { return edit.SetText(st, text) },
		func() edit.Act { return edit.SetText(st, " ") },
		func() edit.Act {
			return edit.SetHoldings(st, []argmap.Holding{{Voice: v, Stance: argmap.Denies, Through: "me"}})
		},
		func() edit.Act { return edit.SetScheme(either, text) },
		func() edit.Act { return edit.SetKind(st, argmap.Evidence) },
		func() edit.Act { return edit.SetMap(argmap.Map{Title: text}) },
		func() edit.Act { return edit.Delete(pick(argmap.KindComment)) },
		func() edit.Act { return edit.SetShort(st, "short") },
		func() edit.Act { return edit.SetNote(st, "a note") },
		func() edit.Act { return edit.SetTags(st, []string{"a", "", "b", "a"}) },
		func() edit.Act { return edit.SetGroup(st, "II") },
		func() edit.Act { return edit.NextKind(st) },
		func() edit.Act { return edit.ToggleStated(st) },
		func() edit.Act { return edit.ToggleThesis(st) },
		func() edit.Act { return edit.SetVoice(either, v) },
		func() edit.Act { return edit.Flip(some()...) },
		func() edit.Act { return edit.SetLabel(either, "because") },
		func() edit.Act { return edit.Use(some(), place()) },
		func() edit.Act { return edit.Use(refs(st), place()) },
		func() edit.Act { return edit.Move(some(), place()) },
		func() edit.Act { return edit.Move(refs(either), place()) },
		func() edit.Act { return edit.Detach(some()...) },
		func() edit.Act { return edit.Join(some()...) },
		func() edit.Act { return edit.Split(some()...) },
		func() edit.Act { return edit.Merge(st, pick(argmap.KindStatement)) },
		func() edit.Act { return edit.Merge(some()...) },
		func() edit.Act { return edit.InsertAbove(either, text) },
		func() edit.Act { return edit.DeleteOnly(st) },
		func() edit.Act { return edit.DeleteOnly(some()...) },
		func() edit.Act { return edit.NextKind(some()...) },
		func() edit.Act { return edit.ToggleStated(some()...) },
		func() edit.Act { return edit.ToggleThesis(some()...) },
		func() edit.Act {
			return edit.Each(some(), func(r argmap.Ref) edit.Act { return edit.SetVoice(r, v) })
		},
		duplicate,
		func() edit.Act {
			clip, err := edit.ClipOf(s, some())
			if err != nil {
				return edit.Paste(edit.Clip{Map: s}, place())
			}
			clip.Marked = rng.IntN(2) == 0
			return edit.Paste(clip, place())
		},
		func() edit.Act { return edit.Reorder([]argmap.Ref{either}, 1-2*rng.IntN(2)) },
		func() edit.Act { return edit.Delete(either) },
		func() edit.Act { return edit.Delete(some()...) },
		func() edit.Act { return edit.AddVoice(text) },
		func() edit.Act { return edit.RenameVoice(v, text) },
		func() edit.Act { return edit.DeleteVoice(v) },
		func() edit.Act { return edit.MergeVoices(v, argmap.VoiceID(pick(argmap.KindVoice).ID)) },
		func() edit.Act { return edit.AddItem(argmap.Item{Title: text}) },
		func() edit.Act {
			return edit.AddCitation(either, edit.Cited{Item: argmap.ItemID(pick(argmap.KindItem).ID), Note: rng.IntN(9)})
		},
		func() edit.Act {
			return edit.SetCitation(argmap.CitationID(pick(argmap.KindCitation).ID), edit.Cited{Item: argmap.ItemID(pick(argmap.KindItem).ID), Locator: text})
		},
		func() edit.Act { return edit.DeleteCitation(argmap.CitationID(pick(argmap.KindCitation).ID)) },
		func() edit.Act {
			return edit.ReorderPremise(argmap.ArgumentID(arg.ID), argmap.StatementID(st.ID), 1-2*rng.IntN(2))
		},
		func() edit.Act { return edit.RemovePremise(argmap.ArgumentID(arg.ID), argmap.StatementID(st.ID)) },
		func() edit.Act {
			return edit.PutDispute(argmap.Dispute{Title: text, Sides: [2][]argmap.VoiceID{{v}, {"me"}}, Statement: argmap.StatementID(st.ID)})
		},
		func() edit.Act { return edit.AddComment(either, "Me", text, argmap.Minor, "", at) },
		func() edit.Act { return edit.Answer(argmap.CommentID(pick(argmap.KindComment).ID), "Me", text, at) },
		func() edit.Act {
			return edit.SetStatus(argmap.CommentID(pick(argmap.KindComment).ID), argmap.Resolved)
		},
	}
	return acts[rng.IntN(len(acts))]()
}

// log keeps what a session tells, as a file does: enough to go on after a restart.
type log struct{ done, undone []argmap.Step }

func (l *log) hear(step argmap.Step) {
	last := func(steps []argmap.Step) (argmap.Step, []argmap.Step) {
		return steps[len(steps)-1], steps[:len(steps)-1]
	}
	var moved argmap.Step
	switch step.Op {
	case argmap.Do:
		l.done, l.undone = append(l.done, step), nil
	case argmap.Undo:
		moved, l.done = last(l.done)
		l.undone = append(l.undone, moved)
	case argmap.Redo:
		moved, l.undone = last(l.undone)
		l.done = append(l.done, moved)
	}
}

// restart opens a map anew from its records and the log.
func (l *log) restart(t *testing.T, s *edit.Session, o edit.Options) *edit.Session {
	t.Helper()
	tx := argmap.Begin(argmap.Bare())
	for _, r := range s.Snapshot().Records() {
		tx.Put(r)
	}
	read, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	again := edit.Start(read, s.Revision(), l.done, l.undone, o)
	again.Select(s.Selection()...)
	again.OnStep(l.hear)
	return again
}

// TestRandomActs does thousands of random acts; each leaves a valid map, undoing all of them gives the empty map back,
// step by step, and redoing all of them the full one. With restarts in between nothing is different.
func TestRandomActs(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomActs(t, seed, seed%2 == 1) })
	}
}

// state is a map, and what was selected when it came about and when it was left: users select in between.
type state struct {
	records     *argmap.Snapshot
	first, last []argmap.Ref
}

func randomActs(t *testing.T, seed uint64, restarts bool) {
	rng := rand.New(rand.NewPCG(seed, 1))
	options := sessionOptions()
	kept := &log{}
	s := edit.Start(argmap.New("test", argmap.Voice{ID: "me", Name: "Me"}), 0, nil, nil, options)
	s.OnStep(kept.hear)
	restart := func(i int) {
		if restarts && i%100 == 0 {
			s = kept.restart(t, s, options)
		}
	}
	const acts = 1500
	states := []state{{records: s.Snapshot()}}
	accepted := 0
	for i := range acts {
		restart(i)
		before := s.Snapshot()
		if one(t, s, randomAct(rng, before)) {
			accepted++
		}
		if s.Snapshot() == before {
			continue
		}
		states[len(states)-1].last = s.History()[0].Before
		states = append(states, state{records: s.Snapshot(), first: s.Selection()})
	}
	t.Logf("%d of %d acts accepted, %d statements at the end", accepted, acts, s.Snapshot().Count(argmap.KindStatement))
	if accepted < acts*4/10 {
		t.Errorf("only %d of %d acts were accepted: too few to tell", accepted, acts)
	}
	if found := argmap.Validate(s.Snapshot()); len(found) > 0 {
		t.Fatal(found)
	}
	same := func(i int, selected []argmap.Ref) {
		t.Helper()
		if i%20 == 0 && !argmap.Equal(s.Snapshot(), states[i].records) {
			t.Fatalf("not the map of state %d", i)
		}
		if len(selected) > 0 && !slices.Equal(s.Selection(), selected) {
			t.Fatalf("state %d: selected %v, want %v", i, s.Selection(), selected)
		}
	}
	for i := len(states) - 2; i >= 0; i-- {
		restart(i)
		if _, err := s.Undo(); err != nil {
			t.Fatalf("undo: %v", err)
		}
		same(i, states[i].last)
	}
	if _, ok := s.CanUndo(); ok {
		t.Fatal("there is more to undo than was done")
	}
	for i := range states[1:] {
		restart(i)
		if _, err := s.Redo(); err != nil {
			t.Fatalf("redo: %v", err)
		}
		same(i+1, states[i+1].first)
	}
	if _, ok := s.CanRedo(); ok || !argmap.Equal(s.Snapshot(), states[len(states)-1].records) {
		t.Fatal("after redoing all, the map is not what it was")
	}
}

// one tries and does an act, and reports whether it was accepted.
func one(t *testing.T, s *edit.Session, act edit.Act) bool {
	t.Helper()
	before, at := s.Snapshot(), s.Revision()
	tried := s.Try(act)
	if s.Snapshot() != before {
		t.Fatal("trying changes the map")
	}
	_, err := s.Do(act)
	if (tried == nil) != (err == nil) {
		t.Fatalf("Try says %v, Do says %v", tried, err)
	}
	if (s.Snapshot() == before) != (s.Revision() == at) {
		t.Fatal("the map and its revision do not change together")
	}
	if err == nil {
		return true
	}
	var refusal edit.Refusal
	if !errors.As(err, &refusal) || !strings.HasSuffix(err.Error(), ".") {
		t.Fatalf("not a sentence: %v", err)
	}
	if s.Snapshot() != before {
		t.Fatalf("a refused act changed the map: %v", err)
	}
	return false
}
