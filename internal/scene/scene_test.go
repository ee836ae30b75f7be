package scene_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// disputed is the map of twelve with a dispute of Dallin against the author over its thesis.
func disputed(t testing.TB) (*argmap.Snapshot, argmap.Dispute) {
	b := begin(t)
	d := argmap.Dispute{ID: "d", Title: "Free buses?", Sides: [2][]argmap.VoiceID{{"author"}, {"dallin", "critics"}}, Statement: "T"}
	b.say("T", "author thesis", "Placeholder") // replaced below; the dispute needs it
	b.tx.Put(d)
	return twelveOn(b), d
}

// texts returns all words of a group.
func texts(s *scene.Scene, id string) []string {
	var out []string
	for _, g := range s.Groups {
		if g.ID != id {
			continue
		}
		for _, it := range g.Items {
			if text, ok := it.(scene.Text); ok {
				out = append(out, text.Words)
			}
		}
	}
	return out
}

func full(t *testing.T, s *argmap.Snapshot, look scene.Look) *scene.Scene {
	t.Helper()
	return plan(t, s, look).Build(nil, scene.Detail{})
}

func TestChips(t *testing.T) {
	s := full(t, twelve(t), scene.Look{})
	for id, want := range map[string]string{
		"statement/E1": "III ¶4 · n. 27–29, 31",
		"statement/U1": "Taylor 1961, 66–89",
		"statement/C1": "IV ¶2 · n. 39",
		"statement/C2": "no source",
	} {
		if got := texts(s, id); !slices.Contains(got, want) {
			t.Errorf("%s shows %q, not the chip %q", id, got, want)
		}
	}
	if got := texts(full(t, crowded(t), scene.Look{}), "statement/x2"); !slices.Contains(got, "+2") {
		t.Errorf("four citations show %q, want two chips and +2", got)
	}
}

func TestWorstAnchorComesFirst(t *testing.T) {
	snap := crowded(t)
	cites := snap.CitationsOf(argmap.StatementID("x2").Ref())
	last := cites[len(cites)-1]
	s := full(t, snap, scene.Look{Anchors: map[argmap.CitationID]scene.Anchor{last.ID: scene.AnchorLost}})
	for _, h := range s.Hits {
		if h.Part == scene.PartChip {
			if h.Of != last.ID.Ref() {
				t.Errorf("the first chip is %v, not the lost one", h.Of)
			}
			break
		}
	}
	if got := texts(s, "statement/x2"); !strings.Contains(strings.Join(got, "|"), "lost") {
		t.Errorf("no chip says that it is lost: %q", got)
	}
}

func TestVoices(t *testing.T) {
	snap := crowded(t)
	s := full(t, snap, scene.Look{})
	if got := texts(s, "statement/r1"); !slices.Contains(got, "Taylor") || !slices.Contains(got, "+1") {
		t.Errorf("two voices show as %q", got)
	}
	if got := texts(s, "statement/r0"); slices.Contains(got, "Alenga") {
		t.Error("the author's own statement has a pill")
	}
	if got := texts(full(t, snap, scene.Look{AuthorPill: true}), "statement/r0"); !slices.Contains(got, "Alenga") {
		t.Error("the author's pill was asked for and is not there")
	}
	if got := scene.Initials("Historians of the war's origins"); got != "H.W.O." {
		t.Errorf("initials are %q", got)
	}
}

func TestRoleWords(t *testing.T) {
	snap := twelve(t)
	for look, want := range map[scene.RoleWords][2]bool{
		scene.RoleWordsAlways: {true, true}, scene.RoleWordsUnlessFor: {false, true}, scene.RoleWordsNever: {false, false},
	} {
		s := full(t, snap, scene.Look{RoleWords: look})
		got := [2]bool{slices.Contains(texts(s, "statement/P1"), "REASON"), slices.Contains(texts(s, "statement/C1"), "COUNTERARGUMENT")}
		if got != want {
			t.Errorf("role words %d: a reason and a counterargument have them: %v, want %v", look, got, want)
		}
	}
}

func TestFoldCounts(t *testing.T) {
	c1 := argmap.StatementID("C1").Ref()
	s := full(t, twelve(t), scene.Look{Folded: map[argmap.Ref]bool{c1: true}})
	if got := texts(s, "statement/C1"); !slices.Contains(got, "+ 2 folded · 1 against · 2 problems") {
		t.Errorf("the fold says %q", got)
	}
	if _, ok := s.Where(argmap.StatementID("B2").Ref()); ok {
		t.Error("what is folded is still shown")
	}
	if _, ok := hits(s, scene.PartFold)[c1]; !ok {
		t.Error("the fold mark cannot be pointed at")
	}
}

// allFolds folds all but the roots.
func allFolds(s *argmap.Snapshot) map[argmap.Ref]bool {
	out := map[argmap.Ref]bool{}
	for _, a := range s.Arguments() {
		out[a.Target] = true
	}
	return out
}

