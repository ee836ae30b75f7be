package mapview

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"warrant/app/skin"
	"warrant/internal/geom"
	"warrant/internal/render/rendertest"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

func boxes(t testing.TB, n int) *scene.Scene {
	t.Helper()
	fonts, err := skin.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	return rendertest.Boxes(fonts, n)
}

func (b *bench) shown() []fyne.CanvasObject { return test.WidgetRenderer(b.view).Objects() }

// The toolkit walks all objects for each picture, so there must be no more than can be seen.
func TestOnlyWhatIsSeenHasObjects(t *testing.T) {
	b := newBench(t, boxes(t, 500))
	all := 0
	for range b.frame.Scene.Items() {
		all++
	}
	b.view.Refresh()
	if n := len(b.shown()); n < 20 || n > all/10 {
		t.Errorf("%d objects for a pane that shows 9 of 500 boxes with %d items", n, all)
	}
	pane := geom.Rect{W: 800, H: 600}.Grow(30)
	for _, o := range b.shown() {
		at := geom.Rect{X: float64(o.Position().X), Y: float64(o.Position().Y), W: float64(o.Size().Width), H: float64(o.Size().Height)}
		if !at.Overlaps(pane) && at.W > 0 && at.H > 0 {
			t.Errorf("%T at %v cannot be seen", o, at)
		}
	}
	before := len(b.shown())
	b.Pan(geom.Point{X: -2000, Y: -1000})
	if n := len(b.shown()); n < before/2 || n > before*2 {
		t.Errorf("%d objects here, %d there", before, n)
	}
	b.Pan(geom.Point{X: -50000})
	if n := len(b.shown()); n != 1 {
		t.Errorf("%d objects where nothing is but the ground", n)
	}
}

func TestSmallTextIsLeftOut(t *testing.T) {
	b := newBench(t, boxes(t, 20))
	texts := func() (n int) {
		for _, o := range b.shown() {
			if _, ok := o.(*canvas.Text); ok {
				n++
			}
		}
		return n
	}
	b.frame.Camera.Zoom = 0.3
	b.view.Refresh()
	if n := texts(); n != 0 {
		t.Errorf("%d texts of 4 pixels", n)
	}
	b.frame.Camera.Zoom = 1
	b.view.Refresh()
	if texts() == 0 {
		t.Error("no text at 100 %")
	}
}

// TestTextIsSharp: the frame after a step of the zoom has its texts drawn anew at the size that they have now, in whole
// pixels; no picture of them is stretched.
func TestTextIsSharp(t *testing.T) {
	b := newBench(t, boxes(t, 40))
	for _, zoom := range []float64{0.5, 0.71, 1, 1.41, 2, 2.83, 4, 1} {
		b.frame.Camera.Zoom = zoom
		b.view.Refresh()
		want := map[float32]bool{}
		for it := range b.frame.Scene.Items() {
			if text, ok := it.(scene.Text); ok {
				want[float32(skin.WholeSize(text.Size*zoom))] = true
			}
		}
		texts := 0
		for _, o := range b.shown() {
			switch o := o.(type) {
			case *canvas.Text:
				if texts++; !want[o.TextSize] {
					t.Errorf("at %v %q is drawn at %v pixels, no text has that size", zoom, o.Text, o.TextSize)
				}
			case *canvas.Image, *canvas.Raster:
				t.Errorf("at %v there is a picture: %T", zoom, o)
			}
		}
		if texts == 0 {
			t.Errorf("at %v no text is drawn", zoom)
		}
	}
}

func TestRingsAreGreyWithoutTheFocus(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.frame.Rings = []workspace.Ring{{Rect: box, Leading: true}, {Rect: geom.Rect{X: 400, Y: 50, W: 22, H: 22}, Round: true}}
	inks := func() (out []any) {
		b.view.Refresh()
		for _, o := range b.shown() {
			switch o := o.(type) {
			case *canvas.Rectangle:
				if o.StrokeWidth > 0 {
					out = append(out, o.StrokeColor)
				}
			case *canvas.Circle:
				out = append(out, o.StrokeColor)
			}
		}
		return out
	}
	for _, c := range []struct {
		focus bool
		want  scene.Token
	}{{false, scene.Muted}, {true, scene.Focus}} {
		if c.focus {
			b.view.takeFocus()
		}
		got := inks()
		if len(got) != 2 || got[0] != any(b.palette.Color(c.want)) || got[1] != got[0] {
			t.Errorf("focus %v: rings are %v", c.focus, got)
		}
	}
}

