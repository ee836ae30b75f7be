package outline

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// line is one line of a text, taken apart.
type line struct {
	at     int // counted from 1
	indent int // of its text or its sign, in columns; headings are to the left of everything
	column int // where what follows its mark begins
	number int // 0: none
	mark   byte
	sign   argmap.Polarity // empty: none
	step   bool            // a row for a step
	role   string          // empty: none is said
	label  string
	holds  []string
	text   string
	cited  string
	see    int // the number of the statement meant; 0: it is this one

	below []*line
}

// Kinds of marks in front of a line.
const (
	bullet = 'b'
	hyphen = 'h' // a bullet or a minus
	signed = 's'
)

const tabStop = 4

// Patterns of the parts of a line.
var (
	numbered = regexp.MustCompile(`^( *)([0-9]{1,9})  `)
	counted  = regexp.MustCompile(`^([0-9]{1,4}[.)]|[a-zA-Z][.)]|\([0-9]{1,4}\)) +`)
	heading  = regexp.MustCompile(`^(#{1,6}) +`)
	checkbox = regexp.MustCompile(`^\[[ xX]\] +`)
	worded   = regexp.MustCompile(`^(?i:(pro|for)|(con|against)): +`)
	stepRow  = regexp.MustCompile(`^Step: [0-9]+ premises?(?: \((.*)\))?$`)
	roleRow  = regexp.MustCompile(`^(` + strings.Join(roleWords, "|") + `)(?: \((.*?)\))? (?:\[([^\]]*)\] |→ see ([0-9]{1,9})(?: |$))`)
	citedRow = regexp.MustCompile(` \{([^{}]*)\}$`)
	idAtEnd  = regexp.MustCompile(` <[^<> ]+>$`)
)

var roleWords = []string{
	string(argmap.RoleThesis), string(argmap.RoleReason), string(argmap.RoleEvidence), string(argmap.RoleUnstated),
	string(argmap.RoleObjection), string(argmap.RoleCounterargument), string(argmap.RoleRebuttal), string(argmap.RoleUndercut),
	string(argmap.RoleWarrant), string(argmap.RoleUnattached),
}

// takeApart reads one line; ok is false for a blank one.
func takeApart(at int, text string, ids bool) (l line, ok bool) {
	l.at = at
	text = strings.TrimRight(spaced(text), " ")
	if ids {
		text = idAtEnd.ReplaceAllString(text, "")
	}
	if m := numbered.FindStringSubmatch(text); m != nil {
		l.number, _ = strconv.Atoi(m[2]) // at most nine digits
		text = strings.Repeat(" ", len(m[0])) + text[len(m[0]):]
	}
	rest := strings.TrimLeft(text, " ")
	if rest == "" {
		return l, false
	}
	l.indent = utf8.RuneCountInString(text) - utf8.RuneCountInString(rest)
	if m := heading.FindString(rest); m != "" {
		l.indent = len(strings.TrimSpace(m)) - 10
		rest = rest[len(m):]
	} else {
		rest = l.marked(rest)
	}
	l.words(rest)
	return l, l.text != "" || l.step || l.see > 0
}

// marked takes signs and bullets off the start of a line.
func (l *line) marked(rest string) string {
	whole := utf8.RuneCountInString(rest)
	first, size := utf8.DecodeRuneInString(rest)
	after := strings.TrimLeft(rest[size:], " ")
	if lone := len(rest) > size && rest[size] == ' '; lone {
		switch first {
		case '+':
			l.mark, l.sign, rest = signed, argmap.Pro, after
		case '−':
			l.mark, l.sign, rest = signed, argmap.Con, after
		case '-':
			l.mark, rest = hyphen, after
		case '•', '*', '·', '◦', '▪', '–', '‣':
			l.mark, rest = bullet, after
		}
	}
	if l.mark == 0 {
		if m := counted.FindString(rest); m != "" {
			l.mark, rest = bullet, rest[len(m):]
		}
	}
	l.column = l.indent + whole - utf8.RuneCountInString(rest)
	rest = strings.TrimPrefix(rest, checkbox.FindString(rest))
	if m := worded.FindStringSubmatch(rest); m != nil {
		l.mark, l.sign = signed, argmap.Pro
		if m[2] != "" {
			l.sign = argmap.Con
		}
		rest = rest[len(m[0]):]
	}
	return rest
}

// words reads what a line says after its sign.
func (l *line) words(rest string) {
	if m := stepRow.FindStringSubmatch(rest); m != nil {
		l.step, l.label = true, m[1]
		return
	}
	m := roleRow.FindStringSubmatch(rest)
	if m == nil {
		l.text = rest
		return
	}
	l.role, l.label = m[1], m[2]
	if l.see, _ = strconv.Atoi(m[4]); l.see > 0 {
		l.text = rest[len(m[0]):]
		return
	}
	l.holds = strings.Split(m[3], ", ")
	l.text = rest[len(m[0]):]
	if c := citedRow.FindStringSubmatch(l.text); c != nil {
		l.text, l.cited = strings.TrimSuffix(l.text, c[0]), c[1]
	}
}

// spaced puts blanks for tabs and drops what no line of text has.
func spaced(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) || r == '\u00a0' || r == '\ufeff' }) {
		return text
	}
	var b strings.Builder
	column := 0
	for _, r := range text {
		switch {
		case r == '\t':
			n := tabStop - column%tabStop
			b.WriteString(strings.Repeat(" ", n))
			column += n
			continue
		case r == '\u00a0':
			r = ' '
		case unicode.IsControl(r), r == '\ufeff':
			continue
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}
