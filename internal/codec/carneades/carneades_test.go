package carneades_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/carneades"
	"warrant/internal/codec/codectest"
)

func TestCorpus(t *testing.T) { codectest.Files(t, carneades.Format, "carneades/yaml/*.yml") }

func TestRandomMaps(t *testing.T) { codectest.Random(t, carneades.Format, 150) }

// again writes a map and reads it.
func again(t *testing.T, s *argmap.Snapshot) (*argmap.Snapshot, string) {
	t.Helper()
	data, _, err := carneades.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	if in := (codec.Input{Name: "x", Data: data}); !carneades.Format.Known(in) {
		t.Errorf("what is written is not known:\n%.600s", data)
	}
	got, _, err := carneades.Format.Read(codec.Input{Name: "x", Data: data})
	if err != nil {
		t.Fatalf("%v\n%.600s", err, data)
	}
	return got, string(data)
}

// all returns what a map says, without ids and order: works, comments and disputes, too.
func all(s *argmap.Snapshot) []string {
	lines := strings.Split(codectest.Told(s), "\n")
	for _, i := range s.Items() {
		i.ID, i.Rank = "", ""
		lines = append(lines, i.Title+i.URL+i.More)
	}
	for _, c := range s.Comments() {
		lines = append(lines, c.Of.Kind.String()+c.Author+c.Text+string(c.Status)+string(c.Severity)+c.At.String())
	}
	for _, d := range s.Disputes() {
		lines = append(lines, d.Title)
	}
	slices.Sort(lines)
	return lines
}

// TestAllComesBack: with its metadata a graph holds all of a map, only the order among the reasons may be another.
func TestAllComesBack(t *testing.T) {
	for seed := range uint64(100) {
		s := codectest.Own(argmaptest.Random(rand.New(rand.NewPCG(seed, 3)), 1+int(seed)%30))
		got, data := again(t, s)
		if was, is := all(s), all(got); !slices.Equal(was, is) {
			t.Fatalf("map %d was\n%s\nand is\n%s\n%.3000s", seed, strings.Join(was, "\n"), strings.Join(is, "\n"), data)
		}
	}
}

// TestCounts compares every graph with the map made of it: a statement for each, a step for each argument and undercutter,
// and two for each pair of positions.
func TestCounts(t *testing.T) {
	paths, _ := filepath.Glob(filepath.Join(argmaptest.Shared(t, "corpora", "carneades", "yaml"), "*.yml"))
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			Statements map[string]any
			Arguments  map[string]struct {
				Premises    any
				Undercutter string
			}
			Issues      map[string]struct{ Positions []string }
			Assumptions []string
		}
		if err := yaml.Unmarshal(data, &g); err != nil {
			t.Fatal(p, err)
		}
		names := map[string]bool{}
		bare := func(name string) string { return strings.ReplaceAll(name, " ", "") }
		for name := range g.Statements {
			names[bare(name)] = true
		}
		for _, name := range g.Assumptions {
			names[bare(name)] = true
		}
		statements, steps := len(names), len(g.Arguments)
		for _, a := range g.Arguments {
			if a.Undercutter != "" {
				steps++
			}
			if a.Premises == nil {
				statements++ // the premise that it needs
			}
		}
		for _, i := range g.Issues {
			steps += len(i.Positions) * (len(i.Positions) - 1)
		}
		s, _, err := carneades.Format.Read(codec.Input{Name: filepath.Base(p), Data: data})
		if err != nil {
			t.Fatal(p, err)
		}
		if s.Count(argmap.KindStatement) != statements || s.Count(argmap.KindArgument) != steps {
			t.Errorf("%s: %d statements, %d steps; want %d, %d", filepath.Base(p), s.Count(argmap.KindStatement),
				s.Count(argmap.KindArgument), statements, steps)
		}
		got, out := again(t, s)
		if was, is := all(s), all(got); !slices.Equal(was, is) {
			t.Errorf("%s was\n%s\nand is\n%s", p, strings.Join(was, "\n"), strings.Join(is, "\n"))
		}
		if _, twice := again(t, got); twice != out {
			t.Errorf("%s is written another way the second time", p)
		}
	}
}

