package edit

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// set returns the act that changes one statement.
func set(of argmap.Ref, title string, change func(*argmap.Statement) error) Act {
	return func(c *Context) (Outcome, error) {
		st, err := c.statement(of)
		if err != nil {
			return Outcome{}, err
		}
		was := Name(c.Now(), of)
		if err := change(&st); err != nil {
			return Outcome{}, err
		}
		c.Put(st)
		return Outcome{Title: title + " " + was, Select: []argmap.Ref{of}}, nil
	}
}

// setStep returns the act that changes the step that of names or belongs to.
func setStep(of argmap.Ref, title string, change func(*argmap.Argument)) Act {
	return func(c *Context) (Outcome, error) {
		a, err := c.argument(of)
		if err != nil {
			return Outcome{}, err
		}
		change(&a)
		c.Put(a)
		return Outcome{Title: title + " " + Name(c.Now(), a.Ref()), Select: []argmap.Ref{of}}, nil
	}
}

// SetText changes what a statement says.
func SetText(of argmap.Ref, text string) Act {
	return set(of, words.T("text of"), func(st *argmap.Statement) error {
		if st.Text = lines(text); st.Text == "" {
			return refuse("A statement cannot be empty. Delete it instead.")
		}
		return nil
	})
}

// SetShort changes a statement's short title; an empty one is taken from the text.
func SetShort(of argmap.Ref, short string) Act {
	return set(of, words.T("short title of"), func(st *argmap.Statement) error {
		st.Short = oneLine(short)
		return nil
	})
}

// SetNote changes the note on a statement.
func SetNote(of argmap.Ref, note string) Act {
	return set(of, words.T("note on"), func(st *argmap.Statement) error {
		st.Note = lines(note)
		return nil
	})
}

// SetTags changes a statement's tags; blanks and doubles are left out.
func SetTags(of argmap.Ref, tags []string) Act {
	return set(of, words.T("tags of"), func(st *argmap.Statement) error {
		st.Tags = nil
		for _, t := range tags {
			if t = oneLine(t); t != "" && !slices.Contains(st.Tags, t) {
				st.Tags = append(st.Tags, t)
			}
		}
		return nil
	})
}

// SetGroup puts a statement into a group; empty: into none.
func SetGroup(of argmap.Ref, group string) Act {
	return set(of, words.T("group of"), func(st *argmap.Statement) error {
		st.Group = oneLine(group)
		return nil
	})
}

// SetKind makes a statement a claim, evidence or an assumption.
func SetKind(of argmap.Ref, kind argmap.StatementKind) Act {
	return set(of, words.T("kind of"), func(st *argmap.Statement) error {
		st.Kind = kind
		return nil
	})
}

// alike returns the act that changes several statements as one of them, the first, asks for.
func alike(of []argmap.Ref, change func(first argmap.Statement) func(argmap.Ref) Act) Act {
	return func(c *Context) (Outcome, error) {
		if len(of) == 0 {
			of = []argmap.Ref{{}}
		}
		first, err := c.statement(of[0])
		if err != nil {
			return Outcome{}, err
		}
		return Each(of, change(first))(c)
	}
}

// NextKind makes a claim evidence, evidence an assumption, an assumption a claim. Several become what the first becomes.
func NextKind(of ...argmap.Ref) Act {
	return alike(of, func(first argmap.Statement) func(argmap.Ref) Act {
		at := slices.Index(argmap.StatementKinds, first.Kind)
		next := argmap.StatementKinds[(at+1)%len(argmap.StatementKinds)]
		return func(r argmap.Ref) Act { return SetKind(r, next) }
	})
}

// ToggleStated makes a statement an unstated premise, or an unstated one a claim; several become what the first becomes.
func ToggleStated(of ...argmap.Ref) Act {
	return alike(of, func(first argmap.Statement) func(argmap.Ref) Act {
		kind := argmap.Assumption
		if first.Kind == kind {
			kind = argmap.Claim
		}
		return func(r argmap.Ref) Act {
			return set(r, words.T("stated or unstated:"), func(st *argmap.Statement) error {
				st.Kind = kind
				return nil
			})
		}
	})
}