func TestFoldToLevel(t *testing.T) {
	snap := twelve(t)
	for n, want := range map[int]int{1: 6, 2: 11, 3: 12, 0: 12} {
		folded := scene.FoldToLevel(snap, argmap.Ref{}, n, allFolds(snap))
		if got := scene.CountShown(snap, folded); got != want {
			t.Errorf("%d levels show %d boxes, want %d", n, got, want)
		}
	}
	before := allFolds(snap)
	one := scene.FoldToLevel(snap, argmap.StatementID("C1").Ref(), 0, before)
	if one[argmap.StatementID("C1").Ref()] || !one[argmap.StatementID("P3").Ref()] || !before[argmap.StatementID("C1").Ref()] {
		t.Error("opening one branch touches others, or the folds it was given")
	}
}

func TestFoldToFitIsFair(t *testing.T) {
	snap := twelve(t)
	folded := scene.FoldToFit(snap, 8)
	// T opens with its five premises; then the first step's undercut and the first premise's evidence
	if got := scene.CountShown(snap, folded); got != 8 {
		t.Errorf("%d boxes are open, want 8", got)
	}
	if folded[argmap.ArgumentID("R1").Ref()] || folded[argmap.StatementID("P1").Ref()] || !folded[argmap.StatementID("C1").Ref()] {
		t.Error("branches are not opened in the order of reading")
	}
}

func TestFocus(t *testing.T) {
	p := plan(t, twelve(t), scene.Look{Focus: argmap.StatementID("O1").Ref(), Depth: 1})
	for id, want := range map[argmap.StatementID]bool{"T": true, "P3": true, "P4": true, "O1": true, "B1": true, "P1": false, "C1": false} {
		if p.Shows(id.Ref()) != want {
			t.Errorf("around O1, %s is shown: %v, want %v", id, !want, want)
		}
	}
}

// TestFocusBesideAnotherRoot: what is shown in any case may hang from another root than the middle of the neighbourhood.
func TestFocusBesideAnotherRoot(t *testing.T) {
	b := begin(t)
	b.say("X", "author", "Rents near the stations rise")
	b.say("Y", "author", "Flats there are let within a day")
	b.step("xy", "+", "X", "Y")
	s := twelveOn(b)
	look := scene.Look{Focus: argmap.StatementID("O1").Ref(), Depth: 1}
	if p := plan(t, s, look); p.Shows(argmap.StatementID("X").Ref()) {
		t.Error("another root is shown around O1")
	}
	look.Also = map[argmap.Ref]bool{argmap.StatementID("Y").Ref(): true}
	p := plan(t, s, look)
	for id, want := range map[argmap.StatementID]bool{"T": true, "O1": true, "X": true, "Y": true, "C1": false} {
		if p.Shows(id.Ref()) != want {
			t.Errorf("around O1, and with Y, %s is shown: %v, want %v", id, !want, want)
		}
	}
}

func TestHiddenPremiseIsAStub(t *testing.T) {
	s := full(t, crowded(t), scene.Look{Folded: map[argmap.Ref]bool{argmap.StatementID("r1").Ref(): true}})
	stub, ok := hits(s, scene.PartStub)[argmap.StatementID("y").Ref()]
	if !ok || stub.Empty() {
		t.Error("a premise whose box is folded away has no stub")
	}
}

func TestContradictionIsOneSign(t *testing.T) {
	s := full(t, crowded(t), scene.Look{})
	knobs := hits(s, scene.PartKnob)
	if _, ok := knobs[argmap.ArgumentID("sx2").Ref()]; !ok {
		t.Error("the sign of the contradiction cannot be selected")
	}
	if _, ok := knobs[argmap.ArgumentID("sx3").Ref()]; ok {
		t.Error("a contradiction is drawn twice")
	}
}

func TestDim(t *testing.T) {
	s := full(t, twelve(t), scene.Look{Dim: map[argmap.Ref]bool{argmap.StatementID("C1").Ref(): true}})
	for _, g := range s.Groups {
		if g.ID != "statement/C1" && g.ID != "argument/X1" {
			continue
		}
		for _, it := range g.Items {
			if text, ok := it.(scene.Text); ok && text.Ink.Faint() != text.Ink {
				t.Errorf("%q of %s is not dimmed", text.Words, g.ID)
			}
		}
	}
}

// TestDimIsDotted: high contrast knows no weaker colours, so that what is set aside is drawn in dots, far off hollow.
func TestDimIsDotted(t *testing.T) {
	m, strict := twelve(t), scene.PaletteNamed("contrast")
	for _, id := range []argmap.StatementID{"T", "C1", "E1", "P4"} { // a thesis, a claim, evidence, an unstated premise
		for _, level := range []scene.Detail{{}, scene.DetailAt(0.3), scene.DetailAt(0.1)} {
			drawn := func(dim bool) string {
				p := plan(t, m, scene.Look{Dim: map[argmap.Ref]bool{id.Ref(): dim}})
				var out strings.Builder
				for _, g := range p.Build(p.Guess(nil, nil), level).Groups {
					for _, it := range g.Items {
						if box, ok := it.(scene.Box); ok && g.ID == id.Ref().String() {
							fmt.Fprintln(&out, box.Dash, strict.Hex(box.Fill), strict.Hex(box.Line))
						}
						if line, ok := it.(scene.Line); ok && g.ID == id.Ref().String() {
							fmt.Fprintln(&out, line.Dash)
						}
					}
				}
				return out.String()
			}
			if drawn(true) == drawn(false) {
				t.Errorf("%s at %v is drawn alike whether dimmed or not:\n%s", id, level, drawn(true))
			}
		}
	}
}

