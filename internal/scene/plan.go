package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Plan says which boxes of a map are shown and what is in them: everything but the places. It never changes and may be
// read from any goroutine.
type Plan struct {
	Graph layout.Graph // what an engine has to lay out

	snap    *argmap.Snapshot
	look    Look
	measure Measurer
	steps   []step // one for each of Graph.Steps
	boxes   map[argmap.StatementID]spot
	links   []link
	opposed map[argmap.ArgumentID]bool // steps that stand for a contradiction
	shown   int
	areas   []area
	grouper *grouper // nil: no areas
}

// spot is a box in the graph.
type spot struct{ step, box int }

// step is one step as it is drawn; a root has no argument.
type step struct {
	arg   argmap.Argument
	root  bool
	cards []*card
	dim   bool
	thin  bool
	fold  fold
	to    int // the page on which more bears on the step; 0: none
	tree  int // the root it hangs from, by step
}

// link is a premise whose box is drawn elsewhere.
type link struct {
	from argmap.StatementID
	step int
}

// NewPlan chooses the boxes of s that look shows and measures them.
func NewPlan(s *argmap.Snapshot, look Look, m Measurer) *Plan {
	if look.BoxWidth <= 0 {
		look.BoxWidth = Normal
	}
	p := &Plan{
		Graph: layout.Graph{Direction: look.Direction}, snap: s, look: look, measure: m,
		boxes: map[argmap.StatementID]spot{}, opposed: map[argmap.ArgumentID]bool{},
	}
	v := newVisible(s, look)
	if look.Group != Ungrouped {
		p.group(v)
	} else {
		merged := p.contradictions(v)
		for _, t := range v.tops() {
			p.addTree(t, v, merged)
		}
	}
	p.addLinks(v)
	p.fill(v)
	return p
}

// Turned returns the same plan in a direction.
func (p *Plan) Turned(d layout.Direction) *Plan {
	look := p.look
	look.Direction = d
	return NewPlan(p.snap, look, p.measure)
}

// Look returns how the plan looks at its map. What is in it is shared: leave it unchanged.
func (p *Plan) Look() Look { return p.look }

// Grouping returns by what the plan's boxes are drawn in areas.
func (p *Plan) Grouping() Grouping { return p.look.Group }

// Extent returns how large a drawing of the plan with a layout becomes, without its margins.
func (p *Plan) Extent(r *layout.Result) geom.Size {
	if !fits(p.Graph, r) {
		return r.Bounds.Size()
	}
	out, _ := p.arranged(r)
	return out.Bounds.Size()
}

// Shown returns how many statements have a box in the plan.
func (p *Plan) Shown() int { return p.shown }

// Shows reports whether a statement has a box, or an argument a knob, in the plan.
func (p *Plan) Shows(r argmap.Ref) bool {
	if id, ok := r.Statement(); ok {
		_, ok = p.boxes[id]
		return ok
	}
	for i := range p.steps {
		if !p.steps[i].root && p.steps[i].arg.Ref() == r {
			return true
		}
	}
	return false
}

// Cut reports whether a statement's box has no room for all of its text.
func (p *Plan) Cut(of argmap.Ref) bool {
	id, _ := of.Statement()
	at, ok := p.boxes[id]
	return ok && p.steps[at.step].cards[at.box].cut
}

// addTree adds a root and all that hangs below it, each step before what hangs from it, as they are read.
func (p *Plan) addTree(root argmap.StatementID, v *visible, merged map[argmap.ArgumentID]bool) {
	st, ok := p.snap.Statement(root)
	if !ok {
		return
	}
	at := p.addStep(step{root: true, cards: []*card{{st: st}}}, layout.None, layout.None)
	p.addBelow(at, v, merged)
}

// addBelow adds what hangs from the boxes of a step, then what bears on the step itself.
func (p *Plan) addBelow(at int, v *visible, merged map[argmap.ArgumentID]bool) {
	add := func(a argmap.Argument, box int) {
		if merged[a.ID] {
			return
		}
		next := step{arg: a}
		for _, id := range a.Premises {
			st, ok := p.snap.Statement(id)
			if !ok {
				continue
			}
			switch away := !v.boxes[id] || p.apart(id, a); {
			case away:
				next.cards = append(next.cards, &card{st: st, stub: true})
			case v.homed(id, a.ID):
				next.cards = append(next.cards, &card{st: st})
			}
		}
		p.addBelow(p.addStep(next, at, box), v, merged)
	}
	for b, c := range p.steps[at].cards {
		if c.stub {
			continue
		}
		for _, a := range v.on(c.st.ID.Ref()) {
			add(a, b)
		}
	}
	if !p.steps[at].root {
		for _, a := range v.on(p.steps[at].arg.Ref()) {
			add(a, layout.None)
		}
	}
}