func TestEmptyPane(t *testing.T) {
	b := newBench(t, nil)
	b.frame.Empty = []string{"Nothing here.", "Press a key."}
	b.view.Refresh()
	n := 0
	for _, o := range b.shown() {
		if text, ok := o.(*canvas.Text); ok {
			n++
			if middle := text.Position().X + text.Size().Width/2; middle < 395 || middle > 405 {
				t.Errorf("%q is in the middle of %v", text.Text, middle)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d texts", n)
	}
}

func TestPointer(t *testing.T) {
	const shift, ctrl = fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault
	b := newBench(t, &scene.Scene{})
	b.press(10, 20, desktop.MouseButtonPrimary, 0)
	b.want("focus true", "press 10 20 false false")
	b.press(10, 20, desktop.MouseButtonPrimary, shift|ctrl)
	b.want("press 10 20 true true")
	b.press(30, 40, desktop.MouseButtonSecondary, 0)
	b.want("menu 30 40")
	b.press(30, 40, desktop.MouseButtonTertiary, 0)
	b.want()
}

func TestTwoClicksInOnePlaceActivate(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.press(10, 20, desktop.MouseButtonPrimary, 0)
	b.press(300, 20, desktop.MouseButtonPrimary, 0)
	b.view.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(300, 20)})
	b.want("focus true", "press 10 20 false false", "press 300 20 false false")
	b.press(301, 21, desktop.MouseButtonPrimary, 0)
	b.view.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(301, 21)})
	b.want("press 301 21 false false", "activate 301 21", "focus false")
	if b.focused() != fyne.Focusable(b.view.card.field) {
		t.Error("the field does not have the focus")
	}
}

func TestADragStartsAfterSixPixels(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	drag := func(x, y float32) {
		b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	}
	b.press(10, 20, desktop.MouseButtonPrimary, 0)
	b.calls = nil
	drag(13, 20)
	drag(15, 20)
	b.want()
	drag(19, 21)
	b.held = fyne.KeyModifierShift
	drag(20, 22)
	b.view.DragEnd()
	b.want("drag from 10 20 false false", "drag to 19 21 false false", "drag to 20 22 true false", "drag to 20 22 true false", "drop")
	drag(22, 24)
	b.want()
	b.held = 0
	b.press(10, 20, desktop.MouseButtonTertiary, 0)
	b.calls = nil
	drag(40, 20)
	b.view.DragEnd()
	b.want("drag from 10 20 false true", "drag to 40 20 false false", "drag to 40 20 false false", "drop")
}

// TestKeysHeldWithADrag: Shift and Ctrl tell also while the pointer rests, and as they are when the button goes up.
func TestKeysHeldWithADrag(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.press(10, 20, desktop.MouseButtonPrimary, 0)
	b.calls = nil
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(40, 20)}})
	b.held = fyne.KeyModifierShift
	b.view.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.held = 0
	b.view.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.held = fyne.KeyModifierShortcutDefault
	b.view.DragEnd()
	b.want("drag from 10 20 false false", "drag to 40 20 false false", "drag to 40 20 true false", "drag to 40 20 false false",
		"drag to 40 20 false true", "drop")
}

// TestAPressIsReleased where it was, if it became no drag.
func TestAPressIsReleased(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	b.press(10, 20, desktop.MouseButtonPrimary, 0)
	b.calls = nil
	b.release(10, 20)
	b.want("release")
}

func TestWheel(t *testing.T) {
	b := newBench(t, &scene.Scene{})
	at := fyne.PointEvent{Position: fyne.NewPos(50, 60)}
	wheel := func(x, y float32) {
		b.view.Scrolled(&fyne.ScrollEvent{PointEvent: at, Scrolled: fyne.NewDelta(x, y)})
	}
	wheel(5, -10)
	b.want("pan 10 -20")
	b.held = fyne.KeyModifierShift
	wheel(0, -10)
	b.want("pan -20 0")
	b.held = fyne.KeyModifierShortcutDefault
	wheel(0, 25)
	b.want("zoom 50 60 1")
	wheel(0, -10) // a touch pad
	wheel(0, -10)
	b.want()
	wheel(0, -10)
	b.want("zoom 50 60 -1")
}

