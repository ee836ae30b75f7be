package argmap

import (
	"fmt"
	"testing"
	"time"
)

// built returns a valid map of n statements; under says on which each but the first bears, and how.
func built(t testing.TB, n int, under func(i int) (on Ref, p Polarity)) *Snapshot {
	t.Helper()
	tx := Begin(New("built", Voice{ID: "me", Name: "Me"}))
	ranks := Ranks(n)
	for i := range n {
		st := statement(fmt.Sprint("s", i))
		st.Rank, st.Thesis = ranks[i], i == 0
		tx.Put(st)
		if i > 0 {
			on, p := under(i)
			tx.Put(Argument{ID: ArgumentID(fmt.Sprint("a", i)), Polarity: p, Premises: []StatementID{st.ID}, Target: on, Rank: ranks[i]})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func statement(id string) Statement {
	return Statement{ID: StatementID(id), Kind: Claim, Text: "What " + id + " says.", Holdings: []Holding{{Voice: "me", Stance: Asserts}}}
}

func numbered(i int) Ref { return StatementID(fmt.Sprint("s", i)).Ref() }

// shapes are maps of which some part of the code might go over all for each.
var shapes = []struct {
	name  string
	n     int
	under func(i int) (Ref, Polarity)
}{
	{"tree", 10_000, func(i int) (Ref, Polarity) { return numbered((i - 1) / 4), Pro }},
	{"chain", 100_000, func(i int) (Ref, Polarity) { return numbered(i - 1), Con }},
	{"undercuts of undercuts", 20_000, func(i int) (Ref, Polarity) {
		if i == 1 {
			return numbered(0), Con
		}
		return ArgumentID(fmt.Sprint("a", i-1)).Ref(), Con
	}},
	{"all on one", 20_000, func(int) (Ref, Polarity) { return numbered(0), Con }},
}

// TestLargeMaps does with large maps of odd shapes what opening one does, and what looking at it does. Whatever goes over
// all for each, or as deep as the map, does not come to an end here; -v tells the times.
func TestLargeMaps(t *testing.T) {
	if testing.Short() {
		t.Skip("builds large maps")
	}
	for _, shape := range shapes {
		t.Run(shape.name, func(t *testing.T) {
			n := shape.n
			clock := time.Now()
			lap := func(what string) {
				t.Logf("%-9s %v", what, time.Since(clock).Round(time.Millisecond))
				clock = time.Now()
			}
			s := built(t, n, shape.under)
			lap("build")
			if found := Validate(s); len(found) > 0 {
				t.Fatal(found)
			}
			lap("validate")
			o := s.Outline()
			lap("outline")
			if len(o.Order) != n || len(o.Roots) != 1 || len(o.Below(numbered(0))) != n-1 {
				t.Errorf("%d in order, %d roots, %d below the thesis", len(o.Order), len(o.Roots), len(o.Below(numbered(0))))
			}
			if got := o.Components(); got != 1 {
				t.Errorf("%d components", got)
			}
			lap("pieces")
			for _, id := range o.Order {
				o.Role(id)
			}
			lap("roles")
			Tally(s)
			Unsupported(s)
			Unanswered(s)
			Contradictions(s)
			lap("findings")
		})
	}
}

func BenchmarkOutline(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := built(b, n, shapes[0].under)
			for b.Loop() {
				newOutline(s)
			}
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				built(b, n, shapes[0].under)
			}
		})
	}
}
