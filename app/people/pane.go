// Package people is the pane with the lists of voices and disputes. It shows the rows of a host, what can be done with the
// chosen one below them, and hands every stroke and click back to it; only the rows in sight become objects of the toolkit.
package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Host is what the pane asks of the workspace. After whatever changes the map, what is selected in it or what is chosen
// here the host calls Refresh.
type Host interface {
	Rows() []workspace.PeopleRow
	Acts() []Act
	Palette() *scene.Palette

	Choose(of workspace.PersonKey)                 // the main button went down on a row
	Activate(of workspace.PersonKey)               // double click: changes, or adds
	Do(id string)                                  // click on what can be done
	Menu(of workspace.PersonKey, at fyne.Position) // the other button went down; the place is on the canvas
	FocusChanged(focused bool)                     // strokes come here, or go elsewhere
}

// Act is something that can be done with the chosen row.
type Act struct {
	ID, Title, Keys string
	Off             bool // it cannot be done now
}

// Strokes reads the keyboard: it tells the host which stroke the toolkit's events make. The diagram does it for this pane,
// too, so that a key counts in the same way everywhere.
type Strokes interface {
	KeyDown(*fyne.KeyEvent)
	TypedKey(*fyne.KeyEvent)
	TypedRune(rune)
	TypedShortcut(fyne.Shortcut)
}

// Pane is the pane's widget.
type Pane struct {
	widget.BaseWidget

	host    Host
	strokes Strokes
	fonts   scene.Measurer

	rows    []laidRow
	acts    []Act
	at      workspace.PersonKey // the row that was revealed last
	height  float32             // of all rows
	offset  float32             // how far they are scrolled
	size    fyne.Size
	focused bool
	onBar   bool // the scroll bar's handle is held
	onActs  bool // the button went down on what can be done

	stale   bool
	objects []fyne.CanvasObject
}

var (
	_ fyne.Focusable      = (*Pane)(nil)
	_ fyne.Tabbable       = (*Pane)(nil)
	_ fyne.Shortcutable   = (*Pane)(nil)
	_ fyne.Scrollable     = (*Pane)(nil)
	_ fyne.Draggable      = (*Pane)(nil)
	_ fyne.DoubleTappable = (*Pane)(nil)
	_ desktop.Mouseable   = (*Pane)(nil)
	_ desktop.Keyable     = (*Pane)(nil)
)

// New returns the pane of a host.
func New(host Host, strokes Strokes, fonts scene.Measurer) *Pane {
	p := &Pane{host: host, strokes: strokes, fonts: fonts}
	p.ExtendBaseWidget(p)
	return p
}

// update takes over the host's rows and shows the chosen one where it is new.
func (p *Pane) update() {
	p.acts = p.host.Acts()
	p.arrange(p.host.Rows())
	for i, r := range p.rows {
		if r.row.At && r.row.Key != p.at {
			p.at = r.row.Key
			p.reveal(i)
		}
	}
	p.scrollTo(p.offset)
}

// reveal scrolls by the least that shows a row, with the heading above the first of a list.
func (p *Pane) reveal(i int) {
	r := p.rows[i]
	top := r.y
	if i > 0 && p.rows[i-1].row.Heading {
		top = p.rows[i-1].y
	}
	p.offset = max(p.offset, r.y+r.h+edge-p.listHeight())
	p.offset = min(p.offset, top)
}

func (p *Pane) scrollTo(offset float32) {
	p.offset = max(0, min(offset, p.height-p.listHeight()))
	p.repaint()
}

// repaint asks for a new picture; the objects are made when the toolkit asks for them.
func (p *Pane) repaint() {
	p.stale = true
	if c := p.canvas(); c != nil {
		c.Refresh(p)
	}
}

func (p *Pane) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(p) }

// CreateRenderer makes the toolkit's side of the widget.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return renderer{p}
}

type renderer struct{ p *Pane }

// Layout breaks the rows anew for another width.
func (r renderer) Layout(size fyne.Size) {
	if size != r.p.size {
		r.p.size, r.p.at = size, workspace.PersonKey{} // the chosen row stays in sight
		r.p.update()
	}
}

// MinSize lets the pane be small.
func (r renderer) MinSize() fyne.Size { return fyne.NewSize(120, 80) }

// Refresh shows the rows as they are now.
func (r renderer) Refresh() { r.p.update() }

// Objects returns what can be seen, in painting order.
func (r renderer) Objects() []fyne.CanvasObject {
	if r.p.stale {
		r.p.stale = false
		r.p.objects = r.p.draw()
	}
	return r.p.objects
}

// Destroy has nothing to give back.
func (r renderer) Destroy() {}
