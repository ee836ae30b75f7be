package mapview

import (
	"image/color"
	"math"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/workspace"

	"warrant/app/skin"
)

// How the selection is marked, in units of the scene.
const (
	ringGap    = 3.5 // from the border, which keeps its own meaning
	ringWidth  = 3.0
	otherWidth = 2.0 // of those selected together with the leading one
	ringRadius = 6.0
	leastRing  = 2.0 // pixels at any zoom
)

// rings marks what is selected. Where the keyboard is elsewhere the rings are grey.
func (b *brush) rings(rings []workspace.Ring, focused bool) {
	ink := b.color(scene.Focus)
	if !focused {
		ink = b.color(scene.Muted)
	}
	for _, r := range rings {
		width, least := b.palette.Ring(ringWidth), b.palette.Ring(leastRing)
		if !r.Leading {
			width, least = otherWidth, leastRing
		}
		zoom := b.camera.Zoom
		width = math.Max(width*zoom, least)
		out := math.Max(ringGap*zoom, 2) + width
		at := b.camera.RectToPane(r.Rect)
		if !at.Grow(out).Overlaps(geom.Rect{W: b.camera.Pane.W, H: b.camera.Pane.H}) {
			continue
		}
		if r.Round {
			b.circle(at.Center(), math.Max(at.W, at.H)/2+out, color.Transparent, ink, width)
			continue
		}
		b.rect(at.Grow(out), ringRadius*zoom+out/2, color.Transparent, ink, width)
	}
}

// ground fills the pane.
func (b *brush) ground(t scene.Token, pane geom.Size) {
	b.rect(geom.Rect{W: pane.W, H: pane.H}, 0, b.color(t), color.Transparent, 0)
}

// notice writes lines into the middle of an empty pane.
func (b *brush) notice(lines []string, pane geom.Size) {
	fonts, err := skin.Fonts()
	if err != nil {
		return
	}
	const size, leading = 14.0, 22.0
	var wrapped []typeset.Line
	for _, l := range lines {
		wrapped = append(wrapped, fonts.Wrap(l, size, false, math.Max(pane.W-48, 80))...)
	}
	y := (pane.H-leading*float64(len(wrapped)))/2 + size
	for _, l := range wrapped {
		b.words(l.Text, geom.Point{X: math.Round((pane.W - l.Width) / 2), Y: y}, size, false, b.color(scene.Muted))
		y += leading
	}
}
