package document_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/sample"
	"warrant/internal/document"
)

// maps are those that texts are tried with.
func maps(t *testing.T) map[string]*argmap.Snapshot {
	t.Helper()
	out := map[string]*argmap.Snapshot{"empty": argmap.New("", argmap.Voice{ID: "reader", Name: "Reader"}),
		"paper": argmaptest.Paper(rand.New(rand.NewPCG(3, 4)), 300, true)}
	for seed := range uint64(60) {
		out[fmt.Sprint("random ", seed)] = argmaptest.Random(rand.New(rand.NewPCG(seed, 11)), 40)
	}
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	out["sample"] = s
	return out
}

func text(t *testing.T, s *argmap.Snapshot, kind string, style document.Style) *document.Document {
	t.Helper()
	k, ok := document.KindNamed(kind)
	if !ok {
		t.Fatalf("there is no kind %q", kind)
	}
	return document.New(s, k, style)
}

// words returns what a block says, without its number.
func words(b document.Block) string {
	var out strings.Builder
	for _, r := range b.Runs {
		if r.Note == "" {
			out.WriteString(r.Text)
		}
	}
	for _, r := range b.Rows {
		out.WriteString("\n" + r.Label + ": " + r.Text)
	}
	return out.String()
}

// folded returns a text as documents have it.
func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestOutlineTellsEachStatementOnce holds that each statement has one line with its number, below what it bears on.
func TestOutlineTellsEachStatementOnce(t *testing.T) {
	for name, s := range maps(t) {
		numbers := argmap.Numbers(s)
		lines := map[string]document.Block{}
		for _, b := range text(t, s, "outline", document.AuthorDate).Blocks {
			if b.Number == "" {
				continue
			}
			if _, twice := lines[b.Number]; twice {
				t.Errorf("%s: two lines are numbered %s", name, b.Number)
			}
			lines[b.Number] = b
		}
		for _, id := range s.Outline().Order {
			st, _ := s.Statement(id)
			b, ok := lines[numbers[id]]
			if !ok || !strings.HasSuffix(folded(words(b)), folded(st.Text)) || !b.Runs[0].Strong {
				t.Errorf("%s: the line of %s does not tell it: %q", name, numbers[id], words(b))
			}
			if up := s.Outline().Parent(id.Ref()); up.Kind == argmap.KindStatement && up.ID != "" {
				above := lines[numbers[argmap.StatementID(up.ID)]]
				if b.Level <= above.Level && b.Level < document.MaxLevel {
					t.Errorf("%s: %s stands at level %d, and what it bears on at %d", name, b.Number, b.Level, above.Level)
				}
			}
		}
		if len(lines) != s.Count(argmap.KindStatement) {
			t.Errorf("%s: %d numbered lines for %d statements", name, len(lines), s.Count(argmap.KindStatement))
		}
	}
}

// TestEssayHasAPlaceForEverything holds that each statement has its own paragraph with its words, each further use a
// reference, and that no two blocks have the same key.
func TestEssayHasAPlaceForEverything(t *testing.T) {
	for name, s := range maps(t) {
		for _, style := range document.Styles {
			blocks := map[string]document.Block{}
			for _, b := range text(t, s, "essay", style).Blocks {
				if _, twice := blocks[b.Key]; twice || b.Key == "" {
					t.Errorf("%s: two blocks have the key %q", name, b.Key)
				}
				blocks[b.Key] = b
			}
			for _, st := range s.Statements() {
				want := strings.TrimRight(folded(st.Text), ".")
				if got := words(blocks["says "+string(st.ID)]); !strings.Contains(folded(got), want) {
					t.Errorf("%s: %s is written as %q", name, st.ID, got)
				}
			}
			for _, a := range s.Arguments() {
				for _, p := range a.Premises {
					home, _ := s.Outline().Home(p)
					if _, ok := blocks["again "+string(a.ID)+" "+string(p)]; ok == (home.ID == a.ID) {
						t.Errorf("%s: in step %s the premise %s is referred to: %v", name, a.ID, p, ok)
					}
				}
			}
		}
	}
}

