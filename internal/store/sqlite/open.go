package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// Option changes how Open and Create work.
type Option func(*options)

type options struct{ dirs []string }

// StateDir sets the folder for lock files and for the copies that are made before a migration. Without it the user's
// folder for such things is taken, or one for temporary files.
func StateDir(dir string) Option { return func(o *options) { o.dirs = []string{dir} } }

func gather(opts []Option) options {
	o := options{dirs: stateDirs()}
	for _, f := range opts {
		f(&o)
	}
	return o
}

// Open opens a map. A file that is not a map, is damaged or comes from a newer program is refused with a typed error and
// left as it was. One that is open elsewhere, or that may not be written, is opened for reading; Load says why.
func Open(ctx context.Context, path string, opts ...Option) (*File, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, wrap(path, err)
	}
	f, err := open(ctx, abs, gather(opts))
	if err != nil {
		return nil, wrap(abs, err)
	}
	return f, nil
}

func open(ctx context.Context, path string, o options) (_ *File, err error) {
	real, err := filepath.EvalSymlinks(path) // where SQLite puts and looks for its journal
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(real)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, real: real, info: info, lock: &lock{id: identity(real, info)}}
	first := enter(f.lock.id)
	defer func() {
		if err != nil {
			f.Close()
		}
	}()
	h := header{version: newest, size: info.Size()}
	if first { // otherwise the header was read when the file was opened the first time
		if h, err = readHeader(path, real); err != nil {
			return nil, err
		}
	}
	f.claim(first, o)
	source, err := f.recover(ctx, h)
	if err != nil {
		return nil, err
	}
	if err := f.connect(ctx, source, h, o); err != nil {
		return nil, err
	}
	return f, f.unchanged()
}

// claim locks the file, or settles for reading it.
func (f *File) claim(first bool, o options) {
	if !first {
		f.readOnly = fmt.Sprintf("%s is open in another window. Edit it there; here it can only be read.", place(f.path))
		return
	}
	lock, free, err := acquire(o.dirs, f.lock.id)
	switch {
	case err != nil:
		f.warning = fmt.Sprintf("No folder could be written for a lock, so another program that opens %s at the same time will not notice. "+
			"Edits are saved.", place(f.path))
	case !free:
		f.readOnly = fmt.Sprintf("%s is open in another program. Edit it there; here it can only be read.", place(f.path))
	default:
		f.lock.flock = lock
	}
}

// connect opens the database, checks it, brings it to the newest version and finds out whether it can be written.
func (f *File) connect(ctx context.Context, source string, h header, o options) error {
	m := readWrite
	if f.readOnly != "" && f.shadow == "" {
		m = readOnly
	}
	f.db = connect(source, m)
	if err := check(ctx, f.db, h); err != nil {
		return err
	}
	if h.version < newest {
		if err := f.migrate(ctx, source, h, o); err != nil {
			return err
		}
	}
	if f.readOnly != "" {
		return nil
	}
	err := probe(ctx, f.db)
	switch kind := kindOf(err); {
	case err == nil || kind == store.ErrDiskFull:
		return nil // a full disk may have space again by the first edit
	case kind == store.ErrReadOnly:
		f.readOnly = fmt.Sprintf("%s, or the folder, is write-protected. It can be read; to edit it, save a copy elsewhere.", place(f.path))
		return nil
	case kind == store.ErrInUse:
		f.readOnly = fmt.Sprintf("%s is being written by another program. It can be read; to edit it, close it there and open it again.", place(f.path))
		return nil
	}
	return err
}

// errProbed ends the transaction of a probe.
var errProbed = errors.New("probed")

// probe finds out whether the file can be written by beginning to write, which makes the journal in the file's folder,
// and taking it back. The file itself is not touched.
func probe(ctx context.Context, db *sql.DB) error {
	err := transact(context.WithoutCancel(ctx), db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
		s, err := tables.State("", "")
		if err == nil {
			_, err = c.ExecContext(ctx, s.SQL, s.Args...)
		}
		if err == nil {
			err = errProbed
		}
		return err
	})
	if errors.Is(err, errProbed) {
		return nil
	}
	return err
}

// unchanged reports an error where the path no longer leads to the file that was opened.
func (f *File) unchanged() error {
	info, err := os.Stat(f.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err != nil || !os.SameFile(info, f.info) {
		return fail(store.ErrGone, f.path, sentences[store.ErrGone], err)
	}
	return nil
}
