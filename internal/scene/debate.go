package scene

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Measures of a debate, in world units.
const (
	channel      = 104.0 // between the columns
	debateLeast  = 760.0 // narrowest drawing
	debateMargin = 56.0  // left and right, with room for a knob and the ring round a selected one
	debateStep   = 34.0  // by which a reason stands in from what it supports
	reasonGap    = 12.0
	blockGap     = 20.0 // between what is said at different times in one column
	rowGap       = 26.0 // above and below the rule between exchanges
	slotHeight   = 40.0
	sideRule     = 3.0
	debateRail   = 12.0 // from the outer edge of a claim to the line up from its reasons
	smallDisc    = 9.0
	apartColumns = 3
	apartLines   = 5
	toStep       = "to the step"
)

// NewDebate draws a dispute: the disputed claim over both columns, one column for each side, one row for each exchange,
// and third parties below. It is width units wide, or debateLeast where that is more.
func NewDebate(s *argmap.Snapshot, d argmap.Dispute, m Measurer, width float64) *Scene {
	width = max(width, debateLeast)
	look := Look{BoxWidth: Normal, AuthorPill: true}
	b := &debateBuilder{
		maker: maker{s, look, m}, model: debate.New(s, d), outline: s.Outline(), scene: &Scene{Ground: Canvas},
		spoken: &speaker{s, s.Outline()}, drawn: map[argmap.StatementID]bool{},
	}
	b.column[debate.Left] = extent{a0: debateMargin, a1: (width - channel) / 2}
	b.column[debate.Right] = extent{a0: (width + channel) / 2, a1: width - debateMargin}
	b.title(width)
	b.heads()
	for i, e := range b.model.Rows {
		if i > 0 {
			b.rule(width)
		}
		b.row(e)
	}
	b.apart(width)
	below := append([]Group{{Items: b.lines}}, b.knobs...)
	b.scene.Groups = append(below, b.scene.Groups...)
	b.scene.Bounds = geom.Rect{W: width, H: b.y + margin}
	return b.scene
}

// debateBuilder draws a debate from top to bottom.
type debateBuilder struct {
	maker
	model   *debate.Debate
	outline *argmap.Outline
	scene   *Scene
	spoken  *speaker
	drawn   map[argmap.StatementID]bool

	column [2]extent  // a0 and a1: left and right edge
	y      float64    // all above is done
	free   [2]float64 // by column: where the next block may begin
	turns  int        // lines that had to turn in the channel, in this row
	lines  []Item     // painted below all knobs
	knobs  []Group    // painted below all boxes
}

// title draws the disputed claim over the full width.
func (b *debateBuilder) title(width float64) {
	c := &card{role: argmap.RoleThesis, word: words.T("Disputed claim"), width: width - 2*debateMargin - 2*thesisPad}
	c.st, _ = b.snap.Statement(b.model.Dispute.Statement)
	b.make(c)
	b.put(c, debateMargin, margin)
	b.y = margin + c.size.H + 18
}

// heads names the voices of each side and gives their numbers, over a rule in the colour of the side: a single one at
// the left, a double one at the right, for those who do not see the colours.
func (b *debateBuilder) heads() {
	for i, voices := range b.model.Dispute.Sides {
		side := debate.Side(i)
		col, ink := b.column[side], VoiceA
		if side == debate.Right {
			ink = VoiceB
		}
		var names []string
		for _, id := range voices {
			v, _ := b.snap.Voice(id)
			names = append(names, v.Name)
		}
		n := b.model.Counts[side]
		numbers := words.T("%d held · attacked %d× · answered %d · to answer %d", n.Held, n.Attacked, n.Answered, n.Unanswered)
		g := Group{Label: func() string { return strings.Join(names, ", ") + ": " + strings.ReplaceAll(numbers, " ·", ",") + "." }}
		who := b.run(strings.Join(names, " · "), col.a0, b.y+16, col.a1-col.a0-pickerRoom, 16, true, ink)
		g.Items = append(g.Items, who, picker(geom.Point{X: col.a0 + who.Width + pickerRoom/2, Y: b.y + 11}))
		b.scene.Hits = append(b.scene.Hits, Hit{Part: PartSides, Rect: geom.Rect{X: col.a0, Y: b.y - 4, W: who.Width + pickerRoom, H: 28}})
		g.Items = append(g.Items, b.run(numbers, col.a0, b.y+34, col.a1-col.a0, smallSize, false, Muted))
		top := b.y + 43
		if side == debate.Left {
			g.Items = append(g.Items, Box{Rect: geom.Rect{X: col.a0, Y: top, W: col.a1 - col.a0, H: sideRule}, Fill: ink})
		} else {
			for _, y := range []float64{top - 0.75, top + 2.75} {
				g.Items = append(g.Items, Box{Rect: geom.Rect{X: col.a0, Y: y, W: col.a1 - col.a0, H: 1.5}, Fill: ink})
			}
		}
		b.scene.Groups = append(b.scene.Groups, g)
	}
	b.y += 43 + sideRule + 20
	if len(b.model.Rows) == 0 {
		said := b.run(words.T("Nothing has been said for or against it yet."), debateMargin, b.y+14, b.column[1].a1-debateMargin, textSize, false, Muted)
		b.scene.Groups = append(b.scene.Groups, Group{Items: []Item{said}})
		b.y += 30
	}
}

