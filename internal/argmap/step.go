package argmap

import "time"

// Op is what a step is: something new, something taken back, something repeated, or a name given to a state of the map.
type Op string

// The operations.
const (
	Do   Op = "do"
	Undo Op = "undo"
	Redo Op = "redo"
	// NameVersion gives a name to the map as it was after a step. It changes nothing.
	NameVersion Op = "version"
	// KeepBranch does the same by itself, for steps that were taken back and are about to be out of reach of redo.
	KeepBranch Op = "branch"
)

// IsVersion reports whether a step names a state of the map instead of changing it.
func (o Op) IsVersion() bool { return o == NameVersion || o == KeepBranch }

// Step is one entry of a map's history: what doing, undoing and redoing each add to it. Sessions make steps, files keep
// them.
type Step struct {
	Revision int64 // of the map after the step: 1, 2, 3 …
	Op       Op
	Of       int64  // undo and redo: the revision of the "do" step that is taken back or repeated; versions: the revision that is named
	Title    string // what the user did, as menus and the history say it; the name of a version
	Change   Change // from the map before to the map after this step; for an undo the inverse of what was done
	Before   []Ref  // selection before
	After    []Ref  // selection after
	At       time.Time
	By       string // the user's name; may be empty
	Key      string // merge key for editors that join steps; kept as it is, may be empty
}

// UndoDepth is how many steps can be undone; older ones are forgotten, the oldest first.
const UndoDepth = 5000
