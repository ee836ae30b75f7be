package workspace

import (
	"math"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// gesture is what a drag does.
type gesture uint8

const (
	panning gesture = iota // the picture goes with the pointer
	moving                 // boxes go with the pointer, to another place in the map
	linking                // from the handle of a box to another that is to bear on it
	banding                // a rubber band selects what it touches
)

// drag is a drag that is under way.
type drag struct {
	kind        gesture
	from        geom.Point // where it began, in the scene
	at          geom.Point // where the pointer is, in the pane
	shift, ctrl bool
	of          []argmap.Ref // what moves; of a link: what it is drawn to
	on          argmap.Ref   // of a link: where it begins
	aim         aim
	open        map[argmap.Ref]bool // by record: whether it could be dropped on it
	inOutline   bool                // the pointer is over the outline
	away        bool                // the pointer is where nothing can be dropped
}

// Release tells that the button went up where it went down.
func (w *Workspace) Release() {
	p := w.pressed
	w.pressed = pressed{}
	switch {
	case !p.plus.IsZero():
		w.session.Select(p.plus)
		_ = w.typeNew(func(t string) edit.Act { return edit.AddReason(p.plus, t) }) // what keeps it from opening is said
	case !p.only.IsZero():
		w.choose(p.only)
	}
}

// StartDrag begins a drag from where the main button went down in the diagram, or the middle one.
func (w *Workspace) StartDrag(from geom.Point, shift, middle bool) {
	p := w.pressed
	w.pressed = pressed{}
	d := &drag{from: w.camera.ToScene(from), at: from, open: map[argmap.Ref]bool{}}
	hit, ok := w.holder(from)
	switch {
	case middle || w.entry != nil:
	case !p.plus.IsZero():
		d.kind, d.on = linking, p.plus
	case w.look.debate != "" || w.picture.scene == nil:
	case ok:
		d.kind, d.of = moving, w.taken(hit.Of)
	case shift:
		d.kind = banding
	}
	w.drag = d
	w.publish(PictureChanged | StatusChanged)
}

// DragRow begins a drag of a row of the outline.
func (w *Workspace) DragRow(of argmap.Ref) {
	w.drag = &drag{kind: moving, of: w.taken(of), open: map[argmap.Ref]bool{}, inOutline: true}
	w.publish(PictureChanged | StatusChanged)
}

// taken returns what moves when a record is dragged: all that is selected, if it is among that.
func (w *Workspace) taken(r argmap.Ref) []argmap.Ref {
	for _, s := range w.Selection() {
		if s == r {
			return append([]argmap.Ref(nil), w.Selection()...)
		}
	}
	return []argmap.Ref{r}
}

// Dragging reports whether something is being dragged, other than the picture as a whole.
func (w *Workspace) Dragging() bool { return w.drag != nil && w.drag.kind != panning }

// DragTo follows a drag over the diagram.
func (w *Workspace) DragTo(at geom.Point, shift, ctrl bool) {
	d := w.drag
	if d == nil {
		return
	}
	by, was := at.Sub(d.at), d.inOutline
	d.at, d.shift, d.ctrl, d.inOutline, d.away = at, shift, ctrl, false, false
	switch d.kind {
	case panning:
		w.Pan(by)
		return
	case moving:
		d.aim = w.aimAt(at, shift, ctrl)
	case linking:
		d.aim = w.aimLink(at, shift)
	}
	if was {
		w.publish(SelectionMoved) // the outline takes its mark back
	}
	w.publish(PictureChanged | StatusChanged)
}

// DragAway tells that the pointer is over neither the diagram nor the outline.
func (w *Workspace) DragAway() {
	if d := w.drag; d != nil && d.kind == moving {
		d.away, d.inOutline, d.aim = true, false, aim{}
		w.publish(PictureChanged | StatusChanged)
	}
}

// Drop ends a drag and does what was said.
func (w *Workspace) Drop() error {
	d := w.drag
	if d == nil {
		return nil
	}
	w.drag = nil
	defer w.publish(SelectionMoved | PictureChanged | StatusChanged)
	switch {
	case d.kind == banding:
		if in := w.inBand(d); len(in) > 0 {
			w.session.Select(in...)
			w.message = Message{Tone: Told, Text: words.T("%d selected.", len(in))}
			if len(in) == 1 {
				w.message = Message{}
			}
		}
		return nil
	case d.kind == panning || !d.aim.aimed:
		return nil
	case d.aim.refused:
		w.say(Refused, d.aim.label)
		return edit.Refusal(d.aim.label)
	case d.aim.act != nil:
		w.hold = d.aim.beside
		if err := w.Do(d.aim.act); err != nil {
			return err
		}
		w.say(Told, words.T("%s Ctrl+Z takes it back.", d.aim.label))
		return nil
	}
	return w.Put(d.of, d.aim.to, d.aim.use)
}

// CancelDrag ends a drag; nothing has happened.
func (w *Workspace) CancelDrag() {
	if w.drag != nil {
		w.drag = nil
		w.publish(PictureChanged | StatusChanged)
	}
}

// How the picture moves while something is dragged near an edge of the pane, in screen pixels.
const (
	edgeZone  = 32.0
	edgeSpeed = 14.0 // at the very edge, for each picture
)

// DragTick moves the picture on while something is held near an edge of the pane; it is called for each picture.
func (w *Workspace) DragTick() {
	d := w.drag
	if d == nil || d.kind == panning || d.inOutline || d.away {
		return
	}
	pane := w.camera.Pane
	by := geom.Point{X: edgePush(d.at.X, pane.W), Y: edgePush(d.at.Y, pane.H)}
	if by == (geom.Point{}) {
		return
	}
	before := w.camera
	w.Pan(by)
	if w.camera != before {
		w.DragTo(d.at, d.shift, d.ctrl)
	}
}

// edgePush returns how far the picture goes while the pointer is at x in a pane of an extent.
func edgePush(x, extent float64) float64 {
	switch {
	case x < edgeZone:
		return math.Ceil(edgeSpeed * math.Min(1, (edgeZone-x)/edgeZone))
	case x > extent-edgeZone:
		return -math.Ceil(edgeSpeed * math.Min(1, (x-extent+edgeZone)/edgeZone))
	}
	return 0
}

// band returns the rubber band, in the scene.
func (w *Workspace) band(d *drag) geom.Rect {
	to := w.camera.ToScene(d.at)
	return geom.Rect{X: math.Min(d.from.X, to.X), Y: math.Min(d.from.Y, to.Y), W: math.Abs(to.X - d.from.X), H: math.Abs(to.Y - d.from.Y)}
}

// inBand returns the statements whose boxes the rubber band touches, in reading order.
func (w *Workspace) inBand(d *drag) []argmap.Ref {
	band, in := w.band(d), map[argmap.Ref]bool{}
	for _, h := range w.sceneHits() {
		if h.Part == scene.PartBox && h.Rect.Overlaps(band) {
			in[h.Of] = true
		}
	}
	var out []argmap.Ref
	for _, id := range w.Snapshot().Outline().Order {
		if in[id.Ref()] {
			out = append(out, id.Ref())
		}
	}
	return out
}

// dragWords says in the status line what would happen if the button went up now.
func (w *Workspace) dragWords() string {
	switch d := w.drag; {
	case d == nil || d.kind == panning:
		return ""
	case d.kind == banding:
		return words.N(len(w.inBand(d)), "%d statement", "%d statements")
	case d.away:
		return words.T("Drop it in the diagram or the outline. Escape puts it back.")
	default:
		return d.aim.label
	}
}

// marksOfDrag returns how the frame shows a drag.
func (w *Workspace) marksOfDrag() Marks {
	d := w.drag
	if d == nil || d.kind == panning {
		return Marks{}
	}
	to := w.camera.ToScene(d.at)
	m := Marks{Moving: d.of, Dragged: true, Hand: d.at}
	switch {
	case d.kind == banding:
		m.Moving, m.Band = nil, w.band(d)
		for _, r := range w.inBand(d) {
			rect, _ := w.where(r)
			m.Open = append(m.Open, Ring{Rect: rect})
		}
		return m
	case d.kind == linking:
		m.Moving, m.Line = nil, [2]geom.Point{d.from, to}
	case !d.inOutline:
		m.By = to.Sub(d.from)
	}
	if d.inOutline || d.away {
		return m
	}
	m.Open = w.openFor(d)
	m.Target, m.Gap, m.Label, m.Refused = d.aim.target, d.aim.gap, d.aim.label, d.aim.refused
	return m
}

// openFor returns the places of what is in sight and could be dropped on.
func (w *Workspace) openFor(d *drag) []Ring {
	seen := w.camera.Seen()
	var out []Ring
	for _, h := range w.sceneHits() {
		if h.Part != scene.PartBox && (h.Part != scene.PartKnob || d.kind == linking) || !h.Rect.Overlaps(seen) {
			continue
		}
		open, known := d.open[h.Of]
		if !known {
			var refused bool
			if d.kind == linking {
				_, refused = w.WouldPut([]argmap.Ref{h.Of}, edit.Place{On: d.on, At: -1}, true)
			} else {
				_, refused = w.WouldPut(d.of, edit.Place{On: h.Of, At: -1}, d.ctrl)
			}
			open = !refused
			d.open[h.Of] = open
		}
		if open {
			out = append(out, Ring{Rect: h.Rect, Round: h.Part == scene.PartKnob})
		}
	}
	return out
}
