package argdown

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// maxPremises is how many premises a step has at most.
const maxPremises = 1000

// event is a step in the making.
type event struct {
	argmap.Argument
	line, at int
	premises []*class
	on       *class // what it bears on: a statement
	onStep   *event // or a step
	against  *class // whose statement it bears on where it goes round in a circle
	ends     int    // 1: it is being looked at; 2: its chain of steps on steps ends at a statement
	sketch   *class // or the step of this argument without a structure, which is not known yet
	of       *class // the argument that it is the last step of
	dropped  bool
}

// findEvents makes a list of all steps, in the order of the file.
func (r *reader) findEvents() {
	for _, c := range r.arguments {
		r.inferences(c)
	}
	for _, t := range r.ties {
		r.relationOf(t)
	}
	slices.SortStableFunc(r.events, func(a, b *event) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at)) })
}

// inferences makes a step of each inference of a structure.
func (r *reader) inferences(c *class) {
	before := -1 // the conclusion before
	var last *event
	for i, s := range c.steps {
		if s.inference == nil {
			continue
		}
		e := &event{line: s.inference.line, at: s.inference.at, on: r.stated[s.title]}
		e.Polarity = argmap.Pro
		e.Scheme = r.scheme(s.inference)
		uses := r.uses(s, i)
		if uses == nil {
			for n := max(before, 0); n < i; n++ {
				uses = append(uses, n)
			}
		}
		r.premises(e, c, uses)
		before, last = i, e
		e.ID = argmap.ArgumentID(r.ID("", "a"))
		r.stepAt[s.inference] = e
		r.stepsOf[c] = append(r.stepsOf[c], e)
		r.events = append(r.events, e)
	}
	if last == nil {
		return
	}
	last.of, last.Foreign = c, r.foreign(some(c.data, drawn), c.line, "")
	if c.named {
		last.Label = c.title
		last.ID = argmap.ArgumentID(r.ID(c.title, "a"))
	}
	if autoStep.MatchString(last.Label) {
		last.Label = ""
	}
	if label, ok := c.data["label"]; ok {
		last.Label = r.fit(codec.Line(inWords(label)), c.line, "a label")
	}
}

// premises gives a step its premises, each once.
func (r *reader) premises(e *event, c *class, uses []int) {
	seen := map[*class]bool{}
	for i, n := range uses {
		p := r.stated[c.steps[n].title]
		switch {
		case i >= maxPremises:
			r.lose(codec.Dropped, c.steps[n].line, "", "the premises from here on", fmt.Sprintf("A step has no more than %d.", maxPremises))
			return
		case seen[p]:
			r.lose(codec.Dropped, c.steps[n].line, "", "“"+short(p.title)+"” a second time", "A statement is a premise of a step once.")
		case p == e.on:
			r.lose(codec.Dropped, c.steps[n].line, "", "“"+short(p.title)+"” as a premise", "It is the conclusion of the step.")
		default:
			e.premises = append(e.premises, p)
		}
		seen[p] = true
	}
}

// autoStep is how write calls steps that have no label.
var autoStep = regexp.MustCompile(`^Step [0-9]{1,9}$`)

func (r *reader) scheme(s *inferred) string {
	if text, ok := s.data["scheme"]; ok {
		return r.fit(codec.Line(inWords(text)), s.line, "a scheme")
	}
	for _, key := range sortedKeys(s.data) {
		if key != "uses" && key != "from" {
			r.lose(codec.Dropped, s.line, "", "“"+short(key+": "+inWords(s.data[key]))+"”", "A step of a map has no place for it.")
		}
	}
	return r.fit(codec.Line(strings.Join(s.rules, ", ")), s.line, "a scheme")
}

