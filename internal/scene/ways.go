package scene

import (
	"cmp"
	"math"
	"slices"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Distances of ports, in world units.
const (
	portGap    = 24.0 // at least, where the box is wide enough
	portSpread = 96.0 // at most
	portMargin = 24.0 // from the end of the box
	maxPorts   = 24   // for so many a box grows where they leave its upright side
)

// placePorts spreads the lines of the steps on one box over its far side, in order. A port moves to right above its
// knob where that leaves the others their room: straight lines are the easiest to follow.
func (b *builder) placePorts(box extent, steps []int) {
	n := len(steps)
	if n == 0 {
		return
	}
	lo, hi := box.a0+portMargin, box.a1-portMargin
	if n == 1 || float64(n-1)*portGap > hi-lo {
		lo, hi = box.a0+portMargin/2, box.a1-portMargin/2
	}
	gap := 0.0
	if n > 1 {
		gap = min(portSpread, (hi-lo)/float64(n-1))
	}
	first := (lo + hi - gap*float64(n-1)) / 2
	least := min(portGap, gap)
	last := lo - least
	for i, s := range steps {
		a := first + gap*float64(i)
		from, to := last+least, a+gap-least
		if i == n-1 {
			to = hi
		}
		if knob, _ := b.x.of(b.result.Places[s].Knob); knob >= from && knob <= to {
			a = knob
		}
		b.ports[s], last = a, a
	}
}

// way is the course of a line between the box it bears on and its knob. It runs straight past all boxes, then across
// in a lane of its own, then straight to the knob.
type way struct {
	turn float64 // where the straight course ends
	lane float64 // the level at which it runs across
	end  float64 // where it meets the knob
	bend float64 // how far along siblings it takes to turn
}

// Measures of lines, in world units.
const (
	afterHeads = 17.0 // from the last box to where lines turn
	leastBend  = 40.0 // how far along siblings lines take to turn: wider where there is room between the levels
	mostBend   = 80.0
)

// level names the height of a knob.
func level(d float64) int64 { return int64(math.Round(d * 2)) }

// findWays sets the course of all lines that end at knobs of one level, level by level.
func (b *builder) findWays() {
	type row struct {
		tree  int
		level int64
	}
	levels := map[row][]int{}
	for i, s := range b.plan.Graph.Steps {
		if s.Parent != layout.None && s.Box != layout.None {
			_, d := b.x.of(b.result.Places[i].Knob)
			at := row{level: level(d)}
			if b.plan.grouper != nil {
				at.tree = b.plan.steps[i].tree
			}
			levels[at] = append(levels[at], i)
		}
	}
	if len(levels) == 0 {
		return
	}
	boxes := b.solid()
	for _, steps := range levels {
		turn := b.passed(steps, boxes) + afterHeads
		for _, i := range steps {
			_, d := b.x.of(b.result.Places[i].Knob)
			end := d - knobSquare
			w := way{turn: min(turn, end-8), end: end}
			w.bend = min(max(leastBend, 0.8*(w.end-w.turn)), mostBend)
			b.ways[i] = w
		}
		b.spreadLanes(steps, 1)
		b.spreadLanes(steps, -1)
	}
}

// solid returns what lines must not cross: the boxes with the marks of their folds.
func (b *builder) solid() []extent {
	var out []extent
	for i, p := range b.result.Places {
		for k := range p.Boxes {
			r := b.rim(i, k)
			if c := b.plan.steps[i].cards[k]; c.fold.steps > 0 {
				r = c.room(r)
				r.W += 2 * foldEdge
			}
			out = append(out, b.x.extent(r))
		}
	}
	return out
}

// passed returns how far the boxes reach that the lines of one level have to pass.
func (b *builder) passed(steps []int, boxes []extent) float64 {
	far := math.Inf(-1)
	for _, i := range steps {
		s := b.plan.Graph.Steps[i]
		ak, dk := b.x.of(b.result.Places[i].Knob)
		far = max(far, b.x.extent(b.rim(s.Parent, s.Box)).d1)
		lo, hi := min(ak, b.ports[i])-6, max(ak, b.ports[i])+6
		for _, e := range boxes {
			if e.d1 > far && e.a0 < hi && e.a1 > lo && e.d1 < dk {
				far = e.d1
			}
		}
	}
	return far
}

// spreadLanes gives each line of one level that runs towards growing a (dir 1) or shrinking a (dir -1) a lane. Of lines
// that overlap, the outer one gets the lane nearer to the boxes it comes from: so none crosses another.
func (b *builder) spreadLanes(steps []int, dir float64) {
	type run struct {
		step     int
		from, to float64 // along siblings, turned so that to > from
		lane     int
	}
	var runs []run
	for _, i := range steps {
		ak, _ := b.x.of(b.result.Places[i].Knob)
		if from, to := dir*b.ports[i], dir*ak; to > from {
			runs = append(runs, run{i, from, to, 1})
		}
	}
	slices.SortStableFunc(runs, func(r, s run) int { return cmp.Compare(s.to, r.to) })
	cluster, most, reach := 0, 0, math.Inf(1)
	settle := func(end int) {
		for _, r := range runs[cluster:end] {
			w := &b.ways[r.step]
			w.lane = w.turn + (w.end-w.turn)*float64(r.lane)/float64(most+1)
		}
		cluster, most, reach = end, 0, math.Inf(1)
	}
	for n := range runs {
		r := &runs[n]
		if n > 0 && r.to < reach-leastBend/2 {
			settle(n)
		}
		for _, other := range runs[cluster:n] {
			if other.from < r.to+leastBend/2 {
				r.lane = max(r.lane, other.lane+1)
			}
		}
		most, reach = max(most, r.lane), min(reach, r.from)
	}
	settle(len(runs))
}

// branch returns the way from a port to a knob.
func (b *builder) branch(i int, start float64) geom.Path {
	w, port := b.ways[i], b.ports[i]
	ak, _ := b.x.of(b.result.Places[i].Knob)
	var path geom.Path
	path = path.Move(b.x.at(port, start))
	across := ak - port
	switch {
	case math.Abs(across) < 0.6:
		return path.Line(b.x.at(ak, w.end))
	case b.detail.Level == Boxes:
		return path.Line(b.x.at(port, w.turn)).Line(b.x.at(ak, w.end))
	}
	if math.Abs(across) < portGap { // too little for two turns
		mid := (w.turn + w.end) / 2
		return path.Line(b.x.at(port, w.turn)).Cubic(b.x.at(port, mid), b.x.at(ak, mid), b.x.at(ak, w.end))
	}
	const k = 0.5523 // control length that makes a cubic follow a quarter circle
	r := math.Copysign(min(w.bend, math.Abs(across)/2), across)
	if w.turn > start {
		path = path.Line(b.x.at(port, w.turn))
	}
	path = path.Cubic(b.x.at(port, w.turn+k*(w.lane-w.turn)), b.x.at(port+r*(1-k), w.lane), b.x.at(port+r, w.lane))
	if math.Abs(across) > 2*w.bend {
		path = path.Line(b.x.at(ak-r, w.lane))
	}
	return path.Cubic(b.x.at(ak-r*(1-k), w.lane), b.x.at(ak, w.end-k*(w.end-w.lane)), b.x.at(ak, w.end))
}
