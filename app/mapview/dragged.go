package mapview

import (
	"image/color"
	"math"

	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Measures of what the pointer does, in screen pixels.
const (
	openWidth  = 2.0 // of the border around what one can drop on
	linkWidth  = 2.5
	labelText  = 13.0
	labelLine  = 18.0
	labelMost  = 330.0 // width of a label
	labelInset = 9.0
	labelAway  = 18.0 // from the pointer
	plusArm    = 6.0
	hoverWidth = 2.0
)

// veil returns a colour through which what is below can be seen.
func (b *brush) veil(t scene.Token, alpha uint8) color.Color {
	c := b.palette.Color(t)
	c.A = alpha
	return c
}

// dragged shows a drag: what one can drop on, where it would go, what is held, and a label that says what would come of it.
func (b *brush) dragged(m workspace.Marks, s *scene.Scene, x *index) {
	if !m.Dragged {
		return
	}
	for _, r := range m.Open {
		at := b.camera.RectToPane(r.Rect)
		if r.Round {
			b.circle(at.Center(), at.W/2+openWidth+1, color.Transparent, b.color(scene.Focus), openWidth)
			continue
		}
		b.rect(at.Grow(2), 6*b.camera.Zoom, color.Transparent, b.color(scene.Focus), openWidth)
	}
	if m.Line[0] != m.Line[1] {
		b.stroke(b.camera.ToPane(m.Line[0]), b.camera.ToPane(m.Line[1]), b.color(scene.Focus), linkWidth)
	}
	if !m.Band.Empty() {
		b.rect(b.camera.RectToPane(m.Band), 0, b.veil(scene.Focus, 0x22), b.color(scene.Focus), 1)
	}
	if m.By != (geom.Point{}) {
		for _, r := range m.Moving {
			if at, ok := s.Where(r); ok {
				b.ghost(r, at, m.By, x)
			}
		}
	}
	// Where it would go is shown above what is held, which would hide it.
	if !m.Gap.Empty() {
		b.rect(b.camera.RectToPane(m.Gap), 0, b.color(scene.Focus), color.Transparent, 0)
	}
	if at, ok := b.around(s, m.Target); ok && !m.Refused {
		b.fill(m.Target, at, x)
	}
	b.label(m.Label, m.Hand, m.Refused)
}

// fill shows what would be dropped on in the colour of what is found: a box on it, a knob with it around.
func (b *brush) fill(of argmap.Ref, at geom.Rect, x *index) {
	if of.Kind == argmap.KindArgument {
		b.circle(at.Center(), at.W/2+openWidth, b.color(scene.Found), color.Transparent, 0)
	}
	b.turn = func(t scene.Token) scene.Token {
		if of.Kind == argmap.KindStatement && (t == scene.Paper || t == scene.Ev) {
			return scene.Found
		}
		return t
	}
	x.of(of, b.item)
	b.turn = nil
}

// ghost draws a box that is held where it is held, at 60 % of its colours.
func (b *brush) ghost(of argmap.Ref, at geom.Rect, by geom.Point, x *index) {
	camera := b.camera
	b.camera.Offset = camera.Offset.Add(geom.Point{X: by.X * camera.Zoom, Y: by.Y * camera.Zoom})
	if of.Kind == argmap.KindStatement {
		b.turn = scene.Token.Soft
		x.of(of, b.item)
		b.turn = nil
	}
	b.rect(b.camera.RectToPane(at), 6*b.camera.Zoom, color.Transparent, b.color(scene.Focus), openWidth)
	b.camera = camera
}

// label writes a sentence beside the pointer, within the pane.
func (b *brush) label(words string, at geom.Point, refused bool) {
	fonts, err := skin.Fonts()
	if words == "" || err != nil {
		return
	}
	lines := fonts.Wrap(words, labelText, false, math.Min(labelMost, b.camera.Pane.W-4*labelInset))
	r := geom.Rect{X: at.X + labelAway, Y: at.Y + labelAway, H: labelLine*float64(len(lines)) + 2*labelInset - 4}
	for _, l := range lines {
		r.W = math.Max(r.W, l.Width+2*labelInset)
	}
	if r.Right() > b.camera.Pane.W-4 {
		r.X = math.Max(4, b.camera.Pane.W-4-r.W)
	}
	if r.Bottom() > b.camera.Pane.H-4 {
		r.Y = math.Max(4, at.Y-labelAway-r.H)
	}
	line := scene.Focus
	if refused {
		line = scene.Bad
	}
	b.plate(r, line)
	for i, l := range lines {
		b.words(l.Text, geom.Point{X: r.X + labelInset, Y: r.Y + labelInset + labelText - 2 + labelLine*float64(i)}, labelText, false, b.color(scene.Ink))
	}
}

func (b *brush) plate(r geom.Rect, line scene.Token) {
	b.rect(r, 5, b.color(scene.Paper), b.color(line), 1.5)
}

// hover shows what the pointer is on: a stronger border, a larger knob, the handle of the box.
func (b *brush) hover(h *workspace.Hover) {
	if h == nil {
		return
	}
	at := b.camera.RectToPane(h.Rect)
	switch {
	case h.Knob != "":
		radius := math.Max(12, math.Max(at.W, at.H)/2+2)
		hue := scene.Pro
		if h.Knob == "con" {
			hue = scene.Con
		}
		b.circle(at.Center(), radius, color.Transparent, b.color(hue), hoverWidth)
	default:
		radius := 0.0
		if h.Round {
			radius = 8 * b.camera.Zoom
		}
		b.rect(at.Grow(hoverWidth/2), radius, color.Transparent, b.color(scene.Ink), hoverWidth)
	}
	if h.Plus.Empty() {
		return
	}
	c := h.Plus.Center()
	b.circle(c, h.Plus.W/2, b.color(scene.Paper), b.color(scene.Focus), 1.5)
	b.stroke(geom.Point{X: c.X - plusArm, Y: c.Y}, geom.Point{X: c.X + plusArm, Y: c.Y}, b.color(scene.Focus), 2)
	b.stroke(geom.Point{X: c.X, Y: c.Y - plusArm}, geom.Point{X: c.X, Y: c.Y + plusArm}, b.color(scene.Focus), 2)
}

// textCard shows in full what is drawn too small to be read.
func (b *brush) textCard(c *workspace.TextCard) {
	if c == nil {
		return
	}
	b.plate(c.Rect, scene.Muted)
	y := c.Rect.Y + workspace.CardInset + workspace.CardText - 1
	if c.Head != "" {
		b.words(c.Head, geom.Point{X: c.Rect.X + workspace.CardInset, Y: y}, workspace.CardHead, true, b.color(scene.Muted))
		y += workspace.CardLine
	}
	for _, line := range c.Lines {
		b.words(line, geom.Point{X: c.Rect.X + workspace.CardInset, Y: y}, workspace.CardText, false, b.color(scene.Ink))
		y += workspace.CardLine
	}
}
