package main

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2/theme"
	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/layout"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/whole"
)

// render draws what the flags want, writes it and says what is remarkable about it.
func render(cmd *cobra.Command, s *argmap.Snapshot, f *renderFlags, engine layout.Engine) error {
	if f.format == "html" {
		return renderPage(cmd, s, f, engine)
	}
	fonts, err := fonts()
	if err != nil {
		return err
	}
	fonts = fonts.WithSystem()
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
	p.Legend, p.Caption = f.legend, f.caption(p.Title)
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

func fonts() (*typeset.Fonts, error) {
	f, err := typeset.New(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		return nil, fmt.Errorf("read the fonts: %w", err)
	}
	return f, nil
}

// renderPage writes a web page whose diagram is as the flags want it.
func renderPage(cmd *cobra.Command, s *argmap.Snapshot, f *renderFlags, engine layout.Engine) error {
	look, direction, _, err := lookOf(s, f)
	if err != nil {
		return err
	}
	data, report, err := drawPage(cmd, s, look, direction, engine)
	if err != nil {
		return err
	}
	if err := whole.Write(f.out, data); err != nil {
		return err
	}
	if len(report) > 0 {
		tellLosses(cmd.ErrOrStderr(), "Not in the page as it is in the map:", report)
	}
	return nil
}

// drawPage returns a map as a web page, and says what is remarkable about it.
func drawPage(cmd *cobra.Command, s *argmap.Snapshot, look scene.Look, direction argmap.Direction,
	engine layout.Engine) ([]byte, codec.Report, error) {
	fonts, err := fonts()
	if err != nil {
		return nil, nil, err
	}
	page := picture.Page{Map: s, Look: look, Direction: direction, Fonts: fonts, Engine: engine}
	data, report, remarks, err := page.Write(cmd.Context())
	for _, r := range remarks {
		fmt.Fprintln(cmd.ErrOrStderr(), r)
	}
	return data, report, err
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
	if f.paper == nil {
		p.Scene, err = picture.Draw(cmd.Context(), engine, plan, direction)
		return remark, err
	}
	sheets := picture.Sheets{Map: p.Map, Look: look, Direction: direction, Fonts: p.Fonts, Paper: *f.paper, Legend: f.legend, Foot: f.caption(p.Title)}
	p.Sheets, err = sheets.Draw(cmd.Context(), engine)
	return remark, err
}

// caption returns the title and today's date as far as the flags want them.
func (f *renderFlags) caption(title string) string {
	var day time.Time
	if f.date {
		day = time.Now()
	}
	if !f.title {
		title = ""
	}
	return picture.Caption(title, day)
}
