package dot

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

var box = geom.Size{W: 284, H: 80}

// example is a root with a step of two premises. The second premise has a child, the step a warrant and an undercut.
func example(d layout.Direction) layout.Graph {
	return layout.Graph{Direction: d, Steps: []layout.Step{
		{Boxes: []geom.Size{{W: 400, H: 90}}, Parent: layout.None, Box: layout.None},
		{Boxes: []geom.Size{box, box}, Parent: 0, Box: 0},
		{Boxes: []geom.Size{box}, Parent: 1, Box: 1},
		{Boxes: []geom.Size{box}, Parent: 1, Box: layout.None},
		{Boxes: []geom.Size{box}, Parent: 1, Box: layout.None, Pro: true},
	}}
}

func compose(t *testing.T, g layout.Graph) *Job {
	t.Helper()
	j, err := New(g)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestCompose(t *testing.T) {
	j := compose(t, example(layout.Down))
	if len(j.units) != 3 {
		t.Fatalf("%d units", len(j.units))
	}
	u := j.units[1]
	var got []string
	for _, m := range u.members {
		got = append(got, fmt.Sprintf("%d@%g+%g/%g", m.step, m.start, m.span, m.drop))
	}
	want := "4@0+284/58 1@332+580/0 3@960+284/58"
	if strings.Join(got, " ") != want {
		t.Errorf("members %s, want %s", strings.Join(got, " "), want)
	}
	if u.width != 1244 || u.depth != 58+headRise+80 || u.host != 1 {
		t.Errorf("width %g, depth %g, host %d", u.width, u.depth, u.host)
	}
}

func TestText(t *testing.T) {
	text := string(compose(t, example(layout.Down)).Text())
	for _, want := range []string{
		"ordering=out", "0 [width=5.5556, height=1.2500];", "2 [width=3.9444,",
		`<TD FIXEDSIZE="TRUE" WIDTH="611" HEIGHT="51"></TD><TD PORT="k" FIXEDSIZE="TRUE" WIDTH="22"`,
		`<TD FIXEDSIZE="TRUE" WIDTH="628" HEIGHT="138"></TD><TD PORT="p1_1" FIXEDSIZE="TRUE" WIDTH="284"`,
		"0->1:k;\n1:p1_1->2;\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if again := string(compose(t, example(layout.Down)).Text()); again != text {
		t.Error("the same graph is written in two ways")
	}
}

// Turning the diagram changes what is long and what is deep, and nothing else.
func TestDirections(t *testing.T) {
	const answer = `{"objects": [{"name": "0", "pos": "622,400"}, {"name": "1", "pos": "622,200"}, {"name": "2", "pos": "770,40"}]}`
	down, right := example(layout.Down), example(layout.Right)
	for i := range right.Steps {
		for k, b := range right.Steps[i].Boxes {
			right.Steps[i].Boxes[k] = geom.Size{W: b.H, H: b.W}
		}
	}
	a, err := compose(t, down).Result([]byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	b, err := compose(t, right).Result([]byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	for i := range a.Places {
		for k, r := range a.Places[i].Boxes {
			if s := b.Places[i].Boxes[k]; r != (geom.Rect{X: s.Y, Y: s.X, W: s.H, H: s.W}) {
				t.Errorf("step %d: %v down, %v right", i, r, s)
			}
		}
	}
	if got, want := a.Places[1].Knob, (geom.Point{X: 622, Y: 90 + layout.Gutter}); got != want {
		t.Errorf("knob at %v, want %v", got, want)
	}
	if got, want := a.Places[1].Bracket, (geom.Rect{X: 332, Y: 176, W: 580, H: layout.BracketRise}); got != want {
		t.Errorf("bracket %v, want %v", got, want)
	}
	if a.Bounds.X != 0 || a.Bounds.Y != 0 || a.Bounds.W != 1244 {
		t.Errorf("bounds %v", a.Bounds)
	}
}

// TestManyLinesGetRoom hangs many steps from one box: the further apart the two levels stand, the more lines run side by side
// between them.
func TestManyLinesGetRoom(t *testing.T) {
	gap := func(steps int) float64 {
		g := layout.Graph{Steps: []layout.Step{{Boxes: []geom.Size{box}, Parent: layout.None, Box: layout.None}}}
		var objects []string
		objects = append(objects, `{"name": "0", "pos": "0,0"}`)
		for i := range steps {
			g.Steps = append(g.Steps, layout.Step{Boxes: []geom.Size{box}, Parent: 0, Box: 0})
			objects = append(objects, fmt.Sprintf(`{"name": "%d", "pos": "%d,0"}`, i+1, 400*i))
		}
		r, err := compose(t, g).Result([]byte(`{"objects": [` + strings.Join(objects, ", ") + `]}`))
		if err != nil {
			t.Fatal(err)
		}
		return r.Places[1].Knob.Y - r.Places[0].Boxes[0].Bottom()
	}
	if g := gap(2); g != layout.Gutter {
		t.Errorf("two steps stand %g below, want %g", g, layout.Gutter)
	}
	if few, many := gap(8), gap(20); few <= layout.Gutter || many <= few || many > mostGutter {
		t.Errorf("eight steps stand %g below, twenty %g", few, many)
	}
}

func TestBadAnswers(t *testing.T) {
	for name, answer := range map[string]string{
		"nothing":       "",
		"no JSON":       "<svg>",
		"no objects":    "{}",
		"one missing":   `{"objects": [{"name": "0", "pos": "0,0"}, {"name": "1", "pos": "0,0"}]}`,
		"no position":   `{"objects": [{"name": "0", "pos": "0,0"}, {"name": "1"}, {"name": "2", "pos": "0,0"}]}`,
		"NaN":           `{"objects": [{"name": "0", "pos": "NaN,0"}, {"name": "1", "pos": "0,0"}, {"name": "2", "pos": "0,0"}]}`,
		"no end to it":  `{"objects": [{"name": "0", "pos": "Inf,0"}, {"name": "1", "pos": "0,0"}, {"name": "2", "pos": "0,0"}]}`,
		"another graph": `{"objects": [{"name": "7", "pos": "0,0"}]}`,
	} {
		if _, err := compose(t, example(layout.Down)).Result([]byte(answer)); !errors.Is(err, ErrAnswer) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	g := example(layout.Down)
	g.Steps = append(g.Steps[:1], g.Steps[0])
	swapped := `{"objects": [{"name": "0", "pos": "900,0"}, {"name": "1", "pos": "200,0"}]}`
	if _, err := compose(t, g).Result([]byte(swapped)); !errors.Is(err, ErrAnswer) {
		t.Errorf("roots that changed places: error %v", err)
	}
}
