package sadface

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"warrant/internal/codec"
)

// file is a document as it is read. What may be anything is looked at later, piece by piece.
type file struct {
	Metadata blocks      `json:"metadata"`
	Nodes    []foundNode `json:"nodes"`
	Edges    []edge      `json:"edges"`
	Resource []foundText `json:"resources"`
}

// blocks is metadata: namespaces and, in them, keys.
type blocks map[string]json.RawMessage

type foundNode struct {
	ID       string            `json:"id"`
	Type     string            `json:"type"`
	Text     string            `json:"text"`
	Name     string            `json:"name"`
	Sources  []json.RawMessage `json:"sources"`
	Metadata blocks            `json:"metadata"`
}

type foundText struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Content  string `json:"content"`
	Metadata blocks `json:"metadata"`
}

// parse reads the JSON of a document.
func parse(data []byte) (*file, error) {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case len(strings.TrimSpace(string(data))) == 0:
			return nil, codec.Errorf(0, "the file is empty")
		case errors.As(err, &syntax):
			return nil, codec.Errorf(codec.LineAt(data, int(syntax.Offset)),
				"this is not JSON: %v; mend the file here or export it anew", syntax)
		case errors.As(err, &kind) && kind.Field == "":
			return nil, codec.Errorf(1, "the file holds one %s; a SADFace document is an object with nodes and edges", kind.Value)
		case errors.As(err, &kind):
			return nil, codec.Errorf(codec.LineAt(data, int(kind.Offset)),
				"%s is a %s here, which it is in no SADFace document; mend the file here", kind.Field, kind.Value)
		}
		return nil, codec.Errorf(0, "this is no SADFace document: %v", err)
	}
	if f.Nodes == nil {
		return nil, codec.Errorf(0, `there is no list of "nodes" in it; a SADFace document has one, be it empty`)
	}
	return &f, nil
}

// core returns what the format itself has metadata for. It is the caller's to take from.
func (b blocks) core() map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	_ = json.Unmarshal(b["core"], &out) // what is no object says nothing; leftover tells of it
	return out
}

// text takes a text from some metadata.
func take(from map[string]json.RawMessage, key string) string {
	var text string
	if raw, ok := from[key]; ok && json.Unmarshal(raw, &text) == nil {
		delete(from, key)
	}
	return text
}

// linesOf returns the line on which each record of a document says its id.
func linesOf(data []byte) map[string]int {
	out := map[string]int{}
	line, after := 1, ""
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\n':
			line++
		case '"':
			start := i + 1
			for i++; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
			word := string(data[start:min(i, len(data))])
			if _, known := out[word]; after == `"id":` && !known && len(word) <= 100 {
				out[word] = line
			}
			after = `"` + word + `"`
			if len(after) > 100 {
				after = ""
			}
		case ':':
			after += ":"
		case ' ', '\t', '\r':
		default:
			after = ""
		}
	}
	return out
}

// say shortens what a message quotes of a file.
func say(raw []byte) string {
	if len(raw) > 80 {
		return fmt.Sprintf("%.80s…", raw)
	}
	return string(raw)
}
