package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// voiceWords is a voice's name with the part it plays.
func voiceWords(v argmap.Voice) string {
	switch v.Role {
	case argmap.Author:
		return words.T("%s (the author)", v.Name)
	case argmap.Reader:
		return words.T("%s (you)", v.Name)
	}
	return v.Name
}

// StanceWords are the stances as the form for a holder has them, in the order of argmap.Stances.
func StanceWords() []string {
	return []string{words.T("Asserts it"), words.T("Denies it"), words.T("Reports it")}
}

// HolderLine is a line of the list of those who hold a statement.
type HolderLine struct {
	At    int // in the statement's holdings; -1: a new one
	Words string
	Holds argmap.Holding
}

// Holders lists who holds a statement and how.
func (w *Workspace) Holders(of argmap.Ref) []HolderLine {
	var out []HolderLine
	for i, h := range w.holdings(of) {
		out = append(out, HolderLine{i, HoldingWords(w.Snapshot(), h), h})
	}
	return out
}

// NewHolder is what the form for a further holder starts with: the first voice that does not hold the statement yet.
func (w *Workspace) NewHolder(of argmap.Ref) HolderLine {
	held := w.holdings(of)
	line := HolderLine{At: -1, Holds: argmap.Holding{Voice: w.Snapshot().Reader().ID, Stance: argmap.Asserts}}
	for _, v := range w.Snapshot().Voices() {
		if !slices.ContainsFunc(held, func(h argmap.Holding) bool { return h.Voice == v.ID }) {
			line.Holds.Voice = v.ID
			break
		}
	}
	return line
}

// holdable says why nobody can be said to hold what is selected.
func (w *Workspace) holdable() error {
	if err := w.writable(); err != nil {
		return err
	}
	if _, ok := w.Leading().Statement(); !ok {
		return edit.Refusal("Select a statement first.")
	}
	return nil
}

func (w *Workspace) holdings(of argmap.Ref) []argmap.Holding {
	id, _ := of.Statement()
	st, _ := w.Snapshot().Statement(id)
	return st.Holdings
}

// PutHolder changes one of those who hold a statement, or adds one.
func (w *Workspace) PutHolder(of argmap.Ref, line HolderLine) error {
	held := slices.Clone(w.holdings(of))
	if line.Holds.Through == line.Holds.Voice {
		line.Holds.Through = "" // it tells us itself
	}
	if line.At < 0 || line.At >= len(held) {
		held = append(held, line.Holds)
	} else {
		held[line.At] = line.Holds
	}
	return w.Keep(edit.SetHoldings(of, held))
}

// RemoveHolder takes one of those who hold a statement away; the last one stays.
func (w *Workspace) RemoveHolder(of argmap.Ref, at int) error {
	held := slices.Clone(w.holdings(of))
	if at < 0 || at >= len(held) {
		return w.refuse("It is no longer there.")
	}
	return w.Keep(edit.SetHoldings(of, slices.Delete(held, at, at+1)))
}

// VoiceNames returns all voices and what they are called: some of them first, the others in order.
func (w *Workspace) VoiceNames(first ...argmap.VoiceID) (ids []argmap.VoiceID, names []string) {
	ids = slices.Clone(first)
	for _, v := range w.Snapshot().Voices() {
		if !slices.Contains(first, v.ID) {
			ids = append(ids, v.ID)
		}
	}
	for _, id := range ids {
		v, _ := w.Snapshot().Voice(id)
		names = append(names, v.Name)
	}
	return ids, names
}

// sideWords names the voices of a side, as "Taylor and Smart".
func sideWords(s *argmap.Snapshot, side []argmap.VoiceID) string {
	var names []string
	for _, id := range side {
		v, _ := s.Voice(id)
		names = append(names, v.Name)
	}
	if n := len(names); n > 1 {
		return words.T("%s and %s", strings.Join(names[:n-1], ", "), names[n-1])
	}
	return strings.Join(names, "")
}
