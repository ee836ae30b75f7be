package skin_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"warrant/app/skin"
	"warrant/internal/scene"
)

// The window must not draw text wider than it was measured, or it would run out of its box.
func TestTheToolkitDrawsAsWideAsWeMeasure(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(skin.Theme(scene.Palettes()[0], skin.TextSize))
	fonts, err := skin.Fonts()
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{
		"THESIS", "Moscow’s commitment to collective security", "was sincere in principle but badly managed",
		"AV To Wäre, fi ffi, fl", "Łódź, Ålesund, España, őű Žižek", "Ελληνικά ώρα", "Кириллица Їжак", "+ 6 folded · 2 against",
		"p. 84 n. 21", "“Quoted” – and ‘more’ …", "1 234,56 €", "a", "iiiiiiiiiiiiiiiiiiii", "MMMMMMMMMMMMMMMMMMMM",
	}
	for _, text := range texts {
		for _, size := range []float64{5.9, 9.94, 11.5, 14, 16, 19.04, 28, 56} {
			for _, bold := range []bool{false, true} {
				whole := skin.WholeSize(size)
				ours := fonts.Width(text, whole, bold)
				theirs := float64(fyne.MeasureText(text, float32(whole), fyne.TextStyle{Bold: bold}).Width)
				if math.Abs(ours-theirs) > 1 {
					t.Errorf("%q, size %v, bold %v: we measure %.2f, the toolkit %.2f", text, whole, bold, ours, theirs)
				}
				if asked := fonts.Width(text, size, bold); theirs > asked*1.03+1 {
					t.Errorf("%q, size %v, bold %v: %.2f wide where %.2f was asked for", text, size, bold, theirs, asked)
				}
			}
		}
	}
}

func TestThemeFollowsThePalette(t *testing.T) {
	for _, p := range scene.Palettes() {
		th := skin.Theme(p, 20)
		for name, want := range map[fyne.ThemeColorName]scene.Token{
			theme.ColorNameBackground: scene.Canvas, theme.ColorNameInputBackground: scene.Paper,
			theme.ColorNameForeground: scene.Ink, theme.ColorNamePrimary: scene.Focus,
		} {
			// The system's variant is of no account.
			if got := th.Color(name, theme.VariantDark); got != color.Color(p.Color(want)) {
				t.Errorf("%s: %s is %v, not %v", p.Name, name, got, p.Color(want))
			}
		}
		if got := th.Size(theme.SizeNameText); got != 20 {
			t.Errorf("%s: text is %v", p.Name, got)
		}
	}
}

func TestDark(t *testing.T) {
	for name, want := range map[string]bool{"light": false, "mono": false, "dark": true, "contrast": true} {
		if got := skin.Dark(scene.PaletteNamed(name)); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
