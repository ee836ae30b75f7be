package inspector

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// section is a part of the pane that folds.
type section struct {
	title   string
	chosen  bool   // the user folded or unfolded it
	opened  func() // fills it anew when the user has; may be nil
	head    *header
	content *fyne.Container
	box     *fyne.Container
}

func newSection(p *Pane, title string, open bool) *section {
	s := &section{title: title, content: column()}
	s.head = &header{p: p, toggle: func() {
		s.chosen = true
		s.open(!s.content.Visible())
		if s.opened != nil {
			s.opened()
		}
		p.arrange()
	}}
	s.head.Alignment, s.head.Importance = widget.ButtonAlignLeading, widget.LowImportance
	s.head.OnTapped = s.head.toggle
	s.head.ExtendBaseWidget(s.head)
	s.head.SetText(title)
	s.box = column(widget.NewSeparator(), s.head, s.content)
	s.open(open)
	return s
}

func (s *section) open(on bool) {
	show(s.content, on)
	icon := theme.MenuExpandIcon()
	if on {
		icon = theme.MenuDropDownIcon()
	}
	s.head.SetIcon(icon)
}

// set gives the section its only content.
func (s *section) set(o fyne.CanvasObject) { s.content.Objects = []fyne.CanvasObject{o} }

// listOf gives the section its rows, which show so many things.
func (s *section) listOf(rows []fyne.CanvasObject, n int) {
	s.head.SetText(fmt.Sprintf("%s  %d", s.title, n))
	s.content.Objects = rows
	s.content.Refresh()
}

// mostItems is how many things a list shows until the user asks for all: each takes time to place, and room.
const mostItems = 16

// capped returns the rows of the first things of a list and, where there are more, the offer to show them all.
func (p *Pane) capped(key string, n int, rowsOf func(i int) []fyne.CanvasObject) []fyne.CanvasObject {
	shown := n
	if n > mostItems && !p.all[key] {
		shown = mostItems
	}
	var rows []fyne.CanvasObject
	for i := range shown {
		rows = append(rows, rowsOf(i)...)
	}
	if shown < n {
		rows = append(rows, container.NewHBox(p.button("all/"+key, words.T("Show all %d…", n), func() {
			p.all[key] = true
			p.fillLists()
			p.object.Refresh()
			p.arrange()
		})))
	}
	return rows
}

// header is the line that folds a section.
type header struct {
	widget.Button
	p      *Pane
	toggle func()
	ring   skin.Ring
}

// CreateRenderer makes the toolkit's side of the line.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	return h.ring.Around(h.Theme, h.Button.CreateRenderer())
}

// FocusGained marks the line.
func (h *header) FocusGained() {
	h.ring.Show(true)
	h.Button.FocusGained()
	h.p.host.FocusChanged(true)
}

// FocusLost takes the mark away.
func (h *header) FocusLost() {
	h.ring.Show(false)
	h.Button.FocusLost()
	h.p.host.FocusChanged(false)
}

// TypedKey folds on Enter, too.
func (h *header) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		h.toggle()
		return
	}
	h.p.elsewhere(h, ev, h.Button.TypedKey)
}

// newLink returns a line that leads to a record, and strokes with it.
func (p *Pane) newLink(u workspace.Use) *button {
	l := p.newButton("to/"+u.Of.String(), u.Words, func() { p.goTo(u.Of) })
	l.Wrapping = fyne.TextWrapWord
	return l
}

// goTo selects a record where the map shows it, and goes there.
func (p *Pane) goTo(of argmap.Ref) {
	p.host.Select(of)
	p.host.Leave()
}

// caption is a small line above a field or a list.
func caption(text string) *widget.RichText {
	r := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		ColorName: theme.ColorNamePlaceHolder, SizeName: theme.SizeNameCaptionText,
	}})
	r.Wrapping = fyne.TextWrapWord
	return r
}
