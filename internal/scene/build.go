package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/words"
)

// margin is the ground around a diagram, in world units.
const margin = 32.0

// Build draws the plan with the places of a layout of its Graph. A result that does not fit the graph is replaced by a
// rough one (see Guess), so that there is always something to see.
func (p *Plan) Build(r *layout.Result, d Detail) *Scene {
	if !fits(p.Graph, r) {
		r = p.Guess(nil, nil)
	}
	r, areas := p.arranged(r)
	b := &builder{plan: p, result: r, areas: areas, detail: d, x: axes(p.Graph.Direction), scene: &Scene{Ground: Canvas}}
	b.prepare()
	b.drawAreas()
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
	b.drawFarTitles()
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
	areas  []geom.Rect // by area
	detail Detail
	x      axes
	scene  *Scene

	below  [][]int   // by step: the steps that bear on its knob
	ports  []float64 // by step: where its line leaves the box it bears on, along siblings
	ways   []way     // by step: how its line gets from there to the knob
	spoken *speaker
}

// prepare works out what lines need to know of all boxes.
func (b *builder) prepare() {
	n := len(b.plan.steps)
	b.below, b.ports, b.ways = make([][]int, n), make([]float64, n), make([]way, n)
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
	b.findWays()
}

// frame returns the border of a box.
func (b *builder) frame(step, box int) geom.Rect {
	at := b.result.Places[step].Boxes[box]
	return b.plan.steps[step].cards[box].frame.Move(geom.Point{X: at.X, Y: at.Y})
}

// rim returns a box with all its borders.
func (b *builder) rim(step, box int) geom.Rect {
	c := b.plan.steps[step].cards[box]
	width := borderWidth
	if c.thesis() {
		width = rimWidth
	}
	at := b.result.Places[step].Boxes[box]
	return c.outline().Move(geom.Point{X: at.X, Y: at.Y}).Grow(width / 2)
}

// group adds a finished group, dimmed where it is set aside, thin where it is but the way to others.
func (b *builder) group(g Group, dim, thin bool) {
	if thin {
		thinAll(g.Items)
	}
	if dim {
		faintAll(g.Items)
	}
	b.scene.Groups = append(b.scene.Groups, g)
}

// drawCard draws one box at its place.
func (b *builder) drawCard(i, k int) {
	c := b.plan.steps[i].cards[k]
	b.scene.Uses |= c.signs()
	at := b.result.Places[i].Boxes[k]
	by := geom.Point{X: at.X, Y: at.Y}
	var items []Item
	parts := c.parts
	if b.detail.Level == Full {
		for _, it := range c.face {
			items = append(items, shifted(it, by))
		}
		if b.found(c) {
			fillFound(items[c.rim[0]:c.rim[1]])
			items = append(readable(items), shifted(b.foundMark(c), by))
		}
	} else {
		items, parts = b.coarse(c, by)
	}
	if !c.stub {
		b.scene.Spots = append(b.scene.Spots, Spot{c.outline().Move(by), b.spotFill(c)})
	}
	found := b.found(c)
	g := Group{ID: c.st.ID.Ref().String(), Items: items, Label: func() string {
		if found {
			return b.spoken.statement(c) + words.T(foundWord)
		}
		return b.spoken.statement(c)
	}}
	if c.stub {
		g.ID = "" // the same statement may be named in several places
		if s := b.plan.steps[i]; !s.root {
			g.With = []argmap.Ref{s.arg.Ref()}
		}
	}
	b.scene.Groups = append(b.scene.Groups, g)
	for _, h := range parts {
		h.Rect = h.Rect.Move(by)
		b.scene.Hits = append(b.scene.Hits, h)
	}
}

// spotFill returns the colour of a box in an overview.
func (b *builder) spotFill(c *card) Token {
	fill := Rule
	switch {
	case b.found(c):
		return Focus
	case c.thesis():
		fill = Ink
	case c.stance != "":
		fill = hue(c.stance)
	}
	if c.dim {
		fill = fill.Faint()
	}
	return fill
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
