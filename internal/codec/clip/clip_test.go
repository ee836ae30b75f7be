package clip_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/clip"
)

func ids() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("n", n) }
}

// paper is a map with a statement that all its theses bear on.
func paper(t testing.TB, seed uint64) clip.Clip {
	t.Helper()
	s := argmaptest.Paper(rand.New(rand.NewPCG(seed, 2)), 30, true)
	tx := argmap.Begin(s)
	roots := s.Outline().Roots
	on := argmap.Statement{ID: "on", Kind: argmap.Claim, Text: "…", Holdings: []argmap.Holding{{Voice: s.Reader().ID, Stance: argmap.Asserts}}}
	tx.Put(on)
	for i, r := range argmap.Ranks(len(roots)) {
		tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("branch", i)), Polarity: argmap.Pro, Premises: roots[i : i+1], Target: on.Ref(), Rank: r})
	}
	m, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return clip.Clip{Map: m, On: "on", Known: roots[:1]}
}

// TestRoundTrip reads back what was written, also when mail broke its lines, and reads only the outline when that was
// changed or the last line is damaged.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(10) {
		want := paper(t, seed)
		text, err := clip.Write(want)
		if err != nil {
			t.Fatal(err)
		}
		broken := strings.ReplaceAll(text, "\n", "\r\n")
		broken = broken[:len(broken)-60] + "\r\n" + broken[len(broken)-60:]
		for _, words := range []string{text, broken, "\n" + text + "\n\n"} {
			got, err := clip.Read(words, ids())
			if err != nil {
				t.Fatal(err)
			}
			if !argmap.Equal(got.Map, want.Map) || got.On != want.On || got.Known[0] != want.Known[0] || got.Marked {
				t.Fatal("not what was written")
			}
		}
		for _, words := range []string{"New line\n" + text, strings.Replace(text, "[For Warrant: ", "[For Warrant: x", 1), text[:len(text)-9] + "]"} {
			got, err := clip.Read(words, ids())
			if err != nil {
				t.Fatal(err)
			}
			if got.On == "on" || got.Map.Count(argmap.KindStatement) < 30 {
				t.Errorf("a changed outline was read as it was: %d statements", got.Map.Count(argmap.KindStatement))
			}
		}
	}
}

// FuzzRead holds that whatever is in the clipboard is a valid clip or refused.
func FuzzRead(f *testing.F) {
	text, err := clip.Write(paper(f, 1))
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{text, text[:len(text)/2], "A\n  B\n", "[For Warrant: ]", "x\n[For Warrant: AAAA]", text + text, strings.ToUpper(text), "\x00\xff", "<script>alert(1)</script>\n  '; DROP TABLE statement;--", strings.Repeat("(", 5000), strings.Repeat("\t", 3000) + "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := clip.Read(s, ids())
		if err != nil {
			return
		}
		if found := argmap.Validate(c.Map); len(found) > 0 {
			t.Fatal(found)
		}
		if len(c.Map.On(c.On.Ref())) == 0 {
			t.Fatal("nothing bears on what stands for the target")
		}
	})
}
