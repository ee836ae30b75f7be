package picture_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// TestFilters has a view pick by each condition and looks at what it sets aside.
func TestFilters(t *testing.T) {
	s := pair(t)
	for _, c := range []struct {
		what   string
		filter argmap.Filter
		aside  string
	}{
		{"no condition", argmap.Filter{}, ""},
		{"a voice", argmap.Filter{Voices: []argmap.VoiceID{"bob"}}, "t"},
		{"either voice", argmap.Filter{Voices: []argmap.VoiceID{"ann", "bob"}}, ""},
		{"a kind", argmap.Filter{Kinds: []argmap.StatementKind{argmap.Claim}}, "e"},
		{"a group", argmap.Filter{Groups: []string{"IV"}}, "t"},
		{"a tag", argmap.Filter{Tags: []string{"money"}}, "e"},
		{"words in another case", argmap.Filter{Text: "empty"}, "t"},
		{"two conditions", argmap.Filter{Voices: []argmap.VoiceID{"ann"}, Groups: []string{"IV"}}, "e t"},
	} {
		var aside []string
		for r := range picture.LookOf(s, argmap.View{Filter: c.filter}).Dim {
			aside = append(aside, r.ID)
		}
		slices.Sort(aside)
		if got := strings.Join(aside, " "); got != c.aside {
			t.Errorf("%s sets aside %q, not %q", c.what, got, c.aside)
		}
	}
}

// TestHidingFilter leaves what is picked and the way to it.
func TestHidingFilter(t *testing.T) {
	s := pair(t)
	look := picture.LookOf(s, argmap.View{Filter: argmap.Filter{Voices: []argmap.VoiceID{"bob"}, Hide: true}})
	e, top := argmap.StatementID("e").Ref(), argmap.StatementID("t").Ref()
	if len(look.Dim) > 0 || !look.Only[e] || look.Only[top] || !look.Thin[top] || look.Thin[e] {
		t.Errorf("%+v", look)
	}
	if n := scene.NewPlan(s, look, typesettest.Fonts(t)).Shown(); n != 2 {
		t.Errorf("%d boxes", n)
	}
	look = picture.LookOf(s, argmap.View{Filter: argmap.Filter{Voices: []argmap.VoiceID{"ann"}, Hide: true}})
	if n := scene.NewPlan(s, look, typesettest.Fonts(t)).Shown(); n != 1 {
		t.Errorf("%d boxes of Ann's", n)
	}
}

func TestLookOfAView(t *testing.T) {
	top := argmap.StatementID("t").Ref()
	look := picture.LookOf(pair(t), argmap.View{Folded: []argmap.Ref{top}, Focus: top, Depth: 2, Direction: argmap.Right})
	if !look.Folded[top] || look.Focus != top || look.Depth != 2 || look.Direction != layout.Right {
		t.Errorf("%+v", look)
	}
}

// TestTooLargePNGIsMadeSmaller draws a scene that is too large for the usual scale: it is made smaller, and says so,
// unless the scale was asked for.
func TestTooLargePNGIsMadeSmaller(t *testing.T) {
	s := pair(t)
	fonts := typesettest.Fonts(t)
	drawn := scene.NewPlan(s, scene.Look{}, fonts).Build(nil, scene.Detail{})
	drawn.Bounds.W, drawn.Bounds.H = 550000, 550000 // scales are whole hundredths, so that this becomes a small picture
	p := picture.Picture{Map: s, Scene: drawn, Palette: scene.PaletteNamed("light"), Fonts: fonts}
	path := filepath.Join(t.TempDir(), "a.png")
	if remarks, err := p.Write(t.Context(), path); err != nil || len(remarks) != 1 || !strings.Contains(remarks[0], "too large for scale 2; it was drawn at 0.01.") {
		t.Errorf("%v %v", remarks, err)
	}
	p.Scale = 2
	other := filepath.Join(filepath.Dir(path), "b.png")
	if _, err := p.Write(t.Context(), other); err == nil || !strings.Contains(err.Error(), "draw b.png: at scale 2") {
		t.Error(err)
	}
	if _, err := os.Stat(other); err == nil {
		t.Error("a file was written all the same")
	}
}
