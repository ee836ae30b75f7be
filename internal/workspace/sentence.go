package workspace

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// speaker says rows as one reads them aloud, always in the same order: role, voice, text, level, place among its like,
// the scheme of its step, what bears on it, what it cites, what was said of it, what is open, what is folded.
type speaker struct {
	s           *argmap.Snapshot
	look        scene.Look
	unanswered  map[argmap.ArgumentID]bool
	unsupported map[argmap.StatementID]bool
}

func newSpeaker(s *argmap.Snapshot, look scene.Look) *speaker {
	p := &speaker{s: s, look: look, unanswered: map[argmap.ArgumentID]bool{}, unsupported: map[argmap.StatementID]bool{}}
	for _, a := range argmap.Unanswered(s) {
		p.unanswered[a.ID] = true
	}
	for _, st := range argmap.Unsupported(s) {
		p.unsupported[st.ID] = true
	}
	return p
}

// row says a row of the outline.
func (p *speaker) row(r Row) string {
	var out strings.Builder
	out.WriteString(r.Role)
	if r.Voice != "" {
		out.WriteString(", " + r.Voice)
	}
	text := strings.Join(strings.Fields(strings.TrimPrefix(r.Text, "→ ")), " ")
	out.WriteString(": " + ended(text))
	if r.Kind == LinkRow {
		out.WriteString(words.T(" It stands elsewhere."))
		return out.String()
	}
	out.WriteString(p.position(r.Of))
	out.WriteString(p.scheme(r.Of))
	out.WriteString(p.bearing(r.Of))
	out.WriteString(p.cited(r.Of))
	if n := r.Comments; n > 0 {
		said := " " + capital(words.N(n, "one comment", "%d comments"))
		switch open := r.Open; {
		case open == n && n == 1:
			said += words.T(", open")
		case open == n:
			said += words.T(", all open")
		case open > 0:
			said += words.T(", %d open", open)
		default:
			said += words.T(", resolved")
		}
		out.WriteString(said + ".")
	}
	for _, problem := range r.Problems {
		out.WriteString(" " + problem + ".")
	}
	if r.Folded {
		out.WriteString(words.T(" Folded, %d below", r.Below))
		if r.Against > 0 {
			out.WriteString(words.T(", %d against", r.Against))
		}
		out.WriteString(".")
	}
	if r.Found {
		out.WriteString(words.T(" Search hit."))
	}
	return out.String()
}

// ended returns a text with a mark at its end.
func ended(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".?!") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// position says how far a record is from what it starts at, and which it is of its like.
func (p *speaker) position(of argmap.Ref) string {
	level := p.level(of)
	said := words.T(" Level %d", level)
	id, stated := of.Statement()
	a, ok := argmap.Argument{}, false
	if stated {
		if a, ok = p.s.Outline().Home(id); !ok {
			roots := p.s.Outline().Roots
			if len(roots) > 1 {
				said += words.T(", %d of %d that bear on nothing", slices.Index(roots, id)+1, len(roots))
			}
			return said + "."
		}
	} else {
		step, _ := of.Argument()
		a, _ = p.s.Argument(step)
	}
	on := p.s.On(a.Target)
	at := slices.IndexFunc(on, func(b argmap.Argument) bool { return b.ID == a.ID })
	said += words.T(", step %d of %d", at+1, len(on))
	if n := len(a.Premises); stated && n > 1 {
		said += words.T(", premise %d of %d", slices.Index(a.Premises, id)+1, n)
	}
	return said + "."
}

// scheme names the argumentation scheme of a step, or of the step of a statement that has it to itself: where a step has
// several premises, its own row says it once.
func (p *speaker) scheme(of argmap.Ref) string {
	if step, ok := of.Argument(); ok {
		a, _ := p.s.Argument(step)
		return schemeWords(a)
	}
	id, _ := of.Statement()
	if a, ok := p.s.Outline().Home(id); ok && plain(p.s, a) {
		return schemeWords(a)
	}
	return ""
}

func schemeWords(a argmap.Argument) string {
	if a.Scheme == "" {
		return ""
	}
	return words.T(" Scheme: %s", ended(a.Scheme))
}

// level is 1 for what bears on nothing, and one more with each step.
func (p *speaker) level(of argmap.Ref) int {
	if id, ok := of.Statement(); ok {
		return p.s.Outline().Depth(id) + 1
	}
	level := 1
	for range p.s.Count(argmap.KindArgument) {
		id, ok := of.Argument()
		if !ok {
			break
		}
		a, _ := p.s.Argument(id)
		of = a.Target
		level++
	}
	if id, ok := of.Statement(); ok {
		level += p.s.Outline().Depth(id)
	}
	return level
}

