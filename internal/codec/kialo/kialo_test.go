package kialo_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/kialo"
)

func TestCorpus(t *testing.T) { codectest.Files(t, kialo.Format, "kialo/*.txt") }

func TestRandomMaps(t *testing.T) { codectest.Random(t, kialo.Format, 300) }

// TestAnswer compares the real export with what another parser made of it. The file has 106 numbered lines and the
// answer 105 entries: the thesis is missing there, as it has no label. Of the 105 the map has 104 as statements of their
// own; the other, 1.6.4, only leads to 1.2.2, which is a premise twice. So there are 105 statements with the thesis, and
// 105 steps, one for each entry of the answer.
func TestAnswer(t *testing.T) {
	data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "kialo", "should-hate-speech-be-illegal-6148.parsed.json"))
	if err != nil {
		t.Fatal(err)
	}
	var answer []struct{ Tree, Stance, ToneInput string }
	if err := json.Unmarshal(data, &answer); err != nil {
		t.Fatal(err)
	}
	s := corpus(t)
	if n, m := s.Count(argmap.KindStatement), s.Count(argmap.KindArgument); len(answer) != 105 || n != 105 || m != 105 {
		t.Errorf("%d entries in the answer, %d statements, %d steps; want 105 each", len(answer), n, m)
	}
	links := regexp.MustCompile(`\[([^]]*)\]\([^)]*\)`)
	depth, cons := 0, 0
	for _, a := range answer {
		number := strings.TrimSuffix(a.Tree, ".")
		up := number[:strings.LastIndex(number, ".")]
		if number == "1.6.4" {
			continue
		}
		text := strings.NewReplacer(`\(`, "(", `\)`, ")").Replace(links.ReplaceAllString(strings.TrimSpace(a.ToneInput), "$1"))
		st, ok := s.Statement(argmap.StatementID(number))
		if !ok || st.Text != strings.TrimSpace(text) {
			t.Errorf("%s is\n%q, want\n%q", number, st.Text, text)
		}
		first := s.Uses(st.ID)[0]
		if first.Target != argmap.StatementID(up).Ref() || string(first.Polarity) != strings.ToLower(a.Stance) {
			t.Errorf("%s is %s %s; want %s %s", number, first.Polarity, first.Target, a.Stance, up)
		}
		depth = max(depth, strings.Count(number, "."))
		if a.Stance == "Con" {
			cons++
		}
	}
	uses := s.Uses("1.2.2")
	if len(uses) != 2 || uses[1].Target != argmap.StatementID("1.6").Ref() || uses[1].Polarity != argmap.Pro {
		t.Errorf("1.2.2 is used in %+v", uses)
	}
	if st, _ := s.Statement("1"); !st.Thesis {
		t.Error("1 is no thesis")
	}
	t.Logf("%d entries: %d con, %d pro, %d steps deep; %d works, %d citations", len(answer), cons, 104-cons+1, depth,
		s.Count(argmap.KindItem), s.Count(argmap.KindCitation))
}

// TestSameAgain holds that the real export is written again byte for byte, but for the ends of its lines: no claim in it
// is led to before it stands there. Its links are counted against what the map cites.
func TestSameAgain(t *testing.T) {
	data, err := os.ReadFile(corpusFile(t))
	if err != nil {
		t.Fatal(err)
	}
	s := corpus(t)
	if links := regexp.MustCompile(`\]\(https?://`).FindAll(data, -1); len(links) != 7 || s.Count(argmap.KindCitation) != 7 {
		t.Errorf("%d links, %d citations; want 7 each", len(links), s.Count(argmap.KindCitation))
	}
	written, report, err := kialo.Format.Write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	want := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n")+"\n", "\n")
	for i, line := range strings.Split(string(written), "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("line %d is\n%s", i+1, line)
		}
	}
}

func corpusFile(t *testing.T) string {
	return argmaptest.Shared(t, "corpora", "kialo", "should-hate-speech-be-illegal-6148.txt")
}

