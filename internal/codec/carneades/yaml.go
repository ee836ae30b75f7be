package carneades

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"warrant/internal/codec"
)

// Limits of what is read. Real graphs are far below.
const (
	maxSize  = 8 << 20 // bytes
	maxDepth = 100     // lists in lists
	maxNodes = 1 << 20 // values, those that an alias repeats counted each time
)

// parse reads the YAML of a file: one mapping, with every alias replaced by what it stands for.
func parse(text string) (*yaml.Node, error) {
	if len(text) > maxSize {
		return nil, codec.Errorf(0, "the file is larger than %d MiB; no graph is that large", maxSize>>20)
	}
	var doc yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, codec.Errorf(0, "the file is empty")
	} else if err != nil {
		return nil, said(err)
	}
	if err := d.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, said(err)
		}
		return nil, codec.Errorf(0, "the file holds several YAML documents; an argument graph is one, so split the file")
	}
	e := expander{}
	top := e.expand(doc.Content[0], 0)
	if e.err != nil {
		return nil, e.err
	}
	if top.Kind != yaml.MappingNode {
		return nil, codec.Errorf(top.Line, "this is %s; an argument graph starts with keys such as statements and arguments",
			kind(top))
	}
	return top, nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// said puts an error of the YAML reader into words, with its line.
func said(err error) error {
	m := yamlLine.FindStringSubmatch(err.Error())
	line, words := 0, err.Error()
	if m != nil {
		line, _ = strconv.Atoi(m[1])
		words = words[len(m[0]):]
	}
	return codec.Errorf(line, "this is not YAML: %s; mend the file there", words)
}

// expander copies a tree, so that each alias becomes what it stands for.
type expander struct {
	nodes int
	err   error
}

func (e *expander) expand(n *yaml.Node, depth int) *yaml.Node {
	for n.Kind == yaml.AliasNode && e.err == nil && n.Alias != nil {
		n = n.Alias
	}
	if e.nodes++; e.err == nil {
		switch {
		case e.nodes > maxNodes:
			e.err = codec.Errorf(n.Line, "the file has more than %d values, or its aliases repeat parts of it that often; write out what is meant", maxNodes)
		case depth > maxDepth:
			e.err = codec.Errorf(n.Line, "lists are nested more than %d deep here, or an alias stands for something that it is part of", maxDepth)
		}
	}
	out := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value, Line: n.Line, Column: n.Column}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && older.MatchString(n.Value) {
		out.Style = yaml.DoubleQuotedStyle
	}
	if e.err != nil {
		return out
	}
	for _, kid := range n.Content {
		out.Content = append(out.Content, e.expand(kid, depth+1))
		if e.err != nil {
			break
		}
	}
	return out
}

// pair is a key of a mapping, the line it stands on, and what it holds.
type pair struct {
	key   string
	line  int
	value *yaml.Node
}

// pairs returns what a mapping holds, in the order of the file; of anything else nothing.
func pairs(n *yaml.Node) []pair {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if n.Content[i].Kind != yaml.ScalarNode {
			key = "" // a list or a mapping names nothing
		}
		out = append(out, pair{key, n.Content[i].Line, n.Content[i+1]})
	}
	return out
}

// under returns what a key of a mapping holds; nil: nothing.
func under(n *yaml.Node, key string) *yaml.Node {
	for _, p := range pairs(n) {
		if p.key == key && !null(p.value) {
			return p.value
		}
	}
	return nil
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// scalar returns a single value as text.
func scalar(n *yaml.Node) (string, bool) {
	if n == nil || n.Kind != yaml.ScalarNode || null(n) {
		return "", false
	}
	return n.Value, true
}

// kind says what a value is, for messages.
func kind(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case null(n):
		return "nothing"
	}
	return fmt.Sprintf("%.60q", n.Value)
}

// Makers of nodes.

func str(text string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
	if older.MatchString(text) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

// older is what readers of YAML 1.1, as Carneades is, take for yes, no or a number, and readers of YAML 1.2 for text.
var older = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$|^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?$`)

func list(texts ...string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, t := range texts {
		n.Content = append(n.Content, str(t))
	}
	return n
}

// mapping is a mapping in the making.
type mapping struct{ *yaml.Node }

func newMapping() mapping { return mapping{&yaml.Node{Kind: yaml.MappingNode}} }

func (m mapping) put(key string, value *yaml.Node) { m.Content = append(m.Content, str(key), value) }

// putText adds a text unless it is empty.
func (m mapping) putText(key, text string) {
	if text != "" {
		m.put(key, str(text))
	}
}

// encode writes a tree. Texts whose blanks YAML would change are quoted.
func encode(n *yaml.Node) (string, error) {
	quote(n)
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return "", fmt.Errorf("write YAML: %w", err)
	}
	return out.String(), nil
}

var delicate = regexp.MustCompile(`\n[ \t]|[ \t]\n|\A[ \t\n]|[ \t\n]\z|[\x{2028}\x{2029}\x{FEFF}]`)

func quote(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && delicate.MatchString(n.Value) {
		n.Style = yaml.DoubleQuotedStyle
	}
	for _, kid := range n.Content {
		quote(kid)
	}
}
