package argdown

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > maxSize {
		return nil, nil, fmt.Errorf("the file is larger than %d MiB; no text of one map is that large", maxSize>>20)
	}
	p := parse(in)
	if p.fatal != nil {
		return nil, nil, codec.Errorf(p.fatal.line, "the official program gives up here: %s Read it without --as-reference.", p.fatal.text)
	}
	if p.tooLarge() {
		return nil, nil, fmt.Errorf("there are more than %d statements, or relations, in it; no map is that large", maxRecords)
	}
	if len(p.statements) == 0 && len(p.arguments) == 0 {
		if len(p.faults) > 0 {
			f := p.faults[0]
			return nil, nil, &codec.Error{Line: f.line, Column: f.at, Text: sentence(f.text) + " Nothing could be read."}
		}
		return nil, nil, errors.New("there is no statement in it, so there is nothing to map")
	}
	r := &reader{parsed: p, said: map[*class]argmap.StatementID{}, links: map[*class]bool{}, stepsOf: map[*class][]*event{}, stepAt: map[*inferred]*event{},
		gists: map[*class]string{}, works: map[string]argmap.ItemID{}, texts: map[string]argmap.SourceID{}, passages: map[argmap.Passage]argmap.PassageID{}}
	r.Builder = codec.NewBuilder(r.about(in.Name))
	r.told()
	r.toldTwice()
	r.voicesAndWorks()
	r.findLinks()
	r.findGists()
	r.statementsOf()
	r.findEvents()
	r.ground()
	r.steps()
	r.sectionsLost()
	r.Report = append(p.report, r.Report...)
	slices.SortStableFunc(r.Report, func(a, b codec.Loss) int { return cmp.Compare(a.Line, b.Line) })
	return r.Map()
}

// reader makes a map of what a file says.
type reader struct {
	*parsed
	*codec.Builder
	said     map[*class]argmap.StatementID // the statement that a class became
	links    map[*class]bool               // statements that only say what a step bears on
	events   []*event
	stepsOf  map[*class][]*event // the steps that an argument became, or an argument without a structure serves in
	stepAt   map[*inferred]*event
	gists    map[*class]string // what is said of the arguments that a statement concludes
	works    map[string]argmap.ItemID
	texts    map[string]argmap.SourceID
	passages map[argmap.Passage]argmap.PassageID
	sketches int
	firstOf  int // the line of the first of them
}

func (r *reader) lose(kind codec.Kind, line int, of, what, why string) {
	r.parsed.add(codec.Loss{Kind: kind, Line: line, Of: of, What: what, Why: why})
}

// told reports the breaches of the grammar.
func (r *reader) told() {
	for i, f := range r.faults {
		if i >= maxFaults {
			r.lose(codec.Repaired, f.line, "", "the rest of the file", "There are more breaches of the grammar than are listed here.")
			return
		}
		what := "the text here"
		if f.at > 0 {
			what = fmt.Sprintf("column %d", f.at)
		}
		kind := codec.Repaired
		why := f.text
		if r.reference {
			kind = codec.Dropped
			why = sentence(why) + " The official program leaves this out."
		}
		r.lose(kind, f.line, "", what, why)
	}
}

// toldTwice reports data that was said again in another way.
func (r *reader) toldTwice() {
	for _, f := range r.overwritten {
		r.lose(codec.Dropped, f.line, "", "“"+codec.Line(f.text)+"”", "It is said again further down, in another way.")
	}
}

// sentence returns words with a capital and a full stop.
func sentence(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return strings.ToUpper(string(r)) + strings.TrimSuffix(words[n:], ".") + "."
}

