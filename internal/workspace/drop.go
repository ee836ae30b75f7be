package workspace

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// aim is what dropping would do at one place.
type aim struct {
	aimed   bool // it would do something, or say why not
	to      edit.Place
	use     bool       // it stays where it is as well
	act     edit.Act   // instead of to: an order that no place says
	beside  argmap.Ref // of act: what keeps its place on the screen
	target  argmap.Ref // what is marked
	gap     geom.Rect  // the bar between others, in the scene
	row     RowMark
	label   string
	refused bool
}

// Widths of the zones of a box, in screen pixels.
const (
	edgeOfBox = 28.0 // at most, and at most a quarter of the box
	barWidth  = 4.0
)

// holder returns the box, knob or bracket at a point of the pane; what stands in a box, or marks its fold, counts as it.
func (w *Workspace) holder(p geom.Point) (scene.Hit, bool) {
	at, slack := w.camera.ToScene(p), reach/w.camera.Zoom
	hits := w.sceneHits()
	for i := len(hits) - 1; i >= 0; i-- {
		h := hits[i]
		switch h.Part {
		case scene.PartBox, scene.PartKnob, scene.PartBracket, scene.PartFold:
		default:
			continue
		}
		r := h.Rect
		if d := (slack - min(r.W, r.H)) / 2; d > 0 {
			r = r.Grow(d)
		}
		if r.Contains(at) {
			return h, true
		}
	}
	return scene.Hit{}, false
}

// aimAt works out what dropping at a point of the pane would do.
func (w *Workspace) aimAt(p geom.Point, shift, use bool) aim {
	d := w.drag
	hit, ok := w.holder(p)
	if !ok {
		if step, at, gap, ok := w.betweenPremises(w.camera.ToScene(p)); ok {
			return w.aimPremise(step, at, gap, use)
		}
		return w.aimBlank(use)
	}
	if slices.Contains(d.of, hit.Of) && hit.Part != scene.PartBracket {
		return aim{label: words.T("Stays where it is.")}
	}
	switch hit.Part {
	case scene.PartBracket:
		at, gap := w.premiseAt(hit.Of, w.camera.ToScene(p))
		return w.aimPremise(hit.Of, at, gap, use)
	case scene.PartBox:
		if a, ok := w.aimEdge(hit, p, use); ok {
			return a
		}
	}
	return w.aimOn(hit.Of, shift, use)
}

// aimOn drops on a statement or a step.
func (w *Workspace) aimOn(on argmap.Ref, shift, use bool) aim {
	a := aim{aimed: true, to: edit.Place{On: on, As: partFor(shift), At: -1}, use: use, target: on}
	a.label, a.refused = w.WouldPut(w.drag.of, a.to, use)
	return a
}

func partFor(shift bool) edit.Part {
	if shift {
		return edit.AsObjection
	}
	return edit.AsReason
}

// aimBlank drops where nothing is.
func (w *Workspace) aimBlank(use bool) aim {
	a := aim{aimed: true, to: edit.Place{At: -1}, use: use}
	if use {
		a.label, a.refused = words.T("Drop it on a box, a bracket or a knob to use it there, too."), true
		return a
	}
	if w.free(w.drag.of) {
		return aim{label: words.T("Stays unattached.")}
	}
	a.label, a.refused = w.WouldPut(w.drag.of, a.to, false)
	return a
}

// free reports whether all of some records bear on nothing.
func (w *Workspace) free(of []argmap.Ref) bool {
	return !slices.ContainsFunc(of, func(r argmap.Ref) bool {
		id, ok := r.Statement()
		return !ok || len(w.Snapshot().Uses(id)) > 0
	})
}

// aimPremise drops among the premises of a step.
func (w *Workspace) aimPremise(step argmap.Ref, at int, gap geom.Rect, use bool) aim {
	a := aim{aimed: true, to: edit.Place{On: step, As: edit.AsPremise, At: at}, use: use, gap: gap}
	if a.label, a.refused = w.WouldPut(w.drag.of, a.to, use); a.refused {
		a.target = step
	}
	return a
}

