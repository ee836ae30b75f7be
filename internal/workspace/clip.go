package workspace

import (
	"maps"
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec/clip"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// Clipboard is the system's, which holds text.
type Clipboard interface {
	Content() string
	SetContent(text string)
}

// clipCommands are the commands of the clipboard, and those that delete.
func clipCommands() []Command {
	paste := func(id, title, keys string, as edit.Part) Command {
		return Command{ID: id, Menu: EditMenu, Title: title, Keys: keysOf(keys),
			check: (*Workspace).pastable, run: func(w *Workspace) error { return w.Paste(as) }}
	}
	return []Command{
		after(Command{ID: "edit.cut", Menu: EditMenu, Title: words.T("Cut the branch"), Keys: keysOf("Ctrl+X"),
			check: (*Workspace).branchSelected, run: (*Workspace).Cut}),
		{ID: "edit.copy", Menu: EditMenu, Title: words.T("Copy the branch"), Keys: keysOf("Ctrl+C"),
			check: (*Workspace).selected, run: (*Workspace).Copy},
		paste("edit.paste", words.T("Paste as a reason"), "Ctrl+V", edit.AsReason),
		paste("edit.pasteobjection", words.T("Paste as an objection"), "Ctrl+Shift+V", edit.AsObjection),
		paste("edit.pastepremise", words.T("Paste as a co-premise"), "", edit.AsPremise),
		{ID: "edit.delete", Menu: EditMenu, Title: words.T("Delete"), Keys: keysOf("Delete Backspace"),
			check: (*Workspace).branchSelected,
			run:   func(w *Workspace) error { return w.deleting(edit.Delete(w.Selection()...)) },
			name: func(w *Workspace) string {
				if w.Leading().IsZero() {
					return "Delete"
				}
				return words.T("Delete %s", edit.WhatGoes(w.Snapshot(), w.Selection()...).String())
			}},
		{ID: "edit.deleteonly", Menu: EditMenu, Title: words.T("Delete only this; what is below moves up"), Keys: keysOf("Shift+Delete"),
			act: func(w *Workspace) edit.Act { return edit.DeleteOnly(w.Selection()...) },
			run: func(w *Workspace) error { return w.deleting(edit.DeleteOnly(w.Selection()...)) }},
	}
}

func (w *Workspace) pastable() error {
	if w.cfg.Clipboard == nil {
		return edit.Refusal("There is no clipboard here.")
	}
	return w.writable()
}

// Copy puts what is selected, with all that hangs below it, into the clipboard.
func (w *Workspace) Copy() error {
	c, err := w.clip(nil)
	if err != nil {
		return err
	}
	w.say(Told, words.T("Copied %s.", w.clipSize(c)))
	return nil
}

// Cut puts what is selected into the clipboard and takes it out of the map.
func (w *Workspace) Cut() error {
	goes := edit.WhatGoes(w.Snapshot(), w.Selection()...)
	if err := w.Try(cutting(w.Selection())); err != nil {
		return err
	}
	c, err := w.clip(func(id argmap.StatementID) bool { return !slices.Contains(goes.Statements, id) })
	if err != nil {
		return err
	}
	if err := w.Do(cutting(w.Selection())); err != nil {
		return err
	}
	w.say(Told, words.T("Cut %s. Ctrl+V puts it elsewhere, Ctrl+Z back.", w.clipSize(c)))
	return nil
}

// cutting deletes under a title of its own.
func cutting(of []argmap.Ref) edit.Act {
	return func(c *edit.Context) (edit.Outcome, error) {
		out, err := edit.Delete(of...)(c)
		out.Title = strings.Replace(out.Title, "deleting", "cutting", 1)
		return out, err
	}
}

// clip puts what is selected into the clipboard. Statements of it that stay in the map are not copied when it is pasted
// there.
func (w *Workspace) clip(stays func(argmap.StatementID) bool) (edit.Clip, error) {
	if w.cfg.Clipboard == nil {
		return edit.Clip{}, edit.Refusal("There is no clipboard here.")
	}
	c, err := edit.ClipOf(w.Snapshot(), w.Selection())
	if err != nil {
		return c, err
	}
	for _, st := range c.Map.Statements() {
		if stays != nil && st.ID != c.On && stays(st.ID) && !slices.Contains(c.Known, st.ID) {
			c.Known = append(c.Known, st.ID)
		}
	}
	text, err := clip.Write(clip.Clip{Map: c.Map, On: c.On, Known: c.Known})
	if err != nil {
		return c, err
	}
	w.cfg.Clipboard.SetContent(text)
	return c, nil
}

func (w *Workspace) clipSize(c edit.Clip) string {
	return words.N(c.Map.Count(argmap.KindStatement)-1, "%d statement", "%d statements")
}

// Paste puts what the clipboard holds on what is selected: branches of any map with all that they had, or lines of any
// text, where what is indented bears on what is above it. With nothing selected it bears on nothing.
func (w *Workspace) Paste(as edit.Part) error {
	if err := w.pastable(); err != nil {
		return err
	}
	c, err := clip.Read(w.cfg.Clipboard.Content(), w.cfg.NewID)
	if err != nil {
		return edit.Refusal(words.T("Nothing was pasted: %s.", err.Error()))
	}
	return w.PasteClip(c, edit.Place{On: w.Leading(), As: as, At: -1})
}

// PasteClip puts a clip to a place. What is large comes folded. In an empty map the first statement becomes the thesis.
func (w *Workspace) PasteClip(c clip.Clip, to edit.Place) error {
	act := edit.Paste(edit.Clip{Map: c.Map, On: c.On, Known: c.Known, Marked: c.Marked}, to)
	if w.Snapshot().Count(argmap.KindStatement) == 0 {
		act = withThesis(act)
	}
	err := w.doThen(nil, act, func() {
		if c.Map.Count(argmap.KindStatement) > foldAbove {
			w.foldPasted(to)
		}
	})
	if err != nil {
		return err
	}
	said := w.message.Text
	if n := len(c.Notes); n > 0 {
		said += " " + words.N(n, "%d line was not taken as it stands: %s", "%d lines were not taken as they stand: %s", c.Notes[0])
	}
	w.say(Told, words.T("%s Ctrl+Z takes it back.", said))
	return nil
}

// withThesis makes the first statement of an act the thesis where the map would have none.
func withThesis(act edit.Act) edit.Act {
	return func(c *edit.Context) (edit.Outcome, error) {
		out, err := act(c)
		if err != nil || slices.ContainsFunc(c.Now().Statements(), func(st argmap.Statement) bool { return st.Thesis }) {
			return out, err
		}
		_, err = edit.ToggleThesis(out.Select[0])(c)
		return out, err
	}
}

// foldPasted folds what was pasted: each branch, and where these are many what they are on, which is selected then.
func (w *Workspace) foldPasted(to edit.Place) {
	w.look.folded = maps.Clone(w.look.folded)
	roots := w.Selection()
	for _, r := range roots {
		if len(w.Snapshot().On(r)) > 0 {
			w.look.folded[r] = true
		}
	}
	if len(roots) > openLimits[0] && !to.On.IsZero() {
		w.look.folded[to.On] = true
		w.session.Select(to.On)
	}
}
