package scene

import (
	"fmt"

	"warrant/internal/argmap"
	"warrant/internal/geom"
)

// Measures of boxes that are too small on screen for their text, in screen pixels.
const (
	titlePixels  = 11.0
	titleLine    = 14.0
	titleInset   = 6.0
	stripePixels = 9.0
	thinPixels   = 1.0
	leastPixels  = 9.0 // of text that can be read
)

// coarse draws a box without its text: with its short title, or as a mere shape.
func (b *builder) coarse(c *card, by geom.Point) ([]Item, []Hit) {
	if c.stub {
		return shiftedAll(b.farStub(c), by), c.parts
	}
	var items []Item
	if b.detail.Level == Titles {
		items = b.titled(c)
	} else {
		items = b.blank(c)
	}
	parts := []Hit{{Of: c.st.ID.Ref(), Part: PartBox, Rect: c.outline()}}
	if c.fold.steps > 0 {
		items = append(b.foldEdges(c), items...)
		mark := c.outline()
		if mark.H, mark.Y = foldRoom, mark.Bottom(); c.up {
			mark.Y = c.outline().Y - foldRoom
		}
		parts = append(parts, Hit{Of: c.st.ID.Ref(), Part: PartFold, Rect: mark})
	}
	if c.thin {
		thinAll(items)
	}
	if c.dim {
		faintAll(items)
	}
	if b.found(c) {
		items = append(items, b.foundMark(c))
	}
	return shiftedAll(items, by), parts
}

// shiftedAll moves all items by d.
func shiftedAll(items []Item, d geom.Point) []Item {
	for i := range items {
		items[i] = shifted(items[i], d)
	}
	return items
}

// farStub draws a stub without its words or, while they can be read, with as many as there is room for.
func (b *builder) farStub(c *card) []Item {
	items := []Item{widened(stubBox(c), b.detail.pixels(thinPixels))}
	if b.detail.Level == Titles {
		x := c.frame.X + stubInset
		items = append(items, b.title(c, x, c.frame.Right()-stubInset-x, Muted)...)
	}
	if c.thin {
		thinAll(items)
	}
	if c.dim {
		faintAll(items)
	}
	return items
}

// foldEdges draws the edges of folded paper behind a box.
func (b *builder) foldEdges(c *card) []Item {
	var out []Item
	step := max(foldEdge, b.detail.pixels(2.5))
	for k := 2.0; k >= 1; k-- {
		r := c.outline().Move(c.behind(k * step))
		out = append(out, Box{Rect: r, Radius: corner(c), Fill: Paper, Line: Rule, Width: max(1, b.detail.pixels(thinPixels))})
	}
	return out
}

// titled draws a box with its short title, a stripe in the hue of its stance, and what is wrong with its citations.
func (b *builder) titled(c *card) []Item {
	px := b.detail.pixels
	thin := max(borderWidth, px(thinPixels))
	items := frameItems(c)
	for i := range items {
		items[i] = widened(items[i], thin)
	}
	if c.dim {
		dotAll(items, b.dots())
	}
	if b.found(c) {
		fillFound(items)
	}
	r := c.frame
	x := r.X + px(titleInset)
	if c.stance != "" && !c.thesis() {
		w := px(stripePixels)
		stripe := geom.Rect{X: r.X, Y: r.Y, W: w, H: r.H}
		items = append(items, Box{Rect: stripe, Radius: min(corner(c), w/2), Fill: hue(c.stance)})
		stripe.X, stripe.W = r.X+w/2, w/2
		items = append(items, Box{Rect: stripe, Fill: hue(c.stance)})
		at := geom.Point{X: r.X + w/2, Y: r.Y + r.H/2}
		items = append(items, sign(c.stance, at, px(5), px(1.4), Paper)...)
		x += w
	}
	bad := Anchor(0)
	for _, ch := range c.chips {
		bad = max(bad, ch.anchor)
	}
	room := r.Right() - px(titleInset) - x
	if bad >= AnchorMoved {
		room -= px(10)
		style := anchorStyles[bad]
		items = append(items, Disc{Center: geom.Point{X: r.Right() - px(8), Y: r.Y + px(8)}, Radius: px(4), Fill: style.line})
	}
	count, wide := b.foldCount(c)
	items = append(items, count...)
	return append(items, b.title(c, x, room-wide, Ink)...)
}

// foldCount writes how many statements a fold hides into the lower right corner of a box, and below that how many of them
// speak against, as the words of the fold mark do nearer by. It returns the width that is left to nobody else.
func (b *builder) foldCount(c *card) (items []Item, wide float64) {
	px, m := b.detail.pixels, b.plan.measure
	size := px(leastPixels)
	type count struct {
		words string
		ink   Token
	}
	var counts []count
	if c.fold.against > 0 {
		counts = append(counts, count{fmt.Sprintf("−%d", c.fold.against), Con})
	}
	if n := max(c.fold.hidden, c.fold.steps); n > 0 {
		counts = append(counts, count{fmt.Sprintf("+%d", n), Muted})
	}
	if 1.2*size*float64(len(counts)) > c.frame.H-px(2) {
		return nil, 0
	}
	for i, n := range counts {
		w := m.Width(n.words, size, true)
		at := geom.Point{X: c.frame.Right() - px(4) - w, Y: c.frame.Bottom() - 0.45*size - float64(i)*1.15*size}
		items = append(items, Text{At: at, Words: n.words, Size: size, Bold: true, Ink: n.ink, Width: w})
		wide = max(wide, w)
	}
	return items, wide
}