// aimEdge drops at the edge of a box: among the premises of its step, or before or behind its step where what moves bears
// on the same. ok is false where the edge means no more than the middle.
func (w *Workspace) aimEdge(hit scene.Hit, p geom.Point, use bool) (a aim, ok bool) {
	id, _ := hit.Of.Statement()
	side := w.edge(hit.Rect, p)
	if side == 0 {
		return aim{}, false
	}
	s := w.Snapshot()
	home, attached := s.Outline().Home(id)
	if !attached {
		return w.aimRoot(id, side, hit.Rect, use)
	}
	i := slices.Index(home.Premises, id)
	inner := side < 0 && i > 0 || side > 0 && i < len(home.Premises)-1
	if inner || w.allIn(home) {
		at := i
		if side > 0 {
			at++
		}
		return w.aimPremise(home.Ref(), at, w.bar(hit.Rect, side), use), true
	}
	return w.aimSibling(home, side, hit, use)
}

// edge returns on which side a point of the pane is near the edge of a box: -1 before it, 1 behind it, 0 neither.
func (w *Workspace) edge(r geom.Rect, p geom.Point) int {
	box := w.camera.RectToPane(r)
	x, lo, extent := p.X, box.X, box.W
	if w.direction() == layout.Right {
		x, lo, extent = p.Y, box.Y, box.H
	}
	switch zone := min(edgeOfBox, extent/4); {
	case x < lo+zone:
		return -1
	case x > lo+extent-zone:
		return 1
	}
	return 0
}

// allIn reports whether all that moves are premises of one step already.
func (w *Workspace) allIn(a argmap.Argument) bool {
	return len(a.Premises) > 1 && !slices.ContainsFunc(w.drag.of, func(r argmap.Ref) bool {
		id, ok := r.Statement()
		return !ok || !slices.Contains(a.Premises, id)
	})
}

// aimSibling drops before or behind a step whose like are what moves.
func (w *Workspace) aimSibling(a argmap.Argument, side int, hit scene.Hit, use bool) (aim, bool) {
	part, ok := w.partOn(a.Target)
	if !ok || use {
		return aim{}, false
	}
	on := w.Snapshot().On(a.Target)
	at := slices.IndexFunc(on, func(b argmap.Argument) bool { return b.ID == a.ID })
	word := words.T("before ")
	if side > 0 {
		at, word = at+1, words.T("after ")
	}
	to := aim{aimed: true, to: edit.Place{On: a.Target, As: part, At: at}, gap: w.bar(hit.Rect, side), beside: hit.Of}
	if to.label, to.refused = w.WouldPut(w.drag.of, to.to, false); !to.refused && w.whole() {
		to.act, to.label = edit.Move(w.drag.of, to.to), w.goes(word+edit.Name(w.Snapshot(), hit.Of))
	}
	return to, true
}

// whole reports whether steps move as a whole.
func (w *Workspace) whole() bool {
	return !slices.ContainsFunc(w.drag.of, func(r argmap.Ref) bool {
		a, ok := w.homeStep(r)
		return !ok || r.Kind == argmap.KindStatement && len(a.Premises) > 1
	})
}

// goes says an order.
func (w *Workspace) goes(where string) string {
	return saidOf(w.Snapshot(), w.drag.of, words.T("goes "), words.T("go ")) + where + "."
}

// partOn returns the part that all that moves plays on a target; false: not all bear on it, or not alike.
func (w *Workspace) partOn(target argmap.Ref) (edit.Part, bool) {
	var polarity argmap.Polarity
	for _, r := range w.drag.of {
		a, ok := w.homeStep(r)
		if !ok || a.Target != target || polarity != "" && a.Polarity != polarity {
			return 0, false
		}
		polarity = a.Polarity
	}
	return partFor(polarity == argmap.Con), polarity != ""
}

// homeStep returns a step itself, or the one at which a statement's box is drawn.
func (w *Workspace) homeStep(r argmap.Ref) (argmap.Argument, bool) {
	if id, ok := r.Argument(); ok {
		return w.Snapshot().Argument(id)
	}
	id, _ := r.Statement()
	return w.Snapshot().Outline().Home(id)
}

// aimRoot drops before or behind a statement that bears on nothing, where what moves is one of its like.
func (w *Workspace) aimRoot(id argmap.StatementID, side int, at geom.Rect, use bool) (aim, bool) {
	if len(w.drag.of) != 1 || use {
		return aim{}, false
	}
	like := w.like(id)
	from, to := slices.Index(like, w.drag.of[0]), slices.Index(like, id.Ref())
	if from < 0 || to < 0 {
		return aim{}, false
	}
	word := words.T("before ")
	if side > 0 {
		to, word = to+1, words.T("after ")
	}
	if from < to {
		to--
	}
	a := aim{aimed: true, gap: w.bar(at, side), beside: id.Ref(), label: w.goes(word + edit.Name(w.Snapshot(), id.Ref()))}
	a.act = edit.Reorder(w.drag.of[:1], to-from)
	if to == from {
		a.label, a.refused = words.T("It stands there already."), true
	} else if err := w.Try(a.act); err != nil {
		a.label, a.refused = err.Error(), true
	}
	return a, true
}

