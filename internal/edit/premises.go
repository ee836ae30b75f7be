package edit

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// ReorderPremise moves a premise one place earlier (by < 0) or later within a step, wherever its box is drawn.
func ReorderPremise(step argmap.ArgumentID, premise argmap.StatementID, by int) Act {
	return func(c *Context) (Outcome, error) {
		a, at, err := c.premise(step, premise)
		if err != nil {
			return Outcome{}, err
		}
		to := at + by
		switch {
		case to < 0:
			return Outcome{}, refuse("It is the first premise already.")
		case to >= len(a.Premises):
			return Outcome{}, refuse("It is the last premise already.")
		}
		a.Premises = slices.Clone(a.Premises)
		a.Premises[at], a.Premises[to] = a.Premises[to], a.Premises[at]
		c.Put(a)
		return Outcome{Title: words.T("order of the premises of %s", Name(c.Now(), step.Ref())), Select: []argmap.Ref{step.Ref()}}, nil
	}
}

// RemovePremise takes a statement out of one step, whatever else it serves in. A step that loses its last premise goes, as
// with Detach.
func RemovePremise(step argmap.ArgumentID, premise argmap.StatementID) Act {
	return func(c *Context) (Outcome, error) {
		a, _, err := c.premise(step, premise)
		if err != nil {
			return Outcome{}, err
		}
		if len(a.Premises) == 1 {
			return Detach(step.Ref())(c)
		}
		title := words.T("taking %s out of a step", Name(c.Now(), premise.Ref()))
		a.Premises = without(a.Premises, premise)
		c.Put(a)
		return Outcome{Title: title, Select: []argmap.Ref{step.Ref()}}, nil
	}
}

// premise returns a step and where a statement stands among its premises.
func (c *Context) premise(step argmap.ArgumentID, premise argmap.StatementID) (a argmap.Argument, at int, err error) {
	if a, err = c.argument(step.Ref()); err != nil {
		return a, 0, err
	}
	if at = slices.Index(a.Premises, premise); at < 0 {
		return a, 0, refuse("It is no premise of that step any more.")
	}
	return a, at, nil
}
