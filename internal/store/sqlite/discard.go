package sqlite

import (
	"context"
	"os"

	"warrant/internal/argmap"
)

// Discard closes the file and removes it where it still is as it was made: no step, and just these records. It is
// removed while the claim to it is still held, so nobody else can have begun to write there; where no claim could be
// had, or the file is only read, it stays.
func (f *File) Discard(ctx context.Context, fresh *argmap.Snapshot) (removed bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return false, nil
	}
	goes := f.readOnly == "" && f.lock.flock != nil && f.holdsOnly(ctx, fresh) && f.unchanged() == nil
	err = f.shut(func() {
		removed = goes && os.Remove(f.real) == nil // where it cannot go it is litter, not a loss
	})
	return removed, err
}

func (f *File) holdsOnly(ctx context.Context, fresh *argmap.Snapshot) bool {
	loaded, err := f.load(ctx)
	return err == nil && loaded.Revision == 0 && argmap.Equal(loaded.Snapshot, fresh)
}
