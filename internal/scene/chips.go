package scene

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"warrant/internal/argmap"
	"warrant/internal/geom"
	"warrant/internal/words"
)

// Measures of a chip, in world units.
const (
	chipInset = 7.0
	chipText  = 14.0 // from the top of a chip to its base line
	maxChips  = 3    // of more, two are shown and the number of the others
)

// chip is what a box shows of one place that it cites.
type chip struct {
	of     argmap.Ref // the citation it stands for: of several, the one in the worst state
	text   string
	anchor Anchor
	none   bool // says that there is no source
}

// chipsOf groups the citations of a statement: those of one passage make one chip, and so do those of one note. The
// worst states come first.
func chipsOf(s *argmap.Snapshot, look Look, st argmap.Statement) []chip {
	groups := groupCitations(s, st.ID.Ref())
	out := make([]chip, 0, len(groups))
	for _, g := range groups {
		c := chip{of: g[0].ID.Ref(), text: chipWords(s, g), anchor: AnchorOf(s, look, g[0])}
		for _, cit := range g[1:] {
			if a := AnchorOf(s, look, cit); a > c.anchor {
				c.of, c.anchor = cit.ID.Ref(), a
			}
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b chip) int { return trouble(b.anchor) - trouble(a.anchor) })
	if len(out) == 0 && st.Kind == argmap.Evidence {
		return []chip{{text: words.T("no source"), anchor: AnchorDetached, none: true}}
	}
	return out
}

// trouble orders the states that need somebody's attention; the others are all alike.
func trouble(a Anchor) int {
	if a < AnchorMoved {
		return 0
	}
	return int(a)
}

// groupCitations returns the citations of r, those that share a passage, or else a note, together.
func groupCitations(s *argmap.Snapshot, r argmap.Ref) [][]argmap.Citation {
	type key struct {
		passage argmap.PassageID
		note    int
		alone   argmap.CitationID
	}
	var out [][]argmap.Citation
	at := map[key]int{}
	for _, c := range s.CitationsOf(r) {
		k := key{passage: c.Passage}
		switch {
		case c.Passage != "":
		case c.Note > 0:
			k.note = c.Note
		default:
			k.alone = c.ID
		}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], c)
	}
	return out
}

// AnchorOf returns the state of one citation.
func AnchorOf(s *argmap.Snapshot, look Look, c argmap.Citation) Anchor {
	if a := look.Anchors[c.ID]; a != AnchorUnknown {
		return a
	}
	p, ok := s.Passage(c.Passage)
	switch {
	case !ok:
		return AnchorWhole
	case p.Start == p.End:
		return AnchorDetached
	}
	return AnchorExact
}

// chipWords says what the citations of one chip point at: the place in the text with the numbers of the notes, or the
// works.
func chipWords(s *argmap.Snapshot, group []argmap.Citation) string {
	var parts []string
	if p, ok := s.Passage(group[0].Passage); ok {
		parts = append(parts, placeWords(s, p))
	}
	var notes []int
	for _, c := range group {
		if c.Note > 0 && !slices.Contains(notes, c.Note) {
			notes = append(notes, c.Note)
		}
	}
	if len(notes) > 0 {
		slices.Sort(notes)
		parts = append(parts, "n. "+runs(notes))
	}
	if len(notes) == 0 || len(parts) == 1 {
		if works := workWords(s, group); works != "" {
			parts = append(parts, works)
		}
	}
	return strings.Join(parts, " · ")
}

// placeWords names a passage by its place: section and paragraph, or page, or the text it is from.
func placeWords(s *argmap.Snapshot, p argmap.Passage) string {
	var parts []string
	if p.Section != "" {
		parts = append(parts, p.Section)
	}
	if p.Paragraph > 0 {
		parts = append(parts, "¶"+strconv.Itoa(p.Paragraph))
	}
	if p.Page != "" {
		parts = append(parts, "p. "+p.Page)
	}
	if len(parts) == 0 {
		src, _ := s.Source(p.Source)
		return src.Title
	}
	return strings.Join(parts, " ")
}

// workWords names the works of a group, with the pages where there is but one.
func workWords(s *argmap.Snapshot, group []argmap.Citation) string {
	var names []string
	locator := ""
	for _, c := range group {
		item, ok := s.Item(c.Item)
		if !ok {
			continue
		}
		if name := item.Short(); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
			locator = c.Locator
		}
	}
	if len(names) == 1 && locator != "" {
		return names[0] + ", " + strings.ReplaceAll(locator, "-", "–")
	}
	return strings.Join(names, "; ")
}

// runs writes ascending numbers, three and more in a row as a range: 27, 29–31.
func runs(n []int) string {
	var parts []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if j-i >= 2 {
			parts = append(parts, fmt.Sprintf("%d–%d", n[i], n[j]))
			i = j + 1
			continue
		}
		parts = append(parts, strconv.Itoa(n[i]))
		i++
	}
	return strings.Join(parts, ", ")
}

