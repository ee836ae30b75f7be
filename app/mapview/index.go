package mapview

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/scene"
)

// index knows where the items of a scene are, so that those in sight are found without looking at all of them. Items are
// sought in two steps, by group and then one by one; both keep the order of painting.
type index struct {
	scene  *scene.Scene
	groups []span
	items  []placed
}

// span is the items of one group.
type span struct {
	id          string
	bounds      geom.Rect
	first, last int // into items; last is not in it
}

// placed is one item, with what is costly to find out about it.
type placed struct {
	item   scene.Item
	bounds geom.Rect
	lines  [][]geom.Point // of a scene.Line: its path without curves
}

// take makes the index of a scene, unless it has it already: scenes never change.
func (x *index) take(s *scene.Scene) {
	if s == x.scene {
		return
	}
	*x = index{scene: s, groups: x.groups[:0], items: x.items[:0]}
	for _, g := range s.Groups {
		first := len(x.items)
		var all geom.Rect
		for _, item := range g.Items {
			p := placed{item: item, bounds: item.Bounds()}
			if l, ok := item.(scene.Line); ok {
				p.lines = flatten(l.Path)
			}
			x.items = append(x.items, p)
			all = all.Union(p.bounds)
		}
		x.groups = append(x.groups, span{g.ID, all, first, len(x.items)})
	}
}

// of calls f for each item that shows one record.
func (x *index) of(r argmap.Ref, f func(*placed)) {
	for _, g := range x.groups {
		if g.id == "" || g.id != r.String() {
			continue
		}
		for i := g.first; i < g.last; i++ {
			f(&x.items[i])
		}
	}
}

// visit calls f for each item that touches the seen part of the scene, in painting order.
func (x *index) visit(seen geom.Rect, f func(*placed)) {
	for _, g := range x.groups {
		if !g.bounds.Overlaps(seen) {
			continue
		}
		for i := g.first; i < g.last; i++ {
			if x.items[i].bounds.Overlaps(seen) {
				f(&x.items[i])
			}
		}
	}
}
