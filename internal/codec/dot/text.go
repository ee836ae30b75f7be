package dot

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// wrap breaks text into lines of at most columns characters, counting wide ones as two: at spaces, between wide
// characters, and anywhere in a word that is longer than a line.
func wrap(text string, columns int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, used = "", 0
	}
	for _, word := range strings.Fields(text) {
		for i, part := range parts(word, columns) {
			n := columnsOf(part)
			space := 0
			if i == 0 && line != "" {
				space = 1
			}
			if used+space+n > columns {
				flush()
				space = 0
			}
			line += strings.Repeat(" ", space) + part
			used += space + n
		}
	}
	flush()
	return lines
}

// parts cuts a word where a line may break inside it.
func parts(word string, columns int) []string {
	var out []string
	part, used := "", 0
	for _, r := range word {
		n := columnsOf(string(r))
		if used > 0 && (n == 2 || used+n > columns) && !unicode.Is(unicode.Mn, r) {
			out = append(out, part)
			part, used = "", 0
		}
		part += string(r)
		used += n
	}
	return append(out, part)
}

// columnsOf returns how many columns a text takes.
func columnsOf(text string) int {
	n := 0
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// quoted returns text as a DOT string that Graphviz shows as it is: no escapes and no HTML entities of the text's own.
func quoted(text string) string { return `"` + escaped(text) + `"` }

func escaped(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\\' || r == '"':
			out.WriteString(`\` + string(r))
		case r == '&':
			out.WriteString("&amp;")
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// lines returns lines as a DOT string, each set to the left.
func lines(of []string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, l := range of {
		out.WriteString(escaped(l) + `\l`)
	}
	return out.String() + `"`
}

// indented sets lines off from the arrow that they stand at.
func indented(lines []string) []string {
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}
