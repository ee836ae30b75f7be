package library_test

import (
	"os"
	"path/filepath"
	"testing"

	"warrant/internal/library"
)

func TestMapsToChooseFrom(t *testing.T) {
	l, _, dirs := open(t)
	write := func(path string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if all := l.Maps(); len(all) != 0 {
		t.Fatalf("maps are %v", all)
	}
	elsewhere := t.TempDir()
	here, there := write(filepath.Join(dirs.Documents, "here.warrant")), write(filepath.Join(elsewhere, "there.warrant"))
	write(filepath.Join(dirs.Documents, "paper.pdf"))
	other := write(filepath.Join(dirs.Documents, "other.warrant"))
	l.Remember(here, "Here it is")
	l.Remember(there, "")
	want := []library.Recent{{Path: there, Title: "there"}, {Path: here, Title: "Here it is"}, {Path: other, Title: "other"}}
	got := l.Maps()
	if len(got) != len(want) {
		t.Fatalf("maps are %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("map %d is %v", i, got[i])
		}
	}

	deep := write(filepath.Join(elsewhere, "Deep", "down.warrant"))
	write(filepath.Join(elsewhere, ".hidden", "x.warrant"))
	for typed, want := range map[string][]library.Place{
		elsewhere + "/":         {{Path: there}, {Path: filepath.Dir(deep), Folder: true}},
		elsewhere + "/de":       {{Path: filepath.Dir(deep), Folder: true}},
		elsewhere + "/Deep/":    {{Path: deep}},
		elsewhere + "/.h":       {{Path: filepath.Join(elsewhere, ".hidden"), Folder: true}},
		"ot":                    {{Path: other}},
		elsewhere + "/nowhere/": nil,
	} {
		got := l.Under(typed)
		if len(got) != len(want) {
			t.Errorf("under %q: %v", typed, got)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("under %q: %v", typed, got)
			}
		}
	}
	for typed, want := range map[string]bool{"~": true, "~/a": true, "/": true, "a/b": true, "war": false, "": false} {
		if library.IsPath(typed) != want {
			t.Errorf("IsPath(%q)", typed)
		}
	}
}

func TestRankOfMatches(t *testing.T) {
	for _, c := range []struct {
		title, typed string
		want         int
	}{
		{"Undercut", "under", 0}, {"Add undercut", "undercut", 1}, {"Undo", "", 0}, {"Wunderbar", "under", 3},
		{"Add an undercutter", "undercut", 2}, {"Ctrl", "nothing", 3}, {"Open a map", "OPEN", 0}, {"Open a map", "map open", 1},
	} {
		if got := library.Rank(c.title, c.typed); got != c.want {
			t.Errorf("Rank(%q, %q) = %d, not %d", c.title, c.typed, got, c.want)
		}
	}
}
