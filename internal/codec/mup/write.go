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
		Labels: true, Comments: true, Views: true})
	w.views()
	w.keepIDs()
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
	below := w.children(1)
	for n, id := range roots {
		st, _ := s.Statement(id)
		place := ""
		if !st.Thesis {
			place = fmt.Sprintf(`{"x":0,"y":%d,"priority":1}`, 600*n)
			w.lose(codec.Invented, id.Ref(), "the place of a statement on the canvas", "By it MindMup knows what is detached.")
		}
		below.next()
		if err := w.claim(id, place, 2); err != nil {
			return err
		}
	}
	w.stickies(below, argmap.MapRef)
	below.end()
	w.out.WriteByte('}')
	return nil
}

// roots returns what hangs from nothing: what bears on nothing, and the theses.
func (w *writer) roots() []argmap.StatementID {
	out := slices.Clone(w.snap.Outline().Roots)
	free := map[argmap.StatementID]bool{}
	for _, id := range out {
		free[id] = true
	}
	for _, st := range w.snap.Statements() {
		if st.Thesis && !free[st.ID] {
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

func (w *writer) idea(id, title string, attr *attributes) {
	fmt.Fprintf(&w.out, `{"id":%s,"title":%s,"attr":{%s}`, id, quoted(title), attr)
}

// claim writes a statement with all that hangs from it. The place is that of one that hangs from nothing.
func (w *writer) claim(id argmap.StatementID, place string, depth int) error {
	st, _ := w.snap.Statement(id)
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
	if st.Note != "" {
		w.notes++
		attr.put(attrNote, fmt.Sprintf(`{"index":%d,"text":%s}`, w.notes, quoted(titleOf(codec.Clean(st.Note)))))
	}
	if place != "" {
		attr.put(attrPosition, place)
	}
	w.idea(w.id(id.Ref()), titleOf(codec.Clean(st.Text)), &attr)
	below := w.children(depth)
	for _, a := range w.snap.On(id.Ref()) {
		below.next()
		if err := w.group(a, depth+1); err != nil {
			return err
		}
	}
	w.stickies(below, id.Ref())
	below.end()
	w.out.WriteByte('}')
	return nil
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
	kind := supporting
	if a.Polarity == argmap.Con {
		kind = opposing
	}
	attr.put(attrGroup, quoted(kind))
	attr.put(attrLocked, "true")
	if label := codec.Line(a.Label); label != "" {
		if label != a.Label {
			w.lose(codec.Approximated, a.Ref(), "white space in a label", "A label is one line.")
		}
		attr.put(attrConnector, fmt.Sprintf(`{%q:%s}`, attrLabel, quoted(titleOf(label))))
	}
	if w.folded[a.Ref()] {
		attr.put(attrCollapsed, "true")
	}
	w.idea(w.id(a.Ref()), "group", &attr)
	below := w.children(depth)
	for _, p := range a.Premises {
		below.next()
		st, _ := w.snap.Statement(p)
		if home, ok := w.snap.Outline().Home(p); ok && home.ID == a.ID && !st.Thesis {
			if err := w.claim(p, "", depth+1); err != nil {
				return err
			}
			continue
		}
		w.lose(codec.Approximated, a.Ref(), "a statement that is used again", "MindMup shows a repetition of it; this program reads that as the same statement.")
		var same attributes
		same.put(attrSameAs, w.id(p.Ref()))
		w.idea(w.id(argmap.Ref{}), titleOf(codec.Clean(st.Text)), &same)
		w.out.WriteByte('}')
	}
	for _, on := range w.snap.On(a.Ref()) {
		below.next()
		if err := w.group(on, depth+1); err != nil {
			return err
		}
	}
	w.stickies(below, a.Ref())
	below.end()
	w.out.WriteByte('}')
	return nil
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
		w.idea(w.id(c.Ref()), titleOf(codec.Clean(c.Text)), &attr)
		w.out.WriteByte('}')
	}
}