// pickerRoom is the room for the sign behind the names of a side.
const pickerRoom = 22

// picker is the sign that something else can be chosen.
func picker(at geom.Point) Item {
	return Shape{Fill: Muted, Points: []geom.Point{{X: at.X - 5, Y: at.Y - 3}, {X: at.X + 5, Y: at.Y - 3}, {X: at.X, Y: at.Y + 3}}}
}

// run is a line of words no wider than room.
func (b *debateBuilder) run(said string, x, base, room, size float64, bold bool, ink Token) Text {
	said = b.measure.Ellipsis(said, size, bold, room)
	return Text{At: geom.Point{X: x, Y: base}, Words: said, Size: size, Bold: bold, Ink: ink, Width: b.measure.Width(said, size, bold)}
}

// rule draws the line between two exchanges.
func (b *debateBuilder) rule(width float64) {
	b.y += rowGap
	line := stroke(Rule.Soft(), 1, geom.Point{X: debateMargin, Y: b.y}, geom.Point{X: width - debateMargin, Y: b.y})
	b.lines = append(b.lines, line)
	b.y += rowGap
}

// put draws a card with its corner at x, y.
func (b *debateBuilder) put(c *card, x, y float64) {
	b.scene.Uses |= c.signs()
	by := geom.Point{X: x, Y: y}
	var items []Item
	for _, it := range c.face {
		items = append(items, shifted(it, by))
	}
	id := ""
	if !c.stub && !b.drawn[c.st.ID] {
		id = c.st.ID.Ref().String()
		b.drawn[c.st.ID] = true
	}
	b.scene.Groups = append(b.scene.Groups, Group{ID: id, Label: func() string { return b.spoken.statement(c) }, Items: items})
	for _, h := range c.parts {
		h.Rect = h.Rect.Move(by)
		b.scene.Hits = append(b.scene.Hits, h)
	}
}

// block is one entry as it is drawn.
type block struct {
	entry     *debate.Entry
	boxes     []geom.Rect
	stands    []*block // its reasons, below it
	bracketed bool     // has a bracket at its inner side
}

// area returns the smallest rectangle around the boxes of an entry, its reasons left out.
func (k *block) area() geom.Rect {
	var r geom.Rect
	for _, box := range k.boxes {
		r = r.Union(box)
	}
	return r
}

// row draws one exchange.
func (b *debateBuilder) row(e *debate.Entry) {
	b.free, b.turns = [2]float64{b.y, b.y}, 0
	first := b.block(e, 0)
	b.lead(first)
	b.replies(first)
	b.y = max(b.free[0], b.free[1]) - blockGap
}

// block draws an entry and below it, standing in, its reasons.
func (b *debateBuilder) block(e *debate.Entry, depth int) *block {
	k := &block{entry: e}
	col := b.column[e.Side]
	in := min(float64(depth)*debateStep, (col.a1-col.a0)/2)
	if e.Side == debate.Left {
		col.a0 += in
	} else {
		col.a1 -= in
	}
	for n, claim := range e.Claims {
		if n > 0 {
			b.free[e.Side] += reasonGap
		}
		c := b.card(e, claim, col.a1-col.a0)
		b.put(c, col.a0, b.free[e.Side])
		k.boxes = append(k.boxes, c.frame.Move(geom.Point{X: col.a0, Y: b.free[e.Side]}))
		b.free[e.Side] += c.size.H
		b.reasons(k, claim.ID.Ref(), depth)
	}
	b.reasons(k, e.Step.Ref(), depth)
	if depth == 0 {
		b.free[e.Side] += blockGap
	}
	return k
}

// reasons draws what supports one part of an entry right below it.
func (b *debateBuilder) reasons(k *block, part argmap.Ref, depth int) {
	for _, r := range k.entry.Reasons {
		if r.Step.Target == part {
			b.free[r.Side] += reasonGap
			k.stands = append(k.stands, b.block(r, depth+1))
			b.support(k, k.stands[len(k.stands)-1])
		}
	}
}

