package mup

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	var report codec.Report
	f, err := parse(in.Text(&report), &report)
	if err != nil {
		return nil, nil, err
	}
	top := f.upgraded()
	title, _ := plain(top.title)
	if title = codec.Line(title); title == "" {
		if at := slices.IndexFunc(top.ideas, func(i *idea) bool { return !i.isSticky() }); at >= 0 {
			title, _ = plain(top.ideas[at].title)
			title = codec.Line(title)
		}
	}
	r := &reader{Builder: codec.NewBuilder(argmap.Map{Title: title}), ideas: map[string]*idea{}}
	r.Report = report
	for _, i := range top.ideas {
		r.index(i)
	}
	r.repetitions()
	r.top(top, title)
	if r.statements == 0 {
		return nil, nil, codec.Errorf(0, "there is no claim in it, so there is nothing to map")
	}
	for n, raw := range f.links {
		r.link(n+1, raw)
	}
	if len(r.folded) > 0 {
		r.Put(argmap.View{ID: argmap.ViewID(r.Fresh("view")), Name: foldedView, Folded: r.folded, Rank: r.Rank()})
	}
	return r.Map()
}

// upgraded returns the top of a file as version 3 has it: above the first claim, with the attributes of the whole map.
func (f *file) upgraded() *idea {
	if f.version >= 3 {
		return f.top
	}
	first := *f.top
	top := &idea{id: "root", line: first.line, attr: map[string]json.RawMessage{}, other: first.other, ideas: []*idea{&first}}
	first.other = nil
	for _, k := range []string{"theme", "measurements-config", "storyboards"} {
		if v, ok := first.attr[k]; ok {
			top.set(k, v)
			delete(first.attr, k)
			first.order = slices.DeleteFunc(slices.Clone(first.order), func(key string) bool { return key == k })
		}
	}
	return top
}

// reader makes a map of a file.
type reader struct {
	*codec.Builder
	statements int
	order      []*idea          // all claims
	ideas      map[string]*idea // by their ids
	folded     []argmap.Ref
}

// lose enters a loss. What the file names things is said on one line, without control characters.
func (r *reader) lose(kind codec.Kind, i *idea, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Line: i.line, Of: codec.Line(i.id), What: codec.Line(what), Why: why})
}

// index gives every idea its place among the records.
func (r *reader) index(i *idea) {
	if i.id != "" && r.ideas[i.id] != nil {
		r.lose(codec.Repaired, i, "an id that is there twice", "It means the first idea that has it.")
	} else if i.id != "" {
		r.ideas[i.id] = i
	}
	switch {
	case i.isSticky():
	case i.isGroup():
		i.step = argmap.ArgumentID(r.ID(i.id, "a"))
	default:
		i.statement = argmap.StatementID(r.ID(i.id, "s"))
		r.order = append(r.order, i)
	}
	for _, below := range i.ideas {
		r.index(below)
	}
}

// repetitions finds the claims that repeat another. One whose text was changed since is a claim of its own.
func (r *reader) repetitions() {
	for _, i := range r.order {
		if !i.has(attrSameAs) {
			continue
		}
		as := r.ideas[textOf(i.attr[attrSameAs])]
		if as != nil && as != i && as.statement != "" && !as.has(attrSameAs) && as.title == i.title {
			i.same = as
		} else {
			r.lose(codec.Approximated, i, "a claim used again", "Its text is not that of the first any more, or the first is gone; it became a statement of its own.")
		}
	}
}

// top makes the map of all that hangs from the top of a file.
func (r *reader) top(top *idea, title string) {
	r.Put(argmap.Map{Title: title, Foreign: r.keep(top, top.rest())})
	for _, i := range top.ideas {
		switch {
		case i.isSticky():
			r.sticky(i, argmap.MapRef)
		case i.isGroup():
			r.free(i)
		default:
			r.claim(i, !i.has(attrPosition))
		}
	}
}

// others says which keys of an idea are none of the format.
func (r *reader) others(i *idea) {
	for _, m := range i.other {
		r.lose(codec.Dropped, i, "the key "+m.key, "A map has no place for it.")
	}
}

// free makes statements that bear on nothing of what stands in a group that bears on nothing.
func (r *reader) free(i *idea) {
	r.lose(codec.Approximated, i, "a group that bears on nothing", "Its claims became statements of their own.")
	r.attributes(i, attrGroup, attrLocked, attrConnector)
	for _, below := range i.ideas {
		switch {
		case below.isSticky():
			r.sticky(below, argmap.MapRef)
		case below.isGroup():
			r.free(below)
		default:
			r.claim(below, false)
		}
	}
}

