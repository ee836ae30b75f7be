package inspector

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/internal/scene"
)

// textSize is the size of the pane's text, in pixels.
const textSize = 13

// dress gives the pane the colours of a palette.
func (p *Pane) dress(palette *scene.Palette) {
	p.palette = palette
	look := compact{skin.Theme(palette, textSize)}
	for _, o := range p.stills {
		o.Theme = still{look}
		o.Refresh()
	}
	p.object.Theme = look
	p.object.Refresh()
	for _, c := range p.choices { // the toolkit paints their arrows anew only when they change
		c.Disable()
		c.Enable()
	}
}

// compact is a theme with close edges.
type compact struct{ fyne.Theme }

// Size returns the sizes of the theme, but for the room around words and things.
func (t compact) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInnerPadding:
		return 5
	case theme.SizeNamePadding:
		return 3
	case theme.SizeNameLineSpacing:
		return 3
	}
	return t.Theme.Size(name)
}

// still is the theme of a field of one line: a long text moves with the caret, and no scroll bar covers it.
type still struct{ compact }

// Size returns the sizes of the theme, but for the scroll bar.
func (t still) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameScrollBar || name == theme.SizeNameScrollBarSmall {
		return 0
	}
	return t.compact.Size(name)
}

// Color returns the colours of the theme, but for the shadow of what is scrolled away.
func (t still) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameShadow {
		return color.Transparent
	}
	return t.compact.Color(name, variant)
}

// dressed returns a field of one line in its theme.
func (p *Pane) dressed(f *field) fyne.CanvasObject {
	o := container.NewThemeOverride(f, still{compact{skin.Theme(p.palette, textSize)}})
	p.stills = append(p.stills, o)
	return o
}
