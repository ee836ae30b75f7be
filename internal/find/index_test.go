package find_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/find"
)

// small is a map with something in every field.
func small(t testing.TB) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Map", argmap.Voice{ID: "reader", Name: "Reader"}))
	holds := []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}
	for _, r := range []argmap.Record{
		argmap.Voice{ID: "dallin", Name: "Alexander Dallin", Rank: "2"},
		argmap.Statement{ID: "t", Kind: argmap.Claim, Text: "The League’s collective security was a façade", Thesis: true, Holdings: holds, Rank: "1"},
		argmap.Statement{ID: "p", Kind: argmap.Claim, Text: "Security, so called, was never collective", Short: "Never collective", Holdings: holds, Tags: []string{"Cold War"}, Group: "Section II"},
		argmap.Statement{ID: "q", Kind: argmap.Claim, Text: "War came", Note: "see the war diary", Holdings: []argmap.Holding{{Voice: "dallin", Stance: argmap.Reports, Through: "reader"}}},
		argmap.Argument{ID: "a", Polarity: argmap.Pro, Premises: []argmap.StatementID{"p", "q"}, Target: argmap.StatementID("t").Ref(), Label: "because", Rank: "1"},
		argmap.Item{ID: "i", Type: "book", Title: "Soviet Conduct", Authors: []argmap.Name{{Family: "Ulam", Given: "Adam"}}, Issued: argmap.Date{Year: 1974}},
		argmap.Source{ID: "s", Title: "The paper"},
		argmap.Passage{ID: "g", Source: "s", Section: "IV", Paragraph: 3, Page: "84", Quote: "a hollow shell"},
		argmap.Citation{ID: "c", Of: argmap.StatementID("p").Ref(), Item: "i", Passage: "g", Locator: "12–14", Note: 21},
		argmap.Comment{ID: "k", Of: argmap.ArgumentID("a").Ref(), Author: "Kim", Text: "Is this a leap?", Severity: argmap.Remark, Status: argmap.Open,
			Replies: []argmap.Reply{{Author: "Lee", Text: "Hardly"}}},
		argmap.Comment{ID: "m", Of: argmap.MapRef, Author: "Kim", Text: "Overall convincing", Severity: argmap.Remark, Status: argmap.Open},
		argmap.Dispute{ID: "d", Title: "Façade or shield", Statement: "t", Sides: [2][]argmap.VoiceID{{"reader"}, {"dallin"}}},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func found(hits []find.Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, strings.TrimSpace(h.Of.ID+" "+h.Where.Words()))
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	x := find.New()
	x.Update(small(t))
	for query, want := range map[string]string{
		"":                        "",
		`"" ` + "\u0301":          "",
		"collective":              "t, p",
		"COLLECTIVE":              "",
		"Collective":              "",
		"Never":                   "p",
		"war":                     "p in a tag, q",
		"War":                     "p in a tag, q",
		"came war":                "q",
		"facade":                  "t",
		`"collective security"`:   "t",
		`"collective sec`:         "t",
		"“lective secur”":         "t",
		`"security collective"`:   "",
		"security collective":     "t, p",
		"league's":                "t",
		"cold":                    "p in a tag",
		"section ii":              "p in the section",
		"diary":                   "q in a note",
		"dallin":                  "q in a voice",
		"dallin came":             "q in a voice",
		"because":                 "a in the label",
		"leap":                    "a in a comment",
		"hardly":                  "a in a comment",
		"overall":                 "t in a comment",
		"shield":                  "t in a dispute over it",
		"ulam 1974":               "p in a citation",
		`"n. 21"`:                 "p in a citation",
		`"p. 84"`:                 "p in a citation",
		"12-14":                   "p in a citation",
		"hollow":                  "p in a citation",
		"paper":                   "",
		"nothing of the sort":     "",
		"Security, so":            "p",
		`"so called" "was never"`: "p",
	} {
		if got := found(x.Find(find.Parse(query))); got != want {
			t.Errorf("%q: %s; want %s", query, got, want)
		}
	}
}

