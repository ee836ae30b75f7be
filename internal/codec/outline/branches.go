package outline

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// Branches writes the steps on a statement, without the statement: the lines of a part of a map, as it is copied. Lines
// have numbers only where one line refers to another.
func Branches(s *argmap.Snapshot, on argmap.StatementID) string {
	var text strings.Builder
	p := &printer{w: &text, snap: s, out: s.Outline()}
	if refers(s) {
		p.width = len(fmt.Sprint(s.Count(argmap.KindStatement)))
	} else {
		p.bare = true
	}
	for _, a := range s.On(on.Ref()) {
		p.step(a, 0)
	}
	return text.String()
}

// refers reports whether a statement serves in two steps, so that one line refers to another.
func refers(s *argmap.Snapshot) bool {
	return slices.ContainsFunc(s.Statements(), func(st argmap.Statement) bool { return len(s.Uses(st.ID)) > 1 })
}
