package argmap

import (
	"strconv"
	"strings"
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
	if end == 0 { // one very long word
		runes := []rune(text)
		return string(runes[:min(len(runes), titleRunes-1)]) + "…"
	}
	if end < len(text) {
		return strings.TrimRight(text[:end], ",;:–—- ") + "…"
	}
	return text
}

// Short returns an item as one names it in passing: first family name, "et al." where there are more, and the year.
func (r Item) Short() string {
	names := r.Authors
	if len(names) == 0 {
		names = r.Editors
	}
	who := r.Title
	if len(names) > 0 {
		who = names[0].Family
		if who == "" {
			who = names[0].Literal
		}
		if len(names) == 2 && names[1].Family != "" {
			who += " and " + names[1].Family
		} else if len(names) > 1 {
			who += " et al."
		}
	}
	if year := r.Issued.year(); year != "" {
		who += " " + year
	}
	return who
}

func (d Date) year() string {
	if d.Year == 0 {
		return d.Text
	}
	return strconv.Itoa(d.Year)
}
