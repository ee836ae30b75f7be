package argdown

import "fmt"

// fault is a breach of the grammar.
type fault struct {
	line, at int // at: offset in bytes
	text     string
}

// rest is what may follow the place in the grammar where a parser is.
type rest struct {
	items []item
	next  *rest
	end   bool // of a rule
}

// first returns what may come next; in the same rule, or anywhere.
func (r *rest) first(everywhere bool) set {
	var s set
	for ; r != nil && (everywhere || !r.end); r = r.next {
		more, empty := starts(r.items)
		if s |= more; !empty {
			break
		}
	}
	return s
}

// maxFaults is how many faults are looked for in one file.
const maxFaults = 2000

// referenceParser parses as the official parser does, recoveries from errors included: it inserts a token that is missing,
// leaves one out that is too much, goes on with the next round of a loop, or gives up rules until one is found that can go
// on with something further down.
type referenceParser struct {
	tokens []token
	at     int
	stack  []*rest // what follows each rule that is being read
	faults []fault
}

// parseAsReference returns the tree of a document; nil: the official parser makes none of it.
func parseAsReference(tokens []token) (*node, []fault) {
	p := &referenceParser{tokens: tokens}
	n, _ := p.rule(document, nil)
	if p.ahead(1) != eof && len(p.faults) < maxFaults {
		p.fail("what follows was left out")
	}
	return n, p.faults
}

// ahead returns the kind of the n-th token from here, counted from 1.
func (p *referenceParser) ahead(n int) kind {
	if p.at+n-1 < len(p.tokens) {
		return p.tokens[p.at+n-1].kind
	}
	return eof
}

func (p *referenceParser) fail(format string, args ...any) bool {
	p.failAt(p.at, format, args...)
	return false
}

func (p *referenceParser) failAt(at int, format string, args ...any) {
	f := fault{line: 1, text: fmt.Sprintf(format, args...)}
	if at < len(p.tokens) {
		f.line, f.at = p.tokens[at].line, p.tokens[at].from
	} else if n := len(p.tokens); n > 0 {
		f.line, f.at = p.tokens[n-1].endLine, p.tokens[n-1].from+max(0, len(p.tokens[n-1].text)-1)
	}
	p.faults = append(p.faults, f)
}

// rule reads a rule. Where it fails and what follows it is found further down, it is nothing, and all is well again.
func (p *referenceParser) rule(r rule, follows *rest) (*node, bool) {
	p.stack = append(p.stack, follows)
	defer func() { p.stack = p.stack[:len(p.stack)-1] }()
	var below []*node
	if len(p.stack) < maxDepth && p.row(grammar[r], &rest{end: true, next: follows}, &below) {
		return made(r, below), true
	}
	if len(p.stack) >= maxDepth {
		p.fail("more levels of indentation and emphasis than %d", maxDepth)
		p.at = len(p.tokens)
	}
	to := p.resync()
	if !p.follow(len(p.stack) - 1).has(to) {
		return nil, false
	}
	for p.ahead(1) != to {
		p.at++
	}
	return nil, true
}

// maxDepth is how deep rules may be in each other.
const maxDepth = 3000

// made returns a node. One whose first or last part is missing has none, as in the official parser.
func made(r rule, below []*node) *node {
	n := &node{rule: r, below: below}
	if len(below) == 0 || below[0] == nil || below[len(below)-1] == nil {
		n.below = nil
	}
	return n
}

// follow returns what may follow a rule that is being read, in the rule that called it.
func (p *referenceParser) follow(i int) set {
	if i == 0 {
		return of(eof)
	}
	return p.stack[i].first(false)
}

// resync returns the kind of the next token with which any of the rules that are being read could go on.
func (p *referenceParser) resync() kind {
	var s set
	for i := range p.stack {
		s |= p.follow(i)
	}
	for n := 1; ; n++ {
		if k := p.ahead(n); s.has(k) || k == eof {
			return k
		}
	}
}

// row reads items one after the other.
func (p *referenceParser) row(items []item, follows *rest, into *[]*node) bool {
	for i := range items {
		after := follows
		if i+1 < len(items) {
			after = &rest{items: items[i+1:], next: follows}
		}
		if !p.item(&items[i], after, into) {
			return false
		}
	}
	return true
}

