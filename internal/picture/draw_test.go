package picture_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/layout"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// flat is an engine that says that every diagram is so wide, and notes in which directions it was asked.
type flat struct {
	width float64
	asked []layout.Direction
	err   error
}

func (f *flat) Layout(_ context.Context, g layout.Graph) (*layout.Result, error) {
	f.asked = append(f.asked, g.Direction)
	return &layout.Result{Bounds: geom.Rect{W: f.width, H: 100}}, f.err
}

// pair is a map of a thesis and a piece of evidence, held by one voice each.
func pair(t *testing.T) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Buses", argmap.Voice{ID: "reader", Name: "Reader"}))
	by := func(v argmap.VoiceID) []argmap.Holding { return []argmap.Holding{{Voice: v, Stance: argmap.Asserts}} }
	for _, r := range []argmap.Record{
		argmap.Voice{ID: "ann", Name: "Ann", Rank: "1"}, argmap.Voice{ID: "bob", Name: "Bob", Rank: "2"},
		argmap.Statement{ID: "t", Text: "Fares should fall", Kind: argmap.Claim, Thesis: true, Rank: "1", Tags: []string{"money"}, Holdings: by("ann")},
		argmap.Statement{ID: "e", Text: "Buses run EMPTY", Kind: argmap.Evidence, Rank: "2", Group: "IV", Holdings: by("bob")},
		argmap.Argument{ID: "a", Polarity: argmap.Pro, Premises: []argmap.StatementID{"e"}, Target: argmap.StatementID("t").Ref(), Rank: "1"},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDirectionFollowsTheWidth(t *testing.T) {
	plan := scene.NewPlan(pair(t), scene.Look{}, typesettest.Fonts(t))
	for _, c := range []struct {
		width float64
		wants argmap.Direction
		asked int
	}{{4000, argmap.Auto, 1}, {4300, argmap.Auto, 2}, {4300, argmap.Down, 1}} {
		e := &flat{width: c.width}
		drawn, err := picture.Draw(t.Context(), e, plan, c.wants)
		if err != nil || drawn == nil || len(e.asked) != c.asked || c.asked == 2 && e.asked[1] != layout.Right {
			t.Errorf("%g wide, %q: asked %v, %v", c.width, c.wants, e.asked, err)
		}
	}
	if _, err := picture.Draw(t.Context(), &flat{err: errors.New("no engine")}, plan, argmap.Auto); err == nil || !strings.Contains(err.Error(), "cannot be laid out: no engine") {
		t.Error(err)
	}
}
