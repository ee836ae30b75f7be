package scene

import (
	"cmp"
	"math"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Measures of links across the map, in world units.
const (
	linkWidth = 1.75
	linkTurn  = 8.0
	linkExit  = 12.0 // from the end of a box to where its link leaves it
	linkSide  = 22.0 // from a knob to where a link comes down beside it
	linkJoin  = 18.0 // from a knob's centre to where a link joins its stem
	linkClear = 10.0 // on either side where a link passes between boxes
)

// lane is a strip across the whole diagram that holds boxes; between lanes there is nothing but lines.
type lane struct {
	d0, d1 float64
	taken  []extent // what stands in it, along siblings from first to last
}

// findLanes returns the lanes of a tree in order; where there are no areas, all trees share theirs.
func (b *builder) findLanes(tree int) []lane {
	all := make([]extent, 0, len(b.result.Places))
	for i, p := range b.result.Places {
		if !p.Span.Empty() && (b.plan.grouper == nil || b.plan.steps[i].tree == tree) {
			all = append(all, b.x.extent(p.Span))
		}
	}
	slices.SortFunc(all, func(e, f extent) int { return cmp.Compare(e.d0, f.d0) })
	var lanes []lane
	for _, e := range all {
		if n := len(lanes); n > 0 && e.d0 < lanes[n-1].d1+4 {
			l := &lanes[n-1]
			l.d1 = max(l.d1, e.d1)
			l.taken = append(l.taken, e)
			continue
		}
		lanes = append(lanes, lane{e.d0, e.d1, []extent{e}})
	}
	for i := range lanes {
		slices.SortFunc(lanes[i].taken, func(e, f extent) int { return cmp.Compare(e.a0, f.a0) })
	}
	return lanes
}

// gap returns the place along siblings where a line passes the lane on the shortest way from one place to another.
func (l lane) gap(from, to float64) float64 {
	best, least := math.Inf(1), math.Inf(1)
	try := func(lo, hi float64) {
		if hi < lo {
			return
		}
		a := min(max(to, lo), hi)
		if cost := math.Abs(a-from) + math.Abs(a-to); cost < least {
			best, least = a, cost
		}
	}
	end := math.Inf(-1)
	for _, e := range l.taken {
		try(end+linkClear, e.a0-linkClear)
		end = max(end, e.a1)
	}
	try(end+linkClear, math.Inf(1))
	return best
}

// drawLinks draws the lines from boxes to other steps that use them too.
func (b *builder) drawLinks() {
	if len(b.plan.links) == 0 {
		return
	}
	b.scene.Uses |= usesLink
	of := map[int][]lane{}
	for n, l := range b.plan.links {
		s := &b.plan.steps[l.step]
		tree := 0
		if b.plan.grouper != nil {
			tree = s.tree
		}
		lanes, ok := of[tree]
		if !ok {
			lanes = b.findLanes(tree)
			of[tree] = lanes
		}
		from := b.plan.boxes[l.from]
		path, end := b.linkPath(lanes, from, l.step, n)
		ink := hue(s.arg.Polarity).Soft()
		items := []Item{Line{Path: path, Ink: ink, Width: max(linkWidth, b.detail.pixels(1))}}
		if end != (geom.Point{}) {
			items = append(items, Disc{Center: end, Radius: 3.5, Fill: ink})
		}
		card := b.plan.steps[from.step].cards[from.box]
		b.group(Group{Items: items, With: []argmap.Ref{l.from.Ref(), s.arg.Ref()}}, s.dim || card.dim, s.thin || card.thin)
	}
}

// linkPath finds a way from a box to a knob that crosses no box: out of the far side of the box, through the strips
// between the lanes and the gaps in them, and down beside the knob to its stem. end is where it joins the stem; it is
// zero for a knob without one, which is met from below.
func (b *builder) linkPath(lanes []lane, from spot, to, n int) (path geom.Path, end geom.Point) {
	box := b.x.extent(b.rim(from.step, from.box))
	ak, dk := b.x.of(b.result.Places[to].Knob)
	bare := b.result.Places[to].Bracket.Empty()
	side := b.linkSide(to, box)
	goal := ak
	if !bare {
		goal = ak + side*linkSide
	}
	a := box.a1 - linkExit
	if goal < (box.a0+box.a1)/2 {
		a = box.a0 + linkExit
	}
	at := [][2]float64{{a, box.d1}}
	here, there := laneOf(lanes, box.d1), laneOf(lanes, dk)
	shift := float64(n%5-2) * 5
	strip := func(after int) float64 { return between(lanes, after) + shift }
	now, last := here, there-1 // strips are counted by the lane before them
	if bare {
		last = there
	}
	at = append(at, [2]float64{a, strip(now)})
	for now != last {
		pass := now + 1
		next := now + 1
		if last < now {
			pass, next = now, now-1
		}
		g := lanes[pass].gap(a, goal)
		at = append(at, [2]float64{g, strip(now)}, [2]float64{g, strip(next)})
		a, now = g, next
	}
	at = append(at, [2]float64{goal, strip(now)})
	if bare {
		at = append(at, [2]float64{goal, dk + knobDisc})
		return b.x.path(linkTurn, straight(at)...), geom.Point{}
	}
	at = append(at, [2]float64{goal, dk + linkJoin}, [2]float64{ak, dk + linkJoin})
	return b.x.path(linkTurn, straight(at)...), b.x.at(ak, dk+linkJoin)
}

// linkSide returns on which side of a knob a link comes down: on that of the box, unless a line ends there.
func (b *builder) linkSide(to int, box extent) float64 {
	ak, _ := b.x.of(b.result.Places[to].Knob)
	before, after := b.sides(to)
	if b.x != axes(layout.Right) && b.plan.steps[to].arg.Label != "" {
		before = true // the label stands there
	}
	switch {
	case before && !after:
		return 1
	case after && !before:
		return -1
	case (box.a0+box.a1)/2 < ak:
		return -1
	}
	return 1
}

// laneOf returns the lane in which d lies, or the last one before it.
func laneOf(lanes []lane, d float64) int {
	for i := len(lanes) - 1; i > 0; i-- {
		if d >= lanes[i].d0-1 {
			return i
		}
	}
	return 0
}

// between returns the middle of the strip after a lane.
func between(lanes []lane, after int) float64 {
	switch {
	case len(lanes) == 0:
		return 0
	case after < 0:
		return lanes[0].d0 - layout.Gutter/2
	case after >= len(lanes)-1:
		return lanes[len(lanes)-1].d1 + layout.Gutter/2
	}
	return (lanes[after].d1 + lanes[after+1].d0) / 2
}

// straight leaves out the points of a path at which it does not turn.
func straight(at [][2]float64) [][2]float64 {
	out := at[:0:0]
	for _, p := range at {
		n := len(out)
		if n > 0 && out[n-1] == p {
			continue
		}
		if n > 1 && (out[n-2][0] == out[n-1][0] && out[n-1][0] == p[0] || out[n-2][1] == out[n-1][1] && out[n-1][1] == p[1]) {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}
