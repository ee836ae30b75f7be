package brat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > codec.MaxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB", codec.MaxSize>>20)
	}
	r := &reader{
		Builder: codec.NewBuilder(argmap.Map{Title: stem(in.Name)}),
		spans:   map[string]*span{}, of: map[*span]*group{}, steps: map[string]argmap.ArgumentID{}, called: map[string][]string{},
	}
	r.file = parse(in.Text(&r.Report), &r.Report)
	if len(r.file.spans) == 0 {
		return nil, nil, codec.Errorf(0, "no line marks a span of a text, so there is nothing to map")
	}
	r.text(in)
	r.Put(argmap.Source{ID: "source", Title: cmp.Or(codec.Line(stem(in.Name)), "The text"), Rank: r.Rank()})
	r.index()
	r.group()
	r.attributes()
	r.notes()
	r.statements()
	if r.has && r.found == 0 {
		s := r.file.spans[0]
		return nil, nil, codec.Errorf(s.line, "%s is another text: it has the words of no span, beginning with %q; "+
			"put the text of these annotations beside them", r.name, short(s.text))
	}
	r.relations()
	r.comments()
	slices.SortStableFunc(r.Report, func(a, b codec.Loss) int { return cmp.Compare(a.Line, b.Line) })
	return r.Map()
}

// reader makes a map of one file.
type reader struct {
	*codec.Builder
	file   file
	beside codec.Standoff // the text
	name   string         // of the file that the text is in
	has    bool           // there is a text
	found  int            // spans that were found in the text

	spans  map[string]*span // by id; an event is where its trigger is
	groups []*group
	of     map[*span]*group
	called map[string][]string // what attributes say of relations
	steps  map[string]argmap.ArgumentID
	stands []link    // steps that attributes make
	waits  []comment // notes on something else than a span
}

// link is a step before its place among the others is known.
type link struct {
	annotation
	from, to *span
	argmap.Polarity
	called string
}

// comment is a note on a relation, or on nothing that is there.
type comment struct {
	annotation
	on, text string
}

func (r *reader) lose(kind codec.Kind, a annotation, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Line: a.line, Of: a.id, What: what, Why: why})
}

// index names the spans.
func (r *reader) index() {
	for _, s := range r.file.spans {
		r.spans[s.id] = s
	}
	for _, e := range r.file.events {
		if s, ok := r.spans[end(e.label)]; ok {
			r.spans[e.id] = s
		}
	}
}

// statements makes a statement of each group, in the order of the text.
func (r *reader) statements() {
	for _, g := range r.groups {
		g.id = r.Statement(argmap.Statement{
			ID: argmap.StatementID(g.wordings[0][0].id), Kind: g.kind, Text: g.text(), Thesis: g.thesis, Tags: g.tags,
			Note: strings.Join(g.notes, "\n"),
		})
		for _, w := range g.wordings {
			for _, s := range w {
				for _, p := range r.passages(s) {
					p.Source = "source"
					r.Cite(g.id.Ref(), p)
				}
			}
		}
	}
}

// relations makes the steps, in the order in which the text has their premises.
func (r *reader) relations() {
	links := r.stands
	for _, a := range r.file.relations {
		bare := letters(a.label)
		if same[bare] || parts[bare] {
			continue
		}
		from, to := ends(a.words)
		l := link{annotation: a, from: r.spans[from], to: r.spans[to]}
		p, called, ok := polarity(a.label)
		switch {
		case l.from == nil || l.to == nil:
			r.lose(codec.Dropped, a, "the relation "+a.label,
				fmt.Sprintf("It leads from %q to %q, and one of them is no span.", from, to))
			continue
		case !ok:
			r.lose(codec.Dropped, a, fmt.Sprintf("the relation %s from %s to %s", a.label, from, to),
				"A map knows what speaks for something and against it.")
			continue
		}
		l.Polarity = p
		if called != "" {
			r.called[a.id] = append([]string{called}, r.called[a.id]...)
		}
		l.called = strings.Join(r.called[a.id], ", ")
		links = append(links, l)
	}
	slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(a.from.at(), b.from.at()) })
	made := map[saying]argmap.ArgumentID{}
	for _, l := range links {
		r.step(l, made)
	}
}

// saying is all that a step says.
type saying struct {
	from, to argmap.StatementID
	argmap.Polarity
	called string
}

// step makes one step, unless it is there already.
func (r *reader) step(l link, made map[saying]argmap.ArgumentID) {
	from, to := r.of[l.from].id, r.of[l.to].id
	key := saying{from, to, l.Polarity, l.called}
	if from == to {
		r.lose(codec.Dropped, l.annotation, "a step from a statement to itself",
			fmt.Sprintf("%s and %s are one statement, and none bears on itself.", l.from.id, l.to.id))
		return
	}
	if there, twice := made[key]; twice {
		r.steps[l.id] = there
		r.lose(codec.Dropped, l.annotation, "a step that is there twice",
			fmt.Sprintf("%s says the same of the same statements.", there))
		return
	}
	made[key] = r.Step(argmap.Argument{
		ID: argmap.ArgumentID(l.id), Polarity: l.Polarity, Premises: []argmap.StatementID{from}, Target: to.Ref(), Label: l.called,
	})
	r.steps[l.id] = made[key]
}
