package microtexts

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > codec.MaxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB", codec.MaxSize>>20)
	}
	var g graph
	if err := xml.NewDecoder(bytes.NewReader(in.Data)).Decode(&g); err != nil {
		var syntax *xml.SyntaxError
		if errors.As(err, &syntax) {
			return nil, nil, codec.Errorf(syntax.Line, "this is not XML: %s", syntax.Msg)
		}
		return nil, nil, codec.Errorf(0, "this is no graph of the microtexts corpus: %v", err)
	}
	if len(g.Adus) == 0 {
		return nil, nil, codec.Errorf(0, "the graph has no argumentative unit, so there is nothing to map")
	}
	r := &reader{
		graph: g, Builder: codec.NewBuilder(argmap.Map{Title: g.ID, Description: about(g)}), data: in.Data,
		statements: map[string]argmap.StatementID{}, steps: map[string]*argmap.Argument{}, spans: map[string]span{},
	}
	r.text()
	r.units()
	r.edges()
	return r.Map()
}

// about keeps what a graph says of its text where a map has room for it.
func about(g graph) string {
	var lines []string
	if g.Topic != "" {
		lines = append(lines, "Topic: "+g.Topic)
	}
	if g.Stance != "" {
		lines = append(lines, "Stance: "+g.Stance)
	}
	return strings.Join(lines, "\n")
}

// reader makes a map of one graph.
type reader struct {
	*codec.Builder
	graph      graph
	data       []byte
	spans      map[string]span // by segment
	statements map[string]argmap.StatementID
	steps      map[string]*argmap.Argument // by edge
	order      []*argmap.Argument
}

// span is where a segment stands in the text.
type span struct {
	words      string
	start, end int // code points
}

func (r *reader) lose(kind codec.Kind, id, what, why string) {
	line := codec.LineAt(r.data, bytes.Index(r.data, []byte(`id="`+id+`"`)))
	r.Report.Add(codec.Loss{Kind: kind, Line: line, Of: id, What: what, Why: why})
}

// text puts the segments together.
func (r *reader) text() {
	r.Put(argmap.Source{ID: "source", Title: r.graph.ID, Rank: r.Rank()})
	at := 0
	for _, e := range r.graph.Edus {
		words := codec.Line(e.Text)
		n := utf8.RuneCountInString(words)
		r.spans[e.ID] = span{words, at, at + n}
		at += n + 1 // a blank between two segments
	}
}

// units makes a statement of each argumentative unit, tied to the segments that say it.
func (r *reader) units() {
	into := map[string][]string{}
	for _, e := range r.graph.Edges {
		if e.Type == segment {
			into[e.Target] = append(into[e.Target], e.Source)
		}
	}
	joints := map[string]bool{}
	for _, j := range r.graph.Joints {
		joints[j.ID] = true
	}
	used := map[string]bool{}
	for _, a := range r.graph.Adus {
		if _, twice := r.statements[a.ID]; twice {
			r.lose(codec.Dropped, a.ID, "a second unit of the same name", "Two units have one name; the first was taken.")
			continue
		}
		var said []span
		for _, from := range into[a.ID] {
			parts := []string{from}
			if joints[from] {
				parts = into[from]
			}
			for _, p := range parts {
				if s, ok := r.spans[p]; ok {
					said = append(said, s)
					used[p] = true
				}
			}
		}
		r.unit(a, said)
	}
	for _, e := range r.graph.Edus {
		if !used[e.ID] {
			r.lose(codec.Dropped, e.ID, "a segment that no unit says", "A map has statements only; this part of the text argues nothing in the graph.")
		}
	}
}

func (r *reader) unit(a adu, said []span) {
	var words []string
	for _, s := range said {
		words = append(words, s.words)
	}
	voice := r.Voice("")
	if a.Type == "opp" {
		voice = r.Voice(opponent)
	}
	id := r.Statement(argmap.Statement{
		ID: argmap.StatementID(a.ID), Text: strings.Join(words, " "), Holdings: []argmap.Holding{{Voice: voice, Stance: argmap.Asserts}},
	})
	r.statements[a.ID] = id
	for _, s := range said {
		p := argmap.PassageID(r.Fresh("passage"))
		r.Put(argmap.Passage{ID: p, Source: "source", Start: s.start, End: s.end, Quote: s.words, Rank: r.Rank()})
		r.Put(argmap.Citation{ID: argmap.CitationID(r.Fresh("citation")), Of: id.Ref(), Passage: p, Rank: r.Rank()})
	}
}

