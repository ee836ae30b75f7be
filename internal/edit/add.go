package edit

import (
	"slices"

	"warrant/internal/argmap"
)

// statementOf returns a new statement, held by the voice of the context.
func (c *Context) newStatement(kind argmap.StatementKind, text string) argmap.Statement {
	return argmap.Statement{
		ID: argmap.StatementID(c.NewID()), Kind: kind, Text: text, Rank: c.lastRootRank(),
		Holdings: []argmap.Holding{{Voice: c.Voice, Stance: argmap.Asserts}},
	}
}

// lastRootRank returns a rank after all statements that bear on nothing.
func (c *Context) lastRootRank() argmap.Rank {
	var last argmap.Rank
	for _, id := range c.Now().Outline().Roots {
		if st, _ := c.Now().Statement(id); st.Rank > last {
			last = st.Rank
		}
	}
	return argmap.RankBetween(last, "")
}

// lastRankOn returns a rank after all arguments on a target.
func (c *Context) lastRankOn(target argmap.Ref) argmap.Rank {
	on := c.Now().On(target)
	if len(on) == 0 {
		return argmap.RankBetween("", "")
	}
	return argmap.RankBetween(on[len(on)-1].Rank, "")
}

// By returns the act with another voice holding what it adds.
func By(v argmap.VoiceID, act Act) Act {
	return func(c *Context) (Outcome, error) {
		if !c.Now().Has(v.Ref()) {
			return Outcome{}, refuse("That voice is no longer there.")
		}
		c.Voice = v
		return act(c)
	}
}

// AddThesis adds a statement that the map is about.
func AddThesis(text string) Act {
	return func(c *Context) (Outcome, error) {
		st := c.newStatement(argmap.Claim, text)
		st.Thesis = true
		c.Put(st)
		return Outcome{Title: "thesis", Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// AddUnattached adds a statement that bears on nothing yet.
func AddUnattached(text string) Act {
	return func(c *Context) (Outcome, error) {
		st := c.newStatement(argmap.Claim, text)
		c.Put(st)
		return Outcome{Title: "unattached statement", Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// addStep adds a statement and an argument from it to the target.
func addStep(target argmap.Ref, p argmap.Polarity, kind argmap.StatementKind, text, title string) Act {
	return func(c *Context) (Outcome, error) {
		if target.IsZero() {
			return Outcome{}, refuse("Select a statement or a step first.")
		}
		if !c.Now().Has(target) {
			return Outcome{}, refuse("What it would bear on is no longer there.")
		}
		st := c.newStatement(kind, text)
		rank := c.lastRankOn(target)
		c.Put(st)
		c.Put(argmap.Argument{
			ID: argmap.ArgumentID(c.NewID()), Polarity: p, Premises: []argmap.StatementID{st.ID}, Target: target, Rank: rank,
		})
		return Outcome{Title: title + " " + name(c.Now(), target), Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// AddReason adds a reason for a statement, or a warrant for a step.
func AddReason(target argmap.Ref, text string) Act {
	if target.Kind == argmap.KindArgument {
		return addStep(target, argmap.Pro, argmap.Claim, text, "warrant for")
	}
	return addStep(target, argmap.Pro, argmap.Claim, text, "reason for")
}

// AddObjection adds an objection to a statement, or an undercut of a step.
func AddObjection(target argmap.Ref, text string) Act {
	if target.Kind == argmap.KindArgument {
		return addStep(target, argmap.Con, argmap.Claim, text, "undercut of")
	}
	return addStep(target, argmap.Con, argmap.Claim, text, "objection to")
}

// AddEvidence adds evidence for a statement.
func AddEvidence(target argmap.Ref, text string) Act {
	return func(c *Context) (Outcome, error) {
		if target.Kind == argmap.KindArgument {
			return Outcome{}, refuse("Evidence supports a statement; for a step, add a warrant.")
		}
		return addStep(target, argmap.Pro, argmap.Evidence, text, "evidence for")(c)
	}
}

// Undercut adds an attack on the step that a statement belongs to, or on the step itself.
func Undercut(of argmap.Ref, text string) Act { return onStep(of, text, AddObjection) }

// SupportStep adds a warrant for the step that a statement belongs to, or for the step itself.
func SupportStep(of argmap.Ref, text string) Act { return onStep(of, text, AddReason) }

func onStep(of argmap.Ref, text string, add func(argmap.Ref, string) Act) Act {
	return func(c *Context) (Outcome, error) {
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		return add(a.Ref(), text)(c)
	}
}

// AddCoPremise adds a premise to the step of a statement, right after it or before it; or to a step, at its end or its
// start.
func AddCoPremise(of argmap.Ref, before bool, text string) Act {
	return addPremise(of, before, argmap.Claim, text, "co-premise of")
}

// AddAssumption adds an unstated premise to the step of a statement, or to a step.
func AddAssumption(of argmap.Ref, text string) Act {
	return addPremise(of, false, argmap.Assumption, text, "unstated premise beside")
}

func addPremise(of argmap.Ref, before bool, kind argmap.StatementKind, text, title string) Act {
	return func(c *Context) (Outcome, error) {
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		at := len(a.Premises)
		if id, ok := of.Statement(); ok {
			at = slices.Index(a.Premises, id) + 1
		}
		if before {
			at = max(0, at-1)
			if of.Kind == argmap.KindArgument {
				at = 0
			}
		}
		st := c.newStatement(kind, text)
		c.Put(st)
		a.Premises = slices.Insert(slices.Clone(a.Premises), at, st.ID)
		c.Put(a)
		return Outcome{Title: title + " " + name(c.Now(), of), Select: []argmap.Ref{st.Ref()}}, nil
	}
}
