package png_test

import (
	"bytes"
	"errors"
	"flag"
	"image"
	"image/color"
	stdpng "image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/render/png"
	"warrant/internal/render/rendertest"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

var show = flag.String("show", "", "folder to draw the sampler into, in all palettes")

func TestShow(t *testing.T) {
	if *show == "" {
		t.Skip("only with -show")
	}
	f := typesettest.Fonts(t)
	for _, p := range scene.Palettes() {
		var b bytes.Buffer
		if err := png.Write(&b, rendertest.Sampler(f), p, png.Options{Fonts: f}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*show, "sampler-"+p.Name+".png"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// picture draws items on a white ground of 100 × 100 u at scale 1.
func picture(t testing.TB, scale float64, items ...scene.Item) *image.RGBA {
	t.Helper()
	s := &scene.Scene{Bounds: geom.Rect{X: 10, Y: 20, W: 100, H: 100}, Ground: scene.Canvas, Groups: []scene.Group{{Items: items}}}
	img, err := png.Image(s, scene.PaletteNamed("mono"), png.Options{Fonts: typesettest.Fonts(t), Scale: scale})
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// dark returns the area of a picture that is drawn on, in pixels, and its bounds.
func dark(img *image.RGBA) (area float64, box image.Rectangle) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if ink := 255 - img.RGBAAt(x, y).R; ink > 0 {
				area += float64(ink) / 255
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return area, box
}

func TestShapesHaveTheirArea(t *testing.T) {
	at := func(x, y float64) geom.Point { return geom.Point{X: 10 + x, Y: 20 + y} }
	rect := geom.Rect{X: 30, Y: 40, W: 60, H: 40}
	corner := geom.Path{}.Move(at(10, 90)).Line(at(10, 10)).Line(at(90, 10))
	for _, c := range []struct {
		name string
		item scene.Item
		want float64
	}{
		{"filled box", scene.Box{Rect: rect, Fill: scene.Ink}, 2400},
		{"box with sharp corners", scene.Box{Rect: rect, Line: scene.Ink, Width: 4}, 64*44 - 56*36},
		{"rounded box", scene.Box{Rect: rect, Radius: 10, Fill: scene.Ink}, 2400 - (4-math.Pi)*100},
		{"radius beyond half a side", scene.Box{Rect: rect, Radius: 99, Fill: scene.Ink}, 2400 - (4-math.Pi)*400},
		{"dashed box", scene.Box{Rect: rect, Line: scene.Ink, Width: 2, Dash: []float64{5, 5}}, 200},
		{"disc", scene.Disc{Center: at(50, 50), Radius: 20, Fill: scene.Ink}, math.Pi * 400},
		{"ring", scene.Disc{Center: at(50, 50), Radius: 20, Line: scene.Ink, Width: 2}, math.Pi * 80},
		{"triangle", scene.Shape{Points: []geom.Point{at(10, 10), at(50, 10), at(10, 50)}, Fill: scene.Ink}, 800},
		{"corner", scene.Line{Path: corner, Ink: scene.Ink, Width: 4}, 4 * 160},
		{"corner turning left", scene.Line{Path: geom.Path{}.Move(at(90, 10)).Line(at(10, 10)).Line(at(10, 90)), Ink: scene.Ink, Width: 4}, 4 * 160},
		{"dashed line", scene.Line{Path: corner, Ink: scene.Ink, Width: 4, Dash: []float64{7, 3}}, 4 * 112},
		{"odd dashes", scene.Line{Path: corner[:2], Ink: scene.Ink, Width: 4, Dash: []float64{10}}, 160},
		{"no dashes", scene.Line{Path: corner[:2], Ink: scene.Ink, Width: 4, Dash: []float64{0, 0}}, 320},
		{"no line", scene.Line{Path: corner[:1], Ink: scene.Ink, Width: 4}, 0},
		{"line without length", scene.Line{Path: geom.Path{}.Move(at(1, 1)).Line(at(1, 1)), Ink: scene.Ink, Width: 4}, 0},
		{"nothing", scene.Box{Rect: rect}, 0},
		{"half outside", scene.Box{Rect: geom.Rect{X: 60, Y: -1e7, W: 1e7, H: 2e7}, Fill: scene.Ink}, 5000},
		{"far outside", scene.Disc{Center: at(1e8, 0), Radius: 20, Fill: scene.Ink}, 0},
	} {
		got, _ := dark(picture(t, 1, c.item))
		if math.Abs(got-c.want) > 0.005*c.want+1.5 {
			t.Errorf("%s: area %.1f, want %.1f", c.name, got, c.want)
		}
	}
}

func TestVerySharpCornersAreCutOff(t *testing.T) {
	path := geom.Path{}.Move(geom.Point{X: 20, Y: 65}).Line(geom.Point{X: 60, Y: 69}).Line(geom.Point{X: 20, Y: 73})
	_, box := dark(picture(t, 1, scene.Line{Path: path, Ink: scene.Ink, Width: 4}))
	if box.Max.X > 55 { // the point is at 50; its mitre would reach to 60
		t.Errorf("reaches to %d", box.Max.X)
	}
}

func TestTextIsAsWideAsMeasured(t *testing.T) {
	f := typesettest.Fonts(t)
	text := scene.Text{At: geom.Point{X: 15, Y: 60}, Words: "HAVING H", Size: 16, Ink: scene.Ink}
	text.Width = f.Width(text.Words, text.Size, false)
	_, box := dark(picture(t, 4, text))
	bearing := 0.098 * text.Size // of H, on either side
	left, right := 15-10+bearing, 15-10+text.Width-bearing
	if math.Abs(float64(box.Min.X)-4*left) > 1.5 || math.Abs(float64(box.Max.X)-4*right) > 1.5 {
		t.Errorf("from %d to %d, want %.1f to %.1f", box.Min.X, box.Max.X, 4*left, 4*right)
	}
	text.Width /= 2
	if _, box := dark(picture(t, 4, text)); float64(box.Max.X) > 4*(15-10+text.Width) {
		t.Errorf("reaches to %d, want no further than %.1f", box.Max.X, 4*(5+text.Width))
	}
}

func TestTextInAllScriptsIsDrawn(t *testing.T) {
	for _, word := range []string{"Łódź", "őű", "ώρα", "Їжак", "日本", "e\u0301", "q\u0303"} {
		if area, _ := dark(picture(t, 1, scene.Text{At: geom.Point{X: 20, Y: 60}, Words: word, Size: 20, Ink: scene.Ink})); area < 30 {
			t.Errorf("%s: area %v", word, area)
		}
	}
}

func TestGround(t *testing.T) {
	s := &scene.Scene{Bounds: geom.Rect{W: 10, H: 10}}
	for _, c := range []struct {
		ground scene.Token
		want   color.RGBA
	}{{scene.None, color.RGBA{}}, {scene.Canvas, color.RGBA{0x14, 0x17, 0x1B, 0xFF}}} {
		s.Ground = c.ground
		var b bytes.Buffer
		if err := png.Write(&b, s, scene.PaletteNamed("dark"), png.Options{Fonts: typesettest.Fonts(t)}); err != nil {
			t.Fatal(err)
		}
		img, err := stdpng.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if img.Bounds().Dx() != 20 {
			t.Errorf("%d pixels wide, want 20", img.Bounds().Dx())
		}
		if got := color.RGBAModel.Convert(img.At(3, 3)); got != c.want {
			t.Errorf("ground %v: got %v, want %v", c.ground, got, c.want)
		}
	}
}

func TestTooLargeAPictureIsRefusedWithTheScaleThatWorks(t *testing.T) {
	s := &scene.Scene{Bounds: geom.Rect{W: 20000, H: 9000}}
	p, o := scene.PaletteNamed("light"), png.Options{Fonts: typesettest.Fonts(t)}
	err := png.Write(io.Discard, s, p, o)
	var size *png.SizeError
	if !errors.As(err, &size) || size.Largest != 0.81 {
		t.Fatalf("got %v, want a largest scale of 0.81", err)
	}
	if want := "at scale 2 the picture would have 720 megapixels; at most 120 can be made: the largest scale that works is 0.81"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	s.Bounds = geom.Rect{W: 1e7, H: 1e7}
	if err = png.Write(io.Discard, s, p, o); !errors.As(err, &size) || size.Largest != 0 || !strings.Contains(err.Error(), "SVG") {
		t.Errorf("got %v", err)
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	p, f := scene.PaletteNamed("light"), typesettest.Fonts(t)
	if err := png.Write(io.Discard, &scene.Scene{}, p, png.Options{Fonts: f}); !errors.Is(err, outline.ErrEmpty) {
		t.Errorf("empty scene: %v", err)
	}
	s := &scene.Scene{Bounds: geom.Rect{W: 1, H: 1}}
	if err := png.Write(io.Discard, s, p, png.Options{}); err == nil {
		t.Error("no fonts: no error")
	}
	for _, scale := range []float64{-1, math.NaN(), math.Inf(1)} {
		if err := png.Write(io.Discard, s, p, png.Options{Fonts: f, Scale: scale}); err == nil {
			t.Errorf("scale %v: no error", scale)
		}
	}
}

func BenchmarkImage300(b *testing.B) {
	f := typesettest.Fonts(b)
	s := rendertest.Boxes(f, 300)
	for b.Loop() {
		if _, err := png.Image(s, scene.PaletteNamed("light"), png.Options{Fonts: f, Scale: 1}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite300(b *testing.B) {
	f := typesettest.Fonts(b)
	s := rendertest.Boxes(f, 300)
	for b.Loop() {
		if err := png.Write(io.Discard, s, scene.PaletteNamed("light"), png.Options{Fonts: f}); err != nil {
			b.Fatal(err)
		}
	}
}
