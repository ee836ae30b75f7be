// Package rendertest has the drawings that the tests of all outputs share.
package rendertest

import (
	"fmt"
	"strings"

	"warrant/internal/geom"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// Words is a text in three scripts, with all kinds of diacritics.
const Words = "Łódź, Ålesund, España, őű Žižek; Ελληνικά ώρα; Кириллица Їжак"

// artist adds items to a scene.
type artist struct {
	fonts *typeset.Fonts
	scene scene.Scene
}

func (a *artist) group(id, label string, items ...scene.Item) {
	a.scene.Groups = append(a.scene.Groups, scene.Group{ID: id, Label: func() string { return label }, Items: items})
}

func (a *artist) text(x, y, size float64, bold bool, ink scene.Token, words string) scene.Text {
	return scene.Text{At: geom.Point{X: x, Y: y}, Words: words, Size: size, Bold: bold, Ink: ink, Width: a.fonts.Width(words, size, bold)}
}

func line(ink scene.Token, width, radius float64, xy ...float64) scene.Line {
	var points []geom.Point
	for i := 0; i+1 < len(xy); i += 2 {
		points = append(points, geom.Point{X: xy[i], Y: xy[i+1]})
	}
	return scene.Line{Path: geom.Polyline(radius, points...), Ink: ink, Width: width}
}

func points(xy ...float64) []geom.Point {
	var p []geom.Point
	for i := 0; i+1 < len(xy); i += 2 {
		p = append(p, geom.Point{X: xy[i], Y: xy[i+1]})
	}
	return p
}

// Sampler returns a drawing with every kind of item and every token.
func Sampler(f *typeset.Fonts) *scene.Scene {
	a := &artist{fonts: f}
	a.scene = scene.Scene{Bounds: geom.Rect{X: -20, Y: -20, W: 720, H: 520}, Ground: scene.Canvas}
	a.thesis()
	a.premises()
	a.objection()
	a.tokens()
	return &a.scene
}

func (a *artist) thesis() {
	a.group("statement/1", `Thesis: "sincere" & <badly> managed`,
		scene.Box{Rect: geom.Rect{X: 140, W: 400, H: 84}, Radius: 12, Fill: scene.Paper, Line: scene.Ink, Width: 2.5},
		scene.Box{Rect: geom.Rect{X: 144, Y: 4, W: 392, H: 76}, Radius: 8, Line: scene.Ink, Width: 1.5},
		a.text(156, 24, 11.5, true, scene.Ink, "THESIS"),
		a.text(156, 46, 16, true, scene.Ink, "Moscow’s commitment to collective"),
		a.text(156, 66, 16, true, scene.Ink, "security was “sincere” & <badly> managed"),
	)
}

func (a *artist) premises() {
	a.group("argument/1", "Reason with two premises",
		scene.Line{Path: geom.Path{}.Move(geom.Point{X: 180, Y: 150}).Cubic(geom.Point{X: 180, Y: 110}, geom.Point{X: 280, Y: 140}, geom.Point{X: 280, Y: 100}), Ink: scene.Pro, Width: 2.5},
		scene.Shape{Points: points(280, 88, 273, 100, 287, 100), Fill: scene.Pro},
		scene.Disc{Center: geom.Point{X: 180, Y: 160}, Radius: 11, Fill: scene.Pro},
		line(scene.Paper, 2.5, 0, 174.5, 160, 185.5, 160), line(scene.Paper, 2.5, 0, 180, 154.5, 180, 165.5),
		line(scene.Pro, 2.5, 0, 180, 171, 180, 186),
		line(scene.Pro, 3.5, 8, 0, 200, 0, 186, 330, 186, 330, 200),
		a.text(112, 164, 11.5, true, scene.Pro, "because"),
	)
	fold := geom.Rect{X: 180, Y: 202, W: 150, H: 100}
	a.group("statement/2", "Unstated premise",
		scene.Box{Rect: geom.Rect{Y: 202, W: 166, H: 100}, Radius: 8, Fill: scene.Paper, Line: scene.Rule, Width: 1.5, Dash: []float64{12, 7}},
		scene.Box{Rect: geom.Rect{X: -5, Y: 197, W: 176, H: 110}, Radius: 12, Line: scene.Focus, Width: 3},
		a.text(12, 226, 14, false, scene.Ink, "AV To Wäre, fi ffi,"),
		a.text(12, 245, 14, false, scene.Ink, "e\u0301n\u0303 q\u0303 日本 🙂 ok"),
		a.text(12, 270, 11.5, true, scene.Muted, "+ 6 folded · 2 against"),
	)
	a.group("statement/3", "Evidence", scene.Shape{
		Points: points(fold.X, fold.Y, fold.Right()-16, fold.Y, fold.Right(), fold.Y+16, fold.Right(), fold.Bottom(), fold.X, fold.Bottom()),
		Fill:   scene.Ev, Line: scene.Rule, Width: 1.5,
	},
		line(scene.Rule, 1.5, 0, fold.Right()-16, fold.Y, fold.Right()-16, fold.Y+16, fold.Right(), fold.Y+16),
		scene.Box{Rect: geom.Rect{X: 190, Y: 210, W: 70, H: 18}, Radius: 20, Line: scene.VoiceA, Width: 1.25},
		a.text(202, 223, 11.5, true, scene.VoiceA, "Taylor"),
		scene.Box{Rect: geom.Rect{X: 191, Y: 232, W: 55, H: 16}, Fill: scene.Found},
		a.text(192, 245, 14, false, scene.Ink, "Moscow’s"),
		scene.Box{Rect: geom.Rect{X: 192, Y: 270, W: 90, H: 20}, Radius: 4, Line: scene.Warn, Width: 2},
		a.text(200, 284, 11.5, true, scene.Warn, "p. 88 changed"),
	)
}

func (a *artist) objection() {
	a.group("argument/2", "Objection",
		line(scene.Con, 2.5, 10, 500, 150, 500, 120, 420, 120, 420, 90),
		line(scene.Con, 4.5, 0, 411, 88, 429, 88),
		scene.Box{Rect: geom.Rect{X: 490, Y: 150, W: 20, H: 20}, Fill: scene.Con},
		line(scene.Paper, 2.5, 0, 494.5, 160, 505.5, 160),
		line(scene.Con, 2.5, 0, 500, 170, 500, 186),
		line(scene.Con, 3.5, 0, 360, 200, 360, 186, 640, 186, 640, 200),
	)
	a.group("statement/4", "Counterargument",
		scene.Box{Rect: geom.Rect{X: 360, Y: 202, W: 280, H: 100}, Fill: scene.Paper, Line: scene.Rule, Width: 1.5},
		scene.Box{Rect: geom.Rect{X: 364, Y: 206, W: 272, H: 92}, Line: scene.VoiceB, Width: 1, Dash: []float64{1, 3}},
		a.text(372, 226, 11.5, true, scene.Con, "COUNTERARGUMENT"),
		a.text(372, 246, 14, false, scene.Ink, "Łódź, Ålesund, España, őű Žižek;"),
		a.text(372, 265, 14, false, scene.Ink, "Ελληνικά ώρα; Кириллица Їжак"),
		a.text(372, 290, 14, true, scene.Ink, "Łódź őű Ελληνικά Їжак Ż"),
	)
}

// tokens draws a swatch of every token.
func (a *artist) tokens() {
	names := strings.Fields("None Canvas Paper Ink Muted Rule Pro Con Neutral Ev Focus Warn Bad OK Found VoiceA VoiceB")
	for i, name := range names {
		t := scene.Token(i)
		x, y := float64(i%6)*112, 330+float64(i/6)*48
		a.group("", name,
			scene.Disc{Center: geom.Point{X: x + 15, Y: y + 15}, Radius: 14, Fill: t, Line: scene.Ink, Width: 1},
			scene.Box{Rect: geom.Rect{X: x + 34, Y: y + 1, W: 14, H: 28}, Radius: 3, Line: t, Width: 2.5},
			line(t, 3, 0, x+54, y+28, x+58, y+4, x+62, y+28),
			a.text(x+66, y+20, 10, i%2 == 0, scene.Ink, name),
		)
	}
}

// Boxes returns a drawing of n statements of about 80 characters with their steps, to measure speed with.
func Boxes(f *typeset.Fonts, n int) *scene.Scene {
	a := &artist{fonts: f}
	const across, w, h = 20, 320.0, 180.0
	for i := range n {
		x, y := float64(i%across)*w, float64(i/across)*h
		items := []scene.Item{
			scene.Box{Rect: geom.Rect{X: x, Y: y, W: 284, H: 110}, Radius: 8, Fill: scene.Paper, Line: scene.Rule, Width: 1.5},
			a.text(x+12, y+22, 11.5, true, scene.Pro, "REASON"),
			line(scene.Pro, 3.5, 8, x, y, x, y-14, x+284, y-14, x+284, y),
			line(scene.Pro, 2.5, 10, x+142, y-14, x+142, y-50, x+200, y-50, x+200, y-70),
			scene.Disc{Center: geom.Point{X: x + 142, Y: y - 40}, Radius: 11, Fill: scene.Pro},
		}
		words := fmt.Sprintf("Statement %d: the League had shown Moscow what an alliance without enforcement was worth", i)
		for j, l := range f.Wrap(words, 14, false, 260) {
			items = append(items, a.text(x+12, y+43+19*float64(j), 14, false, scene.Ink, l.Text))
		}
		a.group(fmt.Sprintf("statement/%d", i), words, items...)
	}
	rows := float64((n + across - 1) / across)
	a.scene.Bounds = geom.Rect{X: -24, Y: -94, W: across*w + 12, H: rows*h + 60}
	a.scene.Ground = scene.Canvas
	return &a.scene
}
