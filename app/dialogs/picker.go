// Package dialogs is what the window shows above itself for a moment: lists to choose from by keyboard, where to save,
// a few words. None of them keeps the user from anything: a click beside them, or Escape, closes them.
package dialogs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Item is one line of a list.
type Item struct {
	Section string // a heading stands above the first line of each
	Title   string
	Note    string // behind the title, in grey
	Detail  string // at the right, in grey
	Off     bool   // it cannot be chosen now
	Grey    bool   // it looks like that, though it can
	Do      func() // what choosing it does
	Shift   func() // what choosing it with Shift+Enter does; nil: the same
	Fill    string // what Tab puts into the field; choosing does, too, where there is nothing to do
	Now     bool   // the list starts on it

	heading bool
}

// List is a list to choose from.
type List struct {
	Title string
	Hint  string // in the empty field
	Text  string // typed already
	// Find returns the lines for what was typed.
	Find  func(typed string) []Item
	Empty string // said where there are no lines
	Wide  bool   // its lines are sentences
}

// picker is an open list.
type picker struct {
	list    List
	palette *scene.Palette
	popup   *widget.PopUp
	most    fyne.Size // of the pop-up
	entry   *pickEntry
	view    *lines
	none    *canvas.Text
	items   []Item
	at      int
}

// size of lists, in pixels; in small windows less.
const (
	listWidth  = 520
	wideWidth  = 860
	listHeight = 420
	listTop    = 70
	rowHeight  = 34  // with what the toolkit leaves between lines
	aroundRows = 124 // of what is above and below the lines
	listEdge   = 10
)

// Pick shows a list in the window. What is typed narrows it, the arrows move, Enter chooses.
func Pick(c fyne.Canvas, palette *scene.Palette, list List) {
	p := &picker{list: list, palette: palette}
	p.entry = newPickEntry(p)
	p.entry.PlaceHolder = list.Hint
	p.view = newLines(p)
	p.view.HideSeparators = true
	p.view.OnSelected = func(id widget.ListItemID) {
		p.at = id
		p.choose(p.entry.shift)
	}
	p.none = canvas.NewText("", skin.Color(palette, scene.Muted))
	p.none.TextSize = 13
	title := widget.NewLabelWithStyle(list.Title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	body := container.NewBorder(container.NewVBox(title, p.entry, p.none), nil, nil, nil, p.view)
	width := float32(listWidth)
	if list.Wide {
		width = wideWidth
	}
	p.popup, p.most = floating(c, palette, body, fyne.NewSize(width, listHeight))
	p.entry.Text, p.entry.CursorColumn = list.Text, len([]rune(list.Text))
	p.find(list.Text)
	c.Focus(p.entry)
}

// floating shows contents above the window, near its top.
func floating(c fyne.Canvas, palette *scene.Palette, body fyne.CanvasObject, size fyne.Size) (*widget.PopUp, fyne.Size) {
	line := canvas.NewRectangle(skin.Color(palette, scene.None))
	line.StrokeColor, line.StrokeWidth, line.CornerRadius = skin.Color(palette, scene.Rule), 1, 5
	popup := widget.NewPopUp(container.NewStack(line, container.New(inset{}, body)), c)
	window := c.Size()
	size = fyne.NewSize(min(size.Width, window.Width-20), min(size.Height, window.Height-listTop-20))
	popup.ShowAtPosition(fyne.NewPos((window.Width-size.Width)/2, min(listTop, (window.Height-size.Height)/2)))
	popup.Resize(size)
	return popup, size
}

// inset keeps the contents off the edges.
type inset struct{}

// MinSize returns what the contents need.
func (inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*listEdge, 2*listEdge)
}

// Layout places the contents.
func (inset) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(listEdge, listEdge))
	o[0].Resize(size.SubtractWidthHeight(2*listEdge, 2*listEdge))
}

func (p *picker) find(typed string) {
	p.items, p.at = withHeadings(p.list.Find(typed)), 0
	for i, item := range p.items {
		if item.Now && typed == "" {
			p.at = i
		}
	}
	p.none.Text = ""
	if len(p.items) == 0 {
		p.none.Text = p.list.Empty
	}
	show(p.none, len(p.items) == 0)
	p.none.Refresh()
	p.popup.Resize(fyne.NewSize(p.most.Width, min(p.most.Height, float32(aroundRows+rowHeight*max(len(p.items), 1)))))
	p.move(0)
}

