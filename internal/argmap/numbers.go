package argmap

import "strconv"

// longNumber is the length, in bytes, above which a number starts anew: a chain of thousands would fill the memory.
const longNumber = 200

// Numbers gives each statement the number that people call it by in a room: roots are 1, 2 …, what bears on 1 or on a step
// of it 1.1, 1.2 …, all in reading order. A number that would be very long is "#" and the statement's place in the order
// of reading instead.
func Numbers(s *Snapshot) map[StatementID]string {
	o := s.Outline()
	out := make(map[StatementID]string, len(o.Order))
	below := map[StatementID]int{} // "" for the roots
	for at, id := range o.Order {
		up := o.above(id)
		below[up]++
		number := strconv.Itoa(below[up])
		switch {
		case len(out[up]) > longNumber:
			number = "#" + strconv.Itoa(at+1)
		case up != "":
			number = out[up] + "." + number
		}
		out[id] = number
	}
	return out
}

// above returns the statement that another one bears on, be it by way of steps on steps; "" for a root.
func (o *Outline) above(id StatementID) StatementID {
	for r := o.Parent(id.Ref()); !r.IsZero(); r = o.Parent(r) {
		if up, ok := r.Statement(); ok {
			return up
		}
	}
	return ""
}
