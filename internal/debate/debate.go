// Package debate sets out a dispute as an exchange: who says what, who answers it, and what nobody has answered yet.
//
// There are two columns, one for each side. The disputed statement belongs to the side that holds it. Around it:
//
//   - A step for something stands in the column of what it supports, whoever its voice is: third parties' evidence helps
//     the side that it is given for.
//   - A step against something, or against a step, stands in the other column if that side holds one of its premises;
//     it is a reply. Otherwise it is what a third party, or the same side in doubt, has to say, and stands apart.
//   - The quarrel is everything below the disputed statement, and what the other side says against its use: attacks on
//     the steps that it serves in, and steps that pull the other way on what these bear on.
//
// A statement that comes up again is named but not followed a second time, so that circles end.
package debate

import "warrant/internal/argmap"

// Side is a column.
type Side int

// The sides. Third stands for voices that belong to neither.
const (
	Left Side = iota
	Right
	Third
)

// Other returns the opposite column; third parties have none.
func (s Side) Other() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	}
	return Third
}

// Claim is a statement in an exchange.
type Claim struct {
	ID    argmap.StatementID
	Again bool // it stands in full at an earlier place
}

// Entry is one step in the debate: its premises are said at one time, by one side.
type Entry struct {
	Step    argmap.Argument
	Claims  []Claim
	Side    Side     // the column it stands in; of a third party's attack: Third
	Reasons []*Entry // steps for its claims and warrants for the step itself, in the same column
	Replies []*Entry // the other side's steps against its claims or against the step itself
	// Wants is the voice that has yet to answer; empty where there is an answer, or none is due: reasons are answered
	// together with what they are given for.
	Wants argmap.VoiceID
}

// ToStep reports whether the entry bears on a step and not on a statement.
func (e *Entry) ToStep() bool { return e.Step.Target.Kind == argmap.KindArgument }

// Counts are one side's numbers.
type Counts struct {
	Held       int // statements in the debate that its voices hold
	Attacked   int // steps of the other side against what stands in its column
	Answered   int // exchanges and replies of the other side that it has answered
	Unanswered int // those that it has not: as many as there are entries that want a voice of its
}

// Debate is a dispute set out.
type Debate struct {
	Dispute argmap.Dispute
	Home    Side     // the column of the disputed statement
	Rows    []*Entry // the exchanges, in the order of the map
	Apart   []*Entry // what third parties say against either side
	Counts  [2]Counts
}

// New sets out a dispute. It reads the snapshot only.
func New(s *argmap.Snapshot, d argmap.Dispute) *Debate {
	b := &builder{snap: s, debate: &Debate{Dispute: d}, seen: map[argmap.StatementID]bool{}, steps: map[argmap.ArgumentID]bool{}}
	b.debate.Home = b.sideOf(d.Statement)
	if b.debate.Home == Third {
		b.debate.Home = Left
	}
	b.claim(d.Statement)
	b.rows()
	for _, e := range b.debate.Rows {
		b.count(e, true)
	}
	return b.debate
}

// Slots returns the entries that want an answer, in the order of the rows.
func (d *Debate) Slots() []*Entry {
	var out []*Entry
	var look func(e *Entry)
	look = func(e *Entry) {
		if e.Wants != "" {
			out = append(out, e)
		}
		for _, r := range e.Reasons {
			look(r)
		}
		for _, r := range e.Replies {
			look(r)
		}
	}
	for _, e := range d.Rows {
		look(e)
	}
	return out
}

// builder walks the map.
type builder struct {
	snap   *argmap.Snapshot
	debate *Debate
	seen   map[argmap.StatementID]bool
	steps  map[argmap.ArgumentID]bool
}

// sideOf returns the side that a statement is on: of the first of its voices that takes part. Who denies it puts it on
// the other side.
func (b *builder) sideOf(id argmap.StatementID) Side {
	st, _ := b.snap.Statement(id)
	for _, h := range st.Holdings {
		side := b.voiceSide(h.Voice)
		if side == Third {
			continue
		}
		if h.Stance == argmap.Denies {
			return side.Other()
		}
		return side
	}
	return Third
}

func (b *builder) voiceSide(v argmap.VoiceID) Side {
	for i, side := range b.debate.Dispute.Sides {
		for _, other := range side {
			if v == other {
				return Side(i)
			}
		}
	}
	return Third
}

