package aif

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	var repaired codec.Report
	in.Data = []byte(in.Text(&repaired))
	f, err := parse(in)
	if err != nil {
		return nil, nil, err
	}
	title := strings.TrimSuffix(in.Name, path.Ext(in.Name))
	r := &reader{
		Builder: codec.NewBuilder(argmap.Map{Title: title}), file: f, data: in.Data,
		nodes: map[id]node{}, into: map[id][]id{}, from: map[id][]id{},
		statements: map[id]argmap.StatementID{}, steps: map[id]argmap.ArgumentID{}, people: map[id]string{}, speakers: map[id]string{},
	}
	r.Report = append(r.Report, repaired...)
	r.index()
	r.statementNodes()
	if len(r.statements) == 0 {
		return nil, nil, codec.Errorf(0, "none of its nodes is a statement, so there is nothing to map")
	}
	r.marked()
	r.stepNodes()
	r.others()
	return r.Map()
}

// reader makes a map of one node set.
type reader struct {
	*codec.Builder
	file       *file
	data       []byte
	nodes      map[id]node
	order      []node
	into, from map[id][]id // edges by their ends
	statements map[id]argmap.StatementID
	steps      map[id]argmap.ArgumentID
	people     map[id]string // names
	speakers   map[id]string // by locution
	made       []*argmap.Argument
}

func (r *reader) lose(kind codec.Kind, of id, what, why string) {
	line := 0
	if at := bytes.Index(r.data, []byte(`"`+string(of)+`"`)); at >= 0 {
		line = codec.LineAt(r.data, at)
	}
	r.Report.Add(codec.Loss{Kind: kind, Line: line, Of: string(of), What: what, Why: why})
}

// index looks at nodes, edges and people.
func (r *reader) index() {
	for _, n := range r.file.Nodes {
		switch _, twice := r.nodes[n.ID]; {
		case n.ID == "":
			r.lose(codec.Dropped, n.ID, "a node without a name", "Nothing can lead to it.")
		case twice:
			r.lose(codec.Dropped, n.ID, "a second node of the same name", "The first was taken.")
		default:
			r.nodes[n.ID] = n
			r.order = append(r.order, n)
		}
	}
	for _, e := range r.file.Edges {
		_, ok := r.nodes[e.From]
		_, ok2 := r.nodes[e.To]
		if !ok || !ok2 {
			r.lose(codec.Dropped, e.ID, "an edge", fmt.Sprintf("It leads from %q to %q, and one of them is no node.", e.From, e.To))
			continue
		}
		if slices.Contains(r.into[e.To], e.From) {
			r.lose(codec.Dropped, e.ID, "an edge that is there twice", "It says nothing more.")
			continue
		}
		r.into[e.To] = append(r.into[e.To], e.From)
		r.from[e.From] = append(r.from[e.From], e.To)
	}
	for _, p := range r.file.Participants {
		r.people[p.ID] = p.name()
	}
	for _, l := range r.file.Locutions {
		r.speakers[l.Node] = r.people[l.Person]
	}
}

// speaker returns who utters a locution: the participant, or the name before its words.
func (r *reader) speaker(n node) string {
	if name := r.speakers[n.ID]; name != "" {
		return name
	}
	name, _, ok := strings.Cut(n.Text, ":")
	if ok && len(name) <= 60 && len(strings.Fields(name)) <= 5 {
		return codec.Line(name)
	}
	return ""
}

// statementNodes makes a statement of each I node, held by those who say it.
func (r *reader) statementNodes() {
	for _, n := range r.order {
		if n.Type != statement && n.Type != enthymeme {
			continue
		}
		st := argmap.Statement{ID: argmap.StatementID(n.ID), Text: n.Text, Holdings: r.holders(n)}
		if n.Type == enthymeme {
			st.Kind = argmap.Assumption
		}
		r.statements[n.ID] = r.Statement(st)
	}
}

func (r *reader) holders(n node) (out []argmap.Holding) {
	for _, ya := range r.into[n.ID] {
		act := r.nodes[ya]
		if act.Type != illocution || act.Text == analysing {
			continue
		}
		for _, l := range r.into[ya] {
			if r.nodes[l].Type != locution {
				continue
			}
			name := r.speaker(r.nodes[l])
			if name == "" {
				r.lose(codec.Dropped, l, "a locution", "It does not say who speaks.")
				continue
			}
			h := argmap.Holding{Voice: r.Voice(name), Stance: argmap.Asserts}
			if act.Text != "" && act.Text != asserting && act.Text != illocution {
				r.lose(codec.Approximated, ya, "the illocution "+act.Text, "A map knows asserting, denying and reporting; this became asserting.")
			}
			if !slices.Contains(out, h) {
				out = append(out, h)
			}
			if text := after(r.nodes[l].Text); text != "" && text != codec.Line(n.Text) {
				r.lose(codec.Dropped, l, "the words of a locution", "The statement has words of its own: "+text)
			}
		}
	}
	return out
}

// after returns the words of a locution without the name before them.
func after(text string) string {
	if _, words, ok := strings.Cut(text, ":"); ok {
		return codec.Line(words)
	}
	return codec.Line(text)
}

