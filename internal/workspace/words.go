package workspace

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/words"
)

// StepWords says a step in one sentence: what its premises together speak for or against.
func StepWords(s *argmap.Snapshot, a argmap.Argument) string {
	var premises []string
	for _, p := range a.Premises {
		premises = append(premises, quoted(s, p.Ref()))
	}
	because := premises[0]
	if n := len(premises); n > 1 {
		because = words.T("%s and %s together", strings.Join(premises[:n-1], ", "), premises[n-1])
	}
	target, on := quoted(s, a.Target), onStep(s, a)
	switch {
	case a.IsUndercut():
		return words.T("Undercut: %s %s against %s%s.", because, agrees(a, words.T("speaks"), words.T("speak")), target, on)
	case a.IsWarrant():
		return words.T("Warrant: %s %s %s%s.", because, agrees(a, words.T("supports"), words.T("support")), target, on)
	case a.Polarity == argmap.Con:
		return words.T("Objection: %s against %s%s.", because, target, on)
	}
	return words.T("Reason: because %s, therefore %s%s.", because, target, on)
}

func agrees(a argmap.Argument, one, many string) string {
	if len(a.Premises) > 1 {
		return many
	}
	return one
}

// onStep says who objects to a step and who supports it, as "; this step is attacked by Critics".
func onStep(s *argmap.Snapshot, a argmap.Argument) string {
	var said string
	for _, p := range []argmap.Polarity{argmap.Con, argmap.Pro} {
		var who []argmap.VoiceID
		for _, on := range s.On(a.Ref()) {
			if on.Polarity != p {
				continue
			}
			st, _ := s.Statement(on.Premises[0])
			if len(st.Holdings) > 0 && !slices.Contains(who, st.Holdings[0].Voice) {
				who = append(who, st.Holdings[0].Voice)
			}
		}
		if len(who) == 0 {
			continue
		}
		if said == "" {
			said = words.T("; this step is")
		} else {
			said += words.T(" and")
		}
		if p == argmap.Con {
			said += words.T(" attacked by %s", sideWords(s, who))
		} else {
			said += words.T(" supported by %s", sideWords(s, who))
		}
	}
	return said
}

// quoted names a statement by its title, a step by where it starts.
func quoted(s *argmap.Snapshot, r argmap.Ref) string {
	if id, ok := r.Statement(); ok {
		st, _ := s.Statement(id)
		return words.T("“%s”", st.Title())
	}
	a, _ := s.Argument(argmap.ArgumentID(r.ID))
	if len(a.Premises) == 0 {
		return words.T("the step")
	}
	return words.T("the step from %s", quoted(s, a.Premises[0].Ref()))
}

// HoldingWords says who holds a statement and how, as "Critics assert, as Alenga reports".
func HoldingWords(s *argmap.Snapshot, h argmap.Holding) string {
	name := func(id argmap.VoiceID) string {
		v, _ := s.Voice(id)
		return v.Name
	}
	said := name(h.Voice) + " " + string(h.Stance)
	if h.Through != "" {
		said += words.T(", through %s", name(h.Through))
	}
	return said
}

// VoiceWords returns the voice that a statement's box shows, and how many more hold it.
func VoiceWords(s *argmap.Snapshot, st argmap.Statement) string {
	if len(st.Holdings) == 0 {
		return ""
	}
	v, _ := s.Voice(st.Holdings[0].Voice)
	said := v.Name
	switch st.Holdings[0].Stance {
	case argmap.Denies:
		said += words.T(" (denies)")
	case argmap.Reports:
		said += words.T(" (reports)")
	}
	if n := len(st.Holdings) - 1; n > 0 {
		said += fmt.Sprintf(" +%d", n)
	}
	return said
}

// CitationWords says where a citation points: the place in the text, its note, and the work with its pages.
func CitationWords(s *argmap.Snapshot, c argmap.Citation) (place, work string) {
	var at []string
	if p, ok := s.Passage(c.Passage); ok {
		if p.Section != "" {
			at = append(at, "§ "+p.Section)
		}
		if p.Paragraph > 0 {
			at = append(at, fmt.Sprintf("¶ %d", p.Paragraph))
		}
		if p.Page != "" {
			at = append(at, "p. "+p.Page)
		}
	}
	if c.Note > 0 {
		at = append(at, fmt.Sprintf("n. %d", c.Note))
	}
	if item, ok := s.Item(c.Item); ok {
		work = cite.Format(item)
		if c.Locator != "" {
			work += " " + cite.Locator(c.Locator) + "."
		}
	}
	return strings.Join(at, " "), work
}
