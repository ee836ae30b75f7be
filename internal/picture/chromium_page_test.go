package picture_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"warrant/internal/argmap"
	"warrant/internal/codec/html"
	"warrant/internal/codec/sample"
	"warrant/internal/layout"
)

// look says what a test sees of the page.
const look = `({
	focus: document.activeElement.dataset.box || document.activeElement.dataset.step || document.activeElement.id,
	chosen: (document.querySelector("li.chosen") || {}).id || "",
	shown: document.querySelectorAll("[data-box]:not(.away)").length,
	all: document.querySelectorAll("[data-box]").length,
	zoom: document.querySelector("#diagram svg > g").getScreenCTM().a,
	shift: document.querySelector("#diagram svg > g").getScreenCTM().e,
	count: document.getElementById("count").textContent,
	hits: document.querySelectorAll("#text .hit").length,
	glows: document.querySelectorAll("#diagram g.hit").length,
})`

type seen struct {
	Focus, Chosen, Count    string
	Shown, All, Hits, Glows int
	Zoom, Shift             float64
}

func (c *chromium) look() (s seen) {
	c.t.Helper()
	c.eval(look, &s)
	return s
}

// saved writes a map as a page into a folder of the test.
func saved(t *testing.T, s *argmap.Snapshot, engine layout.Engine) string {
	t.Helper()
	text, remarks := page(t, s, engine)
	if len(remarks) > 0 {
		t.Fatal(remarks)
	}
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestPageInChromium walks, folds, searches, chooses and zooms in a real browser, with its keys and its mouse.
func TestPageInChromium(t *testing.T) {
	c := browser(t)
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	path := saved(t, s, engineOf(t))
	c.open(path, 1400, 870, "light")
	c.press("/", "L", "e", "a", "g", "u", "e", "Enter", "Enter", "Enter", "Enter")
	c.shoot("page-light.png")
	c.open(path, 1400, 900, "light")
	t.Run("opens", func(t *testing.T) { c.t = t; c.opens(s) })
	t.Run("keys", func(t *testing.T) { c.t = t; c.walks() })
	t.Run("folds", func(t *testing.T) { c.t = t; c.folds() })
	t.Run("search", func(t *testing.T) { c.t = t; c.searches() })
	t.Run("chooses", func(t *testing.T) { c.t = t; c.chooses() })
	t.Run("zoom", func(t *testing.T) { c.t = t; c.zooms() })
	t.Run("screen readers", func(t *testing.T) { c.t = t; c.speaks() })
	t.Run("print", func(t *testing.T) { c.t = t; c.prints() })
	c.t = t
	c.open(path, 1400, 900, "dark")
	c.holds("dark colours", `getComputedStyle(document.body).backgroundColor === "rgb(27, 31, 36)"`)
	c.holds("dark colours of boxes", `getComputedStyle(document.querySelector("[data-box] > rect[fill]")).fill !== "rgb(255, 255, 255)"`)
	c.shoot("page-dark.png")
	c.open(path, 390, 800, "light")
	c.holds("on a phone, the diagram above the text, and both on the screen", `(() => {
		const d = document.getElementById("diagram").getBoundingClientRect(), x = document.getElementById("text").getBoundingClientRect();
		return d.bottom <= x.top + 1 && d.height > 200 && x.height > 200 && x.bottom <= innerHeight + 1 && document.documentElement.scrollWidth <= innerWidth;
	})()`)
	c.shoot("page-phone.png")
	for _, asked := range c.asked {
		if !strings.HasPrefix(asked, "file://"+path) {
			t.Errorf("the page asked for %s", asked)
		}
	}
	if len(c.trouble) > 0 {
		t.Errorf("the browser reports %s", strings.Join(c.trouble, "\n"))
	}
}

func (c *chromium) opens(s *argmap.Snapshot) {
	got := c.look()
	if got.All != s.Count(argmap.KindStatement) || got.Shown == 0 || got.Shown >= got.All {
		c.t.Errorf("%d of %d boxes are shown of a map that opens folded", got.Shown, got.All)
	}
	c.holds("the tools are there", `!document.getElementById("bar").hidden`)
	c.holds("the thesis is in view", `(() => { const r = document.querySelector("[data-box=statement-1]").getBoundingClientRect(); return r.left >= 0 && r.right < innerWidth && r.top > 0 && r.bottom < innerHeight; })()`)
}

func (c *chromium) walks() {
	c.eval(`document.querySelector("#diagram [tabindex='0']").focus()`, nil)
	if got := c.look(); got.Focus != "statement-1" || got.Chosen != "statement-1" {
		c.t.Fatalf("Tab leads into the diagram at %q, chosen is %q", got.Focus, got.Chosen)
	}
	c.press("ArrowDown")
	first := c.look()
	if first.Focus == "statement-1" || first.Focus != first.Chosen {
		c.t.Errorf("down led to %q, chosen is %q", first.Focus, first.Chosen)
	}
	c.press("ArrowRight")
	if next := c.look(); next.Focus == first.Focus {
		c.t.Errorf("right stayed at %q", next.Focus)
	}
	c.press("ArrowLeft")
	if back := c.look(); back.Focus != first.Focus {
		c.t.Errorf("left led to %q, not back to %q", back.Focus, first.Focus)
	}
	c.press("ArrowUp")
	if top := c.look(); top.Focus != "statement-1" {
		c.t.Errorf("up led to %q, not to what it bears on", top.Focus)
	}
	c.press("End")
	if end := c.look(); end.Focus == "statement-1" {
		c.t.Error("End stayed at the thesis")
	}
	c.press("Home", "Enter")
	c.holds("Enter goes to the text", `document.activeElement === document.getElementById("statement-1")`)
	c.press("ArrowDown")
	line := c.look()
	if line.Focus == "statement-1" || line.Chosen != line.Focus {
		c.t.Errorf("in the text, down led to %q; chosen is %q", line.Focus, line.Chosen)
	}
	c.press("Enter")
	c.holds("Enter goes back to the diagram", `document.activeElement.closest("#diagram")`)
}

func (c *chromium) folds() {
	c.holds("a link from what is folded away is told of at its knob, and leads there", `(() => {
		const badge = Array.from(document.querySelectorAll(".fold.shut:not(.away)")).find((g) => g.textContent === "…");
		const before = document.querySelectorAll("[data-box]:not(.away)").length;
		badge.dispatchEvent(new MouseEvent("click", { bubbles: true }));
		return document.querySelectorAll("[data-box]:not(.away)").length > before && badge.classList.contains("away");
	})()`)
	c.press("Home")
	before := c.look()
	var wide float64
	c.eval(`document.querySelector("#diagram svg > g").getBBox().height`, &wide)
	c.press(" ")
	shut := c.look()
	if shut.Shown >= before.Shown || shut.Focus != "statement-1" {
		c.t.Errorf("folding the thesis leaves %d of %d boxes; focus is on %q", shut.Shown, before.Shown, shut.Focus)
	}
	c.holds("the badge counts what is hidden", `Array.from(document.querySelectorAll(".fold.shut:not(.away) text")).some((t) => /^\+[1-9]/.test(t.textContent))`)
	c.holds("the fold is said in both trees", `document.querySelector("[data-box=statement-1]").getAttribute("aria-expanded") === "false" && document.getElementById("statement-1").getAttribute("aria-expanded") === "false"`)
	c.press("f")
	if open := c.look(); open.Shown != before.Shown {
		c.t.Errorf("unfolding shows %d boxes, not %d again", open.Shown, before.Shown)
	}
	c.click("#open")
	if open := c.look(); open.Shown != open.All {
		c.t.Errorf("%d of %d boxes are open", open.Shown, open.All)
	}
	var all float64
	c.eval(`document.querySelector("#diagram svg > g").getBBox().height`, &all)
	c.click("#close")
	c.click(".fold.shut:not(.away)")
	c.settle()
	one := c.look()
	if one.Shown < 2 || one.Shown >= one.All {
		c.t.Errorf("the badge opened %d of %d boxes", one.Shown, one.All)
	}
	var now float64
	c.eval(`document.querySelector("#diagram svg > g").getBBox().height`, &now)
	if now > all/3 {
		c.t.Errorf("folding leaves its room open: the diagram is %g high, and %g with everything in it", now, all)
	}
	c.holds("no box lies on another", `(() => {
		const boxes = Array.from(document.querySelectorAll("[data-box]:not(.away)")).map((g) => g.querySelector("rect").getBoundingClientRect());
		return boxes.every((a, i) => boxes.every((b, k) => k <= i || a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1));
	})()`)
	c.shoot("page-folded.png")
}

func (c *chromium) searches() {
	c.press("/")
	if got := c.look(); got.Focus != "search" {
		c.t.Fatalf("/ leads to %q", got.Focus)
	}
	c.press("k", "O", "r", "é", "a") // whatever the case and the accents
	found := c.look()
	if found.Hits < 5 || found.Glows < 5 || !strings.Contains(found.Count, "hits") {
		c.t.Errorf("%d hits in the text, %d in the diagram; said is %q", found.Hits, found.Glows, found.Count)
	}
	c.press("Enter", "Enter", "Enter", "Enter")
	fourth := c.look()
	if !strings.HasPrefix(fourth.Count, "4 of ") || fourth.Chosen == "" {
		c.t.Errorf("after four times Enter: %q, chosen is %q", fourth.Count, fourth.Chosen)
	}
	c.press("Shift+Enter")
	if third := c.look(); !strings.HasPrefix(third.Count, "3 of ") || third.Chosen == fourth.Chosen {
		c.t.Errorf("Shift+Enter leads to %q, %q", third.Count, third.Chosen)
	}
	c.holds("the hit can be seen in the text and in the diagram", `(() => {
		const within = (el, pane) => { const r = el.getBoundingClientRect(), p = document.getElementById(pane).getBoundingClientRect(); return r.top >= p.top - 1 && r.bottom <= p.bottom + 1 && r.left >= p.left - 1; };
		return within(document.querySelector("li.now").firstElementChild, "text") && within(document.querySelector("g.hit.now"), "diagram");
	})()`)
	c.shoot("page-search.png")
	c.press("Escape")
	if got := c.look(); got.Hits != 0 || got.Glows != 0 || got.Count != "" {
		c.t.Errorf("after Escape: %+v", got)
	}
	c.holds("Escape goes back to the diagram", `document.activeElement.closest("#diagram")`)
}

func (c *chromium) chooses() {
	c.click("#open")
	c.click("#fit")
	c.press("0")
	const box = "[data-box=statement-9]"
	c.click(box)
	if got := c.look(); got.Chosen != "statement-9" || got.Focus != "statement-9" {
		c.t.Errorf("a click on a box chooses %q, focus is on %q", got.Chosen, got.Focus)
	}
	c.holds("the text goes there", `(() => { const r = document.getElementById("statement-9-head").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()`)
	c.eval(`document.getElementById("statement-30").firstElementChild.scrollIntoView()`, nil)
	c.click("#statement-30-head")
	if got := c.look(); got.Chosen != "statement-30" {
		c.t.Errorf("a click on a line chooses %q", got.Chosen)
	}
	c.settle()
	x, y := c.middle("[data-box=statement-30] > rect[fill]")
	px, py := c.middle("#diagram")
	if x < px-60 || x > px+60 || y < py-60 || y > py+60 {
		c.t.Errorf("the box of the line is at %g, %g, not in the middle at %g, %g", x, y, px, py)
	}
}

func (c *chromium) zooms() {
	c.press("0")
	c.holds("0 shows all that is open", `(() => { const r = document.querySelector("#diagram svg > g").getBoundingClientRect(), p = document.getElementById("diagram").getBoundingClientRect(); return r.left >= p.left - 1 && r.right <= p.right + 1 && r.top >= p.top - 1 && r.bottom <= p.bottom + 1; })()`)
	c.shoot("page-all.png")
	fit := c.look()
	c.press("+")
	in := c.look()
	c.press("-")
	out := c.look()
	if in.Zoom <= fit.Zoom || out.Zoom >= in.Zoom {
		c.t.Errorf("zoom is %g, after + %g, after − %g", fit.Zoom, in.Zoom, out.Zoom)
	}
	x, y := c.middle("#diagram")
	c.mouse("mouseWheel", x, y, map[string]any{"deltaX": 0, "deltaY": -120, "modifiers": 2})
	c.settle()
	wheel := c.look()
	if wheel.Zoom <= out.Zoom {
		c.t.Errorf("Ctrl and the wheel lead from %g to %g", out.Zoom, wheel.Zoom)
	}
	chosen := wheel.Chosen
	left := map[string]any{"button": "left", "buttons": 1, "clickCount": 1}
	c.mouse("mousePressed", x, y, left)
	c.mouse("mouseMoved", x+30, y, left)
	c.mouse("mouseMoved", x+80, y, left)
	c.mouse("mouseReleased", x+80, y, left)
	if got := c.look(); got.Shift < wheel.Shift+70 || got.Shift > wheel.Shift+90 || got.Chosen != chosen {
		c.t.Errorf("a drag by 80 moved the diagram by %g, and chose %q", got.Shift-wheel.Shift, got.Chosen)
	}
	before := c.look()
	finger := func(kind string, apart float64) {
		points := []map[string]any{}
		if apart > 0 {
			points = append(points, map[string]any{"x": x - apart, "y": y, "id": 1}, map[string]any{"x": x + apart, "y": y, "id": 2})
		}
		c.call("Input.dispatchTouchEvent", map[string]any{"type": kind, "touchPoints": points}, nil)
	}
	finger("touchStart", 40)
	for _, apart := range []float64{50, 60, 80} {
		finger("touchMove", apart)
	}
	finger("touchEnd", 0)
	c.settle()
	if got := c.look(); got.Zoom < before.Zoom*1.4 {
		c.t.Errorf("two fingers going apart led from %g to %g", before.Zoom, got.Zoom)
	}
}

// speaks holds what a screen reader is told of the page.
func (c *chromium) speaks() {
	var tree struct {
		Nodes []struct {
			Ignored    bool
			Role, Name struct{ Value json.RawMessage }
		}
	}
	c.call("Accessibility.getFullAXTree", nil, &tree)
	count, nameless := map[string]int{}, 0
	for _, n := range tree.Nodes {
		role := strings.Trim(string(n.Role.Value), `"`)
		if !n.Ignored {
			count[role]++
			if name := string(n.Name.Value); role == "treeitem" && (name == "" || name == `""`) || role == "button" && name == `""` {
				nameless++
			}
		}
	}
	if count["tree"] < 2 || count["treeitem"] < 300 || count["searchbox"] != 1 || nameless > 0 {
		c.t.Errorf("told are %v, %d of them without a name", count, nameless)
	}
}

func (c *chromium) prints() {
	var pdf struct{ Data string }
	c.eval(`addEventListener("beforeprint", () => { window.printed = document.querySelector("#diagram svg").getAttribute("viewBox"); })`, nil)
	c.call("Page.printToPDF", map[string]any{}, &pdf)
	if len(pdf.Data) < 10_000 {
		c.t.Errorf("the print has %d bytes", len(pdf.Data))
	}
	c.holds("all of the diagram is printed", `window.printed`)
	c.holds("and moves again after", `!document.querySelector("#diagram svg").hasAttribute("viewBox")`)
}

// TestTextPageInChromium holds that a page without a diagram is walked, folded and searched, too.
func TestTextPageInChromium(t *testing.T) {
	c := browser(t)
	s, err := sample.Open("alenga-2020")
	if err != nil {
		t.Fatal(err)
	}
	data, _, err := html.Format.Write(s)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "text.html")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	c.open(path+"#statement-12", 1000, 800, "light")
	c.holds("an address that names a line leads to it", `document.activeElement.id === "statement-12" && document.activeElement.firstElementChild.getBoundingClientRect().top < innerHeight`)
	c.press("Home", "ArrowLeft")
	c.holds("the arrow closes", `document.getElementById("statement-1").getAttribute("aria-expanded") === "false"`)
	c.press("/", "L", "e", "a", "g", "u", "e", "Enter", "Enter", "Enter", "Escape")
	c.holds("a hit is opened and chosen", `document.querySelector("li.chosen") === document.activeElement && !document.activeElement.parentElement.closest("[aria-expanded=false]")`)
	if len(c.trouble) > 0 {
		t.Errorf("the browser reports %s", strings.Join(c.trouble, "\n"))
	}
}

