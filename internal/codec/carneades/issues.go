package carneades

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// position is an issue in the making.
type position struct {
	name  string
	names []string
	rest  []pair
}

// contradictions finds the objections each way that an issue says: statements each of which speaks against each other.
func (w *writer) contradictions() {
	type ends [2]argmap.StatementID
	steps := map[ends][]argmap.Argument{}
	var order []argmap.StatementID
	place := map[argmap.StatementID]int{}
	note := func(id argmap.StatementID) {
		if _, ok := place[id]; !ok {
			place[id] = len(order)
			order = append(order, id)
		}
	}
	for _, a := range w.snap.Arguments() {
		if to, ok := a.Target.Statement(); ok && w.bare(a) && w.onlyKept(a.Ref()) {
			e := ends{a.Premises[0], to}
			steps[e] = append(steps[e], a)
		}
	}
	near := map[argmap.StatementID][]argmap.StatementID{}
	for _, a := range w.snap.Arguments() {
		to, ok := a.Target.Statement()
		if !ok || !w.bare(a) {
			continue
		}
		from := a.Premises[0]
		if len(steps[ends{from, to}]) == 1 && len(steps[ends{to, from}]) == 1 {
			note(from)
			note(to)
			near[from] = append(near[from], to)
		}
	}
	done := map[argmap.StatementID]bool{}
	for _, first := range order {
		group := []argmap.StatementID{}
		for next := []argmap.StatementID{first}; len(next) > 0; next = next[1:] {
			if !done[next[0]] {
				done[next[0]] = true
				group = append(group, next[0])
				next = append(next, near[next[0]]...)
			}
		}
		whole := len(group) > 1 && len(group) <= maxPositions
		for _, id := range group {
			whole = whole && len(near[id]) == len(group)-1
		}
		if !whole {
			continue
		}
		slices.SortFunc(group, func(a, b argmap.StatementID) int { return place[a] - place[b] })
		p := &position{}
		for _, x := range group {
			p.names = append(p.names, w.names[x.Ref()])
			w.issueOf[x.Ref()] = p
			for _, y := range near[x] {
				a := steps[ends{x, y}][0]
				w.both[a.ID] = true
				kept, _ := rest(w.snap, a.Ref(), ofIssue)
				p.rest = append(p.rest, kept...)
			}
		}
		first := steps[ends{group[0], group[1]}][0]
		p.name = w.names[first.Ref()]
		w.issues = append(w.issues, p)
	}
}

func ofIssue(key string) bool { return key == issue || key == standard || key == meta }

// onlyKept reports whether all comments on an objection are what an issue has beside its positions.
func (w *writer) onlyKept(of argmap.Ref) bool {
	_, others := rest(w.snap, of, ofIssue)
	return len(others) == 0
}

// join puts a statement that was made against another into the other's issue.
func (w *writer) join(against argmap.Ref, name, made string) {
	p, ok := w.issueOf[against]
	if !ok {
		p = &position{names: []string{name}}
		w.issueOf[against] = p
		w.issues = append(w.issues, p)
	} else {
		w.lose(codec.Approximated, against, "what speaks against it",
			"A statement is in one issue only, so for Carneades it speaks against the other positions, too.")
	}
	p.names = append(p.names, made)
}

// disputed writes the issues.
func (w *writer) disputed() *yaml.Node {
	all := newMapping()
	taken := map[string]bool{}
	for i, p := range w.issues {
		out := newMapping()
		out.put("positions", list(p.names...))
		name := p.name
		seen := map[string]bool{}
		for _, r := range p.rest {
			if text, ok := scalar(r.value); r.key == issue && ok {
				name = text
			} else if !seen[r.key] {
				seen[r.key] = true
				out.put(r.key, r.value)
			}
		}
		for n := i + 1; name == "" || taken[name]; n++ {
			name = fmt.Sprintf("i%d", n)
		}
		taken[name] = true
		all.put(name, out.Node)
	}
	return all.Node
}
