package outline

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// pen collects the objects of one picture.
type pen struct {
	palette *scene.Palette
	objects []fyne.CanvasObject
	faint   bool // what is drawn is set aside by a filter
}

func (b *pen) ink(t scene.Token) color.Color {
	if b.faint {
		t = t.Faint()
	}
	return skin.Color(b.palette, t)
}

func (b *pen) rect(x, y, w, h float32, c color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(c)
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	b.objects = append(b.objects, r)
	return r
}

func (b *pen) text(s string, x, y, size float32, bold bool, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize, t.TextStyle.Bold = size, bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	b.objects = append(b.objects, t)
	return t
}

// draw makes the objects that show the rows in sight.
func (p *Pane) draw() []fyne.CanvasObject {
	b := &pen{palette: p.host.Palette()}
	b.rect(0, 0, p.size.Width, p.size.Height, b.ink(scene.Canvas))
	if len(p.rows) == 0 && p.entry == nil {
		p.drawNotice(b)
	}
	for _, r := range p.rows {
		if y := r.y - p.offset; y+r.h >= 0 && y < p.size.Height {
			p.drawRow(b, r, y)
		}
	}
	p.drawEntry(b)
	p.drawBar(b)
	p.drawDropLabel(b)
	return b.objects
}

func (p *Pane) drawNotice(b *pen) {
	y := float32(16)
	for _, line := range p.fonts.Wrap(words.T("Press Enter, type the thesis, press Enter."), textSize, false, float64(p.size.Width-2*edge-8)) {
		b.text(line.Text, edge+4, y, textSize, false, b.ink(scene.Muted))
		y += textLine
	}
}

func (p *Pane) drawRow(b *pen, r laidRow, y float32) {
	if r.row.Found {
		b.rect(0, y, p.size.Width-barWidth+4, r.h, b.ink(scene.Found))
	}
	if p.selected[r.row.Of] && r.row.Kind != workspace.LinkRow {
		p.drawSelection(b, r, y)
	}
	b.faint = r.row.Aside
	defer func() { b.faint = false }()
	hue := stance(r.row.Polarity)
	if r.row.Found {
		b.rect(foundAt, y, foundWidth, r.h, b.ink(scene.Ink))
		hue = scene.Ink // the hues are made for paper
	}
	if r.row.HasBelow {
		b.triangle(r.x, y+rowGap+2, r.row.Folded, b.ink(scene.Muted))
	}
	x := r.x + triangle
	if r.row.Polarity != "" {
		b.sign(x, y+rowGap+3, r.row.Polarity == argmap.Pro, b.ink(hue))
		x += sign
	}
	right := p.size.Width - edge - barWidth
	right = p.drawMarks(b, r.row, x, right, y+rowGap)
	head := r.row.Role
	if r.inline {
		head = stepHead(r.row)
	}
	head = p.fonts.Ellipsis(head, headSize, true, float64(right-x))
	b.text(head, x, y+rowGap, headSize, true, b.ink(hue))
	if p.typingIn(r.row) {
		return
	}
	left := r.x + triangle
	if r.row.Kind == workspace.LinkRow {
		b.arrow(left, y+rowGap+headLine+5, b.ink(scene.Muted))
		left += arrow
	}
	p.drawDrop(b, r, y)
	for i, line := range r.lines {
		b.text(line, left, y+rowGap+headLine+float32(i)*textLine, textSize, false, b.ink(textInk(r.row)))
	}
}

// The bar at the left of a search hit stands beside that of the selection.
const (
	foundAt    = 4
	foundWidth = 3
)

// textInk sets links apart from the rows they lead to.
func textInk(r workspace.Row) scene.Token {
	if r.Kind == workspace.LinkRow {
		return scene.Muted
	}
	return scene.Ink
}

func stance(p argmap.Polarity) scene.Token {
	switch p {
	case argmap.Pro:
		return scene.Pro
	case argmap.Con:
		return scene.Con
	}
	return scene.Neutral
}

// drawMarks writes a row's marks from the right edge inwards and returns where they begin. Where there is no room for all
// the voice stays longest, then what is folded: the others can be read in the inspector.
func (p *Pane) drawMarks(b *pen, r workspace.Row, left, right, y float32) float32 {
	const gap, pad = 9, 6
	room := right - left - min(float32(p.fonts.Width(r.Role, headSize, true))+gap, (right-left)/2)
	all := marks(r)
	width := func(m mark) float32 {
		w := float32(p.fonts.Width(m.words, headSize, false)) + gap
		if m.pill {
			w += 2 * pad
		}
		return w
	}
	for total := func() (sum float32) {
		for _, m := range all {
			sum += width(m)
		}
		return sum
	}; len(all) > 1 && total() > room; {
		drop := len(all) - 1
		if r.Folded && len(all) > 2 {
			drop--
		}
		all = append(all[:drop:drop], all[drop+1:]...)
	}
	x := right
	for i := len(all) - 1; i >= 0; i-- {
		m := all[i]
		said := m.words
		if w := width(m); len(all) == 1 && w > room {
			said = p.fonts.Ellipsis(said, headSize, false, float64(max(room-gap-2*pad, 30)))
		}
		w := float32(p.fonts.Width(said, headSize, false))
		if m.pill {
			w += 2 * pad
			line := b.rect(x-w, y-1, w, headLine, color.Transparent)
			line.StrokeColor, line.StrokeWidth, line.CornerRadius = b.ink(scene.Rule), 1, headLine/2
			b.text(said, x-w+pad, y, headSize, false, b.ink(m.ink))
		} else {
			b.text(said, x-w, y, headSize, false, b.ink(m.ink))
		}
		x -= w + gap
	}
	return x
}

