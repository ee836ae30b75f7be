package workspace

import (
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

// Shown returns a function that tells what the diagram shows. It stays as it is when the map changes, and may be called
// from any goroutine.
func (w *Workspace) Shown() func(argmap.Ref) bool {
	if w.picture.plan == nil {
		return func(argmap.Ref) bool { return true }
	}
	return w.picture.plan.Shows
}
