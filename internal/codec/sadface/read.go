package sadface

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > codec.MaxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB", codec.MaxSize>>20)
	}
	var repaired codec.Report
	data := []byte(in.Text(&repaired))
	f, err := parse(data)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{
		file: f, lines: linesOf(data), nodes: map[string]foundNode{}, into: map[string][]string{}, from: map[string][]string{},
		statements: map[string]argmap.StatementID{}, steps: map[string]argmap.ArgumentID{},
		texts: map[string]argmap.SourceID{}, works: map[string]argmap.ItemID{}, content: map[string][]rune{},
	}
	r.about(strings.TrimSuffix(in.Name, path.Ext(in.Name)))
	r.Report = append(repaired, r.Report...)
	r.resources()
	r.index()
	r.atoms()
	r.stepNodes()
	r.settle()
	r.disputes()
	slices.SortStableFunc(r.Report, func(a, b codec.Loss) int { return cmp.Compare(a.Line, b.Line) })
	return r.Map()
}

// reader makes a map of one document.
type reader struct {
	*codec.Builder
	aside      aside.Reader
	file       *file
	lines      map[string]int
	ours       aside.Map // its block of the whole document
	claim      string
	nodes      map[string]foundNode
	order      []foundNode
	into, from map[string][]string // edges by their ends
	statements map[string]argmap.StatementID
	steps      map[string]argmap.ArgumentID
	texts      map[string]argmap.SourceID // by resource
	works      map[string]argmap.ItemID   // by resource
	content    map[string][]rune          // of resources that are not ours
	made       []made
}

// made is a step that is not in the map yet, and the node that it comes from.
type made struct {
	argmap.Argument
	node string
}

func (r *reader) lose(kind codec.Kind, of, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Line: r.lines[of], Of: codec.Line(of), What: codec.Line(what), Why: codec.Line(why)})
}

// about reads what the document says of itself.
func (r *reader) about(name string) {
	core := r.file.Metadata.core()
	says := about{
		codec.Clean(take(core, "description")), codec.Clean(take(core, "notes")),
		codec.Line(take(core, "analyst_name")), codec.Line(take(core, "analyst_email")),
	}
	ours, err := block[aside.Map](r.file.Metadata)
	_, written := r.file.Metadata[aside.Key] // by us
	title := take(core, "title")
	if codec.Line(title) == "" && !written {
		title = name
	}
	m := argmap.Map{Title: title, Description: says.text()}
	for _, a := range ours.Authors {
		if a = codec.Line(a); a != "" {
			m.Authors = append(m.Authors, a)
		}
	}
	r.Builder = codec.NewBuilder(m)
	r.aside = aside.Reader{Builder: r.Builder, Lose: r.lose}
	r.ours, r.claim = ours, take(core, "claim")
	delete(core, "version")
	if written {
		for _, made := range []string{"id", "created", "edited"} {
			delete(core, made)
		}
	}
	r.leftover("", r.file.Metadata, core, err)
	r.aside.People(ours)
	r.aside.Comments(argmap.MapRef, "map", ours.Comments)
}

// block reads the block of ours in some metadata; where there is none it is empty.
func block[T any](b blocks) (out T, err error) {
	if raw, ok := b[aside.Key]; ok {
		err = json.Unmarshal(raw, &out)
	}
	return out, err
}

// leftover tells of metadata that a map has no place for: what is left of the core, other namespaces, a block of ours
// that could not be read.
func (r *reader) leftover(of string, b blocks, core map[string]json.RawMessage, ours error) {
	if ours != nil {
		r.lose(codec.Dropped, of, "some of what Warrant wrote there", "It is not as Warrant writes it: "+ours.Error()+".")
	}
	for _, key := range slices.Sorted(maps.Keys(core)) {
		r.lose(codec.Dropped, of, fmt.Sprintf("the metadata %.60q, %s", key, say(core[key])), "A map has no place for it.")
	}
	for _, space := range slices.Sorted(maps.Keys(b)) {
		var asObject map[string]json.RawMessage
		odd := space == "core" && json.Unmarshal(b[space], &asObject) != nil
		if raw := string(b[space]); space != aside.Key && (space != "core" || odd) && raw != "{}" && raw != "null" {
			r.lose(codec.Dropped, of, fmt.Sprintf("the metadata %.60q, %s", space, say(b[space])), "A map has no place for it.")
		}
	}
}

