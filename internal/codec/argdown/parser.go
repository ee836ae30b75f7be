package argdown

import "strings"

// parser makes the same tree of a document as the official parser, but of what that one refuses it keeps all words and says
// what it expected. It looks at each token once, but for a few that it looks ahead.
type parser struct {
	text   string
	tokens []token
	at     int
	root   *node
	last   *node // the element on which relations may follow; nil: none
	faults []fault
	data   map[string]any // of the data block that was looked at last; nil: it is none
	dataAt int            // that block
}

func parseOurs(text string, tokens []token) (*node, []fault) {
	p := &parser{text: text, tokens: tokens, root: &node{rule: document}, dataAt: -1}
	p.labels()
	for p.kind() == newline || p.kind() == emptyLine {
		p.at++
	}
	if p.kind() == frontMatter {
		p.put(p.root)
	}
	for p.kind() != eof {
		p.paragraph()
	}
	return p.root, p.faults
}

func (p *parser) ahead(n int) kind {
	if p.at+n < len(p.tokens) {
		return p.tokens[p.at+n].kind
	}
	return eof
}

func (p *parser) kind() kind { return p.ahead(0) }

// put takes the next token into a node.
func (p *parser) put(into *node) {
	n := &node{token: &p.tokens[p.at]}
	if p.dataAt == p.at {
		n.data = p.data
	}
	into.below = append(into.below, n)
	p.at++
}

// fault notes what was expected at the next token.
func (p *parser) fault(text string) { p.faultAt(p.at, text) }

func (p *parser) faultAt(i int, text string) {
	t := p.tokens[min(i, len(p.tokens)-1)]
	at := t.from + len(t.text) - len(strings.TrimLeft(t.text, " \t"))
	p.faults = append(p.faults, fault{line: t.line, at: at, text: text})
}

// lineStart reports whether the next token is the first of a line.
func (p *parser) lineStart() bool {
	return p.at == 0 || p.tokens[p.at-1].kind == newline || p.tokens[p.at-1].kind == emptyLine
}

// paragraph reads whatever stands on top of the document.
func (p *parser) paragraph() {
	switch k := p.kind(); {
	case k == newline || k == emptyLine || k == dedent:
		p.at++
	case k == headingStart:
		p.heading()
	case k == statementNumber:
		p.structure()
	case k == inferenceStart:
		p.stray()
	case k == indent && (p.ahead(1) == orderedItem || p.ahead(1) == unorderedItem) || k == orderedItem || k == unorderedItem:
		p.list()
	case k == indent || k.isRelation():
		p.unattached()
	case k == dataBlock:
		p.fault("Data was expected after the words of a statement only; it was kept as text.")
		c := &node{rule: content}
		p.literal(c)
		p.root.below, p.last = append(p.root.below, &node{rule: statement, below: []*node{c}}), nil
	case k == frontMatter:
		p.fault("Front matter was expected at the start of the file only; it was left out.")
		p.at++
	default:
		before := p.at
		p.last = p.element()
		p.root.below = append(p.root.below, p.last)
		p.abrupt()
		if p.at == before { // nothing else can take it
			p.at++
		}
	}
}

// abrupt says where the next paragraph begins without an empty line before it.
func (p *parser) abrupt() {
	switch k := p.kind(); {
	case k == statementDefinition, k == argumentDefinition, k == statementReference, k == argumentReference, k == statementNumber, k == headingStart, plainText.has(k):
		p.fault("An empty line was expected before this; it was read as if there was one.")
	}
}

func (p *parser) heading() {
	n := &node{rule: heading}
	p.put(n)
	words := p.content(true)
	if len(words.below) > 0 {
		n.below = append(n.below, words)
	} else {
		p.fault("The words of a heading were expected.")
	}
	if p.kind() == newline && p.ahead(1) == dataBlock {
		p.at++ // it may be in the next line
	}
	if p.kind() == dataBlock && p.isData() {
		p.put(n)
	}
	if p.kind() == newline {
		if p.at++; !p.kind().isRelation() && p.kind() != indent {
			p.abrupt()
		}
	}
	p.root.below, p.last = append(p.root.below, n), nil
}

// endsLine reports whether the n-th token from here is no more in this line.
func (p *parser) endsLine(n int) bool {
	switch k := p.ahead(n); k {
	case newline, emptyLine, eof, indent, dedent, statementNumber, inferenceStart, headingStart, orderedItem, unorderedItem:
		return true
	default:
		return k.isRelation()
	}
}

