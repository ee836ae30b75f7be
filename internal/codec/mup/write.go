package mup

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{snap: s, ids: map[argmap.Ref]string{}, taken: map[string]bool{}, folded: map[argmap.Ref]bool{}}
	w.report = codec.Unsaid(s, codec.Keeps{Title: true, Kinds: true, Shorts: true, Theses: true, Tags: true, Notes: true,
		Labels: true, Comments: true, Views: true, Foreign: formatName})
	w.views()
	w.keepIDs()
	w.lines()
	if err := w.file(); err != nil {
		return nil, nil, err
	}
	return append(w.out.Bytes(), '\n'), w.report, nil
}

// writer makes a file of a map.
type writer struct {
	snap   *argmap.Snapshot
	out    bytes.Buffer
	ids    map[argmap.Ref]string // as JSON
	taken  map[string]bool
	count  int
	notes  int
	folded map[argmap.Ref]bool
	across map[argmap.ArgumentID]bool // the steps that are links
	links  []argmap.Argument
	report codec.Report
}

func (w *writer) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	w.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

// views takes the folds of the view that reading a file makes.
func (w *writer) views() {
	for _, v := range w.snap.Views() {
		only := argmap.View{ID: v.ID, Name: foldedView, Folded: v.Folded, Rank: v.Rank}
		if v.Name != foldedView || fmt.Sprint(v) != fmt.Sprint(only) || len(v.Folded) == 0 {
			w.lose(codec.Dropped, v.Ref(), "the view "+v.Name, "MindMup keeps what is folded of one view, "+foldedView+".")
			continue
		}
		for _, r := range v.Folded {
			w.folded[r] = true
		}
	}
}

var (
	number  = regexp.MustCompile(`^[1-9][0-9]{0,8}$`)
	session = regexp.MustCompile(`^[1-9][0-9]{0,8}\.[A-Za-z0-9_-]+$`) // who made an idea is in its id
)

// keepIDs gives the records whose ids are such as MindMup gives their own id.
func (w *writer) keepIDs() {
	for _, r := range w.snap.Records() {
		ref := r.Ref()
		switch ref.Kind {
		case argmap.KindStatement, argmap.KindArgument, argmap.KindComment:
		default:
			continue
		}
		switch {
		case w.taken[ref.ID]:
		case number.MatchString(ref.ID):
			w.ids[ref], w.taken[ref.ID] = ref.ID, true
		case session.MatchString(ref.ID):
			w.ids[ref], w.taken[ref.ID] = quoted(ref.ID), true
		}
	}
}

// id returns the id of a record; the zero Ref is an idea that is no record.
func (w *writer) id(of argmap.Ref) string {
	if id, ok := w.ids[of]; ok {
		return id
	}
	for {
		w.count++
		id := strconv.Itoa(w.count)
		if w.taken[id] {
			continue
		}
		if !of.IsZero() {
			w.ids[of] = id
		}
		return id
	}
}

// quoted returns a text as JSON.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil { // text cannot fail
		return `""`
	}
	return string(bytes.TrimRight(b.Bytes(), "\n"))
}

func (w *writer) file() error {
	s := w.snap
	title, roots := s.Map().Title, w.roots()
	if codec.Line(title) != title {
		w.lose(codec.Approximated, argmap.MapRef, "the title of the map", "It is one line.")
	}
	if title = codec.Line(title); title == "" && len(roots) > 0 {
		st, _ := s.Statement(roots[0])
		title = codec.Line(st.Text)
		w.lose(codec.Invented, argmap.MapRef, "the title of the map", "It has none; its first statement stands for it.")
	}
	fmt.Fprintf(&w.out, `{"formatVersion":3,"id":"root","title":%s`, quoted(titleOf(title)))
	k := w.keptOf(s.Map().Foreign, argmap.MapRef)
	if len(k.attr) > 0 {
		fmt.Fprintf(&w.out, `,"attr":%s`, object(k.attr))
	}
	w.keys(k, argmap.MapRef, "id", "title", "attr", "style", "ideas", "formatVersion", "links")
	below := w.children(1)
	for n, id := range roots {
		below.next()
		if err := w.claim(id, n, 2); err != nil {
			return err
		}
	}
	w.stickies(below, argmap.MapRef)
	below.end()
	w.writeLinks()
	w.out.WriteByte('}')
	return nil
}

// roots returns what hangs from nothing: what bears on nothing or only across the map, and the theses.
func (w *writer) roots() []argmap.StatementID {
	out := slices.Clone(w.snap.Outline().Roots)
	free := map[argmap.StatementID]bool{}
	for _, id := range out {
		free[id] = true
	}
	for _, st := range w.snap.Statements() {
		home, _ := w.snap.Outline().Home(st.ID)
		if (st.Thesis || w.across[home.ID]) && !free[st.ID] {
			out = append(out, st.ID)
		}
	}
	return out
}

