package bibtex

import (
	"os"
	"path/filepath"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/bib"
	"warrant/internal/codec"
)

func itemsOf(entries []bib.Entry) []argmap.Item {
	var out []argmap.Item
	for _, e := range entries {
		out = append(out, e.Item)
	}
	return out
}

// TestFiles reads every file of the corpora, writes it and reads it again.
func TestFiles(t *testing.T) {
	for _, folder := range []string{"pandoc-citeproc", "better-bibtex-import", "jabref-import"} {
		dir := argmaptest.Shared(t, "corpora", "bib", folder)
		entries, files, warnings := 0, 0, 0
		for _, ending := range []string{"*.bib", "*.biblatex"} {
			paths, err := filepath.Glob(filepath.Join(dir, ending))
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				var report codec.Report
				got, more, err := read(bib.Text(data, &report))
				if err != nil {
					t.Errorf("%s: %v", filepath.Base(path), err)
					continue
				}
				files, entries, warnings = files+1, entries+len(got), warnings+len(report)+len(more)
				again(t, filepath.Base(path), got, BibLaTeX)
				again(t, filepath.Base(path), got, BibTeX)
			}
		}
		if files == 0 {
			t.Errorf("no files in %s", folder)
		}
		t.Logf("%s: %d files, %d entries, %d warnings", folder, files, entries, warnings)
	}
}
