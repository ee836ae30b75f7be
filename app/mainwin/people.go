package mainwin

import (
	"slices"

	"warrant/app/dialogs"
	"warrant/internal/argmap"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// pickVoices lists the voices of the map.
func (w *Window) pickVoices() {
	w.pick(dialogs.List{Title: words.T("Voices"), Hint: words.T("Type to narrow, Enter chooses what to do"), Find: func(typed string) []dialogs.Item {
		var items []dialogs.Item
		for _, v := range w.ws.VoiceLines(typed) {
			items = append(items, dialogs.Item{Title: v.Words, Detail: v.Holds, Do: func() { w.pickVoiceActs(v) }})
		}
		return append(items, dialogs.Item{Title: words.T("Add a voice…"), Do: func() { w.askVoice(typed) }})
	}})
}

// pickVoiceActs offers what can be done with a voice.
func (w *Window) pickVoiceActs(v workspace.VoiceLine) {
	author := words.T("Make it the author of the text")
	if v.Author {
		author = words.T("Not the author of the text")
	}
	act := func(f func(*workspace.Workspace) error) func() {
		return func() {
			_ = w.tried(f) // what keeps it from being done is said
			w.pickVoices()
		}
	}
	w.choose(v.Words,
		dialogs.Item{Title: words.T("Rename…"), Do: func() { w.askName(v) }},
		dialogs.Item{Title: author, Detail: v.NoAuthor, Off: v.NoAuthor != "",
			Do: act(func(ws *workspace.Workspace) error { return ws.SetAuthor(v.Voice) })},
		dialogs.Item{Title: words.T("Delete"), Detail: v.Stays, Off: v.Stays != "",
			Do: act(func(ws *workspace.Workspace) error { return ws.DeleteVoice(v.Voice) })})
}

func (w *Window) askVoice(name string) {
	w.ask(dialogs.Form{Title: words.T("Add a voice"), Verb: words.T("Add"), Fields: []dialogs.Field{{Title: words.T("Name"), Text: name}},
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.AddVoice(a[0].Text) })
		}})
}

func (w *Window) askName(v workspace.VoiceLine) {
	w.ask(dialogs.Form{Title: words.T("Rename %s", v.Name), Verb: words.T("Rename"), Fields: []dialogs.Field{{Title: words.T("Name"), Text: v.Name}},
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.RenameVoice(v.Voice, a[0].Text) })
		}})
}

// pickDisputes lists the disputes of the map.
func (w *Window) pickDisputes() {
	w.pick(dialogs.List{Title: words.T("Disputes"), Hint: words.T("Type to narrow, Enter chooses what to do"), Wide: true, Find: func(typed string) []dialogs.Item {
		var items []dialogs.Item
		for _, d := range w.ws.DisputeLines(typed) {
			items = append(items, dialogs.Item{Title: d.Dispute.Title, Detail: d.Sides, Do: func() { w.pickDisputeActs(d) }})
		}
		add := dialogs.Item{Title: words.T("Add a dispute over the selected statement…"), Do: w.askNewDispute}
		if _, err := w.ws.NewDispute(); err != nil {
			add.Off, add.Detail = true, err.Error()
		}
		return append(items, add)
	}})
}

// pickDisputeActs offers what can be done with a dispute.
func (w *Window) pickDisputeActs(d workspace.DisputeLine) {
	act := func(f func(*workspace.Workspace) error) func() { return func() { _ = w.tried(f) } }
	w.choose(d.Dispute.Title,
		dialogs.Item{Title: words.T("Show it side against side"), Do: act(func(ws *workspace.Workspace) error { return ws.Debate(d.Dispute.ID) })},
		dialogs.Item{Title: words.T("Change…"), Do: func() { w.askDispute(d.Dispute) }},
		dialogs.Item{Title: words.T("Delete"), Detail: words.T("The statements stay."),
			Do: act(func(ws *workspace.Workspace) error { return ws.DeleteDispute(d.Dispute.ID) })})
}

// askNewDispute asks for a dispute over the selected statement.
func (w *Window) askNewDispute() {
	d, err := w.ws.NewDispute()
	if err != nil {
		w.Tell(workspace.Refused, err.Error())
		return
	}
	w.askDispute(d)
}

// askDispute asks who stands against whom.
func (w *Window) askDispute(d argmap.Dispute) {
	ids, names := w.ws.VoiceNames()
	read := func(a dialogs.Answers) argmap.Dispute {
		got := d
		got.Title = a[2].Text
		for side := range got.Sides {
			got.Sides[side] = nil
			for _, at := range a[side].Chosen {
				got.Sides[side] = append(got.Sides[side], ids[at])
			}
		}
		return got
	}
	var follow func(dialogs.Answers) string
	title, verb := words.T("Change the dispute"), words.T("Change")
	if d.ID == "" {
		title, verb = words.T("Add a dispute"), words.T("Add")
		follow = func(a dialogs.Answers) string { return w.ws.DisputeTitle(read(a)) }
	}
	numbers := func(side []argmap.VoiceID) (out []int) {
		for _, id := range side {
			out = append(out, slices.Index(ids, id))
		}
		return out
	}
	w.ask(dialogs.Form{
		Title: title, Verb: verb,
		Fields: []dialogs.Field{
			{Title: words.T("One side (Space chooses)"), Options: names, Many: true, Chosen: numbers(d.Sides[0])},
			{Title: words.T("The other side"), Options: names, Many: true, Chosen: numbers(d.Sides[1]), Beside: true},
			{Title: words.T("Title"), Text: d.Title, Follow: follow, Hint: words.T("What they disagree about")},
		},
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.PutDispute(read(a)) })
		},
	})
}
