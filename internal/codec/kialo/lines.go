package kialo

import (
	"fmt"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// file is what the lines of an export say.
type file struct {
	title, question string
	claims          []*claim
	sources         []source
}

// claim is a numbered entry.
type claim struct {
	line   int
	number string   // with integers for parts, without the last dot: 1.2.10
	label  string   // empty: none
	lines  []string // the text as it stands in the file
	indent int

	parent *claim             // nil: it hangs from nothing
	see    string             // the number that the entry leads to; empty: it is a claim itself
	is     *claim             // itself, or the claim that the entry leads to; nil: it leads nowhere
	id     argmap.StatementID // the statement that was made of it
}

func (c *claim) text() string { return strings.Join(c.lines, "\n") }

// source is an entry in the list of sources.
type source struct {
	number string
	lines  []string // the work, then the words that are quoted of it
}

// parser goes through the lines of an export.
type parser struct {
	file
	lines  []string
	at     int // the line that is next
	report *codec.Report
}

func parse(text string, report *codec.Report) (*file, error) {
	p := &parser{lines: strings.Split(text, "\n"), report: report}
	if !p.head() {
		return nil, codec.Errorf(1, "this is no export of Kialo: it does not start with \"Discussion Title:\"")
	}
	for ; p.at < len(p.lines); p.at++ {
		line := p.lines[p.at]
		switch {
		case p.atSources():
			p.list()
		case p.starts(line):
		case len(p.claims) > 0:
			c := p.claims[len(p.claims)-1]
			c.lines = append(c.lines, unindented(line, c.indent))
		case p.question == "" && strings.HasPrefix(strings.TrimSpace(line), asked):
			p.question = strings.TrimPrefix(strings.TrimSpace(line), asked)
		case strings.TrimSpace(line) != "":
			report.Add(codec.Loss{Kind: codec.Dropped, Line: p.at + 1, What: "a line before the first claim", Why: "It has no number."})
		}
	}
	p.tie()
	return &p.file, nil
}

// head reads the title, which stands in the first line or, in newer exports, in the one after it.
func (p *parser) head() bool {
	p.skip()
	if p.at == len(p.lines) {
		return false
	}
	m := titled.FindStringSubmatch(strings.TrimSpace(p.lines[p.at]))
	if m == nil {
		return false
	}
	p.at++
	if p.title = strings.TrimSpace(m[1]); p.title != "" {
		return true
	}
	if p.skip(); p.at < len(p.lines) && !numbered.MatchString(p.lines[p.at]) {
		p.title = strings.TrimSpace(p.lines[p.at])
		p.at++
	}
	return true
}

// skip goes on to the next line that is not blank.
func (p *parser) skip() {
	for p.at < len(p.lines) && strings.TrimSpace(p.lines[p.at]) == "" {
		p.at++
	}
}

// starts enters the claim that starts with a line; false: the line belongs to the claim before.
func (p *parser) starts(line string) bool {
	m := numbered.FindStringSubmatch(line)
	if m == nil || strings.Count(m[2], ".") >= maxDepth {
		return false
	}
	c := &claim{line: p.at + 1, number: integers(m[2]), label: m[3], lines: m[4:5], indent: len(m[1])}
	deep := strings.Contains(c.number, ".")
	switch {
	case c.label == "" && !deep && len(p.claims) > 0, c.label == "" && deep && !p.follows(c.number):
		return false // a list that somebody wrote into a claim
	case !deep && (c.label == pro || c.label == con):
		if len(p.claims) > 0 {
			return false
		}
		c.label, c.lines = "", []string{c.label + ":" + m[4]} // it has nothing that it could be for or against
	}
	p.claims = append(p.claims, c)
	return true
}

// follows reports whether a number is the one that comes next below, beside or further up.
func (p *parser) follows(number string) bool {
	if len(p.claims) == 0 {
		return true
	}
	last, up := p.claims[len(p.claims)-1].number, above(number)
	n, err := strconv.Atoi(number[len(up)+1:])
	if err != nil {
		return false
	}
	if up == last {
		return n == 1
	}
	rest, ok := strings.CutPrefix(last, up+".")
	before, _, _ := strings.Cut(rest, ".")
	return ok && before == strconv.Itoa(n-1)
}

// unindented takes as much white space from the start of a line as the line with the number has there.
func unindented(line string, indent int) string {
	n := 0
	for n < min(indent, len(line)) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	return line[n:]
}

// atSources reports whether the list of sources starts here, or the file ends after its heading.
func (p *parser) atSources() bool {
	if strings.TrimSpace(p.lines[p.at]) != sourcesHead {
		return false
	}
	for _, line := range p.lines[p.at+1:] {
		if line = strings.TrimSpace(line); line != "" {
			return listed.MatchString(line)
		}
	}
	return true
}

// list reads the list of sources, which ends the file.
func (p *parser) list() {
	last := 0
	for p.at++; p.at < len(p.lines); p.at++ {
		line := p.lines[p.at]
		if m := listed.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil && n > last {
				last = n
				p.sources = append(p.sources, source{number: strconv.Itoa(n), lines: []string{m[2]}})
				continue
			}
		}
		if len(p.sources) > 0 {
			s := &p.sources[len(p.sources)-1]
			if strings.HasPrefix(strings.TrimSpace(line), `\`) {
				line = strings.Replace(line, `\`, "", 1)
			}
			s.lines = append(s.lines, line)
		}
	}
}

// tie finds out what hangs from what, which a number says even where the claims are not in order.
func (p *parser) tie() {
	first, latest := map[string]*claim{}, map[string]*claim{}
	for _, c := range p.claims {
		if first[c.number] != nil {
			p.report.Add(codec.Loss{Kind: codec.Repaired, Line: c.line, Of: c.number, What: "a number that is there twice", Why: "Both claims were taken; links lead to the first."})
		} else {
			first[c.number] = c
		}
	}
	for _, c := range p.claims {
		up := above(c.number)
		for ; up != "" && c.parent == nil; up = above(up) {
			if c.parent = latest[up]; c.parent == nil {
				c.parent = first[up]
			}
			if c.parent != nil {
				break
			}
		}
		switch want := above(c.number); {
		case want == "" || up == want:
		case c.parent == nil:
			p.report.Add(codec.Loss{Kind: codec.Repaired, Line: c.line, Of: c.number, What: "a claim below one that is missing",
				Why: fmt.Sprintf("There is no claim %s; this one became a thesis.", want)})
		default:
			p.report.Add(codec.Loss{Kind: codec.Repaired, Line: c.line, Of: c.number, What: "a claim below one that is missing",
				Why: fmt.Sprintf("There is no claim %s; this one was put below %s.", want, c.parent.number)})
		}
		latest[c.number] = c
		if m := elsewhere.FindStringSubmatch(codec.Clean(c.text())); m != nil && (c.label == pro || c.label == con) {
			c.see = integers(m[1])
		}
	}
	p.lead(first)
}

// lead follows the entries that lead elsewhere to the claims that are meant.
func (p *parser) lead(first map[string]*claim) {
	done := map[*claim]bool{}
	for _, c := range p.claims {
		if c.see == "" {
			c.is, done[c] = c, true
		}
	}
	for _, c := range p.claims {
		var path []*claim
		at, seen := c, map[*claim]bool{}
		for at != nil && !done[at] && !seen[at] {
			seen[at] = true
			path = append(path, at)
			at = first[at.see]
		}
		for _, l := range path {
			done[l] = true
			if at != nil && at.is != nil && at.is.label != question {
				l.is = at.is
				continue
			}
			p.report.Add(codec.Loss{Kind: codec.Dropped, Line: l.line, Of: l.number, What: "a link to " + l.see, Why: "It leads to no claim."})
		}
	}
}
