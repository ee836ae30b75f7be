package mainwin

import (
	"warrant/app/dialogs"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// pickViews lists the saved views.
func (w *Window) pickViews() {
	w.pick(dialogs.List{Title: words.T("Views"), Hint: words.T("Type to narrow, Enter chooses what to do"), Wide: true, Find: func(typed string) []dialogs.Item {
		var items []dialogs.Item
		for _, v := range w.ws.ViewLines(typed) {
			items = append(items, dialogs.Item{Title: v.View.Name, Detail: v.Words, Now: v.Now, Do: func() { w.pickViewActs(v) }})
		}
		return append(items, dialogs.Item{Title: words.T("Save what you see as a view…"), Do: func() { w.askNewView(typed) }})
	}})
}

// pickViewActs offers what can be done with a view.
func (w *Window) pickViewActs(v workspace.ViewLine) {
	act := func(f func(*workspace.Workspace) error) func() {
		return func() { _ = w.tried(f) } // what keeps it from being done is said
	}
	id := v.View.ID
	w.choose(v.View.Name,
		dialogs.Item{Title: words.T("Show it"), Do: act(func(ws *workspace.Workspace) error { return ws.ApplyView(id) })},
		dialogs.Item{Title: words.T("Rename…"), Do: func() {
			w.ask(dialogs.Form{Title: words.T("Rename %s", v.View.Name), Verb: words.T("Rename"), Fields: []dialogs.Field{{Title: words.T("Name"), Text: v.View.Name}},
				Do: func(a dialogs.Answers) error {
					return w.tried(func(ws *workspace.Workspace) error { return ws.RenameView(id, a[0].Text) })
				}})
		}},
		dialogs.Item{Title: words.T("Make it what you see now"), Do: act(func(ws *workspace.Workspace) error { return ws.UpdateView(id) })},
		dialogs.Item{Title: words.T("Delete"), Detail: words.T("The map stays as you see it."), Do: act(func(ws *workspace.Workspace) error { return ws.DeleteView(id) })})
}

// askNewView asks under which name to keep what is seen.
func (w *Window) askNewView(name string) {
	if name == "" {
		name = w.ws.NameForView()
	}
	styles, names := []string{""}, []string{words.T("As the window")}
	for _, p := range scene.Palettes() {
		styles, names = append(styles, p.Name), append(names, words.T(paletteWords[p.Name]))
	}
	w.ask(dialogs.Form{Title: words.T("Save what you see as a view"), Verb: words.T("Save"), Fields: []dialogs.Field{
		{Title: words.T("Name"), Text: name, Hint: words.T("What it shows")},
		{Title: words.T("Colours"), Options: names, Chosen: []int{0}},
	}, Do: func(a dialogs.Answers) error {
		return w.tried(func(ws *workspace.Workspace) error { return ws.SaveView(a[0].Text, styles[a[1].One()]) })
	}})
}

var paletteWords = map[string]string{"light": "Light", "dark": "Dark", "contrast": "High contrast", "mono": "Black on white"}
