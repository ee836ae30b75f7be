package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

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

// apart reports an error where what is read, what is written and the report of it are not three files, or where the
// report cannot be written: nothing is written then.
func apart(in, out, report string, force bool) error {
	switch {
	case sameFile(in, out):
		return usagef("%s is the file that is read; choose another name for -o", out)
	case report == "":
		return nil
	case sameFile(in, report):
		return usagef("%s is the file that is read; choose another name for --report", report)
	case sameFile(out, report):
		return usagef("%s cannot be both what is written and the report of it; choose another name for --report", report)
	}
	return writable(report, force)
}

// sameFile reports whether two names are of one file, whether or not it is there yet.
func sameFile(a, b string) bool {
	first, err1 := os.Stat(a)
	second, err2 := os.Stat(b)
	if err1 == nil && err2 == nil {
		return os.SameFile(first, second)
	}
	return place(a) == place(b)
}

// place returns where a file is or would be, with the links on the way to its folder followed.
func place(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
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
