package workspace

import (
	"fmt"
	"strings"

	"warrant/internal/argmap"
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
	HasBelow bool
	Folded   bool
	Below    int    // statements below
	Found    bool   // a search hit
	Sentence string // the row as one speaks it
}

// Rows returns the rows of the outline that no fold hides, in reading order; a box that is being typed is among them.
func (w *Workspace) Rows() []Row {
	s := w.shown()
	b := rowBuilder{w: w, s: s, o: s.Outline(), seen: map[argmap.ArgumentID]bool{}}
	for _, root := range b.o.Roots {
		b.statement(root, argmap.Argument{}, 0)
	}
	return b.rows
}

type rowBuilder struct {
	w    *Workspace
	s    *argmap.Snapshot
	o    *argmap.Outline
	rows []Row
	seen map[argmap.ArgumentID]bool
}

func (b *rowBuilder) statement(id argmap.StatementID, in argmap.Argument, depth int) {
	st, ok := b.s.Statement(id)
	if !ok {
		return
	}
	r := Row{
		Of: id.Ref(), Depth: depth, Polarity: in.Polarity, Role: string(b.o.Role(id)), Text: st.Text,
		Cited: len(b.s.CitationsOf(id.Ref())), Comments: len(b.s.CommentsOn(id.Ref())),
	}
	if len(st.Holdings) > 0 && (st.Holdings[0].Voice != b.s.Narrator().ID || len(st.Holdings) > 1) {
		r.Voice = VoiceWords(b.s, st)
	}
	b.finish(&r)
	if !r.Folded {
		b.below(id.Ref(), depth+1)
	}
}

// finish fills in what depends on what hangs below, and adds the row.
func (b *rowBuilder) finish(r *Row) {
	r.HasBelow = len(b.s.On(r.Of)) > 0
	r.Folded = r.HasBelow && b.w.look.folded[r.Of]
	r.Below = len(b.o.Below(r.Of))
	r.Found = b.w.hits()[r.Of]
	r.Sentence = r.sentence()
	b.rows = append(b.rows, *r)
}

func (b *rowBuilder) below(r argmap.Ref, depth int) {
	for _, a := range b.s.On(r) {
		if b.seen[a.ID] {
			continue
		}
		b.seen[a.ID] = true
		if !b.plain(a) {
			b.step(a, depth)
			continue
		}
		b.premise(a, a.Premises[0], depth)
	}
}

// plain reports whether a step needs no row of its own.
func (b *rowBuilder) plain(a argmap.Argument) bool {
	return len(a.Premises) == 1 && a.Label == "" && len(b.s.On(a.Ref())) == 0
}

func (b *rowBuilder) step(a argmap.Argument, depth int) {
	words := "1 premise"
	if n := len(a.Premises); n > 1 {
		words = fmt.Sprintf("%d premises together", n)
	}
	if a.Label != "" {
		words += ", “" + a.Label + "”"
	}
	role := "Step for"
	if a.Polarity == argmap.Con {
		role = "Step against"
	}
	r := Row{Of: a.Ref(), Kind: StepRow, Depth: depth, Polarity: a.Polarity, Role: role, Text: words}
	b.finish(&r)
	for _, p := range a.Premises {
		b.premise(a, p, depth+1)
	}
	if !r.Folded {
		b.below(a.Ref(), depth+1)
	}
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
	r := Row{Of: p.Ref(), Kind: LinkRow, Depth: depth, Polarity: a.Polarity, Role: string(b.o.RoleIn(a, st)), Text: "→ " + st.Title()}
	r.Sentence = r.sentence()
	b.rows = append(b.rows, r)
}

// sentence says a row in a fixed order: role, voice, text, level, what hangs below, citations, comments.
func (r Row) sentence() string {
	var out strings.Builder
	out.WriteString(r.Role)
	if r.Voice != "" {
		out.WriteString(", " + r.Voice)
	}
	out.WriteString(": " + strings.TrimRight(r.Text, ". ") + ".")
	fmt.Fprintf(&out, " Level %d.", r.Depth+1)
	count := func(n int, one, many string) {
		if n == 1 {
			out.WriteString(" One " + one + ".")
		} else if n > 1 {
			fmt.Fprintf(&out, " %d %s.", n, many)
		}
	}
	count(r.Cited, "citation", "citations")
	count(r.Comments, "comment", "comments")
	if r.Folded {
		fmt.Fprintf(&out, " Folded, %d below.", r.Below)
	}
	if r.Found {
		out.WriteString(" Search hit.")
	}
	return out.String()
}