// addStep adds one step, its boxes still without their sizes, and returns its index.
func (p *Plan) addStep(s step, parent, box int) int {
	at := len(p.steps)
	if s.tree = at; parent != layout.None {
		s.tree = p.steps[parent].tree
	}
	p.steps = append(p.steps, s)
	p.Graph.Steps = append(p.Graph.Steps, layout.Step{Parent: parent, Box: box, Pro: s.arg.Polarity == argmap.Pro})
	for b, c := range s.cards {
		if !c.stub {
			p.boxes[c.st.ID] = spot{at, b}
			p.shown++
		}
	}
	return at
}

// addLinks lists the premises whose boxes are shown, but at another step.
func (p *Plan) addLinks(v *visible) {
	for i, s := range p.steps {
		for _, id := range s.arg.Premises {
			if v.boxes[id] && !v.homed(id, s.arg.ID) && !p.apart(id, s.arg) {
				p.links = append(p.links, link{id, i})
			}
		}
	}
}

// fill measures the content of all boxes.
func (p *Plan) fill(v *visible) {
	o := p.snap.Outline()
	hang := p.hanging()
	m := maker{p.snap, p.look, p.measure}
	spoken := newSpeaker(p)
	var number map[argmap.StatementID]string
	if p.look.Numbers {
		number = argmap.Numbers(p.snap)
	}
	for i := range p.steps {
		s := &p.steps[i]
		if !s.root {
			s.fold = v.foldOf(s.arg.Ref())
			if p.look.Page != nil {
				s.to = p.look.Page.To[s.arg.Ref()]
			}
		}
		dims, thins := 0, 0
		for k, c := range s.cards {
			c.dim, c.thin = p.look.Dim[c.st.ID.Ref()], p.look.Thin[c.st.ID.Ref()]
			if c.dim {
				dims++
			}
			if c.thin {
				thins++
			}
			c.role, c.number = o.Role(c.st.ID), number[c.st.ID]
			c.stance = s.arg.Polarity
			if a, ok := p.away(c.st.ID); ok && s.root {
				c.stance, c.goal = a.Polarity, a.Target
				c.note = polarityWord(a.Polarity) + ": " + spoken.target(a.Target)
			}
			p.look.Page.turn(c, s.root)
			if !c.stub {
				c.fold = v.foldOf(c.st.ID.Ref())
			}
			c.up = p.look.Direction == layout.Up
			if p.look.Direction == layout.Right {
				c.least = float64(min(hang[spot{i, k}], maxPorts)) * portGap
				if k == 0 && s.arg.Label != "" {
					c.above = labelRoom
				}
			}
			m.make(c)
			p.Graph.Steps[i].Boxes = append(p.Graph.Steps[i].Boxes, c.size)
		}
		s.dim = p.look.Dim[s.arg.Ref()] || len(s.cards) > 0 && dims == len(s.cards)
		s.thin = p.look.Thin[s.arg.Ref()] || len(s.cards) > 0 && thins == len(s.cards)
	}
}

// hanging counts the steps that hang from each box.
func (p *Plan) hanging() map[spot]int {
	n := map[spot]int{}
	for _, s := range p.Graph.Steps {
		if s.Parent != layout.None && s.Box != layout.None {
			n[spot{s.Parent, s.Box}]++
		}
	}
	return n
}

// contradictions finds the pairs of statements that are set against each other both ways and are both shown. One step of
// each pair is drawn as the sign of contradiction; the other, which is returned, is left out as it says the same.
func (p *Plan) contradictions(v *visible) map[argmap.ArgumentID]bool {
	merged := map[argmap.ArgumentID]bool{}
	for _, pair := range argmap.Contradictions(p.snap) {
		if !v.boxes[pair[0]] || !v.boxes[pair[1]] || p.grouper != nil && p.grouper.tree(pair[0]) != p.grouper.tree(pair[1]) {
			continue
		}
		for _, way := range [][2]argmap.StatementID{{pair[1], pair[0]}, {pair[0], pair[1]}} {
			keep, ok := v.attack(way[0], way[1])
			drop, ok2 := v.attack(way[1], way[0])
			if !ok || !ok2 || p.opposed[keep.ID] || merged[keep.ID] || v.homed(way[1], drop.ID) || len(p.snap.On(drop.Ref())) > 0 {
				continue
			}
			p.opposed[keep.ID], merged[drop.ID] = true, true
			break
		}
	}
	return merged
}
