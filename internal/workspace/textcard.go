package workspace

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// TextCard is what a thing that is drawn too small says in full, in a card beside it.
type TextCard struct {
	Rect  geom.Rect // in the pane
	Head  string    // may be empty
	Lines []string
}

// Measures of a text card, in screen pixels.
const (
	CardText  = 13.0
	CardHead  = 12.0
	CardLine  = 18.0
	CardInset = 10.0

	cardWidth  = 360.0
	cardHeight = 240.0
	cardGap    = 8.0 // to what it belongs to
)

// textCard returns the card of what the pointer rests on, or else of the box that was selected by keyboard.
func (w *Workspace) textCard() *TextCard {
	if w.entry != nil || w.drag != nil || w.picture.scene == nil || w.look.debate != "" {
		return nil
	}
	of, head, text := w.cardOf, "", ""
	switch {
	case w.hover.on && w.hover.rested:
		if of, _ = w.hoverOf(); w.hover.hit.Part == scene.PartBox {
			head, text = w.fullText(of)
		} else {
			text = w.hoverWords()
		}
		if w.hover.onPlus {
			text = w.hoverWords()
		}
	case w.cardOf == w.Leading():
		head, text = w.fullText(of)
	}
	rect, ok := w.where(of)
	if text == "" || !ok {
		return nil
	}
	at := w.camera.RectToPane(rect)
	if w.hover.rested && w.hover.hit.Part != scene.PartBox {
		at = w.camera.RectToPane(w.hover.hit.Rect)
	}
	if plus := w.plus(); !plus.Empty() && w.hover.rested {
		at = at.Union(plus)
	}
	if !at.Overlaps(geom.Rect{W: w.camera.Pane.W, H: w.camera.Pane.H}) {
		return nil
	}
	return w.layCard(at, head, text)
}

// fullText returns what a box says where its place on the screen does not: its role, its voice and its text.
func (w *Workspace) fullText(of argmap.Ref) (head, text string) {
	st, ok := w.Snapshot().Statement(argmap.StatementID(of.ID))
	if !ok || of.Kind != argmap.KindStatement {
		return "", ""
	}
	if w.picture.detail.Level == scene.Full && (w.picture.plan == nil || !w.picture.plan.Cut(of)) {
		return "", ""
	}
	head = words.T(string(w.Snapshot().Outline().Role(st.ID)))
	if v := VoiceWords(w.Snapshot(), st); v != "" {
		head += " · " + v
	}
	return head, st.Text
}

// layCard breaks the words of a card and puts it below what it belongs to, or where there is more room: above it, or
// beside it.
func (w *Workspace) layCard(at geom.Rect, head, text string) *TextCard {
	pane := w.camera.Pane
	most := math.Min(cardWidth, pane.W-2*cardGap) - 2*CardInset
	if most < 60 {
		return nil
	}
	c := &TextCard{Head: head}
	width, room := 0.0, cardHeight-2*CardInset
	if head != "" {
		c.Head = w.cfg.Fonts.Ellipsis(head, CardHead, true, most)
		width = w.cfg.Fonts.Width(c.Head, CardHead, true)
		room -= CardLine
	}
	lines := w.cfg.Fonts.Wrap(text, CardText, false, most)
	n := int(room / CardLine)
	for i, l := range lines {
		if i == n-1 && len(lines) > n {
			l.Text = w.cfg.Fonts.Ellipsis(l.Text+" "+lines[i+1].Text, CardText, false, most)
			l.Width = most
		}
		if i == n {
			break
		}
		c.Lines = append(c.Lines, l.Text)
		width = math.Max(width, l.Width)
	}
	c.Rect.W, c.Rect.H = width+2*CardInset, cardHeight-room-2*CardInset+float64(len(c.Lines))*CardLine+2*CardInset
	c.Rect.X = clamp(at.Center().X-c.Rect.W/2, cardGap, pane.W-cardGap-c.Rect.W)
	switch below, above := pane.H-at.Bottom(), at.Y; {
	case below >= c.Rect.H+2*cardGap:
		c.Rect.Y = at.Bottom() + cardGap
	case above >= c.Rect.H+2*cardGap:
		c.Rect.Y = at.Y - cardGap - c.Rect.H
	default:
		c.Rect.Y = clamp(at.Center().Y-c.Rect.H/2, cardGap, pane.H-cardGap-c.Rect.H)
		if c.Rect.X = at.Right() + cardGap; c.Rect.X+c.Rect.W > pane.W-cardGap {
			c.Rect.X = math.Max(cardGap, at.X-cardGap-c.Rect.W)
		}
	}
	return c
}

func clamp(x, lo, hi float64) float64 { return math.Max(lo, math.Min(x, math.Max(lo, hi))) }