// kitchen has all that the format has, written for this test.
const kitchen = `# What to do with the kitchen
meta:
  title: The kitchen
  notes: Of two minds.
  source: Minutes of the household
  mood: {calm: 3, loud: [1, 2]}
language:
  cheap/1: "The %s is cheap."
  better/2: "A %v is better than a %v, 100%% sure."
weighing_functions:
  never: {constant: 0}
argument_schemes:
  - id: appearance
  - id: rule
    variables: [X]
    premises: [cheap(X)]
    conclusions: [buy(X)]
statements:
  buy( stove ): Buy the stove.
  ¬buy(stove): Do not buy the stove.
  wait:
    text: Wait a year.
    label: OUT
    metadata:
      note: Said twice.
      seen: 2021-02-03
  old:
    text: The stove is old.
    assumed: true
  paint: It has new paint.
  unused:
issues:
  i1:
    positions: [buy(stove), ¬buy(stove), wait]
    standard: BRD
    meta: {asked: yes}
arguments:
  a1:
    scheme: appearance
    premises:
      minor: old
      major: cheap(stove)
    conclusion: ¬buy(stove)
    undercutter: paint
    weight: 0.75
    parameters: [stove]
    meta: {by: Ida}
  a2:
    premises: better(stove,fire)
    conclusion: buy(stove)
assumptions:
  - cheap(stove)
  - paint
tests:
  in: [buy(stove), old]
  undecided: wait
references:
  minutes: {title: The minutes, creator: Ida Holm, date: 1999, identifier: https://example.org}
extra: [1]
`

func TestAllOfIt(t *testing.T) {
	in := codec.Input{Name: "kitchen.yml", Data: []byte(kitchen)}
	if !carneades.Format.Known(in) {
		t.Error("not known")
	}
	s, report, err := carneades.Format.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	tagged := func(id argmap.StatementID, text string, tags ...string) {
		st, ok := s.Statement(id)
		if !ok || st.Text != text || !slices.Equal(st.Tags, tags) {
			t.Errorf("%s is %+v", id, st)
		}
	}
	tagged("buy(stove)", "Buy the stove.", "expected in")
	tagged("wait", "Wait a year.", "label out", "expected undecided")
	tagged("old", "The stove is old.", "assumed", "expected in")
	tagged("cheap(stove)", "The stove is cheap.", "assumed")
	tagged("better(stove,fire)", "A stove is better than a fire, 100% sure.")
	tagged("unused", "unused")
	a1, _ := s.Argument("a1")
	on := s.On(a1.Ref())
	if a1.Scheme != "appearance" || len(a1.Premises) != 2 || len(on) != 1 || !on[0].IsUndercut() || on[0].Premises[0] != "paint" {
		t.Errorf("%+v\n%+v", a1, on)
	}
	if n := len(s.On(argmap.StatementID("wait").Ref())); n != 2 || s.Count(argmap.KindArgument) != 3+6 {
		t.Errorf("%d against waiting, %d steps", n, s.Count(argmap.KindArgument))
	}
	item, _ := s.Item("minutes")
	if item.URL != "https://example.org" || item.Issued.Text != "1999" || len(item.Authors) != 1 || s.Map().Description != "Of two minds." || s.Sources()[0].Title != "Minutes of the household" {
		t.Errorf("%+v", item)
	}
	var comments []string
	for _, c := range s.Comments() {
		comments = append(comments, c.Of.String()+" "+strings.ReplaceAll(c.Text, "\n", "|"))
	}
	slices.Sort(comments)
	want := []string{
		"argument/a1 weight: 0.75|parameters:|  - stove|meta:|  by: Ida|roles:|  - minor|  - major",
		"argument/i1 issue: i1|standard: BRD|meta:|  asked: yes",
		"map/map argument_schemes:|  - id: rule|    variables:|      - X|    premises:|      - cheap(X)|    conclusions:|      - buy(X)",
		"map/map extra:|  - 1",
		`map/map language:|  cheap/1: The %s is cheap.|  better/2: A %v is better than a %v, 100%% sure.`,
		"map/map meta:|  mood:|    calm: 3|    loud:|      - 1|      - 2",
		"map/map weighing_functions:|  never:|    constant: 0",
		"statement/wait meta:|  seen: 2021-02-03",
	}
	if !slices.Equal(comments, want) {
		t.Errorf("the comments are\n%s", strings.Join(comments, "\n"))
	}
	for _, l := range report {
		if l.Line == 0 {
			t.Errorf("no line: %v", l)
		}
	}
	if len(report) != 15 {
		t.Errorf("%d losses, want 15:\n%v", len(report), report)
	}
	got, data := again(t, s)
	if was, is := all(s), all(got); !slices.Equal(was, is) {
		t.Errorf("it was\n%s\nand is\n%s", strings.Join(was, "\n"), strings.Join(is, "\n"))
	}
	for _, part := range []string{
		"mood:", "weight: 0.75", "minor: old", "standard: BRD", "undercutter: paint", "label: out", "undecided: [wait]", "- id: appearance", "extra:", "seen: 2021-02-03", "asked: yes",
	} {
		if strings.Count(data, part) != 1 {
			t.Errorf("%q is not in it once:\n%s", part, data)
		}
	}
}

