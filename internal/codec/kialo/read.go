package kialo

import (
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
	r := &reader{file: f, listed: map[string]cited{}, known: map[string]bool{}, works: map[work]argmap.ItemID{}}
	r.Builder = codec.NewBuilder(argmap.Map{Title: f.title, Description: r.asked(&report)})
	r.Report = report
	r.list()
	for _, c := range f.claims {
		r.statement(c)
	}
	if r.statements == 0 {
		return nil, nil, codec.Errorf(0, "there is no numbered claim in it, so there is nothing to map")
	}
	for _, c := range f.claims {
		r.step(c)
	}
	return r.Map()
}

// reader makes a map of an export.
type reader struct {
	*codec.Builder
	file       *file
	statements int
	known      map[string]bool  // the sources that are listed, by number
	listed     map[string]cited // what they cite
	works      map[work]argmap.ItemID
}

// work is what is known of a work; the same is one work.
type work struct{ title, address string }

// cited is what an entry in the list of sources cites.
type cited struct {
	item    argmap.ItemID
	passage argmap.PassageID // empty: no words are quoted
}

func (r *reader) lose(kind codec.Kind, c *claim, what, why string) {
	r.Report.Add(codec.Loss{Kind: kind, Line: c.line, Of: c.number, What: what, Why: why})
}

// asked returns the question above the theses as the description of a map. One that repeats the title says no more.
func (r *reader) asked(report *codec.Report) string {
	text := codec.Clean(r.file.question)
	for _, c := range r.file.claims {
		if c.label != question {
			continue
		}
		if text != "" {
			report.Add(codec.Loss{Kind: codec.Dropped, Line: c.line, Of: c.number, What: "a further question", Why: "A map has a place for one."})
			continue
		}
		text = codec.Clean(unescaped(c.text()))
	}
	if text == "" || text == codec.Line(r.file.title) {
		return ""
	}
	return asked + text
}

// list makes a work of each source, and a passage of the words that are quoted of it.
func (r *reader) list() {
	for _, s := range r.file.sources {
		words := strings.Fields(s.lines[0])
		w := work{title: strings.Join(words, " ")}
		if n := len(words) - 1; n >= 0 && isAddress(words[n]) {
			w.address = words[n]
			if n > 0 {
				w.title = strings.Join(words[:n], " ")
			}
		}
		c := cited{item: r.work(w)}
		quote := codec.Clean(strings.Join(s.lines[1:], "\n"))
		if n := len(quote); n > 1 && quote[0] == '"' && quote[n-1] == '"' {
			quote = codec.Clean(quote[1 : n-1])
		}
		if quote != "" {
			from := argmap.SourceID(r.Fresh("source"))
			c.passage = argmap.PassageID(r.Fresh("passage"))
			r.Put(argmap.Source{ID: from, Title: w.name(), Item: c.item, Rank: r.Rank()})
			r.Put(argmap.Passage{ID: c.passage, Source: from, Quote: quote, Rank: r.Rank()})
		}
		r.known[s.number], r.listed[s.number] = true, c
	}
}

// name returns what a work is called, which is never blank.
func (w work) name() string {
	switch {
	case w.title != "":
		return w.title
	case w.address != "":
		return w.address
	}
	return "(no title)"
}

// work returns the work, which is made when it is first cited.
func (r *reader) work(w work) argmap.ItemID {
	w.title = codec.Line(w.name())
	id, ok := r.works[w]
	if !ok {
		id = argmap.ItemID(r.Fresh("work"))
		r.works[w] = id
		r.Put(argmap.Item{ID: id, Type: webpage, Title: w.title, URL: w.address, Rank: r.Rank()})
	}
	return id
}

// statement makes a statement of a claim, with what it cites: first what its words link to, then what its marks name.
func (r *reader) statement(c *claim) {
	if c.label == question || c.is != c {
		return
	}
	s := readText(c.text(), r.known)
	c.id = r.Statement(argmap.Statement{ID: argmap.StatementID(c.number), Text: s.words, Thesis: c.stands()})
	r.statements++
	for _, l := range s.links {
		r.cite(c, cited{item: r.work(work{l.words, l.address})})
		if l.moved || codec.Line(l.words) != l.words {
			r.lose(codec.Approximated, c, "the place of the link on "+codec.Line(l.words), "A work is cited by the whole statement.")
		}
	}
	for _, number := range s.marks {
		r.cite(c, r.listed[number])
	}
	if s.loose {
		r.lose(codec.Approximated, c, "the places of source marks", "A work is cited by the whole statement.")
	}
}

func (r *reader) cite(c *claim, of cited) {
	r.Put(argmap.Citation{ID: argmap.CitationID(r.Fresh("citation")), Of: c.id.Ref(), Item: of.item, Passage: of.passage, Rank: r.Rank()})
}

// stands reports whether a claim hangs from nothing but a question.
func (c *claim) stands() bool { return c.parent == nil || c.parent.label == question }

// step makes a step of an entry that hangs from a claim: with its own statement for a premise, or the one it leads to.
func (r *reader) step(c *claim) {
	if c.label == question || c.is == nil || c.stands() {
		if c.is != nil && c.is != c {
			r.lose(codec.Dropped, c, "a link to "+c.see, "It hangs from no claim.")
		}
		return
	}
	a := argmap.Argument{Polarity: argmap.Pro, Premises: []argmap.StatementID{c.is.id}}
	switch c.label {
	case pro:
	case con:
		a.Polarity = argmap.Con
	default:
		r.lose(codec.Repaired, c, "a claim that is neither Pro nor Con", "It was taken to speak for the one above it.")
	}
	to := c.parent.is
	if to == nil {
		r.lose(codec.Repaired, c, "a claim below a link that leads nowhere", "It stands by itself now.")
		return
	}
	if a.Target = to.id.Ref(); to.id == c.is.id {
		r.lose(codec.Dropped, c, "a link to the claim itself", "No statement bears on itself.")
		return
	}
	r.Step(a)
}
