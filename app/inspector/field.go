package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/argmap"
)

// field is a text field that keeps what is typed when the user goes elsewhere. It remembers of which record it is: what
// was typed for one statement is never kept for another.
type field struct {
	typing.Ringed
	p     *Pane
	box   fyne.CanvasObject // what is put into the pane: the field, and what it wears
	form  fyne.CanvasObject // what it is shown in
	of    argmap.Ref
	base  string // as the map has it
	write func(of argmap.Ref, text string) error
	menu  bool
	lines int // of a field of several: how many are shown
	// oneLine is a text without line breaks, though it may take several lines.
	oneLine bool
	down    func() // what ↓ does in a field of one line; nil: nothing
}

func newField(p *Pane, lines int, placeholder string, write func(argmap.Ref, string) error) *field {
	f := &field{p: p, write: write}
	f.PlaceHolder = placeholder
	if lines > 1 {
		f.MultiLine, f.Wrapping = true, fyne.TextWrapWord
	}
	f.ExtendBaseWidget(f)
	if lines > 1 {
		f.lines = lines
		f.SetMinRowsVisible(lines)
		f.OnChanged = func(string) { f.fit() }
	}
	f.OnSubmitted = func(string) { f.keep() }
	f.box = f
	if lines == 1 {
		f.box = p.dressed(f)
	}
	p.fields = append(p.fields, f)
	return f
}

// fill shows a record's text. What was typed and is not kept yet goes to its own record first; typed text of the same
// record stays.
func (f *field) fill(of argmap.Ref, text string) {
	if f.dirty() {
		if of == f.of {
			f.base = text
			return
		}
		was, typed := f.of, f.Text
		f.p.later(func() { _ = f.write(was, typed) }) // the map may not change while it tells of a change
	}
	f.of, f.base = of, text
	if f.Text != text {
		f.SetText(text)
	}
}

// Lines that a field of several shows; in a longer text one scrolls.
const (
	fewestLines = 2
	mostLines   = 9
)

// Resize makes a field of several lines as high as its text.
func (f *field) Resize(size fyne.Size) {
	f.Entry.Resize(size)
	f.fit()
}

func (f *field) fit() {
	fonts, err := skin.Fonts()
	if !f.MultiLine || err != nil || f.Size().Width < 50 {
		return
	}
	lines, least := len(fonts.Wrap(f.Text, textSize, false, float64(f.Size().Width-14))), fewestLines
	if f.oneLine {
		least = 1
	}
	if lines = max(least, min(lines, mostLines)); lines != f.lines {
		f.lines = lines
		f.SetMinRowsVisible(lines)
		f.p.later(f.p.arrange) // not while the toolkit is placing things
	}
}

func (f *field) dirty() bool { return f.Text != f.base }

// keep makes what was typed a step of the history.
func (f *field) keep() {
	if !f.dirty() {
		return
	}
	was, text := f.base, f.Text
	f.base = text // keeping it makes the pane fill the field again
	if f.write(f.of, text) == nil {
		return
	}
	f.base = was
	if text == "" { // refused: the old words are worth more than none
		f.SetText(was)
	}
}

// TakesUndo reports whether Ctrl+Z belongs to the field: it holds something that is not part of the map yet.
func (f *field) TakesUndo() bool { return f.dirty() }

// FocusGained shows the caret.
func (f *field) FocusGained() {
	f.menu = false
	f.Ringed.FocusGained()
	f.p.host.FocusChanged(true)
}

// FocusLost keeps what was typed.
func (f *field) FocusLost() {
	f.Ringed.FocusLost()
	if !f.menu {
		f.keep()
		f.toStart()
	}
	f.p.host.FocusChanged(false)
}

// toStart shows the beginning of a text that is longer than its line.
func (f *field) toStart() {
	if !f.MultiLine && f.CursorColumn != 0 {
		f.CursorColumn = 0
		f.Refresh()
	}
}

// TappedSecondary opens the toolkit's menu, which takes the focus without the user going elsewhere.
func (f *field) TappedSecondary(ev *fyne.PointEvent) {
	f.menu = true
	f.Entry.TappedSecondary(ev)
}

// TypedKey types; Escape brings back the old text and leaves.
func (f *field) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyEscape:
		if f.dirty() {
			f.SetText(f.base)
			return
		}
		f.p.host.Leave()
	case fyne.KeyTab:
		f.p.tab(f)
	case fyne.KeyF1, fyne.KeyF6:
		f.p.pass(ev)
	case fyne.KeyDown:
		if f.down != nil {
			f.down()
			return
		}
		f.Entry.TypedKey(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.oneLine {
			f.keep()
			return
		}
		f.Entry.TypedKey(ev)
	default:
		f.Entry.TypedKey(ev)
	}
}

// TypedShortcut keeps the text on Ctrl+Enter. The field has the focus still: who goes on typing must not command the map.
func (f *field) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		f.keep()
		return
	}
	f.Entry.TypedShortcut(s)
}

// choice is a list to choose from.
type choice struct {
	widget.Select
	p    *Pane
	ring skin.Ring
}

// CreateRenderer makes the toolkit's side of the list.
func (c *choice) CreateRenderer() fyne.WidgetRenderer {
	c.ring.Border = true
	return c.ring.Around(c.Theme, c.Select.CreateRenderer())
}

func newChoice(p *Pane, options []string, changed func(string)) *choice {
	c := &choice{p: p}
	c.Options = options
	c.ExtendBaseWidget(c)
	c.OnChanged = changed
	p.choices = append(p.choices, c)
	return c
}

// show selects an option without telling that it changed.
func (c *choice) show(option string) {
	if c.Selected == option {
		return
	}
	changed := c.OnChanged
	c.OnChanged = nil
	c.SetSelected(option)
	if c.Selected != option { // not among the options
		c.ClearSelected()
	}
	c.OnChanged = changed
}

// FocusGained marks the list.
func (c *choice) FocusGained() {
	c.ring.Show(true)
	c.Select.FocusGained()
	c.p.host.FocusChanged(true)
}

// FocusLost takes the mark away.
func (c *choice) FocusLost() {
	c.ring.Show(false)
	c.Select.FocusLost()
	c.p.host.FocusChanged(false)
}

// TypedKey leaves on Escape.
func (c *choice) TypedKey(ev *fyne.KeyEvent) { c.p.elsewhere(c, ev, c.Select.TypedKey) }

// elsewhere takes the keys that do the same everywhere in the pane.
func (p *Pane) elsewhere(at fyne.Focusable, ev *fyne.KeyEvent, otherwise func(*fyne.KeyEvent)) {
	switch ev.Name {
	case fyne.KeyTab:
		p.tab(at)
	case fyne.KeyEscape:
		p.host.Leave()
	case fyne.KeyF1, fyne.KeyF6:
		p.pass(ev)
	default:
		otherwise(ev)
	}
}

// pass gives a key to who reads the keyboard for all panes, as one that went down.
func (p *Pane) pass(ev *fyne.KeyEvent) {
	p.strokes.KeyDown(ev)
	p.strokes.TypedKey(ev)
}
