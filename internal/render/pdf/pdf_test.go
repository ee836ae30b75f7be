package pdf_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"image"
	"image/color"
	stdpng "image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/render/pdf"
	"warrant/internal/render/png"
	"warrant/internal/render/rendertest"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/typeset/typesettest"
)

var show = flag.String("show", "", "folder to draw the sampler into, in all palettes")

func TestShow(t *testing.T) {
	if *show == "" {
		t.Skip("only with -show")
	}
	for _, p := range scene.Palettes() {
		data := draw(t, rendertest.Sampler(typesettest.Fonts(t)), p, pdf.Options{Title: "Sampler"})
		if err := os.WriteFile(filepath.Join(*show, "sampler-"+p.Name+".pdf"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func draw(t testing.TB, s *scene.Scene, p *scene.Palette, o pdf.Options) []byte {
	t.Helper()
	o.Fonts = typesettest.Fonts(t)
	var b bytes.Buffer
	if err := pdf.Write(&b, s, p, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tool runs a program of Poppler on a file, if there is one.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = file
		}
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
	return string(out)
}

// lines returns a drawing with one run of text above the other.
func lines(f *typeset.Fonts, texts ...string) *scene.Scene {
	s := &scene.Scene{Bounds: geom.Rect{X: -7, Y: -13, W: 800, H: 60 * float64(len(texts))}, Ground: scene.Canvas}
	for i, text := range texts {
		bold := i%2 == 1
		s.Groups = append(s.Groups, scene.Group{Items: []scene.Item{scene.Text{
			At: geom.Point{X: 10, Y: 20 + 60*float64(i)}, Words: text, Size: 14, Bold: bold, Ink: scene.Ink, Width: f.Width(text, 14, bold),
		}}})
	}
	return s
}

func TestWordsAreFound(t *testing.T) {
	texts := []string{
		rendertest.Words, rendertest.Words,
		"AVATAR To Tom, Wäre Yves. LT “quoted” fi ffi fluffy", "AVATAR To Tom, Wäre Yves. LT “quoted” fi ffi fluffy",
		"Ålesund decomposed: e\u0301 n\u0303, unusual: q\u0303", "parentheses (a) \\ back\\slash", "missing: 日本",
	}
	out := tool(t, draw(t, lines(typesettest.Fonts(t), texts...), scene.PaletteNamed("light"), pdf.Options{}), "pdftotext", "-layout", "FILE", "-")
	var got []string
	for l := range strings.Lines(out) {
		if l = strings.TrimSpace(l); l != "" {
			got = append(got, l)
		}
	}
	texts[4] = "Ålesund decomposed: é ñ, unusual: q\u0303"
	if !slices.Equal(got, texts) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(texts, "\n"))
	}
}

// TestTextIsAsWideAsMeasured compares with where Poppler finds the words, to a twentieth of a point.
func TestTextIsAsWideAsMeasured(t *testing.T) {
	f := typesettest.Fonts(t)
	for _, bold := range []bool{false, true} {
		for _, squeeze := range []float64{1, 0.8} {
			text := scene.Text{At: geom.Point{X: 10, Y: 30}, Words: "AVATAR To. Wäre LT, Yves ffi", Size: 11.5, Bold: bold, Ink: scene.Ink}
			text.Width = f.Width(text.Words, text.Size, bold) * squeeze
			s := &scene.Scene{Bounds: geom.Rect{W: 400, H: 50}, Groups: []scene.Group{{Items: []scene.Item{text}}}}
			out := tool(t, draw(t, s, scene.PaletteNamed("light"), pdf.Options{}), "pdftotext", "-bbox", "FILE", "-")
			left, right := 1e9, 0.0
			for _, word := range strings.Split(out, "<word ")[1:] {
				left, right = min(left, attribute(t, word, "xMin")), max(right, attribute(t, word, "xMax"))
			}
			if want := (text.At.X + text.Width) * 0.75; left < 7.45 || left > 7.55 || right < want-0.05 || right > want+0.05 {
				t.Errorf("bold %v, squeezed %v: from %v to %v, want 7.5 to %v", bold, squeeze, left, right, want)
			}
		}
	}
}

func attribute(t *testing.T, tag, name string) float64 {
	t.Helper()
	_, rest, _ := strings.Cut(tag, name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	v, err := strconv.ParseFloat(value, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestLooksLikeThePNG draws all kinds of items in all colours and compares with the picture, pixel by pixel.
func TestLooksLikeThePNG(t *testing.T) {
	f := typesettest.Fonts(t)
	s := rendertest.Sampler(f)
	for _, p := range scene.Palettes() {
		want, err := png.Image(s, p, png.Options{Fonts: f, Scale: 2})
		if err != nil {
			t.Fatal(err)
		}
		data := []byte(tool(t, draw(t, s, p, pdf.Options{}), "pdftoppm", "-png", "-r", "192", "FILE"))
		got, err := stdpng.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if got.Bounds() != want.Bounds() {
			t.Fatalf("%s: %v large, want %v", p.Name, got.Bounds(), want.Bounds())
		}
		if d := difference(got, want); d > 2 {
			t.Errorf("%s: differs by %.2f of 255", p.Name, d)
		}
	}
}

// difference returns the mean difference of two pictures in brightness.
func difference(a, b image.Image) float64 {
	var sum float64
	size := a.Bounds()
	for y := range size.Dy() {
		for x := range size.Dx() {
			sum += math.Abs(float64(color.GrayModel.Convert(a.At(x, y)).(color.Gray).Y) - float64(color.GrayModel.Convert(b.At(x, y)).(color.Gray).Y))
		}
	}
	return sum / float64(size.Dx()*size.Dy())
}

func TestPageAndDescription(t *testing.T) {
	s := lines(typesettest.Fonts(t), "one", "two")
	o := pdf.Options{Title: "Carta (1) Łódź 🙂 \\", Author: "Ελένη", Lang: "en-GB", Created: time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)}
	info := tool(t, draw(t, s, scene.PaletteNamed("light"), o), "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{"Carta (1) Łódź 🙂 \\", "Ελένη", "600 x 90 pts", "Pages:           1", "2024-03-01T12:00:00"} {
		if !strings.Contains(info, want) {
			t.Errorf("%q is not in\n%s", want, info)
		}
	}
	if info = tool(t, draw(t, s, scene.PaletteNamed("light"), pdf.Options{}), "pdfinfo", "FILE"); strings.Contains(info, "Date") {
		t.Errorf("an undated file has a date:\n%s", info)
	}
}

func TestALargeDrawingFitsThePage(t *testing.T) {
	s := lines(typesettest.Fonts(t), "far")
	s.Bounds = geom.Rect{W: 38400, H: 1920}
	info := tool(t, draw(t, s, scene.PaletteNamed("light"), pdf.Options{}), "pdfinfo", "FILE")
	if !strings.Contains(info, "14400 x 720 pts") {
		t.Errorf("wrong size of the page:\n%s", info)
	}
}

// TestPages holds that each scene is a page of its own size that looks as it does alone.
func TestPages(t *testing.T) {
	f := typesettest.Fonts(t)
	one, two := lines(f, "The first page"), rendertest.Sampler(f)
	var b bytes.Buffer
	if err := pdf.WritePages(&b, []*scene.Scene{one, two, one}, scene.PaletteNamed("light"), pdf.Options{Fonts: f}); err != nil {
		t.Fatal(err)
	}
	if info := tool(t, b.Bytes(), "pdfinfo", "FILE"); !strings.Contains(info, "Pages:           3") {
		t.Errorf("not three pages:\n%s", info)
	}
	for page, s := range map[string]*scene.Scene{"1": one, "2": two, "3": one} {
		alone := tool(t, draw(t, s, scene.PaletteNamed("light"), pdf.Options{}), "pdftoppm", "-r", "40", "FILE")
		if tool(t, b.Bytes(), "pdftoppm", "-r", "40", "-f", page, "-l", page, "FILE") != alone {
			t.Errorf("page %s looks otherwise than alone", page)
		}
	}
	if err := pdf.WritePages(io.Discard, nil, scene.PaletteNamed("light"), pdf.Options{Fonts: f}); err == nil {
		t.Error("a file without pages is written")
	}
}

func TestSameSceneSameBytes(t *testing.T) {
	f := typesettest.Fonts(t)
	first := draw(t, rendertest.Sampler(f), scene.PaletteNamed("dark"), pdf.Options{Title: "A"})
	for range 5 {
		if !bytes.Equal(first, draw(t, rendertest.Sampler(f), scene.PaletteNamed("dark"), pdf.Options{Title: "A"})) {
			t.Fatal("two drawings of one scene differ")
		}
	}
}

func TestFontsAreEmbeddedInPart(t *testing.T) {
	data := draw(t, rendertest.Sampler(typesettest.Fonts(t)), scene.PaletteNamed("light"), pdf.Options{})
	if len(data) > 120_000 {
		t.Errorf("%d bytes", len(data))
	}
	fonts := tool(t, data, "pdffonts", "FILE")
	if strings.Count(fonts, "TrueType") != 2 {
		t.Errorf("want two fonts, got\n%s", fonts)
	}
}

func TestMissingCharactersAreReportedOnce(t *testing.T) {
	f := typesettest.Fonts(t)
	var got [][]rune
	o := pdf.Options{Report: func(missing []rune) { got = append(got, missing) }}
	draw(t, lines(f, "日本 🙂", "ok 日 ok", "שלום"), scene.PaletteNamed("light"), o)
	if len(got) != 1 || string(got[0]) != "日本🙂שלום" {
		t.Errorf("got %q", got)
	}
	got = nil
	draw(t, lines(f, rendertest.Words), scene.PaletteNamed("light"), o)
	if got != nil {
		t.Errorf("got %q, want no report", got)
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	f, p := typesettest.Fonts(t), scene.PaletteNamed("light")
	if err := pdf.Write(io.Discard, &scene.Scene{}, p, pdf.Options{Fonts: f}); !errors.Is(err, outline.ErrEmpty) {
		t.Errorf("empty scene: %v", err)
	}
	if err := pdf.Write(io.Discard, lines(f, "x"), p, pdf.Options{}); err == nil {
		t.Error("no fonts: no error")
	}
	broken := errors.New("disk full")
	if err := pdf.Write(failing{broken}, lines(f, "x"), p, pdf.Options{Fonts: f}); !errors.Is(err, broken) {
		t.Errorf("broken writer: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestAnyCharacterCanBeWritten(t *testing.T) {
	f := typesettest.Fonts(t)
	draw(t, lines(f, "\x00\x01\t\n", "a\xff\xc0", "\ufffe\uffff", "\U0001F600\U0010FFFF", ")(\\\r", "\u200b\u00ad\u202e", "नमस्ते", "مرحبا"), scene.PaletteNamed("light"), pdf.Options{Title: "\x00\xff"})
}

func BenchmarkWrite300(b *testing.B) {
	f := typesettest.Fonts(b)
	s := rendertest.Boxes(f, 300)
	for b.Loop() {
		if err := pdf.Write(io.Discard, s, scene.PaletteNamed("light"), pdf.Options{Fonts: f}); err != nil {
			b.Fatal(err)
		}
	}
}

// collection returns a font as the only one of a collection, which a PDF cannot hold.
func collection(ttf []byte) []byte {
	const head = 16
	out := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), ttf...)
	for i := range int(binary.BigEndian.Uint16(ttf[4:])) {
		at := out[head+12+16*i+8:]
		binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+head)
	}
	return out
}

// TestReserve sees what becomes of characters from another font: embedded where it can be, else drawn and found all the same.
func TestReserve(t *testing.T) {
	noto := typesettest.Fonts(t).Data(false)
	plain, err := typeset.New(goregular.TTF, gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		data     []byte
		fonts    int
		outlined string
	}{{"a font", noto, 3, ""}, {"a collection", collection(noto), 2, "ḁḅ"}} {
		f, err := plain.WithReserve(c.data)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		s := &scene.Scene{Bounds: geom.Rect{W: 400, H: 80}}
		for i, text := range []string{"seen ḁ ḅ words", "ḅ"} {
			s.Groups = append(s.Groups, scene.Group{Items: []scene.Item{scene.Text{At: geom.Point{X: 10, Y: 20 + 30*float64(i)}, Words: text, Size: 14, Ink: scene.Ink}}})
		}
		outlined := ""
		var b bytes.Buffer
		o := pdf.Options{Fonts: f, Outlined: func(which []rune) { outlined += string(which) }, Report: func(which []rune) { t.Errorf("%s: %q are missing", c.name, string(which)) }}
		if err := pdf.Write(&b, s, scene.PaletteNamed("light"), o); err != nil {
			t.Fatal(err)
		}
		if outlined != c.outlined {
			t.Errorf("%s: %q are outlines, want %q", c.name, outlined, c.outlined)
		}
		if got := tool(t, b.Bytes(), "pdftotext", "FILE", "-"); !strings.Contains(got, "seen ḁ ḅ words") {
			t.Errorf("%s: the words are %q", c.name, got)
		}
		if fonts := tool(t, b.Bytes(), "pdffonts", "FILE"); strings.Count(fonts, "TrueType") != c.fonts {
			t.Errorf("%s: want %d fonts, got\n%s", c.name, c.fonts, fonts)
		}
	}
}

// TestSheets sees that each sheet is drawn by itself: at its place, cut to its view, without the dashes of the one before.
func TestSheets(t *testing.T) {
	f := typesettest.Fonts(t)
	s := lines(f, "first", "second")
	dash := scene.Line{Path: geom.Polyline(0, geom.Point{X: 0, Y: 5}, geom.Point{X: 100, Y: 5}), Ink: scene.Ink, Width: 2, Dash: []float64{4, 4}}
	solid := dash
	solid.Dash = nil
	marks := &scene.Scene{Bounds: geom.Rect{W: 300, H: 200}}
	s.Groups[0].Items = append(s.Groups[0].Items, dash)
	t2 := &scene.Scene{Bounds: geom.Rect{W: 100, H: 10}, Groups: []scene.Group{{Items: []scene.Item{solid}}}}
	var b bytes.Buffer
	err := pdf.WriteSheets(&b, []pdf.Sheet{
		{Scene: s, View: geom.Rect{X: 0, Y: 0, W: 200, H: 40}, Scale: 1, At: geom.Point{X: 50, Y: 60}, Marks: marks},
		{Scene: t2, View: t2.Bounds, Scale: 2, At: geom.Point{X: 50, Y: 60}, Marks: marks},
	}, scene.PaletteNamed("mono"), pdf.Options{Fonts: f})
	if err != nil {
		t.Fatal(err)
	}
	page := func(n string) image.Image {
		img, err := stdpng.Decode(strings.NewReader(tool(t, b.Bytes(), "pdftoppm", "-png", "-r", "72", "-f", n, "-l", n, "FILE")))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	dark := func(img image.Image, area image.Rectangle) (n int) {
		for y := area.Min.Y; y < area.Max.Y; y++ {
			for x := area.Min.X; x < area.Max.X; x++ {
				if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 128 {
					n++
				}
			}
		}
		return n
	}
	first, second := page("1"), page("2")
	if n := dark(first, image.Rect(50, 64, 150, 66)); n < 80 || n > 120 {
		t.Errorf("the dashed line has %d of 200 pixels", n)
	}
	if n := dark(first, image.Rect(0, 101, 300, 200)); n != 0 {
		t.Errorf("%d pixels beyond the view", n)
	}
	if n := dark(second, image.Rect(50, 68, 250, 72)); n != 800 {
		t.Errorf("the solid line has %d of 800 pixels", n)
	}
	if err := pdf.WriteSheets(io.Discard, nil, scene.PaletteNamed("mono"), pdf.Options{Fonts: f}); err == nil {
		t.Error("no sheets are written")
	}
}
