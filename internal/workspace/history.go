package workspace

import (
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// HistoryLine is one step of the history: a state of the map to go back or forward to.
type HistoryLine struct {
	Revision int64 // 0: the map before all of them
	Title    string
	Detail   string // when, and who
	Undone   bool   // it was taken back and can be repeated
	Now      bool   // the map is as it was after this step
}

// History lists the steps that can be taken back or repeated, the newest first, and last the map before all of them.
func (w *Workspace) History() []HistoryLine {
	done, undone := w.session.Stacks()
	out := make([]HistoryLine, 0, len(done)+len(undone)+1)
	for _, s := range undone {
		out = append(out, w.historyLine(s, true))
	}
	for _, s := range slices.Backward(done) {
		out = append(out, w.historyLine(s, false))
	}
	if len(out) == 0 {
		return nil
	}
	out = append(out, HistoryLine{Title: words.T("The map before these steps")})
	out[len(undone)].Now = true
	return out
}

func (w *Workspace) historyLine(s argmap.Step, undone bool) HistoryLine {
	detail := w.moment(s.At)
	if s.By != "" {
		detail += " · " + s.By
	}
	return HistoryLine{Revision: s.Revision, Title: capital(s.Title), Detail: detail, Undone: undone}
}

// HistoryAround returns the lines of the history nearest to now, so many before and after it, and how many there are.
func (w *Workspace) HistoryAround(n int) (lines []HistoryLine, all int) {
	lines = w.History()
	all = len(lines)
	at := slices.IndexFunc(lines, func(l HistoryLine) bool { return l.Now })
	from := max(0, min(at-n, all-2*n-1))
	return lines[from:min(all, from+2*n+1)], all
}

// GoTo takes steps back, or repeats them, until the map is as it was after the step of a revision.
func (w *Workspace) GoTo(revision int64) error {
	if err := w.writable(); err != nil {
		return w.refuse(err.Error())
	}
	done, undone := w.session.Stacks()
	at := slices.IndexFunc(done, func(s argmap.Step) bool { return s.Revision == revision })
	again := slices.IndexFunc(undone, func(s argmap.Step) bool { return s.Revision == revision })
	switch {
	case again >= 0:
		return w.travel(words.T("Repeated up to: "), len(undone)-again, w.session.Redo)
	case at >= 0 || revision == 0:
		if n := len(done) - 1 - at; n > 0 {
			return w.travel(words.T("Back to before: "), n, w.session.Undo)
		}
		return nil // it is as it was then
	}
	return w.refuse("That step can no longer be taken back.")
}

// Undo takes back the last step.
func (w *Workspace) Undo() error { return w.travel(words.T("Undone: "), 1, w.session.Undo) }

// Redo repeats the last step that was undone.
func (w *Workspace) Redo() error { return w.travel(words.T("Redone: "), 1, w.session.Redo) }

// travel takes back or repeats so many steps, and shows what came of it.
func (w *Workspace) travel(word string, n int, move func() (argmap.Step, error)) error {
	if err := w.writable(); err != nil {
		return err
	}
	w.dropEntry()
	before := w.camera
	var last argmap.Step
	for range n {
		here := w.camera
		step, err := move()
		if err != nil {
			w.say(Refused, err.Error())
			return err
		}
		last = step
		w.foldBack(step)
		if step.Op == argmap.Undo {
			p := w.places[step.Of]
			p.camera = here
			w.places[step.Of] = p
		}
	}
	w.stay()
	w.grab = nil
	w.acted = false
	w.say(Told, word+last.Title+".")
	w.unfoldTo(w.session.Leading())
	w.comeBack(before, last)
	w.publish(MapChanged | SelectionMoved | StatusChanged | PictureChanged)
	return nil
}

// place is how the map was looked at when a step was done and when it was taken back.
type place struct {
	before, camera Camera
	unfolded       []argmap.Ref // what the step unfolded
}

// viewed is how the map is looked at.
type viewed struct {
	camera Camera
	folded map[argmap.Ref]bool // not to be written to
}

// doneFrom remembers how the map was looked at before a step that was done just now, and what it unfolded.
func (w *Workspace) doneFrom(camera Camera, folded map[argmap.Ref]bool) {
	p := place{before: camera}
	for _, r := range sortedRefs(folded) {
		if !w.look.folded[r] {
			p.unfolded = append(p.unfolded, r)
		}
	}
	w.places[w.session.Top()] = p
}

// foldBack folds again what a step unfolded that is taken back.
func (w *Workspace) foldBack(step argmap.Step) {
	p := w.places[step.Of]
	if step.Op != argmap.Undo || len(p.unfolded) == 0 {
		return
	}
	w.look.folded = maps.Clone(w.look.folded)
	for _, r := range p.unfolded {
		w.look.folded[r] = true
	}
}

// comeBack shows what came back with a step that was taken back or repeated. What is in sight stays where it is; else
// the picture goes back to where it was then, as far as that shows it, and marks it once.
func (w *Workspace) comeBack(camera Camera, step argmap.Step) {
	lead := w.Leading()
	before, was := w.where(lead)
	w.redraw()
	after, is := w.where(lead)
	if !is {
		return
	}
	if !was {
		before = after
	}
	if inPane(camera, before) {
		w.reveal(lead)
		return
	}
	p, known := w.places[step.Of]
	then := p.before
	if step.Op == argmap.Redo {
		then = p.camera
	}
	if known && then.Zoom == w.camera.Zoom && then.Pane == w.camera.Pane {
		w.camera.Offset = then.Offset
	}
	w.reveal(lead)
	w.markings++
	w.mark = markOf{of: lead, at: w.session.Revision()}
}

func inPane(c Camera, r geom.Rect) bool {
	at := c.RectToPane(r)
	return at.X >= 0 && at.Y >= 0 && at.Right() <= c.Pane.W && at.Bottom() <= c.Pane.H
}

// markOf is what is marked because it came back from out of sight: until the next step, or until something else is
// selected.
type markOf struct {
	of argmap.Ref
	at int64
}

// Mark shows once where something came back. Another serial is another mark.
type Mark struct {
	Serial int
	Rect   geom.Rect // in the scene
	Round  bool      // around a knob
	Still  bool      // it stays instead of vanishing after a moment
}

// markNow returns the mark that is to be seen, or nil.
func (w *Workspace) markNow() *Mark {
	if w.mark.of.IsZero() || w.mark.of != w.Leading() || w.mark.at != w.session.Revision() {
		return nil
	}
	rect, ok := w.where(w.mark.of)
	if !ok {
		return nil
	}
	return &Mark{Serial: w.markings, Rect: rect, Round: w.mark.of.Kind == argmap.KindArgument, Still: w.cfg.Prefs.ReduceMotion}
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (w *Workspace) hasHistory() error {
	if done, undone := w.session.Stacks(); len(done)+len(undone) == 0 {
		return edit.Refusal("Nothing has been done yet.")
	}
	return w.writable()
}
