package markdown

import (
	"fmt"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

func read(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	if len(in.Data) > maxSize {
		return nil, nil, codec.Errorf(0, "the file is longer than %d MiB", maxSize>>20)
	}
	r := &reader{top: &codec.Topic{Fields: map[string]string{}}}
	lines := strings.Split(in.Text(&r.report), "\n")
	for i := r.frontMatter(lines); i < len(lines); i++ {
		if err := r.line(i+1, lines[i]); err != nil {
			return nil, nil, err
		}
	}
	r.close()
	r.blocked()
	r.refer(r.top.Below)
	r.dropped.Report(&r.report, "A map has no place for it.")
	if r.top.Text == "" && len(r.top.Below) > 0 {
		r.top.Text = r.top.Below[0].Text
	}
	return codec.Unnest(r.top, r.report)
}

// reader reads one file.
type reader struct {
	report  codec.Report
	dropped codec.Counts
	top     *codec.Topic
	path    []string // the headings that lead to here
	levels  []int    // theirs
	section string   // both in one
	titled  bool     // the title was a heading, so that no other heading is above all
	ids     map[string]bool

	items []item // the one that is read and those that it is in
	text  []string
	quote []string     // the note that is being read
	block []string     // the block of code that is
	at    int          // the line where the text began
	first bool         // the text is the first of its item
	fence string       // what ends the block of code or the comment that is being read
	above *codec.Topic // the entry before
}

// longest is how long the part of a heading may be that names a section, in characters: all entries have it.
const longest = 200

// comment ends a comment.
const comment = "-->"

// item is an item of a list that may go on.
type item struct {
	*codec.Topic
	column int // of its mark; less than 0: it is a paragraph that a list follows
}

// frontMatter skips what stands between lines of hyphens at the start, and returns the line after it.
func (r *reader) frontMatter(lines []string) int {
	if strings.TrimRight(lines[0], " ") != "---" {
		return 0
	}
	for i, line := range lines[1:] {
		if end := strings.TrimRight(line, " "); end == "---" || end == "..." {
			r.dropped.Add(1, "what is said before the text, between lines of hyphens")
			return i + 2
		}
	}
	return 0
}

// last returns the item that is being read, or nil.
func (r *reader) last() *item {
	if len(r.items) == 0 {
		return nil
	}
	return &r.items[len(r.items)-1]
}

// line reads one line.
func (r *reader) line(at int, line string) error {
	column, rest := indented(line)
	if r.fence != "" {
		r.code(line, rest)
		return nil
	}
	reading := len(r.text) > 0 || len(r.quote) > 0
	inItem := r.last() != nil && column > r.last().column
	switch m := fence.FindString(rest); {
	case rest == "":
		r.close()
	case m != "":
		r.close()
		r.fence = m
		r.report.Add(codec.Loss{Kind: codec.Approximated, Line: at, What: "a block of code", Why: "It is in the note of the entry before it."})
	case strings.HasPrefix(rest, "<!--"):
		r.close()
		r.dropped.Add(at, "a comment")
		if !strings.Contains(rest, comment) {
			r.fence = comment
		}
	case strings.HasPrefix(rest, ">"):
		if len(r.text) > 0 {
			r.close()
		}
		r.leave(column)
		words := strings.TrimPrefix(strings.TrimPrefix(rest, ">"), " ")
		if bullet.MatchString(words) && len(r.quote) > 0 {
			r.quote[len(r.quote)-1] += `\`
		}
		r.quote = append(r.quote, words)
	case !inItem && heading.MatchString(rest) && column < 4:
		r.close()
		m := heading.FindStringSubmatch(rest)
		r.heading(at, len(m[1]), m[2])
	case len(r.text) == 1 && r.last() == nil && underline.MatchString(rest) && column < 4:
		words := r.text[0]
		r.text = nil
		r.heading(at-1, map[byte]int{'=': 1, '-': 2}[rest[0]], words)
	case rule.MatchString(rest):
		r.close()
		r.dropped.Add(at, "a line across the page")
	case bullet.MatchString(rest):
		r.close()
		return r.bullet(at, column, rest)
	case !reading && definition.MatchString(rest):
		r.report.Add(codec.Loss{Kind: codec.Dropped, Line: at, What: "where a link leads", Why: "Links have their addresses in the text only: " + codec.Line(rest)})
	case reading && len(r.quote) > 0:
		r.quote = append(r.quote, rest)
	case reading:
		r.text = append(r.text, line)
	default:
		r.leave(column)
		r.text, r.at, r.first = []string{line}, at, false
	}
	return nil
}

// leave ends the items that a line which is indented so far is not in.
func (r *reader) leave(column int) {
	for r.last() != nil && column <= max(0, r.last().column) {
		r.items = r.items[:len(r.items)-1]
	}
}

// code reads a line of a block of code, or of a comment.
func (r *reader) code(line, rest string) {
	if r.fence == comment {
		if strings.Contains(line, comment) {
			r.fence = ""
		}
		return
	}
	if !strings.HasPrefix(rest, r.fence) {
		r.block = append(r.block, line)
		return
	}
	r.fence = ""
	r.blocked()
}

// blocked puts a block of code into the note of the entry before.
func (r *reader) blocked() {
	t := r.above
	if t == nil {
		t = r.top
	}
	t.Note, r.block = codec.Paragraphs(t.Note, strings.Join(r.block, "\n")), nil
}

// heading reads a heading: the title, where it is the first thing in the file, else the start of a section.
func (r *reader) heading(at, level int, text string) {
	r.items = nil
	t := &codec.Topic{Fields: map[string]string{}}
	words := r.unmark(at, braces(t, text))
	if level == 1 && !r.titled && len(r.top.Below) == 0 && len(r.path) == 0 {
		r.titled, r.top.Text = true, words
		for name, value := range t.Fields {
			r.top.Fields[name] = value
		}
		return
	}
	for len(r.levels) > 0 && r.levels[len(r.levels)-1] >= level {
		r.levels, r.path = r.levels[:len(r.levels)-1], r.path[:len(r.path)-1]
	}
	if short := []rune(words); len(short) > longest {
		r.report.Add(codec.Loss{Kind: codec.Approximated, Line: at, What: "a long heading", Why: fmt.Sprintf("Of it the first %d characters are kept as the name of the section.", longest)})
		words = strings.TrimSpace(string(short[:longest]))
	}
	r.levels, r.path = append(r.levels, level), append(r.path, words)
	r.section = strings.Join(r.path, " › ")
	for name := range t.Fields {
		r.dropped.Add(at, "the attribute "+name+" of a heading")
	}
}

// bullet begins an item.
func (r *reader) bullet(at, column int, rest string) error {
	mark := bullet.FindString(rest)
	for r.last() != nil && column < r.last().column+2 {
		r.items = r.items[:len(r.items)-1]
	}
	if len(r.items) >= codec.MaxDepth {
		return codec.Errorf(at, "items are nested more than %d deep here, which no list is", codec.MaxDepth)
	}
	rest = rest[len(mark):]
	t := r.entry(at)
	r.items = append(r.items, item{t, column})
	if m := checkbox.FindString(rest); m != "" {
		r.dropped.Add(at, "a box to be ticked")
		rest = rest[len(m):]
	}
	if m := prefix.FindStringSubmatch(rest); m != nil {
		t.Role = strings.ToLower(m[2])
		if t.Role == "and" {
			t.Role = codec.RoleCopremise
		}
		rest = rest[len(m[0]):]
	}
	if inside.MatchString(rest) {
		return r.bullet(at, column+len(mark), rest)
	}
	r.text, r.at, r.first = []string{rest}, at, true
	return nil
}

// entry adds an entry to the item that is being read, or at the left.
func (r *reader) entry(at int) *codec.Topic {
	t := &codec.Topic{Line: at, Fields: map[string]string{}}
	if r.section != "" {
		t.Fields[codec.FieldSection] = r.section
	}
	up := r.top
	if i := r.last(); i != nil {
		up = i.Topic
	}
	up.Below = append(up.Below, t)
	r.above = t
	return t
}

// close ends what is being read: a text, or a note.
func (r *reader) close() {
	text, quote := paragraph(r.text), paragraph(r.quote)
	some := len(r.text) > 0
	r.text, r.quote = nil, nil
	if quote != "" {
		t := r.above
		if i := r.last(); i != nil {
			t = i.Topic
		} else if t != nil {
			r.report.Add(codec.Loss{Kind: codec.Approximated, Line: t.Line, What: "a quotation", Why: "It is in the note of the entry before it."})
		}
		if t == nil {
			t = r.top
		}
		t.Note = codec.Paragraphs(t.Note, r.unmark(t.Line, quote))
	}
	switch i := r.last(); {
	case !some:
	case i == nil:
		t := r.entry(r.at)
		words := braces(t, text)
		t.Text = r.unmark(r.at, words)
		if strings.HasSuffix(words, ":") { // the list that follows is what it says of
			r.items = []item{{t, -2}}
		}
	case r.first:
		t := i.Topic
		words := braces(t, text)
		if m := reference.FindStringSubmatch(words); m != nil {
			t.Same = m[2]
		}
		t.Text = r.unmark(r.at, words)
	default:
		i.Text = codec.Paragraphs(i.Text, r.unmark(r.at, text))
	}
	r.first = false
}

// unmark returns what a text says.
func (r *reader) unmark(at int, text string) string {
	out, formatted := unmark(text)
	if formatted {
		r.dropped.Add(at, "emphasis and code")
	}
	return out
}

// refer leaves references to what is no entry as the links that they are.
func (r *reader) refer(list []*codec.Topic) {
	if r.ids == nil {
		r.ids = map[string]bool{}
		var index func([]*codec.Topic)
		index = func(list []*codec.Topic) {
			for _, t := range list {
				r.ids[t.ID] = true
				index(t.Below)
			}
		}
		index(list)
	}
	for _, t := range list {
		if t.Same != "" && !r.ids[t.Same] {
			t.Same = ""
		}
		if t.Same != "" {
			delete(t.Fields, codec.FieldSection)
		}
		r.refer(t.Below)
	}
}
