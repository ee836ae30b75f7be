package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Debate shows a dispute side against side; an empty id goes back to the map, to the same place.
func (w *Workspace) Debate(id argmap.DisputeID) error {
	if id == "" {
		return w.leaveDebate()
	}
	d, ok := debate.Between(w.Snapshot(), id)
	if !ok {
		return edit.Refusal("That dispute is no longer there.")
	}
	w.stay()
	w.leave(jumped)
	if w.look.debate == "" {
		p := w.station()
		w.look.mapAt = &p
	}
	w.dropEntry()
	w.look.debate = id
	w.unfoldTo(d.Statement.Ref()) // for the outline; the folds come back with the map
	w.redraw()
	w.session.Select(d.Statement.Ref())
	w.camera = w.camera.fitWidth(w.picture.scene.Bounds)
	w.say(Told, words.T("Escape goes back to the map."))
	w.publish(SelectionMoved | PictureChanged | StatusChanged | MapChanged)
	return nil
}

// leaveDebate goes back to the place in the map from which the debate was opened.
func (w *Workspace) leaveDebate() error {
	if w.look.debate == "" {
		return nil
	}
	w.stay()
	w.leave(jumped)
	w.restore(*w.look.mapAt)
	return nil
}

// InDebate returns the dispute that is shown; empty: the map is.
func (w *Workspace) InDebate() argmap.DisputeID { return w.look.debate }

// debateFor returns the dispute that B opens: one over the selected statement or over what that bears on, else the first.
// Where none is recorded it is that of those who attack each other most, as near to what is selected as there is one.
func (w *Workspace) debateFor() (argmap.DisputeID, error) {
	s := w.Snapshot()
	found := argmap.DisputeID("")
	look := func(r argmap.Ref) {
		if id, ok := r.Statement(); ok && found == "" {
			if over := s.DisputesOver(id); len(over) > 0 {
				found = over[0].ID
			}
		}
	}
	look(w.Leading())
	w.climb(s, w.Leading(), look)
	if all := s.Disputes(); found == "" && len(all) > 0 {
		found = all[0].ID
	}
	if found == "" {
		near := func(r argmap.Ref) {
			if id, ok := r.Statement(); ok && found == "" {
				d, _ := debate.Likely(s, id)
				found = d.ID
			}
		}
		near(w.Leading())
		w.climb(s, w.Leading(), near)
	}
	if found == "" {
		if d, ok := debate.Likely(s, ""); ok {
			return d.ID, nil
		}
		return "", errNoDebate
	}
	return found, nil
}

// debatable says why B opens no debate. It is asked often, so it does not look for the nearest one.
func (w *Workspace) debatable() error {
	if w.Snapshot().Count(argmap.KindDispute) > 0 {
		return nil
	}
	if _, ok := debate.Likely(w.Snapshot(), ""); !ok {
		return errNoDebate
	}
	return nil
}

const errNoDebate = edit.Refusal("No voice attacks what another one holds; there is nothing to debate yet.")

// inDebate refuses what has a meaning in a debate only.
func (w *Workspace) inDebate() error {
	if w.look.debate == "" {
		return edit.Refusal("No debate is shown; B shows one.")
	}
	return nil
}

// DebateShown returns the dispute that is shown, a record of the map or not.
func (w *Workspace) DebateShown() argmap.Dispute {
	d, _ := debate.Between(w.Snapshot(), w.look.debate)
	return d
}

// DebateOf shows the debate between other voices, over the same statement. The map does not change.
func (w *Workspace) DebateOf(sides [2][]argmap.VoiceID) error {
	d := w.DebateShown()
	for i, side := range sides {
		if len(side) == 0 {
			return w.refuse(words.T("Each side needs a voice."))
		}
		if slices.ContainsFunc(side, func(v argmap.VoiceID) bool { return slices.Contains(sides[1-i], v) }) {
			return w.refuse(words.T("Nobody stands on both sides."))
		}
	}
	return w.Debate(debate.Of(sides, d.Statement))
}

// inMap refuses what has no meaning in a debate.
func (w *Workspace) inMap() error {
	if w.look.debate != "" {
		return edit.Refusal("The debate shows one dispute only; Escape goes back to the map.")
	}
	return nil
}

// drawDebate builds the picture of the dispute, as wide as the pane.
func (w *Workspace) drawDebate() {
	s := w.shown()
	d, ok := debate.Between(s, w.look.debate)
	if !ok {
		p := *w.look.mapAt
		p.selected, p.at = w.Selection(), nil // it is by what was done now, so it counts more than what was selected before
		w.restore(p)
		if w.unfoldTo(w.Leading()) {
			w.redraw()
		}
		w.revealLeading()
		return
	}
	before, was := w.where(w.Leading())
	w.picture = picture{scene: scene.NewDebate(s, d, w.cfg.Fonts, max(debateWidth, w.camera.Pane.W))}
	if w.pinned(true) {
		// it is gone back to
	} else if after, is := w.where(w.Leading()); was && is {
		w.camera = w.camera.keep(before, after)
	}
	if w.entry != nil {
		w.reveal(w.entry.of)
	}
	w.publish(PictureChanged | StatusChanged)
}

// debateWidth is the least width of the two columns together, in world units.
const debateWidth = 900

// fitWidth shows a scene's whole width at the largest zoom step up to 100 %, from its top.
func (c Camera) fitWidth(b geom.Rect) Camera {
	i := hundred
	for i > 0 && b.W*ZoomSteps[i] > c.Pane.W {
		i--
	}
	c.Zoom = ZoomSteps[i]
	c.Offset = geom.Point{X: (c.Pane.W-b.W*c.Zoom)/2 - b.X*c.Zoom, Y: -b.Y * c.Zoom}
	return c
}
