// Package library keeps the maps of this computer: where new ones are made, the reader's own copies of the bundled ones,
// which were open last, and the few settings of the window.
//
// There is no unsaved map: a new one is a file in the documents folder before its first keystroke. What takes time runs
// in goroutines of this package and answers through the function given to New.
package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
	"warrant/internal/words"
)

// Ending is what the names of map files end in.
const Ending = ".warrant"

// Untitled is the title of a map that has none yet.
func Untitled() string { return words.T("Untitled map") }

// Opened is a map that was opened. Whoever gets it closes the file.
type Opened struct {
	File     store.File
	Loaded   *store.Loaded
	Imported *Imported // nil: it was a map already
}

// Library is the maps of one user. Its methods may be called from any goroutine.
type Library struct {
	dirs    Dirs
	newID   func() string
	crew    *crew
	recent  *recentList
	setting *settingsFile
	running *running

	untranslated string // why a translation was not taken
}

// Options are what a library needs from outside.
type Options struct {
	Dirs     Dirs
	NewID    func() string // for the reader's voice of new maps
	Dispatch func(func())  // runs a function on the interface's goroutine, later, in order
	Patience time.Duration // how long Close waits for what is under way, and again once it was told to end; 0: 2 s
}

// New opens the library. Lists that cannot be read start empty: they are a convenience, never the maps themselves.
func New(o Options) *Library {
	l := &Library{dirs: o.Dirs, newID: o.NewID, crew: newCrew(o.Dispatch, o.Patience)}
	l.recent = openRecent(filepath.Join(o.Dirs.State, "recent.json"))
	l.setting = openSettings(filepath.Join(o.Dirs.State, "settings.json"))
	l.running = openRunning(o.Dirs.State)
	return l
}

// Folder returns where new maps are made.
func (l *Library) Folder() string { return l.dirs.Documents }

// Warning says in a sentence or two that the usual folders cannot be used, or that the settings or a translation could not
// be read; it is empty otherwise.
func (l *Library) Warning() string {
	return strings.Join(strings.Fields(l.dirs.Warning+" "+l.setting.warning+" "+l.untranslated), " ")
}

// NewMap makes a map and opens it. Without a title it is an untitled one; the file is named after the title. Closed
// without ever having been written to, its file goes again, so that trying this leaves no litter.
func (l *Library) NewMap(ctx context.Context, title string) (Opened, error) {
	name := fileName(title)
	if name == "" {
		title, name = "", Untitled()
	}
	reader := argmap.Voice{ID: argmap.VoiceID(l.newID()), Name: l.Settings().Reader()}
	o, err := l.create(ctx, name, argmap.New(title, reader))
	if made, ok := o.File.(*sqlite.File); ok {
		o.File = &newFile{File: made, fresh: o.Loaded.Snapshot, forget: l.recent.forget}
	}
	return o, err
}

// OpenPath opens a map's file.
func (l *Library) OpenPath(ctx context.Context, path string) (Opened, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return Opened{}, words.Errorf("find %s: %w", path, err)
	}
	file, err := sqlite.Open(ctx, full)
	if err != nil {
		return Opened{}, err
	}
	return load(ctx, file)
}

// OpenSample opens the user's own copy of a bundled map, which is made the first time.
func (l *Library) OpenSample(ctx context.Context, name string) (Opened, error) {
	path := l.path(name, 1)
	if _, err := os.Stat(path); err == nil {
		return l.OpenPath(ctx, path)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return Opened{}, words.Errorf("look for your copy of the map: %w", err)
	}
	return l.RestoreSample(ctx, name)
}

// RestoreSample makes a fresh copy of a bundled map under a name that is free; older copies stay as they are.
func (l *Library) RestoreSample(ctx context.Context, name string) (Opened, error) {
	s, err := sample.Open(name)
	if err != nil {
		return Opened{}, words.Errorf("open the bundled map: %w", err)
	}
	return l.create(ctx, name, s)
}

// create makes a file for a map under the first free name and opens it.
func (l *Library) create(ctx context.Context, name string, s *argmap.Snapshot) (Opened, error) {
	if err := os.MkdirAll(l.dirs.Documents, 0o755); err != nil {
		return Opened{}, words.Errorf("make the folder for maps: %w", err)
	}
	const tries = 10000
	for n := 1; n < tries; n++ {
		path := l.path(name, n)
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		file, err := sqlite.Create(ctx, path, s)
		if errors.Is(err, store.ErrExists) {
			continue // another window was faster
		}
		if err != nil {
			return Opened{}, err
		}
		return load(ctx, file)
	}
	return Opened{}, words.Errorf("%s holds too many maps called %q; move some elsewhere", l.dirs.Documents, name)
}

func load(ctx context.Context, file store.File) (Opened, error) {
	loaded, err := file.Load(ctx)
	if err != nil {
		_ = file.Close() // why it could not be read is what matters
		return Opened{}, err
	}
	return Opened{File: file, Loaded: loaded}, nil
}

// path returns the path of the nth map of a name: "Name.warrant", "Name 2.warrant" …
func (l *Library) path(name string, n int) string {
	if n > 1 {
		name = fmt.Sprintf("%s %d", name, n)
	}
	return filepath.Join(l.dirs.Documents, name+Ending)
}

// FileName returns a title as the name of a file, without an ending, as all file systems take it.
func FileName(title string) string {
	if name := fileName(title); name != "" {
		return name
	}
	return Untitled()
}

func fileName(title string) string {
	const longest = 60 // characters; the file system's limit is in bytes, and endings and numbers follow
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, title)
	var name []rune
	for _, word := range strings.Fields(clean) {
		if len(name)+1+len([]rune(word)) > longest {
			break
		}
		if len(name) > 0 {
			name = append(name, ' ')
		}
		name = append(name, []rune(word)...)
	}
	return strings.Trim(string(name), ". ")
}
