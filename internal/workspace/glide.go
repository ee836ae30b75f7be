package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
)

// mostGliding is how many boxes a picture may have whose boxes glide to their new places; with more they jump.
const mostGliding = 300

// arrive shows a layout that was waited for. The boxes go there from where they were meanwhile, all but the one that the
// user looks at, which stays where it is on the screen.
func (w *Workspace) arrive(plan *scene.Plan, r *layout.Result) {
	from := w.picture
	if !w.glides(plan) || alike(from.result, r) {
		w.show(plan, r, false)
		return
	}
	goal, final := r, plan.Build(r, from.detail)
	if was, ok := from.scene.Where(w.anchor()); ok {
		if is, ok := final.Where(w.anchor()); ok {
			goal = shifted(r, geom.Point{X: was.X - is.X, Y: was.Y - is.Y})
		}
	}
	asked, arrived := w.drawn, false
	w.cfg.Glide(func(t float64) {
		switch {
		case arrived || asked != w.drawn:
		case t >= 1:
			arrived = true
			w.show(plan, r, false)
		default:
			w.picture.result = between(from.result, goal, t)
			w.picture.scene = plan.Build(w.picture.result, w.picture.detail)
			w.publish(PictureChanged)
		}
	})
}

// glides reports whether the boxes of a plan go to their places in small steps: what is on the screen is a guess where
// they are.
func (w *Workspace) glides(plan *scene.Plan) bool {
	return w.cfg.Glide != nil && !w.cfg.Prefs.ReduceMotion && w.picture.guessed && w.picture.plan == plan && !w.look.fresh && !w.look.turned &&
		plan.Shown() <= mostGliding
}

// anchor returns what stays where it is on the screen.
func (w *Workspace) anchor() argmap.Ref {
	if w.entry != nil {
		return w.entry.anchor
	}
	if _, ok := w.where(w.hold); ok {
		return w.hold
	}
	return w.Leading()
}

// between returns where things are when they have gone a part t of the way from one layout to another of the same graph.
func between(from, to *layout.Result, t float64) *layout.Result {
	out := &layout.Result{Places: make([]layout.Place, len(to.Places)), Bounds: to.Bounds}
	for i, b := range to.Places {
		a := from.Places[i]
		p := layout.Place{
			Boxes: make([]geom.Rect, len(b.Boxes)), Knob: onWay(a.Knob, b.Knob, t),
			Bracket: rectOnWay(a.Bracket, b.Bracket, t), Span: rectOnWay(a.Span, b.Span, t),
		}
		for k := range b.Boxes {
			p.Boxes[k] = rectOnWay(a.Boxes[k], b.Boxes[k], t)
		}
		out.Places[i] = p
	}
	return out
}

func onWay(a, b geom.Point, t float64) geom.Point {
	return geom.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
}

func rectOnWay(a, b geom.Rect, t float64) geom.Rect {
	at := onWay(geom.Point{X: a.X, Y: a.Y}, geom.Point{X: b.X, Y: b.Y}, t)
	size := onWay(geom.Point{X: a.W, Y: a.H}, geom.Point{X: b.W, Y: b.H}, t)
	return geom.Rect{X: at.X, Y: at.Y, W: size.X, H: size.Y}
}

// shifted returns a layout moved by a distance.
func shifted(r *layout.Result, by geom.Point) *layout.Result {
	out := &layout.Result{Places: make([]layout.Place, len(r.Places)), Bounds: r.Bounds.Move(by)}
	for i, p := range r.Places {
		boxes := make([]geom.Rect, len(p.Boxes))
		for k, b := range p.Boxes {
			boxes[k] = b.Move(by)
		}
		p.Boxes, p.Knob, p.Bracket, p.Span = boxes, p.Knob.Add(by), p.Bracket.Move(by), p.Span.Move(by)
		out.Places[i] = p
	}
	return out
}

// alike reports whether two layouts of one graph put everything in the same places.
func alike(a, b *layout.Result) bool {
	for i := range b.Places {
		if a.Places[i].Knob != b.Places[i].Knob || len(a.Places[i].Boxes) != len(b.Places[i].Boxes) {
			return false
		}
		for k, r := range b.Places[i].Boxes {
			if a.Places[i].Boxes[k] != r {
				return false
			}
		}
	}
	return true
}
