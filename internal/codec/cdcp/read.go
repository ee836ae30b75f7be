package cdcp

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// file is what a file says of its text.
type file struct {
	Labels    []string                   `json:"prop_labels"`
	Offsets   [][]int                    `json:"prop_offsets"`
	Reasons   []json.RawMessage          `json:"reasons"`
	Evidences []json.RawMessage          `json:"evidences"`
	URL       map[string]json.RawMessage `json:"url"` // by the number of a proposition
}

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > codec.MaxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB", codec.MaxSize>>20)
	}
	title := strings.TrimSuffix(strings.TrimSuffix(in.Name, path.Ext(in.Name)), ".ann")
	r := &reader{Builder: codec.NewBuilder(argmap.Map{Title: title}), title: title}
	if err := r.parse([]byte(in.Text(&r.Report))); err != nil {
		return nil, nil, err
	}
	if err := r.text(in); err != nil {
		return nil, nil, err
	}
	if err := r.propositions(); err != nil {
		return nil, nil, err
	}
	r.links()
	r.addresses()
	return r.Map()
}

// reader makes a map of one file.
type reader struct {
	*codec.Builder
	file
	title      string
	name       string // of the file with the text
	beside     codec.Standoff
	statements []argmap.StatementID // by number
}

func (r *reader) lose(kind codec.Kind, of, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Of: of, What: what, Why: why})
}

// parse reads the JSON.
func (r *reader) parse(data []byte) error {
	var all map[string]json.RawMessage
	err := json.Unmarshal(data, &all)
	if err == nil {
		err = json.Unmarshal(data, &r.file)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return codec.Errorf(codec.LineAt(data, int(syntax.Offset)), "this is not JSON: %v", syntax)
	case errors.As(err, &kind):
		return codec.Errorf(codec.LineAt(data, int(kind.Offset)),
			"%s is a %s here, which it is in no file of the corpus", cmp.Or(kind.Field, "the file"), kind.Value)
	case err != nil:
		return codec.Errorf(0, "this is no file of the corpus: %v", err)
	case len(r.Offsets) == 0:
		return codec.Errorf(0, "there is no proposition in it, so there is nothing to map")
	case len(r.Offsets) != len(r.Labels):
		return codec.Errorf(0,
			"the numbers of offsets and of labels differ, %d and %d; each proposition has one of both", len(r.Offsets), len(r.Labels))
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !slices.Contains([]string{"prop_labels", "prop_offsets", "reasons", "evidences", "url"}, key) {
			r.lose(codec.Dropped, key, "what the file calls "+strconv.Quote(key),
				"The corpus has nothing of that name, so it is not known what it says.")
		}
	}
	return nil
}

// text reads the text beside the file: the reading of it that ends where the last proposition does.
func (r *reader) text(in codec.Input) error {
	r.name = r.title + ".txt"
	readings, err := in.TextBeside(r.name, &r.Report)
	if err != nil {
		return codec.Errorf(0,
			"the propositions are in the text %s only, and that was not found beside the file: %v; put it there and import again", r.name, err)
	}
	r.beside = readings[len(readings)-1]
	for _, t := range readings {
		if last := r.Offsets[len(r.Offsets)-1]; len(last) == 2 && len(t) == last[1] {
			r.beside = t
			break
		}
	}
	return nil
}

// propositions makes a statement of each. They follow each other in the text; what does not is no annotation of it.
func (r *reader) propositions() error {
	r.Put(argmap.Source{ID: "source", Title: cmp.Or(codec.Line(r.title), "The text"), Rank: r.Rank()})
	at := 0
	for i, o := range r.Offsets {
		switch {
		case len(o) != 2 || o[0] > o[1]:
			return codec.Errorf(0, "the offsets of proposition %d are not a start and an end; correct them", i)
		case o[0] < at:
			return codec.Errorf(0,
				"proposition %d starts at %d, before the end of the one before it at %d; correct its offsets", i, o[0], at)
		case o[1] > len(r.beside):
			return codec.Errorf(0,
				"proposition %d ends at %d, but %s ends at %d; put the text of this file beside it", i, o[1], r.name, len(r.beside))
		}
		r.unsaid(at, o[0])
		at = o[1]
		r.proposition(i, o)
	}
	r.unsaid(at, len(r.beside))
	return nil
}

// unsaid reports a part of the text that no proposition has.
func (r *reader) unsaid(start, end int) {
	if p, ok := r.beside.Passage(start, end); ok {
		r.lose(codec.Dropped, "", fmt.Sprintf("the text from %d to %d, %q", p.Start, p.End, short(p.Quote)),
			"No proposition has it. The corpus leaves nothing out; see whether "+r.name+" is the text of this file.")
	}
}

// proposition makes the statement of one; with no words in it, it has none.
func (r *reader) proposition(i int, o []int) {
	number := strconv.Itoa(i)
	p, ok := r.beside.Passage(o[0], o[1])
	if !ok {
		r.statements = append(r.statements, "")
		r.lose(codec.Dropped, number, "a proposition", fmt.Sprintf("There are no words at %d in %s.", o[0], r.name))
		return
	}
	label := codec.Line(r.Labels[i])
	st := argmap.Statement{ID: argmap.StatementID(r.ID("p"+number, "p")), Kind: kinds[label], Text: codec.Line(p.Quote)}
	if label != "" {
		st.Tags = []string{label}
	}
	id := r.Statement(st)
	r.statements = append(r.statements, id)
	p.Source = "source"
	r.Cite(id.Ref(), p)
}

// short returns the beginning of a text, for reports.
func short(text string) string {
	if runes := []rune(codec.Line(text)); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return codec.Line(text)
}
