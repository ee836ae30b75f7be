package argdown

import (
	"strings"
	"unicode/utf8"
)

// comment returns how long the comment is that a text starts with.
func (l *lexer) comment(rest string) int {
	n := 0
	switch {
	case strings.HasPrefix(rest, "<!--"):
		n = l.until(rest, "-->", 4)
	case strings.HasPrefix(rest, "/*"):
		n = l.until(rest, "*/", 2)
	case strings.HasPrefix(rest, "//"):
		n = strings.IndexAny(rest, "\r\n")
		if l.reference {
			break
		}
		if n < 0 {
			n = len(rest)
		}
		if before, _ := utf8.DecodeLastRuneInString(l.text[:l.at]); l.at > 0 && !isSpace(before) {
			l.keep(token{text: rest[:n], from: l.at, line: l.line})
			return 0
		}
	}
	if n <= 0 {
		return 0
	}
	switch l.last() {
	case emptyLine:
		for {
			m := lineBreak(rest[n:])
			if m == 0 || m > 1 && !strings.HasSuffix(rest[n:n+m], "\r\n") {
				m = 0
				if n < len(rest) && (rest[n] == '\n' || rest[n] == '\r') {
					m = 1
				}
			}
			if m == 0 {
				return n
			}
			n += m
		}
	case newline:
		if m := lineBreak(rest[n:]); m > 0 && lineBreak(rest[n+m:]) == 0 {
			n += m
		}
	}
	return n
}

// until returns where an end is first found after so many bytes of a text; 0: nowhere. What was found missing once is not
// looked for again.
func (l *lexer) until(rest, end string, after int) int {
	if l.missing[end] > l.at || after > len(rest) {
		return 0
	}
	n := strings.Index(rest[after:], end)
	if n < 0 {
		l.missing[end] = len(l.text)
		return 0
	}
	return after + n + len(end)
}

// find returns the next place of a character from a place on; -1: there is none.
func (l *lexer) find(c byte, from int) int {
	at, ok := l.found[c]
	if !ok || at >= 0 && at < from {
		at = strings.IndexByte(l.text[min(from, len(l.text)):], c)
		if at >= 0 {
			at += from
		}
		l.found[c] = at
	}
	return at
}

// front reads front matter.
func (l *lexer) front(rest string) bool {
	if !strings.HasPrefix(rest, "===") || !l.reference && len(l.tokens) > 0 && !(len(l.tokens) == 1 && (l.last() == newline || l.last() == emptyLine)) {
		return false
	}
	body := strings.TrimLeft(rest, "=")
	start := len(rest) - len(body)
	if !l.reference { // in lines of their own
		if lineBreak(body) == 0 {
			return false
		}
		n := l.until(rest, "\n===", start)
		if n == 0 {
			return false
		}
		l.take(frontMatter, n+len(rest[n:])-len(strings.TrimLeft(rest[n:], "=")))
		return true
	}
	n := l.until(rest, "===", start)
	switch {
	case n == 0 && start < 6: // the end may be in the same row of signs
		return false
	case n == 0:
		n = start
	}
	n += len(rest[n:]) - len(strings.TrimLeft(rest[n:], "="))
	l.take(frontMatter, n)
	return true
}

// data reads data in curly brackets. It ends with the last bracket that nothing of a list follows, and before it there is
// none that is followed by a blank and then by something else.
func (l *lexer) data(rest string) bool {
	if rest[0] != '{' || l.at < l.noData {
		return false
	}
	if !l.reference {
		if n := l.balanced(rest); n > 0 {
			l.take(dataBlock, n)
			return true
		}
	}
	end, i := 0, 1
	for ; i < len(rest); i++ {
		if rest[i] == '\r' && l.reference { // the pattern does not cross it
			break
		}
		if rest[i] != '}' {
			continue
		}
		after := strings.TrimLeftFunc(rest[i+1:min(len(rest), i+1+64)], isSpace)
		if after == "" || after[0] != ',' && after[0] != '}' {
			end = i + 1
		}
		if r, n := utf8.DecodeRuneInString(rest[i+1:]); n > 0 && isSpace(r) && i+1+n < len(rest) {
			if next := rest[i+1+n]; next != ',' && next != '}' {
				break
			}
		}
	}
	if end == 0 {
		l.noData = l.at + i
		return false
	}
	l.take(dataBlock, end)
	return true
}

