package edit

import (
	"cmp"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Each does one act to each of several records, as one step of the history. Those that it cannot be done to are left as
// they are and counted; where it can be done to none, the first says why.
func Each(of []argmap.Ref, act func(argmap.Ref) Act) Act {
	if len(of) == 1 {
		return act(of[0])
	}
	return func(c *Context) (Outcome, error) {
		if len(of) == 0 {
			return act(argmap.Ref{})(c)
		}
		var out Outcome
		var first error
		done := 0
		for _, r := range of {
			try := *c
			try.Tx = argmap.Begin(c.Now())
			one, err := act(r)(&try)
			if err != nil {
				first = cmp.Or(first, err)
				continue
			}
			c.Take(try.Tx)
			if done++; done == 1 {
				out = one
			}
		}
		if done == 0 {
			return Outcome{}, first
		}
		if done > 1 {
			out.Title += words.T(" and %d more", done-1)
		}
		if left := len(of) - done; left > 0 {
			out.Notice = words.T("Done to %d of %d. %v", done, len(of), first)
		}
		out.Select = existing(c.Now(), of)
		return out, nil
	}
}

// stepsOf returns the steps that records name or belong to, each once. It is refused where one has none.
func (c *Context) stepsOf(of []argmap.Ref) ([]argmap.Argument, error) {
	var out []argmap.Argument
	for _, r := range of {
		a, err := c.argument(r)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(b argmap.Argument) bool { return b.ID == a.ID }) {
			out = append(out, a)
		}
	}
	if len(out) == 0 {
		return nil, refuse("Select a statement or a step first.")
	}
	return out, nil
}
