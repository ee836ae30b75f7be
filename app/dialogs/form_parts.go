package dialogs

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
)

// formKey takes the keys that do the same in every field of a form; false: the key is the field's own.
func (d *form) formKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyEscape {
		d.close()
		return true
	}
	return false
}

// formShortcut carries the form out on Ctrl+Enter.
func (d *form) formShortcut(s fyne.Shortcut) bool {
	if submits(s) {
		d.submit()
		return true
	}
	return false
}

// textPart is a text field.
type textPart struct {
	typing.Ringed
	d       *form
	own     bool // the user typed in it
	follows bool // its text is being changed by the form
	presses typing.Presses
	skip    bool // the next character is of the key that opened the form
}

func newTextPart(d *form, f Field) *textPart {
	t := &textPart{d: d}
	t.PlaceHolder = f.Hint
	if f.Lines > 1 {
		t.MultiLine, t.Wrapping = true, fyne.TextWrapWord
	}
	t.ExtendBaseWidget(t)
	if f.Lines > 1 {
		t.SetMinRowsVisible(f.Lines)
	}
	t.SetText(f.Text)
	t.CursorColumn = len([]rune(f.Text))
	t.OnChanged = func(string) {
		t.own = t.own || !t.follows
		d.changed()
	}
	return t
}

func (t *textPart) follow(text string) {
	t.follows = true
	t.SetText(text)
	t.follows = false
}

func (t *textPart) answer() Answer            { return Answer{Text: t.Text} }
func (t *textPart) object() fyne.CanvasObject { return t }
func (t *textPart) first() fyne.Focusable     { return t }

// AcceptsTab lets Tab go to the next field.
func (t *textPart) AcceptsTab() bool { return false }

// FocusGained brings the field into sight.
func (t *textPart) FocusGained() {
	t.Ringed.FocusGained()
	t.d.reveal(t)
}

// KeyDown notes that a key went down.
func (t *textPart) KeyDown(ev *fyne.KeyEvent) {
	t.presses.Down()
	t.skip = false
	t.Entry.KeyDown(ev)
}

// TypedRune types a character, unless it is of the key that opened the form and is still held.
func (t *textPart) TypedRune(r rune) {
	if t.skip {
		t.skip = false
		return
	}
	t.Entry.TypedRune(r)
}

// TypedKey types; Enter in a field of one line carries the form out.
func (t *textPart) TypedKey(ev *fyne.KeyEvent) {
	pressed := t.presses.Take()
	if t.skip = !pressed && !t.presses.Begun(); t.skip || t.d.formKey(ev) {
		return
	}
	if enter := ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter; enter && !t.MultiLine {
		if pressed {
			t.d.submit()
		}
		return
	}
	t.Entry.TypedKey(ev)
}

// TypedShortcut carries the form out on Ctrl+Enter.
func (t *textPart) TypedShortcut(s fyne.Shortcut) {
	if !t.d.formShortcut(s) {
		t.Entry.TypedShortcut(s)
	}
}

// choicePart is a list of which one is chosen.
type choicePart struct {
	choice
	d *form
}

// choice is a list of which one is chosen, in a border like that of a text field.
type choice struct {
	widget.Select
	ring skin.Ring
}

// CreateRenderer makes the toolkit's side of the list.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	c.ring.Border = true
	return c.ring.Around(c.Theme, c.Select.CreateRenderer())
}

// FocusGained shows the ring.
func (c *choice) FocusGained() {
	c.ring.Show(true)
	c.Select.FocusGained()
}

// FocusLost takes it away.
func (c *choice) FocusLost() {
	c.ring.Show(false)
	c.Select.FocusLost()
}

func newChoicePart(d *form, f Field) *choicePart {
	c := &choicePart{d: d}
	c.Options = f.Options
	c.ExtendBaseWidget(c)
	if len(f.Chosen) > 0 {
		c.SetSelectedIndex(f.Chosen[0])
	}
	c.OnChanged = func(string) { d.changed() }
	return c
}

