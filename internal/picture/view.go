package picture

import (
	"slices"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// LookOf returns how a saved view looks at its map.
func LookOf(s *argmap.Snapshot, v argmap.View) scene.Look {
	look := scene.Look{Folded: map[argmap.Ref]bool{}, Focus: v.Focus, Depth: v.Depth, Dim: aside(s, v.Filter)}
	for _, r := range v.Folded {
		look.Folded[r] = true
	}
	look.Direction = scene.DirectionOf(v.Direction)
	return look
}

// aside returns the statements that a view's filter does not pick.
func aside(s *argmap.Snapshot, f argmap.Filter) map[argmap.Ref]bool {
	out := map[argmap.Ref]bool{}
	for _, st := range s.Statements() {
		if !picks(f, st) {
			out[st.ID.Ref()] = true
		}
	}
	return out
}

func picks(f argmap.Filter, st argmap.Statement) bool {
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
