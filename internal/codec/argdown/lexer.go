package argdown

import (
	"strings"
)

// lexer takes a text apart. As the reference does it, it follows the official parser to the letter; else it keeps text
// which that one loses: addresses, words with underscores, lone asterisks, and whatever begins something that does not end.
type lexer struct {
	text      string
	reference bool
	at        int
	line      int
	inference bool // between the hyphens of an inference
	tokens    []token
	indents   []int
	ranges    []kind         // the emphasis that is open, by its start
	opened    []int          // the tokens that opened it
	noData    int            // no data ends between here and noData
	looked    int            // how many characters were looked at for the ends of data
	missing   map[string]int // what was not found in the rest of the file, or of the line → up to where it is missing
	found     map[byte]int   // where a character is found next
	lineEnd   int            // of the line that was looked through last
	stuck     int            // the line of a backslash that the official parser cannot read; 0: there is none
	comments  []token
	kept      []token // where the reference would have lost text
	shifted   []token // lines indented to a depth between others
}

// maxTokens is how many tokens of a text are read: many more than there are in the largest file that is text.
const maxTokens = 1_500_000

// maxKept is how many places are noted where the official parser would have lost text.
const maxKept = 10_000

// keep notes that a token is text here and would be lost by the official parser.
func (l *lexer) keep(t token) {
	if len(l.kept) < maxKept {
		l.kept = append(l.kept, t)
	}
}

// lex returns the tokens of a text that starts in a line of its file, and the comments in it.
func lex(text string, line int, reference bool) *lexer {
	l := &lexer{text: text, reference: reference, line: line, indents: []int{0}, missing: map[string]int{}, found: map[byte]int{}}
	l.tokens = make([]token, 0, len(text)/12)
	for l.at < len(text) && len(l.tokens) < maxTokens {
		l.next()
	}
	if n := len(l.tokens); n > 0 && l.tokens[n-1].kind == emptyLine {
		l.tokens = l.tokens[:n-1]
	}
	l.closeAll()
	l.dedentAll()
	return l
}

// last returns the kind of the token before; eof where there is none.
func (l *lexer) last() kind {
	if len(l.tokens) == 0 {
		return eof
	}
	return l.tokens[len(l.tokens)-1].kind
}

// lineStart reports whether a line starts here; blank counts where an empty line was before.
func (l *lexer) lineStart(blank bool) bool {
	k := l.last()
	return len(l.tokens) == 0 || k == newline || blank && k == emptyLine
}

// breaks counts the line breaks of a text, of which it is told whether one ends it.
func breaks(text string) (n int, atEnd bool) {
	if strings.IndexByte(text, '\r') < 0 {
		return strings.Count(text, "\n"), strings.HasSuffix(text, "\n")
	}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			n++
		}
	}
	return n, strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\r")
}

// take makes a token of the next n bytes.
func (l *lexer) take(k kind, n int) {
	if !l.reference && (k == freestyle || k == controlChar) && l.joins(n) {
		return
	}
	t := token{kind: k, text: l.text[l.at : l.at+n], from: l.at, line: l.line}
	lines, atEnd := breaks(t.text)
	l.line += lines
	if t.endLine = l.line; atEnd {
		t.endLine--
	}
	l.at += n
	l.tokens = append(l.tokens, t)
}

// joins puts the next n bytes of plain text to the token before, where that is plain text, too, and no bracket or colon
// that may mean something.
func (l *lexer) joins(n int) bool {
	if len(l.tokens) == 0 {
		return false
	}
	t := &l.tokens[len(l.tokens)-1]
	if t.kind != freestyle && t.kind != controlChar || t.from+len(t.text) != l.at || t.text[0] == '(' || t.text[0] == ':' {
		return false
	}
	t.kind, t.text = freestyle, l.text[t.from:l.at+n]
	l.at += n
	return true
}

// skip leaves out the next n bytes.
func (l *lexer) skip(n int) {
	lines, _ := breaks(l.text[l.at : l.at+n])
	l.line += lines
	l.at += n
}

// virtual adds a token without text.
func (l *lexer) virtual(k kind) {
	line := l.line
	if n := len(l.tokens); n > 0 {
		last := l.tokens[n-1]
		if line = last.endLine; last.kind == emptyLine || last.kind == newline {
			line++
		}
	}
	l.tokens = append(l.tokens, token{kind: k, from: l.at, line: line, endLine: line})
}

