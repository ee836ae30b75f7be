// Package microtexts reads and writes the XML of the arg-microtexts corpus (Peldszus and Stede 2016): a short text cut
// into units, some of them argumentative, and edges between these. An edge may end at an edge: "und" attacks that step,
// "add" is one more premise of it.
package microtexts

import (
	"bytes"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "microtexts", Title: "arg-microtexts XML", Endings: []string{".xml"},
	Carries: "statements with their segments as passages, two voices, steps, co-premises, undercuts",
	Known: func(in codec.Input) bool {
		head := in.Data[:min(len(in.Data), 4096)]
		return bytes.Contains(head, []byte("<arggraph"))
	},
	Read: read, Write: write,
}

// Kinds of edges.
const (
	segment   = "seg"
	support   = "sup"
	example   = "exa" // support by an example
	rebuttal  = "reb"
	undercut  = "und"
	copremise = "add"
)

// byExample is the scheme of a step that supports by an example.
const byExample = "example"

// opponent is the voice of the units that the author puts into another's mouth.
const opponent = "Opponent"

// graph is a file as it is written.
type graph struct {
	XMLName struct{} `xml:"arggraph"`
	ID      string   `xml:"id,attr"`
	Topic   string   `xml:"topic_id,attr,omitempty"`
	Stance  string   `xml:"stance,attr,omitempty"`
	Edus    []edu    `xml:"edu"`
	Joints  []node   `xml:"joint"`
	Adus    []adu    `xml:"adu"`
	Edges   []edge   `xml:"edge"`
}

type node struct {
	ID string `xml:"id,attr"`
}

type edu struct {
	ID   string `xml:"id,attr"`
	Text string `xml:",chardata"`
}

type adu struct {
	ID   string `xml:"id,attr"`
	Type string `xml:"type,attr"`
}

type edge struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"src,attr"`
	Target string `xml:"trg,attr"`
	Type   string `xml:"type,attr"`
}
