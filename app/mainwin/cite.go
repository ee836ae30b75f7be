package mainwin

import (
	"warrant/app/dialogs"
	"warrant/internal/argmap"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// askCite asks what the selected statement or step cites: the work first, then where in it.
func (w *Window) askCite() {
	of := w.ws.Leading()
	w.pickWork(w.ws.CitationQuestion(of), func(d workspace.CitationDraft, work *workspace.WorkDraft) {
		w.askCitation(w.ws.CitationQuestion(of), words.T("Cite"), d, work, func(ws *workspace.Workspace, d workspace.CitationDraft, work *workspace.WorkDraft) error {
			return ws.Cite(of, d, work)
		})
	})
}

// pickWork lists what can be cited. Chosen is called with what was chosen, and with a draft where the work is new.
func (w *Window) pickWork(title string, chosen func(d workspace.CitationDraft, work *workspace.WorkDraft)) {
	w.pick(dialogs.List{Title: title, Hint: words.T("Type an author, a word of the title or a year"), Wide: true, Find: func(typed string) []dialogs.Item {
		if w.ws == nil {
			return nil
		}
		var items []dialogs.Item
		for _, line := range w.ws.Works(typed) {
			items = append(items, dialogs.Item{Title: line.Words, Detail: line.Cited, Do: func() {
				var work *workspace.WorkDraft
				if line.New {
					work = &workspace.WorkDraft{Title: typed}
				}
				chosen(workspace.CitationDraft{Work: line.Item}, work)
			}})
		}
		return items
	}})
}

type citing func(ws *workspace.Workspace, d workspace.CitationDraft, work *workspace.WorkDraft) error

// askCitation asks where in a work, and where in the text; and for the work itself where it is new.
func (w *Window) askCitation(title, verb string, d workspace.CitationDraft, work *workspace.WorkDraft, do citing) {
	var fields []dialogs.Field
	if work != nil {
		fields = append(fields, workFields(*work)...)
	}
	at := len(fields)
	if d.Work != "" || work != nil {
		fields = append(fields, dialogs.Field{Title: words.T("Pages, or where else in the work"), Text: d.Locator, Hint: "66-89"},
			dialogs.Field{Title: words.T("Number of the text's note"), Text: d.Note, Hint: words.T("None"), Beside: true})
	}
	place, texts := len(fields), w.ws.Texts()
	if len(texts) > 0 {
		fields = append(fields, dialogs.Field{Title: words.T("Section of the text"), Text: d.Section, Hint: words.T("III")},
			dialogs.Field{Title: words.T("Paragraph in it"), Text: d.Paragraph, Hint: "4", Beside: true},
			dialogs.Field{Title: words.T("Page of the text"), Text: d.Page, Beside: true},
			dialogs.Field{Title: words.T("The words"), Text: d.Quote, Lines: 3, Hint: words.T("As they stand in the text")})
	}
	if len(texts) > 1 {
		fields = append(fields, dialogs.Field{Title: words.T("Which text"), Options: texts, Chosen: []int{d.Source}})
	}
	read := func(a dialogs.Answers) workspace.CitationDraft {
		got := d
		if at < place {
			got.Locator, got.Note = a[at].Text, a[at+1].Text
		}
		if place < len(a) {
			got.Section, got.Paragraph, got.Page, got.Quote = a[place].Text, a[place+1].Text, a[place+2].Text, a[place+3].Text
		}
		if place+4 < len(a) {
			got.Source = a[place+4].One()
		}
		return got
	}
	about := w.ws.WorkWords(d.Work)
	if work != nil {
		about = words.T("A new work in the bibliography")
	}
	w.ask(dialogs.Form{Title: title, About: about, Verb: verb, Fields: fields, Do: func(a dialogs.Answers) error {
		var entered *workspace.WorkDraft
		if work != nil {
			read := readWork(a)
			entered = &read
		}
		return w.tried(func(ws *workspace.Workspace) error { return do(ws, read(a), entered) })
	}})
}

func workFields(work workspace.WorkDraft) []dialogs.Field {
	return []dialogs.Field{
		{Title: words.T("Title"), Text: work.Title},
		{Title: words.T("Authors"), Text: work.Authors, Hint: words.T("Taylor, Ann; Smart, Lee")},
		{Title: words.T("Year"), Text: work.Year, Beside: true},
		{Title: words.T("What it is"), Options: workspace.WorkTypes(), Chosen: []int{work.Type}},
		{Title: words.T("In which book or journal"), Text: work.Within, Hint: words.T("None"), Beside: true},
	}
}

func readWork(a dialogs.Answers) workspace.WorkDraft {
	return workspace.WorkDraft{Title: a[0].Text, Authors: a[1].Text, Year: a[2].Text, Type: a[3].One(), Within: a[4].Text}
}

// pickCitation offers what can be done with a citation.
func (w *Window) pickCitation(line workspace.CitationLine) {
	id := argmap.CitationID(line.Of.ID)
	change := func(ws *workspace.Workspace, d workspace.CitationDraft, work *workspace.WorkDraft) error {
		return ws.ChangeCitation(id, d, work)
	}
	now := w.ws.CitationDrafted(id)
	items := []dialogs.Item{
		{Title: words.T("Change pages, note and place…"), Do: func() { w.askCitation(words.T("Change the citation"), words.T("Change"), now, nil, change) }},
		{Title: words.T("Cite another work…"), Do: func() {
			w.pickWork(words.T("What does it cite instead?"), func(d workspace.CitationDraft, work *workspace.WorkDraft) {
				other := now
				other.Work = d.Work
				w.askCitation(words.T("Change the citation"), words.T("Change"), other, work, change)
			})
		}},
	}
	if now.Work != "" {
		items = append(items, dialogs.Item{Title: words.T("Change the work in the bibliography…"), Do: func() { w.askWork(now.Work) }})
	}
	items = append(items, dialogs.Item{Title: words.T("Delete"), Detail: words.T("The work stays in the bibliography."), Do: func() {
		w.do(func(ws *workspace.Workspace) { _ = ws.DeleteCitation(id) })
	}})
	w.choose(line.Words(), items...)
}

// askWork asks how a work of the bibliography is to be changed.
func (w *Window) askWork(id argmap.ItemID) {
	w.ask(dialogs.Form{Title: words.T("Change the work"), About: w.ws.WorkWords(id), Verb: words.T("Change"), Fields: workFields(w.ws.WorkDrafted(id)), Do: func(a dialogs.Answers) error {
		return w.tried(func(ws *workspace.Workspace) error { return ws.ChangeWork(id, readWork(a)) })
	}})
}
