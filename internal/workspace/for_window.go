package workspace

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/scene"
)

// Say puts a sentence into the status line.
func (w *Workspace) Say(t Tone, text string) { w.say(t, text) }

// Keep runs an act and leaves the selection as it is: what was typed into a field is kept after the user went elsewhere.
func (w *Workspace) Keep(act edit.Act) error {
	return w.Do(func(c *edit.Context) (edit.Outcome, error) {
		out, err := act(c)
		out.Select = nil
		return out, err
	})
}

// Revision returns how many steps the map has ever taken.
func (w *Workspace) Revision() int64 { return w.session.Revision() }

// ExportScene returns what is shown, with every detail whatever the zoom; nil where nothing is shown.
func (w *Workspace) ExportScene() *scene.Scene {
	if w.look.debate != "" || w.picture.plan == nil {
		return w.picture.scene
	}
	return w.picture.plan.Build(w.picture.result, scene.DetailAt(1))
}

// Shown returns a function that tells what the diagram shows. It stays as it is when the map changes, and may be called
// from any goroutine.
func (w *Workspace) Shown() func(argmap.Ref) bool {
	if w.picture.plan == nil {
		return func(argmap.Ref) bool { return true }
	}
	return w.picture.plan.Shows
}

// Here returns the commands that change what is selected and can run now: what the other button of the mouse offers.
func (w *Workspace) Here() []Command {
	var out []Command
	for _, c := range Commands() {
		if c.Menu != EditMenu && c.Menu != AddMenu || c.Typing || c.ID == "edit.undo" || c.ID == "edit.redo" {
			continue
		}
		if w.Check(c) == nil {
			out = append(out, c)
		}
	}
	return out
}

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
		words := v.Name
		switch v.Role {
		case argmap.Author:
			words += " (the author)"
		case argmap.Reader:
			words += " (you)"
		}
		out = append(out, VoiceChoice{v.ID, v.Name, words})
	}
	if !exact {
		out = append(out, VoiceChoice{Name: typed, Words: "Add voice “" + typed + "”"})
	}
	return out
}

// GiveVoice makes a voice hold a statement, or the premises of a step. A new voice is added in the same step.
func (w *Workspace) GiveVoice(of argmap.Ref, choice VoiceChoice) error {
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
		return edit.SetVoice(of, id)(c)
	})
}

// outlinePage is how many rows PageUp and PageDown move in the outline.
const outlinePage = 10

// OutlineKey carries out a stroke in the outline. Up and down go from row to row, left and right fold and unfold or go
// to the row above or below in the tree; every other key does what it does in the diagram.
func (w *Workspace) OutlineKey(k Key) bool {
	if _, typing := w.Typing(); typing {
		return false
	}
	if k.Ctrl && !k.Shift && !k.Alt && (k.Name == "Up" || k.Name == "Down") {
		k.Name = map[string]string{"Up": "Left", "Down": "Right"}[k.Name] // rows stand below each other
		return w.Key(k)
	}
	if k.Ctrl || k.Shift || k.Alt {
		return w.Key(k)
	}
	rows := w.ownRows()
	at := slices.IndexFunc(rows, func(r Row) bool { return r.Of == w.Leading() })
	to := -1
	switch k.Name {
	case "Up":
		to = max(at-1, 0)
	case "Down":
		to = at + 1
	case "PageUp":
		to = max(at-outlinePage, 0)
	case "PageDown":
		to = min(at+outlinePage, len(rows)-1)
	case "End":
		to = len(rows) - 1
	case "Left", "Right":
		if at < 0 {
			return true
		}
		if r := rows[at]; r.HasBelow && r.Folded == (k.Name == "Right") {
			_ = w.Fold(r.Of)
			return true
		}
		to = inTree(rows, at, k.Name == "Right")
	default:
		return w.Key(k)
	}
	if to >= 0 && to < len(rows) && to != at {
		w.Select(rows[to].Of)
	}
	return true
}

// ownRows returns the rows without the links: a link leads to a row that stands elsewhere, and the way on from it would
// start there.
func (w *Workspace) ownRows() []Row {
	return slices.DeleteFunc(w.Rows(), func(r Row) bool { return r.Kind == LinkRow })
}

// inTree returns the row one level in, or the nearest one a level out; -1: there is none.
func inTree(rows []Row, at int, in bool) int {
	if in {
		if at+1 < len(rows) && rows[at+1].Depth > rows[at].Depth {
			return at + 1
		}
		return -1
	}
	for i := at - 1; i >= 0; i-- {
		if rows[i].Depth < rows[at].Depth {
			return i
		}
	}
	return -1
}

// InspectMap returns what the inspector shows of the map as a whole, whatever is selected.
func (w *Workspace) InspectMap() Inspection { return inspectMap(w.Snapshot()) }

// SetTitle changes the map's title.
func (w *Workspace) SetTitle(title string) error {
	m := w.Snapshot().Map()
	m.Title = strings.Join(strings.Fields(title), " ")
	return w.Keep(edit.SetMap(m))
}
