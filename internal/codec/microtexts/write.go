package microtexts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{snap: s, names: map[string]bool{}, ids: map[argmap.Ref]string{}}
	w.report = codec.Unsaid(s, codec.Keeps{Title: true, Description: true, Voices: true, Schemes: true, Citations: true})
	w.about()
	for _, id := range s.Outline().Order {
		w.statement(id)
	}
	w.segments()
	w.steps()
	var out bytes.Buffer
	out.WriteString("<?xml version='1.0' encoding='UTF-8'?>\n")
	e := xml.NewEncoder(&out)
	e.Indent("", "  ")
	if err := e.Encode(w.graph); err != nil {
		return nil, nil, fmt.Errorf("write the graph: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), w.report, nil
}

// writer makes a graph of a map.
type writer struct {
	snap   *argmap.Snapshot
	graph  graph
	names  map[string]bool // in XML a name is there once
	ids    map[argmap.Ref]string
	count  int
	pieces []piece
	report codec.Report
}

func (w *writer) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	w.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

var xmlName = regexp.MustCompile(`^[A-Za-z_][-A-Za-z0-9_.]*$`)

// name returns an id as a name of XML that nothing else has.
func (w *writer) name(id, word string) string {
	for n := id; ; w.count++ {
		if xmlName.MatchString(n) && !w.names[n] {
			w.names[n] = true
			return n
		}
		n = fmt.Sprintf("%s%d", word, w.count)
	}
}

// about writes topic and stance where read has put them.
func (w *writer) about() {
	m := w.snap.Map()
	var rest []string
	for _, line := range strings.Split(m.Description, "\n") {
		if topic, ok := strings.CutPrefix(line, "Topic: "); ok && w.graph.Topic == "" {
			w.graph.Topic = topic
		} else if stance, ok := strings.CutPrefix(line, "Stance: "); ok && w.graph.Stance == "" {
			w.graph.Stance = stance
		} else if line != "" {
			rest = append(rest, line)
		}
	}
	if len(rest) > 0 {
		w.lose(codec.Dropped, argmap.MapRef, "the description of the map", "The format has no place for it.")
	}
	w.graph.ID = strings.Join(strings.Fields(m.Title), "_") // readers of the corpus take anything without blanks
	if w.graph.ID != m.Title {
		w.lose(codec.Approximated, argmap.MapRef, "the title of the map", "The graph's name holds no blanks.")
	}
	w.names[w.graph.ID] = true
}

// statement writes a unit and the segments that say it.
func (w *writer) statement(id argmap.StatementID) {
	st, _ := w.snap.Statement(id)
	ref := id.Ref()
	unit := adu{ID: w.name(string(id), "a"), Type: "pro"}
	w.ids[ref] = unit.ID
	if len(st.Holdings) > 0 {
		v, _ := w.snap.Voice(st.Holdings[0].Voice)
		switch {
		case v.Name == opponent:
			unit.Type = "opp"
		case v.ID != w.snap.Narrator().ID:
			w.lose(codec.Dropped, ref, "the voice "+v.Name, "The format knows a proponent and an opponent only; this one became the proponent.")
		}
	}
	w.graph.Adus = append(w.graph.Adus, unit)
	w.pieces = append(w.pieces, w.said(st, unit.ID)...)
}

// piece is a segment to be written, and the unit that says it.
type piece struct {
	words, unit string
	start       int // in the text; -1: it has no place there
}

// segments writes the pieces in the order of the text, where all of them have a place in it, else as the map is read.
func (w *writer) segments() {
	if !slices.ContainsFunc(w.pieces, func(p piece) bool { return p.start < 0 }) {
		slices.SortStableFunc(w.pieces, func(a, b piece) int { return a.start - b.start })
	}
	for _, p := range w.pieces {
		e := edu{ID: w.name("", "e"), Text: p.words}
		w.graph.Edus = append(w.graph.Edus, e)
		w.graph.Edges = append(w.graph.Edges, edge{ID: w.name("", "seg"), Source: e.ID, Target: p.unit, Type: segment})
	}
}

// said returns the pieces of a statement: its passages where these are its very words, else the text in one piece.
func (w *writer) said(st argmap.Statement, unit string) []piece {
	var quotes []string
	var out []piece
	for _, c := range w.snap.CitationsOf(st.ID.Ref()) {
		p, ok := w.snap.Passage(c.Passage)
		if !ok || c.Item != "" || c.Locator != "" || c.Note != 0 || p.Section != "" || p.Paragraph != 0 || p.Page != "" {
			w.lose(codec.Dropped, st.ID.Ref(), "a citation", "The format has no works, pages and notes.")
		}
		if ok {
			quotes, out = append(quotes, p.Quote), append(out, piece{p.Quote, unit, p.Start})
		}
	}
	if strings.Join(quotes, " ") == st.Text {
		return out
	}
	if len(quotes) > 0 {
		w.lose(codec.Approximated, st.ID.Ref(), "the words of its passages", "The segments are the statement's own words, which differ from them.")
	}
	if text := codec.Line(st.Text); text != st.Text {
		w.lose(codec.Approximated, st.ID.Ref(), "the line breaks of a text", "A segment is one line.")
	}
	return []piece{{codec.Line(st.Text), unit, -1}}
}

// steps writes the arguments: the first premise as the edge itself, the others as edges that end at it.
func (w *writer) steps() {
	all := w.snap.Arguments()
	for _, a := range all {
		w.ids[a.Ref()] = w.name(string(a.ID), "c")
	}
	for _, a := range all {
		e := edge{ID: w.ids[a.Ref()], Source: w.ids[a.Premises[0].Ref()], Target: w.ids[a.Target], Type: support}
		switch {
		case a.IsUndercut():
			e.Type = undercut
		case a.Polarity == argmap.Con:
			e.Type = rebuttal
		case a.IsWarrant():
			e.Type = copremise
			w.lose(codec.Approximated, a.Ref(), "a warrant", "The format cannot support a step; its premises became premises of that step.")
			w.lose(codec.Approximated, a.Target, "a step with a warrant", "It has the warrant's premises besides its own.")
		case a.Scheme == byExample:
			e.Type = example
		}
		if on, ok := a.Target.Argument(); ok {
			if under, _ := w.snap.Argument(on); under.IsWarrant() {
				w.lose(codec.Approximated, a.Ref(), "a step on a warrant", "It bears on the step that the warrant is for.")
			}
		}
		if a.Scheme != "" && e.Type != example {
			w.lose(codec.Dropped, a.Ref(), "the scheme "+a.Scheme, "The format knows support by example only.")
		}
		w.graph.Edges = append(w.graph.Edges, e)
		for _, p := range a.Premises[1:] {
			w.graph.Edges = append(w.graph.Edges, edge{ID: w.name("", "add"), Source: w.ids[p.Ref()], Target: e.ID, Type: copremise})
		}
	}
}
