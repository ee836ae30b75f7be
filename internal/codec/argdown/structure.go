package argdown

import (
	"regexp"
	"strings"
)

var labelled = regexp.MustCompile(`^\((?:P|C|PC|IC|MC)[0-9]{0,3}\)`)

// labels makes numbered statements of those that are labelled (P1), (C), where there are inferences between them.
func (p *parser) labels() {
	var found []int
	inferences := false
	for i := 0; i <= len(p.tokens); i++ {
		if i == len(p.tokens) || p.tokens[i].kind == emptyLine {
			if inferences {
				for _, at := range found {
					p.faultAt(at, "A number in brackets was expected; this label was taken for one.")
					p.tokens[at].kind = statementNumber
					next := &p.tokens[at+1]
					_, words, _ := strings.Cut(next.text, ")")
					next.text = strings.TrimLeft(words, " ")
				}
			}
			found, inferences = found[:0], false
			continue
		}
		t := p.tokens[i]
		inferences = inferences || t.kind == inferenceStart
		if t.text == "(" && i+1 < len(p.tokens) && (i == 0 || p.tokens[i-1].kind == newline || p.tokens[i-1].kind == emptyLine) &&
			p.tokens[i+1].kind == freestyle && labelled.MatchString(p.text[t.from:min(len(p.text), t.from+10)]) {
			found = append(found, i)
		}
	}
}

// structure reads a premise–conclusion structure.
func (p *parser) structure() {
	n := &node{rule: structure}
	// There is an inference; it has no conclusion yet; the last statement is a conclusion.
	inferred, open, concluded := false, false, false
	for done := false; !done; {
		switch k := p.kind(); {
		case k == statementNumber:
			n.below = append(n.below, p.numbered())
			open, concluded = false, open
		case k == inferenceStart:
			if open {
				p.fault("A numbered statement was expected between two inferences." + p.lost(n))
			}
			n.below = append(n.below, p.inference())
			inferred, open = true, true
		case k == newline, k == dedent:
			p.at++
		case k == emptyLine:
			if next := p.ahead(1); (next == statementNumber || next == inferenceStart) && (open || !inferred) {
				p.at++
				p.fault("No empty line was expected within a structure; what follows was read as its next part.")
				continue
			}
			done = true
		case open && plainText.has(k):
			p.fault("A numbered statement was expected after the inference.")
			one := &node{rule: numbered, below: []*node{{token: &token{kind: statementNumber, inserted: true, line: p.tokens[p.at].line, from: p.tokens[p.at].from}}}}
			p.tokens[p.at].kind = freestyle
			one.below = append(one.below, p.element())
			n.below = append(n.below, one)
			open, concluded = false, true
		default:
			done = true
		}
	}
	if open || !concluded {
		p.faultAt(p.at-1, "An inference (----) and a numbered conclusion were expected at the end of the structure."+p.lost(n))
	}
	p.root.below, p.last = append(p.root.below, n), nil
	if len(n.below) > 0 {
		if end := n.below[len(n.below)-1]; end.rule == numbered && len(end.below) > 1 {
			p.last = end.below[1]
		}
	}
}

// lost says what is lost of an inference at the end of a structure that infers nothing.
func (p *parser) lost(n *node) string {
	if len(n.below) == 0 || n.below[len(n.below)-1].rule != inference {
		return ""
	}
	words := p.wordsOf(n.below[len(n.below)-1])
	if words == "" {
		return ""
	}
	return " “" + words + "” was left out."
}

// wordsOf returns the words between the hyphens of an inference, and its data.
func (p *parser) wordsOf(n *node) string {
	var words []string
	for _, part := range n.below {
		if part.kind() == dataBlock {
			words = append(words, part.token.text)
		}
		for _, rule := range part.below {
			for _, one := range rule.below {
				if one.token != nil && part.rule == inferenceRules {
					words = append(words, one.token.text)
				}
			}
		}
	}
	return strings.TrimSpace(strings.Join(words, ""))
}

// numbered reads one statement of a structure.
func (p *parser) numbered() *node {
	n := &node{rule: numbered}
	p.put(n)
	if t := &p.tokens[min(p.at, len(p.tokens)-1)]; p.kind() == argumentReference || p.kind() == argumentDefinition {
		p.fault("A statement was expected, as arguments are no premises and conclusions; it was read as a statement of that title.")
		title := titled(t.text)
		if t.kind == argumentReference {
			t.kind, t.text = statementReference, "["+title+"]"
		} else {
			t.kind, t.text = statementDefinition, "["+title+"]:"
		}
	}
	if p.nothing() {
		p.fault("The words of a numbered statement were expected.")
	}
	n.below = append(n.below, p.element())
	return n
}

// inference reads the line, or lines, between hyphens, and the relations below it.
func (p *parser) inference() *node {
	n := &node{rule: inference}
	p.put(n)
	names := &node{rule: inferenceRules}
	var run *node
	for done := false; !done; {
		switch k := p.kind(); {
		case plainText.has(k):
			if run == nil {
				run = &node{rule: plain}
				names.below = append(names.below, run)
			}
			p.put(run)
		case k == comma:
			run = nil
			p.at++
		case k == newline:
			p.at++
		case k == dataBlock:
			p.put(n)
		default:
			done = true
		}
	}
	if len(names.below) > 0 {
		n.below = append(n.below, names)
	}
	if p.kind() == inferenceEnd {
		p.at++
	} else {
		p.fault("Two hyphens (--) were expected at the end of the inference.")
	}
	if p.kind() == newline {
		p.at++
	}
	if p.kind() == indent && p.ahead(1).isRelation() {
		up := p.last
		p.last = n
		p.relations(onInference)
		p.last = up
	}
	return n
}

// stray reads hyphens that are in no structure: a rule across the page, or words between hyphens.
func (p *parser) stray() {
	n := &node{rule: statement}
	p.fault("An inference was expected within a premise–conclusion structure only; the hyphens were left out.")
	p.at++
	c := &node{rule: content}
	for !p.endsLine(0) {
		if p.kind() == inferenceEnd {
			p.at++
			continue
		}
		p.literal(c)
	}
	if len(c.below) > 0 {
		n.below = append(n.below, c)
		p.root.below = append(p.root.below, n)
	}
	p.last = nil
}
