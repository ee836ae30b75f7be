package argmap

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lengths of a short title that is taken from the text.
const (
	titleWords = 6
	titleRunes = 32
)

// Title returns a statement's short title, or else the start of its text: at most six words and 32 characters.
func (r Statement) Title() string {
	if r.Short != "" {
		return r.Short
	}
	text := strings.Join(strings.Fields(r.Text), " ")
	end, words := 0, 0
	for i, c := range text + " " {
		if c != ' ' {
			continue
		}
		if words++; words > titleWords || utf8.RuneCountInString(text[:i]) > titleRunes {
			break
		}
		end = i
	}
	switch {
	case text == "":
		return ""
	case end == 0: // one very long word, or a script that has no spaces
		runes := []rune(text)
		cut := titleRunes - 1
		for cut > 1 && unicode.Is(unicode.M, runes[cut]) {
			cut-- // no letter loses its accents
		}
		return string(runes[:cut]) + "…"
	case end < len(text):
		return strings.TrimRight(text[:end], ",;:–—- ") + "…"
	}
	return text
}

// Short returns an item as one names it in passing: the family names of one or two, "et al." where there are more, and the year.
func (r Item) Short() string {
	names := r.Authors
	if len(names) == 0 {
		names = r.Editors
	}
	who := r.Title
	switch len(names) {
	case 0:
	case 1:
		who = names[0].short()
	case 2:
		who = names[0].short() + " and " + names[1].short()
	default:
		who = names[0].short() + " et al."
	}
	return strings.TrimSpace(who + " " + r.Issued.year())
}

// short returns the part of a name by which one is cited.
func (n Name) short() string { return cmp.Or(n.Family, n.Literal, n.Given) }

func (d Date) year() string {
	if d.Year == 0 {
		return d.Text
	}
	return strconv.Itoa(d.Year)
}
