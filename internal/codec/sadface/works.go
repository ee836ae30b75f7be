package sadface

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// A resource's fields are those of BibTeX, and url, doi and isbn; these are the ones that a map has a place for.
var workFields = []struct{ bib, csl string }{
	{"title", "title"}, {"journal", "container-title"}, {"booktitle", "container-title"}, {"publisher",
		"publisher"}, {"address", "publisher-place"},
	{"volume", "volume"}, {"number", "issue"}, {"pages", "page"}, {"note", "note"}, {"url", "URL"}, {"doi", "DOI"}, {"isbn",
		"ISBN"},
}

// bibliographic returns a work as the fields of a resource.
func bibliographic(i argmap.Item) fields {
	out := fields{}
	var csl map[string]any
	if json.Unmarshal(cite.ToCSL(i), &csl) != nil {
		return out
	}
	for _, f := range workFields {
		if v, ok := csl[f.csl].(string); ok && v != "" && f.bib != "booktitle" {
			out[f.bib] = v
		}
	}
	var names []string
	for _, n := range i.Authors {
		name := n.Literal
		if name == "" {
			name = strings.TrimSuffix(n.Family+", "+n.Given, ", ")
		}
		names = append(names, name)
	}
	if len(names) > 0 {
		out["author"] = strings.Join(names, " and ")
	}
	if i.Issued.Year != 0 {
		out["year"] = fmt.Sprint(i.Issued.Year)
	}
	return out
}

// workOf makes a work of a resource's fields; what is none of a work is left in them.
func workOf(core map[string]json.RawMessage) (argmap.Item, bool) {
	csl := map[string]any{}
	take := func(key string) string {
		var text string
		raw, there := core[key]
		if there && json.Unmarshal(raw, &text) != nil {
			text = strings.TrimSpace(string(raw)) // a number, as years are
			if strings.ContainsAny(text, "{[") {
				return ""
			}
		}
		if there {
			delete(core, key)
		}
		return codec.Line(text)
	}
	for _, f := range workFields {
		if v := take(f.bib); v != "" {
			if csl[f.csl] != nil {
				core[f.bib], _ = json.Marshal(v) // a journal and a book: told as left over
				continue
			}
			csl[f.csl] = v
		}
	}
	if authors := take("author"); authors != "" {
		var names []map[string]string
		for _, name := range strings.Split(authors, " and ") {
			if family, given, ok := strings.Cut(name, ","); ok {
				names = append(names, map[string]string{"family": codec.Line(family), "given": codec.Line(given)})
			} else {
				names = append(names, map[string]string{"literal": codec.Line(name)})
			}
		}
		csl["author"] = names
	}
	if year := take("year"); year != "" {
		var n int
		if _, err := fmt.Sscanf(year, "%d", &n); err == nil && fmt.Sprint(n) == year && n > 0 && n < 10000 {
			csl["issued"] = map[string]any{"date-parts": [][]int{{n}}}
		} else {
			csl["issued"] = map[string]any{"literal": year}
		}
	}
	if len(csl) == 0 {
		return argmap.Item{}, false
	}
	return itemOf("work", csl)
}

// itemOf reads CSL-JSON fields as the work of that id.
func itemOf(id string, csl map[string]any) (argmap.Item, bool) {
	csl["id"] = id
	data, err := json.Marshal(csl)
	if err != nil {
		return argmap.Item{}, false
	}
	item, err := cite.FromCSL(data)
	if err != nil {
		return argmap.Item{}, false
	}
	return item, sane(item)
}

// sane reports whether a work's texts are such as a map holds.
func sane(i argmap.Item) bool {
	texts := []string{i.Type, i.Title, i.Issued.Text, i.Accessed.Text, i.Container, i.Publisher, i.Place, i.Volume, i.Issue,
		i.Page, i.URL, i.Note, i.More}
	for _, n := range slices.Concat(i.Authors, i.Editors) {
		texts = append(texts, n.Family, n.Given, n.Literal)
	}
	return !slices.ContainsFunc(texts, func(t string) bool {
		return len(t) > argmap.MaxText || strings.ContainsFunc(t,
			func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 })
	})
}
