// Package whole writes files whole or not at all: whatever fails, what was there before stays as it was.
package whole

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Write puts data into a file. What was there stays until the new content is complete and on disk. A link is followed, so
// that it is the file it leads to that changes.
func Write(path string, data []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is a folder or a device; name a file", path)
	}
	if err := NeedFolder(path); err != nil {
		return err
	}
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	temp := Beside(target)
	err := writeNew(temp, data)
	if err == nil {
		err = os.Rename(temp, target)
	}
	if err != nil {
		_ = os.Remove(temp) // what went wrong first is the news
		return fmt.Errorf("%s cannot be written: %w", path, Reason(err))
	}
	return nil
}

// NeedFolder reports an error where the folder of a file that is to be written is not there.
func NeedFolder(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s cannot be written: there is no folder %s; make it first or choose another", path, dir)
	}
	return nil
}

// Beside returns the name of a file that does not exist yet, hidden and in the folder of path: from there it can take the
// place of path at once.
func Beside(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8])
}

func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// Reason returns what the system says of a file, without its name, for where another name is said.
func Reason(err error) error {
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
