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

// Loaded is what a file holds.
type Loaded struct {
	Snapshot *argmap.Snapshot
	Revision int64 // of the newest step; 0 for a file without any

	// Done are the steps that can be undone, the newest last, at most argmap.UndoDepth; Undone are those that can be
	// redone, the next one to be redone last. All are "do" steps with the change as it was made.
	Done   []argmap.Step
	Undone []argmap.Step

	Versions  []argmap.Step // the names given to states of the map, oldest first
	ChangedAt time.Time     // when the newest entry of the log was made; zero: there is none

	State    map[string]string // see File.SaveState
	ReadOnly string            // empty, or in a sentence why nothing can be saved here
	Warning  string            // empty, or in a sentence what does not work as it should, though edits are saved
}

// File is one open map. Its methods may be called from any goroutine.
type File interface {
	// Load reads the whole file and checks all of it.
	Load(ctx context.Context) (*Loaded, error)
	// Append makes one step durable, all of it or nothing; its revision must be the file's plus one, or Append fails with
	// ErrStale. A write that has begun is not cut short by ctx.
	Append(ctx context.Context, step argmap.Step) error
	// At reads the map as it was after the step of a revision; 0: as the file was made.
	At(ctx context.Context, revision int64) (*argmap.Snapshot, error)
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
	AppendAll(ctx context.Context, steps []argmap.Step) error
}
