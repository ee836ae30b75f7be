package workspace_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// many is a map in which 23 statements hold the word walnut, the seventh of them in a branch that is folded.
func many(t testing.TB) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Walnuts", argmap.Voice{ID: "reader", Name: "Reader"}))
	holds := []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}
	rank := 0
	next := func() argmap.Rank { rank++; return argmap.Rank(fmt.Sprintf("%04d1", rank)) }
	add := func(id, text, on string, pol argmap.Polarity) {
		tx.Put(argmap.Statement{ID: argmap.StatementID(id), Kind: argmap.Claim, Text: text, Holdings: holds, Thesis: on == "", Rank: next()})
		if on != "" {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID("to-" + id), Polarity: pol, Premises: []argmap.StatementID{argmap.StatementID(id)},
				Target: argmap.StatementID(on).Ref(), Rank: next()})
		}
	}
	add("thesis", "The trees should be kept", "", "")
	hits := 0
	for i := range 8 {
		branch := fmt.Sprintf("b%d", i)
		add(branch, fmt.Sprintf("Branch number %d of the argument", i), "thesis", []argmap.Polarity{argmap.Pro, argmap.Con}[i%2])
		for k := range 3 {
			text := fmt.Sprintf("Nothing of interest, %d.%d, but long enough to take two lines of its box", i, k)
			if hits < 23 {
				hits++
				text = fmt.Sprintf("A Walnut, the one with number %d", hits)
			}
			add(fmt.Sprintf("%s-%d", branch, k), text, branch, argmap.Pro)
			add(fmt.Sprintf("%s-%d-x", branch, k), "Something below it", fmt.Sprintf("%s-%d", branch, k), argmap.Con)
		}
	}
	tx.Put(argmap.Comment{ID: "c", Of: argmap.StatementID("thesis").Ref(), Author: "Kim", Text: "Is a hazel meant?", Severity: argmap.Remark, Status: argmap.Open})
	tx.Put(argmap.Statement{ID: "noted", Kind: argmap.Claim, Text: "Standing free", Note: "compare the pear", Holdings: holds, Rank: next()})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// view is how a map is looked at, every bit of it.
type view struct {
	camera   workspace.Camera
	selected []argmap.Ref
	folded   map[argmap.Ref]bool
	drawing  *scene.Scene
	rows     []workspace.Row
}

func (d *desk) view() view {
	v := view{camera: d.w.Frame().Camera, selected: d.w.Selection(), folded: map[argmap.Ref]bool{}, rows: d.w.Rows()}
	for _, st := range d.w.Snapshot().Statements() {
		if d.w.Folded(st.Ref()) {
			v.folded[st.Ref()] = true
		}
	}
	v.drawing = d.w.Frame().Scene
	return v
}

func (d *desk) bar() workspace.FindBar {
	d.t.Helper()
	bar, ok := d.w.Finding()
	if !ok {
		d.t.Fatal("the search bar is not open")
	}
	return bar
}

