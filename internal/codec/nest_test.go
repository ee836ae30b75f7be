package codec_test

import (
	"bytes"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/outline"
)

// TestNest holds that a nested list keeps all that Nest does not report, names with commas and semicolons among it.
func TestNest(t *testing.T) {
	tx := argmap.Begin(argmap.New("", argmap.Voice{ID: "me", Name: "Me, myself"}))
	tx.Put(argmap.Map{Title: "Bees", Authors: []string{"Ann Lee", "Moor; Co."}, Description: "Of a town.\nAnd its roofs."})
	tx.Put(argmap.Voice{ID: "a", Name: `Lee; \ Ann`, Role: argmap.Author, Rank: "1"})
	tx.Put(argmap.Voice{ID: "b", Name: "Moor, denies", Rank: "2"})
	tx.Put(argmap.Source{ID: "t", Title: "A speech"})
	tx.Put(argmap.Item{ID: "w", Title: "On Bees", Volume: "2"})
	tx.Put(argmap.Passage{ID: "p", Source: "t", Section: "II", Paragraph: 4, Quote: "they\nsting"})
	hold := func(v argmap.VoiceID, s argmap.Stance, through argmap.VoiceID) argmap.Holding {
		return argmap.Holding{Voice: v, Stance: s, Through: through}
	}
	author := []argmap.Holding{hold("a", argmap.Asserts, "")}
	for _, st := range []argmap.Statement{
		{ID: "s1", Kind: argmap.Claim, Text: "Keep bees.", Thesis: true, Holdings: author, Rank: "1"},
		{ID: "s2", Kind: argmap.Evidence, Text: "Bees sting.", Short: "Stings", Note: "So?", Tags: []string{"a, b", "c;d"}, Group: "I",
			Holdings: []argmap.Holding{hold("b", argmap.Denies, "a"), hold("a", argmap.Reports, "b"), hold("me", argmap.Asserts, "")}, Rank: "2"},
		{ID: "s3", Kind: argmap.Assumption, Text: "What stings is bad.", Thesis: true, Holdings: []argmap.Holding{hold("me", argmap.Asserts, "")}, Rank: "3"},
		{ID: "s4", Kind: argmap.Claim, Text: "Not all do.", Holdings: author, Rank: "4"},
		{ID: "s5", Kind: argmap.Claim, Text: "Alone.", Holdings: author, Rank: "5"},
	} {
		tx.Put(st)
	}
	tx.Put(argmap.Citation{ID: "c1", Of: argmap.StatementID("s2").Ref(), Item: "w", Locator: "7", Note: 3, Rank: "1"})
	tx.Put(argmap.Citation{ID: "c2", Of: argmap.StatementID("s2").Ref(), Passage: "p", Rank: "2"})
	at := func(id argmap.StatementID) argmap.Ref { return id.Ref() }
	for i, a := range []argmap.Argument{
		{Polarity: argmap.Con, Premises: []argmap.StatementID{"s2", "s3"}, Target: at("s1"), Label: "l", Scheme: "s"},
		{Polarity: argmap.Con, Premises: []argmap.StatementID{"s4"}, Target: argmap.ArgumentID("a").Ref()},
		{Polarity: argmap.Pro, Premises: []argmap.StatementID{"s4", "s2"}, Target: argmap.ArgumentID("b").Ref()},
		{Polarity: argmap.Pro, Premises: []argmap.StatementID{"s1"}, Target: at("s4")}, // a circle
	} {
		a.ID, a.Rank = argmap.ArgumentID(rune('a'+i)), argmap.Rank(rune('a'+i))
		tx.Put(a)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	top, report, err := codec.Nest(s)
	if err != nil {
		t.Fatal(err)
	}
	if len(report) != 2 { // the work and the text, of which only the title and nothing are kept
		t.Errorf("losses: %v", report)
	}
	again, report, err := codec.Unnest(top, nil)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	if was, is := codectest.Told(s), codectest.Told(again); was != is {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	if n := again.Narrator().Name; n != `Lee; \ Ann` || again.Reader().Name != "Me, myself" {
		t.Errorf("the author is %q, the reader %q", n, again.Reader().Name)
	}
}

// TestUnnest reads lists that say odd things.
func TestUnnest(t *testing.T) {
	leaf := func(role, text string, below ...*codec.Topic) *codec.Topic {
		return &codec.Topic{ID: text, Role: role, Text: text, Below: below}
	}
	deep := leaf("copremise", "x")
	for range 40 { // work that doubled at each level would never end
		deep = leaf("copremise", "x", deep, leaf("copremise", "y"))
	}
	for _, c := range []struct {
		name         string
		list         []*codec.Topic
		want, losses string // empty: as it comes
	}{
		{"a copremise of what it hangs from", []*codec.Topic{leaf("", "A", leaf("", "B", leaf("copremise", "C"), leaf("con", "D")))},
			"1  Thesis A\n     + Step: 2 premises\n2      • Reason B\n3        − Counterargument D\n4      • Reason C\n", ""},
		{"an undercut of no step", []*codec.Topic{leaf("", "A", leaf("undercut", "B"))}, "1  Thesis A\n2    − Counterargument B\n",
			"approximated: the role undercut (B). What it hangs from is a premise of no step, so it bears on that statement."},
		{"an empty entry", []*codec.Topic{leaf("", "A", &codec.Topic{}, leaf("", "B", &codec.Topic{Line: 7}))}, "1  Thesis A\n2    + Reason B\n",
			"dropped: an entry that is empty, 2 times. It says nothing that a map has a place for there."},
		{"a statement on itself", []*codec.Topic{leaf("", "A", &codec.Topic{Same: "A", Note: "n", Below: []*codec.Topic{leaf("warrant", "B")}})}, "1  Thesis A\n2    + Reason B\n",
			"dropped: a use of a statement. No statement bears on itself.\n" +
				"dropped: the note of an entry that refers to another. The statement has its note where it is told.\n" +
				"approximated: the role warrant (B). What it hangs from is a premise of no step, so it bears on that statement."},
		{"deep", []*codec.Topic{leaf("", "A", &codec.Topic{Same: "A", Below: []*codec.Topic{deep}})}, "", ""},
	} {
		s, report, err := codec.Unnest(&codec.Topic{Below: c.list}, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var text bytes.Buffer
		if err := outline.Write(&text, s, outline.Options{}); err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(strings.ReplaceAll(text.String(), "[The text] ", ""), "\n\n")
		if got != c.want && c.want != "" {
			t.Errorf("%s:\n%s", c.name, got)
		}
		var said []string
		for _, l := range report {
			said = append(said, l.String())
		}
		if got := strings.Join(said, "\n"); got != c.losses && c.want != "" {
			t.Errorf("%s: losses:\n%s", c.name, got)
		}
	}
}
