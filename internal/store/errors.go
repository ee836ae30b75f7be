package store

import "errors"

// The kinds of errors, for errors.Is. What is returned is an *Error with a sentence for the user.
var (
	ErrNotOurs  = errors.New("not a Warrant map")
	ErrDamaged  = errors.New("damaged map")
	ErrNewer    = errors.New("map of a newer version")
	ErrNotFound = errors.New("no such map")
	ErrExists   = errors.New("file exists")
	ErrInUse    = errors.New("map in use")
	ErrStale    = errors.New("stale revision")
	ErrMisfit   = errors.New("step does not fit the map")
	ErrDiskFull = errors.New("disk full")
	ErrReadOnly = errors.New("map is read-only")
	ErrGone     = errors.New("map removed or replaced")
	ErrDenied   = errors.New("no permission")
	ErrIO       = errors.New("disk error")
	ErrClosed   = errors.New("map is closed")
)

// Error is what goes wrong with a file: one of the kinds above, the place, a sentence that says what happened, what is
// safe and what to do, and the cause.
type Error struct {
	Kind     error
	Path     string
	Sentence string
	Err      error // may be nil
}

// Error returns the sentence, which names the file.
func (e *Error) Error() string { return e.Sentence }

// Is reports whether target is the error's kind.
func (e *Error) Is(target error) bool { return target == e.Kind }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Detail returns the sentence with the cause, for logs and for "Details".
func (e *Error) Detail() string {
	if e.Err == nil {
		return e.Sentence
	}
	return e.Sentence + " (" + e.Err.Error() + ")"
}

// Passes reports whether an error may go away by itself, so that it makes sense to try again.
func Passes(err error) bool {
	return errors.Is(err, ErrDiskFull) || errors.Is(err, ErrIO) || errors.Is(err, ErrInUse)
}

// InShort returns what went wrong in two or three words, for the status bar.
func InShort(err error) string {
	for _, k := range []struct {
		kind  error
		words string
	}{
		{ErrDiskFull, "disk full"}, {ErrIO, "disk error"}, {ErrInUse, "another program is using the file"},
		{ErrStale, "another program changed the map"}, {ErrReadOnly, "the file is read-only"},
		{ErrGone, "the file was moved or removed"}, {ErrDamaged, "the file is damaged"}, {ErrClosed, "the file is closed"},
		{ErrMisfit, "the change does not fit the file"}, {ErrDenied, "no permission"}, {ErrNotFound, "the file is gone"},
	} {
		if errors.Is(err, k.kind) {
			return k.words
		}
	}
	return "unknown error"
}