func TestFaintColours(t *testing.T) {
	light, strict := scene.PaletteNamed("light"), scene.PaletteNamed("contrast")
	if got, want := light.Color(scene.Ink.Faint()), (color.NRGBA{0xA9, 0xAB, 0xAE, 0xFF}); got != want {
		t.Errorf("35 %% ink on the canvas is %v, want %v", got, want)
	}
	if strict.Color(scene.Pro.Faint()) != strict.Color(scene.Pro) {
		t.Error("high contrast has a colour below full strength")
	}
	if light.Color(scene.None.Faint()) != (color.NRGBA{}) || scene.Paper.Faint() != scene.Paper {
		t.Error("dimming changes what is not drawn, or the ground")
	}
}

func TestUndercutsShareOneHead(t *testing.T) {
	s := full(t, crowded(t), scene.Look{})
	bars := 0
	for _, g := range s.Groups {
		if g.ID != "argument/U1" && g.ID != "argument/U2" {
			continue
		}
		for _, it := range g.Items {
			if box, ok := it.(scene.Box); ok && box.Rect.Size() == (geom.Size{W: 4.5, H: 18}) {
				bars++
			}
		}
	}
	if bars != 1 {
		t.Errorf("two undercuts of one step have %d heads, want 1", bars)
	}
}

func TestNothingToShow(t *testing.T) {
	empty := argmap.New("Empty", argmap.Voice{ID: "reader", Name: "Reader"})
	for _, look := range []scene.Look{{}, {Focus: argmap.StatementID("gone").Ref()}} {
		p := plan(t, empty, look)
		if s := p.Build(p.Guess(p, nil), scene.Detail{}); p.Shown() != 0 || s.Bounds.Empty() || len(s.Hits) != 0 {
			t.Errorf("an empty map shows %s", scene.Dump(s))
		}
	}
	if p := plan(t, twelve(t), scene.Look{Focus: argmap.StatementID("gone").Ref()}); p.Shown() != 12 {
		t.Errorf("a focus on nothing shows %d boxes, want all 12", p.Shown())
	}
}

func TestWrongResultIsReplaced(t *testing.T) {
	p := plan(t, twelve(t), scene.Look{})
	if s := p.Build(&layout.Result{Places: make([]layout.Place, 3)}, scene.Detail{}); len(hits(s, scene.PartBox)) != 12 {
		t.Error("a result of another graph spoils the drawing")
	}
}

func TestDetailChangesNoPlace(t *testing.T) {
	p := plan(t, crowded(t), scene.Look{Folded: map[argmap.Ref]bool{argmap.StatementID("r1").Ref(): true}})
	r := p.Guess(nil, nil)
	want := hits(p.Build(r, scene.Detail{}), scene.PartBox)
	for _, zoom := range []float64{0.5, 0.2} {
		got := hits(p.Build(r, scene.DetailAt(zoom)), scene.PartBox)
		for of, at := range want {
			if got[of] != at {
				t.Errorf("at %g, %s stands at %v instead of %v", zoom, of, got[of], at)
			}
		}
	}
}

func TestDebateSlots(t *testing.T) {
	s, d := disputed(t)
	model := debate.New(s, d)
	var slots []scene.Hit
	for _, h := range scene.NewDebate(s, d, typesettest.Fonts(t), 1000).Hits {
		if h.Part == scene.PartSlot {
			slots = append(slots, h)
		}
	}
	want := model.Slots()
	if len(slots) != len(want) || len(slots) != model.Counts[0].Unanswered+model.Counts[1].Unanswered || len(slots) == 0 {
		t.Fatalf("%d slots are drawn, the model has %d", len(slots), len(want))
	}
	for _, e := range want {
		if !slices.ContainsFunc(slots, func(h scene.Hit) bool { return h.Of == e.Step.Ref() && h.By == e.Wants }) {
			t.Errorf("no slot waits for %s to answer %s", e.Wants, e.Step.ID)
		}
	}
}

func TestDebateBoxesKeepApart(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		sc := scene.NewDebate(l.snap, l.snap.Disputes()[0], typesettest.Fonts(t), 900)
		var boxes []geom.Rect
		for _, h := range sc.Hits {
			if h.Part == scene.PartBox || h.Part == scene.PartSlot {
				boxes = append(boxes, h.Rect)
			}
		}
		for i, r := range boxes {
			if !inside(sc.Bounds, r) {
				t.Errorf("the box %v is outside of the drawing %v", r, sc.Bounds)
			}
			for _, other := range boxes[:i] {
				if r.Overlaps(other.Grow(-0.1)) {
					t.Errorf("the boxes %v and %v overlap", r, other)
				}
			}
		}
	})
}
