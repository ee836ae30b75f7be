package inspector

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// premiseKey is what the keys of all that stands in the rows of premises start with.
const premiseKey = "premise/"

// The commands on one premise.
const (
	premiseUp   = "edit.premiseup"
	premiseDown = "edit.premisedown"
	premiseOut  = "edit.premiseout"
)

// premiseList is the premises of a step, in order: a row each, that leads to it, and with which it is moved and taken out.
type premiseList struct {
	p       *Pane
	section *section
	rows    []*premiseRow
}

func newPremiseList(p *Pane) *premiseList {
	return &premiseList{p: p, section: newSection(p, words.T("Premises"), true)}
}

// fill makes the rows anew; without premises, as of a statement, the section is not shown.
func (l *premiseList) fill(premises []workspace.PremiseLine) {
	l.rows = nil
	show(l.section.box, len(premises) > 0)
	if len(premises) == 0 {
		return
	}
	rows := l.p.capped("premises", len(premises), func(i int) []fyne.CanvasObject {
		r := newPremiseRow(l, premises[i])
		l.rows = append(l.rows, r)
		return []fyne.CanvasObject{r.box}
	})
	rows = append(rows, caption(words.T("Enter goes there, Ctrl and an arrow move it, Delete takes it out.")),
		container.NewHBox(l.p.button("add.copremise", words.T("Add a premise… (Tab in the diagram)"), func() { l.p.host.Command("add.copremise") })))
	l.section.listOf(rows, len(premises))
}

// at makes a premise the one that commands on one premise mean.
func (l *premiseList) at(r *premiseRow) {
	if !slices.Contains(l.rows, r) {
		return // it is being made anew
	}
	for _, other := range l.rows {
		other.mark(other == r)
	}
	for i, line := range l.p.shown.Premises {
		l.p.shown.Premises[i].Here = line.Of == r.shown.Of // so that the news of it fills nothing anew
	}
	l.p.host.PointAt(r.shown.Of)
}

// premiseRow is one premise.
type premiseRow struct {
	list  *premiseList
	shown workspace.PremiseLine
	line  *premiseLine
	box   fyne.CanvasObject

	presses typing.Presses // a held key does what it does once
}

func newPremiseRow(l *premiseList, shown workspace.PremiseLine) *premiseRow {
	r := &premiseRow{list: l, shown: shown}
	key := premiseKey + string(shown.Of) + "/"
	r.line = &premiseLine{row: r}
	r.line.p, r.line.key, r.line.Text, r.line.Wrapping = l.p, key, shown.Words, fyne.TextWrapWord
	r.line.OnTapped = func() { l.p.goTo(shown.Of.Ref()) }
	r.line.ExtendBaseWidget(r.line)
	l.p.again = append(l.p.again, r.line)
	r.mark(shown.Here)
	r.box = container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(gap),
		r.icon(key+premiseUp, theme.MoveUpIcon(), premiseUp, shown.First),
		r.icon(key+premiseDown, theme.MoveDownIcon(), premiseDown, shown.Last),
		r.icon(key+premiseOut, theme.CancelIcon(), premiseOut, false),
	), r.line)
	return r
}

// mark shows whether commands mean this premise.
func (r *premiseRow) mark(on bool) {
	r.shown.Here = on
	if r.line.TextStyle.Bold != on {
		r.line.TextStyle.Bold = on
		r.line.Refresh()
	}
}

// do carries a command out on this premise.
func (r *premiseRow) do(command string) {
	r.list.at(r)
	r.list.p.host.Command(command)
}

// down notes that a key went down, for strokes of the row and those that are for the diagram.
func (r *premiseRow) down(ev *fyne.KeyEvent) {
	r.presses.Down()
	r.list.p.strokes.KeyDown(ev)
}

// key takes the strokes that all parts of a row have in common.
func (r *premiseRow) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyUp:
		r.beside(-1)
	case fyne.KeyDown:
		r.beside(1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if r.presses.Take() {
			r.do(premiseOut)
		}
	default:
		return false
	}
	return true
}

// beside sends strokes to the row above or below.
func (r *premiseRow) beside(by int) {
	for i, other := range r.list.rows {
		if to := i + by; other == r && to >= 0 && to < len(r.list.rows) {
			r.list.p.focus(r.list.rows[to].line)
			return
		}
	}
}

// shortcut takes keys held together with others: Ctrl and an arrow move the premise, all else is for the diagram.
func (r *premiseRow) shortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
		if command := map[fyne.KeyName]string{fyne.KeyUp: premiseUp, fyne.KeyDown: premiseDown}[c.KeyName]; command != "" {
			if r.presses.Take() {
				r.do(command)
			}
			return
		}
	}
	r.list.p.strokes.TypedShortcut(s)
}

// premiseLine is the words of a row, which lead to the premise.
type premiseLine struct {
	button
	row *premiseRow
}

// FocusGained marks the row.
func (l *premiseLine) FocusGained() {
	l.button.FocusGained()
	l.row.list.at(l.row)
}

// KeyDown notes that a key went down.
func (l *premiseLine) KeyDown(ev *fyne.KeyEvent) { l.row.down(ev) }

// KeyUp does nothing.
func (l *premiseLine) KeyUp(*fyne.KeyEvent) {}

// TypedKey moves in the list, or goes to the premise.
func (l *premiseLine) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		l.OnTapped()
	case !l.row.key(ev):
		l.p.elsewhere(l, ev, l.Hyperlink.TypedKey)
	}
}

// TypedShortcut moves the premise.
func (l *premiseLine) TypedShortcut(s fyne.Shortcut) { l.row.shortcut(s) }

// icon is a thing to do with a premise.
type icon struct {
	widget.Button
	row  *premiseRow
	key  string
	ring skin.Ring
}

// icon returns a button of the row. One that can do nothing now looks like that, and says why when pressed.
func (r *premiseRow) icon(key string, picture fyne.Resource, command string, off bool) *icon {
	i := &icon{row: r, key: key}
	if off {
		picture = theme.NewDisabledResource(picture)
	}
	i.Icon, i.Importance = picture, widget.LowImportance
	i.OnTapped = func() { r.do(command) }
	i.ExtendBaseWidget(i)
	r.list.p.again = append(r.list.p.again, i)
	return i
}

func (i *icon) named() string { return i.key }

// CreateRenderer makes the toolkit's side of the button.
func (i *icon) CreateRenderer() fyne.WidgetRenderer {
	return i.ring.Around(i.Theme, i.Button.CreateRenderer())
}

// FocusGained marks the button and its row.
func (i *icon) FocusGained() {
	i.ring.Show(true)
	i.Button.FocusGained()
	i.row.list.p.host.FocusChanged(true)
	i.row.list.at(i.row)
}

// FocusLost takes the mark away.
func (i *icon) FocusLost() {
	i.ring.Show(false)
	i.Button.FocusLost()
	i.row.list.p.host.FocusChanged(false)
}

// KeyDown notes that a key went down.
func (i *icon) KeyDown(ev *fyne.KeyEvent) { i.row.down(ev) }

// KeyUp does nothing.
func (i *icon) KeyUp(*fyne.KeyEvent) {}

// TypedKey presses the button on Enter, too, and moves in the list.
func (i *icon) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		if i.row.presses.Take() {
			i.OnTapped()
		}
	case !i.row.key(ev):
		i.row.list.p.elsewhere(i, ev, i.Button.TypedKey)
	}
}

// TypedShortcut moves the premise.
func (i *icon) TypedShortcut(s fyne.Shortcut) { i.row.shortcut(s) }
