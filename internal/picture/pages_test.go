package picture_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"warrant/assets"
	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/sample"
	"warrant/internal/layout"
	"warrant/internal/layout/host"
	"warrant/internal/picture"
	"warrant/internal/render/pdf"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// boxes returns which statements have a box on a page.
func boxes(s *argmap.Snapshot, p *scene.Page) map[argmap.StatementID]bool {
	out := map[argmap.StatementID]bool{}
	for _, id := range p.Roots {
		out[id] = true
	}
	for id := range p.Steps {
		a, _ := s.Argument(id)
		for _, here := range s.Outline().Here(a) {
			out[here] = true
		}
	}
	return out
}

// atMost is what fits on a page: so many boxes.
func atMost(s *argmap.Snapshot, n int) func(*scene.Page) (bool, error) {
	return func(p *scene.Page) (bool, error) { return len(boxes(s, p)) <= n, nil }
}

// holds says what of a cut map is wrong: all of it is on a page, tabs lead from page to page and back, and pages are never
// fuller than they can be unless they hold a single step.
func holds(s *argmap.Snapshot, pages []*scene.Page, most int) error {
	o := s.Outline()
	drawn, steps := map[argmap.StatementID]bool{}, map[argmap.ArgumentID]bool{}
	for i, p := range pages {
		maps.Copy(drawn, boxes(s, p))
		maps.Copy(steps, p.Steps)
		for r, to := range p.To {
			if to <= i+1 || to > len(pages) {
				return fmt.Errorf("page %d says that %v goes on on page %d of %d", i+1, r, to, len(pages))
			}
			root := r
			for root.Kind == argmap.KindArgument {
				id, _ := root.Argument()
				a, _ := s.Argument(id)
				root = a.Target
			}
			id, _ := root.Statement()
			if next := pages[to-1]; !slices.Contains(next.Roots, id) || next.From[id] != i+1 {
				return fmt.Errorf("page %d does not begin with %v or does not say that it is from page %d", to, id, i+1)
			}
		}
		for id, from := range p.From {
			if from >= i+1 || !boxes(s, pages[from-1])[id] {
				return fmt.Errorf("page %d says that %v is from page %d", i+1, id, from)
			}
		}
		for id := range boxes(s, p) {
			at := p.Homes[id]
			if at < 1 || !boxes(s, pages[at-1])[id] {
				return fmt.Errorf("the home of %v is said to be page %d", id, at)
			}
			for _, a := range s.On(id.Ref()) { // what is argued here is here, or a tab leads to it
				if at == i+1 && !p.Steps[a.ID] && p.To[id.Ref()] == 0 {
					return fmt.Errorf("page %d: nothing leads from %v to its step %v", i+1, id, a.ID)
				}
			}
		}
		if most > 0 && len(boxes(s, p)) > most && len(p.Steps) > 1 && !slices.ContainsFunc(slices.Collect(maps.Keys(p.Steps)), func(id argmap.ArgumentID) bool {
			a, _ := s.Argument(id)
			return a.Target.Kind == argmap.KindArgument // the steps that lead to its subject are there, too
		}) {
			return fmt.Errorf("page %d holds %d boxes; %d fit", i+1, len(boxes(s, p)), most)
		}
	}
	for _, id := range o.Order {
		if !drawn[id] {
			return fmt.Errorf("%v is on no page", id)
		}
	}
	for _, a := range s.Arguments() {
		if !steps[a.ID] {
			return fmt.Errorf("the step %v is on no page", a.ID)
		}
	}
	return nil
}

func TestEverythingIsOnAPage(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for n := range 200 {
		s := argmaptest.Random(rng, 1+rng.IntN(80))
		most := 1 + rng.IntN(12)
		pages, err := picture.Cut(s, scene.Look{}, atMost(s, most))
		if err == nil {
			err = holds(s, pages.Pages, most)
		}
		if err != nil {
			t.Fatalf("map %d, %d boxes to a page: %v", n, most, err)
		}
	}
	s, err := sample.Open(assets.Samples()[0].Name)
	if err != nil {
		t.Fatal(err)
	}
	for _, most := range []int{2, 7, 1000} {
		pages, err := picture.Cut(s, scene.Look{}, atMost(s, most))
		if err == nil {
			err = holds(s, pages.Pages, most)
		}
		if err != nil {
			t.Errorf("the bundled map, %d boxes to a page: %v", most, err)
		}
	}
	wrong := errors.New("no engine")
	if _, err := picture.Cut(s, scene.Look{}, func(*scene.Page) (bool, error) { return false, wrong }); !errors.Is(err, wrong) {
		t.Errorf("an error of what is asked: %v", err)
	}
}

