package edit

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Merge makes one statement of several: the first takes in the others, with who holds them, their tags, notes, citations,
// comments, disputes and uses, and all that bears on them. Words of the others that differ go into its note. A step from one of them to
// another cannot stay, as a statement does not bear on itself, and is said.
func Merge(of ...argmap.Ref) Act {
	return func(c *Context) (Outcome, error) {
		if len(of) < 2 {
			return Outcome{}, refuse("Select two statements or more: the leading one takes in the others.")
		}
		into, err := c.statement(of[0])
		if err != nil {
			return Outcome{}, err
		}
		m := merging{Context: c, into: into}
		out := Outcome{Title: words.T("merging %s into %s", Name(c.Now(), of[1]), Name(c.Now(), of[0])), Select: of[:1]}
		if len(of) > 2 {
			out.Title = words.T("merging %d statements into %s", len(of)-1, Name(c.Now(), of[0]))
		}
		for _, r := range of[1:] {
			st, err := c.statement(r)
			if err != nil {
				return Outcome{}, err
			}
			m.take(st)
		}
		out.Notice = m.words(len(of))
		return out, nil
	}
}

// merging is taking statements into one.
type merging struct {
	*Context
	into argmap.Statement
	goes Doomed   // steps that would have borne on their own premise
	lost []string // what one statement cannot have twice
}

func (m *merging) take(st argmap.Statement) {
	m.content(st)
	m.Put(m.into)
	m.uses(st.ID)
	m.redirect(st.Ref(), m.into.Ref())
	for _, d := range m.Now().DisputesOver(st.ID) {
		d.Statement = m.into.ID
		m.Put(d)
	}
	m.Remove(st.Ref())
	m.twins(m.Now().On(m.into.Ref()))
	m.twins(m.Now().Uses(m.into.ID))
	m.citedTwice()
}

// content takes what is kept in the statement itself.
func (m *merging) content(st argmap.Statement) {
	to := &m.into
	to.Thesis = to.Thesis || st.Thesis
	to.Holdings = slices.Clone(to.Holdings)
	for _, h := range st.Holdings {
		if !slices.Contains(to.Holdings, h) {
			to.Holdings = append(to.Holdings, h)
		}
	}
	to.Tags = slices.Clone(to.Tags)
	for _, t := range st.Tags {
		if !slices.Contains(to.Tags, t) {
			to.Tags = append(to.Tags, t)
		}
	}
	var notes []string
	for _, n := range []string{to.Note, st.Text, st.Note} {
		if n != "" && !strings.Contains(to.Text, n) && !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	to.Note = strings.Join(notes, "\n\n")
	m.lost = append(m.lost, take(words.T("the short title"), &to.Short, st.Short)...)
	m.lost = append(m.lost, take(words.T("the group"), &to.Group, st.Group)...)
	m.lost = append(m.lost, takeForeign(m.Now(), &to.Foreign, st.Ref(), st.Foreign)...)
	if st.Kind != to.Kind {
		m.lost = append(m.lost, words.T("the kind %s", kindWord(st.Kind)))
	}
}

// uses puts the one statement where the other was used, and takes it out of the steps that would bear on a premise of
// their own.
func (m *merging) uses(id argmap.StatementID) {
	self := func(a argmap.Argument) bool {
		return a.Target == m.into.Ref() || a.Target == id.Ref()
	}
	both := []argmap.StatementID{id, m.into.ID}
	for _, a := range slices.Concat(m.Now().Uses(id), m.Now().Uses(m.into.ID)) {
		a, ok := m.Now().Argument(a.ID)
		if !ok {
			continue // it went with another
		}
		at := slices.IndexFunc(a.Premises, func(p argmap.StatementID) bool { return slices.Contains(both, p) })
		if at < 0 {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(a.Premises), func(p argmap.StatementID) bool { return slices.Contains(both, p) })
		switch {
		case !self(a):
			a.Premises = slices.Insert(rest, min(at, len(rest)), m.into.ID)
			m.Put(a)
		case len(rest) > 0:
			a.Premises = rest
			m.Put(a)
		default:
			d := doomed(m.Now())
			d.steps(a)
			gone := d.result()
			m.removeAll(gone)
			m.goes = m.goes.and(gone)
		}
	}
}

// twins makes one step of those that say the same of the same.
func (m *merging) twins(steps []argmap.Argument) {
	for i, a := range steps {
		for _, b := range steps[:i] {
			if !m.Now().Has(a.Ref()) || !m.Now().Has(b.Ref()) || a.Target != b.Target || a.Polarity != b.Polarity || !slices.Equal(a.Premises, b.Premises) {
				continue
			}
			if a.Label != b.Label || a.Scheme != b.Scheme {
				continue // they may be meant as two
			}
			kept, _ := m.Now().Argument(b.ID)
			m.lost = append(m.lost, takeForeign(m.Now(), &kept.Foreign, a.Ref(), a.Foreign)...)
			m.Put(kept)
			m.redirect(a.Ref(), b.Ref())
			m.Remove(a.Ref())
		}
	}
}

// citedTwice drops a citation that says just what another of the same statement says.
func (m *merging) citedTwice() {
	var seen []argmap.Citation
	for _, c := range m.Now().CitationsOf(m.into.Ref()) {
		plain := c
		plain.ID, plain.Rank = "", ""
		if slices.Contains(seen, plain) {
			m.Remove(c.Ref())
		}
		seen = append(seen, plain)
	}
}

func (m *merging) words(n int) string {
	said := words.T("%d statements are one now.", n)
	said += notKept(m.lost)
	if len(m.goes.Arguments) > 0 {
		said += words.T(" A statement cannot bear on itself, so this went: %s.", m.goes.String())
	}
	return said
}

// notKept says what of a record that another took in is not kept, after another sentence; "" where nothing is lost.
// take gives a record what another says where it says nothing itself; what is not taken is named.
func take(what string, have *string, other string) (lost []string) {
	switch {
	case *have == "":
		*have = other
	case other != "" && other != *have:
		return []string{words.T("%s “%s”", what, other)}
	}
	return nil
}

func notKept(lost []string) string {
	if len(lost) == 0 {
		return ""
	}
	return words.T(" Not kept: %s.", strings.Join(lost, ", "))
}

func kindWord(k argmap.StatementKind) string {
	switch k {
	case argmap.Evidence:
		return words.T("evidence")
	case argmap.Assumption:
		return words.T("unstated premise")
	}
	return words.T("claim")
}
