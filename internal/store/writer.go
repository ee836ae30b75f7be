package store

import (
	"context"
	"errors"
	"sync"
	"time"

	"warrant/internal/argmap"
)

// State says how far saving is.
type State struct {
	Saving   time.Time // since when something waits to be saved; zero: all is saved
	SavedAt  time.Time // when the newest step was saved; zero: none was yet
	Revision int64     // of the newest step that is saved
	Waiting  int       // how many steps are not saved
	Err      error     // why they are not, after the last attempt failed
	Sentence string    // the same for the status bar; empty where Err is nil
}

// The pauses between attempts while an error may go away by itself.
const (
	firstPause = 250 * time.Millisecond
	lastPause  = 5 * time.Second
)

// maxJoined is how many waiting steps are written in one transaction.
const maxJoined = 100

// Writer saves steps in the background, in order. While the disk refuses it keeps them and tries again; on errors that
// stay it keeps them and stops, until the next step is a reason to try once more, or Replace gives it another file. Its methods may be called from any goroutine.
type Writer struct {
	dispatch func(func())
	onState  func(State)
	clock    Clock
	wake     chan struct{} // one pending call to look again
	ended    chan struct{} // closed when the goroutine has ended

	mu      sync.Mutex
	changed *sync.Cond // something below changed
	file    File
	queue   []argmap.Step
	looks   []look
	added   int  // steps ever appended
	saved   int  // steps ever saved
	idle    bool // the goroutine waits for work or for the end of a pause
	stuck   bool // the last error stays
	closed  bool
	state   State
}

type look struct{ key, value string }

// Clock is the time as the Writer sees it.
type Clock struct {
	Now       func() time.Time
	AfterFunc func(d time.Duration, f func()) (stop func() bool) // calls f after d, from any goroutine
}

func systemClock() Clock {
	return Clock{time.Now, func(d time.Duration, f func()) func() bool { return time.AfterFunc(d, f).Stop }}
}

// WriterOption changes how a Writer works.
type WriterOption func(*Writer)

// WithClock gives the Writer another clock than the system's.
func WithClock(c Clock) WriterOption { return func(w *Writer) { w.clock = c } }

// NewWriter starts a writer on a file, which stays the caller's to close. After each change of its State it calls onState
// through dispatch; both may be nil. They run on the Writer's goroutine unless dispatch passes the call on, and must then
// not wait for the Writer.
func NewWriter(file File, dispatch func(func()), onState func(State), opts ...WriterOption) *Writer {
	w := &Writer{
		file: file, dispatch: dispatch, onState: onState, clock: systemClock(),
		wake: make(chan struct{}, 1), ended: make(chan struct{}), idle: true,
	}
	w.changed = sync.NewCond(&w.mu)
	for _, o := range opts {
		o(w)
	}
	go w.run()
	return w
}

// Append hands a step over and returns at once.
func (w *Writer) Append(step argmap.Step) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.queue) == 0 {
		w.state.Saving = w.clock.Now()
	}
	if w.added == 0 {
		w.state.Revision = step.Revision - 1 // the file's, or the step is refused
	}
	w.stuck = false
	w.queue = append(w.queue, step)
	w.added++
	w.state.Waiting = len(w.queue)
	w.poke()
}

// SaveState hands over how the map is looked at. Of several values for a key only the last need be written. It is no
// step: where it cannot be saved nothing is said.
func (w *Writer) SaveState(key, value string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i := range w.looks {
		if w.looks[i].key == key {
			w.looks[i].value = value
			return
		}
	}
	w.looks = append(w.looks, look{key, value})
	w.poke()
}

// State returns how far saving is now.
func (w *Writer) State() State {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.state
}

// Unsaved returns the steps that are not on disk, oldest first.
func (w *Writer) Unsaved() []argmap.Step {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]argmap.Step(nil), w.queue...)
}

// Replace makes the Writer go on with another file, one that holds what was saved so far (see File.SaveCopy), and write
// there what is still waiting. It waits for a write under way.
func (w *Writer) Replace(file File) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for !w.idle && !w.closed {
		w.changed.Wait()
	}
	w.file, w.stuck = file, false
	w.poke()
}

// Retry tries again at once, where the Writer would wait or has stopped.
func (w *Writer) Retry() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stuck = false
	w.poke()
}

// Flush waits until all steps that were handed over are on disk. It fails where that cannot be or when ctx ends first;
// an error that may go away by itself is waited for.
func (w *Writer) Flush(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.changed.Broadcast()
	})
	defer stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	target := w.added
	if !w.stuck {
		w.poke()
	}
	for w.saved < target {
		switch {
		case w.stuck || w.closed && w.idle:
			return w.failure()
		case ctx.Err() != nil:
			return errors.Join(ctx.Err(), w.state.Err)
		}
		w.changed.Wait()
	}
	return nil
}

// failure returns why steps are not saved.
func (w *Writer) failure() error {
	if w.state.Err != nil {
		return w.state.Err
	}
	return &Error{Kind: ErrClosed, Path: w.file.Path(), Sentence: "The map is closed; this change was not saved. Open the map again."}
}

// WaitIdle waits until the Writer has nothing to do now: all is saved and said, or it pauses before the next attempt, or
// it has stopped.
func (w *Writer) WaitIdle() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for !w.idle {
		w.changed.Wait()
	}
}

// Close makes a last attempt at what is waiting and ends the Writer. It returns the error of that attempt; Unsaved then
// has the steps. It does not close the file.
func (w *Writer) Close() error {
	w.mu.Lock()
	w.closed, w.stuck = true, false
	w.poke()
	w.mu.Unlock()
	<-w.ended
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.queue) > 0 {
		return w.failure()
	}
	return nil
}

// poke makes the goroutine look for work. The caller holds mu.
func (w *Writer) poke() {
	select {
	case <-w.ended:
		return
	default:
	}
	w.idle = false
	select {
	case w.wake <- struct{}{}:
	default: // it will look anyway
	}
}
