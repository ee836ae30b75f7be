package archtest

import (
	"slices"
	"testing"
)

// row says what the packages of a folder may import beside the standard library and one another.
type row struct {
	folder  string
	allowed []string // folders of ours, and modules of others
}

// table is the architecture. The longest folder that fits counts. Whoever adds a package adds its row, and whoever adds
// to a row says in the commit why.
var table = []row{
	{"assets", nil},
	{"cmd/warrant", []string{"app", "assets", "internal/version"}},
	{"cmd/warrant-layout", []string{"internal/layout"}},
	{"cmd/warrantctl", []string{"internal", "assets", "fyne.io/fyne/v2/theme", "github.com/spf13/cobra"}},
	{"cmd/gallery", []string{"app", "internal", "assets", "fyne.io/fyne/v2"}},
	{"app", []string{"internal", "assets", "fyne.io/fyne/v2", "golang.org/x/image", "golang.org/x/text"}},

	{"internal/archtest", nil},
	{"internal/argmap", nil},
	{"internal/argmaptest", []string{"internal/argmap"}},
	{"internal/geom", nil},
	{"internal/words", []string{"golang.org/x/text"}},
	{"internal/edit", []string{"internal/argmap", "github.com/google/uuid", "internal/words"}},
	{"internal/source", []string{"internal/argmap", "golang.org/x/text"}},
	{"internal/cite", []string{"internal/argmap"}},
	{"internal/bib", []string{"internal/argmap", "internal/cite", "internal/codec", "golang.org/x/text"}},
	{"internal/debate", []string{"internal/argmap", "internal/words"}},
	{"internal/find", []string{"internal/argmap", "internal/source", "golang.org/x/text", "internal/words"}},
	{"internal/filter", []string{"internal/argmap", "internal/find", "internal/words"}},
	{"internal/layout", []string{"internal/geom"}},
	{"internal/layout/graphviz", []string{"internal/layout", "internal/geom", "github.com/goccy/go-graphviz"}},
	{"internal/typeset", []string{"internal/geom", "github.com/go-text/typesetting", "github.com/flopp/go-findfont", "golang.org/x/image", "golang.org/x/text"}},
	{"internal/scene", []string{"internal/argmap", "internal/debate", "internal/cite", "internal/filter", "internal/layout", "internal/typeset", "internal/geom", "internal/words"}},
	{"internal/render", []string{"internal/scene", "internal/typeset", "internal/geom", "codeberg.org/go-pdf/fpdf", "github.com/golang/freetype", "golang.org/x/image", "golang.org/x/text"}},
	{"internal/codec", []string{"internal/argmap", "internal/cite", "golang.org/x/net", "golang.org/x/text"}},
	{"internal/codec/argdown", []string{"internal/argmap", "internal/cite", "internal/codec", "go.yaml.in/yaml/v3"}},
	{"internal/codec/formats", []string{"internal/argmap", "internal/codec", "internal/whole"}},
	{"internal/codec/codectest", []string{"internal/argmap", "internal/argmaptest", "internal/codec"}},
	{"internal/codec/carneades", []string{"internal/argmap", "internal/cite", "internal/codec", "go.yaml.in/yaml/v3"}},
	{"internal/codec/sample", []string{"internal/argmap", "internal/cite", "assets", "go.yaml.in/yaml/v3"}},
	{"internal/document", []string{"internal/argmap", "internal/cite", "internal/codec", "internal/debate"}},
	{"internal/document/write", []string{"internal/document", "internal/geom", "internal/render", "internal/scene", "internal/typeset", "internal/words", "golang.org/x/text"}},
	{"internal/store", []string{"internal/argmap"}},
	{"internal/store/sqlite", []string{"internal/argmap", "internal/store", "github.com/adrg/xdg", "github.com/gofrs/flock", "github.com/mattn/go-sqlite3"}},
	{"internal/version", nil},
	{"internal/whole", nil},
	{"internal/picture", []string{"internal/argmap", "internal/codec", "internal/geom", "internal/layout", "internal/render", "internal/scene", "internal/typeset", "internal/whole", "internal/words"}},
	{"internal/library", []string{"internal/argmap", "internal/codec", "internal/store", "internal/whole", "assets", "github.com/adrg/xdg", "github.com/gofrs/flock", "internal/words"}},
	{"internal/workspace", []string{"internal/argmap", "internal/cite", "internal/codec", "internal/debate", "internal/edit", "internal/filter", "internal/find", "internal/geom",
		"internal/layout", "internal/scene", "internal/source", "internal/store", "internal/typeset", "internal/words"}},
}

// rowOf returns the row for a package; ok is false where it has none.
func rowOf(name string) (r row, ok bool) {
	for _, candidate := range table {
		if under(name, candidate.folder) && (!ok || len(candidate.folder) > len(r.folder)) {
			r, ok = candidate, true
		}
	}
	return r, ok
}

// TestTable holds every package to its row. Test files may import what they need.
func TestTable(t *testing.T) {
	for _, p := range read(t) {
		if p.onlyTests() {
			continue
		}
		r, ok := rowOf(p.path)
		if !ok {
			t.Errorf("Package %s has no row in the table; say there what it may import.", p.path)
			continue
		}
		allowed := append(slices.Clone(r.allowed), r.folder)
		for _, f := range p.files {
			for _, target := range f.imports {
				fits := func(folder string) bool { return under(target, folder) }
				if f.test || standard(target) || slices.ContainsFunc(allowed, fits) || helper(p.path) && under(target, "internal") {
					continue
				}
				t.Errorf("%s imports %s, which packages in %s may not.", f.name, target, r.folder)
			}
		}
	}
}