// about returns what the file says of the map as a whole.
func (r *reader) about(name string) argmap.Map {
	m := argmap.Map{Title: strings.TrimSuffix(path.Base(name), path.Ext(name))}
	kept := map[string]any{}
	for _, key := range sortedKeys(r.front) {
		value := r.front[key]
		switch key {
		case "title":
			m.Title = r.fit(codec.Line(inWords(value)), r.frontLine, "the title")
		case "author", "authors":
			for _, a := range listOf(value) {
				if a := codec.Line(inWords(a)); a != "" {
					m.Authors = append(m.Authors, r.fit(a, r.frontLine, "the author"))
				}
			}
		case "abstract", "description":
			m.Description = r.fit(codec.Clean(inWords(value)), r.frontLine, "the description")
		case "subTitle", "subtitle":
			if r.front["abstract"] == nil && r.front["description"] == nil {
				m.Description = r.fit(codec.Clean(inWords(value)), r.frontLine, "the subtitle")
				break
			}
			r.lose(codec.Dropped, r.frontLine, "", "the subtitle", "The description took its place.")
		case ownKey:
		case "model":
			if settings := mapOf(value); len(settings) == 1 && settings["removeTagsFromText"] == true {
				break // write says so, too
			}
			fallthrough
		default:
			if isSetting(key) {
				kept[key] = value
				break
			}
			r.lose(codec.Dropped, r.frontLine, "", "the setting “"+short(key)+"”", "It tells the official program how to read this file.")
		}
	}
	m.Foreign = r.foreign(kept, r.frontLine, argmap.MapRef.ID)
	return m
}

// fit returns a text that is not too long for a map.
func (r *reader) fit(text string, line int, what string) string {
	if len(text) <= argmap.MaxText {
		return text
	}
	r.lose(codec.Dropped, line, "", what+" after 64 KiB", "No text of a map is longer.")
	return codec.Clean(strings.ToValidUTF8(text[:argmap.MaxText], ""))
}

// findLinks finds the conclusions that write made to say what a step bears on.
func (r *reader) findLinks() {
	ties := map[*class]int{}
	for _, t := range r.ties {
		for _, p := range []party{t.from, t.to} {
			if p.class != nil {
				ties[p.class]++
			}
		}
	}
	for _, c := range r.arguments {
		if len(c.steps) == 0 {
			continue
		}
		end := c.steps[len(c.steps)-1]
		if to := r.stated[end.title]; end.data["link"] == true && len(to.members) == 1 && ties[to] == 1 {
			r.links[to] = true
		}
	}
	for _, t := range r.ties { // only one that is itself for or against something
		if t.to.class != nil && r.links[t.to.class] || t.from.class != nil && r.links[t.from.class] && (t.kind == contradicts || t.to.class != nil && r.links[t.to.class]) {
			delete(r.links, t.to.class)
			delete(r.links, t.from.class)
		}
	}
}

// findGists finds what is said of arguments that have a structure, too. It goes into the note of what they conclude.
func (r *reader) findGists() {
	for _, c := range r.arguments {
		if len(c.steps) == 0 {
			continue
		}
		to := r.stated[c.steps[len(c.steps)-1].title]
		keep := func(words, what string) {
			delete(r.links, to)
			r.gists[to] = more(r.gists[to], c.title+": "+words)
			r.lose(codec.Approximated, c.line, "", what+" of the argument “"+short(c.title)+"”", "A step of a map has no place for it; it is in the note of the conclusion.")
		}
		if shown := c.shown(); shown != nil && codec.Clean(shown.text) != "" {
			keep(codec.Clean(shown.text), "the text")
		}
		for _, key := range sortedKeys(c.data) {
			if key != "label" && key != "cites" && !slices.Contains(settings, key) {
				said := codec.Clean(key + ": " + inWords(c.data[key]))
				keep(said, "“"+short(said)+"”")
			}
		}
		for _, t := range r.tags(c) {
			keep("#"+t, "the tag "+t)
		}
	}
}

var counted = regexp.MustCompile(` \([0-9]{1,9}\)$`)

// statementsOf makes the statements: of all statements of the file, and of arguments without a structure.
func (r *reader) statementsOf() {
	all := slices.Concat(r.statements, r.arguments)
	slices.SortStableFunc(all, func(a, b *class) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at)) })
	for _, c := range all {
		switch {
		case c.isArgument && (len(c.steps) > 0 || len(c.members) == 0), r.links[c]:
			continue
		case c.isArgument:
			if r.sketches++; r.sketches == 1 {
				r.firstOf = c.line
			}
		}
		r.statement(c)
	}
	if r.sketches > 0 {
		r.lose(codec.Approximated, r.firstOf, "", fmt.Sprintf("arguments without a structure (%d)", r.sketches),
			"Each became a statement, as what is said of it is a premise; its relations became steps.")
	}
}

