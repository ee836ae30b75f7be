package argdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// escaped reads a backslash and what it protects.
func (l *lexer) escaped(rest string) bool {
	if rest[0] != '\\' || len(rest) < 2 {
		return false
	}
	r, n := utf8.DecodeRuneInString(rest[1:])
	if r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 {
		return false
	}
	blanks := len(rest[1+n:]) - len(strings.TrimLeft(rest[1+n:], " "))
	l.take(escapedChar, 1+n+blanks)
	return true
}

// special reads a short code between points or colons. The reference takes any word for one.
func (l *lexer) special(rest string) bool {
	n := shortcode(rest)
	if n == 0 || !l.reference && shortcodes[rest[1:n-1]] == "" {
		return false
	}
	l.take(specialChar, n+blankAfter(rest[n:]))
	return true
}

// shortcode returns how long the word between points or colons is that a text starts with.
func shortcode(text string) int {
	if text[0] != '.' && text[0] != ':' {
		return 0
	}
	for i, r := range text {
		switch {
		case i == 0:
		case isSpace(r):
			return 0
		case i > 1 && byte(r) == text[0] && r < 128:
			return i + 1
		}
	}
	return 0
}

// emphases are the signs of emphasis, in the order in which they are tried.
var emphases = []struct {
	text       string
	start, end kind
}{{"**", asteriskBoldStart, asteriskBoldEnd}, {"__", underscoreBoldStart, underscoreBoldEnd}, {"*", asteriskItalicStart, asteriskItalicEnd},
	{"_", underscoreItalicStart, underscoreItalicEnd}}

// emphasis reads the start or the end of bold or italic text.
func (l *lexer) emphasis(rest string) bool {
	if rest[0] != '*' && rest[0] != '_' {
		return false
	}
	for _, e := range emphases {
		if !strings.HasPrefix(rest, e.text) || len(l.tokens) == 0 || !l.open(e.start) {
			continue
		}
		after := rest[len(e.text):]
		if after == "" || blankAfter(after) > 0 || strings.ContainsRune("\n\r)}_.,!?;:-*", rune(after[0])) {
			n := len(l.ranges) - 1
			for ; l.ranges[n] != e.start; n-- { // what was opened within does not end
				l.tokens[l.opened[n]].kind = controlChar
				l.keep(l.tokens[l.opened[n]])
			}
			l.ranges, l.opened = l.ranges[:n], l.opened[:n]
			l.take(e.end, len(e.text)+blankAfter(after))
			return true
		}
	}
	for _, e := range emphases {
		if !strings.HasPrefix(rest, e.text) || startsWithSpace(rest[len(e.text):]) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(l.text[:l.at])
		within := rest[0] == '_' && l.at > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before))
		if !l.reference && (within || l.openOf(e.start)) { // a word with underscores
			l.keep(token{text: e.text, from: l.at, line: l.line})
			l.take(controlChar, len(e.text))
			return true
		}
		l.ranges, l.opened = append(l.ranges, e.start), append(l.opened, len(l.tokens))
		l.take(e.start, len(e.text))
		return true
	}
	return false
}

// open reports whether emphasis of a kind can end here.
func (l *lexer) open(start kind) bool {
	if l.reference {
		return len(l.ranges) > 0 && l.ranges[len(l.ranges)-1] == start
	}
	return l.openOf(start)
}

// openOf reports whether emphasis of a kind is open.
func (l *lexer) openOf(start kind) bool {
	for _, k := range l.ranges {
		if k == start {
			return true
		}
	}
	return false
}

// bracketed reads links, tags, definitions, references and mentions.
func (l *lexer) bracketed(rest string) bool {
	switch rest[0] {
	case '[':
		if n := l.link(rest); n > 0 {
			l.take(link, n+blankAfter(rest[n:]))
			return true
		}
		if n := l.inLine(rest, "]:", 1, false); n > 0 {
			l.take(statementDefinition, n)
			return true
		}
		if n := l.inLine(rest, "]", 1, true); n > 0 {
			l.take(statementReference, n)
			return true
		}
	case '<':
		if n := l.inLine(rest, ">:", 1, false); n > 0 {
			l.take(argumentDefinition, n)
			return true
		}
		if n := l.inLine(rest, ">", 1, true); n > 0 {
			l.take(argumentReference, n)
			return true
		}
	case '@':
		if strings.HasPrefix(rest, "@[") {
			if n := l.inLine(rest, "]", 2, false); n > 0 {
				l.take(statementMention, n+blankAfter(rest[n:]))
				return true
			}
		}
		if strings.HasPrefix(rest, "@<") {
			if n := l.inLine(rest, ">", 2, false); n > 0 {
				l.take(argumentMention, n+blankAfter(rest[n:]))
				return true
			}
		}
	case '#':
		if n := tagLength(rest); n > 0 {
			l.take(tag, n+blankAfter(rest[n:]))
			return true
		}
	}
	return false
}

// inLine returns where an end is in a line, at least one character after so many bytes; 0: nowhere. A reference must not
// start with a hyphen, and needs no more than one character, which may be a line break.
func (l *lexer) inLine(rest, end string, after int, reference bool) int {
	r, n := utf8.DecodeRuneInString(rest[after:])
	breaks := r == '\n' || r == '\r'
	if n == 0 || reference && r == '-' || breaks && (!reference || !l.reference) {
		return 0
	}
	start := l.at + after + n
	if start > l.lineEnd || l.lineEnd == 0 || breaks {
		if l.lineEnd = len(l.text); start < len(l.text) {
			if stop := strings.IndexAny(l.text[start:], "\r\n"); stop >= 0 {
				l.lineEnd = start + stop
			}
		}
	}
	if start > l.lineEnd || l.missing[end] >= l.lineEnd {
		return 0
	}
	i := strings.Index(l.text[start:l.lineEnd], end)
	if i < 0 {
		l.missing[end] = l.lineEnd
		return 0
	}
	return after + n + i + len(end)
}

// link returns how long the link is that a text starts with. It may go over lines.
func (l *lexer) link(rest string) int {
	if len(rest) < 6 || rest[1] == ']' {
		return 0
	}
	title := l.find(']', l.at+2)
	if title < 0 || title+2 >= len(l.text) || l.text[title+1] != '(' || l.text[title+2] == ')' {
		return 0
	}
	end := l.find(')', title+2)
	if end < 0 {
		return 0
	}
	if whole := l.text[l.at:end]; !l.reference && strings.Contains(whole, "\n") && (strings.Contains(whole, "\n\n") || strings.Contains(whole[1:], "[")) {
		return 0 // it is the end of another one
	}
	return end + 1 - l.at
}

// tagLength returns how long the tag is that a text starts with.
func tagLength(text string) int {
	if strings.HasPrefix(text, "#(") {
		if n := strings.IndexByte(text[2:min(len(text), 1000)], ')'); n > 0 {
			return n + 3
		}
		return 0
	}
	n := 1
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !isTagRune(r) {
			break
		}
		n += size
	}
	if n == 1 {
		return 0
	}
	return n
}
