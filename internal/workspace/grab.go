package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// grab is moving branches by keyboard: the arrows choose what they will bear on, then one key says as what.
type grab struct {
	of      []argmap.Ref // as they were selected
	target  argmap.Ref
	words   string // what each key would do at the target, or why none can do anything
	refused bool
}

// grabKeys are the keys that put down what is grabbed: on what is chosen itself, or on its step.
var grabKeys = map[Key]struct {
	word   string // for the status line
	as     edit.Part
	onStep bool
}{
	{Name: "Enter"}: {"Enter", edit.AsReason, false},
	{Name: "O"}:     {"O", edit.AsObjection, false},
	{Name: "Tab"}:   {"Tab", edit.AsPremise, true},
	{Name: "U"}:     {"U", edit.AsObjection, true},
	{Name: "W"}:     {"W", edit.AsReason, true},
}

func (w *Workspace) grabbable() error {
	if err := w.writable(); err != nil {
		return err
	}
	if w.look.debate != "" {
		return edit.Refusal("Boxes are moved in the map. Escape goes back to it.")
	}
	return w.selected()
}

// Grab takes hold of what is selected; a second time it puts it back.
func (w *Workspace) Grab() error {
	if w.grab != nil {
		return w.putBack()
	}
	w.grab = &grab{of: w.Selection()}
	w.aim(w.Leading())
	return nil
}

// Grabbed returns the records that are grabbed, and what they would be put on now.
func (w *Workspace) Grabbed() (of []argmap.Ref, target argmap.Ref) {
	if w.grab == nil {
		return nil, argmap.Ref{}
	}
	return slices.Clone(w.grab.of), w.grab.target
}

// Highlighted returns what the outline marks, the leading one first: what is selected or, while something is grabbed,
// what it would be put on and itself.
func (w *Workspace) Highlighted() []argmap.Ref {
	if w.grab == nil {
		return w.Selection()
	}
	return append([]argmap.Ref{w.grab.target}, w.grab.of...)
}

// aim chooses what the grabbed branches would be put on and says what each key would do there.
func (w *Workspace) aim(at argmap.Ref) {
	if at.IsZero() {
		return
	}
	w.grabOver(at)
	if up := w.Snapshot().Outline().Parent(at); !up.IsZero() {
		w.visited[up] = at
	}
	if w.unfoldTo(at) {
		w.redraw()
	}
	w.reveal(at)
	tone := Told
	if w.grab.refused {
		tone = Refused
	}
	w.message = Message{Tone: tone, Text: w.grab.words}
	w.publish(PictureChanged | StatusChanged | SelectionMoved)
}

// grabOver makes a record what the grabbed branches would be put on.
func (w *Workspace) grabOver(at argmap.Ref) {
	w.grab.target = at
	w.grab.words, w.grab.refused = w.grabWords()
}

// grabPlace returns where a key would put what is grabbed.
func (w *Workspace) grabPlace(key Key) edit.Place {
	k := grabKeys[key]
	to := edit.Place{On: w.grab.target, As: k.as, At: -1}
	if step, err := w.stepOf(w.grab.target); k.onStep && k.as != edit.AsPremise && err == nil {
		to.On = step
	}
	return to
}

// grabWords says what each key would do at the target, or why none of them can do anything.
func (w *Workspace) grabWords() (said string, refused bool) {
	g := w.grab
	if slices.Contains(g.of, g.target) {
		return words.T("Grabbed %s. Arrows choose where it goes, S a step, D nowhere, Escape puts it back.", namesOf(w.Snapshot(), g.of)), false
	}
	var can []string
	var why string
	for _, key := range []string{"Enter", "O", "Tab", "U", "W"} {
		k := Key{Name: key}
		to := w.grabPlace(k)
		if _, step := g.target.Argument(); (step || to.On == g.target) && (key == "U" || key == "W") {
			continue // on a step they are what O and Enter are; without a step there is nothing to undercut
		}
		d, err := w.session.Foresee(edit.Move(g.of, to))
		if err != nil {
			if why == "" {
				why = err.Error()
			}
			continue
		}
		what := strings.Fields(partWords(to))[1]
		if strings.HasPrefix(d.Notice, "This makes a circle") {
			what += words.T(" (makes a circle)")
		}
		can = append(can, key+" "+what)
	}
	on := edit.Name(w.Snapshot(), g.target)
	if len(can) == 0 {
		return words.T("Not on %s: %s", on, why), true
	}
	return words.T("On %s: %s. Escape puts it back.", on, strings.Join(can, ", ")), false
}

