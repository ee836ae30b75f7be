// Package store is the port through which maps are kept: what a file of a map can do, the steps that are handed to it,
// the errors it answers with, and the Writer that saves in the background. Adapters live in the folders below.
//
// An edit is acknowledged when Append returns nil (for the Writer: when its State names the edit's revision). From then
// on it survives the death of the program and of the machine's power.
package store

import (
	"context"
	"time"

	"warrant/internal/argmap"
)

// Op is what a step is: something new, something taken back, or something repeated.
type Op string

// The operations.
const (
	Do   Op = "do"
	Undo Op = "undo"
	Redo Op = "redo"
)

// Step is one entry of the change log: what doing, undoing and redoing each hand to the store.
type Step struct {
	Revision int64 // 1, 2, 3 …; it must be the file's revision plus one, or Append fails with ErrStale
	Op       Op
	Of       int64         // undo and redo: the revision of the "do" step that is taken back or repeated
	Title    string        // what the user did, as menus and the history say it
	Change   argmap.Change // what this step does to the records; for an undo the inverse
	Before   []argmap.Ref  // selection before
	After    []argmap.Ref  // selection after
	At       time.Time
	By       string // the user's name; may be empty
	Key      string // merge key for editors that join steps; kept as it is, may be empty
}

// MaxDone is how many steps that can be undone a file gives back when it is loaded.
const MaxDone = 5000

// Loaded is what a file holds.
type Loaded struct {
	Snapshot *argmap.Snapshot
	Revision int64 // of the newest step; 0 for a file without any

	// Done are the steps that can be undone, the newest last, at most MaxDone; Undone are those that can be redone, the
	// next one to be redone last. All are "do" steps with the change as it was made.
	Done   []Step
	Undone []Step

	State    map[string]string // see File.SaveState
	ReadOnly string            // empty, or in a sentence why nothing can be saved here
	Warning  string            // empty, or in a sentence what does not work as it should, though edits are saved
}

// File is one open map. Its methods may be called from any goroutine.
type File interface {
	// Load reads the whole file and checks all of it.
	Load(ctx context.Context) (*Loaded, error)
	// Append makes one step durable, all of it or nothing. A write that has begun is not cut short by ctx.
	Append(ctx context.Context, step Step) error
	// SaveState keeps how the map was looked at (folds, zoom, panes). It is no part of the log and has no revision.
	SaveState(ctx context.Context, key, value string) error
	// SaveCopy writes the whole map, its log included, to another path, and replaces what was there only when the copy
	// is complete. Path keeps naming the original.
	SaveCopy(ctx context.Context, path string) error
	// Path returns the path by which the file was opened.
	Path() string
	Close() error
}

// BatchFile is a File that can make several steps durable at once, all of them or none. The Writer makes use of it.
type BatchFile interface {
	File
	AppendAll(ctx context.Context, steps []Step) error
}