// TestHostilePageInChromium holds that words do nothing in a browser but stand there.
func TestHostilePageInChromium(t *testing.T) {
	c := browser(t)
	c.open(saved(t, hostile(t), engineOf(t)), 1000, 800, "light")
	c.press("/", "o", "n", "e", "r", "r", "o", "r", "Enter", "Enter", "Enter", "Escape", " ")
	c.holds("nothing ran", `typeof ran === "undefined" && document.images.length === 0 && document.scripts.length === 1`)
	if len(c.trouble) > 0 {
		t.Errorf("the browser reports %s", strings.Join(c.trouble, "\n"))
	}
}

// TestDeepPageInChromium holds that a branch deeper than browsers nest elements is walked and folded to its end.
func TestDeepPageInChromium(t *testing.T) {
	c := browser(t)
	c.open(saved(t, chain(t, 700), engineOf(t)), 1000, 800, "light")
	c.click("#open")
	if got := c.look(); got.Shown != 700 {
		t.Errorf("%d of 700 boxes are open", got.Shown)
	}
	c.eval(`document.querySelector("[data-box=statement-699]").focus()`, nil)
	c.press("ArrowDown")
	if got := c.look(); got.Focus != "statement-700" {
		t.Errorf("down from the last but one led to %q", got.Focus)
	}
	c.press("ArrowUp", "ArrowUp")
	if got := c.look(); got.Focus != "statement-698" {
		t.Errorf("up twice led to %q", got.Focus)
	}
	c.press(" ")
	if got := c.look(); got.Shown != 698 {
		t.Errorf("folding the third from below leaves %d boxes", got.Shown)
	}
	c.eval(`document.querySelector("[data-box=statement-2]").focus()`, nil)
	c.press(" ")
	if got := c.look(); got.Shown != 2 {
		t.Errorf("folding the second leaves %d boxes", got.Shown)
	}
	if len(c.trouble) > 0 {
		t.Errorf("the browser reports %s", strings.Join(c.trouble, "\n"))
	}
}

// TestLargePageInChromium holds that a page of a thousand statements does what it should.
func TestLargePageInChromium(t *testing.T) {
	c := browser(t)
	c.open(saved(t, thousand(), engineOf(t)), 1400, 900, "light")
	c.shoot("page-thousand.png")
	var took map[string]float64
	c.eval(`(() => {
		const time = (what) => { const from = performance.now(); what(); document.body.getBoundingClientRect(); return Math.round(performance.now() - from); };
		return {
			open: time(() => document.getElementById("open").click()),
			fit: time(() => document.getElementById("fit").click()),
			search: time(() => { const f = document.getElementById("search"); f.value = "the"; f.dispatchEvent(new Event("input")); }),
			close: time(() => document.getElementById("close").click()),
		};
	})()`, &took)
	t.Logf("milliseconds: %v", took)
	c.click("#open")
	if got := c.look(); got.Shown != got.All || got.All < 900 {
		t.Errorf("%d of %d boxes are open", got.Shown, got.All)
	}
	c.press("0")
	c.shoot("page-thousand-all.png")
	if len(c.trouble) > 0 {
		t.Errorf("the browser reports %s", strings.Join(c.trouble, "\n"))
	}
}
