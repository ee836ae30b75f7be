package argmap

import (
	"fmt"
	"slices"
)

// MaxText is the longest text a statement, note or comment may have, in bytes.
const MaxText = 64 << 10

// Problem is one breach of a rule.
type Problem struct {
	Rule string // the rule's name in Rules
	Of   Ref    // the record that breaks it
	Text string // one sentence
}

// Problems is the error of a snapshot that breaks rules.
type Problems []Problem

func (p Problems) Error() string {
	switch len(p) {
	case 1:
		return p[0].Text
	case 2:
		return p[0].Text + " (and 1 more problem)"
	}
	return fmt.Sprintf("%s (and %d more problems)", p[0].Text, len(p)-1)
}

// Rule is one rule of validity: it looks at one record of a snapshot and returns what is wrong with it, or "".
type Rule struct {
	Name     string
	Sentence string
	check    func(s *checking, r Record) string
}

// Rules are all the rules that a map obeys. This is the one place where they stand; cycles, mutual attacks and
// statements in many arguments are allowed.
var Rules = []Rule{
	{"identified", "Every record has an id without spaces or control characters, at most 100 bytes long, and a well-formed rank; the map has a record of its own.", checkID},
	{"text", "A statement, a comment, a reply, a dispute's and a source's title, a voice's and a view's name are not blank; texts are UTF-8 without control characters, none longer than 64 KiB.", checkText},
	{"no dangling", "Whatever a record names exists: premises, targets, voices, works, passages, statements in dispute.", checkReferences},
	{"one reader", "A map has exactly one voice that is the reader's own, and at most one that is the author's.", checkVoices},
	{"held", "A statement is a claim, evidence or an assumption, and at least one voice asserts, denies or reports it, none twice in the same way.", checkStatement},
	{"premises", "An argument is pro or con and has at least one premise, none twice, and none that is its own target.", checkPremises},
	{"grounded", "An argument's target is a statement or an argument, and a chain of arguments about arguments ends at a statement.", checkTarget},
	{"two sides", "A dispute is over a statement and has at least one voice on each side, none named twice.", checkDispute},
	{"cites something", "A citation belongs to a statement or an argument, names a work or a passage, and its note number is not negative.", checkCitation},
	{"comment", "A comment is on a statement, an argument or the map; its severity and status are known words.", checkComment},
	{"passage", "A passage is in a source, its numbers are not negative and it does not end before it starts.", checkPassage},
	{"foreign", "What other programs say of a map, a statement or an argument is one compact JSON object by the names of their formats, at most 100 of them, in order, in UTF-8, without a key twice, at most 256 KiB long and nested at most 100 deep.", checkForeign},
	{"view", "A view's focus and folded branches are statements or arguments, its depth is not negative, its direction and the words of its filter are known, and that filters by works and texts only.", checkView},
}

// checking is a snapshot under examination, with what was found out so far that serves again.
type checking struct {
	*Snapshot
	ends map[ArgumentID]bool // whether a chain of arguments about arguments ends
}

func check(s *Snapshot) *checking { return &checking{s, map[ArgumentID]bool{}} }

// Validate checks every record against every rule and returns what it finds, in the order of Records; none: valid.
func Validate(s *Snapshot) Problems {
	var found Problems
	if !s.Has(MapRef) {
		found = append(found, Problem{"identified", MapRef, "The map has no record of its own."})
	}
	if s.Reader().ID == "" {
		found = append(found, Problem{"one reader", MapRef, "The map has no voice for the reader; it must have exactly one."})
	}
	c := check(s)
	for _, r := range s.Records() {
		found = append(found, c.record(r)...)
	}
	return found
}

func (s *checking) record(r Record) Problems {
	var found Problems
	for _, rule := range Rules {
		if text := rule.check(s, r); text != "" {
			found = append(found, Problem{rule.Name, r.Ref(), text})
		}
	}
	return found
}

// checkChange checks what a change may have broken in s, which was valid before: the records it put, those that name a
// record it removed, and the voices where it touched one. It finds something exactly where Validate does.
func checkChange(s *Snapshot, c Change) Problems {
	var refs []Ref
	voices := false
	for _, e := range c.edits {
		voices = voices || e.Ref().Kind == KindVoice
		if e.To != nil {
			refs = append(refs, e.Ref())
		} else {
			refs = append(refs, s.Pointing(e.Ref())...)
		}
	}
	if !s.Has(MapRef) || voices && s.Reader().ID == "" {
		return Validate(s)
	}
	if voices {
		for _, v := range s.Voices() {
			refs = append(refs, v.Ref())
		}
	}
	slices.SortFunc(refs, compareRefs)
	checks := check(s)
	var found Problems
	for _, r := range slices.Compact(refs) {
		found = append(found, checks.record(s.Record(r))...)
	}
	return found
}
