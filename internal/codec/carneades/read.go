package carneades

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/aside"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	var repaired codec.Report
	top, err := parse(in.Text(&repaired))
	if err != nil {
		return nil, nil, err
	}
	r := &reader{
		top: top, lines: map[string]int{}, language: map[string]string{}, named: map[string]*claim{}, arguments: map[string]*inference{},
		texts: map[string]argmap.SourceID{}, works: map[string]argmap.ItemID{}, joined: map[string]string{},
	}
	if err := r.shape(); err != nil {
		return nil, nil, err
	}
	r.about(strings.TrimSuffix(in.Name, path.Ext(in.Name)))
	r.Report = append(repaired, r.Report...)
	r.words()
	r.declared()
	r.taken()
	r.steps()
	r.positions()
	r.expectations()
	r.making()
	r.claims()
	r.build()
	r.against()
	r.settle()
	r.others()
	return r.Map()
}

// reader makes a map of one graph.
type reader struct {
	*codec.Builder
	aside     aside.Reader
	top       *yaml.Node
	lines     map[string]int // by name
	ours      whole
	language  map[string]string
	named     map[string]*claim // by canonical name
	order     []*claim
	arguments map[string]*inference
	inOrder   []*inference
	issues    []*dispute
	joined    map[string]string // by statement: the issue that it is in
	made      []made
	schemes   map[string]bool // that arguments follow
	texts     map[string]argmap.SourceID
	works     map[string]argmap.ItemID
}

// claim is a statement of the file.
type claim struct {
	name, text string
	line       int
	number     int // in the order of the file
	declared   bool
	used       bool // by something other than what it was made for
	tags       []string
	note       string
	meta       mapping // what is left of it
	ours       statement
	of         *made // where it was made to speak for or against something: a step without premises that shows the target
	id         argmap.StatementID
}

// inference is an argument of the file.
type inference struct {
	name        string
	line        int
	premises    []*claim
	roles       []string
	conclusion  *claim
	undercutter *claim
	scheme      string
	ours        aside.Step
	rest        mapping
	id          argmap.ArgumentID
}

// dispute is an issue of the file.
type dispute struct {
	name      string
	line      int
	positions []*claim
	rest      mapping
	id        argmap.ArgumentID // of the first of its steps
}

// made is a step that is not in the map yet.
type made struct {
	argmap.Argument
	from *inference
	line int
	rest mapping
}

func (r *reader) lose(kind codec.Kind, line int, of, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Line: line, Of: codec.Line(of), What: codec.Line(what), Why: codec.Line(why)})
}

// shape holds the file to what its keys promise.
func (r *reader) shape() error {
	graph := false
	for _, p := range pairs(r.top) {
		graph = graph || p.key == meta || p.key == schemes || !topLevel(p.key) && p.key != ""
		if null(p.value) {
			continue
		}
		want := map[string]yaml.Kind{meta: yaml.MappingNode, statements: yaml.MappingNode, issues: yaml.MappingNode,
			language: yaml.MappingNode, references: yaml.MappingNode}[p.key]
		switch {
		case want != 0 && p.value.Kind != want:
			return codec.Errorf(p.line, "%s is %s here; Carneades has a mapping there, so mend the file", p.key, kind(p.value))
		case p.key == arguments && p.value.Kind == yaml.ScalarNode:
			return codec.Errorf(p.line, "arguments is %s here; Carneades has a mapping of arguments by their names there, so mend the file", kind(p.value))
		}
	}
	if !graph {
		return codec.Errorf(0, "there are neither statements nor arguments in it, so it is no argument graph of Carneades")
	}
	return nil
}

// ours reads the block of ours in some metadata.
func block[T any](r *reader, of string, meta *yaml.Node) (out T) {
	if n := under(meta, aside.Key); n != nil {
		if err := n.Decode(&out); err != nil {
			r.lose(codec.Dropped, n.Line, of, "some of what Warrant wrote there",
				"It is not as Warrant writes it: "+codec.Line(err.Error())+".")
		}
	}
	return out
}

// texts of metadata that a map has a place for.
var notes = []string{"note", "notes", "description"}

