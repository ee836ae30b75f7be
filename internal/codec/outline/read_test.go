package outline_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
	"warrant/internal/codec/outline"
)

// ids returns a source of ids.
func ids() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("n", n) }
}

func written(t testing.TB, s *argmap.Snapshot) string {
	t.Helper()
	var out bytes.Buffer
	if err := outline.Write(&out, s, outline.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestReadWhatIsWritten reads outlines of random maps and writes them again: the same lines, but for what an outline has
// in words only.
func TestReadWhatIsWritten(t *testing.T) {
	for seed := range uint64(30) {
		s := argmaptest.Paper(rand.New(rand.NewPCG(seed, 1)), 5+int(seed)*3, true)
		text := written(t, s)
		read, err := outline.Read(text, ids())
		if err != nil {
			t.Fatal(err)
		}
		want, got := plainLines(text), plainLines(written(t, read.Map))
		for i := range max(len(want), len(got)) {
			if i >= len(want) || i >= len(got) || want[i] != got[i] {
				t.Fatalf("seed %d, line %d:\n%q\n%q", seed, i, at(want, i), at(got, i))
			}
		}
	}
}

func TestRandomMaps(t *testing.T) { codectest.Random(t, outline.Format, 200) }

// TestHostile holds that texts which look like parts of a line come back, or are named in the report.
func TestHostile(t *testing.T) {
	tx := argmap.Begin(argmap.New("Odd", argmap.Voice{ID: "r", Name: "Reader"}))
	tx.Put(argmap.Voice{ID: "v", Name: "A] b, c denies", Rank: "1"})
	texts := []string{"+ a", "ends in <x>", "Step: 2 premises", "cites {y}", "Reason → see 1 a", "two\nlines", "\u202e1  Thesis [R] x", "plain"}
	for i, text := range texts {
		id := argmap.StatementID(rune('a' + i))
		tx.Put(argmap.Statement{ID: id, Kind: argmap.Claim, Text: text, Thesis: true, Rank: argmap.Rank(string(id)), Holdings: []argmap.Holding{{Voice: "r", Stance: argmap.Asserts}}})
	}
	tx.Put(argmap.Statement{ID: "z", Kind: argmap.Claim, Text: "by an odd voice", Thesis: true, Rank: "z", Holdings: []argmap.Holding{{Voice: "v", Stance: argmap.Reports, Through: "r"}}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	data, report, err := outline.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := outline.Format.Read(codec.Input{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, l := range report {
		named[l.Of] = true
	}
	for i, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		var read argmap.Statement
		if order := again.Outline().Order; i < len(order) {
			read, _ = again.Statement(order[i])
		}
		if read.Text != st.Text && !named[string(id)] {
			t.Errorf("%q did not come back, and the report does not say so: %v", st.Text, report)
		}
	}
	if want := map[string]bool{"d": true, "f": true, "g": true, "z": true}; !maps.Equal(named, want) {
		t.Errorf("the report names %v", named)
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// plainLines returns the lines of an outline without citations, and without short titles and views, which have no words of their own.
func plainLines(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		if l == "Views" {
			break
		}
		if i := strings.LastIndex(l, " {"); i >= 0 && strings.HasSuffix(l, "}") {
			l = l[:i]
		}
		if before, after, ok := strings.Cut(l, "→ see "); ok {
			l = before + strings.Fields(after)[0]
		}
		if before, after, ok := strings.Cut(l, ", over "); ok {
			l = before + strings.Fields(after)[0]
		}
		if l != "" && !strings.Contains(l, " arguments") {
			out = append(out, l)
		}
	}
	return out
}

func TestRead(t *testing.T) {
	for _, row := range []struct{ text, want, notes string }{
		{"A\n  B\n  - C\n", "1  Thesis [Reader] A\n2    + Reason [Reader] B\n3    + Reason [Reader] C\n", ""},
		{"A\n  + B\n  - C\n    − D\n", "1  Thesis [Reader] A\n2    + Reason [Reader] B\n3    − Counterargument [Reader] C\n4      − Rebuttal [Reader] D\n", ""},
		{"A\n\tpro: B\n\tAgainst: C\n", "1  Thesis [Reader] A\n2    + Reason [Reader] B\n3    − Counterargument [Reader] C\n", ""},
		{"1. A\n   a) B\n   b) C\n2. D\n", "1  Thesis [Reader] A\n2    + Reason [Reader] B\n3    + Reason [Reader] C\n4  Unattached [Reader] D\n", ""},
		{"* [x] A sentence that\n  goes on\n", "1  Thesis [Reader] A sentence that goes on\n", ""},
		{"A\n  Step: 2 premises (so)\n    B\n    Evidence [Lee denies, Kim] C {Lee 2019}\n    + D\n", "1  Thesis [Reader] A\n     + Step: 2 premises (so)\n2      • Reason [Reader] B\n3      • Evidence [Lee denies, Kim] C {Lee 2019}\n4      + Warrant [Reader] D\n", "line 4: An outline has citations in words only; “Lee 2019” is in the note."},
		{"A\n  Step: 2 premises\n", "1  Thesis [Reader] A\n", "line 2: A step without premises was left out; what bore on it bears on what is above it."},
		{"A\n  Reason → see 7\n", "1  Thesis [Reader] A\n2    + Reason [Reader] see 7\n", "line 2: It refers to line number 7, which is not there; it is a statement of its own now."},
		{"+ A\n", "1  Thesis [Reader] A\n", "line 1: A sign at the left edge has nothing to be for or against."},
		{"A\x00\x1b[31m\n  B\xff", "1  Thesis [Reader] A[31m\n2    + Reason [Reader] B\ufffd\n", "line 1: The text is not UTF-8; what could not be read is shown as \ufffd."},
	} {
		read, err := outline.Read(row.text, ids())
		if err != nil {
			t.Fatal(err)
		}
		_, got, _ := strings.Cut(written(t, read.Map), "\n\n")
		if got != row.want {
			t.Errorf("%q:\n%s\nwant\n%s", row.text, got, row.want)
		}
		var notes []string
		for _, n := range read.Notes {
			notes = append(notes, n.String())
		}
		if strings.Join(notes, "\n") != row.notes {
			t.Errorf("%q: %q", row.text, notes)
		}
	}
	for _, empty := range []string{"", " \n\t\n", "\ufeff", "Step: 2 premises\n"} {
		if _, err := outline.Read(empty, ids()); err != outline.ErrEmpty {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

// named holds that whatever a text says, writing the map made of it names what is not read back.
func named(t *testing.T, text string) {
	s, _, err := outline.Format.Read(codec.Input{Data: []byte(text)})
	if err != nil {
		return
	}
	data, report, err := outline.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := outline.Format.Read(codec.Input{Data: data})
	if err != nil {
		t.Fatalf("what was written is not read: %v\n%s", err, data)
	}
	if was, is := codectest.Told(s), codectest.Told(again); was != is && len(report) == 0 {
		t.Errorf("it came back changed, and the report does not say so:\n%s\n%s", was, is)
	}
}

// FuzzRead holds that any text gives a valid map or a reason why not.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"A\n  B\n- C\n+ D\n", "1  Thesis [a, b denies] X {y} <z>\n     + Step: 1 premise\n2      • Reason → see 1 A", "T\nA, B\n2 statements, 1 argument\n\n1  Thesis [R] x\n\nDisputes\n   d\n     R against S, over 1 x\n\nViews\n   v\n",
		"# a\n###### b\n- [ ] c\n  d\n(1) e\n", "A\n  Step: 0 premises\n    Step: 2 premises\n      − B\n", "\t\u00a0\ufeffA\r\rB\vC\u2028D", "A\n  Reason → see 1", "1  Thesis [] \n2  Reason [ denies] x", "con: pro: A", "+ + A\n− ", strings.Repeat(" x\n", 50),
		"1  Thesis [A] x\n\nDisputes\n", "[For Warrant: AAAA]", "Thesis [Reader] ", "Evidence [" + strings.Repeat("a, ", 40) + "] x", "999999999  x\n  Reason → see 999999999 y",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		named(t, text)
		for _, read := range []func(string, func() string) (outline.Text, error){outline.Read, outline.ReadBranches} {
			got, err := read(text, ids())
			if err != nil {
				continue
			}
			if found := argmap.Validate(got.Map); len(found) > 0 {
				t.Fatal(found)
			}
		}
	})
}
