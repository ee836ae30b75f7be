package carneades

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// steps reads the arguments: a mapping by names, or a list.
func (r *reader) steps() {
	r.schemes = map[string]bool{}
	n := under(r.top, arguments)
	all := pairs(n)
	if n != nil && n.Kind == yaml.SequenceNode {
		for i, each := range n.Content {
			name, _ := scalar(under(each, "id"))
			all = append(all, pair{cmp.Or(name, fmt.Sprintf("a%d", i+1)), each.Line, each})
		}
	}
	for _, p := range all {
		switch _, twice := r.arguments[p.key]; {
		case p.value.Kind != yaml.MappingNode:
			r.lose(codec.Dropped, p.line, p.key, "an argument", "It is "+kind(p.value)+"; Carneades has a mapping there.")
		case p.key == "" || twice:
			r.lose(codec.Dropped, p.line, p.key, "an argument", "It has no name, or one that another has already.")
		default:
			r.argument(p)
		}
	}
}

func (r *reader) argument(p pair) {
	a := &inference{name: p.key, line: p.line, rest: newMapping()}
	if _, taken := r.lines[a.name]; !taken {
		r.lines[a.name] = a.line
	}
	for _, q := range pairs(p.value) {
		value, single := scalar(q.value)
		switch key := strings.ToLower(q.key); {
		case null(q.value), key == "id" && single:
		case key == "conclusion" && single && canonical(value) != "":
			a.conclusion = r.claim(value, q.line)
		case key == "undercutter" && single && canonical(value) != "":
			a.undercutter = r.claim(value, q.line)
		case key == "scheme" && single:
			a.scheme = codec.Line(value)
			r.schemes[a.scheme] = true
		case key == "premises":
			r.premises(a, q.value)
		case key == weight || key == "weigth": // the program itself reads the latter
			a.rest.put(weight, q.value)
		case key == parameters:
			a.rest.put(parameters, q.value)
		case (key == meta || key == "metadata") && q.value.Kind == yaml.MappingNode:
			a.ours = block[aside.Step](r, a.name, q.value)
			left := newMapping()
			for _, m := range pairs(q.value) {
				if m.key != aside.Key {
					left.put(m.key, m.value)
				}
			}
			if len(left.Content) > 0 {
				a.rest.put(meta, left.Node)
			}
		default:
			r.lose(codec.Dropped, q.line, a.name, fmt.Sprintf("%.60q of an argument, %s", q.key, kind(q.value)),
				"Carneades has no such thing.")
		}
	}
	if a.conclusion == nil {
		r.lose(codec.Dropped, a.line, a.name, "an argument", "It has no conclusion.")
		return
	}
	r.arguments[a.name] = a
	r.inOrder = append(r.inOrder, a)
}

// premises reads a list of premises, or a mapping of them by their roles.
func (r *reader) premises(a *inference, n *yaml.Node) {
	add := func(c *claim, role string) {
		c.used = true
		switch {
		case len(a.premises) == aside.MaxMany:
			r.lose(codec.Dropped, n.Line, a.name, "the premise "+c.name,
				fmt.Sprintf("It is one of more than %d; no argument has as many.", aside.MaxMany))
		case slices.Contains(a.premises, c):
			r.lose(codec.Dropped, n.Line, a.name, "the premise "+c.name, "No statement is a premise of one step twice.")
		case c == a.conclusion:
			r.lose(codec.Dropped, n.Line, a.name, "the premise "+c.name,
				"It is the conclusion, and no statement bears on itself.")
		default:
			a.premises, a.roles = append(a.premises, c), append(a.roles, role)
		}
	}
	if n.Kind != yaml.MappingNode {
		for _, c := range r.names(n, a.name, "a premise") {
			add(c, "")
		}
		return
	}
	for _, p := range pairs(n) {
		if name, ok := scalar(p.value); ok && canonical(name) != "" {
			add(r.claim(name, p.line), p.key)
			continue
		}
		r.lose(codec.Dropped, p.line, a.name, fmt.Sprintf("the premise with the role %.60q", p.key),
			"It is "+kind(p.value)+", and no name of a statement.")
	}
}

// maxPositions is how many positions an issue may have: a map has two steps for each pair.
const maxPositions = 20

