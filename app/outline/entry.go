package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// entry is the text field that is open in a row, or below the rows where the record has none.
type entry struct {
	card  workspace.EntryCard
	field *typing.Field
	box   *container.ThemeOverride
	x, y  float32
	lost  bool // its row is not in the outline: it stands at the foot
	waits bool // for the focus, until it is on a canvas
}

const footHead = 20 // the role above a field at the foot

// syncEntry opens, keeps or closes the field, as the host has it.
func (p *Pane) syncEntry() {
	card, open := p.host.RowEntry()
	switch {
	case !open && p.entry == nil:
	case !open:
		p.closeEntry()
	case p.entry == nil || p.entry.card.Serial != card.Serial:
		p.entry = &entry{card: card, waits: true}
		p.entry.field = newField(p, p.entry)
		p.entry.box = container.NewThemeOverride(p.entry.field, tight{skin.Theme(p.host.Palette(), textSize), p.host.Palette()})
		p.arrangeEntry()
		p.entry.field.ToEnd()
		p.focusEntry()
	}
}

func (p *Pane) closeEntry() {
	f := p.entry.field
	p.entry = nil
	p.arrange(p.host.Rows())
	if c := p.canvas(); c != nil && (c.Focused() == nil || c.Focused() == fyne.Focusable(f)) {
		c.Focus(p)
	}
}

// arrangeEntry makes room for the field and shows it.
func (p *Pane) arrangeEntry() {
	p.arrange(p.host.Rows())
	e := p.entry
	e.lost = true
	for _, r := range p.rows {
		if p.typingIn(r.row) {
			e.lost = false
		}
	}
	if !e.lost {
		p.reveal(e.card.Of)
	}
	p.scrollTo(p.offset)
}

// placeEntry moves the field to its row.
func (p *Pane) placeEntry() {
	e := p.entry
	if e == nil {
		return
	}
	x, y, w := float32(edge), p.size.Height-e.height()-edge, p.size.Width-2*edge
	for _, r := range p.rows {
		if p.typingIn(r.row) {
			x, y, w = r.x+triangle-4, r.y-p.offset+rowGap+headLine, p.textWidth(r)+8
		}
	}
	e.x, e.y = x, y
	e.box.Move(fyne.NewPos(x, y))
	e.box.Resize(fyne.NewSize(w, e.height()))
	if e.field.Fit(p.fonts, float64(w-2*fieldPad), textSize) {
		p.arrangeEntry()
	}
}

func (e *entry) height() float32 { return e.field.MinSize().Height }

// typingIn reports whether the field stands in a row.
func (p *Pane) typingIn(r workspace.Row) bool {
	return p.entry != nil && r.Of == p.entry.card.Of && r.Kind != workspace.LinkRow
}

func (p *Pane) drawEntry(b *pen) {
	e := p.entry
	if e == nil {
		return
	}
	if e.lost {
		b.rect(0, e.y-footHead-edge, p.size.Width, p.size.Height, b.ink(scene.Paper))
		b.text(e.card.Role, e.x, e.y-footHead, headSize, true, b.ink(scene.Ink))
	}
	b.objects = append(b.objects, e.box)
	if e.waits && p.canvas() != nil {
		p.later(p.focusEntry)
	}
}

func (p *Pane) inEntry(at fyne.Position) bool {
	if p.entry == nil {
		return false
	}
	size := p.entry.box.Size()
	return at.X >= p.entry.x && at.X < p.entry.x+size.Width && at.Y >= p.entry.y && at.Y < p.entry.y+size.Height
}

// focusEntry sends further strokes to the open field.
func (p *Pane) focusEntry() {
	if c := p.canvas(); c != nil && p.entry != nil {
		p.entry.waits = false
		p.stale = true // the field must be among the objects for the toolkit to find it
		c.Focus(p.entry.field)
	}
}

// endEntry finishes typing because the user went elsewhere; nothing typed is no text. It reports whether the field closed.
func (p *Pane) endEntry(e *entry) bool {
	if e.field.Blank() {
		p.host.Cancel(e.field.Text)
	} else if p.host.Finish(e.field.Text, workspace.FinishOnly) != nil {
		return false
	}
	return p.entry != e
}

// newField returns the field of an entry. On a refused end the host has said why, and the field stays as it is.
func newField(p *Pane, e *entry) *typing.Field {
	f := typing.NewField(e.card.Text, e.card.Placeholder, typing.Hooks{
		Finish: func(then workspace.Finish) { _ = p.host.Finish(e.field.Text, then) },
		Cancel: func() { p.host.Cancel(e.field.Text) },
		Left: func() {
			if p.entry == e {
				p.endEntry(e)
			}
		},
		Gained: func() { p.host.FocusChanged(true) },
		Canvas: p.canvas,
		Shift:  func() bool { return p.modifiers()&fyne.KeyModifierShift != 0 },
		Later:  func(f func()) { p.later(f) },
	})
	f.OnChanged = func(string) { p.placeEntry() }
	return f
}

const fieldPad = 4

// tight is a theme with close edges.
type tight struct {
	fyne.Theme
	palette *scene.Palette
}

// Size returns the sizes of the theme, but for the room around the words.
func (t tight) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameInnerPadding:
		return fieldPad
	case theme.SizeNameInputBorder:
		return skin.RingWidth(t.palette) // it is open only while strokes go to it
	}
	return t.Theme.Size(name)
}
