package workspace

import (
	"maps"

	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// ExportScene returns what is shown, with every detail whatever the zoom; nil where nothing is shown.
func (w *Workspace) ExportScene() *scene.Scene {
	if w.look.debate != "" || w.picture.plan == nil {
		return w.picture.scene
	}
	return w.picture.plan.Build(w.picture.result, scene.DetailAt(1))
}

// ExportLook returns how the map is looked at, to be drawn anew; ok is false in a debate, and where nothing is shown.
func (w *Workspace) ExportLook() (look scene.Look, ok bool) {
	if w.look.debate != "" || w.picture.plan == nil {
		return look, false
	}
	return w.picture.plan.Look(), true
}

// Shown returns a function that tells what the diagram shows. It stays as it is when the map changes, and may be called
// from any goroutine.
func (w *Workspace) Shown() func(argmap.Ref) bool {
	if w.picture.plan == nil {
		return func(argmap.Ref) bool { return true }
	}
	return w.picture.plan.Shows
}

// PageLook returns how the diagram in a page of the whole map looks: folded as it is now, with nothing left out. Where the
// direction is Auto, the shape of the whole map decides it.
func (w *Workspace) PageLook() (scene.Look, argmap.Direction) {
	look := scene.Look{Direction: scene.DirectionOf(w.wanted()), Folded: maps.Clone(w.look.folded), Numbers: w.look.numbers}
	return w.cfg.Prefs.dress(look), w.wanted()
}
