package document

import (
	"strings"

	"warrant/internal/argmap"
)

// outline tells all of a map line by line. Each statement has the number that the diagram shows for it and its role; a
// step with one premise is the premise's own line, any other step has a line of its own. Where a statement serves again,
// the line refers to its number.
func (w *scribe) outline() {
	w.resolved = true
	w.head()
	if about := w.snap.Map().Description; about != "" {
		w.paragraph(Run{Text: about})
	}
	for _, c := range w.snap.CommentsOn(argmap.MapRef) {
		w.paragraph(comment(c)...)
	}
	for _, id := range w.out.Roots {
		w.tells(id, 0, "", w.out.Role(id))
		w.below(id.Ref(), 1)
	}
	if all := w.snap.Disputes(); len(all) > 0 {
		w.heading(2, "Disputes")
		for _, d := range all {
			w.line(0, d.Title, w.names(d.Sides[0])+" against "+w.names(d.Sides[1])+", over "+w.numbers[d.Statement]+" "+w.quoted(d.Statement))
		}
	}
	w.bibliography(true)
}

// line adds an item without a number: what it is about, and what is to be said of that.
func (w *scribe) line(level int, name, text string) {
	w.add(Block{Shape: Item, Level: min(level, MaxLevel), Runs: []Run{{Text: joined(": ", name, text)}}})
}

// below tells the steps on a record.
func (w *scribe) below(on argmap.Ref, level int) {
	for _, a := range w.snap.On(on) {
		w.step(a, level)
	}
}

func (w *scribe) step(a argmap.Argument, level int) {
	ref := a.Ref()
	bare := len(w.snap.On(ref)) == 0 && len(w.snap.CitationsOf(ref)) == 0 && len(w.snap.CommentsOn(ref)) == 0 && a.Scheme == ""
	if len(a.Premises) == 1 && bare {
		w.premise(a, a.Premises[0], level, a.Label)
		return
	}
	word := "for it"
	if a.Polarity == argmap.Con {
		word = "against it"
	}
	w.add(Block{Shape: Item, Level: min(level, MaxLevel), Runs: []Run{{Text: "Step", Strong: true},
		{Text: bracketed(a.Label) + ": " + count(len(a.Premises), "premise") + ", " + word}}})
	if a.Scheme != "" {
		w.line(level+1, "Scheme", a.Scheme)
	}
	w.beside(ref, level+1)
	for _, id := range a.Premises {
		w.premise(a, id, level+1, "")
	}
	w.below(ref, level+1)
}

// premise tells a statement with all below it where it has its place, and elsewhere refers to that.
func (w *scribe) premise(a argmap.Argument, id argmap.StatementID, level int, label string) {
	st := w.statement(id)
	if home, ok := w.out.Home(id); ok && home.ID == a.ID {
		w.tells(id, level, label, w.out.RoleIn(a, st))
		w.below(id.Ref(), level+1)
		return
	}
	w.add(Block{Shape: Item, Level: min(level, MaxLevel), Runs: []Run{{Text: string(w.out.RoleIn(a, st)), Strong: true},
		{Text: bracketed(label) + ": see " + w.numbers[id] + " " + w.quoted(id)}}})
}

// tells tells a statement and what is known of it.
func (w *scribe) tells(id argmap.StatementID, level int, label string, role argmap.Role) {
	st := w.statement(id)
	words := bracketed(label)
	if who := w.who(st); who != "" {
		words += ", " + who
	}
	w.add(Block{Shape: Item, Level: min(level, MaxLevel), Number: w.numbers[id],
		Runs: []Run{{Text: string(role), Strong: true}, {Text: words + ": " + w.words(id)}}})
	var facts []string
	fact := func(name, value string) {
		if value != "" {
			facts = append(facts, name+": "+value)
		}
	}
	if st.Short != st.Text {
		fact("in short", st.Short)
	}
	if st.Kind != argmap.Claim && role != argmap.RoleEvidence && role != argmap.RoleUnstated {
		fact("kind", string(st.Kind))
	}
	fact("section", st.Group)
	fact("tags", strings.Join(st.Tags, ", "))
	if len(facts) > 0 {
		w.line(level+1, "", capital(strings.Join(facts, "; ")))
	}
	if st.Note != "" {
		w.line(level+1, "Note", st.Note)
	}
	w.beside(id.Ref(), level+1)
}

// beside tells what a record cites, and the comments on it.
func (w *scribe) beside(of argmap.Ref, level int) {
	if all := w.passages(of); len(all) > 0 {
		w.line(level, "Cites", strings.Join(all, "; "))
	}
	for _, c := range w.snap.CommentsOn(of) {
		w.add(Block{Shape: Item, Level: min(level, MaxLevel), Runs: comment(c)})
	}
}

// comment returns a comment with its weight, what it asks for, and the replies.
func comment(c argmap.Comment) []Run {
	text := ""
	if c.Author != "" {
		text = " by " + c.Author
	}
	text += ", " + string(c.Severity) + ", " + string(c.Status) + ": " + stop(c.Text)
	if c.Request != "" {
		text += " Change asked for: " + stop(c.Request)
	}
	for _, r := range c.Replies {
		text += " Reply" + strings.TrimSuffix(" by "+r.Author, " by ") + ": " + stop(r.Text)
	}
	return []Run{{Text: "Comment", Strong: true}, {Text: text}}
}