func (r *reader) statement(c *class) {
	name := ""
	if c.named {
		name = c.title
	}
	id := r.ID(name, "s")
	st := argmap.Statement{ID: argmap.StatementID(id), Tags: r.tags(c)}
	shown := c.shown()
	data := r.facts(c, &st)
	switch {
	case data.text != "":
		st.Text = data.text
	case shown != nil && codec.Clean(shown.text) != "":
		st.Text = codec.Clean(shown.text)
	default:
		st.Text = codec.Clean(c.title)
		r.lose(codec.Invented, c.line, id, "the text of “"+short(c.title)+"”", "The file names it and says nothing of it; its title stands for its text.")
	}
	st.Text = r.fit(st.Text, c.line, "a text")
	if !data.hasShort && c.named {
		if st.Short = r.fit(codec.Line(c.title), c.line, "a title"); counted.ReplaceAllString(st.Short, "") == autoTitle(st.Text) {
			st.Short = ""
		}
	}
	r.others(c, shown, &st)
	st.Note += r.gists[c]
	if !data.hasGroup {
		st.Group = r.fit(c.section.path(), c.line, "the name of a section")
	}
	st.Note = r.fit(codec.Clean(st.Note), c.line, "a note")
	r.said[c] = r.Statement(st)
	r.cite(r.said[c].Ref(), c.line, data.cites)
}

// others keeps the other wordings of a statement in its note.
func (r *reader) others(c *class, shown *member, st *argmap.Statement) {
	emphatic := false
	var seen []string
	for _, s := range c.members {
		emphatic = emphatic || s.emphatic
		text := codec.Clean(s.text)
		if s.reference || s == shown || text == "" || shown != nil && text == codec.Clean(shown.text) || len(seen) > 100 || slices.Contains(seen, text) {
			continue
		}
		seen = append(seen, text)
		st.Note = more(st.Note, "Also: "+text)
		r.lose(codec.Approximated, s.line, string(st.ID), "another wording of “"+short(c.title)+"”", "A statement of a map has one text; the others are in its note.")
	}
	if emphatic {
		r.lose(codec.Dropped, c.line, string(st.ID), "emphasis", "Texts of a map are plain.")
	}
}

// more puts a line to a note. What makes it too long is cut off later, and told.
func more(note, line string) string {
	if len(note) > argmap.MaxText {
		return note
	}
	return note + "\n" + line
}

func (r *reader) tags(c *class) []string {
	if len(c.tags) >= maxTags {
		r.lose(codec.Dropped, c.line, "", "tags", fmt.Sprintf("A statement has fewer than %d; all others were left out.", maxTags))
	}
	var out []string
	for _, t := range c.tags {
		if t := codec.Line(t); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// path returns the titles of a section and of those it is in.
func (s *section) path() string {
	var titles []string
	for ; s != nil && len(titles) < 20; s = s.parent {
		if title := codec.Line(s.title); title != "" {
			titles = append(titles, title)
		}
	}
	slices.Reverse(titles)
	return strings.Join(titles, " / ")
}

// sectionsLost reports what is said of sections and lost.
func (r *reader) sectionsLost() {
	used := map[*section]bool{}
	for c := range r.said {
		for s := c.section; s != nil && !used[s]; s = s.parent {
			used[s] = true
		}
	}
	var walk func(list []*section)
	walk = func(list []*section) {
		for _, s := range list {
			for _, key := range sortedKeys(s.data) {
				r.lose(codec.Dropped, s.line, "", "“"+short(key+": "+inWords(s.data[key]))+"” of a section", "A section of a map is a name.")
			}
			if len(s.tags) > 0 {
				r.lose(codec.Dropped, s.line, "", "the tags "+codec.Line(strings.Join(s.tags, ", "))+" of a section", "A section of a map is a name.")
			}
			if !used[s] {
				r.lose(codec.Dropped, s.line, "", "the section “"+codec.Line(s.title)+"”", "No statement is in it.")
			} else if s.parent != nil {
				r.lose(codec.Approximated, s.line, "", "the section “"+short(s.title)+"”", "It is in another; in the map its name tells so.")
			}
			walk(s.below)
		}
	}
	walk(r.sections)
}
