package workspace

import (
	"reflect"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/words"
)

// FindBar is what the search bar shows.
type FindBar struct {
	Serial int    // another number: the bar takes the strokes, with what is in it selected
	Typed  string // what is searched for, when the serial number changes
	Count  string // "7 of 23"
	Where  string // where in a hit it is, if not in its text: "in a note"
	None   string // what to say where nothing was found
	Back   Pane   // where strokes go when the bar is closed
}

// FindBarHeight is how much of the diagram's upper edge the search bar covers, in screen pixels, unless the window says
// otherwise.
const FindBarHeight = 52

// NoHits is the count of a search that found nothing.
const NoHits = "No hits"

// search is a search that is going on.
type search struct {
	serial  int
	back    Pane
	typed   string
	snap    *argmap.Snapshot // which the hits are of
	hits    []find.Hit
	found   map[argmap.Ref]bool
	at      int         // which hit is shown; -1: none
	arrived bool        // Enter was pressed on it
	cover   float64     // by how much the bar covers the diagram
	start   *standpoint // where the search began; nil: no hit was shown since the user did something else
}

// standpoint is how the map was looked at, so that it can be looked at again exactly so.
type standpoint struct {
	look     look
	camera   Camera
	picture  picture
	selected []argmap.Ref
	aimed    argmap.Ref // what was grabbed would be put there
	slot     *scene.Hit
	snap     *argmap.Snapshot
	seen     scene.Look
}

// OpenFind opens the search bar, or takes the strokes there.
func (w *Workspace) OpenFind() error {
	if w.search == nil {
		w.startSearch()
	}
	w.serial++
	w.search.serial = w.serial
	w.publish(FindChanged)
	return nil
}

// startSearch begins a search for what was searched for last; nothing moves yet.
func (w *Workspace) startSearch() {
	w.search = &search{at: -1, back: w.focus, typed: w.sought, cover: FindBarHeight}
	w.lookFor()
	w.remark()
}

// Finding returns what the search bar shows; ok is false where there is none.
func (w *Workspace) Finding() (bar FindBar, ok bool) {
	s := w.search
	if s == nil {
		return FindBar{}, false
	}
	bar = FindBar{Serial: s.serial, Typed: s.typed, Back: s.back}
	switch {
	case find.Parse(s.typed).Empty():
	case len(s.hits) == 0:
		bar.Count = words.T(NoHits)
		bar.None = words.T("Nothing in the map holds “%s”.", s.typed)
	case s.at < 0:
		bar.Count = words.N(len(s.hits), "%d hit", "%d hits")
	default:
		bar.Count = words.T("%d of %d", s.at+1, len(s.hits))
		bar.Where = s.hits[s.at].Where.Words()
	}
	return bar, true
}

// Covered tells how much of the diagram's upper edge the search bar covers, in screen pixels. Hits are not shown there.
func (w *Workspace) Covered(height float64) {
	if w.search != nil {
		w.search.cover = height
	}
}

// Find searches for what was typed in the bar and shows the first hit from where the search began. Where there is none the
// map is as it was then.
func (w *Workspace) Find(typed string) {
	s := w.search
	if s == nil || typed == s.typed {
		return
	}
	s.typed, w.sought, s.arrived = typed, typed, false
	w.lookFor()
	if len(s.hits) == 0 {
		w.goBack()
		w.remark()
		if bar, _ := w.Finding(); bar.None != "" {
			w.say(Told, bar.None)
		}
		return
	}
	w.goHit(w.hitFrom(1))
}

// lookFor brings the hits up to date with what is searched for and with the map. The hit that is shown stays the one.
func (w *Workspace) lookFor() {
	s := w.search
	shown := argmap.Ref{}
	if s.at >= 0 {
		shown = s.hits[s.at].Of
	}
	w.indexed()
	s.snap = w.Snapshot()
	s.hits, s.at, s.found = w.index.Find(find.Parse(s.typed)), -1, map[argmap.Ref]bool{}
	for i, h := range s.hits {
		s.found[h.Of] = true
		if h.Of == shown {
			s.at = i
		}
	}
}

// indexed brings the index up to date with the map.
func (w *Workspace) indexed() {
	if w.index == nil {
		w.index = find.New()
	}
	w.index.Update(w.Snapshot())
}

