package sqlite

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/adrg/xdg"
	"github.com/gofrs/flock"
)

func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:16])
}

// opened counts how often each file is open in this process. Opening one for its header and closing it again would drop
// the locks of the others, so that has to be known.
var opened = struct {
	sync.Mutex
	count map[string]int
}{count: map[string]int{}}

// lock is the claim to write a file.
type lock struct {
	id    string
	flock *flock.Flock // nil where there is none to be had
}

// enter notes that a file is open in this process; first reports whether it is the only time.
func enter(id string) (first bool) {
	opened.Lock()
	defer opened.Unlock()
	opened.count[id]++
	return opened.count[id] == 1
}

func leave(id string) {
	opened.Lock()
	defer opened.Unlock()
	if opened.count[id]--; opened.count[id] <= 0 {
		delete(opened.count, id)
	}
}

func isOpen(id string) bool {
	opened.Lock()
	defer opened.Unlock()
	return opened.count[id] > 0
}

// stateDirs are the folders in which lock files may be made, the best one first. They are not those of the documents: a
// lock file beside a document would be copied and mailed along with it.
func stateDirs() []string {
	temp := filepath.Join(os.TempDir(), fmt.Sprintf("warrant-%d", os.Getuid()))
	if filepath.IsAbs(xdg.StateHome) { // it is not where there is no home
		return []string{filepath.Join(xdg.StateHome, "warrant"), temp}
	}
	return []string{temp}
}

// errNoLock says that no folder could be found for a lock file.
var errNoLock = errors.New("no folder for lock files")

// acquire tries to lock a file; free is false where another program has it. The lock file stays behind: removing it
// would let two programs hold locks on two files of the same name.
func acquire(dirs []string, id string) (l *flock.Flock, free bool, err error) {
	err = errNoLock
	for _, dir := range dirs {
		dir = filepath.Join(dir, "locks")
		if mkErr := os.MkdirAll(dir, 0o700); mkErr != nil {
			err = fmt.Errorf("%w: %w", errNoLock, mkErr)
			continue
		}
		l := flock.New(filepath.Join(dir, id+".lock"), flock.SetPermissions(0o600))
		free, lockErr := l.TryLock()
		if lockErr == nil {
			return l, free, nil
		}
		err = fmt.Errorf("%w: %w", errNoLock, lockErr)
	}
	return nil, true, err
}

func (l *lock) release() {
	if l.flock != nil {
		_ = l.flock.Close() // it ends with the process at the latest
	}
	leave(l.id)
}
