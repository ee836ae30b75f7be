package cdcp_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/cdcp"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) { codectest.Files(t, cdcp.Format, "cdcp/train/*.ann.json") }

func input(data, text string) codec.Input {
	return codec.Input{Name: "bins.ann.json", Data: []byte(data), Beside: func(name string) ([]byte, error) {
		if name != "bins.txt" {
			return nil, errors.New(name + " cannot be read")
		}
		return []byte(text), nil
	}}
}

// TestCorpusIsAllThere counts the propositions and links of each file by itself; passages have the words of the text.
func TestCorpusIsAllThere(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(argmaptest.Shared(t, "corpora", "cdcp", "train"), "*.ann.json"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no files", err)
	}
	var statements, steps, linked, losses int
	tags := map[string]int{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words, err := os.ReadFile(strings.TrimSuffix(path, ".ann.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Labels    []string          `json:"prop_labels"`
			Reasons   []json.RawMessage `json:"reasons"`
			Evidences []json.RawMessage `json:"evidences"`
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		s, report, err := cdcp.Format.Read(input(string(data), string(words)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		links := len(file.Reasons) + len(file.Evidences)
		if n := s.Count(argmap.KindStatement); n != len(file.Labels) || s.Count(argmap.KindPassage) != n {
			t.Errorf("%s: %d propositions, but %d statements and %d passages", name, len(file.Labels), n, s.Count(argmap.KindPassage))
		}
		if n := s.Count(argmap.KindArgument); n != links {
			t.Errorf("%s: %d links, but %d steps", name, links, n)
		}
		var said []string
		for _, st := range s.Statements() {
			said = append(said, st.Tags...)
			tags[st.Tags[0]+" as "+string(st.Kind)]++
		}
		slices.Sort(said)
		slices.Sort(file.Labels)
		if !slices.Equal(said, file.Labels) {
			t.Errorf("%s: the tags are %v, the labels %v", name, said, file.Labels)
		}
		text := []rune(string(words))
		for _, p := range s.Passages() {
			if is := string(text[p.Start:p.End]); is != p.Quote || is != strings.TrimSpace(is) {
				t.Errorf("%s: the passage %q is %q in the text", name, p.Quote, is)
			}
		}
		for _, a := range s.Arguments() {
			if len(a.Premises) > 1 {
				linked++
			}
		}
		statements, steps, losses = statements+s.Count(argmap.KindStatement), steps+s.Count(argmap.KindArgument), losses+len(report)
	}
	t.Logf("%d files, %d statements, %d steps, %d of them with co-premises, %d losses", len(paths), statements, steps, linked, losses)
	for _, tag := range slices.Sorted(maps.Keys(tags)) {
		t.Logf("%4d %s", tags[tag], tag)
	}
	if statements != 223 || linked != 6 || losses != 0 {
		t.Errorf("%d statements, %d linked steps, %d losses, not 223, 6 and 0", statements, linked, losses)
	}
}

// bins is a comment of our own; the sign before its first full stop is one code point, but four bytes.
const bins = "Bins overflow 🗑. I saw it on Monday. See the survey.\nEmpty them daily!\n"

func TestAllOfAFile(t *testing.T) {
	data := `{"prop_labels": ["fact", "testimony", "reference", "policy"], "prop_offsets": [[0, 17], [17, 36], [36, 53], [53, 71]],
		"reasons": [[[0, 1], 3]], "evidences": [[[2, 2], 0], [[2, 2], 0], [[0, 1], 0], [[1, 1], 1], [[0, 9], 1], [3, 1], [[2, 1], 0]],
		"url": {"2": "https://example.org/survey", "7": "https://example.org", "1": 5}, "who": "Lee"}`
	want := `"bins" [] ""
0 claim "Empty them daily!" "" false ["policy"] "" "" The text asserts 
  cites "" "" 0 "" 0 53-70 "Empty them daily!"
  pro "" "" 1 3
1 evidence "Bins overflow 🗑." "" false ["fact"] "" "" The text asserts 
  cites "" "" 0 "" 0 0-16 "Bins overflow 🗑."
  pro "evidence" "" 3
  pro "evidence" "" 2
2 evidence "See the survey." "" false ["reference"] "" "" The text asserts 
  cites "" "" 0 "" 0 37-52 "See the survey."
  cites "https://example.org/survey" "" 0 "" 0 0-0 ""
3 evidence "I saw it on Monday." "" false ["testimony"] "" "" The text asserts 
  cites "" "" 0 "" 0 17-36 "I saw it on Monday."
dropped: what the file calls "who" (who). The corpus has nothing of that name, so it is not known what it says.
dropped: a link (evidence5). It is not of the form [[first, last], target], with numbers of propositions.
dropped: a link (evidence6). It is not of the form [[first, last], target], with numbers of propositions.
dropped: a premise that is what the step bears on (evidence2). No statement bears on itself.
dropped: a link (evidence4). It leads from propositions 0 to 9 to proposition 1; the last is 3.
dropped: a premise that is what the step bears on (evidence3). No statement bears on itself.
dropped: a link (evidence3). It leads from nothing or to nothing.
dropped: a link that is there twice (evidence1). evidence0 says the same of the same propositions.
dropped: an address on the web, 5 (1). It is no text.
dropped: an address on the web, "https://example.org" (7). It belongs to no proposition.
`
	for _, text := range []string{bins, strings.ReplaceAll(bins, "\n", "\r\n"), "\uFEFF" + bins} {
		s, report, err := cdcp.Format.Read(input(data, text))
		if err != nil {
			t.Fatal(err)
		}
		is := codectest.Told(s)
		for _, l := range report {
			is += fmt.Sprintln(l)
		}
		if is != want {
			t.Errorf("It is\n%s\nand not\n%s", is, want)
		}
	}
}

// TestFaults: what does not fit its text is refused with a sentence.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ data, text, want string }{
		{`{"prop_labels":["fact"],"prop_offsets":[[0,99]]}`, bins, "proposition 0 ends at 99, but bins.txt ends at 71; put the text of this file beside it"},
		{`{"prop_labels":["fact"],"prop_offsets":[[9,3]]}`, bins, "the offsets of proposition 0 are not a start and an end; correct them"},
		{`{"prop_labels":["fact"],"prop_offsets":[[9]]}`, bins, "the offsets of proposition 0 are not a start and an end; correct them"},
		{`{"prop_labels":["fact","fact"],"prop_offsets":[[0,9],[3,12]]}`, bins, "proposition 1 starts at 3, before the end of the one before it at 9; correct its offsets"},
		{`{"prop_labels":["fact","fact"],"prop_offsets":[[0,9]]}`, bins, "the numbers of offsets and of labels differ, 1 and 2; each proposition has one of both"},
		{`{"prop_labels":[],"prop_offsets":[]}`, bins, "there is no proposition in it, so there is nothing to map"},
		{"{\"prop_labels\":[],\n\"prop_offsets\":7}", bins, "line 2: prop_offsets is a number here, which it is in no file of the corpus"},
		{"{\n\"prop_labels\":[", bins, "line 2: this is not JSON: unexpected end of JSON input"},
	} {
		if _, _, err := cdcp.Format.Read(input(c.data, c.text)); err == nil || err.Error() != c.want {
			t.Errorf("%s: %v, want %s", c.data, err, c.want)
		}
	}
	in := input(`{"prop_labels":["fact"],"prop_offsets":[[0,9]]}`, bins)
	in.Name = "others.ann.json"
	want := "the propositions are in the text others.txt only, and that was not found beside the file: others.txt cannot be read; put it there and import again"
	if _, _, err := cdcp.Format.Read(in); err == nil || err.Error() != want {
		t.Errorf("without a text: %v", err)
	}
}

// TestPartsOfTheTextThatNothingSays are named, for they may mean that it is another text.
func TestPartsOfTheTextThatNothingSays(t *testing.T) {
	s, report, err := cdcp.Format.Read(input(`{"prop_labels":["fact","value"],"prop_offsets":[[17,36],[36,37]]}`, bins))
	if err != nil {
		t.Fatal(err)
	}
	var is []string
	for _, l := range report {
		is = append(is, l.String())
	}
	want := []string{
		`dropped: the text from 0 to 16, "Bins overflow 🗑.". No proposition has it. The corpus leaves nothing out; see whether bins.txt is the text of this file.`,
		`dropped: a proposition (1). There are no words at 36 in bins.txt.`,
		`dropped: the text from 37 to 70, "See the survey. Empty them daily!". No proposition has it. The corpus leaves nothing out; see whether bins.txt is the text of this file.`,
	}
	if s.Count(argmap.KindStatement) != 1 || strings.Join(is, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d statements, and\n%s", s.Count(argmap.KindStatement), strings.Join(is, "\n"))
	}
}

// TestManyPremises: a small file cannot ask for a map of millions of premises.
func TestManyPremises(t *testing.T) {
	var labels, offsets, links []string
	for i := range 2000 {
		labels = append(labels, `"fact"`)
		offsets = append(offsets, fmt.Sprintf("[%d,%d]", i, i+1))
		links = append(links, "[[0,1998],1999]")
	}
	data := fmt.Sprintf(`{"prop_labels":[%s],"prop_offsets":[%s],"reasons":[%s]}`, strings.Join(labels, ","), strings.Join(offsets, ","), strings.Join(links, ","))
	s, report, err := cdcp.Format.Read(input(data, strings.Repeat("x", 2000)))
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Count(argmap.KindArgument); n != 0 || len(report) != 2000 || report[0].Why != "It starts from more than 100 propositions at once." {
		t.Errorf("%d steps, %d losses, first %v", n, len(report), report[0])
	}
}

func TestKnown(t *testing.T) {
	for text, want := range map[string]bool{
		`{"prop_labels":[],"prop_offsets":[]}`:              true,
		"\uFEFF\n" + `{"prop_offsets":[],"prop_labels":[]}`: true,
		`["prop_labels","prop_offsets"]`:                    false,
		`"prop_labels" and "prop_offsets"`:                  false,
		`{"nodes":[]}`:                                      false, bins: false, "": false,
	} {
		if is := cdcp.Format.Known(codec.Input{Data: []byte(text)}); is != want {
			t.Errorf("%q is known: %v", text, is)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"prop_labels":["fact","policy"],"prop_offsets":[[0,17],[17,36]],"reasons":[[[0,0],1]],"evidences":[[[1,1],0]],"url":{"0":["a"]}}`, bins)
	f.Add(`{"prop_labels":[null,""],"prop_offsets":[[0,0],[0,3]],"reasons":[null,[[null,0],1]],"url":null}`, "a\r\n\xff\uFEFF")
	f.Fuzz(func(t *testing.T, data, text string) {
		codectest.OddInput(t, cdcp.Format, input(data, text))
		text = strings.Map(func(c rune) rune { // a text of which there is one reading, and whose passages are all of it
			if unicode.IsControl(c) && c != '\n' || c == '\uFEFF' {
				return -1
			}
			return c
		}, strings.ToValidUTF8(text, ""))
		s, _, err := cdcp.Format.Read(input(data, text))
		if err != nil {
			return
		}
		for _, p := range s.Passages() {
			if string([]rune(text)[p.Start:p.End]) != p.Quote {
				t.Errorf("the passage from %d to %d is %q", p.Start, p.End, p.Quote)
			}
		}
	})
}