// card measures one claim of an entry; what stood in full before is named by its title only.
func (b *debateBuilder) card(e *debate.Entry, claim debate.Claim, width float64) *card {
	c := &card{stance: e.Step.Polarity, stub: claim.Again, width: width}
	c.st, _ = b.snap.Statement(claim.ID)
	c.role = b.outline.RoleIn(e.Step, c.st)
	if e.ToStep() {
		c.note = words.T(toStep)
	}
	b.make(c)
	if c.stub {
		c.parts[0].Part = PartBox // it is shown, further up
	}
	return c
}

// outer returns the outer edge of a box in a side's column, and the way in from it.
func outer(r geom.Rect, side debate.Side) (x, in float64) {
	if side == debate.Left {
		return r.X, 1
	}
	return r.Right(), -1
}

// support draws the bracket at the outer side of a reason, and the line from it up to what it is given for.
func (b *debateBuilder) support(claim, reason *block) {
	ink := hue(reason.entry.Step.Polarity)
	to, area := claim.boxes[b.target(claim, reason)], reason.area()
	x, in := outer(area, reason.entry.Side)
	edge, _ := outer(to, claim.entry.Side)
	rail := edge + in*debateRail
	y := area.Y + area.H/2
	near := x - in*(bracketWidth/2+8)
	span := sideBracket(area, x, -in, bracketFor)
	tip := to.Bottom() + headClear
	base := tip + 9
	items := []Item{
		Line{Path: geom.Polyline(turnRadius, geom.Point{X: near, Y: y}, geom.Point{X: rail, Y: y}, geom.Point{X: rail, Y: base}), Ink: ink, Width: lineWidth},
		Line{Path: span, Ink: ink, Width: bracketWidth - 0.5},
	}
	if len(claim.stands) == 1 || b.target(claim, claim.stands[0]) != b.target(claim, reason) {
		items = append(items, Shape{Points: []geom.Point{{X: rail, Y: tip}, {X: rail + 5.5, Y: base + 1}, {X: rail - 5.5, Y: base + 1}}, Fill: ink})
	}
	b.step(reason.entry, items, geom.Point{X: rail, Y: y})
}

// lead draws the bracket and the knob of the first entry of an exchange, at its outer side: what it bears on stands on
// top of the drawing.
func (b *debateBuilder) lead(k *block) {
	area := k.area()
	x, in := outer(area, k.entry.Side)
	ink, radius := hue(k.entry.Step.Polarity), bracketFor
	if k.entry.Step.Polarity == argmap.Con {
		radius = 0
	}
	y := k.boxes[0].Y + k.boxes[0].H/2
	knob := geom.Point{X: x - in*(26.0), Y: y}
	b.step(k.entry, []Item{
		Line{Path: sideBracket(area, x, -in, radius), Ink: ink, Width: bracketWidth - 0.5},
		stroke(ink, lineWidth, knob, geom.Point{X: x - in*8, Y: y}),
	}, knob)
}

// sideBracket is a bracket beside an area, its edge at x, out being the way away from it.
func sideBracket(area geom.Rect, x, out, radius float64) geom.Path {
	near := x + out*(bracketWidth/2+8)
	return geom.Polyline(radius, geom.Point{X: x + out*2, Y: area.Y + 1}, geom.Point{X: near, Y: area.Y + 1},
		geom.Point{X: near, Y: area.Bottom() - 1}, geom.Point{X: x + out*2, Y: area.Bottom() - 1})
}

// target returns which box of a block an entry bears on; the last one where it bears on its step.
func (b *debateBuilder) target(k *block, on *block) int {
	for i, c := range k.entry.Claims {
		if c.ID.Ref() == on.entry.Step.Target {
			return i
		}
	}
	return len(k.boxes) - 1
}

// step adds the drawing of a step: its lines, and its knob at at.
func (b *debateBuilder) step(e *debate.Entry, lines []Item, at geom.Point) {
	b.lines = append(b.lines, lines...)
	b.scene.Uses |= stepSigns(e.Step, false)
	ink := hue(e.Step.Polarity)
	var items []Item
	if e.Step.Polarity == argmap.Pro {
		items = append(items, Disc{Center: at, Radius: smallDisc, Fill: ink})
		items = append(items, plusSign(at, 9, 2.2, Paper)...)
	} else {
		items = append(items, Box{Rect: geom.Rect{X: at.X, Y: at.Y}.Grow(smallDisc - 1), Fill: ink})
		items = append(items, minusSign(at, 9, 2.2, Paper)...)
	}
	label := b.spoken.step(&step{arg: e.Step})
	b.knobs = append(b.knobs, Group{ID: e.Step.Ref().String(), Label: func() string { return label }, Items: items})
	knob := geom.Rect{X: at.X, Y: at.Y}.Grow(smallDisc)
	b.scene.Hits = append(b.scene.Hits, Hit{Of: e.Step.Ref(), Part: PartKnob, Rect: knob})
}
