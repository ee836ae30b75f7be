package workspace

import (
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// keysOf reads keys that are separated by spaces.
func keysOf(s string) []Key {
	var out []Key
	for _, word := range strings.Fields(s) {
		out = append(out, ParseKey(word))
	}
	return out
}

// Commands returns the table of all commands, in the order of the menus.
func Commands() []Command { return table() }

var table = words.Kept(func() []Command {
	var all []Command
	for _, part := range [][]Command{fileCommands(), historyCommands(), clipCommands(), editCommands(), addCommands(), branchCommands(), premiseCommands(), peopleCommands(), goCommands(), viewCommands(), presentCommands(), helpCommands()} {
		all = append(all, part...)
	}
	return all
})

func fileCommands() []Command {
	return []Command{
		window(FileMenu, "file.new", words.T("New map"), "Ctrl+N"),
		window(FileMenu, "file.open", words.T("Open…"), "Ctrl+O"),
		window(FileMenu, "file.recent", words.T("Recent maps…"), ""),
		window(FileMenu, "file.sample", words.T("Bundled maps…"), ""),
		after(asking(FileMenu, "file.version", words.T("Name this version…"), "Ctrl+S", (*Workspace).writable)),
		asking(FileMenu, "file.versions", words.T("Versions…"), "", (*Workspace).hasVersions),
		after(window(FileMenu, "file.copy", words.T("Save a copy…"), "")),
		window(FileMenu, "file.export", words.T("Export…"), "Ctrl+E"),
		window(FileMenu, "file.write", words.T("Write a text…"), ""),
		asking(FileMenu, "file.losses", words.T("What was not carried…"), "", (*Workspace).hasLosses),
		after(window(FileMenu, "file.settings", words.T("Settings…"), "F12 Ctrl+,")),
		after(window(FileMenu, "file.quit", words.T("Quit"), "Ctrl+Q Ctrl+W")),
	}
}

func historyCommands() []Command {
	return []Command{
		{ID: "edit.undo", Menu: EditMenu, Title: words.T("Undo"), Keys: keysOf("Ctrl+Z"), run: (*Workspace).Undo,
			check: func(w *Workspace) error { return can(w, w.session.CanUndo, words.T("There is nothing to undo.")) },
			name:  func(w *Workspace) string { return titled(words.T("Undo"), w.session.CanUndo) }},
		{ID: "edit.redo", Menu: EditMenu, Title: words.T("Redo"), Keys: keysOf("Ctrl+Shift+Z Ctrl+Y"), run: (*Workspace).Redo,
			check: func(w *Workspace) error { return can(w, w.session.CanRedo, words.T("There is nothing to redo.")) },
			name:  func(w *Workspace) string { return titled(words.T("Redo"), w.session.CanRedo) }},
		asking(EditMenu, "edit.history", words.T("History…"), "", (*Workspace).hasHistory),
	}
}

func editCommands() []Command {
	return []Command{
		after(Command{ID: "edit.text", Menu: EditMenu, Title: words.T("Edit the text"), Keys: keysOf("Space F2"),
			check: func(w *Workspace) error { return w.selected() },
			run:   func(w *Workspace) error { return w.typeOver(w.Leading()) }}),
		onSelected("edit.kind", words.T("Next kind: claim, evidence, unstated premise"), "K", edit.NextKind),
		onSelected("edit.stated", words.T("Stated or unstated; on a step: for or against"), "T", func(of ...argmap.Ref) edit.Act {
			if len(of) > 0 && of[0].Kind == argmap.KindArgument {
				return edit.Flip(of...)
			}
			return edit.ToggleStated(of...)
		}),
		onSelected("edit.flip", words.T("Turn reason into objection"), "Shift+T", edit.Flip),
		{ID: "edit.label", Menu: EditMenu, Title: words.T("Label of the step"), Keys: keysOf("L"), check: (*Workspace).labelled, run: (*Workspace).typeLabel},
		asking(EditMenu, "edit.scheme", words.T("Scheme of the step…"), "Shift+L", (*Workspace).labelled),
		{ID: "edit.voice", Menu: EditMenu, Title: words.T("Voice…"), Keys: keysOf("V"), Window: true,
			check: func(w *Workspace) error { return w.selected() }},
		onSelected("edit.thesis", words.T("Thesis, or not"), "", edit.ToggleThesis),
		asking(EditMenu, "edit.cite", words.T("Cite a work or a passage…"), "Q", (*Workspace).citable),
		asking(EditMenu, "edit.comment", words.T("Comment…"), "C", (*Workspace).writable),
	}
}

func peopleCommands() []Command {
	about := func(list List, id, title, keys string, check, run func(*Workspace) error) Command {
		return Command{ID: id, Menu: PeopleMenu, Title: title, Keys: keysOf(keys), List: list, check: check, run: run, Window: run == nil}
	}
	called := func(title func(name string) string, c Command) Command {
		c.name = func(w *Workspace) string { return w.ofChosen(c, title) }
		return c
	}
	return []Command{
		asking(PeopleMenu, "edit.holders", words.T("Who holds it, and how…"), "Shift+H", (*Workspace).holdable),
		after(window(PeopleMenu, "edit.voices", words.T("Voices: go to the list"), "Shift+V")),
		window(PeopleMenu, "edit.disputes", words.T("Disputes: go to the list"), "Shift+D"),
		after(about(VoiceList, "people.add", words.T("Add a voice…"), "N", (*Workspace).writable, nil)),
		called(func(name string) string { return words.T("Change %s: name, part…", name) },
			about(VoiceList, "people.change", words.T("Change the voice: name, part…"), "Enter Space F2", (*Workspace).voiceWritable, nil)),
		called(func(name string) string { return words.T("Merge %s into another voice…", name) },
			about(VoiceList, "people.merge", words.T("Merge the voice into another…"), "J", (*Workspace).mergeable, nil)),
		called(func(name string) string { return words.T("Show only %s, or all again", name) },
			about(VoiceList, "people.only", words.T("Show only this voice, or all again"), "M", (*Workspace).voiceChosen, (*Workspace).onlyThisVoice)),
		called(func(name string) string { return words.T("Next statement of %s", name) },
			about(VoiceList, "people.next", words.T("Next statement the voice holds"), "Right", (*Workspace).holdsSomething,
				func(w *Workspace) error { return w.goHeld(1) })),
		about(VoiceList, "people.previous", words.T("Statement the voice holds before that"), "Left", (*Workspace).holdsSomething,
			func(w *Workspace) error { return w.goHeld(-1) }),
		called(func(name string) string { return words.T("Delete the voice %s", name) },
			about(VoiceList, "people.delete", words.T("Delete the voice"), "Delete", (*Workspace).voiceGoes, (*Workspace).deleteChosenVoice)),
		after(about(DisputeList, "edit.dispute", words.T("Add a dispute over what is selected…"), "N", (*Workspace).disputable, nil)),
		called(func(name string) string { return words.T("Change “%s”: title, sides…", name) },
			about(DisputeList, "dispute.change", words.T("Change the dispute: title, sides…"), "Enter Space F2", (*Workspace).disputeWritable, nil)),
		about(DisputeList, "dispute.issue", words.T("Statement that the dispute is over…"), "I", (*Workspace).disputeWritable, nil),
		about(DisputeList, "dispute.debate", words.T("Show the dispute side against side"), "B", (*Workspace).disputeChosen, (*Workspace).debateChosen),
		about(DisputeList, "dispute.go", words.T("Go to the statement the dispute is over"), "Right", (*Workspace).disputeChosen, (*Workspace).goToIssue),
		called(func(name string) string { return words.T("Delete the dispute “%s”", name) },
			about(DisputeList, "dispute.delete", words.T("Delete the dispute"), "Delete", (*Workspace).disputeWritable, (*Workspace).deleteChosenDispute)),
	}
}

// asking returns a command that opens a list or a form in the window, where check lets it.
func asking(m Menu, id, title, keys string, check func(*Workspace) error) Command {
	c := window(m, id, title, keys)
	c.check = check
	return c
}

func addCommands() []Command {
	onNothing := func(act func(string) edit.Act) func(argmap.Ref, string) edit.Act {
		return func(_ argmap.Ref, t string) edit.Act { return act(t) }
	}
	return []Command{
		adding("add.reason", words.T("Reason; on a step: warrant"), "Enter", func(on argmap.Ref, t string) edit.Act {
			if on.IsZero() {
				return edit.AddThesis(t) // an empty map starts with its thesis
			}
			return edit.AddReason(on, t)
		}),
		adding("add.objection", words.T("Objection; on a step: undercut"), "O Alt+O", edit.AddObjection),
		adding("add.copremise", words.T("Co-premise"), "Tab", func(on argmap.Ref, t string) edit.Act { return edit.AddCoPremise(on, false, t) }),
		adding("add.copremise.before", words.T("Co-premise before it"), "Shift+Tab", func(on argmap.Ref, t string) edit.Act { return edit.AddCoPremise(on, true, t) }),
		adding("add.evidence", words.T("Evidence"), "E", edit.AddEvidence),
		adding("add.assumption", words.T("Unstated premise beside it"), "", edit.AddAssumption),
		adding("add.above", words.T("Statement between it and its target"), "I", edit.InsertAbove),
		after(adding("add.undercut", words.T("Undercut of its step"), "U", edit.Undercut)),
		adding("add.warrant", words.T("Warrant for its step"), "W", edit.SupportStep),
		after(adding("add.thesis", words.T("Thesis"), "", onNothing(edit.AddThesis))),
		adding("add.unattached", words.T("Unattached statement"), "N", onNothing(edit.AddUnattached)),
		after(typing("type.reason", words.T("While typing: finish, then a reason"), "Ctrl+Enter")),
		typing("type.objection", words.T("While typing: finish, then an objection"), "Ctrl+Shift+Enter"),
		typing("type.copremise", words.T("While typing: finish, then a co-premise"), "Tab"),
	}
}

// typing returns a command of the open text field, which carries it out itself.
func typing(id, title, key string) Command {
	return Command{
		ID: id, Menu: AddMenu, Title: title, Keys: keysOf(key), Typing: true,
		check: func(w *Workspace) error {
			if _, on := w.Typing(); !on {
				return edit.Refusal("This works while a box is being typed in.")
			}
			return nil
		},
		run: func(*Workspace) error { return nil },
	}
}

func goCommands() []Command {
	move := func(h Heading) func(*Workspace) error { return func(w *Workspace) error { return w.Move(h) } }
	extend := func(h Heading) func(*Workspace) error { return func(w *Workspace) error { return w.Extend(h) } }
	return []Command{
		looking(GoMenu, "go.up", words.T("Up: to what it bears on"), "Up", move(Up)),
		looking(GoMenu, "go.down", words.T("Down: to a premise"), "Down", move(Down)),
		looking(GoMenu, "go.left", words.T("Left"), "Left", move(Left)),
		looking(GoMenu, "go.right", words.T("Right"), "Right", move(Right)),
		after(looking(GoMenu, "go.extendup", words.T("Up, and keep what is selected"), "Shift+Up", extend(Up))),
		looking(GoMenu, "go.extenddown", words.T("Down, and keep what is selected"), "Shift+Down", extend(Down)),
		looking(GoMenu, "go.extendleft", words.T("Left, and keep what is selected"), "Shift+Left", extend(Left)),
		looking(GoMenu, "go.extendright", words.T("Right, and keep what is selected"), "Shift+Right", extend(Right)),
		looking(GoMenu, "go.all", words.T("Select all that is shown"), "Ctrl+A", (*Workspace).SelectAll),
		after(looking(GoMenu, "go.home", words.T("To the thesis"), "Home", (*Workspace).GoHome)),
		looking(GoMenu, "go.end", words.T("To the last box below"), "End", (*Workspace).GoEnd),
		looking(GoMenu, "go.step", words.T("To its step, and back"), "S", (*Workspace).SelectStep),
		after(Command{ID: "go.back", Menu: GoMenu, Title: words.T("Back to the place before"), Keys: keysOf("Alt+Left"), run: (*Workspace).Back,
			check: func(w *Workspace) error { return canGo(w.trail.back) }}),
		{ID: "go.forward", Menu: GoMenu, Title: words.T("Forward again"), Keys: keysOf("Alt+Right"), run: (*Workspace).Forward,
			check: func(w *Workspace) error { return canGo(w.trail.ahead) }},
		after(window(GoMenu, "go.palette", words.T("Commands, statements, views…"), "Ctrl+K")),
		looking(GoMenu, "go.find", words.T("Find…"), "Ctrl+F", (*Workspace).OpenFind),
		looking(GoMenu, "go.findnext", words.T("Next hit"), "F3", func(w *Workspace) error { return w.FindNext(1) }),
		looking(GoMenu, "go.findprevious", words.T("Hit before"), "Shift+F3", func(w *Workspace) error { return w.FindNext(-1) }),
		after(looking(GoMenu, "go.read", words.T("Read the selection"), "Ctrl+Shift+R", (*Workspace).readSelection)),
		{ID: "go.readcopy", Menu: GoMenu, Title: words.T("Copy the selection as a sentence"), Window: true, check: (*Workspace).selected},
		looking(GoMenu, "go.out", words.T("Out of a search, a debate, the diagram"), "Escape", (*Workspace).escape),
	}
}

func viewCommands() []Command {
	view := func(id, title, keys string, run func(*Workspace) error) Command {
		return looking(ViewMenu, id, title, keys, run)
	}
	inMap := func(id, title, keys string, run func(*Workspace) error) Command {
		c := view(id, title, keys, run)
		c.check = (*Workspace).inMap // a debate has no folds and no direction
		return c
	}
	cs := []Command{
		inMap("view.fold", words.T("Fold or unfold"), "F", (*Workspace).FoldSelected),
		inMap("view.foldothers", words.T("Fold all others"), "Shift+F", (*Workspace).FoldOthers),
		inMap("view.all", words.T("Open everything"), "0", func(w *Workspace) error { return w.OpenTo(0) }),
	}
	for n := 1; n <= 9; n++ {
		cs = append(cs, inMap("view.level"+strconv.Itoa(n), words.T("Open to level %s below it", strconv.Itoa(n)), strconv.Itoa(n),
			func(w *Workspace) error { return w.OpenTo(n) }))
	}
	return append(cs,
		after(view("view.zoomin", words.T("Zoom in"), "Z", func(w *Workspace) error { w.zoomHere(2); return nil })),
		view("view.zoomout", words.T("Zoom out"), "Shift+Z", func(w *Workspace) error { w.zoomHere(-2); return nil }),
		view("view.fit", words.T("Show all that is open"), "A", func(w *Workspace) error { w.Fit(); return nil }),
		view("view.full", words.T("100 % at the selected box"), "Shift+A", func(w *Workspace) error { w.Full(); return nil }),
		view("view.pageup", words.T("A pane up"), "PageUp", func(w *Workspace) error { w.page(1); return nil }),
		view("view.pagedown", words.T("A pane down"), "PageDown", func(w *Workspace) error { w.page(-1); return nil }),
		view("view.numbers", words.T("Numbers of statements"), "", (*Workspace).ToggleNumbers),
		view("view.overview", words.T("Overview in a corner"), "M", (*Workspace).ToggleOverview),
		inMap("view.turn", words.T("Thesis on top, at left, or below"), "F4", (*Workspace).Turn),
		after(view("view.group", words.T("Areas by section, voice or tag"), "Y", (*Workspace).NextGrouping)),
		view("view.foldgroup", words.T("Fold or unfold its area"), "Shift+Y", (*Workspace).FoldArea),
		view("view.foldgroups", words.T("Fold or unfold all areas"), "", (*Workspace).FoldAreas),
		after(view("view.here", words.T("Only what is around it, or back"), "H", (*Workspace).Neighbourhood)),
		window(ViewMenu, "view.filter", words.T("Filter…"), "Ctrl+Shift+F"),
		Command{ID: "view.mode", Menu: ViewMenu, Title: words.T("Filter: dim the rest, or hide it"), check: (*Workspace).filtered, run: (*Workspace).turnMode},
		Command{ID: "view.nofilter", Menu: ViewMenu, Title: words.T("Clear the filter"), check: (*Workspace).filtered, run: (*Workspace).clearFilter},
		view("view.mine", words.T("Only mine, only theirs, both"), "Shift+M", (*Workspace).stepWhose),
		window(ViewMenu, "view.views", words.T("Saved views…"), ""),
		window(ViewMenu, "view.save", words.T("Save what you see as a view…"), ""),
		after(Command{ID: "view.debate", Menu: ViewMenu, Title: words.T("Debate: side against side"), Keys: keysOf("B"),
			check: (*Workspace).debatable,
			run: func(w *Workspace) error {
				if w.InDebate() != "" {
					return w.Debate("")
				}
				id, err := w.debateFor()
				if err != nil {
					return err
				}
				return w.Debate(id)
			}}),
		view("view.nextdebate", words.T("Next dispute"), "Shift+B", (*Workspace).nextDebate),
		asking(ViewMenu, "view.sides", words.T("Sides of the debate…"), "Ctrl+B", (*Workspace).inDebate),
		after(window(ViewMenu, "view.theme", words.T("Colours…"), "")),
		window(ViewMenu, "view.fullscreen", words.T("Full screen, or not"), "F11"),
		after(window(ViewMenu, "view.arrange.map", words.T("Arrangement: map"), "Ctrl+Shift+1")),
		window(ViewMenu, "view.arrange.debate", words.T("Arrangement: debate"), "Ctrl+Shift+2"),
		window(ViewMenu, "view.arrange.review", words.T("Arrangement: review"), "Ctrl+Shift+3"),
		after(window(ViewMenu, "view.toolbar", words.T("Toolbar: go there"), "")),
		window(ViewMenu, "view.outline", words.T("Outline: go there, hide it"), "Ctrl+1"),
		window(ViewMenu, "view.map", words.T("Diagram: go there"), "Ctrl+2"),
		window(ViewMenu, "view.inspector", words.T("Inspector: go there, hide it"), "Ctrl+4"),
		window(ViewMenu, "view.people", words.T("People: go there, hide them"), "Ctrl+5"),
		window(ViewMenu, "view.nextpane", words.T("Next pane"), "F6"),
		window(ViewMenu, "view.previouspane", words.T("Previous pane"), "Shift+F6"),
	)
}

func helpCommands() []Command {
	return []Command{
		window(HelpMenu, "help.keys", words.T("Keys"), "F1"),
		window(HelpMenu, "help.restore", words.T("Restore the sample"), ""),
		window(HelpMenu, "help.about", words.T("About Warrant"), ""),
	}
}

// page moves the picture by nearly a pane.
func (w *Workspace) page(by float64) { w.Pan(geom.Point{Y: by * w.camera.Pane.H * 0.85}) }

// escape ends searching, leaves the debate, leaves one record selected, leaves a view or a neighbourhood: the first of
// these that there is.
func (w *Workspace) escape() error {
	if w.past != nil {
		return w.LeavePast()
	}
	if w.search != nil {
		w.EndFind()
		return nil
	}
	if w.InDebate() != "" {
		return w.Debate("")
	}
	if len(w.Selection()) > 1 {
		w.Select(w.Leading())
		return nil
	}
	if w.look.from != nil {
		w.leaveView()
		return nil
	}
	if !w.look.focus.IsZero() {
		return w.leaveNeighbourhood()
	}
	if w.cfg.Window != nil {
		w.cfg.Window("view.toolbar") // there is nothing to leave but the diagram itself
	}
	return nil
}

// nextDebate shows the dispute after the one that is shown.
func (w *Workspace) nextDebate() error {
	all := w.Snapshot().Disputes()
	if len(all) == 0 {
		id, err := w.debateFor()
		if err != nil {
			return err
		}
		return w.Debate(id)
	}
	for i, d := range all {
		if d.ID == w.InDebate() {
			return w.Debate(all[(i+1)%len(all)].ID)
		}
	}
	return w.Debate(all[0].ID)
}

func (w *Workspace) selected() error {
	if w.Leading().IsZero() {
		return edit.Refusal("Select a statement or a step first.")
	}
	return nil
}

func can(w *Workspace, ask func() (string, bool), no string) error {
	if err := w.writable(); err != nil {
		return err
	}
	if _, ok := ask(); !ok {
		return edit.Refusal(no)
	}
	return nil
}

func titled(word string, ask func() (string, bool)) string {
	if title, ok := ask(); ok {
		return word + " " + title
	}
	return word
}
