package library_test

import (
	"errors"
	"regexp"
	"testing"

	"warrant/internal/library"
)

func TestArrange(t *testing.T) {
	hidden := library.Pane{Hidden: true}
	beside := func(outline, inspector library.Pane) library.Panes {
		return library.Panes{Map: library.Beside{Outline: outline, Inspector: inspector}}
	}
	width := func(w float64) library.Pane { return library.Pane{Width: w} }
	const tab = library.TabWidth
	for _, c := range []struct {
		name  string
		width float64
		panes library.Panes
		asked library.Drawer
		want  library.Sides
	}{
		{"usual", 1400, library.Panes{}, library.NoDrawer, library.Sides{Outline: 280, Inspector: 340}},
		{"outline as a tab", 1179, library.Panes{}, library.NoDrawer, library.Sides{Tab: tab, Inspector: 340}},
		{"without inspector", 950, library.Panes{}, library.NoDrawer, library.Sides{Tab: tab}},
		{"inspector asked for", 900, library.Panes{}, library.InspectorDrawer, library.Sides{Tab: tab, Inspector: 360, Over: library.InspectorDrawer}},
		{"outline asked for", 1100, library.Panes{}, library.OutlineDrawer,
			library.Sides{Tab: tab, Outline: 280, Inspector: 340, Over: library.OutlineDrawer}},
		{"hardly any room", 328, library.Panes{}, library.OutlineDrawer, library.Sides{Tab: tab, Outline: 240, Over: library.OutlineDrawer}},
		{"asked for in vain", 1400, library.Panes{}, library.OutlineDrawer, library.Sides{Outline: 280, Inspector: 340}},
		{"hidden", 1400, beside(hidden, hidden), library.NoDrawer, library.Sides{}},
		{"hidden, no tab either", 700, beside(hidden, hidden), library.NoDrawer, library.Sides{}},
		{"dragged", 1400, beside(width(400), width(10)), library.NoDrawer, library.Sides{Outline: 400, Inspector: 260}},
		{"too wide for the map", 1200, beside(width(600), width(600)), library.NoDrawer, library.Sides{Outline: 520, Inspector: 260}},
		{"debate", 1400, library.Panes{Arrangement: library.DebateArrangement}, library.NoDrawer, library.Sides{Inspector: 340}},
		{"debate with outline", 1400, library.Panes{Arrangement: library.DebateArrangement, Debate: library.Beside{Outline: library.Pane{Shown: true}}},
			library.NoDrawer, library.Sides{Outline: 280, Inspector: 340}},
		{"review", 1400, library.Panes{Arrangement: library.ReviewArrangement}, library.NoDrawer, library.Sides{Outline: 380, Inspector: 460}},
	} {
		if got := library.Arrange(c.width, c.panes, c.asked); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	for w := 400.0; w < 2000; w += 10 {
		for _, asked := range []library.Drawer{library.NoDrawer, library.OutlineDrawer, library.InspectorDrawer} {
			got := library.Arrange(w, beside(width(900), width(900)), asked)
			if w-got.Left()-got.Right() < min(w-library.TabWidth, library.LeastMap) {
				t.Errorf("width %v leaves the diagram %v", w, w-got.Left()-got.Right())
			}
		}
	}
}

// How the panes stand is kept as a text, and each arrangement has its own widths.
func TestPanesAreKept(t *testing.T) {
	p := library.Panes{Arrangement: library.ReviewArrangement}
	p.Now().Outline.Width = 410
	p.Now().Inspector.Hide(true)
	p.Now().People = true
	if got := library.ReadPanes(p.String(), library.Panes{}); got != p {
		t.Errorf("%+v became %+v", p, got)
	}
	p.Arrangement = library.MapArrangement
	if p.Now().Outline.Width != 0 || p.InspectorHidden() || p.Now().People {
		t.Error("the map has the panes of the review")
	}
	for _, kept := range []string{"", "{", "[]"} {
		if got := library.ReadPanes(kept, p); got != p {
			t.Errorf("%q: %+v", kept, got)
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
