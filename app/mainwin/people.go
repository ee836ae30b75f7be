package mainwin

import (
	"slices"

	"fyne.io/fyne/v2"

	"warrant/app/dialogs"
	"warrant/app/people"
	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// goToPeople chooses somebody in the lists of voices and disputes, and sends strokes there.
func (w *Window) goToPeople(choose func(*workspace.Workspace)) {
	choose(w.ws)
	w.goInto(workspace.PeoplePane)
}

// peopleHost is the window as the people pane sees it.
type peopleHost struct{ w *Window }

func (h peopleHost) Rows() []workspace.PeopleRow {
	if h.w.ws == nil {
		return nil
	}
	return h.w.ws.PeopleRows()
}

func (h peopleHost) Acts() (acts []people.Act) {
	if h.w.ws == nil {
		return nil
	}
	for _, c := range h.w.ws.PeopleActs() {
		acts = append(acts, people.Act{ID: c.ID, Title: c.Title, Keys: c.Keys[0].String(), Off: h.w.check(c) != nil})
	}
	return acts
}

func (h peopleHost) Palette() *scene.Palette { return h.w.palette }

func (h peopleHost) Choose(of workspace.PersonKey) {
	h.w.do(func(ws *workspace.Workspace) { ws.ChoosePerson(of) })
}

func (h peopleHost) Activate(of workspace.PersonKey) {
	h.w.do(func(ws *workspace.Workspace) {
		ws.ChoosePerson(of)
		ws.ActivatePerson()
	})
}

func (h peopleHost) Do(id string) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.DoCommand(id) }) // what keeps it from running is said
}

func (h peopleHost) Menu(_ workspace.PersonKey, at fyne.Position) {
	h.w.do(func(ws *workspace.Workspace) {
		h.w.popUp(slices.DeleteFunc(ws.PeopleActs(), func(c workspace.Command) bool { return ws.Check(c) != nil }), at)
	})
}

func (h peopleHost) FocusChanged(on bool) { h.w.focused(workspace.PeoplePane, on) }

// askPerson asks for the name and the part of a voice.
func (w *Window) askPerson(v workspace.VoiceForm) {
	title, verb := words.T("Change %s", v.Name), words.T("Change")
	if v.Voice == "" {
		title, verb = words.T("Add a voice"), words.T("Add")
	}
	part := 0
	if v.Author {
		part = 1
	}
	fields := []dialogs.Field{{Title: words.T("Name"), Text: v.Name, Hint: words.T("Who speaks, as the diagram shows it")}}
	if !v.Reader {
		fields = append(fields, dialogs.Field{Title: words.T("Part"), Options: workspace.RoleWords(), Chosen: []int{part}})
	}
	w.ask(dialogs.Form{Title: title, Verb: verb, Fields: fields, Do: func(a dialogs.Answers) error {
		v.Name = a[0].Text
		v.Author = !v.Reader && a[1].One() == 1
		return w.tried(func(ws *workspace.Workspace) error { return ws.PutVoice(v) })
	}})
}

func (w *Window) askChosenVoice() {
	if v, err := w.ws.ChosenVoice(); err == nil { // else the command does not run
		w.askPerson(w.ws.FormOf(v))
	}
}

// pickMerge lists the voices that the chosen one can be merged into, and what each would change.
func (w *Window) pickMerge() {
	from, err := w.ws.ChosenVoice()
	if err != nil {
		return // the command does not run then
	}
	w.pick(dialogs.List{Title: w.ws.MergeQuestion(from), Wide: true, Hint: words.T("Type to narrow; Enter merges, Ctrl+Z takes it back"),
		Empty: words.T("No other voice is called that."), Find: func(typed string) []dialogs.Item {
			if w.ws == nil {
				return nil
			}
			var items []dialogs.Item
			for _, c := range w.ws.MergeChoices(from.ID, typed) {
				items = append(items, dialogs.Item{Title: c.Words, Detail: c.Detail, Off: c.Refused, Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.MergeVoices(from.ID, c.Voice) })
				}})
			}
			return items
		}})
}

func (w *Window) askChosenDispute() {
	if d, err := w.ws.ChosenDispute(); err == nil { // else the command does not run
		w.askDispute(d)
	}
}

// pickIssue lists the statements that the chosen dispute can be over.
func (w *Window) pickIssue() {
	d, err := w.ws.ChosenDispute()
	if err != nil {
		return // the command does not run then
	}
	w.pick(dialogs.List{Title: words.T("What is “%s” over?", d.Title), Wide: true, Hint: words.T("Type to narrow, Enter chooses"),
		Empty: words.T("No statement holds these words."), Find: func(typed string) []dialogs.Item {
			if w.ws == nil {
				return nil
			}
			var items []dialogs.Item
			for _, u := range w.ws.Issues(typed) {
				items = append(items, dialogs.Item{Title: u.Words, Now: u.Of == d.Statement.Ref(), Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.SetIssue(d, u.Of) })
				}})
			}
			return items
		}})
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

// askDispute asks who stands against whom. In each list those who do stand first.
func (w *Window) askDispute(d argmap.Dispute) {
	var sides [2][]argmap.VoiceID
	var names [2][]string
	for side := range sides {
		sides[side], names[side] = w.ws.VoiceNames(d.Sides[side]...)
	}
	read := func(a dialogs.Answers) argmap.Dispute {
		got := d
		got.Title = a[2].Text
		for side := range got.Sides {
			got.Sides[side] = nil
			for _, at := range a[side].Chosen {
				got.Sides[side] = append(got.Sides[side], sides[side][at])
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
	chosen := func(side int) (out []int) {
		for i := range d.Sides[side] {
			out = append(out, i)
		}
		return out
	}
	w.ask(dialogs.Form{
		Title: title, Verb: verb, About: words.T("over %s", edit.Name(w.ws.Snapshot(), d.Statement.Ref())),
		Fields: []dialogs.Field{
			{Title: words.T("One side (Space chooses)"), Options: names[0], Many: true, Chosen: chosen(0)},
			{Title: words.T("The other side"), Options: names[1], Many: true, Chosen: chosen(1), Beside: true},
			{Title: words.T("Title"), Text: d.Title, Follow: follow, Hint: words.T("What they disagree about")},
		},
		Do: func(a dialogs.Answers) error {
			return w.tried(func(ws *workspace.Workspace) error { return ws.PutDispute(read(a)) })
		},
	})
}

// askSides asks between whom the debate is to be shown. The map does not change.
func (w *Window) askSides() {
	d := w.ws.DebateShown()
	var sides [2][]argmap.VoiceID
	var names [2][]string
	var chosen [2][]int
	for side := range sides {
		sides[side], names[side] = w.ws.VoiceNames(d.Sides[side]...)
		for i := range d.Sides[side] {
			chosen[side] = append(chosen[side], i)
		}
	}
	w.ask(dialogs.Form{
		Title: words.T("Between whom?"), Verb: words.T("Show"), About: words.T("over %s", edit.Name(w.ws.Snapshot(), d.Statement.Ref())),
		Fields: []dialogs.Field{
			{Title: words.T("One side (Space chooses)"), Options: names[0], Many: true, Chosen: chosen[0]},
			{Title: words.T("The other side"), Options: names[1], Many: true, Chosen: chosen[1], Beside: true},
		},
		Do: func(a dialogs.Answers) error {
			var got [2][]argmap.VoiceID
			for side := range got {
				for _, at := range a[side].Chosen {
					got[side] = append(got[side], sides[side][at])
				}
			}
			return w.tried(func(ws *workspace.Workspace) error { return ws.DebateOf(got) })
		},
	})
}
