package main

import (
	"fmt"
	"strconv"

	"warrant/internal/argmap"
	"warrant/internal/picture"
	"warrant/internal/scene"
)

// lookOf returns how the flags want a map to be looked at; direction is Auto where the shape decides.
func lookOf(s *argmap.Snapshot, f *renderFlags) (look scene.Look, direction argmap.Direction, palette *scene.Palette, err error) {
	direction, palette = argmap.Direction(f.direction), f.palette
	if f.view != "" {
		v, err := found("view", f.view, s.Views(), func(v argmap.View) string { return string(v.ID) }, func(v argmap.View) string { return v.Name })
		if err != nil {
			return look, direction, palette, err
		}
		look = picture.LookOf(s, v)
		if direction == argmap.Auto {
			direction = v.Direction
		}
		if p := scene.PaletteNamed(v.Style); p != nil && !f.themed {
			palette = p
		}
	}
	if f.focus != "" {
		if look.Focus, err = focusOf(s, f.focus); err != nil {
			return look, direction, palette, err
		}
		look.Depth, look.Folded = f.depth, nil
	}
	switch {
	case f.level >= 0:
		look.Folded = scene.FoldToLevel(s, argmap.Ref{}, f.level, nil)
	case f.view == "" && f.focus == "":
		look.Folded = picture.Opening(s)
	}
	look.Direction, look.Group = scene.DirectionOf(direction), scene.Grouping(f.group)
	return look, direction, palette, nil
}

// focusOf returns the statement or argument of an id, or the statement of a number that "show" gives it.
func focusOf(s *argmap.Snapshot, wanted string) (argmap.Ref, error) {
	for _, r := range []argmap.Ref{argmap.StatementID(wanted).Ref(), argmap.ArgumentID(wanted).Ref()} {
		if s.Has(r) {
			return r, nil
		}
	}
	order := s.Outline().Order
	if n, err := strconv.Atoi(wanted); err == nil && n >= 1 && n <= len(order) {
		return order[n-1].Ref(), nil
	}
	return argmap.Ref{}, fmt.Errorf("there is no statement or argument %q; \"warrantctl show --ids\" lists them", wanted)
}
