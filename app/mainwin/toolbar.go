package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// Measures of the toolbar, in pixels.
const (
	toolbarHeight = 40
	toolWidth     = 36 // without a word
	toolPad       = 7  // beside a word
	toolGap       = 14 // between groups
	toolEdge      = 6
	wordSize      = 10.5
)

// toolbar is the line of buttons above the panes, one widget. With the strokes, the arrows go from button to button.
type toolbar struct {
	widget.BaseWidget
	w       *Window
	tools   []tool
	off     []bool // cannot be used now
	words   bool   // there is room for them
	at      int    // the button that has the strokes
	over    int    // the button that the pointer is over; -1: none
	focused bool
	presses typing.Presses
	objects []fyne.CanvasObject
}

// tool is a button and the stretch of the toolbar that it takes.
type tool struct {
	workspace.Tool
	x, width float32
}

var (
	_ fyne.Tappable     = (*toolbar)(nil)
	_ fyne.Focusable    = (*toolbar)(nil)
	_ fyne.Tabbable     = (*toolbar)(nil)
	_ fyne.Shortcutable = (*toolbar)(nil)
	_ desktop.Keyable   = (*toolbar)(nil)
	_ desktop.Hoverable = (*toolbar)(nil)
)

func newToolbar(w *Window) *toolbar {
	t := &toolbar{w: w, over: -1}
	for _, one := range workspace.Tools() {
		t.tools = append(t.tools, tool{Tool: one})
	}
	t.off = make([]bool, len(t.tools))
	t.ExtendBaseWidget(t)
	return t
}

// check finds out again which buttons can be used.
func (t *toolbar) check() {
	changed := false
	for i, one := range t.tools {
		off := t.w.check(one.Command) != nil
		changed = changed || off != t.off[i]
		t.off[i] = off
	}
	if changed {
		t.Refresh()
	}
	t.explain()
}

// measure gives each button its stretch; words are left out where the window is too narrow for them.
func (t *toolbar) measure(width float32) {
	t.words = float64(width) >= library.WideToolbar
	x := float32(toolEdge)
	for i := range t.tools {
		one := &t.tools[i]
		if one.Gap {
			x += toolGap
		}
		one.x, one.width = x, toolWidth
		if t.words {
			one.width = max(toolWidth, float32(t.w.o.Fonts.Width(one.Word, wordSize, false))+2*toolPad)
		}
		x += one.width
	}
}

// draw makes the objects anew.
func (t *toolbar) draw() {
	size, p := t.Size(), t.w.palette
	ground, rule := canvas.NewRectangle(skin.Color(p, scene.Canvas)), canvas.NewRectangle(skin.Color(p, scene.Rule.Faint()))
	ground.Resize(size)
	rule.Move(fyne.NewPos(0, size.Height-1))
	rule.Resize(fyne.NewSize(size.Width, 1))
	t.objects = []fyne.CanvasObject{ground, rule}
	for i, one := range t.tools {
		t.button(i, one)
	}
}

func (t *toolbar) button(i int, one tool) {
	p := t.w.palette
	if i == t.over && !t.off[i] || t.focused && i == t.at {
		back := canvas.NewRectangle(skin.Color(p, scene.Paper))
		back.CornerRadius, back.StrokeWidth, back.StrokeColor = 5, skin.Border(p), skin.Color(p, scene.Rule)
		if t.focused && i == t.at {
			back.StrokeWidth, back.StrokeColor = skin.RingWidth(p), skin.Color(p, scene.Focus)
		}
		back.Move(fyne.NewPos(one.x, 2))
		back.Resize(fyne.NewSize(one.width, toolbarHeight-5))
		t.objects = append(t.objects, back)
	}
	sign := canvas.NewImageFromResource(icon(one.Icon, p, t.off[i]))
	sign.Resize(fyne.NewSize(iconSize, iconSize))
	top := float32(toolbarHeight-iconSize) / 2
	if t.words {
		top = 4
		word := canvas.NewText(one.Word, skin.Weak(p, scene.Ink, t.off[i]))
		word.TextSize = wordSize
		min := word.MinSize()
		word.Resize(min)
		word.Move(fyne.NewPos(one.x+(one.width-min.Width)/2, toolbarHeight-3-min.Height))
		t.objects = append(t.objects, word)
	}
	sign.Move(fyne.NewPos(one.x+(one.width-iconSize)/2, top))
	t.objects = append(t.objects, sign)
}

// find returns the button at a place; -1: there is none.
func (t *toolbar) find(at fyne.Position) int {
	for i, one := range t.tools {
		if at.X >= one.x && at.X < one.x+one.width {
			return i
		}
	}
	return -1
}

// explain says in the status line what the button under the pointer, or with the strokes, does, or why it cannot.
func (t *toolbar) explain() {
	at := t.over
	if at < 0 && t.focused {
		at = t.at
	}
	if at < 0 {
		t.w.status.hint("")
		return
	}
	c := t.tools[at].Command
	said := c.Title
	if t.w.ws != nil {
		said = t.w.ws.TitleOf(c)
	}
	if keys := workspace.KeyWords(c); keys != "" {
		said += " (" + keys + ")"
	}
	if why := t.w.check(c); why != nil {
		said += ": " + why.Error()
	}
	t.w.status.hint(said)
}

