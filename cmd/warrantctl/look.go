package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/scene"
)

// How a map opens: one of more statements than foldAbove is folded so that at most openLimit boxes are shown.
const (
	foldAbove = 60
	openLimit = 40
)

// lookOf returns how the flags want a map to be looked at; direction is Auto where the shape decides.
func lookOf(s *argmap.Snapshot, f *renderFlags) (look scene.Look, direction argmap.Direction, palette *scene.Palette, err error) {
	direction, palette = argmap.Direction(f.direction), f.palette
	look.Folded = map[argmap.Ref]bool{}
	if f.view != "" {
		v, err := found("view", f.view, s.Views(), func(v argmap.View) string { return string(v.ID) }, func(v argmap.View) string { return v.Name })
		if err != nil {
			return look, direction, palette, err
		}
		for _, r := range v.Folded {
			look.Folded[r] = true
		}
		look.Focus, look.Depth, look.Dim = v.Focus, v.Depth, dimmed(s, v.Filter)
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
		look.Depth, look.Folded = f.depth, map[argmap.Ref]bool{}
	}
	switch {
	case f.level >= 0:
		look.Folded = scene.FoldToLevel(s, argmap.Ref{}, f.level, nil)
	case f.view == "" && f.focus == "" && s.Count(argmap.KindStatement) > foldAbove:
		look.Folded = scene.FoldToFit(s, openLimit)
	}
	if direction == argmap.Right {
		look.Direction = layout.Right
	}
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

// dimmed returns the statements that a view's filter sets aside.
func dimmed(s *argmap.Snapshot, f argmap.Filter) map[argmap.Ref]bool {
	out := map[argmap.Ref]bool{}
	for _, st := range s.Statements() {
		if !picked(st, f) {
			out[st.ID.Ref()] = true
		}
	}
	return out
}

func picked(st argmap.Statement, f argmap.Filter) bool {
	text := strings.ToLower(st.Text + "\n" + st.Short)
	held := func(v argmap.VoiceID) bool {
		return slices.ContainsFunc(st.Holdings, func(h argmap.Holding) bool { return h.Voice == v })
	}
	tagged := func(t string) bool { return slices.Contains(st.Tags, t) }
	return (len(f.Voices) == 0 || slices.ContainsFunc(f.Voices, held)) &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, st.Kind)) &&
		(len(f.Groups) == 0 || slices.Contains(f.Groups, st.Group)) &&
		(len(f.Tags) == 0 || slices.ContainsFunc(f.Tags, tagged)) &&
		strings.Contains(text, strings.ToLower(f.Text))
}
