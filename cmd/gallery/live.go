package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"warrant/app/mapview"
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/store/sqlite"
	"warrant/internal/workspace"
)

// live is a host with a real workspace behind it, on a file that is thrown away.
type live struct {
	*workspace.Workspace
	palette *scene.Palette
	dir     string
}

func (s *studio) live() (exhibited, error) {
	dir, err := os.MkdirTemp("", "gallery")
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	m := argmap.New("", argmap.Voice{ID: "reader", Name: "Reader"})
	f, err := sqlite.Create(ctx, filepath.Join(dir, "map.warrant"), m)
	if err != nil {
		return nil, err
	}
	loaded, err := f.Load(ctx)
	if err != nil {
		return nil, err
	}
	n := 0
	w := workspace.Open(workspace.Config{
		Fonts: s.fonts, Engine: s.engine, Dispatch: fyne.Do, Clock: time.Now, By: "Reader",
		NewID: func() string { n++; return fmt.Sprintf("g-%d", n) },
	}, f, loaded)
	return &live{Workspace: w, dir: dir}, nil
}

func (l *live) hang(view *mapview.Map, p *scene.Palette) {
	l.palette = p
	l.OnChange(func(workspace.Changed) { view.Refresh() })
	l.Start()
	if err := l.DoCommand("add.thesis"); err != nil {
		fmt.Fprintln(os.Stderr, "gallery:", err)
	}
}

func (l *live) close() {
	_ = l.Close(context.Background())
	_ = os.RemoveAll(l.dir)
}

func (l *live) Palette() *scene.Palette { return l.palette }

func (l *live) Press(at geom.Point, shift, ctrl bool) { l.Workspace.Press(at, shift || ctrl) }
func (l *live) Menu(geom.Point)                       {}
func (l *live) Hover(at geom.Point)                   { l.Workspace.Hover(at) }
func (l *live) Drop()                                 { _ = l.Workspace.Drop() }
func (l *live) FocusChanged(bool)                     {}

// Hold keeps nothing: no map is being made.
func (l *live) Hold(func(fyne.Focusable)) bool { return false }
