package picture

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"warrant/internal/argmap"
	"warrant/internal/codec/sample"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/typeset"
)

// The diagrams of a bundled map for where there is no display.
const (
	openBoxes   = 40     // as many are open as in the window
	debateWidth = 1100.0 // of a debate's two columns together
)

// Sample draws a bundled map into a folder: as it opens in the window, with everything unfolded, and each dispute side
// against side, in light and dark. It returns the files it wrote.
func Sample(ctx context.Context, name, dir string, fonts *typeset.Fonts, engine layout.Engine) ([]string, error) {
	s, err := sample.Open(name)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder for pictures: %w", err)
	}
	views, err := viewsOf(ctx, s, fonts, engine)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, v := range views {
		job := Job{Fonts: fonts, Map: s, Scene: v.scene, Title: s.Map().Title, Now: time.Now()}
		for _, p := range []string{"light", "dark"} {
			job.Palette = scene.PaletteNamed(p)
			for _, ending := range endings(p) {
				path := filepath.Join(dir, fmt.Sprintf("%s-%s-%s%s", name, v.name, p, ending))
				if err := job.Write(path); err != nil {
					return files, err
				}
				files = append(files, path)
			}
		}
	}
	return files, nil
}

// endings says what is drawn in which colours: nobody prints on black.
func endings(palette string) []string {
	if palette == "light" {
		return []string{".svg", ".pdf", ".png"}
	}
	return []string{".svg", ".png"}
}

type view struct {
	name  string
	scene *scene.Scene
}

func viewsOf(ctx context.Context, s *argmap.Snapshot, fonts *typeset.Fonts, engine layout.Engine) ([]view, error) {
	var out []view
	for _, v := range []struct {
		name string
		look scene.Look
	}{
		{"overview", scene.Look{Folded: scene.FoldToFit(s, openBoxes)}},
		{"complete", scene.Look{Direction: layout.Right}},
	} {
		plan := scene.NewPlan(s, v.look, fonts)
		r, err := engine.Layout(ctx, plan.Graph)
		if err != nil {
			return nil, fmt.Errorf("lay out the diagram: %w", err)
		}
		out = append(out, view{v.name, plan.Build(r, scene.DetailAt(1))})
	}
	for _, d := range s.Disputes() {
		out = append(out, view{"debate-" + plainName(d.Title), scene.NewDebate(s, d, fonts, debateWidth)})
	}
	return out, nil
}

// plainName turns a title into a part of a file's name: its letters and digits, in lower case, with dashes between.
func plainName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words[:min(len(words), 5)], "-")
}
