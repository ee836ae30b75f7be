package argmap

import (
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	for _, row := range [][2]string{
		{"", ""}, {" \n ", ""},
		{"Buses should be free.", "Buses should be free."},
		{"one two three four five six", "one two three four five six"},
		{"one two three four five six seven", "one two three four five six…"},
		{"one  two\nthree", "one two three"},
		{"Two leagues learn from each other, and more", "Two leagues learn from each…"},
		{"Rain, so we have umbrellas — and so on", "Rain, so we have umbrellas…"},
		{strings.Repeat("x", 32), strings.Repeat("x", 32)},
		{strings.Repeat("x", 33), strings.Repeat("x", 31) + "…"},
		{strings.Repeat("x", 33) + " y", strings.Repeat("x", 31) + "…"},
		{strings.Repeat("漢", 40), strings.Repeat("漢", 31) + "…"},
		{strings.Repeat("e\u0301", 20), strings.Repeat("e\u0301", 15) + "…"},
		{"Äpfel sind für Ökonomen überaus nützlich gewesen", "Äpfel sind für Ökonomen überaus…"},
	} {
		if got := (Statement{Text: row[0]}).Title(); got != row[1] {
			t.Errorf("%q becomes %q, want %q", row[0], got, row[1])
		}
	}
	if got := (Statement{Text: "long", Short: "short"}).Title(); got != "short" {
		t.Errorf("the short title is not taken: %q", got)
	}
}

func TestShort(t *testing.T) {
	lee, who, plato := Name{Family: "Lee", Given: "A."}, Name{Literal: "WHO"}, Name{Given: "Plato"}
	for _, row := range []struct {
		item Item
		want string
	}{
		{Item{}, ""},
		{Item{Issued: Date{Year: 1999}}, "1999"},
		{Item{Title: "On Buses"}, "On Buses"},
		{Item{Title: "On Buses", Authors: []Name{lee}, Issued: Date{Year: 1999, Text: "circa"}}, "Lee 1999"},
		{Item{Title: "On Buses", Editors: []Name{who}, Issued: Date{Text: "n.d."}}, "WHO n.d."},
		{Item{Authors: []Name{lee, who}, Editors: []Name{plato}}, "Lee and WHO"},
		{Item{Authors: []Name{plato, lee}}, "Plato and Lee"},
		{Item{Authors: []Name{lee, lee, who}, Issued: Date{Year: -44}}, "Lee et al. -44"},
	} {
		if got := row.item.Short(); got != row.want {
			t.Errorf("%+v: %q, want %q", row.item, got, row.want)
		}
	}
}

func TestRefs(t *testing.T) {
	for k := range kindCount {
		if got, ok := KindNamed(k.String()); !ok || got != k {
			t.Errorf("%d is called %s", k, k)
		}
	}
	if _, ok := KindNamed("unknown"); ok || kindCount.String() != "unknown" {
		t.Error("an unknown kind has a name")
	}
	if _, ok := numbered(1).Argument(); ok {
		t.Error("a statement is an argument")
	}
	if id, ok := ArgumentID("a").Ref().Argument(); !ok || id != "a" {
		t.Error("an argument is none")
	}
	if _, ok := (Ref{Kind: KindStatement}).Statement(); ok || !(Ref{}).IsZero() {
		t.Error("nothing is something")
	}
	if Pro.Flip() != Con || Con.Flip() != Pro {
		t.Error("flipping does not flip")
	}
}

// Each record of a map is found by its own name, and by that of no other kind.
func TestLookUp(t *testing.T) {
	s := full(t)
	for _, r := range s.Records() {
		if s.Record(r.Ref()) == nil || s.Has(Ref{Kind: kindCount, ID: r.Ref().ID}) {
			t.Errorf("%s is not found", r.Ref())
		}
	}
	n := 1 + len(s.Voices()) + len(s.Statements()) + len(s.Arguments()) + len(s.Disputes()) + len(s.Sources()) + len(s.Passages()) +
		len(s.Items()) + len(s.Citations()) + len(s.Comments()) + len(s.Views())
	if n != len(s.Records()) {
		t.Errorf("%d records, %d listed by kind", len(s.Records()), n)
	}
	if s.Reader().ID != "me" || s.AuthorVoice().ID != "lee" || s.Map().Title != "full" {
		t.Error("reader, author or title are others")
	}
	_, dispute := s.Dispute("d")
	_, source := s.Source("src")
	_, passage := s.Passage("p")
	_, item := s.Item("i")
	_, citation := s.Citation("c")
	_, comment := s.Comment("k")
	_, view := s.View("v")
	_, voice := s.Voice("s1")
	if !dispute || !source || !passage || !item || !citation || !comment || !view || voice {
		t.Error("a record is not found by its id")
	}
	if len(s.On(numbered(1))) != 1 || len(s.Uses("s2")) != 1 || len(s.Uses("s1")) != 0 || len(s.CitationsOf(numbered(1))) != 1 || len(s.DisputesOver("s1")) != 1 {
		t.Error("what points at a statement is not found")
	}
	if got := s.Pointing(VoiceID("lee").Ref()); len(got) != 2 || got[0] != DisputeID("d").Ref() {
		t.Errorf("who names Lee: %v", got)
	}
	if got := s.Pointing(Ref{Kind: kindCount, ID: "x"}); got != nil {
		t.Errorf("what names nothing: %v", got)
	}
}
