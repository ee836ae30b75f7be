package scene

import (
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// sketchGap is the distance between neighbours in a sketch, in world units.
const sketchGap = 24.0

// sketch lays a graph out in one pass: every branch gets a strip as wide as it needs, every level begins below the
// deepest box of the one before. It is wasteful but never overlaps, and takes no time.
func sketch(g layout.Graph) *layout.Result {
	k := sketcher{graph: g, x: axes(g.Direction), need: make([]float64, len(g.Steps)), own: make([]float64, len(g.Steps)),
		side: make([][]int, len(g.Steps)), hang: make([][]int, len(g.Steps)), places: make([]layout.Place, len(g.Steps))}
	k.sort()
	for i := len(g.Steps) - 1; i >= 0; i-- { // children come after their parents
		k.measure(i)
	}
	k.findLevels()
	at := 0.0
	for i, s := range g.Steps {
		if s.Parent == layout.None {
			k.place(i, at)
			at += k.need[i] + sketchGap
		}
	}
	r := &layout.Result{Places: k.places}
	for _, p := range r.Places {
		r.Bounds = r.Bounds.Union(p.Span)
	}
	if g.Direction == layout.Up { // it has grown to above 0
		home := geom.Point{Y: -r.Bounds.Y}
		for i, p := range r.Places {
			r.Places[i] = movedPlace(p, home)
		}
		r.Bounds = r.Bounds.Move(home)
	}
	return r
}

type sketcher struct {
	graph  layout.Graph
	x      axes
	own    []float64 // by step: extent of its bracket along siblings
	need   []float64 // by step: extent of it and all that hangs from it
	side   [][]int   // by step: what bears on its knob
	hang   [][]int   // by step: what bears on its boxes
	level  []int     // by step: how many levels down its unit is
	drop   []float64 // by step: how much lower than its level it begins
	starts []float64 // by level
	places []layout.Place
}

func (k *sketcher) sort() {
	n := len(k.graph.Steps)
	k.level, k.drop = make([]int, n), make([]float64, n)
	for i, s := range k.graph.Steps {
		switch {
		case s.Parent == layout.None:
		case s.Box == layout.None:
			k.side[s.Parent] = append(k.side[s.Parent], i)
			k.level[i], k.drop[i] = k.level[s.Parent], k.drop[s.Parent]+layout.SideDrop
		default:
			k.hang[s.Parent] = append(k.hang[s.Parent], i)
			k.level[i] = k.level[s.Parent] + 1
		}
	}
}

// along returns the extent of a box along siblings, and away from its target.
func (k *sketcher) along(b geom.Size) (a, d float64) {
	if k.graph.Direction == layout.Right {
		return b.H, b.W
	}
	return b.W, b.H
}

// width returns the extent of steps side by side.
func (k *sketcher) width(steps []int, gap float64) float64 {
	w := 0.0
	for n, s := range steps {
		if n > 0 {
			w += gap
		}
		w += k.need[s]
	}
	return w
}

// core returns the extent of a step and what hangs from its boxes.
func (k *sketcher) core(i int) float64 { return max(k.own[i], k.width(k.hang[i], sketchGap)) }

func (k *sketcher) measure(i int) {
	s := k.graph.Steps[i]
	for n, b := range s.Boxes {
		if n > 0 {
			k.own[i] += layout.BoxGap
		}
		a, _ := k.along(b)
		k.own[i] += a
	}
	k.own[i] = max(k.own[i], layout.KnobSize)
	k.need[i] = k.core(i)
	for _, s := range k.side[i] {
		k.need[i] += k.need[s] + layout.SideGap
	}
}

// rise is the way from the near edge of a knob to the boxes.
const rise = layout.KnobSize/2 + layout.KnobRise + layout.BracketRise

func (k *sketcher) findLevels() {
	var deep []float64
	for i, s := range k.graph.Steps {
		for len(deep) <= k.level[i] {
			deep = append(deep, 0)
		}
		d := 0.0
		for _, b := range s.Boxes {
			_, bd := k.along(b)
			d = max(d, bd)
		}
		if s.Parent != layout.None {
			d += rise
		}
		deep[k.level[i]] = max(deep[k.level[i]], d+k.drop[i])
	}
	k.starts = make([]float64, len(deep)+1)
	for n, d := range deep {
		k.starts[n+1] = k.starts[n] + d + layout.Gutter - layout.KnobSize/2
	}
}

// place puts a step and all that hangs from it into the strip that begins at a.
func (k *sketcher) place(i int, a float64) {
	for _, s := range k.side[i] {
		if k.graph.Steps[s].Pro {
			k.place(s, a)
			a += k.need[s] + layout.SideGap
		}
	}
	core := k.core(i)
	k.put(i, a+(core-k.own[i])/2, k.starts[k.level[i]]+k.drop[i])
	at := a + (core-k.width(k.hang[i], sketchGap))/2
	for _, s := range k.hang[i] {
		k.place(s, at)
		at += k.need[s] + sketchGap
	}
	a += core + layout.SideGap
	for _, s := range k.side[i] {
		if !k.graph.Steps[s].Pro {
			k.place(s, a)
			a += k.need[s] + layout.SideGap
		}
	}
}

// put places one step at a and d.
func (k *sketcher) put(i int, a, d float64) {
	s := k.graph.Steps[i]
	p := &k.places[i]
	top := d
	if s.Parent != layout.None {
		top += rise
		p.Knob = k.x.at(a+k.own[i]/2, d+layout.KnobSize/2)
		p.Span = geom.Rect{X: p.Knob.X, Y: p.Knob.Y}.Grow(layout.KnobSize / 2)
		if len(s.Boxes) > 0 {
			p.Bracket = k.x.rect(extent{a, a + k.own[i], top - layout.BracketRise, top})
			p.Span = p.Span.Union(p.Bracket)
		}
	}
	for _, b := range s.Boxes {
		along, deep := k.along(b)
		r := k.x.rect(extent{a, a + along, top, top + deep})
		p.Boxes = append(p.Boxes, r)
		p.Span = p.Span.Union(r)
		a += along + layout.BoxGap
	}
}
