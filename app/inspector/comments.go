package inspector

import (
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

func (p *Pane) button(key, text string, do func()) *button {
	b := &button{p: p, key: key}
	b.Text, b.OnTapped = text, do
	b.ExtendBaseWidget(b)
	p.buttons = append(p.buttons, b)
	return b
}

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

// refill fills the pane anew. Strokes that went to a button go to the one that took its place.
func (p *Pane) refill(fill func()) {
	c := fyne.CurrentApp().Driver().CanvasForObject(p.object)
	var at *button
	for _, b := range p.buttons {
		if c != nil && c.Focused() == fyne.Focusable(b) {
			at = b
		}
	}
	p.buttons = nil
	fill()
	if at == nil {
		return
	}
	for _, b := range p.buttons {
		if b.key == at.key {
			c.Focus(b)
			return
		}
	}
	p.host.Leave()
}
