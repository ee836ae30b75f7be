package mainwin

import (
	"path/filepath"

	"warrant/app/dialogs"
	"warrant/internal/library"
)

// askOpen lets the user choose a map: by words of its title, by its path, or in the system's way.
func (w *Window) askOpen() {
	var maps []dialogs.Item
	for _, r := range w.o.Library.Maps() {
		maps = append(maps, w.mapItem(r.Title, tilde(r.Path), r.Path))
	}
	other := dialogs.Item{Title: "Other folder…", Do: func() { w.guarded(w.askOpenElsewhere) }}
	w.pick(dialogs.List{Title: "Open a map", Hint: "Type a title, or a path that Tab completes; Enter opens",
		Find: func(typed string) []dialogs.Item {
			if library.IsPath(typed) {
				return append(w.places(typed), other)
			}
			return append(matching(maps, typed), other)
		}})
}

// places lists the folders and maps that a typed path can lead to.
func (w *Window) places(typed string) []dialogs.Item {
	var items []dialogs.Item
	for _, p := range w.o.Library.Under(typed) {
		if p.Folder {
			path := tilde(p.Path) + string(filepath.Separator)
			items = append(items, dialogs.Item{Title: filepath.Base(p.Path) + string(filepath.Separator), Detail: "folder", Fill: path})
			continue
		}
		items = append(items, w.mapItem(filepath.Base(p.Path), "", p.Path))
	}
	return items
}

// mapItem is a line that opens a map.
func (w *Window) mapItem(title, detail, path string) dialogs.Item {
	return dialogs.Item{Title: title, Detail: detail, Fill: tilde(path), Do: func() { w.guarded(func() { w.openChosen(path) }) }}
}

func (w *Window) openChosen(path string) {
	w.o.Library.Change(func(s *library.Settings) { s.LastFolder = filepath.Dir(path) })
	w.openPath(path)
}

// askOpenElsewhere asks for a map's file in the toolkit's way.
func (w *Window) askOpenElsewhere() {
	folder := w.o.Library.Settings().LastFolder
	if folder == "" {
		folder = w.o.Library.Folder()
	}
	dialogs.OpenFile(w.win, folder, []string{library.Ending}, func(path string) { w.guarded(func() { w.openChosen(path) }) })
}