func TestDashesFollowThePattern(t *testing.T) {
	var total float64
	n := 0
	dashes([]geom.Point{{}, {X: 100}, {X: 100, Y: 50}}, []float64{10, 4}, func(a, b geom.Point) { total += a.Distance(b); n++ })
	if total < 109.9 || total > 110.1 || n != 12 { // eleven dashes, one of them round the corner
		t.Errorf("%d pieces, together %v long", n, total)
	}
}

func TestCurvesBecomeFewLines(t *testing.T) {
	p := geom.Path{}.Move(geom.Point{}).Cubic(geom.Point{Y: 500}, geom.Point{X: 500}, geom.Point{X: 500, Y: 500})
	if n := len(flatten(p)[0]) - 1; n > maxPieces {
		t.Errorf("%d lines", n)
	}
	if n := len(outline(geom.Rect{W: 100, H: 50}, 8)) - 1; n > 24 {
		t.Errorf("a box with round corners has %d lines", n)
	}
}

// picture makes the objects and does what the toolkit does with them for each picture.
func picture(b *testing.B, n int, zoom float64) {
	app := test.NewTempApp(b)
	app.Settings().SetTheme(skin.Theme(scene.Palettes()[0], skin.TextSize))
	f := &fake{palette: scene.Palettes()[0], frame: workspace.Frame{Scene: boxes(b, n), Camera: workspace.Camera{Zoom: zoom}}}
	f.view = New(f)
	w := test.NewTempWindow(b, f.view)
	w.Resize(fyne.NewSize(1400, 900))
	r := test.WidgetRenderer(f.view)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.frame.Camera.Offset.X = float64(20 - i%40)
		f.view.Refresh()
		for _, o := range r.Objects() {
			o.MinSize()
		}
	}
	b.ReportMetric(float64(len(r.Objects())), "objects")
}

func BenchmarkRefresh40Of500(b *testing.B) { picture(b, 500, 0.71) }
func BenchmarkRefreshAll500(b *testing.B)  { picture(b, 500, 0.21) }
func BenchmarkRefreshAll40(b *testing.B)   { picture(b, 40, 0.5) }

func BenchmarkRefreshAll500WithText(b *testing.B) {
	s := boxes(b, 500)
	app := test.NewTempApp(b)
	app.Settings().SetTheme(skin.Theme(scene.Palettes()[0], skin.TextSize))
	f := &fake{palette: scene.Palettes()[0], frame: workspace.Frame{Scene: s, Camera: workspace.Camera{Zoom: 1}}}
	f.view = New(f)
	test.NewTempWindow(b, f.view).Resize(fyne.NewSize(6500, 4600))
	r := test.WidgetRenderer(f.view)
	for i := 0; b.Loop(); i++ {
		f.frame.Camera.Offset.X = float64(i % 40)
		f.view.Refresh()
		for _, o := range r.Objects() {
			o.MinSize()
		}
	}
	b.ReportMetric(float64(len(r.Objects())), "objects")
}

// What is so narrow that the toolkit would draw blobs is drawn as a line; other small things keep their shape.
func TestSlivers(t *testing.T) {
	tail := []geom.Point{{X: 0.5, Y: 5}, {X: 0.8, Y: 2.8}, {X: 2.9, Y: 1}, {X: 3.2, Y: 1.8}, {X: 2, Y: 3.4}}
	if from, to, width, ok := sliver(tail); !ok || width > 1 || from.Distance(to) < 4 {
		t.Errorf("the tail of a quotation mark is a line %v to %v, %v wide: %v", from, to, width, ok)
	}
	for name, pts := range map[string][]geom.Point{
		"arrow":  {{X: 0, Y: 0}, {X: 8, Y: 3.5}, {X: 0, Y: 7}},
		"corner": {{X: 0, Y: 0}, {X: 9, Y: 9}, {X: 0, Y: 9}},
		"none":   {{X: 1, Y: 1}, {X: 1, Y: 1}, {X: 1, Y: 1}},
	} {
		if _, _, _, ok := sliver(pts); ok {
			t.Errorf("the %s is drawn as a line", name)
		}
	}
}