// namesOf names one record, or says how many they are.
func namesOf(s *argmap.Snapshot, of []argmap.Ref) string {
	if len(of) == 1 {
		return edit.Name(s, of[0])
	}
	return words.N(len(of), "%d branch", "%d branches")
}

// grabKey carries out a stroke while something is grabbed. Keys that change nothing but what is seen do what they always do.
func (w *Workspace) grabKey(k Key) bool {
	if at, ok := map[Key]Heading{{Name: "Up"}: Up, {Name: "Down"}: Down, {Name: "Left"}: Left, {Name: "Right"}: Right}[k]; ok {
		w.aim(w.grabNext(at))
		return true
	}
	switch k {
	case Key{Name: "Escape"}, Key{Name: "G"}:
		_ = w.putBack()
		return true
	case Key{Name: "Home"}:
		w.aim(w.home())
		return true
	case Key{Name: "S"}:
		w.aimStep()
		return true
	case Key{Name: "D"}:
		of := w.grab.of
		_ = w.Put(of, edit.Place{}, false) // what keeps it from being loose is said, and it stays grabbed
		return true
	}
	if _, ok := grabKeys[k]; ok {
		w.putDown(k)
		return true
	}
	for _, c := range Commands() {
		if slices.Contains(c.Keys, k) && !c.Typing && (c.Menu == ViewMenu || c.Menu == HelpMenu || strings.HasPrefix(c.ID, "go.find")) {
			return false
		}
	}
	w.say(Refused, words.T("Something is grabbed: put it down with Enter, O, Tab, U, W or D, or back with Escape."))
	return true
}

// grabNext returns what an arrow leads to from the target. In the outline the arrows go from row to row.
func (w *Workspace) grabNext(h Heading) argmap.Ref {
	if w.focus != OutlinePane {
		return w.next(w.grab.target, w.turned(h))
	}
	rows := w.ownRows()
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Of == w.grab.target })
	switch h {
	case Up:
		at--
	case Down:
		at++
	default:
		at = inTree(rows, max(at, 0), h == Right)
	}
	if at < 0 || at >= len(rows) {
		return argmap.Ref{}
	}
	return rows[at].Of
}

// aimStep goes from a statement to its step, and back.
func (w *Workspace) aimStep() {
	if id, ok := w.grab.target.Argument(); ok {
		a, _ := w.Snapshot().Argument(id)
		to := a.Premises[0].Ref()
		if last := w.visited[a.Ref()]; w.Snapshot().Has(last) {
			to = last
		}
		w.aim(to)
		return
	}
	step, err := w.stepOf(w.grab.target)
	if err != nil {
		w.say(Refused, err.Error())
		return
	}
	w.visited[step] = w.grab.target
	w.aim(step)
}

// putDown puts what is grabbed on the target; where that is refused it stays grabbed.
func (w *Workspace) putDown(k Key) {
	g := w.grab
	if slices.Contains(g.of, g.target) {
		w.say(Refused, words.T("Choose with the arrows where it goes first."))
		return
	}
	to := w.grabPlace(k)
	if grabKeys[k].onStep {
		if _, err := w.stepOf(g.target); err != nil {
			w.say(Refused, err.Error())
			return
		}
	}
	w.grab = nil
	if err := w.Put(g.of, to, false); err != nil {
		w.grab = g
		w.publish(PictureChanged)
	}
}

// putBack lets go of what is grabbed and leaves it where it is.
func (w *Workspace) putBack() error {
	if w.grab == nil {
		return nil
	}
	of := w.grab.of
	w.grab = nil
	w.Select(of...)
	w.say(Told, words.T("Put back."))
	return nil
}

// marks show what is grabbed.
func (w *Workspace) marks() Marks {
	if w.grab == nil {
		return Marks{}
	}
	m := Marks{Moving: slices.Clone(w.grab.of), Target: w.grab.target, Label: w.grab.words, Refused: w.grab.refused}
	if slices.Contains(m.Moving, m.Target) {
		m.Target = argmap.Ref{}
	}
	for _, r := range w.grab.of {
		if a, ok := w.Snapshot().Argument(argmap.ArgumentID(r.ID)); ok && r.Kind == argmap.KindArgument {
			for _, p := range a.Premises {
				m.Moving = append(m.Moving, p.Ref())
			}
		}
	}
	return m
}
