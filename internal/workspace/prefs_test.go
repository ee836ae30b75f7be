package workspace_test

import (
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/scene"
	"warrant/internal/workspace"
)

// What the settings say takes effect on the map that is open.
func TestPrefsTakeEffectAtOnce(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Thesis› Ctrl+Enter ‹A reason› Enter")
	width := func() float64 {
		r, ok := d.w.Frame().Scene.Where(d.w.Leading())
		if !ok {
			t.Fatal("the reason is not drawn")
		}
		return r.W
	}
	for _, want := range []float64{scene.Wide, scene.Narrow, scene.Normal} {
		d.w.SetPrefs(workspace.Prefs{BoxWidth: want})
		d.settle()
		if got := width(); got != want {
			t.Errorf("the box is %v wide, want %v", got, want)
		}
	}
	d.w.SetPrefs(workspace.Prefs{Direction: argmap.Right})
	d.settle()
	thesis, _ := d.w.Frame().Scene.Where(d.w.Snapshot().Outline().Roots[0].Ref())
	reason, _ := d.w.Frame().Scene.Where(d.w.Leading())
	if reason.X < thesis.Right() {
		t.Error("the thesis is not at the left")
	}
}

// With the thesis at the left the arrows follow the picture, or the structure where the settings say so.
func TestArrowsFollowPictureOrStructure(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Thesis› Ctrl+Enter ‹A reason› Enter F4")
	d.strokes("Left")
	if d.lead() != "Thesis" {
		t.Errorf("left leads to %q", d.lead())
	}
	d.w.SetPrefs(workspace.Prefs{ArrowsFollowStructure: true})
	d.strokes("Down")
	if d.lead() != "A reason" {
		t.Errorf("down leads to %q", d.lead())
	}
	d.strokes("Up")
	if d.lead() != "Thesis" {
		t.Errorf("up leads to %q", d.lead())
	}
}

// With single letters off no letter or digit does anything, with Shift or without, and the line says why; what is no
// letter goes on working, and so does every command by name.
func TestSingleLettersOff(t *testing.T) {
	d := newDesk(t)
	d.strokes("Enter ‹Thesis› Enter")
	d.w.SetPrefs(workspace.Prefs{SingleLettersOff: true})
	before := d.tree()
	for _, c := range workspace.Commands() {
		for _, k := range c.Keys {
			if len(k.Name) != 1 || k.Ctrl || k.Alt {
				continue
			}
			d.w.Say(workspace.Told, "")
			d.w.Key(k)
			d.w.OutlineKey(k)
			if _, typing := d.w.Typing(); typing || d.tree() != before {
				t.Fatalf("%s did something", k)
			}
			if m := d.w.Status().Message; m.Tone != workspace.Refused {
				t.Errorf("%s: the line says %q", k, m.Text)
			}
		}
	}
	d.strokes("Enter ‹A reason› Enter")
	if err := d.w.DoCommand("edit.flip"); err != nil {
		t.Error(err)
	}
}

func TestTheNameOfTheUserStandsInTheLogAndOnComments(t *testing.T) {
	d := newDesk(t)
	d.w.SetBy("Vera")
	d.strokes("Enter ‹Thesis› Enter")
	if err := d.w.Comment(d.w.Leading(), workspace.CommentDraft{Text: "Why?", Severity: workspace.Severities[0]}); err != nil {
		t.Fatal(err)
	}
	if c := d.w.Inspect().Comments; len(c) != 1 || !strings.HasPrefix(c[0].Head, "Vera") {
		t.Errorf("comments: %+v", c)
	}
	for _, s := range d.w.Whole().Done {
		if s.By != "Vera" {
			t.Errorf("%s was done by %q", s.Title, s.By)
		}
	}
}
