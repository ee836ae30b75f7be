package workspace

import (
	"fmt"
	"maps"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/words"
)

// stageZoom is the scale of a presentation: the text of a box is 22 pixels high or more, so that it can be read from the
// back of a room.
const stageZoom = 1.68

// roomVoice is the voice that holds what is added during a presentation: what the people in the room say.
const roomVoice = "Seminar"

// stopName is how the names of views begin that are stops of a presentation.
const stopName = "Stop: "

// stage is a presentation: the diagram alone, large, from stop to stop.
type stage struct {
	stops  []Stop
	at     int
	blank  bool // the screen is black
	centre bool // the picture that is being drawn is to show the stop in the middle

	// how the map was looked at before
	look     look
	camera   Camera
	selected []argmap.Ref
	picture  picture
}

// Stop is one place of a presentation.
type Stop struct {
	Of     argmap.Ref
	Title  string
	folded map[argmap.Ref]bool // as it was recorded; nil: all but the way to the stop and what bears on it
}

// Stops returns the stops of a presentation: those that were recorded, or else the theses, each followed by the steps on
// it and, for each of these, what speaks against it, what speaks against that, and so on.
func (w *Workspace) Stops() []Stop {
	s := w.Snapshot()
	if own := recordedStops(s); len(own) > 0 {
		return own
	}
	var out []Stop
	seen := map[argmap.Ref]bool{}
	add := func(r argmap.Ref) bool {
		if id, ok := r.Statement(); ok && !seen[r] {
			st, _ := s.Statement(id)
			seen[r] = true
			out = append(out, Stop{Of: r, Title: st.Title()})
			return true
		}
		return false
	}
	var step func(a argmap.Argument)
	step = func(a argmap.Argument) {
		here := s.Outline().Here(a)
		if len(here) == 0 || !add(here[0].Ref()) {
			return
		}
		against := s.On(a.Ref())
		for _, p := range here {
			against = append(against, s.On(p.Ref())...)
		}
		for _, b := range against {
			if b.Polarity == argmap.Con {
				step(b)
			}
		}
	}
	for _, root := range s.Outline().Roots {
		if len(s.On(root.Ref())) == 0 && len(s.Outline().Roots) > 1 {
			continue // what is not part of the argument is not shown to the room
		}
		add(root.Ref())
		for _, a := range s.On(root.Ref()) {
			step(a)
		}
	}
	return out
}

func recordedStops(s *argmap.Snapshot) (out []Stop) {
	for _, v := range s.Views() {
		title, ok := strings.CutPrefix(v.Name, stopName)
		if !ok || !s.Has(v.Focus) {
			continue
		}
		stop := Stop{Of: v.Focus, Title: title, folded: map[argmap.Ref]bool{}}
		for _, r := range v.Folded {
			stop.folded[r] = true
		}
		out = append(out, stop)
	}
	return out
}

// RecordStop keeps the selected record, with the folds as they are, as a stop of presentations.
func (w *Workspace) RecordStop() error {
	of := w.Leading()
	title := strings.Trim(edit.Name(w.Snapshot(), of), "“”")
	var folded []argmap.Ref
	for _, r := range sortedRefs(w.look.folded) {
		if w.Snapshot().Has(r) {
			folded = append(folded, r)
		}
	}
	err := w.Do(func(c *edit.Context) (edit.Outcome, error) {
		v := argmap.View{ID: argmap.ViewID(c.NewID()), Name: stopName + title, Focus: of, Folded: folded}
		for _, other := range c.Now().Views() {
			v.Rank = max(v.Rank, other.Rank)
		}
		v.Rank = argmap.RankBetween(v.Rank, "")
		c.Put(v)
		return edit.Outcome{Title: words.T("stop %s", edit.Name(c.Now(), of))}, nil
	})
	if err == nil {
		w.say(Told, words.T("Stop %d of presentations. F5 presents; the list of views renames and removes it.", len(recordedStops(w.Snapshot()))))
	}
	return err
}

// Present begins a presentation at its start, or at the stop nearest to what is selected.
func (w *Workspace) Present(here bool) error {
	stops := w.Stops()
	if len(stops) == 0 {
		return w.refuse("There is nothing to present yet.")
	}
	if w.stage != nil {
		return w.LeaveStage()
	}
	_ = w.LeavePast()
	w.EndFind()
	if err := w.leaveDebate(); err != nil {
		return err
	}
	w.dropEntry()
	w.grab = nil
	at := 0
	if here {
		at = w.nearestStop(stops)
	}
	w.stage = &stage{stops: stops, look: w.look, camera: w.camera, selected: w.Selection(), picture: w.picture}
	w.look.fresh, w.look.limits = false, nil // where to look first is chosen afterwards, if that is still to be done
	w.look.narrow = narrow{}                 // the room sees all there is
	w.focus = MapPane
	w.publish(StageChanged)
	w.goStop(at)
	return nil
}

// nearestStop returns the stop at what is selected, or at the nearest thing that it hangs from.
func (w *Workspace) nearestStop(stops []Stop) int {
	index := map[argmap.Ref]int{}
	for i, s := range stops {
		index[s.Of] = i
	}
	at, found := index[w.Leading()]
	if !found {
		w.climb(w.Snapshot(), w.Leading(), func(up argmap.Ref) {
			if i, ok := index[up]; ok && !found {
				at, found = i, true
			}
		})
	}
	return at
}

// Presenting reports whether a presentation is under way.
func (w *Workspace) Presenting() bool { return w.stage != nil }