// children writes what is below an idea, each under its rank.
type children struct {
	w     *writer
	depth int
	rank  int
}

func (w *writer) children(depth int) *children { return &children{w: w, depth: depth} }

func (c *children) next() {
	if c.rank++; c.rank == 1 {
		c.w.out.WriteString(`,"ideas":{`)
	} else {
		c.w.out.WriteByte(',')
	}
	fmt.Fprintf(&c.w.out, `"%d":`, c.rank)
}

func (c *children) end() {
	if c.rank > 0 {
		c.w.out.WriteByte('}')
	}
}

// attributes collects the attributes of an idea.
type attributes struct{ bytes.Buffer }

func (a *attributes) put(key, value string) {
	if a.Len() > 0 {
		a.WriteByte(',')
	}
	a.WriteString(quoted(key) + ":" + value)
}

func (w *writer) idea(of argmap.Ref, title string, attr *attributes, k kept) {
	fmt.Fprintf(&w.out, `{"id":%s,"title":%s,"attr":{%s}`, w.id(of), quoted(title), attr)
	w.keys(k, of, "id", "title", "attr", "style", "ideas")
}

// claim writes a statement with all that hangs from it. Root is the number of one that hangs from nothing, else -1.
func (w *writer) claim(id argmap.StatementID, root, depth int) error {
	st, _ := w.snap.Statement(id)
	k := w.keptOf(st.Foreign, id.Ref())
	if codec.Clean(st.Text) != st.Text || codec.Clean(st.Note) != st.Note || codec.Line(st.Short) != st.Short {
		w.lose(codec.Approximated, id.Ref(), "white space", "A text begins and ends with its words, and a short title is one line.")
	}
	var attr attributes
	if names := w.styles(st); len(names) > 0 {
		attr.put(attrStyles, list(names))
	}
	if st.Short != "" {
		attr.put(attrNumber, quoted(titleOf(codec.Line(st.Short))))
	}
	if w.folded[id.Ref()] {
		attr.put(attrCollapsed, "true")
	}
	w.note(st, &k, &attr)
	if root >= 0 {
		w.place(st, root, &k)
	}
	if isText(valueOf(k.attr, attrAttached)) && k.taken(attrAttached) != nil { // it would become a note
		w.odd(id.Ref(), attrAttached)
	}
	w.others(k, id.Ref(), &attr, attrGroup, attrStyles, attrNumber, attrCollapsed, attrSameAs)
	w.idea(id.Ref(), titleOf(codec.Clean(st.Text)), &attr, k)
	below := w.children(depth)
	if err := w.groups(below, id.Ref(), depth); err != nil {
		return err
	}
	w.stickies(below, id.Ref())
	below.end()
	w.out.WriteByte('}')
	return nil
}

// note writes the note of a statement with what MindMup keeps beside its text.
func (w *writer) note(st argmap.Statement, k *kept, attr *attributes) {
	value := k.taken(attrNote)
	parts, ok := members(value)
	known := without(parts, "index", "text", "contentType")
	switch {
	case value == nil:
	case !isText(value) && st.Note == "":
		attr.put(attrNote, string(value))
	case !ok || !isText(value) || st.Note == "" || len(known) < len(parts):
		w.odd(st.Ref(), attrNote)
		known = nil
	}
	if st.Note == "" {
		return
	}
	w.notes++
	index := member{"index", json.RawMessage(strconv.Itoa(w.notes))}
	text := member{"text", json.RawMessage(quoted(titleOf(codec.Clean(st.Note))))}
	attr.put(attrNote, object(append([]member{index, text}, known...)))
}

// place sees to it that what is detached has a place on the canvas, by which MindMup knows it, and a thesis has none.
func (w *writer) place(st argmap.Statement, root int, k *kept) {
	switch has := means(valueOf(k.attr, attrPosition)); {
	case has && st.Thesis:
		k.taken(attrPosition)
		w.lose(codec.Dropped, st.Ref(), "the place on the canvas", "By it MindMup knows what is detached, and this is a thesis.")
	case !has && !st.Thesis:
		k.taken(attrPosition)
		k.attr = append(k.attr, member{attrPosition, json.RawMessage(fmt.Sprintf(`{"x":0,"y":%d,"priority":1}`, 600*root))})
		w.lose(codec.Invented, st.Ref(), "the place of a statement on the canvas", "By it MindMup knows what is detached.")
	}
}

