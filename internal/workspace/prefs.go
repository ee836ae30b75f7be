package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// Prefs are what the user's settings say about working with a map.
type Prefs struct {
	BoxWidth   float64 // of ordinary boxes; 0: scene.Normal
	RoleWords  scene.RoleWords
	AuthorPill bool
	Direction  argmap.Direction // of maps for which none was chosen

	ReduceMotion          bool // nothing glides or flashes
	SingleLettersOff      bool // letters and digits alone do nothing
	ArrowsFollowStructure bool // up leads to what a box bears on, wherever that is drawn
}

// Prefs returns what the settings say.
func (w *Workspace) Prefs() Prefs { return w.cfg.Prefs }

// SetPrefs takes what the settings say from now on.
func (w *Workspace) SetPrefs(p Prefs) {
	was := w.cfg.Prefs
	w.cfg.Prefs = p
	if w.look.direction == argmap.Auto && was.Direction != p.Direction {
		w.look.turned = true
	}
	if was.BoxWidth != p.BoxWidth || was.RoleWords != p.RoleWords || was.AuthorPill != p.AuthorPill || was.Direction != p.Direction {
		w.redraw()
	}
	w.publish(StatusChanged)
}

// SetBy says in whose name the user edits and comments from now on.
func (w *Workspace) SetBy(name string) {
	w.cfg.By = name
	w.live().SetBy(name)
}

// dress gives a look what the settings say of boxes.
func (p Prefs) dress(l scene.Look) scene.Look {
	l.BoxWidth, l.RoleWords, l.AuthorPill = p.BoxWidth, p.RoleWords, p.AuthorPill
	return l
}