// about reads the metadata of the graph.
func (r *reader) about(name string) {
	data := under(r.top, meta)
	if data != nil {
		r.lines[meta] = data.Line
	}
	title, ok := scalar(under(data, "title"))
	if ours := under(data, aside.Key); codec.Line(title) == "" && ours == nil {
		title = name
	}
	m := argmap.Map{Title: title, Description: described(data)}
	r.Builder = codec.NewBuilder(m)
	r.aside = aside.Reader{Builder: r.Builder,
		Lose: func(kind codec.Kind, of, what, why string) { r.lose(kind, r.lines[of], of, what, why) }}
	r.ours = block[whole](r, meta, data)
	for _, a := range r.ours.Authors {
		if a = codec.Line(a); a != "" {
			m.Authors = append(m.Authors, a)
		}
	}
	m.Title, m.Description = codec.Line(m.Title), codec.Clean(m.Description)
	r.Put(m)
	r.aside.People(r.ours.Map)
	r.references()
	left := newMapping()
	for _, p := range pairs(data) {
		value, single := scalar(p.value)
		switch {
		case p.key == aside.Key, p.key == "title" && ok, slices.Contains(notes, p.key) && single, null(p.value):
		case p.key == mainText && codec.Line(value) != "":
			r.texts[mainText] = r.source(text{Title: value})
		default:
			left.put(p.key, p.value)
		}
	}
	if len(left.Content) > 0 {
		r.keep(argmap.MapRef, meta, r.lines[meta], "metadata of the graph", one(meta, left.Node), "A map has no place for it.")
	}
	for _, t := range r.ours.Texts {
		if t.Name = codec.Line(t.Name); t.Name != "" && r.texts[t.Name] == "" && codec.Line(t.Title) != "" {
			r.texts[t.Name] = r.source(t)
			continue
		}
		r.lose(codec.Dropped, 0, t.Name, "a text that is cited", "It has no title, or no name of its own.")
	}
	r.aside.Comments(argmap.MapRef, meta, r.ours.Comments)
}

// described joins the notes of some metadata.
func described(data *yaml.Node) string {
	var out []string
	for _, p := range pairs(data) {
		if text, ok := scalar(p.value); ok && slices.Contains(notes, p.key) && codec.Clean(text) != "" {
			out = append(out, codec.Clean(text))
		}
	}
	return strings.Join(out, "\n\n")
}

func (r *reader) source(t text) argmap.SourceID {
	title := codec.Line(t.Title)
	if len(title) > argmap.MaxText {
		title = strings.ToValidUTF8(title[:argmap.MaxText], "")
	}
	if t.Work != "" && r.works[t.Work] == "" {
		r.lose(codec.Dropped, 0, t.Name, "the work of a text", fmt.Sprintf("%.60q is not among the references.", t.Work))
	}
	id := argmap.SourceID(r.ID(t.Name, "text"))
	r.Put(argmap.Source{ID: id, Title: title, Item: r.works[t.Work], Rank: r.Rank()})
	return id
}

// words reads the sentences of the language, by predicate and number of arguments.
func (r *reader) words() {
	for _, p := range pairs(under(r.top, language)) {
		if text, ok := scalar(p.value); ok {
			r.language[p.key] = text
		}
	}
}

// claim returns the statement of a name. One that the file does not declare is made, as Carneades makes it.
func (r *reader) claim(name string, line int) *claim {
	key := canonical(name)
	c, ok := r.named[key]
	if !ok {
		c = &claim{name: key, line: line, number: len(r.order)}
		r.named[key] = c
		r.order = append(r.order, c)
		r.lines[key] = line
	}
	return c
}

// declared reads the statements.
func (r *reader) declared() {
	for _, p := range pairs(under(r.top, statements)) {
		if canonical(p.key) == "" {
			r.lose(codec.Dropped, p.line, "", "a statement without a name", "Nothing can use it.")
			continue
		}
		c := r.claim(p.key, p.line)
		if c.declared {
			r.lose(codec.Dropped, p.line, c.name, "a second statement of the same name", "The first was taken.")
			continue
		}
		c.declared = true
		if p.value.Kind == yaml.MappingNode {
			r.detailed(c, p.value)
			continue
		}
		text, ok := scalar(p.value)
		if c.text = text; !ok && !null(p.value) {
			r.lose(codec.Dropped, p.line, c.name, "what is said of a statement",
				"It is "+kind(p.value)+"; Carneades has a text or a mapping there.")
		}
	}
}

