package mainwin

import (
	"warrant/internal/library"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// keepPanes keeps how the panes stand: with the map, and for maps that were not open yet.
func (w *Window) keepPanes() {
	w.o.Library.Change(func(s *library.Settings) { s.Panes = w.panes })
	if w.ws != nil {
		w.ws.KeepWindow(w.panes.String())
	}
}

// arrange shows the panes that suit a purpose.
func (w *Window) arrange(to library.Arrangement) {
	switch {
	case w.ws == nil:
	case to == library.DebateArrangement && w.ws.InDebate() == "":
		if w.ws.DoCommand("view.debate") != nil {
			return // why not is said
		}
	case to != library.DebateArrangement && w.ws.InDebate() != "":
		_ = w.ws.Debate("")
	}
	w.panes.Arrangement = to
	w.keepPanes()
	w.body.asked = library.NoDrawer
	w.body.object.Refresh()
	if to == library.ReviewArrangement {
		w.turn(workspace.InspectorPane)
		w.inspector.ShowComments()
	}
	if !w.shows(w.focus) {
		w.goTo(workspace.MapPane)
	}
	w.Tell(workspace.Told, map[library.Arrangement]string{
		library.MapArrangement:    words.T("Outline, diagram and inspector."),
		library.DebateArrangement: words.T("Side against side. Ctrl+1 shows the outline, too."),
		library.ReviewArrangement: words.T("Outline, diagram and comments. C adds a comment."),
	}[to])
}
