package formats_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/codec/formats"
)

// A device or a pipe may have no end, or never begin.
func TestOnlyFilesAreRead(t *testing.T) {
	_, _, _, err := formats.ReadFile(os.DevNull, formats.Options{})
	if want := os.DevNull + " is a device or a pipe and was not read"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%v; want %s", err, want)
	}
}

// A diagram or a page that is only written here would be read as text, line by line, into a map of brackets.
func TestWhatIsOnlyWrittenIsNotReadAsText(t *testing.T) {
	for text, want := range map[string]string{
		"\ufeff<!DOCTYPE html>\n<html><body><p>Trams are cheap.</p></body></html>\n": "is an HTML page",
		"<html lang=en>\n<p>Trams are cheap.\n":                                      "is an HTML page",
		"// drawn\nstrict digraph \"trams\" {\n  a -> b;\n}\n":                       "is a Graphviz DOT",
		"graph{a--b}": "is a Graphviz DOT",
	} {
		path := filepath.Join(t.TempDir(), "a.txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, f, _, err := formats.ReadFile(path, formats.Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q was read as %s: %v", text, f.Name, err)
		}
		if _, _, _, err := formats.ReadFile(path, formats.Options{Format: "outline"}); err != nil {
			t.Errorf("%q, asked for as an outline: %v", text, err)
		}
	}
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("graph theory helps\n  + it {really} does\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, f, _, err := formats.ReadFile(path, formats.Options{}); err != nil || f.Name != "outline" {
		t.Errorf("a sentence about graphs: %s, %v", f.Name, err)
	}
}

// JSON can escape half of a pair of UTF-16, which is no character; Go's reader replaces it without a word.
func TestHalfCharactersAreReported(t *testing.T) {
	for text, want := range map[string]int{
		`{"nodes":[{"nodeID":"1","type":"I","text":"a"},` + "\n" + `{"nodeID":"2","type":"I","text":"half \ud800 one"}],"edges":[]}`: 2,
		`{"nodes":[{"nodeID":"1","type":"I","text":"half \uDC00"}],"edges":[]}`:                                                      1,
		`{"nodes":[{"nodeID":"1","type":"I","text":"whole \ud83d\ude00, and \\ud800 in letters"}],"edges":[]}`:                       0,
	} {
		path := filepath.Join(t.TempDir(), "a.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, report, err := formats.ReadFile(path, formats.Options{})
		line := 0
		for _, l := range report {
			if l.What == "half of a character" {
				line = l.Line
			}
		}
		if err != nil || line != want {
			t.Errorf("%s: reported for line %d, want %d (%v)", text, line, want, err)
		}
	}
}
