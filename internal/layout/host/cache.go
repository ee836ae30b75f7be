package host

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// compiled is the folder that go-graphviz makes in its folder for temporary files. It holds machine code.
const compiled = "go-graphviz"

// defaultCache returns the folder below the user's cache that the host may have for itself.
func defaultCache() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the user's cache: %w", err)
	}
	return filepath.Join(dir, "warrant", "graphviz"), nil
}

// private makes sure that dir exists and that nobody else can write there: the host runs the code it finds in it.
func private(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the layout cache: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return fmt.Errorf("look at the layout cache: %w", err)
	}
	if !info.IsDir() {
		return fmt.Errorf("make the layout cache: %s is no folder", dir)
	}
	if info.Mode().Perm()&0o077 != 0 {
		if err := os.Chmod(dir, 0o700); err != nil {
			return fmt.Errorf("close the layout cache to others: %w", err)
		}
	}
	return nil
}

// clearCache removes the compiled code from dir.
func clearCache(dir string) error {
	err := os.RemoveAll(filepath.Join(dir, compiled))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("clear the layout cache: %w", err)
	}
	return nil
}
