package scene

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// knobOff is the way from the inner edge of a reply to the centre of its knob, in world units.
const knobOff = 20.0

// replies draws what the other side says to a block and its reasons, from top to bottom, each beside what it bears on
// where there is room; then what is said to that; and the empty place where an answer is missing.
func (b *debateBuilder) replies(k *block) {
	var made []*block
	var answer func(k *block)
	answer = func(k *block) {
		for _, e := range k.entry.Replies {
			to := k.boxes[b.target(k, &block{entry: e})]
			b.free[e.Side] = max(b.free[e.Side], to.Y)
			reply := b.block(e, 0)
			b.attack(reply, k, to)
			made = append(made, reply)
		}
		for _, r := range k.stands {
			answer(r)
		}
	}
	answer(k)
	for _, reply := range made {
		b.replies(reply)
	}
	if k.entry.Wants != "" {
		b.slot(k)
	}
}

// inner returns the inner edge of a box in a side's column, and the way out into the channel.
func inner(r geom.Rect, side debate.Side) (x, out float64) {
	if side == debate.Left {
		return r.Right(), 1
	}
	return r.X, -1
}

// attack draws the line from a reply over the channel to the box it bears on: level where it can be, else with one step
// in the channel.
func (b *debateBuilder) attack(reply, target *block, to geom.Rect) {
	ink := hue(reply.entry.Step.Polarity)
	area := reply.area()
	x, out := inner(area, reply.entry.Side)
	goal, _ := inner(to, reply.entry.Side.Other())
	if target.bracketed {
		goal -= out * (bracketWidth + 10)
	}
	y := b.attackLevel(area, to)
	end := min(max(y, to.Y+14), to.Bottom()-14)
	knob := geom.Point{X: x + out*knobOff, Y: y}
	tip := goal - out*headClear
	far := tip - out*barThick
	items := []Item{
		Line{Path: b.across(geom.Point{X: x, Y: y}, geom.Point{X: far, Y: end}, out*14), Ink: ink, Width: lineWidth},
		Box{Rect: geom.Rect{X: min(tip, far), Y: end - barLength/2, W: barThick, H: barLength}, Fill: ink},
	}
	if reply.bracketed = len(reply.boxes) > 1; reply.bracketed {
		items = append(items, Line{Path: sideBracket(area, x, out, 0), Ink: ink, Width: bracketWidth - 0.5})
	}
	b.step(reply.entry, items, knob)
}

// across returns the way over the channel: level, or with one step about off before its end.
func (b *debateBuilder) across(from, to geom.Point, off float64) geom.Path {
	if math.Abs(to.Y-from.Y) < 0.5 {
		return geom.Polyline(0, from, to)
	}
	turn := to.X - off - math.Copysign(8*float64(b.turns%3), off)
	b.turns++
	return geom.Polyline(turnRadius, from, geom.Point{X: turn, Y: from.Y}, geom.Point{X: turn, Y: to.Y}, to)
}

// attackLevel returns the height at which a reply's line leaves it: one that both boxes share, if there is any.
func (b *debateBuilder) attackLevel(area, to geom.Rect) float64 {
	y := area.Y + area.H/2
	lo, hi := max(area.Y, to.Y)+14, min(area.Bottom(), to.Bottom())-14
	if lo <= hi {
		return (lo + hi) / 2
	}
	return y
}

// slot draws the empty place that waits for an answer, in the other column.
func (b *debateBuilder) slot(k *block) {
	b.scene.Uses |= usesSlot
	side := k.entry.Side.Other()
	col, to := b.column[side], k.boxes[0]
	b.free[side] = max(b.free[side], to.Y)
	r := geom.Rect{X: col.a0, Y: b.free[side], W: col.a1 - col.a0, H: slotHeight}
	b.free[side] += slotHeight + blockGap
	x, out := inner(r, side)
	goal, _ := inner(to, side.Other())
	level := min(max(r.Y+slotHeight/2, to.Y+3), to.Bottom()-3)
	wait := b.across(geom.Point{X: x, Y: r.Y + slotHeight/2}, geom.Point{X: goal - out*headClear, Y: level}, out*38)
	b.lines = append(b.lines, Line{Path: wait, Ink: Muted.Soft(), Width: 1.5, Dash: []float64{3, 5}})
	v, _ := b.snap.Voice(k.entry.Wants)
	said := b.run(words.T("No answer yet"), r.X+inset+4, r.Y+slotHeight/2+4.5, r.W-2*inset, 13, true, Muted)
	items := []Item{Box{Rect: r, Radius: 4, Line: Muted, Width: 1.5, Dash: []float64{6, 5}}, said}
	if room := r.W - said.Width - 3*inset - 8; room > 60 {
		who := b.run(words.T("from %s", v.Name), 0, said.At.Y, room, smallSize, false, Muted)
		who.At.X = r.Right() - inset - who.Width
		items = append(items, who)
	}
	label := words.T("No answer yet to: %s Waiting for %s", stop(b.spoken.target(k.entry.Claims[0].ID.Ref())), stop(v.Name))
	b.scene.Groups = append(b.scene.Groups, Group{Label: func() string { return label }, Items: items})
	b.scene.Hits = append(b.scene.Hits, Hit{Of: k.entry.Step.Ref(), Part: PartSlot, Rect: r, By: k.entry.Wants})
}

// apart draws what third parties say, in a narrow strip below the exchanges.
func (b *debateBuilder) apart(width float64) {
	if len(b.model.Apart) == 0 {
		return
	}
	b.y += 2 * rowGap
	head := b.run(words.T("Third parties"), debateMargin, b.y, width-2*debateMargin, textSize, true, Neutral)
	line := Box{Rect: geom.Rect{X: debateMargin, Y: b.y + 8, W: width - 2*debateMargin, H: 1}, Fill: Neutral}
	b.scene.Groups = append(b.scene.Groups, Group{Items: []Item{head, line}})
	b.y += 22
	const gap = 16.0
	room := (width - 2*debateMargin - (apartColumns-1)*gap) / apartColumns
	at, deep := 0, 0.0
	for _, e := range b.model.Apart {
		for _, claim := range e.Claims {
			if at == apartColumns {
				at, deep, b.y = 0, 0, b.y+deep+gap
			}
			c := b.apartCard(e, claim, room)
			b.put(c, debateMargin+float64(at)*(room+gap), b.y)
			at, deep = at+1, max(deep, c.size.H)
		}
	}
	b.y += deep
}

// apartCard measures a claim of the strip, with a line that says what it is against.
func (b *debateBuilder) apartCard(e *debate.Entry, claim debate.Claim, width float64) *card {
	c := &card{stance: e.Step.Polarity, stub: claim.Again, width: width, lines: apartLines}
	c.st, _ = b.snap.Statement(claim.ID)
	c.role = b.outline.RoleIn(e.Step, c.st)
	c.note = polarityWord(e.Step.Polarity) + ": " + b.spoken.target(e.Step.Target)
	if e.Step.Polarity == argmap.Con && e.ToStep() {
		c.note = words.T("against %s", b.spoken.target(e.Step.Target))
	}
	b.make(c)
	return c
}
