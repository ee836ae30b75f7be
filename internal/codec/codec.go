// Package codec is what the formats of other programs have in common: what a format can do, what is said of everything
// that could not be carried, and the making of a map out of what a file says. Each format is a package below; package
// formats lists them.
package codec

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 256 << 20

// Format is one format of files.
type Format struct {
	Name    string   // as one types it: "argdown"
	Title   string   // as one reads it: "Argdown"
	Endings []string // of file names, the usual one first: ".argdown"
	Carries string   // what of a map it carries, in a few words
	// Known reports whether a file is of this format, judged by its content. Several may say so; the first listed counts.
	Known func(in Input) bool
	// Read makes a map of a file; nil: the format is not read. The error is a sentence that names the place in the file.
	Read func(in Input) (*argmap.Snapshot, Report, error)
	// Write makes a file of a map; nil: the format is not written.
	Write func(s *argmap.Snapshot) ([]byte, Report, error)
}

// Heading returns the title as it stands alone, without the article that it has in a sentence.
func (f Format) Heading() string {
	for _, article := range []string{"a ", "an "} {
		if rest, ok := strings.CutPrefix(f.Title, article); ok {
			return strings.ToUpper(rest[:1]) + rest[1:]
		}
	}
	return f.Title
}

// Input is a file to be read.
type Input struct {
	Name   string // the file's name, for titles and messages
	Data   []byte
	Beside func(name string) ([]byte, error) // reads a file that lies beside it; nil: none can be read
	// AsReference asks for the reading of the format's own program, even where that loses what the file says.
	AsReference bool
}

// Text returns the file as text: UTF-8 without a byte order mark, lines ended by \n. What is not UTF-8 becomes the
// replacement character, and the report says so.
func (in Input) Text(report *Report) string {
	data := bytes.TrimPrefix(in.Data, []byte("\uFEFF"))
	text := string(data)
	if !utf8.Valid(data) {
		at := 0
		for at < len(data) {
			r, n := utf8.DecodeRune(data[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		report.Add(Loss{Kind: Repaired, Line: 1 + bytes.Count(data[:at], []byte{'\n'}), What: "a character that is not UTF-8",
			Why: "The file is not UTF-8 throughout; what could not be read is shown as \uFFFD."})
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return text
}

// Kind says what became of something that could not be carried as it was.
type Kind string

// The kinds of losses.
const (
	Dropped      Kind = "dropped"      // it is not there any more
	Approximated Kind = "approximated" // something near it stands in its place
	Repaired     Kind = "repaired"     // the file is at fault; it was understood as told
	Invented     Kind = "invented"     // the file does not say it, but the other side needs it
)

// Loss says of one thing that it could not be carried as it was.
type Loss struct {
	Kind Kind   `json:"kind"`
	Line int    `json:"line,omitempty"` // of the file, counted from 1; 0: not known, or it is not in a file
	Of   string `json:"of,omitempty"`   // the id of the record or of the element
	What string `json:"what,omitempty"` // the thing, in a few words; empty where Why names it
	Why  string `json:"why"`            // one sentence
}

// String returns the loss as one line.
func (l Loss) String() string {
	var b strings.Builder
	if l.Line > 0 {
		fmt.Fprintf(&b, "line %d, ", l.Line)
	}
	fmt.Fprintf(&b, "%s: ", l.Kind)
	switch {
	case l.What != "" && l.Of != "":
		fmt.Fprintf(&b, "%s (%s). ", l.What, l.Of)
	case l.What != "":
		b.WriteString(l.What + ". ")
	case l.Of != "":
		b.WriteString(l.Of + ". ")
	}
	return b.String() + l.Why
}

// Report is all that an import or export could not carry as it was, in the order of the file or the map.
type Report []Loss

// Add enters a loss.
func (r *Report) Add(l Loss) { *r = append(*r, l) }

// Error is a fault for which a file cannot be read.
type Error struct {
	Line, Column int    // counted from 1; 0: not known
	Text         string // what is wrong and what to do
}

func (e *Error) Error() string {
	switch {
	case e.Line > 0 && e.Column > 0:
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Text)
	case e.Line > 0:
		return fmt.Sprintf("line %d: %s", e.Line, e.Text)
	}
	return e.Text
}

// Errorf returns an Error at a line.
func Errorf(line int, format string, args ...any) error {
	return &Error{Line: line, Text: fmt.Sprintf(format, args...)}
}

// LineAt returns the line, counted from 1, of a byte of a file.
func LineAt(data []byte, offset int) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), len(data))], []byte{'\n'})
}