func TestScore(t *testing.T) {
	x := find.New()
	x.Update(small(t))
	hits := x.Find(find.Parse("never"))
	all := x.Find(find.Parse("a"))
	find.ByScore(all)
	if len(hits) != 1 || len(all) < 4 || all[0].Score < all[len(all)-1].Score {
		t.Errorf("%v, %v", hits, all)
	}
	whole, part := x.Find(find.Parse("war")), x.Find(find.Parse("wa"))
	if whole[len(whole)-1].Score <= part[len(part)-1].Score {
		t.Error("a whole word fits no better than a part of one")
	}
}

// TestFollows: an index that followed a map through many steps answers as one made anew, and as a look at every text does.
func TestFollows(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	x := find.New()
	for range 30 {
		s := argmaptest.Random(rng, 5+rng.IntN(60))
		words := vocabulary(s)
		for range 6 {
			x.Update(s)
			fresh := find.New()
			fresh.Update(s)
			for range 12 {
				query := ask(rng, words)
				got, again := x.Find(find.Parse(query)), fresh.Find(find.Parse(query))
				if !slices.Equal(got, again) {
					t.Fatalf("%q: %v after following, %v anew", query, got, again)
				}
				if refs, want := names(got), naive(s, query); !slices.Equal(refs, want) {
					t.Fatalf("%q: %v, want %v", query, refs, want)
				}
			}
			s = changed(t, rng, s, words)
		}
	}
}

func names(hits []find.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Of.String())
	}
	slices.Sort(out)
	return out
}

// changed gives a statement and a voice other words and takes a comment out.
func changed(t *testing.T, rng *rand.Rand, s *argmap.Snapshot, words []string) *argmap.Snapshot {
	tx := argmap.Begin(s)
	all := s.Statements()
	st := all[rng.IntN(len(all))]
	st.Text, st.Note = words[rng.IntN(len(words))]+" "+st.Text, words[rng.IntN(len(words))]
	tx.Put(st)
	v := s.Voices()[rng.IntN(len(s.Voices()))]
	v.Name += " " + words[rng.IntN(len(words))]
	tx.Put(v)
	if c := s.Comments(); len(c) > 0 {
		tx.Remove(c[0].Ref())
	}
	next, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return next
}

func vocabulary(s *argmap.Snapshot) []string {
	var out []string
	for _, st := range s.Statements() {
		out = append(out, strings.Fields(st.Text+" "+st.Note)...)
	}
	for _, v := range s.Voices() {
		out = append(out, v.Name)
	}
	for _, i := range s.Items() {
		out = append(out, strings.Fields(i.Title)...)
	}
	return append(out, "n.", "É", "ß")
}

var quotes = strings.NewReplacer("“", "x", "”", "x", "\"", "x", "«", "x", "»", "x", "„", "x")

// ask makes up a query from words, parts of words and phrases.
func ask(rng *rand.Rand, words []string) string {
	var out []string
	for range 1 + rng.IntN(3) {
		w := []rune(quotes.Replace(words[rng.IntN(len(words))]))
		from := rng.IntN(len(w))
		part := string(w[from : from+1+rng.IntN(len(w)-from)])
		switch rng.IntN(5) {
		case 0:
			part = `"` + part + " " + quotes.Replace(words[rng.IntN(len(words))]) + `"`
		case 1:
			part = strings.ToUpper(part)
		case 2:
			part = strings.ToLower(part)
		}
		out = append(out, part)
	}
	return strings.Join(out, " ")
}

