// Package mainwin is the window: the outline, the diagram and the inspector beside each other, the status line below
// and the menus above, all of one open map. It draws what the workspace says and turns what the user does into calls of
// it.
package mainwin

import (
	"log/slog"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"warrant/app/inspector"
	"warrant/app/mapview"
	"warrant/app/outline"
	"warrant/app/people"
	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// Options are what a window needs from outside.
type Options struct {
	Library *library.Library
	Config  workspace.Config // Window is the window's own
	Fonts   *typeset.Fonts
	Log     *slog.Logger
	Version string
	// ThemeTold says that the toolkit knows whether the desktop is light or dark; elsewhere the window is light.
	ThemeTold bool
	// After runs a function on the interface's goroutine when some time has passed.
	After func(time.Duration, func())
}

// Window is the main window.
type Window struct {
	o   Options
	win fyne.Window
	ws  *workspace.Workspace // nil while no map is open

	ahead *[]func(to fyne.Focusable) // what was typed for a new map before it is there; nil: none is being made

	palette   *scene.Palette
	style     string // the palette of the saved view that is shown; empty: that of the settings
	diagram   *mapview.Map
	outline   *outline.Pane
	inspector *inspector.Pane
	people    *people.Pane
	frames    map[workspace.Pane]*frame
	body      *body
	strip     *strip
	findBar   *findBar
	filter    *filterBar
	toolbar   *toolbar
	status    *status
	menus     *menus
	handlers  map[string]func()

	panes    library.Panes
	focus    workspace.Pane // where strokes go
	pane     geom.Size      // of the diagram
	waiting  workspace.Changed
	queued   bool
	keeping  bool   // how the map is looked at will be kept in a moment
	watching bool   // the status line will look again how far saving is
	busy     bool   // a map is being opened
	quitting bool   // the window was asked to close, and whether all is saved is being found out
	still    func() // ends the motion of the picture while something is dragged; nil: nothing is
	held     held
	staged   bool          // a presentation has the screen
	leaving  bool          // it was asked to once, and not everything could be saved
	limit    time.Duration // how long closing waits for the disk
	notice   workspace.Message
	refused  int    // how often something was refused
	counts   string // as the outline shows the map

	later   func(func())                                     // after what is going on now
	animate func(time.Duration, func(float32)) (stop func()) // calls with growing parts of 1; without a time, until stopped
}

// New makes the window; Show opens it.
func New(app fyne.App, o Options) *Window {
	w := &Window{o: o, win: app.NewWindow("Warrant"), later: fyne.Do, animate: animated, limit: saveLimit}
	w.o.Config.Clipboard = app.Clipboard()
	w.panes = o.Library.Settings().Panes
	skin.SetScale(app, o.Library.Settings().Percent())
	w.chooseTheme()
	app.Settings().AddListener(func(fyne.Settings) { w.guarded(w.chooseTheme) })
	w.handlers = w.windowCommands()
	w.diagram = mapview.New(mapHost{w})
	w.outline = outline.New(outlineHost{w}, w.diagram, o.Fonts)
	w.inspector = inspector.New(inspectorHost{w}, w.diagram)
	w.people = people.New(peopleHost{w}, w.diagram, o.Fonts)
	w.status, w.toolbar, w.findBar = newStatus(w), newToolbar(w), newFindBar(w)
	w.filter = newFilterBar(w)
	w.strip = newStrip(w)
	w.frames = map[workspace.Pane]*frame{
		workspace.OutlinePane:   newFrame(w, w.outline),
		workspace.MapPane:       newFrame(w, w.strip.column),
		workspace.InspectorPane: newFrame(w, w.inspector.Object()),
		workspace.PeoplePane:    newFrame(w, w.people),
	}
	w.body = newBody(w)
	w.menus = newMenus(w)
	w.win.SetMainMenu(w.menus.main)
	w.win.SetContent(container.New(root{w}, w.body.object, w.toolbar, w.status))
	w.win.SetPadded(false)
	w.win.SetCloseIntercept(func() { w.guarded(w.quit) })
	w.win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { w.guarded(func() { w.stray(ev) }) })
	s := o.Library.Settings()
	w.win.Resize(fyne.NewSize(float32(sizeOr(s.Width, 1400)), float32(sizeOr(s.Height, 900))))
	w.win.SetFullScreen(s.FullScreen)
	w.markFocus()
	return w
}

// stray takes a key that came while nothing had the focus. Its character, if it has one, goes to what has it now. The
// toolkit's own dialogs give the focus to nothing, and know no key to close them.
func (w *Window) stray(ev *fyne.KeyEvent) {
	if top := w.win.Canvas().Overlays().Top(); top != nil && ev.Name == fyne.KeyEscape {
		top.Hide()
	}
	w.refocus()
	at := w.win.Canvas().Focused()
	if k, ok := at.(desktop.Keyable); ok {
		k.KeyDown(ev) // the toolkit told nobody
	}
	if at != nil {
		at.TypedKey(ev)
	}
}

