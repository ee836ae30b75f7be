package codectest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// OddTexts holds a format that loses nothing to texts which look like markup, numbers, keys or comments: they come back as
// text, in every field of a map, and nothing is reported.
func OddTexts(t *testing.T, f codec.Format) {
	t.Helper()
	words := []string{
		"yes", "null", "~", "1e3", "0x1F", "2024-01-02", "- a", "a: b", "# no comment", "{x}", "[y]", "&a", "*a", "!t", "|", ">", "'", `"`, "%v", "@x", "`",
		"\\n", "a\u2028b", "🚍 é", "<b>&amp;</b>", "two\nlines", "two\n  indented\n\n# lines", "tab\tin", "a # b", "k: |", "---", "...", "¬p", "p(q, r)", "null: null", "?",
	}
	b := codec.NewBuilder(argmap.Map{Title: "yes", Description: "no: \"x\"\n\nNotes: \n - y"})
	b.Author("Anna: the author")
	var first argmap.StatementID
	for i, w := range words {
		b.Put(argmap.Item{ID: argmap.ItemID(fmt.Sprintf("w%d", i)), Title: w, Type: "book", More: `{"DOI":"10.1/x","custom":{"a":[1,true,null,"` + "x" + `"]}}`, Rank: b.Rank()})
		b.Put(argmap.Source{ID: argmap.SourceID(fmt.Sprintf("t%d", i)), Title: codec.Line(w), Item: argmap.ItemID(fmt.Sprintf("w%d", i)), Rank: b.Rank()})
		b.Put(argmap.Passage{ID: argmap.PassageID(fmt.Sprintf("p%d", i)), Source: argmap.SourceID(fmt.Sprintf("t%d", i)), Section: codec.Line(w), Paragraph: i, Page: "iv",
			Start: i, End: i + 9, Quote: " " + w + "\n ", Prefix: w + " ", Suffix: "\n" + w, Rank: b.Rank()})
		id := b.Statement(argmap.Statement{
			Text: w, Short: w, Note: w, Group: w, Tags: []string{codec.Line(w), "x, y"}, Kind: argmap.StatementKinds[i%3], Thesis: i%5 == 0,
			Holdings: []argmap.Holding{{Voice: b.Voice(w), Stance: argmap.Denies, Through: b.Voice("Anna: the author")}, {Voice: codec.ReaderID, Stance: argmap.Reports}},
		})
		b.Put(argmap.Citation{ID: argmap.CitationID(fmt.Sprintf("c%d", i)), Of: id.Ref(), Passage: argmap.PassageID(fmt.Sprintf("p%d", i)), Item: "w0", Locator: codec.Line(w), Note: i, Rank: b.Rank()})
		b.Put(argmap.Comment{ID: argmap.CommentID(fmt.Sprintf("k%d", i)), Of: id.Ref(), Author: codec.Line(w), Text: w, Request: w, Severity: argmap.Major, Status: argmap.Resolved,
			Replies: []argmap.Reply{{Author: codec.Line(w), Text: w, At: time.Unix(int64(i)*1e8, 7).UTC()}}, At: time.Unix(0, 1).UTC(), Rank: b.Rank()})
		if i == 0 {
			first = id
		} else {
			b.Step(argmap.Argument{Polarity: []argmap.Polarity{argmap.Pro, argmap.Con}[i%2], Premises: []argmap.StatementID{id}, Target: first.Ref(), Scheme: w, Label: w})
		}
	}
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	full := func(s *argmap.Snapshot) (lines []string) {
		for _, r := range s.Records() {
			switch r := r.(type) {
			case argmap.Item:
				r.ID, r.Rank = "", ""
				lines = append(lines, fmt.Sprintf("%+v", r))
			case argmap.Comment:
				r.ID, r.Of.ID, r.Rank = "", "", ""
				lines = append(lines, fmt.Sprintf("%+v", r))
			case argmap.Passage:
				r.ID, r.Source, r.Rank = "", "", ""
				lines = append(lines, fmt.Sprintf("%+q %d %d", []string{r.Section, r.Page, r.Quote, r.Prefix, r.Suffix}, r.Start, r.Paragraph))
			case argmap.Source:
				lines = append(lines, r.Title)
			case argmap.Voice:
				lines = append(lines, fmt.Sprint(r.Name, r.Role))
			}
		}
		lines = append(lines, strings.Split(Told(s), "\n")...)
		slices.Sort(lines)
		return lines
	}
	data, _, err := f.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	got, report, err := f.Read(codec.Input{Name: "x", Data: data})
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	was, is := full(s), full(got)
	for i := range max(len(was), len(is)) {
		if i >= len(was) || i >= len(is) || was[i] != is[i] {
			t.Fatalf("%d and %d lines; the first that differ:\n%q\n%q", len(was), len(is), was[min(i, len(was)-1)], is[min(i, len(is)-1)])
		}
	}
	if len(report) > 0 {
		t.Errorf("losses: %v", report)
	}
}
