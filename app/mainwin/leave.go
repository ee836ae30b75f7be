package mainwin

import (
	"context"
	"path/filepath"

	"warrant/internal/library"
	"warrant/internal/workspace"
)

// moveTo writes a map that cannot be saved where it is to another file and goes on there.
func (w *Window) moveTo(ws *workspace.Workspace, path string) {
	if w.busy || w.ws != ws {
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
			w.Tell(workspace.Problem, "Not saved there either: "+sentence(err))
			return
		}
		w.settle(func() {
			w.busy = false
			if ws.Revision() > whole.Revision { // something was typed meanwhile
				_ = got.File.Close()
				w.moveTo(ws, path)
				return
			}
			why := ws.NotSaved()
			if why == "" {
				why = "the disk does not answer"
			}
			w.abandon()
			w.attach(got)
			w.Tell(workspace.Told, "The map is now "+tilde(path)+", with its history, and is saved there; "+
				filepath.Base(ws.Path())+" could not be written ("+why+").")
		})
	})
}

// abandon gives the open map up, whether or not all is saved.
func (w *Window) abandon() {
	ws := w.ws
	w.ws = nil
	finish := ws.Abandon()
	w.o.Library.Background(func(context.Context) error { return finish() }, func(err error) {
		if err != nil {
			w.o.Log.Error("map given up", "path", ws.Path(), "error", err)
		}
	})
}
