package html

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"warrant/internal/argmap"
	"warrant/internal/argmaptest"
	"warrant/internal/codec"
	"warrant/internal/codec/sample"
)

// parsed is a page as a browser has it.
type parsed struct {
	root *html.Node
	ids  map[string]*html.Node
}

func pageOf(t *testing.T, s *argmap.Snapshot) parsed {
	t.Helper()
	data, _, err := Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{root, map[string]*html.Node{}}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if p.ids[id] != nil {
				t.Errorf("two elements have the id %s", id)
			}
			p.ids[id] = n
		}
	}
	return p
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// maps are those that the page is tried with.
func maps(t *testing.T) map[string]*argmap.Snapshot {
	out := map[string]*argmap.Snapshot{
		"empty": argmap.New("", argmap.Voice{ID: "reader", Name: "Reader", Role: argmap.Reader}),
		"paper": argmaptest.Paper(rand.New(rand.NewPCG(1, 2)), 300, true),
	}
	for i := range uint64(20) {
		out[fmt.Sprint("random ", i)] = argmaptest.Random(rand.New(rand.NewPCG(i, 7)), 30)
	}
	out["sample"] = bundled(t)
	return out
}

func bundled(t *testing.T) *argmap.Snapshot {
	t.Helper()
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestHeadings holds that headings start at the first level and skip none, so that one can go by them.
func TestHeadings(t *testing.T) {
	for name, s := range maps(t) {
		last := 0
		for n := range pageOf(t, s).root.Descendants() {
			if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
				continue
			}
			level := int(n.Data[1] - '0')
			if level > last+1 || last == 0 && level != 1 || last > 0 && level == 1 {
				t.Errorf("%s: a heading of level %d follows one of level %d: %s", name, level, last, words(n))
			}
			if strings.TrimSpace(words(n)) == "" {
				t.Errorf("%s: an empty heading", name)
			}
			last = level
		}
		if last == 0 {
			t.Errorf("%s: no heading", name)
		}
	}
}

// TestTree holds that the roles of a tree stand in each other as they must, and that levels and places are right.
func TestTree(t *testing.T) {
	for name, s := range maps(t) {
		p := pageOf(t, s)
		for n := range p.root.Descendants() {
			within := ""
			if n.Parent != nil {
				within = attr(n.Parent, "role")
			}
			switch attr(n, "role") {
			case "group":
				if within != "treeitem" {
					t.Errorf("%s: a group stands in %q", name, within)
				}
			case "tree":
				if attr(n, "aria-label") == "" && p.ids[attr(n, "aria-labelledby")] == nil {
					t.Errorf("%s: a tree has no name", name)
				}
			case "treeitem":
				if within != "tree" && within != "group" {
					t.Errorf("%s: a line stands in %q", name, within)
				}
				p.line(t, name, n)
			}
		}
	}
}

// line holds one line of the tree to what it says of itself.
func (p parsed) line(t *testing.T, name string, n *html.Node) {
	t.Helper()
	level, before, all, below := 0, 0, 0, false
	for up := n; up != nil; up = up.Parent {
		if attr(up, "role") == "treeitem" {
			level++
		}
	}
	mine := false
	for c := range n.Parent.ChildNodes() {
		if attr(c, "role") == "treeitem" {
			all++
			if mine = mine || c == n; !mine {
				before++
			}
		}
	}
	for c := range n.ChildNodes() {
		below = below || attr(c, "role") == "group"
	}
	for key, want := range map[string]string{"aria-level": strconv.Itoa(level), "aria-setsize": strconv.Itoa(all), "aria-posinset": strconv.Itoa(before + 1)} {
		if got := attr(n, key); got != want {
			t.Errorf("%s: %s: %s is %s, not %s", name, attr(n, "id"), key, got, want)
		}
	}
	if (attr(n, "aria-expanded") == "true") != below {
		t.Errorf("%s: %s says of itself %q, but has lines below it: %v", name, attr(n, "id"), attr(n, "aria-expanded"), below)
	}
	label := p.ids[attr(n, "aria-labelledby")]
	if label == nil || label.Parent != n || strings.TrimSpace(words(label)) == "" {
		t.Errorf("%s: %s has no name", name, attr(n, "id"))
	}
}

// TestEverythingIsTold holds that every statement is told once, whatever its words are made of, with what it cites and
// what was said of it; that every link leads somewhere; and that all that is missing is in the report.
func TestEverythingIsTold(t *testing.T) {
	for name, s := range maps(t) {
		p := pageOf(t, s)
		for i, id := range s.Outline().Order {
			st, _ := s.Statement(id)
			head := p.ids[fmt.Sprintf("statement-%d-head", i+1)]
			if head == nil || !strings.HasSuffix(words(head), ": "+read(st.Text)) {
				t.Errorf("%s: statement %d is not told as %q", name, i+1, st.Text)
			}
		}
		all := words(p.root)
		for _, c := range s.Comments() {
			if !strings.Contains(all, read(c.Text)) {
				t.Errorf("%s: the comment %q is not told", name, c.Text)
			}
		}
		for _, c := range s.Citations() {
			if q, _ := s.Passage(c.Passage); !strings.Contains(all, read(q.Quote)) {
				t.Errorf("%s: the quotation %q is not told", name, q.Quote)
			}
		}
		for n := range p.root.Descendants() {
			if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && p.ids[to] == nil {
				t.Errorf("%s: a link leads to %s, which is not there", name, to)
			}
		}
		_, report, _ := Format.Write(s)
		gone := len(s.Views()) + len(s.Map().Foreign.Formats())
		for _, st := range s.Statements() {
			gone += len(st.Foreign.Formats())
		}
		for _, a := range s.Arguments() {
			gone += len(a.Foreign.Formats())
		}
		if len(report) != gone {
			t.Errorf("%s: %d things are reported as not carried, but there are %d: %v", name, len(report), gone, report)
		}
		for _, l := range report {
			if l.Kind != codec.Dropped || !strings.Contains(l.What, "view") && !strings.Contains(l.What, "only the format") {
				t.Errorf("%s: reported as not carried: %v", name, l)
			}
		}
	}
}