// TestPremisesHaveEveryArgument holds that each argument has a heading, its premises in order, and a conclusion.
func TestPremisesHaveEveryArgument(t *testing.T) {
	for name, s := range maps(t) {
		var got []string
		for _, b := range text(t, s, "premises", document.AuthorDate).Blocks {
			switch {
			case b.Shape == document.Heading && strings.HasPrefix(words(b), "Argument "):
				got = append(got, "")
			case b.Shape == document.Item || b.Shape == document.Conclusion:
				got[len(got)-1] += b.Number + map[document.Shape]string{document.Conclusion: "so "}[b.Shape] + folded(words(b)) + "\n"
			}
		}
		if len(got) != s.Count(argmap.KindArgument) {
			t.Errorf("%s: %d arguments are written, of %d", name, len(got), s.Count(argmap.KindArgument))
		}
		for _, a := range s.Arguments() {
			fits := func(arg string) bool {
				lines := strings.Split(strings.TrimSuffix(arg, "\n"), "\n")
				if len(lines) != len(a.Premises)+1 || !strings.HasPrefix(lines[len(lines)-1], fmt.Sprintf("(%d)so Therefore", len(lines))) {
					return false
				}
				for i, p := range a.Premises {
					st, _ := s.Statement(p)
					if !strings.Contains(lines[i], strings.TrimRight(folded(st.Text), ".")) {
						return false
					}
				}
				target, _ := s.Statement(argmap.StatementID(a.Target.ID))
				return strings.Contains(lines[len(lines)-1], strings.TrimRight(folded(target.Text), "."))
			}
			if !slices.ContainsFunc(got, fits) {
				t.Errorf("%s: the argument %s is not written", name, a.ID)
			}
		}
	}
}

// TestReportTellsEachPoint holds that each step against something is a point of the report or the answer to one, and that
// each open comment is told with what it asks for.
func TestReportTellsEachPoint(t *testing.T) {
	for name, s := range maps(t) {
		points, comments := 0, 0
		for _, b := range text(t, s, "report", document.AuthorDate).Blocks {
			if b.Shape != document.Card {
				continue
			}
			if strings.HasPrefix(words(b), "Objection to") {
				points++
				if !strings.Contains(words(b), "\nRequested change: ") {
					t.Errorf("%s: nothing is asked for: %s", name, words(b))
				}
			}
			comments += strings.Count(words(b), "\nComment: ")
		}
		want, open := 0, 0
		for _, a := range s.Arguments() {
			if against(s, a)%2 == 1 && a.Polarity == argmap.Con {
				want++
			}
		}
		for _, c := range s.Comments() {
			if c.Status == argmap.Open {
				open++
			}
		}
		if points != want || comments < open {
			t.Errorf("%s: %d objections of %d, %d comments of %d", name, points, want, comments, open)
		}
	}
}

// against counts the steps against something on the way from a step to a root, that one among them.
func against(s *argmap.Snapshot, a argmap.Argument) int {
	n := 0
	if a.Polarity == argmap.Con {
		n = 1
	}
	if id, ok := a.Target.Argument(); ok {
		on, _ := s.Argument(id)
		return n + against(s, on)
	}
	if home, ok := s.Outline().Home(argmap.StatementID(a.Target.ID)); ok {
		return n + against(s, home)
	}
	return n
}

// TestCards holds that each claim has its card, and each card its question.
func TestCards(t *testing.T) {
	for name, s := range maps(t) {
		numbers := argmap.Numbers(s)
		cards := map[string]bool{}
		for _, b := range text(t, s, "cards", document.AuthorDate).Blocks {
			if b.Shape != document.Card {
				continue
			}
			for _, r := range b.Rows {
				if r.Label == "Claim" {
					number, _, _ := strings.Cut(r.Text, " ")
					cards[number] = true
				}
			}
			if last := b.Rows[len(b.Rows)-1]; last.Label != "Open question" || !strings.HasSuffix(last.Text, "?") {
				t.Errorf("%s: a card without a question: %s", name, words(b))
			}
		}
		for _, st := range s.Statements() {
			if st.Kind == argmap.Claim && !cards[numbers[st.ID]] {
				t.Errorf("%s: the claim %s has no card", name, numbers[st.ID])
			}
		}
	}
}

