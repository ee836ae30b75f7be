package workspace

import "warrant/internal/words"

// Tool is a button of the toolbar: a command with a word and a sign for it.
type Tool struct {
	Command
	Word string // below the sign
	Icon string
	Gap  bool // some room before it
}

// tools are the toolbar from left to right.
var tools = []struct {
	id, word, icon string
	gap            bool
}{
	{"edit.undo", "Undo", "undo", false},
	{"edit.redo", "Redo", "redo", false},
	{"add.reason", "Reason", "reason", true},
	{"add.objection", "Objection", "objection", false},
	{"add.copremise", "Co-premise", "copremise", false},
	{"add.undercut", "Undercut", "undercut", false},
	{"add.evidence", "Evidence", "evidence", false},
	{"edit.stated", "Unstated", "stated", true},
	{"view.fold", "Fold", "fold", true},
	{"view.debate", "Debate", "debate", false},
	{"go.find", "Find", "find", true},
	{"view.views", "Views", "views", false},
	{"present.start", "Present", "present", false},
}

// Tools returns the buttons of the toolbar.
func Tools() []Tool {
	var out []Tool
	for _, t := range tools {
		if c, ok := CommandNamed(t.id); ok {
			out = append(out, Tool{Command: c, Word: words.T(t.word), Icon: t.icon, Gap: t.gap})
		}
	}
	return out
}
