//go:build unix

package library_test

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Nobody writes into the pipe: whoever opened it to look what is in it would wait for ever.
func TestPipesAreNotOpened(t *testing.T) {
	l, _, _ := open(t)
	pipe := filepath.Join(t.TempDir(), "pipe.json")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("there are no pipes here:", err)
	}
	if _, err := l.OpenFile(t.Context(), pipe); err == nil {
		t.Error("a pipe was opened as a map")
	}
}
