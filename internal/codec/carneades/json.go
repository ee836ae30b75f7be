package carneades

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
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

// fromJSON returns JSON as a tree of YAML, keys sorted.
func fromJSON(data []byte) (*yaml.Node, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	return tree(value), nil
}

func tree(value any) *yaml.Node {
	switch v := value.(type) {
	case map[string]any:
		m := newMapping()
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.put(key, tree(v[key]))
		}
		return m.Node
	case []any:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for _, each := range v {
			n.Content = append(n.Content, tree(each))
		}
		return n
	case string:
		return str(v)
	case bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: fmt.Sprint(v)}
	case json.Number:
		tag := "!!float"
		if _, err := v.Int64(); err == nil {
			tag = "!!int"
		}
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: v.String()}
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
}