// marked ties statements to where they are marked in the text. With locutions on, it is the locution that is marked.
func (r *reader) marked() {
	if len(r.file.marks) == 0 {
		return
	}
	r.Put(argmap.Source{ID: "source", Title: "The text", Rank: r.Rank()})
	for _, m := range r.file.marks {
		n, ok := r.nodes[id(m.node)]
		var to []argmap.StatementID
		switch {
		case !ok:
		case n.Type == statement || n.Type == enthymeme:
			to = append(to, r.statements[n.ID])
		case n.Type == locution:
			for _, ya := range r.from[n.ID] {
				for _, i := range r.from[ya] {
					if st, ok := r.statements[i]; ok {
						to = append(to, st)
					}
				}
			}
		}
		if len(to) == 0 {
			r.lose(codec.Dropped, id(m.node), "a mark in the text", "No statement goes with it.")
		}
		for _, st := range to {
			p := argmap.PassageID(r.Fresh("passage"))
			r.Put(argmap.Passage{ID: p, Source: "source", Start: m.start, End: m.end, Quote: codec.Clean(m.words), Rank: r.Rank()})
			r.Put(argmap.Citation{ID: argmap.CitationID(r.Fresh("citation")), Of: st.Ref(), Passage: p, Rank: r.Rank()})
		}
	}
}

// stepNodes makes a step of each RA, CA and MA node.
func (r *reader) stepNodes() {
	for _, n := range r.order {
		if n.Type == inference || n.Type == conflict || n.Type == rephrasing {
			r.steps[n.ID] = argmap.ArgumentID(r.ID(string(n.ID), "a"))
		}
	}
	for _, n := range r.order {
		if _, ok := r.steps[n.ID]; ok {
			r.step(n)
		}
	}
	r.settle()
}

func (r *reader) step(n node) {
	premises := r.premises(n)
	var targets []argmap.Ref
	for _, to := range r.from[n.ID] {
		if st, ok := r.statements[to]; ok {
			targets = append(targets, st.Ref())
		} else if a, ok := r.steps[to]; ok {
			targets = append(targets, a.Ref())
		}
	}
	if len(targets) == 0 || len(premises) == 0 {
		r.lose(codec.Dropped, n.ID, "a step", "It leads from nothing or to nothing.")
		return
	}
	for i, to := range targets {
		a := &argmap.Argument{ID: r.steps[n.ID], Polarity: argmap.Pro, Premises: premises, Target: to, Scheme: scheme(n)}
		switch n.Type {
		case conflict:
			a.Polarity = argmap.Con
		case rephrasing:
			a.Scheme = rephrase
		}
		if id, ok := to.Statement(); ok && slices.Contains(premises, id) {
			a.Premises = slices.DeleteFunc(slices.Clone(premises), func(p argmap.StatementID) bool { return p == id })
			r.lose(codec.Dropped, n.ID, "a premise that is what the step bears on", "No statement bears on itself.")
			if len(a.Premises) == 0 {
				continue
			}
		}
		if i > 0 {
			a.ID = argmap.ArgumentID(r.ID(r.Fresh("a")+"-", "a"))
			r.lose(codec.Approximated, n.ID, "a step to several conclusions", "A map has one step for each.")
		}
		r.made = append(r.made, a)
	}
}

// premises returns what a step starts from. An edge from a step to a step says that the first bears on the second.
func (r *reader) premises(n node) (out []argmap.StatementID) {
	for _, from := range r.into[n.ID] {
		if st, ok := r.statements[from]; ok {
			out = append(out, st)
		}
	}
	return out
}

// scheme returns the name of a step's scheme; empty: it has none.
func scheme(n node) string {
	for _, name := range []string{n.Text, n.Scheme} {
		switch name = codec.Line(name); name {
		case "", inference, conflict, rephrasing, plainInference, plainConflict, plainRephrasing:
		default:
			return name
		}
	}
	return ""
}

// settle adds the steps; one on a step that could not be made is left out, and so on.
func (r *reader) settle() {
	for again := true; again; {
		again = false
		there := map[argmap.Ref]bool{}
		for _, a := range r.made {
			there[a.ID.Ref()] = true
		}
		r.made = slices.DeleteFunc(r.made, func(a *argmap.Argument) bool {
			_, onStep := a.Target.Argument()
			if !onStep || there[a.Target] && a.Target != a.ID.Ref() {
				return false
			}
			again = true
			r.lose(codec.Dropped, id(a.ID), "a step on a step", "The step that it bears on could not be made.")
			return true
		})
	}
	for _, a := range r.made {
		r.Step(*a)
	}
}

// others says of the nodes that became nothing.
func (r *reader) others() {
	for _, n := range r.order {
		switch n.Type {
		case statement, enthymeme, inference, conflict, rephrasing, illocution, locution:
		case preference:
			r.lose(codec.Dropped, n.ID, "a preference", "A map does not weigh steps against each other.")
		case transition:
			r.lose(codec.Dropped, n.ID, "a transition between locutions", "A map has no course of a dialogue.")
		default:
			r.lose(codec.Dropped, n.ID, fmt.Sprintf("a node of the type %q", n.Type), "Maps know nothing of the kind.")
		}
	}
	for _, n := range r.order {
		says := func(to id) bool { _, ok := r.statements[to]; return ok }
		switch {
		case n.Type == illocution && !slices.ContainsFunc(r.from[n.ID], says):
			r.lose(codec.Dropped, n.ID, "an illocution", "It is not one that says a statement.")
		case n.Type == locution && len(r.from[n.ID]) == 0:
			r.lose(codec.Dropped, n.ID, "a locution", "It says nothing that is in the graph.")
		}
	}
}
