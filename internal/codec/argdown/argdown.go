// Package argdown reads and writes Argdown, the markup of argument maps that reads like Markdown: statements in
// paragraphs, relations indented below them, premises and conclusions numbered, the rest in blocks of YAML.
//
// The official parser loses text where it meets an address, a word with underscores or a lone asterisk, and gives up on
// much else. Files are read better than that, and the report says where; codec.Input.AsReference asks for its own reading.
//
// A statement of the file is a statement of the map, its title the short title. An argument without a structure is a
// statement, too: what is said of it is the premise of the steps that its relations are. A premise–conclusion structure is
// a step for each inference.
package argdown

import (
	"bytes"
	"regexp"
	"strings"

	"warrant/internal/codec"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: formatName, Title: "Argdown", Endings: []string{".argdown", ".ad"},
	Carries: "statements, steps, co-premises, undercuts, warrants, sections, tags; all else but comments, disputes and views as data",
	Known:   known, Read: read, Write: write,
}

var (
	defined  = regexp.MustCompile(`^(\[[^\[\]^][^\[\]]{0,200}\]|<[^<>/!?][^<>]{0,200}>):`)
	linked   = regexp.MustCompile(`^\[[^\[\]]+\]:[ \t]*<?([a-z]{2,8}:|[#./])`) // where Markdown says what a link leads to
	referred = regexp.MustCompile(`^(\[[^\[\]]{1,200}\]|<[^<>/!?]{1,200}>)[ \t]*(#|\{|$)`)
	below    = regexp.MustCompile(`^[ \t]+(\+|-|<\+|<-|<_|_|\+>|->|_>|><)[ \t]+(\[([^\]xX ]|[^\]]{2,})\]|<[^!/])`)
	arrow    = regexp.MustCompile(`^[ \t]+(<\+|<-|<_|\+>|->|_>|><)[ \t]`)
	number   = regexp.MustCompile(`^[ \t]*\([0-9]{1,3}\)[ \t]`)
	infers   = regexp.MustCompile(`^[ \t]*(-{4,}|--[ \t].*--)[ \t]*$`)
)

// known reports whether a file is Argdown: it has fences with Argdown, front matter, or a line that no other text has: a
// definition, a reference with relations below it, or numbered statements with an inference. Text without any of these
// could be an outline as well, and there the file's name decides.
func known(in codec.Input) bool {
	data := bytes.TrimPrefix(in.Data, []byte("\uFEFF"))
	head := data[:min(len(data), 1<<20)]
	if bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	if name := strings.ToLower(in.Name); strings.HasSuffix(name, ".argdown") || strings.HasSuffix(name, ".ad") {
		return !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?xml"))
	}
	if fenced(string(head)) {
		return true
	}
	if start := bytes.TrimLeft(head, " \t\r\n"); bytes.HasPrefix(start, []byte("===")) && bytes.Contains(start[3:], []byte("\n===")) {
		return true
	}
	referring, numbers, included := false, false, false
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case defined.Match(line) && !linked.Match(line), arrow.Match(line) && !referring && below.Match(line), referring && (below.Match(line) || arrow.Match(line)):
			return true
		case numbers && infers.Match(line):
			return true
		case bytes.HasPrefix(line, []byte("@include(")):
			included = true
		}
		numbers = number.Match(line) || numbers && len(bytes.TrimSpace(line)) > 0
		referring = referred.Match(line) || referring && below.Match(line)
	}
	return included
}
