package picture

import (
	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// LookOf returns how a saved view looks at its map.
func LookOf(s *argmap.Snapshot, v argmap.View) scene.Look {
	look := scene.Look{Folded: map[argmap.Ref]bool{}, Focus: v.Focus, Depth: v.Depth}
	for _, r := range v.Folded {
		look.Folded[r] = true
	}
	look.Direction = scene.DirectionOf(v.Direction)
	return scene.Filtered(s, v.Filter, look)
}
