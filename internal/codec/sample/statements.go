package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
)

func (b *builder) putStatement(i int, s statement, rank argmap.Rank) {
	path := []any{"statements", i}
	kind := argmap.StatementKind(cmp.Or(s.Kind, string(argmap.Claim)))
	if !slices.Contains(argmap.StatementKinds, kind) {
		b.wrong.add(append(path, "kind"), "a statement is a claim, evidence or an assumption; %q is none of them", s.Kind)
	}
	var at []place
	for k, text := range s.At {
		if p, ok := b.place(text, append(path, "at", k)); ok {
			at = append(at, p)
		}
	}
	if len(s.At) == 0 {
		b.wrong.add(path, "%q says nowhere where it stands; add at: [SECTION.PARAGRAPH]", s.ID)
	}
	st := argmap.Statement{
		ID: argmap.StatementID(s.ID), Kind: kind, Text: strings.TrimSpace(s.Text), Short: s.Short,
		Holdings: b.holdings(s, path), Thesis: s.Thesis, Tags: s.Tags, Group: b.group(s, at, path),
		Note: strings.TrimSpace(s.Remark), Rank: rank,
	}
	if st.Text == "" {
		b.wrong.add(path, "%q has no text; write it", s.ID)
	}
	b.tx.Put(st)
	b.citeFor(s, at, path)
}

func (b *builder) holdings(s statement, path []any) []argmap.Holding {
	if len(s.Held) == 0 {
		author := b.tx.Now().AuthorVoice()
		if author.ID == "" {
			b.wrong.add(path, "%q names nobody who holds it, and no voice is the author", s.ID)
		}
		return []argmap.Holding{{Voice: author.ID, Stance: argmap.Asserts}}
	}
	var out []argmap.Holding
	for k, h := range s.Held {
		at := append(path, "held", k)
		b.has("voice", h.By, at)
		if h.Via != "" {
			b.has("voice", h.Via, at)
		}
		stance := argmap.Stance(cmp.Or(h.Stance, string(argmap.Asserts)))
		if !slices.Contains(argmap.Stances, stance) {
			b.wrong.add(at, "a voice asserts, denies or reports a statement; %q is none of them", h.Stance)
		}
		out = append(out, argmap.Holding{Voice: argmap.VoiceID(h.By), Stance: stance, Through: argmap.VoiceID(h.Via)})
	}
	return out
}

// group returns number and title of the section that a statement is grouped under: the one it names, or else the one in
// which it stands first.
func (b *builder) group(s statement, at []place, path []any) string {
	section := -1
	if s.Group != "" {
		if b.has("section", s.Group, append(path, "group")) {
			section = b.section(s.Group)
		}
	} else if len(at) > 0 {
		section = at[0].section - 1
	}
	if section < 0 {
		return ""
	}
	sec := b.file.Sections[section]
	if sec.Title == "" || sec.Title == sec.ID {
		return sec.ID
	}
	return sec.ID + ". " + sec.Title
}

// section returns the index of a section, -1 where there is none of that id.
func (b *builder) section(id string) int {
	for i, s := range b.file.Sections {
		if s.ID == id {
			return i
		}
	}
	return -1
}

// place reads a place such as III.4 and notes that it is needed.
func (b *builder) place(text string, path []any) (place, bool) {
	section, number, cut := lastCut(text, ".")
	paragraph, err := strconv.Atoi(number)
	if !cut || err != nil || paragraph < 1 {
		b.wrong.add(path, "%q is not a place; write it as SECTION.PARAGRAPH, as in III.4", text)
		return place{}, false
	}
	at := b.section(section)
	if at < 0 {
		b.has("section", section, path)
		return place{}, false
	}
	p := place{at + 1, paragraph}
	if !b.known[p] {
		b.known[p] = true
		b.passages = append(b.passages, p)
	}
	return p, true
}

