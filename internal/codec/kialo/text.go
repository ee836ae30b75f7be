package kialo

import (
	"bytes"
	"regexp"
	"strings"
)

// Bounds of what is looked for as a link, so that a file of nothing but brackets is read in time.
const (
	maxLabel   = 1000 // bytes of the words of a link
	maxAddress = 4000 // bytes of its address
)

// said is the text of a claim without what is markup in the file.
type said struct {
	words string
	links []link
	marks []string // numbers of sources, in order
	loose bool     // words follow some mark
}

// link is a stretch of a text that leads to a page.
type link struct {
	words, address string
	moved          bool // the same words stand further up, so that the place of the link does not show from them
}

// readText takes escapes, links, and the marks of sources that there are out of a text.
func readText(text string, known map[string]bool) said {
	var s said
	var out []byte
	from, marked := 0, -1 // the end of the last link, and of the words before the first mark
	for i := 0; i < len(text); {
		switch {
		case escapes(text, i):
			out = append(out, text[i+1])
			i += 2
			continue
		case text[i] == '[':
			if words, address, n := linkAt(text[i:]); n > 0 {
				at := len(out) - from
				out = append(out, words...)
				s.links = append(s.links, link{words, address, bytes.Index(out[from:], []byte(words)) < at})
				from = len(out)
				i += n
				continue
			}
			if number, n := markAt(text[i:]); known[number] {
				out = bytes.TrimRight(out, " \t")
				from = min(from, len(out))
				s.marks = append(s.marks, number)
				if marked < 0 {
					marked = len(out)
				}
				i += n
				continue
			}
		}
		out = append(out, text[i])
		i++
	}
	s.words = string(out)
	s.loose = marked >= 0 && strings.Trim(s.words[min(marked, len(s.words)):], " \t\n.,;:!?)\"'”’") != ""
	return s
}

// escapes reports whether there is a backslash at i that takes the meaning from what follows.
func escapes(text string, i int) bool {
	return text[i] == '\\' && i+1 < len(text) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[i+1]) >= 0
}

// unescaped returns a text without the backslashes that take the meaning from what follows.
func unescaped(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		if escapes(text, i) {
			i++
		}
		out.WriteByte(text[i])
	}
	return out.String()
}

// linkAt reads [words](address) at the start of a text; n is its length, 0 where it is none.
func linkAt(text string) (words, address string, n int) {
	end := closing(text[:min(len(text), maxLabel)], '[', ']')
	if end < 0 || end+1 >= len(text) || text[end+1] != '(' {
		return "", "", 0
	}
	rest := text[end+1:]
	last := closing(rest[:min(len(rest), maxAddress)], '(', ')')
	if last < 0 {
		return "", "", 0
	}
	words, address = unescaped(text[1:end]), unescaped(rest[1:last])
	if !isAddress(address) {
		return "", "", 0
	}
	return words, address, end + 1 + last + 1
}

// closing returns where the bracket at the start of a text is closed; -1: nowhere.
func closing(text string, open, shut byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch {
		case escapes(text, i):
			i++
		case text[i] == open:
			depth++
		case text[i] == shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

var mark = regexp.MustCompile(`^\[(\d{1,9})\]`)

// markAt reads [12] at the start of a text; n is its length.
func markAt(text string) (number string, n int) {
	m := mark.FindStringSubmatch(text[:min(len(text), 11)])
	if m == nil {
		return "", 0
	}
	return integers(m[1]), len(m[0])
}

var (
	escaper  = strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`, `[`, `\[`, `]`, `\]`)
	likeNext = regexp.MustCompile(`^[ \t]*\d+(?:\.\d+)*\.(?:[ \t]|$)`)
)

// writeText returns a text as it is written behind a number: what of it would be markup or the start of a claim is
// escaped. The links are on words that follow each other in the text; how many of them were found there is returned.
func writeText(text string, links []link) (out string, linked int) {
	var b strings.Builder
	rest := text
	for _, l := range links {
		if strings.TrimSpace(l.words) == "" || !isAddress(l.address) || len(escaper.Replace(l.words)) > maxLabel-2 || len(escaper.Replace(l.address)) > maxAddress-2 {
			break
		}
		before, after, ok := strings.Cut(rest, l.words)
		if !ok {
			break
		}
		b.WriteString(escaper.Replace(before) + "[" + escaper.Replace(l.words) + "](" + escaper.Replace(l.address) + ")")
		rest = after
		linked++
	}
	b.WriteString(escaper.Replace(rest))
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		switch {
		case i == 0 && labelled.MatchString(line):
			lines[i] = strings.Replace(line, ":", `\:`, 1)
		case i == 0 && strings.HasPrefix(line, "-> See "):
			lines[i] = `-\` + line[1:]
		case i > 0 && likeNext.MatchString(line):
			lines[i] = strings.Replace(line, ".", `\.`, 1)
		case i > 0 && strings.TrimSpace(line) == sourcesHead:
			lines[i] = strings.Replace(line, ":", `\:`, 1)
		}
	}
	return strings.Join(lines, "\n"), linked
}
