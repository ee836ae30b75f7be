package argmap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func checkID(_ *checking, r Record) string {
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

func checkText(_ *checking, r Record) string {
	must, may := texts(r)
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

// texts returns all that is written in a record: what must not be blank, and what may be.
func texts(r Record) (must, may []string) {
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
		may = []string{
			r.Type, r.Title, r.Issued.Text, r.Accessed.Text, r.Container, r.Publisher, r.Place, r.Volume, r.Issue, r.Page, r.URL, r.Note, r.More,
		}
		for _, n := range slices.Concat(r.Authors, r.Editors) {
			may = append(may, n.Family, n.Given, n.Literal)
		}
	case Citation:
		may = []string{r.Locator}
	case Comment:
		must, may = []string{r.Text}, []string{r.Author, r.Request}
		for _, reply := range r.Replies {
			must, may = append(must, reply.Text), append(may, reply.Author)
		}
	case View:
		must, may = []string{r.Name}, slices.Concat([]string{r.Style, r.Filter.Text}, r.Filter.Groups, r.Filter.Tags)
	}
	return must, may
}

func checkReferences(s *checking, r Record) string {
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

func checkVoices(s *checking, r Record) string {
	v, ok := r.(Voice)
	if !ok {
		return ""
	}
	if !slices.Contains([]VoiceRole{Participant, Author, Reader}, v.Role) {
		return fmt.Sprintf("%q is not a role of voices.", v.Role)
	}
	if v.Role == Participant {
		return ""
	}
	same := 0
	for _, other := range s.Voices() {
		if other.Role == v.Role {
			same++
		}
	}
	switch {
	case same == 1:
		return ""
	case v.Role == Reader:
		return fmt.Sprintf("The map has %d voices for the reader; it must have exactly one.", same)
	}
	return "The map has more than one voice for the author; join them into one."
}

func checkStatement(_ *checking, r Record) string {
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
	there := make(map[Holding]bool, len(st.Holdings))
	for _, h := range st.Holdings {
		if !slices.Contains(Stances, h.Stance) {
			return fmt.Sprintf("%q is not a stance; a voice asserts, denies or reports.", h.Stance)
		}
		if there[h] {
			return fmt.Sprintf("%s is held twice by the same voice in the same way.", st.Ref())
		}
		there[h] = true
	}
	return ""
}

func checkPremises(_ *checking, r Record) string {
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
	there := make(map[StatementID]bool, len(a.Premises))
	for _, p := range a.Premises {
		if p == "" {
			return "A premise has no id."
		}
		if there[p] {
			return "A statement cannot be a premise of the same step twice."
		}
		if p.Ref() == a.Target {
			return "A statement cannot be a reason or an objection to itself."
		}
		there[p] = true
	}
	return ""
}

func checkTarget(s *checking, r Record) string {
	a, ok := r.(Argument)
	switch {
	case !ok:
		return ""
	case a.Target.ID == "":
		return "An argument needs a target."
	case a.Target.Kind != KindStatement && a.Target.Kind != KindArgument:
		return "An argument bears on a statement or on another argument."
	case !s.chainEnds(a.ID):
		return "Arguments about arguments must end at a statement; these go round in a circle."
	}
	return ""
}

// chainEnds reports whether the targets of an argument, one after another, come to an end. Each chain is walked once,
// however many arguments hang from it.
func (s *checking) chainEnds(id ArgumentID) bool {
	var walked []ArgumentID
	ends, known := s.ends[id]
	for !known {
		s.ends[id] = false // as long as we are on the way: coming back here is going round
		walked = append(walked, id)
		a, there := s.Argument(id)
		if !there || a.Target.Kind != KindArgument {
			ends = true
			break
		}
		id = ArgumentID(a.Target.ID)
		ends, known = s.ends[id]
	}
	for _, id := range walked {
		s.ends[id] = ends
	}
	return ends
}

func checkDispute(_ *checking, r Record) string {
	d, ok := r.(Dispute)
	if !ok {
		return ""
	}
	if len(d.Sides[0]) == 0 || len(d.Sides[1]) == 0 {
		return "A dispute needs at least one voice on each side."
	}
	named := slices.Concat(d.Sides[0], d.Sides[1])
	for i, v := range named {
		switch {
		case !slices.Contains(named[:i], v):
		case i >= len(d.Sides[0]) && slices.Contains(d.Sides[0], v):
			return "A voice cannot stand on both sides of a dispute."
		default:
			return "A voice cannot stand twice on one side of a dispute."
		}
	}
	if d.Statement == "" {
		return "A dispute needs a statement to be about."
	}
	return ""
}

func checkCitation(_ *checking, r Record) string {
	c, ok := r.(Citation)
	if !ok {
		return ""
	}
	switch {
	case !isBranch(c.Of):
		return "A citation belongs to a statement or an argument."
	case c.Item == "" && c.Passage == "":
		return "A citation needs a work or a passage."
	case c.Note < 0:
		return "A note number cannot be negative."
	}
	return ""
}

func checkComment(_ *checking, r Record) string {
	c, ok := r.(Comment)
	if !ok {
		return ""
	}
	switch {
	case !isBranch(c.Of) && c.Of != MapRef:
		return "A comment is on a statement, an argument or the map."
	case c.Severity != Remark && c.Severity != Minor && c.Severity != Major:
		return fmt.Sprintf("%q is not a severity; a comment is a remark, minor or major.", c.Severity)
	case c.Status != Open && c.Status != Resolved:
		return fmt.Sprintf("%q is not a status; a comment is open or resolved.", c.Status)
	}
	return ""
}

func checkPassage(_ *checking, r Record) string {
	p, ok := r.(Passage)
	if !ok {
		return ""
	}
	if p.Paragraph < 0 || p.Start < 0 || p.End < p.Start {
		return "A passage's numbers are not negative, and it does not end before it starts."
	}
	if p.Source == "" {
		return "A passage needs a source."
	}
	return ""
}

func checkView(_ *checking, r Record) string {
	v, ok := r.(View)
	if !ok {
		return ""
	}
	for _, f := range v.Folded {
		if !isBranch(f) {
			return "A view folds the branches of statements and arguments only."
		}
	}
	if text := checkFilter(v.Filter); text != "" {
		return text
	}
	switch {
	case !v.Focus.IsZero() && !isBranch(v.Focus):
		return "A view's focus is a statement or an argument."
	case v.Depth < 0:
		return "A view's depth cannot be negative."
	case v.Direction != Auto && v.Direction != Down && v.Direction != Right && v.Direction != Up:
		return fmt.Sprintf("%q is not a direction of views.", v.Direction)
	}
	return ""
}

// checkFilter says which word of a filter is not known.
func checkFilter(f Filter) string {
	if k, ok := unknown(f.Kinds, StatementKinds); ok {
		return fmt.Sprintf("%q is not a kind of statement.", k)
	}
	if r, ok := unknown(f.Roles, Roles); ok {
		return fmt.Sprintf("%q is not a role of statements.", r)
	}
	if a, ok := unknown(f.Anchors, Anchors); ok {
		return fmt.Sprintf("%q is not a state of citations.", a)
	}
	if c, ok := unknown(f.Checks, Checks); ok {
		return fmt.Sprintf("%q is not a check.", c)
	}
	for _, r := range f.Sources {
		if r.Kind != KindItem && r.Kind != KindSource || r.ID == "" {
			return "A filter's sources are works and texts."
		}
	}
	if f.Whose != Everybodys && f.Whose != Mine && f.Whose != Theirs {
		return fmt.Sprintf("A filter picks what is mine or theirs, not %q.", f.Whose)
	}
	return ""
}

// unknown returns the first of some words that is not among the known ones.
func unknown[T comparable](words, known []T) (word T, found bool) {
	i := slices.IndexFunc(words, func(w T) bool { return !slices.Contains(known, w) })
	if i < 0 {
		return word, false
	}
	return words[i], true
}

// isBranch reports whether r names something that others can hang below.
func isBranch(r Ref) bool {
	return (r.Kind == KindStatement || r.Kind == KindArgument) && r.ID != ""
}
