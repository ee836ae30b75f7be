// Package carneades reads and writes the YAML of Carneades 4: an argument graph of statements, arguments with premises and
// a conclusion, undercutters, and issues, which are statements of which not more than one can hold.
//
// A Carneades argument is always for its conclusion. What speaks against a statement supports another position of the
// same issue, what speaks against a step supports the step's undercutter. So an issue becomes objections each way in a
// map, and an undercutter an undercut; a map's objections become arguments for a statement made for the purpose, whose
// metadata says so, and which the reader takes for what it is.
//
// What a map has no place for, such as weights, rules and proof standards, is kept word for word: as a comment by
// "Carneades" on the step, the statement or the map that it is of, which the writer puts back where it was. What the
// format has no field for is metadata under the key "warrant" (package aside).
package carneades

import (
	"bytes"
	"regexp"

	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// Format is the format as the list of formats has it.
var Format = codec.Format{
	Name: "carneades", Title: "Carneades YAML", Endings: []string{".yml", ".yaml"},
	Carries: "everything but saved views; what Carneades has no field for is metadata there",
	Known:   known, Read: read, Write: write,
}

// Keys at the top of a file. Labels is what older files call the tests.
const (
	meta        = "meta"
	statements  = "statements"
	arguments   = "arguments"
	issues      = "issues"
	assumptions = "assumptions"
	tests       = "tests"
	labels      = "labels"
	schemes     = "argument_schemes"
	references  = "references"
	language    = "language"
)

// Tags by which a map keeps what Carneades takes for granted, what it finds, and what a test expects it to find.
const (
	assumed  = "assumed"
	found    = "label "
	expected = "expected "
)

// marks are what Carneades says of a statement.
var marks = []string{"in", "out", "undecided"}

// pre is the proof standard of an issue that names none, the preponderance of the evidence.
const pre = "PE"

// self is the author of the comments that keep what a map has no place for.
const self = "Carneades"

// basic are the schemes that need no declaration.
var basic = []string{"linked", "convergent", "cumulative", "factorized"}

// no stands before the name of a statement that denies another.
const no = "¬"

var topKey = regexp.MustCompile(`^(\w+)[ \t]*:(?:[ \t]|$)`)

// known looks for the keys at the top of the file. All that starts a line must be a key, a comment or an end of a list.
func known(in codec.Input) bool {
	head := bytes.TrimPrefix(in.Data[:min(len(in.Data), 1<<20)], []byte("\uFEFF"))
	keys := map[string]bool{}
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 || bytes.IndexByte([]byte(" \t#-]}."), line[0]) >= 0 {
			continue
		}
		m := topKey.FindSubmatch(line)
		if m == nil {
			return false
		}
		keys[string(m[1])] = true
	}
	graph := keys[statements] || keys[arguments] || keys[schemes]
	return graph && (keys[meta] || keys[arguments] || keys[assumptions] || keys[issues] || keys[tests] || keys[language])
}

// The blocks of ours in metadata.
type (
	// whole is the block of the file: as for other formats, and the texts that are cited.
	whole struct {
		aside.Map `yaml:",inline"`
		Texts     []text `json:"texts,omitempty" yaml:"texts,omitempty"`
	}
	text struct {
		Name  string `json:"name" yaml:"name"`
		Title string `json:"title" yaml:"title"`
		Work  string `json:"work,omitempty" yaml:"work,omitempty"` // among the references
	}
	// statement is the block of a statement. One of the last three says that it was made for what speaks against a
	// statement, against an argument or for an argument.
	statement struct {
		aside.Statement `yaml:",inline"`
		Against         string `json:"against,omitempty" yaml:"against,omitempty"`
		Undercuts       string `json:"undercuts,omitempty" yaml:"undercuts,omitempty"`
		Supports        string `json:"supports,omitempty" yaml:"supports,omitempty"`
	}
)

// mainText is the name of the text that the metadata of a graph call its source.
const mainText = "source"
