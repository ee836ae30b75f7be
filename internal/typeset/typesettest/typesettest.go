// Package typesettest gives tests the fonts the program is shipped with.
package typesettest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"warrant/internal/typeset"
)

// Fonts returns Noto Sans, as shipped with the window's toolkit, the same for all tests of a package.
func Fonts(t testing.TB) *typeset.Fonts {
	t.Helper()
	f, err := shared()
	if err != nil {
		t.Fatalf("loading Noto Sans for a test: %v", err)
	}
	return f
}

// Fresh returns Noto Sans with an empty cache.
func Fresh(t testing.TB) *typeset.Fonts {
	t.Helper()
	f, err := fresh()
	if err != nil {
		t.Fatalf("loading Noto Sans for a test: %v", err)
	}
	return f
}

var shared = sync.OnceValues(fresh)

func fresh() (*typeset.Fonts, error) {
	files, err := files()
	if err != nil {
		return nil, err
	}
	return typeset.New(files[0], files[1])
}

// files reads the font files. They are found by asking the go command, since nothing below internal may import the
// toolkit.
var files = sync.OnceValues(func() (data [2][]byte, err error) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		return data, fmt.Errorf("finding the module that holds the fonts: %w", err)
	}
	for i, name := range []string{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"} {
		data[i], err = os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "theme", "font", name))
		if err != nil {
			return data, err
		}
	}
	return data, nil
})
