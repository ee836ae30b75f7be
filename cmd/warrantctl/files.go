package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"warrant/internal/argmap"
	"warrant/internal/store"
	"warrant/internal/store/sqlite"
	"warrant/internal/whole"
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
	if err := whole.NeedFolder(path); err != nil {
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
	temp := whole.Beside(path)
	f, err := sqlite.Create(ctx, temp, s)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	return errors.Join(f.SaveCopy(ctx, path), f.Close())
}
