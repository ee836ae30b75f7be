package mainwin

import (
	"context"
	"path/filepath"

	"warrant/app/dialogs"
	"warrant/internal/argmap"
	"warrant/internal/document"
	"warrant/internal/document/write"
	"warrant/internal/library"
	"warrant/internal/whole"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// citingBy names a kind of text with its style of citations, for the list.
func citingBy(title string, style document.Style) string {
	switch style {
	case document.Numbers:
		return words.T("%s, citing by numbers", title)
	case document.Notes:
		return words.T("%s, citing in notes", title)
	}
	return words.T("%s, citing by author and year", title)
}

// pickText asks which kind of text the map becomes; an essay comes in all styles of citations.
func (w *Window) pickText() {
	if w.ws == nil {
		return
	}
	w.settleFirst(func() {
		if w.ws.Snapshot().Count(argmap.KindStatement) == 0 {
			w.Tell(workspace.Refused, words.T("The map is empty; there is nothing to write yet."))
			return
		}
		var items []dialogs.Item
		for _, k := range document.Kinds {
			title, note := words.T(k.Title), words.T(k.For)
			if k.Name != "essay" {
				items = append(items, dialogs.Item{Title: title, Note: note, Do: func() { w.askText(k, document.AuthorDate) }})
				continue
			}
			for _, style := range document.Styles {
				items = append(items, dialogs.Item{Title: citingBy(title, style), Note: note, Do: func() { w.askText(k, style) }})
			}
		}
		w.pick(dialogs.List{Title: words.T("Write the map as a text"), Hint: words.T("Which kind?"), Empty: words.T("No kind of text is called that."), Wide: true,
			Find: func(typed string) []dialogs.Item { return matching(items, typed) }})
	})
}

// askText asks for a file. An essay that is there already needs no second Enter: what a hand wrote in it stays.
func (w *Window) askText(kind document.Kind, style document.Style) {
	var kinds []dialogs.Kind
	for _, f := range write.Formats {
		kinds = append(kinds, dialogs.Kind{Name: words.T(f.Name), Ending: f.Endings[0], For: words.T(f.For)})
	}
	dialogs.AskWhere(w.win, w.palette, dialogs.Saving{
		Title: words.T("%s of the whole map", words.T(kind.Title)), Verb: words.T("Write"), Path: w.textPath(kind, kinds[0].Ending), Kinds: kinds,
		Exists: func(path string) bool { return exists(path) && write.Earlier(kind, path) == nil }, Folder: w.pickFolder,
		Save: func(path string) { w.guarded(func() { w.writeText(kind, style, path) }) },
	})
}

// textPath returns the file to begin with: the essay that is there, or one that is not.
func (w *Window) textPath(kind document.Kind, ending string) string {
	name := w.ws.Title() + " " + kind.Name
	if path := filepath.Join(w.o.Library.Folder(), library.FileName(name)+ending); write.Earlier(kind, path) != nil {
		return path
	}
	return w.o.Library.FreePath(name, ending)
}

// writeText writes the map as a text.
func (w *Window) writeText(kind document.Kind, style document.Style, path string) {
	if w.ws == nil {
		return
	}
	s := w.ws.Snapshot()
	w.exporting(path, func(context.Context) (exported, error) {
		d := document.New(s, kind, style)
		data, remarks, err := write.File(d, path, write.Earlier(kind, path), w.o.Fonts)
		if err != nil {
			return exported{}, err
		}
		return exported{as: words.T(kind.Title), report: d.Left, remarks: remarks}, whole.Write(path, data)
	})
}
