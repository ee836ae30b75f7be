package workspace

import (
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// StepWords says a step in one sentence: what its premises together speak for or against.
func StepWords(s *argmap.Snapshot, a argmap.Argument) string {
	var premises []string
	for _, p := range a.Premises {
		premises = append(premises, quoted(s, p.Ref()))
	}
	because := premises[0]
	if n := len(premises); n > 1 {
		because = strings.Join(premises[:n-1], ", ") + " and " + premises[n-1] + " together"
	}
	target, on := quoted(s, a.Target), onStep(s, a)
	switch {
	case a.IsUndercut():
		return fmt.Sprintf("Undercut: %s %s against %s%s.", because, agrees(a, "speaks", "speak"), target, on)
	case a.IsWarrant():
		return fmt.Sprintf("Warrant: %s %s %s%s.", because, agrees(a, "supports", "support"), target, on)
	case a.Polarity == argmap.Con:
		return fmt.Sprintf("Objection: %s against %s%s.", because, target, on)
	}
	return fmt.Sprintf("Reason: because %s, therefore %s%s.", because, target, on)
}

func agrees(a argmap.Argument, one, many string) string {
	if len(a.Premises) > 1 {
		return many
	}
	return one
}

// onStep says who objects to a step and who supports it, as "; this step is attacked by Critics".
func onStep(s *argmap.Snapshot, a argmap.Argument) string {
	var words string
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
		if words == "" {
			words = "; this step is"
		} else {
			words += " and"
		}
		if p == argmap.Con {
			words += " attacked by " + sideWords(s, who)
		} else {
			words += " supported by " + sideWords(s, who)
		}
	}
	return words
}

// quoted names a statement by its title, a step by where it starts.
func quoted(s *argmap.Snapshot, r argmap.Ref) string {
	if id, ok := r.Statement(); ok {
		st, _ := s.Statement(id)
		return "“" + st.Title() + "”"
	}
	a, _ := s.Argument(argmap.ArgumentID(r.ID))
	if len(a.Premises) == 0 {
		return "the step"
	}
	return "the step from " + quoted(s, a.Premises[0].Ref())
}

// HoldingWords says who holds a statement and how, as "Critics assert, as Alenga reports".
func HoldingWords(s *argmap.Snapshot, h argmap.Holding) string {
	name := func(id argmap.VoiceID) string {
		v, _ := s.Voice(id)
		return v.Name
	}
	words := name(h.Voice) + " " + string(h.Stance)
	if h.Through != "" {
		words += ", through " + name(h.Through)
	}
	return words
}

// VoiceWords returns the voice that a statement's box shows, and how many more hold it.
func VoiceWords(s *argmap.Snapshot, st argmap.Statement) string {
	if len(st.Holdings) == 0 {
		return ""
	}
	v, _ := s.Voice(st.Holdings[0].Voice)
	words := v.Name
	switch st.Holdings[0].Stance {
	case argmap.Denies:
		words += " (denies)"
	case argmap.Reports:
		words += " (reports)"
	}
	if n := len(st.Holdings) - 1; n > 0 {
		words += fmt.Sprintf(" +%d", n)
	}
	return words
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
