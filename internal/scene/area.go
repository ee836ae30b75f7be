package scene

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/words"
)

// Measures of areas, in world units.
const (
	areaPad    = 40.0 // from the border to what stands in an area: links run there
	areaHead   = 58.0 // from the upper border to what stands in an area
	areaGap    = 48.0 // between areas
	treeGap    = 64.0 // between the trees of one area
	areaTitle  = 13.0
	areaRoom   = 1.6   // how much wider than its title an area is at least, as the title grows far off
	areaMost   = 520.0 // but no more than that
	areaRadius = 6.0
	areaWide   = 1.6 // how much wider than high areas, and all of them together, are to become
	shutHeight = 44.0
	shutInset  = 34.0 // from the border of a folded area to its words
)

// area is one group as it is drawn: with the trees of its statements, or folded to one box.
type area struct {
	*cluster
	folded bool
	trees  []int // the roots of its trees, by step
}

// grouper says what of a map is drawn in which area. A tree layout does not keep groups together, so each area has the
// forest that the steps within its group make; a step from one area to another is drawn at its target, with stubs for
// the premises that stand elsewhere, and a premise that is a root of its area says what it bears on.
type grouper struct {
	plan  *Plan
	group map[argmap.StatementID]int // by statement: its area
	root  map[argmap.StatementID]argmap.StatementID
}

// group draws the plan in areas.
func (p *Plan) group(v *visible) {
	g := &grouper{plan: p, group: map[argmap.StatementID]int{}, root: map[argmap.StatementID]argmap.StatementID{}}
	p.grouper = g
	for i, c := range p.look.Group.clusters(p.snap) {
		p.areas = append(p.areas, area{cluster: c, folded: p.look.FoldedGroups[c.name]})
		for _, id := range c.members {
			g.group[id] = i
		}
		if p.areas[i].folded {
			seen := false
			for _, id := range c.members {
				seen = seen || v.boxes[id]
				delete(v.boxes, id)
			}
			if !seen && v.near != nil {
				p.areas[i].cluster = nil // it is not what one looks at
			}
		}
	}
	merged := p.contradictions(v)
	for i := range p.areas {
		if p.areas[i].cluster == nil {
			continue
		}
		for _, id := range p.areas[i].members {
			if v.boxes[id] && g.tree(id) == id {
				p.areas[i].trees = append(p.areas[i].trees, len(p.steps))
				p.addTree(id, v, merged)
			}
		}
		p.areas[i].trees = g.lonelyLast(p.areas[i].trees)
		if len(p.areas[i].trees) == 0 && !p.areas[i].folded {
			p.areas[i].cluster = nil
		}
	}
}

// lonelyLast moves the boxes on which nothing is drawn behind the others: so they fill a row of their own.
func (g *grouper) lonelyLast(trees []int) []int {
	var out, lonely []int
	for _, t := range trees {
		if t+1 < len(g.plan.steps) && g.plan.steps[t+1].tree == t {
			out = append(out, t)
		} else {
			lonely = append(lonely, t)
		}
	}
	return append(out, lonely...)
}

// tree returns the root of the tree of an area that a statement stands in.
func (g *grouper) tree(id argmap.StatementID) argmap.StatementID {
	if r, ok := g.root[id]; ok {
		return r
	}
	r := id
	if a, ok := g.plan.snap.Outline().Home(id); ok {
		if to, ok := Base(g.plan.snap, a); ok && g.group[to] == g.group[id] {
			r = g.tree(to)
		}
	}
	g.root[id] = r
	return r
}

// apart reports whether a premise of a step stands in another tree than the step.
func (p *Plan) apart(id argmap.StatementID, a argmap.Argument) bool {
	if p.grouper == nil {
		return false
	}
	to, ok := Base(p.snap, a)
	return !ok || p.grouper.tree(id) != p.grouper.tree(to)
}

