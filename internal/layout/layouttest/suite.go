package layouttest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// cancelWithin is how soon a cancelled layout has to return.
const cancelWithin = 100 * time.Millisecond

// Run tries everything a layout engine has to do on the engines that open returns. Open registers its own cleanup.
func Run(t *testing.T, open func() layout.Engine) {
	t.Helper()
	t.Run("forests", func(t *testing.T) { forests(t, open()) })
	t.Run("small graphs", func(t *testing.T) { smallGraphs(t, open()) })
	t.Run("same input, same output", func(t *testing.T) { sameOutput(t, open(), open()) })
	t.Run("a new claim moves no order", func(t *testing.T) { insertion(t, open()) })
	t.Run("bad graphs are refused", func(t *testing.T) { badGraphs(t, open()) })
	t.Run("cancel", func(t *testing.T) { cancel(t, open()) })
	t.Run("many at once", func(t *testing.T) { parallel(t, open()) })
}

// MustLayout lays out g and fails the test where the engine does, or where the layout is not as it has to be.
func MustLayout(t testing.TB, e layout.Engine, g layout.Graph) *layout.Result {
	t.Helper()
	r, err := e.Layout(context.Background(), g)
	if err != nil {
		t.Fatalf("layout of %d steps: %v", len(g.Steps), err)
	}
	for i, fault := range Check(g, r) {
		t.Error(fault)
		if i == 4 {
			t.Fatal("and more")
		}
	}
	return r
}

func forests(t *testing.T, e layout.Engine) {
	for seed := range uint64(100) {
		g := Random(rand.New(rand.NewPCG(seed, 1)), 1+int(seed)*3/2)
		g.Direction = layout.Direction(seed % 3)
		MustLayout(t, e, g)
		if t.Failed() {
			t.Fatalf("in forest %d", seed)
		}
	}
}

func smallGraphs(t *testing.T, e layout.Engine) {
	root := layout.Step{Boxes: []geom.Size{{W: 400, H: 90}}, Parent: layout.None, Box: layout.None}
	one := []geom.Size{{W: 284, H: 60}}
	step := func(parent, box int, boxes ...geom.Size) layout.Step {
		return layout.Step{Boxes: boxes, Parent: parent, Box: box}
	}
	warrant := layout.Step{Boxes: one, Parent: 1, Box: layout.None, Pro: true}
	for _, c := range []struct {
		name  string
		steps []layout.Step
	}{
		{"nothing", nil},
		{"one box", []layout.Step{root}},
		{"two roots", []layout.Step{root, root}},
		{"a bare knob", []layout.Step{root, step(0, 0)}},
		{"a bare undercut of a bare knob", []layout.Step{root, step(0, 0), step(1, layout.None)}},
		{"a narrow premise", []layout.Step{root, step(0, 0, geom.Size{W: 8, H: 8}), step(1, 0, one...)}},
		{"a warrant", []layout.Step{root, step(0, 0, one...), warrant}},
		{"both sides", []layout.Step{root, step(0, 0, one...), warrant, step(1, layout.None, one...), step(3, 0, one...)}},
		{"a long row", []layout.Step{root, step(0, 0, make100(geom.Size{W: 400, H: 60})...), step(1, 99, one...)}},
	} {
		for _, d := range []layout.Direction{layout.Down, layout.Right, layout.Up} {
			t.Run(fmt.Sprintf("%s %d", c.name, d), func(t *testing.T) {
				MustLayout(t, e, layout.Graph{Direction: d, Steps: c.steps})
			})
		}
	}
}

func make100(b geom.Size) []geom.Size {
	out := make([]geom.Size, 100)
	for i := range out {
		out[i] = b
	}
	return out
}

func sameOutput(t *testing.T, a, b layout.Engine) {
	g := Random(rand.New(rand.NewPCG(5, 5)), 80)
	first := MustLayout(t, a, g)
	MustLayout(t, a, Tree(30)) // what was laid out before leaves no trace
	for _, e := range []layout.Engine{a, b} {
		again := MustLayout(t, e, g)
		if !reflect.DeepEqual(first.Places, again.Places) {
			t.Error("the second layout of one graph differs from the first")
		}
	}
}

// insertion adds a claim here and there and compares who stands before whom.
func insertion(t *testing.T, e layout.Engine) {
	rng := rand.New(rand.NewPCG(3, 3))
	g := Random(rng, 60)
	before := MustLayout(t, e, g)
	for range 20 {
		at := rng.IntN(len(g.Steps))
		if len(g.Steps[at].Boxes) == 0 {
			continue
		}
		more := layout.Graph{Steps: append(g.Steps[:len(g.Steps):len(g.Steps)], layout.Step{
			Boxes: []geom.Size{{W: 284, H: 80}}, Parent: at, Box: rng.IntN(len(g.Steps[at].Boxes)),
		})}
		after := MustLayout(t, e, more)
		for i := range g.Steps {
			for k := range i {
				a, b := before.Places[i].Span, before.Places[k].Span
				if a.Y == b.Y && (a.X < b.X) != (after.Places[i].Span.X < after.Places[k].Span.X) {
					t.Fatalf("steps %d and %d changed places", k, i)
				}
			}
		}
	}
}

func badGraphs(t *testing.T, e layout.Engine) {
	box := geom.Size{W: 100, H: 50}
	root := layout.Step{Boxes: []geom.Size{box}, Parent: layout.None, Box: layout.None}
	for name, g := range map[string]layout.Graph{
		"a root of two boxes":     {Steps: []layout.Step{{Boxes: []geom.Size{box, box}, Parent: layout.None, Box: layout.None}}},
		"a parent that is itself": {Steps: []layout.Step{root, {Parent: 1}}},
		"a parent behind":         {Steps: []layout.Step{root, {Parent: 2}, {Parent: 0}}},
		"no such box":             {Steps: []layout.Step{root, {Parent: 0, Box: 1}}},
		"an undercut of a root":   {Steps: []layout.Step{root, {Parent: 0, Box: layout.None}}},
		"a box without a size":    {Steps: []layout.Step{root, {Parent: 0, Boxes: []geom.Size{{W: 10}}}}},
		"no such direction":       {Direction: 9},
	} {
		if _, err := e.Layout(context.Background(), g); !errors.Is(err, layout.ErrGraph) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func cancel(t *testing.T, e layout.Engine) {
	MustLayout(t, e, Tree(10)) // so that it runs
	big := Tree(5000)
	ctx, stop := context.WithCancel(context.Background())
	var at time.Time
	time.AfterFunc(150*time.Millisecond, func() { at = time.Now(); stop() }) // composing it comes first, and is not interrupted
	_, err := e.Layout(ctx, big)
	took := time.Since(at)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if took > cancelWithin {
		t.Errorf("returned %v after the cancel", took)
	}
	if _, err := e.Layout(ctx, Tree(10)); !errors.Is(err, context.Canceled) {
		t.Errorf("a layout that is cancelled before it starts: %v", err)
	}
	MustLayout(t, e, Tree(10))
}

func parallel(t *testing.T, e layout.Engine) {
	var wg sync.WaitGroup
	for n := range 6 {
		wg.Go(func() {
			g := Tree(10 + n)
			r, err := e.Layout(context.Background(), g)
			if err != nil {
				t.Error(err)
				return
			}
			for _, fault := range Check(g, r) {
				t.Error(fault)
			}
		})
	}
	wg.Wait()
}
