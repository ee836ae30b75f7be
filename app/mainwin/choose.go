package mainwin

import (
	"path/filepath"
	"strings"

	"warrant/app/dialogs"
	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// askOpen lets the user choose a map: by words of its title, or from folder to folder by its path.
func (w *Window) askOpen() {
	var maps []dialogs.Item
	for _, r := range w.o.Library.Maps() {
		maps = append(maps, w.mapItem(r.Title, tilde(r.Path), r.Path))
	}
	folder := w.o.Library.Settings().LastFolder
	if folder == "" {
		folder = w.o.Library.Folder()
	}
	other := dialogs.Item{Title: words.T("Other folder…"), Fill: inFolder(folder)}
	w.pick(dialogs.List{Title: words.T("Open a map"), Hint: words.T("Type a title, or a path that Tab completes; Enter opens"),
		Find: func(typed string) []dialogs.Item {
			if library.IsPath(typed) {
				return append(w.places(typed), w.above(typed)...)
			}
			return append(matching(maps, typed), other)
		}})
}

// places lists the folders and maps that a typed path can lead to.
func (w *Window) places(typed string) []dialogs.Item {
	var items []dialogs.Item
	for _, p := range w.o.Library.Under(typed) {
		if p.Folder {
			items = append(items, folderItem(p.Path))
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

// inFolder is what is typed for what a folder holds.
func inFolder(path string) string {
	return strings.TrimSuffix(tilde(path), string(filepath.Separator)) + string(filepath.Separator)
}

// folderItem is a line that leads into a folder.
func folderItem(path string) dialogs.Item {
	return dialogs.Item{Title: filepath.Base(path) + string(filepath.Separator), Detail: words.T("folder"), Fill: inFolder(path)}
}

// above is the line that leads out of the folder of a typed path; there is none at the top.
func (w *Window) above(typed string) []dialogs.Item {
	folder := filepath.Dir(w.o.Library.Full(typed))
	up := filepath.Dir(folder)
	if up == folder {
		return nil
	}
	return []dialogs.Item{{Title: ".." + string(filepath.Separator), Detail: words.T("the folder above, %s", tilde(up)), Fill: inFolder(up)}}
}

// pickFolder lets the user walk from a folder to the one that a file is to be written to, or make one.
func (w *Window) pickFolder(from string, chosen func(folder string)) {
	w.pick(dialogs.List{Title: words.T("In which folder?"), Hint: words.T("Enter goes into a folder, and on the first line takes it; a path can be typed, too"), Wide: true,
		Find: func(typed string) []dialogs.Item {
			if typed == "" {
				typed = inFolder(from)
			}
			whole := w.o.Library.Full(typed)
			folder := filepath.Dir(whole)
			items := []dialogs.Item{{Title: words.T("Here: %s", tilde(folder)), Off: !exists(folder), Do: func() { chosen(folder) }}}
			for _, p := range w.o.Library.Under(typed) {
				if p.Folder {
					items = append(items, folderItem(p.Path))
				}
			}
			items = append(items, w.above(typed)...)
			if !exists(whole) {
				items = append(items, dialogs.Item{Title: words.T("Make the folder %s", tilde(whole)), Do: func() {
					w.guarded(func() {
						if err := w.o.Library.MakeFolder(whole); err != nil {
							w.Tell(workspace.Problem, words.T("The folder was not made: %s", err.Error()))
							return
						}
						chosen(whole)
					})
				}})
			}
			return items
		}})
}
