package picture

import (
	"context"

	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/words"
)

const (
	// widest is how wide a map may become, in units, before its thesis goes to the left: three panes of 1000 pixels at
	// the smallest zoom at which everything can be read, 71 %.
	widest = 3000 / 0.71
	// DebateWidth is how wide a dispute is drawn, in units.
	DebateWidth = 1240.0
)

// How a map opens: one of more statements than foldAbove is folded so that at most openLimit boxes are shown.
const (
	foldAbove = 60
	openLimit = 40
)

// Opening returns what is folded in a map as it opens.
func Opening(s *argmap.Snapshot) map[argmap.Ref]bool {
	if s.Count(argmap.KindStatement) <= foldAbove {
		return map[argmap.Ref]bool{}
	}
	return scene.FoldToFit(s, openLimit)
}

// Draw lays out what is planned and draws all of it. Where the direction is Auto, the thesis stands on top unless the map
// becomes too wide that way.
func Draw(ctx context.Context, engine layout.Engine, plan *scene.Plan, direction argmap.Direction) (*scene.Scene, error) {
	result, err := engine.Layout(ctx, plan.Graph)
	if err == nil && direction == argmap.Auto && plan.Extent(result).W > widest {
		plan = plan.Turned(layout.Right)
		result, err = engine.Layout(ctx, plan.Graph)
	}
	if err != nil {
		return nil, words.Errorf("the map cannot be laid out: %w", err)
	}
	return plan.Build(result, scene.Detail{}), nil
}