func (l *lexer) dedentAll() {
	for len(l.indents) > 1 {
		l.virtual(dedent)
		l.indents = l.indents[:len(l.indents)-1]
	}
}

// level enters or leaves indentation.
func (l *lexer) level(width int) {
	top := l.indents[len(l.indents)-1]
	if width > top {
		l.indents = append(l.indents, width)
		l.virtual(indent)
		return
	}
	deeper := width
	for len(l.indents) > 1 && width < top {
		l.indents = l.indents[:len(l.indents)-1]
		deeper, top = top, l.indents[len(l.indents)-1]
		l.virtual(dedent)
	}
	if !l.reference && len(l.indents) == 1 && width > top && width < deeper { // it is not as deep as any line above, but it is below something
		l.indents = append(l.indents, width)
		l.tokens = l.tokens[:len(l.tokens)-1]
		l.shifted = append(l.shifted, token{text: "a line between two depths", from: l.at, line: l.line})
	}
}

// closeAll makes text of emphasis that does not end.
func (l *lexer) closeAll() {
	if l.reference {
		return
	}
	for _, i := range l.opened {
		l.tokens[i].kind = controlChar
		l.keep(l.tokens[i])
	}
	l.ranges, l.opened = l.ranges[:0], l.opened[:0]
}

// next reads one token.
func (l *lexer) next() {
	rest := l.text[l.at:]
	if n := l.comment(rest); n > 0 {
		t := token{text: rest[:n], from: l.at, line: l.line}
		l.skip(n)
		l.comments = append(l.comments, t)
		return
	}
	if l.inference {
		l.nextOfInference(rest)
		return
	}
	if l.front(rest) || l.data(rest) || l.escaped(rest) || l.special(rest) || l.blank(rest) || l.starts(rest) || l.emphasis(rest) || l.bracketed(rest) {
		return
	}
	l.words(rest)
}

func (l *lexer) nextOfInference(rest string) {
	if !l.reference && emptyLines(rest) > 0 { // an inference that never ends does not swallow what follows
		l.inference = false
		return
	}
	if n := lineBreak(rest); n > 0 {
		l.take(newline, n)
		return
	}
	if l.escaped(rest) || l.special(rest) {
		return
	}
	if strings.HasPrefix(rest, "--") {
		l.take(inferenceEnd, len(rest)-len(strings.TrimLeft(rest, "-")))
		l.inference = false
		return
	}
	if l.data(rest) {
		return
	}
	if rest[0] == ',' {
		l.take(comma, 1)
		return
	}
	l.words(rest)
}

// words reads blanks, or plain text.
func (l *lexer) words(rest string) {
	if n := len(rest) - len(strings.TrimLeft(rest, " \t")); n > 0 {
		l.skip(n)
		return
	}
	if n := strings.IndexAny(rest, controls); n != 0 {
		if n < 0 {
			n = len(rest)
		}
		l.take(freestyle, n)
		return
	}
	switch rest[0] {
	case '\\': // at the very end of the file, or of a line
		if l.reference && l.stuck == 0 {
			l.stuck = l.line
		}
		l.take(controlChar, 1)
	case '\n', '\r':
		l.take(newline, 1)
	default:
		l.take(controlChar, 1+blankAfter(rest[1:]))
	}
}

// blankAfter returns 1 where a text starts with a blank.
func blankAfter(text string) int {
	if text != "" && (text[0] == ' ' || text[0] == '\t') {
		return 1
	}
	return 0
}

// lineBreak returns how long the line break is that a text starts with, blanks before it included.
func lineBreak(text string) int {
	n := len(text) - len(strings.TrimLeft(text, " \t"))
	switch {
	case strings.HasPrefix(text[n:], "\r\n"):
		return n + 2
	case strings.HasPrefix(text[n:], "\n"), strings.HasPrefix(text[n:], "\r"):
		return n + 1
	}
	return 0
}

// emptyLines returns how long the two or more line breaks are that a text starts with.
func emptyLines(text string) int {
	n, count := 0, 0
	for {
		m := lineBreak(text[n:])
		if m == 0 || text[n+m-1] == '\r' {
			break
		}
		n += m
		count++
	}
	if count < 2 {
		return 0
	}
	return n
}
