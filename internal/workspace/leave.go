package workspace

import (
	"context"
	"errors"
	"fmt"
	"time"

	"warrant/internal/store"
)

// ErrUnsaved says that the last edits are not in the map's file, so that a copy of it would lack them.
var ErrUnsaved = errors.New("the last edits are not saved")

// patience is how long a copy waits for the last edits. A disk that takes longer is no reason to go without one.
const patience = 2 * time.Second

// CopyTo writes the whole map with its history to another file. It may be called from any goroutine. Where the last
// edits cannot be saved it writes nothing, and the error is ErrUnsaved: Whole has them.
func (w *Workspace) CopyTo(ctx context.Context, path string) error {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := w.Flush(limited); err != nil {
		return fmt.Errorf("%w: %w", ErrUnsaved, err)
	}
	return w.file.SaveCopy(ctx, path)
}

// Whole returns the map as it is now, saved or not, with what can be undone and how it is looked at.
func (w *Workspace) Whole() *store.Loaded {
	s := w.live()
	whole := &store.Loaded{Snapshot: s.Snapshot(), Revision: s.Revision(), State: map[string]string{}, Versions: s.Versions()}
	whole.Done, whole.Undone = s.Stacks()
	if kept, ok := w.lookNow(); ok {
		whole.State[lookKey] = kept
	}
	return whole
}

// NotSaved returns in two or three words why edits are not saved; empty: they are, or will be soon.
func (w *Workspace) NotSaved() string {
	if w.saving.Err == nil {
		return ""
	}
	return store.InShort(w.saving.Err)
}

// Abandon gives the map up, whether or not all is saved. The function it returns tries a last time to save and closes the
// file, which may take long and may be done on any goroutine.
func (w *Workspace) Abandon() (finish func() error) {
	w.dropEntry()
	w.closed = true
	w.runner.Close()
	return func() error {
		if w.writer == nil {
			return w.file.Close()
		}
		return errors.Join(w.writer.Close(), w.file.Close())
	}
}
