package edit

import (
	"warrant/internal/argmap"
	"warrant/internal/words"
)

// takeForeign adds what other programs say of a record that is taken in to what they say of the one that stays. Where one
// program says something of both, what it says of the one that stays is kept; lost is the rest, in words.
func takeForeign(s *argmap.Snapshot, into *argmap.Foreign, of argmap.Ref, said argmap.Foreign) (lost []string) {
	for _, format := range said.Formats() {
		other, have := said.Of(format), into.Of(format)
		both, err := into.With(format, other)
		switch {
		case have == other:
		case have == "" && err == nil && len(both) <= argmap.MaxForeign:
			*into = both
		default:
			lost = append(lost, words.T("what only %s reads of %s", format, Name(s, of)))
		}
	}
	return lost
}