// ToggleThesis marks statements as what the map is about, or takes the mark away, as from the first.
func ToggleThesis(of ...argmap.Ref) Act {
	return alike(of, func(first argmap.Statement) func(argmap.Ref) Act {
		return func(r argmap.Ref) Act {
			return set(r, words.T("thesis mark of"), func(st *argmap.Statement) error {
				st.Thesis = !first.Thesis
				return nil
			})
		}
	})
}

// SetHoldings changes who holds a statement and how.
func SetHoldings(of argmap.Ref, holdings []argmap.Holding) Act {
	return func(c *Context) (Outcome, error) {
		for _, h := range holdings {
			if !c.Now().Has(h.Voice.Ref()) || h.Through != "" && !c.Now().Has(h.Through.Ref()) {
				return Outcome{}, refuse("That voice is no longer there.")
			}
		}
		return set(of, words.T("voices of"), func(st *argmap.Statement) error {
			if len(holdings) == 0 {
				return refuse("Somebody has to hold a statement; choose another voice instead.")
			}
			st.Holdings = slices.Clone(holdings)
			return nil
		})(c)
	}
}

// SetVoice makes a voice assert a statement, or all premises of a step, in place of the one that is named first; whoever
// else holds it still does. Where the voice is named first already nothing changes.
func SetVoice(of argmap.Ref, v argmap.VoiceID) Act {
	return func(c *Context) (Outcome, error) {
		voice, err := c.voice(v)
		if err != nil {
			return Outcome{}, err
		}
		var ids []argmap.StatementID
		if _, ok := of.Argument(); ok {
			a, err := c.argument(of)
			if err != nil {
				return Outcome{}, err
			}
			ids = a.Premises
		} else {
			st, err := c.statement(of)
			if err != nil {
				return Outcome{}, err
			}
			ids = append(ids, st.ID)
		}
		for _, id := range ids {
			st, _ := c.Now().Statement(id)
			st.Holdings = leadBy(st.Holdings, v)
			c.Put(st)
		}
		return Outcome{Title: words.T("voice %s for %s", voice.Name, Name(c.Now(), of)), Select: []argmap.Ref{of}}, nil
	}
}

// leadBy returns who holds a statement once a voice is named first.
func leadBy(holdings []argmap.Holding, v argmap.VoiceID) []argmap.Holding {
	if len(holdings) > 0 && holdings[0].Voice == v {
		return holdings
	}
	first := argmap.Holding{Voice: v, Stance: argmap.Asserts}
	out := []argmap.Holding{first}
	for i, h := range holdings {
		if i > 0 && h != first { // nobody holds a statement twice in the same way
			out = append(out, h)
		}
	}
	return out
}

// Flip turns reasons into objections and back: the steps that are named or that statements belong to.
func Flip(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		steps, err := c.stepsOf(of)
		if err != nil {
			return Outcome{}, err
		}
		out := Outcome{Title: words.T("for or against: %s", Name(c.Now(), steps[0].Ref())), Select: of}
		if n := len(steps) - 1; n > 0 {
			out.Title += words.T(" and %d more", n)
		}
		for _, a := range steps {
			a.Polarity = a.Polarity.Flip()
			c.Put(a)
		}
		return out, nil
	}
}

// SetLabel changes what a step is called on the diagram.
func SetLabel(of argmap.Ref, label string) Act {
	return setStep(of, words.T("label of"), func(a *argmap.Argument) { a.Label = oneLine(label) })
}

// SetScheme changes the name of a step's argumentation scheme.
func SetScheme(of argmap.Ref, scheme string) Act {
	return setStep(of, words.T("scheme of"), func(a *argmap.Argument) { a.Scheme = oneLine(scheme) })
}

// SetMap changes what is known of the map as a whole.
func SetMap(m argmap.Map) Act {
	return func(c *Context) (Outcome, error) {
		m.Title, m.Description = oneLine(m.Title), lines(m.Description)
		authors := m.Authors
		m.Authors = nil
		for _, a := range authors {
			if a = oneLine(a); a != "" {
				m.Authors = append(m.Authors, a)
			}
		}
		c.Put(m)
		return Outcome{Title: words.T("title of the map")}, nil
	}
}
