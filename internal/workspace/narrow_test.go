package workspace_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/filter"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// paper opens the bundled map of a paper.
func paper(t testing.TB) *desk {
	t.Helper()
	m, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	return openDesk(t, m)
}

// voice returns the voice of a name.
func (d *desk) voice(name string) argmap.VoiceID {
	d.t.Helper()
	for _, v := range d.w.Snapshot().Voices() {
		if v.Name == name {
			return v.ID
		}
	}
	d.t.Fatal("there is no voice " + name)
	return ""
}

// spot returns where the selected box is in the pane.
func (d *desk) spot() geom.Point {
	d.t.Helper()
	f := d.w.Frame()
	r, ok := f.Scene.Where(d.w.Leading())
	if !ok {
		d.t.Fatalf("%s is not drawn", d.w.Leading())
	}
	return f.Camera.ToPane(geom.Point{X: r.X, Y: r.Y})
}

func (d *desk) steady(what string, before geom.Point) {
	d.t.Helper()
	if at := d.spot(); math.Abs(at.X-before.X) > 1 || math.Abs(at.Y-before.Y) > 1 {
		d.t.Errorf("%s moved the selected box from %v to %v", what, before, at)
	}
}

// boxes returns the statements that are drawn.
func (d *desk) boxes() map[string]bool {
	out := map[string]bool{}
	for _, h := range d.w.Frame().Scene.Hits {
		if id, ok := h.Of.Statement(); ok && h.Part == scene.PartBox {
			out[string(id)] = true
		}
	}
	return out
}

// look says everything of how the map is looked at: what is drawn where, what is selected, the rows of the outline.
func (d *desk) look() string {
	f := d.w.Frame()
	var b strings.Builder
	fmt.Fprintln(&b, d.w.Selection(), f.Camera.Zoom, int(math.Round(f.Camera.Offset.X*4)), int(math.Round(f.Camera.Offset.Y*4)), d.w.Status().Filter, d.w.Status().Around)
	for _, h := range f.Scene.Hits {
		fmt.Fprintln(&b, h.Of, h.Part, h.Rect)
	}
	for _, r := range d.w.Rows() {
		fmt.Fprintln(&b, r.Of, r.Depth, r.Folded, r.Aside)
	}
	return b.String()
}

// TestFilterPaper picks Taylor's statements of a whole paper, dimmed and hidden: the status says how many, the selected box
// stays, hiding opens the folds over what is picked, and clearing brings the folds back.
func TestFilterPaper(t *testing.T) {
	d := paper(t)
	before, whole := d.spot(), d.look()
	taylor := argmap.Filter{Voices: []argmap.VoiceID{d.voice("Taylor")}}
	picked := filter.Pick(d.w.Snapshot(), taylor)
	d.w.SetFilter(taylor)
	d.settle()
	d.steady("dimming", before)
	want := fmt.Sprintf("Taylor · %d of %d", len(picked), d.w.Snapshot().Count(argmap.KindStatement))
	if got := d.w.Status().Filter; got != want {
		t.Errorf("the status says %q, not %q", got, want)
	}
	if strings.Count(d.look(), "true\n") == 0 {
		t.Error("no row of the outline is set aside")
	}
	taylor.Hide = true
	d.w.SetFilter(taylor)
	d.settle()
	d.steady("hiding", before)
	for id := range picked {
		if !d.boxes()[string(id)] {
			t.Errorf("%s is picked and not shown", id)
		}
	}
	if n := len(d.boxes()); n >= d.w.Snapshot().Count(argmap.KindStatement)/2 {
		t.Errorf("%d boxes are left", n)
	}
	drawn := d.boxes()
	for _, r := range d.w.Rows() {
		if id, ok := r.Of.Statement(); ok && r.Kind == workspace.StatementRow && !drawn[string(id)] {
			t.Errorf("the outline has %q, the diagram has not", r.Text)
		}
	}
	if err := d.w.DoCommand("view.nofilter"); err != nil {
		t.Fatal(err)
	}
	d.settle()
	d.steady("clearing", before)
	if d.look() != whole {
		t.Error("clearing the filter is not the map as it was")
	}
	if d.w.DoCommand("view.nofilter") == nil {
		t.Error("there is nothing to clear")
	}
}

