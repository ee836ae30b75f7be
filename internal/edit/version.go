package edit

import (
	"slices"

	"warrant/internal/argmap"
	"warrant/internal/words"
)

// Top names the state of the map as it is now: the revision of the last step that is done and not taken back; 0 where
// none was ever done. Two states with the same top are equal, whatever was undone and redone between them.
func (s *Session) Top() int64 {
	if n := len(s.done); n > 0 {
		return s.done[n-1].Revision
	}
	if len(s.undone) > 0 && s.undone[len(s.undone)-1].Revision > 1 {
		return s.revision // what was done before is no longer at hand
	}
	return 0
}

// Versions returns the names given to states of the map, oldest first.
func (s *Session) Versions() []argmap.Step { return slices.Clone(s.versions) }

// NameVersion gives the map as it is now a name, in the log.
func (s *Session) NameVersion(name string) (argmap.Step, error) {
	name = oneLine(name)
	switch {
	case s.telling:
		return argmap.Step{}, errTelling
	case name == "":
		return argmap.Step{}, refuse("A version needs a name.")
	case slices.ContainsFunc(s.versions, func(v argmap.Step) bool { return v.Title == name }):
		return argmap.Step{}, refuse("There is a version called “%s” already. Choose another name.", name)
	}
	return s.addVersion(argmap.NameVersion, name, s.Top()), nil
}

func (s *Session) addVersion(op argmap.Op, name string, of int64) argmap.Step {
	v := s.log(argmap.Step{Op: op, Title: name, Of: of})
	s.versions = append(s.versions, v)
	s.tell(v)
	return v
}

// leastBranch is how many steps a branch has that is kept by itself. One or two that are taken back are a slip, or a box
// that was opened and left; they are made again sooner than found in a list.
const leastBranch = 3

// keepBranch names what was taken back before a new step puts it out of reach of redo.
func (s *Session) keepBranch() {
	if len(s.undone) < leastBranch {
		return
	}
	tip := s.undone[0]
	if slices.ContainsFunc(s.versions, func(v argmap.Step) bool { return v.Of == tip.Revision }) {
		return // it has a name already
	}
	s.addVersion(argmap.KeepBranch, words.T("Branch of %d steps, up to %s", len(s.undone), tip.Title), tip.Revision)
}

// At returns the map as it was after a step that can be undone or redone; ok is false where that is not at hand.
func (s *Session) At(revision int64) (then *argmap.Snapshot, ok bool) {
	if revision == s.Top() {
		return s.now, true
	}
	undo := s.indexDone(revision)
	redo := slices.IndexFunc(s.undone, func(u argmap.Step) bool { return u.Revision == revision })
	var way []argmap.Change
	switch {
	case undo >= 0:
		for _, d := range slices.Backward(s.done[undo+1:]) {
			way = append(way, d.Change.Invert())
		}
	case redo >= 0:
		for _, u := range slices.Backward(s.undone[redo:]) {
			way = append(way, u.Change)
		}
	default:
		return nil, false
	}
	then = s.now
	for _, c := range way {
		next, err := argmap.Apply(then, c)
		if err != nil {
			return nil, false
		}
		then = next
	}
	return then, true
}

func (s *Session) indexDone(revision int64) int {
	return slices.IndexFunc(s.done, func(d argmap.Step) bool { return d.Revision == revision })
}

// BringBack makes the map equal to an earlier version of it.
func BringBack(then *argmap.Snapshot, name string) Act {
	return func(c *Context) (Outcome, error) {
		change := argmap.Diff(c.Now(), then)
		if change.Empty() {
			return Outcome{}, refuse("The map is as it was in that version; there is nothing to bring back.")
		}
		for _, e := range change.Edits() {
			if e.To == nil {
				c.Remove(e.Ref())
			} else {
				c.Put(e.To)
			}
		}
		return Outcome{Title: words.T("bringing back the version “%s”", name),
			Notice: words.T("The map is as it was in “%s”. Ctrl+Z takes that back.", name)}, nil
	}
}
