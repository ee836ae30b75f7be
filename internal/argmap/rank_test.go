package argmap

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRankBetween(t *testing.T) {
	for _, row := range []struct{ a, b Rank }{
		{"", ""}, {"", "1"}, {"", "V"}, {"", "01"}, {"", "001"}, {"", "0zz"}, {"", "011"}, {"", "00101"}, {"", "00zzz"}, {"", "10001"},
		{"1", "2"}, {"1", "11"}, {"1", "1001"}, {"V", "V1"}, {"V", "V01"}, {"Vz", "W"}, {"V", "W5"}, {"z", ""}, {"zzz", ""},
		{"z0z", ""}, {"zyz", ""}, {"V0zz", "V1"}, {"yz", "z"}, {"1", "z"}, {"01", "1"}, {"zz", "zz1"},
	} {
		got := RankBetween(row.a, row.b)
		if !got.valid() || got == "" || got <= row.a || row.b != "" && got >= row.b {
			t.Errorf("between %q and %q: %q", row.a, row.b, got)
		}
	}
}

// What is not before its bound, or not a rank at all, still gets an answer after it rather than none.
func TestRankBetweenWithoutRoom(t *testing.T) {
	for _, row := range []struct{ a, b Rank }{{"V", "V"}, {"W", "V"}, {"V", "V0"}, {"V", "V!"}, {"", "0"}, {"", "00"}, {"V", "~"}} {
		if got := RankBetween(row.a, row.b); got <= row.a {
			t.Errorf("between %q and %q: %q", row.a, row.b, got)
		}
	}
}

// Ranks stay ordered and short however records are put in one after another.
func TestManyRanks(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, row := range []struct {
		name    string
		longest int
		where   func(n int) int
	}{
		{"at the end", 5, func(n int) int { return n }},
		{"at the front", 5, func(int) int { return 0 }},
		{"after the first", 7, func(n int) int { return min(n, 1) }},
		{"before the last", 7, func(n int) int { return max(0, n-1) }},
		{"anywhere", 30, func(n int) int { return rng.IntN(n + 1) }},
	} {
		t.Run(row.name, func(t *testing.T) {
			var list []Rank
			for range 10_000 {
				at := row.where(len(list))
				lo, hi := Rank(""), Rank("")
				if at > 0 {
					lo = list[at-1]
				}
				if at < len(list) {
					hi = list[at]
				}
				got := RankBetween(lo, hi)
				if !got.valid() || got <= lo || hi != "" && got >= hi {
					t.Fatalf("between %q and %q: %q", lo, hi, got)
				}
				if len(got) > row.longest {
					t.Fatalf("after %d insertions a rank is %d digits long: %q between %q and %q", len(list), len(got), got, lo, hi)
				}
				list = slices.Insert(list, at, got)
			}
		})
	}
}

// In the worst case, always between the two that came last, a rank cannot but grow; it grows by a fraction of a digit.
func TestRanksInOneGap(t *testing.T) {
	lo, hi := Rank("1"), Rank("2")
	for i := range 1000 {
		got := RankBetween(lo, hi)
		if got <= lo || got >= hi || !got.valid() {
			t.Fatalf("between %q and %q: %q", lo, hi, got)
		}
		if i%2 == 0 {
			lo = got
		} else {
			hi = got
		}
	}
	if len(lo) > 1500 {
		t.Errorf("after 1000 insertions a rank is %d digits long", len(lo))
	}
}

func TestRankBetweenAny(t *testing.T) {
	draw := rapid.Custom(func(t *rapid.T) Rank {
		return Rank(rapid.StringMatching(`([01Vyz]{0,6}[1Vyz])?`).Draw(t, "rank"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw.Draw(t, "a"), draw.Draw(t, "b")
		got := RankBetween(a, b)
		if !got.valid() || got <= a || a < b && got >= b {
			t.Fatalf("between %q and %q: %q", a, b, got)
		}
	})
}

func TestRanks(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 29, 30, 31, 60, 61, 62, 63, 1000, 3843, 3844, 100_000} {
		list := Ranks(n)
		if len(list) != n {
			t.Fatalf("%d ranks asked for, %d given", n, len(list))
		}
		for i, r := range list {
			if !r.valid() || r == "" || i > 0 && r <= list[i-1] {
				t.Fatalf("%d ranks: number %d is %q", n, i, r)
			}
		}
	}
}

func TestValidRank(t *testing.T) {
	for r, want := range map[Rank]bool{"": true, "1": true, "0z": true, "0": false, "V0": false, "V-": false, "é": false, " ": false} {
		if r.valid() != want {
			t.Errorf("valid(%q) is %v", r, !want)
		}
	}
}

func ExampleRankBetween() {
	first := RankBetween("", "")
	second := RankBetween(first, "")
	fmt.Println(first < RankBetween(first, second), RankBetween(first, second) < second)
	// Output: true true
}
