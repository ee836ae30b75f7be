package library

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sync"

	"warrant/internal/whole"
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

// read fills v from the file; a missing one leaves v as it is. The error says that the file holds something else.
func (j *jar) read(v any) error {
	data, err := os.ReadFile(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return json.Unmarshal(data, v)
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
		_ = whole.Write(j.path, data)
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
