package layouttest

import (
	"fmt"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// slack is how far rounding may move things, in world units.
const slack = 1.01

// Check returns what is wrong with the layout r of g, one sentence each. A good layout gives none.
func Check(g layout.Graph, r *layout.Result) []string {
	if len(r.Places) != len(g.Steps) {
		return []string{fmt.Sprintf("%d places for %d steps", len(r.Places), len(g.Steps))}
	}
	c := checker{g: g, r: r}
	for i := range g.Steps {
		c.inside(i)
		c.parent(i)
	}
	if len(c.faults) > 0 {
		return c.faults // the rest would index past the ends
	}
	c.levels()
	c.order()
	c.overlaps()
	return c.faults
}

type checker struct {
	g      layout.Graph
	r      *layout.Result
	faults []string
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// axis returns the begin and the end of b along the sibling axis and along the level axis.
func (c *checker) axis(b geom.Rect) (from, to, near, far float64) {
	switch c.g.Direction {
	case layout.Right:
		return b.Y, b.Bottom(), b.X, b.Right()
	case layout.Up:
		return b.X, b.Right(), -b.Bottom(), -b.Y
	}
	return b.X, b.Right(), b.Y, b.Bottom()
}

// knob returns the knob of step i as a rectangle.
func (c *checker) knob(i int) geom.Rect {
	k := c.r.Places[i].Knob
	return geom.Rect{X: k.X, Y: k.Y}.Grow(layout.KnobSize / 2)
}

// inside checks one step alone: its boxes side by side under its bracket, its knob before that.
func (c *checker) inside(i int) {
	s, p := c.g.Steps[i], c.r.Places[i]
	if len(p.Boxes) != len(s.Boxes) {
		c.fault("step %d: %d boxes placed of %d", i, len(p.Boxes), len(s.Boxes))
		return
	}
	bFrom, bTo, bNear, bFar := c.axis(p.Bracket)
	for k, b := range p.Boxes {
		from, to, near, _ := c.axis(b)
		if b.Size() != s.Boxes[k] {
			c.fault("step %d: box %d has the size %v, not %v", i, k, b.Size(), s.Boxes[k])
		}
		if k > 0 {
			if _, last, _, _ := c.axis(p.Boxes[k-1]); !near0(from - last - layout.BoxGap) {
				c.fault("step %d: box %d stands %.1f after the one before", i, k, from-last)
			}
		}
		if s.Parent != layout.None && (from < bFrom-slack || to > bTo+slack || !near0(near-bFar)) {
			c.fault("step %d: box %d is not under its bracket", i, k)
		}
		if !holds(p.Span, b) {
			c.fault("step %d: its span leaves box %d out", i, k)
		}
	}
	if s.Parent == layout.None || len(s.Boxes) == 0 {
		return
	}
	kFrom, kTo, _, _ := c.axis(c.knob(i))
	if _, _, near, far := c.axis(c.knob(i)); !near0((near+far)/2+layout.KnobRise-bNear) || !near0(kFrom+kTo-bFrom-bTo) {
		c.fault("step %d: the knob is not above the middle of its bracket", i)
	}
}

// parent checks step i against what it bears on.
func (c *checker) parent(i int) {
	s := c.g.Steps[i]
	if s.Parent == layout.None || len(c.faults) > 0 {
		return
	}
	up := c.r.Places[s.Parent]
	if s.Box != layout.None {
		_, _, _, far := c.axis(up.Boxes[s.Box])
		if _, _, near, _ := c.axis(c.knob(i)); near+layout.KnobSize/2 < far+layout.Gutter-slack {
			c.fault("step %d: its knob stands %.1f below the box it bears on", i, near-far)
		}
		return
	}
	from, to, _, _ := c.axis(c.r.Places[i].Span)
	upFrom, upTo, _, _ := c.axis(up.Span)
	if s.Pro && to > upFrom-layout.SideGap+slack || !s.Pro && from < upTo+layout.SideGap-slack {
		c.fault("step %d: does not stand beside step %d", i, s.Parent)
	}
	_, _, near, _ := c.axis(c.knob(i))
	if _, _, upNear, _ := c.axis(c.knob(s.Parent)); !near0(near - upNear - layout.SideDrop) {
		c.fault("step %d: stands %.1f lower than step %d", i, near-upNear, s.Parent)
	}
}

// depths returns how many boxes each step hangs below its root, -1 for steps beside others.
func (c *checker) depths() []int {
	depth := make([]int, len(c.g.Steps))
	real := make([]int, len(c.g.Steps))
	for i, s := range c.g.Steps {
		switch {
		case s.Parent == layout.None:
		case s.Box == layout.None:
			real[i], depth[i] = real[s.Parent], -1
		default:
			real[i] = real[s.Parent] + 1
			depth[i] = real[i]
		}
	}
	return depth
}

// levels checks that steps of one rank begin at one level, and that nothing of a rank comes near the next.
func (c *checker) levels() {
	level := map[int]float64{}
	for i, d := range c.depths() {
		if d < 0 {
			continue
		}
		_, _, near, _ := c.axis(c.r.Places[i].Span)
		if at, ok := level[d]; ok && !near0(at-near) {
			c.fault("step %d: begins at %.1f, its rank at %.1f", i, near, at)
		}
		level[d] = near
	}
}

// order checks that roots, and the steps of each box, follow each other as given.
func (c *checker) order() {
	type place struct{ step, box int }
	last := map[place]int{}
	for i, s := range c.g.Steps {
		if s.Parent != layout.None && s.Box == layout.None {
			continue
		}
		at := place{s.Parent, s.Box}
		if prev, ok := last[at]; ok {
			_, to, _, _ := c.axis(c.r.Places[prev].Span)
			if from, _, _, _ := c.axis(c.r.Places[i].Span); from < to-slack {
				c.fault("step %d: stands before its elder sibling %d", i, prev)
			}
		}
		last[at] = i
	}
}

// overlaps checks that the spans of no two steps share any area. A span holds all boxes, the bracket and the knob.
func (c *checker) overlaps() {
	for i, p := range c.r.Places {
		if !holds(c.r.Bounds, p.Span) {
			c.fault("step %d: is out of bounds", i)
		}
		for k := range i {
			if p.Span.Overlaps(c.r.Places[k].Span.Grow(-slack)) {
				c.fault("steps %d and %d overlap", k, i)
			}
		}
	}
}

func near0(v float64) bool { return v > -slack && v < slack }

// holds reports whether inner lies in outer, give or take the slack.
func holds(outer, inner geom.Rect) bool {
	o := outer.Grow(slack)
	return inner.X >= o.X && inner.Y >= o.Y && inner.Right() <= o.Right() && inner.Bottom() <= o.Bottom()
}
