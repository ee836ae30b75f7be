package markdown

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func write(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	top, report, err := codec.Nest(s)
	if err != nil {
		return nil, nil, err
	}
	w := &writer{}
	w.out.WriteString("# " + strings.TrimLeft(plain(codec.Line(top.Text))+block(top), " ") + "\n\n")
	w.quote("", top.Note)
	for i, t := range top.Below {
		if s := t.Fields[codec.FieldSection]; s != "" && s != w.section && utf8.RuneCountInString(s) <= longest {
			w.section = s
			fmt.Fprintf(&w.out, "\n## %s\n\n", plain(s))
		}
		thesis := i == 0 || len(t.Below) > 0 // unless it says something else
		if thesis == (t.Role == codec.RoleThesis) {
			t.Role = ""
		}
		w.item(t, "")
	}
	return w.out.Bytes(), report, nil
}

// writer writes items.
type writer struct {
	out     bytes.Buffer
	section string
}

func (w *writer) item(t *codec.Topic, indent string) {
	word := words[t.Role]
	text := strings.Split(t.Text, "\n")
	for i := range text {
		text[i] = plain(text[i])
	}
	shown := strings.Join(text, "\\\n"+indent+"  ")
	switch {
	case t.Same != "":
		shown = word + ": [" + shown + "](#" + t.Same + ")"
	case word != "":
		shown = word + ": " + shown
	case prefix.MatchString(shown):
		shown = strings.Replace(shown, ":", "\\:", 1)
	}
	if t.Same == "" {
		if _, ok := t.Fields[codec.FieldSection]; !ok {
			t.Fields[codec.FieldSection] = ""
		}
		if t.Fields[codec.FieldSection] == w.section {
			delete(t.Fields, codec.FieldSection)
		}
	}
	if word != "" {
		t.Role = ""
	}
	fmt.Fprintf(&w.out, "%s- %s%s\n", indent, shown, block(t))
	w.quote(indent+"  ", t.Note)
	for _, b := range t.Below {
		w.item(b, indent+"  ")
	}
}

// quote writes a note.
func (w *writer) quote(indent, text string) {
	if text == "" {
		return
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		end := "\\"
		if i == len(lines)-1 {
			end = ""
		}
		fmt.Fprintf(&w.out, "%s> %s%s\n", indent, plain(line), end)
	}
	if indent == "" {
		w.out.WriteByte('\n')
	}
}

// block returns what is said in braces behind the words, with a blank before it.
func block(t *codec.Topic) string {
	var parts []string
	if t.ID != "" {
		parts = append(parts, "#"+t.ID)
	}
	if t.Role != "" && t.Role != codec.RoleMap {
		parts = append(parts, `role="`+t.Role+`"`)
	}
	for _, name := range slices.Sorted(maps.Keys(t.Fields)) {
		parts = append(parts, fmt.Sprintf(`%s="%s"`, name, strings.ReplaceAll(plain(t.Fields[name]), `"`, `\"`)))
	}
	if len(parts) == 0 {
		return ""
	}
	return " {" + strings.Join(parts, " ") + "}"
}

// What Markdown and its dialects take for marks anywhere, and at the start of a line.
var (
	special = regexp.MustCompile("[\\\\`*_{}\\[\\]<>#&~$|]|==|%%|\n|\t")
	leading = regexp.MustCompile(`^(?:[-+=:−]|[0-9]+[.)]|[a-z]\)|[•·◦▪–‣])`)
)

// plain returns a line of text that Markdown shows as it is.
func plain(line string) string {
	inner := strings.Trim(line, " ")
	at := strings.Index(line, inner)
	before, after := at, len(line)-at-len(inner)
	out := special.ReplaceAllStringFunc(inner, func(mark string) string {
		if c := mark[0]; c < ' ' {
			return fmt.Sprintf("&#%d;", c)
		}
		return `\` + strings.Join(strings.Split(mark, ""), `\`)
	})
	if m := leading.FindString(out); m != "" {
		last, size := utf8.DecodeLastRuneInString(m)
		mark := `\` + string(last)
		if last >= 0x80 {
			mark = fmt.Sprintf("&#%d;", last)
		}
		out = m[:len(m)-size] + mark + out[len(m):]
	}
	return strings.Repeat("&#32;", before) + out + strings.Repeat("&#32;", after)
}
