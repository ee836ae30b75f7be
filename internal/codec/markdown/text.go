package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"warrant/internal/codec"
)

// marks are what has a meaning within a text: escapes, code, entities, links, line breaks and emphasis.
var marks = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|`[^`\n]+`|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);" +
	`|!?\[((?:[^\[\]\\]|\\.)*)\]\(<?([^()\s<>]*)>?(?:\s+"[^"\n]*")?\)|<(https?://[^<>\s]+|mailto:[^<>\s]+)>|<[bB][rR]\s*/?>|\*{1,3}|_{1,3}|~~`)

// unmark returns what a text of Markdown says, and whether it had more to show than that, such as emphasis. The address
// of a link stands behind it.
func unmark(text string) (out string, formatted bool) {
	var pieces []string
	open := map[string]int{} // the last mark that may begin emphasis, by what it is: its place among the pieces
	at := 0
	for _, m := range marks.FindAllStringSubmatchIndex(text, -1) {
		pieces = append(pieces, text[at:m[0]])
		mark := text[m[0]:m[1]]
		at = m[1]
		switch {
		case mark[0] == '\\':
			mark = mark[1:]
		case mark[0] == '`':
			mark, formatted = mark[1:len(mark)-1], true
		case mark[0] == '&':
			mark = html.UnescapeString(mark)
		case m[6] >= 0:
			mark = text[m[6]:m[7]]
		case mark[0] == '<':
			mark = "\n"
		case m[2] >= 0:
			words, more := unmark(text[m[2]:m[3]])
			formatted = formatted || more
			if mark = words; text[m[4]:m[5]] != "" && text[m[4]:m[5]] != words {
				mark += " (" + text[m[4]:m[5]] + ")"
			}
		default:
			begins, ends := flanks(text, m[0], m[1])
			if from, ok := open[mark]; ok && ends {
				pieces[from], formatted = "", true
				for other, place := range open {
					if place >= from {
						delete(open, other)
					}
				}
				mark = ""
			} else if begins {
				open[mark] = len(pieces)
			}
		}
		pieces = append(pieces, mark)
	}
	return strings.Join(pieces, "") + text[at:], formatted
}

// flanks reports whether a mark may begin or end emphasis.
func flanks(text string, from, to int) (begins, ends bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	begins = to < len(text) && !unicode.IsSpace(after)
	ends = from > 0 && !unicode.IsSpace(before)
	if text[from] == '_' {
		word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
		begins, ends = begins && (from == 0 || !word(before)), ends && (to == len(text) || !word(after))
	}
	return begins, ends
}

// paragraph puts lines together: those that end in a backslash or two blanks are followed by a new line, and empty ones part
// paragraphs.
func paragraph(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimLeft(line, " \t")
		trimmed := strings.TrimRight(line, " \t")
		slashes := len(trimmed) - len(strings.TrimRight(trimmed, `\`))
		switch {
		case trimmed == "":
			b.WriteString("\n\n")
		case i == len(lines)-1:
			b.WriteString(trimmed)
		case slashes%2 == 1 && len(trimmed) == len(line):
			b.WriteString(trimmed[:len(trimmed)-1] + "\n")
		case strings.HasSuffix(line, "  "):
			b.WriteString(trimmed + "\n")
		default:
			b.WriteString(trimmed + " ")
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), " \n", "\n"))
}

// braces takes what stands in braces at the end of a text, and enters it into an entry.
func braces(t *codec.Topic, text string) string {
	m := attributes.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	for _, a := range attribute.FindAllStringSubmatch(text[m[2]:m[3]], -1) {
		value, _ := unmark(a[3])
		switch {
		case a[1] != "":
			t.ID = a[1]
		case a[2] == "role":
			t.Role = value
		default:
			t.Fields[a[2]] = value
		}
	}
	return strings.TrimRight(text[:m[0]], " \t")
}
