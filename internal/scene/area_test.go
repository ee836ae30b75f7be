package scene_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/sample"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
)

// sorted returns a random map whose statements are put into sections, some into none.
func sorted(t *testing.T, seed uint64) *argmap.Snapshot {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 1))
	snap := argmaptest.Random(rng, 30+10*int(seed))
	tx := argmap.Begin(snap)
	for _, st := range snap.Statements() {
		st.Group = []string{"", "I. One", "II. Two", "X", "Appendix"}[rng.IntN(5)]
		tx.Put(st)
	}
	out, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func areas(s *scene.Scene) map[string]geom.Rect {
	out := map[string]geom.Rect{}
	for _, g := range s.Groups {
		if box, ok := firstBox(g); ok && box.Fill == scene.Area {
			title, _, _ := strings.Cut(labelOf(g), ": ")
			out[title] = box.Rect
		}
	}
	return out
}

func firstBox(g scene.Group) (scene.Box, bool) {
	if len(g.Items) == 0 {
		return scene.Box{}, false
	}
	box, ok := g.Items[0].(scene.Box)
	return box, ok
}

// TestAreasHoldTheirGroups draws maps by section: every box that is shown lies in the area of its section, no boxes and no
// areas overlap, no line crosses a box, and nothing leaves its area.
func TestAreasHoldTheirGroups(t *testing.T) {
	snaps := map[string]*argmap.Snapshot{}
	for seed := range uint64(8) {
		snaps[fmt.Sprint(seed)] = sorted(t, seed)
	}
	paper, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	snaps["paper"] = paper
	for name, snap := range snaps {
		for _, by := range scene.Groupings[1:] {
			for _, dir := range []layout.Direction{layout.Down, layout.Right, layout.Up} {
				t.Run(fmt.Sprintf("%s %s %d", name, by, dir), func(t *testing.T) {
					p := plan(t, snap, scene.Look{Group: by, Direction: dir})
					sc := p.Build(p.Guess(nil, nil), scene.Detail{})
					if got, want := p.Shown(), snap.Count(argmap.KindStatement); got != want {
						t.Errorf("%d boxes of %d", got, want)
					}
					checkAreas(t, snap, sc, by)
				})
			}
		}
	}
}

func checkAreas(t *testing.T, snap *argmap.Snapshot, sc *scene.Scene, by scene.Grouping) {
	t.Helper()
	all := areas(sc)
	for a, r := range all {
		for b, q := range all {
			if a != b && r.Overlaps(q) {
				t.Errorf("the areas %s and %s overlap", a, b)
			}
		}
	}
	boxes := hits(sc, scene.PartBox)
	home := map[string]string{}
	for of, r := range boxes {
		in := ""
		for a, q := range all {
			if inside(q, r) {
				in = a
			}
		}
		if in == "" {
			t.Errorf("%s at %v is in no area", of, r)
		}
		name := by.Of(snap, argmap.StatementID(of.ID))
		if was, ok := home[name]; ok && was != in {
			t.Errorf("the group %q is in %s and in %s", name, was, in)
		}
		home[name] = in
		for other, q := range boxes {
			if other != of && r.Grow(-1).Overlaps(q) {
				t.Errorf("%s and %s overlap", of, other)
			}
		}
	}
	for _, g := range sc.Groups {
		if box, ok := firstBox(g); ok && box.Fill == scene.Area {
			continue
		}
		var bounds geom.Rect
		for _, it := range g.Items {
			bounds = bounds.Union(it.Bounds())
		}
		held := bounds.Empty()
		for _, q := range all {
			held = held || inside(q.Grow(1), bounds)
		}
		if !held {
			t.Errorf("%q leaves its area: %v", labelOf(g), bounds)
		}
		if _, isBox := boxes[refOf(g.ID)]; isBox {
			continue
		}
		for _, line := range lines(g) {
			for i := 1; i < len(line); i++ {
				for of, r := range boxes {
					if crosses(r.Grow(-1), line[i-1], line[i]) {
						t.Fatalf("a line of %q crosses %s", labelOf(g), of)
					}
				}
			}
		}
	}
}