// unattached reads relations after an empty line, or without indentation: they are those of what is above.
func (p *parser) unattached() {
	p.fault("A relation was expected indented below a statement or an argument; it was read as one to what is above it.")
	if p.last == nil {
		p.last = &node{rule: statement}
		p.relations(relations)
		for _, r := range p.last.below[0].below { // there is nothing above: the statements stand on their own
			p.root.below = append(p.root.below, r.below[1:]...)
		}
		p.last = nil
		return
	}
	p.relations(relations)
}

// relations reads relations to the last element.
func (p *parser) relations(r rule) {
	parent := p.last
	n := &node{rule: r}
	parent.below = append(parent.below, n)
	indented := p.kind() == indent
	if indented {
		p.at++
	}
	for {
		switch k := p.kind(); {
		case k == dedent:
			if p.at++; indented {
				return
			}
		case k.isRelation():
			one := &node{rule: relation}
			p.put(one)
			if (p.kind() != newline || parent.first() == nil) && p.nothing() {
				p.fault("A statement or an argument was expected after the sign of a relation; the sign was left out.")
				continue
			}
			one.below = append(one.below, p.element())
			n.below = append(n.below, one)
		case k == indent || k == orderedItem || k == unorderedItem:
			before := p.last
			p.list()
			p.last = before
		default:
			p.last = parent
			return
		}
		p.last = parent
	}
}

// nothing reports whether no words follow.
func (p *parser) nothing() bool {
	n := 0
	for p.ahead(n) == newline {
		n++
	}
	switch k := p.ahead(n); k {
	case eof, emptyLine, indent, dedent, statementNumber, inferenceStart, headingStart, orderedItem, unorderedItem, dataBlock:
		return true
	default:
		return k.isRelation()
	}
}

// list reads the items of a list, and of the lists in it, as statements that stand on their own.
func (p *parser) list() {
	n := &node{rule: unorderedList}
	depth := 0
	if p.last != nil && p.kind() == indent && p.at > 0 && p.tokens[p.at-1].kind != emptyLine {
		p.faultAt(p.at+1, "A relation was expected here; the items of this list became statements that stand on their own.")
	}
	for done := false; !done; {
		switch k := p.kind(); {
		case k == indent:
			if depth++; depth > 1 {
				p.fault("Lists in lists are not read; the items became statements like the others.")
			}
			p.at++
		case k == dedent:
			depth--
			p.at++
			done = depth <= 0
		case k == orderedItem || k == unorderedItem:
			item := &node{rule: listItem}
			p.put(item)
			if p.kind() != newline && p.nothing() {
				p.fault("The words of a list item were expected.")
				break
			}
			item.below = append(item.below, p.element())
			n.below = append(n.below, item)
		case k.isRelation() && len(n.below) > 0:
			item := n.below[len(n.below)-1]
			p.last = item.below[len(item.below)-1]
			p.unattached()
		default:
			done = true
		}
	}
	p.root.below, p.last = append(p.root.below, n), nil
}

// element reads a statement or an argument with its data and relations.
func (p *parser) element() *node {
	n := &node{rule: statement}
	k := p.kind()
	reference := false
	switch k {
	case argumentDefinition, argumentReference:
		n.rule = argument
	}
	switch k {
	case statementReference, argumentReference:
		switch p.after() {
		case colon:
			p.fault("A colon was expected right after the title; the blank before it was left out.")
			t := &p.tokens[p.at]
			t.text += ":"
			if k == statementReference {
				t.kind = statementDefinition
			} else {
				t.kind = argumentDefinition
			}
			next := &p.tokens[p.at+1]
			next.kind, next.text = freestyle, strings.TrimLeft(next.text[1:], " ")
			p.put(n)
		case moreWords:
			n.rule = statement
		default:
			reference = true
			p.put(n)
			for p.kind() == tag {
				p.put(n)
			}
		}
	case statementDefinition, argumentDefinition:
		p.put(n)
		if p.nothing() && p.kind() != dataBlock {
			p.fault("The words of what is defined were expected.")
		}
	}
	p.rest(n, reference)
	if p.kind() == indent && p.ahead(1) != orderedItem && p.ahead(1) != unorderedItem {
		up := p.last
		p.last = n
		p.relations(relations)
		p.last = up
	}
	return n
}

// What may follow a reference.
const (
	lineEnd = iota
	colon
	moreWords
)

