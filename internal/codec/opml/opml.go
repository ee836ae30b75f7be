// Package opml reads and writes OPML 2, the outlines that outliners and mind mappers exchange: XML with an element for
// each entry, one in another.
//
// An entry is a statement and bears on the one that it is in: as a reason, unless an attribute says otherwise. What a map
// knows besides is in attributes of a namespace of ours, which other programs pass over; notes are in "_note", as most
// programs have them.
package opml

import (
	"regexp"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "opml", Title: "an OPML outline", Endings: []string{".opml"},
	Carries: "statements, kinds, voices, sections, tags, notes, citations in words, steps with labels and schemes, co-premises, undercuts, warrants",
	Known: func(in codec.Input) bool {
		return start.Match(in.Data[:min(len(in.Data), 4096)])
	},
	Read: read, Write: write,
}

var start = regexp.MustCompile(`^(?s)(?:\x{FEFF})?\s*(?:<\?xml.*?\?>\s*)?(?:<!DOCTYPE[^>]*>\s*)?(?:<!--.*?-->\s*)*<opml[\s>]`)

// space is the name of our namespace. It is a name only; nothing is there.
const space = "urn:x-warrant:opml"

// Attributes of ours beside the fields of codec.Topic.
const (
	role = "role"
	id   = "id"   // by which other entries refer to this one
	same = "same" // the id of the entry that this one refers to
)

// The text of an entry may be HTML. Text that a reader could take for that is written as HTML, so that it is shown as it
// is; it has entities then, by which it is known again.
var (
	markup = regexp.MustCompile(`<[a-zA-Z/!?]|` + entity)
	html   = regexp.MustCompile(`(?i)</?(a|b|i|u|s|p|br|em|strong|strike|span|div|font|code|tt|sub|sup|ul|ol|li|img|h[1-6]|blockquote|script|style)(\s[^<>]*)?/?>|` + entity)
)

const entity = `&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`