func (c *choicePart) answer() Answer            { return Answer{Chosen: []int{max(0, c.SelectedIndex())}} }
func (c *choicePart) object() fyne.CanvasObject { return c }
func (c *choicePart) first() fyne.Focusable     { return c }

// FocusGained brings the field into sight.
func (c *choicePart) FocusGained() {
	c.choice.FocusGained()
	c.d.reveal(c)
}

// TypedKey opens the list or changes what is chosen.
func (c *choicePart) TypedKey(ev *fyne.KeyEvent) {
	if !c.d.formKey(ev) {
		c.Select.TypedKey(ev)
	}
}

// TypedShortcut carries the form out on Ctrl+Enter.
func (c *choicePart) TypedShortcut(s fyne.Shortcut) { c.d.formShortcut(s) }

// manyPart is a list of which any number is chosen. The arrows go from one to the next, Space chooses.
type manyPart struct {
	d      *form
	checks []*formCheck
	scroll *container.Scroll
}

// manyHeight is how high such a list is at the most, in pixels.
const manyHeight = 210

func newManyPart(d *form, f Field) *manyPart {
	m := &manyPart{d: d}
	rows := container.NewVBox()
	for i, o := range f.Options {
		c := &formCheck{m: m, at: i}
		c.Text = shortened(o)
		c.Checked = slices.Contains(f.Chosen, i)
		c.ExtendBaseWidget(c)
		c.OnChanged = func(bool) { d.changed() }
		m.checks = append(m.checks, c)
		rows.Add(c)
	}
	m.scroll = container.NewVScroll(rows)
	m.scroll.SetMinSize(fyne.NewSize(100, min(manyHeight, rows.MinSize().Height)))
	return m
}

// shortened cuts an option that would make the form wider: such lists stand in pairs.
func shortened(option string) string {
	const boxAndEdges = 62
	fonts, err := skin.Fonts()
	if err != nil {
		return option
	}
	return fonts.Ellipsis(option, titleText, false, formWidth/2-boxAndEdges)
}

func (m *manyPart) answer() (a Answer) {
	for i, c := range m.checks {
		if c.Checked {
			a.Chosen = append(a.Chosen, i)
		}
	}
	return a
}

func (m *manyPart) object() fyne.CanvasObject { return m.scroll }
func (m *manyPart) first() fyne.Focusable     { return m.checks[0] }

// formCheck is one line of such a list.
type formCheck struct {
	widget.Check
	m    *manyPart
	at   int
	ring skin.Ring
}

// CreateRenderer makes the toolkit's side of the line.
func (c *formCheck) CreateRenderer() fyne.WidgetRenderer {
	return c.ring.Around(c.Theme, c.Check.CreateRenderer())
}

// FocusLost takes the ring away.
func (c *formCheck) FocusLost() {
	c.ring.Show(false)
	c.Check.FocusLost()
}

// FocusGained brings the line into sight.
func (c *formCheck) FocusGained() {
	c.ring.Show(true)
	c.Check.FocusGained()
	s, top, height := c.m.scroll, c.Position().Y, c.Size().Height
	at := s.Offset.Y
	s.ScrollToOffset(fyne.NewPos(0, min(top, max(at, top+height-s.Size().Height))))
	c.m.d.reveal(s)
}

// TypedKey goes to the line above or below.
func (c *formCheck) TypedKey(ev *fyne.KeyEvent) {
	to := c.at
	switch ev.Name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	default:
		if !c.m.d.formKey(ev) {
			c.Check.TypedKey(ev)
		}
		return
	}
	if to >= 0 && to < len(c.m.checks) {
		c.m.d.popup.Canvas.Focus(c.m.checks[to])
	}
}

// TypedShortcut carries the form out on Ctrl+Enter.
func (c *formCheck) TypedShortcut(s fyne.Shortcut) { c.m.d.formShortcut(s) }
