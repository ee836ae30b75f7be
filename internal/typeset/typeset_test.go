package typeset_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"warrant/internal/typeset"
	"warrant/internal/typeset/typesettest"
)

func TestNewRefusesWhatIsNoFont(t *testing.T) {
	if _, err := typeset.New([]byte("no font"), nil); err == nil || !strings.Contains(err.Error(), "regular") {
		t.Errorf("got %v, want an error that names the regular font", err)
	}
}

func TestWidthIsThatOfTheFont(t *testing.T) {
	f := typesettest.Fonts(t)
	// Advances in Noto Sans, in thousandths of an em: n 618, space 260.
	if got, want := f.Width("n n", 10, false), (618+260+618)*0.01; math.Abs(got-want) > 1e-9 {
		t.Errorf("width %v, want %v", got, want)
	}
	if f.Width("n", 10, true) <= f.Width("n", 10, false) {
		t.Error("bold is not wider than regular")
	}
	if f.Width("", 10, false) != 0 {
		t.Error("no text has a width")
	}
}

func TestWidthKnowsKerning(t *testing.T) {
	f := typesettest.Fonts(t)
	if pair, single := f.Width("To", 100, false), f.Width("T", 100, false)+f.Width("o", 100, false); pair >= single-2 {
		t.Errorf("To is %v wide, its letters %v: no kerning", pair, single)
	}
}

func TestWidthGrowsWithSize(t *testing.T) {
	f := typesettest.Fonts(t)
	const text = "Moscow’s commitment to collective security"
	unit := f.Width(text, 1, false)
	for _, size := range []float64{7.3, 11.5, 14, 33.3} {
		if got := f.Width(text, size, false); math.Abs(got-unit*size) > 1e-9 {
			t.Errorf("at %v: %v, want %v", size, got, unit*size)
		}
	}
}

func TestDecomposedLettersAreAsWideAsComposedOnes(t *testing.T) {
	f := typesettest.Fonts(t)
	if a, b := f.Width("é ñ Ż", 14, false), f.Width("e\u0301 n\u0303 Z\u0307", 14, false); math.Abs(a-b) > 1e-9 {
		t.Errorf("composed %v, decomposed %v", a, b)
	}
}

func TestMissing(t *testing.T) {
	f := typesettest.Fonts(t)
	if got := f.Missing("Åéñőčł Łódź Żółć Ελληνικά ώ Кириллица Їжак — “quoted” … € № ½"); len(got) != 0 {
		t.Errorf("the fonts lack %q", got)
	}
	if got := f.Missing("日本\u200d\ufe0f日\t\n"); !slices.Equal(got, []rune("日本")) {
		t.Errorf("got %q, want 日本", got)
	}
}

func TestMissingCharactersHaveAWidth(t *testing.T) {
	f := typesettest.Fonts(t)
	for text, want := range map[string]float64{"日本": 20, "\u05d0": 6, "🙂": 10, "\x01\u200b\u00ad": 0, "日\u3099": 10} {
		if got := f.Width(text, 10, false); math.Abs(got-want) > 1e-9 {
			t.Errorf("%q is %v wide, want %v", text, got, want)
		}
	}
	if got, want := f.Width("a\tb\nc", 10, false), f.Width("a b c", 10, false); got != want {
		t.Errorf("separators: %v, want %v", got, want)
	}
}

func TestShapeCoversTheText(t *testing.T) {
	f := typesettest.Fonts(t)
	for _, text := range []string{"abc", "a\u2029b", "e\u0301x", "שלום abc", "日a", "a\xffb", "Ω\x1cя"} {
		run := f.Shape(text, false)
		covered := make([]bool, len(text))
		var sum float64
		for _, g := range run.Glyphs {
			sum += g.Advance
			for i := g.Start; i < g.End; i++ {
				covered[i] = true
			}
		}
		if slices.Contains(covered, false) {
			t.Errorf("%q: bytes without a glyph: %v", text, covered)
		}
		if math.Abs(sum-run.Advance) > 1e-9 {
			t.Errorf("%q: glyphs %v wide, run %v", text, sum, run.Advance)
		}
	}
}

func TestMetrics(t *testing.T) {
	f := typesettest.Fonts(t)
	if a, d := f.Ascent(1), f.Descent(1); math.Abs(a-1.069) > 0.001 || math.Abs(d-0.293) > 0.001 {
		t.Errorf("ascent %v, descent %v, want 1.069 and 0.293", a, d)
	}
	if got := f.LineHeight(14); math.Abs(got-19.068) > 0.01 {
		t.Errorf("line height %v, want 19.07", got)
	}
}

