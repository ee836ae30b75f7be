package workspace

import (
	"cmp"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// SchemeLine is a line of the list of argumentation schemes.
type SchemeLine struct {
	Scheme string // what it gives the step; empty: none
	Words  string // the whole line
	Detail string // where the name is from
	Now    bool   // the step has it
}

// standardSchemes are the names that the field uses most, as Walton, Reed and Macagno have them.
var standardSchemes = []string{
	"Argument from analogy",
	"Argument from bias",
	"Argument from cause to effect",
	"Argument from commitment",
	"Argument from consequences",
	"Argument from correlation to cause",
	"Argument from example",
	"Argument from expert opinion",
	"Argument from ignorance",
	"Argument from inconsistent commitment",
	"Argument from an established rule",
	"Argument from popular opinion",
	"Argument from position to know",
	"Argument from precedent",
	"Argument from sign",
	"Argument from values",
	"Argument from verbal classification",
	"Argument from waste",
	"Argument from witness testimony",
	"Argument to the best explanation",
	"Ethotic argument",
	"Practical reasoning",
	"Slippery slope argument",
}

// SchemeQuestion is the title of the list for a step, or for the step that a statement belongs to.
func (w *Workspace) SchemeQuestion(of argmap.Ref) string {
	if step, err := w.stepOf(of); err == nil {
		of = step
	}
	return words.T("Which scheme does %s follow?", edit.Name(w.Snapshot(), of))
}

// Schemes lists the schemes that a step can be given, as far as they hold what was typed: those of this map, the most
// used first, then the field's usual ones, then what was typed itself, and last none at all.
func (w *Workspace) Schemes(of argmap.Ref, typed string) []SchemeLine {
	typed = strings.Join(strings.Fields(typed), " ")
	s, sought := w.Snapshot(), find.Type(typed)
	step, _ := w.stepOf(of)
	a, _ := s.Argument(argmap.ArgumentID(step.ID))
	var out []SchemeLine
	listed, exact := map[string]bool{}, typed == ""
	add := func(name, detail string) {
		folded := strings.ToLower(name)
		if listed[folded] {
			return
		}
		listed[folded] = true
		exact = exact || strings.EqualFold(name, typed)
		if _, ok := sought.Rank(name); ok {
			out = append(out, SchemeLine{Scheme: name, Words: name, Detail: detail, Now: name == a.Scheme})
		}
	}
	for _, used := range usedSchemes(s) {
		add(used.name, words.N(used.steps, "%d step of this map", "%d steps of this map"))
	}
	for _, name := range standardSchemes {
		add(words.T(name), words.T("usual name"))
	}
	if !exact {
		out = append(out, SchemeLine{Scheme: typed, Words: words.T("Call it “%s”", typed)})
	}
	if typed == "" && a.Scheme != "" {
		out = append(out, SchemeLine{Words: words.T("No scheme")})
	}
	return out
}

type usedScheme struct {
	name  string
	steps int
}

// usedSchemes counts the steps of each scheme of a map, the most used first. Names that differ in case are others: they
// are what users typed.
func usedSchemes(s *argmap.Snapshot) []usedScheme {
	count := map[string]int{}
	for _, a := range s.Arguments() {
		if a.Scheme != "" {
			count[a.Scheme]++
		}
	}
	var out []usedScheme
	for name, n := range count {
		out = append(out, usedScheme{name, n})
	}
	slices.SortFunc(out, func(a, b usedScheme) int { return cmp.Or(b.steps-a.steps, cmp.Compare(a.name, b.name)) })
	return out
}

// SetScheme gives a step, or the step that a statement belongs to, a scheme; empty: none.
func (w *Workspace) SetScheme(of argmap.Ref, scheme string) error {
	return w.Keep(edit.SetScheme(of, scheme))
}