// claim makes a statement of a claim, and steps of what hangs from it; it returns the statement. The attributes that are
// named are those of its step.
func (r *reader) claim(i *idea, thesis bool, ofStep ...string) argmap.StatementID {
	var id argmap.StatementID
	if i.same != nil {
		id = i.same.statement
		r.attributes(i, append(ofStep, attrSameAs)...)
	} else {
		r.statements++
		st := r.record(i, thesis)
		known := append(ofStep, attrStyles, attrNumber, attrCollapsed, attrNote, attrSameAs)
		if isText(i.attr[attrAttached]) {
			known = append(known, attrAttached)
		}
		k := i.rest(known...)
		k.attr = append(k.attr, r.notes(i, &st)...)
		st.Foreign = r.keep(i, k)
		id = r.Statement(st)
	}
	i.statement = id
	if i.has(attrCollapsed) && i.same == nil {
		r.folded = append(r.folded, id.Ref())
	}
	for _, below := range i.ideas {
		r.below(below, id.Ref())
	}
	return id
}

// below makes of an idea what it is for the statement or the step that it hangs from.
func (r *reader) below(i *idea, of argmap.Ref) {
	switch {
	case i.isSticky():
		r.sticky(i, of)
	case i.isGroup():
		r.group(i, of)
	default:
		r.lose(codec.Approximated, i, "a claim without a group around it", "The file does not say how it bears on the claim above it; it became a reason.")
		a := argmap.Argument{Polarity: argmap.Pro, Label: r.connector(i), Target: of, Foreign: r.keep(i, kept{attr: i.lineRest()})}
		a.Premises = []argmap.StatementID{r.claim(i, false, attrConnector)}
		r.step(a, i)
	}
}

// record returns the statement that a claim is.
func (r *reader) record(i *idea, thesis bool) argmap.Statement {
	st := argmap.Statement{ID: i.statement, Thesis: thesis, Kind: argmap.Claim}
	st.Text = r.words(i, i.title)
	st.Short = r.words(i, textOf(i.attr[attrNumber]))
	for _, name := range i.styles() {
		switch name = codec.Line(name); {
		case name == styleImplicit:
			st.Kind = argmap.Assumption
		case name == styleEvidence:
			st.Kind = argmap.Evidence
		case name != "" && !slices.Contains(st.Tags, name):
			st.Tags = append(st.Tags, name)
		}
	}
	return st
}

// words returns a text that may have a little HTML in it as one that has none.
func (r *reader) words(i *idea, title string) string {
	text, rich := plain(title)
	if rich {
		r.lose(codec.Dropped, i, "the type of a text", "Texts of a map are plain: neither bold, nor italic, nor underlined, nor linked.")
	}
	return text
}

// notes gives a statement the note of an idea, which is what is noted on it and what is attached to it as text. It returns
// what a note has no place for.
func (r *reader) notes(i *idea, st *argmap.Statement) (left []member) {
	var out []string
	for _, from := range []struct{ attr, part string }{{attrNote, "text"}, {attrAttached, "content"}} {
		if !i.has(from.attr) {
			continue
		}
		raw := i.attr[from.attr]
		parts, ok := members(raw)
		text := textOf(raw)
		switch {
		case !isText(raw):
			if from.attr == attrNote {
				left = append(left, member{attrNote, raw})
			}
			continue
		case ok:
			text = textOf(valueOf(parts, from.part))
			switch rest := without(parts, from.part, "contentType", "index"); {
			case from.attr == attrAttached:
				for _, m := range rest {
					r.lose(codec.Dropped, i, "the attribute "+from.attr+"."+m.key, "What is attached as text became a note.")
				}
			case len(rest) > 0:
				left = append(left, member{from.attr, json.RawMessage(object(rest))})
			}
		}
		if text = r.words(i, text); text != "" {
			out = append(out, text)
		}
	}
	st.Note = strings.Join(out, "\n\n")
	return left
}

// isText reports whether what is attached to an idea is text.
func isText(attached json.RawMessage) bool {
	parts, _ := members(attached)
	kind := textOf(valueOf(parts, "contentType"))
	return kind == "" || strings.HasPrefix(kind, "text/")
}

// attributes says which attributes of an idea are lost: all but those that are named and those that say nothing.
func (r *reader) attributes(i *idea, kept ...string) {
	r.others(i)
	for _, k := range sortedKeys(i.attr) {
		if slices.Contains(kept, k) || !i.has(k) {
			continue
		}
		what := "the attribute " + k
		if k == attrPosition {
			what = "the place on the canvas"
		}
		r.lose(codec.Dropped, i, what, "A map has no place for it.")
	}
}

