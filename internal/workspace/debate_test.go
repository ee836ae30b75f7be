package workspace_test

import (
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/debate"
	"warrant/internal/scene"
)

// undisputed is the paper's map without the disputes that it records.
func undisputed(t *testing.T) *argmap.Snapshot {
	t.Helper()
	m, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	tx := argmap.Begin(m)
	for _, d := range m.Disputes() {
		tx.Remove(d.Ref())
	}
	m, _, err = tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestDebateSideAgainstSide holds a debate, recorded or not, to the specification: two columns, as many empty places as
// the model wants answers, answered by the voice whose turn it is, and Escape back to the same place.
func TestDebateSideAgainstSide(t *testing.T) {
	recorded, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*argmap.Snapshot{"recorded": recorded, "not recorded": undisputed(t)} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t, m)
			d.settle()
			d.strokes("Down Down")
			d.settle()
			camera, selected := d.w.Frame().Camera, d.w.Leading()
			d.press("B")
			d.settle()
			dispute, ok := debate.Between(d.w.Snapshot(), d.w.InDebate())
			if !ok {
				t.Fatalf("B shows no debate: %s", d.message())
			}
			if d.w.Leading() != dispute.Statement.Ref() {
				t.Errorf("selected is %v, not what is disputed", d.w.Leading())
			}
			model := debate.New(d.w.Snapshot(), dispute)
			slots, left, right := 0, false, false
			b := d.w.Frame().Scene.Bounds
			for _, h := range d.w.Frame().Scene.Hits {
				middle := b.X + b.W/2
				switch {
				case h.Part == scene.PartSlot:
					slots++
				case h.Part == scene.PartBox && h.Of != dispute.Statement.Ref():
					left, right = left || h.Rect.Right() <= middle, right || h.Rect.X >= middle
				}
			}
			if want := len(model.Slots()); slots != want || want == 0 {
				t.Errorf("%d empty places, the model wants %d answers", slots, want)
			}
			if !left || !right {
				t.Errorf("boxes at the left: %v, at the right: %v", left, right)
			}
			d.answerFirst(t)
			d.press("Escape")
			d.settle()
			if d.w.InDebate() != "" || d.w.Leading() != selected || d.w.Frame().Camera.Zoom != camera.Zoom {
				t.Errorf("back at %v, %v, in debate %q", d.w.Leading(), d.w.Frame().Camera, d.w.InDebate())
			}
		})
	}
}

// answerFirst fills the first place that waits for an answer.
func (d *desk) answerFirst(t *testing.T) {
	t.Helper()
	for _, h := range d.w.Frame().Scene.Hits {
		if h.Part != scene.PartSlot {
			continue
		}
		d.w.Press(d.w.Frame().Camera.ToPane(h.Rect.Center()), false)
		d.settle()
		d.strokes("‹An answer› Enter")
		d.settle()
		st, _ := d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
		if st.Text != "An answer" || st.Holdings[0].Voice != h.By {
			t.Errorf("the answer is %+v, want it held by %s", st, h.By)
		}
		return
	}
}

// TestNobodyAttacks: where no voice attacks another, B says so.
func TestNobodyAttacks(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹A thesis› Ctrl+Enter ‹A reason› Enter")
	d.press("B")
	if d.w.InDebate() != "" || d.message() != "No voice attacks what another one holds; there is nothing to debate yet." {
		t.Errorf("in debate %q, the line says %q", d.w.InDebate(), d.message())
	}
}
