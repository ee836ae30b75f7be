package mapview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/internal/geom"
)

const (
	dragStarts = 6.0 // pixels that the pointer must go before the picture follows
	wheelSpeed = 2.0 // pixels of the diagram for one the toolkit reports
	zoomNotch  = 25  // what the toolkit reports for one notch of a wheel
	slack      = 24  // least size in pixels of what is pointed at
)

// mouse is what the pointer is doing.
type mouse struct {
	cursor   desktop.Cursor
	presses  [2]press   // the last two, the newer one second
	inCard   bool       // the button went down in the entry card
	inSmall  bool       // the main button went down in the overview
	from     geom.Point // where a button went down
	at       geom.Point // where a drag is now
	middle   bool       // it was the middle one
	down     bool       // what is pressed can become a drag
	dragging bool
	zoom     float64 // turned by the wheel, not yet a whole notch
}

// press is where and when the main button went down.
type press struct {
	at   geom.Point
	when time.Time
}

var (
	_ desktop.Mouseable   = (*Map)(nil)
	_ desktop.Hoverable   = (*Map)(nil)
	_ desktop.Cursorable  = (*Map)(nil)
	_ fyne.DoubleTappable = (*Map)(nil)
	_ fyne.Draggable      = (*Map)(nil)
	_ fyne.Scrollable     = (*Map)(nil)
)

func point(p fyne.Position) geom.Point { return geom.Point{X: float64(p.X), Y: float64(p.Y)} }

// MouseDown selects, without waiting whether a second click follows.
func (m *Map) MouseDown(ev *desktop.MouseEvent) {
	at := point(ev.Position)
	m.mouse.from, m.mouse.middle = at, ev.Button == desktop.MouseButtonTertiary
	m.mouse.dragging, m.mouse.down = false, ev.Button != desktop.MouseButtonSecondary
	if m.mouse.inCard = m.inCard(at); m.mouse.inCard {
		m.later(m.focusField) // a click beside a field takes the focus from it, after this
		return
	}
	if m.card != nil && !m.endEntry(m.card) {
		m.later(m.focusField)
		return
	}
	m.takeFocus()
	if m.mouse.inSmall = ev.Button == desktop.MouseButtonPrimary && m.inOverview(at); m.mouse.inSmall {
		m.host.LookFrom(at)
		return
	}
	switch ev.Button {
	case desktop.MouseButtonPrimary:
		m.mouse.presses[0], m.mouse.presses[1] = m.mouse.presses[1], press{at, time.Now()}
		ctrl := ev.Modifier&fyne.KeyModifierShortcutDefault != 0
		m.host.Press(at, ev.Modifier&fyne.KeyModifierShift != 0, ctrl)
		if m.card != nil { // the press opened it, and the toolkit takes the focus from it after this
			m.later(m.focusField)
		}
	case desktop.MouseButtonSecondary:
		m.host.Menu(at)
	}
}

// MouseUp ends a press that became no drag, and keeps the focus in the entry card when its edge was clicked, or the press
// opened it.
func (m *Map) MouseUp(ev *desktop.MouseEvent) {
	if !m.mouse.dragging && m.mouse.down && !m.mouse.inCard && !m.mouse.inSmall && ev.Button == desktop.MouseButtonPrimary {
		m.host.Release()
	}
	if m.card != nil {
		m.later(m.focusField)
	}
}

// DoubleTapped edits, if both clicks were in one place: the toolkit does not look at that.
func (m *Map) DoubleTapped(ev *fyne.PointEvent) {
	first, second := m.mouse.presses[0], m.mouse.presses[1]
	if m.mouse.inCard || m.mouse.inSmall || !first.when.IsZero() && first.at.Distance(second.at) > dragStarts {
		return
	}
	m.host.Activate(point(ev.Position))
}

// Dragged follows the pointer with what is held: boxes, a rubber band, or the picture.
func (m *Map) Dragged(ev *fyne.DragEvent) {
	at := point(ev.Position)
	if m.mouse.inSmall {
		m.host.LookFrom(at)
		return
	}
	if m.mouse.inCard || !m.mouse.down {
		return
	}
	if !m.mouse.dragging {
		if at.Distance(m.mouse.from) < dragStarts {
			return
		}
		m.mouse.dragging = true
		m.host.StartDrag(m.mouse.from, m.modifiers()&fyne.KeyModifierShift != 0, m.mouse.middle)
	}
	m.mouse.at = at
	m.follow()
}

// follow tells where a drag is and which keys are held with it, which may change while the pointer rests.
func (m *Map) follow() {
	if m.mouse.dragging {
		held := m.modifiers()
		m.host.DragTo(m.mouse.at, held&fyne.KeyModifierShift != 0, held&fyne.KeyModifierShortcutDefault != 0)
	}
}

// DragEnd ends a drag.
func (m *Map) DragEnd() {
	if m.mouse.dragging {
		m.follow()
		m.mouse.dragging, m.mouse.down = false, false
		m.host.Drop()
	}
}

// Scrolled pans, or zooms while Ctrl is held.
func (m *Map) Scrolled(ev *fyne.ScrollEvent) {
	x, y := float64(ev.Scrolled.DX), float64(ev.Scrolled.DY)
	held := m.modifiers()
	switch {
	case held&fyne.KeyModifierShortcutDefault != 0:
		m.mouse.zoom += y / zoomNotch
		if steps := math.Trunc(m.mouse.zoom); steps != 0 {
			m.mouse.zoom -= steps
			m.host.ZoomAt(point(ev.Position), int(steps))
		}
	case held&fyne.KeyModifierShift != 0:
		m.host.Pan(geom.Point{X: (x + y) * wheelSpeed})
	default:
		m.host.Pan(geom.Point{X: x * wheelSpeed, Y: y * wheelSpeed})
	}
}

// MouseIn follows the pointer.
func (m *Map) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved follows the pointer.
func (m *Map) MouseMoved(ev *desktop.MouseEvent) {
	at := point(ev.Position)
	m.mouse.cursor = desktop.DefaultCursor
	if m.inOverview(at) {
		m.mouse.cursor = desktop.CrosshairCursor
		return
	}
	if s, c := m.frame.Scene, m.frame.Camera; s != nil && c.Zoom > 0 {
		if _, over := s.At(c.ToScene(at), slack/c.Zoom); over {
			m.mouse.cursor = desktop.PointerCursor
		}
	}
	m.host.Hover(at)
}

// MouseOut takes back what the pointer was on.
func (m *Map) MouseOut() { m.host.HoverOut() }

// Cursor is a hand over what can be clicked.
func (m *Map) Cursor() desktop.Cursor {
	if m.mouse.cursor == nil {
		return desktop.DefaultCursor
	}
	return m.mouse.cursor
}
