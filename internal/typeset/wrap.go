package typeset

import (
	"strings"
	"unicode"
)

// Line is one line of wrapped text.
type Line struct {
	Text  string  // a piece of the text, without the white space it was broken at
	Width float64 // u
}

// tolerance is by how much a line may exceed its width, in u: far below what can be seen, above what sums of floating
// point numbers lose.
const tolerance = 1e-6

// lineEnds turns every way to end a line into one.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// Wrap breaks text into lines of at most maxWidth u: at words; a word too long for a line at its hyphens, dashes and
// slashes; what is still too long anywhere between characters as the reader sees them. Only a line of one such
// character may be wider. Line ends in text are kept, white space at the ends of lines is left out, nothing else is
// lost. There is always at least one line. The lines are kept for whoever asks again: they are not to be written to.
func (f *Fonts) Wrap(text string, size float64, bold bool, maxWidth float64) []Line {
	key := lineKey{text, size, maxWidth, bold}
	lines, ok := f.lines.get(key)
	if !ok {
		lines = f.wrap(text, size, bold, maxWidth)
		f.lines.put(key, lines, len(lines))
	}
	return lines
}

func (f *Fonts) wrap(text string, size float64, bold bool, maxWidth float64) []Line {
	var lines []Line
	for _, part := range strings.Split(lineEnds.Replace(text), "\n") {
		p := f.paragraph(strings.TrimFunc(part, breakable), bold)
		unit := size / p.em
		limit := maxWidth + tolerance
		for start := 0; ; {
			end, next := p.line(start, func(units int) bool { return float64(units)*unit <= limit })
			words := p.text[p.starts[start]:p.starts[end]]
			lines = append(lines, Line{words, float64(p.width(start, end)) * unit})
			if start = next; start >= p.len() {
				break
			}
		}
	}
	return lines
}

// Ellipsis returns text, or as much of its beginning as fits maxWidth u with "…" behind it. The sign itself is always
// there, even where it does not fit.
func (f *Fonts) Ellipsis(text string, size float64, bold bool, maxWidth float64) string {
	limit := maxWidth + tolerance
	if f.Width(text, size, bold) <= limit {
		return text
	}
	key := lineKey{text, size, maxWidth, bold}
	short, ok := f.cut.get(key)
	if !ok {
		short = f.cutTo(text, size, bold, limit)
		f.cut.put(key, short, 1)
	}
	return short
}

// cutTo returns as much of the beginning of a text as fits with an ellipsis.
func (f *Fonts) cutTo(text string, size float64, bold bool, limit float64) string {
	p := f.paragraph(text, bold)
	unit := size / p.em
	sign := f.Shape("…", bold).units
	end := 0
	for end < p.len() && float64(p.at[end+1]+sign)*unit <= limit {
		end++
	}
	for ; end > 0; end-- {
		if p.breaks[end] == noBreak {
			continue
		}
		short := strings.TrimRightFunc(text[:p.starts[end]], breakable) + "…"
		if f.Width(short, size, bold) <= limit { // kerning can make it a trifle wider than the sum of its parts
			return short
		}
	}
	return "…"
}

// breakable reports whether r is white space at which a line may end.
func breakable(r rune) bool {
	return unicode.IsSpace(r) && r != 0xA0 && r != 0x202F && r != 0x2007
}
