package workspace

import (
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
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
