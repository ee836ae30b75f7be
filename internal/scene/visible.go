package scene

import (
	"slices"

	"warrant/internal/argmap"
)

// visible says what of a map a Look shows: the boxes, and the steps on each of them.
type visible struct {
	snap    *argmap.Snapshot
	outline *argmap.Outline
	look    Look
	near    map[argmap.Ref]bool // with a focus: the steps that are in its neighbourhood
	way     map[argmap.Ref]bool // with a focus: what is on the way to the root, which folds do not close
	boxes   map[argmap.StatementID]bool
	steps   map[argmap.ArgumentID]bool
}

// fold is what a fold hides.
type fold struct {
	hidden  int  // statements
	against int  // of these, how many speak against what they hang from
	steps   int  // steps that hang directly from what is folded
	far     bool // hidden by the focus, not by a fold of the user's
}

func newVisible(s *argmap.Snapshot, look Look) *visible {
	v := &visible{
		snap: s, outline: s.Outline(), look: look,
		boxes: map[argmap.StatementID]bool{}, steps: map[argmap.ArgumentID]bool{},
	}
	if !s.Has(look.Focus) || look.Focus.Kind != argmap.KindStatement && look.Focus.Kind != argmap.KindArgument {
		v.look.Focus = argmap.Ref{}
	} else {
		v.findNear()
	}
	for _, id := range v.tops() {
		v.boxes[id] = true
		v.walk(id.Ref())
	}
	return v
}

// walk marks what is shown below r.
func (v *visible) walk(r argmap.Ref) {
	for _, a := range v.open(r) {
		v.steps[a.ID] = true
		for _, id := range v.outline.Here(a) {
			v.boxes[id] = true
			v.walk(id.Ref())
		}
		v.walk(a.Ref())
	}
}

// open returns the steps on r that neither a fold nor the focus hides.
func (v *visible) open(r argmap.Ref) []argmap.Argument {
	if v.look.Folded[r] && !v.way[r] {
		return nil
	}
	on := v.snap.On(r)
	if v.near == nil {
		return on
	}
	return slices.DeleteFunc(on, func(a argmap.Argument) bool { return !v.near[a.Ref()] })
}

// on returns the steps on r that are shown, if r is.
func (v *visible) on(r argmap.Ref) []argmap.Argument { return v.open(r) }

// homed reports whether a statement's box is drawn at the argument.
func (v *visible) homed(id argmap.StatementID, at argmap.ArgumentID) bool {
	a, ok := v.outline.Home(id)
	return ok && a.ID == at
}

// attack returns the shown step by which from alone attacks to.
func (v *visible) attack(from, to argmap.StatementID) (argmap.Argument, bool) {
	for _, a := range v.snap.On(to.Ref()) {
		if v.steps[a.ID] && a.Polarity == argmap.Con && len(a.Premises) == 1 && a.Premises[0] == from {
			return a, true
		}
	}
	return argmap.Argument{}, false
}

// foldOf returns what is hidden below something shown; nothing where any step on it is shown.
func (v *visible) foldOf(r argmap.Ref) fold {
	on := v.snap.On(r)
	if len(on) == 0 || len(v.open(r)) > 0 {
		return fold{}
	}
	f := fold{steps: len(on), far: !v.look.Folded[r]}
	count := func(ids []argmap.StatementID) {
		f.hidden += len(ids)
		for _, id := range ids {
			if p, _ := v.outline.Stance(id); p == argmap.Con {
				f.against++
			}
		}
	}
	if r.Kind == argmap.KindStatement {
		count(v.outline.Below(r))
		return f
	}
	for _, a := range on {
		count(v.outline.Below(a.Ref()))
	}
	return f
}

// tops returns the roots that are shown.
func (v *visible) tops() []argmap.StatementID {
	if v.near == nil {
		return v.outline.Roots
	}
	r := v.look.Focus
	for range v.snap.Count(argmap.KindStatement) + v.snap.Count(argmap.KindArgument) {
		up := v.outline.Parent(r)
		if up.IsZero() {
			break
		}
		r = up
	}
	id, _ := r.Statement()
	return []argmap.StatementID{id}
}

// findNear fills near and way.
func (v *visible) findNear() {
	v.near, v.way = map[argmap.Ref]bool{}, map[argmap.Ref]bool{v.look.Focus: true}
	home := func(r argmap.Ref) argmap.Ref {
		id, ok := r.Statement()
		if !ok {
			return r // a step is its own home
		}
		if a, ok := v.outline.Home(id); ok {
			return a.Ref()
		}
		return argmap.Ref{}
	}
	for at := home(v.look.Focus); !at.IsZero() && !v.near[at]; {
		v.near[at], v.way[at] = true, true
		up := v.outline.Parent(at)
		if len(v.near) == 1 { // the step of the focus itself: its rivals, and what bears on it
			for _, rival := range append(v.snap.On(up), v.snap.On(at)...) {
				v.near[rival.Ref()] = true
			}
		}
		v.way[up] = true
		at = home(up)
	}
	v.nearBelow()
}

// nearBelow adds the steps below the focus, as many levels as asked for.
func (v *visible) nearBelow() {
	level := []argmap.Ref{v.look.Focus}
	if id, ok := v.look.Focus.Argument(); ok {
		a, _ := v.snap.Argument(id)
		for _, p := range v.outline.Here(a) {
			level = append(level, p.Ref())
		}
	}
	for depth := 0; len(level) > 0 && (v.look.Depth <= 0 || depth < v.look.Depth); depth++ {
		var next []argmap.Ref
		for _, r := range level {
			for _, a := range v.snap.On(r) {
				if v.near[a.Ref()] {
					continue
				}
				v.near[a.Ref()] = true
				next = append(next, a.Ref())
				for _, p := range v.outline.Here(a) {
					next = append(next, p.Ref())
				}
			}
		}
		level = next
	}
}
