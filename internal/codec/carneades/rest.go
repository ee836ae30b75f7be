package carneades

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

// Keys of what is kept of steps and statements in comments.
const (
	weight     = "weight"
	roles      = "roles" // of the premises, in their order
	parameters = "parameters"
	issue      = "issue"
	standard   = "standard"
)

// keep enters what a map has no place for as a comment, and reports it.
func (r *reader) keep(on argmap.Ref, of string, line int, what string, rest mapping, why string) {
	unstyled(rest.Node)
	words, err := encode(rest.Node)
	if back, bad := restOf(words); err != nil || bad != nil || len(words) > argmap.MaxText || codec.Clean(words) != words[:len(words)-1] || len(back) == 0 {
		r.lose(codec.Dropped, line, of, what, why+" It is too long or too odd to be kept in a comment.")
		return
	}
	r.aside.Comments(on, of, []aside.Comment{{Author: self, Text: words, Status: string(argmap.Resolved)}})
	r.lose(codec.Approximated, line, of, what, why+" It is kept in a comment.")
}

// unstyled makes a tree look as parse returns it.
func unstyled(n *yaml.Node) {
	if n.Style != yaml.DoubleQuotedStyle || !older.MatchString(n.Value) {
		n.Style = 0
	}
	for _, kid := range n.Content {
		unstyled(kid)
	}
}

// restOf reads what keep has written. An error says that it is a comment like others.
func restOf(words string) ([]pair, error) {
	n, err := parse(words)
	if err != nil {
		return nil, err
	}
	again, err := encode(n)
	if err != nil || codec.Clean(again) != codec.Clean(words) {
		return nil, codec.Errorf(0, "it would not come back as it is")
	}
	return pairs(n), nil
}

// rest parts the comments on a record into what keep has entered, under keys that are expected there, and all others.
func rest(s *argmap.Snapshot, of argmap.Ref, expects func(key string) bool) (kept []pair, others []aside.Comment) {
	taken := map[string]bool{}
	for _, c := range s.CommentsOn(of) {
		if c.Author == self && c.Request == "" && len(c.Replies) == 0 && c.At.IsZero() && c.Severity == argmap.Remark && c.Status == argmap.Resolved {
			found, err := restOf(c.Text)
			fits := err == nil && len(found) > 0 && !slices.ContainsFunc(found,
				func(p pair) bool { return taken[p.key] || !expects(p.key) })
			if fits {
				for _, p := range found {
					taken[p.key] = true
				}
				kept = append(kept, found...)
				continue
			}
		}
		others = append(others, aside.CommentOf(c))
	}
	return kept, others
}

// one returns a mapping with one key.
func one(key string, value *yaml.Node) mapping {
	m := newMapping()
	m.put(key, value)
	return m
}
