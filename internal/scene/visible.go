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
	only    map[argmap.Ref]bool // with a choice: the steps on the ways from what is chosen, and the roots that these lead to
	boxes   map[argmap.StatementID]bool
	steps   map[argmap.ArgumentID]bool
}

// fold is what a fold hides.
type fold struct {
	hidden  int  // statements
	against int  // of these, how many speak against what they hang from
	lacking int  // what is still to be argued for: claims without support, objections without an answer
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
	if look.Only != nil {
		v.findOnly()
	}
	v.addAlso()
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
	return slices.DeleteFunc(v.snap.On(r), func(a argmap.Argument) bool {
		return v.look.Page != nil && !v.look.Page.Steps[a.ID] || v.near != nil && !v.near[a.Ref()] || v.only != nil && !v.only[a.Ref()]
	})
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

// foldOf returns what is hidden below something shown; nothing where any step on it is shown, nor where it is but a choice
// that hides them. What is counted is all that the map has below, whatever the choice leaves of it.
func (v *visible) foldOf(r argmap.Ref) fold {
	on := v.snap.On(r)
	if len(on) == 0 || len(v.open(r)) > 0 || v.look.Page.elsewhere(r) {
		return fold{}
	}
	f := fold{steps: len(on), far: !v.look.Folded[r]}
	if f.far && !slices.ContainsFunc(on, func(a argmap.Argument) bool { return v.near != nil && !v.near[a.Ref()] }) {
		return fold{}
	}
	below := Below(v.snap, r)
	f.hidden, f.against, f.lacking = below.Statements, below.Against, below.Lacking
	return f
}

// tops returns the roots that are shown.
func (v *visible) tops() []argmap.StatementID {
	if v.look.Page != nil {
		return v.look.Page.Roots
	}
	if v.near == nil {
		if v.only == nil {
			return v.outline.Roots
		}
		return slices.DeleteFunc(slices.Clone(v.outline.Roots), func(id argmap.StatementID) bool { return !v.only[id.Ref()] })
	}
	r := v.look.Focus
	for range v.snap.Count(argmap.KindStatement) + v.snap.Count(argmap.KindArgument) {
		up := v.outline.Parent(r)
		if up.IsZero() {
			break
		}
		r = up
	}
	return slices.DeleteFunc(slices.Clone(v.outline.Roots), func(id argmap.StatementID) bool {
		return id.Ref() != r && !v.near[id.Ref()] // one that is shown in any case may hang from another root
	})
}

// home returns the step at which a statement's box is drawn; a step is its own home, a root has none.
func (v *visible) home(r argmap.Ref) argmap.Ref {
	id, ok := r.Statement()
	if !ok {
		return r
	}
	if a, ok := v.outline.Home(id); ok {
		return a.Ref()
	}
	return argmap.Ref{}
}

// climb adds the steps from a record up to its root, and the root, to a set.
func (v *visible) climb(r argmap.Ref, to map[argmap.Ref]bool) {
	for {
		at := v.home(r)
		if at.IsZero() {
			to[r] = true
			return
		}
		if to[at] {
			return
		}
		to[at] = true
		r = v.outline.Parent(at)
	}
}

// addAlso adds what is shown in any case.
func (v *visible) addAlso() {
	for r, in := range v.look.Also {
		if !in || !v.snap.Has(r) {
			continue
		}
		for _, set := range []map[argmap.Ref]bool{v.near, v.only} {
			if set != nil {
				v.climb(r, set)
			}
		}
	}
}

// findOnly fills only. Where nothing is chosen the first root is left.
func (v *visible) findOnly() {
	v.only = map[argmap.Ref]bool{}
	for r, in := range v.look.Only {
		if in && v.snap.Has(r) {
			v.climb(r, v.only)
		}
	}
	if !v.look.Focus.IsZero() {
		v.climb(v.look.Focus, v.only)
	}
	if len(v.only) == 0 && len(v.outline.Roots) > 0 {
		v.only[v.outline.Roots[0].Ref()] = true
	}
}

// findNear fills near and way.
func (v *visible) findNear() {
	v.near, v.way = map[argmap.Ref]bool{}, map[argmap.Ref]bool{v.look.Focus: true}
	home := v.home
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
