package library

import (
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"warrant/internal/words"
)

// Dirs are the folders a library works in.
type Dirs struct {
	Documents string // maps
	State     string // settings, the list of recent maps, the log
	Warning   string // empty, or a sentence: these are not the usual folders
}

// UserDirs returns the user's folders as the system has them, made where they are missing. Where nothing can be written
// there, maps go to a temporary folder, and Warning says so.
func UserDirs() Dirs {
	return firstWritable(
		Dirs{Documents: filepath.Join(xdg.UserDirs.Documents, "Warrant"), State: filepath.Join(xdg.StateHome, "warrant")},
		Dirs{Documents: filepath.Join(os.TempDir(), "Warrant maps"), State: filepath.Join(os.TempDir(), "Warrant state")},
	)
}

func firstWritable(wanted, spare Dirs) Dirs {
	got := wanted
	if err := writable(wanted.Documents); err != nil {
		got.Documents = spare.Documents
		got.Warning = words.T("Your documents folder cannot be written to, so new maps go to %s, which may be emptied when the "+
			"computer restarts. Save a copy elsewhere.", spare.Documents)
		_ = os.MkdirAll(spare.Documents, 0o700)
	}
	if err := writable(wanted.State); err != nil {
		got.State = spare.State
		_ = os.MkdirAll(spare.State, 0o700)
	}
	return got
}

// writable makes a folder and tries whether a file can be made in it: permissions alone do not tell.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".try-*")
	if err != nil {
		return err
	}
	_ = f.Close()
	return os.Remove(f.Name())
}