func corpus(t *testing.T) *argmap.Snapshot {
	t.Helper()
	data, err := os.ReadFile(corpusFile(t))
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := kialo.Format.Read(codec.Input{Name: "6148.txt", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range report {
		t.Log(l)
	}
	return s
}

// TestNewer reads an export of the newer kind: a question with two theses, indented blocks, links to claims that come
// later and that came before, marks and the list of their sources, and a list within a claim.
func TestNewer(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "buses.txt"))
	if err != nil {
		t.Fatal(err)
	}
	in := codec.Input{Name: "buses.txt", Data: data}
	if !kialo.Format.Known(in) {
		t.Error("it is not known")
	}
	s, report, err := kialo.Format.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(report) != 1 || report[0].Of != "1.1.1.1" || report[0].Kind != codec.Approximated {
		t.Errorf("losses: %v", report)
	}
	if m := s.Map(); m.Title != "What should the town do about its buses?" || m.Description != "Question: Which fares should the buses of the town have?" {
		t.Errorf("the map is %+v", m)
	}
	for id, want := range map[argmap.StatementID]string{
		"1.1.1":   "Rides have doubled since the fares were dropped.",
		"1.1.1.1": "The gates count every transfer twice.\nNobody has looked at them since.",
		"1.2.1":   "Free buses cost more than the town has (see its budget).",
		"1.2.3":   "Two things speak against it:\n\n1. the gates are sold,\n2. nobody can give change.",
	} {
		if st, _ := s.Statement(id); st.Text != want {
			t.Errorf("%s is %q", id, st.Text)
		}
	}
	if roots := s.Outline().Roots; len(roots) != 2 || s.Count(argmap.KindStatement) != 6 || len(s.Uses("1.2.1")) != 2 || len(s.Uses("1.1.1.1")) != 2 {
		t.Errorf("%d roots, %d statements", len(roots), s.Count(argmap.KindStatement))
	}
	p, _ := s.Passage(s.CitationsOf(argmap.StatementID("1.1.1").Ref())[0].Passage)
	if p.Quote != "In the first year 1,200 rides a day were counted.\n\nIn the second year 2,400." {
		t.Errorf("the quotation is %q", p.Quote)
	}
	i, _ := s.Item(s.CitationsOf(argmap.StatementID("1.2.1").Ref())[0].Item)
	if i.Title != "budget" || i.URL != "https://example.org/budget_(draft)" {
		t.Errorf("the work is %+v", i)
	}
	codectest.Again(t, kialo.Format, "buses.txt", s)
	golden(t, s)
}

// golden compares what is written of the map with the file that one can read beside the other.
func golden(t *testing.T, s *argmap.Snapshot) {
	t.Helper()
	written, _, err := kialo.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "buses.written.txt"))
	if err != nil || string(written) != string(want) {
		t.Errorf("%v; written is\n%s", err, written)
	}
}

// TestWriting says what of a map Kialo has no word for.
func TestWriting(t *testing.T) {
	b := codec.NewBuilder(argmap.Map{Title: "Buses", Description: "An exercise."})
	b.Statement(argmap.Statement{ID: "t", Text: "The buses should stay free.", Thesis: true})
	b.Statement(argmap.Statement{ID: "a", Text: "Pro: they are full\nSources:\n1.1. Pro: [1] \\o/", Kind: argmap.Evidence})
	b.Statement(argmap.Statement{ID: "b", Text: "-> See 1."})
	b.Statement(argmap.Statement{ID: "u", Text: "Full of whom?"})
	step := b.Step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{"a", "b"}, Target: argmap.StatementID("t").Ref()})
	b.Step(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{"u"}, Target: step.Ref()})
	b.Step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{"t"}, Target: argmap.StatementID("u").Ref()})
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	written, report, err := kialo.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	const want = `Discussion Title: Buses

1. The buses should stay free.
1.1. Pro: Pro\: they are full
Sources\:
1\.1. Pro: \[1\] \\o/
1.1.1. Con: Full of whom?
1.1.1.1. Pro: -> See 1.
1.2. Pro: -\> See 1.
`
	if string(written) != want {
		t.Errorf("written is\n%s", written)
	}
	var said []string
	for _, l := range report {
		said = append(said, string(l.Kind)+" "+l.What)
	}
	if got := strings.Join(said, "; "); got != "dropped the kind evidence; approximated co-premises; approximated an undercut; dropped the description of the map" {
		t.Errorf("losses: %s", got)
	}
	got, _, err := kialo.Format.Read(codec.Input{Data: written})
	if err != nil {
		t.Fatal(err)
	}
	for id, old := range map[argmap.StatementID]argmap.StatementID{"1.1": "a", "1.2": "b", "1.1.1": "u"} {
		is, _ := got.Statement(id)
		if was, _ := s.Statement(old); is.Text != was.Text {
			t.Errorf("%s came back as %q, was %q", old, is.Text, was.Text)
		}
	}
}

