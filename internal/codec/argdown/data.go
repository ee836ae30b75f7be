package argdown

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Limits of data, beyond which it is left out: nobody writes more by hand.
const (
	maxData   = 1 << 20 // bytes of one block
	maxValues = 100_000 // of one block
	maxNested = 100
)

// readData reads a data block in its brackets: YAML on one line, or, where a line break follows the bracket, as a block.
func readData(text string) (any, error) {
	if start := strings.TrimLeft(text[1:], " \t"); strings.HasPrefix(start, "\n") {
		text = strings.TrimSuffix(strings.TrimRight(start[1:], " \t\r\n"), "}")
	}
	return readYAML(text)
}

// readYAML reads YAML. Aliases are refused, as a few lines of them can grow without end.
func readYAML(text string) (any, error) {
	if len(text) > maxData {
		return nil, errors.New("it is longer than 1 MiB")
	}
	var doc, more yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decoder.Decode(&doc); err == io.EOF {
		return nil, nil
	} else if err != nil {
		return nil, inSentence(err)
	}
	if err := decoder.Decode(&more); err != io.EOF {
		return nil, errors.New("something follows the end of the data")
	}
	left := maxValues
	if err := checkYAML(&doc, &left, 0); err != nil {
		return nil, err
	}
	return valueOf(&doc)
}

// inSentence returns an error of the library as the end of a sentence.
func inSentence(err error) error {
	words := strings.TrimPrefix(strings.Join(strings.Fields(err.Error()), " "), "yaml: ")
	return errors.New(strings.TrimSuffix(words, "."))
}

func checkYAML(n *yaml.Node, left *int, depth int) error {
	*left--
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return errors.New("it has anchors or aliases")
	case *left < 0 || depth > maxNested:
		return errors.New("it is too large or too deep")
	}
	for _, below := range n.Content {
		if err := checkYAML(below, left, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// valueOf returns what a node says: a text, a number and the like, a list, or a map whose keys are texts.
func valueOf(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return nil, nil
		}
		return valueOf(n.Content[0])
	case yaml.SequenceNode:
		out := make([]any, len(n.Content))
		for i, below := range n.Content {
			v, err := valueOf(below)
			if err != nil {
				return nil, err
			}
			out[i] = v
		}
		return out, nil
	case yaml.MappingNode:
		out := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, err := valueOf(n.Content[i])
			if err != nil {
				return nil, err
			}
			v, err := valueOf(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			if _, twice := out[inWords(key)]; twice {
				return nil, fmt.Errorf("the key “%s” is there twice", short(inWords(key)))
			}
			out[inWords(key)] = v
		}
		return out, nil
	}
	var out any
	if err := n.Decode(&out); err != nil {
		return nil, inSentence(err)
	}
	switch out.(type) {
	case int, float64, time.Time:
		if inWords(out) != n.Value { // 1.10 is no number where it stands for a section, and a date is told as it is written
			return n.Value, nil
		}
	}
	return out, nil
}

// inWords returns a value as text, lists and maps in one line.
func inWords(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var out []string
		for _, below := range v {
			out = append(out, inWords(below))
		}
		return "[" + strings.Join(out, ", ") + "]"
	case map[string]any:
		var out []string
		for _, key := range sortedKeys(v) {
			out = append(out, key+": "+inWords(v[key]))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case nil:
		return "null"
	}
	return fmt.Sprint(v)
}

// frontMatter reads the settings at the start of a file.
func (m *modeller) frontMatter(t *token) {
	data, err := readYAML(strings.Trim(trim(t.text), "="))
	if err != nil {
		m.problem(&node{token: t}, "The front matter cannot be read: "+err.Error()+".")
	}
	values, _ := data.(map[string]any)
	if values == nil {
		if data != nil && !m.reference {
			m.problem(&node{token: t}, "The front matter cannot be read: it has no keys with values.")
		}
		return
	}
	if m.front == nil {
		m.frontLine = t.line
	}
	m.front = m.over(m.front, values, t.line)
	if settings, ok := m.front["model"].(map[string]any); ok {
		m.removeTags = settings["removeTagsFromText"] == true
		m.strict = settings["mode"] == "strict"
		m.keepTies = settings["transformArgumentRelations"] == false
	}
}
