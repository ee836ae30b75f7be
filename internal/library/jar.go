package library

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
)

// jar is a small file that is written in the background, the newest contents only.
type jar struct {
	path string
	mu   sync.Mutex
	next []byte // to be written; nil: nothing
	busy bool
	idle sync.Cond
}

func newJar(path string) *jar {
	j := &jar{path: path}
	j.idle.L = &j.mu
	return j
}

// read fills v from the file; a missing or damaged one leaves v as it is.
func (j *jar) read(v any) {
	if data, err := os.ReadFile(j.path); err == nil {
		_ = json.Unmarshal(data, v)
	}
}

// write replaces the file's contents, soon.
func (j *jar) write(v any) {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return // plain values always marshal
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.next = append(data, '\n')
	if !j.busy {
		j.busy = true
		go j.run()
	}
}

func (j *jar) run() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.next != nil {
		data := j.next
		j.next = nil
		j.mu.Unlock()
		// What is lost here is which map was open last; not worth a message.
		_ = WriteFile(j.path, data)
		j.mu.Lock()
	}
	j.busy = false
	j.idle.Broadcast()
}

// wait returns when everything is written.
func (j *jar) wait() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.busy {
		j.idle.Wait()
	}
}

// WriteFile replaces a file's contents all at once: after a crash there is the old file or the new one.
func WriteFile(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
