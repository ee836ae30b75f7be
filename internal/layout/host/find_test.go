package host

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/layout/layouttest"
)

// executable writes a file that can be run, as far as its mode goes.
func executable(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv(Variable, "")
	t.Setenv("PATH", dir)
	e := Find(Options{})
	_, err := e.Layout(context.Background(), layouttest.Tree(3))
	if !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), "warrant-layout") {
		t.Errorf("with nothing there: error %v", err)
	}
	executable(t, filepath.Join(dir, "dot"))
	if e := Find(Options{}); e.Name() != new(Native).Name() {
		t.Errorf("with dot there: %s", e.Name())
	}
	onPath := executable(t, filepath.Join(dir, "warrant-layout"))
	if h, ok := Find(Options{}).(*Host); !ok || h.opt.Path != onPath {
		t.Error("with both there: not the host on the PATH")
	}
	named := executable(t, filepath.Join(t.TempDir(), "another"))
	t.Setenv(Variable, named)
	if h, ok := Find(Options{}).(*Host); !ok || h.opt.Path != named {
		t.Error("not the host that the environment names")
	}
	t.Setenv(Variable, dir)
	if _, err := Executable(); !errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), dir) {
		t.Errorf("the environment names a folder: error %v", err)
	}
}

func TestMissingExecutable(t *testing.T) {
	h := New(Options{Path: filepath.Join(t.TempDir(), "none"), Cache: t.TempDir()})
	defer h.Close()
	if _, err := h.Layout(context.Background(), layouttest.Tree(3)); !errors.Is(err, ErrStart) {
		t.Errorf("error %v", err)
	}
}
