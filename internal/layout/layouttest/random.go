// Package layouttest holds what every layout engine has to pass, and graphs to try it on.
package layouttest

import (
	"math/rand/v2"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// Sizes of boxes as the program measures them, in world units.
const (
	boxWidth    = 284
	thesisWidth = 400
	minHeight   = 60
	maxHeight   = 140
)

// Random returns a forest with n boxes, or one or two more, shaped like real maps: co-premises, undercuts and warrants
// up to three deep, now and then a bare knob or a statement that stands alone. The same rng gives the same forest.
func Random(rng *rand.Rand, n int) layout.Graph {
	f := forest{rng: rng}
	f.root(thesisWidth)
	for f.boxes < n {
		switch p := rng.Float64(); {
		case p < 0.02:
			f.root(boxWidth)
		case p < 0.12:
			f.aside()
		default:
			f.step()
		}
	}
	return f.graph
}

// Tree returns a forest of one tree with n boxes, or one or two more, the same for every call.
func Tree(n int) layout.Graph {
	f := forest{rng: rand.New(rand.NewPCG(7, uint64(n)))}
	f.root(thesisWidth)
	for f.boxes < n {
		if f.rng.Float64() < 0.08 {
			f.aside()
			continue
		}
		f.step()
	}
	return f.graph
}

// forest is a graph that grows.
type forest struct {
	rng   *rand.Rand
	graph layout.Graph
	boxes int
	side  []int // by step: how deep it is nested beside other steps
	below []int // by step: how many steps hang from it
}

func (f *forest) size(width float64) geom.Size {
	f.boxes++
	return geom.Size{W: width, H: minHeight + 0.5*float64(f.rng.IntN(2*(maxHeight-minHeight)))}
}

func (f *forest) add(s layout.Step, side int) {
	f.graph.Steps = append(f.graph.Steps, s)
	f.side = append(f.side, side)
	f.below = append(f.below, 0)
}

func (f *forest) root(width float64) {
	f.add(layout.Step{Boxes: []geom.Size{f.size(width)}, Parent: layout.None, Box: layout.None}, 0)
}

// premises returns one to four boxes, seldom none.
func (f *forest) premises() []geom.Size {
	count := []int{1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4}[f.rng.IntN(14)]
	if f.rng.Float64() < 0.02 {
		return nil
	}
	var out []geom.Size
	for range count {
		out = append(out, f.size(boxWidth))
	}
	return out
}

// step hangs a step from a box that does not have many yet.
func (f *forest) step() {
	for {
		at := f.rng.IntN(len(f.graph.Steps))
		boxes := len(f.graph.Steps[at].Boxes)
		if boxes == 0 || f.below[at] > 3*f.rng.IntN(boxes+1) {
			continue
		}
		f.below[at]++
		f.add(layout.Step{Boxes: f.premises(), Parent: at, Box: f.rng.IntN(boxes)}, 0)
		return
	}
}

// aside sets an undercut, or more seldom a warrant, beside a step if it finds one.
func (f *forest) aside() {
	for range 20 {
		at := f.rng.IntN(len(f.graph.Steps))
		if f.graph.Steps[at].Parent == layout.None || f.side[at] > 2 {
			continue
		}
		pro := f.rng.IntN(3) == 0
		f.add(layout.Step{Boxes: f.premises(), Parent: at, Box: layout.None, Pro: pro}, f.side[at]+1)
		return
	}
}