// TestFoldedAreaIsOneBox folds a section: its statements have no box, what bears on them from elsewhere says so, and its
// box counts them.
func TestFoldedAreaIsOneBox(t *testing.T) {
	paper, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	section, n := "", 0
	for _, st := range paper.Statements() {
		if strings.HasPrefix(st.Group, "II. ") {
			section, n = st.Group, n+1
		}
	}
	p := plan(t, paper, scene.Look{Group: scene.BySection, FoldedGroups: map[string]bool{section: true}})
	sc := p.Build(p.Guess(nil, nil), scene.Detail{})
	for of := range hits(sc, scene.PartBox) {
		if st, _ := paper.Statement(argmap.StatementID(of.ID)); st.Group == section {
			t.Errorf("%s has a box in a folded area", of)
		}
	}
	words := ""
	for it := range sc.Items() {
		if text, ok := it.(scene.Text); ok && strings.HasPrefix(text.Words, section) {
			words = text.Words
		}
	}
	if want := fmt.Sprintf("%s: %d statements, ", section, n); !strings.HasPrefix(words, want) || !strings.HasSuffix(words, "against") {
		t.Errorf("the folded area says %q, want %q …", words, want)
	}
	found := false
	for _, h := range sc.Hits {
		found = found || h.Part == scene.PartArea && h.Group == section
	}
	if !found {
		t.Error("the folded area cannot be pointed at")
	}
}

// TestSectionsStandInOrder takes the numbers of sections for what they are.
func TestSectionsStandInOrder(t *testing.T) {
	paper, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, paper, scene.Look{Group: scene.BySection})
	var titles []string
	for _, g := range p.Build(p.Guess(nil, nil), scene.Detail{}).Groups {
		if box, ok := firstBox(g); ok && box.Fill == scene.Area {
			number, _, _ := strings.Cut(labelOf(g), ".")
			titles = append(titles, number)
		}
	}
	if got := strings.Join(titles, " "); got != "I II III IV V VI VII" {
		t.Errorf("the sections stand as %s", got)
	}
}

// TestSectionsAreNumberedInManyWays draws sections named in different ways, in the order of their numbers.
func TestSectionsAreNumberedInManyWays(t *testing.T) {
	for _, names := range [][]string{
		{"Section I", "Section II", "Section IV", "Section IX"}, {"2. Method", "10. End"}, {"§ 3", "§ 12"}, {"II", "XIV", "Coda"},
	} {
		b := begin(t)
		for i := range names {
			b.say(fmt.Sprint("s", i), "author", "A statement")
		}
		snap := b.done()
		tx := argmap.Begin(snap)
		for i := range names {
			st, _ := snap.Statement(argmap.StatementID(fmt.Sprint("s", len(names)-1-i)))
			st.Group = names[i]
			tx.Put(st)
		}
		snap, _, err := tx.Commit()
		if err != nil {
			t.Fatal(err)
		}
		p := plan(t, snap, scene.Look{Group: scene.BySection})
		var got []string
		for _, h := range p.Build(p.Guess(nil, nil), scene.Detail{}).Hits {
			if h.Part == scene.PartArea {
				got = append(got, h.Group)
			}
		}
		if strings.Join(got, ", ") != strings.Join(names, ", ") {
			t.Errorf("%q stand as %q", names, got)
		}
	}
}

// TestLabelsKeepOffStubs: with the thesis at the left, the label of a step whose premises stand elsewhere is drawn above
// them and not behind.
func TestLabelsKeepOffStubs(t *testing.T) {
	paper, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, paper, scene.Look{Group: scene.BySection, Direction: layout.Right})
	sc := p.Build(p.Guess(nil, nil), scene.Detail{})
	var stubs []geom.Rect
	for _, h := range sc.Hits {
		if h.Part == scene.PartStub && h.Rect.H > 30 { // a box, no line in one
			stubs = append(stubs, h.Rect)
		}
	}
	for _, g := range sc.Groups {
		if refOf(g.ID).Kind != argmap.KindArgument {
			continue
		}
		for _, it := range g.Items {
			text, ok := it.(scene.Text)
			for _, r := range stubs {
				if ok && text.Bounds().Overlaps(r.Grow(-0.5)) {
					t.Errorf("the label %q at %v is behind a stub at %v", text.Words, text.Bounds(), r)
				}
			}
		}
	}
}

func labelOf(g scene.Group) string {
	if g.Label == nil {
		return ""
	}
	return g.Label()
}
