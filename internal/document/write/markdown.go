package write

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"warrant/internal/document"
)

// Markdown returns a document as Markdown. An essay is written so that it can be written again over what a hand has made
// of it, which is old; nil: there is nothing yet. What it says of that are sentences. The error is that old is something
// else.
func Markdown(d *document.Document, old []byte) (data []byte, remarks []string, err error) {
	parts := markdown(d)
	if d.Kind != "essay" {
		var b strings.Builder
		for i, p := range parts {
			if i > 0 && !p.tight {
				b.WriteByte('\n')
			}
			b.WriteString(p.text + "\n")
		}
		return []byte(b.String()), nil, nil
	}
	for i := range parts {
		if word, id, ok := strings.Cut(parts[i].key, " "); ok {
			parts[i].key = word + ":" + name(id)
		}
		parts[i].hash = fingerprint(parts[i].text)
	}
	if old == nil {
		return []byte(page(order(parts), "", "", parts)), nil, nil
	}
	text, remarks, err := again(parts, old)
	return []byte(text), remarks, err
}

// markdown returns the blocks of a document as Markdown, each without an empty line in it. Lists are one block to an
// item, and items follow each other without empty lines between them.
func markdown(d *document.Document) []part {
	var out []part
	for i, b := range d.Blocks {
		text := runs(b.Runs)
		switch b.Shape {
		case document.Heading:
			text = strings.Repeat("#", b.Level) + " " + start(text)
		case document.Paragraph:
			text = start(text)
		case document.Entry:
			if b.Number != "" {
				text = escape("["+b.Number+"] ") + text
			}
			text = start(text)
		case document.Item, document.Conclusion:
			if b.Number != "" {
				text = strong(b.Number) + " " + text
			}
			text = strings.Repeat("  ", b.Level) + "- " + start(text)
		case document.Card:
			text = strings.Repeat("#", b.Level) + " " + start(text) + "\n"
			for _, r := range b.Rows {
				text += "\n- " + strong(r.Label+":") + " " + escape(r.Text)
			}
		}
		listed := b.Shape == document.Item || b.Shape == document.Conclusion
		out = append(out, part{key: b.Key, text: text, tight: listed && i > 0 && d.Blocks[i-1].Shape == document.Item})
	}
	told := map[string]bool{}
	for _, b := range d.Blocks {
		for _, r := range b.Runs {
			if r.Note != "" && !told[r.Note] {
				told[r.Note] = true
				out = append(out, part{key: "note " + r.Note, text: "[^" + name(r.Note) + "]: " + escape(r.Text)})
			}
		}
	}
	return out
}

// runs returns runs as Markdown.
func runs(of []document.Run) string {
	var b strings.Builder
	for _, r := range of {
		switch {
		case r.Note != "":
			b.WriteString("[^" + name(r.Note) + "]")
		case r.Strong:
			b.WriteString(strong(r.Text))
		default:
			b.WriteString(escape(r.Text))
		}
	}
	return b.String()
}

func strong(text string) string { return "**" + escape(text) + "**" }

// name returns an id in letters and digits that no other id has.
func name(id string) string {
	var b strings.Builder
	for i := range len(id) {
		if c := id[i]; c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' && i > 0 && id[i-1] != '-' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, ".%02x", c)
		}
	}
	return b.String()
}

// escape returns a text so that Markdown, CommonMark as well as what GitHub and Pandoc make of it, shows it as it is. What
// means something at the start of a line only is left to start.
func escape(text string) string {
	var b strings.Builder
	for i, r := range text {
		rest := text[i:]
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&' && len(rest) > 1 && (rest[1] == '#' || rest[1] >= 'a' && rest[1] <= 'z' || rest[1] >= 'A' && rest[1] <= 'Z'):
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_{}[]#|~^$@", r),
			r == ':' && strings.HasPrefix(rest, "://"), // else it became a link
			r == '.' && (strings.HasSuffix(strings.ToLower(text[:i]), "www") || strings.HasPrefix(rest, "..") || strings.HasSuffix(text[:i], ".")),
			r == '-' && (strings.HasPrefix(rest, "--") || strings.HasSuffix(text[:i], "-")),
			r == '!' && strings.HasPrefix(rest, "!["):
			b.WriteString("\\" + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// listed is what begins a list in one Markdown or another: a number, a letter or a Roman number with its sign.
var listed = regexp.MustCompile(`^\(?([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)]`)

// start returns a text that is Markdown so that nothing at its start makes it a list, a rule or the like.
func start(text string) string {
	text = strings.TrimFunc(text, unicode.IsSpace)
	if m := listed.FindString(text); m != "" {
		return text[:len(m)-1] + "\\" + text[len(m)-1:]
	}
	if text != "" && strings.ContainsRune("+-=:%", rune(text[0])) {
		return "\\" + text
	}
	return text
}