// titleSize returns the size of a title in a box of that height, or 0 where it could not be read.
func (b *builder) titleSize(high float64) float64 {
	size := min(b.detail.pixels(titlePixels), (high-4)/1.15) // far off, even one line may be too high for the box
	least := b.detail.pixels(leastPixels)
	switch {
	case size >= least:
		return size
	case least*1.1 <= high-2: // see Text.Bounds
		return least
	}
	return 0
}

// title writes the short title in as many lines as fit; none where it could not be read.
func (b *builder) title(c *card, x, room float64, ink Token) []Item {
	px := b.detail.pixels
	size := b.titleSize(c.frame.H)
	if size == 0 {
		return nil
	}
	line := size * titleLine / titlePixels
	most := max(1, int((c.frame.H-px(4))/line))
	m := b.plan.measure
	whole := c.st.Title()
	if c.number != "" {
		whole = c.number + "  " + whole
	}
	lines := m.Wrap(whole, size, c.thesis(), room)
	words := make([]string, 0, most)
	for i, l := range lines {
		if i == most-1 && i < len(lines)-1 {
			words = append(words, m.Ellipsis(l.Text+" "+lines[i+1].Text, size, c.thesis(), room))
			break
		}
		words = append(words, l.Text)
	}
	high := line*float64(len(words)-1) + 1.1*size // see Text.Bounds
	base := c.frame.Y + (c.frame.H-high)/2 + 0.8*size
	var out []Item
	for i, text := range words {
		text = m.Ellipsis(text, size, c.thesis(), room)
		at := geom.Point{X: x, Y: base + float64(i)*line}
		out = append(out, Text{At: at, Words: text, Size: size, Bold: c.thesis(), Ink: ink, Width: m.Width(text, size, c.thesis())})
	}
	return out
}

// blank draws a box as a filled shape: its hue and sign tell the stance, its dashes that it is unstated. A thesis keeps
// its title, so that one knows where one is.
func (b *builder) blank(c *card) []Item {
	px := b.detail.pixels
	if c.thesis() {
		ring := Box{Rect: c.outline(), Radius: cornerFor + thesisRim, Fill: Paper, Line: Ink, Width: max(rimWidth, px(thinPixels))}
		fill, ink := Box{Rect: c.frame.Grow(-px(1)), Radius: cornerFor, Fill: Ink}, Paper
		switch {
		case b.found(c):
			fill.Fill, ink = Found, Ink
		case c.dim:
			fill.Fill, ink = Paper, Ink
		}
		items := []Item{ring, fill}
		x := fill.Rect.X + px(4)
		return append(items, b.title(c, x, fill.Rect.Right()-px(4)-x, ink)...)
	}
	fill, ink := hue(c.stance), Paper
	if c.stance == "" {
		fill = Rule
	}
	box := Box{Rect: c.frame, Radius: corner(c), Fill: fill}
	switch {
	case b.found(c):
		box.Fill, box.Line, box.Width, ink = Found, fill, px(1.5), fill
		if c.st.Kind == argmap.Assumption {
			box.Dash = []float64{px(4), px(2.5)}
		}
	case c.dim:
		box = Box{Rect: c.frame, Radius: corner(c), Fill: Paper, Line: fill, Width: px(1.5)}
		ink = fill
	case c.st.Kind == argmap.Assumption:
		box = Box{Rect: c.frame, Radius: corner(c), Fill: Paper, Line: fill, Width: px(1.5), Dash: []float64{px(4), px(2.5)}}
		ink = fill
	}
	if c.stance == "" {
		return []Item{box}
	}
	return append([]Item{box}, sign(c.stance, c.frame.Center(), min(px(10), 0.7*c.frame.H), px(2), ink)...)
}

// dots are those of the border of what is set aside while titles can be read, as far from each other on screen as they
// are nearer by. Farther off such a box is hollow.
func (b *builder) dots() []float64 { return []float64{b.detail.pixels(1.5), b.detail.pixels(3)} }

// sign draws plus or minus.
func sign(p argmap.Polarity, at geom.Point, size, thick float64, ink Token) []Item {
	if p == argmap.Con {
		return minusSign(at, size, thick, ink)
	}
	return plusSign(at, size, thick, ink)
}

// widened gives the border of an item at least the width w.
func widened(it Item, w float64) Item {
	switch it := it.(type) {
	case Box:
		if it.Line != None {
			it.Width = max(it.Width, w)
		}
		return it
	case Line:
		it.Width = max(it.Width, w)
		return it
	case Shape:
		if it.Line != None {
			it.Width = max(it.Width, w)
		}
		return it
	}
	return it
}
