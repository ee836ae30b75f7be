package codec

import (
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// Graph is a map as tools for graphs have it: a node for each statement and each step, an edge from each premise to its
// step and from each step to what it bears on.
type Graph struct {
	Nodes, Edges []Row
}

// Row is a node or an edge: the id of its record, and its values in the order of the columns.
type Row struct {
	Of     argmap.Ref
	Values []string
}

// Columns of nodes and of edges. Those at the start are known to tools for graphs.
var (
	NodeColumns = []string{
		"Id", "Label", "Element", "Role", "Polarity", "Text", "Kind", "Thesis", "Voice", "Holders", "Scheme", "Section", "Tags", "Note",
		"Citations", "Record",
	}
	EdgeColumns = []string{"Source", "Target", "Type", "Label", "Id"}
)

// Elements of graphs, and what edges between them say.
const (
	elementStatement = "statement"
	elementStep      = "step"
)

// GraphOf returns the graph of a map, and what it has no place for. Nodes and edges are in the order in which the map is
// read; "yes" stands for what is so.
func GraphOf(s *argmap.Snapshot) (Graph, Report) {
	g := grapher{snap: s, ids: map[argmap.Ref]string{}, report: Unsaid(s, Keeps{
		Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true, Groups: true, Notes: true,
		Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, StepCitations: true, Works: true,
	})}
	for i, id := range s.Outline().Order {
		g.ids[id.Ref()] = "s" + strconv.Itoa(i+1)
	}
	steps := s.Arguments()
	for i, a := range steps {
		g.ids[a.Ref()] = "a" + strconv.Itoa(i+1)
	}
	for _, id := range s.Outline().Order {
		g.statement(id)
	}
	for _, a := range steps {
		g.step(a)
	}
	for _, i := range s.Items() {
		g.report.Add(Loss{Kind: Approximated, Of: i.Ref().ID, What: "a work of the bibliography, " + Line(i.Title),
			Why: "It is named in short where it is cited, and nowhere else."})
	}
	return g.Graph, g.report
}

type grapher struct {
	Graph
	snap   *argmap.Snapshot
	ids    map[argmap.Ref]string
	report Report
}

func (g *grapher) node(of argmap.Ref, values map[string]string) {
	values["Id"], values["Record"], values["Citations"] = g.ids[of], of.ID, g.citations(of)
	row := Row{Of: of}
	for _, c := range NodeColumns {
		row.Values = append(row.Values, values[c])
	}
	g.Nodes = append(g.Nodes, row)
}

func (g *grapher) edge(of argmap.Ref, from, to argmap.Ref, label string) {
	id := "e" + strconv.Itoa(len(g.Edges)+1)
	g.Edges = append(g.Edges, Row{of, []string{g.ids[from], g.ids[to], "Directed", label, id}})
}

func (g *grapher) statement(id argmap.StatementID) {
	st, _ := g.snap.Statement(id)
	var holders []string
	voice := ""
	for i, h := range st.Holdings {
		v, _ := g.snap.Voice(h.Voice)
		if i == 0 {
			voice = v.Name
		}
		part := v.Name + " " + string(h.Stance)
		if through, ok := g.snap.Voice(h.Through); ok {
			part += " through " + through.Name
		}
		holders = append(holders, part)
	}
	thesis := ""
	if st.Thesis {
		thesis = "yes"
	}
	g.node(id.Ref(), map[string]string{
		"Label": st.Title(), "Element": elementStatement, "Role": string(g.snap.Outline().Role(id)), "Text": st.Text,
		"Kind": string(st.Kind), "Thesis": thesis, "Voice": voice, "Holders": strings.Join(holders, "; "), "Section": st.Group,
		"Tags": strings.Join(st.Tags, "; "), "Note": st.Note,
	})
}

func (g *grapher) step(a argmap.Argument) {
	label, bears := a.Label, "supports"
	if a.Polarity == argmap.Con {
		bears = "attacks"
	}
	switch {
	case a.IsUndercut():
		bears = "undercuts"
	case a.IsWarrant():
		bears = "warrants"
	}
	if label == "" {
		label = a.Scheme
	}
	g.node(a.Ref(), map[string]string{
		"Label": label, "Element": elementStep, "Role": bears, "Polarity": string(a.Polarity), "Text": a.Label, "Scheme": a.Scheme,
	})
	for _, p := range a.Premises {
		g.edge(a.Ref(), p.Ref(), a.Ref(), "premise")
	}
	g.edge(a.Ref(), a.Ref(), a.Target, bears)
}

// citations returns what a record cites, in words, and says what they leave out.
func (g *grapher) citations(of argmap.Ref) string {
	all := g.snap.CitationsOf(of)
	if len(all) == 0 {
		return ""
	}
	quotes := ""
	for _, c := range all {
		if p, _ := g.snap.Passage(c.Passage); p.Quote != "" {
			quotes += " “" + Line(p.Quote) + "”"
		}
	}
	g.report.Add(Loss{Kind: Approximated, Of: of.ID, What: "the citations",
		Why: "They are in words: work, pages, section, note and what is quoted."})
	return strings.Join(cite.Marks(g.snap, of), "; ") + quotes
}