// stepSide returns the side that holds a step's premises: of the first premise that any side holds.
func (b *builder) stepSide(a argmap.Argument) Side {
	for _, p := range a.Premises {
		if side := b.sideOf(p); side != Third {
			return side
		}
	}
	return Third
}

// claim names a statement; its side's count grows when it comes up first.
func (b *builder) claim(id argmap.StatementID) Claim {
	c := Claim{ID: id, Again: b.seen[id]}
	if side := b.sideOf(id); !c.Again && side != Third {
		b.debate.Counts[side].Held++
	}
	b.seen[id] = true
	return c
}

// rows finds the exchanges: the steps on the disputed statement, then what is said against its use.
func (b *builder) rows() {
	home, disputed := b.debate.Home, b.debate.Dispute.Statement
	for _, a := range b.snap.On(disputed.Ref()) {
		b.row(a, home)
	}
	for _, use := range b.snap.Uses(disputed) {
		for _, a := range b.snap.On(use.Ref()) {
			b.row(a, home)
		}
		for _, a := range b.snap.On(use.Target) {
			if a.Polarity != use.Polarity && b.stepSide(a) == home.Other() {
				b.add(&b.debate.Rows, a, home.Other())
			}
		}
	}
}

// row adds a step on something in the column side as an exchange of its own, or to what stands apart.
func (b *builder) row(a argmap.Argument, side Side) {
	switch {
	case a.Polarity == argmap.Pro:
		b.add(&b.debate.Rows, a, side)
	case b.stepSide(a) == side.Other():
		b.add(&b.debate.Rows, a, side.Other())
	default:
		b.add(&b.debate.Apart, a, Third)
	}
}

// add appends the entry of a step, with all that bears on it, unless it is there already.
func (b *builder) add(to *[]*Entry, a argmap.Argument, side Side) {
	if b.steps[a.ID] {
		return
	}
	b.steps[a.ID] = true
	e := &Entry{Step: a, Side: side}
	*to = append(*to, e)
	for _, id := range a.Premises {
		e.Claims = append(e.Claims, b.claim(id))
	}
	if side == Third {
		return
	}
	for _, c := range e.Claims {
		if !c.Again {
			b.bearing(e, c.ID.Ref())
		}
	}
	b.bearing(e, a.Ref())
}

// bearing adds what bears on a part of e.
func (b *builder) bearing(e *Entry, part argmap.Ref) {
	for _, a := range b.snap.On(part) {
		switch {
		case a.Polarity == argmap.Pro:
			b.add(&e.Reasons, a, e.Side)
		case b.stepSide(a) == e.Side.Other():
			b.add(&e.Replies, a, e.Side.Other())
		default:
			b.add(&b.debate.Apart, a, Third)
		}
	}
}

// count counts e and all below it, and marks where an answer is due: to the first entry of a row and to each reply.
func (b *builder) count(e *Entry, due bool) {
	other := e.Side.Other()
	counts := &b.debate.Counts[other]
	if e.Step.Polarity == argmap.Con {
		counts.Attacked++
	}
	switch {
	case !due:
	case answered(e):
		counts.Answered++
	default:
		counts.Unanswered++
		e.Wants = b.whoAnswers(e, other)
	}
	for _, r := range e.Reasons {
		b.count(r, false)
	}
	for _, r := range e.Replies {
		b.count(r, true)
	}
}

// answered reports whether the other side says anything against an entry or the reasons given for it.
func answered(e *Entry) bool {
	if len(e.Replies) > 0 {
		return true
	}
	for _, r := range e.Reasons {
		if answered(r) {
			return true
		}
	}
	return false
}

// whoAnswers returns the voice that an answer to e is due from: that side's own voice in what e attacks, or its first.
func (b *builder) whoAnswers(e *Entry, side Side) argmap.VoiceID {
	var under []argmap.StatementID
	if id, ok := e.Step.Target.Statement(); ok {
		under = append(under, id)
	} else if id, ok := e.Step.Target.Argument(); ok {
		a, _ := b.snap.Argument(id)
		under = a.Premises
	}
	for _, id := range under {
		st, _ := b.snap.Statement(id)
		for _, h := range st.Holdings {
			if b.voiceSide(h.Voice) == side && h.Stance != argmap.Denies {
				return h.Voice
			}
		}
	}
	if voices := b.debate.Dispute.Sides[side]; len(voices) > 0 {
		return voices[0]
	}
	return ""
}
