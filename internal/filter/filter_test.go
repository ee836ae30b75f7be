package filter_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/filter"
)

// buses is a map in which each statement differs from the others in what filters ask for.
func buses(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Buses", argmap.Voice{ID: "me", Name: "Reader"}))
	by := func(who ...argmap.VoiceID) (out []argmap.Holding) {
		for _, v := range who {
			out = append(out, argmap.Holding{Voice: v, Stance: argmap.Asserts})
		}
		return out
	}
	for _, r := range []argmap.Record{
		argmap.Voice{ID: "ann", Name: "Ann", Role: argmap.Author, Rank: "1"}, argmap.Voice{ID: "bob", Name: "Bob", Rank: "2"},
		argmap.Item{ID: "w", Title: "Timetables", Authors: []argmap.Name{{Family: "Lee"}}, Issued: argmap.Date{Year: 1987}},
		argmap.Source{ID: "s", Title: "The report"},
		argmap.Passage{ID: "p", Source: "s"},
		argmap.Statement{ID: "t", Kind: argmap.Claim, Text: "Fares should fall", Thesis: true, Rank: "1", Holdings: by("ann"), Tags: []string{"money"}},
		argmap.Statement{ID: "e", Kind: argmap.Evidence, Text: "Büses run EMPTY", Rank: "2", Holdings: by("ann"), Group: "2"},
		argmap.Statement{ID: "u", Kind: argmap.Assumption, Text: "Empty seats cost", Rank: "3", Holdings: by("ann"), Group: "10"},
		argmap.Statement{ID: "o", Kind: argmap.Claim, Text: "The town is poor", Rank: "4", Holdings: by("bob"), Group: "2"},
		argmap.Statement{ID: "m", Kind: argmap.Claim, Text: "It has a new hall", Rank: "5", Holdings: by("me", "bob"), Tags: []string{"money", "town"}},
		argmap.Argument{ID: "a1", Polarity: argmap.Pro, Premises: []argmap.StatementID{"e", "u"}, Target: argmap.StatementID("t").Ref(), Rank: "1"},
		argmap.Argument{ID: "a2", Polarity: argmap.Con, Premises: []argmap.StatementID{"o"}, Target: argmap.StatementID("t").Ref(), Rank: "2"},
		argmap.Argument{ID: "a3", Polarity: argmap.Con, Premises: []argmap.StatementID{"m"}, Target: argmap.ArgumentID("a2").Ref(), Rank: "1"},
		argmap.Citation{ID: "c1", Of: argmap.StatementID("e").Ref(), Item: "w"},
		argmap.Citation{ID: "c2", Of: argmap.StatementID("t").Ref(), Passage: "p"},
		argmap.Comment{ID: "k1", Of: argmap.StatementID("o").Ref(), Text: "?", Severity: argmap.Remark, Status: argmap.Open},
		argmap.Comment{ID: "k2", Of: argmap.ArgumentID("a1").Ref(), Text: "!", Severity: argmap.Remark, Status: argmap.Resolved},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func picked(s *argmap.Snapshot, f argmap.Filter) string {
	var ids []string
	for id := range filter.Pick(s, f) {
		ids = append(ids, string(id))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func TestEachCondition(t *testing.T) {
	s := buses(t)
	for _, c := range []struct {
		what  string
		f     argmap.Filter
		picks string
		words string
	}{
		{"nothing", argmap.Filter{}, "e m o t u", ""},
		{"only the mode", argmap.Filter{Hide: true}, "e m o t u", ""},
		{"a voice", argmap.Filter{Voices: []argmap.VoiceID{"bob"}}, "m o", "Bob"},
		{"either voice", argmap.Filter{Voices: []argmap.VoiceID{"me", "ann"}}, "e m t u", "Reader or Ann"},
		{"a kind", argmap.Filter{Kinds: []argmap.StatementKind{argmap.Assumption, argmap.Evidence}}, "e u", "Unstated premise or Evidence"},
		{"a role", argmap.Filter{Roles: []argmap.Role{argmap.RoleUndercut}}, "m", "Undercut"},
		{"a section", argmap.Filter{Groups: []string{"2"}}, "e o", "2"},
		{"a tag", argmap.Filter{Tags: []string{"money"}}, "m t", "money"},
		{"a work", argmap.Filter{Sources: []argmap.Ref{argmap.ItemID("w").Ref()}}, "e", "Lee 1987"},
		{"a text", argmap.Filter{Sources: []argmap.Ref{argmap.SourceID("s").Ref()}}, "t", "The report"},
		{"cited as a whole", argmap.Filter{Anchors: []argmap.Anchor{argmap.AnchorWhole}}, "e", "Cited as a whole"},
		{"not attached", argmap.Filter{Anchors: []argmap.Anchor{argmap.AnchorDetached}}, "t", "Text not attached"},
		{"no evidence", argmap.Filter{Checks: []argmap.Check{argmap.NoEvidence}}, "m o", "No evidence"},
		{"unanswered", argmap.Filter{Checks: []argmap.Check{argmap.Unopposed}}, "m", "Unanswered objection"},
		{"comments, also on the step", argmap.Filter{Checks: []argmap.Check{argmap.Commented}}, "e o u", "Has comments"},
		{"words in another case, without accents", argmap.Filter{Text: "buses empty"}, "e", "“buses empty”"},
		{"mine", argmap.Filter{Whose: argmap.Mine}, "m", "Mine"},
		{"theirs, of which one is mine too", argmap.Filter{Whose: argmap.Theirs}, "e m o t u", "Theirs"},
		{"two groups", argmap.Filter{Voices: []argmap.VoiceID{"bob"}, Groups: []string{"2", "10"}}, "o", "Bob, 2 or 10"},
		{"what nobody has", argmap.Filter{Voices: []argmap.VoiceID{"ann"}, Tags: []string{"town"}}, "", "Ann, town"},
	} {
		if got := picked(s, c.f); got != c.picks {
			t.Errorf("%s picks %q, not %q", c.what, got, c.picks)
		}
		if got := filter.Words(s, c.f); got != c.words {
			t.Errorf("%s is said %q, not %q", c.what, got, c.words)
		}
		if filter.Empty(c.f) != (c.words == "") {
			t.Errorf("%s: empty %v", c.what, filter.Empty(c.f))
		}
	}
}

func TestChoicesOfTheMap(t *testing.T) {
	var got []string
	for _, g := range filter.Choices(buses(t), argmap.Filter{Voices: []argmap.VoiceID{"bob"}}) {
		line := g.Title + ":"
		for _, c := range g.Choices {
			line += " " + c.Words
			if c.On {
				line += "*"
			}
			line += " " + strings.Repeat("|", c.Count)
		}
		got = append(got, line)
	}
	want := []string{
		"Whose: Mine | Theirs ||", "Voice: Reader | Ann ||| Bob* ||", "Kind: Claim || Evidence  Unstated premise ",
		"Role: Thesis  Evidence  Unstated premise  Counterargument | Undercut |", "Section: 2 | 10 ", "Tag: money | town |",
		"Source: Lee 1987  The report ", "Citation: Text not attached  Cited as a whole ", "Check: No evidence || Unanswered objection | Has comments |",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestChoicesOfRandomMaps holds what chips promise: each counts what it would pick alone in its group, making it twice
// changes nothing, and more of one group never picks less.
func TestChoicesOfRandomMaps(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	for range 40 {
		s := argmaptest.Random(rng, 1+rng.IntN(60))
		var f argmap.Filter
		for range rng.IntN(5) {
			groups := filter.Choices(s, f)
			g := groups[rng.IntN(len(groups))]
			f = g.Choices[rng.IntN(len(g.Choices))].Toggle(f)
		}
		now := filter.Pick(s, f)
		for _, g := range filter.Choices(s, f) {
			alone, chosen := f, 0
			for _, c := range g.Choices {
				if c.On {
					alone = c.Toggle(alone)
					chosen++
				}
			}
			for _, c := range g.Choices {
				if n := len(filter.Pick(s, c.Toggle(alone))); n != c.Count {
					t.Fatalf("%s %s counts %d and picks %d", g.Title, c.Words, c.Count, n)
				}
				if back := c.Toggle(c.Toggle(f)); g.Title != "Whose" && len(filter.Pick(s, back)) != len(now) {
					t.Fatalf("%s %s twice is not what it was", g.Title, c.Words)
				}
				if more := filter.Pick(s, c.Toggle(f)); chosen > 0 && !c.On && g.Title != "Whose" && len(more) < len(now) {
					t.Fatalf("%s %s besides others picks less", g.Title, c.Words)
				}
			}
		}
	}
}
