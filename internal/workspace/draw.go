package workspace

import (
	"cmp"
	"slices"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// picture is what is on the screen, and what it was made from.
type picture struct {
	plan    *scene.Plan
	result  *layout.Result
	scene   *scene.Scene
	detail  scene.Detail
	guessed bool // drawn before Graphviz answered
}

// wideMap is how many panes wide a map with the thesis on top may be, at the smallest zoom that shows full text, before
// the thesis goes to the left instead.
const (
	wideMap   = 3
	leastFull = 0.71
)

// shown returns the map that is drawn: with the box that is being typed, if there is one.
func (w *Workspace) shown() *argmap.Snapshot {
	if w.entry != nil && w.entry.draft != nil {
		return w.entry.draft
	}
	return w.Snapshot()
}

// fewAtOnce is how many boxes are shown before there is any layout: so few stand nearly where Graphviz will put them. More
// would jump.
const fewAtOnce = 12

// redraw shows the map as it is now: at once with boxes where they were, then with Graphviz's layout when it arrives.
func (w *Workspace) redraw() {
	w.drawn++ // what was asked for before is no longer wanted
	w.slot = nil
	w.layoutIn = time.Time{}
	if w.look.debate != "" {
		w.drawDebate()
		return
	}
	s := w.shown()
	if s.Count(argmap.KindStatement) == 0 {
		w.picture = picture{}
		w.publish(PictureChanged)
		return
	}
	w.refind()
	plan := scene.NewPlan(s, w.seen(w.hits()), w.cfg.Fonts)
	if w.picture.result == nil && plan.Shown() <= fewAtOnce {
		w.show(plan, plan.Guess(nil, nil), true)
	} else if was := w.picture.plan; w.picture.result != nil && was != nil && was.Graph.Direction == plan.Graph.Direction && was.Grouping() == plan.Grouping() {
		w.show(plan, plan.Guess(w.picture.plan, w.picture.result), true)
	}
	w.layoutIn = w.cfg.Clock()
	asked := w.drawn
	w.runner.Submit(plan.Graph, func(r *layout.Result, err error) {
		if asked != w.drawn {
			return
		}
		w.layoutIn = time.Time{}
		if w.failed = err != nil; w.failed {
			w.say(Problem, words.T("Could not lay out the diagram: %s. Your edits are safe; F4 tries again.", err.Error()))
			return
		}
		if w.look.fresh && (w.turnFor(r) || w.foldMore(r.Bounds)) {
			w.redraw()
			return
		}
		w.arrive(plan, r)
	})
}

// seen returns how the map is looked at, as a scene needs to know.
func (w *Workspace) seen(found map[argmap.Ref]bool) scene.Look { return w.seenOf(w.shown(), found) }

func (w *Workspace) seenOf(s *argmap.Snapshot, found map[argmap.Ref]bool) scene.Look {
	look := w.cfg.Prefs.dress(scene.Look{Direction: w.direction(), Folded: w.look.folded, Found: found,
		Group: w.look.group, FoldedGroups: w.look.shut, Numbers: w.look.numbers,
		Focus: w.look.focus, Depth: w.look.depth, Also: w.look.also})
	return scene.Filtered(s, w.look.filter, look)
}

// turnFor decides once, at the first layout, whether the map is too wide for the thesis on top.
func (w *Workspace) turnFor(r *layout.Result) bool {
	if w.look.settled || w.wanted() != argmap.Auto {
		return false
	}
	w.look.settled = true
	if w.look.chosen == layout.Down && r.Bounds.W*leastFull > wideMap*w.camera.Pane.W {
		w.look.chosen = layout.Right
		return true
	}
	return false
}

// show puts a layout on the screen and keeps the box that the user looks at where it is.
func (w *Workspace) show(plan *scene.Plan, r *layout.Result, guessed bool) {
	anchor := w.anchor()
	before, was := w.where(anchor)
	plan = plan.Marked(w.hits()) // what is found may have changed since it was made
	w.picture = picture{plan: plan, result: r, detail: scene.DetailAt(w.camera.Zoom), guessed: guessed}
	w.picture.scene = plan.Build(r, w.picture.detail)
	if w.look.fresh && !guessed {
		w.look.fresh = false
		w.firstCamera()
	} else if w.look.fresh && !was {
		w.firstCamera() // and once more, when the layout is there
	} else if w.look.turned && !guessed {
		w.look.turned = false
		w.camera = w.camera.fitEdges(w.picture.scene.Bounds)
		w.lookAtLeading()
	} else if w.pinned(!guessed) {
		w.refreshDetail()
	} else if after, is := w.where(anchor); was && is {
		w.camera = w.camera.keep(before, after)
	} else if is {
		w.camera = w.camera.reveal(after) // it was hidden, or elsewhere
		w.showHit()
	}
	w.centreStage()
	if w.entry != nil {
		w.reveal(w.entry.of)
	} else if !w.hold.IsZero() {
		w.revealLeading() // it has gone elsewhere
	}
	if !guessed {
		w.hold = argmap.Ref{}
	}
	w.publish(PictureChanged | StatusChanged)
}

// where returns the place of a statement's box or a step's knob in the scene on the screen, or of the folded area it is in.
func (w *Workspace) where(r argmap.Ref) (geom.Rect, bool) {
	if w.picture.scene == nil || r.IsZero() {
		return geom.Rect{}, false
	}
	if at, ok := w.picture.scene.Where(r); ok {
		return at, ok
	}
	return w.whereShut(r)
}

// firstCamera chooses where to look when a map is opened: all of it where that can be read, else its thesis.
func (w *Workspace) firstCamera() {
	w.camera = w.camera.fit(w.picture.scene.Bounds)
	if w.look.zoom > 0 {
		w.camera.Zoom = w.look.zoom
	} else {
		w.camera.Zoom = max(w.camera.Zoom, firstZoom)
	}
	w.camera = w.camera.fitEdges(w.picture.scene.Bounds)
	w.refreshDetail()
	w.lookAtLeading()
	if n := w.Snapshot().Count(argmap.KindStatement); n > foldAbove && w.picture.plan.Shown() < n && w.message.Text == "" {
		w.say(Told, words.T("Showing %d of %d statements. 0 opens all, 3 three levels, F the selected branch.", w.picture.plan.Shown(), n))
	}
}

// lookAtLeading puts the selected box into the middle of the pane along the side on which siblings stand, as far as the
// scene reaches beyond the pane there, and shows it along the other.
func (w *Workspace) lookAtLeading() {
	r, ok := w.where(w.Leading())
	if !ok {
		return
	}
	c, b := w.camera, w.picture.scene.Bounds
	mid := c.ToPane(r.Center())
	if w.direction() == layout.Right && b.H*c.Zoom > c.Pane.H {
		top, bottom := -b.Y*c.Zoom, c.Pane.H-b.Bottom()*c.Zoom
		c.Offset.Y = min(top, max(bottom, c.Offset.Y+c.Pane.H/2-mid.Y))
	}
	if w.direction() != layout.Right && b.W*c.Zoom > c.Pane.W {
		left, right := -b.X*c.Zoom, c.Pane.W-b.Right()*c.Zoom
		c.Offset.X = min(left, max(right, c.Offset.X+c.Pane.W/2-mid.X))
	}
	w.camera = c.reveal(r)
}

// fitEdges puts the start of a scene that is larger than the pane at the pane's start, a smaller one into the middle.
func (c Camera) fitEdges(b geom.Rect) Camera {
	c.Offset = geom.Point{X: -b.X * c.Zoom, Y: -b.Y * c.Zoom}
	if free := c.Pane.W - b.W*c.Zoom; free > 0 {
		c.Offset.X += free / 2
	}
	if free := c.Pane.H - b.H*c.Zoom; free > 0 {
		c.Offset.Y += min(free/2, c.Pane.H*0.06)
	}
	return c
}

// refreshDetail builds the scene anew where the zoom asks for more or less detail than it has.
func (w *Workspace) refreshDetail() {
	want := scene.DetailAt(w.camera.Zoom)
	if w.picture.plan == nil || w.look.debate != "" || want == w.picture.detail {
		return
	}
	if want.Level == scene.Full && w.picture.detail.Level == scene.Full {
		return
	}
	w.picture.detail = want
	w.picture.scene = w.picture.plan.Build(w.picture.result, want)
}

func (w *Workspace) reveal(r argmap.Ref) {
	if rect, ok := w.where(r); ok {
		w.camera = w.camera.reveal(rect)
	}
}

func (w *Workspace) revealLeading() { w.reveal(w.Leading()) }

// Frame returns what the diagram's pane shows now.
func (w *Workspace) Frame() Frame {
	f := Frame{Scene: w.picture.scene, Camera: w.camera, Lit: w.search != nil && w.search.at >= 0}
	if f.Scene == nil && w.Snapshot().Count(argmap.KindStatement) == 0 {
		f.Empty = []string{words.T("Press Enter and type what the paper claims.")}
	}
	selected := w.Selection()
	if w.entry != nil && w.entry.isNew {
		selected = nil // the open field has the focus, and will be what is selected
	}
	if w.slot != nil {
		f.Rings = []Ring{{Rect: w.slot.Rect, Leading: true}}
	}
	for i, r := range selected {
		if rect, ok := w.where(r); ok {
			f.Rings = append(f.Rings, Ring{Rect: rect, Round: r.Kind == argmap.KindArgument, Leading: i == 0 && w.slot == nil})
		}
	}
	f.Marks = w.marks()
	f.Mark = w.markNow()
	f.Entry = w.entryCard()
	if w.stage != nil {
		f.Blank, f.Caption = w.stage.blank, w.stageWords()
	}
	f.Overview = w.overview()
	f.Hover, f.Card = w.hovered(), w.textCard()
	if w.drag != nil {
		f.Marks = w.marksOfDrag()
	}
	return f
}

// Resized tells the size of the diagram's pane, in screen pixels.
func (w *Workspace) Resized(pane geom.Size) {
	if pane.W <= 0 || pane.H <= 0 || pane == w.camera.Pane {
		return
	}
	w.camera.Pane = pane
	if w.picture.scene != nil {
		w.publish(PictureChanged)
	}
}

// Start draws the first picture. It is called once the panes have their sizes.
func (w *Workspace) Start() { w.redraw() }

// Pan moves the picture by screen pixels.
func (w *Workspace) Pan(by geom.Point) {
	w.held.on = false
	w.pin = nil
	w.camera.Offset = w.camera.Offset.Add(by)
	if w.picture.scene != nil {
		w.camera = w.camera.within(w.picture.scene.Bounds)
	}
	w.publish(PictureChanged)
}

// within keeps at least a corner of the scene in sight.
func (c Camera) within(b geom.Rect) Camera {
	const rest = 80
	r := c.RectToPane(b)
	if r.Right() < rest {
		c.Offset.X += rest - r.Right()
	}
	if r.X > c.Pane.W-rest {
		c.Offset.X -= r.X - (c.Pane.W - rest)
	}
	if r.Bottom() < rest {
		c.Offset.Y += rest - r.Bottom()
	}
	if r.Y > c.Pane.H-rest {
		c.Offset.Y -= r.Y - (c.Pane.H - rest)
	}
	return c
}

// ZoomAt zooms by steps and keeps what is at a point of the pane there.
func (w *Workspace) ZoomAt(at geom.Point, steps int) {
	w.leave(zoomed)
	w.pin = nil
	w.camera = w.camera.zoomAt(at, steps)
	w.refreshDetail()
	w.publish(PictureChanged | StatusChanged)
}

// zoomHere zooms around the selected box, or the middle of the pane.
func (w *Workspace) zoomHere(steps int) {
	at := geom.Point{X: w.camera.Pane.W / 2, Y: w.camera.Pane.H / 2}
	if r, ok := w.where(w.Leading()); ok {
		if c := w.camera.ToPane(r.Center()); (geom.Rect{W: w.camera.Pane.W, H: w.camera.Pane.H}).Contains(c) {
			at = c
		}
	}
	w.ZoomAt(at, steps)
}

// Fit shows all that is open.
func (w *Workspace) Fit() {
	if w.picture.scene == nil {
		return
	}
	w.leave(zoomed)
	w.camera = w.camera.fit(w.picture.scene.Bounds)
	w.refreshDetail()
	w.publish(PictureChanged | StatusChanged)
}

// Full shows the selected box at 100 %.
func (w *Workspace) Full() {
	w.zoomHere(hundred - w.camera.step())
	w.revealLeading()
	w.publish(PictureChanged)
}

func sortedRefs(set map[argmap.Ref]bool) []argmap.Ref {
	var out []argmap.Ref
	for r, in := range set {
		if in {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b argmap.Ref) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return out
}
