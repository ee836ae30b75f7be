package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/app/skin"
	"warrant/internal/scene"
)

// pen collects the objects of one picture.
type pen struct {
	palette *scene.Palette
	objects []fyne.CanvasObject
}

func (b *pen) rect(x, y, w, h float32, t scene.Token) *canvas.Rectangle {
	r := canvas.NewRectangle(skin.Color(b.palette, t))
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	b.objects = append(b.objects, r)
	return r
}

func (b *pen) text(s string, x, y, size float32, bold bool, t scene.Token) {
	if y < -titleLine { // it is out of sight, and nothing would cut it off
		return
	}
	o := canvas.NewText(s, skin.Color(b.palette, t))
	o.TextSize, o.TextStyle.Bold = size, bold
	o.Move(fyne.NewPos(x, y))
	o.Resize(o.MinSize())
	b.objects = append(b.objects, o)
}

// draw makes the objects that show the rows in sight, and below them what can be done.
func (p *Pane) draw() []fyne.CanvasObject {
	b := &pen{palette: p.host.Palette()}
	b.rect(0, 0, p.size.Width, p.size.Height, scene.Canvas)
	for _, r := range p.rows {
		if y := r.y - p.offset; y+r.h >= 0 && y < p.listHeight() {
			p.drawRow(b, r, y)
		}
	}
	p.drawBar(b)
	p.drawActs(b)
	return b.objects
}

func (p *Pane) drawRow(b *pen, r laidRow, y float32) {
	if r.row.At {
		p.drawChosen(b, r, y)
	}
	if r.row.Heading {
		y += headGap
	}
	y += rowGap
	size := float32(titleSize)
	for _, line := range r.title {
		b.text(line, edge, y, size, !r.row.Key.Of.IsZero() || r.row.Heading, ink(r.row))
		y += titleLine
	}
	p.drawMarks(b, r, y-titleLine)
	for _, l := range r.lines {
		x := float32(edge)
		if l.side > 0 {
			b.side(x, y, l.side)
			x += sideRoom
		}
		b.text(l.words, x, y, wordSize, false, scene.Muted)
		y += wordLine
	}
}

// side marks a side of a debate in its colour; the second with two lines, as some palettes have one colour for both.
func (b *pen) side(x, y float32, side int) {
	switch {
	case y < -wordLine: // it is out of sight
	case side == 1:
		b.rect(x, y+2, sideMark, wordLine-3, scene.VoiceA)
	default:
		const line = 1.5
		b.rect(x, y+2, line, wordLine-3, scene.VoiceB)
		b.rect(x+sideMark-line, y+2, line, wordLine-3, scene.VoiceB)
	}
}

// drawMarks writes what part a voice plays behind its name, and at the right its name as the diagram has it.
func (p *Pane) drawMarks(b *pen, r laidRow, y float32) {
	if r.row.Note != "" {
		x := edge + float32(p.fonts.Width(r.title[len(r.title)-1], titleSize, true)) + 8
		b.text(r.row.Note, x, y+1, wordSize, false, scene.Muted)
	}
	if r.row.Pill == "" || y < -pillLine {
		return
	}
	w := p.pillWidth(r.row.Pill)
	x := p.size.Width - edge - w
	line := b.rect(x, y, w, pillLine, scene.Paper)
	line.StrokeColor, line.StrokeWidth, line.CornerRadius = skin.Color(b.palette, scene.Muted), 1.25*skin.Border(b.palette), pillLine/2
	b.text(r.row.Pill, x+pillInset, y, pillSize, true, scene.Ink)
}

// drawChosen marks the chosen row: in the colour of the focus where strokes come here, in grey elsewhere.
func (p *Pane) drawChosen(b *pen, r laidRow, y float32) {
	t := scene.Muted
	if p.focused {
		t = scene.Focus
	}
	ground := b.palette.Color(t)
	ground.A = 0x22
	top := max(y, 0)
	b.rect(0, top, p.size.Width, y+r.h-top, t).FillColor = ground
	b.rect(0, top, max(3, skin.RingWidth(b.palette)), y+r.h-top, t)
}

// drawActs writes what can be done with the chosen row, each with its key.
func (p *Pane) drawActs(b *pen) {
	if p.actsHeight() == 0 {
		return
	}
	y := p.listHeight()
	b.rect(0, y, p.size.Width, p.actsHeight(), scene.Canvas) // over a row that is half in sight
	b.rect(0, y, p.size.Width, 1, scene.Rule.Faint())
	y += actsGap
	for _, a := range p.acts {
		t := scene.Ink
		if a.Off {
			t = scene.Muted
		}
		keys := float32(p.fonts.Width(a.Keys, wordSize, false))
		title := p.fonts.Ellipsis(a.Title, titleSize, false, float64(p.size.Width-3*edge-keys))
		b.text(title, edge, y+3, titleSize, false, t)
		b.text(a.Keys, p.size.Width-edge-keys, y+4, wordSize, false, scene.Muted)
		y += actLine
	}
}

func (p *Pane) drawBar(b *pen) {
	if p.height <= p.listHeight() {
		return
	}
	c := b.palette.Color(scene.Muted)
	c.A = 0x90
	y, h := p.bar()
	r := b.rect(p.size.Width-6, y, 4, h, scene.Muted)
	r.FillColor, r.CornerRadius = c, 2
}

// bar returns where the scroll bar's handle is.
func (p *Pane) bar() (y, h float32) {
	list := p.listHeight()
	h = max(list*list/p.height, 24)
	return p.offset / (p.height - list) * (list - h), h
}
