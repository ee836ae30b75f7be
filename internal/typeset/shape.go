package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/width"
)

// Run is one shaped line of text, all in em.
type Run struct {
	Glyphs  []Glyph // from left to right
	Advance float64 // width of the whole run
	units   int     // Advance in 1/64 of a font unit
	mixed   bool    // it has several scripts or directions
}

// Glyph is one shape of a font, placed.
type Glyph struct {
	ID         uint32  // in the font file; 0 where the font lacks the character
	X, Y       float64 // of its origin, from the start of the baseline, in em; y points up
	Advance    float64 // em
	Start, End int     // the bytes of the text it stands for; glyphs of one cluster share them
	Face       int     // the font of the system it is from, counted from 1; 0: it is from the two weights
	Missing    bool    // the font lacks the character: draw Outline's box
	units      int     // Advance in 1/64 of a font unit
	rigid      bool    // breaking the text before this glyph changes its shape or place
}

// worker holds what HarfBuzz needs and cannot share between goroutines.
type worker struct {
	shaper shaping.HarfbuzzShaper
	script shaping.Segmenter
	breaks segmenter.Segmenter
	fonts  *Fonts
	faces  [2]*font.Face
	more   map[int]*font.Face // of the system
	runes  []rune
	starts []int // byte at which each rune starts, and the length of the text
}

func newWorker(f *Fonts) *worker {
	w := &worker{fonts: f, more: map[int]*font.Face{}}
	for i := range w.faces {
		w.faces[i] = font.NewFace(f.weights[i].font)
	}
	return w
}

// choice is a font map: a face, and those of the system for characters that it lacks.
type choice struct {
	*font.Face
	w *worker
}

// ResolveFace returns the face for a character.
func (c choice) ResolveFace(r rune) *font.Face {
	if _, ok := c.Face.NominalGlyph(r); ok {
		return c.Face
	}
	n := c.w.fonts.reserveFor(r)
	if n == 0 {
		return c.Face
	}
	if c.w.more[n] == nil {
		c.w.more[n] = font.NewFace(c.w.fonts.face(false, n).font)
	}
	return c.w.more[n]
}

// number returns which of the fonts of the system a face is, 0 for the two weights.
func (w *worker) number(face *font.Face) int {
	for n, f := range w.more {
		if f == face {
			return n
		}
	}
	return 0
}

// Shape returns text as placed glyphs, set on one line. Line ends and tabs count as spaces.
func (f *Fonts) Shape(text string, bold bool) *Run {
	key := runKey{text, bold}
	if run, ok := f.runs.get(key); ok {
		return run
	}
	w := f.workers.Get().(*worker)
	run := w.shape(text, bold, f.weight(bold).upem)
	f.workers.Put(w)
	f.runs.put(key, run, len(run.Glyphs)+4) // the key counts too
	return run
}

// Width returns how wide text is on one line, in u.
func (f *Fonts) Width(text string, size float64, bold bool) float64 {
	if text == "" {
		return 0
	}
	key := runKey{text, bold}
	advance, ok := f.widths.get(key)
	if !ok {
		advance = f.Shape(text, bold).Advance
		f.widths.put(key, advance, 1)
	}
	return advance * size
}

// load splits text into the runes that are shaped, remembering their bytes.
func (w *worker) load(text string) {
	w.runes, w.starts = w.runes[:0], w.starts[:0]
	for i, r := range text {
		w.runes, w.starts = append(w.runes, plain(r)), append(w.starts, i)
	}
	w.starts = append(w.starts, len(text))
}

// shape sets text at one pixel per font unit, so that nothing is rounded.
func (w *worker) shape(text string, bold bool, upem float64) *Run {
	w.load(text)
	face := w.faces[0]
	if bold {
		face = w.faces[1]
	}
	in := shaping.Input{Text: w.runes, RunEnd: len(w.runes), Face: face, Size: fixed.I(int(upem)), Direction: di.DirectionLTR}
	run := &Run{Glyphs: make([]Glyph, 0, len(w.runes))}
	if len(w.runes) == 0 {
		return run
	}
	parts := w.split(in, choice{face, w})
	run.mixed = len(parts) > 1
	for _, part := range parts {
		w.add(run, w.shaper.Shape(part), upem*64)
	}
	run.Advance = float64(run.units) / (upem * 64)
	return run
}

// split cuts in where script or direction change.
func (w *worker) split(in shaping.Input, faces shaping.Fontmap) []shaping.Input {
	parts := w.script.Split(in, faces)
	next := 0
	for _, p := range parts {
		if p.RunStart != next {
			return []shaping.Input{in}
		}
		next = p.RunEnd
	}
	if next != len(in.Text) { // never lose text to a split that stops early, as at a paragraph sign
		return []shaping.Input{in}
	}
	return parts
}

// add appends the glyphs of out to run; em is the size of the em in 1/64 font units.
func (w *worker) add(run *Run, out shaping.Output, em float64) {
	rtl := out.Direction.Progression() == di.TowardTopLeft
	from := w.number(out.Face)
	nth := 0 // place of the glyph within its cluster
	for i, g := range out.Glyphs {
		first, count := g.TextIndex(), max(g.RunesCount(), 1)
		if i > 0 && out.Glyphs[i-1].TextIndex() == first {
			nth++
		} else {
			nth = 0
		}
		last := min(first+count, len(w.runes))
		units, missing := int(g.Advance), g.GlyphID == 0
		if missing {
			units = int(substituteWidth(w.runes[min(first+nth, last-1)]) * em)
		}
		run.Glyphs = append(run.Glyphs, Glyph{
			ID:      uint32(g.GlyphID),
			X:       (float64(run.units) + float64(g.XOffset)) / em,
			Y:       float64(g.YOffset) / em,
			Advance: float64(units) / em,
			Start:   w.starts[first],
			End:     w.starts[last],
			Face:    from,
			Missing: missing,
			units:   units,
			rigid:   rtl || g.Mask&uint32(harfbuzz.GlyphUnsafeToBreak) != 0,
		})
		run.units += units
	}
}

// plain returns the rune to shape in place of r: separators become spaces, control characters nothing.
func plain(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ' '
	case unicode.IsControl(r):
		return 0x200B // zero width space
	}
	return r
}

// invisible reports whether r shows nothing by itself.
func invisible(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector)
}

// substituteWidth returns the advance of a character that the font lacks, in em: that of the fonts which have it, by and
// large, so that a box has room for it.
func substituteWidth(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
		return 1
	}
	return 0.6
}
