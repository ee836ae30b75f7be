package mainwin

// setStage gives a presentation the whole screen, and takes it back: while it lasts there is the diagram alone.
func (w *Window) setStage() {
	on := w.ws != nil && w.ws.Presenting()
	if on == w.staged {
		return
	}
	w.staged = on
	if on {
		w.win.SetMainMenu(nil)
	} else {
		w.win.SetMainMenu(w.menus.main)
	}
	w.win.SetFullScreen(on || w.o.Library.Settings().FullScreen)
	w.strip.refresh()
	w.win.Content().Refresh()
	w.body.object.Refresh()
	w.win.Canvas().Focus(w.diagram)
}
