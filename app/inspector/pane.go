// Package inspector shows the selected statement or step in words and lets it be changed: its text, kind, voice and note,
// what it cites and what it bears on. It shows what its host tells it and hands every change back.
package inspector

import (
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// Host is what the inspector asks of the workspace. After whatever changes what is selected or in the map the host calls
// Refresh.
type Host interface {
	Inspect() workspace.Inspection
	InspectMap() workspace.Inspection
	VoiceChoices(typed string) []workspace.VoiceChoice
	Palette() *scene.Palette

	Keep(act edit.Act) error // a change; on an error the host has said why
	SetTitle(title string) error
	GiveVoice(of argmap.Ref, v workspace.VoiceChoice) error
	Select(refs ...argmap.Ref)
	FocusChanged(focused bool)
	Leave() // strokes go back to the diagram

	PointAt(premise argmap.StatementID) // commands on one premise of the selected step mean this one
	Command(id string)                  // runs a command of the table; where it is refused the host has said why
	AskScheme(of argmap.Ref, typed string, chosen func(scheme string))

	AskComment()
	PickCitation(c workspace.CitationLine) // what can be done with it
	Reply(to workspace.CommentLine)
	Resolve(id argmap.CommentID) // or opens it again
	DeleteComment(id argmap.CommentID)
	PickHolder(of argmap.Ref, h workspace.HolderLine)
	AddHolder(of argmap.Ref)

	History(around int) (lines []workspace.HistoryLine, all int)
	GoTo(revision int64)
	PickHistory()
}

// Strokes takes the keys that do the same everywhere, such as F6.
type Strokes interface {
	KeyDown(*fyne.KeyEvent)
	TypedKey(*fyne.KeyEvent)
	TypedShortcut(fyne.Shortcut)
}

// Pane is the inspector.
type Pane struct {
	host    Host
	strokes Strokes

	shown   workspace.Inspection
	whole   workspace.Inspection
	steps   []workspace.HistoryLine
	filled  bool
	palette *scene.Palette

	heading   *widget.Label
	statement *statementForm
	step      *stepForm
	premises  *premiseList
	mapForm   *mapForm
	citations *section
	arguments *section
	comments  *section
	about     *section
	history   *section
	foot      *widget.Label // what Delete takes along

	body    *fyne.Container
	scroll  *container.Scroll
	object  *container.ThemeOverride
	fields  []*field
	stills  []*container.ThemeOverride // around fields of one line
	choices []*choice
	again   []madeAnew
	all     map[string]bool // the long lists that are shown in full

	// What the toolkit's driver does, so that tests can do it by hand.
	modifiers func() fyne.KeyModifier
	later     func(func())
}

// New returns the inspector of a host.
func New(host Host, strokes Strokes) *Pane {
	p := &Pane{host: host, strokes: strokes, palette: host.Palette(), all: map[string]bool{}, modifiers: heldKeys, later: fyne.Do}
	p.heading = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	p.heading.Wrapping = fyne.TextWrapWord
	p.statement, p.step, p.mapForm = newStatementForm(p), newStepForm(p), newMapForm(p)
	p.premises = newPremiseList(p)
	p.citations, p.arguments = newSection(p, words.T("Citations"), true), newSection(p, words.T("Arguments"), true)
	p.comments, p.about = newSection(p, words.T("Comments"), true), newSection(p, words.T("The map"), false)
	p.history = newSection(p, words.T("History"), false)
	p.history.opened = func() { p.refill(p.fillButtons) }
	p.about.set(p.mapForm.box)
	p.foot = wrapped("")
	p.foot.Importance = widget.LowImportance
	p.body = column(p.heading, p.statement.box, p.step.box, p.premises.section.box, p.arguments.box, p.citations.box, p.comments.box, p.about.box, p.history.box, p.foot)
	p.scroll = container.NewVScroll(container.New(&inset{p: p}, p.body))
	p.object = container.NewThemeOverride(p.scroll, compact{skin.Theme(p.palette, textSize)})
	p.dress(p.palette)
	return p
}

// Object returns what is put into the window.
func (p *Pane) Object() fyne.CanvasObject { return p.object }

// Refresh shows what is selected, as it is now. What is being typed stays.
func (p *Pane) Refresh() {
	if now := p.host.Palette(); now != p.palette {
		p.dress(now)
	}
	i, whole := p.host.Inspect(), p.host.InspectMap()
	lines, _ := p.host.History(around)
	if p.filled && reflect.DeepEqual(i, p.shown) && reflect.DeepEqual(whole, p.whole) && reflect.DeepEqual(lines, p.steps) {
		return
	}
	p.steps = lines
	another := !p.filled || i.Of != p.shown.Of
	if !p.filled || !reflect.DeepEqual(whole, p.whole) {
		p.mapForm.fill(whole)
	}
	if another {
		clear(p.all)
	}
	p.shown, p.whole, p.filled = i, whole, true
	p.fill(i)
	if another {
		p.scroll.ScrollToTop()
	}
	p.object.Refresh() // only so what was made anew takes the theme of the pane
	p.arrange()
}

func (p *Pane) fill(i workspace.Inspection) {
	_, isStatement := i.Of.Statement()
	_, isStep := i.Of.Argument()
	p.heading.SetText(i.Heading)
	show(p.heading, i.Heading != "" && (isStatement || isStep))
	show(p.statement.box, isStatement)
	show(p.step.box, isStep)
	if isStatement {
		p.statement.fill(i)
	} else {
		p.statement.release()
	}
	if isStep {
		p.step.fill(i)
	} else {
		p.step.release()
	}
	p.fillLists()
	p.foot.SetText(i.Deleting)
	show(p.foot, i.Deleting != "")
	if nothing := !isStatement && !isStep; nothing || !p.about.chosen {
		p.about.open(nothing)
	}
}

// fillLists fills what is a list, as all of it is made anew.
func (p *Pane) fillLists() { p.refill(p.fillButtons) }

func (p *Pane) fillButtons() {
	p.premises.fill(p.shown.Premises)
	p.fillArguments(p.shown)
	p.fillCitations(p.shown)
	p.fillComments(p.shown)
	p.fillHolders(p.shown)
	p.fillHistory()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (p *Pane) fillArguments(i workspace.Inspection) {
	var rows []fyne.CanvasObject
	links := 0
	add := func(title string, uses []workspace.Use, offers ...fyne.CanvasObject) {
		if len(uses)+len(offers) == 0 {
			return
		}
		rows = append(rows, caption(title))
		for _, u := range uses {
			l := p.newLink(u)
			p.again = append(p.again, l)
			rows = append(rows, l)
			links++
		}
		rows = append(rows, offers...)
	}
	offer := func(command, title string) fyne.CanvasObject {
		return container.NewHBox(p.button(command, title, func() { p.host.Command(command) }))
	}
	add(words.T("Bears on"), i.Uses)
	add(words.T("Bearing on it"), i.On)
	if _, isStep := i.Of.Argument(); isStep {
		add(words.T("Warrants of the step"), i.Warrants, offer("add.warrant", words.T("Add a warrant… (W)")))
		add(words.T("Undercuts of the step"), i.Undercuts, offer("add.undercut", words.T("Add an undercut… (U)")))
	}
	show(p.arguments.box, len(rows) > 0)
	p.arguments.listOf(rows, links)
}

func (p *Pane) fillCitations(i workspace.Inspection) {
	rows := p.capped("citations", len(i.Citations), func(n int) []fyne.CanvasObject {
		c := i.Citations[n]
		line := p.button(c.Of.String(), c.Words(), func() { p.host.PickCitation(c) })
		line.Wrapping = fyne.TextWrapWord
		if c.Quote == "" {
			return []fyne.CanvasObject{line}
		}
		return []fyne.CanvasObject{line, caption(words.T("“%s”", c.Quote))}
	})
	_, isStatement := i.Of.Statement()
	_, isStep := i.Of.Argument()
	if isStatement || isStep {
		rows = append(rows, container.NewHBox(p.button("cite", words.T("Cite a work or a passage… (Q)"), func() { p.host.Command("edit.cite") })))
	}
	show(p.citations.box, len(rows) > 0)
	p.citations.listOf(rows, len(i.Citations))
}

// Commit keeps what was typed into the fields and not kept yet.
func (p *Pane) Commit() {
	for _, f := range p.fields {
		f.keep()
	}
}

// TakeFocus sends further strokes to the first field that is shown.
func (p *Pane) TakeFocus(c fyne.Canvas) {
	for _, f := range p.fields {
		if f.Visible() && f.form.Visible() {
			c.Focus(f)
			return
		}
	}
}
