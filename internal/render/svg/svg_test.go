package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"warrant/internal/geom"
	"warrant/internal/render/outline"
	"warrant/internal/render/rendertest"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

var update = flag.Bool("update", false, "write the golden file anew")

func draw(t testing.TB, s *scene.Scene, palette string, o svg.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := svg.Write(&b, s, scene.PaletteNamed(palette), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// small has one item of each kind, so that the golden file can be read.
func small() *scene.Scene {
	at := func(x, y float64) geom.Point { return geom.Point{X: x, Y: y} }
	return &scene.Scene{
		Bounds: geom.Rect{X: -10, Y: -10, W: 220.004, H: 120},
		Ground: scene.Canvas,
		Groups: []scene.Group{
			{ID: "statement/1", Label: func() string { return `Thesis: "A" & <B>` }, Items: []scene.Item{
				scene.Box{Rect: geom.Rect{W: 200, H: 60}, Radius: 8, Fill: scene.Paper, Line: scene.Rule, Width: 1.5, Dash: []float64{12, 7}},
				scene.Text{At: at(12, 22.333333), Words: "Łódź  <&>", Size: 14, Bold: true, Ink: scene.Ink, Width: 71.2345},
			}},
			{Items: []scene.Item{
				scene.Line{Path: geom.Path{}.Move(at(0, 80)).Line(at(10, 80)).Cubic(at(20, 80), at(20, 90), at(30, -0.0001)), Ink: scene.Con, Width: 2.5},
				scene.Shape{Points: []geom.Point{at(40, 80), at(54, 80), at(47, 92)}, Fill: scene.Pro, Line: scene.Ink, Width: 1},
				scene.Disc{Center: at(80, 86), Radius: 11, Fill: scene.Pro},
			}},
			{ID: "empty"},
		},
	}
}

func TestGolden(t *testing.T) {
	got := draw(t, small(), "light", svg.Options{Title: "Two & two", Description: "A thesis alone."})
	const file = "testdata/small.svg"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSameSceneSameBytes(t *testing.T) {
	f := typesettest.Fonts(t)
	first := draw(t, rendertest.Sampler(f), "dark", svg.Options{})
	if again := draw(t, rendertest.Sampler(f), "dark", svg.Options{}); again != first {
		t.Error("two drawings of one scene differ")
	}
}

func TestTransparentGround(t *testing.T) {
	s := &scene.Scene{Bounds: geom.Rect{W: 10, H: 10}}
	if got := draw(t, s, "light", svg.Options{}); strings.Contains(got, "<rect") {
		t.Errorf("a ground is drawn:\n%s", got)
	}
}

func TestIDsAreUniqueAndWithoutSpaces(t *testing.T) {
	box := []scene.Item{scene.Disc{Radius: 1, Fill: scene.Ink}}
	s := &scene.Scene{Bounds: geom.Rect{W: 10, H: 10}, Groups: []scene.Group{{ID: "a b", Items: box}, {ID: "a b", Items: box}, {ID: "a-b-2", Items: box}}}
	got := draw(t, s, "light", svg.Options{})
	for _, id := range []string{`id="a-b"`, `id="a-b-2"`, `id="a-b-2-2"`} {
		if strings.Count(got, id) != 1 {
			t.Errorf("%s is not there once:\n%s", id, got)
		}
	}
}

func TestWhatCannotBeDrawnIsAnError(t *testing.T) {
	p := scene.PaletteNamed("light")
	if err := svg.Write(io.Discard, &scene.Scene{}, p, svg.Options{}); !errors.Is(err, outline.ErrEmpty) {
		t.Errorf("empty scene: %v", err)
	}
	if err := svg.Write(io.Discard, &scene.Scene{Bounds: geom.Rect{W: math.Inf(1), H: 1}}, p, svg.Options{}); err == nil {
		t.Error("boundless scene: no error")
	}
	broken := errors.New("disk full")
	if err := svg.Write(failing{broken}, small(), p, svg.Options{}); !errors.Is(err, broken) {
		t.Errorf("broken writer: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestAnyTextGivesWellFormedXML reads the file back and finds the words in it.
func TestAnyTextGivesWellFormedXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"]]>", "\x00\x1b[0m", "\ufffe\uffff", "a\xff\xc0b", "--><b/>"})).Draw(t, "words")
		n := rapid.Float64().Draw(t, "number")
		s := &scene.Scene{Bounds: geom.Rect{W: 10, H: 10}, Groups: []scene.Group{{ID: words, Label: func() string { return words }, Items: []scene.Item{
			scene.Text{At: geom.Point{X: n, Y: -n}, Words: words, Size: 14, Ink: scene.Ink, Width: n},
		}}}}
		var b bytes.Buffer
		if err := svg.Write(&b, s, scene.PaletteNamed("mono"), svg.Options{Title: words, Description: words}); err != nil {
			t.Fatal(err)
		}
		text, err := readText(b.Bytes())
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.Bytes())
		}
		if strings.Contains(b.String(), "NaN") || strings.Contains(b.String(), "Inf") || strings.Contains(b.String(), `"-0"`) {
			t.Errorf("bad number in\n%s", b.Bytes())
		}
		if plain := !strings.ContainsFunc(words, func(r rune) bool { return r < ' ' || r == 0xFFFD || r > 0x7E }); plain && !strings.Contains(text, words) {
			t.Errorf("%q is lost in %q", words, text)
		}
	})
}

// readText returns all text of an XML file, or why it is none.
func readText(data []byte) (string, error) {
	var text strings.Builder
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		if c, ok := tok.(xml.CharData); ok {
			text.Write(c)
		}
	}
}

func BenchmarkWrite300(b *testing.B) {
	s := rendertest.Boxes(typesettest.Fonts(b), 300)
	p := scene.PaletteNamed("light")
	for b.Loop() {
		if err := svg.Write(io.Discard, s, p, svg.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
