package library_test

import (
	"os"
	"path/filepath"
	"testing"

	"warrant/internal/library"
)

// Every choice of the settings page can be made, is what the page shows then, survives a restart, and can be unmade.
func TestEverySettingSurvivesARestart(t *testing.T) {
	l, _, dirs := open(t)
	for _, s := range library.Page() {
		if s.Choices == nil {
			l.Change(func(to *library.Settings) { s.Put(to, "Ada L.", 0) })
			l.Close()
			if l, _, _ = openIn(t, dirs); s.Text(l.Settings()) != "Ada L." {
				t.Errorf("%s: %q after a restart", s.Title, s.Text(l.Settings()))
			}
			continue
		}
		usual := s.At(library.Settings{})
		for at, words := range s.Choices {
			l.Change(func(to *library.Settings) { s.Put(to, "", at) })
			l.Close()
			if l, _, _ = openIn(t, dirs); s.At(l.Settings()) != at {
				t.Errorf("%s: %q became %q after a restart", s.Title, words, s.Choices[s.At(l.Settings())])
			}
		}
		l.Change(func(to *library.Settings) { s.Put(to, "", usual); s.Put(to, "", len(s.Choices)); s.Put(to, "", -1) })
		if s.At(l.Settings()) != usual {
			t.Errorf("%s: it is %q, not the usual", s.Title, s.Choices[s.At(l.Settings())])
		}
	}
}

// What no page could have chosen, as in a file that somebody edited, is as if it had not been chosen.
func TestUnknownChoicesAreNone(t *testing.T) {
	dirs := library.Dirs{Documents: t.TempDir(), State: t.TempDir()}
	text := `{"theme": "purple", "textSize": 1000, "boxWidth": "?", "direction": "sideways", "roleWords": "?", "user": "Ada", "unknown": 1}`
	if err := os.WriteFile(filepath.Join(dirs.State, "settings.json"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	l, _, _ := openIn(t, dirs)
	s := l.Settings()
	if s.Percent() != 100 || s.User != "Ada" || l.Warning() != "" {
		t.Errorf("%+v, %q", s, l.Warning())
	}
	s.TextSize = 0
	if s != (library.Settings{User: "Ada"}) {
		t.Errorf("%+v", s)
	}
}
