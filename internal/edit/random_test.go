package edit_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func session(t testing.TB) *edit.Session {
	t.Helper()
	n := 0
	id := func() string { n++; return fmt.Sprintf("id%d", n) }
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	m := argmap.New("test", argmap.Voice{ID: "me", Name: "Me"})
	return edit.Start(m, 0, nil, nil, edit.Options{NewID: id, Clock: clock, By: "Me"})
}

// randomAct returns some act on records picked at random, half of which exist.
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
		func() edit.Act { return edit.SetShort(st, "short") },
		func() edit.Act { return edit.SetNote(st, "a note") },
		func() edit.Act { return edit.SetTags(st, []string{"a", "", "b", "a"}) },
		func() edit.Act { return edit.SetGroup(st, "II") },
		func() edit.Act { return edit.NextKind(st) },
		func() edit.Act { return edit.ToggleStated(st) },
		func() edit.Act { return edit.ToggleThesis(st) },
		func() edit.Act { return edit.SetVoice(either, v) },
		func() edit.Act { return edit.Flip(either) },
		func() edit.Act { return edit.SetLabel(either, "because") },
		func() edit.Act { return edit.Attach(st, pick(argmap.KindStatement), argmap.Pro) },
		func() edit.Act { return edit.Attach(st, either, argmap.Con) },
		func() edit.Act { return edit.AttachPremise(st, argmap.ArgumentID(arg.ID), rng.IntN(4)-1) },
		func() edit.Act { return edit.Detach(either) },
		func() edit.Act { return edit.Reorder(either, 1-2*rng.IntN(2)) },
		func() edit.Act { return edit.Delete(either) },
		func() edit.Act { return edit.AddVoice(text) },
		func() edit.Act { return edit.RenameVoice(v, text) },
		func() edit.Act { return edit.DeleteVoice(v) },
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

// TestRandomActs does thousands of random acts; each leaves a valid map, undoing all of them gives the empty map back,
// and redoing all of them the full one.
func TestRandomActs(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 1))
		s := session(t)
		start := s.Snapshot()
		states := []*argmap.Snapshot{start}
		for range 1500 {
			before := s.Snapshot()
			act := randomAct(rng, before)
			tried := s.Try(act)
			_, err := s.Do(act)
			if (tried == nil) != (err == nil) {
				t.Fatalf("seed %d: Try says %v, Do says %v", seed, tried, err)
			}
			if err != nil {
				var refusal edit.Refusal
				var problems argmap.Problems
				if !errors.As(err, &refusal) && !errors.As(err, &problems) {
					t.Fatalf("seed %d: not a refusal: %v", seed, err)
				}
				if s.Snapshot() != before {
					t.Fatalf("seed %d: a refused act changed the map: %v", seed, err)
				}
				continue
			}
			if s.Snapshot() != before && !argmap.Equal(s.Snapshot(), before) {
				states = append(states, s.Snapshot())
			}
		}
		end := s.Snapshot()
		if found := argmap.Validate(end); len(found) > 0 {
			t.Fatalf("seed %d: %v", seed, found)
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := s.Undo(); err != nil {
				t.Fatalf("seed %d: undo: %v", seed, err)
			}
			if i%50 == 0 && !argmap.Equal(s.Snapshot(), states[i]) {
				t.Fatalf("seed %d: undo does not lead back to state %d", seed, i)
			}
		}
		if !argmap.Equal(s.Snapshot(), start) {
			t.Fatalf("seed %d: after undoing all, the map is not what it was", seed)
		}
		for {
			if _, ok := s.CanRedo(); !ok {
				break
			}
			if _, err := s.Redo(); err != nil {
				t.Fatalf("seed %d: redo: %v", seed, err)
			}
		}
		if !argmap.Equal(s.Snapshot(), end) {
			t.Fatalf("seed %d: after redoing all, the map is not what it was", seed)
		}
	}
}
