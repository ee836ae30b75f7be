// Package filter tells which statements of a map a filter picks, what a filter can be made of, and how one says it in
// words. It is the one place where filters are understood: the window, the outline and the command line ask here.
package filter

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/find"
	"warrant/internal/words"
)

// Pick returns the statements that a filter picks. In one group of conditions any will do, all groups have to agree; an
// empty filter picks all.
func Pick(s *argmap.Snapshot, f argmap.Filter) map[argmap.StatementID]bool {
	out := map[argmap.StatementID]bool{}
	want := wanted(f)
	for _, fact := range factsOf(s) {
		if fact.fits(want, find.Type(f.Text), -1) {
			out[fact.id] = true
		}
	}
	return out
}

// Empty reports whether a filter picks everything, whatever it does with the rest.
func Empty(f argmap.Filter) bool {
	return f.Text == "" && !slices.ContainsFunc(wanted(f), func(values []string) bool { return len(values) > 0 })
}

// fact is what filters ask of a statement: by group, the values that it has.
type fact struct {
	id     argmap.StatementID
	values [groupCount][]string
	text   string
}

// fits reports whether the statement meets all groups of conditions but the one that is left out.
func (f fact) fits(want [][]string, text find.Typed, leaveOut group) bool {
	for g, values := range want {
		if len(values) > 0 && group(g) != leaveOut && !slices.ContainsFunc(values, func(v string) bool { return slices.Contains(f.values[g], v) }) {
			return false
		}
	}
	_, ok := text.Rank(f.text)
	return ok
}

// factsOf works out what filters ask of every statement, in reading order.
func factsOf(s *argmap.Snapshot) []fact {
	out := make([]fact, 0, s.Count(argmap.KindStatement))
	commented := commentedIn(s)
	cited := citedIn(s)
	for _, id := range s.Outline().Order {
		st, _ := s.Statement(id)
		f := fact{id: id, text: st.Text + "\n" + st.Short}
		for _, h := range st.Holdings {
			f.add(byVoice, string(h.Voice))
			if h.Voice == s.Reader().ID {
				f.add(byWhose, string(argmap.Mine))
			} else {
				f.add(byWhose, string(argmap.Theirs))
			}
		}
		f.add(byKind, string(st.Kind))
		f.add(byRole, string(s.Outline().Role(id)))
		if st.Group != "" {
			f.add(bySection, st.Group)
		}
		for _, t := range st.Tags {
			f.add(byTag, t)
		}
		for _, c := range cited[id] {
			f.addCitation(s, c)
		}
		if s.Lacking().Support[id] {
			f.add(byCheck, string(argmap.NoEvidence))
		}
		if s.Lacking().Answer[id] {
			f.add(byCheck, string(argmap.Unopposed))
		}
		if commented[id] {
			f.add(byCheck, string(argmap.Commented))
		}
		out = append(out, f)
	}
	return out
}

func (f *fact) add(g group, value string) {
	if !slices.Contains(f.values[g], value) {
		f.values[g] = append(f.values[g], value)
	}
}

// addCitation notes the work and the text of a citation, and how it is tied to the text.
func (f *fact) addCitation(s *argmap.Snapshot, c argmap.Citation) {
	f.add(byAnchor, string(s.Anchor(c)))
	if c.Item != "" {
		f.add(bySource, c.Item.Ref().String())
	}
	if p, ok := s.Passage(c.Passage); ok {
		f.add(bySource, p.Source.Ref().String())
	}
}

// citedIn returns the citations of all statements.
func citedIn(s *argmap.Snapshot) map[argmap.StatementID][]argmap.Citation {
	out := map[argmap.StatementID][]argmap.Citation{}
	for _, c := range s.Citations() {
		if id, ok := c.Of.Statement(); ok {
			out[id] = append(out[id], c)
		}
	}
	return out
}

// commentedIn returns the statements with comments on them or on a step that they are premises of.
func commentedIn(s *argmap.Snapshot) map[argmap.StatementID]bool {
	out := map[argmap.StatementID]bool{}
	for _, c := range s.Comments() {
		if id, ok := c.Of.Statement(); ok {
			out[id] = true
		}
		if id, ok := c.Of.Argument(); ok {
			a, _ := s.Argument(id)
			for _, p := range a.Premises {
				out[p] = true
			}
		}
	}
	return out
}

// Words says a filter in a few words, as "Taylor or Smart, evidence".
func Words(s *argmap.Snapshot, f argmap.Filter) string {
	var parts []string
	for g, values := range wanted(f) {
		var names []string
		for _, v := range values {
			names = append(names, wordsOf(s, group(g), v))
		}
		if len(names) > 0 {
			parts = append(parts, strings.Join(names, " or "))
		}
	}
	if f.Text != "" {
		parts = append(parts, words.T("“%s”", f.Text))
	}
	return strings.Join(parts, ", ")
}

// Known returns a filter without the voices, works and texts that are no longer in the map.
func Known(s *argmap.Snapshot, f argmap.Filter) argmap.Filter {
	f.Voices = slices.DeleteFunc(slices.Clone(f.Voices), func(v argmap.VoiceID) bool { return !s.Has(v.Ref()) })
	f.Sources = slices.DeleteFunc(slices.Clone(f.Sources), func(r argmap.Ref) bool { return !s.Has(r) })
	return f
}