// TestCutIsReadable shows where a small map is cut.
func TestCutIsReadable(t *testing.T) {
	s := argmaptest.Paper(rand.New(rand.NewPCG(1, 1)), 14, false)
	pages, err := picture.Cut(s, scene.Look{}, atMost(s, 5))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, p := range pages.Pages {
		fmt.Fprintf(&b, "page %d:", i+1)
		for _, id := range s.Outline().Order {
			if !boxes(s, p)[id] {
				continue
			}
			fmt.Fprintf(&b, " %s", id)
			if n := p.From[id]; n > 0 {
				fmt.Fprintf(&b, "←%d", n)
			}
			if n := p.To[id.Ref()]; n > 0 {
				fmt.Fprintf(&b, "→%d", n)
			}
		}
		b.WriteByte('\n')
	}
	const want = `page 1: s000000→4 s000001 s000002→2 s000003→3 s000004
page 2: s000002←1 s000007
page 3: s000003←1 s000010 s000011 s000012 s000013
page 4: s000000←1 s000005 s000006 s000008 s000009
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestFoldsAndFocusStayAsTheyAre(t *testing.T) {
	s := pair(t)
	folded := scene.Look{Folded: map[argmap.Ref]bool{argmap.StatementID("t").Ref(): true}}
	pages, err := picture.Cut(s, folded, atMost(s, 1))
	if err != nil || len(pages.Pages) != 1 || len(pages.Pages[0].Steps) != 0 {
		t.Errorf("a folded thesis makes %v, %v", pages.Pages, err)
	}
}

func engineFor(t *testing.T) layout.Engine {
	t.Helper()
	engine := host.Find(host.Options{})
	t.Cleanup(func() { engine.Close() })
	if engine.Name() == "none" {
		t.Skip("there is no Graphviz here")
	}
	return engine
}

// legible says what is wrong with sheets: type that is too small, something beyond the margins, or a box that no sheet has whole.
func legible(sheets []pdf.Sheet, paper picture.Paper) error {
	for i, s := range sheets {
		least := 1e9
		for _, from := range []struct {
			s     *scene.Scene
			scale float64
		}{{s.Scene, s.Scale}, {s.Marks, 1}} {
			for it := range from.s.Items() {
				if text, ok := it.(scene.Text); ok {
					least = min(least, text.Size*from.scale)
				}
			}
		}
		if least < picture.LeastType-1e-9 {
			return fmt.Errorf("sheet %d: type of %.2f pt", i+1, least)
		}
		if right, bottom := s.At.X+s.View.W*s.Scale, s.At.Y+s.View.H*s.Scale; s.At.X < 20 || s.At.Y < 20 || right > paper.Size.W-20 || bottom > paper.Size.H-40 {
			return fmt.Errorf("sheet %d of %v: the drawing reaches from %v to %.0f, %.0f", i+1, paper, s.At, right, bottom)
		}
		for _, spot := range s.Scene.Spots { // on one of the sheets that show the drawing
			if !slices.ContainsFunc(sheets, func(other pdf.Sheet) bool {
				all := other.View.Union(spot.Rect)
				return other.Scene == s.Scene && all.W < other.View.W+0.1 && all.H < other.View.H+0.1
			}) {
				return fmt.Errorf("sheet %d: no sheet has all of the box at %v", i+1, spot.Rect)
			}
		}
	}
	return nil
}

func TestSheetsAreLegible(t *testing.T) {
	engine, fonts := engineFor(t), typesettest.Fonts(t)
	rng := rand.New(rand.NewPCG(3, 9))
	check := func(name string, s *argmap.Snapshot, paper picture.Paper, d argmap.Direction) {
		o := picture.Sheets{Map: s, Fonts: fonts, Paper: paper, Foot: "Buses", Legend: true, Direction: d}
		sheets, err := o.Draw(t.Context(), engine)
		if err == nil {
			err = legible(sheets, paper)
		}
		if err != nil {
			t.Errorf("%s, %v: %v", name, paper, err)
		}
	}
	directions := []argmap.Direction{argmap.Auto, argmap.Down, argmap.Right, argmap.Up}
	for i := range 200 {
		paper := picture.Papers[i%2]
		if i%4 > 1 {
			paper = paper.Landscape()
		}
		check(fmt.Sprintf("random map %d", i), argmaptest.Random(rng, 1+rng.IntN(10)), paper, directions[i%len(directions)])
	}
	s, err := sample.Open(assets.Samples()[0].Name)
	if err != nil {
		t.Fatal(err)
	}
	check("the bundled map", s, picture.Papers[0], argmap.Auto)
	check("a long step", together(t, 30), picture.Papers[0], argmap.Auto)
}

// together is a map with a single step of so many premises.
func together(t *testing.T, n int) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Buses", argmap.Voice{ID: "reader", Name: "Reader"}))
	tx.Put(argmap.Statement{ID: "t", Text: "Fares should fall", Kind: argmap.Claim, Thesis: true, Rank: "1", Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}})
	a := argmap.Argument{ID: "a", Polarity: argmap.Pro, Target: argmap.StatementID("t").Ref(), Rank: "1"}
	for i := range n {
		id := argmap.StatementID(fmt.Sprintf("p%02d", i))
		tx.Put(argmap.Statement{ID: id, Text: fmt.Sprintf("Line %d runs empty after nine in the evening, all week", i), Kind: argmap.Claim, Rank: argmap.Rank(fmt.Sprintf("2%02d5", i)), Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}})
		a.Premises = append(a.Premises, id)
	}
	tx.Put(a)
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSheetsAsPoppler sees them: sizes, numbers, tabs, feet and the legend, by Poppler.
func TestSheetsAsPoppler(t *testing.T) {
	engine, fonts := engineFor(t), typesettest.Fonts(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("there is no Poppler here")
	}
	s := argmaptest.Paper(rand.New(rand.NewPCG(1, 1)), 40, false)
	paper := picture.Papers[0].Landscape()
	foot := picture.Caption("Buses  of\nthe town", time.Date(2024, 3, 1, 9, 0, 0, 0, time.UTC))
	sheets, err := picture.Sheets{Map: s, Fonts: fonts, Paper: paper, Foot: foot, Legend: true}.Draw(t.Context(), engine)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "pages.pdf")
	p := picture.Picture{Map: s, Sheets: sheets, Palette: scene.PaletteNamed("light"), Fonts: fonts, Title: "Buses"}
	if remarks, err := p.Write(t.Context(), path); err != nil || len(remarks) != 0 {
		t.Fatal(remarks, err)
	}
	run := func(name string, args ...string) string {
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
		return string(out)
	}
	info := run("pdfinfo", path)
	for _, want := range []string{fmt.Sprintf("Pages:           %d", len(sheets)), "841.89 x 595.28 pts (A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("%q is not in\n%s", want, info)
		}
	}
	pages := strings.Split(run("pdftotext", "-layout", path, "-"), "\f")
	for i := range sheets {
		for _, want := range []string{fmt.Sprintf("page %d of %d", i+1, len(sheets)), "Buses of the town · 2024-03-01"} {
			if !strings.Contains(pages[i], want) {
				t.Errorf("%q is not on page %d:\n%s", want, i+1, pages[i])
			}
		}
	}
	if links := bytes.Count(read(t, path), []byte("/Subtype /Link")); links < 2 {
		t.Errorf("%d tabs can be pressed", links)
	}
	if !strings.Contains(pages[0], "continued on page 2") || !strings.Contains(pages[1], "from page 1") {
		t.Errorf("no tabs between the first pages:\n%s\n%s", pages[0], pages[1])
	}
	if last := pages[len(sheets)-1]; !strings.Contains(last, "Legend") || !strings.Contains(last, "leads to another page") || strings.Contains(last, "folded") {
		t.Errorf("the legend is\n%s", last)
	}
}

func TestPapers(t *testing.T) {
	for locale, want := range map[string]string{"en-US": "Letter", "es_MX.UTF-8": "Letter", "en-Latn-CA": "Letter", "de-AT": "A4", "us": "A4", "": "A4"} {
		if got := picture.PaperFor(locale); got.Name != want {
			t.Errorf("%s: %s, want %s", locale, got.Name, want)
		}
	}
	if p, ok := picture.PaperNamed("letter"); !ok || p.Landscape().Size.W != 792 {
		t.Errorf("Letter: %v, %v", p, ok)
	}
	if _, ok := picture.PaperNamed("A0"); ok {
		t.Error("A0 is known")
	}
}

// TestAnnotated sees what is above and below a diagram in each kind of file.
func TestAnnotated(t *testing.T) {
	engine, fonts, s := engineFor(t), typesettest.Fonts(t), pair(t)
	drawn, err := picture.Draw(t.Context(), engine, scene.NewPlan(s, scene.Look{}, fonts), argmap.Down)
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".svg", ".pdf", ".png"} {
		plain, more := new(bytes.Buffer), new(bytes.Buffer)
		p := picture.Picture{Map: s, Scene: drawn, Palette: scene.PaletteNamed("light"), Fonts: fonts}
		for _, b := range []*bytes.Buffer{plain, more} {
			path := filepath.Join(t.TempDir(), "x"+ending)
			if _, err := p.Write(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			b.Write(read(t, path))
			p.Caption, p.Legend = "Fares & <buses>", true
		}
		if more.Len() <= plain.Len() {
			t.Errorf("%s: %d bytes with title and legend, %d without", ending, more.Len(), plain.Len())
		}
		if ending == ".svg" && (!strings.Contains(more.String(), "Fares &amp; &lt;buses&gt;") || !strings.Contains(more.String(), "evidence without a source") || strings.Contains(more.String(), "undercut")) {
			t.Errorf("the SVG says\n%s", more)
		}
	}
}
