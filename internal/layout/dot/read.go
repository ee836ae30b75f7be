package dot

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/geom"
	"warrant/internal/layout"
)

// ErrAnswer is wrapped by every error that says Graphviz's answer cannot be used.
var ErrAnswer = errors.New("unusable answer from Graphviz")

// answer is the part of json0 that is read.
type answer struct {
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"`
	} `json:"objects"`
}

// Result reads Graphviz's answer, in its format json0, and returns the places of everything. An answer that is no
// answer to Text gives an error that wraps ErrAnswer.
func (j *Job) Result(json0 []byte) (*layout.Result, error) {
	starts, err := j.starts(json0)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	if err := j.checkOrder(starts); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAnswer, err)
	}
	return j.place(starts), nil
}

// starts returns where each unit begins along the sibling axis.
func (j *Job) starts(json0 []byte) ([]float64, error) {
	var a answer
	if err := json.Unmarshal(json0, &a); err != nil {
		return nil, err
	}
	starts := make([]float64, len(j.units))
	for i := range starts {
		starts[i] = math.NaN()
	}
	for _, o := range a.Objects {
		i, err := strconv.Atoi(o.Name)
		if err != nil || i < 0 || i >= len(starts) {
			continue // the crown
		}
		x, _, _ := strings.Cut(o.Pos, ",")
		at, err := strconv.ParseFloat(x, 64)
		if err != nil || math.IsInf(at, 0) {
			return nil, fmt.Errorf("position %q of node %d", o.Pos, i)
		}
		starts[i] = at - j.units[i].width/2
	}
	for i, at := range starts {
		if math.IsNaN(at) {
			return nil, fmt.Errorf("node %d has no position", i)
		}
	}
	return starts, nil
}

// checkOrder returns an error if units of one rank overlap or have changed places. Ports may be a point off, not more.
func (j *Job) checkOrder(starts []float64) error {
	end := map[int]float64{}
	for i, u := range j.units {
		if last, ok := end[u.rank]; ok && starts[i] < last-1 {
			return fmt.Errorf("node %d stands %.0f before the end of its neighbour", i, last-starts[i])
		}
		end[u.rank] = starts[i] + u.width
	}
	return nil
}

// place puts every step where its unit stands. All units of a rank begin at the same level: the knobs, and the
// brackets, of a level are in line.
func (j *Job) place(starts []float64) *layout.Result {
	r := &layout.Result{Places: make([]layout.Place, len(j.graph.Steps))}
	levels := j.levels(starts)
	for i, u := range j.units {
		for _, m := range u.members {
			r.Places[m.step] = j.placeMember(m, starts[i], levels[u.rank])
		}
	}
	for _, p := range r.Places {
		r.Bounds = r.Bounds.Union(p.Span)
	}
	home := geom.Point{X: -r.Bounds.X, Y: -r.Bounds.Y}
	for i := range r.Places {
		movePlace(&r.Places[i], home)
	}
	r.Bounds = r.Bounds.Move(home)
	return r
}

// movePlace shifts all of p.
func movePlace(p *layout.Place, by geom.Point) {
	for i := range p.Boxes {
		p.Boxes[i] = p.Boxes[i].Move(by)
	}
	p.Knob = p.Knob.Add(by)
	p.Bracket = p.Bracket.Move(by)
	p.Span = p.Span.Move(by)
}

// levels returns where each rank begins along the level axis: below the deepest unit of the one before, and so far off
// that the lines between the two can be told from each other.
func (j *Job) levels(starts []float64) []float64 {
	var depth []float64
	for _, u := range j.units {
		for len(depth) <= u.rank {
			depth = append(depth, 0)
		}
		depth[u.rank] = math.Max(depth[u.rank], u.depth)
	}
	side := j.sideBySide(starts, len(depth))
	levels := make([]float64, len(depth))
	for i := 1; i < len(depth); i++ {
		gutter := math.Min(math.Max(layout.Gutter, headRoom+lineRoom*float64(side[i]+1)), mostGutter)
		levels[i] = levels[i-1] + depth[i-1] + gutter - layout.KnobSize/2
	}
	return levels
}

// Room for lines that run side by side between two ranks.
const (
	headRoom   = 36.0 // for their heads, and to come to their knobs
	lineRoom   = 7.0
	mostGutter = 240.0
	shortRun   = 24.0 // a line that runs no further across stands in nobody's way
)

// sideBySide returns, for each rank, how many of the lines that lead to it run side by side at most.
func (j *Job) sideBySide(starts []float64, ranks int) []int {
	type end struct {
		at   float64
		step int // 1 where a line begins, -1 where it ends
	}
	ends := map[[2]int][]end{} // by rank and way
	for i, u := range j.units {
		if u.parent == layout.None {
			continue
		}
		up := j.units[u.parent].members[u.port[0]]
		along, _ := split(j.graph.Direction, j.graph.Steps[up.step].Boxes[u.port[1]])
		from, to, way := starts[u.parent]+up.boxes[u.port[1]]+along/2, starts[i]+u.members[u.host].knob(), 0
		if to < from {
			from, to, way = to, from, 1
		}
		if to-from > shortRun {
			at := [2]int{u.rank, way}
			ends[at] = append(ends[at], end{from, 1}, end{to, -1})
		}
	}
	most := make([]int, ranks)
	for at, all := range ends {
		slices.SortFunc(all, func(a, b end) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.step, b.step)) })
		n := 0
		for _, e := range all {
			n += e.step
			most[at[0]] = max(most[at[0]], n)
		}
	}
	return most
}

// placeMember returns the place of one step in a unit that begins at start and level.
func (j *Job) placeMember(m member, start, level float64) layout.Place {
	s := j.graph.Steps[m.step]
	at := turn{j.graph.Direction}
	level += m.drop
	begin := start + m.start
	var p layout.Place
	boxLevel := level
	if s.Parent != layout.None {
		boxLevel += headRise
		p.Knob = at.point(begin+m.span/2, level+layout.KnobSize/2)
		p.Bracket = at.rect(begin, boxLevel-layout.BracketRise, m.span, layout.BracketRise)
		p.Span = geom.Rect{X: p.Knob.X, Y: p.Knob.Y}.Grow(layout.KnobSize / 2)
	}
	if len(s.Boxes) == 0 {
		p.Bracket = geom.Rect{}
		return p
	}
	for i, b := range s.Boxes {
		along, deep := split(j.graph.Direction, b)
		box := at.rect(start+m.boxes[i], boxLevel, along, deep)
		p.Boxes = append(p.Boxes, box)
		p.Span = p.Span.Union(box)
	}
	p.Span = p.Span.Union(p.Bracket)
	return p
}

// turn maps the sibling axis and the level axis to x and y.
type turn struct{ layout.Direction }

func (t turn) point(along, deep float64) geom.Point {
	switch t.Direction {
	case layout.Right:
		return geom.Point{X: deep, Y: along}
	case layout.Up:
		return geom.Point{X: along, Y: -deep}
	}
	return geom.Point{X: along, Y: deep}
}

func (t turn) rect(along, deep, length, depth float64) geom.Rect {
	switch t.Direction {
	case layout.Right:
		return geom.Rect{X: deep, Y: along, W: depth, H: length}
	case layout.Up:
		return geom.Rect{X: along, Y: -deep - depth, W: length, H: depth}
	}
	return geom.Rect{X: along, Y: deep, W: length, H: depth}
}
