package workspace

import (
	"fmt"
	"math"

	"warrant/internal/argmap"
	"warrant/internal/filter"
	"warrant/internal/find"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Measures of the filter bar, in pixels.
const (
	BarLine   = 28.0 // from chip to chip
	BarChip   = 24.0 // height of a chip: nothing that can be pressed is smaller
	BarText   = 13.0
	barEdge   = 8.0
	barGap    = 6.0
	barInset  = 9.0 // in a chip, at the left and right
	barTitles = 74.0
	barField  = 210.0
	barHead   = 38.0 // height of the line with the field
	barShare  = 0.25 // of the pane that the rows may take
	leastRows = 2
	groupRows = 2 // that a group takes before the rest of it is put together
)

// bar is the open filter bar.
type bar struct {
	open   bool
	typed  string
	at     chipKey         // the chip that keys go to
	walked bool            // the arrows were used since something was typed: Space chooses instead of being typed
	opened map[string]bool // groups that show all their chips
	top    int             // first row in sight
	width  float64         // of the bar, in pixels
	height float64         // of the pane with the bar
	laid   *FilterBar      // as it was laid out last
	chips  []Chip          // all of them, also those out of sight
	toggle []func()        // what pressing each does
	rows   int
}

// chipKey names a chip so that it is found again when the rows change.
type chipKey struct{ group, words string }

// FilterBar is what the bar above the diagram shows; all places are in the bar, in pixels.
type FilterBar struct {
	Height float64
	Field  geom.Rect // for typing
	Typed  string
	Titles []Chip // names of the groups, which cannot be pressed
	Chips  []Chip // those in sight
	More   bool   // there are rows above or below those in sight
}

// Chip is something to press in the filter bar.
type Chip struct {
	Rect  geom.Rect
	Words string
	Count string // behind the words, in grey
	On    bool
	Here  bool // keys go to it
	Mark  ChipMark

	key chipKey
	row int // -1: it stands beside the field
}

// ChipMark is drawn in a chip instead of words.
type ChipMark uint8

// The marks of chips.
const (
	NoMark    ChipMark = iota
	CrossMark          // closes the bar
)

// OpenFilterBar shows the bar, with nothing typed yet.
func (w *Workspace) OpenFilterBar() {
	w.chipBar = bar{open: true, width: w.chipBar.width, height: w.chipBar.height, opened: map[string]bool{}}
	w.publish(BarChanged)
}

// CloseFilterBar hides the bar. The filter stays; the status line shows it.
func (w *Workspace) CloseFilterBar() {
	w.chipBar = bar{width: w.chipBar.width, height: w.chipBar.height}
	w.publish(BarChanged)
}

// FilterBar lays the bar out for a width, and the height of the pane that it takes its room from; nil: it is closed.
func (w *Workspace) FilterBar(width, height float64) *FilterBar {
	if !w.chipBar.open || w.stage != nil {
		return nil
	}
	w.chipBar.width, w.chipBar.height = width, height
	b := &barBuilder{w: w, width: width, out: &FilterBar{Typed: w.chipBar.typed}}
	b.head()
	b.groups()
	b.choose()
	b.cut()
	w.chipBar.laid, w.chipBar.chips, w.chipBar.toggle, w.chipBar.rows = b.out, b.chips, b.toggle, b.row
	return b.out
}

// barBuilder lays out one bar.
type barBuilder struct {
	w      *Workspace
	width  float64
	out    *FilterBar
	chips  []Chip
	toggle []func()
	titles []Chip
	row    int // the row that is being filled
	x      float64
}

func (b *barBuilder) wide(said string) float64 { return b.w.cfg.Fonts.Width(said, BarText, false) }

// chip places a chip at x of a row.
func (b *barBuilder) chip(c Chip, do func()) {
	b.chips, b.toggle = append(b.chips, c), append(b.toggle, do)
}

// sized returns a chip with the width that its words need.
func (b *barBuilder) sized(c Chip) Chip {
	c.Words = b.w.cfg.Fonts.Ellipsis(c.Words, BarText, false, math.Max(60, math.Min(240, b.width-barTitles-80)))
	c.Rect.W, c.Rect.H = math.Max(BarChip, b.wide(c.Words)+2*barInset), BarChip
	if c.Count != "" {
		c.Rect.W += b.wide(c.Count) + barGap
	}
	if c.Mark != NoMark {
		c.Rect.W = BarChip
	}
	return c
}

// head lays out the field and what stands beside it, in one line or, where there is no room, in two.
func (b *barBuilder) head() {
	w := b.w
	b.out.Field = geom.Rect{X: barEdge, Y: 2, W: math.Min(barField, b.width-2*barEdge-BarChip-barGap), H: barHead - 4}
	f := w.look.filter
	x, y := b.out.Field.Right()+barGap, (barHead-BarChip)/2
	put := func(c Chip, do func()) {
		c = b.sized(c)
		c.key, c.row = chipKey{"", c.Words}, -1
		if x+c.Rect.W > b.width-barEdge-BarChip-barGap {
			x, y = barEdge, math.Max(y+BarLine, barHead)
		}
		c.Rect.X, c.Rect.Y = x, y
		x = c.Rect.Right() + barGap
		b.chip(c, do)
	}
	mode := func(hide bool) func() {
		return func() {
			if f.Hide != hide {
				_ = w.turnMode()
			}
		}
	}
	put(Chip{Words: words.T("Dim the rest"), On: !f.Hide}, mode(false))
	put(Chip{Words: words.T("Hide the rest"), On: f.Hide}, mode(true))
	if !filter.Empty(f) {
		n, all := len(filter.Pick(w.Snapshot(), f)), w.Snapshot().Count(argmap.KindStatement)
		put(Chip{Words: words.T("Clear"), Count: ofAll(n, all)}, func() { _ = w.clearFilter() })
	}
	shut := b.sized(Chip{Mark: CrossMark, key: chipKey{"", "close"}, row: -1})
	shut.Rect.X, shut.Rect.Y = b.width-barEdge-BarChip, (barHead-BarChip)/2
	b.chip(shut, w.CloseFilterBar)
	b.out.Height = math.Max(barHead, y+BarLine+barEdge/2)
}

func ofAll(n, all int) string { return words.T("%d of %d", n, all) }

// groups lays out the rows: each group starts one, and goes on in a second; what does not fit is put together in one
// chip that opens it. What was typed narrows them.
func (b *barBuilder) groups() {
	w := b.w
	typed, f := find.Type(w.chipBar.typed), w.look.filter
	for _, g := range filter.Choices(w.Snapshot(), f) {
		var list []filter.Choice
		for _, c := range g.Choices {
			if _, ok := typed.Rank(c.Words); ok {
				list = append(list, c)
			}
		}
		b.group(g.Title, list)
	}
	if w.chipBar.typed != "" {
		t := f
		t.Text = w.chipBar.typed
		b.start(words.T("Text"))
		b.place(Chip{Words: words.T("“%s”", w.chipBar.typed), Count: fmt.Sprint(len(filter.Pick(w.Snapshot(), t))), key: chipKey{words.T("Text"), ""}},
			func() { w.SetFilter(t) })
		b.row++
	} else if f.Text != "" {
		t := f
		t.Text = ""
		b.start(words.T("Text"))
		b.place(Chip{Words: words.T("“%s”", f.Text), Count: fmt.Sprint(len(filter.Pick(w.Snapshot(), f))), On: true, key: chipKey{words.T("Text"), ""}},
			func() { w.SetFilter(t) })
		b.row++
	}
}

// start begins a row with a title.
func (b *barBuilder) start(title string) {
	b.x = barEdge + barTitles
	b.titles = append(b.titles, Chip{Words: title, Rect: geom.Rect{X: barEdge, W: barTitles - barGap, H: BarChip}, row: b.row})
}

// place puts a chip into the row, or the next one where it does not fit.
func (b *barBuilder) place(c Chip, do func()) {
	c = b.sized(c)
	if b.x+c.Rect.W > b.width-barEdge && b.x > barEdge+barTitles {
		b.row++
		b.x = barEdge + barTitles
	}
	c.Rect.X, c.row = b.x, b.row
	b.x = c.Rect.Right() + barGap
	b.chip(c, do)
}

func (b *barBuilder) group(title string, list []filter.Choice) {
	if len(list) == 0 {
		return
	}
	w, first := b.w, b.row
	b.start(title)
	for i, c := range list {
		chip := Chip{Words: c.Words, Count: fmt.Sprint(c.Count), On: c.On, key: chipKey{title, c.Words}}
		more := Chip{Words: words.T("+ %d more", len(list)-i), key: chipKey{title, "more"}}
		if !w.chipBar.opened[title] && i+1 < len(list) && !b.fits(first, chip, more) {
			b.place(more, func() { w.chipBar.opened[title] = true })
			break
		}
		b.place(chip, func() {
			w.chipBar.typed = "" // what is typed next looks for something else
			w.SetFilter(c.Toggle(w.look.filter))
		})
	}
	b.row++
}

// fits reports whether a chip still fits into the rows of a group that starts at first, with room for another behind it.
func (b *barBuilder) fits(first int, c, behind Chip) bool {
	x, row := b.x, b.row
	for _, c := range []Chip{b.sized(c), b.sized(behind)} {
		if x+c.Rect.W > b.width-barEdge && x > barEdge+barTitles {
			row++
			x = barEdge + barTitles
		}
		x += c.Rect.W + barGap
	}
	return row < first+groupRows
}

// choose finds the chip that keys go to: the one they went to before or, where it is gone, the first of the rows.
func (b *barBuilder) choose() {
	at := -1
	for i, c := range b.chips {
		if c.key == b.w.chipBar.at {
			at = i
		}
	}
	if at < 0 {
		for i, c := range b.chips {
			if c.row >= 0 {
				at = i
				break
			}
		}
	}
	if at >= 0 {
		b.chips[at].Here = true
		b.w.chipBar.at = b.chips[at].key
	}
}

// cut leaves as many rows in sight as the pane has room for, with the chip that keys go to among them.
func (b *barBuilder) cut() {
	most := max(leastRows, int(b.w.chipBar.height*barShare/BarLine))
	top := b.w.chipBar.top
	for _, c := range b.chips {
		if c.Here && c.row >= 0 {
			top = min(max(top, c.row-most+1), c.row)
		}
	}
	top = max(0, min(top, b.row-most))
	b.w.chipBar.top = top
	sight := func(list []Chip) (out []Chip) {
		for _, c := range list {
			if c.row >= top && c.row < top+most {
				c.Rect.Y = b.out.Height + float64(c.row-top)*BarLine
				out = append(out, c)
			} else if c.row < 0 {
				out = append(out, c)
			}
		}
		return out
	}
	b.out.Chips, b.out.Titles = sight(b.chips), sight(b.titles)
	b.out.More = b.row > most
	b.out.Height += float64(min(b.row, most)) * BarLine
}

// FilterTyped takes what is in the field of the bar.
func (w *Workspace) FilterTyped(text string) {
	if !w.chipBar.open || text == w.chipBar.typed {
		return
	}
	w.chipBar.typed, w.chipBar.walked, w.chipBar.at, w.chipBar.top = text, false, chipKey{}, 0
	w.publish(BarChanged)
}

// FilterKey takes a stroke in the bar; false: the field takes it.
func (w *Workspace) FilterKey(k Key) bool {
	if !w.chipBar.open || w.FilterBar(w.chipBar.width, w.chipBar.height) == nil {
		return false
	}
	switch {
	case k.Ctrl || k.Alt:
		return false
	case k.Name == "Escape" && w.chipBar.typed != "":
		w.chipBar.typed, w.chipBar.at = "", chipKey{}
	case k.Name == "Escape":
		w.CloseFilterBar()
		return true
	case k.Name == "Space" && w.chipBar.typed != "" && !w.chipBar.walked:
		return false
	case k.Name == "Enter" || k.Name == "Space":
		w.pressChip(func(c Chip) bool { return c.Here })
	case k.Name == "Delete":
		_ = w.clearFilter()
	case k.Name == "Tab":
		_ = w.turnMode()
	case k.Name == "Left" || k.Name == "Right" || k.Name == "Up" || k.Name == "Down":
		w.walkBar(k.Name)
	case k.Name == "PageUp" || k.Name == "PageDown":
		for range leastRows {
			w.walkBar(map[string]string{"PageUp": "Up", "PageDown": "Down"}[k.Name])
		}
	default:
		return false
	}
	w.publish(BarChanged)
	return true
}

// walkBar moves to the chip beside, above or below.
func (w *Workspace) walkBar(way string) {
	w.chipBar.walked = true
	at := -1
	for i, c := range w.chipBar.chips {
		if c.Here {
			at = i
		}
	}
	if at < 0 {
		return
	}
	from, to := w.chipBar.chips[at], -1
	switch way {
	case "Left":
		to = at - 1
	case "Right":
		to = at + 1
	default:
		row := from.row + map[string]int{"Up": -1, "Down": 1}[way]
		least := math.Inf(1)
		for i, c := range w.chipBar.chips {
			if d := math.Abs(c.Rect.Center().X - from.Rect.Center().X); c.row == row && d < least {
				least, to = d, i
			}
		}
	}
	if to >= 0 && to < len(w.chipBar.chips) {
		w.chipBar.at = w.chipBar.chips[to].key
		for i := range w.chipBar.chips {
			w.chipBar.chips[i].Here = i == to
		}
	}
}

// FilterPress presses what is at a point of the bar.
func (w *Workspace) FilterPress(p geom.Point) {
	if w.chipBar.laid == nil {
		return
	}
	w.pressIn(w.chipBar.laid.Chips, func(c Chip) bool { return c.Rect.Contains(p) })
	w.publish(BarChanged)
}

// pressChip presses the first chip that is wanted, in sight or not.
func (w *Workspace) pressChip(want func(Chip) bool) { w.pressIn(w.chipBar.chips, want) }

func (w *Workspace) pressIn(list []Chip, want func(Chip) bool) {
	for _, c := range list {
		if !want(c) {
			continue
		}
		for i, all := range w.chipBar.chips {
			if all.key == c.key {
				w.chipBar.at, w.chipBar.walked = c.key, true
				w.chipBar.toggle[i]()
				return
			}
		}
	}
}

// FilterScroll moves the rows of the bar.
func (w *Workspace) FilterScroll(rows int) {
	if w.chipBar.laid == nil || !w.chipBar.laid.More {
		return
	}
	want := max(0, min(w.chipBar.top+rows, w.chipBar.rows-leastRows))
	for _, c := range w.chipBar.chips {
		if c.row >= want {
			w.chipBar.at, w.chipBar.top = c.key, want
			break
		}
	}
	w.publish(BarChanged)
}
