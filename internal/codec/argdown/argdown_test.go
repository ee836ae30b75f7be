package argdown

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) {
	codectest.Files(t, Format, "argdown/argdown-examples/*.argdown")
	codectest.Files(t, Format, "argdown/argdown-tests/*.a*d*")
	codectest.Files(t, Format, "argdown/argdown-mcp/*.argdown", "invalid.argdown") // it holds a comment and the sign of a relation
	codectest.Files(t, Format, "argdown/argdown-mcp/*/*.argdown")
	codectest.Files(t, Format, "argdown/webgpu-debate/*.argdown")
	codectest.Files(t, Format, "argdown/markdown-embedded/*.md")
}

func TestRandomMaps(t *testing.T) { codectest.Random(t, Format, 200) }

// told reads a text and returns its statements and steps in a few words, or the error.
func told(text string, reference bool) string {
	s, _, err := read(codec.Input{Name: "x.argdown", Data: []byte(text), AsReference: reference})
	if err != nil {
		return "error: " + err.Error()
	}
	var out []string
	called := func(id argmap.StatementID) string {
		st, _ := s.Statement(id)
		if st.Short != "" {
			return st.Short
		}
		return st.Text
	}
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		words := st.Text
		if st.Short != "" {
			words = st.Short + ": " + words
		}
		if len(st.Tags) > 0 {
			words += fmt.Sprint(" ", st.Tags)
		}
		out = append(out, words)
	}
	for _, a := range s.Arguments() {
		var from []string
		for _, p := range a.Premises {
			from = append(from, called(p))
		}
		to := "a step"
		if id, ok := a.Target.Statement(); ok {
			to = called(id)
		}
		step := fmt.Sprintf("%s %s %s", strings.Join(from, " & "), map[argmap.Polarity]string{argmap.Pro: "+>", argmap.Con: "->"}[a.Polarity], to)
		if a.Label != "" || a.Scheme != "" {
			step += fmt.Sprintf(" (%s; %s)", a.Label, a.Scheme)
		}
		out = append(out, step)
	}
	return strings.Join(out, " | ")
}

// TestReadsBetter shows, for text on which the official parser cuts, eats or dies, how it is read and what that one makes
// of it.
func TestReadsBetter(t *testing.T) {
	for _, c := range []struct{ text, ours, reference string }{
		{"see http://x.org/a end\n", "see http://x.org/a end", "see http:"},
		{"a snake_case_ name\n", "a snake_case_ name", "a snakecase name"},
		{"a snake_case_name\n", "a snake_case_name", "error: line 1, column 18: The end of italic text (_) was expected before the end of the paragraph. Nothing could be read."},
		{"2 * 3 and *it*\n", "2 * 3 and it", "2 * 3 and it"},
		{"2 *3 and it\n", "2 *3 and it", "error: line 1, column 12: The end of italic text (*) was expected before the end of the paragraph. Nothing could be read."},
		{"an **unclosed bold\n", "an **unclosed bold", "error: line 1, column 19: The end of bold text (**) was expected before the end of the paragraph. Nothing could be read."},
		{"\uFEFF[A]: b\n", "A: b", "\uFEFF"},
		{"One.\r\rTwo.\r", "One. | Two.", "One. Two."},
		{"[A]: b\r\n  + c\r\n", "A: b | c | c +> A", "A: b | c | c +> A"},
		{"[A] more text\n", "[A] more text", ""},
		{"[A] : text\n", "A: text", ""},
		{"see [A] here\n", "see [A] here", ""},
		{"a < b and c > d\n", "a < b and c > d", ""},
		{"set {1,2} ok\n", "set {1,2} ok", ""},
		{"[A]: b\n+ c\n- d\n", "A: b | c | d | c +> A | d -> A", ""},
		{"[A]: b\n\n  + c\n", "A: b | c | c +> A", ""},
		{"[A]: b\n    + c\n  - d\n", "A: b | c | d | c +> A | d -> A", ""},
		{"[A]: b\n[B]: c\n", "A: b | B: c", ""},
		{"# Title\nthe text\n", "the text", ""},
		{"* a\n  * b\n", "a | b", ""},
		{"=== x === y\n", "=== x === y", ""},
		{"(P1) a\n(P2) b\n----\n(C) c\n", "c | a | b | a & b +> c", ""},
		{"<X>\n\n(1) a\n---\n(2) b\n", "b | a | a +> b (X; )", ""},
		{"<X>\n\n(1) a\n----\n(2) b\n\n<X>\n\n(1) d\n----\n(2) e\n", "b | a | e | d | a +> b (X; ) | d +> e", ""},
		{"(1) a\n(2) <B>\n----\n(3) c\n", "c | a | B | a & B +> c", ""},
		{"issue #12, C# lang #tag\n", "issue #12, C# lang [12 tag]", "issue #12, C# lang #tag [12 tag]"},
		{"[A]: b\n  +> [C]\n  -> [D]\n", "C | A: b | D | A +> C | A -> D", "C | A: b | D | A +> C | A -> D"},
		{"[A]: b\n  >< [C]: d\n", "A: b | C: d | A -> C | C -> A", "A: b | C: d | A -> C | C -> A"},
		{"[A]: b\n  + <C>: d\n    <_ <E>: f\n", "A: b | C: d | E: f | C +> A | E -> a step", "A: b | C: d | E: f | C +> A | E -> a step"},
		{"[A]: b\n\n[A]: c\n", "A: c", "A: c"},
		{"the\\ end\\\n", "the end\\", "error: line 1: the official program gives up here: A backslash at the end of a line protects nothing. Read it without --as-reference."},
	} {
		if is := told(c.text, false); is != c.ours {
			t.Errorf("%q is read as\n%s, want\n%s", c.text, is, c.ours)
		}
		if is := told(c.text, true); is != c.reference && c.reference != "" {
			t.Errorf("%q is read as the reference does as\n%s, want\n%s", c.text, is, c.reference)
		}
	}
}