// chipRows draws the chips in as many rows as they need, none wider than room, and leaves y at the top of the last row.
func (d *drawing) chipRows(room float64) {
	chips := d.card.chips
	rest := 0
	if len(chips) > maxChips {
		rest = len(chips) - (maxChips - 1)
		chips = chips[:maxChips-1]
	}
	x := 0.0
	place := func(w float64) float64 {
		if x > 0 && x+w > room {
			x = 0
			d.y += chipRow + chipGap
		}
		at := x
		x += w + chipGap
		return d.left() + at
	}
	for _, c := range chips {
		text, w := d.chipFit(c, room)
		d.chip(c, text, geom.Rect{X: place(w), Y: d.y, W: w, H: chipRow})
	}
	if rest > 0 {
		plus := "+" + strconv.Itoa(rest)
		w := d.measure.Width(plus, smallSize, true)
		d.words(plus, place(w)+2, d.y+chipText, smallSize, true, Muted)
	}
}

// chipFit returns the words of a chip, cut where they must be, and its width.
func (d *drawing) chipFit(c chip, room float64) (string, float64) {
	extra := 2 * chipInset
	if !c.none {
		extra += glyphWidth + 5
	}
	bold := c.anchor >= AnchorAmbiguous
	text := c.text + words.T(anchorStyles[c.anchor].word)
	text = d.measure.Ellipsis(text, smallSize, bold, room-extra)
	return text, d.measure.Width(text, smallSize, bold) + extra
}

// anchorStyle is how a state looks.
type anchorStyle struct {
	line  Token
	ink   Token
	width float64
	dash  []float64
	glyph func(geom.Point, Token) []Item
	word  string
}

var anchorStyles = [...]anchorStyle{
	AnchorUnknown:   {Muted, Ink, 1, nil, quoteGlyph, ""},
	AnchorWhole:     {Muted, Ink, 1, nil, bookGlyph, ""},
	AnchorExact:     {Muted, Ink, 1, nil, quoteGlyph, ""},
	AnchorDetached:  {Muted, Ink, 1, dotted, quoteGlyph, ""},
	AnchorMoved:     {Muted, Ink, 1, nil, movedGlyph, ""},
	AnchorAmbiguous: {Warn, Warn, 2, nil, askGlyph, " choose"},
	AnchorChanged:   {Warn, Warn, 2, nil, unequalGlyph, " changed"},
	AnchorLost:      {Bad, Bad, 2, nil, crossGlyph, " lost"},
}

// chip draws one chip.
func (d *drawing) chip(c chip, text string, r geom.Rect) {
	style := anchorStyles[c.anchor]
	inner := r.Grow(-style.width / 2)
	d.put(Box{Rect: inner, Radius: 4, Line: style.line, Width: style.width, Dash: style.dash})
	x := r.X + chipInset
	ink := style.ink
	if c.none {
		ink = Muted
	} else {
		d.put(style.glyph(geom.Point{X: x, Y: r.Y + r.H/2}, ink)...)
		x += glyphWidth + 5
		d.parts = append(d.parts, Hit{Of: c.of, Part: PartChip, Rect: r})
	}
	d.words(text, x, r.Y+chipText, smallSize, c.anchor >= AnchorAmbiguous, ink)
}

// comments counts the open comments on r, and all of them.
func comments(s *argmap.Snapshot, r argmap.Ref) (open, all int) {
	for _, c := range s.CommentsOn(r) {
		all++
		if c.Status == argmap.Open {
			open++
		}
	}
	return open, all
}

// bubble draws the comments at the right of the last row of chips: filled while any is open.
func (d *drawing) bubble(open, all int) {
	d.uses(usesComments)
	r := geom.Rect{X: d.right() - bubbleWidth, Y: d.y + 1, W: bubbleWidth, H: bubbleHeight}
	items, _ := bubbleItems(d.measure, r, open, all)
	d.put(items...)
	d.parts = append(d.parts, Hit{Of: d.card.st.ID.Ref(), Part: PartComments, Rect: r})
}

// bubbleItems draws a speech bubble with a count into r, its tail below.
func bubbleItems(m Measurer, r geom.Rect, open, all int) ([]Item, float64) {
	body := []geom.Point{
		{X: r.X, Y: r.Y}, {X: r.Right(), Y: r.Y}, {X: r.Right(), Y: r.Bottom()}, {X: r.X + 11, Y: r.Bottom()},
		{X: r.X + 5, Y: r.Bottom() + 5}, {X: r.X + 6, Y: r.Bottom()}, {X: r.X, Y: r.Bottom()},
	}
	shape := Shape{Points: body, Fill: Ink}
	ink, n := Paper, open
	if open == 0 {
		shape, ink, n = Shape{Points: body, Fill: Paper, Line: Muted, Width: 1.25}, Muted, all
	}
	said := m.Ellipsis(strconv.Itoa(n), bubbleText, true, r.W-2)
	w := m.Width(said, bubbleText, true)
	return []Item{shape, Text{At: geom.Point{X: r.X + (r.W-w)/2, Y: r.Y + 12}, Words: said, Size: bubbleText, Bold: true, Ink: ink, Width: w}}, w
}
