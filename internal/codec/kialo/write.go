package kialo

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	w := &writer{snap: s, below: map[argmap.StatementID][]entry{}, numbers: map[argmap.StatementID]string{}, listed: map[listing]int{}}
	w.report = codec.Unsaid(s, codec.Keeps{Title: true, Description: true, Theses: true, Citations: true, Works: true})
	w.entries()
	fmt.Fprintf(&w.out, "Discussion Title: %s\n\n", codec.Line(s.Map().Title))
	if codec.Line(s.Map().Title) != s.Map().Title {
		w.lose(codec.Approximated, argmap.MapRef, "the title of the map", "It is one line.")
	}
	roots, before := w.roots(), ""
	if above, ok := w.question(len(roots)); ok {
		fmt.Fprintf(&w.out, "1. %s: %s\n", question, above)
		before = "1."
	}
	for i, id := range roots {
		if err := w.number(id, before+strconv.Itoa(i+1), 1); err != nil {
			return nil, nil, err
		}
	}
	for _, id := range roots {
		label := ""
		if before != "" {
			label = thesis
		}
		w.claim(id, label)
	}
	w.sources()
	return []byte(w.out.String()), w.report, nil
}

// writer makes an export of a map.
type writer struct {
	snap    *argmap.Snapshot
	out     strings.Builder
	below   map[argmap.StatementID][]entry
	numbers map[argmap.StatementID]string
	list    []listing
	listed  map[listing]int // numbers in the list of sources
	report  codec.Report
}

// entry is a line below a claim.
type entry struct {
	label string
	of    argmap.StatementID
	here  bool // the statement is written here; else the line leads to where it is
}

// listing is what an entry in the list of sources is made of.
type listing struct {
	item  argmap.ItemID
	title string // of a text that is no work of the bibliography
	quote string
}

func (w *writer) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	w.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

// roots returns what is written without anything above it: the theses, and what bears on nothing.
func (w *writer) roots() []argmap.StatementID {
	out := slices.Clone(w.snap.Outline().Roots)
	free := map[argmap.StatementID]bool{}
	for _, id := range out {
		free[id] = true
		if st, _ := w.snap.Statement(id); !st.Thesis {
			w.lose(codec.Approximated, id.Ref(), "a statement that bears on nothing", "In Kialo it is a thesis.")
		}
	}
	for _, st := range w.snap.Statements() {
		if st.Thesis && !free[st.ID] {
			out = append(out, st.ID)
		}
	}
	return out
}

// question returns what is asked above the theses, escaped; ok is false where a single thesis needs no question.
func (w *writer) question(theses int) (text string, ok bool) {
	m := w.snap.Map()
	text, ok = strings.CutPrefix(m.Description, asked)
	switch {
	case m.Description != "" && (!ok || text != codec.Clean(text) || text == "" || text == codec.Line(m.Title)):
		w.lose(codec.Dropped, argmap.MapRef, "the description of the map", "Kialo has a place for a question only, which begins with \""+asked+"\".")
		ok = false
	case !ok && theses > 1 && codec.Line(m.Title) == "":
		w.lose(codec.Invented, argmap.MapRef, "the question above the theses", "Several theses stand below one, and the map has none; it is empty.")
	}
	if !ok {
		text = codec.Line(m.Title)
	}
	text, _ = writeText(text, nil)
	return text, ok || theses > 1
}

// entries finds out what is written below each claim. First comes what bears on it, then what bears on steps.
func (w *writer) entries() {
	all := w.snap.Arguments()
	for _, a := range all {
		to, ok := a.Target.Statement()
		if !ok {
			continue
		}
		if len(a.Premises) > 1 {
			w.lose(codec.Approximated, a.Ref(), "co-premises", "Kialo knows single claims only; each premise became one that bears on the target by itself.")
		}
		for _, p := range a.Premises {
			w.enter(a, p, to)
		}
	}
	for _, a := range all {
		if on, ok := a.Target.Argument(); ok {
			w.onStep(a, on)
		}
	}
}

// onStep writes what bears on a step below a premise of that step.
func (w *writer) onStep(a argmap.Argument, on argmap.ArgumentID) {
	what := "an undercut"
	if a.IsWarrant() {
		what = "a warrant"
	}
	w.lose(codec.Approximated, a.Ref(), what, "In Kialo claims bear on claims only; it was put below the first premise of the step.")
	under, _ := w.snap.Argument(on)
	for _, p := range a.Premises {
		to := slices.IndexFunc(under.Premises, func(q argmap.StatementID) bool { return q != p })
		if to < 0 {
			w.lose(codec.Dropped, a.Ref(), what, "Its premise is the only premise of that step, and no claim bears on itself.")
			continue
		}
		w.enter(a, p, under.Premises[to])
	}
}

func (w *writer) enter(a argmap.Argument, p, to argmap.StatementID) {
	e := entry{label: pro, of: p}
	if a.Polarity == argmap.Con {
		e.label = con
	}
	st, _ := w.snap.Statement(p)
	home, ok := w.snap.Outline().Home(p)
	e.here = ok && home.ID == a.ID && !st.Thesis
	w.below[to] = append(w.below[to], e)
}