// detailed reads a statement that is a mapping.
func (r *reader) detailed(c *claim, n *yaml.Node) {
	for _, p := range pairs(n) {
		value, single := scalar(p.value)
		switch key := strings.ToLower(p.key); {
		case null(p.value):
		case key == "text" && single:
			c.text = value
		case key == assumed && single && slices.Contains([]string{"true", "1", "false", "0"}, value):
			if value == "true" || value == "1" {
				c.tags = append(c.tags, assumed)
				r.lose(codec.Approximated, p.line, c.name, "an assumption", `A map takes nothing for granted; it has the tag "`+assumed+`".`)
			}
		case (key == "label" || key == "value") && slices.Contains(marks, strings.ToLower(value)):
			c.tags = append(c.tags, found+strings.ToLower(value))
			r.lose(codec.Approximated, p.line, c.name, "the label "+value, "A map finds nothing in or out; it became a tag.")
		case (key == meta || key == "metadata") && p.value.Kind == yaml.MappingNode:
			c.ours = block[statement](r, c.name, p.value)
			c.note = described(p.value)
			c.meta = newMapping()
			for _, q := range pairs(p.value) {
				_, single := scalar(q.value)
				if note := single && slices.Contains(notes, q.key); q.key != aside.Key && !null(q.value) && !note {
					c.meta.put(q.key, q.value)
				}
			}
		default:
			r.lose(codec.Dropped, p.line, c.name, fmt.Sprintf("%.60q of a statement, %s", p.key, kind(p.value)),
				"A map has no place for it.")
		}
	}
}

// names returns the statements that a list names, or a single text.
func (r *reader) names(n *yaml.Node, of, what string) (out []*claim) {
	if n == nil {
		return nil
	}
	all := n.Content
	if n.Kind == yaml.ScalarNode {
		all = []*yaml.Node{n}
	}
	for _, each := range all {
		if name, ok := scalar(each); ok && n.Kind != yaml.MappingNode && canonical(name) != "" {
			out = append(out, r.claim(name, each.Line))
			continue
		}
		r.lose(codec.Dropped, each.Line, of, what, "It is "+kind(each)+", and no name of a statement.")
		if n.Kind == yaml.MappingNode {
			break
		}
	}
	return out
}

// taken reads the assumptions.
func (r *reader) taken() {
	n := under(r.top, assumptions)
	all := r.names(n, assumptions, "an assumption")
	for _, c := range all {
		c.tags = append(c.tags, assumed)
		c.used = true
	}
	if len(all) > 0 {
		r.lose(codec.Approximated, n.Line, "", fmt.Sprintf("assumptions (%d)", len(all)),
			`A map takes nothing for granted; they have the tag "`+assumed+`".`)
	}
}

// expectations reads the tests: which statements should be in, out or undecided.
func (r *reader) expectations() {
	for _, section := range []string{labels, tests} {
		told := 0
		for _, p := range pairs(under(r.top, section)) {
			if !slices.Contains(marks, p.key) {
				r.lose(codec.Dropped, p.line, section, fmt.Sprintf("the test %.60q", p.key),
					"Statements are in, out or undecided.")
				continue
			}
			before := len(r.order)
			for _, c := range r.names(p.value, section, "a test") {
				c.used = true
				if c.number < before {
					told++
					c.tags = append(c.tags, expected+p.key)
				}
			}
			for _, c := range r.order[before:] {
				delete(r.named, c.name)
				r.lose(codec.Dropped, c.line, c.name, "a test",
					"No statement of that name is in the graph; Carneades would make it by a rule.")
			}
			r.order = r.order[:before]
		}
		if told > 0 {
			r.lose(codec.Approximated, under(r.top, section).Line, "", fmt.Sprintf("%s (%d)", section, told),
				`A map finds nothing in or out; the statements have the tags "`+expected+`in", "`+expected+`out" and "`+expected+`undecided".`)
		}
	}
}

// claims enters the statements, but for those that were made for what speaks for or against something.
func (r *reader) claims() {
	for _, c := range r.order {
		if c.of != nil {
			continue
		}
		text := codec.Clean(c.text)
		if text == "" {
			text = r.sentence(c.name)
			r.lose(codec.Invented, c.line, c.name, "the text of a statement",
				"The graph does not say one; it was made of the name, as Carneades does.")
		}
		st := argmap.Statement{ID: argmap.StatementID(r.ID(c.name, "s")), Text: text}
		r.aside.Fill(&st, c.name, c.ours.Statement)
		if c.note != "" {
			st.Note = c.note
		}
		st.Tags = aside.Tags(append(st.Tags, c.tags...))
		c.id = r.Statement(st)
	}
}

// sentence puts a name into words.
func (r *reader) sentence(name string) string {
	if denied, ok := strings.CutPrefix(name, no); ok {
		return no + denied
	}
	predicate, args := term(name)
	if s, ok := r.language[fmt.Sprintf("%s/%d", predicate, len(args))]; ok {
		if text := codec.Clean(phrase(s, args)); text != "" {
			return text
		}
	}
	return name
}
