package scene_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/layout"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a scene's dump with what it was.
func golden(t *testing.T, name string, s *scene.Scene) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	got := scene.Dump(s)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; look at it, then run the test with -update:\n%s", name, firstChange(string(want), got))
	}
}

// firstChange returns the first lines that differ.
func firstChange(want, got string) string {
	line := 1
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			end := min(i+120, len(want), len(got))
			return fmt.Sprintf("line %d: want …", line) + want[max(0, i-60):end] + "\ngot …" + got[max(0, i-60):end]
		}
		if want[i] == '\n' {
			line++
		}
	}
	return "one is longer than the other"
}

func TestGoldens(t *testing.T) {
	ref := func(id argmap.StatementID) argmap.Ref { return id.Ref() }
	for _, c := range []struct {
		name   string
		snap   *argmap.Snapshot
		look   scene.Look
		detail scene.Detail
	}{
		{"twelve", twelve(t), scene.Look{}, scene.Detail{}},
		{"twelve-right", twelve(t), scene.Look{Direction: layout.Right}, scene.Detail{}},
		{"twelve-up", twelve(t), scene.Look{Direction: layout.Up, Folded: map[argmap.Ref]bool{ref("C1"): true}}, scene.Detail{}},
		{"twelve-folded", twelve(t), scene.Look{Folded: map[argmap.Ref]bool{ref("C1"): true, argmap.ArgumentID("R1").Ref(): true}}, scene.Detail{}},
		{"twelve-focus", twelve(t), scene.Look{Focus: ref("O1"), Depth: 1}, scene.Detail{}},
		{"twelve-titles", twelve(t), scene.Look{}, scene.DetailAt(0.42)},
		{"twelve-boxes", twelve(t), scene.Look{}, scene.DetailAt(0.21)},
		{"crowded-stubs", crowded(t), scene.Look{Folded: map[argmap.Ref]bool{ref("r1"): true}}, scene.DetailAt(0.42)},
		{"twelve-page", twelve(t), scene.Look{Direction: layout.Right, Page: &scene.Page{
			Roots: []argmap.StatementID{"T"}, Steps: map[argmap.ArgumentID]bool{"R1": true}, From: map[argmap.StatementID]int{"T": 1},
			To: map[argmap.Ref]int{ref("T"): 3, argmap.ArgumentID("R1").Ref(): 4}, Homes: map[argmap.StatementID]int{}}}, scene.Detail{}},
		{"crowded", crowded(t), scene.Look{AuthorPill: true}, scene.Detail{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := plan(t, c.snap, c.look)
			golden(t, c.name, p.Build(p.Guess(nil, nil), c.detail))
		})
	}
}

func TestDebateGolden(t *testing.T) {
	s, d := disputed(t)
	golden(t, "debate", scene.NewDebate(s, d, typesettest.Fonts(t), 1000))
}