// TestFaults holds that what is wrong is said with line and column, and what was expected.
func TestFaults(t *testing.T) {
	text := `===
title: Tariffs
===

[Tariffs help]: Tariffs protect jobs.
  + [Steel] kept its mills
  - see http://example.org/a_b
// a remark

<Steel>

(1) Mills stayed open.
--

[Wages]: Wages rose. {source: "Lee 2019", isInMap: false}
`
	s, report, err := read(codec.Input{Name: "tariffs.argdown", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	want := `line 6, repaired: column 5. Plain text was expected: only @ before the bracket makes it a mention; it was kept as text.
line 7, repaired: “//example.org/a_b”. The official program takes it for a comment and cuts the text there; it was kept as text.
line 8, dropped: the comment “a remark”. A map has no place for comments in its text.
line 10, invented: the text of “Steel” (Steel). The file names it and says nothing of it; its title stands for its text.
line 10, approximated: arguments without a structure (1). Each became a statement, as what is said of it is a premise; its relations became steps.
line 13, repaired: column 3. Two hyphens (--) were expected at the end of the inference.
line 13, repaired: column 1. An inference (----) and a numbered conclusion were expected at the end of the structure.
line 15, approximated: “source: Lee 2019” (Wages). A statement of a map has no place for it but its note.
`
	var is strings.Builder
	for _, l := range report {
		is.WriteString(l.String() + "\n")
	}
	if is.String() != want {
		t.Errorf("the report is\n%s", is.String())
	}
	if st, _ := s.Statement("Wages"); st.Foreign != `{"argdown":{"isInMap":false}}` || st.Note != "source: Lee 2019" || s.Map().Title != "Tariffs" {
		t.Errorf("%+v in %q", st, s.Map().Title)
	}
}

// TestWritten shows what is written.
func TestWritten(t *testing.T) {
	b := codec.NewBuilder(argmap.Map{Title: "Trams", Authors: []string{"A. Ito"}})
	b.Author("Ito")
	thesis := b.Statement(argmap.Statement{Text: "The city should build trams.", Short: "Trams", Thesis: true})
	clean := b.Statement(argmap.Statement{Text: "Trams are clean [so far].", Tags: []string{"air"}, Kind: argmap.Evidence})
	full := b.Statement(argmap.Statement{Text: "Buses are full."})
	slow := b.Statement(argmap.Statement{Text: "Full buses are slow.", Note: "Line 7 only.\nSee p. 3."})
	dear := b.Statement(argmap.Statement{Text: "Trams cost more than snake_case names.", Holdings: []argmap.Holding{{Voice: b.Voice("Okafor"), Stance: argmap.Reports}}})
	old := b.Statement(argmap.Statement{Text: "The counts are old."})
	b.Step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{clean}, Target: thesis.Ref()})
	step := b.Step(argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{full, slow}, Target: thesis.Ref(), Scheme: "cause, effect", Label: "Speed"})
	b.Step(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{old}, Target: step.Ref()})
	b.Step(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{dear}, Target: thesis.Ref()})
	b.Step(argmap.Argument{Polarity: argmap.Con, Premises: []argmap.StatementID{dear, slow}, Target: clean.Ref()})
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	golden := "testdata/trams.argdown"
	want, err := os.ReadFile(golden)
	if os.Getenv("UPDATE") != "" {
		err = os.WriteFile(golden, data, 0o644)
	}
	if err != nil || string(want) != string(data) {
		t.Errorf("%v; what is written is\n%s", err, data)
	}
	codectest.Again(t, Format, "trams", s)
}