func (t *toolbar) run(i int) {
	t.w.guarded(func() { t.w.run(t.tools[i].Command) })
}

// Tapped runs a button's command; strokes go to the diagram again.
func (t *toolbar) Tapped(ev *fyne.PointEvent) {
	if i := t.find(ev.Position); i >= 0 {
		t.run(i)
	}
	t.w.later(func() { t.w.guarded(t.w.refocus) })
}

// MouseIn follows the pointer.
func (t *toolbar) MouseIn(ev *desktop.MouseEvent) { t.MouseMoved(ev) }

// MouseMoved marks the button under the pointer and says what it does.
func (t *toolbar) MouseMoved(ev *desktop.MouseEvent) { t.point(t.find(ev.Position)) }

// MouseOut takes the mark away.
func (t *toolbar) MouseOut() { t.point(-1) }

func (t *toolbar) point(over int) {
	if over == t.over {
		return
	}
	t.over = over
	t.explain()
	t.Refresh()
}

// FocusGained is called when strokes go to the toolbar.
func (t *toolbar) FocusGained() { t.setFocused(true) }

// FocusLost is called when they go elsewhere.
func (t *toolbar) FocusLost() { t.setFocused(false) }

func (t *toolbar) setFocused(on bool) {
	t.focused = on
	t.w.markFocus()
	t.explain()
	t.Refresh()
}

// AcceptsTab lets Tab go from button to button.
func (t *toolbar) AcceptsTab() bool { return true }

// KeyDown notes that a key went down.
func (t *toolbar) KeyDown(*fyne.KeyEvent) { t.presses.Down() }

// KeyUp has nothing to do.
func (t *toolbar) KeyUp(*fyne.KeyEvent) {}

// TypedRune has nothing to do: letters go to the diagram with their key.
func (t *toolbar) TypedRune(rune) {}

// TypedKey moves from button to button, runs one, or goes back to the diagram. Any other key is the diagram's.
func (t *toolbar) TypedKey(ev *fyne.KeyEvent) {
	pressed := t.presses.Take()
	switch ev.Name {
	case fyne.KeyTab:
		t.move(map[bool]int{false: 1, true: -1}[heldShift()])
	case fyne.KeyRight:
		t.move(1)
	case fyne.KeyLeft:
		t.move(-1)
	case fyne.KeyHome:
		t.move(-t.at)
	case fyne.KeyEnd:
		t.move(len(t.tools) - 1 - t.at)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if pressed {
			i := t.at
			t.leave()
			t.run(i)
		}
	case fyne.KeyEscape:
		if pressed {
			t.leave()
		}
	case fyne.KeyUp, fyne.KeyDown:
	default:
		if pressed && ev.Name != desktop.KeyShiftLeft && ev.Name != desktop.KeyShiftRight {
			t.leave()
			t.w.diagram.KeyDown(ev)
			t.w.diagram.TypedKey(ev)
		}
	}
}

// TypedShortcut gives keys held together with others to the diagram.
func (t *toolbar) TypedShortcut(s fyne.Shortcut) {
	t.leave()
	t.w.diagram.KeyDown(&fyne.KeyEvent{})
	t.w.diagram.TypedShortcut(s)
}

func (t *toolbar) move(by int) {
	t.at = (t.at + by + len(t.tools)) % len(t.tools)
	t.explain()
	t.Refresh()
}

// leave sends strokes to the diagram.
func (t *toolbar) leave() { t.w.goTo(workspace.MapPane) }

// goToToolbar sends strokes to the toolbar, if there is one.
func (w *Window) goToToolbar() {
	if w.strip.first && w.strip.words == words.T(firstWords) { // Escape puts that away first
		w.strip.dismiss()
		return
	}
	if !w.toolbar.Visible() {
		w.Tell(workspace.Refused, words.T("The window is too narrow for the toolbar. F1 lists all commands."))
		return
	}
	w.win.Canvas().Focus(w.toolbar)
	w.Tell(workspace.Told, "")
	w.status.hint(words.T("Toolbar: the arrows move, Enter runs, Escape goes back to the diagram."))
}

// CreateRenderer makes the toolkit's side of the widget.
func (t *toolbar) CreateRenderer() fyne.WidgetRenderer { return toolbarRenderer{t} }

type toolbarRenderer struct{ t *toolbar }

func (r toolbarRenderer) Layout(size fyne.Size) {
	r.t.measure(size.Width)
	r.t.draw()
}
func (r toolbarRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, toolbarHeight) }
func (r toolbarRenderer) Objects() []fyne.CanvasObject { return r.t.objects }
func (r toolbarRenderer) Destroy()                     {}
func (r toolbarRenderer) Refresh() {
	r.t.draw()
	canvas.Refresh(r.t)
}
