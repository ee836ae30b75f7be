package argdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"warrant/internal/argmap"
	"warrant/internal/cite"
	"warrant/internal/codec"
)

// escaped returns a text in one line, in which nothing is markup to either reader.
func escaped(text string) string {
	if strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
		text = codec.Line(text)
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case strings.IndexByte(markup, c) >= 0, c == '/' && i+1 < len(text) && (text[i+1] == '/' || text[i+1] == '*'), c == '=' && inRow(text, i):
			b.WriteByte('\\')
		case c == '.' || c == ':':
			n := shortcode(text[i:])
			if n == 0 {
				break
			}
			if word := text[i : i+n]; shortcodes[word[1:n-1]] == "" && !strings.ContainsAny(word, markup+"/") {
				b.WriteString(word) // the official parser takes it as a whole, and leaves it as it is
				i += n - 1
				continue
			}
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// markup are the characters that are always escaped.
const markup = `\[]<>{}#@*_`

// inRow reports whether a character is in a row of three or more, as the signs of front matter are.
func inRow(text string, at int) bool {
	from, to := at, at
	for from > 0 && text[from-1] == text[at] && at-from < 3 {
		from--
	}
	for to+1 < len(text) && text[to+1] == text[at] && to-at < 3 {
		to++
	}
	return to-from >= 2
}

// readsAs reports whether what is written reads as it should, both here and in the official parser.
func readsAs(text string, right func(*modeller) bool) bool {
	for _, reference := range []bool{true, false} {
		l := lex(text, 1, reference)
		m := newModeller(reference)
		var root *node
		var faults []fault
		if reference {
			root, faults = parseAsReference(l.tokens)
		} else {
			root, faults = parseOurs(text, l.tokens)
		}
		m.document(root)
		if len(faults) > 0 || len(m.problems) > 0 || len(l.comments) > 0 || !right(m) {
			return false
		}
	}
	return true
}

var simpleKey = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)

var simpleTag = regexp.MustCompile(`^[\pL0-9-]+$`)

// tagged returns tags as they stand after a text, and whether that is all of them.
func tagged(tags []string) (string, bool) {
	var b strings.Builder
	for _, t := range tags {
		switch {
		case reserved[t]:
			return "", false
		case simpleTag.MatchString(t) && tagLength("#"+t) == len(t)+1:
			b.WriteString(" #" + t)
		case tagLength("#("+t+")") == len(t)+3 && t == codec.Line(t) && !strings.ContainsFunc(t, unicode.IsControl):
			b.WriteString(" #(" + t + ")")
		default:
			return "", false
		}
	}
	return b.String(), true
}

// quoted returns a text as a quoted one of YAML, in which nothing ends data or front matter.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case strings.ContainsRune("{}=<>@", r), r < ' ', r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r == 0xFEFF, r == 0xFFFE, r == 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// fields is data to be written: keys with values, in order.
type fields []string

// put adds a key with a value that is written already.
func (f *fields) put(key, value string) { *f = append(*f, key+": "+value) }

// text adds a text, unless it is empty.
func (f *fields) text(key, value string) {
	if value != "" {
		f.put(key, quoted(value))
	}
}

// number adds a number, unless it is 0.
func (f *fields) number(key string, value int) {
	if value != 0 {
		f.put(key, fmt.Sprint(value))
	}
}

func (f fields) String() string { return "{" + strings.Join(f, ", ") + "}" }