// TestWorks says what becomes of works, pages and quotations, and holds that quotations come back as they are.
func TestWorks(t *testing.T) {
	const quote = "First line\n\n  [2] as if it were an entry\n\\ and this\nSources:"
	b := codec.NewBuilder(argmap.Map{Title: "Works"})
	b.Put(argmap.Item{ID: "page", Type: "webpage", Title: "Counts", URL: "https://example.org/counts"})
	b.Put(argmap.Item{ID: "book", Type: "book", Title: "Buses", Authors: []argmap.Name{{Family: "Lee", Given: "Ann"}}, Issued: argmap.Date{Year: 1999}})
	b.Put(argmap.Item{ID: "idle", Type: "webpage", Title: "Nobody cites this"})
	b.Put(argmap.Source{ID: "paper", Title: "The paper"})
	b.Put(argmap.Source{ID: "text", Title: "Buses", Item: "book"})
	b.Put(argmap.Passage{ID: "p1", Source: "text", Quote: quote})
	b.Put(argmap.Passage{ID: "p2", Source: "paper", Section: "II", Paragraph: 3})
	one := b.Statement(argmap.Statement{ID: "one", Text: "See the Counts (and the Counts).", Thesis: true}).Ref()
	two := b.Statement(argmap.Statement{ID: "two", Text: "Nothing to see."}).Ref()
	b.Step(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{"two"}, Target: one})
	for i, c := range []argmap.Citation{{Of: one, Item: "page"}, {Of: one, Item: "book", Passage: "p1"}, {Of: two, Item: "page"}, {Of: two, Item: "book", Locator: "12"}, {Of: two, Passage: "p2"}} {
		c.ID, c.Rank = argmap.CitationID(fmt.Sprint("c", i)), b.Rank()
		b.Put(c)
	}
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	written, report, err := kialo.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	const want = `Discussion Title: Works

1. See the [Counts](https://example.org/counts) \(and the Counts\). [1]
1.1. Con: Nothing to see. [2] [3] [4]

Sources:
[1] Lee, Ann. 1999. Buses.
"First line

  \[2] as if it were an entry
\\ and this
Sources:"
[2] Counts https://example.org/counts
[3] Lee, Ann. 1999. Buses.
[4] The paper
[5] Nobody cites this
`
	if string(written) != want {
		t.Errorf("written is\n%s", written)
	}
	var said []string
	for _, l := range report {
		said = append(said, string(l.Kind)+" "+l.Of)
	}
	if got := strings.Join(said, ", "); got != "approximated two, approximated book" {
		t.Errorf("losses: %s", got)
	}
	got, report, err := kialo.Format.Read(codec.Input{Data: written})
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	if p := got.Passages(); len(p) != 1 || p[0].Quote != quote {
		t.Errorf("passages: %+v", p)
	}
	codectest.Again(t, kialo.Format, "works", got)
}