// TestFindAndBack: the seventh of 23 hits lies in a folded branch; it is shown; Escape restores fold, zoom, scroll and
// selection bit for bit.
func TestFindAndBack(t *testing.T) {
	d := openDesk(t, many(t))
	b2, hit := argmap.StatementID("b2").Ref(), argmap.StatementID("b2-0").Ref()
	b5 := argmap.StatementID("b5").Ref()
	for _, r := range []argmap.Ref{b2, b5} {
		if err := d.w.Fold(r); err != nil {
			t.Fatal(err)
		}
		d.settle()
	}
	d.w.Select(argmap.StatementID("b1").Ref())
	d.strokes("Z Shift+Z Shift+Z")
	d.w.Pan(geom.Point{X: -37.25, Y: 11.125})
	d.settle()
	before := d.view()
	if slices.ContainsFunc(before.rows, func(r workspace.Row) bool { return r.Of == hit }) {
		t.Fatal("the seventh hit is not folded away")
	}

	d.press("Ctrl+F")
	for i := range len("walnut") {
		d.w.Find("walnut"[:i+1])
		d.settle()
	}
	if c := d.bar().Count; c != "4 of 23" { // the first from the selected box on
		t.Errorf("the bar says %q", c)
	}
	for d.bar().Count != "7 of 23" {
		d.press("F3")
		if len(d.bar().Count) == 0 {
			t.Fatal("no count")
		}
	}
	if d.w.Leading() != hit {
		t.Errorf("%v is selected", d.w.Leading())
	}
	rect, ok := d.w.Frame().Scene.Where(hit)
	if !ok {
		t.Fatal("the seventh hit is not shown")
	}
	camera := d.w.Frame().Camera
	at := camera.RectToPane(rect)
	if at.Y < workspace.FindBarHeight || at.Bottom() > camera.Pane.H || at.X < 0 || at.Right() > camera.Pane.W {
		t.Errorf("the hit is out of sight, at %v of %v", at, camera.Pane)
	}
	if d.w.Folded(b2) || !d.w.Folded(b5) {
		t.Errorf("not just the way to the hit is open: %v, %v", d.w.Folded(b2), d.w.Folded(b5))
	}
	found := 0
	for _, r := range d.w.Rows() {
		if r.Found {
			found++
		}
	}
	if found != 20 { // three are in the other folded branch
		t.Errorf("the outline marks %d hits", found)
	}
	for range 3 { // on to the next branch
		d.press("F3")
	}
	if !d.w.Folded(b2) {
		t.Error("moving on did not fold the branch again")
	}
	d.press("Shift+F3")
	if d.w.Folded(b2) || d.bar().Count != "9 of 23" {
		t.Errorf("Shift+F3 leads to %s", d.bar().Count)
	}
	d.press("Escape")
	after := d.view()
	same(t, before, after)
	if _, open := d.w.Finding(); open {
		t.Error("Escape left the bar open")
	}
	d.reopen()
	if !maps.Equal(before.folded, d.view().folded) {
		t.Error("what the search unfolded is unfolded in the file")
	}
}

func same(t *testing.T, before, after view) {
	t.Helper()
	if before.camera != after.camera {
		t.Errorf("the camera is %+v, was %+v", after.camera, before.camera)
	}
	if !slices.Equal(before.selected, after.selected) {
		t.Errorf("%v is selected, was %v", after.selected, before.selected)
	}
	if !maps.Equal(before.folded, after.folded) {
		t.Errorf("%v is folded, was %v", after.folded, before.folded)
	}
	if scene.Dump(before.drawing) != scene.Dump(after.drawing) {
		t.Error("the drawing is another")
	}
	if !reflect.DeepEqual(before.rows, after.rows) {
		t.Error("the outline is another")
	}
}

// TestSearchLooksAsBefore: wherever a search led, the map looks as before when it ends, also when it is closed meanwhile.
func TestSearchLooksAsBefore(t *testing.T) {
	d := paperDesk(t)
	rng := rand.New(rand.NewPCG(5, 6))
	words := []string{"soviet", "Stalin", "war", "league of", `"collective security"`, "n. 12", "xyzzy", "taylor", "a", ""}
	for range 6 {
		if rng.IntN(3) == 0 {
			d.press("F")
		}
		d.press([]string{"Down", "Right", "Z", "Shift+Z"}[rng.IntN(4)])
		before := d.view()
		kept := d.w.Whole().State["look"]
		d.press("Ctrl+F")
		for range 3 {
			d.w.Find(words[rng.IntN(len(words))])
			if rng.IntN(2) == 0 {
				d.settle()
			}
			for range rng.IntN(3) {
				_ = d.w.FindNext(1 - 2*rng.IntN(2))
				if rng.IntN(2) == 0 {
					d.w.FindHere()
				}
			}
		}
		if now := d.w.Whole().State["look"]; now != kept {
			t.Errorf("a copy made while searching keeps %s, not %s", now, kept)
		}
		d.press("Escape")
		same(t, before, d.view())
	}
}

