package mainwin

import (
	"slices"

	"fyne.io/fyne/v2"

	"warrant/app/dialogs"
	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

func (w *Window) ask(f dialogs.Form) (close func()) {
	return dialogs.Ask(w.win.Canvas(), w.palette, f)
}

// tried runs something that can be refused on the open map.
func (w *Window) tried(f func(ws *workspace.Workspace) error) (err error) {
	w.do(func(ws *workspace.Workspace) { err = f(ws) })
	return err
}

// pickTarget lists what the selected statement can be a reason, an objection or a premise of.
func (w *Window) pickTarget(command string) {
	part, _ := workspace.PartOf(command)
	of := w.ws.Leading()
	w.pick(dialogs.List{Title: workspace.PartQuestion(w.ws.Snapshot(), part, of), Hint: words.T("Type to narrow, Enter chooses; grey ones cannot be chosen"),
		Empty: words.T("Nothing in the map holds these words."), Wide: true, Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			if w.ws == nil {
				return nil
			}
			for _, t := range w.ws.Targets(of, part, typed) {
				items = append(items, dialogs.Item{Title: t.Words, Detail: t.Detail, Off: t.Refused, Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.Attach(of, part, t.Of) })
				}})
			}
			return items
		}})
}

// pickReuse lists the statements that can be used again as a reason for what is selected, or as an objection to it.
func (w *Window) pickReuse() {
	on := w.ws.Leading()
	w.pick(dialogs.List{Title: words.T("What bears on %s, too?", edit.Name(w.ws.Snapshot(), on)), Hint: words.T("Type to narrow; Enter: a reason, Shift+Enter: an objection"),
		Empty: words.T("Nothing in the map holds these words."), Wide: true, Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			if w.ws == nil {
				return nil
			}
			for _, r := range w.ws.Reusable(on, typed) {
				as := func(p edit.Part) func() {
					return func() { w.do(func(ws *workspace.Workspace) { _ = ws.Attach(r.Of, p, on) }) }
				}
				items = append(items, dialogs.Item{Title: r.Words, Detail: r.Detail, Off: r.NoReason && r.NoObjection, Do: as(edit.AsReason), Shift: as(edit.AsObjection)})
			}
			return items
		}})
}

// askComment asks for a comment on what is selected.
func (w *Window) askComment() {
	of := w.ws.Commented()
	draft := w.ws.Drafted(of)
	read := func(a dialogs.Answers) workspace.CommentDraft {
		return workspace.CommentDraft{Text: a[0].Text, Severity: workspace.Severities[a[1].One()], Request: a[2].Text}
	}
	w.ask(dialogs.Form{
		Title: w.ws.CommentQuestion(of), Verb: words.T("Add the comment"),
		Fields: []dialogs.Field{
			{Title: words.T("Comment"), Lines: 5, Text: draft.Text, Hint: words.T("What is to be said about it")},
			{Title: words.T("How much it weighs"), Options: workspace.SeverityWords(), Chosen: []int{slices.Index(workspace.Severities, draft.Severity)}},
			{Title: words.T("Change asked for"), Lines: 2, Text: draft.Request, Hint: words.T("None")},
		},
		Changed: func(a dialogs.Answers) { w.do(func(ws *workspace.Workspace) { ws.Draft(of, read(a)) }) },
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.Comment(of, read(a)) })
		},
	})
}

// askReply asks for an answer to a comment.
func (w *Window) askReply(to workspace.CommentLine) {
	w.ask(dialogs.Form{
		Title: words.T("Reply to: %s", to.Text), Verb: words.T("Reply"), Fields: []dialogs.Field{{Title: words.T("Reply"), Lines: 4}},
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.Reply(to.ID, a[0].Text) })
		},
	})
}

// pickHolders lists who holds the selected statement.
func (w *Window) pickHolders() {
	of := w.ws.Leading()
	w.pick(dialogs.List{Title: words.T("Who holds it, and how?"), Hint: words.T("Enter changes one or adds one"), Find: func(typed string) []dialogs.Item {
		var items []dialogs.Item
		for _, h := range w.ws.Holders(of) {
			items = append(items, dialogs.Item{Title: h.Words, Do: func() { w.pickHolder(of, h) }})
		}
		items = append(items, dialogs.Item{Title: words.T("Add a holder…"), Do: func() { w.askHolder(of, w.ws.NewHolder(of)) }})
		return matching(items, typed)
	}})
}

// pickHolder offers what can be done with one of those who hold a statement.
func (w *Window) pickHolder(of argmap.Ref, h workspace.HolderLine) {
	remove := dialogs.Item{Title: words.T("Remove"), Off: len(w.ws.Holders(of)) == 1, Do: func() {
		w.do(func(ws *workspace.Workspace) { _ = ws.RemoveHolder(of, h.At) })
	}}
	if remove.Off {
		remove.Detail = words.T("Somebody has to hold it.")
	}
	w.choose(h.Words, dialogs.Item{Title: words.T("Change…"), Do: func() { w.askHolder(of, h) }}, remove)
}

// askHolder asks who holds a statement, how, and who tells us so.
func (w *Window) askHolder(of argmap.Ref, h workspace.HolderLine) {
	ids, names := w.ws.VoiceNames()
	title, verb := words.T("Change who holds it"), words.T("Change")
	if h.At < 0 {
		title, verb = words.T("Add a holder"), words.T("Add")
	}
	through := append([]string{words.T("The voice itself")}, names...)
	w.ask(dialogs.Form{
		Title: title, Verb: verb,
		Fields: []dialogs.Field{
			{Title: words.T("Voice"), Options: names, Chosen: []int{slices.Index(ids, h.Holds.Voice)}},
			{Title: words.T("What the voice does"), Options: workspace.StanceWords(), Chosen: []int{slices.Index(argmap.Stances, h.Holds.Stance)}},
			{Title: words.T("Who tells us so"), Options: through, Chosen: []int{slices.Index(ids, h.Holds.Through) + 1}},
		},
		Do: func(a dialogs.Answers) error {
			h.Holds = argmap.Holding{Voice: ids[a[0].One()], Stance: argmap.Stances[a[1].One()]}
			if at := a[2].One(); at > 0 {
				h.Holds.Through = ids[at-1]
			}
			return w.tried(func(ws *workspace.Workspace) error { return ws.PutHolder(of, h) })
		},
	})
}

// copySentence puts what is selected on the clipboard, in a sentence.
func (w *Window) copySentence() {
	said, err := w.ws.SelectionWords()
	if err != nil {
		w.Tell(workspace.Refused, err.Error())
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(said)
	w.Tell(workspace.Told, words.T("The sentence is on the clipboard."))
}

// choose lists a few things to do.
func (w *Window) choose(title string, items ...dialogs.Item) {
	w.pick(dialogs.List{Title: title, Wide: true, Hint: words.T("Enter does it; grey ones cannot be done"), Empty: words.T("That is not on the list."),
		Find: func(typed string) []dialogs.Item { return matching(items, typed) }})
}
