package main

import (
	"context"
	"fmt"
	"time"

	"warrant/app/skin"
	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/geom"
	"warrant/internal/layout/host"
	"warrant/internal/render/rendertest"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/workspace"
)

// exhibit is one thing to look at; open makes its host anew.
type exhibit struct {
	name  string
	open  func() (exhibited, error)
	moves bool // not for a still picture
}

// studio makes exhibits.
type studio struct {
	fonts  *typeset.Fonts
	engine host.Engine
}

func exhibits() ([]exhibit, error) {
	fonts, err := skin.Fonts()
	if err != nil {
		return nil, err
	}
	s := &studio{fonts, host.Find(host.Options{})}
	twelve := func(look scene.Look, zoom float64, more ...func(*workspace.Frame)) func() (exhibited, error) {
		return func() (exhibited, error) {
			m, err := twelve()
			if err != nil {
				return nil, err
			}
			return s.still(m, look, zoom, more...)
		}
	}
	canned := func(sc *scene.Scene, zoom float64) func() (exhibited, error) {
		return func() (exhibited, error) { return newStill(workspace.Frame{Scene: sc}, zoom), nil }
	}
	return []exhibit{
		{name: "items", open: canned(rendertest.Sampler(fonts), 1)},
		{name: "twelve", open: twelve(scene.Look{}, 1, rings)},
		{name: "twelve at 71", open: twelve(scene.Look{}, 0.71, rings)},
		{name: "twelve titles", open: twelve(scene.Look{}, 0.42, rings)},
		{name: "twelve boxes", open: twelve(scene.Look{}, 0.21, rings)},
		{name: "twelve large", open: twelve(scene.Look{}, 1.41, rings)},
		{name: "hits", open: twelve(scene.Look{Found: hits}, 1, rings)},
		{name: "hits titles", open: twelve(scene.Look{Found: hits}, 0.42, rings)},
		{name: "hits boxes", open: twelve(scene.Look{Found: hits}, 0.21, rings)},
		{name: "entry card", open: twelve(scene.Look{}, 1, entry("Reason", "What costs nearly as much as it brings in should be dropped"))},
		{name: "entry card small", open: twelve(scene.Look{}, 0.3, entry("Objection", ""))},
		{name: "empty", open: func() (exhibited, error) {
			return newStill(workspace.Frame{Empty: []string{"Press Ctrl+Enter and type what the paper claims."}}, 1), nil
		}},
		{name: "paper", open: func() (exhibited, error) {
			m, err := sample.Open("alenga-2020")
			if err != nil {
				return nil, err
			}
			return s.still(m, scene.Look{}, 0.42)
		}},
		{name: "500 boxes", open: canned(rendertest.Boxes(fonts, 500), 0.71)},
		{name: "500 boxes small", open: canned(rendertest.Boxes(fonts, 500), 0.21)},
		{name: "workspace", open: s.live, moves: true},
	}, nil
}

// still lays a map out and shows it.
func (s *studio) still(m *argmap.Snapshot, look scene.Look, zoom float64, more ...func(*workspace.Frame)) (exhibited, error) {
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	plan := scene.NewPlan(m, look, s.fonts)
	laid, err := s.engine.Layout(ctx, plan.Graph)
	if err != nil {
		return nil, fmt.Errorf("laying out: %w", err)
	}
	f := workspace.Frame{Scene: plan.Build(laid, scene.DetailAt(zoom))}
	for _, add := range more {
		add(&f)
	}
	e := newStill(f, zoom)
	e.build = func(zoom float64) *scene.Scene { return plan.Build(laid, scene.DetailAt(zoom)) }
	return e, nil
}

// hits are what a search found: among them a thesis, evidence, an unstated premise and a step.
var hits = map[argmap.Ref]bool{
	argmap.StatementID("T").Ref(): true, argmap.StatementID("P1").Ref(): true, argmap.StatementID("E1").Ref(): true,
	argmap.StatementID("P4").Ref(): true, argmap.StatementID("C1").Ref(): true, argmap.ArgumentID("X1").Ref(): true,
	argmap.ArgumentID("R1").Ref(): true,
}

// rings selects some statements and steps.
func rings(f *workspace.Frame) {
	for i, r := range []argmap.Ref{argmap.StatementID("P1").Ref(), argmap.StatementID("U1").Ref(), argmap.ArgumentID("X1").Ref()} {
		if at, ok := f.Scene.Where(r); ok {
			f.Rings = append(f.Rings, workspace.Ring{Rect: at, Leading: i != 1, Round: r.Kind == argmap.KindArgument})
		}
	}
}

// entry opens a field over a box.
func entry(role, text string) func(*workspace.Frame) {
	return func(f *workspace.Frame) {
		at, ok := f.Scene.Where(argmap.StatementID("P4").Ref())
		if !ok {
			at = geom.Rect{W: scene.Normal, H: 80}
		}
		f.Entry = &workspace.EntryCard{
			Serial: 1, Rect: at, Role: role, Text: text, Placeholder: "One sentence that can be true or false",
			Hints: []string{"Ctrl+Enter  reason", "Tab  co-premise", "Ctrl+Shift+Enter  objection"},
		}
	}
}
