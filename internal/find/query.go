package find

import (
	"strings"
	"unicode"
)

// Query is what somebody searches for: words, and phrases between quotation marks, all of which must be there. A word or
// phrase with a capital is searched for as it is written; in the others neither case nor accents count.
type Query struct{ terms []term }

// term is one word or phrase.
type term struct {
	parts []string // as in a folded text between its blanks
	exact bool     // capitals count
}

// Parse reads a query as it is typed: a phrase may still lack its end.
func Parse(typed string) Query {
	var q Query
	for i, stretch := range strings.Split(quotes.Replace(typed), `"`) {
		if i%2 == 1 {
			q.add(stretch)
			continue
		}
		for _, word := range strings.Fields(stretch) {
			q.add(word)
		}
	}
	return q
}

// quotes turns all quotation marks into the one that keyboards have.
var quotes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`)

func (q *Query) add(words string) {
	t := term{}
	words = kept(words)
	if t.exact = strings.ContainsFunc(words, capital); !t.exact {
		words = small(words)
	}
	if t.parts = strings.Fields(words); len(t.parts) > 0 {
		q.terms = append(q.terms, t)
	}
}

func capital(r rune) bool { return unicode.IsUpper(r) || unicode.IsTitle(r) }

// Empty reports whether nothing is searched for.
func (q Query) Empty() bool { return len(q.terms) == 0 }
