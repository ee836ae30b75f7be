package debate_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/debate"
)

// quarrel is a small dispute: A holds D; B attacks it twice, once through a step; C helps A and attacks B.
func quarrel(t *testing.T) (*argmap.Snapshot, argmap.Dispute) {
	t.Helper()
	tx := argmap.Begin(argmap.New("Quarrel", argmap.Voice{ID: "reader", Name: "Reader"}))
	for _, v := range []argmap.VoiceID{"a", "a2", "b", "c"} {
		tx.Put(argmap.Voice{ID: v, Name: "Voice " + string(v)})
	}
	say := func(id string, stance argmap.Stance, v argmap.VoiceID) {
		tx.Put(argmap.Statement{ID: argmap.StatementID(id), Kind: argmap.Claim, Text: "Says " + id,
			Holdings: []argmap.Holding{{Voice: v, Stance: stance}}})
	}
	step := func(id string, p argmap.Polarity, target argmap.Ref, premises ...argmap.StatementID) {
		tx.Put(argmap.Argument{ID: argmap.ArgumentID(id), Polarity: p, Target: target, Premises: premises, Rank: argmap.Rank(id[1:])})
	}
	say("D", argmap.Asserts, "a")
	say("r1", argmap.Asserts, "a2") // a reason for D, not answered
	say("r2", argmap.Asserts, "a")  // a reason that B undercuts
	say("u", argmap.Asserts, "b")
	say("u2", argmap.Denies, "b") // what B denies is on A's side
	say("e", argmap.Asserts, "c") // C's evidence for r1
	say("x", argmap.Asserts, "b") // B attacks D
	say("xe", argmap.Asserts, "b")
	say("y", argmap.Asserts, "a") // A answers by the evidence for x
	say("z", argmap.Asserts, "c") // C attacks x
	step("s1", argmap.Pro, argmap.StatementID("D").Ref(), "r1")
	step("s2", argmap.Pro, argmap.StatementID("D").Ref(), "r2")
	step("s3", argmap.Con, argmap.StatementID("D").Ref(), "x")
	step("s4", argmap.Pro, argmap.StatementID("r1").Ref(), "e")
	step("s5", argmap.Con, argmap.ArgumentID("s2").Ref(), "u")
	step("s6", argmap.Con, argmap.StatementID("u").Ref(), "u2")
	step("s7", argmap.Pro, argmap.StatementID("x").Ref(), "xe")
	step("s8", argmap.Con, argmap.StatementID("xe").Ref(), "y")
	step("s9", argmap.Con, argmap.StatementID("x").Ref(), "z")
	d := argmap.Dispute{ID: "d", Title: "A against B", Sides: [2][]argmap.VoiceID{{"a", "a2"}, {"b"}}, Statement: "D"}
	tx.Put(d)
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s, d
}

func TestRows(t *testing.T) {
	s, d := quarrel(t)
	got := debate.New(s, d)
	if got.Home != debate.Left || len(got.Rows) != 3 {
		t.Fatalf("home %v, %d rows; want the left side and 3 rows", got.Home, len(got.Rows))
	}
	r1, r2, x := got.Rows[0], got.Rows[1], got.Rows[2]
	if r1.Side != debate.Left || r2.Side != debate.Left || x.Side != debate.Right {
		t.Errorf("columns are %v, %v, %v", r1.Side, r2.Side, x.Side)
	}
	if len(r1.Reasons) != 1 || r1.Reasons[0].Side != debate.Left {
		t.Error("a third party's evidence does not stand under what it supports")
	}
	if len(r2.Replies) != 1 || !r2.Replies[0].ToStep() || r2.Replies[0].Side != debate.Right {
		t.Error("the undercut is no reply to the step")
	}
	if len(r2.Replies[0].Replies) != 1 {
		t.Error("what B denies does not answer B")
	}
	if len(got.Apart) != 1 || got.Apart[0].Claims[0].ID != "z" {
		t.Errorf("apart stand %d entries, want z alone", len(got.Apart))
	}
}

func TestAnswers(t *testing.T) {
	s, d := quarrel(t)
	got := debate.New(s, d)
	want := [2]debate.Counts{
		{Held: 5, Attacked: 2, Answered: 2, Unanswered: 0},
		{Held: 3, Attacked: 2, Answered: 1, Unanswered: 3},
	}
	if got.Counts != want {
		t.Errorf("counts are %+v, want %+v", got.Counts, want)
	}
	slots := got.Slots()
	if len(slots) != 3 {
		t.Fatalf("%d slots, want 3", len(slots))
	}
	for _, e := range slots {
		if e.Wants != "b" {
			t.Errorf("an answer to %s is due from %q, want b", e.Step.ID, e.Wants)
		}
	}
}

func TestWhoAnswers(t *testing.T) {
	s, d := quarrel(t)
	tx := argmap.Begin(s)
	tx.Put(argmap.Statement{ID: "n", Kind: argmap.Claim, Text: "New", Holdings: []argmap.Holding{{Voice: "b", Stance: argmap.Asserts}}})
	tx.Put(argmap.Argument{ID: "sn", Polarity: argmap.Con, Target: argmap.StatementID("r1").Ref(), Premises: []argmap.StatementID{"n"}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range debate.New(s, d).Slots() {
		if e.Step.ID == "sn" && e.Wants != "a2" {
			t.Errorf("the answer is due from %q, want a2, whose claim is attacked", e.Wants)
		}
	}
}

func TestCircleEnds(t *testing.T) {
	s, d := quarrel(t)
	tx := argmap.Begin(s)
	tx.Put(argmap.Argument{ID: "back", Polarity: argmap.Pro, Target: argmap.StatementID("e").Ref(), Premises: []argmap.StatementID{"D"}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	e := debate.New(s, d).Rows[0].Reasons[0]
	if len(e.Reasons) != 1 || !e.Reasons[0].Claims[0].Again {
		t.Error("the disputed statement is not named as said before")
	}
}
