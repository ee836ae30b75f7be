package document

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/debate"
)

// cards writes a card for each dispute of the map, or for the likeliest quarrel in a map that records none, and then one
// for each claim, in reading order, that is not the subject of a dispute.
//
// The best objection is, of the steps against a claim or against a step for it, one that nothing answers before one that
// something does, then the one with most below it, then the one that is read first. In a dispute those of the other side
// come before all others.
func (w *scribe) cards() {
	w.head()
	disputes := w.snap.Disputes()
	if len(disputes) == 0 {
		if d, ok := debate.Likely(w.snap, ""); ok {
			disputes = append(disputes, d)
		}
	}
	disputed := map[argmap.StatementID]bool{}
	for _, d := range disputes {
		disputed[d.Statement] = true
		w.dispute(d)
	}
	for _, id := range w.out.Order {
		if st := w.statement(id); st.Kind == argmap.Claim && !disputed[id] {
			w.card(Block{Shape: Card, Level: 2, Runs: []Run{{Text: w.title(id)}}}, id, w.attacks(id), "")
		}
	}
	w.bibliography(false)
}

// dispute writes the card of a dispute.
func (w *scribe) dispute(d argmap.Dispute) {
	set := debate.New(w.snap, d)
	card := Block{Shape: Card, Level: 2, Runs: []Run{{Text: "Dispute: " + d.Title}}}
	card.row("Sides", w.names(d.Sides[0])+" against "+w.names(d.Sides[1]))
	var theirs, others []argmap.Argument
	for _, a := range w.attacks(d.Statement) {
		if slices.ContainsFunc(set.Rows, func(e *debate.Entry) bool { return e.Step.ID == a.ID && e.Side != set.Home }) {
			theirs = append(theirs, a)
		} else {
			others = append(others, a)
		}
	}
	open := ""
	if slots := set.Slots(); len(slots) > 0 {
		open = "What is the answer to " + w.premised(slots[0].Step) + ", which is due from " + w.names([]argmap.VoiceID{slots[0].Wants}) + "?"
	}
	w.card(card, d.Statement, append(theirs, others...), open)
}

// card completes the card of a claim. Attacks are the objections, the best first; an empty question is found by what is
// missing.
func (w *scribe) card(card Block, id argmap.StatementID, attacks []argmap.Argument, question string) {
	card.row("Claim", w.numbers[id]+" "+w.voiced(id))
	if len(attacks) > 0 {
		a := attacks[0]
		for _, p := range a.Premises {
			card.row("Best objection", w.numbers[p]+" "+w.voiced(p))
			card.rows("Its source", w.passages(p.Ref()))
		}
		for _, text := range w.against(a) {
			card.row("Its answer", text)
		}
	}
	evidence := w.evidence(id)
	card.rows("Source", w.passages(id.Ref()))
	for _, e := range evidence {
		text := w.numbers[e] + " " + w.voiced(e)
		if marks := w.passages(e.Ref()); len(marks) > 0 {
			text += " (" + strings.Join(marks, "; ") + ")"
		}
		card.row("Evidence", text)
	}
	if question == "" {
		question = w.question(id, attacks, evidence)
	}
	card.row("Open question", question)
	w.add(card)
}

// attacks returns the objections to a claim and to the steps for it, the best first.
func (w *scribe) attacks(id argmap.StatementID) []argmap.Argument {
	var out []argmap.Argument
	for _, a := range w.snap.On(id.Ref()) {
		if a.Polarity == argmap.Con {
			out = append(out, a)
			continue
		}
		for _, on := range w.snap.On(a.Ref()) {
			if on.Polarity == argmap.Con {
				out = append(out, on)
			}
		}
	}
	lacking := w.snap.Lacking()
	slices.SortStableFunc(out, func(a, b argmap.Argument) int {
		if open := lacking.Replies[a.ID]; open != lacking.Replies[b.ID] {
			if open {
				return -1
			}
			return 1
		}
		return w.weight(b) - w.weight(a)
	})
	return out
}

// weight counts what hangs below the premises of a step and below it, wherever they have their places.
func (w *scribe) weight(a argmap.Argument) int {
	n := len(w.snap.On(a.Ref()))
	for _, p := range a.Premises {
		n += len(w.out.Below(p.Ref()))
	}
	return n
}

// evidence returns the evidence that is given for a claim.
func (w *scribe) evidence(id argmap.StatementID) []argmap.StatementID {
	var out []argmap.StatementID
	for _, a := range w.snap.On(id.Ref()) {
		for _, p := range a.Premises {
			if a.Polarity == argmap.Pro && w.statement(p).Kind == argmap.Evidence && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// question asks for the first thing that is missing: an answer to the best objection, support for the claim, a source for
// its evidence, an objection; where nothing is, whether the answer is good enough.
func (w *scribe) question(id argmap.StatementID, attacks []argmap.Argument, evidence []argmap.StatementID) string {
	lacking := w.snap.Lacking()
	if len(attacks) > 0 && lacking.Replies[attacks[0].ID] {
		return "What can be said against " + w.premised(attacks[0]) + "?"
	}
	if lacking.Support[id] {
		return "Nothing in the map speaks for this claim. What does?"
	}
	for _, e := range evidence {
		if len(w.snap.CitationsOf(e.Ref())) == 0 {
			return "Where can one look up " + w.quoted(e) + "?"
		}
	}
	if len(attacks) == 0 {
		return "Nobody in the map objects to this claim. What would somebody say who denies it?"
	}
	return "Does the answer meet the objection " + w.premised(attacks[0]) + "?"
}
