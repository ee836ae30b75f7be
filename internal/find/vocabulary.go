package find

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary numbers the words of a map. Searching looks at each different word once, however often it stands in the map.
type vocabulary struct {
	ids   map[string]uint32
	kept  []string // as written, but for accents
	small []string
}

// words returns the numbers of a text's words, in order.
func (v *vocabulary) words(text string) []uint32 {
	var out []uint32
	for _, w := range strings.Fields(kept(text)) {
		id, ok := v.ids[w]
		if !ok {
			id = uint32(len(v.kept))
			v.ids[w] = id
			v.kept, v.small = append(v.kept, w), append(v.small, small(w))
		}
		out = append(out, id)
	}
	return out
}

// How well a word fits what was typed.
const (
	absent uint8 = iota
	inside       // it holds it somewhere
	start        // it begins with it
	whole
)

// matcher finds one term in texts that are given by the numbers of their words: for each part of the term it has a table
// that says how well each word of the vocabulary fits.
type matcher [][]uint8

func (v *vocabulary) matcher(t term) matcher {
	m := make(matcher, len(t.parts))
	words := v.small
	if t.exact {
		words = v.kept
	}
	last := len(t.parts) - 1
	for i, part := range t.parts {
		table := make([]uint8, len(words))
		for id, word := range words {
			switch {
			case last == 0:
				table[id] = quality(word, part)
			case i == 0 && strings.HasSuffix(word, part), i == last && strings.HasPrefix(word, part), word == part:
				table[id] = whole
			}
		}
		m[i] = table
	}
	return m
}

// quality says how well a word, with whatever signs are around it, fits a part of what was typed.
func quality(word, part string) uint8 {
	at := strings.Index(word, part)
	if at < 0 {
		return absent
	}
	before, _ := utf8.DecodeLastRuneInString(word[:at])
	if at > 0 && letter(before) {
		return inside
	}
	if after, _ := utf8.DecodeRuneInString(word[at+len(part):]); at+len(part) < len(word) && letter(after) {
		return start
	}
	return whole
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// in returns how well the best place of a text fits.
func (m matcher) in(text []uint32) (best uint8) {
	if len(m) > 1 {
		return m.phrase(text)
	}
	table := m[0]
	for _, id := range text {
		if q := table[id]; q > best {
			if best = q; best == whole {
				break
			}
		}
	}
	return best
}

func (m matcher) phrase(text []uint32) uint8 {
next:
	for from := 0; from+len(m) <= len(text); from++ {
		for i, table := range m {
			if table[text[from+i]] == absent {
				continue next
			}
		}
		return whole
	}
	return absent
}
