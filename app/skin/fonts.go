package skin

import (
	"math"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"warrant/internal/typeset"
)

// Fonts returns the fonts that the window draws with, for measuring: the same bytes, hence the same widths.
func Fonts() (*typeset.Fonts, error) { return fonts() }

var fonts = sync.OnceValues(func() (*typeset.Fonts, error) {
	return typeset.New(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
})

// WholeSize returns the size in which to ask the toolkit for text of a size. It puts glyphs as far apart as in the next
// whole size, so that only whole sizes look right and are as wide as they were measured. A size is rounded up only where
// that makes text wider by less than what boxes leave free at their sides.
func WholeSize(size float64) float64 { return math.Max(1, math.Floor(size*1.025)) }

// face returns the font file for a style of running text, nil for symbols and code.
func face(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return nil
	case style.Bold && style.Italic:
		return theme.DefaultTextBoldItalicFont()
	case style.Bold:
		return theme.DefaultTextBoldFont()
	case style.Italic:
		return theme.DefaultTextItalicFont()
	}
	return theme.DefaultTextFont()
}
