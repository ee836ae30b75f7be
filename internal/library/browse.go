package library

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"warrant/internal/codec/formats"
)

// Maps returns the maps to choose from: those that were open last, then the other files in the documents folder.
func (l *Library) Maps() []Recent {
	all := l.Recent()
	entries, err := os.ReadDir(l.dirs.Documents)
	if err != nil {
		return all // there is no folder before the first map
	}
	for _, e := range entries {
		path := filepath.Join(l.dirs.Documents, e.Name())
		known := slices.ContainsFunc(all, func(r Recent) bool { return filepath.Clean(r.Path) == path })
		if !known && !e.IsDir() && isMap(path) {
			all = append(all, Recent{Path: path, Title: strings.TrimSuffix(e.Name(), Ending)})
		}
	}
	return all
}

func isMap(path string) bool { return strings.EqualFold(filepath.Ext(path), Ending) }

// Place is a folder or a map's file.
type Place struct {
	Path   string
	Folder bool
}

// IsPath reports whether a path was typed and not words of a title.
func IsPath(typed string) bool {
	return strings.HasPrefix(typed, "~") || strings.ContainsRune(typed, filepath.Separator) || filepath.IsAbs(typed)
}

// Under returns the folders, the maps and the files that maps can be made of whose paths begin with what was typed. A tilde is the home folder, and a path from
// nowhere begins in the documents folder. Hidden ones are there only when asked for.
func (l *Library) Under(typed string) []Place {
	dir, start := filepath.Split(l.Full(typed))
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var folders, files []Place
	for _, e := range entries {
		name, path := e.Name(), filepath.Join(dir, e.Name())
		if !strings.HasPrefix(strings.ToLower(name), strings.ToLower(start)) || start == "" && name[0] == '.' {
			continue
		}
		info, err := os.Stat(path) // of what a link leads to
		switch {
		case err != nil:
		case info.IsDir():
			folders = append(folders, Place{path, true})
		case isMap(path), info.Mode().IsRegular() && formats.Reads(path):
			files = append(files, Place{path, false})
		}
	}
	return append(files, folders...)
}

// MakeFolder makes a folder, with those above it.
func (l *Library) MakeFolder(path string) error { return os.MkdirAll(path, 0o755) }

// Full returns the whole path of what was typed.
func (l *Library) Full(typed string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if typed == "~" {
			return home + string(filepath.Separator)
		}
		if rest, ok := strings.CutPrefix(typed, "~"+string(filepath.Separator)); ok {
			typed = home + string(filepath.Separator) + rest
		}
	}
	if !filepath.IsAbs(typed) {
		typed = l.dirs.Documents + string(filepath.Separator) + typed
	}
	return typed
}