func lastCut(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func (b *builder) passageID(p place) argmap.PassageID {
	return argmap.PassageID(fmt.Sprintf("p-%s.%d", b.file.Sections[p.section-1].ID, p.paragraph))
}

// putPassages puts one passage for each paragraph that something stands in, in the order of the text.
func (b *builder) putPassages() {
	slices.SortFunc(b.passages, func(p, q place) int {
		return cmp.Or(cmp.Compare(p.section, q.section), cmp.Compare(p.paragraph, q.paragraph))
	})
	for i, rank := range argmap.Ranks(len(b.passages)) {
		p := b.passages[i]
		b.tx.Put(argmap.Passage{ID: b.passageID(p), Source: argmap.SourceID(b.file.Source.ID),
			Section: b.file.Sections[p.section-1].ID, Paragraph: p.paragraph, Rank: rank})
	}
}

func (b *builder) readNote(i int, n note) {
	path := []any{"notes", i}
	if _, there := b.notes[n.N]; there {
		b.wrong.add(path, "note %d is there twice; each of the text's notes is listed once", n.N)
	}
	if n.N < 1 {
		b.wrong.add(path, "a note's number n is 1 or more; this is %d", n.N)
	}
	section, _, _ := lastCut(n.At, ".")
	if b.section(section) < 0 {
		b.wrong.add(path, "note %d stands at %q, which is no place in a section; write it as in III.4", n.N, n.At)
	}
	for k, c := range n.Cites {
		b.has("work", c.Item, append(path, "cites", k))
	}
	b.notes[n.N] = n
}

// citeFor makes the citations of one statement: one for each work that one of its notes names, one for each of its notes
// that names none, and one for each of its paragraphs that no such note stands in.
func (b *builder) citeFor(s statement, at []place, path []any) {
	count := 0
	add := func(c argmap.Citation) {
		count++
		c.ID, c.Of = argmap.CitationID(fmt.Sprintf("c-%s-%d", s.ID, count)), argmap.StatementID(s.ID).Ref()
		b.cites = append(b.cites, c)
	}
	covered := map[place]bool{}
	var notes []argmap.Citation
	for k, number := range s.Notes {
		n, ok := b.notes[number]
		if !ok {
			b.wrong.add(append(path, "notes", k), "there is no note %d; correct the number or list the note", number)
			continue
		}
		p, ok := b.place(n.At, append(path, "notes", k))
		if !ok {
			continue
		}
		covered[p] = true
		passage := b.passageID(p)
		for _, c := range n.Cites {
			notes = append(notes, argmap.Citation{Item: argmap.ItemID(c.Item), Passage: passage, Locator: c.Pages, Note: n.N})
		}
		if len(n.Cites) == 0 {
			notes = append(notes, argmap.Citation{Passage: passage, Note: n.N})
		}
	}
	for _, p := range at {
		if !covered[p] {
			add(argmap.Citation{Passage: b.passageID(p)})
		}
	}
	for _, c := range notes {
		add(c)
	}
}

// stepID returns a step's id: its own, or one made of its place in the file.
func stepID(i int, s step) string { return cmp.Or(s.ID, fmt.Sprintf("st-%d", i+1)) }

func (b *builder) putStep(i int, s step, rank argmap.Rank) {
	path := []any{"steps", i}
	a := argmap.Argument{ID: argmap.ArgumentID(stepID(i, s)), Scheme: s.Scheme, Label: s.Label, Rank: rank}
	targets := 0
	aim := func(field, kind, id string, polarity argmap.Polarity, ref argmap.Ref) {
		if id == "" {
			return
		}
		targets++
		b.has(kind, id, append(path, field))
		a.Polarity, a.Target = polarity, ref
	}
	aim("for", "statement", s.For, argmap.Pro, argmap.StatementID(s.For).Ref())
	aim("against", "statement", s.Against, argmap.Con, argmap.StatementID(s.Against).Ref())
	aim("for-step", "step", s.ForStep, argmap.Pro, argmap.ArgumentID(s.ForStep).Ref())
	aim("against-step", "step", s.AgainstStep, argmap.Con, argmap.ArgumentID(s.AgainstStep).Ref())
	if targets != 1 {
		b.wrong.add(path, "a step has one of for, against, for-step and against-step; this one has %d", targets)
	}
	if len(s.Because) == 0 {
		b.wrong.add(path, "a step rests on statements; add because: [STATEMENT]")
	}
	for k, p := range s.Because {
		b.has("statement", p, append(path, "because", k))
		a.Premises = append(a.Premises, argmap.StatementID(p))
	}
	b.tx.Put(a)
}
