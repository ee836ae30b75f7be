package find_test

import (
	"testing"

	"warrant/internal/find"
)

// TestFuzzy: titles stand in the order in which they fit what was typed; those behind the bar do not fit.
func TestFuzzy(t *testing.T) {
	for typed, titles := range map[string][]string{
		"und":    {"Undo", "Undercut of its step", "Turn round", "Use as a reason for it, not as a wound", "|", "Reason"},
		"fo":     {"Fold or unfold", "Open folds", "Unfold", "|", "Zoom out"},
		"uar":    {"Use as a reason for…", "Unstated premise beside it: a ruin", "|", "Undo"},
		"nd":     {"Next dispute", "Undo", "|", "Dispute"},
		"step w": {"Step: while typing", "Warrant for its step", "|", "Step"},
		"élan":   {"Elan vital", "The ELAN of it", "|", "Leant"},
		"":       {"Anything", "Whatever"},
	} {
		order := -1
		fits := true
		for _, title := range titles {
			if title == "|" {
				fits = false
				continue
			}
			rank, ok := find.Type(typed).Fuzzy(title)
			if ok != fits {
				t.Errorf("%q in %q: %v", typed, title, ok)
			}
			if ok && typed != "" && rank < order {
				t.Errorf("%q fits %q better than what stands before it", typed, title)
			}
			if ok {
				order = rank
			}
		}
	}
}
