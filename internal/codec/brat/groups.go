package brat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// group is the spans that become one statement.
type group struct {
	wordings [][]*span // each in one or more parts, all in the order of the text
	id       argmap.StatementID
	kind     argmap.StatementKind
	thesis   bool
	tags     []string
	notes    []string
}

// text returns the first wording.
func (g *group) text() string {
	var words []string
	for _, s := range g.wordings[0] {
		words = append(words, s.text)
	}
	return strings.Join(words, " ")
}

// tag adds a tag that is not there yet.
func (g *group) tag(tag string) {
	if tag = codec.Line(tag); tag != "" && !slices.Contains(g.tags, tag) {
		g.tags = append(g.tags, tag)
	}
}

// sets are spans that belong together, each known by one of them.
type sets map[*span]*span

func (u sets) root(s *span) *span {
	for u[s] != nil {
		if u[u[s]] != nil {
			u[s] = u[u[s]]
		}
		s = u[s]
	}
	return s
}

// join puts two sets together and reports whether they were apart.
func (u sets) join(a, b *span) bool {
	a, b = u.root(a), u.root(b)
	if a == b {
		return false
	}
	u[b] = a
	return true
}

const sameWhy = "They became one statement with a passage for each wording; its text is the first."

// group puts together the spans that say the same, or are parts of one wording.
func (r *reader) group() {
	wordings, all := sets{}, sets{}
	for _, a := range r.file.relations {
		bare := letters(a.label)
		switch {
		case parts[bare]:
			r.join(a, "are parts of one claim",
				"They became one statement with a passage for each part; its text is the parts in the order of the text.", wordings, all)
		case same[bare]:
			r.join(a, "say the same", sameWhy, all)
		}
	}
	for _, a := range r.file.equals {
		r.join(a, "say the same", sameWhy, all)
	}
	r.joinMajorClaims(all)
	in := slices.Clone(r.file.spans)
	slices.SortStableFunc(in, func(a, b *span) int { return cmp.Compare(a.at(), b.at()) })
	at := map[*span]int{} // of a wording in its group
	groups := map[*span]*group{}
	for _, s := range in {
		g := groups[all.root(s)]
		if g == nil {
			g = &group{kind: argmap.Evidence}
			groups[all.root(s)] = g
			r.groups = append(r.groups, g)
		}
		r.of[s] = g
		i, ok := at[wordings.root(s)]
		if !ok {
			i = len(g.wordings)
			at[wordings.root(s)] = i
			g.wordings = append(g.wordings, nil)
		}
		g.wordings[i] = append(g.wordings[i], s)
		g.label(s.label)
	}
	for _, s := range in {
		if g := r.of[s]; kinds[letters(s.label)] == argmap.Evidence && g.kind == argmap.Claim {
			g.tag(s.label)
		}
	}
}

// label says what a span says of a statement: its kind, whether it is a thesis, and a tag for what these cannot say.
// What one span calls a claim is one, even where another calls it data; that is a tag, then.
func (g *group) label(label string) {
	bare := letters(label)
	kind, ours := kinds[bare]
	if kind != argmap.Evidence {
		g.kind = argmap.Claim
	}
	g.thesis = g.thesis || bare == majorClaim
	if !ours {
		g.tag(label)
	}
}

// join puts the spans that an annotation names into one set each.
func (r *reader) join(a annotation, how, why string, into ...sets) {
	first := r.spans[end(a.words[0])]
	for _, w := range a.words[1:] {
		other := r.spans[end(w)]
		what := fmt.Sprintf("that %s and %s %s", end(a.words[0]), end(w), how)
		if first == nil || other == nil {
			r.lose(codec.Dropped, a, what, "One of them is no span.")
			continue
		}
		apart := false
		for _, u := range into {
			apart = u.join(first, other)
		}
		if !apart {
			r.lose(codec.Dropped, a, what, "They were one statement already.")
			continue
		}
		r.lose(codec.Approximated, a, what, why)
	}
}

// joinMajorClaims makes one thesis of the major claims of an essay. Where claims have a stance, it is a stance to all of
// them: they are one claim in several wordings, at the beginning and at the end.
func (r *reader) joinMajorClaims(all sets) {
	if !slices.ContainsFunc(r.file.attributes, func(a annotation) bool { _, ok := r.stance(a); return ok }) {
		return
	}
	first := r.majorClaim()
	for _, s := range r.file.spans {
		if first != nil && letters(s.label) == majorClaim && all.join(first, s) {
			r.lose(codec.Approximated, s.annotation, "a further major claim", fmt.Sprintf(
				"Claims are for or against all major claims together, so it became one statement with %s, with a passage for each wording.", first.id))
		}
	}
}

// majorClaim returns the first major claim in the file; nil: there is none.
func (r *reader) majorClaim() *span {
	for _, s := range r.file.spans {
		if letters(s.label) == majorClaim {
			return s
		}
	}
	return nil
}

// stance returns the side that an attribute puts a span on; ok is false where it is no such attribute.
func (r *reader) stance(a annotation) (p argmap.Polarity, ok bool) {
	if letters(a.label) != stance || len(a.words) != 2 || r.spans[a.words[0]] == nil {
		return "", false
	}
	p, ok = stances[letters(a.words[1])]
	return p, ok
}
