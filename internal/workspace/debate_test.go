package workspace_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/debate"
	"warrant/internal/edit"
	"warrant/internal/geom"
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

// taylor is a map of three voices: Taylor holds a claim with two reasons, the critics attack the claim and one of the
// reasons, Taylor has answered once, and Dallin attacks the claim, too.
func taylor(t *testing.T, recorded bool) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Taylor and the critics", argmap.Voice{ID: "reader", Name: "Reader", Role: argmap.Reader}))
	for id, name := range map[argmap.VoiceID]string{"t": "Taylor", "c": "Critics", "d": "Dallin"} {
		tx.Put(argmap.Voice{ID: id, Name: name})
	}
	say := func(id argmap.StatementID, by argmap.VoiceID, thesis bool) {
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: "Says " + string(id), Thesis: thesis,
			Holdings: []argmap.Holding{{Voice: by, Stance: argmap.Asserts}}})
	}
	step := func(p argmap.Polarity, target, premise argmap.StatementID) {
		tx.Put(argmap.Argument{ID: argmap.ArgumentID("on-" + premise), Polarity: p, Target: target.Ref(),
			Premises: []argmap.StatementID{premise}, Rank: argmap.Rank(premise[:1])})
	}
	say("thesis", "reader", true)
	say("a-claim", "t", false)
	say("b-reason", "t", false)
	say("c-reason", "t", false)
	say("d-attack", "c", false)
	say("e-answer", "t", false)
	say("f-attack", "c", false)
	say("g-third", "d", false)
	step(argmap.Pro, "thesis", "a-claim")
	step(argmap.Pro, "a-claim", "b-reason")
	step(argmap.Pro, "a-claim", "c-reason")
	step(argmap.Con, "a-claim", "d-attack")
	step(argmap.Con, "d-attack", "e-answer")
	step(argmap.Con, "b-reason", "f-attack")
	step(argmap.Con, "a-claim", "g-third")
	if recorded {
		tx.Put(argmap.Dispute{ID: "q", Title: "Taylor vs. the critics", Sides: [2][]argmap.VoiceID{{"t"}, {"c"}}, Statement: "a-claim"})
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stands says what is selected and where on the screen it is.
func (d *desk) stands() string {
	f := d.w.Frame()
	at, _ := f.Scene.Where(d.w.Leading())
	place := f.Camera.ToPane(geom.Point{X: at.X, Y: at.Y})
	return fmt.Sprintf("%v at %.0f, %.0f of %.2f", d.w.Leading(), place.X, place.Y, f.Camera.Zoom)
}

// standing says that, and how much of the map is open.
func (d *desk) standing() string {
	return fmt.Sprintf("%s, %d boxes, %d rows", d.stands(), boxes(d.w.Frame().Scene), len(d.w.Rows()))
}

// TestDebateSideAgainstSide: a debate of Taylor, the critics and Dallin, recorded or not, has two columns with every box
// in its own, as many empty places as the model wants answers, and third parties below; Enter in an empty place adds a
// statement of the voice whose turn it is; Escape goes back to the same place.
func TestDebateSideAgainstSide(t *testing.T) {
	for _, recorded := range []bool{true, false} {
		t.Run(fmt.Sprint("recorded ", recorded), func(t *testing.T) {
			d := openDesk(t, taylor(t, recorded))
			d.settle()
			before, place := d.standing(), d.stands()
			d.press("B")
			dispute, ok := debate.Between(d.w.Snapshot(), d.w.InDebate())
			if !ok || dispute.Statement != "a-claim" || dispute.Sides[0][0] != "t" || dispute.Sides[1][0] != "c" {
				t.Fatalf("B shows %+v: %s", dispute, d.message())
			}
			slots, sc := 0, d.w.Frame().Scene
			middle := sc.Bounds.X + sc.Bounds.W/2
			for _, h := range sc.Hits {
				id, _ := h.Of.Statement()
				switch {
				case h.Part == scene.PartSlot:
					slots++
					if left := h.Rect.Right() <= middle; left != (h.By == "t") {
						t.Errorf("the place for an answer of %s is at %v", h.By, h.Rect)
					}
				case h.Part != scene.PartBox || id == "a-claim":
				case strings.Contains("b-reason c-reason e-answer", string(id)) && h.Rect.Right() > middle:
					t.Errorf("Taylor's %s is at %v, the middle is %v", id, h.Rect, middle)
				case strings.Contains("d-attack f-attack", string(id)) && h.Rect.X < middle:
					t.Errorf("the critics' %s is at %v, the middle is %v", id, h.Rect, middle)
				case id == "g-third" && h.Rect.Y < sc.Bounds.Bottom()-h.Rect.H-60:
					t.Errorf("Dallin's is at %v, not below all", h.Rect)
				case id == "thesis":
					t.Error("the thesis is in the debate")
				}
			}
			if want := len(debate.New(d.w.Snapshot(), dispute).Slots()); slots != want || want < 2 {
				t.Errorf("%d empty places, the model wants %d answers", slots, want)
			}
			if n := boxes(sc); n != 7 {
				t.Errorf("%d boxes", n)
			}
			d.press("Down")
			d.press("Escape")
			if after := d.standing(); after != before {
				t.Errorf("back at %s, before it was %s", after, before)
			}
			d.press("B")
			by := d.answerFirst(t)
			d.press("Escape")
			if after := d.stands(); after != place {
				t.Errorf("after an answer of %s back at %s, before it was %s", by, after, place)
			}
		})
	}
}

// answerFirst goes to the first empty place by keyboard, answers there and returns who answered.
func (d *desk) answerFirst(t *testing.T) argmap.VoiceID {
	t.Helper()
	for range 30 {
		if name, ok := strings.CutPrefix(d.message(), "No answer yet. Enter answers for "); ok {
			d.strokes("Enter ‹An answer› Enter")
			st, _ := d.w.Snapshot().Statement(argmap.StatementID(d.w.Leading().ID))
			v, _ := d.w.Snapshot().Voice(st.Holdings[0].Voice)
			if st.Text != "An answer" || v.Name+"." != name {
				t.Errorf("the answer is %+v, want it held by %s", st, name)
			}
			return v.ID
		}
		d.press("Right")
		d.press("Down")
	}
	t.Fatal("the arrows lead to no empty place")
	return ""
}

// TestDebateOfThePaper: whatever one does in a debate, Escape shows the map as it was, folds and all.
func TestDebateOfThePaper(t *testing.T) {
	recorded, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	for name, m := range map[string]*argmap.Snapshot{"recorded": recorded, "not recorded": undisputed(t)} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t, m)
			d.settle()
			for _, walk := range []string{"", "Down", "Down Down", "Right Down Down Down"} {
				d.strokes(walk)
				before := d.standing()
				d.strokes("B Down Down Right Down Escape")
				if after := d.standing(); after != before {
					t.Errorf("after %q back at %s, before it was %s", walk, after, before)
				}
			}
		})
	}
}

