package json_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"warrant/internal/argmap"
)

// words are texts that a writer may get wrong.
var words = []string{"Buses", "“quoted”", `a "b" \ c`, "é中文 🚍", "line\nbreak\ttab", "<&>", " x ", "a\u2028b", "1"}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func maybe(r *rand.Rand) string { return pick(r, append([]string{"", "", ""}, words...)...) }

// listed returns nil, an empty list or a few of the values.
func listed[T any](r *rand.Rand, of ...T) []T {
	if r.IntN(3) == 0 {
		return nil
	}
	out := []T{}
	for _, v := range of {
		if r.IntN(2) == 0 {
			out = append(out, v)
		}
	}
	return out
}

// foreign returns nothing, or what other programs say, with all that JSON has.
func foreign(r *rand.Rand) argmap.Foreign {
	return pick[argmap.Foreign](r, "", "", `{"mup":{"attr":{"z":1.50,"a":"<&>\u2028"}}}`, `{"a":[],"b":{},"c":"\ud800\/","d":[null,true,-0,1e99,{"x":"é"}]}`, `{"a b":"\u007f"}`)
}

// randomMap returns a valid map with records of every kind and every field filled now and then.
func randomMap(t testing.TB, seed uint64) *argmap.Snapshot {
	r := rand.New(rand.NewPCG(seed, 1))
	tx := argmap.Begin(argmap.Bare())
	n := 1 + r.IntN(12)
	rank := func() argmap.Rank { return pick(r, append(argmap.Ranks(9), "")...) }
	at := func() time.Time {
		return pick(r, time.Time{}, time.Date(2026, 1, 2, 3, 4, 5, r.IntN(1e9), time.UTC))
	}
	tx.Put(argmap.Map{Title: maybe(r), Authors: listed(r, words...), Description: maybe(r), Foreign: foreign(r)})
	voices := []argmap.VoiceID{"reader", "a", "b", "c"}
	for i, id := range voices {
		tx.Put(argmap.Voice{ID: id, Name: pick(r, words...), Rank: rank(), Role: []argmap.VoiceRole{argmap.Reader, pick(r, argmap.Author, ""), "", ""}[i]})
	}
	var statements []argmap.StatementID
	var refs []argmap.Ref
	for i := range n {
		id := argmap.StatementID(fmt.Sprintf("s%d", i))
		statements, refs = append(statements, id), append(refs, id.Ref())
		holdings := []argmap.Holding{{Voice: pick(r, voices...), Stance: pick(r, argmap.Stances...)}}
		if r.IntN(2) == 0 {
			holdings = append(holdings, argmap.Holding{Voice: holdings[0].Voice, Stance: argmap.Reports, Through: "b"})
		}
		tx.Put(argmap.Statement{ID: id, Kind: pick(r, argmap.StatementKinds...), Text: pick(r, words...), Short: maybe(r), Holdings: holdings,
			Thesis: r.IntN(4) == 0, Tags: listed(r, words...), Group: maybe(r), Note: maybe(r), Foreign: foreign(r), Rank: rank()})
	}
	for i := range r.IntN(n + 1) {
		a := argmap.Argument{ID: argmap.ArgumentID(fmt.Sprintf("a%d", i)), Polarity: pick(r, argmap.Pro, argmap.Con), Target: pick(r, refs...),
			Scheme: maybe(r), Label: maybe(r), Foreign: foreign(r), Rank: rank()}
		for _, p := range statements {
			if p.Ref() != a.Target && r.IntN(n) < 2 {
				a.Premises = append(a.Premises, p)
			}
		}
		if len(a.Premises) > 0 {
			tx.Put(a)
			refs = append(refs, a.Ref())
		}
	}
	tx.Put(argmap.Dispute{ID: "d", Title: pick(r, words...), Sides: [2][]argmap.VoiceID{{"a"}, {"b", "c"}}, Statement: pick(r, statements...), Rank: rank()})
	putSources(r, tx, rank)
	for i, of := range refs {
		tx.Put(argmap.Citation{ID: argmap.CitationID(fmt.Sprintf("c%d", i)), Of: of, Item: pick(r, argmap.ItemID(""), "w0", "w1"), Passage: "p",
			Locator: maybe(r), Note: r.IntN(3), Rank: rank()})
		tx.Put(argmap.Comment{ID: argmap.CommentID(fmt.Sprintf("k%d", i)), Of: pick(r, of, argmap.MapRef), Author: maybe(r), Text: pick(r, words...),
			Severity: pick(r, argmap.Remark, argmap.Minor, argmap.Major), Request: maybe(r), Status: pick(r, argmap.Open, argmap.Resolved),
			Replies: listed(r, argmap.Reply{Author: "x", Text: "y", At: at()}), At: at(), Rank: rank()})
	}
	tx.Put(argmap.View{ID: "v", Name: pick(r, words...), Folded: listed(r, refs...), Focus: pick(r, argmap.Ref{}, refs[0]), Depth: r.IntN(3),
		Direction: pick(r, argmap.Auto, argmap.Down, argmap.Right, argmap.Up), Style: maybe(r), Rank: rank(),
		Filter: argmap.Filter{Voices: listed(r, voices...), Kinds: listed(r, argmap.StatementKinds...), Groups: listed(r, words...), Tags: listed(r, words...), Text: maybe(r),
			Roles: listed(r, argmap.Roles...), Sources: listed(r, argmap.ItemID("w0").Ref(), argmap.SourceID("src").Ref()), Anchors: listed(r, argmap.Anchors...),
			Checks: listed(r, argmap.Checks...), Whose: pick(r, argmap.Everybodys, argmap.Mine, argmap.Theirs), Hide: r.IntN(2) == 0}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatalf("the generator made a bad map: %v", err)
	}
	return s
}

func putSources(r *rand.Rand, tx *argmap.Tx, rank func() argmap.Rank) {
	more := []string{"", `{"DOI":"10.1/x"}`, `{"a":1.50,"b":[null,true]}`, `{"b":1,"a":2}`, "no JSON", `{"title":"other"}`, `{"note":3}`, "{}", `{"id":"z"}`, `{"warrant-rank":"z"}`}
	names := func() []argmap.Name {
		return listed(r, argmap.Name{Family: "Lee", Given: "A."}, argmap.Name{Literal: "WHO"}, argmap.Name{Family: "x", Literal: "y"}, argmap.Name{})
	}
	date := func() argmap.Date {
		return pick(r, argmap.Date{}, argmap.Date{Year: 1961}, argmap.Date{Year: 1961, Month: 5, Day: 2}, argmap.Date{Month: 3}, argmap.Date{Day: 3, Text: "x"},
			argmap.Date{Text: "1961"}, argmap.Date{Text: "before the war"}, argmap.Date{Year: -44, Text: "y"})
	}
	for i := range 4 {
		tx.Put(argmap.Item{ID: argmap.ItemID(fmt.Sprintf("w%d", i)), Type: maybe(r), Title: maybe(r), Authors: names(), Editors: names(), Issued: date(),
			Accessed: date(), Container: maybe(r), Publisher: maybe(r), Place: maybe(r), Volume: maybe(r), Issue: maybe(r), Page: maybe(r), URL: maybe(r),
			Note: maybe(r), More: pick(r, more...), Rank: rank()})
	}
	tx.Put(argmap.Source{ID: "src", Title: pick(r, words...), Item: pick(r, argmap.ItemID(""), "w0"), Rank: rank()})
	tx.Put(argmap.Passage{ID: "p", Source: "src", Section: maybe(r), Paragraph: r.IntN(3), Page: maybe(r), Start: 3, End: 3 + r.IntN(9),
		Quote: maybe(r), Prefix: maybe(r), Suffix: maybe(r), Rank: rank()})
}
