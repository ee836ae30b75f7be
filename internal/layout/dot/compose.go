// Package dot turns a layout graph into Graphviz's language and its answer back into places.
//
// It is pure: no Graphviz is linked or started here, so that every engine can share it. What Graphviz is asked for is the
// order and the places along the sibling axis, which need an optimiser. The insides of a step and the levels are
// arithmetic and are done here, which makes both directions one picture turned over.
//
// A step that bears on another step's knob (an undercut or a warrant) has to stand right beside that step. Graphviz has
// no such constraint, so these steps are composed into one node, a unit, with a port for every box that has children.
package dot

import (
	"math"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Sep is the distance along the sibling axis between steps that have nothing to do with each other, in world units.
const Sep = 24.0

// headRise is the way from the near edge of a knob to the boxes of its step.
const headRise = layout.KnobSize/2 + layout.KnobRise + layout.BracketRise

// member is one step inside its unit. Lengths count from the unit's corner, along the sibling axis unless said otherwise.
type member struct {
	step  int
	start float64   // where the bracket's span begins
	span  float64   // how long it is
	drop  float64   // level of the step's near edge
	boxes []float64 // where each box begins
	ports []bool    // which boxes have steps hanging from them
}

// knob returns the place of the step's knob: the middle of its span.
func (m member) knob() float64 { return m.start + m.span/2 }

// unit is what Graphviz sees as one node: a step with everything that bears on its knob.
type unit struct {
	members  []member // along the sibling axis
	host     int      // which member the others stand beside
	children []int    // units, along the sibling axis
	rank     int
	width    float64 // even and whole, so that Graphviz's whole numbers lose nothing
	depth    float64 // along the level axis
	parent   int     // unit, layout.None for a root
	port     [2]int  // the member of parent and its box that this unit hangs from
}

// Job is one graph on its way through Graphviz. It is immutable.
type Job struct {
	graph layout.Graph
	units []unit // in preorder along the sibling axis: within a rank, from first to last
	roots int
}

// New composes the units of g. It fails only where g.Check does.
func New(g layout.Graph) (*Job, error) {
	if err := g.Check(); err != nil {
		return nil, err
	}
	c := composer{graph: g, side: make([][]int, len(g.Steps)), hang: make([][][]int, len(g.Steps))}
	c.sort()
	job := &Job{graph: g}
	for i, s := range g.Steps {
		if s.Parent == layout.None {
			c.tree(i)
			job.roots++
		}
	}
	job.units = c.units
	return job, nil
}

// composer gathers the children of each step and builds units from them.
type composer struct {
	graph layout.Graph
	side  [][]int   // by step: steps that bear on its knob
	hang  [][][]int // by step and box: steps that bear on that box
	units []unit
}

// sort files every step with what it bears on.
func (c *composer) sort() {
	for i, s := range c.graph.Steps {
		c.hang[i] = make([][]int, len(s.Boxes))
		switch {
		case s.Parent == layout.None:
		case s.Box == layout.None:
			c.side[s.Parent] = append(c.side[s.Parent], i)
		default:
			c.hang[s.Parent][s.Box] = append(c.hang[s.Parent][s.Box], i)
		}
	}
}

// pending is a unit that is still to be built.
type pending struct {
	step, parent, rank int
	port               [2]int
}

// tree builds all units under a root, in preorder. It keeps its own stack since the depth is the user's choice.
func (c *composer) tree(root int) {
	stack := []pending{{step: root, parent: layout.None}}
	for len(stack) > 0 {
		next := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		at := len(c.units)
		u := unit{parent: next.parent, port: next.port, rank: next.rank}
		u.width = evenCeil(c.compose(&u, next.step, 0, 0))
		c.units = append(c.units, u)
		if next.parent != layout.None {
			c.units[next.parent].children = append(c.units[next.parent].children, at)
		}
		stack = append(stack, c.below(u, at)...)
	}
}

// below lists the units that hang from unit number at, last first.
func (c *composer) below(u unit, at int) []pending {
	var out []pending
	for m := len(u.members) - 1; m >= 0; m-- {
		hang := c.hang[u.members[m].step]
		for b := len(hang) - 1; b >= 0; b-- {
			for k := len(hang[b]) - 1; k >= 0; k-- {
				out = append(out, pending{step: hang[b][k], parent: at, rank: u.rank + 1, port: [2]int{m, b}})
			}
		}
	}
	return out
}

// compose adds a step to u, its warrants before it and its undercuts behind it, each lower than what it bears on. The
// first of them begins at start; the end of the last is returned.
func (c *composer) compose(u *unit, step int, start, drop float64) float64 {
	at := start
	for _, w := range c.side[step] {
		if c.graph.Steps[w].Pro {
			at = c.compose(u, w, at, drop+layout.SideDrop) + layout.SideGap
		}
	}
	m, deep := c.member(step, at, drop)
	if drop == 0 {
		u.host = len(u.members)
	}
	u.members = append(u.members, m)
	u.depth = math.Max(u.depth, deep)
	at = math.Ceil(at + m.span)
	for _, w := range c.side[step] {
		if !c.graph.Steps[w].Pro {
			at = c.compose(u, w, at+layout.SideGap, drop+layout.SideDrop)
		}
	}
	return at
}

// member measures one step and returns it with the level of its far edge.
func (c *composer) member(step int, start, drop float64) (member, float64) {
	s := c.graph.Steps[step]
	m := member{step: step, start: start, drop: drop, ports: make([]bool, len(s.Boxes))}
	at, far := start, 0.0
	for i, b := range s.Boxes {
		if i > 0 {
			at += layout.BoxGap
		}
		along, deep := split(c.graph.Direction, b)
		m.boxes = append(m.boxes, at)
		m.ports[i] = len(c.hang[step][i]) > 0
		at += along
		far = math.Max(far, deep)
	}
	m.span = math.Max(at-start, layout.KnobSize)
	switch {
	case s.Parent == layout.None:
	case len(s.Boxes) == 0:
		far = layout.KnobSize
	default:
		far += headRise
	}
	return m, drop + far
}

// evenCeil returns the next even whole number.
func evenCeil(v float64) float64 { return 2 * math.Ceil(v/2) }

// split returns the extent of a box along the sibling axis and along the level axis.
func split(d layout.Direction, b geom.Size) (along, deep float64) {
	if d == layout.Right {
		return b.H, b.W
	}
	return b.W, b.H
}