// bearing counts the steps on a record by the role that their first premise plays.
func (p *speaker) bearing(of argmap.Ref) string {
	counts := map[argmap.Role]int{}
	for _, a := range p.s.On(of) {
		if st, ok := p.s.Statement(a.Premises[0]); ok {
			counts[p.s.Outline().RoleIn(a, st)]++
		}
	}
	var parts []string
	counted := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, words.N(n, one, many))
		}
	}
	counted(counts[argmap.RoleReason], "one reason", "%d reasons")
	counted(counts[argmap.RoleEvidence], "one piece of evidence", "%d pieces of evidence")
	counted(counts[argmap.RoleUnstated], "one unstated premise", "%d unstated premises")
	counted(counts[argmap.RoleWarrant], "one warrant", "%d warrants")
	counted(counts[argmap.RoleObjection], "one objection", "%d objections")
	counted(counts[argmap.RoleCounterargument], "one counterargument", "%d counterarguments")
	counted(counts[argmap.RoleRebuttal], "one rebuttal", "%d rebuttals")
	counted(counts[argmap.RoleUndercut], "one undercut", "%d undercuts")
	if len(parts) == 0 {
		return ""
	}
	return " " + capital(strings.Join(parts, ", ")) + "."
}

// anchorWords are the states of citations in words.
var anchorWords = map[scene.Anchor]string{
	scene.AnchorWhole: "of the work as a whole", scene.AnchorExact: "exact", scene.AnchorMoved: "moved", scene.AnchorAmbiguous: "ambiguous",
	scene.AnchorChanged: "changed", scene.AnchorLost: "lost", scene.AnchorDetached: "the text is not attached",
}

// cited counts citations and says how their ties to the text are, the worst last.
func (p *speaker) cited(of argmap.Ref) string {
	all := p.s.CitationsOf(of)
	if len(all) == 0 {
		return ""
	}
	counts := map[scene.Anchor]int{}
	var states []scene.Anchor
	for _, c := range all {
		a := scene.AnchorOf(p.s, p.look, c)
		if counts[a]++; counts[a] == 1 {
			states = append(states, a)
		}
	}
	slices.Sort(states)
	said := " " + capital(words.N(len(all), "one citation", "%d citations"))
	if len(states) == 1 {
		return said + ", " + words.T(anchorWords[states[0]]) + "."
	}
	for i, a := range states {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		said += fmt.Sprintf("%s%d %s", sep, counts[a], words.T(anchorWords[a]))
	}
	return said + "."
}

// problems says what is open about a record, shortest words first.
func (p *speaker) problems(of argmap.Ref, in argmap.Argument) []string {
	var out []string
	id, stated := of.Statement()
	if !stated {
		return nil
	}
	if in.ID != "" && len(in.Premises) > 0 && in.Premises[0] == id && p.unanswered[in.ID] {
		out = append(out, words.T("No answer yet"))
	}
	st, _ := p.s.Statement(id)
	switch {
	case p.unsupported[id]:
		out = append(out, words.T("No support yet"))
	case st.Kind == argmap.Evidence && len(p.s.CitationsOf(of)) == 0:
		out = append(out, words.T("No source"))
	}
	return out
}

// SelectionWords is what is selected in one sentence, as its row in the outline says it.
func (w *Workspace) SelectionWords() (string, error) {
	of := w.Leading()
	if of.IsZero() {
		return "", edit.Refusal("Select a statement or a step first.")
	}
	said := w.rowFor(of)
	if id, ok := of.Argument(); ok {
		a, _ := w.Snapshot().Argument(id)
		said = StepWords(w.Snapshot(), a) + " " + said
	}
	return said, nil
}

// rowFor says a record as a row of its own, whether the outline shows one or a fold hides it.
func (w *Workspace) rowFor(of argmap.Ref) string {
	b := w.rowBuilder()
	if id, ok := of.Argument(); ok {
		a, _ := b.s.Argument(id)
		return b.stepRow(a, 0).Sentence
	}
	id, _ := of.Statement()
	home, _ := b.o.Home(id)
	return b.statementRow(id, home, 0).Sentence
}

// readSelection shows the sentence large in the status line; asked again, it puts it on the clipboard.
func (w *Workspace) readSelection() error {
	said, err := w.SelectionWords()
	if err != nil {
		return err
	}
	if w.message == (Message{Tone: Large, Text: said}) && w.cfg.Window != nil {
		w.cfg.Window("go.readcopy")
		return nil
	}
	w.say(Large, said)
	return nil
}