// positions reads the issues.
func (r *reader) positions() {
	seen := map[string]bool{}
	for _, p := range pairs(under(r.top, issues)) {
		d := &dispute{name: p.key, line: p.line, rest: newMapping()}
		for _, q := range pairs(p.value) {
			value, single := scalar(q.value)
			switch key := strings.ToLower(q.key); {
			case null(q.value):
			case key == "positions":
				for _, c := range r.names(q.value, d.name, "a position") {
					if len(d.positions) <= maxPositions && !slices.Contains(d.positions, c) {
						d.positions = append(d.positions, c)
					}
				}
			case key == standard && single && strings.EqualFold(value, pre):
			case key == standard || key == meta:
				d.rest.put(key, q.value)
			default:
				r.lose(codec.Dropped, q.line, d.name, fmt.Sprintf("%.60q of an issue, %s", q.key, kind(q.value)),
					"Carneades has no such thing.")
			}
		}
		switch {
		case seen[d.name] || d.name == "":
			r.lose(codec.Dropped, d.line, d.name, "an issue", "It has no name, or one that another has already.")
		case len(d.positions) > maxPositions:
			r.lose(codec.Dropped, d.line, d.name, fmt.Sprintf("an issue of more than %d positions", maxPositions),
				"A map sets each against each, and so many no reader keeps apart.")
		default:
			seen[d.name] = true
			r.issues = append(r.issues, d)
		}
	}
}

// making finds the statements that were made for what speaks for or against something. One that is used in another way
// is a statement like others.
func (r *reader) making() {
	for _, a := range r.inOrder {
		if c := a.undercutter; c != nil && c.ours.Undercuts != a.name {
			c.used = true
		}
		a.id = argmap.ArgumentID(r.ID(a.name, "a"))
	}
	for _, d := range r.issues {
		d.id = argmap.ArgumentID(r.ID(d.name, "i"))
	}
	for _, c := range r.order {
		if c.used || c.ours.Against == "" && c.ours.Undercuts == "" && c.ours.Supports == "" {
			continue
		}
		step := argmap.Argument{Polarity: argmap.Con}
		if a, ok := r.arguments[cmp.Or(c.ours.Undercuts, c.ours.Supports)]; ok && c.ours.Against == "" {
			step.Target = a.id.Ref()
			if c.ours.Undercuts == "" {
				step.Polarity = argmap.Pro
			}
			c.of = &made{Argument: step}
		}
	}
	for _, c := range r.order {
		to, ok := r.named[canonical(c.ours.Against)]
		if ok && !c.used && c.ours.Against != "" && to != c && to.ours.Against == "" && to.of == nil {
			c.of = &made{Argument: argmap.Argument{Polarity: argmap.Con}}
		}
	}
}

// build makes steps of the arguments and of their undercutters.
func (r *reader) build() {
	for _, a := range r.inOrder {
		step := argmap.Argument{ID: a.id, Polarity: argmap.Pro, Target: a.conclusion.id.Ref(),
			Scheme: cmp.Or(codec.Line(a.ours.Scheme), a.scheme)}
		if of := a.conclusion.of; of != nil {
			step.Polarity, step.Target = of.Polarity, of.Target
			if step.Target.IsZero() {
				step.Target = r.named[canonical(a.conclusion.ours.Against)].id.Ref()
			}
		}
		for i, c := range a.premises {
			if c.id.Ref() == step.Target { // made of a file that names the statement it is against
				r.lose(codec.Dropped, a.line, a.name, "the premise "+c.name, "No statement bears on itself.")
				a.roles = slices.Delete(a.roles, i, i+1)
				continue
			}
			step.Premises = append(step.Premises, c.id)
		}
		if len(step.Premises) == 0 {
			step.Premises = []argmap.StatementID{r.unstated(a)}
		}
		r.made = append(r.made, made{Argument: step, from: a, line: a.line, rest: a.rest})
	}
	for _, a := range r.inOrder {
		if c := a.undercutter; c != nil && c.of == nil {
			r.made = append(r.made, made{line: a.line, Argument: argmap.Argument{
				ID: argmap.ArgumentID(r.ID("", "undercut")), Polarity: argmap.Con,
				Premises: []argmap.StatementID{c.id}, Target: a.id.Ref(),
			}})
		}
	}
}

// unstated makes a premise for an argument that has none. It is assumed, so that Carneades finds the same with it.
func (r *reader) unstated(a *inference) argmap.StatementID {
	r.lose(codec.Invented, a.line, a.name, "a premise of an argument without any",
		"A step has at least one; it is an assumption that nobody states.")
	a.roles = nil
	return r.Statement(argmap.Statement{Kind: argmap.Assumption,
		Text: fmt.Sprintf("Argument %s applies.", codec.Line(a.name)), Tags: []string{assumed}})
}

