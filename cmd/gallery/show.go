package main

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"warrant/app/mapview"
	"warrant/app/skin"
	"warrant/internal/scene"
)

// window opens the gallery and returns when it is closed.
func window(all []exhibit, first int, palette *scene.Palette) error {
	a := app.NewWithID("io.github.warrant.gallery")
	w := a.NewWindow("Gallery")
	room := container.NewStack()
	current := first
	var hung exhibited
	show := func() {
		if hung != nil {
			hung.close()
		}
		a.Settings().SetTheme(skin.Theme(palette, skin.TextSize))
		var err error
		if hung, err = all[current].open(); err != nil {
			hung = nil
			room.Objects = []fyne.CanvasObject{widget.NewLabel(err.Error())}
			room.Refresh()
			return
		}
		view := mapview.New(hung)
		hung.hang(view, palette)
		room.Objects = []fyne.CanvasObject{view}
		room.Refresh()
	}
	list := container.NewVBox()
	for _, p := range scene.Palettes() {
		list.Add(widget.NewButton(p.Name, func() { palette = p; show() }))
	}
	list.Add(widget.NewSeparator())
	for i, e := range all {
		list.Add(widget.NewButton(e.name, func() { current = i; show() }))
	}
	w.SetContent(container.NewBorder(nil, nil, container.NewVScroll(list), nil, room))
	w.Resize(fyne.NewSize(1400, 900))
	a.Lifecycle().SetOnStarted(show)
	w.ShowAndRun()
	if hung != nil {
		hung.close()
	}
	return nil
}

// pictures writes every exhibit in every palette to a folder, drawn without a display.
func pictures(dir string, all []exhibit) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	a := test.NewApp()
	defer a.Quit()
	for _, p := range scene.Palettes() {
		a.Settings().SetTheme(skin.Theme(p, skin.TextSize))
		for _, e := range all {
			if e.moves {
				continue
			}
			if err := picture(filepath.Join(dir, strings.ReplaceAll(e.name, " ", "-")+"-"+p.Name+".png"), e, p); err != nil {
				return fmt.Errorf("%s: %w", e.name, err)
			}
		}
	}
	return nil
}

// picture writes one exhibit.
func picture(path string, e exhibit, p *scene.Palette) error {
	hung, err := e.open()
	if err != nil {
		return err
	}
	defer hung.close()
	w := test.NewWindow(nil)
	defer w.Close()
	view := mapview.New(hung)
	hung.hang(view, p)
	w.SetContent(view)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1400, 900))
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