func sizeOr(kept, usual float64) float64 {
	if kept < 300 {
		return usual
	}
	return kept
}

// Show opens the window.
func (w *Window) Show() {
	w.win.Show()
	w.win.Canvas().Focus(w.diagram)
}

// Window returns the toolkit's window.
func (w *Window) Window() fyne.Window { return w.win }

// Workspace returns the map that is open, or nil.
func (w *Window) Workspace() *workspace.Workspace { return w.ws }

// Tell puts a sentence into the status line, whether a map is open or not.
func (w *Window) Tell(tone workspace.Tone, text string) {
	if w.ws != nil {
		w.ws.Say(tone, text)
		return
	}
	w.notice = workspace.Message{Tone: tone, Text: text}
	w.status.Refresh()
	w.fade()
}

// changed takes the workspace's news. The diagram follows at once, so that the next stroke finds the right field; the
// other panes follow once all the changes of one stroke are through.
func (w *Window) changed(what workspace.Changed) {
	if what&(workspace.PictureChanged|workspace.EntryChanged|workspace.SelectionMoved) != 0 {
		w.diagram.Refresh()
	}
	if what&workspace.EntryChanged != 0 {
		w.outline.Refresh()
		what &^= workspace.PictureChanged
		w.markFocus()
	}
	if what&workspace.FindChanged != 0 {
		w.findBar.refresh()
	}
	if what&workspace.StageChanged != 0 {
		w.setStage()
	}
	if what&workspace.BarChanged != 0 {
		w.strip.column.Refresh()
	}
	if w.leaving && w.ws.Saved() {
		w.leaving = false // what the user was warned of is over
	}
	if what == workspace.StatusChanged { // and nothing else: an act may have been refused
		w.fade()
	}
	w.waiting |= what
	if !w.queued {
		w.queued = true
		w.later(func() { w.guarded(w.follow) })
	}
}

// follow brings the other panes up to date.
func (w *Window) follow() {
	what := w.waiting
	w.queued, w.waiting = false, 0
	if w.ws == nil {
		return
	}
	const inMap = workspace.MapChanged
	w.strip.refresh()
	if what&inMap != 0 && w.filter.Visible() {
		w.strip.column.Refresh() // its counts
	}
	w.useStyle()
	counts := w.ws.Status().Counts // it tells of folds, too: the first picture may come with some
	if what&(inMap|workspace.FindChanged) != 0 || counts != w.counts {
		w.counts = counts
		w.outline.Refresh()
		w.win.SetTitle(words.T("%s – Warrant", w.ws.Title()))
	} else if what&workspace.SelectionMoved != 0 {
		w.outline.Reselect()
	}
	if what&(inMap|workspace.SelectionMoved|workspace.PeopleChanged) != 0 {
		w.refreshRight()
	}
	if what&(inMap|workspace.SelectionMoved|workspace.EntryChanged|workspace.PeopleChanged) != 0 {
		w.menus.refreshSoon()
	}
	w.status.Refresh()
	w.watchSaving()
	w.keepSoon()
}

// refreshAll shows everything anew.
func (w *Window) refreshAll() {
	w.diagram.Refresh()
	w.findBar.refresh()
	w.strip.column.Refresh()
	w.outline.Refresh()
	w.inspector.Refresh()
	w.people.Refresh()
	w.body.faces.Refresh()
	w.menus.refresh()
	w.toolbar.Refresh()
	w.body.tab.Refresh()
	w.status.Refresh()
}

// guarded runs a callback. A panic is told and logged, what is typed is on disk as always, and work goes on.
func (w *Window) guarded(f func()) {
	defer func() {
		if p := recover(); p != nil {
			w.o.Log.Error("panic in the window", "panic", p, "stack", string(debug.Stack()))
			w.quitting = false
			w.Tell(workspace.Problem, words.T("Something went wrong inside the program; your edits are safe. The log has the details."))
		}
	}()
	f()
}

// Guard runs a function of the program's outermost layer like the window's own callbacks.
func (w *Window) Guard(f func()) { w.guarded(f) }

// settle keeps what is being typed anywhere, then goes on.
func (w *Window) settle(then func()) {
	w.inspector.Commit()
	if c := w.win.Canvas(); c.Focused() != nil {
		c.Unfocus()
	}
	w.later(func() { w.guarded(then) }) // a field that lost the focus ends before that
}

// settleFirst keeps what is being typed, then asks for something; afterwards strokes go to the pane they came from.
func (w *Window) settleFirst(ask func()) {
	w.settle(func() {
		w.refocus()
		ask()
	})
}

// remember keeps the window's size; that of a full screen is none.
func (w *Window) remember() {
	if w.win.FullScreen() {
		return
	}
	size := w.win.Canvas().Size()
	if size.Width < 300 || size.Height < 200 {
		return
	}
	w.o.Library.Change(func(s *library.Settings) {
		s.Width, s.Height = float64(size.Width), float64(size.Height)
	})
}
