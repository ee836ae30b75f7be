// Package freemind reads and writes the mind maps of FreeMind and Freeplane: XML with a node for each entry, one in
// another.
//
// A node is a statement and bears on the node that it hangs from: as a reason, unless an attribute "role" or an icon (a
// green tick, a red cross) says otherwise. Attributes hold what else a map knows of a statement. A node that refers to
// another has an arrow to it and an attribute that says so, and clones of Freeplane are read the same way; other arrows
// say that a node bears on another one, too.
package freemind

import (
	"regexp"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "freemind", Title: "a mind map of FreeMind or Freeplane", Endings: []string{".mm"},
	Carries: "statements, kinds, voices, sections, tags, notes, citations in words, steps with labels and schemes, co-premises, undercuts, warrants, cross-links",
	Known: func(in codec.Input) bool {
		return start.Match(in.Data[:min(len(in.Data), 4096)])
	},
	Read: read, Write: write,
}

var start = regexp.MustCompile(`^(?s)(?:\x{FEFF})?\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<map(?:\s[^>]*)?>\s*(?:<!--.*?-->\s*)*<(?:node|attribute_registry|bookmarks|properties|hook|\?)`)

// Attributes of ours beside those of codec.Topic.
const (
	role  = "role"
	again = "again" // the node refers to another one
)

// Icons that people mark reasons and objections with.
const (
	tick  = "button_ok"
	cross = "button_cancel"
)

// against reports whether a role speaks against something; ok is false for one that does neither.
func against(role string) (against, ok bool) {
	switch role {
	case codec.RoleObjection, codec.RoleUndercut:
		return true, true
	case codec.RoleReason, codec.RoleWarrant:
		return false, true
	}
	return false, false
}
