package argdown

import (
	"maps"
	"slices"
	"strconv"
)

// Roles of members, in the words of the official parser.
const (
	premise      = "premise"
	intermediary = "intermediary-conclusion"
	conclusion   = "main-conclusion"
	description  = "argument-description"
	topLevel     = "top-level-statement"
	related      = "relation-statement"
)

// Kinds of relations, in the words of the official parser.
const (
	supports    = "support"
	attacks     = "attack"
	undercuts   = "undercut"
	entails     = "entails"
	contrary    = "contrary"
	contradicts = "contradictory"
)

// class is all that a title names: a statement in all its wordings, or an argument.
type class struct {
	title      string
	isArgument bool
	named      bool // the title is the file's, not ours
	members    []*member
	tags       []string
	data       map[string]any
	section    *section
	steps      []*member // of an argument's structure, conclusions included
	line, at   int       // where it is first met
}

// member is one occurrence of a statement, or of an argument's description.
type member struct {
	title     string
	named     bool
	role      string
	text      string
	reference bool // it refers to what is said elsewhere
	tags      []string
	data      map[string]any
	section   *section
	inference *inferred // of which it is the conclusion
	line, at  int
	words     []byte // of the text, while it is read
	pending   []byte // tags that belong to the text if more text follows
	emphatic  bool   // there is emphasis in it
}

// inferred is an inference.
type inferred struct {
	rules    []string
	data     map[string]any
	argument *class
	index    int // of its conclusion
	line, at int
}

// tie is a relation.
type tie struct {
	kind     string
	from, to party
	line, at int
}

// section is a heading with all that follows it.
type section struct {
	id     string
	title  string
	level  int
	parent *section
	below  []*section
	tags   []string
	data   map[string]any
	line   int
}

// model is what a document says.
type model struct {
	statements, arguments []*class
	ties                  []*tie
	sections              []*section // those on top
	tags                  []string
	front                 map[string]any
	frontLine             int
}

// modeller walks the tree of a document, as the official ModelPlugin does.
type modeller struct {
	model
	reference  bool
	stated     map[string]*class
	argued     map[string]*class
	known      map[tieKey]*tie
	seenTags   map[string]bool
	untitled   int
	sectionNo  int
	section    *section
	statement  *member // being read
	heading    *member
	parent     func() party // of the relations that come next
	parents    []party
	related    bool
	inference  *inferred // the last one
	pcs        *class
	removeTags bool
	strict     bool
	keepTies   bool // relations of reconstructed arguments stay where they are
	large      bool // there are more tokens than are read
	problems   []fault
	// overwritten is data that other data took the place of.
	overwritten []fault
	fatal       *fault
}

func newModeller(reference bool) *modeller {
	return &modeller{reference: reference, stated: map[string]*class{}, argued: map[string]*class{}, known: map[tieKey]*tie{}, seenTags: map[string]bool{}}
}

func (m *modeller) untitledTitle() string {
	for {
		m.untitled++
		title := "Untitled " + strconv.Itoa(m.untitled)
		if m.reference || m.stated[title] == nil && m.argued[title] == nil {
			return title
		}
	}
}

// classOf returns the statement or argument of a title.
func (m *modeller) classOf(title string, isArgument bool, named bool, line, at int) *class {
	in, list := m.stated, &m.statements
	if isArgument {
		in, list = m.argued, &m.arguments
	}
	c := in[title]
	if c == nil {
		c = &class{title: title, isArgument: isArgument, line: line, at: at}
		in[title] = c
		*list = append(*list, c)
	}
	c.named = c.named || named
	return c
}

// join makes a member one of a class.
func (m *modeller) join(c *class, s *member) {
	c.tags = union(c.tags, s.tags)
	c.data = m.over(c.data, s.data, s.line)
	s.section = m.section
	c.members = append(c.members, s)
	if grouped, said := s.data["isInGroup"]; grouped == true || !s.reference && !said && c.section == nil {
		c.section = s.section
	}
}

// maxTags is how many tags, or voices, a statement has at most.
const maxTags = 1000

// union returns a list with those of another that it lacks.
func union(list, more []string) []string {
	for _, w := range more {
		if len(list) < maxTags && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// over puts the keys of one block of data into another, which nobody else has, and notes what is overwritten.
func (m *modeller) over(into, from map[string]any, line int) map[string]any {
	if into == nil && from != nil {
		into = make(map[string]any, len(from))
	}
	for _, key := range sortedKeys(from) {
		value := from[key]
		old, there := into[key]
		deep, isDeep := value.(map[string]any)
		under, wasDeep := old.(map[string]any)
		switch {
		case isDeep && wasDeep:
			value = m.over(maps.Clone(under), deep, line)
		case there && inWords(old) != inWords(value):
			m.overwritten = append(m.overwritten, fault{line: line, text: key + ": " + inWords(old)})
		}
		into[key] = value
	}
	return into
}

// tie adds a relation, if it is not there yet.
func (m *modeller) tie(t *tie) {
	if m.known[tieKey{t.kind, t.from, t.to}] != nil || t.kind == contradicts && m.known[tieKey{t.kind, t.to, t.from}] != nil {
		return
	}
	m.known[tieKey{t.kind, t.from, t.to}] = t
	m.ties = append(m.ties, t)
}

// shown returns the member whose words are those of the class: the last one, or the last that says it is. Nil: none has any.
func (c *class) shown() *member {
	var last *member
	for _, s := range slices.Backward(c.members) {
		if s.reference {
			continue
		}
		if s.data["isCanonical"] == true {
			return s
		}
		if last == nil {
			last = s
		}
	}
	return last
}
