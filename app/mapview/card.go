package mapview

import (
	"image/color"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Measures of the entry card. Those of the text grow with the zoom above 100 %.
const (
	cardBorder  = 2.0
	cardInset   = 12.0 // between border and words, as in a box
	cardMargin  = 6.0  // to the edges of the pane
	leastWidth  = 220.0
	fieldSize   = 14.0
	roleSize    = 12.0
	roleLine    = 22.0 // baseline of the role, as in a box
	fieldTop    = 26.0 // top of the first line of text
	hintSize    = 12
	hintLeading = 17.0
	fieldPad    = 6.0 // around the text in the field
)

// card is the open text field over a box, with the role above it and hints below.
type card struct {
	m       *Map
	entry   workspace.EntryCard
	field   *typing.Field
	scale   float64 // of its text
	rect    geom.Rect
	palette *scene.Palette
	waits   bool // for the focus, until the diagram is on a canvas

	back, cover *canvas.Rectangle
	role        *canvas.Text
	hints       []*canvas.Text
	skin        *container.ThemeOverride
	objects     []fyne.CanvasObject
}

// kept is what was typed in a card that closed. Should a picture lack the entry for a moment, it is not lost.
type kept struct {
	serial int
	text   string
}

// syncCard opens, keeps or closes the card, as the frame has it.
func (m *Map) syncCard() {
	entry, old := m.frame.Entry, m.card
	switch {
	case entry == nil && old == nil:
	case entry == nil:
		m.closeCard()
	case old == nil || old.entry.Serial != entry.Serial:
		m.card = newCard(m, *entry)
		m.card.arrange()
		m.card.field.ToEnd()
		m.focusField() // the old field, if there is one, goes with this
	default:
		old.entry = *entry
		old.arrange()
	}
}

// closeCard takes the card away. Strokes go to the diagram again, unless the user has gone elsewhere.
func (m *Map) closeCard() {
	f := m.card.field
	m.kept = kept{m.card.entry.Serial, f.Text}
	m.card = nil
	c := m.canvas()
	if c == nil {
		return
	}
	if at := c.Focused(); at == nil || at == fyne.Focusable(f) || c.Overlays().Top() != nil {
		c.Focus(m)
	}
}

// focusField sends further strokes to the open field, as soon as the diagram is on a canvas.
func (m *Map) focusField() {
	if m.card == nil {
		return
	}
	c := m.canvas()
	if c == nil {
		m.card.waits = true
		return
	}
	m.card.waits = false // the toolkit looks for the field among the objects, which may draw them first
	c.Focus(m.card.field)
	if m.card != nil {
		m.card.waits = c.Focused() != fyne.Focusable(m.card.field)
	}
}

// focusWhenShown gives the focus to a field that was opened before the diagram was on a canvas. While a first picture is
// made it is not yet known on which.
func (c *card) focusWhenShown() {
	if c.waits {
		c.waits = false
		c.m.later(c.m.focusField)
	}
}

// inCard reports whether a point of the pane is in the open card.
func (m *Map) inCard(at geom.Point) bool { return m.card != nil && m.card.rect.Contains(at) }

// endEntry finishes typing because the user went elsewhere; nothing typed is no text. It reports whether the card closed.
func (m *Map) endEntry(c *card) bool {
	if c.field.Blank() {
		m.host.Cancel(c.field.Text)
	} else if m.host.Finish(c.field.Text, workspace.FinishOnly) != nil {
		return false
	}
	m.Refresh()
	return m.card != c
}

func newCard(m *Map, entry workspace.EntryCard) *card {
	if entry.Serial == m.kept.serial {
		entry.Text = m.kept.text
	}
	c := &card{m: m, entry: entry}
	c.field = typing.NewField(entry.Text, entry.Placeholder, c.hooks())
	c.back, c.cover, c.role = &canvas.Rectangle{}, &canvas.Rectangle{FillColor: color.Transparent}, &canvas.Text{}
	c.role.TextStyle.Bold = true
	c.field.OnChanged = func(string) { c.arrange() }
	c.scale = 1
	c.palette = m.host.Palette()
	c.skin = container.NewThemeOverride(c.field, c.theme())
	c.dressUp()
	return c
}

// hooks are what the field asks of the card. On a refused end the host has said why, and the field stays as it is.
func (c *card) hooks() typing.Hooks {
	m := c.m
	return typing.Hooks{
		Finish: func(then workspace.Finish) {
			if m.host.Finish(c.field.Text, then) == nil {
				m.Refresh()
			}
		},
		Cancel: func() {
			m.host.Cancel(c.field.Text)
			m.Refresh()
		},
		Left: func() {
			if m.card == c {
				m.endEntry(c)
			}
		},
		Gained: func() {},
		Canvas: m.canvas,
		Shift:  func() bool { return m.modifiers()&fyne.KeyModifierShift != 0 },
		Later:  func(f func()) { m.later(f) },
	}
}

// dress gives the card the colours of a palette.
func (c *card) dress(p *scene.Palette) {
	if p != c.palette {
		c.palette = p
		c.dressUp()
	}
}

func (c *card) dressUp() {
	ink := func(t scene.Token) color.Color { return skin.Color(c.palette, t) }
	c.back.FillColor, c.back.StrokeColor, c.back.StrokeWidth = ink(scene.Paper), ink(scene.Focus), skin.RingWidth(c.palette)
	c.back.CornerRadius = 6
	// The field's own border has the colour of its caret; the card has a border, so that one is painted over.
	c.cover.StrokeColor, c.cover.StrokeWidth = ink(scene.Paper), cardBorder+3
	c.role.Color = ink(scene.Ink)
	for _, h := range c.hints {
		h.Color = ink(scene.Muted)
	}
	c.skin.Theme = c.theme()
	c.skin.Refresh()
}

// arrange puts the card over its box, as large as its text needs and inside of the pane.
func (c *card) arrange() {
	camera, pane := c.m.frame.Camera, c.m.pane
	if scale := math.Max(camera.Zoom, 1); scale != c.scale {
		c.scale = scale
		c.skin.Theme = c.theme()
		c.skin.Refresh()
	}
	c.write()
	box := camera.RectToPane(c.entry.Rect)
	width := math.Max(c.entry.Rect.W, leastWidth) * c.scale
	width = math.Max(math.Min(math.Max(width, box.W), pane.W-2*cardMargin-2*cardBorder), 80)
	inner := width - 2*cardInset
	fieldWidth := inner + 2*fieldPad
	top, bottom := fieldTop*c.scale-fieldPad, hintLeading*float64(len(c.hints))+fieldPad
	c.skin.Resize(fyne.NewSize(float32(fieldWidth), c.skin.Size().Height)) // breaks the lines, which moves the caret
	if fonts, err := skin.Fonts(); err == nil {
		c.field.Fit(fonts, inner-2, skin.WholeSize(fieldSize*c.scale))
	}
	frame := top + bottom
	height := math.Min(float64(c.field.MinSize().Height), math.Max(pane.H-2*cardMargin-2*cardBorder-frame, 30))

	height = math.Ceil(height) + 1 // a field that is a trifle too low draws the shadow of what it hides
	r := geom.Rect{X: box.X - (width-box.W)/2, Y: box.Y, W: width, H: frame + height}.Grow(cardBorder)
	r.X = math.Round(math.Max(cardMargin, math.Min(r.X, pane.W-cardMargin-r.W)))
	r.Y = math.Round(math.Max(cardMargin, math.Min(r.Y, pane.H-cardMargin-r.H)))
	c.rect = r
	place(c.back, r.X, r.Y, r.W, r.H)
	r = r.Grow(-cardBorder)
	_, baseline := fyne.CurrentApp().Driver().RenderedTextSize(c.role.Text, c.role.TextSize, c.role.TextStyle, nil)
	c.role.Move(position(geom.Point{X: r.X + cardInset, Y: r.Y + roleLine*c.scale - float64(baseline)}))
	at := math.Round(r.Y + top)
	place(c.skin, r.X+cardInset-fieldPad, at, fieldWidth, height)
	place(c.cover, r.X+cardInset-fieldPad, at, fieldWidth, height)
	at += height
	for _, h := range c.hints {
		h.Move(position(geom.Point{X: r.X + cardInset, Y: at}))
		at += hintLeading
	}
	c.m.repaint()
}

// write sets the words of the card.
func (c *card) write() {
	c.role.Text, c.role.TextSize = strings.ToUpper(c.entry.Role), float32(skin.WholeSize(roleSize*c.scale))
	c.role.Resize(c.role.MinSize())
	if len(c.hints) != len(c.entry.Hints) {
		c.hints = nil
		for range c.entry.Hints {
			c.hints = append(c.hints, canvas.NewText("", skin.Color(c.palette, scene.Muted)))
		}
	}
	c.objects = append(c.objects[:0:0], c.back, c.skin, c.cover, c.role)
	for i, h := range c.hints {
		h.Text, h.TextSize = c.entry.Hints[i], hintSize
		h.Resize(h.MinSize())
		c.objects = append(c.objects, h)
	}
	if c.field.PlaceHolder != c.entry.Placeholder {
		c.field.SetPlaceHolder(c.entry.Placeholder)
	}
}

// theme returns the theme of the field: the window's, with text as large as the card's and close edges.
func (c *card) theme() fyne.Theme {
	return tight{skin.Theme(c.palette, skin.WholeSize(fieldSize*c.scale))}
}

type tight struct{ fyne.Theme }

func (t tight) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInnerPadding:
		return fieldPad
	case theme.SizeNameInputBorder:
		return cardBorder
	case theme.SizeNameInputRadius:
		return 0
	}
	return t.Theme.Size(name)
}
