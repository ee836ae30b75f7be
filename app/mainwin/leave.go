package mainwin

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// saveLimit is how long leaving a map waits for the disk.
const saveLimit = 5 * time.Second

// keepPause is how much of looking around is lost at the most where the program does not get to closing the map.
const keepPause = 2 * time.Second

// keepSoon keeps in a moment how the map is looked at, and whether something is unfinished in it.
func (w *Window) keepSoon() {
	if w.keeping {
		return
	}
	w.keeping = true
	w.o.After(keepPause, func() {
		w.keeping = false
		if w.ws != nil {
			w.ws.KeepLook()
			w.o.Library.Running(w.ws.Path(), w.ws.Unfinished())
		}
	})
}

// quit closes the window: it never asks, for everything is saved. Where it is not, it says so and stays once. To ask
// again before it has said so changes nothing.
func (w *Window) quit() {
	if w.quitting {
		return
	}
	w.quitting = true
	w.remember()
	w.whenSaved(w.quitSaved)
}

// whenSaved settles what is being typed, waits for the disk beside the interface, and goes on. What is typed during the
// wait is settled and saved, too, so that the map can be closed at once.
func (w *Window) whenSaved(then func(error)) {
	w.settle(func() {
		ws := w.ws
		if ws == nil || ws.Saved() {
			then(nil)
			return
		}
		w.o.Library.Background(func(ctx context.Context) error {
			limited, cancel := context.WithTimeout(ctx, w.limit)
			defer cancel()
			return ws.Flush(limited)
		}, func(err error) {
			if err != nil && w.ws == ws {
				then(err)
				return
			}
			w.whenSaved(then)
		})
	})
}

// quitSaved goes on with closing the window once it is known whether all is saved.
func (w *Window) quitSaved(err error) {
	w.quitting = false
	switch {
	case err == nil:
		w.closeMap()
	case w.leaving:
		w.abandon()
	default:
		w.leaving = true
		w.o.Log.Error("not saved at closing", "error", err)
		w.Tell(workspace.Problem, words.T("The last edits are not saved (%s). Save a copy elsewhere (File, Save a copy…), or close again to leave without them.", reason(w.ws)))
		return
	}
	w.win.Close()
}

// Save waits until every edit is on disk; the first line of its error says in a few words why that cannot be. It draws
// nothing, so it may be called where the window is broken.
func (w *Window) Save(ctx context.Context) error {
	if w.ws == nil {
		return nil
	}
	if err := w.ws.Flush(ctx); err != nil {
		return errors.Join(errors.New(reason(w.ws)), err)
	}
	return nil
}

// Shut closes the map after the window is gone, however it went.
func (w *Window) Shut() {
	ctx, cancel := context.WithTimeout(context.Background(), w.limit)
	defer cancel()
	if err := w.Save(ctx); err != nil {
		w.o.Log.Error("not saved at the end", "error", err)
		w.abandon()
	}
	w.closeMap()
}

// reason says in a few words why a map is not saved.
func reason(ws *workspace.Workspace) string {
	if why := ws.NotSaved(); why != "" {
		return why
	}
	return words.T("the disk does not answer")
}

// moveTo writes a map that cannot be saved where it is to another file and goes on there.
func (w *Window) moveTo(ws *workspace.Workspace, path, why string) {
	if w.ws != ws {
		return
	}
	if w.busy {
		w.Tell(workspace.Refused, words.T("Not saved there: another map is being opened. Try again in a moment."))
		return
	}
	w.busy = true
	whole := ws.Whole()
	w.o.Library.Open(func(ctx context.Context) (library.Opened, error) {
		return w.o.Library.Write(ctx, path, whole)
	}, func(got library.Opened, err error) {
		if err != nil {
			w.busy = false
			w.o.Log.Error("not saved elsewhere", "path", path, "error", err)
			w.Tell(workspace.Problem, words.T("Not saved there either: %s", sentence(err)))
			return
		}
		w.settle(func() {
			w.busy = false
			if w.ws != ws || ws.Revision() > whole.Revision { // it was given up, or something was typed meanwhile
				_ = got.File.Close()
				w.moveTo(ws, path, why)
				return
			}
			w.abandon()
			w.attach(got)
			// A problem, so that the line is not cut and stays: from now on the map is elsewhere.
			w.Tell(workspace.Problem, words.T("The map is now %s, with its history, and is saved there; %s cannot be written (%s).", tilde(path), filepath.Base(ws.Path()), why))
		})
	})
}

// abandon gives the open map up, whether or not all is saved.
func (w *Window) abandon() {
	ws := w.ws
	if ws == nil {
		return
	}
	w.ws = nil
	w.o.Library.Left()
	finish := ws.Abandon()
	w.o.Library.Background(func(context.Context) error { return finish() }, func(err error) {
		if err != nil {
			w.o.Log.Error("map given up", "path", ws.Path(), "error", err)
		}
	})
}
