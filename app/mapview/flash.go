package mapview

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"warrant/internal/geom"
	"warrant/internal/scene"
)

// flash is the outline around what came back from out of sight. It is shown once.
type flash struct {
	serial int // of the mark that was shown last
	on     bool
}

// flashTime is how long the outline is seen. It does not blink: it is there, and goes.
const flashTime = 300 * time.Millisecond

// How the mark is drawn, in pixels.
const (
	flashWidth = 4.0
	flashGap   = 11.0 // outside the ring of the selection
)

// takeMark begins to show a mark that is new.
func (m *Map) takeMark() {
	mark := m.frame.Mark
	if mark == nil {
		m.marked.on = false
		return
	}
	if mark.Serial == m.marked.serial {
		return
	}
	m.marked = flash{mark.Serial, true}
	if mark.Still {
		return
	}
	fyne.NewAnimation(flashTime, func(done float32) {
		if done >= 1 && m.marked.serial == mark.Serial {
			m.marked.on = false
			m.repaint()
		}
	}).Start()
}

// drawMark draws the mark, if it is to be seen now.
func (m *Map) drawMark() {
	mark := m.frame.Mark
	if mark == nil || !m.marked.on {
		return
	}
	b := &m.brush
	at, ink := b.camera.RectToPane(mark.Rect).Grow(flashGap), b.color(scene.Focus)
	if !at.Overlaps(geom.Rect{W: m.pane.W, H: m.pane.H}) {
		return
	}
	if mark.Round {
		b.circle(at.Center(), math.Max(at.W, at.H)/2, color.Transparent, ink, flashWidth)
		return
	}
	b.rect(at, flashGap, color.Transparent, ink, flashWidth)
}
