package outline

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// entry is the text field that is open in a row, or below the rows where the record has none.
type entry struct {
	card  workspace.EntryCard
	field *field
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
		p.entry = &entry{card: card, field: newField(p, card), waits: true}
		p.entry.box = container.NewThemeOverride(p.entry.field, tight{skin.Theme(p.host.Palette(), textSize)})
		p.arrangeEntry()
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
	if rows := e.field.rowsIn(p.fonts, w-2*fieldPad); rows != e.field.rows {
		e.field.rows = rows
		e.field.SetMinRowsVisible(rows)
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
	if strings.TrimSpace(e.field.Text) == "" {
		p.host.Cancel(e.field.Text)
	} else if p.host.Finish(e.field.Text, workspace.FinishOnly) != nil {
		return false
	}
	return p.entry != e
}

// field is the text field itself. It knows the strokes that end typing; all others are the toolkit's.
type field struct {
	typing.Entry
	p    *Pane
	rows int
	menu bool // its own menu is open and has the focus for now
}

func newField(p *Pane, card workspace.EntryCard) *field {
	f := &field{p: p, rows: 1}
	f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	f.Text, f.PlaceHolder = card.Text, card.Placeholder
	f.ExtendBaseWidget(f)
	f.SetMinRowsVisible(1)
	f.CursorRow, f.CursorColumn = math.MaxInt32, math.MaxInt32 // the toolkit cuts it down to the end
	f.Refresh()
	f.OnChanged = func(string) { p.placeEntry() }
	return f
}

// rowsIn returns how many lines the text takes in a width.
func (f *field) rowsIn(fonts Measurer, width float32) int {
	text := f.Text
	if text == "" {
		text = f.PlaceHolder
	}
	return max(len(fonts.Wrap(text, textSize, false, float64(max(width, 40)))), 1)
}

// AcceptsTab keeps Tab, which ends typing.
func (f *field) AcceptsTab() bool { return true }

// TypedKey ends typing, or types.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	shift := f.p.modifiers()&fyne.KeyModifierShift != 0
	switch {
	case ev.Name == fyne.KeyEscape:
		f.p.host.Cancel(f.Text)
	case ev.Name == fyne.KeyTab && shift:
		f.finish(workspace.ThenPremiseBefore)
	case ev.Name == fyne.KeyTab:
		f.finish(workspace.ThenPremise)
	case enter(ev.Name) && shift:
		f.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn, Physical: ev.Physical})
	case enter(ev.Name):
		f.finish(workspace.FinishOnly)
	default:
		f.Entry.TypedKey(ev)
	}
}

func enter(k fyne.KeyName) bool { return k == fyne.KeyReturn || k == fyne.KeyEnter }

// TypedShortcut ends typing, or edits the text.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	c, ok := s.(*desktop.CustomShortcut)
	switch {
	case ok && enter(c.KeyName) && c.Modifier == ctrl:
		f.finish(workspace.ThenReason)
	case ok && enter(c.KeyName) && c.Modifier == ctrl|shift:
		f.finish(workspace.ThenObjection)
	case ok && c.KeyName == fyne.KeyZ && c.Modifier == ctrl|shift:
		f.Redo()
	default:
		f.Entry.TypedShortcut(s)
	}
}

// finish ends typing. On an error the host has said why, and the field stays as it is.
func (f *field) finish(then workspace.Finish) { _ = f.p.host.Finish(f.Text, then) }

// TappedSecondary opens the toolkit's menu, which takes the focus without the user going elsewhere.
func (f *field) TappedSecondary(ev *fyne.PointEvent) {
	f.menu = true
	f.Entry.TappedSecondary(ev)
}

// FocusGained shows the caret.
func (f *field) FocusGained() {
	f.menu = false
	f.Entry.FocusGained()
	f.p.host.FocusChanged(true)
}

// FocusLost ends typing where the user went elsewhere, which shows only afterwards: the toolkit calls it too when the
// whole window loses the focus, and then the field stays open.
func (f *field) FocusLost() {
	f.Entry.FocusLost()
	f.p.later(func() {
		c := f.p.canvas()
		if e := f.p.entry; e != nil && e.field == f && !f.menu && c != nil && c.Focused() != fyne.Focusable(f) {
			f.p.endEntry(e)
		}
	})
}

const fieldPad = 4

// tight is a theme with close edges.
type tight struct{ fyne.Theme }

// Size returns the sizes of the theme, but for the room around the words.
func (t tight) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInnerPadding {
		return fieldPad
	}
	return t.Theme.Size(name)
}