// edges makes the steps. An edge may end at one that stands after it, so first all steps are made, then they are tied.
func (r *reader) edges() {
	for _, e := range r.graph.Edges {
		switch e.Type {
		case support, example, rebuttal, undercut:
			premise, ok := r.statements[e.Source]
			if !ok {
				r.lose(codec.Dropped, e.ID, "an edge from nowhere", fmt.Sprintf("It starts at %q, which is no unit.", e.Source))
				continue
			}
			a := &argmap.Argument{ID: argmap.ArgumentID(r.ID(e.ID, "a")), Polarity: argmap.Pro, Premises: []argmap.StatementID{premise}}
			if e.Type == rebuttal || e.Type == undercut {
				a.Polarity = argmap.Con
			}
			if e.Type == example {
				a.Scheme = byExample
			}
			r.steps[e.ID] = a
			r.order = append(r.order, a)
		case segment, copremise:
		default:
			r.lose(codec.Dropped, e.ID, "an edge of an unknown kind", fmt.Sprintf("The corpus has no edges of the kind %q.", e.Type))
		}
	}
	r.premises()
	r.targets()
	for _, a := range r.order {
		if a.Target.IsZero() {
			continue
		}
		r.Step(*a)
	}
}

// premises adds those that edges of the kind "add" bring to other edges, through any number of them.
func (r *reader) premises() {
	into := map[string]string{}
	for _, e := range r.graph.Edges {
		if e.Type == copremise {
			into[e.ID] = e.Target
		}
	}
	for _, e := range r.graph.Edges {
		if e.Type != copremise {
			continue
		}
		to := e.Target
		for range len(into) {
			if next, more := into[to]; more {
				to = next
			}
		}
		premise, known := r.statements[e.Source]
		a := r.steps[to]
		switch {
		case !known || a == nil:
			r.lose(codec.Dropped, e.ID, "a further premise", "It starts at no unit, or ends at no step.")
		case slices.Contains(a.Premises, premise):
			r.lose(codec.Dropped, e.ID, "a premise that the step has already", "No statement is a premise of one step twice.")
		default:
			a.Premises = append(a.Premises, premise)
		}
	}
}

// targets ties every step to what it bears on; what bears on nothing is left out, and so is what bears on that.
func (r *reader) targets() {
	into := map[string]string{}
	for _, e := range r.graph.Edges {
		into[e.ID] = e.Target
	}
	for _, e := range r.graph.Edges {
		a := r.steps[e.ID]
		if a == nil {
			continue
		}
		if to, ok := r.statements[e.Target]; ok {
			a.Target = to.Ref()
		} else if to := r.steps[e.Target]; to != nil && to != a {
			a.Target = to.ID.Ref()
		} else if to := r.steps[into[e.Target]]; to != nil && to != a { // it ends at a further premise: the step is meant
			a.Target = to.ID.Ref()
			r.lose(codec.Approximated, e.ID, "an edge that ends at a further premise", "In a map it bears on the whole step.")
		}
		if id, ok := a.Target.Statement(); ok && slices.Contains(a.Premises, id) {
			r.lose(codec.Dropped, e.ID, "a premise that is what the step bears on", "No statement bears on itself.")
			if a.Premises = slices.DeleteFunc(a.Premises, func(p argmap.StatementID) bool { return p == id }); len(a.Premises) == 0 {
				a.Target = argmap.Ref{}
			}
		}
		if a.Target.IsZero() {
			r.lose(codec.Dropped, e.ID, "an edge to nowhere", fmt.Sprintf("It ends at %q, at which nothing can end.", e.Target))
		}
	}
	for again := true; again; {
		again = false
		gone := map[argmap.Ref]bool{}
		for _, a := range r.order {
			gone[a.ID.Ref()] = a.Target.IsZero()
		}
		for _, a := range r.order {
			if !a.Target.IsZero() && gone[a.Target] {
				a.Target, again = argmap.Ref{}, true
				r.lose(codec.Dropped, string(a.ID), "an edge on one that was left out", "What it bears on could not be read.")
			}
		}
	}
}
