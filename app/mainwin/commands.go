package mainwin

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"warrant/app/dialogs"
	"warrant/internal/argmap"
	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// windowCommands returns what the commands do that need the window.
func (w *Window) windowCommands() map[string]func() {
	return map[string]func(){
		"file.new":            w.newMap,
		"file.losses":         w.pickLosses,
		"view.sides":          w.askSides,
		"file.open":           w.askOpen,
		"file.recent":         w.pickRecent,
		"file.sample":         func() { w.pickSample(words.T("Bundled maps"), w.openSample) },
		"file.version":        w.askVersion,
		"file.versions":       w.pickVersions,
		"file.copy":           w.askCopy,
		"file.export":         w.askExport,
		"file.write":          w.pickText,
		"file.quit":           w.quit,
		"edit.history":        w.pickHistory,
		"edit.voice":          w.pickVoice,
		"edit.scheme":         w.pickScheme,
		"edit.comment":        w.askComment,
		"edit.cite":           w.askCite,
		"edit.reasonfor":      func() { w.pickTarget("edit.reasonfor") },
		"edit.objectionto":    func() { w.pickTarget("edit.objectionto") },
		"edit.premiseof":      func() { w.pickTarget("edit.premiseof") },
		"edit.reuse":          w.pickReuse,
		"edit.holders":        w.pickHolders,
		"edit.voices":         func() { w.goToPeople((*workspace.Workspace).ChooseHolder) },
		"edit.dispute":        w.askNewDispute,
		"edit.disputes":       func() { w.goToPeople((*workspace.Workspace).ChooseDispute) },
		"people.add":          func() { w.askPerson(workspace.VoiceForm{}) },
		"people.change":       w.askChosenVoice,
		"people.merge":        w.pickMerge,
		"dispute.change":      w.askChosenDispute,
		"dispute.issue":       w.pickIssue,
		"file.settings":       func() { w.askSettings(0) },
		"view.filter":         w.openFilter,
		"view.views":          w.pickViews,
		"view.save":           func() { w.askNewView("") },
		"view.theme":          w.pickTheme,
		"view.fullscreen":     w.turnFullScreen,
		"view.arrange.map":    func() { w.arrange(library.MapArrangement) },
		"view.arrange.debate": func() { w.arrange(library.DebateArrangement) },
		"view.arrange.review": func() { w.arrange(library.ReviewArrangement) },
		"view.toolbar":        w.goToToolbar,
		"view.outline":        func() { w.goOrHide(workspace.OutlinePane) },
		"view.map":            func() { w.goTo(workspace.MapPane) },
		"view.inspector":      func() { w.goOrHide(workspace.InspectorPane) },
		"view.people":         func() { w.goOrHide(workspace.PeoplePane) },
		"view.nextpane":       func() { w.nextPane(1) },
		"view.previouspane":   func() { w.nextPane(-1) },
		"go.palette":          w.pickAnything,
		"go.readcopy":         w.copySentence,
		"help.keys":           w.pickKey,
		"help.restore":        func() { w.pickSample(words.T("Restore a bundled map"), w.restoreSample) },
		"help.about":          w.about,
	}
}

// command carries out a command that needs the window.
func (w *Window) command(id string) {
	if do := w.handlers[id]; do != nil {
		do()
	}
}

func (w *Window) pick(list dialogs.List) { dialogs.Pick(w.win.Canvas(), w.palette, list) }

// matching leaves the items whose words hold all that was typed, the best of them first.
func matching(items []dialogs.Item, typed string) []dialogs.Item {
	var out []dialogs.Item
	for _, item := range items {
		if library.Matches(item.Title+" "+item.Detail, typed) {
			out = append(out, item)
		}
	}
	slices.SortStableFunc(out, func(a, b dialogs.Item) int {
		return cmp.Compare(library.Rank(a.Title, typed), library.Rank(b.Title, typed))
	})
	return out
}