// goStop shows a stop. Before the first and after the last there is none.
func (w *Workspace) goStop(i int) {
	g := w.stage
	g.blank = false
	if i < 0 || i >= len(g.stops) {
		w.say(Told, words.T("This is the first stop."))
		if i > 0 {
			w.say(Told, words.T("This was the last stop. Escape ends the presentation."))
		}
		w.publish(PictureChanged)
		return
	}
	g.at = i
	stop := g.stops[i]
	w.look.folded = maps.Clone(stop.folded)
	if stop.folded == nil {
		w.look.folded = w.foldedFor(stop.Of)
	}
	w.session.Select(stop.Of)
	w.unfoldTo(w.Leading())
	w.message = Message{}
	w.camera.Zoom = stageZoom
	g.centre = true
	w.redraw()
	w.publish(SelectionMoved | PictureChanged | StatusChanged | MapChanged)
}

// foldedFor folds all but the way to a record and what bears on it.
func (w *Workspace) foldedFor(of argmap.Ref) map[argmap.Ref]bool {
	s := w.Snapshot()
	open := map[argmap.Ref]bool{of: true}
	if id, ok := of.Statement(); ok {
		if home, ok := s.Outline().Home(id); ok {
			open[home.Ref()] = true
		}
	}
	w.climb(s, of, func(up argmap.Ref) { open[up] = true })
	folded := map[argmap.Ref]bool{}
	for _, a := range s.Arguments() {
		if !open[a.Target] {
			folded[a.Target] = true
		}
	}
	return folded
}

// centreStage puts the selected box into the middle of the pane, where a picture for a stop arrives.
func (w *Workspace) centreStage() {
	g := w.stage
	if g == nil || !g.centre {
		return
	}
	g.centre = w.picture.guessed // the final picture is still to come
	r, ok := w.where(w.Leading())
	if !ok {
		return
	}
	c := w.camera
	at := c.ToPane(r.Center())
	c.Offset = c.Offset.Add(geom.Point{X: c.Pane.W/2 - at.X, Y: c.Pane.H*0.45 - at.Y})
	w.camera = c.reveal(w.withReplies(r)).reveal(r)
}

// withReplies returns the place of the selected box, as far as what bears on it reaches the way in which the diagram grows.
func (w *Workspace) withReplies(r geom.Rect) geom.Rect {
	all := r
	for _, a := range w.shown().On(w.Leading()) {
		for _, p := range a.Premises {
			if at, ok := w.where(p.Ref()); ok {
				all = all.Union(at)
			}
		}
	}
	if w.direction() == layout.Right {
		return geom.Rect{X: all.X, Y: r.Y, W: all.W, H: r.H}
	}
	return geom.Rect{X: r.X, Y: all.Y, W: r.W, H: all.H}
}

// LeaveStage ends the presentation and returns to the place where it began. What was added stays.
func (w *Workspace) LeaveStage() error {
	g := w.stage
	if g == nil {
		return nil
	}
	w.dropEntry()
	pane := w.camera.Pane
	w.stage = nil
	w.look, w.camera, w.picture = g.look, g.camera, g.picture
	w.camera.Pane = pane
	w.message = Message{}
	w.session.Select(g.selected...)
	if w.Leading().IsZero() {
		w.session.Select(w.home())
	}
	w.publish(StageChanged)
	w.redraw()
	w.publish(SelectionMoved | PictureChanged | StatusChanged | MapChanged)
	return nil
}

// stageKey carries out the strokes that belong to a presentation; the others do what they always do.
func (w *Workspace) stageKey(k Key) bool {
	g := w.stage
	if g == nil || k.Ctrl || k.Alt || k.Shift {
		return false
	}
	switch k.Name {
	case "Right", "Space", "PageDown":
		w.goStop(g.at + 1)
	case "Left", "PageUp":
		w.goStop(g.at - 1)
	case "Home":
		w.goStop(0)
	case "B":
		g.blank = !g.blank
		w.publish(PictureChanged)
	case "Escape", "F5":
		_ = w.LeaveStage() // it always can
	default:
		if g.blank {
			g.blank = false
			w.publish(PictureChanged)
		}
		return false
	}
	return true
}

// inTheRoom makes the people in the room hold what an act adds during a presentation.
func (w *Workspace) inTheRoom(act func(string) edit.Act) func(string) edit.Act {
	if w.stage == nil {
		return act
	}
	return func(text string) edit.Act { return edit.Called(words.T(roomVoice), act(text)) }
}

// stageWords is the line at the foot of a presentation: what was said last, else which stop it is.
func (w *Workspace) stageWords() string {
	if w.stage == nil {
		return ""
	}
	if m := w.message.Text; m != "" {
		return m
	}
	return fmt.Sprintf("%d / %d", w.stage.at+1, len(w.stage.stops))
}

// stageChoices are the lines of the palette for the stops of the presentation that is under way.
func (w *Workspace) stageChoices() (out []Choice) {
	if w.stage == nil {
		return nil
	}
	for i, s := range w.stage.stops {
		out = append(out, Choice{Section: ViewsPart, Title: s.Title, Note: words.T("stop %d", i+1), Do: func() error {
			if w.stage != nil {
				w.goStop(i)
			}
			return nil
		}})
	}
	return out
}

func presentCommands() []Command {
	return []Command{
		after(looking(ViewMenu, "present.start", words.T("Present, from the start"), "F5", func(w *Workspace) error { return w.Present(false) })),
		looking(ViewMenu, "present.here", words.T("Present, from here"), "Shift+F5", func(w *Workspace) error { return w.Present(true) }),
		{ID: "present.stop", Menu: ViewMenu, Title: words.T("Keep as a stop of presentations"), check: (*Workspace).stoppable, run: (*Workspace).RecordStop},
	}
}

func (w *Workspace) stoppable() error {
	if err := w.selected(); err != nil {
		return err
	}
	return w.writable()
}
