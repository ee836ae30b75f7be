package main

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2/theme"
	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// render draws what the flags want, writes it and says what is remarkable about it.
func render(cmd *cobra.Command, s *argmap.Snapshot, f *renderFlags, engine layout.Engine) error {
	fonts, err := typeset.New(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		return fmt.Errorf("read the fonts: %w", err)
	}
	p := &picture.Picture{Map: s, Fonts: fonts, Palette: f.palette, Title: s.Map().Title, Scale: f.scale}
	remark := ""
	if f.dispute != "" {
		err = drawDispute(p, f)
	} else {
		remark, err = drawMap(cmd, p, f, engine)
	}
	if err != nil {
		return err
	}
	remarks, err := p.Write(cmd.Context(), f.out)
	if err != nil {
		return err
	}
	if remark != "" {
		fmt.Fprintln(cmd.ErrOrStderr(), remark)
	}
	for _, r := range remarks {
		fmt.Fprintln(cmd.ErrOrStderr(), r)
	}
	return nil
}

func drawDispute(p *picture.Picture, f *renderFlags) error {
	d, err := found("dispute", f.dispute, p.Map.Disputes(), func(d argmap.Dispute) string { return string(d.ID) }, func(d argmap.Dispute) string { return d.Title })
	if err != nil {
		return err
	}
	p.Title = d.Title
	p.Scene = scene.NewDebate(p.Map, d, p.Fonts, picture.DebateWidth)
	return nil
}

// drawMap draws the map; the remark says when only a part of it is shown.
func drawMap(cmd *cobra.Command, p *picture.Picture, f *renderFlags, engine layout.Engine) (remark string, err error) {
	look, direction, palette, err := lookOf(p.Map, f)
	if err != nil {
		return "", err
	}
	plan := scene.NewPlan(p.Map, look, p.Fonts)
	if plan.Shown() == 0 {
		return "", errors.New("there is nothing to draw: the map has no statements")
	}
	if all := p.Map.Count(argmap.KindStatement); plan.Shown() < all && f.level < 0 && f.focus == "" {
		remark = fmt.Sprintf("Showing %d of %d statements; --open all shows everything.", plan.Shown(), all)
	}
	p.Palette, p.Direction, p.Shown, p.Dim = palette, direction, plan.Shows, look.Dim
	if f.format == "dot" {
		return remark, nil // Graphviz lays it out
	}
	p.Scene, err = picture.Draw(cmd.Context(), engine, plan, direction)
	return remark, err
}
