package png_test

import (
	"fmt"
	"image"
	"math/rand/v2"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/geom"
	"warrant/internal/render/png"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// photocopy is a drawing in black on white, as one who sees no colours has it.
type photocopy struct {
	t     *testing.T
	img   *image.RGBA
	sc    *scene.Scene
	scale float64
	seen  map[string]int // cues that were looked for, and how often
}

// ink returns how dark it is around a point of the scene, from 0 to 1.
func (p *photocopy) ink(x, y float64) float64 {
	const off = 0.6
	from := image.Pt(int((x-off-p.sc.Bounds.X)*p.scale), int((y-off-p.sc.Bounds.Y)*p.scale))
	to := image.Pt(int((x+off-p.sc.Bounds.X)*p.scale), int((y+off-p.sc.Bounds.Y)*p.scale))
	sum, n := 0.0, 0.0
	for py := from.Y; py <= to.Y; py++ {
		for px := from.X; px <= to.X; px++ {
			sum, n = sum+1-float64(p.img.RGBAAt(px, py).R)/255, n+1
		}
	}
	return sum / n
}

// is looks for a cue that the presence of ink at a point gives.
func (p *photocopy) is(what string, of fmt.Stringer, x, y float64, dark bool) {
	p.t.Helper()
	if dark {
		p.seen[what]++
	} else {
		p.seen["no "+what]++
	}
	if ink := p.ink(x, y); ink > 0.5 != dark {
		p.t.Errorf("%s of %s at %.0f, %.0f: ink %.2f, want %v", what, of, x, y, ink, dark)
	}
}

// TestCuesWithoutColour draws twenty boxes and more in black and white, at full detail and with titles, and finds every cue
// of stance and kind among the pixels: corners, the ends of brackets, knobs and their signs, heads, borders.
func TestCuesWithoutColour(t *testing.T) {
	f := typesettest.Fonts(t)
	snap := argmaptest.Paper(rand.New(rand.NewPCG(5, 6)), 60, false)
	look := scene.Look{Folded: scene.FoldToFit(snap, 36)}
	plan := scene.NewPlan(snap, look, f)
	if plan.Shown() < 20 {
		t.Fatalf("%d boxes", plan.Shown())
	}
	for _, zoom := range []float64{1, 0.5} {
		t.Run(fmt.Sprint(zoom), func(t *testing.T) {
			sc := plan.Build(plan.Guess(nil, nil), scene.DetailAt(zoom))
			img, err := png.Image(sc, scene.PaletteNamed("mono"), png.Options{Fonts: f, Scale: zoom * 2})
			if err != nil {
				t.Fatal(err)
			}
			p := &photocopy{t: t, img: img, sc: sc, scale: zoom * 2, seen: map[string]int{}}
			at := map[scene.Part]map[argmap.Ref]geom.Rect{}
			for _, h := range sc.Hits {
				if at[h.Part] == nil {
					at[h.Part] = map[argmap.Ref]geom.Rect{}
				}
				at[h.Part][h.Of] = h.Rect
			}
			for of, r := range at[scene.PartBox] {
				st, _ := snap.Statement(argmap.StatementID(of.ID))
				p.box(snap, st, r)
			}
			for of, r := range at[scene.PartKnob] {
				a, _ := snap.Argument(argmap.ArgumentID(of.ID))
				p.step(a, r.Center(), at[scene.PartBracket][of])
				if target, ok := at[scene.PartBox][a.Target]; ok {
					p.head(a, target)
				}
			}
			for _, cue := range []string{"square corner", "folded corner", "gap between borders", "square bracket", "square knob", "plus", "bar", "triangle"} {
				if p.seen[cue] == 0 || p.seen["no "+cue] == 0 {
					t.Errorf("%s: looked for %d times, and %d times for its absence", cue, p.seen[cue], p.seen["no "+cue])
				}
			}
			if p.seen["dashed border"] == 0 {
				t.Error("no dashed border was looked for")
			}
		})
	}
}

// box looks at the corners and the border of a statement.
func (p *photocopy) box(snap *argmap.Snapshot, st argmap.Statement, r geom.Rect) {
	p.t.Helper()
	if snap.Outline().Role(st.ID) == argmap.RoleThesis {
		p.is("gap between borders", st.Ref(), r.Center().X, r.Bottom()-2, false)
		p.is("outer border", st.Ref(), r.Center().X, r.Bottom(), true)
		p.is("inner border", st.Ref(), r.Center().X, r.Bottom()-4, true)
		p.seen["gap between borders"]++
		return
	}
	stance, _ := snap.Outline().Stance(st.ID)
	p.is("square corner", st.Ref(), r.X+0.3, r.Bottom()-0.3, stance == argmap.Con)
	p.is("folded corner", st.Ref(), r.Right()-8, r.Y+8, st.Kind == argmap.Evidence)
	dark, n := 0.0, 0.0
	for x := r.X + 30; x < r.Right()-30; x++ {
		dark, n = dark+p.ink(x, r.Bottom()), n+1
	}
	if dashed := dark/n < 0.8; dashed != (st.Kind == argmap.Assumption) {
		p.t.Errorf("the border of %s, %s, is dark for %.0f %%", st.ID, st.Kind, 100*dark/n)
	} else if dashed {
		p.seen["dashed border"]++
	}
}

// step looks at the knob and the bracket of a step.
func (p *photocopy) step(a argmap.Argument, knob geom.Point, bracket geom.Rect) {
	p.t.Helper()
	con := a.Polarity == argmap.Con
	p.is("square knob", a.Ref(), knob.X+8.6, knob.Y+8.6, con)
	p.is("knob", a.Ref(), knob.X+5.5, knob.Y+5, true)
	p.is("plus", a.Ref(), knob.X, knob.Y-4, con) // the upright bar of the sign is white
	p.is("sign", a.Ref(), knob.X+3.5, knob.Y, false)
	if !bracket.Empty() {
		p.is("square bracket", a.Ref(), bracket.X+0.8, bracket.Y+1, con)
		p.is("bracket", a.Ref(), bracket.X+1, bracket.Bottom()-5, true)
	}
}

// head looks at the head of a step's line at the box that it bears on.
func (p *photocopy) head(a argmap.Argument, target geom.Rect) {
	p.t.Helper()
	for _, g := range p.sc.Groups {
		if g.ID != a.Ref().String() {
			continue
		}
		for _, it := range g.Items {
			if line, ok := it.(scene.Line); ok {
				x, y := line.Path.Flatten(1)[0][0].X, target.Bottom()+2.75
				con := a.Polarity == argmap.Con
				p.is("bar", a.Ref(), x-6, y+1.8, con)
				p.is("triangle", a.Ref(), x-4.5, y+9.5, !con)
				return
			}
		}
	}
}