// naive looks at every text of every statement and step.
func naive(s *argmap.Snapshot, query string) []string {
	var terms []string
	for i, stretch := range strings.Split(query, `"`) {
		if i%2 == 1 {
			terms = append(terms, stretch)
		} else {
			terms = append(terms, strings.Fields(stretch)...)
		}
	}
	var out []string
	asked := 0
	holds := func(of argmap.Ref) bool {
		asked = 0
		for _, term := range terms {
			if find.Folded(term) == "" {
				continue
			}
			asked++
			if !slices.ContainsFunc(says(s, of), func(text string) bool { return contains(text, term) }) {
				return false
			}
		}
		return asked > 0
	}
	for _, st := range s.Statements() {
		if holds(st.Ref()) {
			out = append(out, st.Ref().String())
		}
	}
	for _, a := range s.Arguments() {
		if holds(a.Ref()) {
			out = append(out, a.Ref().String())
		}
	}
	slices.Sort(out)
	return out
}

// contains compares as the index should; what capitals there are is asked of the words without their accents.
func contains(text, term string) bool {
	if !strings.ContainsFunc(find.Kept(term), unicode.IsUpper) {
		return strings.Contains(find.Folded(text), find.Folded(term))
	}
	return strings.Contains(find.Kept(text), find.Kept(term))
}

// says returns all texts of a statement or step.
func says(s *argmap.Snapshot, of argmap.Ref) []string {
	var out []string
	switch r := s.Record(of).(type) {
	case argmap.Statement:
		out = append(append(out, r.Text, r.Short, r.Note, r.Group), r.Tags...)
		for _, h := range r.Holdings {
			v, _ := s.Voice(h.Voice)
			through, _ := s.Voice(h.Through)
			out = append(out, v.Name, through.Name)
		}
		for _, d := range s.DisputesOver(r.ID) {
			out = append(out, d.Title)
		}
	case argmap.Argument:
		out = append(out, r.Label, r.Scheme)
	}
	said := s.CommentsOn(of)
	if len(s.Outline().Roots) > 0 && s.Outline().Roots[0].Ref() == of {
		said = append(said, s.CommentsOn(argmap.MapRef)...)
	}
	for _, c := range said {
		out = append(out, c.Text, c.Request, c.Author)
		for _, r := range c.Replies {
			out = append(out, r.Text, r.Author)
		}
	}
	for _, c := range s.CitationsOf(of) {
		p, _ := s.Passage(c.Passage)
		item, _ := s.Item(c.Item)
		out = append(out, c.Locator, numbered("n.", c.Note), p.Quote, item.Title, item.Container, numbered("", item.Issued.Year), item.Issued.Text)
		place := ""
		if p.Section != "" {
			place = "§ " + p.Section
		}
		place += " " + numbered("¶", p.Paragraph)
		if p.Page != "" {
			place += " p. " + p.Page
		}
		out = append(out, place)
		for _, n := range append(slices.Clone(item.Authors), item.Editors...) {
			out = append(out, n.Given+" "+n.Family+" "+n.Literal)
		}
	}
	return out
}

func numbered(sign string, n int) string {
	if n == 0 {
		return ""
	}
	return strings.TrimSpace(fmt.Sprintf("%s %d", sign, n))
}

