package bibtex

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"warrant/internal/codec"
)

// raw is an entry as it stands in the file: macros and # are resolved, commands are not.
type raw struct {
	line   int
	kind   string // in lower case
	key    string
	fields map[string]string // by name in lower case
	order  []string
}

func (r *raw) set(name, value string) {
	if _, ok := r.fields[name]; !ok {
		r.order = append(r.order, name)
	}
	r.fields[name] = value
}

// parser goes through a file once. What it cannot make sense of it passes over and says so.
type parser struct {
	text    string
	at      int
	starts  []int // where lines begin
	macros  map[string]string
	room    int // bytes that macros may still hold
	entries []*raw
	report  *codec.Report
}

// begin matches what begins an entry at the left edge: there a value that was not closed ends.
var begin = regexp.MustCompile(`^@[A-Za-z]+[ \t]*\{[^\s,{}=]*,[ \t]*(?:\n|$)`)

func (p *parser) lineOf(at int) int {
	if p.starts == nil {
		p.starts = []int{0}
		for i := range len(p.text) {
			if p.text[i] == '\n' {
				p.starts = append(p.starts, i+1)
			}
		}
	}
	line, _ := slices.BinarySearch(p.starts, at+1)
	return line
}

func (p *parser) say(at int, kind codec.Kind, of, what, why string) {
	p.report.Add(codec.Loss{Kind: kind, Line: p.lineOf(at), Of: of, What: what, Why: why})
}

// parse finds every entry of a text.
func parse(text string, report *codec.Report) []*raw {
	p := &parser{text: text, report: report, macros: map[string]string{}, room: 32 << 20}
	for i, m := range months {
		p.macros[m] = fmt.Sprint(i + 1)
	}
	for {
		next := strings.IndexByte(p.text[p.at:], '@')
		if next < 0 {
			return p.entries
		}
		p.at += next
		p.block()
	}
}

// block reads from an @ on: an entry, a string, or something to pass over. It always moves on.
func (p *parser) block() {
	start := p.at
	p.at++
	kind := strings.ToLower(p.word())
	p.space()
	if kind == "" || p.at >= len(p.text) || p.text[p.at] != '{' && p.text[p.at] != '(' {
		return // an @ among the words between entries
	}
	if kind == "comment" {
		from := p.at
		text, ok := p.braced(p.text[p.at] == '(')
		if !ok {
			p.at = from + 1
		}
		if of := strings.ToLower(strings.TrimSpace(text)); strings.HasPrefix(of, "jabref") ||
			strings.HasPrefix(of, "bibdesk") {
			p.say(start, codec.Dropped, "", fmt.Sprintf("“%s”", clip(text)),
				"It is about the program's groups and settings, not about works.")
		}
		return
	}
	end := byte('}')
	if p.text[p.at] == '(' {
		end = ')'
	}
	p.at++
	switch kind {
	case "preamble":
		p.value(start, "preamble")
		p.say(start, codec.Dropped, "", "a preamble", "It holds commands for LaTeX, which is not run here.")
		p.close(end, start, "")
	case "string":
		p.space()
		name := strings.ToLower(p.name())
		p.space()
		if name != "" && p.take('=') {
			value := p.value(start, name)
			if p.room -= len(value); p.room < 0 {
				p.say(start, codec.Dropped, name, "a string", "The strings of the file are larger than 32 MiB together.")
				value = ""
			}
			p.macros[name] = value
		}
		p.close(end, start, "")
	default:
		p.entry(kind, end, start)
	}
}

func (p *parser) entry(kind string, end byte, start int) {
	e := &raw{line: p.lineOf(start), kind: kind, fields: map[string]string{}}
	p.space()
	from := p.at
	for p.at < len(p.text) && !strings.ContainsRune(",{}=\"\n", rune(p.text[p.at])) && p.text[p.at] != end {
		p.at++
	}
	if p.at < len(p.text) && p.text[p.at] == '=' { // there is no key, this is the first field
		p.at = from
		p.say(from, codec.Repaired, "", "an entry without a key", "Its first field stands where the key should be.")
	} else {
		e.key = strings.TrimSpace(p.text[from:p.at])
	}
	p.entries = append(p.entries, e)
	for {
		p.space()
		for p.take(',') {
			p.space()
		}
		switch {
		case p.at >= len(p.text):
			p.say(start, codec.Repaired, e.key, "an entry that is not closed",
				"The file ends in it; what is there was read.")
			return
		case p.text[p.at] == end || p.text[p.at] == '}' || p.text[p.at] == ')':
			p.at++
			return
		case p.text[p.at] == '@' && begin.MatchString(p.text[p.at:min(len(p.text), p.at+300)]):
			p.say(p.at, codec.Repaired, e.key, "an entry that is not closed",
				"The next one begins before its closing brace; what is there was read.")
			return
		}
		if !p.field(e) {
			return
		}
	}
}

