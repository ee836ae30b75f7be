package document

import (
	"cmp"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// essay writes a section for each thesis, and in it a section for each step on it: those for it first, then those against
// it. In a section each statement is a paragraph that begins with its words: the premises of the step, then what is said
// for each of them, what is said against them, and what is said for and against the step itself, each with all that is
// said of it in turn. A statement that serves again is referred to. What bears on nothing stands at the end.
//
// Every block has a key, so that what a hand has changed is found again when the essay is written anew.
func (w *scribe) essay() {
	w.marked(Heading, 1, "title", Run{Text: w.doc.Title})
	if len(w.doc.Authors) > 0 {
		w.marked(Paragraph, 0, "authors", Run{Text: strings.Join(w.doc.Authors, ", ")})
	}
	var loose []argmap.StatementID
	for _, id := range w.out.Roots {
		st := w.statement(id)
		if !st.Thesis && len(w.snap.On(id.Ref())) == 0 {
			loose = append(loose, id)
			continue
		}
		w.marked(Heading, 2, "thesis "+string(id), Run{Text: "Thesis: " + w.title(id)})
		w.says(id, "")
		for _, a := range w.bearing(id.Ref()) {
			word := "Reason: "
			if a.Polarity == argmap.Con {
				word = "Objection: "
			}
			title := cmp.Or(a.Label, w.title(a.Premises[0]))
			w.marked(Heading, 3, "step "+string(a.ID), Run{Text: word + title + bracketed(a.Scheme)})
			w.argued(a, true)
		}
	}
	if len(loose) > 0 {
		w.marked(Heading, 2, "loose", Run{Text: "Not yet used"})
		for _, id := range loose {
			w.says(id, "")
		}
	}
	w.bibliography(w.style == Numbers) // whose numbers count all works
}

func (w *scribe) marked(shape Shape, level int, key string, runs ...Run) {
	w.add(Block{Shape: shape, Level: level, Key: key, Runs: runs})
}

// bearing returns the steps on a record, those for it first.
func (w *scribe) bearing(on argmap.Ref) []argmap.Argument {
	var pro, con []argmap.Argument
	for _, a := range w.snap.On(on) {
		if a.Polarity == argmap.Pro {
			pro = append(pro, a)
		} else {
			con = append(con, a)
		}
	}
	return append(pro, con...)
}

// argued writes the paragraphs of a step and of all that hangs below it. Below a heading of its own the first one needs
// no words before it.
func (w *scribe) argued(a argmap.Argument, headed bool) {
	for i, id := range a.Premises {
		lead := w.lead(a, w.statement(id), i)
		switch {
		case headed && i == 0 && w.statement(id).Kind == argmap.Claim:
			lead = ""
		case !headed && i == 0:
			lead += bracketed(joined("; ", a.Label, a.Scheme))
		}
		if home, ok := w.out.Home(id); ok && home.ID == a.ID {
			w.says(id, lead)
			continue
		}
		if lead == "" {
			lead = "on this"
		}
		w.marked(Paragraph, 0, "again "+string(a.ID)+" "+string(id), Run{Text: capital(lead) + ", see " + w.quoted(id) + "."})
		w.said = ""
	}
	if len(w.cites(a.Ref())) > 0 {
		w.marked(Paragraph, 0, "cites "+string(a.ID), w.sentence("Cited for this step as a whole", a.Ref())...)
	}
	for _, id := range w.out.Here(a) {
		for _, on := range w.bearing(id.Ref()) {
			w.argued(on, false)
		}
	}
	for _, on := range w.bearing(a.Ref()) {
		w.argued(on, false)
	}
}

// says writes the paragraph of a statement.
func (w *scribe) says(id argmap.StatementID, lead string) {
	st := w.statement(id)
	before := joined(", ", lead, w.who(st))
	if before != "" {
		before = capital(before) + ": "
	}
	runs := append([]Run{{Text: before}}, w.sentence(w.words(id), id.Ref())...)
	var quotes []string
	for _, c := range w.snap.CitationsOf(id.Ref()) {
		if p, _ := w.snap.Passage(c.Passage); p.Quote != "" && p.Quote != st.Text && !slices.Contains(quotes, p.Quote) {
			quotes = append(quotes, p.Quote)
			runs = append(runs, Run{Text: " In the words of the text: “" + strings.TrimSpace(p.Quote) + "”"})
		}
	}
	w.marked(Paragraph, 0, "says "+string(id), runs...)
	w.said = id
}

// lead says what a statement is to what it bears on. That is "this" where the paragraph before is about it, and named
// otherwise.
func (w *scribe) lead(a argmap.Argument, st argmap.Statement, nth int) string {
	role := w.out.RoleIn(a, st)
	switch {
	case nth > 0 && role == argmap.RoleUnstated:
		return "taken for granted here"
	case nth > 0:
		return "together with that"
	}
	on := "this"
	if id, ok := a.Target.Statement(); ok && id != w.said {
		on = w.quoted(id)
	}
	if id, ok := a.Target.Argument(); ok {
		step, _ := w.snap.Argument(id)
		on = "the step from " + w.premised(step)
	}
	words := map[argmap.Role]string{
		argmap.RoleReason: "a reason for", argmap.RoleEvidence: "evidence for", argmap.RoleObjection: "an objection to",
		argmap.RoleCounterargument: "an objection to", argmap.RoleRebuttal: "a reply to", argmap.RoleUndercut: "an objection to",
		argmap.RoleWarrant: "what carries", argmap.RoleUnstated: "taken for granted in favour of",
	}[role]
	if role == argmap.RoleUnstated && a.Polarity == argmap.Con {
		words = "taken for granted against"
	}
	return words + " " + on
}