// away returns the step by which the root of an area's tree bears on something in another area.
func (p *Plan) away(id argmap.StatementID) (argmap.Argument, bool) {
	if p.grouper == nil && p.look.Page == nil {
		return argmap.Argument{}, false
	}
	return p.snap.Outline().Home(id)
}

// arranged returns a layout of the plan with its trees in their areas, and where these are.
func (p *Plan) arranged(r *layout.Result) (*layout.Result, []geom.Rect) {
	if p.grouper == nil {
		return r, nil
	}
	bounds := make([]geom.Rect, len(p.steps))
	for i := range p.steps {
		root := p.steps[i].tree
		bounds[root] = bounds[root].Union(r.Places[i].Span)
	}
	sizes := make([]geom.Size, len(p.areas))
	inner := make([][]geom.Point, len(p.areas))
	for i, a := range p.areas {
		switch {
		case a.cluster == nil:
		case a.folded:
			w := p.measure.Width(a.title+": "+a.count(), textSize, true)
			sizes[i] = geom.Size{W: math.Ceil(w) + shutInset + 2*inset, H: shutHeight}
		default:
			var trees []geom.Size
			for _, t := range a.trees {
				trees = append(trees, bounds[t].Size())
			}
			at, total := shelves(trees, treeGap, p.look.Direction == layout.Up)
			least := math.Ceil(p.measure.Width(a.title, areaTitle, true)) + shutInset + 2*inset
			sizes[i] = geom.Size{W: max(total.W+2*areaPad, min(areaRoom*least, areaMost)), H: total.H + areaHead + areaPad}
			inner[i] = at
		}
	}
	at, total := shelves(sizes, areaGap, false)
	out := &layout.Result{Places: make([]layout.Place, len(r.Places)), Bounds: geom.Rect{W: total.W, H: total.H}, Took: r.Took}
	areas := make([]geom.Rect, len(p.areas))
	by := make([]geom.Point, len(p.steps))
	for i, a := range p.areas {
		areas[i] = geom.Rect{X: at[i].X, Y: at[i].Y, W: sizes[i].W, H: sizes[i].H}
		for k, t := range a.trees {
			to := at[i].Add(inner[i][k]).Add(geom.Point{X: areaPad, Y: areaHead})
			by[t] = to.Sub(corner0(bounds[t]))
		}
	}
	for i := range p.steps {
		out.Places[i] = movedPlace(r.Places[i], by[p.steps[i].tree])
	}
	return out, areas
}

// shelves puts things into rows, in order, so that all of them together become somewhat wider than high. In a row they
// stand on a line with their upper edges, or, where they hang, with their lower ones.
func shelves(sizes []geom.Size, gap float64, low bool) (at []geom.Point, total geom.Size) {
	room, widest := 0.0, 0.0
	for _, s := range sizes {
		if s.W > 0 {
			room += (s.W + gap) * (s.H + gap)
			widest = max(widest, s.W)
		}
	}
	most := max(widest, math.Sqrt(room*areaWide))
	at = make([]geom.Point, len(sizes))
	x, y, high, first := 0.0, 0.0, 0.0, 0
	settle := func(end int) {
		for k := first; low && k < end; k++ {
			at[k].Y += high - sizes[k].H
		}
	}
	for i, s := range sizes {
		if s.W == 0 {
			at[i] = geom.Point{X: x, Y: y}
			continue
		}
		if x > 0 && x+s.W > most {
			settle(i)
			x, y, high, first = 0, y+high+gap, 0, i
		}
		at[i] = geom.Point{X: x, Y: y}
		x += s.W + gap
		high = max(high, s.H)
		total.W = max(total.W, x-gap)
	}
	settle(len(sizes))
	total.H = y + high
	return at, total
}

