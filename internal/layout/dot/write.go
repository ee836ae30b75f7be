package dot

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"warrant/internal/layout"
)

// Graphviz counts nodes in inches of 72 points. One point is one world unit here.
const pointsPerInch = 72

// maxCell is the longest cell of a table: Graphviz keeps its sides in 16 bits.
const maxCell = 30000

// The tables have no borders and no space of their own: their cells stand exactly where we put them.
const table = `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>`

// Text returns the graph in the language of Graphviz. The sibling axis is always x, whatever the direction. No text of
// the user's is in it.
//
// Edges are there for order and place only (splines=none): their lines are drawn by us. The label of a plain node is one
// blank, since go-graphviz puts the name of the node in the place of an empty one.
func (j *Job) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph {\ngraph [ordering=out, nodesep=%s, ranksep=%s, splines=none];\n",
		inches(Sep), inches(layout.Gutter-layout.KnobSize/2))
	b.WriteString("node [shape=box, fixedsize=true, label=\" \"];\n")
	for i := range j.units {
		j.writeUnit(&b, i)
	}
	if j.roots > 1 {
		j.writeCrown(&b)
	}
	for i, u := range j.units {
		for _, c := range u.children {
			j.writeEdge(&b, i, c)
		}
	}
	b.WriteString("}\n")
	return b.Bytes()
}

// writeCrown ties several roots to one invisible node: it is what keeps them in the order given. The edges are weak, so
// that no tree bends towards the middle.
func (j *Job) writeCrown(b *bytes.Buffer) {
	b.WriteString("c [width=0.01, height=0.01];\nedge [weight=1];\n")
	for i, u := range j.units {
		if u.parent == layout.None {
			fmt.Fprintf(b, "c->%d;\n", i)
		}
	}
	b.WriteString("edge [weight=8];\n")
}

// writeUnit writes one node: a plain box where all its edges meet it in the middle, a table with ports otherwise.
func (j *Job) writeUnit(b *bytes.Buffer, i int) {
	u := &j.units[i]
	if u.simple() {
		fmt.Fprintf(b, "%d [width=%s, height=%s];\n", i, inches(u.width), inches(u.depth))
		return
	}
	fmt.Fprintf(b, "%d [shape=plain, fixedsize=false, label=<%s<TD>", i, table)
	knob := u.members[u.host].knob()
	near := cells{b: b, height: math.Round(headRise)}
	near.open()
	near.add(knob-layout.KnobSize/2, knob+layout.KnobSize/2, "k")
	near.close(u.width)
	b.WriteString("</TD></TR><TR><TD>")
	far := cells{b: b, height: math.Max(1, math.Ceil(u.depth-near.height))}
	far.open()
	for m, mem := range u.members {
		for k, start := range mem.boxes {
			if mem.ports[k] {
				along, _ := split(j.graph.Direction, j.graph.Steps[mem.step].Boxes[k])
				far.add(start, start+along, port(m, k))
			}
		}
	}
	far.close(u.width)
	b.WriteString("</TD></TR></TABLE>>];\n")
}

// simple reports whether the knob and the only box with children, if any, stand in the middle of the unit.
func (u *unit) simple() bool {
	if len(u.members) > 1 {
		return false
	}
	m := u.members[0]
	for _, used := range m.ports {
		if used && len(m.boxes) > 1 {
			return false
		}
	}
	return true
}

// writeEdge writes the edge from a box of unit i to the knob of unit c.
func (j *Job) writeEdge(b *bytes.Buffer, i, c int) {
	tail, head := strconv.Itoa(i), strconv.Itoa(c)
	if !j.units[i].simple() {
		tail += ":" + port(j.units[c].port[0], j.units[c].port[1])
	}
	if !j.units[c].simple() {
		head += ":k"
	}
	fmt.Fprintf(b, "%s->%s;\n", tail, head)
}

// port names box k of member m.
func port(m, k int) string { return fmt.Sprintf("p%d_%d", m, k) }

// inches writes a length the way Graphviz wants the size of a node.
func inches(points float64) string { return strconv.FormatFloat(points/pointsPerInch, 'f', 4, 64) }

// cells writes one row of a table, with blank cells between those that have a port.
type cells struct {
	b      *bytes.Buffer
	at     int // the end of what is written
	height float64
}

func (c *cells) open() { c.b.WriteString(table) }

// add writes a cell with a port, after the blank one before it.
func (c *cells) add(from, to float64, port string) {
	c.blank(int(math.Round(from)))
	c.cell(int(math.Round(to)), port)
}

// close fills the row up to its width.
func (c *cells) close(width float64) {
	c.blank(int(width))
	c.b.WriteString("</TR></TABLE>")
}

func (c *cells) blank(to int) {
	for c.at < to {
		c.cell(min(to, c.at+maxCell), "")
	}
}

func (c *cells) cell(to int, port string) {
	c.b.WriteString("<TD")
	if port != "" {
		fmt.Fprintf(c.b, ` PORT="%s"`, port)
	}
	fmt.Fprintf(c.b, ` FIXEDSIZE="TRUE" WIDTH="%d" HEIGHT="%d"></TD>`, max(1, to-c.at), int(c.height))
	c.at = to
}
