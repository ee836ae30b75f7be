package workspace

import (
	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/words"
)

// branchCommands are the commands that change how statements hang together. They work on all that is selected.
func branchCommands() []Command {
	all := []Command{
		{ID: "edit.grab", Title: words.T("Grab: arrows choose where it goes"), Keys: keysOf("G"),
			check: (*Workspace).grabbable, run: (*Workspace).Grab},
		asking(BranchMenu, "edit.reuse", words.T("Reuse an existing statement here…"), "R", (*Workspace).branchSelected),
		asking(BranchMenu, "edit.reasonfor", words.T("Use as a reason for…"), "", (*Workspace).attachable),
		asking(BranchMenu, "edit.objectionto", words.T("Use as an objection to…"), "", (*Workspace).attachable),
		asking(BranchMenu, "edit.premiseof", words.T("Use as a co-premise of the step of…"), "", (*Workspace).attachable),
		after(onSelected("edit.join", words.T("Join the steps of what is selected"), "J", edit.Join)),
		onSelected("edit.split", words.T("Split: its own step"), "Shift+S", edit.Split),
		onSelected("edit.merge", words.T("Merge what is selected into the leading statement"), "", edit.Merge),
		{ID: "edit.duplicate", Title: words.T("Duplicate the branch"), check: (*Workspace).branchSelected,
			act: func(w *Workspace) edit.Act { return edit.Duplicate(w.Selection()...) }},
		after(onSelected("edit.detach", words.T("Detach"), "D", edit.Detach)),
		onSelected("edit.earlier", words.T("Earlier among its like"), "Ctrl+Left", func(of ...argmap.Ref) edit.Act { return edit.Reorder(of, -1) }),
		onSelected("edit.later", words.T("Later among its like"), "Ctrl+Right", func(of ...argmap.Ref) edit.Act { return edit.Reorder(of, 1) }),
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
	w.say(Told, words.T("%s Ctrl+Z brings it back.", w.message.Text))
	return nil
}
