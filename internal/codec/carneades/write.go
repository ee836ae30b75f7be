package carneades

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{
		snap: s, report: aside.Unsaid(s), names: map[argmap.Ref]string{}, taken: map[string]bool{},
		direct: map[argmap.ArgumentID]bool{}, counter: map[argmap.Ref]string{}, backing: map[argmap.Ref]string{},
		both: map[argmap.ArgumentID]bool{}, issueOf: map[argmap.Ref]*position{}, texts: map[argmap.SourceID]string{}, tests: map[string][]string{},
		statements: newMapping(), arguments: newMapping(),
	}
	w.name()
	w.nameTexts()
	w.nameRules()
	w.contradictions()
	w.undercuts()
	for _, id := range s.Outline().Order {
		w.statement(id)
	}
	for _, a := range s.Arguments() {
		if !w.both[a.ID] && !w.direct[a.ID] {
			w.argument(a)
		}
	}
	text, err := encode(w.file().Node)
	if err != nil {
		return nil, nil, err
	}
	return []byte(text), w.report, nil
}

// writer makes a graph of a map.
type writer struct {
	snap       *argmap.Snapshot
	report     codec.Report
	names      map[argmap.Ref]string // of statements and arguments
	taken      map[string]bool
	texts      map[argmap.SourceID]string
	direct     map[argmap.ArgumentID]bool // undercuts that are no more than an undercutter
	both       map[argmap.ArgumentID]bool // objections that an issue says
	counter    map[argmap.Ref]string      // the statement made for what speaks against a statement or a step
	backing    map[argmap.Ref]string      // the statement made for what speaks for a step
	issues     []*position
	issueOf    map[argmap.Ref]*position
	assumed    []string
	tests      map[string][]string
	schemes    []string // that are followed, other than those below
	rulesKept  []string // names of the schemes that were kept
	statements mapping
	arguments  mapping
}

func (w *writer) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	w.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

// nameRules notes the names of the schemes that were kept.
func (w *writer) nameRules() {
	kept, _ := rest(w.snap, argmap.MapRef, topLevel)
	for _, p := range kept {
		if p.key == schemes {
			for _, n := range p.value.Content {
				id, _ := scalar(under(n, "id"))
				w.rulesKept = append(w.rulesKept, id)
			}
		}
	}
}

// undercuts finds the undercuts of which there is no more to say than their premise.
func (w *writer) undercuts() {
	for _, a := range w.snap.Arguments() {
		if on := w.snap.On(a.Ref()); len(on) == 1 && w.bare(on[0]) && len(w.snap.CommentsOn(on[0].Ref())) == 0 {
			w.direct[on[0].ID] = true
		}
	}
}

// bare reports whether nothing is said of a step but its premise, so that it need not be an argument of its own.
func (w *writer) bare(a argmap.Argument) bool {
	return a.Polarity == argmap.Con && len(a.Premises) == 1 && a.Label == "" && a.Scheme == "" && len(w.snap.CitationsOf(a.Ref())) == 0 && len(w.snap.On(a.Ref())) == 0
}

// statement writes one statement, and another for what speaks against it.
func (w *writer) statement(id argmap.StatementID) {
	st, _ := w.snap.Statement(id)
	name := w.names[st.Ref()]
	out := newMapping()
	out.putText("text", st.Text)
	ours := statement{Statement: aside.StatementOf(w.snap, st)}
	ours.Tags, ours.Note = w.tags(name, st.Tags, out), ""
	for _, c := range w.snap.CitationsOf(st.Ref()) {
		ours.Cites = append(ours.Cites, w.cite(c))
	}
	kept, others := rest(w.snap, st.Ref(), func(key string) bool { return key == meta })
	ours.Comments = others
	w.meta(out, st.Ref(), st.Note, kept, ours)
	w.put(name, out, st.Text)
	for _, a := range w.snap.On(st.Ref()) {
		if a.Polarity == argmap.Con && !w.both[a.ID] {
			w.counter[st.Ref()] = w.made(st.Ref(), no+name, no+st.Text, statement{Against: name})
			w.join(st.Ref(), name, w.counter[st.Ref()])
			break
		}
	}
}

// put enters a statement, as a text where there is nothing else.
func (w *writer) put(name string, out mapping, text string) {
	if len(out.Content) == 2 {
		w.statements.put(name, str(text))
		return
	}
	w.statements.put(name, out.Node)
}

// made enters a statement that the map does not have.
func (w *writer) made(of argmap.Ref, name, text string, ours statement) string {
	name = w.free(name, "made")
	out := newMapping()
	out.putText("text", text)
	w.meta(out, of, "", nil, ours)
	w.statements.put(name, out.Node)
	w.lose(codec.Invented, of, "the statement "+name,
		"In Carneades arguments are for statements, so what is against something, or for a step, is for this one.")
	return name
}

