package library

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"warrant/internal/words"
)

// A run of the program says in a small file of its own which map it has open, and clears it when the map is closed. A file
// that still names a map though its program is gone was left by a run that did not end by itself. That it is gone shows in
// a lock beside the file, which ends with the process however that ends; a process number could be another's by then.

// run is what such a file says.
type run struct {
	Map        string `json:"map,omitempty"` // empty: none is open
	Process    int    `json:"process"`
	Unfinished bool   `json:"unfinished,omitempty"` // something was being typed, or not saved yet
}

// running is the file of this run, and what others have left.
type running struct {
	dir string

	mu   sync.Mutex
	lock *flock.Flock // nil: no map was open yet, or no file can be made
	jar  *jar
	now  run
	left map[string]run // by map: what was cut short, and was not opened again yet
}

func openRunning(state string) *running {
	return &running{dir: filepath.Join(state, "running"), left: map[string]run{}}
}

// Running notes that a map is open here, and whether something in it is unfinished: being typed, or not saved yet.
func (l *Library) Running(path string, unfinished bool) {
	l.running.note(run{Map: path, Process: os.Getpid(), Unfinished: unfinished})
}

// Left notes that the map that was open here is closed.
func (l *Library) Left() { l.running.note(run{Process: os.Getpid()}) }

func (r *running) note(now run) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now == r.now || r.lock == nil && now.Map == "" || !r.begin() {
		return
	}
	r.now = now
	r.jar.write(now)
}

// begin makes the lock and reports whether there is one. Where none can be had nothing is noted: then a run that is cut
// short is not told from others, and the map that was open last opens all the same.
func (r *running) begin() bool {
	if r.lock != nil {
		return true
	}
	if os.MkdirAll(r.dir, 0o700) != nil {
		return false
	}
	f, err := os.CreateTemp(r.dir, "*"+lockEnding)
	if err != nil {
		return false
	}
	_ = f.Close()
	lock := flock.New(f.Name())
	if free, err := lock.TryLock(); err != nil || !free {
		return false
	}
	r.lock, r.jar = lock, newJar(strings.TrimSuffix(f.Name(), lockEnding)+runEnding)
	return true
}

const (
	lockEnding = ".lock"
	runEnding  = ".json"
)

// end takes the files away where no map is open any more.
func (r *running) end() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lock == nil {
		return
	}
	r.jar.wait()
	if r.now.Map == "" {
		_ = os.Remove(r.jar.path)
		_ = os.Remove(r.lock.Path())
	}
	_ = r.lock.Close()
	r.lock, r.now = nil, run{}
}

// Interrupted returns the map that was open last in a run that did not end by itself, if it is still there. What such runs
// left is taken away; Restored tells of it once.
func (l *Library) Interrupted() (path string, ok bool) {
	r := l.running
	r.mu.Lock()
	defer r.mu.Unlock()
	locks, _ := filepath.Glob(filepath.Join(r.dir, "*"+lockEnding)) // the pattern is well formed
	var last time.Time
	for _, lock := range locks {
		was, at, gone := take(strings.TrimSuffix(lock, lockEnding))
		if !gone || was.Map == "" {
			continue
		}
		if _, err := os.Stat(was.Map); err != nil {
			continue
		}
		r.left[was.Map] = was
		if !at.Before(last) {
			path, ok, last = was.Map, true, at
		}
	}
	return path, ok
}

// take reads what a run noted and removes it, where that run is gone. Its files have a name but for their endings.
func take(name string) (was run, at time.Time, gone bool) {
	file, lock := name+runEnding, flock.New(name+lockEnding)
	if free, err := lock.TryLock(); err != nil || !free {
		return run{}, time.Time{}, false
	}
	if info, err := os.Stat(file); err == nil {
		at = info.ModTime()
	}
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &was) != nil {
		was = run{} // what it said cannot be known
	}
	_ = os.Remove(file)
	for _, half := range halves(file) {
		_ = os.Remove(half)
	}
	_ = os.Remove(lock.Path())
	_ = lock.Close()
	return was, at, true
}

// halves returns what is left of a file where a run was cut short while writing it.
func halves(file string) []string {
	found, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+".*"))
	return found
}

// Restored says in a sentence, once, that a map that was opened was open in a run that did not end by itself; empty: it was
// not, or it cannot be gone on with here.
func (l *Library) Restored(o Opened, now time.Time) string {
	r := l.running
	r.mu.Lock()
	defer r.mu.Unlock()
	was, ok := r.left[o.File.Path()]
	delete(r.left, o.File.Path())
	if !ok || o.Loaded.ReadOnly != "" {
		return ""
	}
	last := words.T("no command yet")
	if at := o.Loaded.ChangedAt.Local(); !o.Loaded.ChangedAt.IsZero() {
		last = words.T("last command %s", at.Format(timeOf(at, now.Local())))
	}
	if was.Unfinished {
		return words.T("Restored (%s). What was still being typed or saved then may be missing.", last)
	}
	return words.T("Restored, nothing lost (%s).", last)
}

// timeOf returns how a time is written: with its day where that is not today.
func timeOf(at, now time.Time) string {
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return time.TimeOnly
	}
	return "2 January 15:04:05"
}