// read returns a text as a page has it: what HTML has no place for is shown as a replacement.
func read(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(text)
}

// TestWordsStayWords holds that what people type is text in the page, never markup.
func TestWordsStayWords(t *testing.T) {
	const bad = `</script><script>alert(1)</script> <img src=x onerror="alert(1)"> & &amp; "quoted" 'so' <!-- --> {{.Title}} ]]> ` + "\u202eright"
	s := argmap.New(bad, argmap.Voice{ID: "reader", Name: bad, Role: argmap.Reader})
	tx := argmap.Begin(s)
	tx.Put(argmap.Statement{ID: "s1", Kind: argmap.Claim, Text: bad, Note: bad, Group: bad, Tags: []string{bad}, Thesis: true,
		Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}})
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	p := pageOf(t, s)
	scripts := 0
	for n := range p.root.Descendants() {
		switch {
		case n.Type == html.CommentNode, n.Data == "img" && n.Type == html.ElementNode:
			t.Errorf("words became markup: %v", n)
		case n.Data == "script" && n.Type == html.ElementNode:
			scripts++
		}
	}
	if scripts != 1 {
		t.Errorf("the page has %d scripts", scripts)
	}
	if got := words(p.ids["statement-1-head"]); !strings.HasSuffix(got, bad) {
		t.Errorf("the statement reads %q", got)
	}
}

// TestPolicy holds that the page asks for nothing from outside and lets nothing run but its own script.
func TestPolicy(t *testing.T) {
	p := pageOf(t, bundled(t))
	policy := ""
	for n := range p.root.Descendants() {
		if attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
		if attr(n, "src") != "" || n.Data == "link" || strings.Contains(attr(n, "href"), "//") {
			t.Errorf("the page asks for %v", n.Attr)
		}
	}
	for n := range p.root.Descendants() {
		if n.Data == "script" || n.Data == "style" {
			if !strings.Contains(policy, hash(words(n))) {
				t.Errorf("the policy %q does not allow the page's own %s", policy, n.Data)
			}
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none';") {
		t.Errorf("the policy is %q", policy)
	}
}

// TestDeepLines holds that a branch deeper than browsers nest elements is told to its end, with its true levels.
func TestDeepLines(t *testing.T) {
	const n = 3000
	tx := argmap.Begin(argmap.New("Chain", argmap.Voice{ID: "reader", Name: "Reader"}))
	for i := range n {
		id := argmap.StatementID(fmt.Sprint("s", i))
		tx.Put(argmap.Statement{ID: id, Text: "So", Kind: argmap.Claim, Thesis: i == 0, Rank: argmap.Rank(fmt.Sprintf("%05d1", i)),
			Holdings: []argmap.Holding{{Voice: "reader", Stance: argmap.Asserts}}})
		if i > 0 {
			tx.Put(argmap.Argument{ID: argmap.ArgumentID(fmt.Sprint("a", i)), Premises: []argmap.StatementID{id}, Polarity: argmap.Pro,
				Target: argmap.StatementID(fmt.Sprint("s", i-1)).Ref(), Rank: "1"})
		}
	}
	s, _, err := tx.Commit()
	if err != nil {
		t.Fatal(err)
	}
	p := pageOf(t, s)
	for i := range n {
		line := p.ids[fmt.Sprintf("statement-%d", i+1)]
		if line == nil || attr(line, "aria-level") != strconv.Itoa(i+1) {
			t.Fatalf("line %d is %v", i+1, line)
		}
		depth := 0
		for up := line; up != nil; up = up.Parent {
			depth++
		}
		if depth > 300 {
			t.Fatalf("line %d stands in %d elements", i+1, depth)
		}
	}
}

// TestDrawing holds that a drawing is put into the page as it is, with its colours under the policy, and that Lines names
// lines that are there.
func TestDrawing(t *testing.T) {
	for name, s := range maps(t) {
		data, _, err := Write(s, Drawing{Markup: []byte(`<svg role="img" aria-label="D"></svg>`), Light: "--ink-1:#fff;", Dark: "--ink-1:#000;", Contrast: "--ink-1:#000;"})
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			t.Fatal(err)
		}
		p, drawn, policy := map[string]bool{}, 0, ""
		for n := range root.Descendants() {
			p[attr(n, "id")] = true
			if attr(n, "http-equiv") != "" {
				policy = attr(n, "content")
			}
			if n.Data == "svg" && n.Parent != nil && attr(n.Parent, "id") == "diagram" {
				drawn++
			}
			if n.Type == html.ElementNode && n.Data == "style" && (!strings.Contains(policy, hash(words(n))) || !strings.Contains(words(n), "--ink-1:#fff;")) {
				t.Errorf("%s: the policy %q does not fit the style", name, policy)
			}
		}
		if drawn != 1 {
			t.Errorf("%s: %d drawings", name, drawn)
		}
		lines := Lines(s)
		if want := s.Count(argmap.KindStatement) + s.Count(argmap.KindArgument); len(lines) != want {
			t.Errorf("%s: %d lines for %d statements and steps", name, len(lines), want)
		}
		for r, id := range lines {
			if !p[id] {
				t.Errorf("%s: %v has the line %s, which is not there", name, r, id)
			}
		}
	}
}
