// Package sadface reads and writes SADFace, the Simple Argument Description Format: a JSON document of nodes and edges. A
// statement is an atom, a step a node between atoms, with one edge from each premise and one to what it bears on. Older
// documents call all these nodes schemes and tell them apart by name, newer ones call them inferences and conflicts; both
// are read, the newer ones are written.
//
// Texts are resources, and an atom's sources say where in them it is: this is the one format that has places in texts and
// works of its own. What it has no field for stands in its metadata, under the key "warrant" (package aside).
package sadface

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "sadface", Title: "SADFace", Endings: []string{".sadface.json", ".sadface"},
	Carries: "everything but saved views; what SADFace has no field for is metadata there",
	Known:   known, Read: read, Write: write,
}

// Types of nodes.
const (
	atom      = "atom"
	scheme    = "scheme" // in older documents any node that is no atom
	inference = "inference"
	conflict  = "conflict"
)

// Names of nodes that follow no scheme, and of the conflict that goes both ways.
const (
	support  = "support"
	attack   = "attack"
	disagree = "disagree"
)

// conflicts are the names by which older documents tell conflicts from inferences.
var conflicts = []string{attack, conflict, disagree, "disagreement", "defeat", "rebut", "rebuttal", "undercut"}

// plain returns the scheme that a node's name says; the names of nodes without one say none.
func plain(name string) string {
	name = codec.Line(name)
	if slices.Contains([]string{support, inference, attack, conflict}, strings.ToLower(name)) {
		return ""
	}
	return name
}

// known looks for atoms, for edges as only this format names their ends, or for a document without any.
func known(in codec.Input) bool {
	data := bytes.TrimSpace(bytes.TrimPrefix(in.Data, []byte("\uFEFF")))
	if !bytes.HasPrefix(data, []byte("{")) {
		return false
	}
	var top struct {
		Metadata map[string]json.RawMessage `json:"metadata"`
		Nodes    []struct {
			Type string `json:"type"`
		} `json:"nodes"`
		Edges []struct {
			Source *string `json:"source_id"`
		} `json:"edges"`
		Resources *[]json.RawMessage `json:"resources"`
	}
	if json.Unmarshal(data, &top) != nil || top.Nodes == nil || top.Edges == nil {
		return false
	}
	for _, n := range top.Nodes {
		if n.Type == atom {
			return true
		}
	}
	for _, e := range top.Edges {
		if e.Source != nil {
			return true
		}
	}
	return len(top.Nodes) == 0 && top.Metadata["core"] != nil && top.Resources != nil
}

// document is a document as it is written.
type document struct {
	Metadata  metadata[core, aside.Map] `json:"metadata"`
	Nodes     []node                    `json:"nodes"`
	Edges     []edge                    `json:"edges"`
	Resources []resource                `json:"resources"`
}

// metadata is the fields that SADFace knows, and ours.
type metadata[Core, Ours any] struct {
	Core Core `json:"core"`
	Ours Ours `json:"warrant,omitzero"`
}

// core is what a document says of itself. Not all readers want the last four, but the format's own functions set them.
type core struct {
	Name        string `json:"analyst_name"`
	Email       string `json:"analyst_email"`
	Created     string `json:"created"`
	Edited      string `json:"edited"`
	ID          string `json:"id"`
	Version     string `json:"version"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Notes       string `json:"notes,omitempty"`
	Claim       string `json:"claim,omitempty"` // the atom that it is all about
}

// fields are keys of metadata, sorted when they are written.
type fields map[string]string

type node struct {
	ID       string                `json:"id"`
	Type     string                `json:"type"`
	Text     *string               `json:"text,omitempty"`    // of an atom
	Sources  *[]source             `json:"sources,omitempty"` // of an atom
	Name     string                `json:"name,omitempty"`    // of a step
	Metadata metadata[fields, any] `json:"metadata"`
}

type edge struct {
	ID   string `json:"id"`
	From string `json:"source_id"`
	To   string `json:"target_id"`
}

// source is where an atom's words are found. Offset and length count code points.
type source struct {
	Resource string                        `json:"resource_id"`
	Text     string                        `json:"text"`
	Offset   json.Number                   `json:"offset"`
	Length   json.Number                   `json:"length"`
	Metadata *metadata[fields, aside.Cite] `json:"metadata,omitempty"`
}

type resource struct {
	ID       string                 `json:"id"`
	Type     string                 `json:"type"`
	Content  string                 `json:"content"`
	Metadata metadata[fields, text] `json:"metadata"`
}

// text is our block of a resource: a text with its title and, where one is known, its work; or a work alone.
type text struct {
	Title string          `json:"title,omitempty"`
	Of    string          `json:"of,omitempty"`   // the resource that is its work
	Work  json.RawMessage `json:"work,omitempty"` // CSL-JSON without the id
}
