package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/filter"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// RowKind says what a row of the outline shows.
type RowKind uint8

// The kinds of rows.
const (
	StatementRow RowKind = iota
	StepRow              // a step that has something to say of its own: several premises, a label, undercuts or warrants
	LinkRow              // a premise whose own row stands elsewhere
)

// Row is one row of the outline.
type Row struct {
	Of       argmap.Ref // of a link: the statement it leads to
	Kind     RowKind
	Depth    int
	Polarity argmap.Polarity // of the step; empty for what bears on nothing
	Role     string
	Text     string
	Voice    string // empty for the author's own
	Cited    int    // citations
	Comments int
	Open     int      // of the comments: those that are not resolved
	Problems []string // what is open about it, in words
	HasBelow bool
	Folded   bool
	Below    int    // statements below
	Found    bool   // a search hit
	Aside    bool   // a filter does not pick it
	Against  int    // steps below that speak against something
	Sentence string // the row as one speaks it
}

// Rows returns the rows of the outline that no fold hides, in reading order; a box that is being typed is among them.
func (w *Workspace) Rows() []Row {
	b := w.rowBuilder()
	for _, root := range b.o.Roots {
		if !b.shows(root.Ref()) {
			continue
		}
		b.statement(root, argmap.Argument{}, 0)
	}
	return b.rows
}

type rowBuilder struct {
	w     *Workspace
	s     *argmap.Snapshot
	o     *argmap.Outline
	speak *speaker
	rows  []Row
	seen  map[argmap.ArgumentID]bool
	sight map[argmap.Ref]bool         // what the filter and the neighbourhood leave; nil: all
	pick  map[argmap.StatementID]bool // what the filter picks; nil: all
}

func (b *rowBuilder) shows(r argmap.Ref) bool { return b.sight == nil || b.sight[r] }

func (w *Workspace) rowBuilder() *rowBuilder {
	s := w.shown()
	b := &rowBuilder{w: w, s: s, o: s.Outline(), speak: newSpeaker(s, scene.Look{}), seen: map[argmap.ArgumentID]bool{}}
	if w.narrowed() {
		b.sight = w.sight(s)
	}
	if !filter.Empty(w.look.filter) {
		b.pick = filter.Pick(s, w.look.filter)
	}
	return b
}

func (b *rowBuilder) statement(id argmap.StatementID, in argmap.Argument, depth int) {
	if !b.s.Has(id.Ref()) {
		return
	}
	r := b.statementRow(id, in, depth)
	b.rows = append(b.rows, r)
	if !r.Folded {
		b.below(id.Ref(), depth+1)
	}
}

// statementRow returns the row of a statement, at its step.
func (b *rowBuilder) statementRow(id argmap.StatementID, in argmap.Argument, depth int) Row {
	st, _ := b.s.Statement(id)
	r := Row{Of: id.Ref(), Depth: depth, Polarity: in.Polarity, Role: words.T(string(b.o.Role(id))), Text: st.Text, Problems: b.speak.problems(id.Ref(), in)}
	if len(st.Holdings) > 0 && (st.Holdings[0].Voice != b.s.Narrator().ID || len(st.Holdings) > 1) {
		r.Voice = VoiceWords(b.s, st)
	}
	b.finish(&r)
	return r
}

// finish fills in what is noted on a record and what hangs below it.
func (b *rowBuilder) finish(r *Row) {
	r.Cited = len(b.s.CitationsOf(r.Of))
	for _, c := range b.s.CommentsOn(r.Of) {
		r.Comments++
		if c.Status == argmap.Open {
			r.Open++
		}
	}
	on := b.s.On(r.Of)
	r.HasBelow = slices.ContainsFunc(on, func(a argmap.Argument) bool { return b.shows(a.Ref()) })
	r.Folded = r.HasBelow && b.w.look.folded[r.Of]
	if id, ok := r.Of.Statement(); ok && b.pick != nil {
		r.Aside = !b.pick[id]
	}
	r.Below = len(b.o.Below(r.Of))
	r.Found = b.w.hits()[r.Of]
	if r.Folded {
		r.Against = b.against(r.Of)
	}
	r.Sentence = b.speak.row(*r)
}

// against counts the steps below a record that speak against something.
func (b *rowBuilder) against(of argmap.Ref) (n int) {
	seen := map[argmap.Ref]bool{}
	for next := []argmap.Ref{of}; len(next) > 0; {
		r := next[len(next)-1]
		next = next[:len(next)-1]
		if seen[r] {
			continue
		}
		seen[r] = true
		for _, a := range b.s.On(r) {
			if a.Polarity == argmap.Con {
				n++
			}
			next = append(next, a.Ref())
			for _, p := range b.o.Here(a) {
				next = append(next, p.Ref())
			}
		}
	}
	return n
}

func (b *rowBuilder) below(r argmap.Ref, depth int) {
	for _, a := range b.s.On(r) {
		if b.seen[a.ID] || !b.shows(a.Ref()) {
			continue
		}
		b.seen[a.ID] = true
		if !plain(b.s, a) {
			b.step(a, depth)
			continue
		}
		b.premise(a, a.Premises[0], depth)
	}
}

// plain reports whether a step needs no row of its own.
func plain(s *argmap.Snapshot, a argmap.Argument) bool {
	return len(a.Premises) == 1 && a.Label == "" && len(s.On(a.Ref())) == 0
}

func (b *rowBuilder) step(a argmap.Argument, depth int) {
	r := b.stepRow(a, depth)
	b.rows = append(b.rows, r)
	for _, p := range a.Premises {
		b.premise(a, p, depth+1)
	}
	if !r.Folded {
		b.below(a.Ref(), depth+1)
	}
}

// stepRow returns the row of a step.
func (b *rowBuilder) stepRow(a argmap.Argument, depth int) Row {
	said := words.N(len(a.Premises), "%d premise", "%d premises")
	if a.Label != "" {
		said += ", " + a.Label
	}
	role := words.T("Step for")
	if a.Polarity == argmap.Con {
		role = words.T("Step against")
	}
	r := Row{Of: a.Ref(), Kind: StepRow, Depth: depth, Polarity: a.Polarity, Role: role, Text: said}
	b.finish(&r)
	return r
}

func (b *rowBuilder) premise(a argmap.Argument, p argmap.StatementID, depth int) {
	if home, ok := b.o.Home(p); ok && home.ID == a.ID {
		b.statement(p, a, depth)
		return
	}
	st, ok := b.s.Statement(p)
	if !ok {
		return
	}
	r := Row{Of: p.Ref(), Kind: LinkRow, Depth: depth, Polarity: a.Polarity, Role: words.T(string(b.o.RoleIn(a, st))), Text: "→ " + st.Title()}
	r.Sentence = b.speak.row(r)
	if plain(b.s, a) { // no other row says it
		r.Sentence += schemeWords(a)
	}
	b.rows = append(b.rows, r)
}
