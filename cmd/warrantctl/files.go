package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
)

// load reads a map. Nothing in the file is changed.
func load(ctx context.Context, path string) (*store.Loaded, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder; name a file in it", path)
	}
	f, err := sqlite.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	loaded, err := f.Load(ctx)
	return loaded, errors.Join(err, f.Close())
}

// snapshot reads a map of which only the content matters.
func snapshot(ctx context.Context, path string) (*argmap.Snapshot, error) {
	loaded, err := load(ctx, path)
	if err != nil {
		return nil, err
	}
	return loaded.Snapshot, nil
}

// saveMap makes a new map. One that is there is replaced only with force, and then only when the new one is complete.
func saveMap(ctx context.Context, path string, s *argmap.Snapshot, force bool) error {
	if err := folderOf(path); err != nil {
		return err
	}
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		f, err := sqlite.Create(ctx, path, s)
		if err != nil {
			return err
		}
		return f.Close()
	case err != nil:
		return fmt.Errorf("%s cannot be written: %w", path, err)
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name a file in it", path)
	case !force:
		return fmt.Errorf("%s exists already and was left as it is; choose another name, or add --force to replace it", path)
	}
	if err := replaceable(ctx, path); err != nil {
		return err
	}
	return replaceMap(ctx, path, s)
}

// folderOf reports an error where the folder of a file that is to be written is not there.
func folderOf(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s cannot be written: there is no folder %s; make it first or choose another", path, dir)
	}
	return nil
}

// replaceable refuses to replace what is no map, and a map that another program works with.
func replaceable(ctx context.Context, path string) error {
	loaded, err := load(ctx, path)
	switch {
	case errors.Is(err, store.ErrDamaged):
		return nil
	case errors.Is(err, store.ErrNotOurs):
		return fmt.Errorf("%s is not a Warrant map and was left as it is; choose another name", path)
	case err != nil:
		return err
	case loaded.ReadOnly != "":
		return errors.New(loaded.ReadOnly)
	}
	return nil
}

func replaceMap(ctx context.Context, path string, s *argmap.Snapshot) (err error) {
	temp := beside(path)
	f, err := sqlite.Create(ctx, temp, s)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	return errors.Join(f.SaveCopy(ctx, path), f.Close())
}

// writeFile puts data into a file. What was there stays until the new content is complete.
func writeFile(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is a folder or a device; name a file", path)
	}
	if err := folderOf(path); err != nil {
		return err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	temp := beside(path)
	if err := writeNew(temp, data); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s cannot be written: %w", path, plain(err))
	}
	if err := os.Rename(temp, path); err != nil {
		os.Remove(temp)
		return fmt.Errorf("%s cannot be written: %w", path, plain(err))
	}
	return nil
}

func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// beside returns a new name in the folder of path.
func beside(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8])
}

// plain returns what the system says, without the name of the temporary file.
func plain(err error) error {
	var where *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &where):
		return where.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
