package library

import (
	"os/user"
	"strings"
	"sync"
)

// Theme says which colours the window has.
type Theme string

// The themes. SystemTheme follows the system.
const (
	SystemTheme Theme = ""
	LightTheme  Theme = "light"
	DarkTheme   Theme = "dark"
)

// Settings are what the window remembers.
type Settings struct {
	Theme      Theme   `json:"theme,omitempty"`
	User       string  `json:"user,omitempty"` // the reader's name; empty: the system's
	SeenStrip  bool    `json:"seenStrip,omitempty"`
	Width      float64 `json:"width,omitempty"`
	Height     float64 `json:"height,omitempty"`
	Outline    Pane    `json:"outline"`
	Inspector  Pane    `json:"inspector"`
	LastFolder string  `json:"lastFolder,omitempty"` // of the file dialogs
}

// Pane is how one pane at the side stands.
type Pane struct {
	Width  float64 `json:"width,omitempty"` // 0: the usual
	Hidden bool    `json:"hidden,omitempty"`
}

// Reader returns the name of the reader's voice in new maps.
func (s Settings) Reader() string {
	if name := strings.Join(strings.Fields(s.User), " "); name != "" {
		return name
	}
	return "Reader"
}

// By returns the user's name for the log of changes.
func (s Settings) By() string {
	if s.User != "" {
		return s.User
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

type settingsFile struct {
	jar *jar
	mu  sync.Mutex
	now Settings
}

func openSettings(path string) *settingsFile {
	s := &settingsFile{jar: newJar(path)}
	s.jar.read(&s.now)
	return s
}

// Settings returns the settings as they are.
func (l *Library) Settings() Settings {
	l.setting.mu.Lock()
	defer l.setting.mu.Unlock()
	return l.setting.now
}

// Change changes the settings and keeps them.
func (l *Library) Change(change func(*Settings)) {
	l.setting.mu.Lock()
	defer l.setting.mu.Unlock()
	before := l.setting.now
	change(&l.setting.now)
	if l.setting.now != before {
		l.setting.jar.write(l.setting.now)
	}
}
