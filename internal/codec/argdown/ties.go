package argdown

import (
	"slices"
)

// tieKey tells relations apart.
type tieKey struct {
	kind     string
	from, to party
}

// finish does what comes after the walk: relations of reconstructed arguments are those of their conclusions.
func (m *modeller) finish() {
	for _, list := range [][]*class{m.statements, m.arguments} {
		for _, c := range list {
			if c.section == nil && len(c.members) > 0 {
				c.section = c.members[0].section
			}
		}
	}
	if !m.keepTies {
		m.moveTies()
	}
	if m.strict {
		m.strictTies()
	}
	m.redundantTies()
}

func (m *modeller) moveTies() {
	known := map[tieKey]bool{}
	for _, t := range m.ties {
		known[tieKey{t.kind, t.from, t.to}] = true
	}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		was := tieKey{t.kind, t.from, t.to}
		if c := t.from.class; c != nil && c.isArgument && len(c.steps) > 0 {
			t.from.class = m.stated[c.steps[len(c.steps)-1].title]
		}
		if c := t.to.class; c != nil && c.isArgument && len(c.steps) > 0 && t.kind == undercuts {
			if step := c.steps[len(c.steps)-1].inference; step != nil {
				t.to = party{step: step}
			}
		}
		is := tieKey{t.kind, t.from, t.to}
		if was == is {
			return false
		}
		twice := known[is]
		known[is] = true
		return twice
	})
}

func (m *modeller) strictTies() {
	known := map[tieKey]bool{}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		if t.from.class == nil || t.to.class == nil || t.from.class.isArgument || t.to.class.isArgument {
			return false
		}
		switch t.kind {
		case supports:
			t.kind = entails
		case attacks:
			t.kind = contrary
			if known[tieKey{contrary, t.to, t.from}] || known[tieKey{contrary, t.from, t.to}] {
				return true
			}
			known[tieKey{contrary, t.from, t.to}] = true
		}
		return false
	})
}

// redundantTies drops attacks on arguments of which one premise is attacked by the same statement anyway.
func (m *modeller) redundantTies() {
	known := map[tieKey]bool{}
	for _, t := range m.ties {
		known[tieKey{t.kind, t.from, t.to}] = true
	}
	m.ties = slices.DeleteFunc(m.ties, func(t *tie) bool {
		if t.kind != attacks || t.from.class == nil || t.from.class.isArgument || t.to.class == nil || !t.to.class.isArgument {
			return false
		}
		return slices.ContainsFunc(t.to.class.steps, func(s *member) bool {
			p := party{class: m.stated[s.title]}
			return s.role == premise && (known[tieKey{attacks, t.from, p}] || known[tieKey{contradicts, t.from, p}] || known[tieKey{contradicts, p, t.from}] ||
				known[tieKey{contrary, t.from, p}] || known[tieKey{contrary, p, t.from}])
		})
	})
}
