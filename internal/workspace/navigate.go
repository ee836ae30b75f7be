package workspace

import (
	"math"
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/debate"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// Select selects records, the leading one first, and shows the leading one.
func (w *Workspace) Select(refs ...argmap.Ref) {
	w.leave(jumped)
	w.selectAt(refs...)
}

// stepTo selects a record beside the selected one.
func (w *Workspace) stepTo(r argmap.Ref) {
	w.leave(walked)
	w.selectAt(r)
}

func (w *Workspace) selectAt(refs ...argmap.Ref) {
	w.slot, w.grab = nil, nil
	w.stay()
	w.acted = false
	w.session.Select(refs...)
	w.message = Message{}
	lead := w.Leading()
	w.cardOf = lead
	if up := w.Snapshot().Outline().Parent(lead); !up.IsZero() {
		w.visited[up] = lead
	}
	along := w.goAlong(lead)
	if w.unfoldTo(lead) || along {
		w.redraw()
		w.publish(MapChanged)
	}
	if w.look.debate == "" || !lead.IsZero() {
		w.revealLeading()
	}
	w.describe(lead)
	w.publish(SelectionMoved | PictureChanged | StatusChanged)
}

// describe says in the status line what a selected step is, in words: its premises are elsewhere on the screen.
func (w *Workspace) describe(r argmap.Ref) {
	id, ok := r.Argument()
	if !ok {
		return
	}
	if a, ok := w.Snapshot().Argument(id); ok {
		w.message = Message{Tone: Told, Text: StepWords(w.Snapshot(), a)}
	}
}

// Heading is the way of an arrow key.
type Heading uint8

// The four arrows.
const (
	Up Heading = iota
	Down
	Left
	Right
)

// Move follows an arrow key. With the thesis on top, up leads to what the selected box bears on, down to the premise
// last visited or the first, left and right to the boxes beside it; with the thesis at left or below the four
// turn with the map, unless the settings have them follow the structure.
func (w *Workspace) Move(h Heading) error {
	if w.look.debate != "" {
		return w.moveNear(h)
	}
	return w.walk(w.turned(h))
}

// turned returns the way in the structure that an arrow key leads.
func (w *Workspace) turned(h Heading) Heading {
	switch {
	case w.cfg.Prefs.ArrowsFollowStructure:
	case w.direction() == layout.Right:
		h = map[Heading]Heading{Left: Up, Right: Down, Up: Left, Down: Right}[h]
	case w.direction() == layout.Up:
		h = map[Heading]Heading{Left: Left, Right: Right, Up: Down, Down: Up}[h]
	}
	return h
}

// walk follows the structure whatever the direction of the diagram: up to the target, down to a premise, left and right
// to the neighbours.
func (w *Workspace) walk(h Heading) error {
	lead := w.Leading()
	switch to := w.next(lead, h); {
	case to.IsZero(): // the end of the map is not worth a word
	case w.shut(to) && !w.shut(lead):
		w.say(Told, words.T("It stands in a folded area. Click its title to open it."))
	default:
		w.stepTo(to)
	}
	return nil
}

// next returns what is next to a record in the structure; zero: nothing.
func (w *Workspace) next(from argmap.Ref, h Heading) argmap.Ref {
	switch {
	case from.IsZero():
		return w.home()
	case h == Up:
		return w.above(from)
	case h == Down:
		return w.below(from)
	case h == Left:
		return w.beside(from, -1)
	}
	return w.beside(from, 1)
}

// Extend follows an arrow key and keeps what is selected; on the way back it leaves out what it leaves.
func (w *Workspace) Extend(h Heading) error {
	if w.look.debate != "" {
		return edit.Refusal("In a debate one box is selected at a time. Escape goes back to the map.")
	}
	to := w.next(w.Leading(), w.turned(h))
	if to.IsZero() {
		return nil
	}
	w.selectMore(to)
	return nil
}

// selectMore makes a record the leading one of the selection; if it led before the one that leads now, that one leaves.
func (w *Workspace) selectMore(to argmap.Ref) {
	was := w.Selection()
	if len(was) > 1 && was[1] == to {
		was = was[1:]
	}
	w.Select(append([]argmap.Ref{to}, was...)...)
	w.tellSelected()
}

// tellSelected says how much is selected where it is more than one.
func (w *Workspace) tellSelected() {
	if n := len(w.Selection()); n > 1 {
		w.say(Told, words.T("%d selected. Escape leaves one.", n))
	}
}

// SelectAll selects all statements that the diagram shows. The leading one stays that.
func (w *Workspace) SelectAll() error {
	all := []argmap.Ref{w.Leading()}
	for _, hit := range w.sceneHits() {
		if hit.Part == scene.PartBox {
			all = append(all, hit.Of)
		}
	}
	w.Select(all...)
	w.tellSelected()
	return nil
}

// above returns what a record bears on.
func (w *Workspace) above(r argmap.Ref) argmap.Ref { return w.Snapshot().Outline().Parent(r) }

// below returns the premise that ↓ leads to: the one last visited, else the first that is drawn here. From a folded
// branch it leads nowhere: a fold is opened with F.
func (w *Workspace) below(r argmap.Ref) argmap.Ref {
	s := w.Snapshot()
	if w.look.folded[r] {
		w.say(Told, words.T("The branch is folded. F unfolds it."))
		return argmap.Ref{}
	}
	var all []argmap.Ref
	if id, ok := r.Argument(); ok {
		a, _ := s.Argument(id)
		for _, p := range a.Premises {
			all = append(all, p.Ref())
		}
	} else {
		for _, a := range s.On(r) {
			for _, p := range s.Outline().Here(a) {
				all = append(all, p.Ref())
			}
		}
	}
	all = w.among(all)
	if last := w.visited[r]; slices.Contains(all, last) {
		return last
	}
	if len(all) > 0 {
		return all[0]
	}
	return argmap.Ref{}
}

// beside returns the neighbour of a box or a step in reading order; at the end of its like, the nearest on the screen.
func (w *Workspace) beside(r argmap.Ref, by int) argmap.Ref {
	like := w.among(edit.Siblings(w.Snapshot(), r))
	at := slices.Index(like, r) + by
	if at >= 0 && at < len(like) {
		return like[at]
	}
	h := Right
	if by < 0 {
		h = Left
	}
	if w.direction() == layout.Right {
		h = map[Heading]Heading{Left: Up, Right: Down}[h]
	}
	return w.nearest(r, h)
}

// nearest returns the box on the screen that lies next to r in the heading of an arrow.
func (w *Workspace) nearest(r argmap.Ref, h Heading) argmap.Ref {
	from, ok := w.where(r)
	if !ok {
		return argmap.Ref{}
	}
	hit, _ := w.nearestHit(from, h, func(hit scene.Hit) bool { return hit.Part == scene.PartBox && hit.Of != r })
	return hit.Of
}

// nearestHit returns the part, of those wanted, that lies next to a place in the heading of an arrow.
func (w *Workspace) nearestHit(from geom.Rect, h Heading, want func(scene.Hit) bool) (best scene.Hit, ok bool) {
	least := math.Inf(1)
	for _, hit := range w.sceneHits() {
		if !want(hit) || hit.Rect == from {
			continue
		}
		if d, ahead := apart(from.Center(), hit.Rect.Center(), h); ahead && d < least {
			best, least, ok = hit, d, true
		}
	}
	return best, ok
}

// apart returns how far to is from from for somebody who looks in a heading: what lies sideways counts three times.
func apart(from, to geom.Point, h Heading) (distance float64, ahead bool) {
	d := to.Sub(from)
	along, across := d.X, d.Y
	switch h {
	case Left:
		along = -d.X
	case Up:
		along, across = -d.Y, d.X
	case Down:
		along, across = d.Y, d.X
	}
	if along <= math.Abs(across)*0.1 || along < 1 {
		return 0, false
	}
	return along + 3*math.Abs(across), true
}

// moveNear follows an arrow key in a debate: left and right cross to the other side, up and down stay on theirs. The places
// that wait for an answer are stops on the way.
func (w *Workspace) moveNear(h Heading) error {
	from, ok := w.here()
	if !ok {
		return w.GoHome()
	}
	middle := w.picture.scene.Bounds.Center().X
	right := from.Center().X > middle
	to, ok := w.nearestHit(from, h, func(hit scene.Hit) bool {
		if hit.Part != scene.PartBox && hit.Part != scene.PartSlot {
			return false
		}
		wide := hit.Rect.X < middle && hit.Rect.Right() > middle // the disputed claim, over both columns
		crossed := hit.Rect.Center().X > middle != right
		return wide || from.W > middle || crossed == (h == Left || h == Right)
	})
	switch {
	case !ok:
	case to.Part == scene.PartSlot:
		w.selectSlot(to)
	default:
		w.Select(to.Of)
	}
	return nil
}

// here returns the place of what is selected: a slot of a debate, or a record's box.
func (w *Workspace) here() (geom.Rect, bool) {
	if w.slot != nil {
		return w.slot.Rect, true
	}
	return w.where(w.Leading())
}

// selectSlot selects a place that waits for an answer. What it answers is selected with it, so that the other panes show
// what the answer is due to.
func (w *Workspace) selectSlot(slot scene.Hit) {
	if of := w.answered(slot); of != w.Leading() {
		w.Select(of)
	}
	w.slot = &slot
	w.camera = w.camera.reveal(slot.Rect)
	v, _ := w.Snapshot().Voice(slot.By)
	w.say(Told, words.T("No answer yet. Enter answers for %s.", v.Name))
	w.publish(PictureChanged)
}

func (w *Workspace) sceneHits() []scene.Hit {
	if w.picture.scene == nil {
		return nil
	}
	return w.picture.scene.Hits
}

// GoHome selects the thesis; in a debate the disputed claim.
func (w *Workspace) GoHome() error {
	if d, ok := debate.Between(w.Snapshot(), w.look.debate); ok {
		w.Select(d.Statement.Ref())
		return nil
	}
	w.Select(w.home())
	return nil
}

// GoEnd selects the last open box below the selected one.
func (w *Workspace) GoEnd() error {
	if w.look.debate != "" {
		if hits := w.sceneHits(); len(hits) > 0 {
			w.Select(hits[len(hits)-1].Of)
		}
		return nil
	}
	at := w.Leading()
	var here map[argmap.Ref]bool // what is in sight; nil: all
	if w.narrowed() {
		here = w.sight(w.Snapshot())
	}
	for {
		var last argmap.Ref
		if !w.look.folded[at] {
			for _, a := range w.Snapshot().On(at) {
				for _, p := range w.Snapshot().Outline().Here(a) {
					if here == nil || here[p.Ref()] {
						last = p.Ref()
					}
				}
			}
		}
		if last.IsZero() {
			break
		}
		at = last
	}
	w.Select(at)
	return nil
}

// SelectStep selects the step of the selected statement, or the first premise of the selected step.
func (w *Workspace) SelectStep() error {
	lead := w.Leading()
	if id, ok := lead.Argument(); ok {
		a, _ := w.Snapshot().Argument(id)
		to := a.Premises[0].Ref()
		if last := w.visited[lead]; !last.IsZero() && w.Snapshot().Has(last) {
			to = last
		}
		w.Select(to)
		return nil
	}
	step, err := w.stepOf(lead)
	if err != nil {
		return err
	}
	w.visited[step] = lead
	w.Select(step)
	return nil
}

// stepOf returns the step that a record is, or at which a statement is drawn.
func (w *Workspace) stepOf(r argmap.Ref) (argmap.Ref, error) {
	if _, ok := r.Argument(); ok {
		return r, nil
	}
	id, ok := r.Statement()
	if !ok {
		return argmap.Ref{}, edit.Refusal("Select a statement first.")
	}
	a, ok := w.Snapshot().Outline().Home(id)
	if !ok {
		return argmap.Ref{}, edit.Refusal("This statement bears on nothing, so it has no step.")
	}
	return a.Ref(), nil
}