// against makes an objection each way between the positions of an issue.
func (r *reader) against() {
	for _, d := range r.issues {
		var real []*claim
		ours := false // some of it was made for what speaks against another
		for _, c := range d.positions {
			other, twice := r.joined[c.name]
			switch {
			case c.of != nil:
				ours = true
			case twice:
				r.lose(codec.Dropped, d.line, d.name, "the position "+c.name,
					fmt.Sprintf("It is one of the issue %s already, and Carneades lets it be one only once.", other))
			default:
				real = append(real, c)
			}
		}
		if len(real) < 2 {
			if !ours {
				r.lose(codec.Dropped, d.line, d.name, "an issue",
					"It has fewer than two positions, so nothing speaks against anything.")
			}
			continue
		}
		for _, c := range real {
			r.joined[c.name] = d.name
		}
		id := d.id
		for i, x := range real {
			for _, y := range real[i+1:] {
				for _, ends := range [][2]*claim{{x, y}, {y, x}} {
					r.made = append(r.made, made{line: d.line, rest: d.rest, Argument: argmap.Argument{
						ID: cmp.Or(id, argmap.ArgumentID(r.ID("", "against"))), Polarity: argmap.Con,
						Premises: []argmap.StatementID{ends[0].id}, Target: ends[1].id.Ref(),
					}})
					id, d.rest = "", mapping{}
				}
			}
		}
	}
}

// settle enters the steps whose chain of targets ends at a statement, and then what was said of them.
func (r *reader) settle() {
	on := map[argmap.Ref][]argmap.Ref{}
	ends := map[argmap.Ref]bool{}
	var next []argmap.Ref
	for _, a := range r.made {
		if a.Target.Kind == argmap.KindStatement {
			next = append(next, a.Ref())
		} else {
			on[a.Target] = append(on[a.Target], a.Ref())
		}
	}
	for ; len(next) > 0; next = next[1:] {
		if !ends[next[0]] {
			ends[next[0]] = true
			next = append(next, on[next[0]]...)
		}
	}
	for _, a := range r.made {
		if !ends[a.Ref()] {
			r.lose(codec.Dropped, a.line, string(a.ID), "an argument", "It bears on arguments that lead in a circle.")
			continue
		}
		r.enter(a)
	}
	for _, c := range r.order {
		if c.of != nil {
			continue
		}
		r.cites(c.id.Ref(), c.name, c.ours.Cites)
		if c.meta.Node != nil && len(c.meta.Content) > 0 {
			r.keep(c.id.Ref(), c.name, c.line, "metadata of a statement", one(meta, c.meta.Node), "A map has no place for it.")
		}
		r.aside.Comments(c.id.Ref(), c.name, c.ours.Comments)
	}
	for _, d := range r.ours.Disputes {
		over := argmap.StatementID("")
		if c, ok := r.named[canonical(d.Statement)]; ok {
			over = c.id
		}
		r.aside.Dispute(d, over)
	}
}

// enter enters one step with all that is said of it.
func (r *reader) enter(m made) {
	of := string(m.ID)
	var said aside.Step
	if m.from != nil {
		of, said = m.from.name, m.from.ours
		m.Label = said.Label
		if named := m.from.roles; slices.ContainsFunc(named, func(role string) bool { return role != "" }) {
			m.rest.put(roles, list(named...))
		}
	}
	id := r.Step(m.Argument)
	if m.from == nil && m.rest.Node != nil && len(m.rest.Content) > 0 { // of an issue
		whole := one(issue, str(of))
		whole.Content = append(whole.Content, m.rest.Content...)
		r.keep(id.Ref(), of, m.line, "the proof standard or the metadata of an issue", whole, "A map does not weigh arguments.")
	} else if m.rest.Node != nil && len(m.rest.Content) > 0 {
		var what []string
		for _, p := range pairs(m.rest.Node) {
			what = append(what, p.key)
		}
		r.keep(id.Ref(), of, m.line, strings.Join(what, ", ")+" of an argument", m.rest, "A map has no place for it.")
	}
	r.cites(id.Ref(), of, said.Cites)
	r.aside.Comments(id.Ref(), of, said.Comments)
}

// cites enters the citations of a block of ours.
func (r *reader) cites(on argmap.Ref, of string, all []aside.Cite) {
	for _, c := range all {
		text, work := r.texts[c.Text], r.works[c.Work]
		if c.Text != "" && text == "" {
			r.lose(codec.Dropped, r.lines[of], of, "a text that is cited", fmt.Sprintf("%.60q is not in the file.", c.Text))
		}
		if c.Work != "" && work == "" {
			r.lose(codec.Dropped, r.lines[of], of, "a work that is cited",
				fmt.Sprintf("%.60q is not among the references.", c.Work))
		}
		r.aside.Cite(on, of, c, work, text)
	}
}
