package filter

import (
	"cmp"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/find"
	"warrant/internal/words"
)

// Group is a group of conditions with what can be chosen in it.
type Group struct {
	Title   string
	Choices []Choice
}

// Choice is one condition that a filter can have.
type Choice struct {
	Words string
	Count int // how many statements it would pick, together with the other groups
	On    bool

	group group
	value string
}

// Toggle returns a filter with the choice made, or no longer made.
func (c Choice) Toggle(f argmap.Filter) argmap.Filter { return toggle(f, c.group, c.value) }

// Same reports whether two choices are the same condition.
func (c Choice) Same(other Choice) bool { return c.group == other.group && c.value == other.value }

// Choices returns all that a filter of the map can be made of: what statements of the map have, and what f asks for even
// where none has it. Groups without a choice are left out.
func Choices(s *argmap.Snapshot, f argmap.Filter) []Group {
	facts, want, text := factsOf(s), wanted(f), find.Type(f.Text)
	counts := [groupCount]map[string]int{}
	for g := range groupCount {
		counts[g] = map[string]int{}
		for _, v := range want[g] {
			counts[g][v] = 0
		}
		for _, fact := range facts {
			for _, v := range fact.values[g] {
				counts[g][v] += 0 // it is there to be chosen, whether or not the other groups leave anything of it
			}
			if len(fact.values[g]) == 0 || !fact.fits(want, text, g) {
				continue
			}
			for _, v := range fact.values[g] {
				counts[g][v]++
			}
		}
	}
	var out []Group
	for g := range groupCount {
		if g == byWhose && len(counts[g]) == 1 && len(want[g]) == 0 {
			continue // all is of one hand: nothing to part
		}
		group := Group{Title: words.T(titles[g])}
		for v, n := range counts[g] {
			group.Choices = append(group.Choices, Choice{wordsOf(s, g, v), n, slices.Contains(want[g], v), g, v})
		}
		order(s, g, group.Choices)
		if len(group.Choices) > 0 {
			out = append(out, group)
		}
	}
	return out
}

// order puts the choices of a group into the order in which they are known: voices as in the map, kinds and roles as in
// the program, all others by their words.
func order(s *argmap.Snapshot, g group, list []Choice) {
	var known []string
	switch g {
	case byWhose:
		known = []string{string(argmap.Mine), string(argmap.Theirs)}
	case byVoice:
		for _, v := range s.Voices() {
			known = append(known, string(v.ID))
		}
	case byKind:
		known = plain(argmap.StatementKinds)
	case byRole:
		known = plain(argmap.Roles)
	case byAnchor:
		known = plain(argmap.Anchors)
	case byCheck:
		known = plain(argmap.Checks)
	}
	slices.SortFunc(list, func(a, b Choice) int {
		return cmp.Or(cmp.Compare(slices.Index(known, a.value), slices.Index(known, b.value)),
			compareWords(a.Words, b.Words), cmp.Compare(a.value, b.value))
	})
}

// compareWords compares texts as people sort them, numbers by what they count: "2" before "10", "II" before "IV" by their
// letters.
func compareWords(a, b string) int {
	na, nb := leading(a), leading(b)
	if na >= 0 && nb >= 0 && na != nb {
		return cmp.Compare(na, nb)
	}
	return cmp.Compare(find.Folded(a), find.Folded(b))
}

// leading returns the number that a text starts with; -1: it starts with none.
func leading(s string) int {
	n := -1
	for _, c := range s {
		if c < '0' || c > '9' || n > 1e6 {
			break
		}
		n = max(n, 0)*10 + int(c-'0')
	}
	return n
}
