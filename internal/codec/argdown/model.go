package argdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
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

// party is one end of a relation.
type party struct {
	class *class
	step  *inferred
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

// tieKey tells relations apart.
type tieKey struct {
	kind     string
	from, to party
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
	problems   []fault
	// overwritten is data that other data took the place of.
	overwritten []fault
	fatal       *fault
}

func newModeller(reference bool) *modeller {
	return &modeller{reference: reference, stated: map[string]*class{}, argued: map[string]*class{}, known: map[tieKey]*tie{}, seenTags: map[string]bool{}}
}

// document reads the tree of a document, or of one more that is a part of the same.
func (m *modeller) document(root *node) {
	m.statement, m.heading, m.pcs, m.inference, m.related, m.parents = nil, nil, nil, nil, false, nil
	if root == nil {
		return
	}
	for i, n := range root.below {
		if m.fatal != nil {
			return
		}
		if n.kind() == frontMatter {
			m.frontMatter(n.token)
		}
		if n == nil || n.token != nil {
			continue
		}
		switch n.rule {
		case heading:
			m.headed(n)
		case statement:
			m.stateOn(n, topLevel)
		case argument:
			m.argue(n)
		case structure:
			var before *node
			if i > 0 {
				before = root.below[i-1]
			}
			m.structure(n, before)
		case orderedList, unorderedList:
			for _, item := range n.below {
				if item != nil {
					m.element(item)
				}
			}
		}
	}
}

func (m *modeller) problem(at *node, text string) {
	f := fault{text: text}
	if t := at.first(); t != nil {
		f.line, f.at = t.line, t.from
	}
	m.problems = append(m.problems, f)
	if m.reference && m.fatal == nil {
		m.fatal = &f
	}
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

// begin starts a member with the place of a node.
func begin(n *node, role string) *member {
	s := &member{role: role}
	if t := n.first(); t != nil {
		s.line, s.at = t.line, t.from
	}
	return s
}

// party returns what a member stands for, as an end of a relation.
func (m *modeller) party(s *member) party {
	if s.title == "" {
		s.title = m.untitledTitle()
	}
	return party{class: m.classOf(s.title, s.role == description, s.named, s.line, s.at)}
}

// stateOn reads a statement.
func (m *modeller) stateOn(n *node, role string) *class {
	if role == "" && m.related {
		role = related
	}
	s := begin(n, role)
	m.statement, m.parent = s, func() party { return m.party(s) }
	n.member = s
	m.parts(n)
	m.settle(s)
	if s.title == "" {
		s.title = m.untitledTitle()
	}
	c := m.classOf(s.title, false, s.named, s.line, s.at)
	n.owner = c
	m.join(c, s)
	return c
}

// argue reads an argument's description, or a reference to it.
func (m *modeller) argue(n *node) *class {
	s := begin(n, description)
	m.statement, m.parent = s, func() party { return m.party(s) }
	n.member = s
	m.parts(n)
	m.settle(s)
	if s.title == "" {
		s.title = m.untitledTitle()
	}
	c := m.classOf(s.title, true, s.named, s.line, s.at)
	n.owner = c
	m.join(c, s)
	return c
}

// settle ends the text of a member.
func (m *modeller) settle(s *member) {
	s.text, s.words, s.pending = string(s.words), nil, nil
	m.statement = nil
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

// union returns a list with those of another that it lacks.
func union(list, more []string) []string {
	for _, w := range more {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// over puts the keys of one block of data into another, and notes what is overwritten.
func (m *modeller) over(into, from map[string]any, line int) map[string]any {
	for _, key := range sortedKeys(from) {
		if old, ok := into[key]; ok && inWords(old) != inWords(from[key]) {
			m.overwritten = append(m.overwritten, fault{line: line, text: key + ": " + inWords(old)})
		}
	}
	return merged(into, from)
}

// merged puts the keys of one block of data into another.
func merged(into, from map[string]any) map[string]any {
	if from == nil {
		return into
	}
	out := map[string]any{}
	for k, v := range into {
		out[k] = v
	}
	for k, v := range from {
		if deep, ok := v.(map[string]any); ok {
			if under, ok := out[k].(map[string]any); ok {
				v = any(merged(under, deep))
			}
		}
		out[k] = v
	}
	return out
}

// target is the text that is being read.
func (m *modeller) target() *member {
	if m.heading != nil {
		return m.heading
	}
	return m.statement
}

// parts reads what is in a node.
func (m *modeller) parts(n *node) {
	for i, part := range n.below {
		if part == nil || m.fatal != nil {
			continue
		}
		if part.token != nil {
			m.word(part, n, i == len(n.below)-1)
			continue
		}
		switch part.rule {
		case plain:
			m.plain(part)
		case bold, italic:
			m.emphasis(part)
		case relations, onInference:
			m.relations(part)
		default:
			m.parts(part)
		}
	}
}

// add puts words to a text.
func (s *member) add(words string) {
	if words != "" {
		s.words = append(append(s.words, s.pending...), words...)
		s.pending = s.pending[:0]
	}
}

func (m *modeller) plain(n *node) {
	var b strings.Builder
	for _, part := range n.below {
		if part == nil {
			continue
		}
		switch t := part.token; t.kind {
		case escapedChar:
			if !t.inserted {
				b.WriteString(t.text[1:])
			}
		case specialChar:
			code := trim(t.text)
			if c, ok := "", false; len(code) > 2 {
				if c, ok = special(code); ok {
					b.WriteString(c)
					if strings.HasSuffix(t.text, " ") {
						b.WriteByte(' ')
					}
					break
				}
				b.WriteString(t.text)
			}
		default:
			b.WriteString(t.text)
		}
	}
	n.text = b.String()
	if to := m.target(); to != nil {
		to.add(n.text)
	}
}

func (m *modeller) emphasis(n *node) {
	m.parts(n)
	to := m.target()
	if to == nil || len(n.below) == 0 {
		return
	}
	to.emphatic = true
	if end := n.below[len(n.below)-1]; end.token != nil && strings.HasSuffix(end.token.text, " ") {
		to.add(" ")
	}
}

// word reads a token that is not plain text. Its place in the node above counts: a line break at the end is no blank.
func (m *modeller) word(n, above *node, last bool) {
	t := n.token
	if t.kind == dataBlock {
		m.dataOf(n, above)
		return
	}
	to := m.target()
	if to == nil {
		return
	}
	switch t.kind {
	case statementDefinition, statementReference, argumentDefinition, argumentReference:
		if title := titled(t.text); title != "" {
			to.title, to.named = title, true
			to.reference = t.kind == statementReference || t.kind == argumentReference
		}
	case statementMention, argumentMention:
		to.add(t.text)
	case link:
		m.linked(to, t)
	case tag:
		m.tagged(to, t)
	case newline:
		into := &to.words
		if len(to.pending) > 0 {
			into = &to.pending
		}
		if !last && !bytes.HasSuffix(*into, []byte(" ")) {
			*into = append(*into, ' ')
		}
	}
}

// titled returns the title in a definition, reference or mention.
func titled(text string) string {
	text = strings.TrimSuffix(strings.TrimPrefix(trim(text), "@"), ":")
	if len(text) < 3 {
		return ""
	}
	return text[1 : len(text)-1]
}

func (m *modeller) linked(to *member, t *token) {
	image := trim(t.text)
	at := strings.Index(image, "](")
	if m.reference {
		at = strings.LastIndex(image, "](")
	}
	if at < 0 {
		return
	}
	words, url := image[1:at], image[at+2:len(image)-1]
	if !m.reference && words != url {
		words += " (" + url + ")" // the map's texts have no links of their own
	}
	to.add(words)
	if strings.HasSuffix(t.text, " ") {
		to.add(" ")
	}
}

func (m *modeller) tagged(to *member, t *token) {
	name := trim(strings.TrimPrefix(t.text, "#"))
	if strings.HasPrefix(name, "(") {
		name = strings.TrimSuffix(name[1:], ")")
	}
	switch {
	case m.removeTags:
	case m.reference:
		to.add(t.text)
	default:
		to.pending = append(to.pending, t.text...) // it goes where nothing but tags follow
	}
	if !slices.Contains(to.tags, name) {
		to.tags = append(to.tags, name)
	}
	if !m.seenTags[name] {
		m.seenTags[name] = true
		m.tags = append(m.tags, name)
	}
}

// dataOf reads a data block.
func (m *modeller) dataOf(n, above *node) {
	values := n.data
	if values == nil {
		data, err := readData(n.token.text)
		if err != nil {
			m.problem(n, "The data cannot be read: "+err.Error())
		}
		values, _ = data.(map[string]any)
	}
	to := m.target()
	if above.rule == inference && m.inference != nil {
		m.inference.data = values
	} else if to != nil && m.reference {
		to.data = values
	} else if to != nil {
		to.data = m.over(to.data, values, n.token.line)
	}
}

// headed reads a heading, which starts a section.
func (m *modeller) headed(n *node) {
	m.heading = begin(n, "")
	m.parts(n)
	h := m.heading
	m.settle(h)
	m.heading = nil
	if len(n.below) == 0 {
		return
	}
	m.sectionNo++
	s := &section{id: "s" + strconv.Itoa(m.sectionNo), title: trim(h.text), level: len(n.below[0].token.text) - 1, tags: h.tags, data: h.data, line: h.line}
	up := m.section
	for up != nil && up.level >= s.level {
		up = up.parent
	}
	if s.parent = up; up != nil {
		up.below = append(up.below, s)
	} else {
		m.sections = append(m.sections, s)
	}
	m.section = s
}

// relations reads relations to what came before them.
func (m *modeller) relations(n *node) {
	if m.parent == nil {
		return
	}
	up := m.parent()
	m.parents = append(m.parents, up)
	for _, r := range n.below {
		if r != nil && r.token == nil && m.fatal == nil {
			m.relation(r, up)
		}
	}
	m.parents = m.parents[:len(m.parents)-1]
	m.related = false
}

// element reads the statement or argument in a list item or a relation.
func (m *modeller) element(n *node) *class {
	for _, part := range n.below {
		if part != nil && part.rule == statement {
			return m.stateOn(part, "")
		}
		if part != nil && part.rule == argument {
			return m.argue(part)
		}
	}
	return nil
}

func (m *modeller) relation(n *node, up party) {
	m.related = true
	if len(n.below) < 2 {
		m.problem(n, "A relation names nothing.")
		return
	}
	sign := n.below[0].token
	if sign.kind == outgoingUndercut && up.class != nil && !up.class.isArgument && m.inference != nil && (m.reference || m.concludes(up.class)) {
		up = party{step: m.inference}
	}
	c := m.element(n)
	if c == nil {
		m.problem(n, "A relation names nothing.")
		return
	}
	t := &tie{from: party{class: c}, to: up, line: sign.line, at: sign.from}
	switch sign.kind {
	case incomingSupport, incomingAttack, incomingUndercut, contradiction:
		t.from, t.to = t.to, t.from
	}
	switch sign.kind {
	case incomingSupport, outgoingSupport:
		t.kind = supports
	case incomingAttack, outgoingAttack:
		t.kind = attacks
	case incomingUndercut, outgoingUndercut:
		t.kind = undercuts
	default:
		t.kind = contradicts
	}
	m.tie(t)
}

// concludes reports whether a statement is what the last inference, in the structure that is being read, infers.
func (m *modeller) concludes(c *class) bool {
	return m.pcs != nil && m.inference != nil && m.inference.argument == nil && c != nil
}

// tie adds a relation, if it is not there yet.
func (m *modeller) tie(t *tie) {
	if m.known[tieKey{t.kind, t.from, t.to}] != nil || t.kind == contradicts && m.known[tieKey{t.kind, t.to, t.from}] != nil {
		return
	}
	m.known[tieKey{t.kind, t.from, t.to}] = t
	m.ties = append(m.ties, t)
}

// structure reads a premise–conclusion structure.
func (m *modeller) structure(n, before *node) {
	var c *class
	if before != nil && before.rule == argument {
		c = before.owner
	}
	t := n.first()
	if t == nil {
		return
	}
	if c != nil && len(c.steps) > 0 {
		m.problem(n, "The argument <"+c.title+"> has a structure already; this one became an argument of its own.")
		c = nil
	}
	if c == nil {
		c = m.classOf(m.untitledTitle(), true, false, t.line, t.from)
	}
	if m.section != nil {
		c.section = m.section
	}
	m.pcs = c
	m.numbered(n)
	m.pcs = nil
	if len(c.steps) == 0 {
		if m.reference {
			m.problem(n, "The structure has no statements.")
		}
		return
	}
	end := c.steps[len(c.steps)-1]
	if end.role != intermediary {
		if m.reference { // our parser has said so
			m.problem(n, "The structure has no conclusion.")
		}
		for len(c.steps) > 0 && c.steps[len(c.steps)-1].role != intermediary {
			c.steps = c.steps[:len(c.steps)-1] // what is no part of an inference stands on its own
		}
		if len(c.steps) == 0 {
			return
		}
		end = c.steps[len(c.steps)-1]
	}
	end.role = conclusion
}

// numbered reads the statements and inferences of a structure.
func (m *modeller) numbered(n *node) {
	var before *inferred
	for _, part := range n.below {
		if part == nil || m.fatal != nil {
			continue
		}
		switch part.rule {
		case structureTail:
			m.numbered(part)
		case inference:
			before = m.infer(part)
			continue
		case numbered:
			m.step(part, before)
		}
		before = nil
	}
}

func (m *modeller) infer(n *node) *inferred {
	step := &inferred{}
	if t := n.first(); t != nil {
		step.line, step.at = t.line, t.from
	}
	m.inference = step
	m.parent = func() party { return party{step: step} }
	m.parts(n)
	for _, part := range n.below {
		if part == nil || part.rule != inferenceRules {
			continue
		}
		for _, r := range part.below {
			if r != nil {
				step.rules = append(step.rules, trim(r.text))
			}
		}
	}
	return step
}

// step reads one numbered statement.
func (m *modeller) step(n *node, before *inferred) {
	if len(n.below) < 2 || n.below[1] == nil {
		return
	}
	m.stateOn(n.below[1], "")
	s := n.below[1].member
	if s.role = premise; before != nil {
		s.role, s.inference = intermediary, before
		before.index, before.argument = len(m.pcs.steps), m.pcs
	}
	m.pcs.steps = append(m.pcs.steps, s)
}

// finish does what comes after the walk: relations of reconstructed arguments are those of their conclusions.
func (m *modeller) finish() {
	for _, list := range [][]*class{m.statements, m.arguments} {
		for _, c := range list {
			if c.section == nil && len(c.members) > 0 {
				c.section = c.members[0].section
			}
		}
	}
	if !m.keepTies {
		m.moveTies()
	}
	if m.strict {
		m.strictTies()
	}
	m.redundantTies()
}

func (m *modeller) moveTies() {
	known := map[tieKey]bool{}
	for _, t := range m.ties {
		known[tieKey{t.kind, t.from, t.to}] = true
	}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		was := tieKey{t.kind, t.from, t.to}
		if c := t.from.class; c != nil && c.isArgument && len(c.steps) > 0 {
			t.from.class = m.stated[c.steps[len(c.steps)-1].title]
		}
		if c := t.to.class; c != nil && c.isArgument && len(c.steps) > 0 && t.kind == undercuts {
			if step := c.steps[len(c.steps)-1].inference; step != nil {
				t.to = party{step: step}
			}
		}
		is := tieKey{t.kind, t.from, t.to}
		if was == is {
			return false
		}
		twice := known[is]
		known[is] = true
		return twice
	})
}

func (m *modeller) strictTies() {
	known := map[tieKey]bool{}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		if t.from.class == nil || t.to.class == nil || t.from.class.isArgument || t.to.class.isArgument {
			return false
		}
		switch t.kind {
		case supports:
			t.kind = entails
		case attacks:
			t.kind = contrary
			if known[tieKey{contrary, t.to, t.from}] || known[tieKey{contrary, t.from, t.to}] {
				return true
			}
			known[tieKey{contrary, t.from, t.to}] = true
		}
		return false
	})
}

// redundantTies drops attacks on arguments of which one premise is attacked by the same statement anyway.
func (m *modeller) redundantTies() {
	known := map[tieKey]bool{}
	for _, t := range m.ties {
		known[tieKey{t.kind, t.from, t.to}] = true
	}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		if t.kind != attacks || t.from.class == nil || t.from.class.isArgument || t.to.class == nil || !t.to.class.isArgument {
			return false
		}
		return slices.ContainsFunc(t.to.class.steps, func(s *member) bool {
			p := party{class: m.stated[s.title]}
			return s.role == premise && (known[tieKey{attacks, t.from, p}] || known[tieKey{contradicts, t.from, p}] || known[tieKey{contradicts, p, t.from}] ||
				known[tieKey{contrary, t.from, p}] || known[tieKey{contrary, p, t.from}])
		})
	})
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