// TestFences reads the Argdown in Markdown, at its own lines.
func TestFences(t *testing.T) {
	text := "# Notes\n\nBlah [x](y).\n\n```argdown\n[A]: b\n  + [C]\n```\n\nMore.\n\n~~~argdown-map\n[C]: d\n  - e {note: \"]\"\n~~~\n"
	in := codec.Input{Name: "notes.md", Data: []byte(text)}
	s, report, err := read(in)
	if err != nil || !known(in) {
		t.Fatal(err)
	}
	if n := s.Count(argmap.KindStatement); n != 3 {
		t.Errorf("%d statements", n)
	}
	if len(report) != 1 || report[0].Kind != codec.Dropped || report[0].Line != 1 {
		t.Errorf("%v", report)
	}
}

// TestIncluded reads files that include each other.
func TestIncluded(t *testing.T) {
	files := map[string]string{"a.argdown": "[A]: b\n\n@include(sub/b.argdown)\n\n@include(none.argdown)\n", "sub/b.argdown": "[A]\n  + http://x.org/y\n\n@include(../a.argdown)\n@include(b.argdown)\n"}
	s, report, err := read(codec.Input{Name: "a.argdown", Data: []byte(files["a.argdown"]), Beside: func(name string) ([]byte, error) {
		if text, ok := files[name]; ok {
			return []byte(text), nil
		}
		return nil, fmt.Errorf("%s is not there", name)
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `line 3, dropped: the included file a.argdown. It is included already, and each file is included once.
line 3, dropped: the included file sub/b.argdown. It is included already, and each file is included once.
line 3, repaired: “//x.org/y”. The official program takes it for a comment and cuts the text there; it was kept as text. (sub/b.argdown, line 2)
line 5, dropped: the included file none.argdown. It cannot be read: none.argdown is not there.
`
	var is strings.Builder
	for _, l := range report {
		is.WriteString(l.String() + "\n")
	}
	if is.String() != want || s.Count(argmap.KindArgument) != 1 {
		t.Errorf("%d steps, the report is\n%s", s.Count(argmap.KindArgument), is.String())
	}
}

// TestKnown tells Argdown from text that only looks like it.
func TestKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"[A]: b\n": true, "<A>: b\n": true, "[A]\n  + [B]\n": true, "<A>\n  - text <+\n": false, "===\ntitle: x\n===\n\ntext\n": true,
		"(1) a\n(2) b\n----\n(3) c\n": true, "Thesis\n  + reason\n  - objection\n": false, "- [ ] task\n- [x] done\n": false,
		"[1]: https://example.org\n": false, "[^1]: a note\n": false, "# Plan\n\n* one\n* two\n": false, "(1) one\n(2) two\n": false,
		"text\n\n```argdown\n[A]\n```\n": true, "```go\nx\n```\n": false, "1  Thesis [The text] x\n": false, "<html>: x": true, "a\n  <+ [B] x\n": true,
	} {
		if is := known(codec.Input{Name: "x.txt", Data: []byte(text)}); is != want {
			t.Errorf("%q is known: %v", text, is)
		}
	}
	if !known(codec.Input{Name: "x.argdown", Data: []byte("a\n  + b\n")}) {
		t.Error("the name decides nothing")
	}
}

// large returns a text of so many statements.
func large(statements int) []byte {
	var b strings.Builder
	for i := range statements {
		fmt.Fprintf(&b, "[S%d]: %s {note: \"n%d\"}\n  + [S%d]\n  - <C%d>: %s\n\n", i, strings.Repeat("Words that say something, and more. ", 9), i, i/2, i/3, strings.Repeat("why not ", 9))
	}
	return []byte(b.String())
}

// TestHostile reads what would take long, or fill the memory, if anything took time or room beyond the size of the file.
func TestHostile(t *testing.T) {
	n := 15_000
	deep := &strings.Builder{}
	for i := range 1200 {
		deep.WriteString(strings.Repeat(" ", i) + "+ x\n")
	}
	tags, keys := &strings.Builder{}, &strings.Builder{}
	for i := range n {
		fmt.Fprintf(tags, " #t%d", i)
		fmt.Fprintf(keys, "k%d: %d, ", i, i)
	}
	for _, text := range []string{
		strings.Repeat("[", n), strings.Repeat("{", n), strings.Repeat("*", n), strings.Repeat("_a", n), strings.Repeat("[a](", n), strings.Repeat("<a", n), strings.Repeat(". :", n),
		strings.Repeat("/*", n), strings.Repeat("<!--", n), strings.Repeat("===\n", n), strings.Repeat("#", n), strings.Repeat("@[", n), strings.Repeat("{}}", n), strings.Repeat("\\", n),
		strings.Repeat("(1) a\n", n), strings.Repeat("----\n", n), strings.Repeat("-- a\n", n), strings.Repeat("\n\n+", n), strings.Repeat("**a *b ", n), strings.Repeat(" ", n), strings.Repeat("[A]\n  + [B]\n\n", n/4),
		"A\n" + deep.String(), "x {a: &a [1], b: *a}\n", "x {a: " + strings.Repeat("[", n) + "}\n", strings.Repeat("[A]: b {a: 1}\n  _ <B>\n    _ <A>\n\n", n/10), strings.Repeat("# a\n\n## b\n\n", n/4),
		"[A]: " + strings.Repeat("many words ", n) + "\n", strings.Repeat("<X>\n\n(1) a\n----\n(2) b\n\n", n/10), "\x00\xff[A]: \xfe\x00b\n  + \x01\n", strings.Repeat("  + a\n", n), strings.Repeat("{a: 1} ", n),
		strings.Repeat("(1) a\n", n) + "----\n(2) b\n", "a " + strings.Repeat("#t", n) + "\n", "a" + tags.String() + "\n", "a {proponent: [" + strings.Repeat("a, ", n) + "b]}\n",
		strings.Repeat("[A]: b\n\n", n/4), strings.Repeat("<X>: a\n\n", n/4), "a {" + keys.String() + "z: 1}\n",
	} {
		for _, reference := range []bool{false, true} {
			_, _, err := read(codec.Input{Name: "x.argdown", Data: []byte(text), AsReference: reference})
			if err != nil && err.Error() == "" {
				t.Errorf("%.20q: an error without words", text)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data := large(6500)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, _, err := read(codec.Input{Name: "x.argdown", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	s, _, err := read(codec.Input{Name: "x.argdown", Data: large(6500)})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := write(s); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"[A]: b #t {kind: evidence}\n  + <C>: d\n    _ e\n\n", "<X>\n\n(1) [A]\n(2) b {uses: [1]}\n-- rule {uses: [1,2]} --\n  <_ c\n(3) d\n  -> [E]\n",
		"===\ntitle: x\nwarrant:\n  works:\n    - {id: w, title: t}\n===\n\n# H {isGroup: true}\n\n* a\n1. b\n", "*a* **b** _c_ [l](u) @[A] .v. \\[ // c\n", "```argdown\n[A]\n```\n", "(P1) a\n---\n(C) b\n",
		"(1) a\n----\n(2) b {link: true}\n  _> <X>\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		codectest.Odd(t, Format, data)
		if _, _, err := read(codec.Input{Name: "odd", Data: data, AsReference: true}); err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
	})
}

// TestSections reads a debate that is known for its groups.
func TestSections(t *testing.T) {
	data, err := os.ReadFile(argmaptest.Shared(t, "corpora", "argdown", "argdown-tests", "veggie_debate.argdown"))
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := read(codec.Input{Name: "veggie_debate.argdown", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	groups := map[string]bool{}
	for _, st := range s.Statements() {
		groups[st.Group] = true
	}
	if s.Count(argmap.KindStatement) != 47 || len(groups) != 11 {
		t.Errorf("%d statements in %d sections", s.Count(argmap.KindStatement), len(groups))
	}
}

// TestContradiction holds that a contradiction is written as one, and not as two attacks, where it can be.
func TestContradiction(t *testing.T) {
	s, _, err := read(codec.Input{Name: "x.argdown", Data: []byte("[A]: b\n  + c\n  >< [D]: e\n    - f\n")})
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := write(s)
	if err != nil || len(report) > 0 || !strings.Contains(string(data), "[A]: b\n  + c\n  >< [D]: e\n    - f\n") {
		t.Errorf("%v %v\n%s", err, report, data)
	}
}

// TestTooLarge refuses what no map is as large as, before it fills the memory.
func TestTooLarge(t *testing.T) {
	for _, text := range []string{strings.Repeat("a\n\n", maxRecords+1), strings.Repeat("**", maxTokens)} {
		_, _, err := read(codec.Input{Name: "x.argdown", Data: []byte(text)})
		if err == nil || err.Error() != "there are more than 100000 statements, or relations, in it; no map is that large" {
			t.Errorf("%.9q…: %v", text, err)
		}
	}
}

// TestKept holds that what only tells the official program how to draw comes back, and what is not like that is told.
func TestKept(t *testing.T) {
	text := `===
title: Kites
color: {tagColors: {wind: "#ff0000"}, colorScheme: [a, 2, 0.5]}
"map label": yes = no
model: {mode: strict}
===

[Kites]: Kites fly. {isInMap: true, color: "}x"}
  + [Wind]: Wind lifts. {images: ["a b.png"]}

<Lift>
{isInMap: false}

(1) [Wind]
----
(2) [Kites]
`
	s, report, err := read(codec.Input{Name: "kites.argdown", Data: []byte(text)})
	if err != nil || len(report) != 1 || !strings.Contains(report[0].What, "model") {
		t.Fatal(err, report)
	}
	codectest.Again(t, Format, "kites", s)
	data, report, err := write(s)
	if err != nil || len(report) > 0 {
		t.Fatal(err, report)
	}
	for _, want := range []string{
		"\ncolor: {\"colorScheme\": [\"a\", 2, 0.5], \"tagColors\": {\"wind\": \"#ff0000\"}}\n\"map label\": \"yes \\u003d no\"\n",
		"Kites fly. {color: \"\\u007dx\", isInMap: true}\n", "Wind lifts. {images: [\"a b.png\"]}\n", "\n<Lift> {isInMap: false}\n",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
	tx := argmap.Begin(s)
	m := s.Map()
	m.Foreign = `{"argdown":{"title":"x","color":1.50,"ok":1},"mup":{"a":1}}`
	tx.Put(m)
	if s, _, err = tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if data, report, _ = write(s); len(report) != 3 || !strings.Contains(string(data), "\nok: 1\n") {
		t.Errorf("%v\n%s", report, data)
	}
}
