package scene

import (
	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Page is the part of a map that is drawn on one sheet of several.
type Page struct {
	Roots []argmap.StatementID       // what stands at the top, in order
	Steps map[argmap.ArgumentID]bool // the steps that are drawn, among those that the rest of the look shows
	From  map[argmap.StatementID]int // by root: the page on which what it bears on is drawn; none where the map begins with it
	To    map[argmap.Ref]int         // by statement and step: the page on which further steps on it are drawn
	Homes map[argmap.StatementID]int // by statement: the page on which its own box is drawn
}

// SmallestText is the size of the smallest type in a diagram, in world units.
const SmallestText = bubbleText

// Measures of a tab, in world units.
const (
	tabInset = 7.0
	tabRow   = 18.0
	tabGap   = 8.0 // from the border to a tab
)

// tab draws a plate with words that lead to another page: inside of the box, so that no line runs over it.
func (d *drawing) tab(said string, page int, right bool) {
	said = d.measure.Ellipsis(said, smallSize, true, d.inside()-2*tabInset)
	w := d.measure.Width(said, smallSize, true)
	r := geom.Rect{X: d.left(), Y: d.y, W: w + 2*tabInset, H: tabRow}
	if right {
		r.X = d.right() - r.W
	}
	d.put(Box{Rect: r, Radius: 3, Fill: Muted})
	d.words(said, r.X+tabInset, r.Y+headText, smallSize, true, Paper)
	d.parts = append(d.parts, Hit{Of: d.card.st.ID.Ref(), Part: PartTab, Rect: r, Page: page})
	d.y += tabRow
}

// fromTab says above all else from which page a box comes.
func (d *drawing) fromTab() {
	if d.card.from > 0 {
		d.y += tabGap
		d.tab(words.T("from page %d", d.card.from), d.card.from, false)
	}
}

// toTab says below all else on which page a box goes on.
func (d *drawing) toTab() {
	if d.card.to > 0 {
		d.tab(words.T("continued on page %d", d.card.to), d.card.to, true)
		d.y += tabGap
	}
}

// turn says of a card what its page knows of other pages.
func (p *Page) turn(c *card, root bool) {
	switch {
	case p == nil:
	case c.stub:
		c.at = p.Homes[c.st.ID]
	default:
		c.to = p.To[c.st.ID.Ref()]
		if root {
			c.from = p.From[c.st.ID]
		}
	}
}

// elsewhere reports whether some of the steps on r are on another page, which a tab says instead of a fold's mark.
func (p *Page) elsewhere(r argmap.Ref) bool { return p != nil && p.To[r] > 0 }

// Trim cuts the margin around a drawing down to what is left, in world units.
func (s *Scene) Trim(left float64) { s.Bounds = bounds(s, left) }
