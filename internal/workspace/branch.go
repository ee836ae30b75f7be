package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// branchCommands are the commands that change how statements hang together. They work on all that is selected.
func branchCommands() []Command {
	return []Command{
		after(Command{ID: "edit.grab", Menu: EditMenu, Title: "Grab: arrows choose where it goes", Keys: keysOf("G"),
			check: (*Workspace).grabbable, run: (*Workspace).Grab}),
		asking("edit.reuse", "Reuse an existing statement here…", "R", (*Workspace).reusable),
		asking("edit.reasonfor", "Use as a reason for…", "", (*Workspace).attachable),
		asking("edit.objectionto", "Use as an objection to…", "", (*Workspace).attachable),
		asking("edit.premiseof", "Use as a co-premise of the step of…", "", (*Workspace).attachable),
		after(onSelected("edit.join", "Join the steps of what is selected", "J", edit.Join)),
		onSelected("edit.split", "Split: its own step", "Shift+S", edit.Split),
		onSelected("edit.merge", "Merge what is selected into the leading statement", "", edit.Merge),
		onSelected("edit.duplicate", "Duplicate the branch", "", edit.Duplicate),
		onSelected("edit.detach", "Detach", "D", edit.Detach),
		onLeading("edit.earlier", "Earlier among its like", "Ctrl+Left", func(r argmap.Ref) edit.Act { return edit.Reorder(r, -1) }),
		onLeading("edit.later", "Later among its like", "Ctrl+Right", func(r argmap.Ref) edit.Act { return edit.Reorder(r, 1) }),
		after(Command{ID: "edit.delete", Menu: EditMenu, Title: "Delete", Keys: keysOf("Delete Backspace"),
			act: func(w *Workspace) edit.Act { return edit.Delete(w.Selection()...) },
			run: func(w *Workspace) error { return w.deleting(edit.Delete(w.Selection()...)) },
			name: func(w *Workspace) string {
				if w.Leading().IsZero() {
					return "Delete"
				}
				return "Delete " + edit.WhatGoes(w.Snapshot(), w.Selection()...).String()
			}}),
		{ID: "edit.deleteonly", Menu: EditMenu, Title: "Delete only this; what is below moves up", Keys: keysOf("Shift+Delete"),
			act: func(w *Workspace) edit.Act { return edit.DeleteOnly(w.Selection()...) },
			run: func(w *Workspace) error { return w.deleting(edit.DeleteOnly(w.Selection()...)) }},
	}
}

// deleting deletes and says what went.
func (w *Workspace) deleting(act edit.Act) error {
	if err := w.Do(act); err != nil {
		return err
	}
	w.say(Told, w.message.Text+" Ctrl+Z brings it back.")
	return nil
}
