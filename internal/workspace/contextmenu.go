package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// Here returns the commands that change what is selected and can run now.
func (w *Workspace) Here() []Command {
	var out []Command
	for _, c := range Commands() {
		if c.Menu != EditMenu && c.Menu != AddMenu && c.Menu != BranchMenu && !slices.Contains(whoHolds, c.ID) || c.Typing || c.ID == "edit.undo" || c.ID == "edit.redo" {
			continue
		}
		if w.Check(c) == nil {
			out = append(out, c)
		}
	}
	return out
}

// whoHolds are the commands of the people menu that are about what is selected in the map.
var whoHolds = []string{"edit.holders", "edit.voices", "edit.dispute", "edit.disputes"}

// MenuAt is the other button of the mouse at a point of the pane: it selects what is there and returns what can be done
// with it. On blank ground nothing is selected anew, and what can be done with the map is returned.
func (w *Workspace) MenuAt(p geom.Point) []Command {
	w.focus, w.pressed = MapPane, pressed{}
	w.hover.rested, w.hover.serial = false, w.hover.serial+1
	hit, ok := w.at(p)
	switch {
	case !ok || hit.Part == scene.PartArea || hit.Part == scene.PartSlot || hit.Part == scene.PartSides:
		return w.onGround()
	case hit.Part == scene.PartChip:
		if c, found := w.Snapshot().Citation(argmap.CitationID(hit.Of.ID)); found {
			return w.MenuOf(c.Of)
		}
	}
	return w.MenuOf(hit.Of)
}

// MenuOf selects a record, unless it is selected with others, and returns what can be done with what is selected.
func (w *Workspace) MenuOf(r argmap.Ref) []Command {
	_ = w.putBack()
	if !slices.Contains(w.Selection(), r) {
		w.Select(r)
	}
	return w.Here()
}

// ground are the commands that are about the map as a whole, in the order of the menus.
var ground = []string{
	"edit.undo", "edit.redo", "add.thesis", "add.unattached", "go.all", "go.find", "view.all", "view.fit", "view.turn", "view.group", "view.overview",
	"view.filter",
}

func (w *Workspace) onGround() []Command {
	var out []Command
	for _, c := range Commands() {
		if slices.Contains(ground, c.ID) && w.Check(c) == nil {
			out = append(out, c)
		}
	}
	return out
}