// list returns texts as a list of YAML.
func list(texts []string) string {
	var out []string
	for _, t := range texts {
		out = append(out, quoted(t))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// data returns what is known of a statement and has no other place; exact: its text is read as it is.
func (w *writer) data(st argmap.Statement, exact, tags bool) string {
	var f fields
	if !exact {
		f.put("text", quoted(st.Text))
		if codec.Clean(st.Text) != st.Text {
			w.lose(codec.Approximated, st.Ref(), "the blanks around a text", "They are left out.")
		}
	}
	if title, ok := w.titles[st.ID]; ok {
		read := title
		if counted.ReplaceAllString(title, "") == autoTitle(st.Text) {
			read = ""
		}
		if read != st.Short {
			f.put("short", quoted(st.Short))
		}
	}
	if st.Kind != argmap.Claim {
		f.text("kind", string(st.Kind))
	}
	if st.Thesis {
		f.put("thesis", "true")
	}
	w.voices(&f, st)
	if st.Group != w.group {
		f.put("group", quoted(st.Group))
	}
	if !tags {
		f.put("tags", list(st.Tags))
	}
	f.text("note", st.Note)
	f.cites(w, st.Ref())
	f = append(f, w.own(st.Foreign, st.Ref(), isDrawn)...)
	return f.after()
}

// after returns data as it stands after something else; nothing where there is none.
func (f fields) after() string {
	if len(f) == 0 {
		return ""
	}
	return " " + f.String()
}

func (w *writer) stepData(a argmap.Argument, name string) string {
	var f fields
	read := name
	if autoStep.MatchString(name) {
		read = ""
	}
	if read != a.Label {
		f.put("label", quoted(a.Label))
	}
	f.cites(w, a.Ref())
	f = append(f, w.own(a.Foreign, a.Ref(), isDrawn)...)
	return f.after()
}

// voices writes who holds a statement, unless that is the narrator alone.
func (w *writer) voices(f *fields, st argmap.Statement) {
	plain := true
	var names []string
	for _, h := range st.Holdings {
		plain = plain && h.Stance == argmap.Asserts && h.Through == ""
		names = append(names, w.voice(h.Voice, st))
	}
	switch {
	case plain && len(names) == 1 && st.Holdings[0].Voice == w.snap.Narrator().ID:
	case plain && len(names) == 1:
		f.put("proponent", quoted(names[0]))
	case plain:
		f.put("proponent", list(names))
	default:
		var out []string
		for i, h := range st.Holdings {
			one := fields{"name: " + quoted(names[i])}
			if h.Stance != argmap.Asserts {
				one.text("stance", string(h.Stance))
			}
			if h.Through != "" {
				one.put("through", quoted(w.voice(h.Through, st)))
			}
			out = append(out, one.String())
		}
		f.put("voices", "["+strings.Join(out, ", ")+"]")
	}
}

// voice returns the name of a voice. The reader's is always called so, and of two with one name the report tells.
func (w *writer) voice(id argmap.VoiceID, st argmap.Statement) string {
	v, _ := w.snap.Voice(id)
	name := codec.Line(v.Name)
	if v.Role == argmap.Reader {
		name = "Reader"
	}
	if w.voiceOf == nil {
		w.voiceOf = map[string]argmap.VoiceID{"Reader": w.snap.Reader().ID}
		for _, v := range w.snap.Voices() {
			if n := codec.Line(v.Name); w.voiceOf[n] == "" {
				w.voiceOf[n] = v.ID
			}
		}
	}
	if name != v.Name || w.voiceOf[name] != id || len(name) > 1000 {
		w.lose(codec.Approximated, st.Ref(), "the voice "+short(v.Name), "Its name is another's, or the reader's, or could not be kept as it is.")
	}
	return name
}

// cites adds the citations of a statement or a step.
func (f *fields) cites(w *writer, of argmap.Ref) {
	var out []string
	for _, c := range w.snap.CitationsOf(of) {
		var one fields
		one.text("work", string(c.Item))
		one.text("pages", c.Locator)
		one.number("note", c.Note)
		if p, ok := w.snap.Passage(c.Passage); ok {
			one.put("text", quoted(string(p.Source)))
			one.text("section", p.Section)
			one.number("paragraph", p.Paragraph)
			one.text("page", p.Page)
			one.number("from", p.Start)
			one.number("to", p.End)
			one.text("quote", p.Quote)
			one.text("before", p.Prefix)
			one.text("after", p.Suffix)
		}
		out = append(out, one.String())
	}
	if len(out) > 0 {
		f.put("cites", "["+strings.Join(out, ", ")+"]")
	}
}

// front writes the front matter.
func (w *writer) front() {
	m := w.snap.Map()
	w.out.WriteString("===\ntitle: " + quoted(m.Title) + "\n")
	switch len(m.Authors) {
	case 0:
	case 1:
		w.out.WriteString("author: " + quoted(m.Authors[0]) + "\n")
	default:
		w.out.WriteString("author: " + list(m.Authors) + "\n")
	}
	if m.Description != "" {
		w.out.WriteString("description: " + quoted(m.Description) + "\n")
	}
	for _, line := range w.own(m.Foreign, argmap.MapRef, isSetting) {
		w.out.WriteString(line + "\n")
	}
	var own []string
	if v := w.snap.AuthorVoice(); v.ID != "" && v.Name != "The text" {
		own = append(own, "  narrator: "+quoted(v.Name)+"\n")
	}
	if items := w.snap.Items(); len(items) > 0 {
		own = append(own, "  works:\n")
		for _, i := range items {
			own = append(own, "    - "+inYAML(cite.ToCSL(i))+"\n")
		}
	}
	if texts := w.snap.Sources(); len(texts) > 0 {
		own = append(own, "  texts:\n")
		for _, s := range texts {
			f := fields{"id: " + quoted(string(s.ID)), "title: " + quoted(s.Title)}
			f.text("work", string(s.Item))
			own = append(own, "    - "+f.String()+"\n")
		}
	}
	if len(own) > 0 {
		w.out.WriteString(ownKey + ":\n" + strings.Join(own, ""))
	}
	for _, st := range w.snap.Statements() {
		if len(st.Tags) > 0 { // else the official program shows them as words of the text
			w.out.WriteString("model:\n  removeTagsFromText: true\n")
			break
		}
	}
	w.out.WriteString("===\n\n")
}

// inYAML returns JSON as YAML in which no text holds what would end front matter.
func inYAML(data []byte) string {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var b strings.Builder
	type level struct {
		object bool
		count  int
	}
	stack := []level{{}}
	for {
		t, err := d.Token()
		if err != nil {
			return b.String()
		}
		if end, ok := t.(json.Delim); ok && (end == '}' || end == ']') {
			b.WriteString(end.String())
			stack = stack[:len(stack)-1]
			continue
		}
		top := &stack[len(stack)-1]
		switch isKey := top.object && top.count%2 == 0; {
		case top.object && !isKey:
			b.WriteString(": ")
		case top.count > 0:
			b.WriteString(", ")
		}
		top.count++
		switch t := t.(type) {
		case json.Delim:
			b.WriteString(t.String())
			stack = append(stack, level{object: t == '{'})
		case string:
			b.WriteString(quoted(t))
		case nil:
			b.WriteString("null")
		default:
			fmt.Fprint(&b, t)
		}
	}
}
