package argdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/codectest"
)

// odd are pieces of text that are markup, or nearly so.
var odd = []string{"[", "]", "[a]", "[a]:", "[a](b)", "<", ">", "<b>", "<b>:", "@[a]", "@<b>", "#tag", "#", "#(a b)", "{", "}", "{a: 1}", "*", "**", "_", "__",
	"*it*", "_it_", "snake_case_name", "2 * 3", "http://x.org/a_b#c", "//", "/* c */", "<!-- c -->", "\\", "\\\\", "===", "======", "---", "--", "----", "(1)",
	"1.", "+", "-", "->", "<-", "_>", "><", ".v.", ":happy:", ":smile:", ".a_b.", ".->.", "e.g.", "a:b:c", "…", "“q”", "'", "\"", "`", "|", "&amp;", "<script>",
	"(", ")", ",", ";", "!", "?", "%", "$", "\n", "\n\n", "\t", "  ", "\u00a0", "\u2028", "=", "Ж", "北京", "𝗢", "constructor", "Untitled 1", "Step 1", "x]: y", "\u200b"}

// nasty returns a map that has everything, and texts full of markup.
func nasty(seed int) *argmap.Snapshot {
	rng := rand.New(rand.NewPCG(uint64(seed), 7))
	s := argmaptest.Random(rng, 1+rng.IntN(25))
	text := func(n int) string {
		for {
			var b strings.Builder
			for range 1 + rng.IntN(n) {
				b.WriteString(odd[rng.IntN(len(odd))])
				if rng.IntN(2) == 0 {
					b.WriteString([]string{" ", "word", " a ", "b"}[rng.IntN(4)])
				}
			}
			if t := codec.Clean(b.String()); t != "" {
				return t
			}
		}
	}
	tx := argmap.Begin(s)
	m := s.Map()
	m.Title, m.Description, m.Authors = codec.Line(text(4)), text(6), []string{codec.Line(text(3)), "B"}
	tx.Put(m)
	for _, st := range s.Statements() {
		if rng.IntN(3) > 0 {
			st.Text = text(8)
		}
		switch rng.IntN(6) {
		case 0:
			st.Short = codec.Line(text(3))
		case 1:
			st.Short = "Twice"
		case 2:
			st.Short = argmap.Statement{Text: st.Text}.Title()
		}
		for range rng.IntN(3) {
			if t := codec.Line(text(2)); len(st.Tags) == 0 || st.Tags[0] != t {
				st.Tags = append(st.Tags, t)
			}
		}
		st.Group = []string{"", "", "I. Start", "A / B", codec.Line(text(2))}[rng.IntN(5)]
		if rng.IntN(3) == 0 {
			st.Note = text(9)
		}
		st.Thesis = rng.IntN(9) == 0
		tx.Put(st)
	}
	for _, a := range s.Arguments() {
		switch rng.IntN(5) {
		case 0:
			a.Label = codec.Line(text(3))
		case 1:
			a.Scheme = codec.Line(text(3))
		case 2:
			a.Label = "Twice"
		}
		tx.Put(a)
		if rng.IntN(6) == 0 {
			tx.Put(argmap.Citation{ID: argmap.CitationID("of-" + string(a.ID)), Of: a.Ref(), Item: "i0", Locator: text(2), Note: rng.IntN(4), Rank: argmap.Rank("x1")})
		}
	}
	for _, p := range s.Passages() {
		p.Quote, p.Prefix, p.Page = text(9), text(3), text(1)
		tx.Put(p)
	}
	out, _, err := tx.Commit()
	if err != nil {
		panic(fmt.Sprint(seed, err))
	}
	return out
}

// TestNothingIsLost writes maps full of markup and reads them here and as the official parser does: the same map comes
// back both times, in the same order.
func TestNothingIsLost(t *testing.T) {
	for seed := range 300 {
		s := nasty(seed)
		data, _, err := write(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, reference := range []bool{false, true} {
			got, report, err := read(codec.Input{Name: "x.argdown", Data: data, AsReference: reference})
			if err != nil {
				t.Fatalf("map %d, as reference %v: %v\n%s", seed, reference, err, data)
			}
			if was, is := codectest.Told(codectest.Own(s)), codectest.Told(got); was != is {
				t.Fatalf("map %d, as reference %v: it is another map: %s\n%s\n%s", seed, reference, apart(was, is), report, data)
			}
		}
	}
}

// apart returns the first line in which two texts differ.
func apart(was, is string) string {
	a, b := strings.Split(was, "\n"), strings.Split(is, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d was\n%s\nand is\n%s", i+1, a[i], b[i])
		}
	}
	return "one is longer"
}
