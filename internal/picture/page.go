package picture

import (
	"context"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec"
	"warrant/internal/codec/html"
	"warrant/internal/layout"
	"warrant/internal/render/svg"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/words"
)

// Page is a map as a web page in one file: its text, and the diagram beside it to be moved, folded and searched.
type Page struct {
	Map       *argmap.Snapshot
	Look      scene.Look // of the diagram. What is folded is drawn, too, and folded in the page; areas are not drawn
	Direction argmap.Direction
	Fonts     *typeset.Fonts
	Engine    layout.Engine
}

// Write returns the page, what it does not carry, and in sentences what is not as one might expect. Where the diagram
// cannot be laid out, the page is the text alone, and a sentence says so. An error is that the context has ended, or that
// something is wrong with the program.
func (p Page) Write(ctx context.Context) (data []byte, report codec.Report, remarks []string, err error) {
	drawing, err := p.drawing(ctx)
	if err != nil {
		if ended := ctx.Err(); ended != nil {
			return nil, nil, nil, ended
		}
		remarks = append(remarks, words.T("The page has no diagram, only the text: %s.", strings.TrimSuffix(err.Error(), ".")))
	}
	data, report, err = html.Write(p.Map, drawing)
	return data, report, remarks, err
}

func (p Page) drawing(ctx context.Context) (html.Drawing, error) {
	if p.Map.Count(argmap.KindStatement) == 0 {
		return html.Drawing{}, nil
	}
	look := p.Look
	look.Folded, look.Group, look.FoldedGroups = nil, scene.Ungrouped, nil
	drawn, err := Draw(ctx, p.Engine, scene.NewPlan(p.Map, look, p.Fonts), p.Direction)
	if err != nil {
		return html.Drawing{}, err
	}
	element, err := svg.Inline(drawn, words.T("Diagram"), marks(drawn, html.Lines(p.Map)))
	if err != nil {
		return html.Drawing{}, err
	}
	colours := func(palette string) string { return svg.Properties(scene.PaletteNamed(palette), element.Inks) }
	return html.Drawing{Markup: element.Markup, Light: colours("light"), Dark: colours("dark"), Contrast: colours("contrast"), Folded: p.Look.Folded}, nil
}

// marks says of each group which line of the page it is.
func marks(drawn *scene.Scene, lines map[argmap.Ref]string) func(scene.Group) []svg.Mark {
	refs := map[string]argmap.Ref{}
	for r := range lines {
		refs[r.String()] = r
	}
	return func(g scene.Group) []svg.Mark {
		var out []svg.Mark
		if r, ok := refs[g.ID]; ok {
			name := html.BoxOf
			if r.Kind == argmap.KindArgument {
				name = html.StepOf
			}
			out = append(out, svg.Mark{Name: name, Value: lines[r]})
			if at, ok := drawn.Where(r); ok {
				out = append(out, svg.Mark{Name: html.Place, Value: html.At(at.X, at.Y, at.W, at.H)})
			}
		}
		var with []string
		for _, r := range g.With {
			with = append(with, lines[r])
		}
		if with != nil {
			out = append(out, svg.Mark{Name: html.With, Value: strings.Join(with, " ")})
		}
		return out
	}
}