func TestEnterTwiceStays(t *testing.T) {
	d := openDesk(t, many(t))
	b2 := argmap.StatementID("b2").Ref()
	_ = d.w.Fold(b2)
	d.settle()
	d.press("Ctrl+F")
	d.w.Find(`"with number 7"`)
	d.settle()
	d.w.FindHere()
	if bar := d.bar(); bar.Count != "1 of 1" || !strings.Contains(d.w.Status().Message.Text, "Enter again stays here") {
		t.Errorf("after Enter: %+v, %q", bar, d.w.Status().Message.Text)
	}
	d.w.FindHere()
	d.settle()
	if _, open := d.w.Finding(); open || d.w.Folded(b2) || d.lead() != "A Walnut, the one with number 7" {
		t.Errorf("it does not stay: %v, %v, %q", open, d.w.Folded(b2), d.lead())
	}
	if m := d.w.Status().Message.Text; !strings.HasPrefix(m, "Stayed at “") {
		t.Errorf("message %q", m)
	}
	d.press("F3") // goes on with the last search
	if d.bar().Typed != `"with number 7"` {
		t.Errorf("F3 searches for %q", d.bar().Typed)
	}
	d.press("Escape")
}

// TestSearchEndsWhereTheUserActs: what the user does at a hit makes it the place where they are.
func TestSearchEndsWhereTheUserActs(t *testing.T) {
	b2 := argmap.StatementID("b2").Ref()
	for name, act := range map[string]func(*desk){
		"an edit":     func(d *desk) { _ = d.w.Do(edit.AddReason(d.w.Leading(), "A new one")) },
		"an arrow":    func(d *desk) { d.press("Up") },
		"a selection": func(d *desk) { d.w.Select(d.w.Leading()) },
		"a fold":      func(d *desk) { d.press("F") },
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t, many(t))
			_ = d.w.Fold(b2)
			d.settle()
			d.press("Ctrl+F")
			d.w.Find(`"with number 7"`)
			d.settle()
			act(d)
			d.settle()
			at := d.w.Selection()
			d.press("Escape")
			if d.w.Folded(b2) || !slices.Equal(at, d.w.Selection()) {
				t.Errorf("%v is selected, was %v", d.w.Selection(), at)
			}
		})
	}
}

func TestFindSaysWhere(t *testing.T) {
	d := openDesk(t, many(t))
	d.press("Ctrl+F")
	for typed, want := range map[string][2]string{
		"hazel": {"1 of 1", "in a comment"}, "pear": {"1 of 1", "in a note"}, "trees": {"1 of 1", ""}, "mango": {"No hits", ""}, "": {"", ""},
	} {
		d.w.Find(typed)
		d.settle()
		bar := d.bar()
		if bar.Count != want[0] || bar.Where != want[1] {
			t.Errorf("%q: %+v", typed, bar)
		}
		if (bar.None != "") != (typed == "mango") || typed == "mango" && !strings.Contains(bar.None, "“mango”") {
			t.Errorf("%q: %q", typed, bar.None)
		}
	}
	d.w.Find("mango")
	if err := d.w.FindNext(1); err == nil || !strings.Contains(err.Error(), "mango") {
		t.Errorf("F3 without hits: %v", err)
	}
}

// TestExportShowsHits: what is exported is what is seen.
func TestExportShowsHits(t *testing.T) {
	d := openDesk(t, many(t))
	marked := func() bool {
		for it := range d.w.ExportScene().Items() {
			if box, ok := it.(scene.Box); ok && box.Fill == scene.Found {
				return true
			}
		}
		return false
	}
	if marked() {
		t.Error("hits are marked before a search")
	}
	d.press("Ctrl+F")
	d.w.Find("walnut")
	d.settle()
	if !marked() {
		t.Error("hits are not marked in what is exported")
	}
	d.press("Escape")
	if marked() {
		t.Error("they stay marked after the search")
	}
}

