package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2/theme"
	"github.com/spf13/cobra"

	"warrant/internal/argmap"
	"warrant/internal/codec/dot"
	"warrant/internal/layout"
	"warrant/internal/layout/host"
	"warrant/internal/render/pdf"
	"warrant/internal/render/png"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

const (
	// widest is how wide a map may become, in units, before its thesis goes to the left: three panes of 1000 pixels at
	// the smallest zoom at which everything can be read, 71 %.
	widest = 3000 / 0.71
	// debateWidth is how wide a dispute is drawn.
	debateWidth = 1240
)

// render draws what the flags want and writes it.
func render(cmd *cobra.Command, s *argmap.Snapshot, f *renderFlags) error {
	fonts, err := typeset.New(theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content())
	if err != nil {
		return fmt.Errorf("read the fonts: %w", err)
	}
	p := &picture{snap: s, fonts: fonts, flags: f, palette: f.palette, title: s.Map().Title}
	if f.dispute != "" {
		err = p.drawDispute()
	} else {
		err = p.drawMap(cmd.Context())
	}
	if err != nil {
		return err
	}
	var data bytes.Buffer
	if err := p.encode(&data); err != nil {
		return err
	}
	if err := writeFile(f.out, data.Bytes()); err != nil {
		return err
	}
	for _, remark := range p.remarks {
		fmt.Fprintln(cmd.ErrOrStderr(), remark)
	}
	return nil
}

// picture is a drawing in the making.
type picture struct {
	snap    *argmap.Snapshot
	fonts   *typeset.Fonts
	flags   *renderFlags
	palette *scene.Palette
	title   string
	plan    *scene.Plan // of a map
	dim     map[argmap.Ref]bool
	scene   *scene.Scene
	grows   argmap.Direction
	remarks []string // to be said once the picture is written
}

func (p *picture) remark(format string, args ...any) {
	p.remarks = append(p.remarks, fmt.Sprintf(format, args...))
}

func (p *picture) drawDispute() error {
	d, err := found("dispute", p.flags.dispute, p.snap.Disputes(), func(d argmap.Dispute) string { return string(d.ID) }, func(d argmap.Dispute) string { return d.Title })
	if err != nil {
		return err
	}
	p.title = d.Title
	p.scene = scene.NewDebate(p.snap, d, p.fonts, debateWidth)
	return nil
}

func (p *picture) drawMap(ctx context.Context) error {
	look, direction, palette, err := lookOf(p.snap, p.flags)
	if err != nil {
		return err
	}
	p.palette, p.grows, p.dim = palette, direction, look.Dim
	p.plan = scene.NewPlan(p.snap, look, p.fonts)
	if p.plan.Shown() == 0 {
		return errors.New("there is nothing to draw: the map has no statements")
	}
	if all := p.snap.Count(argmap.KindStatement); p.plan.Shown() < all && p.flags.level < 0 && p.flags.focus == "" {
		p.remark("Showing %d of %d statements; --open all shows everything.", p.plan.Shown(), all)
	}
	if p.flags.format == "dot" {
		return nil
	}
	engine := host.Find(host.Options{})
	defer engine.Close()
	result, err := engine.Layout(ctx, p.plan.Graph)
	if err == nil && direction == argmap.Auto && result.Bounds.W > widest {
		look.Direction = layout.Right
		p.plan = scene.NewPlan(p.snap, look, p.fonts)
		result, err = engine.Layout(ctx, p.plan.Graph)
	}
	if err != nil {
		return fmt.Errorf("the map cannot be laid out: %w", err)
	}
	p.scene = p.plan.Build(result, scene.Detail{})
	return nil
}

// encode writes the picture in the format wanted.
func (p *picture) encode(w io.Writer) error {
	m := p.snap.Map()
	author := strings.Join(m.Authors, ", ")
	switch p.flags.format {
	case "dot":
		return dot.Write(w, p.snap, dot.Options{Direction: p.grows, Shown: p.plan.Shows, Dim: p.dim, Theme: dotTheme(p.palette)})
	case "png":
		return p.encodePNG(w)
	case "pdf":
		return pdf.Write(w, p.scene, p.palette, pdf.Options{Fonts: p.fonts, Title: p.title, Author: author, Subject: m.Description, Report: func(missing []rune) {
			p.remark("The fonts lack %s: %s; boxes stand in their place.", count(len(missing), "character"), string(missing))
		}})
	}
	return svg.Write(w, p.scene, p.palette, svg.Options{Title: p.title, Description: m.Description})
}

// encodePNG writes a picture at the scale wanted; where none was named, at one that works.
func (p *picture) encodePNG(w io.Writer) error {
	o := png.Options{Fonts: p.fonts, Scale: p.flags.scale}
	err := png.Write(w, p.scene, p.palette, o)
	var size *png.SizeError
	if !errors.As(err, &size) || o.Scale != 0 || size.Largest == 0 {
		return err
	}
	o.Scale = size.Largest
	p.remark("The map is too large for scale %g; it was drawn at %g.", float64(png.DefaultScale), o.Scale)
	return png.Write(w, p.scene, p.palette, o)
}

func dotTheme(p *scene.Palette) dot.Theme {
	return dot.Theme{Ground: p.Hex(scene.Canvas), Paper: p.Hex(scene.Paper), Ink: p.Hex(scene.Ink),
		Rule: p.Hex(scene.Rule), Pro: p.Hex(scene.Pro), Con: p.Hex(scene.Con), Evidence: p.Hex(scene.Ev)}
}
