package scene

import (
	"strconv"

	"warrant/internal/argmap"
)

// numbers gives each statement the number that people call it by in a room: roots are 1, 2 …, what bears on 1 or on a step
// of it 1.1, 1.2 …, all in reading order. They count what is folded, too, so that a fold changes none.
func numbers(s *argmap.Snapshot) map[argmap.StatementID]string {
	o := s.Outline()
	out := make(map[argmap.StatementID]string, len(o.Order))
	below := map[argmap.StatementID]int{} // "" for the roots
	for _, id := range o.Order {
		var up argmap.StatementID
		if a, ok := o.Home(id); ok {
			up, _ = Base(s, a)
		}
		below[up]++
		out[id] = strconv.Itoa(below[up])
		if up != "" {
			out[id] = out[up] + "." + out[id]
		}
	}
	return out
}
