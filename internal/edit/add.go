package edit

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// newStatement returns a new statement, held by the voice of the context.
func (c *Context) newStatement(kind argmap.StatementKind, text string) argmap.Statement {
	return argmap.Statement{
		ID: argmap.StatementID(c.NewID()), Kind: kind, Text: lines(text), Rank: argmap.RankBetween(c.Now().LastRank(), ""),
		Holdings: []argmap.Holding{{Voice: c.Voice, Stance: argmap.Asserts}},
	}
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
		if _, err := c.voice(v); err != nil {
			return Outcome{}, err
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
		return Outcome{Title: words.T("thesis"), Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// AddUnattached adds a statement that bears on nothing yet.
func AddUnattached(text string) Act {
	return func(c *Context) (Outcome, error) {
		st := c.newStatement(argmap.Claim, text)
		c.Put(st)
		return Outcome{Title: words.T("unattached statement"), Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// addStep adds a statement and an argument from it to the target.
func addStep(target argmap.Ref, p argmap.Polarity, kind argmap.StatementKind, text, title string) Act {
	return func(c *Context) (Outcome, error) {
		if err := c.target(target); err != nil {
			return Outcome{}, err
		}
		st := c.newStatement(kind, text)
		rank := c.lastRankOn(target)
		c.Put(st)
		c.Put(argmap.Argument{
			ID: argmap.ArgumentID(c.NewID()), Polarity: p, Premises: []argmap.StatementID{st.ID}, Target: target, Rank: rank,
		})
		return Outcome{Title: title + " " + Name(c.Now(), target), Select: []argmap.Ref{st.Ref()}}, nil
	}
}

// AddReason adds a reason for a statement, or a warrant for a step.
func AddReason(target argmap.Ref, text string) Act {
	if target.Kind == argmap.KindArgument {
		return addStep(target, argmap.Pro, argmap.Claim, text, words.T("warrant for"))
	}
	return addStep(target, argmap.Pro, argmap.Claim, text, words.T("reason for"))
}

// AddObjection adds an objection to a statement, or an undercut of a step.
func AddObjection(target argmap.Ref, text string) Act {
	if target.Kind == argmap.KindArgument {
		return addStep(target, argmap.Con, argmap.Claim, text, words.T("undercut of"))
	}
	return addStep(target, argmap.Con, argmap.Claim, text, words.T("objection to"))
}

// AddEvidence adds evidence for a statement.
func AddEvidence(target argmap.Ref, text string) Act {
	return func(c *Context) (Outcome, error) {
		if target.Kind == argmap.KindArgument {
			return Outcome{}, refuse("Evidence supports a statement; for a step, add a warrant.")
		}
		return addStep(target, argmap.Pro, argmap.Evidence, text, words.T("evidence for"))(c)
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
	return addPremise(of, before, argmap.Claim, text, words.T("co-premise of"))
}

// AddAssumption adds an unstated premise to the step of a statement, or to a step.
func AddAssumption(of argmap.Ref, text string) Act {
	return addPremise(of, false, argmap.Assumption, text, words.T("unstated premise beside"))
}

func addPremise(of argmap.Ref, before bool, kind argmap.StatementKind, text, title string) Act {
	return func(c *Context) (Outcome, error) {
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		first, end := 0, len(a.Premises)
		if id, ok := of.Statement(); ok {
			first = slices.Index(a.Premises, id)
			end = first + 1
		}
		at := end
		if before {
			at = first
		}
		title := title + " " + Name(c.Now(), of)
		st := c.newStatement(kind, text)
		c.Put(st)
		a.Premises = slices.Insert(slices.Clone(a.Premises), at, st.ID)
		c.Put(a)
		return Outcome{Title: title, Select: []argmap.Ref{st.Ref()}}, nil
	}
}
