package carneades

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"warrant/internal/codec"
)

// plain returns a value of YAML as JSON has it: texts, numbers, lists and mappings by texts.
func plain(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for _, p := range pairs(n) {
			value, err := plain(p.value)
			if err != nil {
				return nil, err
			}
			out[p.key] = value
		}
		return out, nil
	case yaml.SequenceNode:
		out := []any{}
		for _, kid := range n.Content {
			value, err := plain(kid)
			if err != nil {
				return nil, err
			}
			out = append(out, value)
		}
		return out, nil
	}
	switch number := json.Number(n.Value); {
	case null(n):
		return nil, nil
	case n.Tag == "!!bool":
		return n.Value == "true", nil
	case n.Tag == "!!int" || n.Tag == "!!float":
		if json.Valid([]byte(n.Value)) {
			return number, nil
		}
	case n.Tag == "!!binary":
		return nil, codec.Errorf(n.Line, "binary data is no text")
	}
	return codec.Clean(n.Value), nil
}

// asJSON writes what plain returns.
func asJSON(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		return nil
	}
	return data
}

// fromJSON returns JSON as a tree of YAML, in the same order. (The YAML library makes trees of values itself, but not of
// all texts.)
func fromJSON(data []byte) (*yaml.Node, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	n, err := tree(d)
	if err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	return n, nil
}

// tree reads the next value.
func tree(d *json.Decoder) (*yaml.Node, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch v := token.(type) {
	case json.Delim:
		n := &yaml.Node{Kind: yaml.MappingNode}
		if v == '[' {
			n.Kind = yaml.SequenceNode
		}
		for d.More() { // keys and values, or values
			kid, err := tree(d)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, kid)
		}
		if n.Kind == yaml.SequenceNode && short(n.Content) {
			n.Style = yaml.FlowStyle
		}
		_, err := d.Token()
		return n, err
	case string:
		return str(v), nil
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: fmt.Sprint(v)}, nil
	case json.Number:
		tag := "!!float"
		if _, err := v.Int64(); err == nil {
			tag = "!!int"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: v.String()}, nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}, nil
}

// short reports whether a list reads well on one line: names and the like.
func short(all []*yaml.Node) bool {
	return !slices.ContainsFunc(all, func(n *yaml.Node) bool { return n.Kind != yaml.ScalarNode || len(n.Value) > 60 })
}
