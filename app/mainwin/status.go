package mainwin

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// Measures of the status line, in pixels.
const (
	statusHeight = 26
	statusSize   = 12.5
	statusEdge   = 10
	statusGap    = 18
	glyphSize    = 11
	mostLines    = 3 // of a message that says why something did not happen
)

// status is the line below the panes.
type status struct {
	widget.BaseWidget
	w       *Window
	now     workspace.Status
	hinted  string // what something under the pointer, or with the strokes, is for; said in place of the message
	objects []fyne.CanvasObject
	buttons []statusButton
	height  float32
}

// statusButton is a word in the line that can be clicked.
type statusButton struct {
	x, width float32
	do       func()
}

var _ fyne.Tappable = (*status)(nil)

// hint says what something is for, until an empty one takes that away.
func (s *status) hint(said string) {
	if said != s.hinted {
		s.hinted = said
		s.Refresh()
	}
}

// Tapped presses the button at the place.
func (s *status) Tapped(ev *fyne.PointEvent) {
	for _, b := range s.buttons {
		if ev.Position.X >= b.x && ev.Position.X < b.x+b.width {
			s.w.guarded(b.do)
			break
		}
	}
	s.w.later(func() { s.w.guarded(s.w.refocus) })
}

// refusalTime is how long the line says why something was not done. What went wrong stays until the next act.
const refusalTime = 6 * time.Second

// fade takes a refusal out of the line after its time, unless another came in between.
func (w *Window) fade() {
	m := w.message()
	if m.Tone != workspace.Refused || m.Text == "" {
		return
	}
	w.refused++
	nth := w.refused
	w.o.After(refusalTime, func() {
		if nth == w.refused && w.message() == m {
			w.Tell(workspace.Told, "")
		}
	})
}

// message returns what the line says of the last act.
func (w *Window) message() workspace.Message {
	if w.ws == nil {
		return w.notice
	}
	return w.ws.Status().Message
}

// savingPause is how long after an edit the line looks again how far saving is.
const savingPause = 450 * time.Millisecond

// watchSaving looks again at the line where edits are on their way to the disk: if they are slow, it says so.
func (w *Window) watchSaving() {
	if w.watching || w.ws == nil || !w.ws.Status().Soon {
		return
	}
	w.watching = true
	w.o.After(savingPause, func() {
		w.watching = false
		w.status.Refresh()
	})
}

func newStatus(w *Window) *status {
	s := &status{w: w, height: statusHeight}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer makes the toolkit's side of the widget.
func (s *status) CreateRenderer() fyne.WidgetRenderer { return statusRenderer{s} }

type statusRenderer struct{ s *status }

func (r statusRenderer) Layout(fyne.Size)             { r.s.draw() }
func (r statusRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, r.s.height) }
func (r statusRenderer) Objects() []fyne.CanvasObject { return r.s.objects }
func (r statusRenderer) Destroy()                     {}

// Refresh draws the line anew. A message that needs more lines makes it higher.
func (r statusRenderer) Refresh() {
	s := r.s
	s.now = workspace.Status{Message: s.w.notice}
	if s.w.ws != nil {
		s.now = s.w.ws.Status()
	}
	before := s.height
	s.draw()
	if s.height != before {
		if c := s.w.win.Content(); c != nil {
			c.Refresh()
		}
	}
	canvas.Refresh(s)
}

// draw places the parts: saving at the left, what a filter leaves and the message behind it, the numbers at the right.
func (s *status) draw() {
	size := s.Size()
	s.objects, s.buttons = nil, nil
	s.height = statusHeight
	ground := canvas.NewRectangle(s.ink(scene.Canvas))
	rule := canvas.NewRectangle(s.ink(scene.Rule.Faint()))
	rule.Resize(fyne.NewSize(size.Width, 1))
	s.objects = append(s.objects, ground, rule)

	x := s.saving(statusEdge)
	x = s.filter(x)
	right := size.Width - statusEdge
	for i, said := range []string{s.now.Zoom, s.now.Counts, s.now.Layout} {
		width, room := float32(s.w.o.Fonts.Width(said, statusSize, false)), float32(leastMessage)
		if i > 0 {
			room = max(room, s.wanted()) // numbers can be had elsewhere, what was done only here
		}
		if said == "" || right-width-statusGap < x+room { // in a small window the numbers go first, saving never
			continue
		}
		s.text(said, right-width, 0, scene.Muted)
		right -= width + statusGap
	}
	s.message(x, right-x)
	ground.Resize(fyne.NewSize(size.Width, s.height))
}

// filter writes what is picked and what is around what, each with a cross that ends it, and returns where the line goes on.
func (s *status) filter(x float32) float32 {
	most := max(float64(s.Size().Width)/3, 160)
	for _, part := range []struct{ words, command string }{{s.now.Filter, "view.nofilter"}, {s.now.Around, "view.here"}} {
		if part.words == "" {
			continue
		}
		said := s.w.o.Fonts.Ellipsis(part.words, statusSize, false, most)
		x += s.button(said+"  ×", x, func() { s.w.runNamed(part.command) }) + statusGap
	}
	return x
}

// leastMessage is the room that the message has before the numbers have any.
const leastMessage = 120

// wanted returns how wide the message is in one line, with its button.
func (s *status) wanted() float32 {
	if s.hinted != "" {
		return float32(s.w.o.Fonts.Width(s.hinted, statusSize, false))
	}
	width := float32(s.w.o.Fonts.Width(s.now.Message.Text, statusSize, false))
	if s.now.Message.Undo {
		width += 8 + s.wide(words.T("Undo"))
	}
	return width
}

