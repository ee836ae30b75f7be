package archtest

import (
	"go/ast"
	"testing"
)

// gallery shows widgets and the drawings that tests use to whoever works on them; no user gets it.
const gallery = "cmd/gallery"

// TestFyneStaysOutside holds the first two rules: internal packages do not know Fyne, and its driver, which needs a
// display, is known to package app alone.
func TestFyneStaysOutside(t *testing.T) {
	for _, p := range read(t) {
		for _, f := range p.files {
			for _, target := range f.imports {
				switch {
				case under(p.path, "internal") && under(target, "fyne.io"):
					t.Errorf("%s imports %s, but packages under internal know nothing of Fyne.", f.name, target)
				case under(target, "fyne.io/fyne/v2/app") && p.path != "app" && p.path != gallery:
					t.Errorf("%s imports %s, which only package app may.", f.name, target)
				}
			}
		}
	}
}

// TestOneHome holds that a library with conditions of its own is imported by one package.
func TestOneHome(t *testing.T) {
	homes := map[string]string{
		"github.com/goccy/go-graphviz":  "internal/layout/graphviz",
		"github.com/mattn/go-sqlite3":   "internal/store/sqlite",
		"github.com/spf13/cobra":        "cmd/warrantctl",
		"codeberg.org/go-pdf/fpdf":      "internal/render/pdf",
		"github.com/tetratelabs/wazero": "none",
	}
	for _, p := range read(t) {
		for _, f := range p.files {
			for _, target := range f.imports {
				for library, home := range homes {
					if under(target, library) && p.path != home {
						t.Errorf("%s imports %s, whose home is %s.", f.name, target, home)
					}
				}
			}
		}
	}
}

// TestGraphvizInTheHostOnly holds that no program but the layout host pays for go-graphviz.
func TestGraphvizInTheHostOnly(t *testing.T) {
	all := read(t)
	for _, p := range all {
		if !under(p.path, "cmd") || p.path == "cmd/warrant-layout" {
			continue
		}
		if reached, _ := reach(all, p.path); reached["internal/layout/graphviz"] {
			t.Errorf("%s leads to internal/layout/graphviz, which only cmd/warrant-layout may.", p.path)
		}
	}
}

// TestModelStandsAlone holds that the model needs nothing but the standard library.
func TestModelStandsAlone(t *testing.T) {
	_, libraries := reach(read(t), "internal/argmap")
	for target := range libraries {
		if !standard(target) {
			t.Errorf("The model imports %s; it may import the standard library only.", target)
		}
	}
}

// TestCommandLineNeedsNoDisplay holds that warrantctl takes from Fyne the bytes of its fonts and nothing else.
func TestCommandLineNeedsNoDisplay(t *testing.T) {
	reached, libraries := reach(read(t), "cmd/warrantctl")
	for target := range libraries {
		if under(target, "fyne.io") && target != "fyne.io/fyne/v2/theme" {
			t.Errorf("warrantctl leads to %s; of Fyne it may use the theme's fonts only.", target)
		}
	}
	for name := range reached {
		if under(name, "app") {
			t.Errorf("warrantctl leads to %s; it does its work without the interface.", name)
		}
	}
}

// TestArrowsPointOneWay holds cmd → app → internal.
func TestArrowsPointOneWay(t *testing.T) {
	level := func(name string) int {
		for i, folder := range []string{"assets", "internal", "app", "cmd"} {
			if under(name, folder) {
				return i
			}
		}
		return -1
	}
	for _, p := range read(t) {
		if level(p.path) < 0 {
			t.Errorf("Package %s lies outside cmd, app, internal and assets.", p.path)
		}
		for _, f := range p.files {
			for _, target := range f.imports {
				backwards := ours(target) && level(target) > level(p.path)
				if backwards && !(f.test && p.path == "assets") { // its tests read the maps with our reader
					t.Errorf("%s imports %s; the arrows point from cmd to app to internal.", f.name, target)
				}
				if ours(target) && under(target, "cmd") {
					t.Errorf("%s imports %s; a program is imported by nobody.", f.name, target)
				}
			}
		}
	}
}

// TestComments holds that every package says what it is.
func TestComments(t *testing.T) {
	for _, p := range read(t) {
		if !p.comment && !p.onlyTests() {
			t.Errorf("Package %s has no package comment; say in it what the package is for.", p.path)
		}
	}
}

// TestNoGoroutinesInTheInterface holds that what runs beside the interface is started in internal packages.
func TestNoGoroutinesInTheInterface(t *testing.T) {
	for _, p := range read(t) {
		if !under(p.path, "app") {
			continue
		}
		for _, f := range p.files {
			if f.test {
				continue
			}
			ast.Inspect(f.syntax, func(n ast.Node) bool {
				if stmt, ok := n.(*ast.GoStmt); ok {
					t.Errorf("%s, line %d starts a goroutine; internal/workspace, internal/layout and internal/store do that.",
						f.name, f.set.Position(stmt.Pos()).Line)
				}
				return true
			})
		}
	}
}

// TestHelpersStayInTests holds that packages made for tests are imported by tests, by one another and by the gallery.
func TestHelpersStayInTests(t *testing.T) {
	for _, p := range read(t) {
		for _, f := range p.files {
			for _, target := range f.imports {
				if helper(target) && !f.test && !helper(p.path) && p.path != gallery {
					t.Errorf("%s imports %s, which is for tests.", f.name, target)
				}
			}
		}
	}
}