// group makes a step of a group, and steps on that step of the groups in it.
func (r *reader) group(i *idea, target argmap.Ref) {
	a := argmap.Argument{ID: i.step, Polarity: argmap.Pro, Target: target, Label: r.connector(i)}
	switch kind := textOf(i.attr[attrGroup]); kind {
	case supporting:
	case opposing:
		a.Polarity = argmap.Con
	default:
		r.lose(codec.Approximated, i, "a group that is "+kind, "A map knows reasons and objections; it became a reason.")
	}
	switch title := r.words(i, i.title); {
	case title == "group" || title == "":
	case a.Label == "":
		a.Label = title
	default:
		r.lose(codec.Dropped, i, "the title of a group, "+title, "Its step has a label already.")
	}
	k := i.rest(attrGroup, attrLocked, attrConnector, attrCollapsed)
	if a.Polarity == argmap.Pro && textOf(i.attr[attrGroup]) != supporting {
		k.attr = append(k.attr, member{attrGroup, i.attr[attrGroup]})
	}
	k.attr = append(k.attr, i.lineRest()...)
	a.Foreign = r.keep(i, k)
	for _, p := range i.ideas {
		if !p.isGroup() && !p.isSticky() {
			a.Premises = append(a.Premises, r.claim(p, false))
		}
	}
	on := target
	if r.step(a, i) {
		on = a.ID.Ref()
		if i.has(attrCollapsed) {
			r.folded = append(r.folded, on)
		}
	} else {
		i.step = ""
	}
	for _, below := range i.ideas {
		switch {
		case !below.isGroup() && !below.isSticky():
			continue
		case i.step == "":
			r.lose(codec.Repaired, below, "what hangs from a group without claims", "It bears on what that group is for.")
		}
		r.below(below, on)
	}
}

// step adds a step if any premises are left of it.
func (r *reader) step(a argmap.Argument, i *idea) bool {
	var premises []argmap.StatementID
	for _, p := range a.Premises {
		if p.Ref() == a.Target || slices.Contains(premises, p) {
			r.lose(codec.Dropped, i, "a premise", "It is in the step already, or it is what the step bears on.")
			continue
		}
		premises = append(premises, p)
	}
	if a.Premises = premises; len(premises) == 0 {
		r.lose(codec.Dropped, i, "a group without claims", "A step has at least one premise.")
		return false
	}
	r.Step(a)
	return true
}

// connector returns the label of the line above an idea.
func (r *reader) connector(i *idea) (label string) {
	parts, _ := members(i.attr[attrConnector])
	return r.words(i, textOf(valueOf(parts, attrLabel)))
}

// sticky makes a comment of a sticky note.
func (r *reader) sticky(i *idea, of argmap.Ref) {
	text := r.words(i, i.title)
	if text == "" {
		r.lose(codec.Dropped, i, "an empty sticky note", "A comment has words.")
	} else {
		id := argmap.CommentID(r.ID(i.id, "comment"))
		r.Put(argmap.Comment{ID: id, Of: of, Text: text, Severity: argmap.Remark, Status: argmap.Open, Rank: r.Rank()})
	}
	for _, name := range i.styles() {
		if name != styleSticky {
			r.lose(codec.Dropped, i, "the style "+name+" of a sticky note", "A comment has no tags.")
		}
	}
	r.attributes(i, attrStyles)
	for _, below := range i.ideas {
		if below.isSticky() {
			r.sticky(below, of)
			continue
		}
		r.lose(codec.Approximated, below, "what hangs from a sticky note", "Nothing bears on a comment; it became a statement of its own.")
		if below.isGroup() {
			r.free(below)
		} else {
			r.claim(below, false)
		}
	}
}

// link makes a reason of a line between two ideas.
func (r *reader) link(n int, raw json.RawMessage) {
	lose := func(kind codec.Kind, what, why string) {
		r.Report.Add(codec.Loss{Kind: kind, Of: fmt.Sprintf("link %d", n), What: codec.Line(what), Why: why})
	}
	l, ok := members(raw)
	if !ok || len(l) == 0 {
		lose(codec.Dropped, "a link", "It does not say what it ties together.")
		return
	}
	ends := [2]string{textOf(valueOf(l, linkFrom)), textOf(valueOf(l, linkTo))}
	what := fmt.Sprintf("a link from %q to %q", ends[0], ends[1])
	from, to := r.ideas[ends[0]], r.ideas[ends[1]]
	a := argmap.Argument{Polarity: argmap.Pro}
	switch {
	case from == nil || to == nil || from.statement == "" || to.statement == "" && to.step == "":
		lose(codec.Dropped, what, "It does not lead from a claim to a claim or a step.")
		return
	case from.statement == to.statement:
		lose(codec.Dropped, what, "No statement bears on itself.")
		return
	case to.statement != "":
		a.Target = to.statement.Ref()
	default:
		a.Target = to.step.Ref()
	}
	a.Premises = []argmap.StatementID{from.statement}
	attr, ok := members(valueOf(l, "attr"))
	k := kept{line: true, keys: without(l, linkFrom, linkTo, "attr")}
	if ok {
		a.Label = r.words(&idea{id: fmt.Sprintf("link %d", n)}, textOf(valueOf(attr, attrLabel)))
		k.link = without(attr, attrLabel)
	} else if value := valueOf(l, "attr"); value != nil {
		lose(codec.Dropped, "the attr of a link", "It is no object.")
	}
	a.Foreign = r.keep(&idea{id: fmt.Sprintf("link %d", n)}, k)
	r.Step(a)
	lose(codec.Approximated, what, "MindMup does not say what it means; it became a reason.")
}
