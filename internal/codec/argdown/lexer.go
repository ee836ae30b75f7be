package argdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	for l.at < len(text) {
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
