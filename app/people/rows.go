package people

import (
	"strings"

	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Measures, in pixels.
const (
	edge      = 12 // at both sides of the pane
	rowGap    = 5  // above and below the words of a row
	headGap   = 12 // above a heading
	titleLine = 19
	wordLine  = 17
	titleSize = 13
	wordSize  = 12
	pillSize  = 12
	pillInset = 9
	pillLine  = 18
	barWidth  = 10 // of the scroll bar's column
	sideMark  = 4  // of a debate's side
	sideRoom  = 10 // from the edge of that mark to the words
	actLine   = 24 // nothing that can be pressed is lower
	actsGap   = 7
	actsShare = 0.45 // of the pane that what can be done may take
)

// mostLines is how many lines the title of a row may have, and each of its other words.
const mostLines = 2

// laidRow is a row with its place among the rows.
type laidRow struct {
	row   workspace.PeopleRow
	y, h  float32
	title []string
	lines []laidLine
}

// laidLine is a line of words, with what stands before it.
type laidLine struct {
	words string
	side  int
}

// arrange places the rows below each other.
func (p *Pane) arrange(rows []workspace.PeopleRow) {
	p.rows = make([]laidRow, 0, len(rows))
	y := float32(0)
	for _, r := range rows {
		l := laidRow{row: r, y: y, h: 2 * rowGap}
		if r.Heading {
			l.h += headGap
		}
		room := p.size.Width - 2*edge
		if r.Pill != "" {
			room -= p.pillWidth(r.Pill) + edge
		}
		l.title = p.wrap(r.Title, titleSize, true, room)
		l.h += float32(len(l.title)) * titleLine
		for _, words := range r.Lines {
			room := p.size.Width - 2*edge
			if words.Side > 0 {
				room -= sideRoom
			}
			for _, line := range p.wrap(words.Words, wordSize, false, room) {
				l.lines = append(l.lines, laidLine{line, words.Side})
			}
		}
		l.h += float32(len(l.lines)) * wordLine
		p.rows = append(p.rows, l)
		y += l.h
	}
	p.height = y + edge
}

// wrap breaks words into lines, the last with a sign that there is more.
func (p *Pane) wrap(words string, size float64, bold bool, width float32) (out []string) {
	room := float64(max(width, 40))
	all := p.fonts.Wrap(words, size, bold, room)
	for i, line := range all {
		if i == mostLines-1 && len(all) > mostLines {
			rest := strings.Join(strings.Fields(line.Text+" "+all[i+1].Text), " ")
			return append(out, p.fonts.Ellipsis(rest, size, bold, room))
		}
		out = append(out, line.Text)
	}
	return out
}

func (p *Pane) pillWidth(name string) float32 {
	return float32(p.fonts.Width(name, pillSize, true)) + 2*pillInset
}

// actsHeight is what the lines that say what can be done take below the rows; in a low pane there are none.
func (p *Pane) actsHeight() float32 {
	h := float32(len(p.acts))*actLine + 2*actsGap
	if len(p.acts) == 0 || h > p.size.Height*actsShare {
		return 0
	}
	return h
}

// listHeight is what is left to the rows.
func (p *Pane) listHeight() float32 { return p.size.Height - p.actsHeight() }

// rowAt returns the row at a height of the pane that can be chosen.
func (p *Pane) rowAt(y float32) (laidRow, bool) {
	y += p.offset
	for _, r := range p.rows {
		if y >= r.y && y < r.y+r.h {
			return r, !r.row.Heading
		}
	}
	return laidRow{}, false
}

// actAt returns what can be done that is written at a height of the pane.
func (p *Pane) actAt(y float32) (Act, bool) {
	i := int((y - p.listHeight() - actsGap) / actLine)
	if y < p.listHeight()+actsGap || i >= len(p.acts) {
		return Act{}, false
	}
	return p.acts[i], true
}

// ink is the colour of a row's words.
func ink(r workspace.PeopleRow) scene.Token {
	if r.Off || r.Heading {
		return scene.Muted
	}
	return scene.Ink
}
