package codec

import "fmt"

// Counts gathers things that a file has many times and that are dropped each time, so that each kind is told once. The
// zero Counts is empty.
type Counts struct {
	order []string
	found map[string]*counted
}

type counted struct{ line, times int }

// Add counts a thing, named in a few words, at a line of the file.
func (c *Counts) Add(line int, what string) {
	if c.found == nil {
		c.found = map[string]*counted{}
	}
	if c.found[what] == nil {
		c.found[what] = &counted{line: line}
		c.order = append(c.order, what)
	}
	c.found[what].times++
}

// Report reports all that was counted as dropped, for one reason, each with the line where it was found first.
func (c *Counts) Report(r *Report, why string) {
	for _, what := range c.order {
		n, times := c.found[what], ""
		if n.times > 1 {
			times = fmt.Sprintf(", %d times", n.times)
		}
		r.Add(Loss{Kind: Dropped, Line: n.line, What: what + times, Why: why})
	}
}
