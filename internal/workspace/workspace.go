// Package workspace is one open map as a user works with it, without a display: what is open, selected, folded and being
// typed, what each key and command does, what the panes show. It joins the editing session, the file, the layout and the
// scene, and says after each change which of its values are new; package app draws them.
//
// A Workspace belongs to one goroutine, the interface's. Layout and saving run beside it and answer through
// Config.Dispatch.
package workspace

import (
	"context"
	"sync"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/store"
	"warrant/internal/words"
)

// Config is what a workspace needs from outside.
type Config struct {
	Fonts     scene.Measurer
	Engine    layout.Engine
	Dispatch  func(func()) // runs a function on the interface's goroutine, later, in order
	NewID     func() string
	Clock     func() time.Time
	By        string // the user's name, for the change log
	Prefs     Prefs
	Clipboard Clipboard       // the system's; nil: there is none
	Window    func(id string) // carries out the commands that need the window
	// Glide calls a function with growing parts of 1 for a moment, and with 1 at the end: boxes go to new places that way.
	// nil: they jump.
	Glide func(step func(part float64))
}

// Changed says what a listener should look at again.
type Changed uint16

// The parts of a workspace that change.
const (
	MapChanged     Changed = 1 << iota // the document: outline, inspector, title, menus
	PictureChanged                     // Frame
	SelectionMoved                     // the selection: outline, inspector, rings
	StatusChanged                      // the status line
	EntryChanged                       // the field being typed in
	StageChanged                       // a presentation begins or ends
	FindChanged                        // the search bar, and what is marked as found
	BarChanged                         // the filter bar
	PeopleChanged                      // which voice or dispute is chosen in the people pane
)

// Workspace is one open map.
type Workspace struct {
	cfg      Config
	file     store.File
	writer   *store.Writer
	runner   *layout.Runner
	session  *edit.Session
	readOnly string

	look    look
	camera  Camera
	held    held // of the overview
	picture picture
	entry   *entry
	failed  bool    // the last layout did not come; the key that turns the diagram tries again
	losses  *Losses // nil: nothing was imported or exported since the map was opened
	serial  int
	drawn   int         // pictures asked for so far
	grab    *grab       // what is being moved by keyboard, if anything is
	slot    *scene.Hit  // the place of a debate that is selected, if one is
	search  *search     // nil: none
	sought  string      // what was searched for last
	index   *find.Index // nil: nothing was searched for yet
	trail   trail
	pin     *station                  // a place that is being gone back to; nil: none
	chipBar bar                       // of filters
	people  chosen                    // in the people pane
	visited map[argmap.Ref]argmap.Ref // where ↓ last went from each target
	hover   hovering
	pressed pressed
	drag    *drag      // nil: nothing is being dragged
	hold    argmap.Ref // what keeps its place in the next picture, rather than what is selected
	cardOf  argmap.Ref // the box whose text is shown in full since it was selected by keyboard

	stage    *stage          // a presentation; nil: none
	past     *past           // an earlier version that is looked at; nil: the map as it is
	named    argmap.Step     // the version named last
	reads    sync.WaitGroup  // versions being read
	places   map[int64]place // how the map was looked at around the steps of this sitting
	mark     markOf
	markings int

	keptLook string // the look that was kept last; empty: none in this sitting

	before *viewed // the map before the box that is being kept was opened

	closed   bool
	drafts   map[argmap.Ref]CommentDraft // comments that are being written
	message  Message
	focus    Pane
	acted    bool // the map was changed since the last command began
	saving   store.State
	unsaved  time.Time // when the first edit was made that is not on disk
	layoutIn time.Time // when the layout that is under way was asked for; zero: none

	listen []func(Changed)
}

// Open starts work on a loaded map. The file stays open until Close.
func Open(cfg Config, file store.File, loaded *store.Loaded) *Workspace {
	w := &Workspace{cfg: cfg, file: file, readOnly: loaded.ReadOnly, visited: map[argmap.Ref]argmap.Ref{}, places: map[int64]place{}}
	w.camera = Camera{Zoom: 1, Pane: geom.Size{W: 1000, H: 760}}
	w.session = edit.Start(loaded.Snapshot, loaded.Revision, loaded.Done, loaded.Undone,
		edit.Options{NewID: cfg.NewID, Clock: cfg.Clock, By: cfg.By, Versions: loaded.Versions})
	w.runner = layout.NewRunner(cfg.Engine, cfg.Dispatch)
	if w.readOnly == "" {
		w.writer = store.NewWriter(file, cfg.Dispatch, w.saved)
		w.saving = store.State{Revision: loaded.Revision}
	}
	w.session.OnStep(w.keep)
	w.openLook(loaded.State[lookKey])
	for _, said := range []string{loaded.Warning, loaded.ReadOnly} {
		if said != "" {
			w.say(Problem, said)
		}
	}
	return w
}

