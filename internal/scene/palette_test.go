package scene_test

import (
	"image/color"
	"math"
	"testing"

	"warrant/internal/scene"
)

// TestPalettesCanBeTold works out the ratios of every palette: text at least 4.5 to 1 on every ground it stands on, marks
// and lines at least 3 to 1; in high contrast 7 and 4.5.
func TestPalettesCanBeTold(t *testing.T) {
	type pair struct{ ink, ground scene.Token }
	var texts, marks []pair
	for _, ground := range []scene.Token{scene.Canvas, scene.Paper, scene.Ev, scene.Area} {
		for _, ink := range []scene.Token{scene.Ink, scene.Muted, scene.Pro, scene.Con, scene.Neutral, scene.Warn, scene.Bad, scene.OK} {
			texts = append(texts, pair{ink, ground})
		}
		for _, ink := range []scene.Token{scene.Rule, scene.Focus, scene.VoiceA, scene.VoiceB} {
			marks = append(marks, pair{ink, ground})
		}
		for _, ink := range []scene.Token{scene.Pro.Soft(), scene.Con.Soft()} { // links across the map
			if ground == scene.Canvas || ground == scene.Area {
				marks = append(marks, pair{ink, ground})
			}
		}
	}
	texts = append(texts, pair{scene.Ink, scene.Found}, pair{scene.Paper, scene.Pro}, pair{scene.Paper, scene.Con}, pair{scene.Paper, scene.Ink})
	for _, p := range scene.Palettes() {
		text, mark := 4.5, 3.0
		if p.Name == "contrast" {
			text, mark = 7, 4.5
		}
		for _, x := range texts {
			if r := contrast(p.Color(x.ink), p.Color(x.ground)); r < text {
				t.Errorf("%s: text %s on %s has %.2f to 1", p.Name, p.Hex(x.ink), p.Hex(x.ground), r)
			}
		}
		for _, x := range marks {
			if r := contrast(p.Color(x.ink), p.Color(x.ground)); r < mark {
				t.Errorf("%s: marks %s on %s have %.2f to 1", p.Name, p.Hex(x.ink), p.Hex(x.ground), r)
			}
		}
	}
}

// sights are ways to see colours, as what becomes of linear red, green and blue: the full one, and full deuteranopia,
// protanopia and tritanopia after Machado, Oliveira and Fernandes (2009).
var sights = map[string][9]float64{
	"all colours":  {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// TestForAndAgainstAreTwoColours: whoever sees colours at all tells the hue of reasons from that of objections.
func TestForAndAgainstAreTwoColours(t *testing.T) {
	for _, p := range scene.Palettes() {
		if p.Name == "mono" {
			continue // has one ink, and shapes for the rest
		}
		for name, sight := range sights {
			if d := apart(lab(p.Color(scene.Pro), sight), lab(p.Color(scene.Con), sight)); d < 25 {
				t.Errorf("%s, %s: for and against are %.0f apart", p.Name, name, d)
			}
		}
	}
}

// High contrast draws no border thinner than 2 units and rings of 4; the other palettes draw what they are told.
func TestHighContrastIsStrong(t *testing.T) {
	for _, p := range scene.Palettes() {
		stroke, ring := 1.5, 3.0
		if p.Name == "contrast" {
			stroke, ring = 2, 4
		}
		if got := p.Stroke(1.5); got != stroke {
			t.Errorf("%s: a border of 1.5 is %v", p.Name, got)
		}
		if got := p.Ring(3); got != ring {
			t.Errorf("%s: a ring of 3 is %v", p.Name, got)
		}
		if p.Stroke(3.5) != 3.5 || p.Stroke(0) != 0 {
			t.Errorf("%s: 3.5 is %v, nothing %v", p.Name, p.Stroke(3.5), p.Stroke(0))
		}
	}
}

// lab returns a colour as it is seen, in CIE L*a*b*.
func lab(c color.NRGBA, sight [9]float64) [3]float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	in := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var rgb [3]float64
	for i := range rgb {
		rgb[i] = min(max(sight[3*i]*in[0]+sight[3*i+1]*in[1]+sight[3*i+2]*in[2], 0), 1)
	}
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.9505)
	y := f(0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2])
	z := f((0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.0890)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func apart(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}
