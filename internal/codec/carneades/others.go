package carneades

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// references reads the bibliography. Where its fields are those of CSL-JSON it comes over whole; creator and date are
// what files that come from the older formats of Carneades have.
func (r *reader) references() {
	for _, p := range pairs(under(r.top, references)) {
		item, err := r.reference(p)
		if _, twice := r.works[p.key]; err != nil || twice || p.key == "" {
			r.lose(codec.Dropped, p.line, p.key, "a reference", "It is no mapping of texts, or its name is there twice.")
			continue
		}
		item.ID, item.Rank = argmap.ItemID(r.ID(p.key, "work")), r.Rank()
		r.Put(item)
		r.works[p.key] = item.ID
	}
}

func (r *reader) reference(p pair) (argmap.Item, error) {
	csl := map[string]any{"id": "work"}
	if p.value.Kind != yaml.MappingNode {
		return argmap.Item{}, codec.Errorf(p.line, "no mapping")
	}
	for _, q := range pairs(p.value) {
		text, single := scalar(q.value)
		text = codec.Clean(text)
		switch {
		case null(q.value) || q.key == "id":
		case single && (q.key == "creator" || q.key == "author"):
			csl["author"] = []any{map[string]any{"literal": text}}
		case single && (q.key == "date" || q.key == "year"):
			csl["issued"] = map[string]any{"literal": text}
		case single && q.key == "identifier" && strings.HasPrefix(text, "http"):
			csl["URL"] = text
		default:
			value, err := plain(q.value)
			if err != nil {
				return argmap.Item{}, err
			}
			csl[q.key] = value
		}
	}
	item, err := cite.FromCSL(asJSON(csl))
	return item, err
}

// others tells of, and keeps, what stands at the top of the file and is none of the graph. Then the report is whole.
func (r *reader) others() {
	whys := map[string]string{
		language: "It has served to put statements into words.", schemes: "A map has no rules, and the arguments that Carneades would make by them are not in it.",
		"issue_schemes": "A map has no rules, and the issues that Carneades would make by them are not in it.", "weighing_functions": "A map does not weigh arguments.",
	}
	done := map[string]bool{}
	for _, p := range pairs(r.top) {
		if p.key == meta || !topLevel(p.key) && p.key != "" || null(p.value) {
			continue
		}
		value := p.value
		if p.key == schemes && value.Kind != yaml.SequenceNode {
			r.lose(codec.Dropped, p.line, "", p.key, "It is "+kind(value)+"; Carneades has a list there.")
			continue
		} else if p.key == schemes {
			if value = r.rules(value); len(value.Content) == 0 {
				continue // they only name what arguments follow
			}
		}
		if done[p.key] || p.key == "" {
			r.lose(codec.Dropped, p.line, p.key, fmt.Sprintf("%.60q", p.key), "It is there twice, or is no name.")
			continue
		}
		done[p.key] = true
		why := cmp.Or(whys[p.key], "Neither a map nor Carneades has a place for it.")
		what := fmt.Sprintf("%.60s", p.key)
		if n := len(value.Content); value.Kind == yaml.SequenceNode {
			what = fmt.Sprintf("%s (%d)", what, n)
		} else if value.Kind == yaml.MappingNode {
			what = fmt.Sprintf("%s (%d)", what, n/2)
		}
		r.keep(argmap.MapRef, "", p.line, what, one(p.key, value), why)
	}
	slices.SortStableFunc(r.Report, func(a, b codec.Loss) int { return cmp.Compare(a.Line, b.Line) })
}

// rules returns the schemes that say more than their name, or whose name no argument has.
func (r *reader) rules(all *yaml.Node) *yaml.Node {
	out := &yaml.Node{Kind: yaml.SequenceNode, Line: all.Line}
	for _, n := range all.Content {
		if id, ok := scalar(under(n, "id")); !ok || len(n.Content) > 2 || !r.schemes[codec.Line(id)] {
			out.Content = append(out.Content, n)
		}
	}
	return out
}
