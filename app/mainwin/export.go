package mainwin

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"warrant/app/dialogs"
	"warrant/internal/library"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// askCopy asks where a copy of the map goes.
func (w *Window) askCopy() {
	if w.ws == nil {
		return
	}
	w.settle(func() {
		dialogs.AskWhere(w.win, w.palette, dialogs.Saving{
			Title: "Save a copy", Verb: "Save", Path: w.o.Library.FreePath(w.ws.Title()+" copy", library.Ending),
			Kinds: []dialogs.Kind{{Name: "Map", Ending: library.Ending}}, Exists: exists,
			Save: func(path string) { w.guarded(func() { w.copyTo(path) }) },
		})
	})
}

func (w *Window) copyTo(path string) {
	ws := w.ws
	if ws == nil {
		return
	}
	if filepath.Clean(path) == filepath.Clean(ws.Path()) {
		w.Tell(workspace.Refused, "A copy needs another name than the map itself.")
		return
	}
	w.o.Library.Background(func(ctx context.Context) error { return ws.CopyTo(ctx, path) }, func(err error) {
		switch {
		case errors.Is(err, workspace.ErrUnsaved):
			w.moveTo(ws, path, reason(ws))
			return
		case err == nil && !exists(ws.Path()): // its next edit could not be saved
			w.moveTo(ws, path, "the file was moved or removed")
			return
		}
		if err != nil {
			w.Tell(workspace.Problem, sentence(err))
			return
		}
		w.Tell(workspace.Told, "Saved a copy as "+tilde(path)+". You go on working in "+filepath.Base(ws.Path())+".")
	})
}

// askExport asks for a format and a file for the diagram that is shown.
func (w *Window) askExport() {
	if w.ws == nil {
		return
	}
	w.settle(func() {
		if w.ws.ExportScene() == nil {
			w.Tell(workspace.Refused, "The map is empty; there is nothing to export yet.")
			return
		}
		var kinds []dialogs.Kind
		for _, f := range picture.Formats {
			kinds = append(kinds, dialogs.Kind{Name: f.Name, Ending: f.Ending, For: f.For})
		}
		dialogs.AskWhere(w.win, w.palette, dialogs.Saving{
			Title: "Export the diagram as it is unfolded now", Verb: "Export",
			Path: w.o.Library.FreePath(w.ws.Title(), picture.Formats[0].Ending), Kinds: kinds, Exists: exists,
			Save: func(path string) { w.guarded(func() { w.export(path) }) },
		})
	})
}

// export writes what is shown, in light colours: that is what pages and slides want.
func (w *Window) export(path string) {
	ws := w.ws
	if ws == nil {
		return
	}
	p := picture.Picture{
		Scene: ws.ExportScene(), Palette: scene.PaletteNamed("light"), Fonts: w.o.Fonts, Map: ws.Snapshot(), Shown: ws.Shown(),
		Title: ws.Title(), Created: w.o.Config.Clock(),
	}
	var remarks []string
	w.Tell(workspace.Told, "Exporting…")
	w.o.Library.Background(func(ctx context.Context) (err error) {
		remarks, err = p.Write(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			w.o.Log.Warn("not exported", "path", path, "error", err)
			w.Tell(workspace.Problem, "Not exported: "+sentence(err))
			return
		}
		w.Tell(workspace.Told, strings.Join(append([]string{"Exported as " + tilde(path) + "."}, remarks...), " "))
	})
}

// sentence returns an error as the window says it.
func sentence(err error) string { return library.Sentence(err) }
