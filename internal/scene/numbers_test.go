package scene_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/scene"
)

// TestNumbers numbers a map of twelve boxes: what bears on a box or its step is counted in reading order, an undercut with
// the rest, and a fold changes no number.
func TestNumbers(t *testing.T) {
	want := map[string]string{
		"T": "1", "P1": "1.1", "P2": "1.2", "P3": "1.4", "P4": "1.5", "C1": "1.6", "U1": "1.3",
		"E1": "1.1.1", "O1": "1.4.1", "B1": "1.4.1.1", "C2": "1.6.1", "B2": "1.6.2",
	}
	snap := twelve(t)
	for _, folded := range []map[argmap.Ref]bool{nil, {argmap.StatementID("P1").Ref(): true}} {
		for _, bare := range []scene.RoleWords{scene.RoleWordsAlways, scene.RoleWordsNever} {
			p := plan(t, snap, scene.Look{Numbers: true, Folded: folded, RoleWords: bare})
			for _, zoom := range []float64{1, 0.5} {
				for _, g := range p.Build(p.Guess(nil, nil), scene.DetailAt(zoom)).Groups {
					id := refOf(g.ID).ID
					number, ok := want[id]
					if !ok {
						continue
					}
					found := ""
					for _, it := range g.Items {
						if text, is := it.(scene.Text); is && found == "" && strings.HasPrefix(text.Words, "1") {
							found, _, _ = strings.Cut(text.Words, " ")
						}
					}
					if found != number {
						t.Errorf("at %g: %s has the number %q, want %q", zoom, id, found, number)
					}
				}
			}
		}
	}
}

// TestNumbersLeaveRoom draws numbers in narrow boxes of a deep map: no text leaves its box.
func TestNumbersLeaveRoom(t *testing.T) {
	eachRandom(t, func(t *testing.T, l laid) {
		p := plan(t, l.snap, scene.Look{Numbers: true, BoxWidth: scene.Narrow, AuthorPill: true})
		for _, zoom := range []float64{1, 0.5} {
			checkTexts(t, p.Build(p.Guess(nil, nil), scene.DetailAt(zoom)), zoom)
		}
	})
}