// withHeadings puts the name of each section above its lines.
func withHeadings(items []Item) []Item {
	out := make([]Item, 0, len(items)+4)
	section := ""
	for _, item := range items {
		if item.Section != section {
			section = item.Section
			out = append(out, Item{Title: words.T(section), heading: true})
		}
		out = append(out, item)
	}
	return out
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// move goes so many lines on, past headings.
func (p *picker) move(by int) {
	p.at = max(0, min(p.at+by, len(p.items)-1))
	step := 1
	if by < 0 && p.at > 0 {
		step = -1
	}
	for p.at+step < len(p.items) && p.items[p.at].heading {
		p.at += step
	}
	p.view.Refresh()
	if len(p.items) == 0 {
		return
	}
	if p.at == 1 && p.items[0].heading {
		p.view.ScrollTo(0) // with the heading above it
	}
	p.view.ScrollTo(p.at)
}

func (p *picker) close() { p.popup.Hide() }

func (p *picker) choose(shift bool) {
	p.view.UnselectAll()
	if p.at >= len(p.items) || p.items[p.at].Off || p.items[p.at].heading {
		return
	}
	item := p.items[p.at]
	if item.Do == nil {
		p.complete()
		return
	}
	p.close()
	if shift && item.Shift != nil {
		item.Shift()
		return
	}
	item.Do()
}

// complete puts into the field what the line stands for.
func (p *picker) complete() {
	if p.at >= len(p.items) || p.items[p.at].Fill == "" {
		return
	}
	fill := p.items[p.at].Fill
	p.entry.SetText(fill)
	p.entry.CursorColumn = len([]rune(fill))
	p.entry.Refresh()
	p.popup.Canvas.Focus(p.entry) // a click on the line took it
}

func (p *picker) newRow() fyne.CanvasObject {
	back := canvas.NewRectangle(nil)
	back.CornerRadius = 4
	title, detail, note := canvas.NewText("", nil), canvas.NewText("", nil), canvas.NewText("", nil)
	detail.TextSize, note.TextSize = smallText, smallText
	return container.New(rowLayout{}, back, title, detail, note, canvas.NewRectangle(nil))
}

// Sizes of text in lines, in pixels.
const (
	titleText = 14
	smallText = 12
	rowGap    = 8
	rowMark   = 4 // at the edge of the line that Enter chooses
)

// rowLayout places the ground, the title, the detail and the note of a row, and the mark at its left edge.
type rowLayout struct{}

// MinSize returns the height of a row.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, rowHeight-4) }

// Layout places the parts.
func (rowLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	for _, t := range o[1:4] {
		t.Resize(t.MinSize())
	}
	o[4].Resize(fyne.NewSize(rowMark, size.Height))
	middle := func(o fyne.CanvasObject) float32 { return (size.Height - o.MinSize().Height) / 2 }
	o[1].Move(fyne.NewPos(rowGap, middle(o[1])))
	o[2].Move(fyne.NewPos(size.Width-rowGap-o[2].MinSize().Width, middle(o[2])))
	o[3].Move(fyne.NewPos(2*rowGap+o[1].MinSize().Width, middle(o[3])))
}

func (p *picker) fillRow(id widget.ListItemID, o fyne.CanvasObject) {
	row := o.(*fyne.Container)
	item := p.items[id]
	back, title := row.Objects[0].(*canvas.Rectangle), row.Objects[1].(*canvas.Text)
	detail, note := row.Objects[2].(*canvas.Text), row.Objects[3].(*canvas.Text)
	mark := row.Objects[4].(*canvas.Rectangle)
	back.FillColor, mark.FillColor = skin.Color(p.palette, scene.None), skin.Color(p.palette, scene.None)
	if id == p.at && !item.heading {
		c := p.palette.Color(scene.Focus)
		c.A = 0x38
		back.FillColor, mark.FillColor = c, skin.Color(p.palette, scene.Focus)
	}
	title.Color, title.TextSize, title.TextStyle.Bold = skin.Color(p.palette, scene.Ink), titleText, false
	if item.Off || item.Grey || item.heading {
		title.Color = skin.Color(p.palette, scene.Muted)
	}
	if item.heading {
		title.TextSize, title.TextStyle.Bold = smallText, true
	}
	detail.Color, note.Color = skin.Color(p.palette, scene.Muted), skin.Color(p.palette, scene.Muted)
	title.Text, note.Text, detail.Text = p.fitted(item)
	row.Layout.Layout(row.Objects, row.Size())
	row.Refresh()
}

// fitted returns the words of a line, cut where there is no room for all. The note goes first.
func (p *picker) fitted(item Item) (title, note, detail string) {
	fonts, err := skin.Fonts()
	if err != nil {
		return item.Title, item.Note, item.Detail
	}
	width := float64(p.view.Size().Width) - 40
	room := max(width/2, width-fonts.Width(item.Title, titleText, false)-10)
	detail = fonts.Ellipsis(item.Detail, smallText, false, room)
	width -= fonts.Width(detail, smallText, false)
	noted := min(fonts.Width(item.Note, smallText, false)+2*rowGap, width/2)
	if item.Note == "" {
		noted = 0
	}
	title = fonts.Ellipsis(item.Title, titleText, false, width-noted)
	if item.Note != "" {
		note = fonts.Ellipsis(item.Note, smallText, false, width-fonts.Width(title, titleText, false)-2*rowGap)
	}
	return title, note, detail
}

// lines are the lines of a list. A click on one does not take the strokes from the field.
type lines struct {
	widget.List
	p *picker
}

func newLines(p *picker) *lines {
	l := &lines{p: p}
	l.Length, l.CreateItem, l.UpdateItem = func() int { return len(p.items) }, p.newRow, p.fillRow
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained gives the strokes back to the field.
func (l *lines) FocusGained() { l.p.popup.Canvas.Focus(l.p.entry) }

// pickEntry is the field above the lines. It keeps the focus; the arrows move in the lines.
type pickEntry struct {
	typing.Ringed
	p       *picker
	presses typing.Presses
	skip    bool // the next character is of the key that opened the list
	shift   bool // is held
}

func newPickEntry(p *picker) *pickEntry {
	e := &pickEntry{p: p}
	e.ExtendBaseWidget(e)
	e.OnChanged = p.find
	return e
}

// linesPage is how many lines PageUp and PageDown move.
const linesPage = 9

// KeyDown notes that a key went down.
func (e *pickEntry) KeyDown(ev *fyne.KeyEvent) {
	e.presses.Down()
	e.skip = false
	e.shift = e.shift || shiftKey(ev)
	e.Entry.KeyDown(ev)
}

// KeyUp notes that a key is no longer held.
func (e *pickEntry) KeyUp(ev *fyne.KeyEvent) {
	e.shift = e.shift && !shiftKey(ev)
	e.Entry.KeyUp(ev)
}

func shiftKey(ev *fyne.KeyEvent) bool {
	return ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
}

// TypedRune types a character, unless it is of the key that opened the list and is still held.
func (e *pickEntry) TypedRune(r rune) {
	if e.skip {
		e.skip = false
		return
	}
	e.Entry.TypedRune(r)
}

// TypedKey moves in the lines, chooses, closes, or types.
func (e *pickEntry) TypedKey(ev *fyne.KeyEvent) {
	pressed := e.presses.Take()
	if e.skip = !pressed && !e.presses.Begun(); e.skip {
		return
	}
	switch ev.Name {
	case fyne.KeyUp:
		e.p.move(-1)
	case fyne.KeyDown:
		e.p.move(1)
	case fyne.KeyPageUp:
		e.p.move(-linesPage)
	case fyne.KeyPageDown:
		e.p.move(linesPage)
	case fyne.KeyReturn, fyne.KeyEnter:
		if pressed {
			e.p.choose(e.shift)
		}
	case fyne.KeyEscape:
		e.p.close()
	case fyne.KeyTab:
		e.p.complete()
	default:
		e.Entry.TypedKey(ev)
	}
}

// AcceptsTab keeps Tab from leaving the field, as the lines are not reached by it.
func (e *pickEntry) AcceptsTab() bool { return true }
