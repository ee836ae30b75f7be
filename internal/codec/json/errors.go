package json

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error is one fault in a file.
type Error struct {
	Line, Column int    // counted from 1, columns in characters
	Path         string // such as statements[3].holdings[0].voice; empty: the file as a whole
	Text         string // what is wrong and what to do
}

func (e Error) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Text)
	}
	return fmt.Sprintf("line %d, column %d, %s: %s", e.Line, e.Column, e.Path, e.Text)
}

// Errors are all faults found in a file, in its order.
type Errors []Error

// maxSaid is how many faults an Errors value spells out.
const maxSaid = 10

func (e Errors) Error() string {
	var lines []string
	for i, one := range e {
		if i == maxSaid {
			lines = append(lines, fmt.Sprintf("and %d more faults", len(e)-maxSaid))
			break
		}
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// fault makes an Error of the byte offset at which it was found.
func fault(data []byte, offset int, path, format string, args ...any) Error {
	before := data[:min(offset, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return Error{
		Line: bytes.Count(before, []byte{'\n'}) + 1, Column: utf8.RuneCount(before[start:]) + 1,
		Path: path, Text: fmt.Sprintf(format, args...),
	}
}
