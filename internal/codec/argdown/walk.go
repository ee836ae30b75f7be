package argdown

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// party is one end of a relation.
type party struct {
	class *class
	step  *inferred
}

// document reads the tree of a document, or of one more that is a part of the same.
func (m *modeller) document(root *node) {
	m.statement, m.heading, m.pcs, m.inference, m.related, m.parents = nil, nil, nil, nil, false, nil
	if root == nil {
		return
	}
	for i, n := range root.below {
		if m.fatal != nil || m.tooLarge() {
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

// maxRecords is how many statements and arguments a file may name, and how many relations it may have.
const maxRecords = 100_000

// tooLarge reports whether a file has more than any map.
func (m *modeller) tooLarge() bool {
	return m.large || len(m.statements)+len(m.arguments) > maxRecords || len(m.ties) > maxRecords
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
		if title := titled(t.text); title != "" && !strings.ContainsAny(title, "\n\r") {
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

// oneLine is what the official parser takes for the parts of a link.
var oneLine = regexp.MustCompile(`\[([^\n\r]+)\]\(([^\n\r]+)\)`)

func (m *modeller) linked(to *member, t *token) {
	image := trim(t.text)
	var words string
	if m.reference {
		parts := oneLine.FindStringSubmatch(image)
		if parts == nil {
			m.problem(&node{token: t}, "A link goes over lines.")
			return
		}
		words = parts[1]
	} else {
		var url string
		words, url, _ = strings.Cut(image[1:len(image)-1], "](")
		if words != url {
			words += " (" + url + ")" // the map's texts have no links of their own
		}
		words = strings.ReplaceAll(words, "\n", " ")
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
	if len(to.tags) < maxTags && !slices.Contains(to.tags, name) {
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
			m.problem(n, "The data cannot be read: "+err.Error()+".")
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
		if r != nil && r.token == nil && m.fatal == nil && !m.tooLarge() {
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
		if part == nil || m.fatal != nil || m.tooLarge() {
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