// number gives a claim and all below it their numbers.
func (w *writer) number(id argmap.StatementID, number string, depth int) error {
	if depth >= maxDepth {
		return errors.New("the map is too deep for numbers of Kialo's kind: more than a thousand steps; export a part of it")
	}
	w.numbers[id] = number
	for i, e := range w.below[id] {
		if !e.here {
			continue
		}
		if err := w.number(e.of, number+"."+strconv.Itoa(i+1), depth+1); err != nil {
			return err
		}
	}
	return nil
}

// claim writes a claim and all below it.
func (w *writer) claim(id argmap.StatementID, label string) {
	w.line(w.numbers[id], label, w.text(id))
	for i, e := range w.below[id] {
		if e.here {
			w.claim(e.of, e.label)
		} else {
			w.line(w.numbers[id]+"."+strconv.Itoa(i+1), e.label, "-> See "+w.numbers[e.of]+".")
		}
	}
}

func (w *writer) line(number, label, text string) {
	if label != "" {
		label += ": "
	}
	fmt.Fprintf(&w.out, "%s. %s%s\n", number, label, text)
}

// text returns the text of a statement with what it cites: links as far as their words follow each other in the text,
// behind it the marks of all other sources.
func (w *writer) text(id argmap.StatementID) string {
	st, _ := w.snap.Statement(id)
	text := codec.Clean(st.Text)
	if text != st.Text {
		w.lose(codec.Approximated, id.Ref(), "the white space around a text", "A claim begins and ends with its words.")
	}
	all := w.snap.CitationsOf(id.Ref())
	var links []link
	for _, c := range all {
		item, ok := w.snap.Item(c.Item)
		if !ok || c.Passage != "" || !plain(item) {
			break
		}
		links = append(links, link{words: item.Title, address: item.URL})
	}
	text, linked := writeText(text, links)
	if slices.ContainsFunc(all, w.lessens) {
		w.lose(codec.Approximated, id.Ref(), "a citation", "Kialo keeps the work and the words that are quoted of it; pages, sections, and notes are not kept.")
	}
	for _, c := range all[linked:] {
		text += fmt.Sprintf(" [%d]", w.entry(w.listing(c)))
	}
	return text
}

// lessens reports whether a citation says more than Kialo has a place for.
func (w *writer) lessens(c argmap.Citation) bool {
	p, ok := w.snap.Passage(c.Passage)
	source, _ := w.snap.Source(p.Source)
	kept := argmap.Passage{ID: p.ID, Source: p.Source, Quote: codec.Clean(p.Quote), Rank: p.Rank}
	return c.Locator != "" || c.Note != 0 || ok && (p != kept || p.Quote == "" || source.Item != c.Item)
}

func (w *writer) listing(c argmap.Citation) listing {
	p, _ := w.snap.Passage(c.Passage)
	l := listing{item: c.Item, quote: codec.Clean(p.Quote)}
	if source, ok := w.snap.Source(p.Source); ok && l.item == "" {
		if l.item = source.Item; l.item == "" {
			l.title = source.Title
		}
	}
	return l
}

// entry returns the number of an entry in the list of sources.
func (w *writer) entry(l listing) int {
	n, ok := w.listed[l]
	if !ok {
		w.list = append(w.list, l)
		n = len(w.list)
		w.listed[l] = n
	}
	return n
}

// sources writes the list of sources: what is cited by marks, then the works that nothing cites.
func (w *writer) sources() {
	used := map[argmap.ItemID]bool{}
	for _, c := range w.snap.Citations() {
		if _, onStatement := c.Of.Statement(); onStatement {
			used[c.Item] = true
		}
	}
	for _, l := range w.list {
		used[l.item] = true
	}
	for _, item := range w.snap.Items() {
		if !used[item.ID] {
			w.entry(listing{item: item.ID})
		}
		if !plain(item) {
			w.lose(codec.Approximated, item.Ref(), "a work of the bibliography", "Kialo keeps one line and an address of it.")
		} else if item.Title == "" {
			w.lose(codec.Invented, item.Ref(), "the title of a work", "It has none; its address stands for it.")
		}
	}
	if len(w.list) == 0 {
		return
	}
	w.out.WriteString("\n" + sourcesHead + "\n")
	for i, l := range w.list {
		words := codec.Line(l.title)
		if item, ok := w.snap.Item(l.item); ok {
			words = inWords(item)
		}
		fmt.Fprintf(&w.out, "[%d] %s\n", i+1, words)
		if l.quote == "" {
			continue
		}
		for _, line := range strings.Split(`"`+l.quote+`"`, "\n") {
			if at := strings.TrimSpace(line); listed.MatchString(at) || strings.HasPrefix(at, `\`) {
				line = strings.Replace(line, at[:1], `\`+at[:1], 1)
			}
			w.out.WriteString(line + "\n")
		}
	}
}

// plain reports whether title and address are all that is known of a page.
func plain(item argmap.Item) bool {
	same := argmap.Item{ID: item.ID, Type: webpage, Title: codec.Line(item.Title), URL: item.URL, Rank: item.Rank}
	return reflect.DeepEqual(item, same) && (item.URL == "" || isAddress(item.URL))
}

// inWords returns a work as one line, its address last.
func inWords(item argmap.Item) string {
	words, address := codec.Line(item.Title), item.URL
	if !plain(item) {
		item.URL = ""
		words = codec.Line(cite.Format(item))
	}
	switch {
	case words == "" && address == "":
		return string(item.ID)
	case words == address:
		return words
	}
	return strings.TrimSpace(words + " " + codec.Line(address))
}
