package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// recover returns the path of the database to read: the file itself, or a temporary copy of it.
//
// A journal beside the file is what is left of a write that was cut short; SQLite rolls it back when it opens the file.
// That changes the file, which a damaged one or one that is not what it seems must not be. So it is rolled back in a copy
// first, and in place only where the copy turns out to be a whole map.
func (f *File) recover(ctx context.Context, h header) (source string, err error) {
	if f.readOnly != "" || !hasJournal(f.real) {
		return f.real, nil // the journal of a file that is open elsewhere is that program's business
	}
	dir, err := os.MkdirTemp("", "warrant-recover-")
	if err != nil {
		return "", err
	}
	f.shadow = dir
	shadow := filepath.Join(dir, "map.warrant")
	if err := errors.Join(copyFile(f.real, shadow), copyFile(f.real+"-journal", shadow+"-journal")); err != nil {
		return "", err
	}
	if err := rehearse(ctx, shadow, h); err != nil {
		if kindOf(err) == store.ErrDamaged {
			err = fail(store.ErrDamaged, f.path, "%s is damaged: the last write to it was cut short and cannot be taken back. "+
				"It was left as it is, and so was the journal beside it. Open a backup of it, or an older copy.", err)
		}
		return "", err
	}
	return f.rollBackInPlace(ctx, shadow)
}

// rehearse opens a copy, which rolls it back, and checks it as Open and Load do.
func rehearse(ctx context.Context, path string, h header) error {
	db := connect(path, readWrite)
	defer db.Close()
	if err := check(ctx, db, h); err != nil {
		return err
	}
	_, err := tables.Load(ctx, db)
	return err
}

// rollBackInPlace lets SQLite roll the file itself back. Where it may not write there, the copy is read instead.
func (f *File) rollBackInPlace(ctx context.Context, shadow string) (source string, err error) {
	db := connect(f.real, readWrite)
	_, err = schemaOf(ctx, db)
	if closeErr := db.Close(); err == nil {
		err = closeErr
	}
	if err != nil && kindOf(err) == store.ErrReadOnly {
		f.readOnly = fmt.Sprintf("%s, or the folder, is write-protected. It can be read; to edit it, save a copy elsewhere.", place(f.path))
		return shadow, nil
	}
	if err != nil {
		return "", err
	}
	dir := f.shadow
	f.shadow = ""
	return f.real, os.RemoveAll(dir)
}

// copyFile copies a file's bytes and makes them durable. The copy must not exist yet.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
