package dot_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"

	"warrant/assets"
	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/dot"
	"warrant/internal/codec/sample"
)

func write(t *testing.T, s *argmap.Snapshot, o dot.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := dot.Write(&out, s, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// odd returns a map whose texts hold all that DOT gives a meaning of its own, with a circle, a contradiction, an undercut
// on an undercut, and a statement that is used twice.
func odd(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New(`A "quoted" \N title & <more>`, argmap.Voice{ID: "r", Name: `R"\l`}))
	for i, text := range []string{`say "no" \N \G \l`, "a\nb\tc &lt; <b>&</b>", "非常に長い文章がここにあってどこでも折り返すことができますし、そうしなければなりません", "-> a; } // x", "ends in \\", strings.Repeat("x", 200)} {
		id := argmap.StatementID(string(rune('a' + i)))
		tx.Put(argmap.Statement{ID: id, Text: text, Kind: argmap.StatementKinds[i%3], Thesis: i == 0, Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Stances[i%3]}}})
	}
	st := func(id argmap.StatementID) argmap.Ref { return id.Ref() }
	for _, a := range []argmap.Argument{
		{ID: "1", Polarity: argmap.Pro, Premises: []argmap.StatementID{"b", "c"}, Target: st("a"), Label: `because "so"`},
		{ID: "2", Polarity: argmap.Con, Premises: []argmap.StatementID{"d"}, Target: argmap.ArgumentID("1").Ref()},
		{ID: "3", Polarity: argmap.Con, Premises: []argmap.StatementID{"e"}, Target: argmap.ArgumentID("2").Ref(), Scheme: `x"y`},
		{ID: "4", Polarity: argmap.Pro, Premises: []argmap.StatementID{"a"}, Target: st("e")},
		{ID: "5", Polarity: argmap.Con, Premises: []argmap.StatementID{"c"}, Target: st("b")},
		{ID: "6", Polarity: argmap.Con, Premises: []argmap.StatementID{"b"}, Target: st("c")},
		{ID: "7", Polarity: argmap.Pro, Premises: []argmap.StatementID{"f"}, Target: argmap.ArgumentID("4").Ref()},
	} {
		tx.Put(a)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWords(t *testing.T) {
	text := write(t, odd(t), dot.Options{})
	for _, want := range []string{
		`label="Thesis · R\"\\l\lsay \"no\" \\N \\G \\l\l"`,
		`a b c &amp;lt; <b>&amp;</b>\l`,
		"a1 -> s1 [",
		`label=" because \"so\"\l"`,
		"a2 -> a1 [", "s5 -> a2 [",
		"s1 -> a", "style=dashed, penwidth=1, constraint=false",
		`label="−", shape=square`, "arrowhead=tee",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if again := write(t, odd(t), dot.Options{}); again != text {
		t.Error("the same map gives two texts")
	}
}

func TestShown(t *testing.T) {
	hide := map[argmap.Ref]bool{argmap.StatementID("b").Ref(): true, argmap.ArgumentID("2").Ref(): true}
	text := write(t, odd(t), dot.Options{Shown: func(r argmap.Ref) bool { return !hide[r] }, Direction: argmap.Right, Dim: map[argmap.Ref]bool{argmap.StatementID("d").Ref(): true}})
	if strings.Contains(text, "a b c") || !strings.Contains(text, `+ 1 folded`) || !strings.Contains(text, "rankdir=RL") || !strings.Contains(text, `fontcolor="#6E7781"`) {
		t.Errorf("got\n%s", text)
	}
}

// TestGraphviz holds that plain Graphviz takes what is written without a word of warning.
func TestGraphviz(t *testing.T) {
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed")
	}
	maps := []*argmap.Snapshot{odd(t), argmap.New("", argmap.Voice{ID: "r", Name: "R"})}
	for _, one := range assets.Samples() {
		s, err := sample.Open(one.Name)
		if err != nil {
			t.Fatal(err)
		}
		maps = append(maps, s)
	}
	for _, s := range maps {
		cmd := exec.Command(program, "-Tsvg")
		var svg, said bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(write(t, s, dot.Options{})), &svg, &said
		if err := cmd.Run(); err != nil || said.Len() > 0 {
			t.Errorf("%s: %v %s", s.Map().Title, err, said.String())
		}
		if strings.Contains(s.Map().Title, "quoted") && !strings.Contains(svg.String(), `say &quot;no&quot; \N \G \l`) {
			t.Errorf("the words have changed:\n%s", svg.String())
		}
	}
}

// TestFormat holds that Graphviz finds in a whole map a node for each statement, whatever it says, and that the report
// names what is not there.
func TestFormat(t *testing.T) {
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("Graphviz is not installed")
	}
	maps := []*argmap.Snapshot{odd(t)}
	for seed := range uint64(5) {
		maps = append(maps, argmaptest.Random(rand.New(rand.NewPCG(seed, 6)), 20))
	}
	for _, s := range maps {
		data, report, err := dot.Format.Write(s)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "-Tplain")
		var plain, said bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), &plain, &said
		if err := cmd.Run(); err != nil || said.Len() > 0 {
			t.Errorf("%s: %v %s", s.Map().Title, err, said.String())
		}
		if n := strings.Count(plain.String(), "\nnode s"); n != s.Count(argmap.KindStatement) {
			t.Errorf("%s: %d nodes of %d statements", s.Map().Title, n, s.Count(argmap.KindStatement))
		}
		for _, l := range report {
			if l.Of == "" || l.What == "" || l.Why == "" {
				t.Errorf("an empty loss: %+v", l)
			}
		}
		if len(s.Disputes()) > 0 && !strings.Contains(fmt.Sprint(report), "the dispute") {
			t.Error("the report does not name the dispute")
		}
	}
}
