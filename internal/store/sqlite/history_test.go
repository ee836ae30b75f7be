package sqlite

import (
	"slices"
	"testing"
	"time"

	"warrant/internal/argmap"
)

// stacks returns the revisions of steps.
func stacks(steps []argmap.Step) []int64 {
	out := []int64{}
	for _, s := range steps {
		out = append(out, s.Revision)
	}
	return out
}

func TestStacksAfterReopening(t *testing.T) {
	for _, test := range []struct {
		keys         string // d do, u undo, r redo
		done, undone []int64
	}{
		{"", []int64{}, []int64{}},
		{"d", []int64{1}, []int64{}},
		{"ddd", []int64{1, 2, 3}, []int64{}},
		{"dddu", []int64{1, 2}, []int64{3}},
		{"ddduuu", []int64{}, []int64{3, 2, 1}},
		{"ddduur", []int64{1, 2}, []int64{3}},
		{"dddurur", []int64{1, 2, 3}, []int64{}},
		{"ddud", []int64{1, 4}, []int64{}},         // the redo branch is cut by a new step
		{"dduudu", []int64{}, []int64{5}},          // and stays cut when that is undone
		{"dduurdu", []int64{1}, []int64{6}},        // also half-way
		{"dudududu", []int64{}, []int64{7}},        //
		{"ddduurrud", []int64{1, 2, 9}, []int64{}}, //
		{"dddduuruuu", []int64{}, []int64{4, 3, 2, 1}},
	} {
		t.Run(test.keys, func(t *testing.T) {
			d := newFolder(t)
			e := newEditor(1, fullMap())
			f := d.create("m.warrant", e.now)
			for _, key := range test.keys {
				switch key {
				case 'd':
					appendAll(t, f, e.do())
				case 'u':
					appendAll(t, f, e.undo())
				case 'r':
					appendAll(t, f, e.redo())
				}
			}
			f.Close()
			l := load(t, d.open("m.warrant"))
			if got := stacks(l.Done); !slices.Equal(got, test.done) {
				t.Errorf("done %v, want %v", got, test.done)
			}
			if got := stacks(l.Undone); !slices.Equal(got, test.undone) {
				t.Errorf("undone %v, want %v", got, test.undone)
			}
			sameSteps(t, "done", e.done, l.Done)
			sameSteps(t, "undone", e.undone, l.Undone)
		})
	}
}

// TestTwoThousandStepsBack undoes as far as a file goes, after reopening, and comes to the map as it was created.
func TestTwoThousandStepsBack(t *testing.T) {
	d := newFolder(t)
	first := fullMap()
	e := newEditor(9, first)
	f := d.create("m.warrant", e.now)
	steps := make([]argmap.Step, 2000)
	for i := range steps {
		steps[i] = e.do()
	}
	for some := range slices.Chunk(steps, 100) {
		if err := f.AppendAll(ctx, some); err != nil {
			t.Fatal(detail(err))
		}
	}
	f.Close()
	start := time.Now()
	l := load(t, d.open("m.warrant"))
	t.Logf("loaded %d statements and %d steps in %v", l.Snapshot.Count(argmap.KindStatement), len(l.Done), time.Since(start))
	sameSteps(t, "done", e.done, l.Done)
	now := l.Snapshot
	for _, s := range slices.Backward(l.Done) {
		var err error
		if now, err = argmap.Apply(now, s.Change.Invert()); err != nil {
			t.Fatal(err)
		}
	}
	sameMap(t, first, now)
}

// TestStacksAreCapped gives back the newest steps of a log that is longer than the stacks may be.
func TestStacksAreCapped(t *testing.T) {
	d := newFolder(t)
	e := newEditor(9, fullMap())
	f := d.create("m.warrant", e.now)
	var steps []argmap.Step
	voice := argmap.Voice{ID: "v", Name: "0"}
	for i := range argmap.UndoDepth + 300 {
		from, to := argmap.Record(nil), argmap.Record(argmap.Voice{ID: "v", Name: time.Duration(i).String()})
		if i > 0 {
			from = voice
		}
		voice = to.(argmap.Voice)
		steps = append(steps, e.step(argmap.Do, 0, argmap.NewChange([]argmap.Edit{{From: from, To: to}})))
	}
	for some := range slices.Chunk(steps, 500) {
		if err := f.AppendAll(ctx, some); err != nil {
			t.Fatal(detail(err))
		}
	}
	l := load(t, f)
	sameSteps(t, "done", steps[300:], l.Done)
}

func TestTimesWithoutZoneOrMonotonicClock(t *testing.T) {
	d := newFolder(t)
	e := newEditor(1, fullMap())
	f := d.create("m.warrant", e.now)
	at := time.Now().In(time.FixedZone("x", 3600))
	c := argmap.Comment{ID: "x", Of: argmap.MapRef, Text: "t", Severity: argmap.Minor, Status: argmap.Open, At: at}
	s := e.step(argmap.Do, 0, argmap.NewChange([]argmap.Edit{{To: c}}))
	s.At = at
	appendAll(t, f, s)
	l := load(t, f)
	got, _ := l.Snapshot.Comment("x")
	if !got.At.Equal(at) || got.At.Location() != time.UTC || !l.Done[0].At.Equal(at) {
		t.Fatal(got.At, l.Done[0].At, at)
	}
	if _, err := argmap.Apply(l.Snapshot, l.Done[0].Change.Invert()); err != nil {
		t.Fatal("the table and the log do not agree:", err)
	}
}
