package argmap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
	if len(p) == 1 {
		return p[0].Text
	}
	return fmt.Sprintf("%s (and %d more problems)", p[0].Text, len(p)-1)
}

// Rule is one rule of validity: it looks at one record of a snapshot and returns what is wrong with it, or "".
type Rule struct {
	Name     string
	Sentence string
	check    func(s *Snapshot, r Record) string
}

// Rules are all the rules that a map obeys. This is the one place where they stand; cycles, mutual attacks and
// statements in many arguments are allowed.
var Rules = []Rule{
	{"identified", "Every record has an id without spaces or control characters, at most 100 bytes long, and a well-formed rank.", checkID},
	{"text", "A statement, a comment, a voice's name and a view's name are not blank, are UTF-8, and hold no control characters; no text is longer than 64 KiB.", checkText},
	{"no dangling", "Whatever a record names exists: premises, targets, voices, works, passages, statements in dispute.", checkReferences},
	{"one reader", "A map has exactly one voice that is the reader's own, and at most one that is the author's.", checkVoices},
	{"held", "A statement is a claim, evidence or an assumption, and at least one voice asserts, denies or reports it, none twice in the same way.", checkStatement},
	{"premises", "An argument is pro or con and has at least one premise, none twice, and none that is its own target.", checkPremises},
	{"grounded", "An argument's target is a statement or an argument, and a chain of arguments about arguments ends at a statement.", checkTarget},
	{"two sides", "A dispute has at least one voice on each side, and no voice on both.", checkDispute},
	{"cites something", "A citation belongs to a statement or an argument, names a work or a passage, and its note number is not negative.", checkCitation},
	{"comment", "A comment is on a statement, an argument or the map; its severity and status are known words.", checkComment},
	{"passage", "A passage's numbers are not negative and it does not end before it starts.", checkPassage},
}

// Validate checks every record against every rule and returns what it finds, in the order of Records; none: valid.
func Validate(s *Snapshot) Problems {
	var found Problems
	if !s.Has(MapRef) {
		found = append(found, Problem{"identified", MapRef, "The map has no record of its own."})
	}
	if s.Count(KindVoice) == 0 {
		found = append(found, Problem{"one reader", MapRef, "The map has no voice for the reader."})
	}
	for _, r := range s.Records() {
		found = append(found, checkRecord(s, r)...)
	}
	return found
}

func checkRecord(s *Snapshot, r Record) Problems {
	var found Problems
	for _, rule := range Rules {
		if text := rule.check(s, r); text != "" {
			found = append(found, Problem{rule.Name, r.Ref(), text})
		}
	}
	return found
}

// checkChange checks what a change may have broken in s: the records it put, and those that name a record it removed.
func checkChange(s *Snapshot, c Change) Problems {
	refs := map[Ref]bool{}
	for _, e := range c.edits {
		if e.To != nil {
			refs[e.Ref()] = true
		} else {
			for _, r := range s.Pointing(e.Ref()) {
				refs[r] = true
			}
		}
		if e.Ref().Kind == KindVoice {
			for _, v := range s.Voices() {
				refs[v.Ref()] = true
			}
		}
	}
	sorted := make([]Ref, 0, len(refs))
	for r := range refs {
		sorted = append(sorted, r)
	}
	slices.SortFunc(sorted, compareRefs)
	var found Problems
	if !s.Has(MapRef) || s.Count(KindVoice) == 0 {
		return Validate(s)
	}
	for _, r := range sorted {
		found = append(found, checkRecord(s, s.Record(r))...)
	}
	return found
}

func checkID(_ *Snapshot, r Record) string {
	id := r.Ref().ID
	odd := func(c rune) bool { return c == utf8.RuneError || unicode.IsControl(c) || unicode.IsSpace(c) }
	switch {
	case id == "":
		return fmt.Sprintf("A %s has no id.", r.Ref().Kind)
	case len(id) > 100 || strings.ContainsFunc(id, odd):
		return fmt.Sprintf("The id %.120q is too long or holds a space or a control character.", id)
	case !r.rank().valid():
		return fmt.Sprintf("The rank %.120q of %s is not made of base-62 digits.", r.rank(), r.Ref())
	}
	return ""
}

func checkText(_ *Snapshot, r Record) string {
	var must, may []string
	switch r := r.(type) {
	case Map:
		may = append([]string{r.Title, r.Description}, r.Authors...)
	case Voice:
		must = []string{r.Name}
	case Statement:
		must, may = []string{r.Text}, append([]string{r.Short, r.Group, r.Note}, r.Tags...)
	case Argument:
		may = []string{r.Scheme, r.Label}
	case Dispute:
		must = []string{r.Title}
	case Source:
		must = []string{r.Title}
	case Passage:
		may = []string{r.Section, r.Page, r.Quote, r.Prefix, r.Suffix}
	case Item:
		may = []string{r.Title, r.Container, r.Note, r.More}
	case Citation:
		may = []string{r.Locator}
	case Comment:
		must, may = []string{r.Text}, []string{r.Author, r.Request}
		for _, reply := range r.Replies {
			must = append(must, reply.Text)
		}
	case View:
		must = []string{r.Name}
	}
	for _, t := range must {
		if strings.TrimSpace(t) == "" {
			return fmt.Sprintf("The text of %s is empty.", r.Ref())
		}
	}
	for _, t := range append(must, may...) {
		if len(t) > MaxText {
			return fmt.Sprintf("A text of %s is longer than %d KiB.", r.Ref(), MaxText>>10)
		}
		if !utf8.ValidString(t) {
			return fmt.Sprintf("A text of %s is not UTF-8.", r.Ref())
		}
		if strings.ContainsFunc(t, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }) {
			return fmt.Sprintf("A text of %s holds a control character.", r.Ref())
		}
	}
	return ""
}