// TestDebateKeepsTheFolds: the folds are the map's, so keys for them are refused in a debate, and the file keeps them as
// they were in the map.
func TestDebateKeepsTheFolds(t *testing.T) {
	d := paperDesk(t)
	before := d.standing()
	d.strokes("B Down")
	for _, id := range []string{"view.fold", "view.foldothers", "view.all", "view.level1"} {
		err := d.w.DoCommand(id)
		var refusal edit.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(err.Error(), "Escape goes back to the map") {
			t.Errorf("%s: %v", id, err)
		}
	}
	d.reopen()
	d.settle()
	if after := d.standing(); after != before {
		t.Errorf("opened again at %s, before it was %s", after, before)
	}
}

// TestDebateOfTheSelected: where no dispute is recorded, B shows the one about what is selected, else the one nearest
// above it.
func TestDebateOfTheSelected(t *testing.T) {
	d := openDesk(t, undisputed(t))
	d.settle()
	over := map[argmap.StatementID]int{}
	s := d.w.Snapshot()
	for _, id := range s.Outline().Order {
		d.w.Select(id.Ref())
		d.press("B")
		q, ok := debate.Between(s, d.w.InDebate())
		if !ok {
			t.Fatalf("no debate from %s: %s", id, d.message())
		}
		over[q.Statement]++
		below := slices.Contains(s.Outline().Below(id.Ref()), q.Statement) || q.Statement == id
		attacked := slices.ContainsFunc(s.On(id.Ref()), func(a argmap.Argument) bool { return a.Polarity == argmap.Con })
		if _, here := debate.Likely(s, id); here && attacked && !below {
			t.Errorf("from %s the debate is over %s", id, q.Statement)
		}
		d.press("Escape")
	}
	if len(over) < 5 {
		t.Errorf("all statements lead to the same %d debates", len(over))
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

// TestDebateOfOthers: the debate is shown between the voices that the user chooses, several on a side, and Dallin is a third
// party no more. The map stays as it is, and what cannot be is refused.
func TestDebateOfOthers(t *testing.T) {
	d := openDesk(t, taylor(t, true))
	d.settle()
	if err := d.w.DoCommand("view.sides"); err == nil {
		t.Error("sides are chosen where no debate is shown")
	}
	place := d.stands()
	d.press("B")
	revision := d.w.Revision()
	asked := 0
	for _, h := range d.w.Frame().Scene.Hits {
		if h.Part == scene.PartSides {
			asked++
		}
	}
	if asked != 2 {
		t.Errorf("%d sides can be pressed", asked)
	}
	for sides, want := range map[string]string{
		"t|": "Each side needs a voice.", "t c|c": "Nobody stands on both sides.", "t|c d": "",
	} {
		var got [2][]argmap.VoiceID
		one, other, _ := strings.Cut(sides, "|")
		for i, names := range []string{one, other} {
			for _, v := range strings.Fields(names) {
				got[i] = append(got[i], argmap.VoiceID(v))
			}
		}
		err := d.w.DebateOf(got)
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v, want %q", sides, err, want)
		}
	}
	shown := d.w.DebateShown()
	if shown.Title != "Taylor against Critics, Dallin" || shown.Statement != "a-claim" {
		t.Errorf("shown is %+v", shown)
	}
	sc := d.w.Frame().Scene
	if g, ok := sc.Where(argmap.StatementID("g-third").Ref()); !ok || g.X < sc.Bounds.X+sc.Bounds.W/2 {
		t.Errorf("Dallin's is at %v", g)
	}
	if d.w.Revision() != revision {
		t.Error("the map was changed")
	}
	d.press("Shift+B")
	if d.w.InDebate() != "q" {
		t.Errorf("the next dispute is %q", d.w.InDebate())
	}
	d.press("Escape")
	if now := d.stands(); now != place {
		t.Errorf("back at %s, before it was %s", now, place)
	}
}
