package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/find"
	"warrant/internal/words"
)

// VoiceChoice is one line of the list that V opens.
type VoiceChoice struct {
	Voice argmap.VoiceID // empty: a new voice
	Name  string
	Words string // the whole line
}

// VoiceChoices returns the voices whose names hold what was typed and, where none is called just that, the offer to add
// one.
func (w *Workspace) VoiceChoices(typed string) []VoiceChoice {
	typed = strings.Join(strings.Fields(typed), " ")
	var out []VoiceChoice
	exact := typed == ""
	for _, v := range w.Snapshot().Voices() {
		if !strings.Contains(strings.ToLower(v.Name), strings.ToLower(typed)) {
			continue
		}
		exact = exact || strings.EqualFold(v.Name, typed)
		out = append(out, VoiceChoice{v.ID, v.Name, voiceWords(v)})
	}
	if !exact {
		out = append(out, VoiceChoice{Name: typed, Words: words.T("Add voice “%s”", typed)})
	}
	return out
}

// GiveVoice makes a voice hold statements, or the premises of steps. A new voice is added in the same step.
func (w *Workspace) GiveVoice(choice VoiceChoice, of ...argmap.Ref) error {
	return w.Do(func(c *edit.Context) (edit.Outcome, error) {
		id := choice.Voice
		if id == "" {
			if out, err := edit.AddVoice(choice.Name)(c); err != nil {
				return out, err
			}
			for _, v := range c.Now().Voices() {
				if v.Name == choice.Name {
					id = v.ID
				}
			}
		}
		return edit.Each(of, func(r argmap.Ref) edit.Act { return edit.SetVoice(r, id) })(c)
	})
}

// VoiceForm is what can be said of a voice.
type VoiceForm struct {
	Voice  argmap.VoiceID // empty: a new one
	Name   string
	Author bool // of the text
	Reader bool // it is the user's own, and stays that
}

// RoleWords are the parts that a voice can play, as the form for a voice has them: not the author, the author.
func RoleWords() []string {
	return []string{words.T("Somebody in the text"), words.T("The author of the text")}
}

// FormOf returns what the form for a voice starts with.
func (w *Workspace) FormOf(v argmap.Voice) VoiceForm {
	return VoiceForm{Voice: v.ID, Name: v.Name, Author: v.Role == argmap.Author, Reader: v.Role == argmap.Reader}
}

// PutVoice adds a voice, or gives one another name and part, in one step.
func (w *Workspace) PutVoice(f VoiceForm) error {
	had := w.Snapshot()
	err := w.Keep(func(c *edit.Context) (out edit.Outcome, err error) {
		id := f.Voice
		if id == "" {
			if out, err = edit.AddVoice(f.Name)(c); err != nil {
				return out, err
			}
			id = added(had, c.Now())
		} else if was, ok := c.Now().Voice(id); !ok || was.Name != f.Name {
			if out, err = edit.RenameVoice(id, f.Name)(c); err != nil {
				return out, err
			}
		}
		if now, _ := c.Now().Voice(id); f.Author == (now.Role == argmap.Author) {
			return out, nil
		}
		role, err := edit.SetAuthor(id)(c)
		if out.Title == "" {
			out = role
		}
		return out, err
	})
	if err != nil {
		return err
	}
	if id := added(had, w.Snapshot()); id != "" {
		w.choosePerson(VoiceList, id.Ref())
	}
	return nil
}

// added returns the voice that was not there before.
func added(had, now *argmap.Snapshot) argmap.VoiceID {
	for _, v := range now.Voices() {
		if !had.Has(v.Ref()) {
			return v.ID
		}
	}
	return ""
}

// DeleteVoice removes a voice that is named nowhere.
func (w *Workspace) DeleteVoice(v argmap.VoiceID) error {
	name := edit.Name(w.Snapshot(), v.Ref())
	w.stayInList(v.Ref())
	if err := w.Keep(edit.DeleteVoice(v)); err != nil {
		return err
	}
	w.say(Told, words.T("Deleted voice %s. Ctrl+Z brings it back.", name))
	return nil
}

// MergeChoice is a voice that another can be merged into.
type MergeChoice struct {
	Voice   argmap.VoiceID
	Words   string // its name, and what part it plays
	Detail  string // what will happen, or why it cannot
	Refused bool
}

// MergeQuestion says what merging a voice into another changes, and asks for the other.
func (w *Workspace) MergeQuestion(from argmap.Voice) string {
	return words.T("Merge %s into which voice? It is named in %s, and goes.", from.Name, edit.WhereNamed(w.Snapshot(), from.ID))
}