// after says what follows the reference that comes next, in its line.
func (p *parser) after() int {
	n := 1
	for p.ahead(n) == tag {
		n++
	}
	if p.endsLine(n) || p.ahead(n) == dataBlock && p.endsLine(n+1) {
		return lineEnd
	}
	if t := p.tokens[p.at+n]; n == 1 && t.kind == controlChar && strings.HasPrefix(t.text, ":") {
		return colon
	}
	return moreWords
}

// rest reads words and data up to the end of an element.
func (p *parser) rest(n *node, reference bool) {
	for {
		if p.kind() == dataBlock && p.isData() {
			p.put(n)
			if p.kind() == newline && p.endsLine(1) {
				p.at++
			}
			continue
		}
		if reference {
			if p.kind() == newline {
				p.at++
				if p.kind() == dataBlock && p.isData() {
					continue
				}
			}
			return
		}
		c := p.content(false)
		if len(c.below) == 0 {
			return
		}
		n.below = append(n.below, c)
		if p.begins() {
			return
		}
	}
}

// begins reports whether a definition starts a line, or a reference stands alone in it: something else begins there.
func (p *parser) begins() bool {
	switch p.kind() {
	case statementDefinition, argumentDefinition:
		return p.lineStart()
	case statementReference, argumentReference:
		return p.lineStart() && p.after() == lineEnd
	}
	return false
}

// isData reports whether the block in curly brackets that comes next is data, and not a part of the text.
func (p *parser) isData() bool {
	t := p.tokens[p.at]
	if p.dataAt == p.at {
		return p.data != nil
	}
	p.data, p.dataAt = nil, p.at
	if !p.endsLine(1) || !strings.Contains(t.text, ":") {
		return false
	}
	data, err := readData(t.text)
	if err != nil {
		p.fault("Data was expected in the curly brackets, but it cannot be read: " + err.Error() + ". The words were kept as text.")
		return false
	}
	p.data, _ = data.(map[string]any)
	return p.data != nil
}

// content reads text as far as it goes; to the end of the line only in a heading.
func (p *parser) content(line bool) *node {
	n := &node{rule: content}
	var run *node
	for {
		k := p.kind()
		if !plainText.has(k) {
			run = nil
		}
		switch {
		case plainText.has(k):
			if run == nil {
				run = &node{rule: plain}
				n.below = append(n.below, run)
			}
			p.put(run)
		case k == newline:
			if line || p.ahead(1) == dataBlock && p.endsLine(2) && len(n.below) == 0 && p.at > 0 && p.tokens[p.at-1].kind == dataBlock {
				return n
			}
			p.put(n)
		case k == link, k == tag, k == statementMention, k == argumentMention:
			p.put(n)
		case opening.has(k):
			n.below = append(n.below, p.emphasis(line))
		case k == dataBlock && p.isData():
			return n
		case k == comma, k == inferenceEnd, closing.has(k), k == dataBlock:
			p.literal(n)
		case k == statementDefinition || k == argumentDefinition || k == statementReference || k == argumentReference:
			if len(n.below) > 0 && p.begins() {
				return n
			}
			p.fault("Plain text was expected: only @ before the bracket makes it a mention; it was kept as text.")
			p.literal(n)
		default:
			return n
		}
	}
}

// literal takes a token as the text that it is.
func (p *parser) literal(into *node) {
	t := &p.tokens[p.at]
	if t.kind == dataBlock {
		t.text = strings.ReplaceAll(t.text, "\n", " ")
	}
	t.kind = freestyle
	if end := t.from + len(t.text); end < len(p.text) && blankAfter(p.text[end:]) > 0 && !strings.HasSuffix(t.text, " ") {
		t.text += " " // the blanks after it were skipped
	}
	one := &node{rule: plain}
	p.put(one)
	into.below = append(into.below, one)
}

// emphasis reads bold or italic text. Where its end is missing, the words are kept all the same.
func (p *parser) emphasis(line bool) *node {
	start := p.kind()
	n := &node{rule: italic}
	p.put(n)
	inside := &node{rule: content}
	for !p.endsLine(0) || p.kind() == newline && !line {
		switch k := p.kind(); {
		case k == start+1: // the end, as the kinds are in order
			n.below = append(n.below, inside)
			p.put(n)
			return n
		case plainText.has(k):
			one := &node{rule: plain}
			p.put(one)
			inside.below = append(inside.below, one)
		case opening.has(k):
			inside.below = append(inside.below, p.emphasis(line))
		case k == link, k == tag, k == statementMention, k == argumentMention, k == newline:
			p.put(inside)
		default:
			p.literal(inside)
		}
	}
	n.below = append(n.below, inside)
	return n
}
