package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/filter"
)

// Filtered returns a look that shows what a filter picks and dims the rest or, with Hide, leaves only the ways to it.
func Filtered(s *argmap.Snapshot, f argmap.Filter, look Look) Look {
	if filter.Empty(f) {
		return look
	}
	picked := filter.Pick(s, f)
	rest, only := map[argmap.Ref]bool{}, map[argmap.Ref]bool{}
	for _, st := range s.Statements() {
		if picked[st.ID] {
			only[st.ID.Ref()] = true
		} else {
			rest[st.ID.Ref()] = true
		}
	}
	if f.Hide {
		look.Only, look.Thin = only, rest
	} else {
		look.Dim = rest
	}
	return look
}
