// Package csljson reads and writes bibliographies as CSL-JSON: a list of items, one item alone, or an object that holds
// the list as "references" or "items".
package csljson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/bib"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// Format is CSL-JSON.
var Format = bib.Format{Name: "csljson", Title: "CSL-JSON", Endings: []string{".json", ".csljson"}, Known: known, Read: read,
	Write: write}

func known(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasPrefix(text, "[") && (strings.Contains(text, "{") ||
		strings.HasPrefix(strings.TrimSpace(text[1:]), "]")) || strings.HasPrefix(text, "{\"") ||
		strings.HasPrefix(text, "{\n") || strings.HasPrefix(text, "{ ")
}

func read(text string) ([]bib.Entry, codec.Report, error) {
	var report codec.Report
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "{") {
		list, one, err := within(text)
		if err != nil {
			return nil, nil, fault(text, 0, err)
		}
		if !one {
			text = list
		} else {
			text = "[" + text + "]"
		}
	}
	dec := json.NewDecoder(strings.NewReader(text))
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return nil, nil, codec.Errorf(1,
			"This is no CSL-JSON: a list of items in square brackets is expected. Choose another file.")
	}
	var names bib.Names
	var out []bib.Entry
	line, counted := 1, 0
	for dec.More() {
		at := int(dec.InputOffset())
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], ", \n\t"))
		line += strings.Count(text[counted:at], "\n")
		counted = at
		var one json.RawMessage
		if err := dec.Decode(&one); err != nil {
			return nil, nil, fault(text, int(dec.InputOffset()), err)
		}
		if e, ok := entry(one, line, &names, &report); ok {
			out = append(out, e)
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, nil, fault(text, len(text), err)
	}
	return out, report, nil
}

// within returns the list that an object holds, or that the object is one item.
func within(text string) (list string, one bool, err error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		return "", false, err
	}
	for _, key := range []string{"references", "items"} {
		if raw := bytes.TrimSpace(object[key]); len(raw) > 0 && raw[0] == '[' {
			return string(raw), false, nil
		}
	}
	return "", true, nil
}

func fault(text string, at int, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && at == 0 {
		at = int(syntax.Offset)
	}
	return codec.Errorf(codec.LineAt([]byte(text), at), "This is not JSON: %v. Mend the file here or export it anew.", err)
}

// entry reads one item. Fields of which the value is of a wrong kind are dropped one by one.
func entry(raw json.RawMessage, line int, names *bib.Names, report *codec.Report) (bib.Entry, bool) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var fields bib.Fields
	if err := dec.Decode(&fields); err != nil || fields == nil {
		report.Add(codec.Loss{Kind: codec.Dropped, Line: line, What: "an item", Why: "It is no object in braces."})
		return bib.Entry{}, false
	}
	key := fields.Text("id")
	if key == "" {
		key = fields.Text("citation-key")
	}
	if cleaned, odd := clean(map[string]any(fields)); odd {
		fields = cleaned.(map[string]any)
		report.Add(codec.Loss{Kind: codec.Repaired, Line: line, Of: key, What: "control characters",
			Why: "No text has them; they were left out."})
	}
	for name, v := range fields {
		if _, err := cite.FromCSL(mustJSON(map[string]any{"id": "x", name: v})); err != nil && name != "id" {
			delete(fields, name)
			report.Add(codec.Loss{Kind: codec.Dropped, Line: line, Of: key, What: fmt.Sprintf("the field %q", name),
				Why: fmt.Sprintf("It is not as CSL-JSON has it: %v.", err)})
		}
	}
	return names.Finish(line, key, fields, report)
}

func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil { // what came out of JSON goes into it
		return nil
	}
	return data
}

// clean leaves out of all texts what no text of a map may hold.
func clean(v any) (out any, odd bool) {
	switch v := v.(type) {
	case string:
		s := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				return -1
			}
			return r
		}, v)
		return s, s != v
	case []any:
		for i := range v {
			one, o := clean(v[i])
			v[i], odd = one, odd || o
		}
	case map[string]any:
		for k := range v {
			one, o := clean(v[k])
			v[k], odd = one, odd || o
		}
	}
	return v, odd
}

func write(items []argmap.Item) ([]byte, codec.Report) {
	var report codec.Report
	var b bytes.Buffer
	b.WriteByte('[')
	for i, key := range bib.Keys(items) {
		if i > 0 {
			b.WriteByte(',')
		}
		item := items[i]
		if key != string(item.ID) {
			report.Add(codec.Loss{Kind: codec.Approximated, Of: string(item.ID), What: "the work’s id",
				Why: fmt.Sprintf("Its id in the file is %q.", key)})
		}
		item.ID = argmap.ItemID(key)
		b.WriteByte('\n')
		b.Write(cite.ToCSL(item))
	}
	b.WriteString("\n]\n")
	return b.Bytes(), report
}