// like returns the statements that bear on nothing and are theses, or not, as one of them is.
func (w *Workspace) like(id argmap.StatementID) []argmap.Ref {
	s := w.Snapshot()
	one, _ := s.Statement(id)
	var out []argmap.Ref
	for _, root := range s.Outline().Roots {
		if st, ok := s.Statement(root); ok && st.Thesis == one.Thesis {
			out = append(out, root.Ref())
		}
	}
	return out
}

// bar returns the mark before or behind a box.
func (w *Workspace) bar(r geom.Rect, side int) geom.Rect {
	width := barWidth / w.camera.Zoom
	off := layout.BoxGap/2 + width/2
	if w.direction() == layout.Right {
		bar := geom.Rect{X: r.X, Y: r.Y - off, W: r.W, H: width}
		if side > 0 {
			bar.Y = r.Bottom() + off - width
		}
		return bar
	}
	bar := geom.Rect{X: r.X - off, Y: r.Y, W: width, H: r.H}
	if side > 0 {
		bar.X = r.Right() + off - width
	}
	return bar
}

// betweenPremises returns the step between whose premises a point of the scene is, which of them follows, and the mark.
func (w *Workspace) betweenPremises(p geom.Point) (step argmap.Ref, at int, gap geom.Rect, ok bool) {
	for _, h := range w.sceneHits() {
		if h.Part != scene.PartBracket {
			continue
		}
		var all geom.Rect
		for _, r := range w.premiseRects(h.Of) {
			all = all.Union(r)
		}
		if all.Contains(p) {
			at, gap = w.premiseAt(h.Of, p)
			return h.Of, at, gap, true
		}
	}
	return argmap.Ref{}, 0, geom.Rect{}, false
}

// premiseRects returns where the premises of a step are whose boxes are drawn at it; others have no place.
func (w *Workspace) premiseRects(step argmap.Ref) map[argmap.StatementID]geom.Rect {
	out := map[argmap.StatementID]geom.Rect{}
	a, _ := w.Snapshot().Argument(argmap.ArgumentID(step.ID))
	for _, id := range w.Snapshot().Outline().Here(a) {
		if r, ok := w.where(id.Ref()); ok {
			out[id] = r
		}
	}
	return out
}

// premiseAt returns which premise of a step follows a point of the scene, and the mark of that place.
func (w *Workspace) premiseAt(step argmap.Ref, p geom.Point) (at int, gap geom.Rect) {
	a, _ := w.Snapshot().Argument(argmap.ArgumentID(step.ID))
	rects := w.premiseRects(step)
	for i, id := range a.Premises {
		r, ok := rects[id]
		if !ok {
			continue
		}
		c := r.Center()
		if ahead := p.X < c.X; w.direction() != layout.Right && ahead || w.direction() == layout.Right && p.Y < c.Y {
			return i, w.bar(r, -1)
		}
		at, gap = i+1, w.bar(r, 1)
	}
	return at, gap
}

// aimLink draws a link from the handle of a box to one that is to bear on it, too.
func (w *Workspace) aimLink(p geom.Point, shift bool) aim {
	d := w.drag
	name := edit.Name(w.Snapshot(), d.on)
	hit, ok := w.holder(p)
	_, statement := hit.Of.Statement()
	switch {
	case !ok || hit.Of == d.on:
		d.of = nil
		return aim{label: words.T("Drag to the box that is a reason for %s, too; with Shift an objection.", name)}
	case !statement:
		d.of = nil
		return aim{aimed: true, target: hit.Of, label: words.T("A step cannot be used twice; its premises can."), refused: true}
	}
	d.of = []argmap.Ref{hit.Of}
	a := aim{aimed: true, to: edit.Place{On: d.on, As: partFor(shift), At: -1}, use: true, target: hit.Of}
	a.label, a.refused = w.WouldPut(d.of, a.to, true)
	return a
}