func TestOutlines(t *testing.T) {
	f := typesettest.Fonts(t)
	run := f.Shape("H日", false)
	h := f.Outline(run.Glyphs[0], false).Bounds()
	if math.Abs(h.Y+0.714) > 0.001 || math.Abs(h.Bottom()) > 0.001 { // cap height of Noto Sans
		t.Errorf("H reaches from %v to %v, want −0.714 to 0", h.Y, h.Bottom())
	}
	box := f.Outline(run.Glyphs[1], false).Bounds()
	if !run.Glyphs[1].Missing || box.W < 0.8 || box.Right() > 1 {
		t.Errorf("missing %v, box %v", run.Glyphs[1].Missing, box)
	}
}

func TestPlain(t *testing.T) {
	f := typesettest.Fonts(t)
	if id, advance, ok := f.Plain('n', false); !ok || id != f.Shape("n", false).Glyphs[0].ID || advance != 0.618 {
		t.Errorf("n: glyph %d, advance %v, %v", id, advance, ok)
	}
	if id, advance, ok := f.Plain('日', true); ok || id != 0 || advance != 0.6 {
		t.Errorf("日: glyph %d, advance %v, %v; want the sign for a missing one", id, advance, ok)
	}
}

func TestConcurrentUse(t *testing.T) {
	f := typesettest.Fonts(t)
	words := strings.Fields("The League had shown Moscow what an alliance without enforcement was worth")
	want := f.Width(strings.Join(words, " "), 14, false)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 200 {
				f.Width(words[(i+g)%len(words)]+strings.Repeat("x", i%17), 14, i%2 == 0)
				f.Outline(f.Shape(words[i%len(words)], false).Glyphs[0], false)
				if got := f.Width(strings.Join(words, " "), 14, false); got != want {
					t.Errorf("got %v, want %v", got, want)
				}
			}
		})
	}
	wg.Wait()
}

var statements = func() []string {
	words := strings.Fields("Moscow used the Charter as a stage for its two-camp worldview while delegates pressed " +
		"for sanctions in four successive sessions although the League had shown what alliances without enforcement cost")
	out := make([]string, 300)
	for i := range out {
		var b strings.Builder
		for j := i; b.Len() < 80; j += 1 + i%5 {
			b.WriteString(words[j%len(words)] + " ")
		}
		out[i] = b.String()[:80]
	}
	return out
}()

// BenchmarkWrapFirst measures wrapping 300 statements never seen before; BenchmarkWrapAgain the same from the cache.
func BenchmarkWrapFirst(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		f := typesettest.Fresh(b)
		f.Wrap("warm up", 14, false, 260)
		b.StartTimer()
		wrapAll(f)
	}
}

func BenchmarkWrapAgain(b *testing.B) {
	f := typesettest.Fonts(b)
	wrapAll(f)
	for b.Loop() {
		wrapAll(f)
	}
}

func wrapAll(f *typeset.Fonts) {
	for _, s := range statements {
		f.Wrap(s, 14, false, 260)
	}
}

func BenchmarkWidthCached(b *testing.B) {
	f := typesettest.Fonts(b)
	for b.Loop() {
		f.Width("Unstated premise", 11.5, true)
	}
}

// TestReserve has a font stand in for another one: Noto Sans for the Go fonts, which lack ḁ.
func TestReserve(t *testing.T) {
	plain, err := typeset.New(goregular.TTF, gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	noto := typesettest.Fonts(t)
	f, err := plain.WithReserve(noto.Data(false))
	if err != nil {
		t.Fatal(err)
	}
	if lacks, has := plain.Missing("aḁ日"), f.Missing("aḁ日"); string(lacks) != "ḁ日" || string(has) != "日" {
		t.Errorf("without the other font %q are missing, with it %q", string(lacks), string(has))
	}
	g := f.Shape("aḁ日", true).Glyphs
	if len(g) != 3 || g[0].Face != 0 || g[1].Face != 1 || g[1].Missing || !g[2].Missing {
		t.Fatalf("glyphs %+v", g)
	}
	want := noto.Shape("ḁ", false)
	if math.Abs(g[1].Advance-want.Advance) > 0.001 || !slices.Equal(f.Outline(g[1], true), noto.Outline(want.Glyphs[0], false)) {
		t.Errorf("ḁ is %v wide, want %v and the same shape", g[1].Advance, want.Advance)
	}
	if a, b := f.Width("plain words", 12, true), plain.Width("plain words", 12, true); a != b {
		t.Errorf("other text became %v wide instead of %v", a, b)
	}
	if _, err := plain.WithReserve([]byte("no font")); err == nil {
		t.Error("no font is taken for one")
	}
}

// TestSystem holds wherever the system has a font with these characters.
func TestSystem(t *testing.T) {
	f := typesettest.Fonts(t)
	const text = "日本"
	s := f.WithSystem()
	if len(s.Missing(text)) > 0 {
		t.Skip("no font of the system has", text)
	}
	if a, b := f.Width(text, 10, false), s.Width(text, 10, false); math.Abs(a-b) > 0.01 {
		t.Errorf("with a font %v wide, without one %v", b, a)
	}
}
