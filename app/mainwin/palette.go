package mainwin

import (
	"warrant/app/dialogs"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// pickAnything finds commands, statements, voices and disputes by a few letters.
func (w *Window) pickAnything() {
	find := w.commandLines
	if w.ws != nil {
		find = w.ws.Palette().Find
	}
	w.pick(dialogs.List{
		Title: words.T("Do or find anything"), Hint: words.T("A few letters of a command, a statement, a voice; Enter does it or goes there"), Wide: true,
		Empty: words.T("Nothing is called that. Ctrl+F searches the texts."),
		Find:  func(typed string) []dialogs.Item { return w.choices(find(typed)) },
	})
}

// pickKey lists the keys that work now, then the others; Enter carries a command out.
func (w *Window) pickKey() {
	find := w.commandLines
	if w.ws != nil {
		find = w.ws.KeyList()
	}
	w.pick(dialogs.List{
		Title: words.T("Keys that work now"), Hint: words.T("Type to narrow, Enter does it; grey ones do not work now and say why"), Wide: true,
		Empty: words.T("No command is called that."),
		Find:  func(typed string) []dialogs.Item { return w.choices(find(typed)) },
	})
}

// commandLines are the lines of the commands where no map is open.
func (w *Window) commandLines(typed string) []workspace.Choice {
	title := func(c workspace.Command) string { return c.Title }
	return workspace.KeySections(workspace.CommandChoices(title, w.check), typed, workspace.KeysProgram)
}

// choices turns lines of the workspace into lines of a list.
func (w *Window) choices(lines []workspace.Choice) []dialogs.Item {
	items := make([]dialogs.Item, len(lines))
	for i, line := range lines {
		items[i] = dialogs.Item{Section: line.Section, Title: line.Title, Note: line.Note, Detail: line.Keys, Off: line.Off}
		items[i].Do = func() {
			w.guarded(func() {
				if line.Command.ID != "" {
					w.run(line.Command)
					return
				}
				_ = line.Do() // what keeps it from going there is said
			})
		}
	}
	return items
}
