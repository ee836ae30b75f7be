// Package markdown reads and writes nested lists of Markdown.
//
// The first heading is the map's title, other headings are sections. An item is a statement and bears on the item that it
// is in: "Pro:", "Con:", "And:" (a further premise of the step before), "Undercut:" and "Warrant:" in front of its words say
// how; without such a word it is a reason. What a map knows besides stands in braces behind the words, as Pandoc and others
// write attributes; a quotation in an item is its note, and an item that is but a link to another repeats that one's
// statement. Outlines with signs, "+" and "−", are not Markdown; package outline reads them.
package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "markdown", Title: "a Markdown list", Endings: []string{".md", ".markdown"},
	Carries: "statements, kinds, voices, sections as headings, tags, notes, citations in words, steps with labels and schemes, co-premises, undercuts, warrants",
	Known:   known, Read: read, Write: write,
}

const maxSize = 32 << 20 // of a file, in bytes

// words are what stands in front of an item, by its role.
var words = map[string]string{
	codec.RoleReason: "Pro", codec.RoleObjection: "Con", codec.RoleCopremise: "And", codec.RoleUndercut: "Undercut", codec.RoleWarrant: "Warrant",
}

// Patterns of Markdown.
var (
	bullet     = regexp.MustCompile(`^(?:[-*•·◦▪–‣]|[0-9]{1,9}[.)]|[a-z]\))(?:[ \t]+|$)`)
	inside     = regexp.MustCompile(`^[-*](?:[ \t]+|$)`) // an item that begins with an item
	signed     = regexp.MustCompile(`^\s*[+−][ \t]`)
	heading    = regexp.MustCompile(`^(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	underline  = regexp.MustCompile(`^(=+|-{2,})[ \t]*$`)
	rule       = regexp.MustCompile(`^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	fence      = regexp.MustCompile("^(```+|~~~+)")
	checkbox   = regexp.MustCompile(`^\[[ xX]\][ \t]+`)
	prefix     = regexp.MustCompile(`^(?i)(\*\*|__|\*|_|)(pro|con|for|against|and|reason|objection|support|attack|counterargument|rebuttal|evidence|assumption|undercut|warrant|thesis)(?::(?:\*\*|__|\*|_|)|(?:\*\*|__|\*|_):)(?:[ \t]+|$)`)
	attributes = regexp.MustCompile(`(?:^|[ \t])\{((?:[ \t]*(?:#[-A-Za-z0-9_]+|[a-z][-a-z0-9]*="(?:[^"\\]|\\.)*"))+)[ \t]*\}$`)
	attribute  = regexp.MustCompile(`#([-A-Za-z0-9_]+)|([a-z][-a-z0-9]*)="((?:[^"\\]|\\.)*)"`)
	reference  = regexp.MustCompile(`^\[((?:[^\[\]\\]|\\.)*)\]\(#([-A-Za-z0-9_]+)\)$`)
	definition = regexp.MustCompile(`^\[[^\]]+\]:[ \t]*\S`)
)

// indented returns how many columns a line is indented, and what follows.
func indented(line string) (column int, rest string) {
	for i, r := range line {
		switch r {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		default:
			return column, line[i:]
		}
	}
	return column, ""
}

// known reports whether text is a list of Markdown: it begins with a heading or an item, nothing in it has a sign, and no
// line but those of lists hangs from one by being indented more.
func known(in codec.Input) bool {
	if bytes.IndexByte(in.Data, 0) >= 0 || len(in.Data) > maxSize {
		return false
	}
	first, last := true, -1 // the indentation of the line before; -1: it is none that others hang from
	for line := range strings.Lines(strings.TrimPrefix(string(in.Data), "\uFEFF")) {
		column, rest := indented(strings.TrimRight(line, "\r\n"))
		switch {
		case rest == "":
			last = -1
			continue
		case signed.MatchString(line):
			return false
		case heading.MatchString(rest):
			last = 0
		case bullet.MatchString(rest):
			last = -1
		case first && !rule.MatchString(rest):
			return false
		case last >= 0 && column > last:
			return false
		case !first:
			last = column
		}
		first = false
	}
	return !first
}
