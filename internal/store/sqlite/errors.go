package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"warrant/internal/store"
	"warrant/internal/store/tables"
)

// place names a file as sentences do.
func place(path string) string {
	return fmt.Sprintf("“%s” in %s", filepath.Base(path), filepath.Dir(path))
}

// fail returns the error of a kind. The format may hold one %s for the place.
func fail(kind error, path, format string, err error) *store.Error {
	return &store.Error{Kind: kind, Path: path, Sentence: fmt.Sprintf(format, place(path)), Err: err}
}

// sentences are what is said of each kind: what happened, what is safe, what to do.
var sentences = map[error]string{
	store.ErrNotOurs:  "%s is not a Warrant map. It was left as it is. If it holds arguments in another format, import it.",
	store.ErrDamaged:  "%s is damaged. It was left as it is. Open a backup of it, or an older copy.",
	store.ErrNewer:    "%s was made by a newer Warrant. It was left as it is. Open it with the newer Warrant.",
	store.ErrNotFound: "%s does not exist. Nothing was changed. It may have been moved or renamed; look for it under another name.",
	store.ErrExists:   "%s exists already and was left as it is. Choose another name.",
	store.ErrInUse:    "%s is being used by another program. Nothing in it was changed. Close it there and try again.",
	store.ErrStale:    "%s was changed by another program. That change is kept and this one was not saved. Open the map again and repeat it.",
	store.ErrMisfit:   "This change does not fit %s and was not saved. What was saved before is safe. Open the map again.",
	store.ErrDiskFull: "There is no space left for %s. What was saved before is safe. Free some space, or save the map elsewhere.",
	store.ErrReadOnly: "%s cannot be written. Nothing in it was changed. Save the map elsewhere.",
	store.ErrGone:     "%s was moved, removed or replaced while it was open. Nothing was written in its place. Save the map elsewhere.",
	store.ErrDenied:   "You may not read %s. It was left as it is. Ask its owner for permission.",
	store.ErrIO:       "The disk does not read or write %s as it should. What was saved before is safe. Save the map elsewhere.",
	store.ErrClosed:   "%s is closed. What was saved is safe. Open it again.",
}

// wrap makes err one of the typed errors, told apart by code. An error that is typed already stays as it is.
func wrap(path string, err error) error {
	var typed *store.Error
	if err == nil || errors.As(err, &typed) {
		return err
	}
	kind := kindOf(err)
	return fail(kind, path, sentences[kind], err)
}

func kindOf(err error) error {
	var damage *tables.Damage
	if errors.As(err, &damage) {
		return store.ErrDamaged
	}
	if e, ok := codeOf(err); ok {
		return kindOfCode(e)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return store.ErrNotFound
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	case errors.Is(err, fs.ErrPermission):
		return store.ErrDenied
	case errors.Is(err, syscall.ENOSPC):
		return store.ErrDiskFull
	case errors.Is(err, syscall.EROFS):
		return store.ErrReadOnly
	}
	return store.ErrIO
}

func kindOfCode(e sqlite3.Error) error {
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintTrigger: // the one trigger is the guard of the revision
		return store.ErrStale
	case sqlite3.ErrReadonlyDbMoved:
		return store.ErrGone
	case sqlite3.ErrIoErrShortRead:
		return store.ErrDamaged
	}
	switch e.SystemErrno {
	case syscall.ENOSPC:
		return store.ErrDiskFull
	case syscall.EROFS, syscall.EACCES, syscall.EPERM:
		return store.ErrReadOnly
	}
	switch e.Code {
	case sqlite3.ErrFull:
		return store.ErrDiskFull
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return store.ErrDamaged
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return store.ErrInUse
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return store.ErrReadOnly
	case sqlite3.ErrConstraint, sqlite3.ErrMismatch, sqlite3.ErrTooBig, sqlite3.ErrRange:
		return store.ErrMisfit
	}
	return store.ErrIO
}
