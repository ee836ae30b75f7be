package edit_test

import (
	"fmt"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// large returns a session on a map of n statements, four under each.
func large(t testing.TB, n int) *edit.Session {
	t.Helper()
	tx := argmap.Begin(argmap.New("large", argmap.Voice{ID: "me", Name: "Me"}))
	ranks := argmap.Ranks(n)
	for i := range n {
		s := argmap.Statement{ID: argmap.StatementID(fmt.Sprint("s", i)), Kind: argmap.Claim, Text: "Text", Thesis: i == 0, Rank: ranks[i],
			Holdings: []argmap.Holding{{Voice: "me", Stance: argmap.Asserts}}}
		tx.Put(s)
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Polarity: argmap.Pro, Premises: []argmap.StatementID{s.ID},
				Target: st(fmt.Sprint("s", (i-1)/4)), Rank: ranks[i]})
		}
	}
	m, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return edit.Start(m, 0, nil, nil, sessionOptions())
}

// BenchmarkAddReasons adds a hundred reasons to maps of various sizes, without anybody looking at the outline.
func BenchmarkAddReasons(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := large(b, n)
			for b.Loop() {
				for i := range 100 {
					do(b, s, edit.AddReason(st(fmt.Sprint("s", n/2+i)), "x"))
				}
			}
		})
	}
}
