package library_test

import (
	"errors"
	"regexp"
	"testing"

	"warrant/internal/library"
)

func TestArrange(t *testing.T) {
	hidden := library.Pane{Hidden: true}
	for _, c := range []struct {
		name  string
		width float64
		s     library.Settings
		asked library.Drawer
		want  library.Sides
	}{
		{"usual", 1400, library.Settings{}, library.NoDrawer, library.Sides{Outline: 280, Inspector: 340}},
		{"without inspector", 950, library.Settings{}, library.NoDrawer, library.Sides{Outline: 280}},
		{"map alone", 700, library.Settings{}, library.NoDrawer, library.Sides{}},
		{"asked for", 900, library.Settings{}, library.InspectorDrawer, library.Sides{Outline: 280, Inspector: 340, Over: library.InspectorDrawer}},
		{"outline asked for", 640, library.Settings{}, library.OutlineDrawer, library.Sides{Outline: 280, Over: library.OutlineDrawer}},
		{"hardly any room", 300, library.Settings{}, library.OutlineDrawer, library.Sides{Outline: 240, Over: library.OutlineDrawer}},
		{"asked for in vain", 1400, library.Settings{}, library.OutlineDrawer, library.Sides{Outline: 280, Inspector: 340}},
		{"hidden", 1400, library.Settings{Outline: hidden, Inspector: hidden}, library.NoDrawer, library.Sides{}},
		{"dragged", 1400, library.Settings{Outline: library.Pane{Width: 400}, Inspector: library.Pane{Width: 10}}, library.NoDrawer,
			library.Sides{Outline: 400, Inspector: 260}},
		{"too wide for the map", 1000, library.Settings{Outline: library.Pane{Width: 500}, Inspector: library.Pane{Width: 500}}, library.NoDrawer,
			library.Sides{Outline: 320, Inspector: 260}},
	} {
		if got := library.Arrange(c.width, c.s, c.asked); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	for w := 400.0; w < 2000; w += 10 {
		s := library.Settings{Outline: library.Pane{Width: 900}, Inspector: library.Pane{Width: 900}}
		if got := library.Arrange(w, s, library.NoDrawer); w-got.Outline-got.Inspector < min(w, library.LeastMap) {
			t.Errorf("width %v leaves the diagram %v", w, w-got.Outline-got.Inspector)
		}
	}
}

func TestHasDisplay(t *testing.T) {
	none := func(string) string { return "" }
	if library.HasDisplay("linux", none) || !library.HasDisplay("windows", none) {
		t.Error("without a variable only Linux has no display")
	}
	for _, name := range []string{"DISPLAY", "WAYLAND_DISPLAY"} {
		if !library.HasDisplay("linux", func(n string) string { return map[bool]string{true: ":0"}[n == name] }) {
			t.Errorf("%s is not taken for a display", name)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		text, typed string
		want        bool
	}{{"Export the diagram… Ctrl+E", "dia EXP", true}, {"Undo", "redo", false}, {"Undo", "  ", true}} {
		if library.Matches(c.text, c.typed) != c.want {
			t.Errorf("Matches(%q, %q)", c.text, c.typed)
		}
	}
	for in, want := range map[string]string{"disk full": "Disk full.", "a.svg: no": "a.svg: no.", "Done.\nmore": "Done."} {
		if got := library.Sentence(errors.New(in)); got != want {
			t.Errorf("Sentence(%q) = %q", in, got)
		}
	}
}

func TestNewID(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for range 1000 {
		id := library.NewID()
		if !form.MatchString(id) || seen[id] {
			t.Fatalf("%q", id)
		}
		seen[id] = true
	}
}
