package codec

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// meaning is what the word for a role says.
type meaning struct {
	word string // one of the words above; empty: the word says nothing of it
	kind argmap.StatementKind
}

// otherWords are words for roles that Nest does not write, but people do.
var otherWords = map[string]meaning{
	"claim": {RoleStatement, ""}, "unattached": {RoleStatement, ""},
	"pro": {RoleReason, ""}, "for": {RoleReason, ""}, "support": {RoleReason, ""}, "premise": {RoleReason, ""},
	"evidence": {RoleReason, argmap.Evidence}, "assumption": {RoleReason, argmap.Assumption},
	"unstated premise": {RoleReason, argmap.Assumption}, "co-premise": {RoleCopremise, ""},
	"con": {RoleObjection, ""}, "against": {RoleObjection, ""}, "attack": {RoleObjection, ""},
	"counterargument": {RoleObjection, ""}, "rebuttal": {RoleObjection, ""},
}

// use returns what the word for a role means.
func use(role string) meaning {
	role = strings.ToLower(Line(role))
	switch role {
	case RoleThesis, RoleStatement, RoleReason, RoleObjection, RoleCopremise, RoleUndercut, RoleWarrant:
		return meaning{word: role}
	}
	return otherWords[role]
}

// hang makes steps of what hangs from an entry. Step is the one of which the entry is a premise; empty: of none. Of
// entries that are premises, the further premises at the start of what hangs from them have been seen to.
func (u *unnester) hang(up *Topic, step argmap.ArgumentID, premise bool) {
	below := up.Below
	if premise {
		below = below[leading(below):]
	}
	for len(below) > 0 {
		n := 1 + leading(below[1:])
		u.step(up, step, below[:n])
		below = below[n:]
	}
}

// leading returns how many entries at the start of a list are further premises of the step before.
func leading(list []*Topic) int {
	n := slices.IndexFunc(list, func(t *Topic) bool { return use(t.Role).word != RoleCopremise })
	if n < 0 {
		return len(list)
	}
	return n
}

// premises adds entries, and those below them that say that they belong to the same step.
func premises(out, list []*Topic) []*Topic {
	for _, t := range list {
		out = premises(append(out, t), t.Below[:leading(t.Below)])
	}
	return out
}

// step makes one step of an entry that hangs from another and of the further premises after it.
func (u *unnester) step(up *Topic, upper argmap.ArgumentID, list []*Topic) {
	all, first := premises(nil, list), list[0]
	a := argmap.Argument{Polarity: argmap.Pro, Target: u.of(up).Ref(), Label: first.Fields[fieldLabel], Scheme: first.Fields[fieldScheme]}
	word := use(first.Role).word
	switch word {
	case RoleObjection, RoleUndercut:
		a.Polarity = argmap.Con
	case RoleCopremise:
		u.lose(Approximated, first, "a further premise of no step", "There is no step before it or above it; it became a reason.")
	case RoleThesis, RoleStatement:
		u.lose(Approximated, first, "the role "+word, "It hangs from another entry, so it became a reason for that one.")
	case "":
		if first.Role != "" {
			u.lose(Approximated, first, fmt.Sprintf("the role %q", Line(first.Role)), "It is none of a map; the entry became a reason.")
		}
	}
	if word == RoleUndercut || word == RoleWarrant {
		if upper != "" {
			a.Target = upper.Ref()
		} else {
			u.lose(Approximated, first, "the role "+word, "What it hangs from is a premise of no step, so it bears on that statement.")
		}
	}
	there := map[argmap.StatementID]bool{}
	for _, t := range all {
		switch p := u.of(t); {
		case p.Ref() == a.Target:
			u.lose(Dropped, t, "a use of a statement", "No statement bears on itself.")
		case there[p]:
			u.lose(Dropped, t, "a use of a statement", "No statement is a premise of one step twice.")
		default:
			a.Premises, there[p] = append(a.Premises, p), true
		}
		if t.Same != "" {
			u.idle(t)
		}
		if t != first {
			u.steps(t)
		}
	}
	var made argmap.ArgumentID
	if len(a.Premises) > 0 {
		made = u.Step(a)
	}
	for _, t := range all {
		u.hang(t, made, true)
	}
}

// steps reports what an entry says of a step though it is not the first premise of one.
func (u *unnester) steps(t *Topic) {
	for _, field := range []string{fieldLabel, fieldScheme} {
		if t.Fields[field] != "" {
			u.unsaid(t, field)
		}
	}
}

// idle reports what an entry that refers to another says beside that.
func (u *unnester) idle(t *Topic) {
	for field := range t.Fields {
		if field != fieldLabel && field != fieldScheme {
			u.unsaid(t, field)
		}
	}
	if t.Note != "" {
		u.lose(Dropped, t, "the note of an entry that refers to another", "The statement has its note where it is told.")
	}
}

// arrows makes steps of what leads from an entry to others.
func (u *unnester) arrows(t *Topic) {
	for _, arrow := range t.Arrows {
		to := u.topics[arrow.To]
		loss := Loss{Kind: Dropped, Line: arrow.Line, Of: string(u.of(t)), What: "an arrow"}
		switch {
		case to == nil:
			loss.Why = fmt.Sprintf("It leads to %q, which is no entry.", arrow.To)
		case u.of(t) == u.of(to):
			loss.Why = "No statement bears on itself."
		default:
			a := argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{u.of(t)}, Target: u.of(to).Ref(), Label: arrow.Label}
			loss.Kind, loss.Why = Approximated, "A map has no arrows without a meaning; it became a reason."
			if arrow.Against {
				a.Polarity, loss.Why = argmap.Con, "It is marked as one against; it became an objection."
			}
			u.Step(a)
		}
		u.Report.Add(loss)
	}
	for _, b := range t.Below {
		u.arrows(b)
	}
}
