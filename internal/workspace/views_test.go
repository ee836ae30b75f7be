package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
)

// TestViews saves ways of looking under names, shows them again, also after a restart, changes and deletes them.
func TestViews(t *testing.T) {
	d := paper(t)
	start := d.look()
	taylor := argmap.Filter{Voices: []argmap.VoiceID{d.voice("Taylor")}, Hide: true}
	d.w.SetFilter(taylor)
	d.settle()
	if name := d.w.NameForView(); name != "Taylor" {
		t.Errorf("%q is proposed", name)
	}
	if d.w.SaveView(" ", "") == nil {
		t.Error("a view without a name")
	}
	if err := d.w.SaveView("Taylor's case", "mono"); err != nil {
		t.Fatal(err)
	}
	if d.w.SaveView("taylor's CASE", "") == nil {
		t.Error("two views of one name")
	}
	shown := d.boxes()
	d.strokes("Alt+Left")
	if d.look() != start {
		t.Fatal("not where it began")
	}
	d.strokes("F H")
	if err := d.w.SaveView("Around", ""); err != nil {
		t.Fatal(err)
	}
	d.strokes("H F")
	d.reopen()
	lines := d.w.ViewLines("tay")
	if len(lines) != 1 || lines[0].View.Name != "Taylor's case" || !strings.Contains(lines[0].Words, "only Taylor") || lines[0].Now {
		t.Fatalf("%+v", lines)
	}
	start = d.look()
	id := lines[0].View.ID
	if err := d.w.ApplyView(id); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if len(d.boxes()) != len(shown) || d.w.Style() != "mono" || !d.w.ViewLines("tay")[0].Now {
		t.Errorf("%d boxes, style %q", len(d.boxes()), d.w.Style())
	}
	if err := d.w.ApplyView(d.w.ViewLines("Around")[0].View.ID); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if d.w.Status().Around == "" || d.w.Style() != "" {
		t.Errorf("around %q, style %q", d.w.Status().Around, d.w.Style())
	}
	d.strokes("Escape")
	if d.look() != start || d.w.Style() != "" {
		t.Error("Escape does not lead back")
	}
	d.strokes("Alt+Left Alt+Left")
	if d.w.Style() != "mono" {
		t.Error("Alt+← does not lead back to the view")
	}
	if err := d.w.RenameView(id, "T"); err != nil {
		t.Fatal(err)
	}
	d.w.SetFilter(argmap.Filter{Text: "league"})
	d.settle()
	if err := d.w.UpdateView(id); err != nil {
		t.Fatal(err)
	}
	v, _ := d.w.Snapshot().View(id)
	if v.Name != "T" || v.Style != "mono" || v.Filter.Text != "league" || len(v.Filter.Voices) > 0 {
		t.Errorf("%+v", v)
	}
	if err := d.w.DeleteView(id); err != nil {
		t.Fatal(err)
	}
	d.settle()
	if d.w.ApplyView(id) == nil {
		t.Error("a deleted view is shown")
	}
	for range 3 { // deleting, updating, renaming
		d.strokes("Ctrl+Z")
	}
	if v, ok := d.w.Snapshot().View(id); !ok || v.Name != "Taylor's case" || len(v.Filter.Voices) != 1 {
		t.Errorf("undone: %+v", v)
	}
}

// TestFoldRemembers folds and unfolds: the counts are those of the map, what was open below is open again, and both
// survive closing and opening.
func TestFoldRemembers(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹T› Ctrl+Enter ‹A› Ctrl+Enter ‹B› Ctrl+Enter ‹C› Enter Home Down O ‹D› Ctrl+Enter ‹E› Ctrl+Enter ‹G› Enter")
	d.w.Select(d.row("B"))
	d.settle()
	d.strokes("F")
	below := d.tree()
	d.w.Select(d.row("A"))
	d.settle()
	d.strokes("F")
	mark := func() string { return strings.Join(d.texts(d.row("A")), " | ") }
	// C and G are claims that nothing supports; D is an objection that nothing answers
	if got := mark(); !strings.HasSuffix(got, "+ 5 folded · 1 against · 3 problems") {
		t.Errorf("the fold says %q", got)
	}
	folded := d.tree()
	d.reopen()
	if d.tree() != folded || !strings.HasSuffix(mark(), "+ 5 folded · 1 against · 3 problems") {
		t.Errorf("after opening: %s\n%s", mark(), d.tree())
	}
	d.w.Select(d.row("A"))
	d.settle()
	d.strokes("F")
	if d.tree() != below {
		t.Errorf("unfolded:\n%s\nwas:\n%s", d.tree(), below)
	}
	d.reopen()
	if d.tree() != below {
		t.Errorf("unfolded, after opening:\n%s\nwas:\n%s", d.tree(), below)
	}
}