// index looks at nodes and edges.
func (r *reader) index() {
	for _, n := range r.file.Nodes {
		switch _, twice := r.nodes[n.ID]; {
		case n.ID == "":
			r.lose(codec.Dropped, "", "a node without an id", "No edge can lead to it.")
		case twice:
			r.lose(codec.Dropped, n.ID, "a second node of the same id", "The first was taken.")
		default:
			r.nodes[n.ID] = n
			r.order = append(r.order, n)
		}
	}
	seen := map[[2]string]bool{}
	for _, e := range r.file.Edges {
		from, ok := r.nodes[e.From]
		to, ok2 := r.nodes[e.To]
		switch ends := [2]string{e.From, e.To}; {
		case !ok || !ok2:
			r.lose(codec.Dropped, e.ID, "an edge",
				fmt.Sprintf("It leads from %.60q to %.60q, and one of them is no node.", e.From, e.To))
		case from.Type == atom && to.Type == atom:
			r.lose(codec.Dropped, e.ID, "an edge from an atom to an atom",
				"It does not say whether it is for or against; the format wants a node between them.")
		case seen[ends]:
			r.lose(codec.Dropped, e.ID, "an edge that is there twice", "It says nothing more.")
		default:
			seen[ends] = true
			r.into[e.To] = append(r.into[e.To], e.From)
			r.from[e.From] = append(r.from[e.From], e.To)
		}
	}
}

// atoms makes the statements.
func (r *reader) atoms() {
	for _, n := range r.order {
		switch n.Type {
		case atom:
			ours, err := block[aside.Statement](n.Metadata)
			r.leftover(n.ID, n.Metadata, n.Metadata.core(), err)
			st := argmap.Statement{ID: argmap.StatementID(r.ID(n.ID, "s")), Text: n.Text}
			r.aside.Fill(&st, n.ID, ours)
			st.Thesis = st.Thesis || n.ID == r.claim
			id := r.Statement(st)
			r.statements[n.ID] = id
			for _, raw := range n.Sources {
				r.source(id.Ref(), n.ID, raw)
			}
			r.cites(id.Ref(), n.ID, ours.Cites)
			r.aside.Comments(id.Ref(), n.ID, ours.Comments)
		case inference, conflict, scheme:
			r.steps[n.ID] = argmap.ArgumentID(r.ID(n.ID, "a"))
		default:
			r.lose(codec.Dropped, n.ID, fmt.Sprintf("a node of the type %.60q", n.Type),
				"SADFace has atoms, inferences, conflicts and schemes.")
		}
	}
	if _, ok := r.statements[r.claim]; r.claim != "" && !ok {
		r.lose(codec.Dropped, r.claim, "what the document claims", "It names no atom.")
	}
}

// opposes reports whether a node is a conflict.
func opposes(n foundNode) bool {
	return n.Type == conflict || n.Type == scheme && slices.Contains(conflicts, strings.ToLower(codec.Line(n.Name)))
}

// mutual reports whether a conflict of that name goes both ways.
func mutual(name string) bool {
	name = strings.ToLower(codec.Line(name))
	return name == disagree || name == "disagreement"
}

// stepNodes makes the steps; settle puts them into the map.
func (r *reader) stepNodes() {
	for _, n := range r.order {
		id, ok := r.steps[n.ID]
		if !ok {
			continue
		}
		var premises []argmap.StatementID
		for _, from := range r.into[n.ID] {
			if st, ok := r.statements[from]; ok {
				premises = append(premises, st)
			}
		}
		var targets []argmap.Ref
		for _, to := range r.from[n.ID] {
			if st, ok := r.statements[to]; ok {
				targets = append(targets, st.Ref())
			} else if a, ok := r.steps[to]; ok {
				targets = append(targets, a.Ref())
			}
		}
		a := argmap.Argument{ID: id, Polarity: argmap.Pro, Premises: premises, Scheme: plain(n.Name)}
		if opposes(n) {
			a.Polarity = argmap.Con
		}
		if len(n.Sources) > 0 {
			r.lose(codec.Dropped, n.ID, "sources of a step", "SADFace has sources of atoms only.")
		}
		if a.Polarity == argmap.Con && (mutual(n.Name) || len(premises) == 0 && len(targets) > 1) {
			r.both(n.ID, a, targets)
		} else {
			r.oneWay(n.ID, a, targets)
		}
	}
}

