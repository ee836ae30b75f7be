package argmap

import "strings"

// Rank orders records among their like: by plain comparison of the strings, ties by id. Ranks are fractions written in
// base 62, so that there is always one between two others and reordering touches one record.
type Rank string

const rankDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// RankBetween returns a rank after a and before b. An empty a means the very start, an empty b the very end. Where a
// is not before b (as two equal ranks), it returns a rank just after a.
func RankBetween(a, b Rank) Rank {
	if b != "" && a >= b {
		b = ""
	}
	var out strings.Builder
	for i := 0; ; i++ {
		lo, hi := digit(a, i, 0), len(rankDigits)
		if b != "" {
			hi = digit(b, i, 0)
		}
		switch {
		case lo == hi:
			out.WriteByte(rankDigits[lo])
		case b == "" && lo+1 < hi:
			// at the open end small steps keep ranks short over many additions
			out.WriteByte(rankDigits[lo+1])
			return Rank(out.String())
		case hi-lo > 1:
			out.WriteByte(rankDigits[(lo+hi)/2])
			return Rank(out.String())
		default:
			out.WriteByte(rankDigits[lo])
			b = "" // any further digit keeps us below b
		}
	}
}

// digit returns the value of the i-th digit of r, past for the places after its end.
func digit(r Rank, i, past int) int {
	if i >= len(r) {
		return past
	}
	if v := strings.IndexByte(rankDigits, r[i]); v >= 0 {
		return v
	}
	return past
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
