package mainwin

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// opener is one of the library's ways to open a map.
type opener = func(ctx context.Context) (library.Opened, error)

// OpenFirst opens the first map that can be opened, in turn; what is wrong with the others is said in the window.
func (w *Window) OpenFirst(ways ...opener) { w.openNext(ways, "") }

func (w *Window) openNext(ways []opener, trouble string) {
	if len(ways) == 0 {
		w.busy = false
		w.diagram.Refresh()
		w.Tell(workspace.Problem, trouble)
		return
	}
	w.busy = true
	w.o.Library.Open(ways[0], func(got library.Opened, err error) {
		if err != nil {
			w.o.Log.Warn("map not opened", "error", err)
			if trouble == "" {
				trouble = sentence(err)
			}
			w.openNext(ways[1:], trouble)
			return
		}
		w.attach(got)
		if trouble == "" {
			trouble = w.o.Library.Warning()
		}
		if trouble != "" {
			w.Tell(workspace.Problem, trouble)
		}
	})
}

// path is the way to open a map's file, or one that a map can be made of.
func (w *Window) path(path string) opener {
	return func(ctx context.Context) (library.Opened, error) { return w.o.Library.OpenFile(ctx, path) }
}

// replace opens another map in place of the one that is open. That one is kept where its last edits cannot be saved, or
// the other one cannot be opened.
func (w *Window) replace(open opener, then func()) {
	if w.busy {
		return
	}
	w.settle(func() {
		w.busy = true
		old := w.ws
		// A map that can only be read here may be opened again: who had it open may have closed it.
		again := old != nil && old.Status().Mark == workspace.ReadOnlyMark
		w.o.Library.Open(func(ctx context.Context) (library.Opened, error) {
			if old != nil {
				limited, cancel := context.WithTimeout(ctx, w.limit)
				defer cancel()
				if err := old.Flush(limited); err != nil {
					return library.Opened{}, errors.Join(errUnsaved, err)
				}
			}
			got, err := open(ctx)
			if err == nil && old != nil && !again && sameFile(old.Path(), got.File.Path()) {
				return library.Opened{}, errors.Join(errOpenAlready, got.File.Close())
			}
			return got, err
		}, func(got library.Opened, err error) {
			if err != nil {
				w.busy = false
				w.stays(err)
				return
			}
			w.whenSaved(func(err error) { // once more: something may have been typed while the other one was being opened
				w.busy = false
				if err != nil {
					w.stays(errors.Join(errUnsaved, err, got.File.Close()))
					return
				}
				w.attach(got)
				if then != nil {
					then()
				}
			})
		})
	})
}

// stays says why the map that is open stays.
func (w *Window) stays(err error) {
	w.ahead = nil
	w.refocus() // settling took it away
	if errors.Is(err, errOpenAlready) {
		w.Tell(workspace.Told, words.T("This map is open already."))
		return
	}
	w.o.Log.Warn("map not opened", "error", err)
	if errors.Is(err, errUnsaved) {
		w.Tell(workspace.Problem, words.T("This map is not saved yet (%s), so it stays open. File, Save a copy… saves it elsewhere.", reason(w.ws)))
		return
	}
	w.Tell(workspace.Problem, sentence(err))
}

// errUnsaved says that a map cannot be closed yet.
var errUnsaved = errors.New("this map is not saved yet")

// errOpenAlready says that a map was to be opened which the window shows. A second time it could only be read.
var errOpenAlready = errors.New("this map is open already")

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// attach shows a map that was opened.
func (w *Window) attach(got library.Opened) {
	w.closeMap()
	w.busy, w.leaving = false, false
	cfg := w.o.Config
	cfg.Window, cfg.Glide = w.command, w.glide
	cfg.By, cfg.Prefs = w.o.Library.Settings().By(), prefs(w.o.Library.Settings())
	ws := workspace.Open(cfg, got.File, got.Loaded)
	ws.OnChange(func(what workspace.Changed) {
		if w.ws == ws {
			w.changed(what)
		}
	})
	w.ws = ws
	w.panes = library.ReadPanes(ws.KeptWindow(), w.o.Library.Settings().Panes)
	w.body.asked = library.NoDrawer
	w.body.object.Refresh() // before the diagram is told its size
	ws.Focus(workspace.MapPane)
	ws.Resized(w.pane)
	ws.Start()
	w.strip.offer(ws.Path())
	w.o.Library.Remember(ws.Path(), w.ws.Snapshot().Map().Title)
	w.o.Library.Running(ws.Path(), false)
	if said := w.o.Library.Restored(got, cfg.Clock()); said != "" && got.Loaded.Warning == "" {
		w.Tell(workspace.Told, said)
	}
	if in := got.Imported; in != nil {
		ws.TellImport(in.From, tilde(in.Path), in.Report)
	}
	w.win.SetTitle(words.T("%s – Warrant", ws.Title()))
	w.diagram.Forget()
	w.refreshAll()
	w.win.Canvas().Focus(w.diagram)
}

// closeMap closes the map that is open. Its edits are saved by then.
func (w *Window) closeMap() {
	ws := w.ws
	if ws == nil {
		return
	}
	w.ws = nil
	ctx, cancel := context.WithTimeout(context.Background(), w.limit)
	defer cancel()
	w.o.Library.Remember(ws.Path(), ws.Snapshot().Map().Title) // before it may be forgotten with a new map's file
	if err := ws.Close(ctx); err != nil {
		w.o.Log.Error("map not closed cleanly", "path", ws.Path(), "error", err)
	}
	w.o.Library.Left()
}

// openPath opens a map's file in place of the one that is open.
func (w *Window) openPath(path string) {
	w.replace(w.path(path), nil)
}

// newMap makes a map and opens its thesis for typing.
func (w *Window) newMap() {
	w.begin(func(ctx context.Context) (library.Opened, error) { return w.o.Library.NewMap(ctx, "") })
}

// begin opens a map that is empty, and its thesis for typing. Whoever types at once types the thesis: strokes wait for it,
// and do nothing to the map that is still shown.
func (w *Window) begin(open opener) {
	if w.busy {
		return
	}
	w.ahead = new([]func(fyne.Focusable))
	w.replace(open, func() {
		typed := *w.ahead
		w.ahead = nil
		w.do(func(ws *workspace.Workspace) { _ = ws.DoCommand("add.thesis") })
		for _, stroke := range typed {
			if to := w.win.Canvas().Focused(); to != nil { // one may end the field and open the next
				stroke(to)
			}
		}
	})
}
