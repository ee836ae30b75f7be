// Package mapview is the diagram: one widget that draws a scene through a camera and turns what the pointer and the
// keyboard do into calls of its host. It decides nothing: what is at a point, what a key means and what a drag does is
// the host's affair.
//
// Of a scene only what the pane shows becomes objects of the toolkit, and the objects are used again from picture to
// picture. Text that is being typed is shown in a card above the diagram, at 100 % or larger at every zoom.
package mapview

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Map is the diagram's widget.
type Map struct {
	widget.BaseWidget

	host    Host
	frame   workspace.Frame
	stale   bool // the objects do not show the frame yet
	objects []fyne.CanvasObject
	index   index
	brush   brush

	pane    geom.Size
	focused bool
	card    *card // the open entry, or nil
	kept    kept  // what was typed in the card closed last
	marked  flash
	keys    keyboard
	mouse   mouse
	small   overview

	// What the toolkit's driver does, so that tests can do it by hand.
	modifiers func() fyne.KeyModifier
	later     func(func()) // after what is going on now
}

// New returns the diagram of a host.
func New(host Host) *Map {
	m := &Map{host: host, stale: true, keys: newKeyboard(), modifiers: heldKeys, later: fyne.Do}
	m.ExtendBaseWidget(m)
	return m
}

// heldKeys returns the modifier keys that are down.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Refresh shows the host's frame as it is now.
func (m *Map) Refresh() { m.BaseWidget.Refresh() }

// update takes over the host's frame. The objects are made when the toolkit asks for them, so that several changes
// between two pictures cost no more than one.
func (m *Map) update() {
	m.frame = m.host.Frame()
	m.stale = true
	m.syncCard()
	m.takeMark()
	m.repaint()
}

// repaint asks for a new picture.
func (m *Map) repaint() {
	m.stale = true
	c := m.canvas()
	if c == nil {
		return
	}
	if d, ok := c.(interface{ SetDirty() }); ok {
		d.SetDirty() // Refresh would search all objects for textures to free, and there are none
		return
	}
	c.Refresh(m)
}

// scale returns how many pixels of the screen there are to one of the pane.
func (m *Map) scale() float64 {
	if c := m.canvas(); c != nil {
		return float64(c.Scale())
	}
	return 1
}

// canvas returns where the diagram is shown, or nil.
func (m *Map) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(m) }

// CreateRenderer makes the toolkit's side of the widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	m.frame = m.host.Frame()
	return renderer{m}
}

// renderer hands the objects to the toolkit.
type renderer struct{ m *Map }

// Layout tells the host when the pane has another size.
func (r renderer) Layout(size fyne.Size) {
	pane := geom.Size{W: float64(size.Width), H: float64(size.Height)}
	if pane == r.m.pane || pane.W <= 0 || pane.H <= 0 {
		return
	}
	r.m.pane = pane
	r.m.host.Resized(pane)
	r.m.update()
}

// MinSize lets the pane be small.
func (r renderer) MinSize() fyne.Size { return fyne.NewSize(120, 80) }

// Refresh shows the frame as it is now.
func (r renderer) Refresh() { r.m.update() }

// Objects returns what can be seen, in painting order.
func (r renderer) Objects() []fyne.CanvasObject {
	if r.m.stale {
		r.m.stale = false
		r.m.draw()
	}
	return r.m.objects
}

// Destroy has nothing to give back.
func (r renderer) Destroy() {}

// draw makes the objects that show the frame. The list is a new one each time: the toolkit may be walking the old one.
func (m *Map) draw() {
	palette, camera := m.host.Palette(), m.frame.Camera
	// Whole pixels, or texts and boxes would jump against each other while the picture moves.
	camera.Offset = geom.Point{X: math.Round(camera.Offset.X), Y: math.Round(camera.Offset.Y)}
	if camera.Zoom <= 0 {
		camera.Zoom = 1
	}
	camera.Pane = m.pane
	m.brush.start(palette, camera, len(m.objects))
	ground := scene.Canvas
	if s := m.frame.Scene; s != nil && s.Ground != scene.None {
		ground = s.Ground
	}
	m.brush.ground(ground, m.pane)
	if m.frame.Scene == nil {
		m.brush.notice(m.frame.Empty, m.pane)
	} else {
		m.index.take(m.frame.Scene)
		m.index.visit(camera.Seen(), m.brush.item)
		m.brush.rings(m.frame.Rings, m.focused || m.card != nil || m.frame.Lit)
		m.brush.moving(m.frame.Marks, m.frame.Scene)
		m.drawMark()
		m.brush.hover(m.frame.Hover)
		m.brush.dragged(m.frame.Marks, m.frame.Scene, &m.index)
		m.brush.textCard(m.frame.Card)
	}
	m.objects = m.brush.finish()
	if o := m.frame.Overview; o != nil {
		m.objects = append(m.objects, m.small.objects(o, palette, m.scale())...)
	}
	if m.frame.Caption != "" {
		m.objects = append(m.objects, caption(m.frame.Caption, palette, m.pane))
	}
	if m.frame.Blank {
		m.objects = []fyne.CanvasObject{blank(m.pane)}
	}
	if m.card != nil {
		m.card.dress(palette)
		m.objects = append(m.objects, m.card.objects...)
		m.card.focusWhenShown()
	}
}
