package dot

import (
	"bytes"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is DOT as the list of formats has it, with the whole map drawn.
var Format = codec.Format{
	Name: "dot", Title: "Graphviz DOT", Endings: []string{".dot", ".gv"},
	Carries: "statements as boxes, steps as arrows with labels, co-premises, undercuts, warrants; roles, voices and citations in words",
	Write:   writeFile,
}

func writeFile(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	var out bytes.Buffer
	if err := Write(&out, s, Options{}); err != nil {
		return nil, nil, err
	}
	report := codec.Unsaid(s, codec.Keeps{Title: true, Authors: true, Kinds: true, Theses: true, Voices: true, Labels: true, Citations: true, Works: true})
	for _, st := range s.Statements() {
		if len(s.CitationsOf(st.Ref())) > 0 {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: st.Ref().ID, What: "the citations", Why: "A box says in words what is cited, three works at most."})
		}
		if codec.Line(st.Text) != st.Text {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: st.Ref().ID, What: "the line breaks of a text", Why: "The words are broken into lines as long as a box is wide."})
		}
	}
	for _, i := range s.Items() {
		report.Add(codec.Loss{Kind: codec.Approximated, Of: i.Ref().ID, What: "a work of the bibliography, " + codec.Line(i.Title), Why: "It is named in short where it is cited, and nowhere else."})
	}
	return out.Bytes(), report, nil
}
