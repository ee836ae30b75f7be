package carneades

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"warrant/internal/argmap"
)

// Names that Carneades reads as they are: of statements terms and words that start with a small letter, of schemes words.
var (
	fitStatement = regexp.MustCompile(`^¬?\p{Ll}[\p{L}\p{N}_-]*(\([^\s']*\))?$`)
	fitArgument  = regexp.MustCompile(`^\p{Ll}[\p{L}\p{N}_.-]*$`)
	fitScheme    = regexp.MustCompile(`^\p{Ll}[\p{L}\p{N}_]*$`)
	noWord       = regexp.MustCompile(`[^\p{L}\p{N}]+`)
)

// free returns the first name that nothing else has.
func (w *writer) free(name, word string) string {
	for n := 1; name == "" || w.taken[name]; n++ {
		name = fmt.Sprintf("%s%d", word, n)
	}
	w.taken[name] = true
	return name
}

// name gives statements and arguments their names: their ids where these can be names.
func (w *writer) name() {
	var later []argmap.Ref
	give := func(r argmap.Ref, fit *regexp.Regexp) {
		if fit.MatchString(r.ID) && canonical(r.ID) == r.ID && !w.taken[r.ID] {
			w.names[r] = w.free(r.ID, "")
			return
		}
		later = append(later, r)
	}
	for _, id := range w.snap.Outline().Order {
		give(id.Ref(), fitStatement)
	}
	for _, a := range w.snap.Arguments() {
		give(a.Ref(), fitArgument)
	}
	next := map[argmap.Kind]int{}
	for _, r := range later {
		word := map[argmap.Kind]string{argmap.KindStatement: "s", argmap.KindArgument: "a"}[r.Kind]
		for w.names[r] == "" {
			next[r.Kind]++
			if name := fmt.Sprintf("%s%d", word, next[r.Kind]); !w.taken[name] {
				w.names[r] = w.free(name, "")
			}
		}
	}
}

// nameTexts names the texts that are cited.
func (w *writer) nameTexts() {
	kept, _ := rest(w.snap, argmap.MapRef, topLevel)
	main := !slices.ContainsFunc(kept, func(p pair) bool { return p.key == meta && under(p.value, mainText) != nil })
	for i, s := range w.snap.Sources() {
		w.texts[s.ID] = fmt.Sprintf("text%d", i+1)
		if i == 0 && main && s.Item == "" {
			w.texts[s.ID] = mainText
		}
	}
}

// scheme returns a scheme's name as one that a rule can have, and notes that it is followed.
func (w *writer) scheme(name string) string {
	if name == "" || slices.Contains(w.rulesKept, name) || slices.Contains(basic, name) {
		return name
	}
	if !fitScheme.MatchString(name) {
		name = strings.Trim(noWord.ReplaceAllString(strings.ToLower(name), "_"), "_")
		if !fitScheme.MatchString(name) || slices.Contains(basic, name) {
			name = "scheme_" + name
		}
	}
	if !slices.Contains(w.schemes, name) {
		w.schemes = append(w.schemes, name)
	}
	return name
}
