package library_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/library"
	"warrant/internal/words"
)

func TestTranslation(t *testing.T) {
	t.Cleanup(func() { words.Use(nil) })
	dirs := library.Dirs{Documents: t.TempDir(), State: t.TempDir()}
	l := library.New(library.Options{Dirs: dirs, NewID: func() string { return "x" }, Dispatch: func(f func()) { f() }})
	t.Cleanup(func() { l.Close() })
	if l.Translate(); l.Warning() != "" || library.Untitled() != "Untitled map" {
		t.Errorf("without a file: %q, %q", l.Warning(), library.Untitled())
	}
	path := filepath.Join(dirs.State, "translation.json")
	put := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(`{"language": "de", "name": "Deutsch", "texts": {"Untitled map": "Karte ohne Namen"}}`)
	l.Translate()
	if got := library.Untitled(); got != "Karte ohne Namen" {
		t.Errorf("a map without a title is called %q", got)
	}
	put(`{"language": "de", "name": "Deutsch", "texts": {"Delete %s": "Weg"}}`)
	l.Translate()
	if w := l.Warning(); !strings.Contains(w, path) || !strings.Contains(w, "Delete %s") || library.Untitled() != "Untitled map" {
		t.Errorf("a faulty file: %q", w)
	}
}
