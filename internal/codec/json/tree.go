package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// node is a JSON value that knows where it stands. The standard library's decoder forgets that, and takes the last of
// two equal keys without a word.
type node struct {
	kind       kind
	text       string // of a string or a number
	keys       []string
	kids       []*node // of an array or, in the order of keys, of an object
	start, end int     // byte offsets
}

type kind byte

const (
	kindNull kind = iota
	kindBool
	kindNumber
	kindText
	kindArray
	kindObject
)

// kindWords say what a value is, for messages.
var kindWords = [...]string{"null", "true or false", "a number", "text", "a list", "an object"}

// field returns the value of a key, nil where there is none.
func (n *node) field(key string) *node {
	for i, k := range n.keys {
		if k == key {
			return n.kids[i]
		}
	}
	return nil
}

// parse reads a whole JSON text.
func parse(data []byte) (*node, *Error) {
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		bad := syntaxFault(data, err)
		return nil, &bad
	}
	p := parser{data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	p.dec.UseNumber()
	root, err := p.value()
	if err != nil {
		var bad *Error
		if !errors.As(err, &bad) {
			f := syntaxFault(data, err)
			bad = &f
		}
		return nil, bad
	}
	return root, nil
}

// syntaxFault says where a text stops being JSON.
func syntaxFault(data []byte, err error) Error {
	offset := len(data)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset > 0 && int(syntax.Offset) < len(data) {
		offset = int(syntax.Offset) - 1
	}
	what := strings.TrimPrefix(err.Error(), "json: ")
	if len(bytes.TrimSpace(data)) == 0 {
		what = "the file is empty"
	}
	return fault(data, offset, "", "this is not JSON: %s; mend the file here or export it anew", what)
}

type parser struct {
	data []byte
	dec  *json.Decoder
}

// Error makes *Error an error, so that parser can return one.
var _ error = (*Error)(nil)

func (p *parser) value() (*node, error) {
	n := &node{start: p.next()}
	token, err := p.dec.Token()
	if err != nil {
		return nil, fmt.Errorf("read a value: %w", err)
	}
	switch t := token.(type) {
	case json.Delim:
		if t == '{' {
			n.kind, err = kindObject, p.object(n)
		} else {
			n.kind, err = kindArray, p.array(n)
		}
		if err != nil {
			return nil, err
		}
	case string:
		n.kind, n.text = kindText, t
	case json.Number:
		n.kind, n.text = kindNumber, t.String()
	case bool:
		n.kind, n.text = kindBool, fmt.Sprint(t)
	}
	n.end = int(p.dec.InputOffset())
	return n, nil
}

// next returns the offset at which the next token starts.
func (p *parser) next() int {
	at := int(p.dec.InputOffset())
	for at < len(p.data) && strings.IndexByte(" \t\r\n,:", p.data[at]) >= 0 {
		at++
	}
	return at
}

// fewKeys is up to how many keys a walk along them is quicker than a map.
const fewKeys = 32

func (p *parser) object(n *node) error {
	var seen map[string]bool
	for p.dec.More() {
		at := p.next()
		token, err := p.dec.Token()
		if err != nil {
			return fmt.Errorf("read a key: %w", err)
		}
		key, _ := token.(string)
		if seen == nil && len(n.keys) > fewKeys {
			seen = map[string]bool{}
			for _, k := range n.keys {
				seen[k] = true
			}
		}
		if seen[key] || seen == nil && n.field(key) != nil {
			bad := fault(p.data, at, "", "the key %.60q is there twice in one object; take one out", key)
			return &bad
		}
		if seen != nil {
			seen[key] = true
		}
		kid, err := p.value()
		if err != nil {
			return err
		}
		n.keys, n.kids = append(n.keys, key), append(n.kids, kid)
	}
	_, err := p.dec.Token()
	return err
}

func (p *parser) array(n *node) error {
	for p.dec.More() {
		kid, err := p.value()
		if err != nil {
			return err
		}
		n.kids = append(n.kids, kid)
	}
	_, err := p.dec.Token()
	return err
}
