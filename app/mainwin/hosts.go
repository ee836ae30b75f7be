package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"warrant/internal/argmap"
	"warrant/internal/edit"
	"warrant/internal/geom"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// mapHost is the window as the diagram sees it.
type mapHost struct{ w *Window }

// do runs a callback on the open map, if there is one.
func (w *Window) do(f func(ws *workspace.Workspace)) {
	w.guarded(func() {
		if w.ws != nil {
			f(w.ws)
		}
	})
}

func (h mapHost) Frame() workspace.Frame {
	if h.w.ws == nil {
		f := workspace.Frame{Camera: workspace.Camera{Zoom: 1}}
		if !h.w.busy {
			f.Empty = []string{words.T("No map is open."), words.T("Ctrl+N makes a new one, Ctrl+O opens one.")}
		}
		return f
	}
	return h.w.ws.Frame()
}

func (h mapHost) Palette() *scene.Palette { return h.w.palette }

func (h mapHost) Resized(pane geom.Size) {
	h.w.pane = pane
	h.w.do(func(ws *workspace.Workspace) { ws.Resized(pane) })
}

func (h mapHost) Press(at geom.Point, shift, ctrl bool) {
	h.w.do(func(ws *workspace.Workspace) { ws.Press(at, shift || ctrl) })
}

func (h mapHost) Activate(at geom.Point) {
	h.w.do(func(ws *workspace.Workspace) { ws.Activate(at) })
}

func (h mapHost) Menu(at geom.Point) {
	h.w.do(func(ws *workspace.Workspace) {
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(h.w.diagram)
		h.w.popUp(ws.MenuAt(at), origin.AddXY(float32(at.X), float32(at.Y)))
	})
}

func (h mapHost) Hover(at geom.Point) {
	h.w.do(func(ws *workspace.Workspace) {
		if n := ws.Hover(at); n != 0 {
			h.w.o.After(restTime, func() { h.w.do(func(ws *workspace.Workspace) { ws.Rested(n) }) })
		}
	})
}

func (h mapHost) HoverOut() { h.w.do((*workspace.Workspace).HoverOut) }

func (h mapHost) Pan(by geom.Point) { h.w.do(func(ws *workspace.Workspace) { ws.Pan(by) }) }

func (h mapHost) LookFrom(at geom.Point) {
	h.w.do(func(ws *workspace.Workspace) { ws.LookFrom(at) })
}

func (h mapHost) ZoomAt(at geom.Point, steps int) {
	h.w.do(func(ws *workspace.Workspace) { ws.ZoomAt(at, steps) })
}

// Key takes the strokes of the diagram and, as it reads the keyboard for all panes, those of the others.
func (h mapHost) Key(k workspace.Key) (used bool) {
	h.w.guarded(func() { used = h.w.key(k) })
	return used
}

// Hold keeps what is typed while a new map is being made: it is meant for its thesis.
func (h mapHost) Hold(typed func(to fyne.Focusable)) bool {
	if h.w.ahead == nil {
		return false
	}
	*h.w.ahead = append(*h.w.ahead, typed)
	return true
}

func (w *Window) key(k workspace.Key) bool {
	switch {
	case w.ws == nil:
		return w.keyWithoutMap(k)
	case w.focus == workspace.OutlinePane:
		return w.ws.OutlineKey(k)
	case w.focus == workspace.PeoplePane:
		return w.ws.PeopleKey(k)
	}
	return w.ws.Key(k)
}

func (h mapHost) FocusChanged(on bool) { h.w.focused(workspace.MapPane, on) }

func (h mapHost) Finish(text string, then workspace.Finish) error { return h.w.finish(text, then) }

func (h mapHost) Cancel(text string) { h.w.do(func(ws *workspace.Workspace) { ws.Cancel(text) }) }

func (w *Window) finish(text string, then workspace.Finish) (err error) {
	w.do(func(ws *workspace.Workspace) { err = ws.Finish(text, then) })
	return err
}

// focused takes the news that strokes go to a pane, or leave it.
func (w *Window) focused(p workspace.Pane, on bool) {
	if !on {
		return // where they go instead says so itself
	}
	w.focus = p
	if w.ws != nil && p != workspace.InspectorPane {
		w.ws.Focus(p)
	}
	w.markFocus()
	if w.body.asked != library.NoDrawer && w.body.asked != drawerOf(p) { // a drawer is open only while it is used
		w.body.asked = library.NoDrawer
		w.later(w.body.object.Refresh)
	}
}

// outlineHost is the window as the outline sees it.
type outlineHost struct{ w *Window }

func (h outlineHost) Rows() []workspace.Row {
	if h.w.ws == nil {
		return nil
	}
	return h.w.ws.Rows()
}

func (h outlineHost) Selection() []argmap.Ref {
	if h.w.ws == nil {
		return nil
	}
	return h.w.ws.Highlighted()
}

func (h outlineHost) Palette() *scene.Palette { return h.w.palette }

func (h outlineHost) Press(of argmap.Ref, add bool) {
	h.w.do(func(ws *workspace.Workspace) {
		if add {
			ws.Select(append([]argmap.Ref{of}, ws.Selection()...)...)
			return
		}
		ws.Select(of)
	})
}

