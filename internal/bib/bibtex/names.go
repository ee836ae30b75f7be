package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/bib"
)

// splitAt splits a value at a separator that stands outside braces.
func splitAt(tex string, is func(rest string) int) []string {
	var out []string
	depth, from := 0, 0
	for at := 0; at < len(tex); {
		if depth <= 0 {
			if n := is(tex[at:]); n > 0 {
				out = append(out, tex[from:at])
				at += n
				from = at
				continue
			}
		}
		switch tex[at] {
		case '{':
			depth++
		case '}':
			depth--
		case '\\':
			at++
		}
		at++
	}
	return append(out, tex[min(from, len(tex)):])
}

// and measures the word "and" with white space around it at the beginning of a text, whatever its case.
func and(rest string) int {
	n := 0
	for n < len(rest) && blank(rest[n]) {
		n++
	}
	if n == 0 || len(rest) < n+4 || !strings.EqualFold(rest[n:n+3], "and") || !blank(rest[n+3]) {
		return 0
	}
	return n + 3
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// listOf reads values that are joined by "and".
func listOf(tex string) []string {
	var out []string
	words := strings.FieldsFunc(tex, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' })
	for _, part := range splitAt(" "+strings.Join(words, " ")+" ", and) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// namesOf reads a list of persons and bodies.
func namesOf(tex string) []bib.CSLName {
	var out []bib.CSLName
	for _, one := range listOf(tex) {
		if n := nameOf(one); n != (bib.CSLName{}) {
			out = append(out, n)
		}
	}
	return out
}

// nameOf reads one name: a body in braces, "von Last, Jr, First", "First von Last", or BibLaTeX's "family=…, given=…".
func nameOf(tex string) bib.CSLName {
	tex = strings.TrimSpace(tex)
	if strings.HasPrefix(tex, "{") && groupEnd(tex) == len(tex) && !strings.HasPrefix(tex, `{\`) {
		return bib.CSLName{Literal: plainText(tex)}
	}
	if tex == "others" {
		return bib.CSLName{Literal: "others"}
	}
	var parts []string
	for _, part := range splitAt(tex, func(rest string) int {
		if rest[0] == ',' {
			return 1
		}
		return 0
	}) {
		parts = append(parts, strings.TrimSpace(part))
	}
	if strings.Contains(parts[0], "=") && strings.Contains(tex, "family") {
		return extended(parts)
	}
	switch len(parts) {
	case 1:
		return inOrder(wordsOf(tex))
	case 2:
		von, last := vonAndLast(wordsOf(parts[0]))
		return whole(bib.CSLName{Particle: von, Family: last, Given: plainText(parts[1])})
	default:
		von, last := vonAndLast(wordsOf(parts[0]))
		given := plainText(strings.Join(parts[2:], ", "))
		return whole(bib.CSLName{Particle: von, Family: last, Suffix: plainText(parts[1]), Given: given})
	}
}

// whole makes a body of what has only a family name or only a given one behind a comma.
func whole(n bib.CSLName) bib.CSLName {
	if n.Family == "" && n.Particle == "" {
		n.Family, n.Given = n.Given, ""
	}
	return n
}

// extended reads given=Hans, family=Harman, prefix=von, suffix=III.
func extended(parts []string) bib.CSLName {
	var n bib.CSLName
	for _, part := range parts {
		key, value, _ := strings.Cut(part, "=")
		value = plainText(strings.Trim(strings.TrimSpace(value), `"`))
		switch strings.TrimSpace(strings.Trim(key, `"`)) {
		case "family":
			n.Family = value
		case "given":
			n.Given = value
		case "prefix":
			n.Particle = value
		case "suffix":
			n.Suffix = value
		}
	}
	return n
}

// inOrder reads "First von Last".
func inOrder(words []string) bib.CSLName {
	if len(words) == 0 {
		return bib.CSLName{}
	}
	first, last := -1, -1
	for i, w := range words[:len(words)-1] {
		if small(w) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		first, last = len(words)-1, len(words)-2
	}
	return bib.CSLName{Given: plainText(strings.Join(words[:first], " ")),
		Particle: plainText(strings.Join(words[first:last+1], " ")), Family: plainText(strings.Join(words[last+1:], " "))}
}

func vonAndLast(words []string) (von, last string) {
	n := 0
	for i, w := range words[:max(0, len(words)-1)] {
		if small(w) {
			n = i + 1
		}
	}
	if n > 0 && !small(words[0]) {
		n = 0 // "Vázques de Parga" is one name
	}
	return plainText(strings.Join(words[:n], " ")), plainText(strings.Join(words[n:], " "))
}

func wordsOf(tex string) []string {
	var out []string
	for _, w := range splitAt(tex, func(rest string) int {
		if blank(rest[0]) || rest[0] == '~' {
			return 1
		}
		return 0
	}) {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// small reports whether a word is one of the small ones before a family name: its first letter outside braces, or the one
// under an accent, is a small one.
func small(word string) bool {
	if strings.HasPrefix(word, "{") && !strings.HasPrefix(word, `{\`) {
		return false
	}
	for _, r := range plainText(word) {
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
	}
	return false
}

// groupEnd returns where the group at the beginning of a text ends.
func groupEnd(tex string) int {
	depth := 0
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// texNames writes a list of names.
func texNames(names []bib.CSLName) string {
	var out []string
	for _, n := range names {
		out = append(out, texName(n))
	}
	return strings.Join(out, " and ")
}

func texName(n bib.CSLName) string {
	switch {
	case n.Literal == "others":
		return "others"
	case n.Literal != "":
		return "{" + texOf(n.Literal) + "}"
	}
	family := guarded(n.Family, n.Particle == "" || n.Given == "")
	if n.Particle != "" {
		family = texOf(n.Particle) + " " + family
	}
	switch {
	case n.Suffix != "":
		return family + ", " + guarded(n.Suffix, false) + ", " + guarded(n.Given, false)
	case n.Given != "":
		return family + ", " + guarded(n.Given, false)
	}
	if strings.HasPrefix(family, "{") {
		return family + "," // without the comma it would be a body
	}
	return family
}

// guarded puts braces round what would be taken apart in a name.
func guarded(text string, words bool) string {
	tex := texOf(text)
	r, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsAny(text, ",=") || and(" "+text+" ") > 0 || len(listOf(tex)) > 1 || words &&
		(strings.Contains(text, " ") || strings.Contains(text, "\u00A0")) || words && unicode.IsLower(r) {
		return "{" + tex + "}"
	}
	return tex
}