// tags writes the tags that Carneades has a field for and returns the others.
func (w *writer) tags(name string, all []string, out mapping) (others []string) {
	marked := false
	for _, t := range all {
		found, isFound := strings.CutPrefix(t, found)
		test, isTest := strings.CutPrefix(t, expected)
		switch {
		case t == assumed:
			w.assumed = append(w.assumed, name)
		case isFound && slices.Contains(marks, found) && !marked:
			marked = true
			out.putText("label", found)
		case isTest && slices.Contains(marks, test):
			w.tests[test] = append(w.tests[test], name)
		default:
			others = append(others, t)
		}
	}
	return others
}

// meta writes metadata: a note, what was kept of them, and a block of ours unless it is empty.
func (w *writer) meta(out mapping, of argmap.Ref, note string, kept []pair, ours any) {
	m := newMapping()
	m.putText("note", note)
	w.fill(m, of, kept, ours)
	if len(m.Content) > 0 {
		out.put(meta, m.Node)
	}
}

func (w *writer) fill(m mapping, of argmap.Ref, kept []pair, ours any) {
	for _, p := range kept {
		if p.key != meta {
			continue
		}
		for _, q := range pairs(p.value) {
			if under(m.Node, q.key) != nil || q.key == aside.Key {
				w.lose(codec.Dropped, of, fmt.Sprintf("the metadata %.60q", q.key), "The map says something else there.")
				continue
			}
			m.put(q.key, q.value)
		}
	}
	block, err := fromJSON(asJSON(ours))
	switch {
	case err != nil:
		w.lose(codec.Dropped, of, "what Carneades has no field for", "It cannot be written: "+err.Error()+".")
	case len(block.Content) > 0:
		m.put(aside.Key, block)
	}
}

// argument writes a step.
func (w *writer) argument(a argmap.Argument) {
	name := w.names[a.Ref()]
	out := newMapping()
	ours := aside.Step{Label: a.Label}
	scheme := w.scheme(a.Scheme)
	if scheme != a.Scheme {
		ours.Scheme = a.Scheme
	}
	out.putText("scheme", scheme)
	kept, others := rest(w.snap, a.Ref(), func(key string) bool {
		return slices.Contains([]string{weight, roles, parameters, meta}, key)
	})
	var premises []string
	for _, p := range a.Premises {
		premises = append(premises, w.names[p.Ref()])
	}
	named := list(premises...)
	for _, p := range kept {
		if p.key == roles {
			if m, ok := byRole(p.value, premises); ok {
				named = m
			} else {
				w.lose(codec.Dropped, a.Ref(), "the roles of premises",
					"They are not as many different ones as the step has premises.")
			}
		}
	}
	out.put("premises", named)
	out.put("conclusion", str(w.conclusion(a)))
	w.undercutters(a, out)
	for _, p := range kept {
		if p.key == weight || p.key == parameters {
			out.put(p.key, p.value)
		}
	}
	ours.Comments = others
	for _, c := range w.snap.CitationsOf(a.Ref()) {
		ours.Cites = append(ours.Cites, w.cite(c))
	}
	w.meta(out, a.Ref(), "", kept, ours)
	w.arguments.put(name, out.Node)
}

// byRole returns premises under their roles, if each has one of its own.
func byRole(all *yaml.Node, premises []string) (*yaml.Node, bool) {
	m := newMapping()
	seen := map[string]bool{}
	for i, n := range all.Content {
		role, ok := scalar(n)
		if !ok || role == "" || seen[role] || i >= len(premises) || all.Kind != yaml.SequenceNode {
			return nil, false
		}
		seen[role] = true
		m.put(role, str(premises[i]))
	}
	return m.Node, len(seen) == len(premises)
}

// conclusion returns what a step is for.
func (w *writer) conclusion(a argmap.Argument) string {
	switch on, isStep := a.Target.Argument(); {
	case isStep && a.Polarity == argmap.Pro:
		return w.app(on.Ref(), w.backing, "app(%s)", "Argument %s is applicable.",
			func(name string) statement { return statement{Supports: name} })
	case isStep:
		return w.app(on.Ref(), w.counter, no+"app(%s)", "Argument %s is not applicable.",
			func(name string) statement { return statement{Undercuts: name} })
	case a.Polarity == argmap.Con:
		return w.counter[a.Target]
	}
	return w.names[a.Target]
}

