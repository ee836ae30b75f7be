// Package dot writes a map in the language of Graphviz, so that its plain dot program draws it legibly on its own.
//
// Statements are boxes with their words broken into lines, arguments are arrows: from a single premise straight to the
// target, from co-premises and wherever the step itself is attacked or supported through a small knob, at which the
// undercuts and warrants end. Nothing rests on colour alone: reasons have pointed heads and a plus, objections flat heads,
// a minus and their word.
//
// The format holds no voices, holdings or citations of its own; they are written as words, and the file is not read back.
package dot

import (
	"fmt"
	"io"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/cite"
)

// Theme is the colours, as #RRGGBB.
type Theme struct{ Ground, Paper, Ink, Rule, Pro, Con, Evidence string }

// Light is the theme of the zero Options.
var Light = Theme{"#FFFFFF", "#FFFFFF", "#1B1F24", "#6E7781", "#00665E", "#B3320B", "#FFF8E1"}

// Options say what is drawn, and how.
type Options struct {
	Direction argmap.Direction      // Auto: thesis on top for small maps, at left for large ones
	Shown     func(argmap.Ref) bool // which statements and arguments are drawn; nil: all
	Dim       map[argmap.Ref]bool   // statements that are set aside: drawn in the colour of rules
	Theme     Theme                 // zero: Light
}

// Numbers that make the drawing legible.
const (
	columns  = 40 // of a box's text
	maxMarks = 3  // citations that are spelled out
	smallMap = 30 // statements up to which the thesis stands on top
	fonts    = "Noto Sans,Helvetica,Arial,sans-serif"
)

// Write writes the map.
func Write(w io.Writer, s *argmap.Snapshot, o Options) error {
	if o.Theme == (Theme{}) {
		o.Theme = Light
	}
	if o.Shown == nil {
		o.Shown = func(argmap.Ref) bool { return true }
	}
	p := &printer{snap: s, out: s.Outline(), o: o, names: map[argmap.Ref]string{}, knobs: map[argmap.ArgumentID]bool{}}
	p.choose()
	p.head()
	for _, id := range p.statements {
		p.statement(id)
	}
	for _, a := range p.arguments {
		p.argument(a)
	}
	p.text.WriteString("}\n")
	if _, err := io.WriteString(w, p.text.String()); err != nil {
		return fmt.Errorf("write DOT: %w", err)
	}
	return nil
}

type printer struct {
	snap *argmap.Snapshot
	out  *argmap.Outline
	o    Options
	text strings.Builder

	statements []argmap.StatementID
	arguments  []argmap.Argument
	names      map[argmap.Ref]string      // DOT names of what is drawn
	knobs      map[argmap.ArgumentID]bool // arguments drawn with a knob
}

func (p *printer) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

// choose lists what is drawn, in reading order, and names it.
func (p *printer) choose() {
	for _, id := range p.out.Order {
		if p.o.Shown(id.Ref()) {
			p.statements = append(p.statements, id)
			p.names[id.Ref()] = fmt.Sprintf("s%d", len(p.statements))
		}
	}
	for _, id := range p.statements {
		p.argumentsOn(id.Ref())
	}
	for _, a := range p.arguments {
		p.names[a.Ref()] = fmt.Sprintf("a%d", len(p.names)-len(p.statements)+1)
		if a.Target.Kind == argmap.KindArgument {
			p.knobs[argmap.ArgumentID(a.Target.ID)] = true
		}
		p.knobs[a.ID] = p.knobs[a.ID] || len(a.Premises) > 1
	}
}

func (p *printer) argumentsOn(target argmap.Ref) {
	for _, a := range p.snap.On(target) {
		drawn := false
		for _, id := range a.Premises {
			drawn = drawn || p.names[id.Ref()] != ""
		}
		if drawn && p.o.Shown(a.Ref()) {
			p.arguments = append(p.arguments, a)
			p.argumentsOn(a.Ref())
		}
	}
}

func (p *printer) head() {
	m, t := p.snap.Map(), p.o.Theme
	rankdir := "BT"
	switch {
	case p.o.Direction == argmap.Right || p.o.Direction == argmap.Auto && len(p.statements) > smallMap:
		rankdir = "RL"
	case p.o.Direction == argmap.Up:
		rankdir = "TB"
	}
	p.line("digraph map {")
	title := wrap(m.Title, 2*columns)
	if len(m.Authors) > 0 {
		title = append(title, wrap(strings.Join(m.Authors, ", "), 2*columns)...)
	}
	if len(title) > 0 {
		p.line("  graph [label=%s, labelloc=t, labeljust=l, fontsize=20];", lines(title))
	}
	p.line("  graph [rankdir=%s, charset=\"UTF-8\", bgcolor=%s, fontcolor=%s, fontname=%s, nodesep=0.3, ranksep=0.55, pad=0.3];",
		rankdir, quoted(t.Ground), quoted(t.Ink), quoted(fonts))
	p.line("  node [shape=box, fontname=%s, fontsize=12, fontcolor=%s, color=%s, fillcolor=%s, style=filled, margin=\"0.16,0.09\", penwidth=1.2];",
		quoted(fonts), quoted(t.Ink), quoted(t.Rule), quoted(t.Paper))
	p.line("  edge [fontname=%s, fontsize=10, penwidth=1.6];", quoted(fonts))
}

