// Package skin dresses the window: it turns a palette into a theme of the toolkit, and gives out the fonts that text is
// drawn and measured with.
package skin

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"warrant/internal/scene"
)

// TextSize is the size of the window's own text, in pixels.
const TextSize = 14

// Theme returns the theme that gives all widgets the colours of a palette, with text of a size in pixels.
func Theme(p *scene.Palette, textSize float64) fyne.Theme {
	return &dress{palette: p, scale: float32(textSize) / TextSize}
}

// Color returns what a token looks like in a palette, as the toolkit wants it.
func Color(p *scene.Palette, t scene.Token) color.Color {
	c := p.Color(t)
	if c.A == 0 {
		return color.Transparent // painters skip this very value
	}
	return c
}

// weakShare is how much of its colour is left to what cannot be used now.
const weakShare = 0.45

// Weak returns the colour of a token for something that can be used, or cannot be used now: then mixed with the ground in
// every palette.
func Weak(p *scene.Palette, t scene.Token, off bool) color.NRGBA {
	c := p.Color(t)
	if !off {
		return c
	}
	return mix(c, p.Color(scene.Canvas), weakShare)
}

// mix returns a share of a, the rest b.
func mix(a, b color.NRGBA, share float64) color.NRGBA {
	part := func(x, y uint8) uint8 { return uint8(float64(x)*share + float64(y)*(1-share) + 0.5) }
	return color.NRGBA{R: part(a.R, b.R), G: part(a.G, b.G), B: part(a.B, b.B), A: 0xFF}
}

// Dark reports whether a palette has a dark ground.
func Dark(p *scene.Palette) bool {
	c := p.Color(scene.Canvas)
	return int(c.R)+int(c.G)+int(c.B) < 3*128
}

// dress is the theme made from a palette.
type dress struct {
	palette *scene.Palette
	scale   float32 // of text and what goes with it
}

// veil is a colour that lets through what is below it.
type veil struct {
	token scene.Token
	alpha uint8
}

// solid names the colours that a palette has as they are.
var solid = map[fyne.ThemeColorName]scene.Token{
	theme.ColorNameBackground:                scene.Canvas,
	theme.ColorNameButton:                    scene.Paper,
	theme.ColorNameDisabled:                  scene.Muted,
	theme.ColorNameDisabledButton:            scene.Canvas,
	theme.ColorNameError:                     scene.Bad,
	theme.ColorNameForeground:                scene.Ink,
	theme.ColorNameForegroundOnError:         scene.Paper,
	theme.ColorNameForegroundOnPrimary:       scene.Paper,
	theme.ColorNameForegroundOnSuccess:       scene.Paper,
	theme.ColorNameForegroundOnWarning:       scene.Paper,
	theme.ColorNameHeaderBackground:          scene.Canvas,
	theme.ColorNameHyperlink:                 scene.Focus,
	theme.ColorNameInnerWindowBorder:         scene.Rule,
	theme.ColorNameInnerWindowBorderInactive: scene.Rule,
	theme.ColorNameInputBackground:           scene.Paper,
	theme.ColorNameInputBorder:               scene.Rule,
	theme.ColorNameMenuBackground:            scene.Paper,
	theme.ColorNameOverlayBackground:         scene.Paper,
	theme.ColorNamePlaceHolder:               scene.Muted,
	theme.ColorNamePrimary:                   scene.Focus,
	theme.ColorNameScrollBarBackground:       scene.None,
	theme.ColorNameSeparator:                 scene.Rule.Faint(),
	theme.ColorNameSuccess:                   scene.OK,
	theme.ColorNameWarning:                   scene.Warn,
}

// veils names the colours that are laid over others.
var veils = map[fyne.ThemeColorName]veil{
	theme.ColorNameFocus:     {scene.Focus, 0x55},
	theme.ColorNameHover:     {scene.Ink, 0x14},
	theme.ColorNamePressed:   {scene.Ink, 0x30},
	theme.ColorNameScrollBar: {scene.Muted, 0xA0},
	theme.ColorNameSelection: {scene.Focus, 0x50},
}

// Color returns the colour of a part of a widget. The system's own light or dark is of no account: the palette decides.
func (d *dress) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if t, ok := solid[name]; ok {
		return Color(d.palette, t)
	}
	if v, ok := veils[name]; ok {
		c := d.palette.Color(v.token)
		c.A = v.alpha
		return c
	}
	variant := theme.VariantLight
	if Dark(d.palette) {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font returns the toolkit's own fonts, whatever the system has.
func (d *dress) Font(style fyne.TextStyle) fyne.Resource {
	if r := face(style); r != nil {
		return r
	}
	return theme.DefaultTheme().Font(style)
}

// Icon returns the toolkit's own icons.
func (d *dress) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns the size of text and of what grows with it; gaps and lines stay as they are.
func (d *dress) Size(name fyne.ThemeSizeName) float32 {
	size := theme.DefaultTheme().Size(name)
	switch name {
	case theme.SizeNameText:
		return TextSize * d.scale
	case theme.SizeNameCaptionText:
		return 12 * d.scale
	case theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameInlineIcon:
		return size * d.scale
	case theme.SizeNameInputBorder:
		return Border(d.palette)
	case sizeNameRing:
		return RingWidth(d.palette)
	}
	return size
}