// styles returns the names of a statement's styles: its kind and its tags.
func (w *writer) styles(st argmap.Statement) (names []string) {
	switch st.Kind {
	case argmap.Assumption:
		names = append(names, styleImplicit)
	case argmap.Evidence:
		names = append(names, styleEvidence)
	}
	for _, t := range st.Tags {
		if t != codec.Line(t) || t == "" || t == styleImplicit || t == styleEvidence || t == styleSticky || slices.Contains(names, t) {
			w.lose(codec.Dropped, st.Ref(), "the tag "+t, "As the name of a style it would say something else, or nothing.")
			continue
		}
		names = append(names, t)
	}
	return names
}

func list(names []string) string {
	var b bytes.Buffer
	for i, n := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(quoted(n))
	}
	return "[" + b.String() + "]"
}

// group writes a step: its premises, then the steps on it. A premise that is written elsewhere is repeated.
func (w *writer) group(a argmap.Argument, depth int) error {
	if depth > maxDepth-2 {
		return errors.New("the map is too deep for a file of MindMup: more than 2,400 steps one upon the other; export a part of it")
	}
	var attr attributes
	k := w.keptOf(a.Foreign, a.Ref())
	if k.line {
		w.odd(a.Ref(), "how its line across the map looks")
		k.keys = nil
	}
	attr.put(attrGroup, w.kind(a, &k))
	attr.put(attrLocked, "true")
	if line := w.connector(a, &k); line != "" {
		attr.put(attrConnector, line)
	}
	if w.folded[a.Ref()] {
		attr.put(attrCollapsed, "true")
	}
	w.others(k, a.Ref(), &attr, attrLocked, attrCollapsed, attrStyles)
	w.idea(a.Ref(), "group", &attr, k)
	below := w.children(depth)
	for _, p := range a.Premises {
		below.next()
		st, _ := w.snap.Statement(p)
		if home, ok := w.snap.Outline().Home(p); ok && home.ID == a.ID && !st.Thesis {
			if err := w.claim(p, -1, depth+1); err != nil {
				return err
			}
			continue
		}
		w.lose(codec.Approximated, a.Ref(), "a statement that is used again", "MindMup shows a repetition of it; this program reads that as the same statement.")
		var same attributes
		same.put(attrSameAs, w.id(p.Ref()))
		w.idea(argmap.Ref{}, titleOf(codec.Clean(st.Text)), &same, kept{})
		w.out.WriteByte('}')
	}
	if err := w.groups(below, a.Ref(), depth); err != nil {
		return err
	}
	w.stickies(below, a.Ref())
	below.end()
	w.out.WriteByte('}')
	return nil
}

// groups writes the steps on a record, but for those that are links.
func (w *writer) groups(below *children, on argmap.Ref, depth int) error {
	for _, a := range w.snap.On(on) {
		if w.across[a.ID] {
			w.links = append(w.links, a)
			continue
		}
		below.next()
		if err := w.group(a, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// kind returns the kind of a group. Because's own kinds are reasons here, and stay what they are as long as they are that.
func (w *writer) kind(a argmap.Argument, k *kept) string {
	own := k.taken(attrGroup)
	kind := textOf(own)
	switch {
	case a.Polarity == argmap.Pro && means(own) && kind != supporting && kind != opposing:
		return string(own)
	case own != nil:
		w.odd(a.Ref(), attrGroup)
	}
	if a.Polarity == argmap.Con {
		return quoted(opposing)
	}
	return quoted(supporting)
}

// connector returns what there is to say of the line above a group; "": nothing.
func (w *writer) connector(a argmap.Argument, k *kept) string {
	label := codec.Line(a.Label)
	if label != a.Label {
		w.lose(codec.Approximated, a.Ref(), "white space in a label", "A label is one line.")
	}
	value := k.taken(attrConnector)
	parts, ok := members(value)
	if valueOf(parts, attrLabel) != nil || value != nil && !ok && label != "" {
		w.odd(a.Ref(), attrConnector)
		value, parts = nil, without(parts, attrLabel)
	}
	switch {
	case label != "":
		return object(append(parts, member{attrLabel, json.RawMessage(quoted(titleOf(label)))}))
	case len(parts) > 0:
		return object(parts)
	}
	return string(value)
}

// stickies writes the comments on a record.
func (w *writer) stickies(below *children, of argmap.Ref) {
	for _, c := range w.snap.CommentsOn(of) {
		plain := argmap.Comment{ID: c.ID, Of: c.Of, Text: codec.Clean(c.Text), Severity: argmap.Remark, Status: argmap.Open, Rank: c.Rank}
		if fmt.Sprint(c) != fmt.Sprint(plain) {
			w.lose(codec.Approximated, c.Ref(), "a comment", "A sticky note has words only: no author, weight, request, answers or date.")
		}
		below.next()
		var attr attributes
		attr.put(attrStyles, list([]string{styleSticky}))
		w.idea(c.Ref(), titleOf(codec.Clean(c.Text)), &attr, kept{})
		w.out.WriteByte('}')
	}
}
