package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// Create makes a new map and opens it. The path must not exist. The map is complete before it appears there.
func Create(ctx context.Context, path string, s *argmap.Snapshot, opts ...Option) (*File, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, wrap(path, err)
	}
	if err := createFile(ctx, abs, s); err != nil {
		return nil, wrap(abs, fmt.Errorf("create map: %w", err))
	}
	return Open(ctx, abs, opts...)
}

func createFile(ctx context.Context, path string, s *argmap.Snapshot) error {
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	if found := argmap.Validate(s); len(found) > 0 {
		return fail(store.ErrMisfit, path, "The map breaks a rule and was not saved as %s. What was saved before is safe. Undo the last step and try again.", found)
	}
	batch, err := tables.Fill(s)
	if err != nil {
		return fail(store.ErrMisfit, path, sentences[store.ErrMisfit], err)
	}
	temp, err := tempBeside(path)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := build(ctx, temp, batch); err != nil {
		return err
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := dropOrphan(path); err != nil {
		return err
	}
	if err := putNew(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// tempBeside makes an empty file in the same folder, so that it can be renamed to path, with the permissions that new
// files get there.
func tempBeside(path string) (string, error) {
	var random [6]byte
	if _, err := rand.Read(random[:]); err != nil {
		return "", err
	}
	name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.tmp-%x", filepath.Base(path), random))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", err
	}
	return name, f.Close()
}

// build makes a database of the newest version in an empty file.
func build(ctx context.Context, path string, batch []tables.Statement) error {
	db := connect(path, create)
	err := transact(context.WithoutCancel(ctx), db, "BEGIN IMMEDIATE", func(ctx context.Context, c *sql.Conn) error {
		for _, m := range migrations {
			if _, err := c.ExecContext(ctx, m); err != nil {
				return err
			}
		}
		for _, p := range []string{
			fmt.Sprintf("PRAGMA application_id = %d", tables.ApplicationID), fmt.Sprintf("PRAGMA user_version = %d", newest),
		} {
			if _, err := c.ExecContext(ctx, p); err != nil {
				return err
			}
		}
		return run(ctx, c, batch)
	})
	return errors.Join(err, db.Close())
}

// dropOrphan removes a journal whose map is gone. SQLite would otherwise take it for that of the new map.
func dropOrphan(path string) error {
	if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// putNew gives temp the name path, which must be free. Where the file system has no links the name is taken first.
func putNew(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Rename(temp, path))
}

// SaveCopy writes the map to another path. What was there stays until the copy is complete.
func (f *File) SaveCopy(ctx context.Context, path string) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return wrap(path, err)
	}
	if target, err := filepath.EvalSymlinks(abs); err == nil {
		abs = target
	}
	err = f.use(func() error { return f.saveCopy(context.WithoutCancel(ctx), abs) })
	return wrap(abs, err)
}

func (f *File) saveCopy(ctx context.Context, path string) error {
	if err := replaceable(path); err != nil {
		return err
	}
	temp, err := tempBeside(path)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	if err := vacuumInto(ctx, f.db, temp); err != nil {
		return err
	}
	if err := syncFile(temp); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil { // who could read what is replaced can read the copy
		if err := os.Chmod(temp, info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// replaceable refuses to replace a map that is open here, and one that has a journal: that would then be rolled back
// into the copy.
func replaceable(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return dropOrphan(path)
	}
	if err != nil {
		return err
	}
	if isOpen(identity(path, info)) {
		return fail(store.ErrInUse, path, "%s is open here and was left as it is. Choose another name.", nil)
	}
	if hasJournal(path) {
		return fail(store.ErrInUse, path, "%s is being written by another program, or a write to it was cut short. It was left as it is. Choose another name.", nil)
	}
	return nil
}

// vacuumInto writes a compact copy, with the marks of a map in its header, to a file that is empty or not there.
func vacuumInto(ctx context.Context, db *sql.DB, path string) error {
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes the names in a folder durable.
func syncDir(path string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