// hitFrom returns the first hit from where the search began on, backwards where by is negative.
func (w *Workspace) hitFrom(by int) int {
	s := w.search
	from := w.Leading()
	if s.start != nil && len(s.start.selected) > 0 {
		from = s.start.selected[0]
	}
	at, n := w.readAt(from), len(s.hits)
	for i := range s.hits {
		if by < 0 {
			i = n - 1 - i
		}
		if d := w.readAt(s.hits[i].Of) - at; by > 0 && d >= 0 || by < 0 && d <= 0 {
			return i
		}
	}
	if by < 0 {
		return n - 1
	}
	return 0
}

// readAt returns where something stands in reading order: a statement, or a step before its first premise.
func (w *Workspace) readAt(r argmap.Ref) int {
	o := w.Snapshot().Outline()
	if id, ok := r.Statement(); ok {
		return o.Place(id)
	}
	id, _ := r.Argument()
	a, ok := w.Snapshot().Argument(id)
	if !ok {
		return 0
	}
	if here := o.Here(a); len(here) > 0 {
		return o.Place(here[0])
	}
	return o.Place(a.Premises[0])
}

// FindNext shows the next hit, or with -1 the one before. Without a search it goes on with the last one.
func (w *Workspace) FindNext(by int) error {
	if w.search == nil {
		if w.sought == "" {
			return w.OpenFind()
		}
		w.startSearch()
		w.publish(FindChanged)
	}
	s := w.search
	n := len(s.hits)
	switch {
	case n == 0:
		return edit.Refusal(w.nothingFound())
	case s.at >= 0:
		w.goHit((s.at + by + n) % n)
	default:
		at := w.hitFrom(by)
		if s.hits[at].Of == w.Leading() && n > 1 { // there already
			at = (at + by + n) % n
		}
		w.goHit(at)
	}
	return nil
}

func (w *Workspace) nothingFound() string {
	if bar, _ := w.Finding(); bar.None != "" {
		return bar.None
	}
	return words.T("Type what to search for.")
}

// FindHere is Enter in the search bar: the first time it settles on the hit that is shown, the second time it stays there.
func (w *Workspace) FindHere() {
	s := w.search
	switch {
	case s == nil:
	case len(s.hits) == 0:
		w.say(Refused, w.nothingFound())
	case s.at < 0:
		_ = w.FindNext(1) // there is a hit
		s.arrived = true
	case !s.arrived:
		s.arrived = true
		w.say(Told, words.T("Enter again stays here, F3 goes on, Escape goes back."))
	default:
		of := s.hits[s.at].Of
		name := edit.Name(w.Snapshot(), of)
		w.stay()
		w.EndFind()
		if w.grab != nil {
			w.aim(of)
			return
		}
		w.say(Told, words.T("Stayed at %s, and what was folded above it is open. F3 goes on searching.", name))
	}
}

// goHit shows a hit. The folds that hide it are opened, and only these: those that were opened for another hit are closed.
func (w *Workspace) goHit(at int) {
	s := w.search
	s.at, s.arrived = at, false
	if w.entry != nil { // the sentence being typed could not be kept, and says so
		w.remark()
		return
	}
	if s.start == nil {
		w.leave(jumped)
		s.start = w.standpoint()
	}
	of := s.hits[at].Of
	before := w.seen(nil)
	debated := w.look.debate != ""
	w.look = s.start.look.turnedAs(w.look)
	if from := w.look.mapAt; from != nil { // hits are shown in the map
		w.look.debate, w.look.mapAt, w.look.folded = "", nil, from.folded
		if debated {
			w.camera = Camera{Zoom: from.zoom, Offset: from.offset, Pane: w.camera.Pane}
			w.picture = picture{}
		}
	}
	w.unfoldTo(of)
	changed := debated || !reflect.DeepEqual(before, w.seen(nil))
	w.slot = nil
	w.message = Message{}
	if w.grab == nil {
		w.session.Select(of)
	}
	if changed {
		w.redraw()
		w.publish(MapChanged)
	}
	w.remark()
	if w.grab != nil { // searching is a way to choose where it goes
		w.aim(of)
	}
	w.showHit()
	w.publish(SelectionMoved | PictureChanged | StatusChanged)
}

// remark marks the hits in the picture, or takes the marks away where nothing is searched for, and tells of it.
func (w *Workspace) remark() {
	if p := w.picture.plan; p != nil {
		if next := p.Marked(w.hits()); next != p {
			w.picture.plan = next
			w.picture.scene = next.Build(w.picture.result, w.picture.detail)
		}
	}
	w.publish(FindChanged | PictureChanged)
}

