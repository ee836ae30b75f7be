package document

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// grade is what an objection is against, the weightiest first.
type grade int

const (
	toThesis grade = iota
	toReason
	toStep
	toEvidence
)

// objection is one point of a report.
type objection struct {
	step     argmap.Argument
	grade    grade
	severity argmap.Severity
	open     bool // nothing answers it
	comments []argmap.Comment
}

// report writes what a referee would: what the map argues, its objections by their weight, the comments that are open, and
// the claims that nothing supports.
//
// Every step against something is an objection, unless what it is against serves an objection itself: then it is an
// answer. Its weight follows from what it is against: a thesis and a reason make it major, a step (an undercut) and
// evidence minor, in this order. An open comment on the objection, or on a statement in it, that is marked minor or major
// counts instead. Among equals those come first that nothing answers, then those that are read first.
//
// The passage is where the text says what is objected to. The change asked for is that of the open comments on the
// objection; without any, it is said in general.
func (w *scribe) report() {
	w.heading(1, "Report on “"+w.doc.Title+"”")
	if len(w.doc.Authors) > 0 {
		w.paragraph(Run{Text: "By " + strings.Join(w.doc.Authors, ", ")})
	}
	w.heading(2, "What is argued")
	for _, id := range w.out.Roots {
		st := w.statement(id)
		if st.Thesis || len(w.snap.On(id.Ref())) > 0 {
			w.point("Thesis", stop(w.words(id)))
			for _, a := range w.snap.On(id.Ref()) {
				if a.Polarity == argmap.Pro {
					w.line(1, "Reason", w.premised(a))
				}
			}
		}
	}
	all := w.objections()
	told := map[argmap.CommentID]bool{}
	for _, weight := range []struct {
		severity argmap.Severity
		title    string
	}{{argmap.Major, "Major points"}, {argmap.Minor, "Minor points"}, {argmap.Remark, "Remarks"}} {
		w.weighing(weight.severity, weight.title, all, told)
	}
	w.unsupported()
	w.bibliography(false)
}

// point adds an item at the left edge with a word of the program's own in front.
func (w *scribe) point(name, text string) {
	w.add(Block{Shape: Item, Runs: []Run{{Text: name, Strong: true}, {Text: ": " + text}}})
}

// objections returns the objections by weight, as the doc comment of report says.
func (w *scribe) objections() []objection {
	lacking := w.snap.Lacking()
	var out []objection
	for _, a := range w.steps() {
		if a.Polarity != argmap.Con || !w.serves(a.Ref()) {
			continue
		}
		o := objection{step: a, grade: w.grade(a), open: lacking.Replies[a.ID], severity: argmap.Major}
		if o.grade > toReason {
			o.severity = argmap.Minor
		}
		for _, of := range append(refs(a.Premises), a.Ref()) {
			for _, c := range w.snap.CommentsOn(of) {
				if c.Status == argmap.Open {
					o.comments = append(o.comments, c)
				}
			}
		}
		for _, c := range o.comments {
			if c.Severity != argmap.Remark {
				o.severity = c.Severity
			}
		}
		out = append(out, o)
	}
	slices.SortStableFunc(out, func(a, b objection) int {
		switch {
		case a.grade != b.grade:
			return int(a.grade - b.grade)
		case a.open == b.open:
			return 0
		case a.open:
			return -1
		}
		return 1
	})
	return out
}

// steps returns all steps, each at what it bears on, in reading order.
func (w *scribe) steps() []argmap.Argument {
	var out []argmap.Argument
	var on func(argmap.Ref)
	on = func(r argmap.Ref) {
		for _, a := range w.snap.On(r) {
			out = append(out, a)
			on(a.Ref())
		}
	}
	for _, id := range w.out.Order {
		on(id.Ref())
	}
	return out
}

// serves reports whether a statement or a step serves an objection: on its way to a root there is an odd number of steps
// against something.
func (w *scribe) serves(r argmap.Ref) bool {
	if known, ok := w.serving[r]; ok {
		return known
	}
	var a argmap.Argument
	var ok bool
	if id, is := r.Statement(); is {
		a, ok = w.out.Home(id)
	} else if id, is := r.Argument(); is {
		a, ok = w.snap.Argument(id)
	}
	w.serving[r] = ok && w.serves(a.Target) != (a.Polarity == argmap.Con)
	return w.serving[r]
}

// grade returns what an objection is against.
func (w *scribe) grade(a argmap.Argument) grade {
	id, ok := a.Target.Statement()
	if !ok {
		return toStep
	}
	st := w.statement(id)
	_, placed := w.out.Home(id)
	switch {
	case st.Thesis || !placed:
		return toThesis
	case st.Kind == argmap.Evidence:
		return toEvidence
	}
	return toReason
}

