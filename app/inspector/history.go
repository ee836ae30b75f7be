package inspector

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/words"
	"warrant/internal/workspace"
)

// around is how many steps before and after now the section lists; the list of all of them is one line away.
const around = 6

// fillHistory lists the steps of the map around now, the newest first: each goes back or forward to itself. While the
// section is folded it has no lines, which would be made anew at every step.
func (p *Pane) fillHistory() {
	lines, all := p.host.History(around)
	show(p.history.box, all > 0)
	p.history.head.SetText(words.T("History  %s", strconv.Itoa(all)))
	if !p.history.content.Visible() {
		p.history.content.Objects = nil
		return
	}
	var rows []fyne.CanvasObject
	for _, l := range lines {
		rows = append(rows, p.historyRow(l))
	}
	rows = append(rows, container.NewHBox(p.button("history/all", words.T("All steps…"), p.host.PickHistory)))
	p.history.content.Objects = rows
	p.history.content.Refresh()
}

func (p *Pane) historyRow(l workspace.HistoryLine) fyne.CanvasObject {
	if l.Now {
		now := wrapped(l.Title)
		now.TextStyle.Bold = true
		return container.New(stacked{}, now, caption(told(words.T("you are here"), l.Detail)))
	}
	detail := l.Detail
	step := p.button("history/"+strconv.FormatInt(l.Revision, 10), l.Title, func() { p.host.GoTo(l.Revision) })
	step.Wrapping = fyne.TextWrapWord
	if l.Undone {
		detail = told(words.T("taken back"), l.Detail)
		grey := wrapped(l.Title)
		grey.Importance = widget.LowImportance
		step.Text = words.T("Do it again, up to here")
		return container.New(stacked{}, container.New(stacked{}, grey, caption(detail)), step)
	}
	if detail == "" {
		return step
	}
	return container.New(stacked{}, step, caption(detail))
}

func told(said, detail string) string {
	if detail == "" {
		return said
	}
	return said + " · " + detail
}
