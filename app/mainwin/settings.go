package mainwin

import (
	"warrant/internal/library"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// prefs returns what the settings say about working with a map.
func prefs(s library.Settings) workspace.Prefs {
	return workspace.Prefs{
		BoxWidth: map[library.BoxWidth]float64{
			library.NarrowBoxes: scene.Narrow, library.NormalBoxes: scene.Normal, library.WideBoxes: scene.Wide}[s.BoxWidth],
		RoleWords: map[library.RoleWords]scene.RoleWords{
			library.RoleWordsUnlessFor: scene.RoleWordsUnlessFor, library.RoleWordsNever: scene.RoleWordsNever}[s.RoleWords],
		AuthorPill: s.AuthorPill, Direction: s.Direction,
		ReduceMotion: s.ReduceMotion, SingleLettersOff: s.SingleLettersOff, ArrowsFollowStructure: s.ArrowsFollowStructure,
	}
}
