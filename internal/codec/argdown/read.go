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

// event is a step in the making.
type event struct {
	argmap.Argument
	line, at int
	premises []*class
	on       *class // what it bears on: a statement
	onStep   *event // or a step
	against  *class // whose statement it bears on where it goes round in a circle
	ends     int    // 1: it is being looked at; 2: its chain of steps on steps ends at a statement
	sketch   *class // or the step of this argument without a structure, which is not known yet
	of       *class // the argument that it is the last step of
	dropped  bool
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
			r.lose(codec.Dropped, r.frontLine, "", "the setting “"+short(key)+"”", "It is for the official program.")
		}
	}
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
		shown := c.shown()
		if len(c.steps) == 0 || shown == nil || codec.Clean(shown.text) == "" {
			continue
		}
		to := r.stated[c.steps[len(c.steps)-1].title]
		if r.links[to] {
			delete(r.links, to)
		}
		r.gists[to] += "\n" + c.title + ": " + codec.Clean(shown.text)
		r.lose(codec.Approximated, shown.line, "", "what is said of the argument “"+short(c.title)+"”", "A step of a map has no text; it is in the note of the conclusion.")
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
		st.Note += "\nAlso: " + text
		r.lose(codec.Approximated, s.line, string(st.ID), "another wording of “"+short(c.title)+"”", "A statement of a map has one text; the others are in its note.")
	}
	if emphatic {
		r.lose(codec.Dropped, c.line, string(st.ID), "emphasis", "Texts of a map are plain.")
	}
}

func (r *reader) tags(c *class) []string {
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

// findEvents makes a list of all steps, in the order of the file.
func (r *reader) findEvents() {
	for _, c := range r.arguments {
		r.inferences(c)
	}
	for _, t := range r.ties {
		r.relationOf(t)
	}
	slices.SortStableFunc(r.events, func(a, b *event) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.at, b.at)) })
}

// inferences makes a step of each inference of a structure.
func (r *reader) inferences(c *class) {
	before := -1 // the conclusion before
	var last *event
	for i, s := range c.steps {
		if s.inference == nil {
			continue
		}
		e := &event{line: s.inference.line, at: s.inference.at, on: r.stated[s.title]}
		e.Polarity = argmap.Pro
		e.Scheme = r.scheme(s.inference)
		uses := r.uses(s, i)
		if uses == nil {
			for n := max(before, 0); n < i; n++ {
				uses = append(uses, n)
			}
		}
		for _, n := range uses {
			if p := r.stated[c.steps[n].title]; !r.links[p] && !slices.Contains(e.premises, p) {
				e.premises = append(e.premises, p)
			}
		}
		before, last = i, e
		e.ID = argmap.ArgumentID(r.ID("", "a"))
		r.stepAt[s.inference] = e
		r.stepsOf[c] = append(r.stepsOf[c], e)
		r.events = append(r.events, e)
	}
	if last == nil {
		return
	}
	last.of = c
	if c.named {
		last.Label = c.title
		if id := r.ID(c.title, "a"); id != "" {
			last.ID = argmap.ArgumentID(id)
		}
	}
	if autoStep.MatchString(last.Label) {
		last.Label = ""
	}
	if label, ok := c.data["label"]; ok {
		last.Label = r.fit(codec.Line(inWords(label)), c.line, "a label")
	}
}

// autoStep is how write calls steps that have no label.
var autoStep = regexp.MustCompile(`^Step [0-9]{1,9}$`)

func (r *reader) scheme(s *inferred) string {
	if text, ok := s.data["scheme"]; ok {
		return r.fit(codec.Line(inWords(text)), s.line, "a scheme")
	}
	for _, key := range sortedKeys(s.data) {
		if key != "uses" && key != "from" {
			r.lose(codec.Dropped, s.line, "", "“"+short(key+": "+inWords(s.data[key]))+"”", "A step of a map has no place for it.")
		}
	}
	return r.fit(codec.Line(strings.Join(s.rules, ", ")), s.line, "a scheme")
}

