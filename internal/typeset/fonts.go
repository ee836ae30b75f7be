// Package typeset measures, breaks and shapes text: one set of numbers for the window and for files.
//
// Text is shaped by HarfBuzz, the shaper of the window's toolkit too, so that a width measured here is a width drawn
// there. Shaping is done once per text in font units and scaled afterwards: widths grow in proportion to the size, at
// every zoom and in every output. Sizes and widths are in world units (u); places inside a Run are in em.
package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
)

// Fonts are the two weights all text is set in. All methods are safe for concurrent use.
type Fonts struct {
	weights [2]*weight // regular, bold
	// reserves are the fonts that stand in where a character is missing; nil: there are none.
	reserves func() []*reserve
	workers  sync.Pool // of *worker
	runs     cache[runKey, *Run]
	widths   cache[runKey, float64] // em
	lines    cache[lineKey, []Line]
	cut      cache[lineKey, string] // with an ellipsis
}

// weight is one parsed font file.
type weight struct {
	data            []byte
	font            *font.Font
	upem            float64
	ascent, descent float64 // em, both positive
	outlines        outlineCache
}

// New returns the fonts made from the bytes of two TrueType files. The bytes are kept, not copied: leave them unchanged.
func New(regular, bold []byte) (*Fonts, error) {
	f := newFonts()
	for i, data := range [][]byte{regular, bold} {
		w, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("reading the %s font: %w", [2]string{"regular", "bold"}[i], err)
		}
		f.weights[i] = w
	}
	return f, nil
}

// newFonts returns fonts still without any weights.
func newFonts() *Fonts {
	f := &Fonts{}
	f.runs.most, f.widths.most, f.lines.most, f.cut.most = cacheGlyphs, cacheWidths, cacheLines, cacheWidths
	f.workers.New = func() any { return newWorker(f) }
	return f
}

// parse reads one font file.
func parse(data []byte) (*weight, error) {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return newWeight(data, face)
}

func newWeight(data []byte, face *font.Face) (*weight, error) {
	if face.Upem() == 0 {
		return nil, errors.New("it has no size of the em")
	}
	w := &weight{data: data, font: face.Font, upem: float64(face.Upem()), ascent: 0.8, descent: 0.2}
	if e, ok := face.FontHExtents(); ok {
		w.ascent, w.descent = float64(e.Ascender)/w.upem, -float64(e.Descender)/w.upem
	}
	return w, nil
}

// weight returns the regular or the bold font.
func (f *Fonts) weight(bold bool) *weight {
	if bold {
		return f.weights[1]
	}
	return f.weights[0]
}

// Data returns the font file of a weight, for embedding. It must not be changed.
func (f *Fonts) Data(bold bool) []byte { return f.weight(bold).data }

// Ascent returns how far the font reaches above the baseline at a size, in u.
func (f *Fonts) Ascent(size float64) float64 { return f.weights[0].ascent * size }

// Descent returns how far the font reaches below the baseline at a size, in u, as a positive number.
func (f *Fonts) Descent(size float64) float64 { return f.weights[0].descent * size }

// LineHeight returns the font's own distance between baselines at a size, in u.
func (f *Fonts) LineHeight(size float64) float64 { return f.Ascent(size) + f.Descent(size) }

// Missing returns the characters of text that either weight lacks and no font of the system has, each once, in the order they are met. White space
// and characters that show nothing are not reported.
func (f *Fonts) Missing(text string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if r < 0x7F || invisible(r) || seen[r] {
			continue
		}
		seen[r] = true
		for _, w := range f.weights {
			if _, ok := w.font.NominalGlyph(r); !ok && f.reserveFor(r) == 0 {
				missing = append(missing, r)
				break
			}
		}
	}
	return missing
}
