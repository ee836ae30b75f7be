package typeset

import (
	"sort"
	"unicode"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/width"
)

// breakKind says what kind of place for a line end is before a character; the higher the better.
type breakKind uint8

const (
	noBreak     breakKind = iota // inside of what the reader sees as one character
	charBreak                    // between two characters
	hyphenBreak                  // after a hyphen, dash or slash
	wordBreak                    // between words, ideographs, or at the end
)

// paragraph is a text without line ends, shaped and ready to be cut. Indices are those of its runes; every slice has an
// entry more, for the end.
type paragraph struct {
	fonts  *Fonts
	text   string
	bold   bool
	em     float64 // in units: 1/64 of a font unit
	runes  []rune
	starts []int       // byte at which each rune starts
	at     []int       // units from the start of the paragraph to each rune
	mixed  bool        // a sign common to several scripts may belong to another one when it starts a line
	rigid  []bool      // a cut before this rune changes the shapes around it, so that both sides must be shaped anew
	breaks []breakKind // before each rune
}

// paragraph prepares text for being cut.
func (f *Fonts) paragraph(text string, bold bool) *paragraph {
	run := f.Shape(text, bold)
	w := f.workers.Get().(*worker)
	defer f.workers.Put(w)
	w.load(text)
	n := len(w.runes)
	p := &paragraph{
		fonts: f, text: text, bold: bold, em: f.weight(bold).upem * 64,
		runes: append([]rune(nil), w.runes...), starts: append([]int(nil), w.starts...),
		at: make([]int, n+1), rigid: make([]bool, n+1), breaks: make([]breakKind, n+1),
	}
	p.mixed = run.mixed
	p.place(run)
	p.findBreaks(w)
	return p
}

func (p *paragraph) len() int { return len(p.runes) }

// place sums up the advances; those of a cluster fall to its first rune.
func (p *paragraph) place(run *Run) {
	for _, g := range run.Glyphs {
		i := sort.SearchInts(p.starts, g.Start)
		p.at[i+1] += g.units
		p.rigid[i] = p.rigid[i] || g.rigid
		for j := i + 1; j < p.len() && p.starts[j] < g.End; j++ {
			p.rigid[j] = true
		}
	}
	for i := range p.len() {
		p.at[i+1] += p.at[i]
	}
}

// findBreaks marks the places where lines may end, by the rules of Unicode.
func (p *paragraph) findBreaks(w *worker) {
	w.breaks.Init(p.runes)
	for it := w.breaks.GraphemeIterator(); it.Next(); {
		p.breaks[it.Grapheme().Offset] = charBreak
	}
	for i := 1; i < p.len(); i++ {
		if p.breaks[i] == charBreak && afterHyphen(p.runes, i) {
			p.breaks[i] = hyphenBreak
		}
	}
	for it := w.breaks.LineIterator(); it.Next(); {
		i := it.Line().Offset
		if i > 0 {
			p.breaks[i] = p.kind(i)
		}
	}
	p.breaks[0], p.breaks[p.len()] = noBreak, wordBreak
}

// kind returns how good the line break is that Unicode's rules allow before rune i.
func (p *paragraph) kind(i int) breakKind {
	before, after := p.runes[i-1], p.runes[i]
	if breakable(before) || before == 0x200B || wide(before) || wide(after) {
		return wordBreak
	}
	return hyphenBreak
}

// afterHyphen reports whether rune i follows a hyphen, dash or slash that has something on either side.
func afterHyphen(runes []rune, i int) bool {
	before := runes[i-1]
	return (unicode.Is(unicode.Pd, before) || before == '/' || before == '\\') && before != 0x2011 &&
		i > 1 && !breakable(runes[i-2]) && !breakable(runes[i])
}

// wide reports whether r is an ideograph or the like, at which lines may end without a space.
func wide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// width returns how wide the runes from start to end are when set on a line of their own, in units.
func (p *paragraph) width(start, end int) int {
	if start >= end {
		return 0
	}
	if p.mixed || p.rigid[start] || p.rigid[end] || !p.hasScript(start, end) {
		return p.fonts.Shape(p.text[p.starts[start]:p.starts[end]], p.bold).units
	}
	return p.at[end] - p.at[start]
}

// hasScript reports whether any rune from start to end belongs to a script; if none does they are shaped by other rules
// when they stand alone.
func (p *paragraph) hasScript(start, end int) bool {
	for _, r := range p.runes[start:end] {
		if s := language.LookupScript(r); s != language.Common && s != language.Inherited {
			return true
		}
	}
	return false
}

// line returns where the line that starts at start ends, and where the next one starts.
func (p *paragraph) line(start int, fits func(units int) bool) (end, next int) {
	for stop := p.len(); ; {
		cut := p.furthest(start, stop, fits)
		if cut < 0 {
			cut = p.firstBreak(start)
			return p.trim(start, cut), p.skip(cut)
		}
		end = p.trim(start, cut)
		if fits(p.width(start, end)) {
			return end, p.skip(cut)
		}
		stop = cut - 1 // set alone it is a trifle wider than as a part of the whole
	}
}

// furthest returns the last place of the best kind at which a line from start may be cut so that it fits, at most stop;
// -1 if there is none.
func (p *paragraph) furthest(start, stop int, fits func(units int) bool) int {
	best := [wordBreak + 1]int{-1, -1, -1, -1}
	end := start // of the text without white space behind it
	for i := start + 1; i <= stop; i++ {
		if !breakable(p.runes[i-1]) {
			end = i
			if !fits(p.at[end] - p.at[start]) {
				break
			}
		}
		best[p.breaks[i]] = i
	}
	for kind := wordBreak; kind > noBreak; kind-- {
		if best[kind] >= 0 {
			return best[kind]
		}
	}
	return -1
}

// firstBreak returns the first place after start where a line may be cut at all.
func (p *paragraph) firstBreak(start int) int {
	for i := start + 1; i < p.len(); i++ {
		if p.breaks[i] != noBreak {
			return i
		}
	}
	return p.len()
}

// trim returns end without the white space before it.
func (p *paragraph) trim(start, end int) int {
	for end > start && breakable(p.runes[end-1]) {
		end--
	}
	return end
}

// skip returns the first rune from i on that is no white space.
func (p *paragraph) skip(i int) int {
	for i < p.len() && breakable(p.runes[i]) {
		i++
	}
	return i
}
