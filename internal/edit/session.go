package edit

import (
	"errors"
	"slices"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// errTelling keeps listeners from changing the map, as those after them would hear of the steps in the wrong order.
const errTelling = Refusal("The map cannot be changed while a change is being told.")

// Session is one open map being edited. It belongs to one goroutine.
type Session struct {
	now      *argmap.Snapshot
	revision int64
	selected []argmap.Ref
	done     []argmap.Step // steps that can be undone, the newest last
	undone   []argmap.Step // steps that can be redone, the next one last
	versions []argmap.Step // the names given to states of the map, oldest first

	newID   func() string
	clock   func() time.Time
	by      string
	listen  []func(argmap.Step)
	telling bool // listeners are being told
}

// Options are what a session needs from outside.
type Options struct {
	NewID func() string    // a fresh id at each call
	Clock func() time.Time // the time of day
	By    string           // the user's name, for the log

	Versions []argmap.Step // the names given to states of the map, oldest first
}

// Start opens a session on a map at a revision, with the steps that can be undone and redone (oldest first, as they
// were done; the next to redo last).
func Start(s *argmap.Snapshot, revision int64, done, undone []argmap.Step, o Options) *Session {
	done = done[max(0, len(done)-argmap.UndoDepth):]
	return &Session{
		now: s, revision: revision, done: slices.Clone(done), undone: slices.Clone(undone), versions: slices.Clone(o.Versions),
		newID: o.NewID, clock: o.Clock, by: o.By,
	}
}

// SetBy says who makes the steps from now on.
func (s *Session) SetBy(name string) { s.by = name }

// Snapshot returns the map as it is now.
func (s *Session) Snapshot() *argmap.Snapshot { return s.now }

// Revision returns how many steps were ever taken, undoing and redoing included.
func (s *Session) Revision() int64 { return s.revision }

// Selection returns what is selected, the leading one first.
func (s *Session) Selection() []argmap.Ref { return slices.Clone(s.selected) }

// Leading returns the one selected record that commands start from; zero: nothing is selected.
func (s *Session) Leading() argmap.Ref {
	if len(s.selected) == 0 {
		return argmap.Ref{}
	}
	return s.selected[0]
}

// Select selects records, the leading one first. What does not exist is left out.
func (s *Session) Select(refs ...argmap.Ref) { s.selected = existing(s.now, refs) }

func existing(s *argmap.Snapshot, refs []argmap.Ref) []argmap.Ref {
	var out []argmap.Ref
	seen := make(map[argmap.Ref]bool, len(refs))
	for _, r := range refs {
		if s.Has(r) && !seen[r] {
			seen[r] = true
			out = append(out, r)
		}
	}
	return out
}

// OnStep calls f after each step, in order. A listener may not change the map.
func (s *Session) OnStep(f func(argmap.Step)) { s.listen = append(s.listen, f) }

// Draft is the map as it would be if an act were done, before it is done: what is shown while a new box is being typed.
// It need not obey the rules yet, as the text is still missing.
type Draft struct {
	Snapshot *argmap.Snapshot
	Outcome  Outcome
	IDs      []string // the ids that the act took, to be given to DoWith so that the records keep them
}

// Draft works out what an act would do; it is refused where the act is.
func (s *Session) Draft(act Act) (Draft, error) {
	var ids []string
	c := s.context(func() string {
		id := s.newID()
		ids = append(ids, id)
		return id
	})
	out, err := act(c)
	if err != nil {
		return Draft{}, err
	}
	return Draft{Snapshot: c.Now(), Outcome: out, IDs: ids}, nil
}

func (s *Session) context(newID func() string) *Context {
	return &Context{Tx: argmap.Begin(s.now), Voice: s.now.Reader().ID, newID: newID}
}

// Try says why an act cannot run; nil: it can. Nothing changes.
func (s *Session) Try(act Act) error {
	_, err := s.Foresee(act)
	return err
}

// Foresee returns what would come of an act. Nothing changes.
func (s *Session) Foresee(act Act) (Outcome, error) {
	_, _, out, err := s.run(s.newID, act)
	return out, err
}

// run does an act on a copy of the map.
func (s *Session) run(newID func() string, act Act) (*argmap.Snapshot, argmap.Change, Outcome, error) {
	if s.telling {
		return nil, argmap.Change{}, Outcome{}, errTelling
	}
	c := s.context(newID)
	out, err := act(c)
	if err != nil {
		return nil, argmap.Change{}, Outcome{}, err
	}
	next, change, err := c.Commit()
	if problems := argmap.Problems(nil); errors.As(err, &problems) {
		err = s.refusal(problems[0])
	}
	return next, change, out, err
}

// refusal says a breach of a rule to users, who know no ids. What an act would have added has no name but its kind.
func (s *Session) refusal(p argmap.Problem) error {
	text := strings.ReplaceAll(p.Text, p.Of.String(), Name(s.now, p.Of))
	if the, ok := strings.CutPrefix(text, "the "); ok {
		text = words.T("The %s", the)
	}
	return Refusal(text)
}

// Do runs an act as one step. An act that changes nothing is no step.
func (s *Session) Do(act Act) (Outcome, error) { return s.DoWith(nil, act) }

// DoWith runs an act that takes the ids of an earlier Draft. Ids that are taken by now are passed over.
func (s *Session) DoWith(ids []string, act Act) (Outcome, error) {
	next, change, out, err := s.run(func() string {
		for len(ids) > 0 {
			id := ids[0]
			ids = ids[1:]
			if !s.now.HasID(id) {
				return id
			}
		}
		return s.newID()
	}, act)
	if err != nil {
		return Outcome{}, err
	}
	before := s.selected
	if out.Select == nil {
		out.Select = before
	}
	if change.Empty() {
		s.now, s.selected = next, existing(next, out.Select)
		return out, nil
	}
	s.keepBranch()
	s.now, s.selected = next, existing(next, out.Select)
	step := s.log(argmap.Step{Op: argmap.Do, Title: out.Title, Change: change, Before: before, After: s.selected})
	s.done = append(s.done, step)
	if len(s.done) > argmap.UndoDepth {
		s.done = slices.Delete(s.done, 0, len(s.done)-argmap.UndoDepth)
	}
	s.undone = nil
	s.tell(step)
	return out, nil
}

func (s *Session) log(step argmap.Step) argmap.Step {
	s.revision++
	step.Revision, step.At, step.By = s.revision, s.clock(), s.by
	return step
}

func (s *Session) tell(step argmap.Step) {
	s.telling = true
	defer func() { s.telling = false }()
	for _, f := range s.listen {
		f(step)
	}
}

// CanUndo returns the title of the step that Undo would take back; ok is false where there is none.
func (s *Session) CanUndo() (title string, ok bool) { return last(s.done) }

// CanRedo returns the title of the step that Redo would repeat; ok is false where there is none.
func (s *Session) CanRedo() (title string, ok bool) { return last(s.undone) }

func last(steps []argmap.Step) (string, bool) {
	if len(steps) == 0 {
		return "", false
	}
	return steps[len(steps)-1].Title, true
}

// Undo takes back the last step and selects what was selected before it; where nothing was, what came back.
func (s *Session) Undo() (argmap.Step, error) {
	switch {
	case s.telling:
		return argmap.Step{}, errTelling
	case len(s.done) == 0:
		return argmap.Step{}, refuse("There is nothing to undo.")
	}
	step := s.done[len(s.done)-1]
	back := argmap.Step{Op: argmap.Undo, Of: step.Revision, Title: step.Title, Change: step.Change.Invert(), Before: step.After, After: step.Before}
	next, err := argmap.Apply(s.now, back.Change)
	if err != nil {
		return argmap.Step{}, err
	}
	s.done = s.done[:len(s.done)-1]
	s.undone = append(s.undone, step)
	return s.replay(next, back), nil
}

// Redo repeats the last step that was undone and selects what was selected after it.
func (s *Session) Redo() (argmap.Step, error) {
	switch {
	case s.telling:
		return argmap.Step{}, errTelling
	case len(s.undone) == 0:
		return argmap.Step{}, refuse("There is nothing to redo.")
	}
	step := s.undone[len(s.undone)-1]
	next, err := argmap.Apply(s.now, step.Change)
	if err != nil {
		return argmap.Step{}, err
	}
	s.undone = s.undone[:len(s.undone)-1]
	s.done = append(s.done, step)
	again := step
	again.Op, again.Of = argmap.Redo, step.Revision
	return s.replay(next, again), nil
}

func (s *Session) replay(next *argmap.Snapshot, step argmap.Step) argmap.Step {
	s.now = next
	s.selected = existing(next, step.After)
	if len(s.selected) == 0 {
		s.selected = firstPut(step.Change)
	}
	step = s.log(step)
	s.tell(step)
	return step
}

// firstPut returns the first statement, or else argument, that a change brings or alters.
func firstPut(c argmap.Change) []argmap.Ref {
	for _, e := range c.Edits() {
		if k := e.Ref().Kind; e.To != nil && (k == argmap.KindStatement || k == argmap.KindArgument) {
			return []argmap.Ref{e.Ref()}
		}
	}
	return nil
}

// Stacks returns the steps that can be undone, oldest first, and those that can be redone, the next one last.
func (s *Session) Stacks() (done, undone []argmap.Step) {
	return slices.Clone(s.done), slices.Clone(s.undone)
}
