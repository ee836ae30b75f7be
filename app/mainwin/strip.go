package mainwin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/words"
	"warrant/internal/workspace"
)

// firstWords is what the strip above the diagram says at the first start. It has no arrow sign: the font that the toolkit
// takes those from has no space, and shows a box for the one behind it.
const firstWords = "This is a real paper. Press the down arrow to walk, O to object, B for the debate. Ctrl+N starts your own."

// strip is the line above the diagram at the first start, and while an earlier version of the map is looked at; in a
// narrow window it takes two.
type strip struct {
	first  bool // the words of the first start are due
	words  string
	w      *Window
	ground *canvas.Rectangle
	shut   *pointed
	object *fyne.Container
	column *fyne.Container // the strip, the filter bar and the diagram below them, with the search bar on it
	bar    float32         // height of the filter bar
}

// Measures of the strip, in pixels.
const (
	stripEdge = 10
	stripLine = 21
	stripSize = 14
	shutSize  = 32
)

func newStrip(w *Window) *strip {
	s := &strip{w: w, ground: canvas.NewRectangle(nil)}
	s.shut = newPointed(w, theme.CancelIcon(), func() { w.guarded(s.dismiss) })
	s.object = container.NewWithoutLayout()
	s.object.Hide()
	s.column = container.NewWithoutLayout(s.object, w.diagram, w.filter, w.findBar.object)
	s.column.Layout = s
	s.dress()
	return s
}

// MinSize lets the diagram be as small as the window makes it.
func (s *strip) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Layout breaks the words for the width there is, and gives the diagram what is left.
func (s *strip) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top := float32(0)
	if s.object.Visible() && size.Width > 0 {
		top = s.arrange(size.Width)
		s.object.Resize(fyne.NewSize(size.Width, top))
	}
	bar := s.w.filter.arrange(size.SubtractWidthHeight(0, top))
	s.w.filter.Move(fyne.NewPos(0, top))
	if top += bar; bar != s.bar && s.w.ws != nil {
		s.w.ws.BarTook(float64(bar - s.bar))
	}
	s.bar = bar
	s.w.diagram.Move(fyne.NewPos(0, top))
	s.w.diagram.Resize(size.SubtractWidthHeight(0, top))
	s.w.findBar.place(top, size.Width)
}

// arrange places the words and returns the height they take.
func (s *strip) arrange(width float32) float32 {
	lines := s.w.o.Fonts.Wrap(s.words, stripSize, false, float64(max(width-2*stripEdge-shutSize, 80)))
	height := float32(len(lines))*stripLine + stripEdge
	s.object.Objects = []fyne.CanvasObject{s.ground}
	for i, line := range lines {
		t := canvas.NewText(line.Text, skin.Color(s.w.palette, scene.Ink))
		t.TextSize = stripSize
		t.Resize(t.MinSize())
		t.Move(fyne.NewPos(stripEdge, stripEdge/2+float32(i)*stripLine))
		s.object.Objects = append(s.object.Objects, t)
	}
	s.object.Objects = append(s.object.Objects, s.shut)
	s.ground.Resize(fyne.NewSize(width, height))
	s.shut.Resize(fyne.NewSize(shutSize, min(height, shutSize)))
	s.shut.Move(fyne.NewPos(width-shutSize-2, (height-s.shut.Size().Height)/2))
	return height
}

// dress gives the strip the colours of the palette.
func (s *strip) dress() {
	s.ground.FillColor = skin.Color(s.w.palette, scene.Ev)
	s.column.Refresh()
}

// offer shows the strip above a bundled map, until it was dismissed once.
func (s *strip) offer(path string) {
	_, bundled := s.w.o.Library.SampleOf(path)
	s.first = bundled && !s.w.o.Library.Settings().SeenStrip
	s.refresh()
}

// refresh shows what the strip has to say now.
func (s *strip) refresh() {
	said := ""
	if s.w.ws != nil {
		said = s.w.ws.Banner()
	}
	if said == "" && s.first && !s.w.staged {
		said = words.T(firstWords)
	}
	if said == s.words {
		return
	}
	s.words = said
	show(s.object, said != "")
	s.column.Refresh()
}

func (s *strip) dismiss() {
	if s.words == words.T(firstWords) {
		s.w.o.Library.Change(func(set *library.Settings) { set.SeenStrip = true })
		s.first = false
	} else {
		s.w.do(func(ws *workspace.Workspace) { _ = ws.LeavePast() })
	}
	s.refresh()
	s.w.win.Canvas().Focus(s.w.diagram)
}