// hits returns what is marked as found.
func (w *Workspace) hits() map[argmap.Ref]bool {
	if w.search == nil {
		return nil
	}
	return w.search.found
}

// refind brings the hits up to date after the map has changed.
func (w *Workspace) refind() {
	if w.search != nil && w.search.snap != w.Snapshot() {
		w.lookFor()
		w.publish(FindChanged)
	}
}

// turnedAs returns the look with the direction of another.
func (l look) turnedAs(other look) look {
	l.direction, l.chosen, l.settled, l.turned, l.fresh, l.limits = other.direction, other.chosen, other.settled, other.turned, other.fresh, other.limits
	return l
}

// showHit moves the picture so that the selected hit is in sight and not behind the bar: where it is not, into the middle.
func (w *Workspace) showHit() {
	s := w.search
	if s == nil || s.start == nil || s.at < 0 {
		return
	}
	r, ok := w.where(s.hits[s.at].Of)
	if !ok {
		return // it comes with the layout
	}
	box := w.camera.RectToPane(r)
	free := geom.Rect{Y: s.cover, W: w.camera.Pane.W, H: w.camera.Pane.H - s.cover}
	if box.X >= revealMargin && box.Right() <= free.W-revealMargin && box.Y >= free.Y && box.Bottom() <= free.Bottom()-revealMargin {
		return
	}
	c, b := &w.camera, w.picture.scene.Bounds
	c.Offset.X += free.Center().X - box.X - min(box.W, free.W-2*revealMargin)/2
	c.Offset.Y += free.Center().Y - box.Y - min(box.H, free.H-2*revealMargin)/2
	// no more of the empty ground beyond the map than there must be
	c.Offset.X = clamped(c.Offset.X, -b.X*c.Zoom, free.W-b.Right()*c.Zoom)
	c.Offset.Y = clamped(c.Offset.Y, free.Y-b.Y*c.Zoom, free.Bottom()-b.Bottom()*c.Zoom)
}

// clamped returns the number nearest to x from one end of a stretch to the other, whichever is the lower.
func clamped(x, one, other float64) float64 { return min(max(x, min(one, other)), max(one, other)) }

// standpoint returns how the map is looked at now.
func (w *Workspace) standpoint() *standpoint {
	_, aimed := w.Grabbed()
	return &standpoint{
		aimed: aimed,
		look:  w.look, camera: w.camera, picture: w.picture, selected: w.Selection(), slot: w.slot,
		snap: w.shown(), seen: w.seen(nil),
	}
}

// stay takes the place where the search led to as the user's own: they did something there.
func (w *Workspace) stay() {
	if w.search != nil {
		w.search.start = nil
	}
}

// goBack looks at the map again as when the search began.
func (w *Workspace) goBack() {
	from := w.search.start
	if from == nil {
		return
	}
	w.search.start, w.search.at = nil, -1
	w.look = from.look.turnedAs(w.look)
	w.session.Select(from.selected...)
	if w.grab != nil && !from.aimed.IsZero() {
		w.grabOver(from.aimed)
	}
	w.drawn++ // no layout that was asked for meanwhile is wanted
	same := from.snap == w.shown() && reflect.DeepEqual(from.seen, w.seen(nil)) && !from.picture.guessed
	if same {
		w.picture, w.slot = from.picture, from.slot
	} else {
		w.redraw()
	}
	w.camera = Camera{Zoom: from.camera.Zoom, Offset: from.camera.Offset, Pane: w.camera.Pane}
	w.refreshDetail()
	w.message = Message{}
	w.publish(MapChanged | SelectionMoved | PictureChanged | StatusChanged)
}

// EndFind closes the search bar. Unless the user did something where the search led to, or stayed there, the map is looked
// at as when it began.
func (w *Workspace) EndFind() {
	if w.search == nil {
		return
	}
	w.goBack()
	w.search = nil
	w.remark()
}

// standing returns how the map is looked at, what a search or a presentation does with it for a while left out.
func (w *Workspace) standing() (l look, c Camera, selected []argmap.Ref) {
	if g := w.stage; g != nil {
		return g.look, g.camera, g.selected
	}
	if w.search != nil && w.search.start != nil {
		at := w.search.start
		return at.look, at.camera, at.selected
	}
	return w.look, w.camera, w.Selection()
}