// saving writes how far saving is, with a way out where it fails, and returns where the line goes on.
func (s *status) saving(x float32) float32 {
	if s.now.Save == "" {
		return x
	}
	s.glyph(x)
	x += glyphSize + 6
	if s.now.Mark != workspace.NotSavedMark {
		return x + s.text(s.now.Save, x, 0, scene.Muted) + statusGap
	}
	most := max(float64(s.Size().Width)/2, 200)
	x += s.text(s.w.o.Fonts.Ellipsis(s.now.Save, statusSize, false, most), x, 0, scene.Bad) + 8
	return x + s.button(words.T("Save elsewhere"), x, s.w.askCopy) + statusGap
}

// message writes what was done in one line, cut if need be; why something was not done, or went wrong, in as many as it
// takes.
func (s *status) message(x, width float32) {
	m := s.now.Message
	if s.hinted != "" {
		m = workspace.Message{Text: s.hinted}
	}
	switch {
	case m.Text == "":
		return
	case m.Tone == workspace.Large:
		s.large(m.Text, x, width)
		return
	}
	token := map[workspace.Tone]scene.Token{workspace.Told: scene.Ink, workspace.Refused: scene.Warn, workspace.Problem: scene.Bad}[m.Tone]
	if m.Tone == workspace.Told {
		undo := float32(0)
		if m.Undo {
			undo = s.wide(words.T("Undo")) + 8
		}
		x += s.text(s.w.o.Fonts.Ellipsis(m.Text, statusSize, false, float64(width-undo)), x, 0, token) + 8
		if m.Undo && width > 2*undo {
			s.button(words.T("Undo"), x, func() { s.w.runNamed("edit.undo") })
		}
		return
	}
	lines := s.w.o.Fonts.Wrap(m.Text, statusSize, false, float64(max(width, leastMessage)))
	for i, line := range lines[:min(len(lines), mostLines)] {
		said := line.Text
		if i == mostLines-1 && len(lines) > mostLines {
			said = s.w.o.Fonts.Ellipsis(said+" "+lines[i+1].Text, statusSize, false, float64(width))
		}
		s.text(said, x, i, token)
		s.height = statusHeight + float32(i)*18
	}
}

// buttonPad is beside the word of a button.
const buttonPad = 8

// wide returns how wide a button with a word is.
func (s *status) wide(word string) float32 {
	return fyne.MeasureText(word, statusSize, fyne.TextStyle{}).Width + 2*buttonPad // as the toolkit draws it, which is wider with some signs
}

// button adds a word that can be clicked.
func (s *status) button(word string, x float32, do func()) (width float32) {
	width = s.wide(word)
	back := canvas.NewRectangle(s.ink(scene.Paper))
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = s.ink(scene.Rule), skin.Border(s.w.palette), 4
	back.Move(fyne.NewPos(x, 3))
	back.Resize(fyne.NewSize(width, statusHeight-5))
	s.objects = append(s.objects, back)
	s.text(word, x+buttonPad, 0, scene.Ink)
	s.buttons = append(s.buttons, statusButton{x, width, do})
	return width
}

func (s *status) text(said string, x float32, line int, token scene.Token) (width float32) {
	t := canvas.NewText(said, s.ink(token))
	t.TextSize = statusSize
	min := t.MinSize()
	t.Resize(min)
	t.Move(fyne.NewPos(x, (statusHeight-min.Height)/2+1+float32(line)*18))
	s.objects = append(s.objects, t)
	return min.Width
}

// glyph draws the mark before the words: a disc where all is saved, a ring while it is being saved, a triangle where it
// is not, a diamond where nothing can be changed, a star where the map has the name of a version.
func (s *status) glyph(x float32) {
	const top = (statusHeight-glyphSize)/2 + 1
	var o fyne.CanvasObject
	switch s.now.Mark {
	case workspace.SavingMark:
		c := canvas.NewCircle(nil)
		c.StrokeColor, c.StrokeWidth = s.ink(scene.Muted), 2
		o = c
	case workspace.NotSavedMark:
		o = &canvas.ArbitraryPolygon{FillColor: s.ink(scene.Bad), Points: points(0, 11, 5.5, 0, 11, 11)}
	case workspace.VersionMark:
		o = &canvas.ArbitraryPolygon{FillColor: s.ink(scene.OK), Points: points(5.5, 0, 6.9, 3.8, 11, 4.1, 7.8, 6.6, 8.9, 10.6, 5.5, 8.3, 2.1, 10.6, 3.2, 6.6, 0, 4.1, 4.1, 3.8)}
	case workspace.ReadOnlyMark:
		o = &canvas.ArbitraryPolygon{FillColor: s.ink(scene.Warn), Points: points(0, 5.5, 5.5, 0, 11, 5.5, 5.5, 11)}
	default:
		o = canvas.NewCircle(s.ink(scene.OK))
	}
	o.Resize(fyne.NewSize(glyphSize, glyphSize))
	o.Move(fyne.NewPos(x, top))
	s.objects = append(s.objects, o)
}

func points(xy ...float32) []fyne.Position {
	var out []fyne.Position
	for i := 0; i+1 < len(xy); i += 2 {
		out = append(out, fyne.NewPos(xy[i], xy[i+1]))
	}
	return out
}

func (s *status) ink(t scene.Token) color.Color { return skin.Color(s.w.palette, t) }
