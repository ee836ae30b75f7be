package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// VoiceLine is a line of the list of voices.
type VoiceLine struct {
	Voice argmap.VoiceID
	Name  string
	Words string // its name, and what part it plays
	Holds string // how many statements
	// Why it cannot be deleted, or cannot be the author; empty: it can.
	Stays, NoAuthor string
	Author          bool
}

// VoiceLines lists the voices whose names hold what was typed, whatever its case and accents.
func (w *Workspace) VoiceLines(typed string) []VoiceLine {
	s, held := w.Snapshot(), map[argmap.VoiceID]int{}
	for _, st := range s.Statements() {
		var counted []argmap.VoiceID
		for _, h := range st.Holdings {
			if !slices.Contains(counted, h.Voice) {
				counted = append(counted, h.Voice)
				held[h.Voice]++
			}
		}
	}
	var out []VoiceLine
	for _, v := range s.Voices() {
		if _, ok := find.Type(typed).Rank(v.Name); !ok {
			continue
		}
		line := VoiceLine{Voice: v.ID, Name: v.Name, Words: voiceWords(v), Author: v.Role == argmap.Author, Holds: words.N(held[v.ID], "%d statement", "%d statements")}
		line.Stays = reason(w.Try(edit.DeleteVoice(v.ID)))
		if !line.Author {
			line.NoAuthor = reason(w.Try(edit.SetAuthor(v.ID)))
		}
		out = append(out, line)
	}
	return out
}

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

func reason(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// AddVoice adds a voice of a name.
func (w *Workspace) AddVoice(name string) error { return w.Keep(edit.AddVoice(name)) }

// RenameVoice gives a voice another name.
func (w *Workspace) RenameVoice(v argmap.VoiceID, name string) error {
	return w.Keep(edit.RenameVoice(v, name))
}

// DeleteVoice removes a voice that holds nothing.
func (w *Workspace) DeleteVoice(v argmap.VoiceID) error {
	name := edit.Name(w.Snapshot(), v.Ref())
	if err := w.Keep(edit.DeleteVoice(v)); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted voice %s. Ctrl+Z brings it back.", name))
	return nil
}

// SetAuthor makes a voice the author of the text, or the author a voice like others.
func (w *Workspace) SetAuthor(v argmap.VoiceID) error { return w.Keep(edit.SetAuthor(v)) }

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

// VoiceNames returns all voices and what they are called, in order.
func (w *Workspace) VoiceNames() (ids []argmap.VoiceID, names []string) {
	for _, v := range w.Snapshot().Voices() {
		ids, names = append(ids, v.ID), append(names, v.Name)
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