// statement writes one box.
func (p *printer) statement(id argmap.StatementID) {
	st, _ := p.snap.Statement(id)
	t := p.o.Theme
	attrs := []string{"label=" + lines(p.words(st)), "id=" + quoted(id.Ref().String())}
	stance, stands := p.out.Stance(id)
	switch {
	case st.Thesis:
		attrs = append(attrs, "peripheries=2", "penwidth=2", "fontsize=14", "color="+quoted(t.Ink))
	case stands && stance == argmap.Con:
		attrs = append(attrs, "color="+quoted(t.Con))
	case stands:
		attrs = append(attrs, "color="+quoted(t.Pro))
	}
	if p.o.Dim[id.Ref()] {
		attrs = append(attrs, "color="+quoted(t.Rule), "fontcolor="+quoted(t.Rule))
	}
	switch st.Kind {
	case argmap.Evidence:
		attrs = append(attrs, "shape=note", "fillcolor="+quoted(t.Evidence))
	case argmap.Assumption:
		attrs = append(attrs, `style="filled,dashed"`)
	}
	p.line("  %s [%s];", p.names[id.Ref()], strings.Join(attrs, ", "))
}

// words returns the lines of a box: role and voice, the text, what it cites, and how much below it is not drawn.
func (p *printer) words(st argmap.Statement) []string {
	first := string(p.out.Role(st.ID))
	if len(st.Holdings) > 0 {
		holder, _ := p.snap.Voice(st.Holdings[0].Voice)
		first += " · " + holder.Name
		if st.Holdings[0].Stance != argmap.Asserts {
			first += " " + string(st.Holdings[0].Stance)
		}
		if more := len(st.Holdings) - 1; more > 0 {
			first += fmt.Sprintf(" +%d", more)
		}
	}
	out := append(wrap(first, columns), wrap(st.Text, columns)...)
	marks := cite.Marks(p.snap, st.ID.Ref())
	for _, mark := range marks[:min(len(marks), maxMarks)] {
		out = append(out, wrap("❝ "+mark, columns)...)
	}
	if more := len(marks) - maxMarks; more > 0 {
		out = append(out, fmt.Sprintf("❝ +%d", more))
	}
	hidden := 0
	for _, below := range p.out.Below(st.ID.Ref()) {
		if p.names[below.Ref()] == "" {
			hidden++
		}
	}
	if hidden > 0 {
		out = append(out, fmt.Sprintf("+ %d folded", hidden))
	}
	return out
}

// argument writes the arrows of one step, and its knob where it has one.
func (p *printer) argument(a argmap.Argument) {
	ink, head, sign, shape := p.o.Theme.Pro, "normal", "+", "circle"
	if a.Polarity == argmap.Con {
		ink, head, sign, shape = p.o.Theme.Con, "tee", "−", "square"
	}
	arrow := fmt.Sprintf("color=%s, fontcolor=%s, arrowhead=%s", quoted(ink), quoted(ink), head)
	if label := strings.TrimSpace(a.Label); label != "" {
		arrow += ", label=" + lines(indented(wrap(label, columns/2)))
	}
	from := p.names[a.Ref()]
	if p.knobs[a.ID] {
		tip := strings.TrimSpace(a.Scheme)
		if tip == "" {
			tip = map[argmap.Polarity]string{argmap.Pro: "reason", argmap.Con: "objection"}[a.Polarity]
		}
		p.line("  %s [label=%s, shape=%s, fixedsize=true, width=0.24, height=0.24, margin=0, fontsize=14, fontcolor=%s, color=%s, fillcolor=%s, tooltip=%s, id=%s];",
			from, quoted(sign), shape, quoted(p.o.Theme.Paper), quoted(ink), quoted(ink), quoted(tip), quoted(a.Ref().String()))
		p.line("  %s -> %s [%s, weight=4];", from, p.names[a.Target], arrow)
	}
	for _, id := range a.Premises {
		name := p.names[id.Ref()]
		if name == "" {
			continue
		}
		link := ""
		if home, ok := p.out.Home(id); !ok || home.ID != a.ID {
			link = ", style=dashed, penwidth=1, constraint=false"
		}
		if p.knobs[a.ID] {
			p.line("  %s -> %s [color=%s, arrowhead=none%s];", name, from, quoted(ink), link)
		} else {
			p.line("  %s -> %s [%s%s];", name, p.names[a.Target], arrow, link)
		}
	}
}
