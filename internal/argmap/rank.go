package argmap

import "strings"

// Rank orders records among their like: by plain comparison of the strings, ties by id. Ranks are fractions written in
// base 62, so that there is always one between two others and reordering touches one record.
type Rank string

const rankDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

const topDigit = len(rankDigits) - 1

// RankBetween returns a rank after a and before b. An empty a means the very start, an empty b the very end. Where a
// is not before b (as two equal ranks), it returns a rank just after a.
//
// Where there is no bound on one side, as when records are added at the end one after another, ranks grow with the
// logarithm of their number only. The same holds for records put one after another into one gap. Where records come
// in at random places, halving keeps ranks short.
func RankBetween(a, b Rank) Rank {
	i := 0
	for i < len(b) && digit(a, i) == digit(b, i) {
		i++
	}
	lo, hi := digit(a, i), digit(b, i)
	switch {
	case a >= b || i == len(b):
		return stepUp(a)
	case a == "":
		return stepDown(b)
	case hi-lo > 1 && i <= len(a):
		return a[:i] + middle(lo, hi)
	case i >= len(a): // b is a and something more
		return a + stepDown(b[len(a):])
	}
	return a[:i+1] + stepInGap(a[i+1:]) // whatever starts with these digits of a is before b
}

// stepInGap returns a rank after a with no bound above, for the end of a rank that is within a gap. It counts on where
// stepUp began to count; elsewhere it halves, as digits that happen to be high must not make ranks wide.
func stepInGap(a Rank) Rank {
	k := 0
	for digit(a, k) == topDigit {
		k++
	}
	if k > 0 && (k < 3 || len(a) > 2*k) {
		return stepUp(a)
	}
	return a[:k] + middle(digit(a, k), topDigit+1)
}

func middle(lo, hi int) Rank { return Rank(rankDigits[(lo+hi)/2]) }

// stepUp returns a rank after a with no bound above. It counts in a number whose width grows as it runs out: k leading
// digits that are the highest say that the number is in the k+1 digits after them.
func stepUp(a Rank) Rank {
	k := 0
	for digit(a, k) == topDigit {
		k++
	}
	out := digits(a, 2*k+1)
	for at := len(out) - 1; ; at-- {
		if out[at]++; out[at] <= topDigit {
			break
		}
		out[at] = 0
	}
	out[len(out)-1] = max(out[len(out)-1], 1) // a rank does not end in the lowest digit
	return written(out)
}

// stepDown returns a rank before b, which is not empty, with no bound below. It mirrors stepUp: k leading zeros say that
// the number is in the k+1 digits after them.
func stepDown(b Rank) Rank {
	k := 0
	for digit(b, k) == 0 {
		k++
	}
	out := digits(b, 2*k+1)
	last := len(out) - 1
	if len(b) > len(out) && out[last] > 0 {
		return written(out) // b goes on, so what it starts with is before it
	}
	for once := true; once || out[last] == 0 && k > 0; once = false {
		at := last
		for ; out[at] == 0; at-- {
			out[at] = topDigit
		}
		out[at]--
	}
	if out[k] == 0 { // the number has run out: go on below it, one digit wider
		out = append(out, topDigit, topDigit)
	}
	return written(out)
}

// digit returns the value of the i-th digit of r, 0 for the places after its end.
func digit(r Rank, i int) int {
	if i >= len(r) {
		return 0
	}
	return max(0, strings.IndexByte(rankDigits, r[i]))
}

func digits(r Rank, n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = digit(r, i)
	}
	return out
}

func written(digits []int) Rank {
	var out strings.Builder
	for _, d := range digits {
		out.WriteByte(rankDigits[d])
	}
	return Rank(out.String())
}

// valid reports whether r is empty or a rank that RankBetween can go below: base-62 digits, the last one not zero.
func (r Rank) valid() bool {
	for i := 0; i < len(r); i++ {
		if strings.IndexByte(rankDigits, r[i]) < 0 {
			return false
		}
	}
	return r == "" || r[len(r)-1] != '0'
}

// Ranks returns n ranks in ascending order, for records that come with their order from elsewhere.
func Ranks(n int) []Rank {
	width, span := 1, len(rankDigits)
	for span < 2*n+2 {
		width, span = width+1, span*len(rankDigits)
	}
	out := make([]Rank, n)
	step := span / (n + 1)
	for i := range out {
		digits := make([]byte, width)
		for v, at := (i+1)*step, width-1; at >= 0; at-- {
			digits[at] = rankDigits[v%len(rankDigits)]
			v /= len(rankDigits)
		}
		out[i] = Rank(strings.TrimRight(string(digits), "0"))
	}
	return out
}