func (h outlineHost) Activate(of argmap.Ref) {
	h.w.do(func(ws *workspace.Workspace) {
		ws.Select(of)
		_ = ws.DoCommand("edit.text")
	})
}

func (h outlineHost) Fold(of argmap.Ref) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.Fold(of) })
}

func (h outlineHost) Menu(of argmap.Ref, at fyne.Position) {
	h.w.do(func(ws *workspace.Workspace) {
		h.w.popUp(ws.MenuOf(of), at)
	})
}

func (h outlineHost) FocusChanged(on bool) { h.w.focused(workspace.OutlinePane, on) }

func (h outlineHost) RowEntry() (workspace.EntryCard, bool) {
	if h.w.ws == nil {
		return workspace.EntryCard{}, false
	}
	return h.w.ws.RowEntry()
}

func (h outlineHost) Finish(text string, then workspace.Finish) error { return h.w.finish(text, then) }

func (h outlineHost) Cancel(text string) { h.w.do(func(ws *workspace.Workspace) { ws.Cancel(text) }) }

// inspectorHost is the window as the inspector sees it.
type inspectorHost struct{ w *Window }

func (h inspectorHost) Inspect() workspace.Inspection {
	if h.w.ws == nil {
		return workspace.Inspection{}
	}
	return h.w.ws.Inspect()
}

func (h inspectorHost) InspectMap() workspace.Inspection {
	if h.w.ws == nil {
		return workspace.Inspection{}
	}
	return h.w.ws.InspectMap()
}

func (h inspectorHost) VoiceChoices(typed string) []workspace.VoiceChoice {
	if h.w.ws == nil {
		return nil
	}
	return h.w.ws.VoiceChoices(typed)
}

func (h inspectorHost) Palette() *scene.Palette { return h.w.palette }

func (h inspectorHost) Keep(act edit.Act) (err error) {
	h.w.do(func(ws *workspace.Workspace) { err = ws.Keep(act) })
	return err
}

func (h inspectorHost) SetTitle(title string) (err error) {
	h.w.do(func(ws *workspace.Workspace) { err = ws.SetTitle(title) })
	return err
}

func (h inspectorHost) GiveVoice(of argmap.Ref, v workspace.VoiceChoice) (err error) {
	h.w.do(func(ws *workspace.Workspace) { err = ws.GiveVoice(v, of) })
	return err
}

func (h inspectorHost) Select(refs ...argmap.Ref) {
	h.w.do(func(ws *workspace.Workspace) { ws.Select(refs...) })
}

func (h inspectorHost) FocusChanged(on bool) { h.w.focused(workspace.InspectorPane, on) }

func (h inspectorHost) Leave() { h.w.win.Canvas().Focus(h.w.diagram) }

func (h inspectorHost) AskComment() { h.w.do(func(*workspace.Workspace) { h.w.askComment() }) }

func (h inspectorHost) PointAt(p argmap.StatementID) {
	h.w.do(func(ws *workspace.Workspace) { ws.PointAt(p) })
}

func (h inspectorHost) Command(id string) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.DoCommand(id) })
}

func (h inspectorHost) AskScheme(of argmap.Ref, typed string, chosen func(string)) {
	h.w.do(func(*workspace.Workspace) { h.w.pickSchemeOf(of, typed, chosen) })
}

func (h inspectorHost) PickCitation(c workspace.CitationLine) {
	h.w.do(func(*workspace.Workspace) { h.w.pickCitation(c) })
}

func (h inspectorHost) Reply(to workspace.CommentLine) { h.w.askReply(to) }

func (h inspectorHost) Resolve(id argmap.CommentID) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.Resolve(id) })
}

func (h inspectorHost) DeleteComment(id argmap.CommentID) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.DeleteComment(id) })
}

func (h inspectorHost) PickHolder(of argmap.Ref, l workspace.HolderLine) {
	h.w.do(func(*workspace.Workspace) { h.w.pickHolder(of, l) })
}

func (h inspectorHost) AddHolder(of argmap.Ref) {
	h.w.do(func(ws *workspace.Workspace) { h.w.askHolder(of, ws.NewHolder(of)) })
}

// popUp shows what can be done where the other button of the mouse went down.
func (w *Window) popUp(here []workspace.Command, at fyne.Position) {
	if len(here) == 0 {
		return
	}
	menu := fyne.NewMenu("")
	for i, c := range here {
		if i > 0 && c.Menu != here[i-1].Menu {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
		}
		menu.Items = append(menu.Items, fyne.NewMenuItem(w.label(c), func() { w.guarded(func() { w.run(c) }) }))
	}
	widget.ShowPopUpMenuAtPosition(menu, w.win.Canvas(), at)
}

func (h inspectorHost) History(around int) ([]workspace.HistoryLine, int) {
	if h.w.ws == nil || h.w.ws.Banner() != "" {
		return nil, 0
	}
	return h.w.ws.HistoryAround(around)
}

func (h inspectorHost) GoTo(revision int64) {
	h.w.do(func(ws *workspace.Workspace) { _ = ws.GoTo(revision) })
}

func (h inspectorHost) PickHistory() { h.w.do(func(*workspace.Workspace) { h.w.pickHistory() }) }
