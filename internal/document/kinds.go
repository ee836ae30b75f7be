package document

import (
	"slices"
	"strings"

	"warrant/internal/codec"
)

// Kind is a kind of text.
type Kind struct {
	Name  string // as one types it: "outline"
	Title string // as one reads it
	For   string // what it is good for, in a few words
	write func(*scribe)
	keeps codec.Keeps // of the statements that it tells, and of the map
}

// Kinds lists the kinds of texts.
var Kinds = []Kind{
	{"outline", "Outline", "numbered and indented, with the roles named", (*scribe).outline,
		codec.Keeps{Title: true, Authors: true, Description: true, Kinds: true, Shorts: true, Theses: true, Tags: true, Groups: true,
			Notes: true, Voices: true, Holdings: true, Labels: true, Schemes: true, Citations: true, StepCitations: true, Works: true,
			Disputes: true, Comments: true}},
	{"essay", "Essay skeleton", "a thesis, its reasons, evidence, objections and replies as paragraphs", (*scribe).essay,
		codec.Keeps{Title: true, Authors: true, Kinds: true, Shorts: true, Theses: true, Voices: true, Holdings: true, Labels: true, Schemes: true,
			Citations: true, StepCitations: true, Works: true}},
	{"report", "Referee report", "the objections by their weight, with passage and requested change", (*scribe).report,
		codec.Keeps{Title: true, Authors: true, Kinds: true, Shorts: true, Theses: true, Voices: true, Holdings: true,
			Citations: true, StepCitations: true, Works: true, Comments: true}},
	{"cards", "Discussion cards", "for each dispute and claim the best objection, the evidence, an open question", (*scribe).cards,
		codec.Keeps{Title: true, Authors: true, Kinds: true, Shorts: true, Voices: true, Holdings: true, Citations: true, Works: true, Disputes: true}},
	{"premises", "Premises and conclusions", "each argument as textbooks write it", (*scribe).premises,
		codec.Keeps{Title: true, Authors: true, Kinds: true, Shorts: true, Voices: true, Holdings: true, Labels: true, Schemes: true,
			Citations: true, StepCitations: true, Works: true}},
}

// KindNamed returns the kind of that name.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return strings.EqualFold(k.Name, name) })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}
