package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"sync"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// File is one open map.
type File struct {
	path, real string // as it was asked for, and with symbolic links followed
	info       os.FileInfo
	db         *sql.DB // nil before it is opened
	lock       *lock
	shadow     string // folder of a temporary copy that is read in place of the file; empty: none

	readOnly, warning string // sentences; see store.Loaded

	mu     sync.RWMutex // held for reading while the database is used, for writing by Close
	closed bool
}

var _ store.BatchFile = (*File)(nil)

// Path returns the path by which the file was opened.
func (f *File) Path() string { return f.path }

// Load reads the whole file and checks all of it.
func (f *File) Load(ctx context.Context) (*store.Loaded, error) {
	var loaded *store.Loaded
	err := f.use(func() (err error) {
		loaded, err = f.load(ctx)
		return err
	})
	if err != nil {
		return nil, wrap(f.path, fmt.Errorf("load map: %w", err))
	}
	loaded.ReadOnly, loaded.Warning = f.readOnly, f.warning
	return loaded, nil
}

func (f *File) load(ctx context.Context) (loaded *store.Loaded, err error) {
	err = transact(ctx, f.db, "BEGIN", func(ctx context.Context, c *sql.Conn) (err error) {
		loaded, err = tables.Load(ctx, c)
		return err
	})
	return loaded, err
}

// At reads the map as it was after the step of a revision.
func (f *File) At(ctx context.Context, revision int64) (then *argmap.Snapshot, err error) {
	err = f.use(func() error {
		return transact(ctx, f.db, "BEGIN", func(ctx context.Context, c *sql.Conn) (err error) {
			then, err = tables.At(ctx, c, revision)
			return err
		})
	})
	if err != nil {
		return nil, wrap(f.path, fmt.Errorf("load the map as it was at step %d: %w", revision, err))
	}
	return then, nil
}

// Append makes one step durable.
func (f *File) Append(ctx context.Context, step argmap.Step) error {
	return f.AppendAll(ctx, []argmap.Step{step})
}

// AppendAll makes several steps durable in one transaction.
func (f *File) AppendAll(ctx context.Context, steps []argmap.Step) error {
	var batch []tables.Statement
	for _, s := range steps {
		b, err := tables.Step(s)
		if err != nil {
			return fail(store.ErrMisfit, f.path, sentences[store.ErrMisfit], err)
		}
		batch = append(batch, b...)
	}
	return f.write(ctx, batch)
}

// SaveState keeps how the map was looked at.
func (f *File) SaveState(ctx context.Context, key, value string) error {
	s, err := tables.State(key, value)
	if err != nil {
		return fail(store.ErrMisfit, f.path, sentences[store.ErrMisfit], err)
	}
	return f.write(ctx, []tables.Statement{s})
}

// write runs a batch as one transaction. Once begun it is not cut short: a cancelled statement would end the transaction
// behind the back of those that follow it.
func (f *File) write(ctx context.Context, batch []tables.Statement) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if f.readOnly != "" {
		return &store.Error{Kind: store.ErrReadOnly, Path: f.path, Sentence: f.readOnly}
	}
	err := f.use(func() error {
		// What SQLite does to a file that is no longer at its path is lost, and its journal would lie beside another.
		if err := f.unchanged(); err != nil {
			return err
		}
		err := transact(context.WithoutCancel(ctx), f.db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
			return run(ctx, c, batch)
		})
		if err != nil {
			return err
		}
		return f.unchanged()
	})
	return wrap(f.path, err)
}

func run(ctx context.Context, c *sql.Conn, batch []tables.Statement) error {
	for _, s := range batch {
		if _, err := c.ExecContext(ctx, s.SQL, s.Args...); err != nil {
			return err
		}
	}
	return nil
}

// use runs do unless the file is closed.
func (f *File) use(do func() error) error {
	f.mu.RLock()
	defer f.mu.RUnlock()
	if f.closed {
		return fail(store.ErrClosed, f.path, sentences[store.ErrClosed], nil)
	}
	return do()
}

// Close closes the file and gives up the lock on it. It waits for what is under way.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil
	}
	return f.shut(nil)
}

// shut closes the database, does what is to be done while nobody else may write the file, and gives up the lock. The
// caller holds mu.
func (f *File) shut(last func()) error {
	f.closed = true
	var err error
	if f.db != nil {
		err = f.db.Close()
	}
	if last != nil {
		last()
	}
	f.lock.release()
	if f.shadow != "" {
		os.RemoveAll(f.shadow)
	}
	return wrap(f.path, err)
}
