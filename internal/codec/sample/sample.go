// Package sample reads the bundled maps, which people write by hand: a YAML file with the statements and steps of one
// paper and beside it the works it cites as CSL-JSON.
//
// It is strict. A field it does not know, a name that leads nowhere and a note that is cited but not listed are errors,
// each a sentence with its line, and all of them are said at once.
package sample

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"

	"warrant/assets"
	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// Open returns the bundled map of that name.
func Open(name string) (*argmap.Snapshot, error) {
	text, csl, err := assets.Open(name)
	if err != nil {
		return nil, err
	}
	return Load(name+".yaml", text, csl)
}

// Load reads a map from its YAML and the CSL-JSON list of the works it cites; name stands in its errors.
func Load(name string, text, csl []byte) (*argmap.Snapshot, error) {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return nil, plainly(name, err)
	}
	var f file
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	if err := dec.Decode(&f); errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: the file is empty", name)
	} else if err != nil {
		return nil, plainly(name, err)
	}
	items, err := cite.Parse(csl)
	if err != nil {
		return nil, fmt.Errorf("the works of %s: %w", name, err)
	}
	b := newBuilder(&f, items, &report{name: name, root: &root})
	b.build()
	if err := b.wrong.err(); err != nil {
		return nil, err
	}
	next, _, err := b.tx.Commit()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return next, nil
}

// builder turns a file into records.
type builder struct {
	file  *file
	items []argmap.Item
	wrong *report
	tx    *argmap.Tx

	ids      map[string]string // every id that is taken: "voice taylor" → where
	notes    map[int]note
	passages []place // as they are met
	known    map[place]bool
	cites    []argmap.Citation
}

// place is a paragraph of a section; both are counted from 1, the section by its place in the file.
type place struct{ section, paragraph int }

func newBuilder(f *file, items []argmap.Item, wrong *report) *builder {
	return &builder{file: f, items: items, wrong: wrong, tx: argmap.Begin(argmap.Bare()),
		ids: map[string]string{}, notes: map[int]note{}, known: map[place]bool{}}
}

func (b *builder) build() {
	f := b.file
	b.tx.Put(argmap.Map{Title: f.Title, Authors: f.Authors, Description: f.Description})
	b.putItems()
	b.putSource()
	b.putVoices()
	for i, s := range f.Sections {
		b.take("section", s.ID, []any{"sections", i})
	}
	for i, n := range f.Notes {
		b.readNote(i, n)
	}
	// names first: statements, steps and disputes point at one another in any order
	for i, s := range f.Statements {
		b.take("statement", s.ID, []any{"statements", i})
	}
	for i, s := range f.Steps {
		b.take("step", stepID(i, s), []any{"steps", i})
	}
	for i, rank := range argmap.Ranks(len(f.Statements)) {
		b.putStatement(i, f.Statements[i], rank)
	}
	for i, rank := range argmap.Ranks(len(f.Steps)) {
		b.putStep(i, f.Steps[i], rank)
	}
	b.putDisputes()
	b.putPassages()
	for i, rank := range argmap.Ranks(len(b.cites)) {
		b.cites[i].Rank = rank
		b.tx.Put(b.cites[i])
	}
}

// take notes an id of a kind as taken.
func (b *builder) take(kind, id string, path []any) {
	switch key := kind + " " + id; {
	case id == "":
		b.wrong.add(path, "this %s has no id; give it one", kind)
	case b.ids[key] != "":
		b.wrong.add(path, "the %s id %q is there twice; rename one", kind, id)
	default:
		b.ids[key] = id
	}
}

// has reports whether an id of a kind is there, and says so where it is not.
func (b *builder) has(kind, id string, path []any) bool {
	if b.ids[kind+" "+id] != "" {
		return true
	}
	b.wrong.add(path, "there is no %s %q; correct the name or add the %s", kind, id, kind)
	return false
}

func (b *builder) putItems() {
	for i, rank := range argmap.Ranks(len(b.items)) {
		item := b.items[i]
		item.Rank = rank
		b.ids["work "+string(item.ID)] = string(item.ID)
		b.tx.Put(item)
	}
}

func (b *builder) putSource() {
	s := b.file.Source
	b.take("source", s.ID, []any{"source"})
	title := b.file.Title
	if s.Item != "" && b.has("work", s.Item, []any{"source", "item"}) {
		item, _ := b.tx.Now().Item(argmap.ItemID(s.Item))
		title = cmp.Or(item.Title, title)
	}
	b.tx.Put(argmap.Source{ID: argmap.SourceID(s.ID), Title: title, Item: argmap.ItemID(s.Item)})
}

func (b *builder) putVoices() {
	roles := map[string]argmap.VoiceRole{"": argmap.Participant, "author": argmap.Author, "reader": argmap.Reader}
	for i, rank := range argmap.Ranks(len(b.file.Voices)) {
		v, path := b.file.Voices[i], []any{"voices", i}
		b.take("voice", v.ID, path)
		role, ok := roles[v.Is]
		if !ok {
			b.wrong.add(path, "a voice is the author, the reader or, without the field, a participant; %q is none of them", v.Is)
		}
		b.tx.Put(argmap.Voice{ID: argmap.VoiceID(v.ID), Name: v.Name, Role: role, Rank: rank})
	}
	if b.tx.Now().Reader().ID == "" {
		b.wrong.add([]any{"voices"}, "no voice is the reader; add {id: reader, name: Reader, is: reader}")
	}
}

func (b *builder) putDisputes() {
	for i, rank := range argmap.Ranks(len(b.file.Disputes)) {
		d, path := b.file.Disputes[i], []any{"disputes", i}
		b.take("dispute", d.ID, path)
		b.has("statement", d.About, append(path, "about"))
		out := argmap.Dispute{ID: argmap.DisputeID(d.ID), Title: d.Title, Statement: argmap.StatementID(d.About), Rank: rank}
		if len(d.Sides) != 2 {
			b.wrong.add(path, "a dispute has two sides, this one has %d", len(d.Sides))
			continue
		}
		for side, voices := range d.Sides {
			for _, v := range voices {
				b.has("voice", v, append(path, "sides", side))
				out.Sides[side] = append(out.Sides[side], argmap.VoiceID(v))
			}
		}
		b.tx.Put(out)
	}
}
