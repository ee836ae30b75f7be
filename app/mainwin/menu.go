package mainwin

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/app/skin"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// menus is the main menu, made from the table of commands.
type menus struct {
	w     *Window
	main  *fyne.MainMenu
	items map[string]*fyne.MenuItem
	stale bool // they will be brought up to date soon
}

// levels is the menu below the View menu that has the commands to open so many levels: one line each would be too many.
const levels = "view.level"

func newMenus(w *Window) *menus {
	m := &menus{w: w, main: &fyne.MainMenu{}, items: map[string]*fyne.MenuItem{}}
	for _, name := range workspace.Menus {
		menu := fyne.NewMenu(words.T(string(name)))
		var below *fyne.Menu
		for _, c := range workspace.Commands() {
			if c.Menu != name {
				continue
			}
			item := m.item(c)
			if strings.HasPrefix(c.ID, levels) {
				if below == nil {
					below = fyne.NewMenu("")
					parent := fyne.NewMenuItem(words.T("Open to a level below it"), nil)
					parent.ChildMenu = below
					menu.Items = append(menu.Items, parent)
				}
				below.Items = append(below.Items, item)
				continue
			}
			if c.Break {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			menu.Items = append(menu.Items, item)
		}
		m.main.Items = append(m.main.Items, menu)
	}
	return m
}

func (m *menus) item(c workspace.Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(m.w.label(c), func() {
		m.w.guarded(func() { m.w.run(c) })
		m.w.later(func() { m.w.guarded(m.w.refocus) })
	})
	item.IsQuit = c.ID == "file.quit" // where the system has a place of its own for it
	if len(c.Keys) > 0 && !c.Typing && everywhere(c.Keys[0]) {
		item.Shortcut = shortcut{c.Keys[0]}
	}
	m.items[c.ID] = item
	return item
}

// everywhere reports whether a stroke does the same wherever the focus is: only with Ctrl and a letter or digit, other
// than those with which texts are copied, cut, pasted and selected, does no
// text field lose a key of its own.
func everywhere(k workspace.Key) bool {
	return k.Ctrl && !k.Alt && len(k.Name) == 1 && !strings.Contains("ACVX", k.Name)
}

// menuPause is how long the menus wait with that: asking every command whether it can run takes some milliseconds, too
// many for each step of a held arrow key, and nobody opens a menu sooner.
const menuPause = 150 * time.Millisecond

// refreshSoon brings the menus up to date in a moment.
func (m *menus) refreshSoon() {
	if m.stale {
		return
	}
	m.stale = true
	m.w.o.After(menuPause, func() {
		m.stale = false
		m.refresh()
	})
}

// refresh brings titles and what is available up to date. The toolkit reads them when a menu opens.
func (m *menus) refresh() {
	m.w.toolbar.check()
	for _, c := range workspace.Commands() {
		item := m.items[c.ID]
		item.Label = m.w.label(c)
		item.Disabled = m.w.check(c) != nil
	}
}

// shortcut is a key of the main menu. The toolkit compares names only, and writes no faint text of its own beside the
// label for a shortcut that does not say its key.
type shortcut struct{ key workspace.Key }

// ShortcutName returns the name under which the toolkit knows the stroke.
func (s shortcut) ShortcutName() string {
	if s.key == (workspace.Key{Name: "Z", Ctrl: true}) {
		return (&fyne.ShortcutUndo{}).ShortcutName()
	}
	c := desktop.CustomShortcut{KeyName: fyne.KeyName(s.key.Name), Modifier: fyne.KeyModifierShortcutDefault}
	if s.key.Shift {
		c.Modifier |= fyne.KeyModifierShift
	}
	return c.ShortcutName()
}

// Measures of menu lines, in pixels.
const (
	titleWidth = 330.0 // what is longer is cut: the toolkit keeps the width that a menu had when it was first opened
	keyWidth   = 110.0
)

// label writes a command's title and, in a column of its own, its keys.
func (w *Window) label(c workspace.Command) string {
	title := c.Title
	if w.ws != nil {
		title = w.ws.TitleOf(c)
	}
	width := func(s string) float64 { return w.o.Fonts.Width(s, skin.TextSize, false) }
	title = w.o.Fonts.Ellipsis(title, skin.TextSize, false, titleWidth)
	label := pad(title, titleWidth+16, width) + workspace.KeyWords(c)
	if strings.ContainsAny(label, "↑↓←→") {
		return label // the font with the arrows has no space and would show boxes instead
	}
	return pad(label, titleWidth+16+keyWidth, width)
}

// pad makes a text as wide as wanted with spaces, so that what follows stands in a column.
func pad(s string, wanted float64, width func(string) float64) string {
	if missing := wanted - width(s); missing > 0 {
		s += strings.Repeat(" ", int(math.Round(missing/width(" "))))
	}
	return s
}

// check says why a command cannot run now.
func (w *Window) check(c workspace.Command) error {
	if w.ws == nil {
		if c.Window && w.handlers[c.ID] != nil && c.Menu != workspace.EditMenu && c.Menu != workspace.BranchMenu && c.Menu != workspace.PeopleMenu {
			return nil
		}
		return errNoMap
	}
	return w.ws.Check(c)
}

type noMap string

func (n noMap) Error() string { return words.T(string(n)) }

const errNoMap = noMap("No map is open.")

// run carries out a command of a menu. What text fields do themselves is offered to them first.
func (w *Window) run(c workspace.Command) {
	if f, s, ok := w.fieldFor(c.ID); ok {
		f.TypedShortcut(s)
		return
	}
	if w.ws == nil {
		if h := w.handlers[c.ID]; h != nil && w.check(c) == nil {
			h()
		}
		return
	}
	_ = w.ws.Run(c)
}

// runNamed carries out the command of an id.
func (w *Window) runNamed(id string) {
	if c, ok := workspace.CommandNamed(id); ok {
		w.run(c)
	}
}

// fieldFor returns the text field that has the focus, and the shortcut by which it does itself what a command does with
// the map: undo and redo, as its typing is not part of the map yet, and what the clipboard is for.
func (w *Window) fieldFor(id string) (fyne.Shortcutable, fyne.Shortcut, bool) {
	board := fyne.CurrentApp().Clipboard()
	s, ok := map[string]fyne.Shortcut{
		"edit.undo": &fyne.ShortcutUndo{}, "edit.redo": &fyne.ShortcutRedo{}, "edit.copy": &fyne.ShortcutCopy{Clipboard: board},
		"edit.cut": &fyne.ShortcutCut{Clipboard: board}, "edit.paste": &fyne.ShortcutPaste{Clipboard: board}, "go.all": &fyne.ShortcutSelectAll{},
	}[id]
	at := w.win.Canvas().Focused()
	if !ok || at == nil || at == fyne.Focusable(w.diagram) || at == fyne.Focusable(w.outline) || at == fyne.Focusable(w.people) {
		return nil, nil, false
	}
	if f, takes := at.(interface{ TakesUndo() bool }); takes && !f.TakesUndo() && (id == "edit.undo" || id == "edit.redo") {
		return nil, nil, false
	}
	f, ok := at.(fyne.Shortcutable)
	return f, s, ok
}

// keyWithoutMap finds the window's own commands where no map is open.
func (w *Window) keyWithoutMap(k workspace.Key) bool {
	for _, c := range workspace.Commands() {
		for _, have := range c.Keys {
			if have == k && c.Window && w.check(c) == nil {
				w.handlers[c.ID]()
				return true
			}
		}
	}
	return false
}