// weighing writes the points of one weight: the objections, then the comments that belong to none.
func (w *scribe) weighing(severity argmap.Severity, title string, all []objection, told map[argmap.CommentID]bool) {
	begun := false
	begin := func() {
		if !begun {
			w.heading(2, title)
		}
		begun = true
	}
	for _, o := range all {
		for _, c := range o.comments {
			told[c.ID] = true
		}
		if o.severity == severity {
			begin()
			w.objected(o)
		}
	}
	for _, c := range w.snap.Comments() {
		if c.Severity == severity && c.Status == argmap.Open && !told[c.ID] {
			begin()
			w.commented(c)
		}
	}
}

// objected writes one objection as a card.
func (w *scribe) objected(o objection) {
	a := o.step
	var card Block
	card.Shape, card.Level = Card, 3
	kind := map[grade]string{toThesis: "Objection to the thesis ", toReason: "Objection to the reason ", toStep: "Objection to the step from ",
		toEvidence: "Objection to the evidence "}[o.grade]
	target := ""
	var where []argmap.Ref
	if id, ok := a.Target.Statement(); ok {
		target, where = w.quoted(id), []argmap.Ref{id.Ref()}
	} else if id, ok := a.Target.Argument(); ok {
		step, _ := w.snap.Argument(id)
		target, where = w.premised(step), append([]argmap.Ref{step.Ref()}, refs(step.Premises)...)
	}
	card.Runs = []Run{{Text: kind + target}}
	for _, id := range a.Premises {
		card.row("Objection", w.voiced(id))
		card.rows("Source", w.passages(id.Ref()))
	}
	card.rows("Source", w.passages(a.Ref()))
	var requests []string
	for _, r := range where {
		card.rows("Passage", w.passages(r))
	}
	for _, c := range o.comments {
		card.row("Comment", stop(c.Text))
		if c.Request != "" {
			requests = append(requests, stop(c.Request))
		}
	}
	for _, text := range w.against(a) {
		card.row("Answer", text)
	}
	if len(requests) == 0 {
		requests = []string{generalRequest(o)}
	}
	card.rows("Requested change", requests)
	w.add(card)
}

// generalRequest returns what is to be done about an objection where nobody said it.
func generalRequest(o objection) string {
	if !o.open {
		return "Say in the text what the answer to this objection is, and whether it meets it."
	}
	return map[grade]string{
		toThesis: "Answer the objection, or narrow the thesis.", toReason: "Answer the objection, or give up the reason.",
		toStep: "Say why the step holds all the same.", toEvidence: "Say why the evidence can be trusted all the same.",
	}[o.grade]
}

// against returns the words of what is said against a step or one of its premises.
func (w *scribe) against(a argmap.Argument) []string {
	var out []string
	for _, r := range append(refs(a.Premises), a.Ref()) {
		for _, on := range w.snap.On(r) {
			if on.Polarity == argmap.Con {
				for _, id := range on.Premises {
					out = append(out, w.voiced(id))
				}
			}
		}
	}
	return out
}

// commented writes a comment that belongs to no objection as a card.
func (w *scribe) commented(c argmap.Comment) {
	card := Block{Shape: Card, Level: 3, Runs: []Run{{Text: "On the whole"}}}
	if id, ok := c.Of.Statement(); ok {
		card.Runs[0].Text = "On " + w.quoted(id)
		card.rows("Passage", w.passages(c.Of))
	} else if id, ok := c.Of.Argument(); ok {
		a, _ := w.snap.Argument(id)
		card.Runs[0].Text = "On the step from " + w.premised(a)
		card.rows("Passage", w.passages(c.Of))
	}
	card.row("Comment", stop(c.Text))
	card.row("Requested change", stop(c.Request))
	for _, r := range c.Replies {
		card.row("Reply", joined(": ", r.Author, stop(r.Text)))
	}
	w.add(card)
}

// unsupported lists the claims that rest on nothing, but for those that serve an objection.
func (w *scribe) unsupported() {
	all := slices.DeleteFunc(argmap.Unsupported(w.snap), func(st argmap.Statement) bool { return w.serves(st.ID.Ref()) })
	if len(all) == 0 {
		return
	}
	w.heading(2, "Claims that nothing supports")
	for _, st := range all {
		text := stop(w.words(st.ID))
		if marks := w.passages(st.ID.Ref()); len(marks) > 0 {
			text += " (" + strings.Join(marks, "; ") + ")"
		}
		w.add(Block{Shape: Item, Number: w.numbers[st.ID], Runs: []Run{{Text: text}}})
	}
}

// row adds a line to a card, unless there is nothing to say.
func (b *Block) row(label, text string) {
	if strings.TrimSpace(text) != "" {
		b.Rows = append(b.Rows, Row{label, text})
	}
}

func (b *Block) rows(label string, texts []string) {
	for _, text := range texts {
		b.row(label, text)
	}
}

func refs(ids []argmap.StatementID) []argmap.Ref {
	var out []argmap.Ref
	for _, id := range ids {
		out = append(out, id.Ref())
	}
	return out
}
