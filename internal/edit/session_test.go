package edit_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

func do(t testing.TB, s *edit.Session, acts ...edit.Act) {
	t.Helper()
	for _, act := range acts {
		if _, err := s.Do(act); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSelect(t *testing.T) {
	s := small(t)
	s.Select(st("s2"), st("gone"), st("s1"), st("s2"))
	if got := s.Selection(); !slices.Equal(got, []argmap.Ref{st("s2"), st("s1")}) || s.Leading() != st("s2") {
		t.Errorf("selected %v", got)
	}
	s.Selection()[0] = st("s7")
	if s.Leading() != st("s2") {
		t.Error("the caller writes into the selection")
	}
	s.Select()
	if !s.Leading().IsZero() {
		t.Error("something is still selected")
	}
}

// What is deleted is selected no longer, whatever the act says.
func TestSelectionOfWhatGoes(t *testing.T) {
	s := small(t)
	k := argmap.CommentID("k").Ref()
	s.Select(k, st("s1"))
	do(t, s, edit.Delete(k))
	if got := s.Selection(); !slices.Equal(got, []argmap.Ref{st("s1")}) {
		t.Errorf("selected %v", got)
	}
	if _, err := s.Undo(); err != nil || s.Leading() != k {
		t.Errorf("undone: %v, selected %s", err, s.Leading())
	}
}

// Where nothing was selected before, undoing selects what came back, but nothing that is no box.
func TestSelectionWithoutSelection(t *testing.T) {
	s := small(t)
	do(t, s, edit.Delete(st("s3")))
	s.Select()
	if _, err := s.Undo(); err != nil || s.Leading() != st("s3") {
		t.Errorf("undone: %v, selected %s", err, s.Leading())
	}
	s = small(t)
	do(t, s, edit.AddVoice("New"))
	for _, turn := range []func() (argmap.Step, error){s.Undo, s.Redo} {
		if _, err := turn(); err != nil || !s.Leading().IsZero() {
			t.Errorf("%v, selected %s", err, s.Leading())
		}
	}
}

func TestDraft(t *testing.T) {
	s := small(t)
	add := func(text string) edit.Act { return edit.AddReason(st("s1"), text) }
	before := s.Snapshot()
	d, err := s.Draft(add(""))
	if err != nil || len(d.IDs) != 2 || d.Outcome.Select[0].ID != d.IDs[0] {
		t.Fatalf("%+v, %v", d, err)
	}
	if !d.Snapshot.Has(d.Outcome.Select[0]) || len(d.Snapshot.On(st("s1"))) != 3 || s.Snapshot() != before || s.Revision() != 0 {
		t.Error("the draft is not beside the map")
	}
	out, err := s.DoWith(d.IDs, add("typed"))
	if err != nil || out.Select[0] != d.Outcome.Select[0] {
		t.Errorf("the typed statement is another: %v, %v", out, err)
	}
	if again, err := s.DoWith(d.IDs, add("typed again")); err != nil || again.Select[0] == out.Select[0] {
		t.Errorf("the second takes the ids of the first: %v, %v", again, err)
	}
	if got, _ := s.Snapshot().Statement(argmap.StatementID(d.IDs[0])); got.Text != "typed" {
		t.Errorf("the first was written over: %q", got.Text)
	}
	if _, err := s.Draft(edit.Flip(st("s1"))); err == nil {
		t.Error("a draft of what is refused")
	}
	if out, err := s.DoWith([]string{"one"}, add("too few ids")); err != nil || out.Select[0] != st("one") {
		t.Errorf("%v, %v", out, err)
	}
}

func TestNothingToDo(t *testing.T) {
	s := small(t)
	s.OnStep(func(argmap.Step) { t.Error("a listener hears of nothing") })
	before := s.Snapshot()
	do(t, s, edit.SetText(st("s1"), " Text s1 "), edit.SetTags(st("s1"), []string{" "}))
	if s.Snapshot() != before || s.Revision() != 0 || s.Leading() != st("s1") {
		t.Error("an act that changes nothing is a step")
	}
	for _, turn := range []func() (argmap.Step, error){s.Undo, s.Redo} {
		if _, err := turn(); err == nil || err.Error()[:len("There is nothing to ")] != "There is nothing to " {
			t.Error(err)
		}
	}
	if _, ok := s.CanRedo(); ok {
		t.Error("something can be repeated")
	}
}

// Listeners hear of all steps in order, each with all that a log needs, and may not change the map.
func TestListeners(t *testing.T) {
	s := small(t)
	var heard []string
	var steps []argmap.Step
	for _, who := range []string{"a", "b"} {
		s.OnStep(func(step argmap.Step) {
			heard = append(heard, fmt.Sprint(who, step.Revision))
			if _, err := s.Do(edit.AddThesis("by a listener")); err == nil {
				t.Error("a listener may change the map")
			}
			if _, err := s.Undo(); err == nil {
				t.Error("a listener may undo")
			}
			if _, err := s.Redo(); err == nil {
				t.Error("a listener may redo")
			}
			if err := s.Try(edit.AddThesis("x")); err == nil {
				t.Error("a listener is told that it may change the map")
			}
			if who == "b" {
				steps = append(steps, step)
			}
		})
	}
	s.Select(st("s1"))
	do(t, s, edit.AddThesis("x"))
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(heard); got != "[a1 b1 a2 b2 a3 b3]" || s.Revision() != 3 {
		t.Errorf("heard %s", got)
	}
	for i, want := range []struct {
		op            argmap.Op
		of            int64
		before, after argmap.Ref
	}{{argmap.Do, 0, st("s1"), st("n1")}, {argmap.Undo, 1, st("n1"), st("s1")}, {argmap.Redo, 1, st("s1"), st("n1")}} {
		got := steps[i]
		if got.Op != want.op || got.Of != want.of || got.Before[0] != want.before || got.After[0] != want.after || got.Title != "thesis" || got.By != "Me" || got.At != noon {
			t.Errorf("step %d: %+v", i+1, got)
		}
	}
	do(t, s, edit.AddThesis("y"))
	if _, ok := s.CanRedo(); ok || len(s.History()) != 2 || s.History()[0].Revision != 4 {
		t.Errorf("history %v", s.History())
	}
}

// At least a thousand steps can be undone, also in a session that goes on from stored ones; then they are forgotten.
func TestDepth(t *testing.T) {
	s := small(t)
	start := s.Snapshot()
	for i := range argmap.UndoDepth {
		do(t, s, edit.SetNote(st("s1"), fmt.Sprint(i)))
	}
	full := s.Snapshot()
	steps := s.History()
	slices.Reverse(steps)
	again := edit.Start(s.Snapshot(), s.Revision(), steps, nil, edit.Options{Clock: func() time.Time { return noon }})
	for i := range argmap.UndoDepth {
		if _, err := again.Undo(); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	if !argmap.Equal(again.Snapshot(), start) || argmap.UndoDepth < 1000 {
		t.Error("undone, the map is not what it was")
	}
	for range argmap.UndoDepth {
		if _, err := again.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	if !argmap.Equal(again.Snapshot(), full) {
		t.Error("done again, the map is not what it was")
	}
	do(t, s, edit.SetNote(st("s1"), "one more"))
	if got := s.History(); len(got) != argmap.UndoDepth || got[len(got)-1].Revision != 2 {
		t.Errorf("%d steps kept, the oldest %d", len(got), got[len(got)-1].Revision)
	}
	all := append(steps, s.History()[0])
	if got := edit.Start(s.Snapshot(), 0, all, nil, edit.Options{}).History(); len(got) != argmap.UndoDepth || got[0].Revision != argmap.UndoDepth+1 {
		t.Errorf("%d steps taken over", len(got))
	}
}

// A history that does not fit the map is noticed, and nothing is lost.
func TestStaleHistory(t *testing.T) {
	s := small(t)
	do(t, s, edit.SetText(st("s1"), "other"))
	for _, wrong := range []*edit.Session{
		edit.Start(small(t).Snapshot(), 1, s.History(), nil, edit.Options{}),
		edit.Start(s.Snapshot(), 1, nil, s.History(), edit.Options{}),
	} {
		_, undo := wrong.Undo()
		_, redo := wrong.Redo()
		if undo == nil || redo == nil || wrong.Revision() != 1 {
			t.Errorf("%v, %v", undo, redo)
		}
	}
}
