package outline

import (
	"fmt"
	"strings"

	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// Measures of the rows, in pixels.
const (
	indent   = 18
	edge     = 8  // at both sides of the pane
	triangle = 16 // the fold triangle's column
	// triangleRoom is what can be pressed at the left of that column, too: together 24, as everything that can be.
	triangleRoom = 8
	sign         = 16 // the sign's column
	arrow        = 20 // the column of a link's arrow
	headLine     = 18
	textLine     = 18
	rowGap       = 5 // above the head and below the text
	headSize     = 12
	textSize     = 13
	mostIndent   = 0.38 // of the pane's width: deep rows need room for their words
	barWidth     = 10   // of the scroll bar's column
)

// laidRow is a row with its place.
type laidRow struct {
	row   workspace.Row
	y, h  float32
	x     float32 // of the triangle
	lines []string
	// inline rows have their words behind the role.
	inline bool
}

// wrapKey names a broken text.
type wrapKey struct {
	text  string
	width float32
}

// arrange places the rows below each other.
func (p *Pane) arrange(rows []workspace.Row) {
	laid := make([]laidRow, len(rows))
	used := make(map[wrapKey][]string, len(rows))
	y := float32(4)
	for i, r := range rows {
		l := laidRow{row: r, y: y, x: edge + min(float32(r.Depth*indent), p.size.Width*mostIndent)}
		l.h = headLine + 2*rowGap
		if l.inline = r.Kind == workspace.StepRow && p.fitsHead(l); !l.inline {
			l.lines = p.wrap(rowWords(r), p.textWidth(l), most(r), used)
			l.h += float32(len(l.lines)) * textLine
		}
		if p.entry != nil && p.entry.card.Of == r.Of && r.Kind != workspace.LinkRow {
			l.h = headLine + 2*rowGap + p.entry.height()
		}
		laid[i], y = l, y+l.h
	}
	p.rows, p.height, p.wrapped = laid, y+8, used
}

// fitsHead reports whether a step's words fit behind its role.
func (p *Pane) fitsHead(l laidRow) bool {
	width := p.fonts.Width(stepHead(l.row), headSize, true)
	return l.x+triangle+sign+float32(width) <= p.size.Width-edge-barWidth
}

func stepHead(r workspace.Row) string { return words.T("Step: %s", r.Text) }

func (p *Pane) textWidth(l laidRow) float32 {
	width := p.size.Width - l.x - triangle - edge - barWidth
	if l.row.Kind == workspace.LinkRow {
		width -= arrow
	}
	return max(width, 40)
}

// words returns what a row says. The arrow of a link is drawn: the toolkit has none in its text font.
func rowWords(r workspace.Row) string {
	if r.Kind == workspace.LinkRow {
		return strings.TrimPrefix(r.Text, "→ ")
	}
	return r.Text
}

// most returns how many lines a row may have below its head.
func most(r workspace.Row) int {
	if r.Kind == workspace.StepRow {
		return 2
	}
	return 3
}

// wrap breaks a text into so many lines at most, the last with a sign that there is more. What is shown again is not broken
// again.
func (p *Pane) wrap(text string, width float32, most int, used map[wrapKey][]string) []string {
	key := wrapKey{text, width}
	lines, ok := p.wrapped[key]
	if !ok {
		all := p.fonts.Wrap(text, textSize, false, float64(width))
		for i, line := range all {
			if i == most-1 && len(all) > most {
				rest := strings.Join(strings.Fields(line.Text+" "+all[i+1].Text), " ")
				lines = append(lines, p.fonts.Ellipsis(rest, textSize, false, float64(width)))
				break
			}
			lines = append(lines, line.Text)
		}
	}
	used[key] = lines
	return lines
}

// mark is a small word at the end of a row's head.
type mark struct {
	words string
	pill  bool // with a border, as the voice has in the diagram
	ink   scene.Token
}

// marks returns a row's marks: voice, citations, comments, what is open about it, what is folded.
func marks(r workspace.Row) []mark {
	var out []mark
	add := func(on bool, said string, ink scene.Token) {
		if on {
			out = append(out, mark{words: said, ink: ink})
		}
	}
	if r.Voice != "" {
		out = append(out, mark{r.Voice, true, scene.Ink})
	}
	add(r.Cited > 0, words.T("%d cited", r.Cited), scene.Muted)
	add(r.Comments > 0, words.N(r.Comments, "%d comment", "%d comments"), scene.Muted)
	for _, p := range r.Problems {
		add(true, strings.ToLower(p[:1])+p[1:], scene.Warn)
	}
	add(r.Folded && r.Against == 0, fmt.Sprintf("+%d", r.Below), scene.Muted)
	add(r.Folded && r.Against > 0, words.T("+%d, %d against", r.Below, r.Against), scene.Muted)
	return out
}

// at returns the row at a height of the pane.
func (p *Pane) at(y float32) (laidRow, bool) {
	y += p.offset
	for _, r := range p.rows {
		if y >= r.y && y < r.y+r.h {
			return r, true
		}
	}
	return laidRow{}, false
}
