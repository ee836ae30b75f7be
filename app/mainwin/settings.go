package mainwin

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"warrant/app/dialogs"
	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// prefs returns what the settings say about working with a map.
func prefs(s library.Settings) workspace.Prefs {
	return workspace.Prefs{
		BoxWidth: map[library.BoxWidth]float64{
			library.NarrowBoxes: scene.Narrow, library.NormalBoxes: scene.Normal, library.WideBoxes: scene.Wide}[s.BoxWidth],
		RoleWords: map[library.RoleWords]scene.RoleWords{
			library.RoleWordsUnlessFor: scene.RoleWordsUnlessFor, library.RoleWordsNever: scene.RoleWordsNever}[s.RoleWords],
		AuthorPill: s.AuthorPill, Direction: s.Direction,
		ReduceMotion: s.ReduceMotion, SingleLettersOff: s.SingleLettersOff, ArrowsFollowStructure: s.ArrowsFollowStructure,
	}
}

// askSettings shows all settings. What is changed counts at once; at is the one that has the strokes.
func (w *Window) askSettings(at int) {
	page, now := library.Page(), w.o.Library.Settings()
	f := dialogs.Form{Title: words.T("Settings"), About: words.T("What you change counts at once and stays."), Verb: words.T("Done"), AtOnce: true, At: at}
	for i, s := range page {
		f.Fields = append(f.Fields, dialogs.Field{
			Title: s.Title, Text: s.Text(now), Hint: s.Hint, Options: s.Choices, Chosen: []int{s.At(now)}, Beside: i > 0 && i%2 == 0,
		})
	}
	f.Do = func(dialogs.Answers) error { return nil }
	var shut func()
	f.Changed = func(a dialogs.Answers) {
		w.guarded(func() {
			before, at := w.o.Library.Settings(), 0
			w.o.Library.Change(func(s *library.Settings) {
				for i, one := range page {
					if one.Text(*s) != a[i].Text || one.At(*s) != a[i].One() {
						at = i
						one.Put(s, a[i].Text, a[i].One())
					}
				}
			})
			w.useSettings()
			if s := w.o.Library.Settings(); s.Theme != before.Theme || s.TextSize != before.TextSize {
				shut() // its own look is another now
				w.later(func() { w.guarded(func() { w.askSettings(at) }) })
			}
		})
	}
	shut = w.ask(f)
}

// useSettings gives every part of the window what the settings say now.
func (w *Window) useSettings() {
	s := w.o.Library.Settings()
	if w.ws != nil {
		w.ws.SetBy(s.By())
		if p := prefs(s); p != w.ws.Prefs() {
			w.ws.SetPrefs(p)
		}
	}
	size := w.win.Canvas().Size()
	by := skin.SetScale(fyne.CurrentApp(), s.Percent())
	if by == 1 {
		w.chooseTheme()
		return
	}
	w.dress(w.paletteOf(s)) // makes the toolkit look at the scale again
	if !w.win.FullScreen() {
		w.win.Resize(fyne.NewSize(size.Width/by, size.Height/by)) // on the screen it stays as large as it is
	}
}

// paletteOf returns the colours of the settings, or of the system.
func (w *Window) paletteOf(s library.Settings) *scene.Palette {
	name := string(s.Theme)
	if p := scene.PaletteNamed(w.style); p != nil {
		return p // of the view that is shown
	}
	if name == "" {
		name = "light"
		if w.o.ThemeTold && fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark {
			name = "dark"
		}
	}
	return scene.PaletteNamed(name)
}

// chooseTheme gives the window the colours of the settings, or of the system.
func (w *Window) chooseTheme() {
	if p := w.paletteOf(w.o.Library.Settings()); p != w.palette {
		w.dress(p)
	}
}

// dress shows everything in the colours of a palette.
func (w *Window) dress(p *scene.Palette) {
	w.palette = p
	fyne.CurrentApp().Settings().SetTheme(skin.Theme(p, skin.TextSize))
	if w.diagram != nil {
		for _, f := range w.frames {
			f.dress(p)
		}
		w.strip.dress()
		w.findBar.dress()
		w.refreshAll()
	}
}

// pickTheme lets the user choose the colours.
func (w *Window) pickTheme() {
	page := library.Page()
	at := slices.IndexFunc(page, func(s library.Setting) bool { return s.Title == library.Colours() })
	var items []dialogs.Item
	for i, said := range page[at].Choices {
		items = append(items, dialogs.Item{Title: said, Now: i == page[at].At(w.o.Library.Settings()), Do: func() {
			w.guarded(func() {
				w.o.Library.Change(func(s *library.Settings) { page[at].Put(s, "", i) })
				w.useSettings()
			})
		}})
	}
	w.choose(library.Colours(), items...)
}

// turnFullScreen gives the window the whole screen, or takes it back.
func (w *Window) turnFullScreen() {
	w.remember()
	on := !w.win.FullScreen()
	w.o.Library.Change(func(s *library.Settings) { s.FullScreen = on })
	w.win.SetFullScreen(on)
	if on {
		w.Tell(workspace.Told, words.T("F11 leaves the full screen."))
	}
}

// useStyle gives the window the colours of the saved view that is shown, or takes them back.
func (w *Window) useStyle() {
	if style := w.ws.Style(); style != w.style {
		w.style = style
		w.chooseTheme()
	}
}