// TestFilteredMapIsEdited adds to a map that a filter hides most of: what is added is in sight.
func TestFilteredMapIsEdited(t *testing.T) {
	d := paper(t)
	d.w.SetFilter(argmap.Filter{Voices: []argmap.VoiceID{d.voice("Taylor")}, Hide: true})
	d.settle()
	d.strokes("Enter ‹Mine› Enter")
	if !d.boxes()[d.w.Leading().ID] || d.lead() != "Mine" {
		t.Fatalf("the new box is not in sight; %q is selected", d.lead())
	}
	d.strokes("Ctrl+Z Ctrl+Shift+Z")
	if d.lead() != "Mine" {
		t.Errorf("%q came back", d.lead())
	}
}

// TestFilterKept closes and opens a map with a filter that hides: it is the same, and clearing it brings the folds back.
func TestFilterKept(t *testing.T) {
	d := paper(t)
	folded := fmt.Sprint(d.w.ViewNow().Folded)
	d.w.SetFilter(argmap.Filter{Voices: []argmap.VoiceID{d.voice("Taylor")}, Hide: true})
	d.settle()
	before := len(d.boxes())
	d.reopen()
	if n := len(d.boxes()); n != before || d.w.Status().Filter == "" {
		t.Errorf("%d boxes, were %d; filter %q", n, before, d.w.Status().Filter)
	}
	_ = d.w.DoCommand("view.nofilter")
	d.settle()
	if got := fmt.Sprint(d.w.ViewNow().Folded); got != folded {
		t.Errorf("folded %s, was %s", got, folded)
	}
}

func TestMineAndTheirs(t *testing.T) {
	d := paper(t)
	d.strokes("O ‹I doubt it› Enter")
	mine := d.w.Leading().ID
	d.strokes("Home")
	whole := len(d.boxes())
	d.strokes("Shift+M")
	if got := d.boxes(); !got[mine] || len(got) > 3 || !strings.Contains(d.w.Status().Message.Text, "yours") {
		t.Errorf("mine: %v; %s", got, d.w.Status().Message.Text)
	}
	d.strokes("Shift+M")
	if d.boxes()[mine] || len(d.boxes()) < 20 || !strings.Contains(d.w.Status().Message.Text, "theirs") {
		t.Errorf("theirs: %d boxes, mine among them: %v; %s", len(d.boxes()), d.boxes()[mine], d.w.Status().Message.Text)
	}
	d.strokes("Shift+M")
	if len(d.boxes()) != whole || d.w.Status().Filter != "" || d.w.Filter().Hide {
		t.Errorf("both: %d boxes, were %d", len(d.boxes()), whole)
	}
}

// TestNeighbourhood shows what is around a box, and the map again as it was, bit for bit.
func TestNeighbourhood(t *testing.T) {
	d := paper(t)
	d.strokes("Down Down Right Z")
	d.w.Pan(geom.Point{X: -31, Y: 17})
	before, whole, wasAt := d.spot(), d.look(), d.w.Leading()
	d.strokes("H")
	d.steady("H", before)
	if n := len(d.boxes()); n < 3 || n >= d.w.Snapshot().Count(argmap.KindStatement)/3 || d.w.Status().Around == "" {
		t.Errorf("%d boxes; %q", n, d.w.Status().Around)
	}
	s := d.w.Snapshot()
	for up := s.Outline().Parent(wasAt); !up.IsZero(); up = s.Outline().Parent(up) {
		if id, ok := up.Statement(); ok && !d.boxes()[string(id)] {
			t.Errorf("%s is on the way to the thesis and not shown", id)
		}
	}
	d.strokes("Up Down")
	if d.w.Leading() != wasAt {
		t.Errorf("walking inside of it leads to %s", d.w.Leading())
	}
	d.strokes("H")
	if d.look() != whole {
		t.Error("leaving the neighbourhood is not the map as it was")
	}
	d.strokes("H Escape")
	if d.look() != whole {
		t.Error("Escape from the neighbourhood is not the map as it was")
	}
}

