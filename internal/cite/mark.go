package cite

import (
	"strconv"

	"warrant/internal/argmap"
)

// Mark returns a citation as it is said in passing: work and pages, and in brackets where in the text it is made, as in
// "Taylor 1961, pp. 66–89 (III.3, n. 27)".
func Mark(s *argmap.Snapshot, c argmap.Citation) string {
	work := ""
	if item, ok := s.Item(c.Item); ok {
		work = item.Short()
		if work == "" {
			work = string(item.ID)
		}
	}
	work = join(", ", work, Locator(c.Locator))
	where := ""
	if p, ok := s.Passage(c.Passage); ok {
		where = Place(p)
	}
	if c.Note > 0 {
		where = join(", ", where, "n. "+strconv.Itoa(c.Note))
	}
	if work == "" {
		return where
	}
	if where == "" {
		return work
	}
	return work + " (" + where + ")"
}

// Place returns where a passage stands: section and paragraph as in "III.4", or the page.
func Place(p argmap.Passage) string {
	switch {
	case p.Section != "" && p.Paragraph > 0:
		return p.Section + "." + strconv.Itoa(p.Paragraph)
	case p.Paragraph > 0:
		return "par. " + strconv.Itoa(p.Paragraph)
	}
	return join(", ", p.Section, Locator(p.Page))
}

// Marks returns the marks of all citations of a statement or an argument, each once, in order.
func Marks(s *argmap.Snapshot, of argmap.Ref) []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range s.CitationsOf(of) {
		if mark := Mark(s, c); mark != "" && !seen[mark] {
			seen[mark] = true
			out = append(out, mark)
		}
	}
	return out
}
