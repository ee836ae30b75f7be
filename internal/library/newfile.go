package library

import (
	"context"
	"sync/atomic"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
)

// newFile is the file of a map that was made here just now.
type newFile struct {
	*sqlite.File
	fresh   *argmap.Snapshot // what it was made with
	forget  func(path string)
	written atomic.Bool // a step was to be written, whether or not that worked
}

var _ store.BatchFile = (*newFile)(nil)

// Append makes one step durable.
func (f *newFile) Append(ctx context.Context, step argmap.Step) error {
	f.written.Store(true)
	return f.File.Append(ctx, step)
}

// AppendAll makes several steps durable in one transaction.
func (f *newFile) AppendAll(ctx context.Context, steps []argmap.Step) error {
	f.written.Store(true)
	return f.File.AppendAll(ctx, steps)
}

// Close closes the file and removes it where nothing was ever written in it.
func (f *newFile) Close() error {
	if f.written.Load() {
		return f.File.Close()
	}
	removed, err := f.Discard(context.Background(), f.fresh)
	if removed {
		f.forget(f.Path())
	}
	return err
}
