package edit_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func TestWhatGoes(t *testing.T) {
	s := small(t).Snapshot()
	for of, want := range map[argmap.Ref]string{
		st("s1"):                      "6 statements, 5 steps (2 against), 1 citation, 1 comment, 1 dispute",
		st("s2"):                      "1 statement, 1 step",
		st("s5"):                      "1 statement, 1 step (1 against)",
		step("a1"):                    "1 statement, 2 steps (1 against), 1 citation, 1 comment",
		argmap.CommentID("k").Ref():   "1 comment",
		argmap.CitationID("c").Ref():  "1 citation",
		argmap.DisputeID("d").Ref():   "1 dispute",
		argmap.ViewID("v").Ref():      "nothing else",
		argmap.CommentID("no").Ref():  "nothing else",
		argmap.StatementID("x").Ref(): "nothing else",
	} {
		if got := edit.WhatGoes(s, of).String(); got != want {
			t.Errorf("%s: %s, want %s", of, got, want)
		}
	}
}

// The root of a circle stays when what bears on it goes, though it bears on that too: all else hangs from it.
func TestDeleteInCircle(t *testing.T) {
	s := session(t)
	do(t, s, edit.AddUnattached("root"))
	root := s.Leading()
	do(t, s, edit.AddReason(root, "reason"), edit.AddObjection(root, "attack"))
	attack := s.Leading()
	do(t, s, edit.Use(refs(root), edit.Place{On: attack, As: edit.AsObjection, At: -1}))
	if goes := edit.WhatGoes(s.Snapshot(), attack); goes.String() != "1 statement, 2 steps (2 against)" {
		t.Error(goes)
	}
	do(t, s, edit.Flip(root)) // the entrance of a circle has a step: its first use
	if on := s.Snapshot().On(attack); on[0].Polarity != argmap.Pro {
		t.Error("the step of the root is not turned")
	}
	do(t, s, edit.Delete(attack))
	if !s.Snapshot().Has(root) || s.Snapshot().Count(argmap.KindStatement) != 2 {
		t.Error("the root is gone")
	}
}

// A thesis stays when what it bears on goes, and a step that lost its last premise goes with what bore on it.
func TestDeleteAroundSteps(t *testing.T) {
	s := small(t)
	do(t, s, edit.ToggleThesis(st("s6")), edit.Delete(st("s4")), edit.Delete(st("s2")))
	if m := s.Snapshot(); !m.Has(st("s6")) || m.Has(step("a4")) || !m.Has(step("a1")) {
		t.Errorf("left: %s", structure(m))
	}
	do(t, s, edit.Delete(st("s3")))
	if m := s.Snapshot(); m.Has(step("a1")) || m.Has(step("a3")) || m.Has(st("s5")) || m.Has(argmap.CitationID("c").Ref()) {
		t.Errorf("left: %s", structure(m))
	}
}

// TestDeleteTakesWhatGoes holds on random maps what is said beforehand against what is gone afterwards.
func TestDeleteTakesWhatGoes(t *testing.T) {
	for seed := range uint64(8) {
		rng := rand.New(rand.NewPCG(seed, 5))
		s := session(t)
		for range 250 {
			_, _ = s.Do(randomAct(rng, s.Snapshot()))
		}
		before := s.Snapshot()
		for _, r := range before.Records() {
			of := r.Ref()
			goes := edit.WhatGoes(before, of)
			out, err := s.Do(edit.Delete(of))
			if err != nil {
				continue
			}
			removed := map[argmap.Kind]int{}
			var sts []argmap.StatementID
			for _, gone := range s.History()[0].Change.Removed() {
				removed[gone.Ref().Kind]++
				if id, ok := gone.Ref().Statement(); ok {
					sts = append(sts, id)
				}
			}
			slices.SortFunc(sts, func(a, b argmap.StatementID) int { return before.Outline().Place(a) - before.Outline().Place(b) })
			told := map[argmap.Kind]int{argmap.KindStatement: len(goes.Statements), argmap.KindArgument: len(goes.Arguments),
				argmap.KindCitation: goes.Citations, argmap.KindComment: goes.Comments, argmap.KindDispute: goes.Disputes}
			for k, n := range told {
				if removed[k] != n {
					t.Fatalf("seed %d, %s: %d %ss were to go, %d are gone", seed, of, n, k, removed[k])
				}
			}
			if !slices.Equal(sts, goes.Statements) || out.Notice != "Deleted "+goes.String()+"." {
				t.Fatalf("seed %d, %s: %v gone, %v told; %s", seed, of, sts, goes.Statements, out.Notice)
			}
			if len(s.Selection()) == 0 && s.Snapshot().Count(argmap.KindStatement) > 0 && len(goes.Statements) > 0 && len(edit.Siblings(before, of)) > 1 {
				t.Fatalf("seed %d, %s: nothing is selected", seed, of)
			}
			if _, err := s.Undo(); err != nil || !argmap.Equal(before, s.Snapshot()) {
				t.Fatalf("seed %d, %s: undone, %v", seed, of, err)
			}
		}
	}
}

