package scene

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Grouping says by what the boxes of a map are drawn in areas.
type Grouping string

// The groupings.
const (
	Ungrouped Grouping = ""
	BySection Grouping = "section" // of the text, or the user's own
	ByVoice   Grouping = "voice"   // who is named first as holding it
	ByTag     Grouping = "tag"     // the first one
)

// Word is what a map is grouped by, in the user's language.
func (g Grouping) Word() string {
	switch g {
	case BySection:
		return words.T("section")
	case ByVoice:
		return words.T("voice")
	}
	return words.T("tag")
}

// Groupings lists the groupings, as a command goes through them.
var Groupings = []Grouping{Ungrouped, BySection, ByVoice, ByTag}

// cluster is the statements that belong together.
type cluster struct {
	name    string // "" for those that belong to none
	title   string
	members []argmap.StatementID // in reading order
	against int                  // how many of them speak against what they hang from
}

// Of returns the group of a statement. One that is in none, as it has just been added, is drawn with what it bears on; ""
// where that is in none either.
func (g Grouping) Of(s *argmap.Snapshot, id argmap.StatementID) string {
	o := s.Outline()
	for {
		st, ok := s.Statement(id)
		if !ok {
			return ""
		}
		if name := g.own(st); name != "" {
			return name
		}
		a, ok := o.Home(id)
		if !ok {
			return ""
		}
		if id, ok = Base(s, a); !ok {
			return ""
		}
	}
}

// Base returns the statement at which a step is drawn: what it bears on, or for an undercut, what the step bears on that it
// attacks.
func Base(s *argmap.Snapshot, a argmap.Argument) (argmap.StatementID, bool) {
	for range s.Count(argmap.KindArgument) + 1 {
		if id, ok := a.Target.Statement(); ok {
			return id, true
		}
		id, _ := a.Target.Argument()
		next, ok := s.Argument(id)
		if !ok {
			break
		}
		a = next
	}
	return "", false
}

// own returns the group that a statement itself names; "" where it names none.
func (g Grouping) own(st argmap.Statement) string {
	switch {
	case g == BySection:
		return st.Group
	case g == ByVoice && len(st.Holdings) > 0:
		return string(st.Holdings[0].Voice)
	case g == ByTag && len(st.Tags) > 0:
		return st.Tags[0]
	}
	return ""
}

// title returns what a group is called.
func (g Grouping) title(s *argmap.Snapshot, name string) string {
	switch {
	case name == "":
		return words.T("No %s", g.Word())
	case g == ByVoice:
		v, _ := s.Voice(argmap.VoiceID(name))
		return v.Name
	case g == BySection && len(strings.Fields(name)) == 1 && number(name) > 0:
		return words.T("Section %s", name)
	}
	return name
}

// clusters returns the groups of a map: sections by their numbers, voices as they are listed, tags as they are spelled;
// what has none of these comes last.
func (g Grouping) clusters(s *argmap.Snapshot) []*cluster {
	o := s.Outline()
	byName := map[string]*cluster{}
	var all []*cluster
	for _, id := range o.Order {
		name := g.Of(s, id)
		c := byName[name]
		if c == nil {
			c = &cluster{name: name, title: g.title(s, name)}
			byName[name] = c
			all = append(all, c)
		}
		c.members = append(c.members, id)
		if p, ok := o.Stance(id); ok && p == argmap.Con {
			c.against++
		}
	}
	slices.SortStableFunc(all, func(a, b *cluster) int {
		if (a.name == "") != (b.name == "") {
			return cmp.Compare(b.name, a.name)
		}
		return g.compare(s, a.name, b.name)
	})
	return all
}

// compare puts two groups in order.
func (g Grouping) compare(s *argmap.Snapshot, a, b string) int {
	switch g {
	case BySection:
		m, n := number(a), number(b)
		if (m > 0) != (n > 0) {
			return cmp.Compare(n, m) // what has no number comes last, as it is read
		}
		return cmp.Compare(m, n)
	case ByVoice:
		at := func(id string) int {
			return slices.IndexFunc(s.Voices(), func(v argmap.Voice) bool { return string(v.ID) == id })
		}
		return cmp.Compare(at(a), at(b))
	}
	return cmp.Compare(strings.ToLower(a), strings.ToLower(b))
}

// number returns the number of a section, in Arabic or Roman figures: it is the first word or, as in “Part II”, the second;
// 0: there is none.
func number(section string) int {
	said := strings.FieldsFunc(section, func(r rune) bool { return strings.ContainsRune(" .:)§", r) })
	for _, word := range said[:min(2, len(said))] {
		if n := figures(word); n > 0 {
			return n
		}
	}
	return 0
}

// figures reads a number; 0: it is none.
func figures(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	value := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n, last := 0, 0
	for _, r := range word {
		v := value[r]
		if v == 0 {
			return 0
		}
		if n += v; v > last && last > 0 {
			n -= 2 * last
		}
		last = v
	}
	return n
}

// count says how much is in a group.
func (c *cluster) count() string {
	said := words.N(len(c.members), "%d statement", "%d statements")
	if c.against > 0 {
		said += words.T(", %d against", c.against)
	}
	return said
}
