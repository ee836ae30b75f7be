// Package aif reads and writes the Argument Interchange Format as JSON: the node sets of AIFdb, and xAIF, the files of
// OVA3, which have the text that the nodes were marked in beside the same graph. The older files of OVA2 are read.
//
// A statement is an I node, a step an RA node (for) or a CA node (against) between I nodes, or between I nodes and
// another step. Who says something is an L node with a YA node between it and what is said.
package aif

import (
	"bytes"
	"encoding/json"
	"strings"

	"warrant/internal/codec"
)

// Format is the node set of AIFdb.
var Format = codec.Format{
	Name: "aif", Title: "AIF node set (JSON)", Endings: []string{".aif.json", ".aif"},
	Carries: "statements, voices as speakers, steps with schemes, co-premises, undercuts, warrants",
	Known: func(in codec.Input) bool {
		k := keys(in.Data)
		return k["nodes"] && k["edges"] && !k["AIF"] && !k["metadata"]
	},
	Read: read, Write: writeSet,
}

// Extended is xAIF.
var Extended = codec.Format{
	Name: "xaif", Title: "xAIF (OVA3)", Endings: []string{".xaif.json", ".xaif"},
	Carries: "as AIF, and the text with the passages that statements are marked in",
	Known:   func(in codec.Input) bool { k := keys(in.Data); return k["AIF"] },
	Read:    read, Write: writeExtended,
}

// keys returns the keys of a JSON object at its top; of what is none, none.
func keys(data []byte) map[string]bool {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	var top map[string]json.RawMessage
	if len(data) == 0 || !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) || json.Unmarshal(data, &top) != nil {
		return nil
	}
	out := map[string]bool{}
	for k := range top {
		out[k] = true
	}
	return out
}

// Types of nodes.
const (
	statement  = "I"
	enthymeme  = "EN" // OVA's blank node, accepted wherever a statement is
	inference  = "RA"
	conflict   = "CA"
	rephrasing = "MA"
	preference = "PA"
	locution   = "L"
	transition = "TA"
	illocution = "YA"
)

// The words of nodes that have no scheme.
const (
	plainInference  = "Default Inference"
	plainConflict   = "Default Conflict"
	plainRephrasing = "Default Rephrase"
	asserting       = "Asserting"
	analysing       = "Analysing" // the analyst's own locutions, which say nothing of the text
)

// rephrase is the scheme under which a map keeps that a statement says another in other words.
const rephrase = "Rephrase"

// id is a name of a node; some tools write numbers.
type id string

// UnmarshalJSON takes a string, a number or nothing.
func (i *id) UnmarshalJSON(data []byte) error {
	text := strings.TrimSpace(string(data))
	if strings.HasPrefix(text, `"`) {
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*i = id(strings.TrimSpace(s))
		return nil
	}
	if text != "null" {
		*i = id(text)
	}
	return nil
}

// set is a node set as it is written.
type set struct {
	Nodes        []node        `json:"nodes"`
	Edges        []edge        `json:"edges"`
	Locutions    []spoken      `json:"locutions"`
	Participants []participant `json:"participants"`
	Fulfilments  []fulfilment  `json:"schemefulfillments,omitempty"`
}

type node struct {
	ID        id     `json:"nodeID"`
	Text      string `json:"text"`
	Type      string `json:"type"`
	Timestamp string `json:"timestamp"`
	Scheme    string `json:"scheme,omitempty"`
}

type edge struct {
	ID   id      `json:"edgeID"`
	From id      `json:"fromID"`
	To   id      `json:"toID"`
	Form *string `json:"formEdgeID"`
}

// spoken says who utters a locution.
type spoken struct {
	Node      id      `json:"nodeID"`
	Person    id      `json:"personID"`
	Timestamp string  `json:"timestamp"`
	Start     *string `json:"start"`
	End       *string `json:"end"`
	Source    *string `json:"source"`
}

type participant struct {
	ID        id     `json:"participantID"`
	FirstName string `json:"firstname"`
	Surname   string `json:"surname"`
}

func (p participant) name() string { return codec.Line(p.FirstName + " " + p.Surname) }

type fulfilment struct {
	Node   id `json:"nodeID"`
	Scheme id `json:"schemeID"`
}