// app returns the statement that a step applies, or that it does not; it is made when it is first named.
func (w *writer) app(step argmap.Ref, in map[argmap.Ref]string, name, text string, ours func(string) statement) string {
	if in[step] == "" {
		of := w.names[step]
		in[step] = w.made(step, fmt.Sprintf(name, of), fmt.Sprintf(text, of), ours(of))
		if w.backing[step] != "" && w.counter[step] != "" {
			w.issues = append(w.issues, &position{names: []string{w.backing[step], w.counter[step]}})
		}
	}
	return in[step]
}

// undercutters writes what speaks against a step: the premise of its one undercut, or a statement made for several.
func (w *writer) undercutters(a argmap.Argument, out mapping) {
	for _, u := range w.snap.On(a.Ref()) {
		switch {
		case w.direct[u.ID]:
			out.put("undercutter", str(w.names[u.Premises[0].Ref()]))
			return
		case u.Polarity == argmap.Con:
			out.put("undercutter", str(w.conclusion(u)))
			return
		}
	}
}

// cite writes a citation.
func (w *writer) cite(c argmap.Citation) aside.Cite {
	return aside.CiteOf(w.snap, c, func(i argmap.ItemID) string { return string(i) },
		func(s argmap.SourceID) string { return w.texts[s] })
}

// topLevel reports whether a key may have been kept from the top of a file.
func topLevel(key string) bool {
	return key != "" && !slices.Contains([]string{statements, arguments, issues, assumptions, tests, labels, references}, key)
}

// file puts the graph together.
func (w *writer) file() mapping {
	top := newMapping()
	kept, others := rest(w.snap, argmap.MapRef, topLevel)
	top.put(meta, w.about(kept, others))
	for _, p := range kept {
		if p.key != meta && p.key != schemes {
			top.put(p.key, p.value)
		}
	}
	w.rules(top, kept)
	top.put(statements, w.statements.Node)
	if len(w.issues) > 0 {
		top.put(issues, w.disputed())
	}
	top.put(arguments, w.arguments.Node)
	if len(w.assumed) > 0 {
		top.put(assumptions, list(w.assumed...))
	}
	if len(w.tests) > 0 {
		m := newMapping()
		for _, mark := range marks {
			if len(w.tests[mark]) > 0 {
				m.put(mark, list(w.tests[mark]...))
			}
		}
		top.put(tests, m.Node)
	}
	if items := w.snap.Items(); len(items) > 0 {
		top.put(references, w.works(items))
	}
	return top
}

// rules writes the schemes that were kept, and the names of those that are followed: Carneades wants each declared.
func (w *writer) rules(top mapping, kept []pair) {
	all := &yaml.Node{Kind: yaml.SequenceNode}
	for _, p := range kept {
		if p.key == schemes && p.value.Kind == yaml.SequenceNode {
			all.Content = append(all.Content, p.value.Content...)
		} else if p.key == schemes {
			w.lose(codec.Dropped, argmap.MapRef, "a comment with argument schemes", "They are no list, as Carneades has them.")
		}
	}
	for _, name := range w.schemes {
		m := newMapping()
		m.put("id", str(name))
		all.Content = append(all.Content, m.Node)
	}
	if len(all.Content) > 0 {
		top.put(schemes, all)
	}
}

// works writes the bibliography, with the fields of CSL-JSON.
func (w *writer) works(items []argmap.Item) *yaml.Node {
	all := newMapping()
	for _, i := range items {
		var csl map[string]json.RawMessage
		err := json.Unmarshal(cite.ToCSL(i), &csl)
		delete(csl, "id")
		n, err2 := fromJSON(asJSON(csl))
		if err != nil || err2 != nil {
			w.lose(codec.Dropped, i.Ref(), "a work", "It cannot be written.")
			continue
		}
		all.put(string(i.ID), n)
	}
	return all.Node
}

// about writes the metadata of the graph. Its source is the map's first text, unless that has a work.
func (w *writer) about(kept []pair, others []aside.Comment) *yaml.Node {
	m := w.snap.Map()
	out := newMapping()
	out.putText("title", m.Title)
	out.putText("note", m.Description)
	ours := whole{Map: aside.MapOf(w.snap, func(id argmap.StatementID) string { return w.names[id.Ref()] })}
	ours.Comments = others
	for _, s := range w.snap.Sources() {
		if w.texts[s.ID] == mainText {
			out.put(mainText, str(s.Title))
			continue
		}
		ours.Texts = append(ours.Texts, text{Name: w.texts[s.ID], Title: s.Title, Work: string(s.Item)})
	}
	w.fill(out, argmap.MapRef, kept, ours)
	return out.Node
}
