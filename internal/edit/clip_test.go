package edit_test

import (
	"fmt"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func TestJoin(t *testing.T) {
	s := small(t)
	do(t, s, edit.Flip(st("s4")))
	do(t, s, edit.Join(st("s4"), st("s3")))
	if got := structure(s.Snapshot()); got != "s5xa2 s4+s2+s3>s1 s6>s2 s6>s4" {
		t.Errorf("joined: %s", got)
	}
	if !s.Snapshot().Has(argmap.CommentID("k").Ref()) || s.Leading() != st("s4") {
		t.Error("a comment on a joined step is gone, or the selection")
	}
	do(t, s, edit.Split(step("a2")))
	if got := structure(s.Snapshot()); got != "s5xa2 s4>s1 s2>s1 s3>s1 s6>s2 s6>s4" {
		t.Errorf("split: %s", got)
	}
}

// TestClipIntoAnotherMap takes a step with everything that belongs to it into a map that knows one of its voices.
func TestClipIntoAnotherMap(t *testing.T) {
	from := small(t)
	do(t, from, edit.SetVoice(st("s2"), "lee"))
	do(t, from, edit.SetNote(st("s2"), "a note"))
	do(t, from, edit.SetLabel(step("a1"), "because"))
	do(t, from, edit.SetKind(st("s6"), argmap.Evidence))
	clip, err := edit.ClipOf(from.Snapshot(), refs(step("a1"), st("s6")))
	if err != nil {
		t.Fatal(err)
	}
	into := edit.Start(argmap.New("other", argmap.Voice{ID: "you", Name: "You"}), 0, nil, nil, countingOptions("x"))
	do(t, into, edit.AddThesis("T"))
	do(t, into, edit.AddVoice("LEE"))
	thesis := into.Leading()
	do(t, into, edit.Paste(clip, edit.Place{On: thesis, As: edit.AsObjection, At: -1}))
	s := into.Snapshot()
	objection := s.On(thesis)[0]
	first, _ := s.Statement(objection.Premises[0])
	second, _ := s.Statement(objection.Premises[1])
	lee, _ := s.Voice(first.Holdings[0].Voice)
	if lee.Name != "LEE" || first.Note != "a note" || second.Holdings[0].Voice != "you" || len(s.Voices()) != 2 {
		t.Errorf("held by %s, note %q; %v", lee.Name, first.Note, second.Holdings)
	}
	if objection.Label != "because" || objection.Polarity != argmap.Con || len(s.On(objection.Ref())) != 1 {
		t.Errorf("the step: %+v", objection)
	}
	if cited := s.CitationsOf(objection.Ref()); len(cited) != 1 || len(s.Items()) != 1 || len(s.CommentsOn(objection.Ref())) != 1 {
		t.Error("what was noted on the step is not there")
	}
	below := s.On(first.ID.Ref())
	if len(below) != 1 {
		t.Fatal("nothing hangs below")
	}
	if leaf, _ := s.Statement(below[0].Premises[0]); leaf.Kind != argmap.Evidence || leaf.Text != "Text s6" {
		t.Errorf("below: %+v", leaf)
	}
	do(t, into, edit.Paste(clip, edit.Place{On: thesis, At: -1}))
	if n := into.Snapshot().Count(argmap.KindItem); n != 1 {
		t.Errorf("a second time: %d works", n)
	}
	do(t, into, edit.Paste(clip, edit.Place{}))
	if title, _ := into.CanUndo(); title != "pasting 4 statements" || len(into.Selection()) != 2 {
		t.Errorf("%s, %v", title, into.Selection())
	}
}

func countingOptions(prefix string) edit.Options {
	n := 0
	return edit.Options{NewID: func() string { n++; return fmt.Sprint(prefix, n) }, Clock: func() time.Time { return noon }}
}
