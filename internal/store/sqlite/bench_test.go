package sqlite

import (
	"fmt"
	"testing"

	"warrant/internal/argmap"
)

var benchSizes = []int{100, 1_000, 10_000, 100_000}

// BenchmarkAppend measures from an edit to the disk: a new reason with its argument, then its text changed, on maps of
// several sizes. The time does not grow with the map.
func BenchmarkAppend(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := newFolder(b)
			e := newEditor(1, bigMap(n))
			f := d.create("m.warrant", e.now)
			e.n = n * 10
			var last argmap.Statement
			b.ResetTimer()
			for i := range b.N {
				var edits []argmap.Edit
				if i%2 == 0 {
					last = argmap.Statement{ID: argmap.StatementID(e.id("s")), Kind: argmap.Claim, Text: "A reason", Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}}
					edits = []argmap.Edit{{To: last}, {To: argmap.Argument{ID: argmap.ArgumentID(e.id("a")), Polarity: argmap.Pro, Premises: []argmap.StatementID{last.ID}, Target: statementID(e.IntN(n)).Ref()}}}
				} else {
					to := last
					to.Text = "A reason that was thought over"
					edits = []argmap.Edit{{From: last, To: to}}
				}
				appendAll(b, f, e.step(argmap.Do, 0, argmap.NewChange(edits)))
			}
		})
	}
}

// BenchmarkRemove measures the removal of a statement and its argument, which has to look for what points at them.
func BenchmarkRemove(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := newFolder(b)
			s := bigMap(n)
			f := d.create("m.warrant", s)
			e := newEditor(1, s)
			st, _ := s.Statement(statementID(n - 1))
			arg := s.Uses(st.ID)[0]
			away := argmap.NewChange([]argmap.Edit{{From: st}, {From: arg}})
			b.ResetTimer()
			for range b.N / 2 {
				appendAll(b, f, e.step(argmap.Do, 0, away), e.step(argmap.Do, 0, away.Invert()))
			}
		})
	}
}

func BenchmarkOpenAndLoad(b *testing.B) {
	for _, n := range benchSizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			d := newFolder(b)
			d.create("m.warrant", bigMap(n)).Close()
			for b.Loop() {
				f := d.open("m.warrant")
				load(b, f)
				f.Close()
			}
		})
	}
}
