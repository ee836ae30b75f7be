// Package outline is the map as a list: one row per statement, indented under what it bears on. It shows the rows of a
// host and hands every stroke and click back to it; only the rows in sight become objects of the toolkit.
package outline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/argmap"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// Host is what the outline asks of the workspace. After whatever changes the rows the host calls Refresh, after a change
// of the selection alone Reselect.
type Host interface {
	Rows() []workspace.Row
	Selection() []argmap.Ref
	Palette() *scene.Palette

	Press(of argmap.Ref, add bool)        // the main button went down on a row
	Activate(of argmap.Ref)               // double click: edits
	Fold(of argmap.Ref)                   // click on the triangle
	Menu(of argmap.Ref, at fyne.Position) // the other button went down; the place is on the canvas
	StartDrag(of argmap.Ref)              // a row that is pressed goes with the pointer
	DragTo(at fyne.Position, shift, ctrl bool)
	Drop()
	RowMark() (workspace.RowMark, bool)    // where in the outline something would be dropped
	FocusChanged(focused bool)             // strokes come here, or go elsewhere
	RowEntry() (workspace.EntryCard, bool) // the field that is open in the outline
	Finish(string, workspace.Finish) error // ends typing; on an error the field stays open
	Cancel(text string)                    // Escape in the field
}

// Strokes reads the keyboard: it tells the host which stroke the toolkit's events make. The diagram does it for the
// outline, too, so that a key means the same in both.
type Strokes interface {
	KeyDown(*fyne.KeyEvent)
	TypedKey(*fyne.KeyEvent)
	TypedRune(rune)
	TypedShortcut(fyne.Shortcut)
}

// Measurer breaks text into lines.
type Measurer = scene.Measurer

// Pane is the outline's widget.
type Pane struct {
	widget.BaseWidget

	host    Host
	strokes Strokes
	fonts   Measurer

	rows     []laidRow
	selected map[argmap.Ref]bool
	leading  argmap.Ref
	height   float32 // of all rows
	offset   float32 // how far it is scrolled
	size     fyne.Size
	focused  bool
	entry    *entry
	press    press
	wrapped  map[wrapKey][]string

	stale   bool
	objects []fyne.CanvasObject

	// What the toolkit's driver does, so that tests can do it by hand.
	modifiers func() fyne.KeyModifier
	later     func(func())
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

// New returns the outline of a host.
func New(host Host, strokes Strokes, fonts Measurer) *Pane {
	p := &Pane{
		host: host, strokes: strokes, fonts: fonts, wrapped: map[wrapKey][]string{}, modifiers: heldKeys, later: fyne.Do,
	}
	p.ExtendBaseWidget(p)
	return p
}

func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// update takes over the host's rows.
func (p *Pane) update() {
	p.arrange(p.host.Rows())
	p.syncEntry()
	p.Reselect()
}

// Reselect shows the host's selection and scrolls to it where it is new.
func (p *Pane) Reselect() {
	all := p.host.Selection()
	p.selected = make(map[argmap.Ref]bool, len(all))
	var leading argmap.Ref
	for i, r := range all {
		p.selected[r] = true
		if i == 0 {
			leading = r
		}
	}
	if leading != p.leading {
		p.leading = leading
		p.reveal(leading)
	}
	p.scrollTo(p.offset)
}

// reveal scrolls by the least that shows a record's row.
func (p *Pane) reveal(of argmap.Ref) {
	for _, r := range p.rows {
		if r.row.Of != of || r.row.Kind == workspace.LinkRow {
			continue
		}
		const margin = 40 // so that the next row can be seen, too
		if low := r.y + r.h + margin - p.size.Height; p.offset < low {
			p.offset = low
		}
		if high := r.y - margin; p.offset > high {
			p.offset = high
		}
		return
	}
}

func (p *Pane) scrollTo(offset float32) {
	p.offset = max(0, min(offset, p.height-p.size.Height))
	p.placeEntry()
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
		r.p.size = size
		r.p.update()
	}
}

// MinSize lets the pane be narrow.
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
