package outline

import (
	"bytes"
	"fmt"

	"warrant/internal/argmap"
	"warrant/internal/codec"
)

// Format is the outline as the list of formats has it: any text that is of no other format can be read as one.
var Format = codec.Format{
	Name: "outline", Title: "an outline", Endings: []string{".txt"},
	Carries: "statements, voices, kinds, steps with labels, co-premises, undercuts, warrants, disputes; citations in words",
	Known: func(in codec.Input) bool {
		head := bytes.TrimLeft(in.Data[:min(len(in.Data), 4096)], "\ufeff \t\r\n")
		return bytes.IndexByte(in.Data, 0) < 0 && !bytes.HasPrefix(head, []byte("{")) && !bytes.HasPrefix(head, []byte("<"))
	},
	Read: readFile, Write: writeFile,
}

func readFile(in codec.Input) (*argmap.Snapshot, codec.Report, error) {
	n := 0
	text, err := Read(string(in.Data), func() string { n++; return fmt.Sprintf("o%d", n) })
	if err != nil {
		return nil, nil, err
	}
	var report codec.Report
	for _, note := range text.Notes {
		report.Add(codec.Loss{Kind: codec.Approximated, Line: note.Line, Why: note.Text})
	}
	return text.Map, report, nil
}

// writeFile writes a map and reads it again, to tell what has changed: an outline has no marks by which words that look
// like a part of a line could be told from one.
func writeFile(s *argmap.Snapshot) ([]byte, codec.Report, error) {
	var out bytes.Buffer
	if err := Write(&out, s, Options{}); err != nil {
		return nil, nil, err
	}
	c := comparison{was: s, report: codec.Unsaid(s, codec.Keeps{
		Title: true, Authors: true, Kinds: true, Theses: true, Notes: true, Voices: true, Holdings: true, Labels: true, Citations: true, Disputes: true,
	})}
	is, _, err := readFile(codec.Input{Data: out.Bytes()})
	if err != nil { // of a map without a statement
		return out.Bytes(), c.report, nil
	}
	c.is = is
	c.compare()
	return out.Bytes(), c.report, nil
}

// comparison tells what of a map is not in the one that was read back.
type comparison struct {
	was, is *argmap.Snapshot
	report  codec.Report
}

func (c *comparison) lose(kind codec.Kind, of argmap.Ref, what, why string) {
	c.report.Add(codec.Loss{Kind: kind, Of: of.ID, What: what, Why: why})
}

func (c *comparison) compare() {
	if a, b := c.was.Map(), c.is.Map(); a.Title != b.Title || fmt.Sprint(a.Authors) != fmt.Sprint(b.Authors) {
		c.lose(codec.Approximated, argmap.MapRef, "the title of the map, or its authors", "They are a line each, and read as another.")
	}
	if v := c.was.AuthorVoice(); v.ID != "" {
		c.lose(codec.Dropped, v.Ref(), "that "+v.Name+" is the author's voice", "Lines have names only.")
	}
	was, is := c.was.Outline().Order, c.is.Outline().Order
	for i, id := range was {
		st, _ := c.was.Statement(id)
		var read argmap.Statement
		if i < len(is) {
			read, _ = c.is.Statement(is[i])
		}
		c.statement(st, read)
		c.steps(id.Ref(), read.ID.Ref())
	}
	if a, b := c.was.Count(argmap.KindDispute), c.is.Count(argmap.KindDispute); a != b {
		for _, d := range c.was.Disputes() {
			c.lose(codec.Dropped, d.Ref(), "the dispute "+d.Title, "Disputes are read as others, or not at all.")
		}
	}
}

func (c *comparison) statement(st, read argmap.Statement) {
	ref := st.Ref()
	if st.Text != read.Text {
		c.lose(codec.Approximated, ref, "the words of a statement", "A statement is one line, and what stands in brackets at its end is read as a citation.")
	}
	if st.Kind != read.Kind {
		c.lose(codec.Approximated, ref, "the kind "+string(st.Kind), "The line says the role, and that is read as the kind "+string(read.Kind)+".")
	}
	if st.Thesis != read.Thesis {
		c.lose(codec.Approximated, ref, "whether it is a thesis", "What others bear on at the left is one, and nothing else.")
	}
	if a, b := holders(c.was, st), holders(c.is, read); a != b {
		c.lose(codec.Approximated, ref, "who holds it, and how", "A line names who asserts, denies and reports; through whom is not said, and names with commas or brackets are read as others.")
	}
	if st.Note != read.Note {
		if cited := len(c.was.CitationsOf(ref)) > 0; cited {
			c.lose(codec.Approximated, ref, "the citations", "They are in words, which are read as a note.")
		}
		if st.Note != "" {
			c.lose(codec.Dropped, ref, "the note", "The format has no place for it.")
		}
	}
}

func holders(s *argmap.Snapshot, st argmap.Statement) string {
	out := ""
	for _, h := range st.Holdings {
		v, _ := s.Voice(h.Voice)
		through, _ := s.Voice(h.Through)
		out += fmt.Sprintf("%s %s %s; ", v.Name, h.Stance, through.Name)
	}
	return out
}

// steps compares the steps on a statement or a step, and those on them.
func (c *comparison) steps(target, read argmap.Ref) {
	found := c.is.On(read)
	for i, a := range c.was.On(target) {
		var b argmap.Argument
		if i < len(found) {
			b = found[i]
		}
		if told(c.was, a) != told(c.is, b) {
			c.lose(codec.Approximated, a.Ref(), "a step", "Its line is read as another: with other premises, or another label.")
		}
		c.steps(a.Ref(), b.Ref())
	}
}

func told(s *argmap.Snapshot, a argmap.Argument) string {
	out := fmt.Sprintf("%s %q", a.Polarity, a.Label)
	for _, p := range a.Premises {
		out += fmt.Sprintf(" %d", s.Outline().Place(p))
	}
	return out
}
