package skin

import (
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