// MergeChoices lists the voices that a voice can be merged into whose names hold what was typed, and says before what will
// happen with each.
func (w *Workspace) MergeChoices(from argmap.VoiceID, typed string) []MergeChoice {
	s := w.Snapshot()
	var out []MergeChoice
	for _, v := range s.Voices() {
		if _, ok := find.Type(typed).Rank(v.Name); !ok || v.ID == from {
			continue
		}
		c := MergeChoice{Voice: v.ID, Words: voiceWords(v), Detail: mergeWords(s, from, v.ID)}
		if err := w.Try(edit.MergeVoices(from, v.ID)); err != nil {
			c.Refused, c.Detail = true, err.Error()
		}
		out = append(out, c)
	}
	return out
}

// mergeWords says what merging one voice into another changes.
func mergeWords(s *argmap.Snapshot, from, into argmap.VoiceID) string {
	both, torn := 0, 0
	for _, st := range s.Statements() {
		a, b := stancesOf(st, from), stancesOf(st, into)
		if len(a) > 0 && len(b) > 0 {
			both++
		}
		if slices.Contains(a, argmap.Asserts) && slices.Contains(b, argmap.Denies) || slices.Contains(a, argmap.Denies) && slices.Contains(b, argmap.Asserts) {
			torn++
		}
	}
	switch changed := edit.WhereNamed(s, from); {
	case torn > 0:
		return words.T("%s will change; in %d it stands already; %d it will both assert and deny", changed, both, torn)
	case both > 0:
		return words.T("%s will change; in %d it stands already", changed, both)
	default:
		return words.T("%s will change", changed)
	}
}

func stancesOf(st argmap.Statement, v argmap.VoiceID) (out []argmap.Stance) {
	for _, h := range st.Holdings {
		if h.Voice == v {
			out = append(out, h.Stance)
		}
	}
	return out
}

// MergeVoices gives all that one voice holds to another, which is chosen then, and removes it.
func (w *Workspace) MergeVoices(from, into argmap.VoiceID) error {
	s := w.Snapshot()
	gone, _ := s.Voice(from)
	stays, _ := s.Voice(into)
	changed := edit.WhereNamed(s, from)
	if err := w.Keep(edit.MergeVoices(from, into)); err != nil {
		return err
	}
	w.choosePerson(VoiceList, into.Ref())
	w.say(Told, words.T("Merged %s into %s: changed %s. Ctrl+Z takes it back.", gone.Name, stays.Name, changed))
	return nil
}

// mergeable says why the chosen voice cannot be merged into another.
func (w *Workspace) mergeable() error {
	if err := w.writable(); err != nil {
		return err
	}
	v, err := w.ChosenVoice()
	switch {
	case err != nil:
		return err
	case v.Role == argmap.Reader:
		return edit.Refusal(words.T("%s is the reader's own voice and stays. Merge others into it instead.", v.Name))
	case w.Snapshot().Count(argmap.KindVoice) < 2:
		return edit.Refusal(words.T("There is no other voice to merge it into."))
	}
	return nil
}

// onlyThisVoice lets the filter pick what the chosen voice holds, and nothing else by voice; where it does, the voices
// count no longer.
func (w *Workspace) onlyThisVoice() error {
	v, err := w.ChosenVoice()
	if err != nil {
		return err
	}
	f := w.look.filter
	if w.onlyVoice(v.ID) {
		f.Voices = nil
		w.SetFilter(f)
		return nil
	}
	f.Voices, f.Whose = []argmap.VoiceID{v.ID}, argmap.Everybodys
	w.SetFilter(f)
	return nil
}

// onlyVoice reports whether the filter picks what one voice holds, and no other.
func (w *Workspace) onlyVoice(v argmap.VoiceID) bool {
	return slices.Equal(w.look.filter.Voices, []argmap.VoiceID{v})
}

// goHeld selects the next of the statements that the chosen voice holds, or the one before.
func (w *Workspace) goHeld(by int) error {
	v, err := w.ChosenVoice()
	if err != nil {
		return err
	}
	return w.goAmong(heldBy(w.Snapshot())[v.ID], words.T("that %s holds", v.Name), by)
}

// holdsSomething says why there is no statement to go to.
func (w *Workspace) holdsSomething() error {
	v, err := w.ChosenVoice()
	if err != nil {
		return err
	}
	for _, st := range w.Snapshot().Statements() {
		if len(stancesOf(st, v.ID)) > 0 {
			return nil
		}
	}
	return edit.Refusal(words.T("%s holds no statement yet. V on a statement makes it so.", v.Name))
}
