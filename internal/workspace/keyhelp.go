package workspace

import (
	"slices"

	"warrant/internal/find"
	"warrant/internal/words"
)

// The sections of the list of keys.
const (
	KeysHere    = "On what is selected"
	KeysMove    = "Moving and looking"
	KeysProgram = "Maps and program"
	KeysVoices  = "In the list of voices"
	KeysDispute = "In the list of disputes"
	KeysTyping  = "While typing"
	NoKeys      = "By name only"
	NotNow      = "Not now"
)

// KeyList returns a function that lists the keys: what works now first, with what is selected and in the pane that strokes
// go to; at the end what does not, and why. What can be done is asked once, as that takes longer than a letter should.
func (w *Workspace) KeyList() func(typed string) []Choice {
	lines := CommandChoices(w.TitleOf, w.Check)
	if w.focus == OutlinePane {
		for i, line := range lines {
			if title, ok := outlineTitles[line.Command.ID]; ok {
				lines[i].Title = words.T(title)
			}
		}
	}
	first := KeysHere
	if w.focus == PeoplePane {
		first = keysOfList[w.person().List]
	}
	if _, typing := w.Typing(); typing {
		first = KeysTyping
	}
	return func(typed string) []Choice { return KeySections(lines, typed, first) }
}

var keysOfList = map[List]string{VoiceList: KeysVoices, DisputeList: KeysDispute}

// outlineTitles are what the arrows do in the outline.
var outlineTitles = map[string]string{
	"go.up": "Up: to the row above", "go.down": "Down: to the row below", "go.left": "Left: fold, or a level out",
	"go.right": "Right: unfold, or a level in", "go.end": "To the last row", "view.pageup": "Rows up", "view.pagedown": "Rows down",
}

// KeySections sorts the lines of commands that fit what was typed into the sections of the list of keys, one of them
// first.
func KeySections(lines []Choice, typed, first string) []Choice {
	order := []string{KeysHere, KeysMove, KeysProgram, NoKeys, KeysVoices, KeysDispute, KeysTyping, NotNow}
	if at := slices.Index(order, first); at > 0 {
		order = slices.Insert(slices.Delete(order, at, at+1), 0, first)
	}
	said := find.Type(typed)
	parts := map[string][]Choice{}
	for _, line := range Fitting(lines, said) {
		line.Section = keySection(line)
		parts[line.Section] = append(parts[line.Section], line)
	}
	var out []Choice
	for _, name := range order {
		if !said.Empty() {
			slices.SortStableFunc(parts[name], best)
		}
		out = append(out, parts[name]...)
	}
	if !said.Empty() { // then the best line counts more than the order of the sections
		out = bestFirst(out, order)
	}
	return out
}

// bestFirst puts the sections in the order of their best lines.
func bestFirst(lines []Choice, order []string) []Choice {
	first := map[string]Choice{}
	for _, line := range lines {
		if _, ok := first[line.Section]; !ok {
			first[line.Section] = line
		}
	}
	order = slices.Clone(order)
	slices.SortStableFunc(order, func(a, b string) int { return best(first[a], first[b]) })
	var out []Choice
	for _, name := range order {
		for _, line := range lines {
			if line.Section == name {
				out = append(out, line)
			}
		}
	}
	return out
}

func keySection(line Choice) string {
	switch c := line.Command; {
	case c.Typing:
		return KeysTyping
	case line.Off:
		return NotNow
	case line.Keys == "":
		return NoKeys
	case c.List != NoList:
		return keysOfList[c.List]
	case c.Menu == EditMenu || c.Menu == PeopleMenu || c.Menu == AddMenu || c.Menu == BranchMenu:
		return KeysHere
	case c.Menu == GoMenu || c.Menu == ViewMenu:
		return KeysMove
	}
	return KeysProgram
}
