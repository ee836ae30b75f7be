package typeset_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"

	"warrant/internal/typeset"
	"warrant/internal/typeset/typesettest"
)

func texts(lines []typeset.Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Text
	}
	return out
}

func TestWrap(t *testing.T) {
	f := typesettest.Fonts(t)
	em := f.Width("m", 10, false)
	for _, c := range []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"one line", "short", 100, []string{"short"}},
		{"nothing", "", 100, []string{""}},
		{"words", "mm mm mm", 5.2 * em, []string{"mm mm", "mm"}},
		{"many spaces", "  mm   mm  ", 2.5 * em, []string{"mm", "mm"}},
		{"line ends", "m\n\nm\r\nm\n", 9 * em, []string{"m", "", "m", "m", ""}},
		{"word before hyphen", "mm mm-mm", 5.5 * em, []string{"mm", "mm-mm"}},
		{"hyphen in a long word", "mmm-mmm", 4.5 * em, []string{"mmm-", "mmm"}},
		{"dash", "mmm—mmm", 5 * em, []string{"mmm—", "mmm"}},
		{"slash", "mmm/mmm", 4.5 * em, []string{"mmm/", "mmm"}},
		{"anywhere", "mmmmm", 2.5 * em, []string{"mm", "mm", "m"}},
		{"no-break space", "mm mm\u00a0mm", 5.5 * em, []string{"mm", "mm\u00a0mm"}},
		{"accents stay on", "e\u0301e\u0301", 1, []string{"e\u0301", "e\u0301"}},
		{"family stays together", "👩‍👩‍👧x", 1, []string{"👩‍👩‍👧", "x"}},
		{"ideographs", "日本日本日本", 25, []string{"日本", "日本", "日本"}},
		{"no place at all", "mm", 0, []string{"m", "m"}},
		{"sign between scripts", "Aα,C", 13, []string{"Aα", ",C"}},
		{"bad bytes", "m\xff m", 1.2 * em, []string{"m", "\xff", "m"}},
	} {
		lines := f.Wrap(c.text, 10, false, c.width)
		if got := texts(lines); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		for _, l := range lines {
			if got := f.Width(l.Text, 10, false); math.Abs(got-l.Width) > 1e-9 {
				t.Errorf("%s: %q is %v wide, reported %v", c.name, l.Text, got, l.Width)
			}
		}
	}
}

// anyText makes texts from pieces that are hard to break.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{" ", "  ", "\n", "\r\n", "-", "—", "/", "\t", "\u00a0", "\u200b", "\u00ad", "To AV. ", "fi", "ffl",
			"e\u0301", "日本", "👩‍👩‍👧", "🇨🇭", "שלום", "مرحبا", "नमस्ते", "«mot» ", "a/b-c", "https://example.org/x?y=z", "\xff"}),
		rapid.StringMatching(`[a-zA-Zéőłα-ωа-я’,.;]{1,9} ?`),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 14).Draw(t, "pieces"), "")
	})
}

func TestWrapKeepsTextAndWidth(t *testing.T) {
	f := typesettest.Fonts(t)
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		size := rapid.SampledFrom([]float64{9, 11.5, 14, 16}).Draw(t, "size")
		limit := rapid.Float64Range(0, 200).Draw(t, "limit")
		bold := rapid.Bool().Draw(t, "bold")
		lines := f.Wrap(text, size, bold, limit)
		var all strings.Builder
		for i, l := range lines {
			all.WriteString(l.Text)
			if got := f.Width(l.Text, size, bold); got-l.Width > 1e-6 || l.Width-got > 1e-6 {
				t.Errorf("line %d %q: reported %v wide, is %v", i, l.Text, l.Width, got)
			}
			if l.Width > limit+1e-5 && graphemes(l.Text) > 1 {
				t.Errorf("line %d %q is %v wide, limit %v", i, l.Text, l.Width, limit)
			}
			if strings.TrimSpace(l.Text) == "" && l.Width != 0 && !strings.ContainsAny(l.Text, "\u00a0\u202f\u2007") {
				t.Errorf("line %d %q has white space only, but a width", i, l.Text)
			}
		}
		if bare(all.String()) != bare(text) {
			t.Errorf("got back %q, want %q", bare(all.String()), bare(text))
		}
	})
}

func graphemes(s string) int {
	var seg segmenter.Segmenter
	seg.InitWithString(s)
	n := 0
	for it := seg.GraphemeIterator(); it.Next(); {
		n++
	}
	return n
}

func TestEllipsis(t *testing.T) {
	f := typesettest.Fonts(t)
	const text = "Moscow’s commitment to collective security"
	if got := f.Ellipsis(text, 14, false, 1000); got != text {
		t.Errorf("got %q, want all of it", got)
	}
	w := f.Width("Moscow’s commit…", 14, false)
	if got := f.Ellipsis(text, 14, false, w); got != "Moscow’s commit…" {
		t.Errorf("got %q", got)
	}
	w = f.Width("Moscow’s …", 14, false)
	if got := f.Ellipsis(text, 14, false, w); got != "Moscow’s…" {
		t.Errorf("got %q, want no space before the sign", got)
	}
	if got := f.Ellipsis(text, 14, false, 1); got != "…" {
		t.Errorf("got %q, want the sign alone", got)
	}
}

func TestEllipsisFits(t *testing.T) {
	f := typesettest.Fonts(t)
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		limit := rapid.Float64Range(14, 300).Draw(t, "limit")
		got := f.Ellipsis(text, 14, false, limit)
		if w := f.Width(got, 14, false); w > limit+1e-5 {
			t.Errorf("%q is %v wide, limit %v", got, w, limit)
		}
		if begin, cut := strings.CutSuffix(got, "…"); cut && !strings.HasPrefix(text, begin) {
			t.Errorf("%q does not begin like %q", got, text)
		}
	})
}

func TestAVeryLongTextIsWrappedInTime(t *testing.T) {
	f := typesettest.Fonts(t)
	text := strings.Repeat("worth of an alliance without enforcement ", 5000) // 200,000 characters in one paragraph
	if n := len(f.Wrap(text, 14, false, 260)); n < 4000 || n > 8000 {
		t.Errorf("got %d lines", n)
	}
}