// TestWhatIsLeftOutIsSaid holds that every statement and every work of the map is told or reported, and never both; that
// each report says what it is about; and that the outline leaves out nothing but saved views and
// what only other formats say.
func TestWhatIsLeftOutIsSaid(t *testing.T) {
	for name, s := range maps(t) {
		for _, k := range document.Kinds {
			d := document.New(s, k, document.AuthorDate)
			var all strings.Builder
			for _, b := range d.Blocks {
				all.WriteString(" " + folded(words(b)))
			}
			left := map[string]string{}
			for _, l := range d.Left {
				if l.What == "" || l.Why == "" || l.Of == "" {
					t.Errorf("%s, %s: an empty loss: %+v", name, k.Name, l)
				}
				left[l.Of] += l.What
			}
			for _, st := range s.Statements() {
				told := strings.Contains(all.String(), strings.TrimRight(folded(st.Text), "."))
				if said := strings.Contains(left[string(st.ID)], "the statement"); !told && !said || said && told && len(st.Text) > 300 {
					t.Errorf("%s, %s: %s is told: %v, reported as left out: %v", name, k.Name, st.ID, told, said)
				}
			}
			for _, item := range s.Items() {
				if _, said := left[string(item.ID)]; !said && !strings.Contains(all.String(), folded(item.Title)) {
					t.Errorf("%s, %s: the work %s is neither there nor reported", name, k.Name, item.Title)
				}
			}
			for _, l := range d.Left {
				if k.Name == "outline" && !strings.HasPrefix(l.What, "the view ") && !strings.HasPrefix(l.What, "what only the format ") {
					t.Errorf("%s: left out of the outline: %v", name, l)
				}
			}
		}
	}
}

// chain returns a map of a thesis and what bears on it, one below the other; every third is against what is above it.
func chain(t *testing.T, n int) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Chain", argmap.Voice{ID: "r", Name: "Reader"}))
	for i := range n {
		id := argmap.StatementID(fmt.Sprint("s", i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: fmt.Sprint("Claim ", i), Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
		if i > 0 {
			p := argmap.Pro
			if i%3 == 0 {
				p = argmap.Con
			}
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Polarity: p, Premises: []argmap.StatementID{id},
				Target: argmap.StatementID(fmt.Sprint("s", i-1)).Ref()})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestLongChains holds that texts grow with the map and not with its depth.
func TestLongChains(t *testing.T) {
	const long = 4000
	s := chain(t, long)
	for _, k := range document.Kinds {
		size, level := 0, 0
		for _, b := range document.New(s, k, document.AuthorDate).Blocks {
			size += len(words(b)) + len(b.Number)
			level = max(level, b.Level)
		}
		if size < 10*long || size > 1500*long || level > document.MaxLevel {
			t.Errorf("%s: %d bytes, down to level %d", k.Name, size, level)
		}
	}
}

// TestLongTextsAreToldOnce holds that a very long statement with many arguments on it does not come with each of them.
func TestLongTextsAreToldOnce(t *testing.T) {
	s := chain(t, 300)
	tx := argmap.Begin(s)
	st, _ := s.Statement("s0")
	st.Text, st.Short = strings.Repeat("very long ", 6000), strings.Repeat("short ", 9000)
	tx.Put(st)
	for i := 1; i < 300; i++ {
		a, _ := s.Argument(argmap.ArgumentID(fmt.Sprint("a", i)))
		a.Target = st.ID.Ref()
		tx.Put(a)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range document.Kinds {
		size := 0
		for _, b := range document.New(s, k, document.AuthorDate).Blocks {
			size += len(words(b))
		}
		if size < 60000 || size > 500_000 {
			t.Errorf("%s: %d bytes", k.Name, size)
		}
	}
}

// TestWordsAreCleaned holds that texts are in one line, and that what no file can hold is replaced and counted.
func TestWordsAreCleaned(t *testing.T) {
	tx := argmap.Begin(argmap.New("a\uFFFFb", argmap.Voice{ID: "r", Name: "Reader"}))
	tx.Put(argmap.Statement{ID: "s", Kind: argmap.Claim, Thesis: true, Text: "one\n\t two\u00a0three\u2028four \uFFFE \uFFFD \U0001FFFE", Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	d := text(t, s, "outline", document.AuthorDate)
	want := "Thesis: one two\u00a0three four \uFFFD \uFFFD \uFFFD"
	for _, b := range d.Blocks {
		if b.Number == "1" && words(b) != want {
			t.Errorf("got %q, want %q", words(b), want)
		}
	}
	if d.Title != "a\uFFFDb" || d.Odd != 4 {
		t.Errorf("%q, %d replaced", d.Title, d.Odd)
	}
}
