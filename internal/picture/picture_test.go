package picture_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/assets"
	"warrant/internal/layout/host"
	"warrant/internal/picture"
	"warrant/internal/typeset/typesettest"
)

// starts are the first bytes of each kind of file.
var starts = map[string]string{".svg": "<", ".pdf": "%PDF", ".png": "\x89PNG"}

func TestSampleIsDrawnInAllViews(t *testing.T) {
	engine := host.Find(host.Options{})
	defer engine.Close()
	if engine.Name() == "none" {
		t.Skip("there is no Graphviz here")
	}
	dir := filepath.Join(t.TempDir(), "out")
	name := assets.Samples()[0].Name
	var files []string
	err := picture.Sample(t.Context(), name, dir, typesettest.Fonts(t), engine, func(path string, _ []string) { files = append(files, path) })
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"overview-light.svg", "overview-dark.png", "complete-light.pdf", "debate-"} {
		if !strings.Contains(strings.Join(files, " "), want) {
			t.Errorf("no %s among %v", want, files)
		}
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil || !bytes.HasPrefix(data, []byte(starts[filepath.Ext(f)])) {
			t.Errorf("%s: %v, starts with %.8q", f, err, data)
		}
	}
}

func TestFormatComesFromTheName(t *testing.T) {
	if f, ok := picture.FormatOf("a/b.SVG"); !ok || f.Name != "SVG" {
		t.Errorf("%v %v", f, ok)
	}
	for path, want := range map[string]string{"x.txt": "should end in", "x.svg": "nothing to draw"} {
		if _, err := (picture.Picture{}).Write(t.Context(), filepath.Join(t.TempDir(), path)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", path, err, want)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
