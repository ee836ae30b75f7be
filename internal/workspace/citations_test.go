package workspace_test

import (
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/workspace"
)

func TestWorks(t *testing.T) {
	d := paperDesk(t)
	all := d.w.Works("")
	if n := len(all); n < 10 || !all[n-2].New || all[n-1].Item != "" || all[n-1].New {
		t.Fatalf("%d works, the last: %+v", n, all[n-1])
	}
	got := d.w.Works("taylor")
	if len(got) < 3 || !strings.HasPrefix(got[0].Words, "Taylor") || !strings.HasPrefix(got[0].Cited, "cited ") {
		t.Errorf("taylor: %+v", got)
	}
	if got := d.w.Works("no such  work"); len(got) != 2 || got[0].Words != "Add “no such work” to the bibliography…" {
		t.Errorf("nothing found: %+v", got)
	}
	if got := talkDesk(t).w.Works(""); len(got) != 1 || !got[0].New {
		t.Errorf("in a map without works and texts: %+v", got)
	}
}

// TestCite cites a new work and a place for a statement in one step, changes it and deletes it.
func TestCite(t *testing.T) {
	d := paperDesk(t)
	of := d.w.Leading()
	before := d.w.Inspect().Citations
	work := &workspace.WorkDraft{Title: "Fire and Water", Authors: "Smart, Lee; The League", Year: "1961", Type: 1, Within: "Elements"}
	draft := workspace.CitationDraft{Locator: "66-89", Note: "27", Section: "III", Paragraph: "4", Quote: "the words"}
	if err := d.w.Cite(of, draft, work); err != nil {
		t.Fatal(err)
	}
	now := d.w.Inspect().Citations
	last := now[len(now)-1]
	if len(now) != len(before)+1 || last.Quote != "the words" ||
		last.Words() != "§ III ¶ 4 n. 27 · Smart, Lee, and The League. 1961. “Fire and Water.” Elements. pp. 66–89." {
		t.Fatalf("%+v", last)
	}
	id := argmap.CitationID(last.Of.ID)
	back := d.w.CitationDrafted(id)
	if draft.Work = back.Work; back != draft || d.w.WorkDrafted(back.Work) != *work {
		t.Errorf("the forms show %+v and %+v", back, d.w.WorkDrafted(back.Work))
	}
	changed := d.w.WorkDrafted(back.Work)
	changed.Year = "n.d."
	if err := d.w.ChangeWork(back.Work, changed); err != nil {
		t.Fatal(err)
	}
	back.Locator, back.Note = "3", ""
	if err := d.w.ChangeCitation(id, back, nil); err != nil {
		t.Fatal(err)
	}
	if c := d.w.Inspect().Citations; !strings.Contains(c[len(c)-1].Words(), "n.d.") || !strings.HasSuffix(c[len(c)-1].Words(), "p. 3.") {
		t.Errorf("changed: %+v", c[len(c)-1])
	}
	if err := d.w.DeleteCitation(id); err != nil || !strings.Contains(d.message(), "stays in the bibliography") {
		t.Errorf("%v, %q", err, d.message())
	}
	for range 4 { // one undo each
		if err := d.w.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(d.w.Inspect().Citations, before) {
		t.Error("undoing does not lead back")
	}
}

func TestCiteRefusals(t *testing.T) {
	d := paperDesk(t)
	of, item := d.w.Leading(), d.w.Works("")[0].Item
	for _, row := range []struct {
		draft workspace.CitationDraft
		work  *workspace.WorkDraft
		why   string
	}{
		{workspace.CitationDraft{Work: item, Note: "x"}, nil, "A note's number is written in figures, as 27."},
		{workspace.CitationDraft{Work: item, Paragraph: "-1"}, nil, "A paragraph's number is written in figures, as 4."},
		{workspace.CitationDraft{Note: "3"}, nil, "Say where in the text it stands: a section, a paragraph, a page or the words."},
		{workspace.CitationDraft{}, &workspace.WorkDraft{Authors: " ; ,"}, "A work needs a title or an author."},
		{workspace.CitationDraft{Work: "gone"}, nil, "That work is no longer in the bibliography."},
	} {
		if err := d.w.Cite(of, row.draft, row.work); err == nil || err.Error() != row.why || d.message() != row.why {
			t.Errorf("%+v: %v, said %q", row.draft, err, d.message())
		}
	}
	d.w.Select()
	if err := d.w.DoCommand("edit.cite"); err == nil || err.Error() != "Select a statement or a step first." {
		t.Error(err)
	}
}