// uses returns the places of the statements that an inference says it uses; nil: it does not say.
func (r *reader) uses(s *member, at int) []int {
	for _, data := range []map[string]any{s.inference.data, s.data} {
		for _, key := range []string{"uses", "from"} {
			list, ok := data[key].([]any)
			if !ok {
				continue
			}
			out := []int{}
			for _, v := range list {
				if n, ok := v.(int); ok && n >= 1 && n <= at {
					out = append(out, n-1)
				} else {
					r.lose(codec.Dropped, s.inference.line, "", "the use of statement “"+short(inWords(v))+"”", "No statement before the inference has that number.")
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// relationOf makes the step, or the two, that a relation is.
func (r *reader) relationOf(t *tie) {
	from := t.from.class
	if t.from.step != nil {
		from = t.from.step.argument
	}
	if from != nil && from.isArgument && len(from.steps) > 0 {
		from = r.stated[from.steps[len(from.steps)-1].title]
	}
	if from == nil {
		return
	}
	e := &event{line: t.line, at: t.at, premises: []*class{from}}
	e.Polarity = argmap.Con
	if t.kind == supports || t.kind == entails {
		e.Polarity = argmap.Pro
	}
	e.ID = argmap.ArgumentID(r.ID("", "a"))
	r.aim(e, t)
	if r.links[from] { // the step that it ends is the one that bears on this
		for _, s := range from.members {
			if s.inference != nil {
				if step := r.stepAt[s.inference]; step != nil {
					step.Polarity, step.on, step.onStep, step.against, step.sketch = e.Polarity, e.on, e.onStep, e.against, e.sketch
				}
			}
		}
		return
	}
	if e.on == from {
		inferred := slices.ContainsFunc(from.members, func(s *member) bool { return s.inference != nil }) // its argument names it anyway
		if !inferred {
			r.lose(codec.Dropped, t.line, "", "a relation of “"+short(from.title)+"” to itself", "No statement bears on itself.")
		}
		return
	}
	r.events = append(r.events, e)
	if from.isArgument {
		r.stepsOf[from] = append(r.stepsOf[from], e)
	}
	switch t.kind {
	case contrary, contradicts:
		if e.on == nil {
			break
		}
		back := &event{line: t.line, at: t.at, premises: []*class{e.on}, on: from}
		back.Polarity, back.ID = argmap.Con, argmap.ArgumentID(r.ID("", "a"))
		r.events = append(r.events, back)
		if e.on.isArgument {
			r.stepsOf[e.on] = append(r.stepsOf[e.on], back)
		}
		r.lose(codec.Approximated, t.line, string(e.ID), "a contradiction", "It became two objections, one each way.")
	}
}

// aim finds what a relation bears on.
func (r *reader) aim(e *event, t *tie) {
	lose := func(what, why string) { r.lose(codec.Approximated, t.line, string(e.ID), what, why) }
	to := t.to.class
	switch {
	case t.to.step != nil:
		e.onStep = r.stepAt[t.to.step]
		if c := t.to.step.argument; c != nil {
			e.against = r.stated[c.steps[len(c.steps)-1].title]
		}
		if t.kind == attacks || t.kind == contradicts {
			lose("an attack on an inference", "It became an undercut.")
		}
	case to == nil:
	case !to.isArgument:
		if e.on = to; t.kind == undercuts {
			lose("an undercut of a statement", "Only steps can be undercut; it became an objection.")
		}
	case len(to.steps) > 0:
		steps := r.stepsOf[to]
		if len(steps) == 0 {
			break
		}
		e.onStep, e.against = steps[len(steps)-1], r.stated[to.steps[len(to.steps)-1].title]
		if t.kind == attacks || t.kind == contradicts || t.kind == contrary {
			lose("an attack on the argument “"+short(to.title)+"”", "The file does not say which premise it attacks; it became an undercut of the last step.")
		}
	case t.kind == undercuts:
		e.against, e.sketch = to, to
	default:
		e.on = to
	}
	if e.on == nil && e.onStep == nil && e.against == nil {
		e.dropped = true
		r.lose(codec.Dropped, t.line, string(e.ID), "a relation to nothing", "What it bears on could not be read.")
	}
}

// ground finds the step that an undercut of an argument without a structure is against, and sees to it that no steps on
// steps go round in a circle.
func (r *reader) ground() {
	for _, e := range r.events {
		if e.sketch == nil {
			continue
		}
		steps := r.stepsOf[e.sketch]
		i := slices.IndexFunc(steps, func(s *event) bool { return s != e && !s.dropped })
		if i >= 0 {
			e.onStep = steps[i]
		}
		switch {
		case i < 0:
			r.lose(codec.Approximated, e.line, string(e.ID), "an undercut of “"+short(e.sketch.title)+"”", "That bears on nothing, so the undercut became an objection to it.")
		case len(steps) > 1:
			r.lose(codec.Approximated, e.line, string(e.ID), "an undercut of “"+short(e.sketch.title)+"”", "That speaks for or against several things; the undercut is of the first step.")
		}
	}
	for _, e := range r.events {
		r.chain(e)
	}
}

// chain follows steps on steps to a statement, and cuts a circle.
func (r *reader) chain(e *event) {
	var way []*event
	for e.onStep != nil && e.ends == 0 {
		e.ends = 1
		way = append(way, e)
		if e.onStep.ends == 1 {
			e.onStep, e.on = nil, e.against
			r.lose(codec.Approximated, e.line, string(e.ID), "steps on steps that go round in a circle", "The circle was cut: this one became an objection to a statement.")
			break
		}
		e = e.onStep
	}
	if e.onStep == nil && e.on == nil && e.against != nil {
		e.on = e.against
	}
	for _, s := range way {
		s.ends = 2
	}
	e.ends = 2
}

// steps adds the steps to the map.
func (r *reader) steps() {
	r.check()
	for _, e := range r.events {
		if e.dropped {
			continue
		}
		if e.onStep != nil {
			e.Target = e.onStep.ID.Ref()
		} else {
			e.Target = r.said[e.on].Ref()
		}
		for _, p := range e.premises {
			e.Premises = append(e.Premises, r.said[p])
		}
		e.Label = r.fit(codec.Line(e.Label), e.line, "a label")
		id := r.Step(e.Argument)
		if e.of != nil {
			r.aboutArgument(e, id)
		}
	}
}

// check drops steps that no map can have, and those on them.
func (r *reader) check() {
	for _, e := range r.events {
		if e.dropped {
			continue // it is told
		}
		e.premises = slices.DeleteFunc(e.premises, func(p *class) bool { return r.said[p] == "" || e.onStep == nil && p == e.on })
		if e.dropped = len(e.premises) == 0 || e.onStep == nil && r.said[e.on] == ""; e.dropped {
			r.lose(codec.Dropped, e.line, string(e.ID), "a step", "It has no premise that is not its conclusion, or bears on nothing.")
		}
	}
	for _, e := range r.events { // chains end, as was seen to
		on := e
		for !on.dropped && on.onStep != nil && on.ends != 3 {
			on = on.onStep
		}
		gone := on.dropped
		for on = e; on != nil && !on.dropped && on.ends != 3; on = on.onStep {
			if on.ends = 3; gone {
				on.dropped = true
				r.lose(codec.Dropped, on.line, string(on.ID), "a step on a step", "What it bears on was left out.")
			}
		}
	}
}

// aboutArgument keeps what a file says of an argument with a structure.
func (r *reader) aboutArgument(e *event, id argmap.ArgumentID) {
	c := e.of
	for _, key := range sortedKeys(c.data) {
		switch key {
		case "label":
		case "cites":
			r.cite(id.Ref(), c.line, c.data[key])
		default:
			if slices.Contains(settings, key) && !isDrawn(key) {
				r.lose(codec.Dropped, c.line, string(id), "“"+short(key+": "+inWords(c.data[key]))+"”", "It is for the official program.")
			}
		}
	}
}
