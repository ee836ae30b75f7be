package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// margin is the ground around a diagram, in world units.
const margin = 32.0

// Build draws the plan with the places of a layout of its Graph. A result that does not fit the graph is replaced by a
// rough one (see Guess), so that there is always something to see.
func (p *Plan) Build(r *layout.Result, d Detail) *Scene {
	if !fits(p.Graph, r) {
		r = p.Guess(nil, nil)
	}
	b := &builder{plan: p, result: r, detail: d, x: axes(p.Graph.Direction), scene: &Scene{Ground: Canvas}}
	b.prepare()
	b.drawLinks()
	for i := range p.steps {
		if !p.steps[i].root {
			b.drawStep(i)
		}
	}
	for i := range p.steps {
		for k := range p.steps[i].cards {
			b.drawCard(i, k)
		}
	}
	b.finish()
	return b.scene
}

// fits reports whether r places every box of g.
func fits(g layout.Graph, r *layout.Result) bool {
	if r == nil || len(r.Places) != len(g.Steps) {
		return false
	}
	for i, s := range g.Steps {
		if len(r.Places[i].Boxes) != len(s.Boxes) {
			return false
		}
	}
	return true
}

// builder draws one scene.
type builder struct {
	plan   *Plan
	result *layout.Result
	detail Detail
	x      axes
	scene  *Scene

	below  [][]int           // by step: the steps that bear on its knob
	ports  []float64         // by step: where its line leaves the box it bears on, along siblings
	bands  map[int64]float64 // by level of knobs: where lines that end there may leave their straight course
	spoken *speaker
}

// prepare works out what lines need to know of all boxes.
func (b *builder) prepare() {
	n := len(b.plan.steps)
	b.below, b.ports, b.bands = make([][]int, n), make([]float64, n), map[int64]float64{}
	b.spoken = newSpeaker(b.plan)
	hang := make([][][]int, n)
	for i, s := range b.plan.Graph.Steps {
		hang[i] = make([][]int, len(s.Boxes))
		switch {
		case s.Parent == layout.None:
		case s.Box == layout.None:
			b.below[s.Parent] = append(b.below[s.Parent], i)
		default:
			hang[s.Parent][s.Box] = append(hang[s.Parent][s.Box], i)
		}
	}
	for i := range hang {
		for k, steps := range hang[i] {
			b.placePorts(b.x.extent(b.frame(i, k)), steps)
		}
	}
	b.findBands()
}

// frame returns the border of a box.
func (b *builder) frame(step, box int) geom.Rect {
	at := b.result.Places[step].Boxes[box]
	return b.plan.steps[step].cards[box].frame.Move(geom.Point{X: at.X, Y: at.Y})
}

// rim returns a box with all its borders.
func (b *builder) rim(step, box int) geom.Rect {
	if b.plan.steps[step].cards[box].thesis() {
		return b.frame(step, box).Grow(thesisRim + rimWidth/2)
	}
	return b.frame(step, box).Grow(borderWidth / 2)
}

// Distances of ports, in world units.
const (
	portGap    = 24.0 // at least, where the box is wide enough
	portSpread = 96.0 // at most
	portMargin = 24.0 // from the end of the box
)

// placePorts spreads the lines of the steps on one box over its far side, in order. A port moves to right above its
// knob where that leaves the others their room: straight lines are the easiest to follow.
func (b *builder) placePorts(box extent, steps []int) {
	n := len(steps)
	if n == 0 {
		return
	}
	lo, hi := box.a0+portMargin, box.a1-portMargin
	if float64(n-1)*portGap > hi-lo {
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

// level names the height of a knob.
func level(d float64) int64 { return int64(d*2 + 0.5) }

// findBands finds for each level of knobs how far the boxes that lines to it must pass reach: above that, lines run
// straight. All lines of a level share it, as their curves then never cross.
func (b *builder) findBands() {
	var boxes []extent
	for _, p := range b.result.Places {
		for _, r := range p.Boxes {
			boxes = append(boxes, b.x.extent(r))
		}
	}
	for i, s := range b.plan.Graph.Steps {
		if s.Parent == layout.None || s.Box == layout.None {
			continue
		}
		ak, dk := b.x.of(b.result.Places[i].Knob)
		from := b.x.extent(b.rim(s.Parent, s.Box)).d1
		lo, hi := min(ak, b.ports[i])-6, max(ak, b.ports[i])+6
		band := from
		for _, e := range boxes {
			if e.a0 < hi && e.a1 > lo && e.d1 < dk && e.d1 > band {
				band = e.d1
			}
		}
		if at := level(dk); band > b.bands[at] {
			b.bands[at] = band
		}
	}
}

// group adds a finished group, dimmed where it is set aside.
func (b *builder) group(g Group, dim bool) {
	if dim {
		faintAll(g.Items)
	}
	b.scene.Groups = append(b.scene.Groups, g)
}

// drawCard draws one box at its place.
func (b *builder) drawCard(i, k int) {
	c := b.plan.steps[i].cards[k]
	at := b.result.Places[i].Boxes[k]
	by := geom.Point{X: at.X, Y: at.Y}
	var items []Item
	parts := c.parts
	if b.detail.Level == Full || c.stub {
		for _, it := range c.face {
			items = append(items, shifted(it, by))
		}
	} else {
		items, parts = b.coarse(c, by)
	}
	g := Group{ID: c.st.ID.Ref().String(), Label: b.spoken.statement(c), Items: items}
	if c.stub {
		g.ID = "" // the same statement may be named in several places
	}
	b.scene.Groups = append(b.scene.Groups, g)
	for _, h := range parts {
		h.Rect = h.Rect.Move(by)
		b.scene.Hits = append(b.scene.Hits, h)
	}
}

// finish measures the whole.
func (b *builder) finish() { b.scene.Bounds = bounds(b.scene, margin) }

// bounds returns the area of everything drawn, with a margin around it.
func bounds(s *Scene, margin float64) geom.Rect {
	var all geom.Rect
	for it := range s.Items() {
		all = all.Union(it.Bounds())
	}
	if all.Empty() {
		return geom.Rect{W: 2 * margin, H: 2 * margin}
	}
	return all.Grow(margin)
}

// stepInk returns the hue of a step.
func stepInk(a argmap.Argument) Token { return hue(a.Polarity) }
