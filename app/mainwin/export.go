package mainwin

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2/lang"

	"warrant/app/dialogs"
	"warrant/internal/codec"
	"warrant/internal/codec/formats"
	"warrant/internal/codec/html"
	"warrant/internal/library"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/whole"
	"warrant/internal/words"
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
	w.settleFirst(func() {
		dialogs.AskWhere(w.win, w.palette, dialogs.Saving{
			Title: words.T("Save a copy"), Verb: words.T("Save"), Path: w.o.Library.FreePath(words.T("%s copy", w.ws.Title()), library.Ending),
			Kinds: []dialogs.Kind{{Name: words.T("Map"), Ending: library.Ending}}, Exists: exists, Folder: w.pickFolder,
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
		w.Tell(workspace.Refused, words.T("A copy needs another name than the map itself."))
		return
	}
	w.o.Library.Background(func(ctx context.Context) error { return ws.CopyTo(ctx, path) }, func(err error) {
		switch {
		case errors.Is(err, workspace.ErrUnsaved):
			w.moveTo(ws, path, reason(ws))
			return
		case err == nil && !exists(ws.Path()): // its next edit could not be saved
			w.moveTo(ws, path, words.T("the file was moved or removed"))
			return
		}
		if err != nil {
			w.Tell(workspace.Problem, sentence(err))
			return
		}
		w.Tell(workspace.Told, words.T("Saved a copy as %s. You go on working in %s.", tilde(path), filepath.Base(ws.Path())))
	})
}

// texts are the kinds of files that hold the map itself.
func texts() []dialogs.Kind {
	var out []dialogs.Kind
	for _, f := range formats.All() {
		if f.Write != nil && !slices.ContainsFunc(picture.Formats, func(p picture.Format) bool { return p.Ending == f.Endings[0] }) {
			out = append(out, dialogs.Kind{Name: words.T(f.Heading()), Ending: f.Endings[0], For: words.T(f.Carries)})
		}
	}
	return out
}

// askExport asks for a format and a file for the diagram that is shown, or for the map.
func (w *Window) askExport() {
	if w.ws == nil {
		return
	}
	w.settleFirst(func() {
		if w.ws.ExportScene() == nil {
			w.Tell(workspace.Refused, words.T("The map is empty; there is nothing to export yet."))
			return
		}
		var kinds []dialogs.Kind
		for _, f := range picture.Formats {
			kinds = append(kinds, dialogs.Kind{Name: f.Name, Ending: f.Ending, For: words.T(f.For)})
			if f.Name != "PDF" {
				continue
			}
			if _, ok := w.ws.ExportLook(); ok {
				paper := picture.PaperFor(lang.SystemLocale().String()).Landscape() // maps are wider than high
				kinds = append(kinds, dialogs.Kind{Name: words.T("PDF on pages"), Ending: f.Ending, For: words.T("cut over sheets of %s, with a legend", paper.Name),
					Save: func(path string) { w.guarded(func() { w.exportPages(path, paper) }) }})
			}
		}
		kinds = append(kinds, texts()...)
		dialogs.AskWhere(w.win, w.palette, dialogs.Saving{
			Title: words.T("Export the diagram as it is unfolded now, or the whole map"), Verb: words.T("Export"),
			Path: w.o.Library.FreePath(w.ws.Title(), picture.Formats[0].Ending), Kinds: kinds, Exists: exists, Folder: w.pickFolder,
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
	if f, ok := formats.For(path); ok && f.Name == html.Format.Name {
		w.exportPage(path, f.Title)
		return
	}
	if _, ok := picture.FormatOf(path); !ok {
		w.exportText(path)
		return
	}
	p := picture.Picture{
		Scene: ws.ExportScene(), Palette: scene.PaletteNamed("light"), Fonts: w.o.Fonts.WithSystem(), Map: ws.Snapshot(), Shown: ws.Shown(),
		Title: ws.Title(), Created: w.o.Config.Clock(),
	}
	w.exporting(path, func(ctx context.Context) (exported, error) {
		remarks, err := p.Write(ctx, path)
		return exported{as: words.T("a picture"), remarks: remarks}, err
	})
}

// exportPages writes what is shown on sheets of paper.
func (w *Window) exportPages(path string, paper picture.Paper) {
	ws := w.ws
	if ws == nil {
		return
	}
	look, ok := ws.ExportLook()
	if !ok {
		w.Tell(workspace.Refused, words.T("A debate is drawn on one page."))
		return
	}
	now, fonts := w.o.Config.Clock(), w.o.Fonts.WithSystem()
	sheets := picture.Sheets{Map: ws.Snapshot(), Look: look, Fonts: fonts, Paper: paper, Foot: picture.Caption(ws.Title(), now), Legend: true}
	p := picture.Picture{Palette: scene.PaletteNamed("light"), Fonts: fonts, Map: ws.Snapshot(), Title: ws.Title(), Created: now}
	w.exporting(path, func(ctx context.Context) (got exported, err error) {
		if p.Sheets, err = sheets.Draw(ctx, w.o.Config.Engine); err != nil {
			return exported{}, err
		}
		got.as = words.N(len(p.Sheets), "%d sheet of paper", "%d sheets of paper")
		got.remarks, err = p.Write(ctx, path)
		if look.Group != scene.Ungrouped {
			got.remarks = append(got.remarks, words.T("Areas are not drawn on sheets."))
		}
		return got, err
	})
}

// exportText writes all of the map, in the format that the file's name asks for.
func (w *Window) exportText(path string) {
	s := w.ws.Snapshot()
	w.exporting(path, func(context.Context) (exported, error) {
		f, ok := formats.For(path)
		if !ok || f.Write == nil {
			return exported{}, words.Errorf("%s: no format that is written has this ending", filepath.Base(path))
		}
		data, report, err := f.Write(s)
		if err != nil {
			return exported{}, err
		}
		return exported{as: words.T(f.Title), report: report}, whole.Write(path, data)
	})
}

// exportPage writes all of the map with its diagram as a web page.
func (w *Window) exportPage(path, title string) {
	p := picture.Page{Map: w.ws.Snapshot(), Fonts: w.o.Fonts, Engine: w.o.Config.Engine}
	p.Look, p.Direction = w.ws.PageLook()
	w.exporting(path, func(ctx context.Context) (exported, error) {
		data, report, remarks, err := p.Write(ctx)
		if err != nil {
			return exported{}, err
		}
		return exported{as: words.T(title), report: report, remarks: remarks}, whole.Write(path, data)
	})
}

// exported is what came of an export.
type exported struct {
	as      string
	report  codec.Report
	remarks []string
}

// exporting writes a file in the background and says how that went.
func (w *Window) exporting(path string, write func(context.Context) (exported, error)) {
	var got exported
	ws := w.ws
	w.Tell(workspace.Told, words.T("Exporting…"))
	w.o.Library.Background(func(ctx context.Context) (err error) {
		got, err = write(ctx)
		return err
	}, func(err error) {
		if err != nil {
			w.o.Log.Warn("not exported", "path", path, "error", err)
			w.Tell(workspace.Problem, words.T("Not exported: %s", sentence(err)))
			return
		}
		ws.TellExport(got.as, tilde(path), got.report, got.remarks...)
	})
}

// pickLosses lists what the last import or export did not carry as it was; Enter goes to it where it is in the map.
func (w *Window) pickLosses() {
	l := w.ws.Losses()
	w.pick(dialogs.List{Title: l.Title, Hint: words.T("Type to narrow, Enter goes there"), Wide: true,
		Empty: words.T("Nothing of that kind was lost."), Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			for _, line := range l.Lines {
				item := dialogs.Item{Title: line.Text, Detail: line.Detail}
				if !line.Of.IsZero() {
					item.Do = func() { w.do(func(ws *workspace.Workspace) { ws.Select(line.Of) }) }
				}
				items = append(items, item)
			}
			return matching(items, typed)
		}})
}

// sentence returns an error as the window says it.
func sentence(err error) string { return library.Sentence(err) }