// TestNeighbourhoodMoves selects what is outside of a neighbourhood, as a search or the inspector do: it goes there.
func TestNeighbourhoodMoves(t *testing.T) {
	d := paper(t)
	s := d.w.Snapshot()
	order := s.Outline().Order
	first, far := order[1].Ref(), order[len(order)-1].Ref()
	d.w.Select(first)
	d.settle()
	d.strokes("H")
	if d.boxes()[far.ID] {
		t.Fatal("the last statement is near the first")
	}
	d.w.Select(far)
	d.settle()
	if st, _ := s.Statement(argmap.StatementID(far.ID)); !d.boxes()[far.ID] || !strings.Contains(d.w.Status().Around, st.Title()) {
		t.Errorf("it did not move: %q", d.w.Status().Around)
	}
	d.strokes("H")
	if d.w.Leading() != first || d.w.Status().Around != "" {
		t.Errorf("back at %s", d.w.Leading())
	}
}

// TestNeighbourhoodOfAStep takes an undercut for its middle.
func TestNeighbourhoodOfAStep(t *testing.T) {
	d := paper(t)
	for _, a := range d.w.Snapshot().Arguments() {
		if !a.IsUndercut() {
			continue
		}
		d.w.Select(a.Ref())
		d.settle()
		d.strokes("H")
		for _, r := range []argmap.Ref{a.Ref(), a.Target} {
			if _, ok := d.w.Frame().Scene.Where(r); !ok {
				t.Errorf("%s is not shown", r)
			}
		}
		for _, p := range d.w.Snapshot().Outline().Here(a) {
			if !d.boxes()[string(p)] {
				t.Errorf("its premise %s is not shown", p)
			}
		}
		return
	}
	t.Fatal("no undercut")
}

// TestNeighbourhoodOpens adds below the edge of a neighbourhood and opens what it hides.
func TestNeighbourhoodOpens(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹T› Ctrl+Enter ‹A› Ctrl+Enter ‹B› Ctrl+Enter ‹C› Ctrl+Enter ‹D› Enter Home Enter ‹R› Ctrl+Enter ‹S› Enter Home Down Up Home")
	d.w.Select(d.w.Rows()[1].Of)
	d.settle()
	d.strokes("H")
	if got := len(d.boxes()); got != 5 { // T A B C R
		t.Fatalf("%d boxes:\n%s", got, d.tree())
	}
	for _, r := range d.w.Rows() {
		if r.Text == "C" {
			d.w.Select(r.Of)
		}
	}
	d.settle()
	d.strokes("F")
	if got := len(d.boxes()); got != 6 {
		t.Errorf("F shows %d boxes", got)
	}
	for _, r := range d.w.Rows() {
		if r.Text == "R" {
			d.w.Select(r.Of)
		}
	}
	d.settle()
	d.strokes("F")
	if got := len(d.boxes()); got != 7 {
		t.Errorf("F on a rival shows %d boxes", got)
	}
	d.strokes("F")
	if got := len(d.boxes()); got != 6 {
		t.Errorf("F again shows %d boxes", got)
	}
	d.strokes("O ‹E› Enter")
	if d.lead() != "E" || !d.boxes()[d.w.Leading().ID] {
		t.Errorf("%q is selected", d.lead())
	}
}

// row returns the record of the row with a text.
func (d *desk) row(text string) argmap.Ref {
	d.t.Helper()
	for _, r := range d.w.Rows() {
		if r.Text == text {
			return r.Of
		}
	}
	d.t.Fatalf("no row %q:\n%s", text, d.tree())
	return argmap.Ref{}
}

// texts returns what is written in the box of a record.
func (d *desk) texts(r argmap.Ref) (out []string) {
	for _, g := range d.w.Frame().Scene.Groups {
		if g.ID != r.String() {
			continue
		}
		for _, it := range g.Items {
			if t, ok := it.(scene.Text); ok {
				out = append(out, t.Words)
			}
		}
	}
	return out
}
