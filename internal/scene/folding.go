package scene

import (
	"maps"

	"warrant/internal/argmap"
)

// FoldToFit returns the folds with which a map shows at most limit boxes (more only where there are more roots): it
// opens the branches breadth first, level by level in reading order, each with all its steps and these with all their
// premises. A branch that no longer fits stays folded; smaller ones after it on the same way are still opened.
func FoldToFit(s *argmap.Snapshot, limit int) map[argmap.Ref]bool {
	folded := allFolds(s)
	o := s.Outline()
	shown := len(o.Roots)
	var queue []argmap.Ref
	for _, id := range o.Roots {
		queue = append(queue, id.Ref())
	}
	for len(queue) > 0 {
		r := queue[0]
		queue = queue[1:]
		var boxes []argmap.StatementID
		var steps []argmap.Ref
		for _, a := range s.On(r) {
			boxes = append(boxes, o.Here(a)...)
			steps = append(steps, a.Ref())
		}
		if shown+len(boxes) > limit {
			continue
		}
		delete(folded, r)
		shown += len(boxes)
		queue = append(queue, steps...)
		for _, id := range boxes {
			queue = append(queue, id.Ref())
		}
	}
	return folded
}

// allFolds returns everything that can be folded: all statements and arguments that something bears on.
func allFolds(s *argmap.Snapshot) map[argmap.Ref]bool {
	out := map[argmap.Ref]bool{}
	for _, a := range s.Arguments() {
		out[a.Target] = true
	}
	return out
}

// FoldToLevel returns folded changed so that n levels below from are open and what is deeper is folded; 0 opens all of
// it. The zero Ref stands for all roots. Nothing else changes, and folded itself never does.
func FoldToLevel(s *argmap.Snapshot, from argmap.Ref, n int, folded map[argmap.Ref]bool) map[argmap.Ref]bool {
	out := maps.Clone(folded)
	if out == nil {
		out = map[argmap.Ref]bool{}
	}
	o := s.Outline()
	set := func(r argmap.Ref, close bool) {
		delete(out, r)
		if close && len(s.On(r)) > 0 {
			out[r] = true
		}
	}
	var walk func(r argmap.Ref, depth int)
	walk = func(r argmap.Ref, depth int) {
		set(r, n > 0 && depth >= n)
		for _, a := range s.On(r) {
			for _, id := range o.Here(a) {
				walk(id.Ref(), depth+1)
			}
			walk(a.Ref(), depth+1)
		}
	}
	if !from.IsZero() {
		walk(from, 0)
		return out
	}
	for _, id := range o.Roots {
		walk(id.Ref(), 0)
	}
	return out
}

// CountShown returns how many boxes a map shows with these folds.
func CountShown(s *argmap.Snapshot, folded map[argmap.Ref]bool) int {
	return len(newVisible(s, Look{Folded: folded}).boxes)
}

// Hidden is what a fold hides: all statements below, how many of them speak against what they hang from, and how much is
// still to be argued for: claims without support, and objections without an answer.
type Hidden struct{ Statements, Against, Lacking int }

// Below returns what a fold of a statement or an argument hides.
func Below(s *argmap.Snapshot, r argmap.Ref) Hidden {
	var h Hidden
	o, lacking := s.Outline(), s.Lacking()
	count := func(ids []argmap.StatementID) {
		h.Statements += len(ids)
		for _, id := range ids {
			if p, _ := o.Stance(id); p == argmap.Con {
				h.Against++
			}
			if lacking.Support[id] {
				h.Lacking++
			}
			if a, ok := o.Home(id); ok && lacking.Replies[a.ID] && o.Here(a)[0] == id {
				h.Lacking++ // once for a step, whatever the number of its premises
			}
		}
	}
	if r.Kind == argmap.KindStatement {
		count(o.Below(r))
		return h
	}
	for _, a := range s.On(r) {
		count(o.Below(a.Ref()))
	}
	return h
}

// Shown says which statements and arguments of a map a look shows.
func Shown(s *argmap.Snapshot, look Look) map[argmap.Ref]bool {
	v, out := newVisible(s, look), map[argmap.Ref]bool{}
	for id := range v.boxes {
		out[id.Ref()] = true
	}
	for id := range v.steps {
		out[id.Ref()] = true
	}
	return out
}
