package scene

import (
	"fmt"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// speaker says in one sentence what each drawn thing is, for those who cannot see it.
type speaker struct {
	snap    *argmap.Snapshot
	outline *argmap.Outline
}

func newSpeaker(p *Plan) *speaker { return &speaker{p.snap, p.snap.Outline()} }

// statement says role, voice, text, level, place among its rivals, what bears on it, what it cites, and what is folded.
func (s *speaker) statement(c *card) string {
	if c.stub {
		return words.T("Also uses: %s Its box is not shown.", stop(c.st.Title()))
	}
	var b strings.Builder
	b.WriteString(words.T(string(c.role)))
	if who := s.voices(c.st); who != "" {
		b.WriteString(", " + who)
	}
	b.WriteString(": " + stop(strings.Join(strings.Fields(c.st.Text), " ")))
	if depth := s.outline.Depth(c.st.ID); depth > 0 {
		b.WriteString(words.T(" Level %d", depth))
		if a, ok := s.outline.Home(c.st.ID); ok {
			if on := s.snap.On(a.Target); len(on) > 1 {
				b.WriteString(words.T(", step %d of %d", index(on, a.ID)+1, len(on)))
			}
		}
		b.WriteByte('.')
	}
	b.WriteString(s.bearing(c.st.ID.Ref()))
	if n := len(s.snap.CitationsOf(c.st.ID.Ref())); n > 0 {
		fmt.Fprintf(&b, " %s.", words.N(n, "%d citation", "%d citations"))
	}
	if open, _ := comments(s.snap, c.st.ID.Ref()); open > 0 {
		fmt.Fprintf(&b, " %s.", words.N(open, "%d open comment", "%d open comments"))
	}
	if c.fold.steps > 0 {
		b.WriteString(words.T(" Folded, %d below.", c.fold.hidden))
	}
	return b.String()
}

// step says what a step joins.
func (s *speaker) step(st *step) string {
	var titles []string
	for _, id := range st.arg.Premises {
		if p, ok := s.snap.Statement(id); ok {
			titles = append(titles, p.Title())
		}
	}
	word := words.T("Reason")
	switch {
	case st.arg.IsUndercut():
		word = words.T("Undercut")
	case st.arg.IsWarrant():
		word = words.T("Warrant")
	case st.arg.Polarity == argmap.Con:
		word = words.T("Objection")
	}
	out := fmt.Sprintf("%s, %s: %s ", word, words.N(len(titles), "%d premise", "%d premises"), stop(strings.Join(titles, "; ")))
	if st.arg.Polarity == argmap.Con {
		out += words.T("Against: %s", stop(s.target(st.arg.Target)))
	} else {
		out += words.T("For: %s", stop(s.target(st.arg.Target)))
	}
	if st.arg.Label != "" {
		out += words.T(" Label: %s", stop(st.arg.Label))
	}
	return out + s.bearing(st.arg.Ref())
}

// target names what a step bears on.
func (s *speaker) target(r argmap.Ref) string {
	if id, ok := r.Statement(); ok {
		st, _ := s.snap.Statement(id)
		return st.Title()
	}
	id, _ := r.Argument()
	a, ok := s.snap.Argument(id)
	if !ok || len(a.Premises) == 0 {
		return words.T("a step")
	}
	st, _ := s.snap.Statement(a.Premises[0])
	return words.T("the step from %s", st.Title())
}

// bearing counts the steps on r.
func (s *speaker) bearing(r argmap.Ref) string {
	pro, con := 0, 0
	for _, a := range s.snap.On(r) {
		if a.Polarity == argmap.Con {
			con++
		} else {
			pro++
		}
	}
	var parts []string
	counted := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, words.N(n, one, many))
		}
	}
	if r.Kind == argmap.KindArgument {
		counted(pro, "%d warrant", "%d warrants")
		counted(con, "%d undercut", "%d undercuts")
	} else {
		counted(pro, "%d reason", "%d reasons")
		counted(con, "%d objection", "%d objections")
	}
	if len(parts) == 0 {
		return ""
	}
	return " " + strings.Join(parts, ", ") + "."
}

// voices names who holds a statement; the author who asserts what he wrote goes without saying.
func (s *speaker) voices(st argmap.Statement) string {
	var names []string
	for _, h := range st.Holdings {
		v, ok := s.snap.Voice(h.Voice)
		if !ok || v.Role == argmap.Author && h.Stance == argmap.Asserts && len(st.Holdings) == 1 {
			continue
		}
		switch h.Stance {
		case argmap.Denies:
			names = append(names, words.T("denied by %s", v.Name))
		case argmap.Reports:
			names = append(names, words.T("reported by %s", v.Name))
		default:
			names = append(names, v.Name)
		}
	}
	return strings.Join(names, ", ")
}

// stop ends a text with a full stop, unless it ends with a mark of its own.
func stop(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") {
		return text
	}
	return text + "."
}

func index(on []argmap.Argument, id argmap.ArgumentID) int {
	for i, a := range on {
		if a.ID == id {
			return i
		}
	}
	return 0
}
