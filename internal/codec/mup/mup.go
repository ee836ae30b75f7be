// Package mup reads and writes the argument maps of MindMup and Because. Claims and groups alternate: the claims in one
// group are co-premises, several groups below a claim are reasons and objections of their own, and a group in a group
// bears on the step itself.
//
// A statement that serves in several steps is repeated, as these programs have it once for each; the attribute sameAs of
// the repetition names the first. They keep attributes that they do not know, so that it comes back from them. What they
// keep and a map has no word for is in argmap.Foreign, and goes back into a file.
package mup

import (
	"bytes"
	"encoding/json"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: formatName, Title: "MindMup and Because map", Endings: []string{".mup"},
	Carries: "statements, kinds, tags, notes, steps with labels, co-premises, undercuts, warrants, comments as sticky notes, one set of folds, what only these programs read",
	Known:   known, Read: read, Write: write,
}

// known reports whether a file is a JSON object with the keys that the top of every map has.
func known(in codec.Input) bool {
	data := bytes.TrimSpace(bytes.TrimPrefix(in.Data, []byte("\uFEFF")))
	var top struct {
		Version json.RawMessage `json:"formatVersion"`
		ID      json.RawMessage `json:"id"`
		Title   json.RawMessage `json:"title"`
		Ideas   json.RawMessage `json:"ideas"`
	}
	if !bytes.HasPrefix(data, []byte("{")) || json.Unmarshal(data, &top) != nil {
		return false
	}
	return (top.Ideas != nil || top.Title != nil) && (top.Version != nil || top.Ideas != nil && top.ID != nil)
}

// Attributes that mean something in a map.
const (
	attrGroup     = "group"
	attrLocked    = "contentLocked" // on groups, which have no text
	attrConnector = "parentConnector"
	attrLabel     = "label" // in the connector, or of a link
	attrStyles    = "styleNames"
	attrNumber    = "claimLabel" // what a claim is called on the diagram
	attrCollapsed = "collapsed"
	attrNote      = "note"
	attrAttached  = "attachment"
	attrPosition  = "position"
	attrSameAs    = "sameAs"
)

// The ends of a link, which is a line across the map.
const (
	linkFrom = "ideaIdFrom"
	linkTo   = "ideaIdTo"
)

// Kinds of groups.
const (
	supporting = "supporting"
	opposing   = "opposing"
	neutral    = "neutral" // Because's own
)

// Names of styles that mean something in a map. The others are tags.
const (
	styleImplicit = "attr_implicit_claim"
	styleEvidence = "attr_evidence" // ours
	styleSticky   = "sticky_note"
)

// foldedView is the name of the view that holds what was collapsed.
const foldedView = "Folded in MindMup"

// maxDepth is how deep ideas may be nested: as deep as readers of JSON go, which count two for each.
const maxDepth = 4900