// FuzzIndex: whatever is in a text and in a query, the index finds what a plain look does.
func FuzzIndex(f *testing.F) {
	for _, s := range [][2]string{
		{"Élan vital", "élan"}, {"Straße", "STRASSE"}, {"ΟΔΟΣ οδος", "οδος"}, {"İstanbul ıssız", "istanbul"}, {"e\u0301tat", "état"},
		{"co\u00adoperation", "cooperation"}, {"a\u00a0b\u2003c", `"a b c"`}, {"ﬁnal Ⅳ", "final iv"}, {"漢字かな", "字か"}, {"👩\u200d👧 family", "👩"},
		{"\xff\xfe", "\xff"}, {"ǅ ǆ", "ǆ"}, {"K Å", "k å"}, {"x¨y", "x"}, {"“quoted” words", "“quoted"}, {"", "\u0301"}, {"ﷺ", "صلى"}, {"Æsop œuvre", "aesop"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, text, query string) {
		tx := argmap.Begin(argmap.New("", argmap.Voice{ID: "r", Name: "R"}))
		tx.Put(argmap.Statement{ID: "s", Text: text})
		x := find.New()
		x.Update(tx.Now())
		q := find.Parse(query)
		if got := len(x.Find(q)); got > 1 || got == 1 && q.Empty() {
			t.Fatalf("%d hits", got)
		}
		if find.Folded(find.Folded(text)) != find.Folded(text) {
			t.Fatalf("%q folds to %q, and that to %q", text, find.Folded(text), find.Folded(find.Folded(text)))
		}
		term := strings.Join(strings.Fields(strings.Map(func(r rune) rune {
			if strings.ContainsRune("\"“”„«»", r) {
				return ' '
			}
			return r
		}, query)), " ")
		if find.Folded(term) == "" {
			return
		}
		if got, want := len(x.Find(find.Parse(`"`+term+`"`))) == 1, contains(text, term); got != want {
			t.Fatalf("%q in %q: %v, want %v", term, text, got, want)
		}
	})
}

// paper makes a map of n statements whose words are as frequent as those of a language are.
func paper(n int) *argmap.Snapshot {
	rng := rand.New(rand.NewPCG(1, 9))
	zipf := rand.NewZipf(rng, 1.2, 3, 40_000)
	word := func() string { return fmt.Sprintf("w%xrd", zipf.Uint64()*2654435761%(1<<24)) }
	tx := argmap.Begin(argmap.New("", argmap.Voice{ID: "r", Name: "Reader"}))
	rank := argmap.Rank("")
	for i := range n {
		words := make([]string, 8+rng.IntN(20))
		for k := range words {
			words[k] = word()
		}
		rank = argmap.Rank(fmt.Sprintf("%08d1", i))
		id := argmap.StatementID(fmt.Sprintf("s%06d", i))
		tx.Put(argmap.Statement{ID: id, Text: strings.Join(words, " "), Rank: rank, Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
		if i > 0 {
			target := argmap.StatementID(fmt.Sprintf("s%06d", rng.IntN(i)))
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprintf("a%06d", i)), Polarity: argmap.Pro, Premises: []argmap.StatementID{id}, Target: target.Ref(), Rank: rank})
		}
		if i%5 == 0 {
			tx.Put(argmap.Comment{ID: argmap.CommentID(fmt.Sprintf("k%06d", i)), Of: id.Ref(), Author: "Kim", Text: word() + " " + word(), Severity: argmap.Remark, Status: argmap.Open, Rank: rank})
		}
	}
	return tx.Now()
}

// BenchmarkFind measures one query; what is searched for is in every statement, in some of them, in none.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		s := paper(n)
		x := find.New()
		x.Update(s)
		st, _ := s.Statement("s000007")
		words := strings.Fields(st.Text)
		for _, c := range []struct{ name, query string }{
			{"letter", "w"}, {"word", words[0]}, {"words", words[0] + " " + words[1] + " " + words[2]},
			{"phrase", `"` + words[0] + " " + words[1] + `"`}, {"nothing", "zebra"},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				hits := 0
				for b.Loop() {
					hits = len(x.Find(find.Parse(c.query)))
				}
				b.ReportMetric(float64(hits), "hits")
			})
		}
	}
}

// BenchmarkUpdate measures how long the index takes to follow one step, and to be made anew.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		s := paper(n)
		s.Outline()
		b.Run(fmt.Sprintf("anew/%d", n), func(b *testing.B) {
			for b.Loop() {
				find.New().Update(s)
			}
		})
		b.Run(fmt.Sprintf("step/%d", n), func(b *testing.B) {
			x := find.New()
			x.Update(s)
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				tx := argmap.Begin(s)
				st, _ := s.Statement("s000007")
				st.Text = fmt.Sprint("changed ", i)
				tx.Put(st)
				s = tx.Now()
				s.Outline()
				b.StartTimer()
				x.Update(s)
			}
		})
	}
}
