package brat_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/brat"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) {
	codectest.Files(t, brat.Format, "brat/sciarg/*.ann")
	codectest.Files(t, brat.Format, "brat/abstrct/*/*.ann")
}

// input is a file with one text beside it, whatever that is called.
func input(name, ann, text string) codec.Input {
	return codec.Input{Name: name, Data: []byte(ann), Beside: func(string) ([]byte, error) { return []byte(text), nil }}
}

// TestCorpusIsAllThere counts the lines of each file by itself: every span is a statement or is said to have joined one,
// every relation is a step or is said to be none, and every passage has the words that the text has there.
func TestCorpusIsAllThere(t *testing.T) {
	dir := argmaptest.Shared(t, "corpora", "brat")
	var paths []string
	for _, pattern := range []string{"*/*.ann", "*/*/*.ann"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	var files, spans, relations, statements, joined, steps, dropped, passages, losses int
	for _, path := range paths {
		ann, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words, err := os.ReadFile(strings.TrimSuffix(path, ".ann") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		s, report, err := brat.Format.Read(input(name, string(ann), string(words)))
		if err != nil {
			t.Fatal(name, err)
		}
		lines := "\n" + string(ann)
		ts, rs := strings.Count(lines, "\nT"), strings.Count(lines, "\nR")
		js, ds := 0, 0
		for _, l := range report {
			switch {
			case l.Kind == codec.Approximated && strings.HasPrefix(l.Of, "R"):
				js++
			case l.Kind == codec.Dropped && strings.HasPrefix(l.Of, "R"):
				ds++
			case l.Of != "":
				t.Errorf("%s: %v", name, l)
			}
		}
		if n := s.Count(argmap.KindStatement); n+js != ts {
			t.Errorf("%s: %d spans, but %d statements and %d joined", name, ts, n, js)
		}
		if n := s.Count(argmap.KindArgument); n+js+ds != rs {
			t.Errorf("%s: %d relations, but %d steps, %d joined and %d dropped", name, rs, n, js, ds)
		}
		if n := s.Count(argmap.KindPassage); n != ts || s.Count(argmap.KindCitation) != ts {
			t.Errorf("%s: %d spans, but %d passages", name, ts, n)
		}
		text := []rune(string(words))
		for _, p := range s.Passages() {
			if is := string(text[p.Start:p.End]); is != p.Quote {
				t.Errorf("%s: the passage %q is %q in the text", name, p.Quote, is)
			}
			if !strings.HasSuffix(string(text[:p.Start]), p.Prefix) || !strings.HasPrefix(string(text[p.End:]), p.Suffix) || p.Prefix+p.Suffix == "" {
				t.Errorf("%s: %q is not between %q and %q", name, p.Quote, p.Prefix, p.Suffix)
			}
		}
		if brat.Format.Known(codec.Input{Data: words}) {
			t.Errorf("%s: the text by itself is taken for annotations", name)
		}
		files, spans, relations, losses = files+1, spans+ts, relations+rs, losses+len(report)
		statements, steps, passages = statements+s.Count(argmap.KindStatement), steps+s.Count(argmap.KindArgument), passages+s.Count(argmap.KindPassage)
		joined, dropped = joined+js, dropped+ds
	}
	t.Logf("%d files: %d spans are %d statements and %d joined, with %d passages; %d relations are %d steps, %d joined, %d dropped; %d losses",
		files, spans, statements, joined, passages, relations, steps, joined, dropped, losses)
	if files != 71 || joined != 15 {
		t.Errorf("%d files and %d joined spans, not 71 and 15", files, joined)
	}
}

// told returns a map, its passages and comments, and the report, as text.
func told(s *argmap.Snapshot, report codec.Report) string {
	var b strings.Builder
	b.WriteString(codectest.Told(s))
	for _, c := range s.Comments() {
		fmt.Fprintf(&b, "comment on %s by %s: %s\n", c.Of, c.Author, c.Text)
	}
	for _, l := range report {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}

// TestEverySortOfLine reads a file of our own with all sorts of annotations, above letters that are several bytes each.
func TestEverySortOfLine(t *testing.T) {
	ann, err := os.ReadFile(filepath.Join("testdata", "dogs.ann"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", "dogs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	golden := filepath.Join("testdata", "dogs.golden")
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	s, report, err := brat.Format.Read(input("dogs.ann", string(ann), string(text)))
	if err != nil {
		t.Fatal(err)
	}
	is := told(s, report)
	if is != string(want) {
		t.Errorf("It is\n%s\nand not, as %s has it,\n%s", is, golden, want)
	}
	for _, c := range []struct{ how, ann, text string }{
		{"lines that end in \\r\\n since", string(ann), strings.ReplaceAll(string(text), "\n", "\r\n")},
		{"all lines ending in \\r\\n", strings.ReplaceAll(string(ann), "\n", "\r\n"), strings.ReplaceAll(string(text), "\n", "\r\n")},
		{"a byte order mark since", string(ann), "\uFEFF" + string(text)},
		{"a byte order mark in the annotations", "\uFEFF" + string(ann), string(text)},
		{"both", string(ann), "\uFEFF" + strings.ReplaceAll(string(text), "\n", "\r\n")},
	} {
		s, report, err := brat.Format.Read(input("dogs.ann", c.ann, c.text))
		if err != nil {
			t.Errorf("%s: %v", c.how, err)
		} else if other := told(s, report); other != is {
			t.Errorf("%s: it is\n%s", c.how, other)
		}
	}
}

const uniforms = "Uniforms help. They are cheap.\n"

// TestWithoutItsText keeps what the annotations say, and says that nothing was checked.
func TestWithoutItsText(t *testing.T) {
	in := codec.Input{Name: "uniforms.ann", Data: []byte("T1\tClaim 0 8;9 13\tUniforms help\nT2\tPremise 15 29\tThey are cheap\n"),
		Beside: func(name string) ([]byte, error) {
			return nil, errors.New(name + " cannot be read: there is no such file")
		}}
	s, report, err := brat.Format.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	want := "approximated: the places of the passages. uniforms.txt cannot be read: there is no such file; the places are those that " +
		"the annotations name, unchecked. Put the text beside the annotations and import them again."
	if len(report) != 1 || report[0].String() != want {
		t.Errorf("the report is %v", report)
	}
	var places []string
	for _, p := range s.Passages() {
		places = append(places, fmt.Sprintf("%d %d %s", p.Start, p.End, p.Quote))
	}
	if is := strings.Join(places, ", "); is != "0 8 Uniforms, 9 13 help, 15 29 They are cheap" {
		t.Errorf("the passages are %s", is)
	}
}

// TestTextThatDoesNotFit: an odd span is found again or kept without a place, another text is refused.
func TestTextThatDoesNotFit(t *testing.T) {
	ann := "T1\tClaim 0 13\tUniforms help\nT2\tPremise 3 17\tThey are cheap\nT3\tPremise 20 900\tNot there at all\n"
	s, report, err := brat.Format.Read(input("uniforms.ann", ann, uniforms))
	if err != nil {
		t.Fatal(err)
	}
	var is []string
	for _, p := range s.Passages() {
		is = append(is, fmt.Sprintf("%d %d %s", p.Start, p.End, p.Quote))
	}
	for _, l := range report {
		is = append(is, l.String())
	}
	want := []string{
		"0 13 Uniforms help", "15 29 They are cheap", "0 0 Not there at all",
		"dropped: the text that no span marks. A map keeps the passages of a text only; the rest stays in uniforms.txt.",
		"line 2, repaired: the place of a span (T2). Its words are not at 3 in uniforms.txt; they were found at 15.",
		"line 3, approximated: the place of a span (T3). Its words are not at 20 in uniforms.txt, nor near that; the quotation was kept without a place.",
	}
	if got := strings.Join(is, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("It is\n%s\nand not\n%s", got, strings.Join(want, "\n"))
	}
	for _, c := range []struct{ ann, text, want string }{
		{ann, "Quite another text, and a long one.", `line 1: uniforms.txt is another text: it has the words of no span, beginning with "Uniforms help"; put the text of these annotations beside them`},
		{"R1\tsupports Arg1:T1 Arg2:T2\n", uniforms, "no line marks a span of a text, so there is nothing to map"},
		{"", "", "no line marks a span of a text, so there is nothing to map"},
	} {
		if _, _, err := brat.Format.Read(input("uniforms.ann", c.ann, c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.ann, err, c.want)
		}
	}
}

// TestOddSpans: offsets that are none, and ids that are there twice.
func TestOddSpans(t *testing.T) {
	ann := "T1\tClaim 0 13\tUniforms help\nT1\tClaim 15 29\tThey are cheap\n" +
		"T2\tClaim 99999999999999999999 13\tfar\nT3\tClaim 13 0\tback\nT4\tClaim -1 3\tbefore\nT5\tClaim\tnowhere\nT6\tClaim 0 13\t\nR1\tsupports Arg1:T1\n*\tEquiv T1\n"
	s, report, err := brat.Format.Read(input("uniforms.ann", ann, uniforms))
	if err != nil {
		t.Fatal(err)
	}
	tied := 0
	for _, p := range s.Passages() {
		if p.Start < p.End {
			tied++
		}
	}
	if n := s.Count(argmap.KindStatement); n != 5 || tied != 1 || len(report) != 9 {
		t.Errorf("%d statements, %d tied passages, report:\n%v", n, tied, report)
	}
}

// TestKinds: what a label says that kinds cannot is a tag.
func TestKinds(t *testing.T) {
	ann := "T1\tdata 0 8\tUniforms\nT2\town_claim 9 13\thelp\nT3\tdata 15 19\tThey\nT4\tClaim 20 23\tare\nT5\tmajor-claim 24 29\tcheap\n" +
		"R1\tparts_of_same Arg1:T1 Arg2:T2\t\n"
	s, _, err := brat.Format.Read(input("uniforms.ann", ann, uniforms))
	if err != nil {
		t.Fatal(err)
	}
	var is []string
	for _, st := range s.Statements() {
		is = append(is, fmt.Sprint(st.Text, " ", st.Kind, st.Tags, st.Thesis))
	}
	want := "Uniforms help claim[own_claim data] false, They evidence[] false, are claim[] false, cheap claim[] true"
	if got := strings.Join(is, ", "); got != want {
		t.Errorf("the statements are %s, not %s", got, want)
	}
}

// TestKnown: by content; a text that mentions such lines is no such file.
func TestKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"T1\tClaim 0 13\tUniforms help\n":                               true,
		"\uFEFF\nR1\tsupports Arg1:T1 Arg2:T2\nT1\tMy-Label 0 3;5 8\tx": true,
		"#1\tAnnotatorNotes T1\tHm.\r\nT1\tClaim 0 13\tUniforms\r\n":    true,
		"A span is written so:\nT1\tClaim 0 13\tUniforms help\n":        false,
		"T1 Claim 0 13 Uniforms help\n":                                 false,
		"Total\tof all\nT1\tClaim\tUniforms help\n":                     false,
		uniforms: false, "": false,
	} {
		if is := brat.Format.Known(codec.Input{Data: []byte(text)}); is != want {
			t.Errorf("%q is known: %v", text, is)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("T1\tClaim 0 13\tUniforms help\nT2\tMajorClaim 15 20;21 29\tThey are cheap\nA1\tStance T1 For\nR1\tsupports Arg1:T1 Arg2:T2\t\n"+
		"#1\tAnnotatorNotes R1\tHm.\n*\tEquiv T1 T2\nE1\tClaim:T1 A:T2\nN1\tRef T1 x:1\ty\nR2\tparts_of_same Arg1:T1 Arg2:T2\n", uniforms)
	f.Add("T1\tdata 3 12\tcafé au\tlait\n", "\uFEFFun café au\r\nlait \xff")
	f.Fuzz(func(t *testing.T, ann, text string) {
		codectest.Odd(t, brat.Format, []byte(ann))
		codectest.OddInput(t, brat.Format, input("odd.ann", ann, text))
		text = strings.Map(func(c rune) rune { // a text of which there is one reading, and whose passages are all of it
			if unicode.IsControl(c) && c != '\n' || c == '\uFEFF' {
				return -1
			}
			return c
		}, strings.ToValidUTF8(text, ""))
		s, _, err := brat.Format.Read(input("odd.ann", ann, text))
		if err != nil {
			return
		}
		for _, p := range s.Passages() {
			if p.Start < p.End && string([]rune(text)[p.Start:p.End]) != p.Quote {
				t.Errorf("the passage from %d to %d is %q", p.Start, p.End, p.Quote)
			}
		}
	})
}
