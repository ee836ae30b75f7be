package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/edit"
)

// branchCommands are the commands that change how statements hang together. They work on all that is selected.
func branchCommands() []Command {
	all := []Command{
		{ID: "edit.grab", Title: "Grab: arrows choose where it goes", Keys: keysOf("G"),
			check: (*Workspace).grabbable, run: (*Workspace).Grab},
		asking(BranchMenu, "edit.reuse", "Reuse an existing statement here…", "R", (*Workspace).branchSelected),
		asking(BranchMenu, "edit.reasonfor", "Use as a reason for…", "", (*Workspace).attachable),
		asking(BranchMenu, "edit.objectionto", "Use as an objection to…", "", (*Workspace).attachable),
		asking(BranchMenu, "edit.premiseof", "Use as a co-premise of the step of…", "", (*Workspace).attachable),
		after(onSelected("edit.join", "Join the steps of what is selected", "J", edit.Join)),
		onSelected("edit.split", "Split: its own step", "Shift+S", edit.Split),
		onSelected("edit.merge", "Merge what is selected into the leading statement", "", edit.Merge),
		{ID: "edit.duplicate", Title: "Duplicate the branch", check: (*Workspace).branchSelected,
			act: func(w *Workspace) edit.Act { return edit.Duplicate(w.Selection()...) }},
		after(onSelected("edit.detach", "Detach", "D", edit.Detach)),
		onLeading("edit.earlier", "Earlier among its like", "Ctrl+Left", func(r argmap.Ref) edit.Act { return edit.Reorder(r, -1) }),
		onLeading("edit.later", "Later among its like", "Ctrl+Right", func(r argmap.Ref) edit.Act { return edit.Reorder(r, 1) }),
	}
	for i := range all {
		all[i].Menu = BranchMenu
	}
	return all
}

// branchSelected says why no branch can be deleted, cut, duplicated or given another. To try it on a large map at each look at the menu would
// take longer than the menu.
func (w *Workspace) branchSelected() error {
	if err := w.writable(); err != nil {
		return err
	}
	return w.selected()
}

// deleting deletes and says what went.
func (w *Workspace) deleting(act edit.Act) error {
	if err := w.Do(act); err != nil {
		return err
	}
	w.say(Told, w.message.Text+" Ctrl+Z brings it back.")
	return nil
}
