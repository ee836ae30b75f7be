package library

import (
	"os"
	"os/user"
	"strings"
	"sync"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Theme says which colours the window has.
type Theme string

// The themes. SystemTheme follows the system.
const (
	SystemTheme   Theme = ""
	LightTheme    Theme = "light"
	DarkTheme     Theme = "dark"
	ContrastTheme Theme = "contrast"
	MonoTheme     Theme = "mono"
)

// BoxWidth says how wide ordinary boxes are.
type BoxWidth string

// The widths of boxes.
const (
	NormalBoxes BoxWidth = ""
	NarrowBoxes BoxWidth = "narrow"
	WideBoxes   BoxWidth = "wide"
)

// RoleWords says which boxes begin with their role.
type RoleWords string

// The choices for role words.
const (
	RoleWordsAlways    RoleWords = ""
	RoleWordsUnlessFor RoleWords = "unlessFor" // not where it is a plain reason
	RoleWordsNever     RoleWords = "never"
)

// Settings are what the user likes, and what the window remembers.
type Settings struct {
	User     string `json:"user,omitempty"` // the reader's name; empty: the system's
	Theme    Theme  `json:"theme,omitempty"`
	TextSize int    `json:"textSize,omitempty"` // of the whole window, diagram and all, in per cent; 0: 100

	BoxWidth   BoxWidth         `json:"boxWidth,omitempty"`
	RoleWords  RoleWords        `json:"roleWords,omitempty"`
	AuthorPill bool             `json:"authorPill,omitempty"` // statements of the text's author name their voice, too
	Direction  argmap.Direction `json:"direction,omitempty"`  // of maps for which none was chosen

	ReduceMotion          bool `json:"reduceMotion,omitempty"`
	SingleLettersOff      bool `json:"singleLettersOff,omitempty"`
	ArrowsFollowStructure bool `json:"arrowsFollowStructure,omitempty"` // and not the picture

	SeenStrip  bool    `json:"seenStrip,omitempty"`
	Width      float64 `json:"width,omitempty"`
	Height     float64 `json:"height,omitempty"`
	FullScreen bool    `json:"fullScreen,omitempty"`
	Panes      Panes   `json:"panes"`                // of maps that were not open yet
	LastFolder string  `json:"lastFolder,omitempty"` // of the file dialogs
}

// name returns the user's name as it was typed, but for needless spaces.
func (s Settings) name() string { return strings.Join(strings.Fields(s.User), " ") }

// Reader returns the name of the reader's voice in new maps.
func (s Settings) Reader() string {
	if name := s.name(); name != "" {
		return name
	}
	return words.T("Reader")
}

// By returns the user's name for the log of changes and for comments.
func (s Settings) By() string {
	if name := s.name(); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

type settingsFile struct {
	jar     *jar
	mu      sync.Mutex
	now     Settings
	warning string // why they start afresh
}

// openSettings reads the settings. A file that holds none is kept aside, and the settings start afresh.
func openSettings(path string) *settingsFile {
	s := &settingsFile{jar: newJar(path)}
	if err := s.jar.read(&s.now); err != nil {
		s.now, s.warning = Settings{}, words.T("The settings could not be read and start afresh. Your maps are not touched.")
		if aside := path + ".damaged"; os.Rename(path, aside) == nil {
			s.warning += words.T(" The old file is kept as %s.", aside)
		}
	}
	s.now = s.now.sane()
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