// TestAgainst: what speaks against something supports a statement that is made for it, and comes back as it was.
func TestAgainst(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "against.yml"))
	if err != nil {
		t.Fatal(err)
	}
	b := codec.NewBuilder(argmap.Map{Title: "Against"})
	for _, id := range []argmap.StatementID{"claim", "doubt", "reason", "rule", "gap"} {
		b.Statement(argmap.Statement{ID: id, Text: "The " + string(id) + "."})
	}
	b.Step(argmap.Argument{ID: "a1", Scheme: "Argument from Sign", Label: "sign", Polarity: argmap.Pro,
		Premises: []argmap.StatementID{"reason"}, Target: argmap.StatementID("claim").Ref()})
	b.Step(argmap.Argument{ID: "a2", Polarity: argmap.Con, Premises: []argmap.StatementID{"doubt"},
		Target: argmap.StatementID("claim").Ref()})
	b.Step(argmap.Argument{ID: "a3", Polarity: argmap.Pro, Premises: []argmap.StatementID{"rule"},
		Target: argmap.ArgumentID("a1").Ref()})
	b.Step(argmap.Argument{ID: "a4", Polarity: argmap.Con, Premises: []argmap.StatementID{"gap"},
		Target: argmap.ArgumentID("a1").Ref()})
	s, _, err := b.Map()
	if err != nil {
		t.Fatal(err)
	}
	got, out := again(t, s)
	if out != string(data) {
		t.Errorf("written is\n%s", out)
	}
	if was, is := codectest.Told(s), codectest.Told(got); was != is {
		t.Errorf("it was\n%s\nand is\n%s", was, is)
	}
}

func TestFaults(t *testing.T) {
	deep := strings.Repeat("[", 500) + strings.Repeat("]", 500)
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for _, c := range "bcdefgh" {
		bomb += string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+", ", 10), ", ") + "]\n"
	}
	for _, c := range []struct{ text, want string }{
		{"", "the file is empty"},
		{"statements: [\n", "line 1: this is not YAML: did not find expected node content; mend the file there"},
		{"- a\n", "line 1: this is a list; an argument graph starts with keys such as statements and arguments"},
		{"a: b\n", "there are neither statements nor arguments in it, so it is no argument graph of Carneades"},
		{"meta: {}\nstatements: [a]\n", "line 2: statements is a list here; Carneades has a mapping there, so mend the file"},
		{"arguments: 7\n", "line 1: arguments is \"7\" here; Carneades has a mapping of arguments by their names there, so mend the file"},
		{"statements: {}\n---\nstatements: {}\n",
			"the file holds several YAML documents; an argument graph is one, so split the file"},
		{"statements:\n  a: " + deep + "\n", "line 2: lists are nested more than 100 deep here, or an alias stands for something that it is part of"},
		{"statements: &s\n  a: [*s]\n", "line 1: lists are nested more than 100 deep here, or an alias stands for something that it is part of"},
		{bomb, "line 1: the file has more than 1048576 values, or its aliases repeat parts of it that often; write out what is meant"},
		{"statements:\n  a: *b\n", "this is not YAML: unknown anchor 'b' referenced; mend the file there"},
	} {
		if _, _, err := carneades.Format.Read(codec.Input{Data: []byte(c.text)}); err == nil || err.Error() != c.want {
			t.Errorf("%.60s: %v, want %s", c.text, err, c.want)
		}
	}
}

