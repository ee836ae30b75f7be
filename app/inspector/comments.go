package inspector

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// fillComments lists the comments, each with what can be done with it, and last the offer to add one.
func (p *Pane) fillComments(i workspace.Inspection) {
	rows := p.capped("comments", len(i.Comments), func(n int) []fyne.CanvasObject {
		c := i.Comments[n]
		rows := []fyne.CanvasObject{caption(c.Head), wrapped(c.Text)}
		if c.Request != "" {
			rows = append(rows, wrapped(words.T("Asks for: %s", c.Request)))
		}
		for _, r := range c.Replies {
			rows = append(rows, wrapped(r))
		}
		state := words.T("Resolve")
		if c.Resolved {
			state = words.T("Reopen")
		}
		id := string(c.ID)
		return append(rows, container.NewHBox(
			p.button("reply/"+id, words.T("Reply…"), func() { p.host.Reply(c) }),
			p.button("resolve/"+id, state, func() { p.host.Resolve(c.ID) }),
			p.button("delete/"+id, "Delete", func() { p.host.DeleteComment(c.ID) })))
	})
	rows = append(rows, container.NewHBox(p.button("comment", words.T("Add a comment… (C)"), p.host.AskComment)))
	p.comments.listOf(rows, len(i.Comments))
}

func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// fillHolders lists who holds a statement and how, each to be changed, and last the offer to add one.
func (p *Pane) fillHolders(i workspace.Inspection) {
	f := p.statement
	f.held.Objects = nil
	for _, h := range i.Holders {
		f.held.Add(p.button("holder/"+h.Words, h.Words, func() { p.host.PickHolder(i.Of, h) }))
	}
	f.held.Add(p.button("holder", words.T("Add a holder…"), func() { p.host.AddHolder(i.Of) }))
}

// button is a thing to do in the pane. Its key tells it from the others when the pane is filled anew.
type button struct {
	widget.Hyperlink
	p    *Pane
	key  string
	ring skin.Ring
}

// CreateRenderer makes the toolkit's side of the line.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	return b.ring.Around(b.Theme, b.Hyperlink.CreateRenderer())
}

// button returns a button that is made anew with what else fills the pane.
func (p *Pane) button(key, text string, do func()) *button {
	b := p.newButton(key, text, do)
	p.again = append(p.again, b)
	return b
}

func (p *Pane) newButton(key, text string, do func()) *button {
	b := &button{p: p, key: key}
	b.Text, b.OnTapped = text, do
	b.ExtendBaseWidget(b)
	return b
}

func (b *button) named() string { return b.key }

// FocusGained marks the button.
func (b *button) FocusGained() {
	b.ring.Show(true)
	b.Hyperlink.FocusGained()
	b.p.host.FocusChanged(true)
}

// FocusLost takes the mark away.
func (b *button) FocusLost() {
	b.ring.Show(false)
	b.Hyperlink.FocusLost()
	b.p.host.FocusChanged(false)
}

// TypedKey presses the button on Enter, too.
func (b *button) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		b.OnTapped()
		return
	}
	b.p.elsewhere(b, ev, b.Hyperlink.TypedKey)
}

// madeAnew is what can have the strokes and is made anew whenever something else is shown.
type madeAnew interface {
	fyne.Focusable
	named() string // tells it from the others
}

// refill fills the pane anew. Strokes that went to a button go to the one that took its place; those that went to a
// premise which is no more go to the one that commands mean now.
func (p *Pane) refill(fill func()) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.object)
	was := ""
	for _, b := range p.again {
		if c != nil && c.Focused() == fyne.Focusable(b) {
			was = b.named()
		}
	}
	p.again = nil
	fill()
	if was == "" {
		return
	}
	for _, b := range p.again {
		if b.named() == was {
			c.Focus(b)
			return
		}
	}
	for _, r := range p.premises.rows {
		if r.shown.Here && strings.HasPrefix(was, premiseKey) {
			c.Focus(r.line)
			return
		}
	}
	p.host.Leave()
}
