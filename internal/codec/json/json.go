// Package json writes a map as JSON and reads it back: everything that is in the map, in a documented and versioned form
// (docs/json-schema.md). What it writes and reads again is the same map.
//
// It reads strictly. Unknown fields, ids that are there twice, names that lead nowhere and unknown words are errors,
// each with its line, column and path. Two fields, a statement's voice and its role, follow from the rest: they are
// written for those who read the file and only compared when it is read.
package json

import (
	"fmt"
	"unicode/utf8"

	"warrant/internal/argmap"
)

// Format and Version stand at the top of every file.
const (
	Format  = "warrant-json"
	Version = 1
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 256 << 20

// Note says what was found in a file and not taken over as it stands there. The map is whole without it.
type Note struct {
	Path string // such as statements[3].voice
	Text string // one sentence
}

// String returns path and sentence.
func (n Note) String() string { return n.Path + ": " + n.Text }

// Decode reads a map. Where the file is not a valid map it returns an Errors value and no map.
func Decode(data []byte) (*argmap.Snapshot, []Note, error) {
	if len(data) > MaxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB; no map is that large", MaxSize>>20)
	}
	data = skipMark(data)
	if at := badByte(data); at >= 0 {
		return nil, nil, Errors{fault(data, at, "", "this is not UTF-8; save the file as UTF-8")}
	}
	root, bad := parse(data)
	if bad != nil {
		return nil, nil, Errors{*bad}
	}
	d := &decoder{data: data, paths: map[argmap.Ref]spot{}, tx: argmap.Begin(argmap.Bare())}
	s := d.document(root)
	if len(d.wrong) > 0 {
		return nil, nil, d.wrong
	}
	return s, d.notes, nil
}

// skipMark drops the byte order mark that some editors put at the start.
func skipMark(data []byte) []byte {
	if len(data) >= 3 && string(data[:3]) == "\uFEFF" {
		return data[3:]
	}
	return data
}

// badByte returns the offset of the first byte that is not UTF-8, -1 where there is none.
func badByte(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}