// oneWay makes a step to each target.
func (r *reader) oneWay(node string, a argmap.Argument, targets []argmap.Ref) {
	switch {
	case len(targets) == 0 || len(a.Premises) == 0:
		r.lose(codec.Dropped, node, "a step", "It leads from no atom, or to nothing.")
		return
	case len(targets) > aside.MaxMany || len(a.Premises) > aside.MaxMany:
		r.lose(codec.Dropped, node, "a step", fmt.Sprintf("It leads from or to more than %d nodes; no step does.", aside.MaxMany))
		return
	}
	first := a.ID
	for i, to := range targets {
		a := a
		a.Target = to
		if id, ok := to.Statement(); ok && slices.Contains(a.Premises, id) {
			r.lose(codec.Dropped, node, "a premise that is what the step bears on", "No statement bears on itself.")
			a.Premises = slices.DeleteFunc(slices.Clone(a.Premises), func(p argmap.StatementID) bool { return p == id })
			if len(a.Premises) == 0 {
				continue
			}
		}
		if a.ID = first; i > 0 {
			a.ID = argmap.ArgumentID(r.ID("", "a"))
			r.lose(codec.Approximated, node, "a step to several conclusions", "A map has one step for each.")
		}
		r.made = append(r.made, made{a, node})
	}
}

// maxDisagree is how many statements one disagreement may have: a map has two steps for each pair.
const maxDisagree = 20

// both makes an objection each way between all that a disagreement joins.
func (r *reader) both(node string, a argmap.Argument, targets []argmap.Ref) {
	members := slices.Clone(a.Premises)
	targets = targets[:min(len(targets), maxDisagree+1)]
	var steps []argmap.Ref
	for _, to := range targets {
		if id, ok := to.Statement(); !ok {
			steps = append(steps, to)
		} else if !slices.Contains(members, id) {
			members = append(members, id)
		}
	}
	if n := len(members) + len(steps); len(members) == 0 || n < 2 || n > maxDisagree {
		r.lose(codec.Dropped, node, "a disagreement",
			fmt.Sprintf("It joins fewer than two nodes, or more than %d; a map sets each against each.", maxDisagree))
		return
	}
	r.lose(codec.Approximated, node, "a disagreement", "In a map it is an objection each way.")
	id := a.ID
	add := func(from argmap.StatementID, to argmap.Ref) {
		r.made = append(r.made, made{argmap.Argument{
			ID: cmp.Or(id, argmap.ArgumentID(r.ID("", "a"))), Polarity: argmap.Con,
			Premises: []argmap.StatementID{from}, Target: to, Scheme: disagree,
		}, node})
		id = ""
	}
	for i, x := range members {
		for _, y := range members[i+1:] {
			add(x, y.Ref())
			add(y, x.Ref())
		}
		for _, s := range steps {
			add(x, s)
		}
	}
}

// settle adds the steps whose chain of targets ends at a statement. The first step of a node has its block.
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
	told := map[string]bool{}
	for _, a := range r.made {
		if !ends[a.Ref()] {
			r.lose(codec.Dropped, a.node, "a step on a step", "What it bears on could not be made, or leads in a circle.")
			continue
		}
		n := r.nodes[a.node]
		if told[n.ID] {
			r.Step(a.Argument)
			continue
		}
		told[n.ID] = true
		ours, err := block[aside.Step](n.Metadata)
		r.leftover(n.ID, n.Metadata, n.Metadata.core(), err)
		a.Label, a.Scheme = ours.Label, cmp.Or(ours.Scheme, a.Scheme)
		id := r.Step(a.Argument)
		r.cites(id.Ref(), n.ID, ours.Cites)
		r.aside.Comments(id.Ref(), n.ID, ours.Comments)
	}
}

// disputes enters the disputes of our block, now that the statements are there.
func (r *reader) disputes() {
	for _, d := range r.ours.Disputes {
		r.aside.Dispute(d, r.statements[d.Statement])
	}
}
