package svg_test

import (
	"errors"
	"strings"
	"testing"

	"warrant/internal/render/outline"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
)

// TestInline holds that a drawing in a page has names for its colours, marks for its groups and no ids.
func TestInline(t *testing.T) {
	got, err := svg.Inline(small(), `"A" & b`, func(g scene.Group) []svg.Mark {
		if g.ID == "" {
			return nil
		}
		return []svg.Mark{{Name: "data-of", Value: g.ID + `"<`}}
	})
	if err != nil {
		t.Fatal(err)
	}
	text := string(got.Markup)
	for _, want := range []string{`<svg viewBox="-10 -10 220 120" role="img" aria-label="&quot;A&quot; &amp; b"`, `data-of="statement/1&quot;&lt;"`, `fill="var(--ink-2)"`, "</svg>"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	for _, bad := range []string{"#", ` id="`, "<?xml", "style="} {
		if strings.Contains(text, bad) {
			t.Errorf("there is %s in\n%s", bad, text)
		}
	}
	light := svg.Properties(scene.PaletteNamed("light"), got.Inks)
	if strings.Count(light, ";") != len(got.Inks) || !strings.Contains(light, "--ink-2:#FFFFFF;") {
		t.Errorf("the colours are %s", light)
	}
	for _, ink := range got.Inks {
		if ink == scene.None {
			t.Error("no colour has a name")
		}
	}
	if _, err := svg.Inline(&scene.Scene{}, "", nil); !errors.Is(err, outline.ErrEmpty) {
		t.Errorf("an empty scene: %v", err)
	}
}
