package edit

import (
	"slices"

	"warrant/internal/argmap"
)

// History returns the steps that can be undone, the newest first.
func (s *Session) History() []argmap.Step {
	done, _ := s.Stacks()
	slices.Reverse(done)
	return done
}
