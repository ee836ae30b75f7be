// Package outline writes a map as indented text, one statement to a line, for terminals, screen readers and mail, and
// reads such text, its own and anybody's.
//
// Each statement has the number it is read at. A plus or minus stands for what it does to the line it hangs from; the
// premises of one step stand under a row of their own, each with a dot, and so does what bears on the step. A statement
// that serves again is not told twice but referred to by its number.
//
// The grammar of a line, of which only the text must be there:
//
//	[number  ] indentation [sign] [role [(label)] [holders]] text [{citations}]
//
// What is indented more than a line bears on it. Where there is no sign a line is a reason, but under a row that says
// "Step:" it is a premise. Signs are +, − and the words "pro:", "con:", "for:", "against:"; a hyphen is a minus in a text
// that has a plus somewhere, else it is a bullet, as are *, • and numbers like 1. or a). Headings of Markdown stand above
// all that follows them.
package outline

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// Options say what is told beside the words.
type Options struct {
	IDs bool // the ids of statements and arguments, at the ends of their lines
}

// Write writes the map.
func Write(w io.Writer, s *argmap.Snapshot, o Options) error {
	buf := bufio.NewWriter(w)
	p := &printer{w: buf, snap: s, out: s.Outline(), o: o, width: len(fmt.Sprint(s.Count(argmap.KindStatement)))}
	p.head()
	for _, id := range p.out.Roots {
		p.row(0, p.number(id), "", p.told(id, ""), string(id))
		p.below(id.Ref(), 1)
	}
	p.disputes()
	p.views()
	if err := buf.Flush(); err != nil {
		return fmt.Errorf("write the outline: %w", err)
	}
	return nil
}

type printer struct {
	w     io.Writer
	snap  *argmap.Snapshot
	out   *argmap.Outline
	o     Options
	width int  // of the column of numbers
	bare  bool // there is no such column
}

// number returns the number by which a statement is referred to: its place in the order of reading, from 1.
func (p *printer) number(id argmap.StatementID) int { return p.out.Place(id) + 1 }

// row writes one line; number 0 leaves the column empty.
func (p *printer) row(depth, number int, sign, text, id string) {
	left := ""
	if number > 0 {
		left = fmt.Sprint(number)
	}
	if sign != "" {
		sign += " "
	}
	if p.o.IDs && id != "" {
		text += " <" + id + ">"
	}
	if !p.bare {
		fmt.Fprintf(p.w, "%*s  ", p.width, left)
	}
	fmt.Fprintf(p.w, "%s%s%s\n", strings.Repeat("  ", depth), sign, text)
}

func (p *printer) head() {
	m, c := p.snap.Map(), argmap.Tally(p.snap)
	fmt.Fprintln(p.w, oneLine(m.Title))
	if len(m.Authors) > 0 {
		fmt.Fprintln(p.w, oneLine(strings.Join(m.Authors, ", ")))
	}
	fmt.Fprintf(p.w, "%s, %s\n\n", count(c.Statements, "statement"), count(c.Arguments, "argument"))
}

// below writes the arguments on a statement or an argument.
func (p *printer) below(target argmap.Ref, depth int) {
	for _, a := range p.snap.On(target) {
		p.step(a, depth)
	}
}

// step writes an argument: a lone premise on the argument's own line, else a row for the step and its premises under it.
func (p *printer) step(a argmap.Argument, depth int) {
	sign := "+"
	switch {
	case depth == 0: // nothing is told that it would be for or against
		sign = ""
	case a.Polarity == argmap.Con:
		sign = "−"
	}
	if len(a.Premises) == 1 && len(p.snap.On(a.Ref())) == 0 {
		p.premise(a, a.Premises[0], depth, sign, a.Label)
		return
	}
	row := "Step: " + count(len(a.Premises), "premise")
	if a.Label != "" {
		row += " (" + oneLine(a.Label) + ")"
	}
	p.row(depth, 0, sign, row, string(a.ID))
	for _, id := range a.Premises {
		p.premise(a, id, depth+1, "•", "")
	}
	p.below(a.Ref(), depth+1)
}

// premise writes a statement where it is told, with all below it, and elsewhere a reference to it.
func (p *printer) premise(a argmap.Argument, id argmap.StatementID, depth int, sign, label string) {
	if home, ok := p.out.Home(id); ok && home.ID == a.ID {
		p.row(depth, p.number(id), sign, p.told(id, label), string(id))
		p.below(id.Ref(), depth+1)
		return
	}
	st, _ := p.snap.Statement(id)
	role := p.out.RoleIn(a, st)
	p.row(depth, 0, sign, fmt.Sprintf("%s%s → see %d %s", role, bracketed(label), p.number(id), oneLine(st.Title())), "")
}

// cites begins the note that a reader makes of the citations in a line.
const cites = "Cites "

// told returns what is said of a statement: role, who holds it, its words and what it cites.
func (p *printer) told(id argmap.StatementID, label string) string {
	st, _ := p.snap.Statement(id)
	text := fmt.Sprintf("%s%s [%s] %s", p.out.Role(id), bracketed(label), p.holders(st), oneLine(st.Text))
	marks := cite.Marks(p.snap, id.Ref())
	if read, ok := strings.CutPrefix(st.Note, cites); ok {
		marks = append(marks, read)
	}
	if len(marks) > 0 {
		text += " {" + strings.NewReplacer("{", "(", "}", ")").Replace(oneLine(strings.Join(marks, "; "))) + "}"
	}
	return text
}

func (p *printer) holders(st argmap.Statement) string {
	var out []string
	for _, h := range st.Holdings {
		v, _ := p.snap.Voice(h.Voice)
		name := oneLine(v.Name)
		if h.Stance != argmap.Asserts {
			name += " " + string(h.Stance)
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

func (p *printer) disputes() {
	all := p.snap.Disputes()
	if len(all) > 0 {
		fmt.Fprint(p.w, "\nDisputes\n")
	}
	for _, d := range all {
		st, _ := p.snap.Statement(d.Statement)
		p.row(0, 0, "", oneLine(d.Title), string(d.ID))
		p.row(1, 0, "", fmt.Sprintf("%s against %s, over %d %s", p.names(d.Sides[0]), p.names(d.Sides[1]), p.number(st.ID), oneLine(st.Title())), "")
	}
}

func (p *printer) names(ids []argmap.VoiceID) string {
	var out []string
	for _, id := range ids {
		v, _ := p.snap.Voice(id)
		out = append(out, oneLine(v.Name))
	}
	return strings.Join(out, ", ")
}

func (p *printer) views() {
	all := p.snap.Views()
	if len(all) > 0 {
		fmt.Fprint(p.w, "\nViews\n")
	}
	for _, v := range all {
		p.row(0, 0, "", oneLine(v.Name), string(v.ID))
	}
}

func bracketed(label string) string {
	if label == "" {
		return ""
	}
	return " (" + oneLine(label) + ")"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// oneLine joins the lines of a text, and drops what would steer a terminal.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r >= 0x80 && r < 0xA0 {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
