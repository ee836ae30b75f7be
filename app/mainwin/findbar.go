package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/app/typing"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// findBar is the search bar. It lies over the diagram's upper edge, so that opening it moves nothing.
type findBar struct {
	w      *Window
	serial int
	ground *canvas.Rectangle
	entry  *findEntry
	count  *canvas.Text
	where  *canvas.Text
	keys   []fyne.CanvasObject // before, next, close
	object *fyne.Container
}

// Measures of the bar, in pixels.
const (
	findWidth  = 640
	findEdge   = 6
	findButton = 34
	findField  = 120 // of the field at least
)

func newFindBar(w *Window) *findBar {
	b := &findBar{w: w, ground: canvas.NewRectangle(nil), count: canvas.NewText("", nil), where: canvas.NewText("", nil)}
	b.ground.CornerRadius = 5
	b.entry = newFindEntry(b)
	button := func(icon fyne.Resource, do func(*workspace.Workspace)) {
		b.keys = append(b.keys, newPointed(w, icon, func() {
			w.do(do)
			w.refocusFind()
		}))
	}
	button(theme.MoveUpIcon(), func(ws *workspace.Workspace) { _ = ws.DoCommand("go.findprevious") })
	button(theme.MoveDownIcon(), func(ws *workspace.Workspace) { _ = ws.DoCommand("go.findnext") })
	button(theme.CancelIcon(), (*workspace.Workspace).EndFind)
	b.object = container.NewWithoutLayout(append([]fyne.CanvasObject{b.ground, b.entry, b.count, b.where}, b.keys...)...)
	b.object.Layout = b
	b.object.Hide()
	b.dress()
	return b
}

// refocusFind sends strokes back to the bar after a click on one of its buttons, or to the pane where they were before.
func (w *Window) refocusFind() {
	if w.ws == nil {
		return
	}
	if _, on := w.ws.Finding(); on {
		w.win.Canvas().Focus(w.findBar.entry)
		return
	}
	w.goTo(w.findBar.entry.back)
}

// refresh shows what the workspace says of the search.
func (b *findBar) refresh() {
	bar, on := workspace.FindBar{}, false
	if b.w.ws != nil {
		bar, on = b.w.ws.Finding()
	}
	was := b.object.Visible()
	show(b.object, on)
	if !on {
		if was && b.w.win.Canvas().Focused() == fyne.Focusable(b.entry) {
			b.w.goTo(b.entry.back)
		}
		return
	}
	b.entry.back = bar.Back
	if bar.Serial != b.serial || !was {
		b.entry.show(bar.Typed)
		if bar.Serial != b.serial {
			if top := b.w.win.Canvas().Overlays().Top(); top != nil {
				b.w.win.Canvas().Overlays().Remove(top) // a list: strokes are to go to the bar now
			}
			b.w.win.Canvas().Focus(b.entry)
		}
		b.serial = bar.Serial
	}
	b.count.Text, b.where.Text = bar.Count, bar.Where
	b.dress()
	b.object.Refresh()
	b.w.ws.Covered(float64(b.height() + 2*findEdge))
}

// dress gives the bar the colours of the palette.
func (b *findBar) dress() {
	p := b.w.palette
	b.ground.FillColor, b.ground.StrokeColor = skin.Color(p, scene.Paper), skin.Color(p, scene.Rule)
	b.ground.StrokeWidth = skin.Border(p)
	b.count.Color, b.where.Color = skin.Color(p, scene.Ink), skin.Color(p, scene.Muted)
	if b.count.Text == words.T(workspace.NoHits) {
		b.count.Color = skin.Color(p, scene.Warn)
	}
	b.count.TextSize, b.where.TextSize = theme.TextSize()-1, theme.TextSize()-1
	for _, o := range []fyne.CanvasObject{b.ground, b.count, b.where} {
		o.Refresh()
	}
}

// place puts the bar at the upper right corner of the diagram.
func (b *findBar) place(top, width float32) {
	wide := min(findWidth, width-2*findEdge)
	b.object.Move(fyne.NewPos(width-wide-findEdge, top+findEdge))
	b.object.Resize(fyne.NewSize(wide, b.height()))
}

// height is that of the field, which grows with the text size of the settings.
func (b *findBar) height() float32 { return b.entry.MinSize().Height + 4 }

// MinSize lets the bar be as narrow as the diagram.
func (b *findBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Layout places the field at the left, the buttons at the right and the words between them; in a narrow window the words
// go first, then the count.
func (b *findBar) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.ground.Resize(size)
	right := size.Width - 3
	for i := len(b.keys) - 1; i >= 0; i-- {
		right -= findButton
		b.keys[i].Resize(fyne.NewSize(findButton, size.Height-6))
		b.keys[i].Move(fyne.NewPos(right, 3))
	}
	for _, t := range []*canvas.Text{b.count, b.where} {
		least := t.MinSize()
		fits := t.Text != "" && right-least.Width-2*findEdge > findField
		show(t, fits)
		if fits {
			right -= least.Width + findEdge
			t.Resize(least)
			t.Move(fyne.NewPos(right, (size.Height-least.Height)/2))
		}
	}
	b.entry.Move(fyne.NewPos(3, 2))
	b.entry.Resize(fyne.NewSize(max(right-findEdge-3, 40), size.Height-4))
}

// findEntry is the field of the search bar.
type findEntry struct {
	typing.Ringed
	b       *findBar
	back    workspace.Pane
	setting bool // the text comes from the workspace
	presses typing.Presses
}

func newFindEntry(b *findBar) *findEntry {
	e := &findEntry{b: b}
	e.ExtendBaseWidget(e)
	e.PlaceHolder = words.T("Find words, or a “phrase”")
	e.OnChanged = func(typed string) {
		if !e.setting {
			b.w.do(func(ws *workspace.Workspace) { ws.Find(typed) })
		}
	}
	return e
}

// show puts a text into the field, all of it selected.
func (e *findEntry) show(text string) {
	e.setting = true
	e.SetText(text)
	e.setting = false
	e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// KeyDown notes that a key went down.
func (e *findEntry) KeyDown(ev *fyne.KeyEvent) {
	e.presses.Down()
	e.Entry.KeyDown(ev)
}

// TypedKey goes from hit to hit, stays at one, ends the search, or types.
func (e *findEntry) TypedKey(ev *fyne.KeyEvent) {
	pressed := e.presses.Take()
	shift := heldShift()
	ws := func(f func(*workspace.Workspace)) { e.b.w.do(f) }
	next := func(by int) {
		ws(func(ws *workspace.Workspace) {
			_ = ws.DoCommand(map[int]string{1: "go.findnext", -1: "go.findprevious"}[by]) // what keeps it from going on is said
		})
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case !pressed:
		case shift:
			next(-1)
		default:
			ws((*workspace.Workspace).FindHere)
		}
	case fyne.KeyF3:
		if shift {
			next(-1)
		} else {
			next(1)
		}
	case fyne.KeyDown:
		next(1)
	case fyne.KeyUp:
		next(-1)
	case fyne.KeyEscape:
		ws((*workspace.Workspace).EndFind)
	case fyne.KeyTab:
		e.b.w.goTo(e.back)
	case fyne.KeyF1, fyne.KeyF6:
		e.b.w.goTo(e.back)
		e.b.w.stray(ev)
	default:
		e.Entry.TypedKey(ev)
	}
}

// heldShift reports whether Shift is held.
func heldShift() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// AcceptsTab keeps Tab, which leads to the hit.
func (e *findEntry) AcceptsTab() bool { return true }