// TestMarkup reads what is markup in a claim, and holds that what only looks like it stays as it stands.
func TestMarkup(t *testing.T) {
	for _, c := range []struct {
		text, want string
		works      int
	}{
		{"See [the [old] report](http://a.org/x_(y)).", "See the [old] report.", 1},
		{"[a](http://a.org) and [b](HTTPS://b.org)", "a and b", 2},
		{"An address with a blank: [a](http://b c)", "An address with a blank: [a](http://b c)", 0},
		{"A script: [a](javascript:alert(1))", "A script: [a](javascript:alert(1))", 0},
		{"Escaped: \\[a\\](http://b.org) \\\\ \\x", "Escaped: [a](http://b.org) \\ \\x", 0},
		{"Cause [1]s, listed; [2] is not.", "Causes, listed; [2] is not.", 1},
		{"Open [a](http://b.org", "Open [a](http://b.org", 0},
	} {
		in := codec.Input{Data: []byte("Discussion Title: T\n\n1. " + c.text + "\n\nSources:\n[1] http://s.org\n")}
		s, _, err := kialo.Format.Read(in)
		if err != nil {
			t.Fatal(err)
		}
		if st, _ := s.Statement("1"); st.Text != c.want || s.Count(argmap.KindCitation) != c.works {
			t.Errorf("%s became %q with %d citations", c.text, st.Text, s.Count(argmap.KindCitation))
		}
		codectest.Again(t, kialo.Format, c.text, s)
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `line 1: this is no export of Kialo: it does not start with "Discussion Title:"`},
		{"1. A claim.", `line 1: this is no export of Kialo: it does not start with "Discussion Title:"`},
		{"Discussion Title: Nothing\n\nSources:\n", "there is no numbered claim in it, so there is nothing to map"},
		{"Discussion Title: One\n\n1. " + strings.Repeat("long ", 20000), "A text of statement/1 is longer than 64 KiB."},
	} {
		if _, _, err := kialo.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.40s: %v, want %s", c.text, err, c.want)
		}
	}
	s, report, err := kialo.Format.Read(codec.Input{Data: []byte(`Discussion Title: Faults
By nobody.

1. The thesis.
1.1. Pro: -> See 1.9.
1.1.1. Con: Below a link to nowhere.
1.01. Con: The number again.
1.3. Without a label, so it is part of the text.
1.2. Without a label.
1.4.7. Con: Its parent is missing.
9.1. Pro: All above it is missing.
1.5. Con: -> See 1.
1.6. Con: -> See 1.7.
1.7. Con: -> See 1.6.
1.99999999999999999999999. Pro: Far away [7].`)})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, l := range report {
		said = append(said, l.String())
	}
	const want = `line 2, dropped: a line before the first claim. It has no number.
line 7, repaired: a number that is there twice (1.1). Both claims were taken; links lead to the first.
line 10, repaired: a claim below one that is missing (1.4.7). There is no claim 1.4; this one was put below 1.
line 11, repaired: a claim below one that is missing (9.1). There is no claim 9; this one became a thesis.
line 5, dropped: a link to 1.9 (1.1). It leads to no claim.
line 13, dropped: a link to 1.7 (1.6). It leads to no claim.
line 14, dropped: a link to 1.6 (1.7). It leads to no claim.
line 6, repaired: a claim below a link that leads nowhere (1.1.1). It stands by itself now.
line 9, repaired: a claim that is neither Pro nor Con (1.2). It was taken to speak for the one above it.
line 12, dropped: a link to the claim itself (1.5). No statement bears on itself.`
	if got := strings.Join(said, "\n"); got != want {
		t.Errorf("losses:\n%s", got)
	}
	if n, m := s.Count(argmap.KindStatement), s.Count(argmap.KindArgument); n != 7 || m != 4 {
		t.Errorf("%d statements, %d steps", n, m)
	}
}

// TestHostile holds that what is large or deep is read in time.
func TestHostile(t *testing.T) {
	const head = "Discussion Title: x\n\n1. y\n"
	for name, text := range map[string]string{
		"brackets": head + "1.1. Pro: " + strings.Repeat("[", 60000),
		"depth":    head + strings.Repeat("1.", 200000) + " Pro: z",
		"links":    head + strings.Repeat("1.1. Con: -> See 1.1.\n", 20000),
		"numbers":  head + strings.Repeat("1.2.3.4.5.6.7. Pro: z\n", 5000),
	} {
		s, _, err := kialo.Format.Read(codec.Input{Data: []byte(text)})
		if name == "depth" {
			if err == nil {
				t.Error("a number of 200,000 parts was taken for one")
			}
			continue
		}
		if err != nil || s.Count(argmap.KindStatement) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	if data, err := os.ReadFile(filepath.Join("testdata", "buses.txt")); err == nil {
		f.Add(data)
	}
	f.Add([]byte("Discussion Title: T\n\n1. A [b](http://c) (d \\\\ [1]\n1.1. Pro: -> See 1.2.\n1.2. Con: x\n2. y\nSources:\n[1] z\n\"q\n\\[2] q\""))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, kialo.Format, data) })
}