// TestFindFollowsEdits: hits come and go with the map.
func TestFindFollowsEdits(t *testing.T) {
	d := openDesk(t, many(t))
	d.press("Ctrl+F")
	d.w.Find("walnut")
	d.settle()
	_ = d.w.Do(edit.AddReason(d.w.Leading(), "Another walnut"))
	d.settle()
	if c := d.bar().Count; !strings.HasSuffix(c, " of 24") {
		t.Errorf("after an edit %q", c)
	}
	_ = d.w.Undo()
	d.settle()
	if c := d.bar().Count; !strings.HasSuffix(c, "of 23") && c != "23 hits" {
		t.Errorf("after undoing it %q", c)
	}
}

// TestFindInADebate: hits are shown in the map; Escape goes back to the debate.
func TestFindInADebate(t *testing.T) {
	d := paperDesk(t)
	d.press("B")
	before := d.view()
	debate := d.w.InDebate()
	d.press("Ctrl+F")
	d.w.Find("soviet")
	d.settle()
	if _, ok := d.w.Frame().Scene.Where(d.w.Leading()); !ok || d.w.InDebate() != "" {
		t.Error("the hit is not shown in the map")
	}
	d.press("F3")
	if _, ok := d.w.Frame().Scene.Where(d.w.Leading()); !ok || d.w.InDebate() != "" {
		t.Error("the second hit is not shown in the map")
	}
	d.press("Escape")
	if d.w.InDebate() != debate {
		t.Fatal("Escape did not go back to the debate")
	}
	same(t, before, d.view())
	d.press("Escape")
	if d.w.InDebate() != "" {
		t.Error("the second Escape did not leave the debate")
	}
}

// BenchmarkFindLetter measures one more letter in the search bar, until the hits are marked, with everything open.
func BenchmarkFindLetter(b *testing.B) {
	m := argmaptest.Random(rand.New(rand.NewPCG(1, 1000)), 1000)
	d := openDesk(b, m)
	d.press("0")
	st, _ := m.Statement("s500")
	word := strings.Fields(st.Text)[0]
	d.press("Ctrl+F")
	for i := 0; b.Loop(); i++ {
		d.w.Find(word[:1+i%len(word)] + strings.Repeat(" ", i/len(word)%2))
		d.w.Frame()
		d.w.Rows()
	}
}

// TestFindWhileGrabbed: searching is a way to choose where a grabbed branch goes; Escape leaves the choice as it was.
func TestFindWhileGrabbed(t *testing.T) {
	d := openDesk(t, many(t))
	b1, b2, to := argmap.StatementID("b1").Ref(), argmap.StatementID("b2").Ref(), argmap.StatementID("b2-0").Ref()
	_ = d.w.Fold(b2)
	d.settle()
	d.w.Select(b1)
	d.strokes("G Up")
	_, aimed := d.w.Grabbed()
	for _, end := range []string{"back", "stay"} {
		d.press("Ctrl+F")
		d.w.Find(`"with number 7`)
		d.w.Find(`"with number 7"`)
		d.settle()
		if _, at := d.w.Grabbed(); at != to || d.w.Leading() != b1 {
			t.Fatalf("the choice is %v, %v is selected", at, d.w.Leading())
		}
		if end == "back" {
			d.w.EndFind()
			d.settle()
			if _, at := d.w.Grabbed(); at != aimed || !d.w.Folded(b2) {
				t.Fatalf("after Escape the choice is %v, was %v", at, aimed)
			}
			continue
		}
		d.w.FindHere()
		d.w.FindHere()
	}
	d.press("Enter")
	if up := d.w.Snapshot().Outline().Parent(b1); up != to {
		t.Errorf("it was put on %v: %s", up, d.w.Status().Message.Text)
	}
}

// TestFindInAFoldedArea: the area of a hit is opened for as long as one looks at it.
func TestFindInAFoldedArea(t *testing.T) {
	d := paperDesk(t)
	d.press("Y")
	if err := d.w.FoldAreas(); err != nil {
		t.Fatal(err)
	}
	d.settle()
	before := d.view()
	d.press("Ctrl+F")
	d.w.Find("threats to his power")
	d.settle()
	if _, ok := d.w.Frame().Scene.Where(d.w.Leading()); !ok {
		t.Error("the hit is not shown")
	}
	d.press("Escape")
	same(t, before, d.view())
}
