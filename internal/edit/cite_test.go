package edit_test

import (
	"reflect"
	"slices"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// cited returns a session on the small map with a text to cite places of.
func cited(t *testing.T) *edit.Session {
	t.Helper()
	s := small(t)
	do(t, s, func(c *edit.Context) (edit.Outcome, error) {
		c.Put(argmap.Source{ID: "text", Title: "The text"})
		c.Put(argmap.Passage{ID: "tied", Source: "text", Section: "I", Paragraph: 1, Quote: "words", Start: 3, End: 8})
		return edit.Outcome{Title: "text"}, nil
	})
	return s
}

func TestCite(t *testing.T) {
	s := cited(t)
	before := s.Snapshot()
	place := argmap.Passage{Source: "text", Section: " II ", Paragraph: 4, Quote: "some\r\nwords"}
	do(t, s, edit.AddCitation(st("s2"), edit.Cited{Item: "i", Locator: " 66-89 ", Note: 27, Place: place}))
	got := s.Snapshot().CitationsOf(st("s2"))[0]
	p, _ := s.Snapshot().Passage(got.Passage)
	if got.Item != "i" || got.Locator != "66-89" || got.Note != 27 || p.Section != "II" || p.Paragraph != 4 || p.Quote != "some\nwords" {
		t.Fatalf("%+v at %+v", got, p)
	}
	do(t, s, edit.AddCitation(step("a2"), edit.Cited{Place: p})) // the same place is one passage
	other := s.Snapshot().CitationsOf(step("a2"))[0]
	if other.Passage != got.Passage || s.Snapshot().Count(argmap.KindPassage) != 2 {
		t.Errorf("%+v, %d passages", other, s.Snapshot().Count(argmap.KindPassage))
	}
	p.Paragraph = 5
	do(t, s, edit.SetCitation(other.ID, edit.Cited{Place: p})) // not both move
	if was, _ := s.Snapshot().Passage(got.Passage); was.Paragraph != 4 || s.Snapshot().Count(argmap.KindPassage) != 3 {
		t.Errorf("the place of another citation moved: %+v", was)
	}
	do(t, s, edit.SetCitation(other.ID, edit.Cited{Item: "i"}))
	if s.Snapshot().Count(argmap.KindPassage) != 2 {
		t.Error("a place that nothing names stays")
	}
	do(t, s, edit.DeleteCitation(other.ID), edit.DeleteCitation(got.ID))
	if m := s.Snapshot(); m.Count(argmap.KindPassage) != 1 || m.Count(argmap.KindCitation) != 1 {
		t.Errorf("%d passages, %d citations", m.Count(argmap.KindPassage), m.Count(argmap.KindCitation))
	}
	for range 6 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(cites(s.Snapshot()), cites(before)) {
		t.Error("undoing does not lead back")
	}
}

// A passage that is tied to a text keeps its tie where only its place is called otherwise, and loses it with its words.
func TestCiteTiedPassage(t *testing.T) {
	s := cited(t)
	tied, _ := s.Snapshot().Passage("tied")
	do(t, s, edit.AddCitation(st("s2"), edit.Cited{Place: tied}))
	id := s.Snapshot().CitationsOf(st("s2"))[0].ID
	tied.Page = "3"
	do(t, s, edit.SetCitation(id, edit.Cited{Place: tied}))
	if p, _ := s.Snapshot().Passage("tied"); p.Start != 3 || p.End != 8 || p.Page != "3" {
		t.Errorf("%+v", p)
	}
	tied.Quote = "others"
	do(t, s, edit.SetCitation(id, edit.Cited{Place: tied}))
	if p, _ := s.Snapshot().Passage("tied"); p.End != 0 || p.Quote != "others" {
		t.Errorf("%+v", p)
	}
}

func TestItems(t *testing.T) {
	s := cited(t)
	do(t, s, edit.AddItem(argmap.Item{Title: " Fire and Water ", Authors: []argmap.Name{{Family: "Taylor"}, {}}, Issued: argmap.Date{Year: 1961}}))
	items := s.Snapshot().Items()
	got := items[len(items)-1]
	if got.Title != "Fire and Water" || len(got.Authors) != 1 || got.Type != "document" || got.Short() != "Taylor 1961" {
		t.Errorf("%+v", got)
	}
	got.Type = "book"
	do(t, s, edit.SetItem(got))
	if now, _ := s.Snapshot().Item(got.ID); now.Type != "book" || now.Rank != got.Rank {
		t.Errorf("%+v", now)
	}
}

func TestCiteRefusals(t *testing.T) {
	s := cited(t)
	for _, row := range []struct {
		act edit.Act
		why string
	}{
		{edit.AddCitation(argmap.VoiceID("me").Ref(), edit.Cited{Item: "i"}), "Select the statement or the step that cites first."},
		{edit.AddCitation(st("gone"), edit.Cited{Item: "i"}), "Select the statement or the step that cites first."},
		{edit.AddCitation(st("s1"), edit.Cited{Locator: "3"}), "Cite a work, or a place in the text."},
		{edit.AddCitation(st("s1"), edit.Cited{Item: "gone"}), "That work is no longer in the bibliography."},
		{edit.AddCitation(st("s1"), edit.Cited{Place: argmap.Passage{Source: "gone"}}), "That text is no longer there."},
		{edit.AddCitation(st("s1"), edit.Cited{Item: "i", Note: -1}), "A note number is not negative."},
		{edit.AddCitation(st("s1"), edit.Cited{Place: argmap.Passage{Source: "text", Paragraph: -1}}), "A paragraph's number is not negative."},
		{edit.SetCitation("gone", edit.Cited{Item: "i"}), "That citation is no longer there."},
		{edit.DeleteCitation("gone"), "That citation is no longer there."},
		{edit.AddItem(argmap.Item{Type: "book"}), "A work needs a title or an author."},
		{edit.SetItem(argmap.Item{ID: "gone", Title: "x"}), "That work is no longer in the bibliography."},
		{edit.SetItem(argmap.Item{ID: "i"}), "A work needs a title or an author."},
		{edit.ReorderPremise("a1", "s2", -1), "It is the first premise already."},
		{edit.ReorderPremise("a1", "s3", 1), "It is the last premise already."},
		{edit.ReorderPremise("a1", "s6", 1), "It is no premise of that step any more."},
		{edit.RemovePremise("gone", "s2"), "That step is no longer there."},
		{edit.MergeVoices("me", "lee"), "Me is the reader's own voice and stays."},
		{edit.MergeVoices("lee", "lee"), "Choose another voice than Lee itself."},
		{edit.MergeVoices("lee", "me"), "The two stand against each other in the dispute “Who?”; delete it first."},
		{edit.MergeVoices("lee", "gone"), "That voice is no longer there."},
	} {
		if err := s.Try(row.act); err == nil || err.Error() != row.why {
			t.Errorf("%v, want %q", err, row.why)
		}
	}
}

func TestPremises(t *testing.T) {
	s := small(t)
	do(t, s, edit.ReorderPremise("a1", "s3", -1))
	if got := structure(s.Snapshot()); got != "s5xa1 s3+s2>s1 s4xs1 s6>s2 s6>s4" {
		t.Error(got)
	}
	do(t, s, edit.RemovePremise("a5", "s6")) // not where its box is drawn
	if got := structure(s.Snapshot()); got != "s5xa1 s3+s2>s1 s4xs1 s6>s2" {
		t.Error(got)
	}
	do(t, s, edit.RemovePremise("a1", "s3"), edit.RemovePremise("a1", "s2"))
	if got := structure(s.Snapshot()); got != "s4xs1 s6>s2" {
		t.Error(got)
	}
}

func TestMergeVoices(t *testing.T) {
	s := small(t)
	do(t, s, edit.AddVoice("Kim"), edit.SetAuthor("lee"))
	var kim argmap.VoiceID
	for _, v := range s.Snapshot().Voices() {
		if v.Name == "Kim" {
			kim = v.ID
		}
	}
	do(t, s, edit.SetHoldings(st("s2"), []argmap.Holding{
		{Voice: "lee", Stance: argmap.Reports, Through: kim}, {Voice: kim, Stance: argmap.Reports}, {Voice: "me", Stance: argmap.Denies, Through: "lee"}}))
	do(t, s, edit.MergeVoices("lee", kim))
	m := s.Snapshot()
	got, _ := m.Statement("s2")
	want := []argmap.Holding{{Voice: kim, Stance: argmap.Reports}, {Voice: "me", Stance: argmap.Denies, Through: kim}}
	if !slices.Equal(got.Holdings, want) {
		t.Errorf("%+v", got.Holdings)
	}
	d, _ := m.Dispute("d")
	v, _ := m.View("v")
	if m.Has(argmap.VoiceID("lee").Ref()) || d.Sides[1][0] != kim || v.Filter.Voices[0] != kim || m.AuthorVoice().ID != kim {
		t.Errorf("%+v, %+v, author %q", d, v, m.AuthorVoice().Name)
	}
}

// TestSelectedAfterDeleting holds where strokes go once something is deleted: the next of its like, the previous one, what
// it bore on; and the map's start where all that is gone.
func TestSelectedAfterDeleting(t *testing.T) {
	s := small(t)
	for _, row := range []struct{ gone, next argmap.Ref }{
		{st("s2"), st("s3")}, {st("s4"), st("s3")}, {st("s3"), st("s1")}, {st("s1"), st("s7")},
	} {
		s.Select(row.gone)
		do(t, s, edit.Delete(row.gone))
		if s.Leading() != row.next {
			t.Errorf("after %s: %s, want %s", row.gone, s.Leading(), row.next)
		}
	}
	s = small(t)
	do(t, s, edit.Detach(st("s4")), edit.Delete(st("s7")))
	if s.Leading() != st("s4") {
		t.Errorf("after the last of the roots: %s", s.Leading())
	}
	do(t, s, edit.Delete(step("a1")))
	if s.Leading() != st("s1") {
		t.Errorf("after the only step: %s", s.Leading())
	}
}

func cites(s *argmap.Snapshot) []argmap.Record {
	var out []argmap.Record
	for _, r := range s.Records() {
		switch r.(type) {
		case argmap.Citation, argmap.Passage, argmap.Item:
			out = append(out, r)
		}
	}
	return out
}

func TestAddItems(t *testing.T) {
	s := cited(t)
	before := s.Snapshot()
	for _, wrong := range [][]argmap.Item{nil, {{ID: "i", Title: "Taken"}}, {{ID: "x", Title: "One"}, {ID: "x", Title: "Two"}}, {{ID: "x"}}} {
		if _, err := s.Do(edit.AddItems(wrong)); err == nil || s.Snapshot() != before {
			t.Errorf("%v is added", wrong)
		}
	}
	do(t, s, edit.AddItems([]argmap.Item{{ID: "x", Title: "One"}, {ID: "y", Title: "Two"}}))
	items := s.Snapshot().Items()
	if n := len(items); n != len(before.Items())+2 || items[n-2].ID != "x" || items[n-1].ID != "y" {
		t.Fatalf("%+v", items)
	}
	if _, err := s.Undo(); err != nil || !argmap.Equal(s.Snapshot(), before) {
		t.Error("one undo does not lead back", err)
	}
}
