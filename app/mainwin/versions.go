package mainwin

import (
	"warrant/app/dialogs"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// askVersion asks for a name of the map as it is now. Enter alone takes the time for one.
func (w *Window) askVersion() {
	w.settleFirst(func() {
		if w.ws == nil {
			return
		}
		usual := w.ws.SuggestVersion()
		w.pick(dialogs.List{Title: words.T("Name this version"), Hint: words.T("A name, such as “before seminar”; the map itself is always saved"),
			Find: func(typed string) []dialogs.Item {
				name := typed
				if name == "" {
					name = usual
				}
				return []dialogs.Item{{Title: words.T("Name it “%s”", name), Detail: "Enter", Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.NameVersion(name) })
				}}}
			}})
	})
}

// pickVersions lists the versions of the map.
func (w *Window) pickVersions() {
	w.pick(dialogs.List{Title: words.T("Versions"), Hint: words.T("Type to narrow, Enter chooses what to do"), Wide: true, Empty: words.T("No version is called that."),
		Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			for _, v := range w.versions() {
				items = append(items, dialogs.Item{Title: v.Name, Detail: v.Detail, Do: func() { w.pickVersionActs(v) }})
			}
			return matching(items, typed)
		}})
}

func (w *Window) versions() []workspace.VersionLine {
	if w.ws == nil {
		return nil
	}
	return w.ws.Versions()
}

// pickVersionActs offers what can be done with a version.
func (w *Window) pickVersionActs(v workspace.VersionLine) {
	w.choose(words.T("Version “%s”", v.Name),
		dialogs.Item{Title: words.T("Look at it"), Detail: words.T("Escape returns to the map as it is"), Do: func() {
			w.do(func(ws *workspace.Workspace) { _ = ws.LookAt(v.Revision, ws.Leading()) })
		}},
		dialogs.Item{Title: words.T("Compare it with the map as it is…"), Do: func() {
			w.do(func(ws *workspace.Workspace) { _ = ws.Compare(v.Revision, w.showComparison) })
		}},
		dialogs.Item{Title: words.T("Bring it back"), Detail: words.T("One step; Ctrl+Z takes it back"), Do: func() {
			w.do(func(ws *workspace.Workspace) { _ = ws.BringBack(v.Revision) })
		}})
}

// showComparison lists how the map differs from a version; Enter goes to where that is to be seen.
func (w *Window) showComparison(c workspace.Comparison) {
	w.pick(dialogs.List{Title: words.T("Since “%s”: %s", c.Version.Name, c.Summary), Hint: words.T("Type to narrow, Enter goes there"), Wide: true,
		Empty: words.T("Nothing of that kind differs."), Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			for _, d := range c.Lines {
				detail := ""
				if d.Gone {
					detail = words.T("shown in the version")
				}
				items = append(items, dialogs.Item{Title: d.Words, Detail: detail, Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.ShowDifference(c.Version, d) })
				}})
			}
			return matching(items, typed)
		}})
}

// pickHistory lists the steps of the map; Enter goes back or forward to one.
func (w *Window) pickHistory() {
	lines := w.ws.History()
	w.pick(dialogs.List{Title: words.T("History"), Hint: words.T("Type to narrow, Enter goes back or forward to there; grey ones are taken back"), Wide: true,
		Empty: words.T("No step is called that."), Find: func(typed string) []dialogs.Item {
			var items []dialogs.Item
			for _, l := range lines {
				item := dialogs.Item{Title: l.Title, Detail: l.Detail, Now: l.Now, Grey: l.Undone, Do: func() {
					w.do(func(ws *workspace.Workspace) { _ = ws.GoTo(l.Revision) })
				}}
				if l.Now {
					item.Detail = words.T("you are here · %s", l.Detail)
				}
				items = append(items, item)
			}
			return matching(items, typed)
		}})
}