func (w *Window) pickRecent() {
	var items []dialogs.Item
	for _, r := range w.o.Library.Recent() {
		items = append(items, dialogs.Item{Title: r.Title, Detail: tilde(r.Path), Do: func() { w.guarded(func() { w.openPath(r.Path) }) }})
	}
	w.pick(dialogs.List{Title: words.T("Recent maps"), Hint: words.T("Type to narrow, Enter opens"), Empty: words.T("No other map was open yet."),
		Find: func(typed string) []dialogs.Item { return matching(items, typed) }})
}

// tilde shortens the user's home folder as people write it.
func tilde(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok {
			return "~" + string(filepath.Separator) + rest
		}
	}
	return path
}

func (w *Window) pickSample(title string, open func(name string)) {
	var items []dialogs.Item
	for _, s := range w.o.Library.Samples() {
		items = append(items, dialogs.Item{Title: s.Title, Detail: s.Name, Do: func() { w.guarded(func() { open(s.Name) }) }})
	}
	w.pick(dialogs.List{Title: title, Hint: words.T("Type to narrow, Enter opens your own copy"), Empty: words.T("No bundled map is called that."),
		Find: func(typed string) []dialogs.Item { return matching(items, typed) }})
}

func (w *Window) openSample(name string) {
	w.replace(func(ctx context.Context) (library.Opened, error) { return w.o.Library.OpenSample(ctx, name) }, nil)
}

func (w *Window) restoreSample(name string) {
	w.replace(func(ctx context.Context) (library.Opened, error) { return w.o.Library.RestoreSample(ctx, name) }, func() {
		w.Tell(workspace.Told, words.T("This is a fresh copy; your own copy is still among the recent maps."))
	})
}

// pickVoice lets the user choose who holds what is selected.
func (w *Window) pickVoice() {
	of := w.ws.Selection()
	w.pick(dialogs.List{Title: words.T("Who holds it?"), Hint: words.T("Type a name, Enter chooses"), Find: func(typed string) []dialogs.Item {
		return w.voiceItems(of, typed)
	}})
}

func (w *Window) voiceItems(of []argmap.Ref, typed string) []dialogs.Item {
	var items []dialogs.Item
	now := w.ws.Inspect().Voice
	for _, v := range w.ws.VoiceChoices(typed) {
		items = append(items, dialogs.Item{Title: v.Words, Now: v.Voice != "" && v.Voice == now, Do: func() {
			w.do(func(ws *workspace.Workspace) { _ = ws.GiveVoice(v, of...) })
		}})
	}
	return items
}

// pickScheme lets the user choose which scheme the selected step follows.
func (w *Window) pickScheme() {
	of := w.ws.Leading()
	w.pickSchemeOf(of, "", func(scheme string) {
		w.do(func(ws *workspace.Workspace) { _ = ws.SetScheme(of, scheme) })
	})
}

func (w *Window) pickSchemeOf(of argmap.Ref, typed string, chosen func(scheme string)) {
	w.pick(dialogs.List{Title: w.ws.SchemeQuestion(of), Hint: words.T("Type a name of your own or one of these, Enter chooses"), Text: typed, Find: func(typed string) []dialogs.Item {
		var items []dialogs.Item
		if w.ws == nil {
			return nil
		}
		for _, line := range w.ws.Schemes(of, typed) {
			items = append(items, dialogs.Item{Title: line.Words, Detail: line.Detail, Now: line.Now, Do: func() { chosen(line.Scheme) }})
		}
		return items
	}})
}

func (w *Window) about() {
	dialogs.Tell(w.win, w.palette, words.T("Warrant %s", w.o.Version),
		words.T("Maps of arguments: what a text claims, why, and what speaks against it.\n\nMaps are files in %s; every edit is saved as you make it.\n\n%s", tilde(w.o.Library.Folder()), w.licence()))
}

// licence says in a sentence what others may do with the program.
func (w *Window) licence() string {
	return words.T("Free software under the MIT licence; the file LICENSE has its words.")
}