func (p *referenceParser) item(it *item, follows *rest, into *[]*node) bool {
	switch it.form {
	case one:
		return p.consume(it, follows, into)
	case sub:
		n, ok := p.rule(it.rule, follows)
		if ok {
			*into = append(*into, n)
		}
		return ok
	case wrapped:
		if it.rule == noRule {
			return p.row(it.items, follows, into)
		}
		var below []*node
		if !p.row(it.items, follows, &below) {
			return false
		}
		*into = append(*into, made(it.rule, below))
		return true
	case optional:
		if p.enters(it) {
			return p.row(it.items, follows, into)
		}
		return true
	case choice:
		for i := range it.items {
			if p.enters(&it.items[i]) && !(it.pair && p.ahead(1) == indent && !p.listAhead(it.items[i].rule)) {
				return p.item(&it.items[i], follows, into)
			}
		}
		return p.fail("%s cannot stand here", p.found())
	case listed:
		return p.list(it, follows, into)
	}
	return p.loop(it, follows, into)
}

// found names the next token.
func (p *referenceParser) found() string {
	if p.ahead(1) == indent && p.ahead(2) != eof {
		return labels[p.ahead(2)]
	}
	return labels[p.ahead(1)]
}

// enters reports whether the next tokens are those that something starts with.
func (p *referenceParser) enters(it *item) bool {
	if !it.first.has(p.ahead(1)) {
		return false
	}
	return !it.pair || it.form != optional || p.ahead(1) != newline || plainText.has(p.ahead(2))
}

func (p *referenceParser) listAhead(r rule) bool {
	return r == orderedList && p.ahead(2) == orderedItem || r == unorderedList && p.ahead(2) == unorderedItem
}

func (p *referenceParser) consume(it *item, follows *rest, into *[]*node) bool {
	keep := func(t *token) bool {
		if !it.drop {
			*into = append(*into, &node{token: t})
		}
		return true
	}
	if p.ahead(1) == it.kind {
		p.at++
		return keep(&p.tokens[p.at-1])
	}
	if len(p.faults) >= maxFaults {
		return false
	}
	p.fail("%s was expected before %s", labels[it.kind], p.found())
	switch {
	case follows.first(true).has(p.ahead(1)):
		return keep(&token{kind: it.kind, inserted: true})
	case p.ahead(2) == it.kind:
		p.at += 2
		return keep(&p.tokens[p.at-1])
	}
	return false
}

// loop reads items as often as they come.
func (p *referenceParser) loop(it *item, follows *rest, into *[]*node) bool {
	if it.form == several && !p.enters(it) {
		return p.fail("%s was expected before %s", expected(it.first), p.found())
	}
	after, stuck := &rest{items: it.again, next: follows}, false
	for p.enters(it) && !stuck {
		at := p.at
		if !p.row(it.items, after, into) {
			return false
		}
		stuck = p.at == at
	}
	if !stuck && p.skipped(follows, func() bool { return p.enters(it) }) {
		return p.loop(it, follows, into)
	}
	return true
}

// list reads items with a token between.
func (p *referenceParser) list(it *item, follows *rest, into *[]*node) bool {
	if !it.first.has(p.ahead(1)) {
		return p.fail("%s was expected before %s", expected(it.first), p.found())
	}
	after := &rest{items: it.again, next: follows}
	if !p.row(it.items, after, into) {
		return false
	}
	for again := true; again; again = p.skipped(follows, func() bool { return p.ahead(1) == it.kind }) {
		for p.ahead(1) == it.kind {
			p.at++
			if !p.row(it.items, after, into) {
				return false
			}
		}
	}
	return true
}

// expected says in words what was expected: the first few of what could have come.
func expected(s set) string {
	if s&plainText != 0 {
		return labels[freestyle]
	}
	for k := range kind(64) {
		if s.has(k) {
			return labels[k]
		}
	}
	return "something else"
}

// skipped leaves out what stands between a loop and the token that must follow it, where that is missing. It reports
// whether the loop can go on for another round instead.
func (p *referenceParser) skipped(follows *rest, round func() bool) bool {
	expect, after := eof, (*rest)(nil)
	for r := follows; ; r = r.next {
		if r == nil || r.end {
			if len(p.stack) > 1 {
				return false
			}
			break
		}
		if len(r.items) > 0 {
			if r.items[0].form != one {
				return false
			}
			expect, after = r.items[0].kind, &rest{items: r.items[1:], next: r.next}
			break
		}
	}
	if next := p.ahead(1); next == expect || len(p.faults) >= maxFaults || after.first(true).has(next) || p.ahead(2) == expect {
		return false
	}
	start, to := p.at, p.resync()
	for {
		switch next := p.ahead(1); {
		case next == expect:
			p.failAt(start, "%s was expected before %s", labels[expect], labels[p.tokens[start].kind])
			return false
		case round():
			p.failAt(start, "%s was expected before %s", labels[expect], labels[p.tokens[start].kind])
			return true
		case next == to:
			p.at = start
			return false
		}
		p.at++
	}
}
