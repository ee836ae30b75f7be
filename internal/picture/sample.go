package picture

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/typeset"
	"warrant/internal/words"
)

// Sample draws a bundled map into a folder: as it opens in the window, with everything unfolded, and each dispute side
// against side, in light and dark. After each file it calls wrote, with the remarks of Picture.Write.
func Sample(ctx context.Context, name, dir string, fonts *typeset.Fonts, engine layout.Engine, wrote func(path string, remarks []string)) error {
	s, err := sample.Open(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return words.Errorf("make the folder for pictures: %w", err)
	}
	views, err := viewsOf(ctx, s, fonts, engine)
	if err != nil {
		return err
	}
	for _, v := range views {
		p := Picture{Map: s, Scene: v.scene, Fonts: fonts, Title: v.title}
		for _, colours := range []string{"light", "dark"} {
			p.Palette = scene.PaletteNamed(colours)
			for _, ending := range endings(colours) {
				path := filepath.Join(dir, fmt.Sprintf("%s-%s-%s%s", name, v.name, colours, ending))
				remarks, err := p.Write(ctx, path)
				if err != nil {
					return err
				}
				wrote(path, remarks)
			}
		}
	}
	return nil
}

// endings says what is drawn in which colours: nobody prints on black.
func endings(palette string) []string {
	if palette == "light" {
		return []string{".svg", ".pdf", ".png"}
	}
	return []string{".svg", ".png"}
}

type view struct {
	name  string // in the names of its files
	title string
	scene *scene.Scene
}

func viewsOf(ctx context.Context, s *argmap.Snapshot, fonts *typeset.Fonts, engine layout.Engine) ([]view, error) {
	var out []view
	for _, v := range []struct {
		name   string
		folded map[argmap.Ref]bool
	}{{"overview", Opening(s)}, {"complete", nil}} {
		drawn, err := Draw(ctx, engine, scene.NewPlan(s, scene.Look{Folded: v.folded}, fonts), argmap.Auto)
		if err != nil {
			return nil, err
		}
		out = append(out, view{v.name, s.Map().Title, drawn})
	}
	for _, d := range s.Disputes() {
		out = append(out, view{"debate-" + plainName(d.Title), d.Title, scene.NewDebate(s, d, fonts, DebateWidth)})
	}
	return out, nil
}

// plainName turns a title into a part of a file's name: its letters and digits, in lower case, with dashes between.
func plainName(title string) string {
	said := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(said[:min(len(said), 5)], "-")
}
