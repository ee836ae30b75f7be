package picture_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec/sample"
	"warrant/internal/layout"
	"warrant/internal/layout/host"
	"warrant/internal/picture"
	"warrant/internal/scene"
	"warrant/internal/typeset/typesettest"
)

// page writes a map as a page, with the diagram laid out by engine.
func page(t *testing.T, s *argmap.Snapshot, engine layout.Engine) (string, []string) {
	t.Helper()
	p := picture.Page{Map: s, Look: scene.Look{Folded: picture.Opening(s)}, Fonts: typesettest.Fonts(t), Engine: engine}
	data, report, remarks, err := p.Write(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(report) < len(s.Views()) {
		t.Errorf("%d views are not in the page, but the report says %v", len(s.Views()), report)
	}
	return string(data), remarks
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// mapsToDraw are those that pages are tried with.
func mapsToDraw(t *testing.T) map[string]*argmap.Snapshot {
	bundled, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*argmap.Snapshot{"pair": pair(t), "sample": bundled}
	for i := range uint64(8) {
		out["random "+string(rune('a'+i))] = argmaptest.Random(rand.New(rand.NewPCG(i, 3)), 40)
	}
	return out
}

// TestPageDrawsEveryLine holds that every statement has one box in the page's diagram and every step its knob, that each
// names a line of the text, and that what opens folded in the window opens folded in the page.
func TestPageDrawsEveryLine(t *testing.T) {
	for name, s := range mapsToDraw(t) {
		text, remarks := page(t, s, &flat{width: 100})
		if len(remarks) > 0 {
			t.Errorf("%s: %v", name, remarks)
		}
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		lines, boxes, knobs, folded := map[string]bool{}, map[string]int{}, 0, 0
		for n := range root.Descendants() {
			if attribute(n, "role") == "treeitem" {
				lines[attribute(n, "id")] = true
			}
			if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-folded" }) {
				folded++
			}
		}
		for n := range root.Descendants() {
			box, step := attribute(n, "data-box"), attribute(n, "data-step")
			for _, line := range append(strings.Fields(attribute(n, "data-with")), box, step) {
				if line != "" && !lines[line] {
					t.Errorf("%s: the diagram draws %s, which is no line", name, line)
				}
			}
			if box != "" {
				boxes[box]++
			}
			if step != "" {
				knobs++
			}
			if (box != "" || step != "") && len(strings.Fields(attribute(n, "data-at"))) != 4 {
				t.Errorf("%s: %s%s has no place", name, box, step)
			}
		}
		if len(boxes) != s.Count(argmap.KindStatement) {
			t.Errorf("%s: %d boxes for %d statements", name, len(boxes), s.Count(argmap.KindStatement))
		}
		for line, n := range boxes {
			if n != 1 {
				t.Errorf("%s: %s has %d boxes", name, line, n)
			}
		}
		if shown := scene.Shown(s, scene.Look{}); knobs == 0 && len(shown) > len(boxes) {
			t.Errorf("%s: no step has a knob", name)
		}
		if want := picture.Opening(s); folded == 0 && len(want) > 0 {
			t.Errorf("%s: nothing is folded, but %d things should be", name, len(want))
		}
	}
}

// hostile is a map whose every word would be markup and script.
func hostile(t *testing.T) *argmap.Snapshot {
	t.Helper()
	const bad = `</title></svg></style></script><script>ran=1</script><img src=x onerror=ran=1> & "q" 'q' <!-- ` + "\u202e]]>"
	by := []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}
	tx := argmap.Begin(argmap.New(bad, argmap.Voice{ID: "reader", Name: bad}))
	for _, r := range []argmap.Record{
		argmap.Statement{ID: "t", Holdings: by, Text: bad, Short: bad, Kind: argmap.Claim, Thesis: true, Rank: "1", Tags: []string{bad}},
		argmap.Statement{ID: "e", Holdings: by, Text: bad, Kind: argmap.Evidence, Rank: "2", Group: bad},
		argmap.Argument{ID: `a"/onload="ran=1`, Label: bad, Premises: []argmap.StatementID{"e"}, Polarity: argmap.Con, Target: argmap.StatementID("t").Ref(), Rank: "1"},
	} {
		tx.Put(r)
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPageKeepsWordsAsWords holds that what people type becomes no markup in the diagram, its titles or its style.
func TestPageKeepsWordsAsWords(t *testing.T) {
	text, _ := page(t, hostile(t), &flat{width: 100})
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("words became a comment: %q", n.Data)
		}
		if n.Type == html.ElementNode {
			count[n.Data]++
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || strings.Contains(a.Val, "//") {
				t.Errorf("the page has %s=%q", a.Key, a.Val)
			}
		}
	}
	if count["script"] != 1 || count["style"] != 1 || count["svg"] != 1 || count["img"] != 0 {
		t.Errorf("the page has %v", count)
	}
}

// TestPageWithoutDiagram holds that a map that cannot be laid out is still a page, which says what is missing.
func TestPageWithoutDiagram(t *testing.T) {
	text, remarks := page(t, pair(t), &flat{err: errors.New("no engine")})
	if len(remarks) != 1 || !strings.Contains(remarks[0], "no diagram, only the text") || strings.Contains(text, "<svg") || !strings.Contains(text, "Fares should fall") {
		t.Errorf("remarks %q; a diagram: %v", remarks, strings.Contains(text, "<svg"))
	}
	empty := argmap.New("", argmap.Voice{ID: "reader", Name: "Reader"})
	if text, remarks := page(t, empty, &flat{width: 100}); len(remarks) > 0 || strings.Contains(text, "<svg") {
		t.Errorf("the page of an empty map: %q", remarks)
	}
}

// TestPageOfThousand holds that a page of a thousand statements stays small enough to send.
func TestPageOfThousand(t *testing.T) {
	text, _ := page(t, thousand(), &flat{width: 100})
	t.Logf("%d kB", len(text)/1000)
	if len(text) > 5_000_000 {
		t.Errorf("the page has %d bytes", len(text))
	}
}

func thousand() *argmap.Snapshot { return argmaptest.Paper(rand.New(rand.NewPCG(1, 2)), 1000, true) }

// chain is a map in which each statement bears on the one before.
func chain(t *testing.T, n int) *argmap.Snapshot {
	t.Helper()
	tx := argmap.Begin(argmap.New("Chain", argmap.Voice{ID: "reader", Name: "Reader"}))
	id := func(i int) argmap.StatementID { return argmap.StatementID(fmt.Sprintf("s%05d", i)) }
	for i := range n {
		tx.Put(argmap.Statement{ID: id(i), Text: fmt.Sprint("Statement ", i), Kind: argmap.Claim, Thesis: i == 0, Rank: argmap.Rank(fmt.Sprintf("%05d1", i)),
			Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}})
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID("a" + id(i)), Premises: []argmap.StatementID{id(i)}, Polarity: argmap.Pro, Target: id(i - 1).Ref(), Rank: "1"})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// engineOf returns the real engine, or skips.
func engineOf(t *testing.T) layout.Engine {
	t.Helper()
	engine := host.Find(host.Options{})
	t.Cleanup(func() { engine.Close() })
	if engine.Name() == "none" {
		t.Skip("there is no Graphviz here")
	}
	return engine
}
