package main

import (
	"fyne.io/fyne/v2"

	"slices"

	"warrant/app/mapview"
	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// exhibited is a host that can be hung up.
type exhibited interface {
	mapview.Host
	hang(view *mapview.Map, p *scene.Palette)
	close()
}

// still is a host that shows one scene; it pans and zooms, and that is all.
type still struct {
	frame   workspace.Frame
	palette *scene.Palette
	view    *mapview.Map
	held    geom.Point                      // where the picture was taken hold of
	build   func(zoom float64) *scene.Scene // with the detail for a zoom; nil: always the same scene
}

func newStill(f workspace.Frame, zoom float64) *still {
	f.Camera.Zoom = zoom
	if f.Scene != nil {
		f.Camera.Offset = geom.Point{X: 24 - f.Scene.Bounds.X*zoom, Y: 24 - f.Scene.Bounds.Y*zoom}
	}
	return &still{frame: f}
}

func (s *still) hang(view *mapview.Map, p *scene.Palette) { s.view, s.palette = view, p }
func (s *still) close()                                   {}

func (s *still) Frame() workspace.Frame       { return s.frame }
func (s *still) Palette() *scene.Palette      { return s.palette }
func (s *still) Resized(pane geom.Size)       { s.frame.Camera.Pane = pane }
func (s *still) Press(geom.Point, bool, bool) {}
func (s *still) Activate(geom.Point)          {}
func (s *still) Menu(geom.Point)              {}
func (s *still) Hover(geom.Point)             {}
func (s *still) HoverOut()                    {}

// Hold keeps nothing: no map is being made.
func (s *still) Hold(func(fyne.Focusable)) bool { return false }

func (s *still) Release()               {}
func (s *still) Drop()                  {}
func (s *still) FocusChanged(bool)      {}
func (s *still) Key(workspace.Key) bool { return false }
func (s *still) Cancel(string)          { s.frame.Entry = nil }
func (s *still) Finish(string, workspace.Finish) error {
	s.frame.Entry = nil
	return nil
}

func (s *still) Pan(by geom.Point) {
	s.frame.Camera.Offset = s.frame.Camera.Offset.Add(by)
	s.view.Refresh()
}

func (s *still) LookFrom(geom.Point) {}

func (s *still) StartDrag(from geom.Point, _, _ bool) { s.held = from }

func (s *still) DragTo(at geom.Point, _, _ bool) {
	s.Pan(at.Sub(s.held))
	s.held = at
}

func (s *still) ZoomAt(at geom.Point, steps int) {
	c := s.frame.Camera
	i := slices.IndexFunc(workspace.ZoomSteps, func(z float64) bool { return z >= c.Zoom-0.001 })
	p := c.ToScene(at)
	c.Zoom = workspace.ZoomSteps[min(max(i+steps, 0), len(workspace.ZoomSteps)-1)]
	c.Offset = geom.Point{X: at.X - p.X*c.Zoom, Y: at.Y - p.Y*c.Zoom}
	s.frame.Camera = c
	if s.build != nil {
		s.frame.Scene = s.build(c.Zoom)
	}
	s.view.Refresh()
}
