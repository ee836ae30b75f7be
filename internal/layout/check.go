package layout

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// ErrGraph is wrapped by every error that says a Graph makes no sense: a fault of the caller, not of an engine.
var ErrGraph = errors.New("no valid layout graph")

// maxSide is the longest side of a box, in world units. Longer ones are mistakes, and Graphviz counts cells in 16 bits.
const maxSide = 20000

// Check returns an error that wraps ErrGraph and names the first step that breaks the rules written at Step.
func (g Graph) Check() error {
	if g.Direction > Up {
		return fmt.Errorf("%w: direction %d", ErrGraph, g.Direction)
	}
	for i, s := range g.Steps {
		if why := g.fault(i, s); why != "" {
			return fmt.Errorf("%w: step %d: %s", ErrGraph, i, why)
		}
	}
	return nil
}

// fault says what is wrong with step i, "" if nothing is.
func (g Graph) fault(i int, s Step) string {
	for _, b := range s.Boxes {
		if !(b.W > 0 && b.H > 0 && b.W <= maxSide && b.H <= maxSide) {
			return fmt.Sprintf("a box of %g × %g", b.W, b.H)
		}
	}
	switch {
	case s.Parent == None && len(s.Boxes) != 1:
		return fmt.Sprintf("a root with %d boxes", len(s.Boxes))
	case s.Parent == None && s.Box != None:
		return "a root that bears on a box"
	case s.Parent == None:
		return ""
	case s.Parent < 0 || s.Parent >= i:
		return fmt.Sprintf("parent %d does not come before it", s.Parent)
	case s.Box == None && g.Steps[s.Parent].Parent == None:
		return "bears on the knob of a root, which has none"
	case s.Box != None && (s.Box < 0 || s.Box >= len(g.Steps[s.Parent].Boxes)):
		return fmt.Sprintf("bears on box %d of %d", s.Box, len(g.Steps[s.Parent].Boxes))
	}
	return ""
}

// Hash names what a graph holds: graphs with equal hashes are equal and have the same layout.
type Hash [sha256.Size]byte

// Hash returns the name of g's content.
func (g Graph) Hash() Hash {
	buf := make([]byte, 0, 64*len(g.Steps)+1)
	buf = append(buf, byte(g.Direction))
	for _, s := range g.Steps {
		buf = binary.AppendVarint(buf, int64(s.Parent))
		buf = binary.AppendVarint(buf, int64(s.Box))
		pro := byte(0)
		if s.Pro {
			pro = 1
		}
		buf = append(buf, pro)
		buf = binary.AppendUvarint(buf, uint64(len(s.Boxes)))
		for _, b := range s.Boxes {
			buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(b.W))
			buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(b.H))
		}
	}
	return sha256.Sum256(buf)
}