func TestSiblings(t *testing.T) {
	s := small(t).Snapshot()
	for of, want := range map[argmap.Ref]string{
		st("s1"): "[statement/s1 statement/s7]", st("s3"): "[statement/s2 statement/s3 statement/s4]", st("s5"): "[statement/s5]",
		step("a2"): "[argument/a1 argument/a2]", step("a3"): "[argument/a3]",
	} {
		if got := fmt.Sprint(edit.Siblings(s, of)); got != want {
			t.Errorf("beside %s: %s, want %s", of, got, want)
		}
	}
}

// TestReorder moves records among their like, also where an import gave several the same rank.
func TestReorder(t *testing.T) {
	equal := []argmap.Rank{"5", "5", "5", "5"}
	for _, ranks := range [][]argmap.Rank{argmap.Ranks(4), equal, {"", "", "1", "1"}, {"1", "2", "2", "2"}, {"", "1", "1", "2"}} {
		tx := argmap.Begin(argmap.New("x", argmap.Voice{ID: "me", Name: "Me"}))
		for i, r := range ranks {
			root := argmap.Statement{ID: argmap.StatementID(fmt.Sprint("r", i)), Kind: argmap.Claim, Text: "x", Rank: r, Holdings: []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}}
			p := root
			p.ID = argmap.StatementID(fmt.Sprint("p", i))
			tx.Put(root)
			tx.Put(p)
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Polarity: argmap.Pro, Premises: []argmap.StatementID{p.ID}, Target: st("r0"), Rank: r})
		}
		start, _, err := tx.Commit()
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []func(i int) argmap.Ref{
			func(i int) argmap.Ref { return st(fmt.Sprint("r", i)) },
			func(i int) argmap.Ref { return st(fmt.Sprint("p", i)) },
			func(i int) argmap.Ref { return step(fmt.Sprint("a", i)) },
		} {
			for i := range ranks {
				for _, by := range []int{-1, 1} {
					s := edit.Start(start, 0, nil, nil, edit.Options{Clock: func() time.Time { return noon }})
					like := edit.Siblings(start, kind(i))
					to := i + by
					_, err := s.Do(edit.Reorder([]argmap.Ref{kind(i)}, by))
					if (err == nil) != (to >= 0 && to < len(like)) {
						t.Fatalf("%v: %s by %d: %v", ranks, kind(i), by, err)
					}
					if err != nil {
						continue
					}
					like[i], like[to] = like[to], like[i]
					if got := edit.Siblings(s.Snapshot(), kind(i)); !slices.Equal(got, like) {
						t.Fatalf("%v: %s by %d: %v, want %v", ranks, kind(i), by, got, like)
					}
				}
			}
		}
	}
}

func TestDeleteVoice(t *testing.T) {
	s := small(t)
	do(t, s, edit.SetVoice(st("s2"), "lee"))
	if _, err := s.Do(edit.DeleteVoice("lee")); err == nil || err.Error() != "Lee is still named in 1 statement and 1 dispute; merge it into another voice, or name another voice there first." {
		t.Error(err)
	}
	do(t, s, edit.SetVoice(st("s2"), "me"), edit.Delete(argmap.DisputeID("d").Ref()), edit.DeleteVoice("lee"))
	if v, _ := s.Snapshot().View("v"); len(v.Filter.Voices) != 0 || s.Snapshot().Has(argmap.VoiceID("lee").Ref()) {
		t.Error("the voice is still there")
	}
}

func TestName(t *testing.T) {
	s := small(t).Snapshot()
	for r, want := range map[argmap.Ref]string{
		st("s1"): "“Text s1”", st("gone"): "the statement", step("a1"): "the step from “Text s2”", step("gone"): "the step",
		argmap.VoiceID("lee").Ref(): "“Lee”", argmap.VoiceID("x").Ref(): "the voice", argmap.DisputeID("d").Ref(): "“Who?”",
		argmap.DisputeID("x").Ref(): "the dispute", argmap.MapRef: "the map", argmap.ItemID("i").Ref(): "“Work”",
		argmap.ItemID("x").Ref(): "the item",
	} {
		if got := edit.Name(s, r); got != want {
			t.Errorf("%s is called %s", r, got)
		}
	}
}