// drawAreas draws the grounds of the areas, or the boxes that they are folded to.
func (b *builder) drawAreas() {
	for i, a := range b.plan.areas {
		if a.cluster == nil {
			continue
		}
		r := b.areas[i]
		line := max(1, b.detail.pixels(0.75))
		ground := Box{Rect: r, Radius: areaRadius, Fill: Area, Line: Rule, Width: line}
		g := Group{Label: func() string { return a.title + ": " + a.count() + "." }}
		hit := Hit{Part: PartArea, Group: a.name, Rect: geom.Rect{X: r.X, Y: r.Y, W: r.W, H: areaHead - 14}}
		if a.folded {
			hit.Rect = r
			ground.Fill = Paper
			for k := 2.0; k >= 1; k-- {
				edge := ground
				edge.Rect = r.Move(geom.Point{X: k * foldEdge, Y: k * foldEdge})
				g.Items = append(g.Items, edge)
			}
			g.Label = func() string { return words.T("%s, folded: %s.", a.title, a.count()) }
		}
		g.Items = append(g.Items, ground)
		g.Items = append(g.Items, b.areaWords(a, r)...)
		b.scene.Groups = append(b.scene.Groups, g)
		b.scene.Spots = append(b.scene.Spots, Spot{r, Rule}, Spot{r.Grow(-max(r.W, r.H) / 60), ground.Fill})
		b.scene.Hits = append(b.scene.Hits, hit)
	}
}

// areaWords writes the title of an area into its upper left corner, as large as can be read and as fits.
func (b *builder) areaWords(a area, r geom.Rect) []Item {
	said, size, high := a.title, areaTitle, areaHead-14
	if a.folded {
		said, size, high = a.title+": "+a.count(), textSize, r.H
	}
	size = min(max(size, b.detail.pixels(titlePixels+1)), high/1.2)
	if b.detail.Zoom > 0 && size < b.detail.pixels(leastPixels) {
		return nil // see drawFarTitles
	}
	mark := size * 0.5
	x, mid := r.X+inset, r.Y+high/2
	triangle := Shape{Fill: Muted, Points: []geom.Point{{X: x, Y: mid - mark/2}, {X: x + mark*1.2, Y: mid - mark/2}, {X: x + mark*0.6, Y: mid + mark/2}}}
	if a.folded {
		triangle.Points = []geom.Point{{X: x, Y: mid - mark*0.6}, {X: x + mark, Y: mid}, {X: x, Y: mid + mark*0.6}}
	}
	x += mark*1.2 + 8
	m := b.plan.measure
	said = m.Ellipsis(said, size, true, r.Right()-inset-x)
	text := Text{At: geom.Point{X: x, Y: mid + 0.36*size}, Words: said, Size: size, Bold: true, Ink: Ink, Width: m.Width(said, size, true)}
	return []Item{triangle, text}
}

// drawFarTitles writes the titles of areas over their upper edges where these are too far off for words inside.
func (b *builder) drawFarTitles() {
	px, m := b.detail.pixels, b.plan.measure
	if b.detail.Zoom <= 0 || titleFits(b.detail.Zoom) {
		return
	}
	for i, a := range b.plan.areas {
		if a.cluster == nil {
			continue
		}
		r, size := b.areas[i], px(titlePixels)
		said := m.Ellipsis(a.title, size, true, r.W-px(12))
		w := m.Width(said, size, true)
		if len([]rune(said)) < min(4, len([]rune(a.title))) || w > r.W-px(12) {
			continue
		}
		at := geom.Point{X: r.X + px(6), Y: r.Y + px(11)}
		plate := Box{Rect: geom.Rect{X: at.X - px(3), Y: at.Y - px(10), W: w + px(6), H: px(13)}, Radius: px(2), Fill: Area}
		text := Text{At: at, Words: said, Size: size, Bold: true, Ink: Ink, Width: w}
		b.scene.Groups = append(b.scene.Groups, Group{Items: []Item{plate, text}})
	}
}

// titleFits reports whether the title of an area can be read where it stands.
func titleFits(zoom float64) bool { return (areaHead-14)/1.2*zoom >= leastPixels }

// ground returns the colour of what is behind a diagram's lines.
func (b *builder) ground() Token {
	if b.plan.grouper != nil {
		return Area
	}
	return Canvas
}
