package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"warrant/internal/argmap"
)

// run is the Writer's goroutine. It alone writes and alone reports, so both happen in order.
func (w *Writer) run() {
	defer w.end()
	pause := time.Duration(0)
	for w.sleep(pause) {
		pause = w.work(pause)
	}
	w.work(0) // the last attempt; it has nothing to do where all is saved
}

func (w *Writer) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	close(w.ended)
	w.idle = true
	w.changed.Broadcast()
}

// sleep waits for a poke; after a pause the clock gives one, where pause is not 0. It returns false when the Writer is
// closed.
func (w *Writer) sleep(pause time.Duration) bool {
	if pause > 0 {
		stop := w.clock.AfterFunc(pause, w.timeUp)
		defer stop()
	}
	w.mu.Lock()
	w.idle = len(w.wake) == 0
	w.changed.Broadcast()
	w.mu.Unlock()
	<-w.wake
	w.mu.Lock()
	defer w.mu.Unlock()
	w.idle = false
	return !w.closed
}

func (w *Writer) timeUp() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.poke()
}

// work writes until nothing waits or an attempt fails. It returns how long to pause before the next; 0: until a poke.
func (w *Writer) work(pause time.Duration) time.Duration {
	for {
		steps, file := w.next()
		if len(steps) == 0 {
			w.writeLooks(file)
			return 0
		}
		w.report() // "Saving…", which is shown where it takes long
		n, err := write(file, steps)
		w.note(n, err)
		w.report()
		switch {
		case err == nil:
			pause = 0
		case Passes(err):
			return min(max(2*pause, firstPause), lastPause)
		default:
			return 0
		}
	}
}

// next returns the steps to be written together, and where.
func (w *Writer) next() ([]argmap.Step, File) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stuck {
		return nil, w.file
	}
	return slices.Clone(w.queue[:min(len(w.queue), maxJoined)]), w.file
}

// write writes steps and returns how many of them are saved.
func write(file File, steps []argmap.Step) (int, error) {
	ctx := context.Background()
	if all, ok := file.(BatchFile); ok && len(steps) > 1 {
		err := all.AppendAll(ctx, steps)
		if err == nil {
			return len(steps), nil
		}
		if Passes(err) && !errors.Is(err, ErrDiskFull) {
			return 0, err
		}
		// One of them is at fault, or they do not all fit: save those before.
	}
	for i, s := range steps {
		if err := file.Append(ctx, s); err != nil {
			return i, err
		}
	}
	return len(steps), nil
}

// note enters the result of an attempt, n steps saved, into the state.
func (w *Writer) note(n int, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n > 0 {
		w.state.Revision, w.state.SavedAt = w.queue[n-1].Revision, w.clock.Now()
		w.queue = slices.Delete(w.queue, 0, n)
		w.saved += n
	}
	w.state.Waiting = len(w.queue)
	if len(w.queue) == 0 {
		w.state.Saving = time.Time{}
	}
	w.state.Err, w.state.Sentence = err, notSaved(err)
	w.stuck = err != nil && !Passes(err)
	w.changed.Broadcast()
}

// notSaved says in a line that and why steps are not saved, that nothing is lost meanwhile, and what to do.
func notSaved(err error) string {
	switch {
	case err == nil:
		return ""
	case Passes(err):
		return "Not saved: " + InShort(err) + ". Keep working; retrying. File, Save a copy… saves elsewhere"
	}
	return "Not saved: " + InShort(err) + ". Keep working; File, Save a copy… saves elsewhere"
}

func (w *Writer) report() {
	if w.onState == nil {
		return
	}
	state := w.State()
	if w.dispatch == nil {
		w.onState(state)
		return
	}
	w.dispatch(func() { w.onState(state) })
}

// writeLooks writes what SaveState handed over. It is done when no step waits, since steps matter and looks do not.
func (w *Writer) writeLooks(file File) {
	w.mu.Lock()
	looks := w.looks
	w.looks = nil
	stuck := w.stuck
	w.mu.Unlock()
	if stuck {
		return
	}
	for _, l := range looks {
		if file.SaveState(context.Background(), l.key, l.value) != nil {
			return
		}
	}
}