// TestRepairs: each fault of a graph costs what it says and nothing else.
func TestRepairs(t *testing.T) {
	s, report, err := carneades.Format.Read(codec.Input{Name: "x", Data: []byte(`statements:
  p: P
  q: {text: Q, colour: red, text: [1]}
  p: another P
  r: [1]
  "": nameless
arguments:
  a1: {premises: [p, p, q, [x]], conclusion: q}
  a2: {premises: [p]}
  a3: 7
  a4: {premises: {role: [x]}, conclusion: p, undercutter: q, wait: 1}
  a5: {premises: [nobody], conclusion: somebody}
issues:
  i1: {positions: [p]}
  i2: {positions: [p, q], standard: pe, colour: red}
  i3: {positions: [q, r]}
tests: {in: [missing], perhaps: [p]}
assumptions: {p: q}
`)})
	if err != nil {
		t.Fatal(err)
	}
	if tally := argmap.Tally(s); tally.Statements != 6 || tally.Arguments != 6 || tally.Undercuts != 1 || tally.Pro != 3 {
		t.Errorf("%+v", tally)
	}
	want := []string{
		"3 dropped", "3 dropped", "4 dropped", "5 dropped", "5 invented", "6 dropped", "8 dropped", "8 dropped", "8 dropped", "9 dropped", "10 dropped",
		"11 dropped", "11 dropped", "11 invented", "12 invented", "12 invented", "14 dropped", "15 dropped", "16 dropped", "16 dropped", "17 dropped", "17 dropped", "18 dropped",
	}
	var got []string
	for _, l := range report {
		got = append(got, fmt.Sprint(l.Line, " ", l.Kind))
	}
	if !slices.Equal(got, want) {
		t.Errorf("losses:\n%q\n%v", got, report)
	}
}

func TestKnown(t *testing.T) {
	for text, want := range map[string]bool{
		"meta:\n  title: x\nstatements:\n  p: P\n":          true,
		"statements: {p: P}\narguments:\n- conclusion: p\n": true,
		"statements:\n- one\n- two\n":                       false,
		"An outline\n  - statements: many\n":                false,
		"title: A map\nstatements:\n  - {id: a}\n":          false,
		"===\ntitle: x\n===\nstatements: x\narguments: y\n": false,
		`{"nodes":[],"edges":[]}`:                           false,
	} {
		if got := carneades.Format.Known(codec.Input{Data: []byte(text)}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(kitchen))
	f.Add([]byte("meta: {warrant: {voices: [A], author: A, disputes: [{title: t, sides: [[A], [B]], statement: p}]}}\nstatements:\n  p: P\n  ¬p: {text: x, meta: {warrant: {against: p}}}\n  n: {text: x, meta: {warrant: {undercuts: a}}}\narguments:\n  a: {conclusion: ¬p, undercutter: n}\n  b: {conclusion: n, premises: &x [p]}\n  c: {conclusion: p, premises: *x}\n"))
	f.Fuzz(func(t *testing.T, data []byte) { codectest.Odd(t, carneades.Format, data) })
}

func TestOddTexts(t *testing.T) { codectest.OddTexts(t, carneades.Format) }
