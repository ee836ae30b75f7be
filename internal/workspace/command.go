package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// Menu is a menu of the main menu bar.
type Menu string

// The menus, as they stand from left to right.
const (
	FileMenu   Menu = "File"
	EditMenu   Menu = "Edit"
	AddMenu    Menu = "Add"
	BranchMenu Menu = "Branch"
	PeopleMenu Menu = "People"
	GoMenu     Menu = "Go"
	ViewMenu   Menu = "View"
	HelpMenu   Menu = "Help"
)

// Menus lists the menus in order.
var Menus = []Menu{FileMenu, EditMenu, AddMenu, BranchMenu, PeopleMenu, GoMenu, ViewMenu, HelpMenu}

// Command is one thing a user can do. Menus, keys, the list of keys and scenario tests are all made from the one table
// that Commands returns.
type Command struct {
	ID    string
	Menu  Menu
	Title string
	Keys  []Key
	Break bool // a line above it in the menu
	// Window commands need the window: a dialog, a list, a pane. Config.Window carries them out.
	Window bool
	// Typing commands work while a box is being typed in, and only then.
	Typing bool
	// List is the list in the people pane that it is about: its keys count while strokes go there, and only then. From a
	// menu it does the same at any time.
	List List

	act   func(w *Workspace) edit.Act // an editing act: run and checked by the session
	check func(w *Workspace) error    // why run cannot; nil: it can
	run   func(w *Workspace) error
	name  func(w *Workspace) string // a title that says more
}

// CommandNamed returns the command of an id.
func CommandNamed(id string) (Command, bool) {
	for _, c := range Commands() {
		if c.ID == id {
			return c, true
		}
	}
	return Command{}, false
}

// TitleOf returns a command's title as the menu shows it now, as "Undo objection to “League lesson”".
func (w *Workspace) TitleOf(c Command) string {
	if c.name != nil {
		return c.name(w)
	}
	return c.Title
}

// Check says why a command cannot run now; nil: it can.
func (w *Workspace) Check(c Command) error {
	switch {
	case c.check != nil:
		return c.check(w)
	case c.act != nil:
		return w.Try(c.act(w))
	}
	return nil
}

// Run carries a command out. What keeps it from running is said in the status line and returned.
func (w *Workspace) Run(c Command) error {
	w.acted = false
	if err := w.Check(c); err != nil {
		w.say(Refused, err.Error())
		return err
	}
	switch {
	case c.Window:
		if w.cfg.Window != nil {
			w.cfg.Window(c.ID)
		}
		return nil
	case c.run != nil:
		if err := c.run(w); err != nil {
			w.say(Refused, err.Error())
			return err
		}
		return nil
	}
	return w.Do(c.act(w))
}

// DoCommand runs the command of an id; tests and panes use it.
func (w *Workspace) DoCommand(id string) error {
	c, ok := CommandNamed(id)
	if !ok {
		return edit.Refusal(words.T("There is no command %s.", id))
	}
	return w.Run(c)
}

// Key carries out the command of a stroke in the map or the outline; false: there is none.
func (w *Workspace) Key(k Key) bool {
	w.hover.rested, w.hover.serial = false, w.hover.serial+1 // who works by keyboard has forgotten the pointer
	if _, typing := w.Typing(); typing {
		return false
	}
	if w.cfg.Prefs.SingleLettersOff && k.single() {
		w.say(Refused, words.T("Single letters are switched off in the settings. F1 lists all commands."))
		return true
	}
	if w.grab != nil && w.grabKey(k) {
		return true
	}
	if w.Dragging() {
		if k.Name == "Escape" {
			w.CancelDrag()
			w.say(Told, words.T("Put back."))
		}
		return true // what is held is put down first
	}
	if w.stageKey(k) {
		return true
	}
	if w.slot != nil && (k == Key{Name: "Enter"}) {
		_ = w.answer(*w.slot) // what keeps it from running is said
		return true
	}
	for _, c := range Commands() {
		if c.Typing || c.List != NoList {
			continue
		}
		for _, have := range c.Keys {
			if have == k {
				_ = w.Run(c)
				return true
			}
		}
	}
	return false
}

// adding returns the command that opens a new box for typing.
func adding(id, title, keys string, act func(on argmap.Ref, text string) edit.Act) Command {
	return Command{
		ID: id, Menu: AddMenu, Title: title, Keys: keysOf(keys),
		check: func(w *Workspace) error {
			if err := w.writable(); err != nil {
				return err
			}
			_, err := w.session.Draft(act(w.Leading(), ""))
			return err
		},
		run: func(w *Workspace) error {
			on := w.Leading()
			return w.typeNew(func(t string) edit.Act { return act(on, t) })
		},
	}
}

// onSelected returns an editing command on all that is selected.
func onSelected(id, title, keys string, act func(...argmap.Ref) edit.Act) Command {
	return Command{
		ID: id, Menu: EditMenu, Title: title, Keys: keysOf(keys),
		act: func(w *Workspace) edit.Act { return act(w.Selection()...) },
	}
}

// looking returns a command that changes what is seen or selected.
func looking(m Menu, id, title, keys string, run func(*Workspace) error) Command {
	return Command{ID: id, Menu: m, Title: title, Keys: keysOf(keys), run: run}
}

// window returns a command that the window carries out.
func window(m Menu, id, title, keys string) Command {
	return Command{ID: id, Menu: m, Title: title, Keys: keysOf(keys), Window: true}
}

// after puts a line above a command in its menu.
func after(c Command) Command {
	c.Break = true
	return c
}