// balanced returns where the bracket that a text starts with is closed; 0: nowhere near.
func (l *lexer) balanced(rest string) int {
	depth, quote, before := 0, byte(0), byte('{')
	for i := 0; i < len(rest) && l.looked < 20*len(l.text)+1<<20; i++ {
		l.looked++
		c := rest[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.IndexByte("{[,:", before) >= 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
		if c != ' ' && c != '\t' && c != '\n' {
			before = c
		}
	}
	return 0
}

// blank reads an empty line or a line break.
func (l *lexer) blank(rest string) bool {
	if l.last() != emptyLine {
		if n := emptyLines(rest); n > 0 {
			l.closeAll()
			if n < len(rest) {
				l.dedentAll()
			}
			l.take(emptyLine, n)
			return true
		}
	}
	n := lineBreak(rest)
	if n == 0 {
		return false
	}
	if l.last() == emptyLine && !l.reference {
		l.skip(n)
		return true
	}
	l.take(newline, n)
	return true
}

// signs are the relations, in the order in which they are tried.
var signs = []struct {
	text string
	kind kind
}{{"+>", incomingSupport}, {"->", incomingAttack}, {"<+", outgoingSupport}, {"+", outgoingSupport}, {"<-", outgoingAttack}, {"-", outgoingAttack},
	{"><", contradiction}, {"_>", incomingUndercut}, {"<_", outgoingUndercut}, {"_", outgoingUndercut}}

// starts reads what only stands at the start of a line.
func (l *lexer) starts(rest string) bool {
	if !l.lineStart(true) {
		return false
	}
	blanks := " \t"
	if l.reference {
		blanks = " \t'" // as its patterns have it
	}
	after := strings.TrimLeft(rest, blanks)
	width := len(rest) - len(after)
	if strings.HasPrefix(after, "--") && l.lineStart(false) {
		l.closeAll()
		l.dedentAll()
		l.take(inferenceStart, width+2)
		l.inference = true
		if short := strings.TrimPrefix(after, "---"); !l.reference && (short == "" || lineBreak(short) > 0) { // one hyphen too few
			l.take(inferenceEnd, 1)
			l.inference = false
		}
		return true
	}
	for _, s := range signs {
		if !strings.HasPrefix(after, s.text) || s.text == "_" && !startsWithSpace(after[1:]) {
			continue
		}
		if !l.reference && !startsWithSpace(after[len(s.text):]) && !strings.ContainsAny(after[len(s.text):min(len(s.text)+1, len(after))], "[<") && width == 0 {
			continue // "-5 degrees"
		}
		l.closeAll()
		l.level(width)
		l.take(s.kind, width+len(s.text))
		return true
	}
	if width == 0 && rest[0] == '#' {
		if n := len(rest) - len(strings.TrimLeft(rest, "#")); strings.HasPrefix(rest[n:], " ") {
			l.closeAll()
			l.take(headingStart, n+1)
			return true
		}
	}
	digits := len(after) - len(strings.TrimLeft(after, "0123456789"))
	if after != "" && after[0] == '(' {
		if n := len(after[1:]) - len(strings.TrimLeft(after[1:], "0123456789")); n > 0 && strings.HasPrefix(after[1+n:], ")") {
			l.closeAll()
			l.dedentAll()
			l.take(statementNumber, width+n+2)
			return true
		}
	}
	if digits > 0 && strings.HasPrefix(after[digits:], ".") && startsWithSpace(after[digits+1:]) {
		l.closeAll()
		l.level(width + 1)
		l.take(orderedItem, width+digits+1)
		return true
	}
	if strings.HasPrefix(after, "*") && startsWithSpace(after[1:]) {
		l.closeAll()
		l.level(width + 1)
		l.take(unorderedItem, width+1)
		return true
	}
	return false
}