// field reads name = value. Where there is no field it goes to where one may begin; it reports whether the entry goes on.
func (p *parser) field(e *raw) bool {
	at := p.at
	name := strings.ToLower(p.name())
	p.space()
	if name == "" || !p.take('=') {
		for p.at = max(p.at, at+1); p.at < len(p.text) && !strings.ContainsRune(",}\n", rune(p.text[p.at])); {
			p.at++
		}
		p.say(at, codec.Dropped, e.key, fmt.Sprintf("“%s”", clip(p.text[at:p.at])), "It is no field: name, =, value.")
		return true
	}
	value := p.value(at, e.key)
	p.space()
	if p.at < len(p.text) && p.text[p.at] != ',' && p.text[p.at] != '}' && p.text[p.at] != ')' && p.text[p.at] != '@' {
		p.say(p.at, codec.Repaired, e.key, "a missing comma after "+name, "The next field begins without one.")
	}
	if was, ok := e.fields[name]; ok {
		if was != value {
			p.say(at, codec.Dropped, e.key, "a second field "+name, "The entry has it already; the first one counts.")
		}
		return true
	}
	e.set(name, value)
	return true
}

// value reads parts joined by #. A macro that is not there stands for its own name.
func (p *parser) value(start int, of string) string {
	var out strings.Builder
	for {
		p.space()
		if p.at >= len(p.text) {
			break
		}
		at := p.at
		switch p.text[p.at] {
		case '{':
			text, ok := p.braced(false)
			if !ok {
				p.say(at, codec.Repaired, of, "a value that is not closed", "It was read up to where the next entry begins.")
			}
			out.WriteString(text)
		case '"':
			text, ok := p.quoted()
			if !ok {
				p.say(at, codec.Repaired, of, "a value that is not closed", "It was read up to where the next entry begins.")
			}
			out.WriteString(text)
		default:
			word := p.name()
			if word == "" {
				p.say(at, codec.Repaired, of, "a missing value", "It is taken as empty.")
				return out.String()
			}
			text, ok := p.macros[strings.ToLower(word)]
			if !ok {
				text = word
				if word[0] < '0' || word[0] > '9' {
					p.say(at, codec.Repaired, of, fmt.Sprintf("the string %q", clip(word)),
						"The file does not define it; its name stands for it.")
				}
			}
			out.WriteString(text)
			if out.Len() > 1<<20 { // strings made of strings double at each step
				p.say(start, codec.Repaired, of, "a value made of strings",
					"It is longer than a mebibyte; the rest was left out.")
				return strings.ToValidUTF8(out.String()[:1<<20], "")
			}
		}
		p.space()
		if !p.take('#') {
			break
		}
	}
	return out.String()
}

// braced reads a group with the braces in it balanced, or with round a group in round brackets. It is not ok where the
// text ends first or an entry begins at the left edge; the text up to there is what was read.
func (p *parser) braced(round bool) (text string, ok bool) {
	p.at++
	from, depth := p.at, 1
	for ; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '{' && !round || c == '(' && round:
			depth++
		case c == '}' && !round || c == ')' && round:
			if depth--; depth == 0 {
				p.at++
				return p.text[from : p.at-1], true
			}
		case c == '@' && p.text[p.at-1] == '\n' && begin.MatchString(p.text[p.at:min(len(p.text), p.at+300)]):
			return strings.TrimRight(p.text[from:p.at], " \n,}"), false
		}
	}
	return strings.TrimRight(p.text[from:p.at], " \n,}"), false
}

// quoted reads a value in quotation marks; those in braces do not end it.
func (p *parser) quoted() (text string, ok bool) {
	p.at++
	from, depth := p.at, 0
	for ; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '"' && depth <= 0:
			p.at++
			return p.text[from : p.at-1], true
		case c == '@' && p.text[p.at-1] == '\n' && begin.MatchString(p.text[p.at:min(len(p.text), p.at+300)]):
			return strings.TrimRight(p.text[from:p.at], " \n,}"), false
		}
	}
	return strings.TrimRight(p.text[from:p.at], " \n,}"), false
}

// close goes behind the end of a string or preamble.
func (p *parser) close(end byte, start int, of string) {
	p.space()
	if !p.take(end) {
		p.say(start, codec.Repaired, of, "a block that is not closed", "What follows was read as new blocks.")
	}
}

func (p *parser) space() {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\n' || c == '\t':
			p.at++
		case c == '%' && (p.at == 0 || p.text[p.at-1] == '\n' || p.text[p.at-1] == ' ' || p.text[p.at-1] == ','):
			end := strings.IndexByte(p.text[p.at:], '\n') // a comment, as TeX has it
			if end < 0 {
				end = len(p.text) - p.at
			}
			p.at += end
		case c == 0xC2 && strings.HasPrefix(p.text[p.at:], "\u00A0"):
			p.at += 2
		default:
			return
		}
	}
}

func (p *parser) take(c byte) bool {
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) word() string {
	from := p.at
	for p.at < len(p.text) && (p.text[p.at]|0x20 >= 'a' && p.text[p.at]|0x20 <= 'z') {
		p.at++
	}
	return p.text[from:p.at]
}

// name reads what fields, macros and numbers are made of.
func (p *parser) name() string {
	from := p.at
	for p.at < len(p.text) && !strings.ContainsRune(" \n\t,{}()=#\"%@", rune(p.text[p.at])) {
		_, n := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += n
	}
	return p.text[from:p.at]
}

func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}
