package write_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	mapjson "warrant/internal/codec/json"
	"warrant/internal/document"
	"warrant/internal/document/write"
	"warrant/internal/typeset/typesettest"
)

var update = flag.Bool("update", false, "write the goldens anew")

// library is a map of ten statements with all that texts tell.
func library(t testing.TB) *argmap.Snapshot {
	t.Helper()
	data, err := os.ReadFile("testdata/library.json")
	if err != nil {
		t.Fatal(err)
	}
	s, notes, err := mapjson.Decode(data)
	if err != nil || len(notes) > 0 {
		t.Fatal(err, notes)
	}
	return s
}

func text(t testing.TB, s *argmap.Snapshot, kind string, style document.Style) *document.Document {
	t.Helper()
	k, ok := document.KindNamed(kind)
	if !ok {
		t.Fatalf("there is no kind %q", kind)
	}
	return document.New(s, k, style)
}

// TestMarkdown compares each kind of text with a file that one can read.
func TestMarkdown(t *testing.T) {
	s := library(t)
	for _, c := range []struct {
		kind  string
		style document.Style
		file  string
	}{
		{"outline", document.AuthorDate, "outline.md"},
		{"essay", document.AuthorDate, "essay.md"},
		{"essay", document.Numbers, "essay-numbers.md"},
		{"essay", document.Notes, "essay-notes.md"},
		{"report", document.AuthorDate, "report.md"},
		{"cards", document.AuthorDate, "cards.md"},
		{"premises", document.AuthorDate, "premises.md"},
	} {
		got, remarks, err := write.Markdown(text(t, s, c.kind, c.style), nil)
		if err != nil || len(remarks) > 0 {
			t.Fatal(err, remarks)
		}
		golden(t, c.file, got)
	}
}

// TestNameSaysTheFormat holds that the ending of a name decides, whatever its case, and that another one is refused.
func TestNameSaysTheFormat(t *testing.T) {
	for path, start := range map[string]string{"a/x.MD": "# ", "x.htm": "<!DOCTYPE html>", "x.Docx": "PK", "x.pdf": "%PDF-"} {
		data, remarks, err := write.File(text(t, library(t), "cards", document.AuthorDate), path, nil, typesettest.Fonts(t))
		if err != nil || len(remarks) > 0 || !strings.HasPrefix(string(data), start) {
			t.Errorf("%s: %v, %v, %.20q", path, err, remarks, data)
		}
	}
	_, _, err := write.File(text(t, library(t), "cards", document.AuthorDate), "a/x.txt", nil, nil)
	if err == nil || !strings.HasPrefix(err.Error(), "x.txt: the name should end in") {
		t.Error(err)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; see whether it should, then run the test with -update:\n%s", path, got)
	}
}