func checkReferences(s *Snapshot, r Record) string {
	for _, to := range pointsAt(r) {
		if !s.Has(to) {
			return fmt.Sprintf("%s names %s, which does not exist.", r.Ref(), to)
		}
	}
	for _, v := range namesVoices(r) {
		if !s.Has(v.Ref()) {
			return fmt.Sprintf("%s names %s, which does not exist.", r.Ref(), v.Ref())
		}
	}
	return ""
}

func checkVoices(s *Snapshot, r Record) string {
	v, ok := r.(Voice)
	if !ok {
		return ""
	}
	if !slices.Contains([]VoiceRole{Participant, Author, Reader}, v.Role) {
		return fmt.Sprintf("%q is not a role of voices.", v.Role)
	}
	readers, authors := 0, 0
	for _, other := range s.Voices() {
		switch other.Role {
		case Reader:
			readers++
		case Author:
			authors++
		}
	}
	if readers != 1 {
		return fmt.Sprintf("The map has %d voices for the reader; it must have exactly one.", readers)
	}
	if authors > 1 {
		return "The map has more than one voice for the author; join them into one."
	}
	return ""
}

func checkStatement(_ *Snapshot, r Record) string {
	st, ok := r.(Statement)
	if !ok {
		return ""
	}
	if !slices.Contains(StatementKinds, st.Kind) {
		return fmt.Sprintf("%q is not a kind of statement.", st.Kind)
	}
	if len(st.Holdings) == 0 {
		return fmt.Sprintf("No voice holds %s.", st.Ref())
	}
	for i, h := range st.Holdings {
		if !slices.Contains(Stances, h.Stance) {
			return fmt.Sprintf("%q is not a stance; a voice asserts, denies or reports.", h.Stance)
		}
		if slices.Contains(st.Holdings[:i], h) {
			return fmt.Sprintf("%s is held twice by the same voice in the same way.", st.Ref())
		}
	}
	return ""
}

func checkPremises(_ *Snapshot, r Record) string {
	a, ok := r.(Argument)
	if !ok {
		return ""
	}
	if a.Polarity != Pro && a.Polarity != Con {
		return fmt.Sprintf("%q is not a polarity; an argument is pro or con.", a.Polarity)
	}
	if len(a.Premises) == 0 {
		return "An argument needs at least one premise."
	}
	for i, p := range a.Premises {
		if p == "" {
			return "A premise has no id."
		}
		if slices.Contains(a.Premises[:i], p) {
			return "A statement cannot be a premise of the same step twice."
		}
		if p.Ref() == a.Target {
			return "A statement cannot be a reason or an objection to itself."
		}
	}
	return ""
}

func checkTarget(s *Snapshot, r Record) string {
	a, ok := r.(Argument)
	if !ok {
		return ""
	}
	seen := map[Ref]bool{a.Ref(): true}
	for at := a.Target; ; {
		if at.ID == "" {
			return "An argument needs a target."
		}
		if at.Kind == KindStatement {
			return ""
		}
		if at.Kind != KindArgument {
			return "An argument bears on a statement or on another argument."
		}
		if seen[at] {
			return "Arguments about arguments must end at a statement; these go round in a circle."
		}
		seen[at] = true
		next, ok := s.Argument(ArgumentID(at.ID))
		if !ok {
			return "" // dangling: said by the rule for that
		}
		at = next.Target
	}
}

func checkDispute(_ *Snapshot, r Record) string {
	d, ok := r.(Dispute)
	if !ok {
		return ""
	}
	if len(d.Sides[0]) == 0 || len(d.Sides[1]) == 0 {
		return "A dispute needs at least one voice on each side."
	}
	for _, v := range d.Sides[0] {
		if slices.Contains(d.Sides[1], v) {
			return "A voice cannot stand on both sides of a dispute."
		}
	}
	if d.Statement == "" {
		return "A dispute needs a statement to be about."
	}
	return ""
}

func checkCitation(_ *Snapshot, r Record) string {
	c, ok := r.(Citation)
	if !ok {
		return ""
	}
	switch {
	case c.Of.Kind != KindStatement && c.Of.Kind != KindArgument || c.Of.ID == "":
		return "A citation belongs to a statement or an argument."
	case c.Item == "" && c.Passage == "":
		return "A citation needs a work or a passage."
	case c.Note < 0:
		return "A note number cannot be negative."
	}
	return ""
}

func checkComment(_ *Snapshot, r Record) string {
	c, ok := r.(Comment)
	if !ok {
		return ""
	}
	switch {
	case c.Of.Kind != KindStatement && c.Of.Kind != KindArgument && c.Of != MapRef || c.Of.ID == "":
		return "A comment is on a statement, an argument or the map."
	case c.Severity != Remark && c.Severity != Minor && c.Severity != Major:
		return fmt.Sprintf("%q is not a severity; a comment is a remark, minor or major.", c.Severity)
	case c.Status != Open && c.Status != Resolved:
		return fmt.Sprintf("%q is not a status; a comment is open or resolved.", c.Status)
	}
	return ""
}

func checkPassage(_ *Snapshot, r Record) string {
	p, ok := r.(Passage)
	if !ok {
		return ""
	}
	if p.Paragraph < 0 || p.Start < 0 || p.End < p.Start {
		return "A passage's numbers are not negative, and it ends after it starts."
	}
	if p.Source == "" {
		return "A passage needs a source."
	}
	return ""
}
