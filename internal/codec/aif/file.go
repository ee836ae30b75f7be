package aif

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"warrant/internal/codec"
)

// file is a file of any of the dialects, brought to one form.
type file struct {
	set
	text  string // what the nodes were marked in
	marks []mark
}

// mark is where a node is marked in the text, in code points.
type mark struct {
	node       string // as in the id of the element: without "node"
	start, end int
	words      string
}

// parse reads a file of any dialect.
func parse(in codec.Input) (*file, error) {
	if len(in.Data) > codec.MaxSize {
		return nil, fmt.Errorf("the file is larger than %d MiB", codec.MaxSize>>20)
	}
	data := bytes.TrimPrefix(in.Data, []byte("\uFEFF"))
	var top struct {
		AIF  *set            `json:"AIF"`
		Text json.RawMessage `json:"text"`
		old
	}
	if err := json.Unmarshal(data, &top); err != nil {
		return nil, said(data, err)
	}
	f := &file{}
	switch {
	case top.AIF != nil:
		f.set = *top.AIF
		f.text, f.marks = marked(words(top.Text))
	case ova2(top.Nodes):
		if err := f.convert(top.old); err != nil {
			return nil, said(data, err)
		}
	default:
		if err := json.Unmarshal(data, &f.set); err != nil {
			return nil, said(data, err)
		}
	}
	if len(f.Nodes) == 0 {
		return nil, codec.Errorf(0, "there is no node in it, so there is nothing to map")
	}
	return f, nil
}

// said puts an error of the JSON reader into words, with its place.
func said(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return codec.Errorf(codec.LineAt(data, int(syntax.Offset)), "this is not JSON: %v", syntax)
	case errors.As(err, &kind):
		return codec.Errorf(codec.LineAt(data, int(kind.Offset)), "%s is a %s here, which it is in no node set", kind.Field, kind.Value)
	}
	return codec.Errorf(0, "this is no node set: %v", err)
}

// words returns the text of an xAIF file: a string, or an object that holds one.
func words(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var held struct {
		Text string `json:"txt"`
	}
	_ = json.Unmarshal(raw, &held) // what is neither is no text
	return held.Text
}

// marked takes the HTML of the text apart: the plain text, and where in it each node is marked.
func marked(source string) (string, []mark) {
	var out strings.Builder
	var marks []mark
	type open struct{ mark, depth int }
	var stack []open
	at, depth := 0, 0 // code points so far, open elements
	write := func(s string) {
		out.WriteString(s)
		at += len([]rune(s))
	}
	for z := html.NewTokenizer(strings.NewReader(source)); ; {
		switch z.Next() {
		case html.ErrorToken:
			for i := range marks {
				if marks[i].end < 0 {
					marks[i].end = at
				}
			}
			text := []rune(out.String())
			for i, m := range marks {
				marks[i].words = string(text[m.start:m.end])
			}
			return string(text), marks
		case html.TextToken:
			write(z.Token().Data)
		case html.SelfClosingTagToken:
			if z.Token().Data == "br" {
				write("\n")
			}
		case html.StartTagToken:
			t := z.Token()
			if t.Data == "br" {
				write("\n")
				continue
			}
			depth++
			for _, a := range t.Attr {
				if name, ok := strings.CutPrefix(a.Val, "node"); a.Key == "id" && ok && t.Data == "span" {
					marks = append(marks, mark{node: name, start: at, end: -1})
					stack = append(stack, open{len(marks) - 1, depth})
				}
			}
		case html.EndTagToken:
			if n := len(stack); n > 0 && stack[n-1].depth == depth {
				marks[stack[n-1].mark].end = at
				stack = stack[:n-1]
			}
			if depth > 0 {
				depth--
			}
		}
	}
}

// old is a file of OVA2: edges hold whole nodes.
type old struct {
	Nodes  json.RawMessage `json:"nodes"`
	Edges  json.RawMessage `json:"edges"`
	People []struct {
		ID        id     `json:"id"`
		FirstName string `json:"firstname"`
		Surname   string `json:"surname"`
	} `json:"participants"`
	Analysis struct {
		Text string `json:"txt"`
	} `json:"analysis"`
}

// ova2 reports whether nodes are those of OVA2, which have an "id" and no "nodeID".
func ova2(nodes json.RawMessage) bool {
	var first []struct {
		ID     *id `json:"id"`
		NodeID *id `json:"nodeID"`
	}
	return json.Unmarshal(nodes, &first) == nil && len(first) > 0 && first[0].ID != nil && first[0].NodeID == nil
}

func (f *file) convert(o old) error {
	type part struct {
		ID          id     `json:"id"`
		Type        string `json:"type"`
		Text        string `json:"text"`
		Scheme      id     `json:"scheme"`
		Participant id     `json:"participantID"`
	}
	var nodes []part
	var edges []struct{ From, To part }
	if err := errors.Join(json.Unmarshal(o.Nodes, &nodes), json.Unmarshal(o.Edges, &edges)); err != nil {
		return err
	}
	for _, n := range nodes {
		f.Nodes = append(f.Nodes, node{ID: n.ID, Type: n.Type, Text: n.Text})
		if n.Participant != "" && n.Participant != "0" && n.Type == locution {
			f.Locutions = append(f.Locutions, spoken{Node: n.ID, Person: n.Participant})
		}
	}
	for _, e := range edges {
		f.Edges = append(f.Edges, edge{From: e.From.ID, To: e.To.ID})
	}
	for _, p := range o.People {
		f.Participants = append(f.Participants, participant{ID: p.ID, FirstName: p.FirstName, Surname: p.Surname})
	}
	f.text, f.marks = marked(o.Analysis.Text)
	return nil
}