// drawDrop marks where something that is dragged would go: a line between two rows, or the row itself.
func (p *Pane) drawDrop(b *pen, r laidRow, y float32) {
	m, ok := p.host.RowMark()
	if !ok || m.Of != r.row.Of || r.row.Kind == workspace.LinkRow {
		return
	}
	t := scene.Focus
	if m.Refused {
		t = scene.Bad
	}
	width := p.size.Width - r.x - barWidth
	switch m.Side {
	case -1:
		b.rect(r.x, y-1, width, 3, b.ink(t))
	case 1:
		b.rect(r.x, y+r.h-2, width, 3, b.ink(t))
	default:
		ground := b.palette.Color(t)
		ground.A = 0x33
		b.rect(0, y, p.size.Width-barWidth+4, r.h, ground)
	}
}

// drawDropLabel says beside that mark what would come of it.
func (p *Pane) drawDropLabel(b *pen) {
	m, ok := p.host.RowMark()
	if !ok {
		return
	}
	t := scene.Focus
	if m.Refused {
		t = scene.Bad
	}
	for _, r := range p.rows {
		if r.row.Of != m.Of || r.row.Kind == workspace.LinkRow {
			continue
		}
		width := p.size.Width - 2*edge - barWidth
		lines := p.fonts.Wrap(m.Label, textSize, false, float64(width-2*edge))
		h := float32(len(lines))*textLine + edge
		y := r.y - p.offset + r.h + 4
		if m.Side < 0 {
			y = r.y - p.offset + 5
		}
		if y+h > p.size.Height-2 {
			y = r.y - p.offset - h - 4
		}
		plate := b.rect(edge, y, width, h, b.ink(scene.Paper))
		plate.StrokeColor, plate.StrokeWidth, plate.CornerRadius = b.ink(t), 1.5, 5
		for i, l := range lines {
			b.text(l.Text, 2*edge, y+edge/2+float32(i)*textLine, textSize, false, b.ink(scene.Ink))
		}
		return
	}
}

// drawSelection marks a selected row: with a bar in the colour of the focus where strokes come here, in grey elsewhere.
func (p *Pane) drawSelection(b *pen, r laidRow, y float32) {
	t := scene.Muted
	if p.focused || p.entry != nil {
		t = scene.Focus
	}
	ground := b.palette.Color(t)
	ground.A = 0x22
	b.rect(0, y, p.size.Width-barWidth+4, r.h, ground)
	if r.row.Of == p.leading {
		b.rect(0, y, 3, r.h, b.ink(t))
	}
}

// triangle points down where what hangs below is shown, to the right where it is folded.
func (b *pen) triangle(x, y float32, folded bool, c color.Color) {
	t := &canvas.ArbitraryPolygon{FillColor: c}
	t.Points = []fyne.Position{{X: 1, Y: 3}, {X: 11, Y: 3}, {X: 6, Y: 10}}
	if folded {
		t.Points = []fyne.Position{{X: 3, Y: 1}, {X: 10, Y: 6}, {X: 3, Y: 11}}
	}
	t.Resize(fyne.NewSize(12, 12))
	t.Move(fyne.NewPos(x, y))
	b.objects = append(b.objects, t)
}

// sign draws a plus or a minus: neither rests on its colour.
func (b *pen) sign(x, y float32, plus bool, c color.Color) {
	b.rect(x, y+4.5, 11, 2.5, c)
	if plus {
		b.rect(x+4.25, y+0.25, 2.5, 11, c)
	}
}

// arrow leads to a row that stands elsewhere.
func (b *pen) arrow(x, y float32, c color.Color) {
	b.rect(x, y+3.25, 9, 1.5, c)
	head := &canvas.ArbitraryPolygon{FillColor: c, Points: []fyne.Position{{X: 0, Y: 0}, {X: 6, Y: 4}, {X: 0, Y: 8}}}
	head.Resize(fyne.NewSize(6, 8))
	head.Move(fyne.NewPos(x+8, y))
	b.objects = append(b.objects, head)
}

func (p *Pane) drawBar(b *pen) {
	if p.height <= p.size.Height {
		return
	}
	c := b.palette.Color(scene.Muted)
	c.A = 0x90
	y, h := p.bar()
	b.rect(p.size.Width-6, y, 4, h, c).CornerRadius = 2
}

// bar returns where the scroll bar's handle is.
func (p *Pane) bar() (y, h float32) {
	h = max(p.size.Height*p.size.Height/p.height, 24)
	return p.offset / (p.height - p.size.Height) * (p.size.Height - h), h
}