// OnChange calls f after each change. It may not change the workspace itself.
func (w *Workspace) OnChange(f func(Changed)) { w.listen = append(w.listen, f) }

func (w *Workspace) publish(what Changed) {
	for _, f := range w.listen {
		f(what)
	}
}

// Snapshot returns the map as it is; what is being typed is not in it.
func (w *Workspace) Snapshot() *argmap.Snapshot { return w.session.Snapshot() }

// Selection returns what is selected, the leading one first.
func (w *Workspace) Selection() []argmap.Ref { return w.session.Selection() }

// Leading returns the record that commands start from; zero: nothing is selected.
func (w *Workspace) Leading() argmap.Ref { return w.session.Leading() }

// Path returns the map's file.
func (w *Workspace) Path() string { return w.file.Path() }

// ReadOnly returns why nothing can be changed, in a sentence; empty: it can.
func (w *Workspace) ReadOnly() string { return w.readOnly }

// Title returns the map's title, or the file's words for a map without one.
func (w *Workspace) Title() string {
	if t := w.Snapshot().Map().Title; t != "" {
		return t
	}
	return words.T("Untitled map")
}

// keep hands a step to the writer.
func (w *Workspace) keep(s argmap.Step) {
	if w.writer == nil {
		return
	}
	if w.saving.Revision == s.Revision-1 {
		w.unsaved = w.cfg.Clock()
	}
	w.writer.Append(s)
}

// Do runs an act, says what came of it and shows it.
func (w *Workspace) Do(act edit.Act) error { return w.doWith(nil, act) }

func (w *Workspace) doWith(ids []string, act edit.Act) error { return w.doThen(ids, act, func() {}) }

// doThen runs an act and something more before what came of it is shown.
func (w *Workspace) doThen(ids []string, act edit.Act, then func()) error {
	if err := w.writable(); err != nil {
		w.say(Refused, err.Error())
		return err
	}
	camera, folded, top, versions := w.camera, w.look.folded, w.session.Top(), len(w.session.Versions())
	if w.before != nil { // typing in a new box opened what it is in
		camera, folded = w.before.camera, w.before.folded
		w.before = nil
	}
	w.leave(walked)
	out, err := w.session.DoWith(ids, act)
	if err != nil {
		w.say(Refused, err.Error())
		return err
	}
	w.stay()
	w.grab = nil
	w.message, w.acted = Message{}, true
	switch all := w.session.Versions(); {
	case out.Notice != "":
		w.say(Told, out.Notice)
	case len(all) > versions:
		w.say(Told, words.T("What you had undone is kept as a version: File, Versions…"))
	}
	then()
	w.unfoldTo(w.session.Leading())
	if w.session.Top() != top {
		w.doneFrom(camera, folded)
	}
	w.redraw()
	w.revealLeading()
	w.publish(MapChanged | SelectionMoved | StatusChanged)
	return nil
}

// Try says why an act cannot run; nil: it can.
func (w *Workspace) Try(act edit.Act) error {
	if err := w.writable(); err != nil {
		return err
	}
	return w.session.Try(act)
}

func (w *Workspace) writable() error {
	if w.past != nil {
		return edit.Refusal(w.Banner())
	}
	if w.readOnly != "" {
		return edit.Refusal(w.readOnly)
	}
	return nil
}

// Flush waits until every edit is on disk.
func (w *Workspace) Flush(ctx context.Context) error {
	if w.writer == nil {
		return nil
	}
	return w.writer.Flush(ctx)
}

// WaitIdle waits until no layout is under way and every edit is on disk; the answers wait in Dispatch.
func (w *Workspace) WaitIdle(ctx context.Context) error {
	w.reads.Wait()
	if err := w.runner.WaitIdle(ctx); err != nil {
		return err
	}
	if err := w.Flush(ctx); err != nil || w.writer == nil {
		return err
	}
	w.writer.WaitIdle() // the steps are on disk before the writer says so
	return nil
}

// Close finishes what is being typed, saves what is not saved yet and closes the file.
func (w *Workspace) Close(ctx context.Context) error {
	w.dropEntry()
	w.closed = true
	w.runner.Close()
	if w.writer != nil {
		w.saveLook()
		err := w.writer.Flush(ctx)
		w.writer.Close()
		if err != nil {
			_ = w.file.Close() // what could not be saved is the news
			return words.Errorf("close map: %w", err)
		}
	}
	return w.file.Close()
}
