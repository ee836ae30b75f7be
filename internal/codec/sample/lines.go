package sample

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
)

// report gathers what is wrong with a file, each with its line.
type report struct {
	name  string
	root  *yaml.Node
	found []error
}

// add says what is wrong at a path into the file, such as "statements", 3, "at".
func (r *report) add(path []any, format string, args ...any) {
	r.found = append(r.found, fmt.Errorf("%s, line %d: %s", r.name, lineOf(r.root, path), fmt.Sprintf(format, args...)))
}

func (r *report) err() error { return errors.Join(r.found...) }

// lineOf returns the line on which the node at path starts, or the nearest one above it.
func lineOf(node *yaml.Node, path []any) int {
	line := 1
	for node != nil {
		if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
			node = node.Content[0]
			continue
		}
		if node.Line > 0 {
			line = node.Line
		}
		if len(path) == 0 {
			break
		}
		node, path = child(node, path[0]), path[1:]
	}
	return line
}

func child(node *yaml.Node, key any) *yaml.Node {
	switch key := key.(type) {
	case int:
		if node.Kind == yaml.SequenceNode && key < len(node.Content) {
			return node.Content[key]
		}
	case string:
		for i := 0; node.Kind == yaml.MappingNode && i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == key {
				return node.Content[i+1]
			}
		}
	}
	return nil
}

var (
	unknownField = regexp.MustCompile(`^line (\d+): field (\S+) not found in type .*$`)
	wrongType    = regexp.MustCompile("^line (\\d+): cannot unmarshal (\\S+) (`.*`|.*?) ?into (\\S+)$")
	syntaxError  = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)
)

// plainly turns an error of the YAML reader into sentences of ours.
func plainly(name string, err error) error {
	var typed *yaml.TypeError
	if errors.As(err, &typed) {
		var out []error
		for _, e := range typed.Errors {
			out = append(out, fmt.Errorf("%s, %s", name, plainField(e)))
		}
		return errors.Join(out...)
	}
	if m := syntaxError.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s, line %s: this is not YAML: %s", name, m[1], m[2])
	}
	return fmt.Errorf("%s: this is not YAML: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
}

func plainField(text string) string {
	if m := unknownField.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("line %s: there is no field %q here; correct its name or take it out", m[1], m[2])
	}
	if m := wrongType.FindStringSubmatch(text); m != nil {
		return fmt.Sprintf("line %s: %s is not what belongs here", m[1], strings.TrimSpace(m[3]))
	}
	return text
}