// uses returns the places of the statements that an inference says it uses; nil: it does not say.
func (r *reader) uses(s *member, at int) []int {
	for _, data := range []map[string]any{s.inference.data, s.data} {
		for _, key := range []string{"uses", "from"} {
			list, ok := data[key].([]any)
			if !ok {
				continue
			}
			out := []int{}
			for _, v := range list {
				if n, ok := v.(int); ok && n >= 1 && n <= at {
					out = append(out, n-1)
				} else {
					r.lose(codec.Dropped, s.inference.line, "", "the use of statement “"+short(inWords(v))+"”", "No statement before the inference has that number.")
				}
			}
			if len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// relationOf makes the step, or the two, that a relation is.
func (r *reader) relationOf(t *tie) {
	from := t.from.class
	if t.from.step != nil {
		from = t.from.step.argument
	}
	if from != nil && from.isArgument && len(from.steps) > 0 {
		from = r.stated[from.steps[len(from.steps)-1].title]
	}
	if from == nil {
		return
	}
	e := &event{line: t.line, at: t.at, premises: []*class{from}}
	e.Polarity = argmap.Con
	if t.kind == supports || t.kind == entails {
		e.Polarity = argmap.Pro
	}
	e.ID = argmap.ArgumentID(r.ID("", "a"))
	r.aim(e, t)
	if r.links[from] { // the step that it ends is the one that bears on this
		for _, s := range from.members {
			if s.inference != nil {
				if step := r.stepAt[s.inference]; step != nil {
					step.Polarity, step.on, step.onStep, step.against, step.sketch = e.Polarity, e.on, e.onStep, e.against, e.sketch
				}
			}
		}
		return
	}
	if e.on == from {
		inferred := slices.ContainsFunc(from.members, func(s *member) bool { return s.inference != nil }) // its argument names it anyway
		if !inferred {
			r.lose(codec.Dropped, t.line, "", "a relation of “"+short(from.title)+"” to itself", "No statement bears on itself.")
		}
		return
	}
	r.events = append(r.events, e)
	if from.isArgument {
		r.stepsOf[from] = append(r.stepsOf[from], e)
	}
	switch t.kind {
	case contrary, contradicts:
		if e.on == nil {
			break
		}
		back := &event{line: t.line, at: t.at, premises: []*class{e.on}, on: from}
		back.Polarity, back.ID = argmap.Con, argmap.ArgumentID(r.ID("", "a"))
		r.events = append(r.events, back)
		if e.on.isArgument {
			r.stepsOf[e.on] = append(r.stepsOf[e.on], back)
		}
		r.lose(codec.Approximated, t.line, string(e.ID), "a contradiction", "It became two objections, one each way.")
	}
}

// aim finds what a relation bears on.
func (r *reader) aim(e *event, t *tie) {
	lose := func(what, why string) { r.lose(codec.Approximated, t.line, string(e.ID), what, why) }
	to := t.to.class
	switch {
	case t.to.step != nil:
		e.onStep = r.stepAt[t.to.step]
		if c := t.to.step.argument; c != nil {
			e.against = r.stated[c.steps[len(c.steps)-1].title]
		}
		if t.kind == attacks || t.kind == contradicts {
			lose("an attack on an inference", "It became an undercut.")
		}
	case to == nil:
	case !to.isArgument:
		if e.on = to; t.kind == undercuts {
			lose("an undercut of a statement", "Only steps can be undercut; it became an objection.")
		}
	case len(to.steps) > 0:
		steps := r.stepsOf[to]
		if len(steps) == 0 {
			break
		}
		e.onStep, e.against = steps[len(steps)-1], r.stated[to.steps[len(to.steps)-1].title]
		if t.kind == attacks || t.kind == contradicts || t.kind == contrary {
			lose("an attack on the argument “"+short(to.title)+"”", "The file does not say which premise it attacks; it became an undercut of the last step.")
		}
	case t.kind == undercuts:
		e.against, e.sketch = to, to
	default:
		e.on = to
	}
	if e.on == nil && e.onStep == nil && e.against == nil {
		e.dropped = true
		lose("a relation to nothing", "What it bears on could not be read.")
	}
}

// ground finds the step that an undercut of an argument without a structure is against, and sees to it that no steps on
// steps go round in a circle.
func (r *reader) ground() {
	for _, e := range r.events {
		if e.sketch == nil {
			continue
		}
		steps := r.stepsOf[e.sketch]
		i := slices.IndexFunc(steps, func(s *event) bool { return s != e && !s.dropped })
		if i >= 0 {
			e.onStep = steps[i]
		}
		switch {
		case i < 0:
			r.lose(codec.Approximated, e.line, string(e.ID), "an undercut of “"+short(e.sketch.title)+"”", "That bears on nothing, so the undercut became an objection to it.")
		case len(steps) > 1:
			r.lose(codec.Approximated, e.line, string(e.ID), "an undercut of “"+short(e.sketch.title)+"”", "That speaks for or against several things; the undercut is of the first step.")
		}
	}
	for _, e := range r.events {
		r.chain(e)
	}
}

// chain follows steps on steps to a statement, and cuts a circle.
func (r *reader) chain(e *event) {
	var way []*event
	for e.onStep != nil && e.ends == 0 {
		e.ends = 1
		way = append(way, e)
		if e.onStep.ends == 1 {
			e.onStep, e.on = nil, e.against
			r.lose(codec.Approximated, e.line, string(e.ID), "steps on steps that go round in a circle", "The circle was cut: this one became an objection to a statement.")
			break
		}
		e = e.onStep
	}
	if e.onStep == nil && e.on == nil && e.against != nil {
		e.on = e.against
	}
	for _, s := range way {
		s.ends = 2
	}
	e.ends = 2
}

// steps adds the steps to the map.
func (r *reader) steps() {
	r.check()
	for _, e := range r.events {
		if e.dropped {
			continue
		}
		if e.onStep != nil {
			e.Target = e.onStep.ID.Ref()
		} else {
			e.Target = r.said[e.on].Ref()
		}
		for _, p := range e.premises {
			if id := r.said[p]; !slices.Contains(e.Premises, id) {
				e.Premises = append(e.Premises, id)
			}
		}
		e.Label = r.fit(codec.Line(e.Label), e.line, "a label")
		id := r.Step(e.Argument)
		if e.of != nil {
			r.aboutArgument(e, id)
		}
	}
}

// check drops steps that no map can have, and those on them.
func (r *reader) check() {
	for _, e := range r.events {
		e.premises = slices.DeleteFunc(e.premises, func(p *class) bool { return r.said[p] == "" })
		if e.onStep == nil && e.on != nil {
			e.premises = slices.DeleteFunc(e.premises, func(p *class) bool { return p == e.on })
		}
		if e.dropped = e.dropped || len(e.premises) == 0 || e.onStep == nil && r.said[e.on] == ""; e.dropped {
			r.lose(codec.Dropped, e.line, string(e.ID), "a step", "It has no premise that is not its conclusion, or bears on nothing.")
		}
	}
	for _, e := range r.events { // chains end, as was seen to
		on := e
		for !on.dropped && on.onStep != nil && on.ends != 3 {
			on = on.onStep
		}
		gone := on.dropped
		for on = e; on != nil && !on.dropped && on.ends != 3; on = on.onStep {
			if on.ends = 3; gone {
				on.dropped = true
				r.lose(codec.Dropped, on.line, string(on.ID), "a step on a step", "What it bears on was left out.")
			}
		}
	}
}

// aboutArgument keeps what a file says of an argument with a structure.
func (r *reader) aboutArgument(e *event, id argmap.ArgumentID) {
	c := e.of
	for _, key := range sortedKeys(c.data) {
		switch key {
		case "label":
		case "cites":
			r.cite(id.Ref(), c.line, c.data[key])
		default:
			r.lose(codec.Dropped, c.line, string(id), "“"+short(key+": "+inWords(c.data[key]))+"”", "A step of a map has no place for it.")
		}
	}
	if len(c.tags) > 0 {
		r.lose(codec.Dropped, c.line, string(id), "the tags "+short(strings.Join(c.tags, ", ")), "A step of a map has no tags.")
	}
}

// sectionsLost reports what is said of sections and lost.
func (r *reader) sectionsLost() {
	used := map[*section]bool{}
	for c := range r.said {
		for s := c.section; s != nil; s = s.parent {
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
