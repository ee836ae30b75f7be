package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Guess places the plan's boxes at once, without an engine: what prev showed stays where prevResult had it, what is new
// stands below or beside its parent. It is what is seen until the engine answers. Both may be nil.
func (p *Plan) Guess(prev *Plan, prevResult *layout.Result) *layout.Result {
	rough := sketch(p.Graph)
	if prev == nil || !fits(prev.Graph, prevResult) || prev.Graph.Direction != p.Graph.Direction {
		return rough
	}
	g := guesser{plan: p, prev: prev, old: prevResult, rough: rough, moved: make([]geom.Point, len(p.steps))}
	out := &layout.Result{Places: make([]layout.Place, len(p.steps))}
	for i := range p.steps {
		g.moved[i] = g.move(i)
		out.Places[i] = movedPlace(rough.Places[i], g.moved[i])
	}
	for _, place := range out.Places {
		out.Bounds = out.Bounds.Union(place.Span)
	}
	return out
}

// guesser moves each step of a rough layout to where the last one had it.
type guesser struct {
	plan, prev *Plan
	old, rough *layout.Result
	moved      []geom.Point // by step
}

// move returns how far step i of the rough layout has to go.
func (g *guesser) move(i int) geom.Point {
	s := &g.plan.steps[i]
	for k, c := range s.cards {
		if at, ok := g.prev.boxes[c.st.ID]; ok && !c.stub {
			return corner0(g.old.Places[at.step].Boxes[at.box]).Sub(corner0(g.rough.Places[i].Boxes[k]))
		}
	}
	if at, ok := g.prev.stepAt(s.arg.ID); ok && !s.root {
		return g.old.Places[at].Knob.Sub(g.rough.Places[i].Knob)
	}
	if parent := g.plan.Graph.Steps[i].Parent; parent != layout.None {
		return g.moved[parent]
	}
	return geom.Point{}
}

// stepAt returns the index of an argument's step.
func (p *Plan) stepAt(id argmap.ArgumentID) (int, bool) {
	for i := range p.steps {
		if !p.steps[i].root && p.steps[i].arg.ID == id {
			return i, true
		}
	}
	return 0, false
}

func corner0(r geom.Rect) geom.Point { return geom.Point{X: r.X, Y: r.Y} }

// movedPlace returns p shifted by d.
func movedPlace(p layout.Place, d geom.Point) layout.Place {
	boxes := make([]geom.Rect, len(p.Boxes))
	for i, r := range p.Boxes {
		boxes[i] = r.Move(d)
	}
	p.Boxes, p.Knob, p.Span = boxes, p.Knob.Add(d), p.Span.Move(d)
	if !p.Bracket.Empty() {
		p.Bracket = p.Bracket.Move(d)
	}
	return p
}
