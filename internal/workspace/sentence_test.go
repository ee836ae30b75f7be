package workspace_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/workspace"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with the one that is kept in a file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("%s, line %d:\n%s\nwant\n%s", name, i+1, g[i], w[i])
		}
	}
	t.Fatalf("%s has %d lines, want %d", name, len(g), len(w))
}

// TestSentences holds what is read aloud of each row of the bundled map, all open and as it opens.
func TestSentences(t *testing.T) {
	d := paperDesk(t)
	say := func() string {
		var out strings.Builder
		for _, r := range d.w.Rows() {
			out.WriteString(r.Sentence + "\n")
		}
		return out.String()
	}
	golden(t, "sentences-folded.txt", say())
	d.strokes("Home 0")
	golden(t, "sentences.txt", say())
}

// TestSentenceOrder holds the order of the parts on a row that has them all.
func TestSentenceOrder(t *testing.T) {
	d := talkDesk(t)
	of := d.w.Leading()
	for _, act := range []edit.Act{
		edit.AddVoice("Dallin"),
		edit.AddReason(d.w.Snapshot().Outline().Roots[0].Ref(), "Talkers eat"),
		edit.AddReason(of, "They gain"), edit.AddReason(of, "They have always"), edit.AddObjection(of, "They lie less"),
		edit.AddItem(argmap.Item{Title: "Lies"}),
	} {
		if err := d.w.Do(act); err != nil {
			t.Fatal(err)
		}
	}
	dallin := d.w.VoiceChoices("Dallin")[0]
	item := d.w.Works("")[0].Item
	d.w.Select(of)
	for _, err := range []error{
		d.w.GiveVoice(dallin, of), d.w.Cite(of, workspace.CitationDraft{Work: item}, nil),
		d.w.Comment(of, workspace.CommentDraft{Text: "Who?", Severity: argmap.Minor}), d.w.Fold(of),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := "Counterargument, Dallin: Liars talk, too. Level 2, step 2 of 3. 2 reasons, one rebuttal. One citation, of the work as a whole. " +
		"One comment, open. Folded, 3 below, 1 against."
	if got, err := d.w.SelectionWords(); got != want || err != nil {
		t.Errorf("%s\nwant\n%s\n%v", got, want, err)
	}
	d.strokes("Ctrl+Shift+R")
	if m := d.w.Status().Message; m.Tone != workspace.Large || m.Text != want {
		t.Errorf("read: %+v", m)
	}
	d.strokes("S Ctrl+Shift+R")
	want = "Objection: “Liars talk, too” against “Talk prevents war”. Step against: 1 premise. Level 2, step 2 of 3."
	if m := d.w.Status().Message; m.Text != want {
		t.Errorf("read: %+v", m)
	}
	d.w.Select()
	if err := d.w.DoCommand("go.read"); err == nil || err.Error() != "Select a statement or a step first." {
		t.Error(err)
	}
}
