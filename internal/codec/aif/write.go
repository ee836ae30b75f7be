package aif

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// timestamp is the time of every node: a map does not keep when a statement was made.
const timestamp = "1970-01-01 00:00:00"

func writeSet(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := newWriter(s, codec.Keeps{Voices: true, Holdings: true, Schemes: true})
	data, err := encode(w.set)
	return data, w.report, err
}

func writeExtended(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := newWriter(s, codec.Keeps{Voices: true, Holdings: true, Schemes: true, Citations: true})
	data, err := encode(struct {
		AIF  set    `json:"AIF"`
		Text string `json:"text"`
	}{w.set, w.text()})
	return data, w.report, err
}

func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("write the node set: %w", err)
	}
	return out.Bytes(), nil
}

// writer makes a node set of a map.
type writer struct {
	set
	snap   *argmap.Snapshot
	people map[argmap.VoiceID]id
	count  int
	report codec.Report
}

func newWriter(s *argmap.Snapshot, keeps codec.Keeps) *writer {
	w := &writer{snap: s, people: map[argmap.VoiceID]id{}, report: codec.Unsaid(s, keeps)}
	w.Nodes, w.Edges, w.Locutions, w.Participants = []node{}, []edge{}, []spoken{}, []participant{}
	for _, key := range s.Outline().Order {
		w.statement(key)
	}
	for _, a := range s.Arguments() {
		w.step(a)
	}
	return w
}

// name returns a name that no record of the map has.
func (w *writer) name(word string) id {
	for {
		w.count++
		if n := fmt.Sprintf("%s%d", word, w.count); !w.snap.HasID(n) {
			return id(n)
		}
	}
}

func (w *writer) node(n node) id {
	n.Timestamp = timestamp
	w.Nodes = append(w.Nodes, n)
	return n.ID
}

func (w *writer) edge(from, to id) {
	w.Edges = append(w.Edges, edge{ID: w.name("e"), From: from, To: to})
}

func (w *writer) statement(key argmap.StatementID) {
	st, _ := w.snap.Statement(key)
	n := w.node(node{ID: id(key), Text: st.Text, Type: statement})
	if len(st.Holdings) == 1 && st.Holdings[0].Voice == w.snap.Narrator().ID {
		w.manner(st)
		return // the text's own words need no speaker
	}
	w.manner(st)
	for _, h := range st.Holdings {
		v, _ := w.snap.Voice(h.Voice)
		l := w.node(node{ID: w.name("l"), Text: v.Name + ": " + codec.Line(st.Text), Type: locution})
		ya := w.node(node{ID: w.name("ya"), Text: asserting, Type: illocution})
		w.edge(l, ya)
		w.edge(ya, n)
		w.Locutions = append(w.Locutions, spoken{Node: l, Person: w.person(v), Timestamp: timestamp})
	}
}

// manner says of holdings that are no mere assertions what becomes of them.
func (w *writer) manner(st argmap.Statement) {
	for _, h := range st.Holdings {
		if h.Stance != argmap.Asserts || h.Through != "" {
			w.report.Add(codec.Loss{Kind: codec.Approximated, Of: string(st.ID), What: "how it is held",
				Why: "Denying, reporting and who tells of it became asserting."})
		}
	}
	seen := map[argmap.VoiceID]bool{}
	for _, h := range st.Holdings {
		if seen[h.Voice] {
			w.report.Add(codec.Loss{Kind: codec.Approximated, Of: string(st.ID), What: "a voice that holds it twice", Why: "One speaker says it once."})
		}
		seen[h.Voice] = true
	}
}

func (w *writer) person(v argmap.Voice) id {
	p, ok := w.people[v.ID]
	if !ok {
		first, last := "", v.Name
		if at := strings.LastIndexByte(v.Name, ' '); at > 0 {
			first, last = v.Name[:at], v.Name[at+1:]
		}
		p = w.name("p")
		w.people[v.ID] = p
		w.Participants = append(w.Participants, participant{ID: p, FirstName: first, Surname: last})
	}
	return p
}

func (w *writer) step(a argmap.Argument) {
	n := node{ID: id(a.ID), Type: inference, Text: plainInference}
	switch {
	case a.Polarity == argmap.Con:
		n.Type, n.Text = conflict, plainConflict
	case a.Scheme == rephrase:
		n.Type, n.Text = rephrasing, plainRephrasing
	}
	if a.Scheme != "" && a.Scheme != rephrase {
		n.Text = a.Scheme
		if scheme(n) == "" { // a name that readers take for none
			w.report.Add(codec.Loss{Kind: codec.Dropped, Of: string(a.ID), What: "the scheme " + a.Scheme, Why: "Readers of the format take this name for none."})
		}
	} else if a.Scheme == rephrase && a.Polarity == argmap.Con {
		w.report.Add(codec.Loss{Kind: codec.Dropped, Of: string(a.ID), What: "the scheme " + a.Scheme, Why: "What speaks against something does not rephrase it."})
	}
	at := w.node(n)
	for _, p := range a.Premises {
		w.edge(id(p), at)
	}
	w.edge(at, id(a.Target.ID))
}

// text returns the passages as the text of an xAIF file: in order, each marked with the statement that rests on it.
func (w *writer) text() string {
	type span struct {
		at, end int
		words   string
		node    id
	}
	var spans []span
	for _, c := range w.snap.Citations() {
		p, ok := w.snap.Passage(c.Passage)
		st, isStatement := c.Of.Statement()
		if !isStatement {
			continue // reported as the citations of a step
		}
		if !ok || p.Quote == "" {
			w.report.Add(codec.Loss{Kind: codec.Dropped, Of: string(st), What: "a citation without a quotation", Why: "The format has the words of the text only."})
			continue
		}
		if c.Item != "" || c.Locator != "" || c.Note != 0 || p.Section != "" || p.Paragraph != 0 || p.Page != "" {
			w.report.Add(codec.Loss{Kind: codec.Approximated, Of: string(st), What: "a citation", Why: "Of it the quoted words are kept; work, pages, section and note are not."})
		}
		spans = append(spans, span{p.Start, p.End, p.Quote, id(st)})
	}
	slices.SortStableFunc(spans, func(a, b span) int { return a.at - b.at })
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.at > at && s.at-at < 1<<20 { // what stands between two passages is not known: as many blanks
			b.WriteString(strings.Repeat(" ", s.at-at))
			at = s.at
		} else if s.at != at {
			w.report.Add(codec.Loss{Kind: codec.Approximated, Of: string(s.node), What: "where a passage stands", Why: "Passages that overlap are written one after another."})
		}
		escaped := strings.ReplaceAll(html.EscapeString(s.words), "\n", "<br>")
		fmt.Fprintf(&b, `<span class="highlighted" id="node%s">%s</span>`, html.EscapeString(string(s.node)), escaped)
		at += len([]rune(s.words))
	}
	return b.String()
}
